"""What is remembered of files, and when it is not believed."""

import json
import os
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any

import pytest

from credlint.config.globs import Pattern
from credlint.config.settings import Extension, PerFileIgnores, Settings
from credlint.model import diagnostic, fix, result, span
from credlint.model.diagnostic import Confidence, Diagnostic, Severity, Step
from credlint.model.fix import Applicability, Edit, Fix
from credlint.model.result import Cell, Excerpt, FileResult, Suppressed, Unchecked
from credlint.model.span import Position, Span
from credlint.pipeline import check_source, default_settings
from credlint.run import cache, cache_folder, check, codec, contents, secret, together, work
from credlint.run.codec import Unfit, decode, encode
from credlint.run.discover import discover
from credlint.run.targets import Target

LEAK = 'import os\n\nprint(os.environ["AWS_SECRET_ACCESS_KEY"])\n'
DATED = LEAK.rstrip("\n") + "  # credlint: ignore[CRD201] until=2026-06-30\n"
KEY_ID = "AKIAQWERTYUIOPASDFGH"

Check = Callable[..., list[FileResult]]


@pytest.fixture(params=[True, False], ids=["across files", "each alone"])
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Settings:
    project = tmp_path / "project"
    project.mkdir()
    (project / "leak.py").write_text(LEAK)
    (project / "clean.py").write_text("x = 1\n")
    (project / "broken.py").write_text("# credlint: none\ndef f(:\n")
    (project / "sub").mkdir()
    (project / "sub" / "dated.py").write_text(DATED)
    monkeypatch.chdir(project)
    return replace(
        default_settings(),
        root=project.as_posix(),
        working_directory=project.as_posix(),
        cache_dir=(project / ".credlint_cache").as_posix(),
        today=date(2026, 1, 1),
        cross_file=request.param,
    )


def run(settings: Settings, *paths: str, jobs: int = 1) -> list[FileResult]:
    found = discover(paths or ["."], settings)
    return check.check_files(found, settings, jobs, lambda done, total: None)


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """All files are old enough to be known by their stamps."""
    now = 4_000_000_000_000_000_000
    monkeypatch.setattr(cache, "time_ns", lambda: now)


@pytest.fixture
def idle(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """From now on nothing may be read or checked."""

    def refuse(*_: object) -> Any:
        raise AssertionError("it was not remembered")

    def switch() -> None:
        monkeypatch.setattr(work, "matters", refuse)
        monkeypatch.setattr(contents, "matters", refuse)
        monkeypatch.setattr(together, "do_task", refuse)
        monkeypatch.setattr(check, "check_target", refuse)
        monkeypatch.setattr(check, "check_screened", refuse)

    return switch


def indices(settings: Settings) -> list[Path]:
    return sorted(Path(settings.cache_dir).glob("index-*.json"))


def write_sealed(index: Path, body: bytes) -> None:
    """Write an index as only its owner can."""
    index.write_bytes(secret.seal(secret.user_secret([]), index.name, body) + b"\n" + body)


def opened(settings: Settings) -> cache.Cache:
    found = cache.open_cache(settings)
    assert found is not None
    return found


def test_a_second_run_reads_no_file(
    settings: Settings, later: None, idle: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = run(settings)
    assert [len(result.diagnostics) for result in first] == [0, 0, 1, 0]
    assert [result.path for result in first if result.unchecked] == ["broken.py"]
    idle()
    monkeypatch.setattr(Target, "read", lambda _: pytest.fail("a file was read"))
    assert run(settings) == first


def test_a_new_file_is_known_by_its_content(settings: Settings, idle: Callable[[], None]) -> None:
    first = run(settings)
    for entry in json.loads(indices(settings)[0].read_bytes().partition(b"\n")[2]).values():
        assert entry[:4] == [0, 0, 0, 0]
    idle()
    assert run(settings) == first


def test_a_touched_file_is_known_by_its_content(settings: Settings, later: None, idle: Callable[[], None]) -> None:
    first = run(settings)
    os.utime("leak.py", ns=(1, 1))
    idle()
    assert run(settings) == first
    assert run(settings) == first


def test_a_change_is_seen(settings: Settings, later: None) -> None:
    run(settings)
    status = Path("clean.py").stat()
    Path("clean.py").write_text("y = 2\n")
    os.utime("clean.py", ns=(status.st_atime_ns, status.st_mtime_ns))
    Path("leak.py").write_text(LEAK * 2)
    Path("sub/dated.py").unlink()
    results = run(settings)
    assert [(result.path, len(result.diagnostics)) for result in results] == [
        ("broken.py", 0),
        ("clean.py", 0),
        ("leak.py", 2),
    ]
    assert run(replace(settings, cache_dir="")) == results


def test_a_change_that_keeps_size_and_time_is_seen(settings: Settings) -> None:
    Path("clean.py").write_text(LEAK.replace("print", "spool"))
    status = Path("clean.py").stat()
    assert not run(settings, "clean.py")[0].diagnostics
    Path("clean.py").write_text(LEAK)
    os.utime("clean.py", ns=(status.st_atime_ns, status.st_mtime_ns))
    assert run(settings, "clean.py")[0].diagnostics


def test_the_working_directory_does_not_matter(
    settings: Settings, later: None, idle: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = run(settings)
    idle()
    monkeypatch.chdir("sub")
    below = replace(settings, working_directory=f"{settings.root}/sub")
    assert [result.path for result in run(below, "..")] == ["../broken.py", "../clean.py", "../leak.py", "dated.py"]
    monkeypatch.chdir("/")
    away = replace(settings, working_directory="/")
    assert [result.diagnostics for result in run(away, settings.root)] == [one.diagnostics for one in first]


def test_an_expired_comment_is_seen(settings: Settings, later: None) -> None:
    assert not run(settings, "sub")[0].diagnostics
    tomorrow = replace(settings, today=date(2026, 7, 1))
    assert [one.code for one in run(tomorrow, "sub")[0].diagnostics] == ["CRD201", "CRD904"]
    assert not run(settings, "sub")[0].diagnostics


OTHER: dict[str, Any] = {
    "selected": frozenset({"CRD101"}),
    "per_file_ignores": (PerFileIgnores(Pattern("*.py"), frozenset({"CRD201"})),),
    "severities": (("CRD201", Severity.INFO),),
    "min_confidence": Confidence.HIGH,
    "require_reason": True,
    "honour_comments": False,
    "extension": Extension(credential_env=("X",)),
    "root": "/elsewhere",
    "import_roots": ("/elsewhere/lib",),
    "cross_file": False,
    "slices": False,
}
"""The settings on which results depend."""

INDIFFERENT = {
    "today",  # in the entries
    "working_directory",  # paths are put in when they are recalled
    "fail_level",
    "unchecked_fails",
    "output_format",
    "unsafe_fixes",  # whether they are made, not what they are
    "src",
    "files",
    "cache_dir",
    "baseline",
}


def test_every_setting_decides_or_does_not() -> None:
    assert {field.name for field in fields(Settings)} == {*OTHER, *INDIFFERENT}


@pytest.mark.parametrize("name", OTHER)
def test_other_settings_have_an_index_of_their_own(settings: Settings, name: str) -> None:
    run(settings)
    other = {**OTHER, "cross_file": not settings.cross_file}
    run(replace(settings, **{name: other[name]}))
    assert len(indices(settings)) == 2


def test_the_order_of_a_set_is_no_setting() -> None:
    first = replace(default_settings(), selected=frozenset(f"CRD{number}" for number in range(40)))
    second = replace(default_settings(), selected=frozenset(f"CRD{number}" for number in reversed(range(40))))
    assert cache.deciding(first) == cache.deciding(second)


def test_other_sources_of_credlint_have_an_index_of_their_own(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(settings)
    sources = Path(cache.__file__).parent.parent
    read = Path.read_bytes
    changed = sources / "rules" / "printed_credentials.py"
    monkeypatch.setattr(Path, "read_bytes", lambda path: read(path) + (b"\n" if path == changed else b""))
    run(settings)
    assert len(indices(settings)) == 2


def test_few_indices_are_kept(settings: Settings) -> None:
    for number in range(12):
        run(replace(settings, selected=frozenset({f"CRD{number}"})))
    assert len(indices(settings)) == 8


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: b"",
        lambda data: data[:-1],
        lambda data: data.replace(b"CRD201", b"CRD202"),
        lambda data: data.partition(b"\n")[2],
        lambda data: b"\xff" + data,
        lambda data: b"[" * 100_000,
    ],
)
def test_a_spoilt_index_is_a_miss(settings: Settings, later: None, spoil: Callable[[bytes], bytes]) -> None:
    first = run(settings)
    (index,) = indices(settings)
    whole = index.read_bytes()
    index.write_bytes(spoil(whole))
    assert run(settings) == first
    assert index.read_bytes() == whole


@pytest.mark.parametrize("body", [b"[]", b"1", b'{"leak.py": 1}', b'{"leak.py": []}', b"[" * 100_000])
def test_an_index_of_another_form_is_a_miss(settings: Settings, later: None, body: bytes) -> None:
    first = run(settings)
    (index,) = indices(settings)
    write_sealed(index, body)
    assert run(settings) == first


def test_an_entry_of_another_form_is_a_miss(settings: Settings, later: None) -> None:
    first = run(settings)
    (index,) = indices(settings)
    entries = json.loads(index.read_bytes().partition(b"\n")[2])
    for wrong in ([1], ["", 7], ["", {"Position": [1]}], ["", {"Severity": "x"}], ["", {"X": []}], ["", [1], 2]):
        entries["leak.py"][5:] = wrong
        body = json.dumps(entries).encode()
        write_sealed(index, body)
        assert run(settings) == first


def test_a_folder_that_cannot_be_written_to_is_no_error(settings: Settings) -> None:
    first = run(settings)
    Path("file").write_text("")
    for place in ("file", "file/below", "/proc/nowhere"):
        assert run(replace(settings, cache_dir=f"{settings.root}/{place}" if place[0] != "/" else place)) == first
    (index,) = indices(settings)
    index.unlink()
    index.mkdir()
    assert run(settings) == first
    assert not list(Path(settings.cache_dir).glob(".*.tmp"))


def test_an_index_that_is_no_file_is_not_waited_for(settings: Settings) -> None:
    first = run(settings)
    (index,) = indices(settings)
    index.unlink()
    os.mkfifo(index)
    assert run(settings) == first


def test_the_number_of_processes_does_not_matter(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check, "PAYS", 0)
    first = run(settings, jobs=3)
    whole = indices(settings)[0].read_bytes()
    assert run(settings) == first
    indices(settings)[0].unlink()
    assert run(settings) == first
    assert json.loads(indices(settings)[0].read_bytes().partition(b"\n")[2]) == json.loads(whole.partition(b"\n")[2])


def test_a_run_over_some_files_forgets_none(settings: Settings, later: None, idle: Callable[[], None]) -> None:
    first = run(settings)
    Path("leak.py").write_text(LEAK + "\n")
    run(settings, "leak.py")
    Path("leak.py").write_text(LEAK)
    run(settings, "leak.py")
    idle()
    assert run(settings) == first


def test_what_is_gone_is_forgotten(settings: Settings) -> None:
    run(settings)
    Path("leak.py").unlink()
    Path("new.py").write_text("")
    run(settings)
    entries = json.loads(indices(settings)[0].read_bytes().partition(b"\n")[2])
    assert sorted(entries) == ["broken.py", "clean.py", "new.py", "sub/dated.py"]


def test_two_runs_at_once(settings: Settings, later: None) -> None:
    one, two = opened(settings), opened(settings)
    (target,) = discover(["leak.py"], settings).targets
    (other,) = discover(["clean.py"], settings).targets
    found = check_source("leak.py", LEAK.encode(), settings)
    one.remember(target, cache.Content.of(LEAK.encode()), found)
    two.remember(other, cache.Content.of(b"x = 1\n"), FileResult("clean.py"))
    one.save()
    two.save()
    assert opened(settings).recall(other) == FileResult("clean.py")
    assert opened(settings).recall(target) in (None, found)


def test_failures_are_not_remembered(settings: Settings, later: None) -> None:
    known = opened(settings)
    (target,) = discover(["leak.py"], settings).targets
    content = cache.Content.of(b"")
    for code in ("CRD902", "CRD903"):
        known.remember(target, content, FileResult("leak.py", unchecked=Unchecked(code, "", "")))
    assert known.recall(target) is None
    known.remember(target, content, FileResult("leak.py", unchecked=Unchecked("CRD901", "", "")))
    assert known.recall(target) is not None


def test_standard_input_and_pipes_are_not_remembered(settings: Settings, later: None) -> None:
    known = opened(settings)
    for target in (Target("leak.py", "", b""), Target("pipe.py", "pipe.py")):
        known.remember(target, cache.Content.of(b""), FileResult(target.name))
        assert known.recall(target) is None
        assert known.recall_content(target, cache.Content.of(b"")) is None


def test_no_secret_is_stored(settings: Settings) -> None:
    password = "hunter2-hunter2"
    text = f'import boto3\nboto3.client("s3", aws_access_key_id="{KEY_ID}", aws_secret_access_key="{password}")\n'
    for name in ("a.py", f"{KEY_ID}.py"):
        Path(name).write_text(text)
    assert sum(len(result.diagnostics) for result in run(settings)) >= 2
    stored = b"".join(path.read_bytes() for path in Path(settings.cache_dir).iterdir())
    assert b"a.py" in stored
    assert KEY_ID.encode() not in stored
    assert b"hunter2" not in stored
    with pytest.raises(Unfit):
        encode(FileResult("a.py", notes=(f"x {KEY_ID}",)))


def test_a_path_is_judged_by_its_segments() -> None:
    path = "/app/application/services/handlers/model.py"
    step = Step(Span.of(1, 1, 1, 2), "read here", path)
    assert decode(encode(step)) == step
    with pytest.raises(Unfit):
        encode(replace(step, path=f"/home/{KEY_ID}/module.py"))
    with pytest.raises(Unfit):
        encode(replace(step, message=path.replace("/app/", "/App/")))


def test_nothing_is_executed(settings: Settings) -> None:
    with pytest.raises(Unfit):
        decode({"Path": ["/"]})
    with pytest.raises(Unfit):
        encode(Path())


def test_every_word_of_the_model_can_be_stored() -> None:
    place = Span(Position(1, 2), Position(3, 4))
    found = Diagnostic(
        "CRD101",
        "name",
        Severity.ERROR,
        Confidence.LOW,
        place,
        "text \udcff",
        trace=(Step(place, "a"),),
        fix=Fix("do", Applicability.SAFE, (Edit(1, 2, b"\xff\0"),)),
    )
    whole = FileResult(
        "",
        (found,),
        (Suppressed(found, "comment", "why"),),
        Unchecked("CRD901", "n", "m", Position(1, 1)),
        (Excerpt(1, "x", ((1, 2),), (3,)),),
        ("note",),
        (Cell(1, 1, (1, 2), True),),
        (FileResult("/x/y.py", excerpts=(Excerpt(1, "x"),)),),
    )
    assert decode(json.loads(json.dumps(encode(whole)))) == whole
    words = {
        name
        for module in (diagnostic, fix, result, span)
        for name, one in vars(module).items()
        if isinstance(one, type) and one.__module__ == module.__name__ and (is_dataclass(one) or issubclass(one, Enum))
    }
    assert words == {*codec._RECORDS, *codec._ENUMS}


def test_the_folder_says_what_it_is(settings: Settings) -> None:
    run(settings)
    folder = Path(settings.cache_dir)
    assert (folder / ".gitignore").read_text() == "*\n"
    assert (folder / "CACHEDIR.TAG").read_bytes().startswith(b"Signature: 8a477f597d28d172789f06886806bc55")


def test_clean(settings: Settings, tmp_path: Path) -> None:
    assert not cache_folder.clean(settings.cache_dir)
    run(settings)
    assert cache_folder.clean(settings.cache_dir)
    assert not Path(settings.cache_dir).exists()
    run(settings)
    (Path(settings.cache_dir) / "mine").write_text("")
    assert cache_folder.clean(settings.cache_dir)
    assert [path.name for path in Path(settings.cache_dir).iterdir()] == ["mine"]
    assert not cache_folder.clean(settings.root)
    assert Path("leak.py").exists()

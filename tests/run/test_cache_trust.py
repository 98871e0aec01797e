"""A repository is not trusted with the cache: what it brings along is neither believed, nor written to, nor removed."""

import json
import os
import subprocess
from collections.abc import Callable
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path

import pytest

from credlint.config.settings import Settings
from credlint.model.result import FileResult
from credlint.pipeline import default_settings
from credlint.run import cache, cache_folder, secret
from credlint.run.check import check_files
from credlint.run.discover import discover

LEAK = 'import os\n\nprint(os.environ["AWS_SECRET_ACCESS_KEY"])\n'


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    project = tmp_path / "project"
    project.mkdir()
    (project / "leak.py").write_text(LEAK)
    monkeypatch.chdir(project)
    root = project.as_posix()
    return replace(default_settings(), root=root, working_directory=root, cache_dir=f"{root}/.credlint_cache")


def run(settings: Settings) -> list[FileResult]:
    return check_files(discover(["leak.py"], settings), settings, 1, lambda done, total: None)


def found(settings: Settings) -> int:
    return len(run(settings)[0].diagnostics)


def index_of(settings: Settings) -> Path:
    (index,) = Path(settings.cache_dir).glob("index-*.json")
    return index


def says_clean(index: Path) -> bytes:
    """The body of an index that says of all files that there is nothing to find."""
    entries = json.loads(index.read_bytes().partition(b"\n")[2])
    return json.dumps({name: [0, 0, 0, 0, entry[4]] for name, entry in entries.items()}).encode()


def git(*args: str) -> None:
    subprocess.run(["git", *args], check=True, capture_output=True)


FORGERIES: dict[str, Callable[[str, bytes], bytes]] = {
    "nothing": lambda name, body: b"",
    "zeros": lambda name, body: b"0" * 64,
    "what it was": lambda name, body: blake2b(body, digest_size=16).hexdigest().encode(),
    "without a secret": lambda name, body: blake2b(body, digest_size=32).hexdigest().encode(),
    "the empty secret": lambda name, body: secret.seal(b"", name, body),
    "a secret of somebody else": lambda name, body: secret.seal(b"x" * 64, name, body),
    "the owner's for another index": lambda name, body: secret.seal(secret.user_secret([]), "index-0.json", body),
    "the owner's for another content": lambda name, body: secret.seal(secret.user_secret([]), name, body + b" "),
}


@pytest.mark.parametrize("forge", FORGERIES.values(), ids=FORGERIES)
def test_a_forged_index_is_not_believed(settings: Settings, forge: Callable[[str, bytes], bytes]) -> None:
    assert found(settings) == 1
    index = index_of(settings)
    body = says_clean(index)
    index.write_bytes(forge(index.name, body) + b"\n" + body)
    assert found(settings) == 1


def test_what_the_owner_has_sealed_is_believed(settings: Settings) -> None:
    assert found(settings) == 1
    index = index_of(settings)
    body = says_clean(index)
    index.write_bytes(secret.seal(secret.user_secret([]), index.name, body) + b"\n" + body)
    assert found(settings) == 0


@pytest.mark.parametrize("version", ["2", "4", "split"])
def test_a_cache_that_git_tracks_is_not_even_read(settings: Settings, version: str) -> None:
    git("init", "-q")
    git("config", "index.version", "4" if version == "4" else "2")
    git("config", "core.splitIndex", str(version == "split").lower())
    git("add", "leak.py")
    test_what_the_owner_has_sealed_is_believed(settings)
    git("add", "-f", ".credlint_cache")
    before = index_of(settings).read_bytes()
    assert found(settings) == 1
    Path("leak.py").write_text(LEAK * 2)
    assert found(settings) == 2
    assert index_of(settings).read_bytes() == before


def test_a_cache_beside_what_git_tracks_is_used(settings: Settings, tmp_path: Path) -> None:
    Path("sub/.credlint_cache").mkdir(parents=True)
    Path("sub/.credlint_cache/a.py").write_text("")
    git("init", "-q")
    git("add", "-f", ".")
    test_what_the_owner_has_sealed_is_believed(settings)


def test_a_cache_in_a_work_tree_beside_the_repository(settings: Settings) -> None:
    git("init", "-q", "--separate-git-dir", "../elsewhere.git")
    git("add", ".")
    test_what_the_owner_has_sealed_is_believed(settings)
    git("add", "-f", ".credlint_cache")
    assert found(settings) == 1


OTHER_TAG = cache_folder.SIGNATURE + b"\n# This file is a cache directory tag created by another tool.\n"


@pytest.mark.parametrize("tag", [None, b"", b"x", OTHER_TAG], ids=["none", "empty", "no tag", "of another tool"])
@pytest.mark.parametrize("name", ["index-1.json", "index-0123456789abcdef0123.json", "a.txt"])
def test_a_folder_of_somebody_else_is_left_alone(
    settings: Settings, tmp_path: Path, tag: bytes | None, name: str
) -> None:
    folder = tmp_path / "victim"
    folder.mkdir()
    for number in range(12):
        (folder / name.replace("1", str(number))).write_text("data")
    if tag is not None:
        (folder / "CACHEDIR.TAG").write_bytes(tag)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    there = replace(settings, cache_dir=folder.as_posix())
    assert found(there) == 1
    assert not cache_folder.clean(there.cache_dir)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_a_tag_that_is_a_link_is_none(settings: Settings, tmp_path: Path) -> None:
    run(replace(settings, cache_dir=f"{tmp_path}/own"))
    folder = tmp_path / "victim"
    folder.mkdir()
    (folder / "index-0123456789abcdef0123.json").write_text("data")
    (folder / "CACHEDIR.TAG").symlink_to(tmp_path / "own" / "CACHEDIR.TAG")
    assert found(replace(settings, cache_dir=folder.as_posix())) == 1
    assert not cache_folder.clean(folder.as_posix())
    assert len(list(folder.iterdir())) == 2


def test_only_what_is_an_index_by_its_name_is_removed(settings: Settings) -> None:
    run(settings)
    folder = Path(settings.cache_dir)
    mine = {"index-1.json", "index-0123456789abcdef0123.json.bak", "index-.json", "notes"}
    for name in mine:
        (folder / name).write_text("")
    (folder / ".gitignore").write_text("*\n!notes\n")
    for number in range(12):
        run(replace(settings, selected=frozenset({f"CRD{number}"})))
    assert len(list(folder.glob("index-*.json"))) == 8 + 2
    assert cache_folder.clean(settings.cache_dir)
    assert {path.name for path in folder.iterdir()} == {*mine, ".gitignore"}


def test_an_empty_folder_is_taken(settings: Settings) -> None:
    Path(settings.cache_dir).mkdir()
    test_what_the_owner_has_sealed_is_believed(settings)


def test_the_secret(settings: Settings, user_cache: Path) -> None:
    run(settings)
    path = user_cache / "credlint" / "key"
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    first = path.read_bytes()
    assert len(first) == 64
    assert secret.user_secret([]) == first
    assert first not in b"".join(each.read_bytes() for each in Path(settings.cache_dir).iterdir())


def test_another_secret_makes_all_caches_worthless(settings: Settings, user_cache: Path) -> None:
    test_what_the_owner_has_sealed_is_believed(settings)
    (user_cache / "credlint" / "key").unlink()
    assert found(settings) == 1


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604, 0o620])
def test_a_secret_that_others_may_know_is_replaced(user_cache: Path, mode: int) -> None:
    first = secret.user_secret([])
    path = user_cache / "credlint" / "key"
    path.chmod(mode)
    second = secret.user_secret([])
    assert second not in (b"", first)
    assert path.stat().st_mode & 0o777 == 0o600


def _link(path: Path) -> None:
    (path.parent / "known").write_bytes(b"k" * 64)
    (path.parent / "known").chmod(0o600)
    path.symlink_to("known")


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"k" * 63),
        lambda path: path.write_bytes(b"k" * 65),
        os.mkfifo,
        _link,
    ],
    ids=["empty", "short", "long", "a pipe", "a link"],
)
def test_what_is_no_secret_is_replaced(user_cache: Path, spoil: Callable[[Path], None]) -> None:
    path = user_cache / "credlint" / "key"
    path.parent.mkdir(parents=True)
    spoil(path)
    made = secret.user_secret([])
    assert len(made) == 64
    assert made.strip(b"k")
    assert secret.user_secret([]) == made


@pytest.mark.parametrize("place", [".", "ci/cache"])
def test_a_secret_inside_the_project_is_none(settings: Settings, monkeypatch: pytest.MonkeyPatch, place: str) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", f"{settings.root}/{place}")
    assert cache.open_cache(settings) is None
    git("init", "-q")
    Path("package").mkdir()
    assert cache.open_cache(replace(settings, root=f"{settings.root}/package")) is None
    assert not list(Path().rglob("key"))


def test_no_place_for_a_secret(settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert cache.open_cache(settings) is None
    assert found(settings) == 1
    assert not Path(settings.cache_dir).exists()


def test_where_the_secret_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A relative XDG_CACHE_HOME is to be ignored: it would lie in what is checked."""
    monkeypatch.setenv("HOME", str(tmp_path))
    for value in ("", "relative", "./.cache"):
        monkeypatch.setenv("XDG_CACHE_HOME", value)
        assert secret.user_cache() == f"{os.path.realpath(tmp_path)}/.cache"
    monkeypatch.setenv("XDG_CACHE_HOME", "/elsewhere")
    assert secret.user_cache() == "/elsewhere"
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", "relative")
    assert secret.user_cache() == ""

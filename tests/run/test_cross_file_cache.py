"""What is remembered of files from which values are followed into others, and when it is believed."""

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from credlint import pipeline
from credlint.analysis.program import Alone, Exports
from credlint.config.globs import Pattern
from credlint.config.settings import Settings
from credlint.exchange.jobs import Finished, Job
from credlint.model.result import FileResult
from credlint.pipeline import default_settings
from credlint.project.project import Files
from credlint.project.sources import GivenSources
from credlint.project.used import NOTHING_USED
from credlint.run import cache, secret, together
from credlint.run.check import check_files
from credlint.run.discover import discover
from credlint.run.outcomes import Answers, Basis, Done

SECRET = 'import os\n\nSECRET = os.environ["AWS_SECRET_ACCESS_KEY"]\n'
SHOW = "def show(value):\n    print(value)\n"
HIDE = "def show(value):\n    print(len(value))\n"
FILES = {
    "env.py": SECRET,
    "tools.py": SHOW,
    "one.py": "from env import SECRET\nfrom tools import show\n\nshow(SECRET)\n",
    "two.py": "import env\n\nprint(env.SECRET)\n",
    "alone.py": SECRET + "print(SECRET)\n",
    "clean.py": "import tools\n\ntools.show('x')\n",
}
ALL = ["alone.py 201", "one.py 201", "two.py 201"]


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    project = tmp_path / "project"
    project.mkdir()
    for name, text in FILES.items():
        (project / name).write_text(text)
    monkeypatch.chdir(project)
    root = project.as_posix()
    settings = replace(default_settings(), cross_file=True, root=root, working_directory=root, today=date(2026, 1, 1))
    return replace(settings, cache_dir=f"{root}/.credlint_cache")


@pytest.fixture
def analysed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are analysed, as they come."""
    found: list[str] = []

    def check(path: str, *args: Any) -> Any:
        found.append(path)
        return pipeline.check_job(path, *args)

    monkeypatch.setattr("credlint.run.together.check_job", check)
    return found


def run(settings: Settings, *paths: str, jobs: int = 1) -> list[FileResult]:
    return check_files(discover(paths or ["."], settings), settings, jobs, lambda done, total: None)


def told(results: list[FileResult]) -> list[str]:
    return [f"{result.path} {each.code[3:]}" for result in results for each in result.diagnostics]


def again(settings: Settings, analysed: list[str], *paths: str) -> tuple[list[str], list[str]]:
    """What a run tells, as one without a cache does, and which files it analyses for that."""
    expected = run(replace(settings, cache_dir=""), *paths)
    analysed.clear()
    assert run(settings, *paths) == expected
    return told(expected), sorted(analysed)


def write(files: Mapping[str, str]) -> None:
    for name, text in files.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text)


def test_nothing_is_analysed_twice(settings: Settings, analysed: list[str]) -> None:
    assert again(settings, analysed) == (ALL, ["alone.py", "env.py", "one.py", "two.py"])
    assert again(settings, analysed) == (ALL, [])
    assert again(settings, analysed, "one.py") == (["one.py 201"], [])
    assert again(settings, analysed, "two.py", "clean.py") == (["two.py 201"], [])


NEVER_OLD = """
from credlint.run import cache
cache._RACY = 10**20  # or the second run may find that files are old enough by now to go by their stamps
from credlint.cli import main
main()
"""


def test_a_run_that_knows_all_writes_nothing_and_loads_no_parser(settings: Settings) -> None:
    write({"page.md": "# A page\n\n```python\nimport env\n\nprint(env.SECRET)\n```\n"})
    write({"sign.py": "from botocore.auth import S3SigV4QueryAuth\nimport tools\n\nprint(tools.show)\n"})

    def loaded() -> tuple[str, set[str]]:
        command = [sys.executable, "-P", "-X", "importtime", "-c", NEVER_OLD, "--output-format", "concise"]
        ran = subprocess.run(command, capture_output=True, text=True, check=False)
        names = {line.rpartition("|")[2].strip() for line in ran.stderr.splitlines() if line.startswith("import time:")}
        return ran.stdout, names & {"libcst", "markdown_it", "multiprocessing", "credlint.examine"}

    first = loaded()
    assert "page.md:6" in first[0]
    assert first[1] == {"libcst", "markdown_it", "credlint.examine"}
    (index,) = Path(settings.cache_dir).glob("index-*.json")
    stamp = index.stat().st_mtime_ns, index.stat().st_ino
    assert loaded() == (first[0], set())
    assert (index.stat().st_mtime_ns, index.stat().st_ino) == stamp


def test_a_run_over_one_file_is_remembered(settings: Settings, analysed: list[str]) -> None:
    assert again(settings, analysed, "one.py") == (["one.py 201"], ["env.py", "one.py"])
    assert again(settings, analysed, "one.py") == (["one.py 201"], [])
    assert again(settings, analysed, "two.py") == (["two.py 201"], ["two.py"])
    assert again(settings, analysed) == (ALL, ["alone.py"])


def test_a_changed_file_is_analysed_and_those_that_look_into_it(settings: Settings, analysed: list[str]) -> None:
    run(settings)
    write({"tools.py": HIDE})
    assert again(settings, analysed) == (["alone.py 201", "two.py 201"], ["one.py"])
    write({"tools.py": SHOW})  # as it was
    assert again(settings, analysed) == (ALL, [])
    write({"alone.py": SECRET})
    assert again(settings, analysed) == (ALL[1:], ["alone.py"])
    write({"env.py": 'SECRET = ""\n'})
    assert again(settings, analysed) == ([], [])
    write({"env.py": SECRET + "\n"})
    assert again(settings, analysed) == (ALL[1:], ["env.py", "one.py", "two.py"])


def test_what_is_behind_an_import_counts(settings: Settings, analysed: list[str]) -> None:
    write({"tools.py": "from deep import show\n", "deep.py": SHOW})
    assert again(settings, analysed)[0] == ALL
    assert again(settings, analysed) == (ALL, [])
    write({"deep.py": HIDE})
    assert again(settings, analysed) == (["alone.py 201", "two.py 201"], ["one.py"])


@pytest.mark.parametrize("package", [False, True])
def test_a_new_module_that_is_found_first(settings: Settings, analysed: list[str], package: bool) -> None:
    write({"app/main.py": FILES["one.py"], "app/other.py": "import boto3\n"})
    assert again(settings, analysed)[0] == [ALL[0], "app/main.py 201", *ALL[1:]]
    write({"app/tools/__init__.py" if package else "app/tools.py": HIDE})
    assert again(settings, analysed) == (ALL, ["app/main.py"])
    write({"app/__init__.py": ""})  # from now on the folder is a package, and no place for absolute imports
    assert again(settings, analysed) == ([ALL[0], "app/main.py 201", *ALL[1:]], [])


def test_a_module_that_becomes_ambiguous_or_a_package(settings: Settings, analysed: list[str]) -> None:
    run(settings)
    write({"tools/__init__.py": SHOW})
    assert again(settings, analysed) == (["alone.py 201", "two.py 201"], ["one.py"])
    Path("tools.py").unlink()
    assert again(settings, analysed) == (ALL, ["one.py"])
    Path("tools/__init__.py").unlink()
    assert again(settings, analysed) == (["alone.py 201", "two.py 201"], ["one.py"])
    write({"tools.py": SHOW})
    assert again(settings, analysed) == (ALL, [])


def test_a_submodule_that_appears(settings: Settings, analysed: list[str]) -> None:
    write({"pkg/__init__.py": "", "three.py": "import boto3\nfrom pkg import sub\n\nprint(sub.SECRET)\n"})
    assert again(settings, analysed)[0] == ALL
    write({"pkg/sub.py": SECRET})
    assert again(settings, analysed) == (sorted([*ALL, "three.py 201"]), ["pkg/sub.py", "three.py"])


def test_a_new_project_around_a_module(settings: Settings, analysed: list[str]) -> None:
    write({"lib/__init__.py": "", "lib/app.py": FILES["one.py"]})
    assert again(settings, analysed)[0] == sorted([*ALL, "lib/app.py 201"])
    write({"lib/setup.py": ""})  # `tools` is outside, from now on
    assert again(settings, analysed)[0] == again(settings, analysed)[0]
    assert again(settings, analysed)[1] == []


def test_a_module_that_is_excluded_or_ignored(settings: Settings, analysed: list[str]) -> None:
    run(settings)
    without = replace(settings, files=replace(settings.files, exclude=(Pattern("tools.py"),)))
    assert again(without, analysed) == (["alone.py 201", "two.py 201"], ["one.py"])
    assert again(without, analysed, "one.py") == ([], [])
    assert again(settings, analysed) == (ALL, [])
    subprocess.run(["git", "init", "-q"], check=True)
    write({".gitignore": "env.py\n"})
    assert again(settings, analysed)[0] == ["alone.py 201"]
    assert again(settings, analysed)[1] == []


def test_modules_that_import_each_other(settings: Settings, analysed: list[str]) -> None:
    write({"env.py": SECRET + "import tools\n", "tools.py": SHOW + "import env\n\nshow(env.SECRET)\n"})
    first = again(settings, analysed)
    assert again(settings, analysed) == (first[0], [])
    write({"tools.py": HIDE + "import env\n\nshow(env.SECRET)\n"})
    changed = again(settings, analysed)
    assert changed[0] != first[0]
    write({"tools.py": SHOW + "import env\n\nshow(env.SECRET)\n"})
    assert again(settings, analysed) == (first[0], [])


def test_an_end_of_a_comment(settings: Settings, analysed: list[str]) -> None:
    write({"two.py": "import env\n\nprint(env.SECRET)  # credlint: ignore[CRD201] until=2026-06-30\n"})
    assert again(settings, analysed)[0] == ["alone.py 201", "one.py 201"]
    later = replace(settings, today=date(2026, 7, 1))
    assert again(later, analysed) == (["alone.py 201", "one.py 201", "two.py 201", "two.py 904"], ["two.py"])


def test_processes(settings: Settings, analysed: list[str]) -> None:
    expected = run(replace(settings, cache_dir=""))
    check_files(discover(["."], settings), settings, 2, lambda done, total: None)
    analysed.clear()
    assert run(settings) == expected
    assert analysed == []


def test_a_failure_is_not_remembered(settings: Settings, analysed: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("credlint.examine.Examiner.examine", lambda *_: 1 // 0)
        assert {result.unchecked.code for result in run(settings) if result.unchecked} == {"CRD903"}
    assert again(settings, analysed)[0] == ALL


def test_entries_of_another_form_are_not_believed(settings: Settings, analysed: list[str]) -> None:
    run(settings)
    (index,) = Path(settings.cache_dir).glob("index-*.json")
    entries = json.loads(index.read_bytes().partition(b"\n")[2])
    whole = entries["one.py"][6][0]
    for at in range(len(whole)):
        for wrong in (None, 7, "x", [7], {"x": 7}, [[7]], {"x": ["y"]}):
            entries["one.py"][6] = [[*whole[:at], wrong, *whole[at + 1 :]]]
            body = json.dumps(entries).encode()
            index.write_bytes(secret.seal(secret.user_secret([]), index.name, body) + b"\n" + body)
            assert told(run(settings, "one.py")) == ["one.py 201"]


def test_an_outcome_rests_on_its_job(settings: Settings) -> None:
    known = cache.open_cache(settings)
    assert known is not None
    run_of_one = together.Together(settings, discover(["one.py"], settings).targets, [], known)
    outcomes = run_of_one.outcomes
    assert outcomes is not None
    one, env, tools = (f"{settings.root}/{name}.py" for name in ("one", "env", "tools"))
    gives = Alone(Exports(frozenset({"SECRET"})))
    job = Job(one, frozenset({"SECRET"}), {env: gives})
    finished = Finished(one, gives, frozenset({env, tools}))
    basis = Basis(
        cache.digest(FILES["one.py"].encode()),
        {},
        Answers(Files(GivenSources({}), (), "/")).digest(one, NOTHING_USED),
    )
    outcomes.remember(job, Done(FileResult("one.py"), finished, basis))
    assert outcomes.recall(job) == Done(FileResult("one.py"), finished)
    assert outcomes.recall(replace(job, known={env: gives, f"{settings.root}/two.py": gives})) is not None
    assert outcomes.recall(replace(job, given=frozenset())) is None
    assert outcomes.recall(replace(job, given=frozenset({"SECRET", "KEY"}))) is None
    assert outcomes.recall(replace(job, known={})) is None
    assert outcomes.recall(replace(job, known={env: gives, tools: gives})) is None
    assert outcomes.recall(replace(job, known={env: Alone(Exports(giving=frozenset({"SECRET"})))})) is None
    assert outcomes.recall(replace(job, known={env: gives, tools: Alone()})) is not None


def test_no_secret_is_kept_of_what_a_module_gives(settings: Settings) -> None:
    word, key = "correct-horse-battery-staple", "AKIAQWERTYUIOPASDFGH"
    env = f'import os\n\nSECRET = os.environ["{word}"]\nKEY = "{key}"\nPASSWORD = "{word}"\n{key} = PASSWORD\n'
    three = f'from env import *\nfrom tools import show\n\nshow(os.environ["{word}_SECRET_KEY"])\nshow(SECRET)\n'
    write(
        {
            "env.py": f'{env}print(os.environ["{word}-SECRET"], SECRET, KEY)\n',
            "three.py": f'{three}globals()["{word}"] = SECRET\nprint({key})\n',
        }
    )
    results = run(settings)
    assert "three.py 201" in told(results)
    stored = b"".join(path.read_bytes() for path in Path(settings.cache_dir).iterdir())
    assert b"three.py" in stored
    assert [each for each in (word, word[:12], key) if each.encode() in stored] == []

"""No piece of a key, wherever a program holds it, in anything that credlint writes."""

import json
import re
from pathlib import Path
from zlib import crc32

import pytest

from credlint.config.keys import FORMATS

from .helpers import Ran, Run
from .keys import Key, keys
from .placements import BROKEN, CELLS, COMMANDS, CONFIGURATIONS, NAMED, OUTPUTS, STATEMENTS, filled, programs

KEYS = keys()
SHAPED = [key for key in KEYS if key.kind not in ("passphrase", "signs", "digits")]
"""Keys that are known for one by their looks alone."""

each_key = pytest.mark.parametrize("key", KEYS, ids=lambda key: key.kind)
SHARE = 7
"""Of the programs with each key one in so many is run, another one for each kind of key."""


def test_there_are_many_places() -> None:
    assert len(STATEMENTS) + len(BROKEN) + len(CELLS) + len(OUTPUTS) > 200
    assert len({key.kind for key in KEYS}) > 6
    assert all(place in "".join(filled(text, KEYS[0])) for text, place in (("x KEY", KEYS[0].text), ("_NAME", "_")))


def share(key: Key) -> list[tuple[str, str, str]]:
    """Some of the programs with a key."""
    offset = KEYS.index(key)
    return [each for number, each in enumerate(programs(key)) if number % SHARE == offset % SHARE]


def leaks(key: Key, ran: Ran) -> list[str]:
    """The lines of what a command has told that hold a piece of a key."""
    return key.shown(ran.out) + key.shown(ran.err)


def written(project: Path, given: set[str]) -> dict[str, str]:
    """What is in the project besides the files that were put there."""
    found = [path for path in project.rglob("*") if path.is_file() and path.name not in given]
    return {path.relative_to(project).as_posix(): path.read_bytes().decode() for path in found}


@each_key
def test_outputs_reports_cache_and_baseline(run: Run, project: Path, key: Key) -> None:
    chosen = share(key)
    for name, text, _ in chosen:
        (project / name).write_bytes(text.encode())
    (project / "undecodable.py").write_bytes(f'import boto3\nx = "{key.text}'.encode() + b'\xff"\n')
    reports = [option for form in FORMATS for option in ("--output", f"{form}=report.{form}")]
    everything = ("--select", "ALL,PEDANTIC", "-j", "1")
    ran = run(*everything, *reports, "-v", "--statistics", "--show-suppressed", "--output-format", "full")
    ran_again = run(*everything, "--no-cross-file", "--output-format", "full", "--color", "always", "--no-ignores")
    assert (ran.code, ran_again.code) == (2, 2)
    assert (leaks(key, ran), leaks(key, ran_again)) == ([], [])
    (project / "credlint.toml").write_text('unchecked-files = "warn"\n')
    created = run("baseline", "create", *everything[:2])
    assert (created.code, leaks(key, created)) == (0, [])
    assert leaks(key, run("baseline", "show", *everything[:2])) == []
    files = written(project, {name for name, _, _ in chosen} | {"undecodable.py", "credlint.toml"})
    assert len(files) > len(FORMATS) + 2
    assert {name: lines for name, text in files.items() if (lines := key.shown(text))} == {}
    found = json.loads(files["report.json"])["findings"]
    assert len({one["path"] for one in found}) > len(chosen) // 2


_USES = """\
import os
import boto3
import MODULE as it
from MODULE import *

boto3.client("s3", aws_access_key_id=it.NAME, aws_secret_access_key=it.NAME)
print(it.NAME, f"{it.NAME}", vars(it.NAME), it.NAME(os.environ), it.NAME().NAME)
"""


@each_key
def test_modules_that_others_import(run: Run, project: Path, key: Key) -> None:
    """What is secret in a module is no less so in steps that lead through it, and in what is remembered of it."""
    chosen = [each for each in share(key) if each[0].endswith(".py")]
    for name, text, _ in chosen:
        (project / name).write_bytes(text.encode())
        module = name.removesuffix(".py")
        names = dict.fromkeys(re.findall(r"^(?:def |class )?([A-Za-z_]\w*)", text, re.MULTILINE))
        use = "".join(_USES.replace("MODULE", module).replace("NAME", each) for each in names if each.isascii())
        (project / f"use_{name}").write_text(use)
    reports = [option for form in FORMATS for option in ("--output", f"{form}=report.{form}")]
    ran = run("--select", "ALL,PEDANTIC", "-j", "1", *reports, "-v", "--show-suppressed", "--output-format", "full")
    assert (ran.code, leaks(key, ran)) == (2 if any(name.startswith("b") for name, _, _ in chosen) else 1, [])
    files = written(project, {each for name, _, _ in chosen for each in (name, f"use_{name}")})
    assert {name: lines for name, text in files.items() if (lines := key.shown(text))} == {}
    steps = [step.get("path") for one in json.loads(files["report.json"])["findings"] for step in one["trace"]]
    assert len([path for path in steps if path]) > len(chosen) // 2


@each_key
def test_why(run: Run, project: Path, key: Key) -> None:
    chosen = [each for each in programs(key) if crc32(each[2].encode()) % 60 == KEYS.index(key)]
    for name, text, _ in chosen:
        (project / name).write_bytes(text.encode())
        row = 2 if name.endswith(".py") else 6 if name.endswith(".md") else "cell 1:2"
        assert leaks(key, run("why", f"{name}:{row}")) == []


@each_key
def test_mistakes_in_the_configuration(run: Run, project: Path, key: Key) -> None:
    for place, text in CONFIGURATIONS.items():
        (project / "credlint.toml").write_text(filled(text, key) + "\n")
        for args in (("config",), ("-v",)):
            assert (place, leaks(key, run(*args))) == (place, [])


@each_key
def test_mistakes_on_the_command_line(run: Run, project: Path, key: Key) -> None:
    for place, words in COMMANDS.items():
        ran = run(*(filled(word, key) for word in words))
        assert (place, ran.code, leaks(key, ran)) == (place, 2, [])


@each_key
def test_mistakes_in_variables(run: Run, key: Key) -> None:
    for option in ("SELECT", "OUTPUT_FORMAT", "JOBS", "FAIL_LEVEL", "PER_FILE_IGNORES", "COLOR", "MIN_CONFIDENCE"):
        ran = run(env={f"CREDLINT_{option}": key.text})
        assert (option, leaks(key, ran)) == (option, [])


@pytest.mark.parametrize("key", SHAPED, ids=lambda key: key.kind)
def test_names_of_files(run: Run, project: Path, key: Key) -> None:
    for place, words in NAMED.items():
        ran = run(*(filled(word, key) for word in words), stdin=b"import os\nprint(os.environ)\n")
        assert (place, leaks(key, ran)) == (place, [])
    folder = project / filled("FILE", key)
    folder.mkdir()
    for name in ("x.py", filled("a FILE.py", key), filled("FILE.md", key)):
        (folder / name).write_text("```python\nimport os\nprint(os.environ)\n```\n"[10 * name.endswith("py") :])
    (folder / "broken.py").write_text("import boto3\nx = =\n")
    for form in FORMATS:
        ran = run("--output-format", form, "-v", "--show-files")
        assert (form, leaks(key, ran)) == (form, [])
        assert (form, leaks(key, run("--output-format", form, "-v"))) == (form, [])
    assert [text for text in written(project, set()).values() if text.startswith('{"version') and key.shown(text)] == []

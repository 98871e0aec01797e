"""What is shown of the modules from which, or into which, a value goes: place, phrase and line, but no secret."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from credlint.analysis.program import Alone
from credlint.config.keys import FORMATS
from credlint.exchange.jobs import Job
from credlint.pipeline import Project, check_job, check_source, default_settings

from .helpers import LEAK, Run, write
from .test_never_leak import KEY, SHAPED, WORD, cell, notebook, shown

KEYS = f"""\
import os, boto3
KEY = "{KEY}"; SHAPED = "{SHAPED}"
SECRET = "{WORD}-in-a-constant"; ENV = os.environ["AWS_SECRET_ACCESS_KEY"]  # {WORD}-in-a-constant is it
PAIR = ("{WORD}-one", "{WORD}-two")
TOKEN, OTHER = os.environ["AWS_SESSION_TOKEN"], "{WORD}-in-another"
class Settings:
    key: str = "{WORD}-of-a-class"; secret = '''{WORD}
{WORD}'''; token = os.getenv("AWS_SESSION_TOKEN", "{WORD}-in-a-fallback")
def own():
    return boto3.client("s3", aws_access_key_id=KEY, aws_secret_access_key=SECRET)
def more():
    boto3.client("s3", aws_access_key_id="{WORD}" + KEY, aws_secret_access_key=OTHER)
"""
AWS = f"""\
import boto3
def connect(key, secret): return boto3.client("s3", aws_access_key_id=key, aws_secret_access_key=secret)  # {SHAPED}
def part(secret):
    return boto3.client("s3", aws_access_key_id=f"{WORD}{{secret}}", aws_secret_access_key="{WORD}" + secret)
def show(value):
    print(value, "{KEY}", "{SHAPED}"); own = "{WORD}-in-a-constant"
def save(value, name="{KEY}"):
    open(name, "w").write(value)
def override(name, value):
    import os; os.environ[name] = "{WORD}" + value
"""
MAIN = f"""\
import aws, keys
print(keys.ENV)
print(keys.TOKEN, keys.Settings.token)
aws.connect(*keys.PAIR)
aws.connect("{WORD}-given", "{WORD}-as-well")
aws.connect(keys.Settings.key, secret=keys.Settings.secret)
aws.connect(keys.KEY, keys.SHAPED)
aws.part("{WORD}-inside")
aws.show(keys.ENV)
aws.show(keys.TOKEN); other = "{WORD}-one"
aws.save(keys.TOKEN)
aws.override("AWS_SECRET_ACCESS_KEY", keys.TOKEN)
"""
FILES = {"keys.py": KEYS, "aws.py": AWS, "main.py": MAIN, "nb.ipynb": notebook(cell("x = 1\n"), cell(MAIN))}


@pytest.fixture
def given(project: Path) -> Path:
    for name, text in FILES.items():
        (project / name).write_text(text)
    return project


def found(run: Run, *args: str, **surroundings: Path) -> list[dict[str, Any]]:
    """The findings of a run that follows values, as JSON has them."""
    findings: list[dict[str, Any]] = json.loads(
        run("--cross-file", "--output-format", "json", *args, **surroundings).out
    )["findings"]
    return findings


def steps(finding: dict[str, Any]) -> Iterator[tuple[str, int]]:
    for step in (*finding["trace"], *finding["related"]):
        yield step["path"], step["location"]["row"]


@pytest.mark.parametrize("form", FORMATS)
def test_no_secret_of_another_file_is_shown(run: Run, given: Path, form: str) -> None:
    for args in (("main.py",), ("main.py", "--no-cache", "--select", "ALL,PEDANTIC"), ("nb.ipynb",), ()):
        ran = run("--cross-file", "-v", "--output-format", form, "-j", "1", *args)
        assert ran.code == 1, ran.err
        assert shown(ran.out + ran.err) == []
    stored = [path for path in given.rglob("*") if path.is_file() and path.name not in FILES]
    assert any(path.name.startswith("index-") for path in stored)
    assert [line for path in stored for line in shown(path.read_bytes().decode())] == []


def test_the_calls_are_reported_and_their_steps_lie_elsewhere(run: Run, given: Path) -> None:
    findings = found(run, "main.py", "--no-cache")
    rows = {finding["location"]["row"] for finding in findings}
    assert rows == {2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}
    told = {place for finding in findings for place in steps(finding)}
    assert {path for path, _ in told} == {"main.py", "keys.py", "aws.py"}


def test_a_line_of_another_file(run: Run, given: Path) -> None:
    lines = run("--cross-file", "--output-format", "full", "main.py").out.splitlines()
    for place, line in {
        "keys.py:3:40": 'SECRET = ****; ENV = os.environ["AWS_SECRET_ACCESS_KEY"]  # **** is it',
        "aws.py:2:34": 'def connect(key, secret): return boto3.client("s3", aws_access_key_id=key, aws_secret_access',
        "aws.py:4:12": 'boto3.client("s3", aws_access_key_id=****{secret}", aws_secret_access_key=**** + secret)',
        "aws.py:10:16": "import os; os.environ[name] = **** + value",
    }.items():
        at = next(number for number, text in enumerate(lines) if f" {place}: " in text)
        assert line in "\n".join(lines[at : at + 4]), place


def test_the_rows_of_a_notebook_are_not_those_of_the_modules(run: Run, given: Path) -> None:
    in_cell = [list(steps(finding)) for finding in found(run, "nb.ipynb")]
    in_file = [list(steps(finding)) for finding in found(run, "main.py")]
    assert in_file == [[(path.replace("nb.ipynb", "main.py"), row) for path, row in each] for each in in_cell]


@pytest.mark.parametrize("folder", [".", "sub", "/"])
def test_paths_are_relative_to_the_working_directory(run: Run, given: Path, folder: str) -> None:
    (given / "credlint.toml").write_text("")
    (given / "sub").mkdir()
    root = given.relative_to("/").as_posix() if folder == "/" else ".." if folder == "sub" else "."
    assert found(run, ".") == found(run, ".")  # what is remembered says the same
    findings = found(run, root, cwd=given / folder)
    prefix = "" if root == "." else f"{root}/"
    told = {path for finding in findings for path, _ in steps(finding)}
    assert told == {f"{prefix}{name}" for name in FILES}
    full = run("--cross-file", "--output-format", "full", root, cwd=given / folder)
    assert f" {prefix}keys.py:3:40: " in full.out
    assert 'ENV = os.environ["AWS_SECRET_ACCESS_KEY"]' in full.out


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_that_imports_nothing_is_told_as_it_is_alone(run: Run, project: Path, form: str) -> None:
    write(project, a=LEAK + 'def show(value):\n    print(value)\nshow(os.environ["AWS_SESSION_TOKEN"])\n', b=LEAK)
    alone, together = (run("--no-cache", "--output-format", form, *args) for args in ((), ("--cross-file",)))
    assert alone == together


def test_no_line_is_shown_of_a_module_of_which_nobody_knows_the_secrets() -> None:
    settings = replace(default_settings(), cross_file=True)
    files = {name: text.encode() for name, text in FILES.items() if name.endswith(".py")}
    project = Project(files, settings)
    (keys, main) = (settings.absolute(name) for name in ("keys.py", "main.py"))

    def others(known: Alone) -> list[str]:
        job = Job(main, frozenset({"keys"}), {keys: known})
        result, _ = check_job("main.py", files["main.py"], settings, project, job)
        assert any(step.path == keys for finding in result.diagnostics for step in finding.steps)
        return [other.path for other in result.others]

    assert keys in others(Alone())
    assert keys not in others(Alone(secrets=None))


def test_a_module_with_line_ends_of_its_own() -> None:
    settings = replace(default_settings(), cross_file=True)
    files = {
        "env.py": "import os\r\né = 1; SECRET = os.environ['AWS_SECRET_ACCESS_KEY']\r".encode(),
        "main.py": b"from env import SECRET\n\nprint(SECRET)\n",
    }
    result = check_source("main.py", files["main.py"], settings, Project(files, settings))
    (other,) = result.others
    assert (other.path, other.cells, other.diagnostics) == ("env.py", (), ())
    assert [(line.row, line.text) for line in other.excerpts] == [
        (2, "é = 1; SECRET = os.environ['AWS_SECRET_ACCESS_KEY']")
    ]
    (first, _) = result.diagnostics[0].trace
    assert (first.span.start.row, first.span.start.column) == (2, 17)


def test_modules_that_import_each_other() -> None:
    settings = replace(default_settings(), cross_file=True)
    given = (("a", "b", "AWS_SESSION_TOKEN"), ("b", "a", "AWS_SECRET_ACCESS_KEY"))
    files = {
        f"{name}.py": f"import boto3, os, {other}\n"
        f'IT = os.environ["{variable}"]; OWN = "{WORD}-of-a-file"\n'
        f"print({other}.IT)\n"
        f'def go(): boto3.client("s3", aws_access_key_id="x", aws_secret_access_key=OWN)\n'
        for name, other, variable in given
    }
    contents = {name: text.encode() for name, text in files.items()}
    for name, data in contents.items():
        result = check_source(name, data, settings, Project(contents, settings))
        (other,) = result.others
        assert [line.row for line in other.excerpts] == [2]
        assert shown(repr(result)) == []

"""Nothing in names and contents of files acts on a terminal, in a log of a CI system, or in what reads a report."""

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from credlint.config.keys import FORMATS

from .helpers import Ran, Run

JSON = ("json", "sarif", "gitlab", "rdjson")

RAW = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
"""What acts or cannot be seen: controls but for line ends, marks of direction, invisible blanks."""

COMMAND = re.compile(r"^\s*::[\w-]+( [^\n]*?)?::", re.MULTILINE)
"""What GitHub takes for a command anywhere in a log, at the beginning of a line."""

OURS = re.compile(r"::(?:error|warning|notice) (?:\w+=[^:,\r\n]*)(?:,\w+=[^:,\r\n]*)*::[^\r\n]*")
OTHERS = re.compile(r"##(?:vso|teamcity)?\[")
"""What Azure and TeamCity take for one."""

PARTS = [
    "\x1b[2J",
    "\x1b]0;title\x07",
    "\x9b31m",
    "\n",
    "\r",
    "\n::error::injected",
    "::error file=a.py::injected",
    "::stop-commands::x",
    "\r::add-mask::x",
    "%0A::error::x",
    "%0D%0A",
    "%25",
    "]]>",
    "<![CDATA[",
    "</testcase>",
    "&lt;&#10;",
    "\u202eyp.a",
    "\u2066\u2069",
    "\u200b",
    "\u2028",
    "\x85",
    "\x0c",
    "\x0b",
    "\ufeff",
    "\U000e0041",
    "##[error]x",
    "##vso[task.setvariable]x",
    "##teamcity[x]",
    '"',
    "'",
    "\\",
    "\\n",
    ",col=1",
    "é\u0301",
    "密",
    "\x7f",
]
"""Pieces of names and texts that somebody would give them who wants to be obeyed."""

NAMES = [
    "::error::x.py",
    " ::error::x.py",
    "\n::error::x.py",
    *(f"a{part.replace('/', '_')}b.py" for part in PARTS),
    *(f"{part.replace('/', '_')}.ipynb" for part in PARTS[::4]),
]

TEXT = "".join(part for part in PARTS if part not in ("\n", "\r", "\x0b")).replace("\r", "").replace("\n", "")


def program(text: str) -> str:
    """A program with findings and hostile texts in whatever is shown of it."""
    line = re.sub(r"[\r\n]", "", text)
    return (
        "import os, boto3\n"
        f"print(os.environ[{line + '_SECRET_KEY'!r}], {line!r})  # {line}\n"
        f'boto3.client("s3", aws_secret_access_key=os.environ["{_escaped(line)}"])\n'
        f"clients[{text!r}].client('s3', aws_access_key_id=k, aws_secret_access_key=config[{text!r}])\n"
        f"print(os.environ)  # credlint: ignore[CRD203] {line}\n"
        f"x = 1  # credlint: ignore[{line.replace(']', '')}]\n"
        f"def f(k): return boto3.client('s3', aws_secret_access_key=k)  # {line}\n"
        f'f("""{_escaped(line)}\n{_escaped(line)}""")\n'
    )


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def notebook(text: str) -> str:
    """The same in a notebook, and in what it has put out."""
    cell = {
        "cell_type": "code",
        "metadata": {},
        "outputs": [{"output_type": "stream", "name": "stdout", "text": [f"AWS_SECRET_ACCESS_KEY={text}x" * 3]}],
        "source": program(text).splitlines(keepends=True),
    }
    return json.dumps({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


def acting(text: str, form: str = "") -> list[str]:
    """What in a text would act."""
    found = RAW.findall(text)
    if form not in (*JSON, "jsonl"):
        found += OTHERS.findall(text)
    return found + [match[0] for match in COMMAND.finditer(text) if form != "github"]


def problems(ran: Ran, form: str = "") -> list[str]:
    """What would act of what a command has told, and what does not keep to the format."""
    return [*acting(ran.out, form), *acting(ran.err), *_broken(ran.out, form)]


def _broken(text: str, form: str) -> Iterator[str]:
    match form:
        case "github":
            yield from (line for line in text.splitlines() if not OURS.fullmatch(line))
        case "junit":
            ElementTree.fromstring(text)
            yield from (["]]>"] if "]]>" in text else [])
        case "jsonl":
            for line in text.split("\n")[:-1]:
                json.loads(line)
        case _ if form in JSON:
            json.loads(text)


@pytest.fixture
def hostile(project: Path) -> Path:
    for index, name in enumerate(NAMES):
        text = PARTS[index % len(PARTS)]
        content = notebook(text) if name.endswith("ipynb") else program(text)
        (project / name).write_text(content, "utf-8", newline="")
    (project / "all.py").write_text(program(TEXT), "utf-8")
    (project / "broken\n::error::x.py").write_text(f"import boto3\n{TEXT} = =", "utf-8")
    (project / "broken\u202e.ipynb").write_text('{"cells": boto3', "utf-8")
    (project / os.fsdecode(b"not\xffutf\x1b8.py")).write_text(program("x"))
    return project


@pytest.mark.parametrize("form", FORMATS)
def test_formats(run: Run, hostile: Path, form: str) -> None:
    for args in (("-v", "--statistics", "--show-suppressed"), ("--no-ignores", "-q"), ("--show-files",)):
        ran = run(*args, "--select", "ALL,PEDANTIC", "--output-format", form, "--output", f"{form}=report", "-j", "1")
        assert problems(ran, "" if args == ("--show-files",) else form) == []
    report = (hostile / "report").read_text("utf-8")
    assert problems(Ran(0, report, ""), form) == []
    # What is shown is there in some form.
    assert len(ran.out.split("\n")) > len(NAMES) or form == "rdjson"


def test_commands(run: Run, hostile: Path) -> None:
    (hostile / "credlint.toml").write_text('unchecked-files = "warn"\n')
    for name in ("create", "show", "update", "prune"):
        assert problems(run("baseline", name)) == []
    for index, name in enumerate(NAMES):
        assert problems(run("why", f"{name}:{2 + index % 7}" if index % 3 else name)) == []


@pytest.mark.parametrize("part", PARTS)
def test_mistakes(run: Run, project: Path, part: str) -> None:
    # What would begin a line, and what stands in one.
    for text in (f"::error::{part}", f"a{part}b"):
        for args in (
            (text,),
            (f"--{text}",),
            ("--select", text),
            ("--output-format", text),
            ("--output", f"{text}=x"),
            ("--output", f"json={text}/x"),
            ("--jobs", text),
            ("--per-file-ignores", text),
            ("--per-file-ignores", f"{text}:CRD101"),
            ("--files-from", text),
            ("--config", text),
            ("--baseline", text),
            ("--since", text),
            ("rule", text),
            ("baseline", text),
            ("why", f"{text}:1"),
            ("-", "--stdin-filename", f"{text}.py", "-v"),
            ("config", "--baseline", text, "--extend-exclude", text),
        ):
            assert (args, problems(run(*args, stdin=b"import boto3\nx = =\n"))) == (args, [])
        quoted = json.dumps(text)
        for line in (f"select = [{quoted}]", f"{quoted} = 1", f"extend = {quoted}", f"fail-level = {quoted}", text):
            (project / "credlint.toml").write_text(line, "utf-8")
            assert (line, problems(run())) == (line, [])
            assert (line, problems(run("config"))) == (line, [])
        (project / "credlint.toml").unlink()


def test_a_hostile_folder(run: Run, project: Path) -> None:
    folder = project / "\n::error::x\x1b[2J\u202e"
    folder.mkdir()
    (folder / "pyproject.toml").write_text('[tool.credlint]\nselect = ["CRD2"]\n')
    (folder / "a.py").write_text("import os\nprint(os.environ)\n")
    for args in (("-v",), ("config",), ("baseline", "create"), ("baseline", "show"), ("clean",), ("-v",)):
        assert (args, problems(run(*args, cwd=folder))) == (args, [])
        assert (args, problems(run(*args))) == (args, [])


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.one_of(st.sampled_from(PARTS), st.text(max_size=3)), max_size=6).map("".join))
def test_any_text(run: Run, project: Path, text: str) -> None:
    text = text.encode("utf-8", "replace").decode().replace("\0", "")
    (project / "a.py").write_text(program(text), "utf-8", newline="")
    (project / "a.ipynb").write_text(notebook(text), "utf-8", newline="")
    for form in FORMATS:
        ran = run("--output-format", form, "-v", "--show-suppressed", "--no-cache", "-j", "1")
        assert problems(ran, form) == []

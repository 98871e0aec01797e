"""Every format on real findings: schemas, columns, hostile names, several reports in one run."""

import json
import os
import re
from importlib import import_module, resources
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest

from credlint.config.keys import FORMATS

from .helpers import BROKEN, LEAK, Run, write

validator = import_module("jsonschema").Draft202012Validator
OURS = json.loads((resources.files("credlint.report") / "credlint.schema.json").read_text("utf-8"))
SARIF = json.loads((Path(__file__).parents[1] / "report" / "data" / "sarif-schema-2.1.0.json").read_text("utf-8"))

EMOJI = 'import os\nx = "\U0001f511\u00e9"; print(os.environ["AWS_SECRET_ACCESS_KEY"])\n'
"""The finding begins at code point 11, which is byte 15, and ends 42 characters later."""

RICH = """\
import boto3, os
def connect(key):
    return boto3.client("s3", aws_secret_access_key=key)
connect(os.environ["AWS_SECRET_ACCESS_KEY"])
print(os.environ)  # credlint: ignore[CRD203] shown once
boto3.client("s3", aws_access_key_id="AKIAQ7T3XW5LKZP4M2RD", aws_secret_access_key="a-secret-of-ours")
"""

CELL: dict[str, Any] = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None}
NOTEBOOK = json.dumps(
    {
        "cells": [
            CELL | {"source": ["import os\n", "x = 1"]},
            {"cell_type": "markdown", "metadata": {}, "source": ["# A title"]},
            CELL | {"source": ["y = 2\n", 'a = 1; print(os.environ["AWS_SECRET_ACCESS_KEY"])']},
        ],
        "metadata": {"kernelspec": {"name": "python3", "language": "python", "display_name": "Python 3"}},
        "nbformat": 4,
        "nbformat_minor": 5,
    },
    indent=1,
)
PHYSICAL = next(row for row, line in enumerate(NOTEBOOK.splitlines(), 1) if "print" in line)


@pytest.fixture
def reports(run: Run, project: Path) -> dict[str, str]:
    """Every format's report of one run over several kinds of files."""
    write(project, emoji=EMOJI, rich=RICH, broken=BROKEN)
    (project / "nb.ipynb").write_text(NOTEBOOK)
    (project / "page.md").write_text(f"# Title\n\n```python\n{LEAK}```\n")
    further = [part for name in FORMATS for part in ("--output", f"{name}=report.{name}")]
    ran = run("--show-suppressed", "--output-format", "jsonl", *further)
    assert ran.code == 2
    assert ran.out == (project / "report.jsonl").read_text()
    return {name: (project / f"report.{name}").read_text() for name in FORMATS}


def test_one_run_writes_all(reports: dict[str, str]) -> None:
    assert all(reports.values())
    assert len(set(reports.values())) == len(FORMATS)
    assert not any("\x1b" in text for text in reports.values())


def test_json_keeps_its_schema(reports: dict[str, str]) -> None:
    document = json.loads(reports["json"])
    validator.check_schema(OURS)
    validator(OURS).validate(document)
    assert [json.loads(line) for line in reports["jsonl"].splitlines()] == [
        *document["findings"],
        *document["unchecked"],
    ]
    assert {one["path"] for one in document["findings"]} == {"emoji.py", "rich.py", "nb.ipynb", "page.md"}
    assert [one["code"] for one in document["unchecked"]] == ["CRD901"]
    assert any(one["suppressed"] for one in document["findings"])
    assert any(one["related"] for one in document["findings"])


@pytest.mark.parametrize("change", ["code", "severity", "location", "fingerprint", "suppressed", "path"])
def test_the_schema_refuses(reports: dict[str, str], change: str) -> None:
    document = json.loads(reports["json"])
    del document["findings"][0][change]
    assert not validator(OURS).is_valid(document)
    document["findings"][0][change] = 1.5
    assert not validator(OURS).is_valid(document)


def test_sarif_keeps_the_standards(reports: dict[str, str]) -> None:
    document = json.loads(reports["sarif"])
    validator(SARIF).validate(document)
    (run,) = document["runs"]
    assert [result["ruleId"] for result in run["results"]] == [
        one["code"] for one in json.loads(reports["json"])["findings"]
    ]
    assert run["invocations"][0]["executionSuccessful"] is False
    assert [one["descriptor"]["id"] for one in run["invocations"][0]["toolExecutionNotifications"]] == ["CRD901"]
    for result in run["results"]:
        place = result["locations"][0]["physicalLocation"]
        assert set(place["region"]) == {"startLine", "startColumn", "endLine", "endColumn"}
        assert all(number >= 1 for number in place["region"].values())
        assert place["artifactLocation"]["uri"] in {"emoji.py", "rich.py", "nb.ipynb", "page.md"}
        assert result["partialFingerprints"]["credlint/v1"]
    assert "a-secret" not in reports["sarif"]
    assert not any(rule["fullDescription"]["text"].count("..") for rule in run["tool"]["driver"]["rules"])


def test_columns_in_each_unit(reports: dict[str, str]) -> None:
    """Code points but for rdjson, which counts bytes."""
    (found,) = [one for one in json.loads(reports["json"])["findings"] if one["path"] == "emoji.py"]
    assert (found["location"], found["end_location"]) == ({"row": 2, "column": 11}, {"row": 2, "column": 53})
    for name in ("full", "concise"):
        assert "emoji.py:2:11: CRD201 " in reports[name]
    assert re.search(r"emoji.py:\n +2:11 +CRD201 ", reports["grouped"])
    assert "file=emoji.py,line=2,col=11,endColumn=53," in reports["github"]
    assert "emoji.py:2:11: CRD201 " in reports["junit"]
    (ranges,) = [
        one["location"]["range"]
        for one in json.loads(reports["rdjson"])["diagnostics"]
        if one["location"]["path"] == "emoji.py"
    ]
    assert ranges == {"start": {"line": 2, "column": 15}, "end": {"line": 2, "column": 57}}
    (place,) = [
        result["locations"][0]["physicalLocation"]
        for result in json.loads(reports["sarif"])["runs"][0]["results"]
        if "emoji" in str(result["locations"])
    ]
    assert place["region"] == {"startLine": 2, "startColumn": 11, "endLine": 2, "endColumn": 53}


def test_frames_underline_what_is_shown(reports: dict[str, str]) -> None:
    """An emoji takes two columns of a terminal."""
    rows = reports["full"].splitlines()
    at = next(row for row, line in enumerate(rows) if line.startswith("emoji.py:2:11: CRD201"))
    assert rows[at + 1] == f"2 | {EMOJI.splitlines()[1]}"
    assert rows[at + 2] == f"  | {' ' * 11}{'^' * 42}"


def test_places_in_a_notebook(reports: dict[str, str]) -> None:
    assert "nb.ipynb:cell 3:2:8: CRD201 " in reports["full"]
    assert "nb.ipynb:cell 3:2:8: CRD201 " in reports["concise"]
    (found,) = [one for one in json.loads(reports["json"])["findings"] if one["path"] == "nb.ipynb"]
    assert (found["cell"], found["location"]) == (3, {"row": 2, "column": 8})
    assert f"file=nb.ipynb,line={PHYSICAL}," in reports["github"]
    (lines,) = [
        one["location"]["lines"] for one in json.loads(reports["gitlab"]) if one["location"]["path"] == "nb.ipynb"
    ]
    assert lines["begin"] == PHYSICAL
    assert f'"startLine": {PHYSICAL}' in reports["sarif"]
    assert f'"line": {PHYSICAL}' in reports["rdjson"]
    assert '<testsuite name="nb.ipynb" file="nb.ipynb" ' in reports["junit"]


def test_places_on_a_page(reports: dict[str, str]) -> None:
    assert "page.md:6:1: CRD201 " in reports["concise"]


def test_fingerprints_of_gitlab_are_unique(run: Run, project: Path) -> None:
    write(project, a=LEAK * 3, b=LEAK)
    found = json.loads(run("--output-format", "gitlab").out)
    assert len({one["fingerprint"] for one in found}) == len(found) == 4
    assert {one["severity"] for one in found} == {"critical"}


def test_severities(run: Run, project: Path) -> None:
    write(project, a='import boto3, os\nprint(os.environ["AWS_SECRET_ACCESS_KEY"])\n' + INFO_AND_WARNING)
    args = ("--extend-select", "CRD106", "--output-format")
    assert [one["severity"] for one in json.loads(run(*args, "json").out)["findings"]] == ["error", "warning", "info"]
    assert [one["severity"] for one in json.loads(run(*args, "gitlab").out)] == ["critical", "major", "info"]
    assert re.findall("^::([a-z]+) ", run(*args, "github").out, re.MULTILINE) == ["error", "warning", "notice"]
    assert [one["severity"] for one in json.loads(run(*args, "rdjson").out)["diagnostics"]] == [
        "ERROR",
        "WARNING",
        "INFO",
    ]
    assert [one["level"] for one in json.loads(run(*args, "sarif").out)["runs"][0]["results"]] == [
        "error",
        "warning",
        "note",
    ]


INFO_AND_WARNING = """\
boto3.client("s3", aws_access_key_id=unknown, aws_secret_access_key=unknown)
boto3.client("s3", aws_access_key_id="testing", aws_secret_access_key="testing")
"""


def test_annotations_begin_with_the_worst(run: Run, project: Path) -> None:
    """GitHub shows ten of a kind."""
    write(project, a=INFO_AND_WARNING.join(("import boto3, os\n", 'print(os.environ["AWS_SECRET_ACCESS_KEY"])\n')))
    kinds = re.findall("^::([a-z]+) ", run("--output-format", "github").out, re.MULTILINE)
    assert kinds == ["error", "warning"]


HOSTILE = "a\n::error::b%0A,c:d\x1b[31m\u202e'\"<&>]]>.py"


@pytest.mark.parametrize("form", FORMATS)
def test_a_hostile_name(run: Run, project: Path, form: str) -> None:
    (project / HOSTILE).write_text(LEAK + 'x = "\x1b[31m\u202e"; print(os.environ["AWS_SECRET_ACCESS_KEY"])\n')
    (project / f"2{HOSTILE}").write_text(BROKEN)
    ran = run("--output-format", form, "-v", "--statistics")
    assert ran.code == 2
    for text in (ran.out, ran.err):
        assert re.findall("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", text) == []
        commands = [line for line in text.splitlines() if line.lstrip().startswith("::")]
        assert len(commands) == (3 if form == "github" and text is ran.out else 0)
    match form:
        case "json":
            assert {one["path"] for one in json.loads(ran.out)["findings"]} == {HOSTILE}
        case "sarif":
            (run_,) = json.loads(ran.out)["runs"]
            places = [one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in run_["results"]]
            assert {unquote(place) for place in places} == {HOSTILE}
            assert re.fullmatch(r"[\w.%~'-]+", places[0])
        case "gitlab":
            assert {one["location"]["path"] for one in json.loads(ran.out)} >= {HOSTILE}
        case "rdjson":
            assert {one["location"]["path"] for one in json.loads(ran.out)["diagnostics"]} >= {HOSTILE}
        case "junit":
            assert len(list(ElementTree.fromstring(ran.out))) == 2
        case "github":
            assert ran.out.count("file=a%0A%3A%3Aerror%3A%3Ab%250A%2Cc%3Ad") == 2


@pytest.mark.parametrize("form", FORMATS)
def test_a_name_that_is_no_text(run: Run, project: Path, form: str) -> None:
    (project / os.fsdecode(b"a\xff.py")).write_text(LEAK)
    ran = run("--output-format", form, "--output", f"{form}=report")
    assert ran.code == 1
    assert (project / "report").read_bytes().decode() == ran.out

"""Steps in other files are told with the path of that file, in every format that tells steps."""

import json
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from credlint.model.result import Cell, FileResult
from credlint.report.formats import FORMATS

from .samples import LINKED, rendered, report

SARIF = Path(__file__).parent / "data" / "sarif-schema-2.1.0.json"
PLACES = [("src/settings.py", 4), ("src/jobs.py", 4), ("src/tools/output.py", 120)]
NOTEBOOK = replace(LINKED, path="nb.ipynb", cells=(Cell(2, 1, (30, 31, 32, 33, 34, 35, 36, 37, 38)),))
"""The same in a notebook, of whose cells the rows of other files know nothing."""


def steps(given: FileResult) -> list[dict[str, Any]]:
    (found,) = json.loads(rendered("json", report(given)))["findings"]
    return [*found["trace"], *found["related"]]


def test_json() -> None:
    places = [(step["path"], step["cell"], step["location"]["row"]) for step in steps(LINKED)]
    assert places == [
        ("src/settings.py", None, 4),
        ("src/jobs.py", None, 4),
        ("src/tools/output.py", None, 120),
        ("src/jobs.py", None, 9),
        ("lib/gone.py", None, 2),
    ]


def test_json_of_a_notebook() -> None:
    places = [(step["path"], step["cell"], step["location"]) for step in steps(NOTEBOOK)[:3]]
    assert places == [
        ("src/settings.py", None, {"row": 4, "column": 1}),
        ("nb.ipynb", 2, {"row": 4, "column": 1}),
        ("src/tools/output.py", None, {"row": 120, "column": 50}),
    ]


@pytest.mark.parametrize(("given", "rows"), [(LINKED, (4, 4, 120)), (NOTEBOOK, (4, 33, 120))])
def test_sarif(given: FileResult, rows: tuple[int, ...]) -> None:
    document = json.loads(rendered("sarif", report(given)))
    import_module("jsonschema").Draft7Validator(json.loads(SARIF.read_text("utf-8"))).validate(document)
    (result,) = document["runs"][0]["results"]
    flow = [step["location"] for step in result["codeFlows"][0]["threadFlows"][0]["locations"]]
    files = [place["physicalLocation"]["artifactLocation"]["uri"] for place in flow]
    assert files == ["src/settings.py", given.path, "src/tools/output.py"]
    assert tuple(place["physicalLocation"]["region"]["startLine"] for place in flow) == rows
    assert flow[2]["physicalLocation"]["region"]["startColumn"] == 50
    assert "logicalLocations" not in flow[0]
    related = [each["physicalLocation"]["artifactLocation"]["uri"] for each in result["relatedLocations"]]
    assert related == [given.path, "lib/gone.py"]


def test_rdjson_has_the_steps_in_other_files() -> None:
    (found,) = json.loads(rendered("rdjson", report(LINKED)))["diagnostics"]
    assert found["related_locations"] == [
        {
            "message": "AWS_SECRET_ACCESS_KEY is read here",
            "location": {
                "path": "src/settings.py",
                "range": {"start": {"line": 4, "column": 1}, "end": {"line": 4, "column": 13}},
            },
        },
        {
            "message": "shown here",
            "location": {
                "path": "src/tools/output.py",
                "range": {"start": {"line": 120, "column": 51}, "end": {"line": 120, "column": 59}},
            },
        },
        {
            "message": "called here",
            "location": {"path": "lib/gone.py", "range": {"start": {"line": 2}, "end": {"line": 2}}},
        },
    ]


def test_junit() -> None:
    (failure,) = ElementTree.fromstring(rendered("junit", report(LINKED))).iter("failure")
    assert (failure.text or "").splitlines()[1:4] == [
        "src/settings.py:4:1: AWS_SECRET_ACCESS_KEY is read here",
        "src/jobs.py:4:1: passed on here",
        "src/tools/output.py:120:50: shown here",
    ]


def test_full_shows_a_frame_of_each_file() -> None:
    assert rendered("full", report(LINKED)).splitlines()[1:-3] == [
        "  4 | show(SECRET)",
        "    | ^^^^^^^^^^^^",
        "    = 1: src/settings.py:4:1: AWS_SECRET_ACCESS_KEY is read here",
        '  4 | SECRET = os.environ["AWS_SECRET_ACCESS_KEY"]',
        "    | ------------",
        "    = 2: src/tools/output.py:120:50: shown here",
        "120 | k = 'é****'; print(k)",
        "    |              --------",
        "    = see: src/jobs.py:9:1: called here",
        "  9 | run()",
        "    | -----",
        "    = see: lib/gone.py:2:1: called here",
    ]


def test_full_in_a_notebook() -> None:
    lines = rendered("full", report(NOTEBOOK)).splitlines()
    assert lines[0].startswith("nb.ipynb:cell 2:4:1: ")
    assert "    = 2: src/tools/output.py:120:50: shown here" in lines
    assert "    = see: nb.ipynb:cell 2:9:1: called here" in lines


@pytest.mark.parametrize("name", FORMATS)
def test_the_message_is_in_all_of_them(name: str) -> None:
    text = rendered(name, report(LINKED))
    assert "show() (src/tools/output.py:120) shows AWS_SECRET_ACCESS_KEY" in text
    assert "output.py:12:" not in text


def test_a_path_stays_usable() -> None:
    path = "src/application/services/handlers/module"
    given = replace(LINKED, others=(replace(LINKED.others[0], path=path),))
    (finding,) = LINKED.diagnostics
    given = replace(given, diagnostics=(replace(finding, trace=(replace(finding.trace[0], path=path),)),))
    assert steps(given)[0]["path"] == path
    assert 'os.environ["AWS_SECRET_ACCESS_KEY"]' in rendered("full", report(given))

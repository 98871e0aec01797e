"""credlint's own JSON and its schema."""

import json
from importlib import import_module, resources
from typing import Any

import pytest

from credlint.report.report import Report

from .samples import APP, BROKEN, NOTEBOOK, UNREADABLE, everything, rendered, report

SCHEMA: dict[str, Any] = json.loads((resources.files("credlint.report") / "credlint.schema.json").read_text("utf-8"))
validator = import_module("jsonschema").Draft202012Validator


def strict(schema: Any) -> Any:
    """The schema without room for further keys: what is written is described."""
    if isinstance(schema, dict):
        closed = {key: strict(value) for key, value in schema.items()}
        return closed | {"additionalProperties": False} if isinstance(schema.get("properties"), dict) else closed
    return [strict(value) for value in schema] if isinstance(schema, list) else schema


def test_the_schema_is_one() -> None:
    validator.check_schema(SCHEMA)


@pytest.mark.parametrize("given", [everything(), everything(show_suppressed=True), report()])
def test_json_keeps_its_schema(given: Report) -> None:
    validator(strict(SCHEMA)).validate(json.loads(rendered("json", given)))


def test_jsonl_keeps_the_schema_line_by_line() -> None:
    lines = [json.loads(line) for line in rendered("jsonl", everything(show_suppressed=True)).splitlines()]
    document = json.loads(rendered("json", everything(show_suppressed=True)))
    assert lines == document["findings"] + document["unchecked"]


def test_the_order_of_keys_is_the_schemas() -> None:
    document = json.loads(rendered("json", everything()))
    assert list(document) == SCHEMA["required"]
    for kind in ("findings", "unchecked"):
        definition = SCHEMA["$defs"][kind.removesuffix("s")]
        assert [list(entry) for entry in document[kind]] == [definition["required"]] * len(document[kind])
    assert list(document["summary"]) == SCHEMA["$defs"]["summary"]["required"]


def test_summary() -> None:
    assert json.loads(rendered("json", everything()))["summary"] == {
        "files": 6,
        "checked": 4,
        "unchecked": 2,
        "findings": 5,
        "error": 2,
        "warning": 2,
        "info": 1,
        "suppressed": {"comment": 1, "baseline": 1},
        "exit_code": 2,
    }


def test_unchecked_files_are_no_findings() -> None:
    document = json.loads(rendered("json", report(BROKEN, UNREADABLE, exit_code=2)))
    assert document["findings"] == []
    assert [entry["location"] for entry in document["unchecked"]] == [{"row": 4, "column": 7}, None]


def test_a_cell() -> None:
    (found,) = json.loads(rendered("json", report(NOTEBOOK)))["findings"]
    assert (found["cell"], found["location"], found["end_location"]) == (
        3,
        {"row": 2, "column": 1},
        {"row": 2, "column": 4},
    )


def test_a_fix_counts_bytes() -> None:
    (found, _) = json.loads(rendered("json", report(APP)))["findings"]
    assert found["fix"] == {
        "message": "delete the arguments",
        "applicability": "unsafe",
        "edits": [{"start": 40, "end": 62, "content": ""}, {"start": 70, "end": 70, "content": "x"}],
    }

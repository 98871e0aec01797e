"""Fixes in the formats of tools: what they replace, and where."""

import json
from dataclasses import replace
from typing import Any

import pytest

from credlint.model.fix import Applicability, Edit, Fix
from credlint.model.result import Excerpt, FileResult
from credlint.model.span import Span

from .samples import ENVIRONMENT, rendered, report
from .test_sarif import SCHEMA, validator

DELETION = Edit(10, 14, b"", Span.of(7, 6, 7, 8))
INSERTION = Edit(20, 20, b"pass", Span.of(8, 3, 8, 3))
ROWS = (Excerpt(7, "'🔑'; print('密')"), Excerpt(8, "é )"))


def result(*edits: Edit, applicability: Applicability = Applicability.SAFE) -> FileResult:
    """A file with one finding that has a fix."""
    return FileResult("a b.py", (replace(ENVIRONMENT, fix=Fix("do it", applicability, edits)),), excerpts=ROWS)


def sarif(given: FileResult) -> Any:
    document = json.loads(rendered("sarif", report(given)))
    validator(SCHEMA).validate(document)
    return document["runs"][0]["results"][0].get("fixes")


def rdjson(given: FileResult) -> Any:
    return json.loads(rendered("rdjson", report(given)))["diagnostics"][0].get("suggestions")


def test_json_names_bytes_and_places() -> None:
    (found,) = json.loads(rendered("json", report(result(DELETION))))["findings"]
    assert found["fix"]["edits"] == [
        {
            "start": 10,
            "end": 14,
            "content": "",
            "location": {"row": 7, "column": 6},
            "end_location": {"row": 7, "column": 8},
        }
    ]


def test_sarif_replaces_regions() -> None:
    assert sarif(result(DELETION, INSERTION, applicability=Applicability.UNSAFE)) == [
        {
            "description": {"text": "do it (unsafe)"},
            "artifactChanges": [
                {
                    "artifactLocation": {"uri": "a%20b.py", "uriBaseId": "%SRCROOT%"},
                    "replacements": [
                        {
                            "deletedRegion": {"startLine": 7, "startColumn": 6, "endLine": 7, "endColumn": 8},
                            "insertedContent": {"text": ""},
                        },
                        {
                            "deletedRegion": {"startLine": 8, "startColumn": 3, "endLine": 8, "endColumn": 3},
                            "insertedContent": {"text": "pass"},
                        },
                    ],
                }
            ],
        }
    ]


def test_rdjson_suggests_in_bytes() -> None:
    assert rdjson(result(DELETION)) == [
        {"range": {"start": {"line": 7, "column": 9}, "end": {"line": 7, "column": 11}}, "text": ""}
    ]


def test_rdjson_suggests_nothing_by_halves() -> None:
    assert rdjson(result(DELETION, INSERTION)) is None
    assert rdjson(result(replace(DELETION, span=Span.of(9, 1, 9, 2)))) is None


@pytest.mark.parametrize("written", [sarif, rdjson])
def test_what_is_only_to_be_shown_is_no_suggestion(written: Any) -> None:
    assert written(result(DELETION, applicability=Applicability.DISPLAY)) is None
    assert written(result(Edit(1, 2, b""))) is None


@pytest.mark.parametrize("name", ["json", "sarif", "rdjson", "full"])
def test_a_fix_that_would_show_a_secret_is_left_out(name: str) -> None:
    given = result(replace(INSERTION, content=b"x = 'AKIAQ7T3XW5LKZP4M2RD'"))
    text = rendered(name, report(given))
    assert "AKIAQ7T3XW5LKZP4M2RD" not in text
    assert "do it" not in text

"""reviewdog's format, whose columns are UTF-8 bytes."""

import json
from dataclasses import replace
from typing import Any

from credlint.model.result import Excerpt, FileResult
from credlint.model.span import Span
from credlint.report.report import Report

from .samples import BROKEN, ENVIRONMENT, NOTEBOOK, UNREADABLE, everything, rendered, report


def diagnostics(given: Report) -> list[dict[str, Any]]:
    written: list[dict[str, Any]] = json.loads(rendered("rdjson", given))["diagnostics"]
    return written


def range_of(span: Span, *excerpts: Excerpt) -> Any:
    (written,) = diagnostics(report(FileResult("a.py", (replace(ENVIRONMENT, span=span),), excerpts=excerpts)))
    return written["location"]["range"]


def test_severities() -> None:
    assert [entry["severity"] for entry in diagnostics(everything())] == [
        "WARNING",
        "ERROR",
        "ERROR",
        "WARNING",
        "INFO",
        "ERROR",
        "ERROR",
    ]


def test_code() -> None:
    assert diagnostics(report(BROKEN))[0]["code"] == {
        "value": "CRD901",
        "url": "https://docs.example.org/credlint/rules/crd901",
    }


def test_columns_are_bytes() -> None:
    assert range_of(Span.of(7, 6, 7, 16), Excerpt(7, "'🔑'; print('密')")) == {
        "start": {"line": 7, "column": 9},
        "end": {"line": 7, "column": 21},
    }


def test_several_lines() -> None:
    rows = (Excerpt(7, "é = f("), Excerpt(8, "é)"))
    assert range_of(Span.of(7, 5, 8, 3), *rows) == {
        "start": {"line": 7, "column": 6},
        "end": {"line": 8, "column": 4},
    }


def test_a_column_that_is_not_known_is_left_out() -> None:
    assert range_of(Span.of(7, 5, 8, 3), Excerpt(7, "é = f(")) == {"start": {"line": 7, "column": 6}}
    assert range_of(Span.of(7, 5, 8, 3)) == {"start": {"line": 7}, "end": {"line": 8}}


def test_unchecked() -> None:
    broken, unreadable = diagnostics(report(BROKEN, UNREADABLE))
    assert broken["location"] == {"path": "lib/broken.py", "range": {"start": {"line": 4}, "end": {"line": 4}}}
    assert unreadable["location"] == {"path": "lib/secret.py"}


def test_a_notebooks_line_is_that_of_the_file() -> None:
    (written,) = diagnostics(report(NOTEBOOK))
    assert written["location"]["range"] == {"start": {"line": 41}, "end": {"line": 41}}

"""reviewdog's diagnostic format (https://github.com/reviewdog/reviewdog/tree/master/proto/rdf).

Columns are UTF-8 bytes; a column that is not known in bytes is left out, as the format allows. Suppressed findings have
no place in it. Of the way of a value it has the steps that lie in other files. A suggestion is one replacement: a fix
of several edits, which must be made together, is none.
"""

import json
from typing import Any, TextIO

from credlint.model.diagnostic import Diagnostic, Severity
from credlint.model.fix import Applicability, Fix
from credlint.model.result import FileResult
from credlint.model.span import Span
from credlint.report.places import byte_column, file_of, region
from credlint.report.report import Report
from credlint.report.text import encodable

SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}


def render(report: Report, out: TextIO) -> None:
    """Write one document of ASCII."""
    diagnostics = [
        _diagnostic(finding.result, found.span, found.severity, _code(report, found.code), found.message)
        | _related(finding.result, found)
        | _suggestion(finding.result, found.fix)
        for finding in report.findings()
        if (found := finding.diagnostic)
    ]
    for result, unchecked in report.unchecked():
        span = None if unchecked.position is None else Span(unchecked.position, unchecked.position)
        code = _code(report, unchecked.code)
        diagnostics.append(_diagnostic(result, span, Severity.ERROR, code, unchecked.message))
    source = {"name": "credlint"} | ({"url": report.documentation} if report.documentation else {})
    document = {"source": source, "diagnostics": diagnostics}
    out.write(json.dumps(document, indent=2) + "\n")


def _code(report: Report, code: str) -> dict[str, str]:
    link = report.link(code)
    return {"value": code} | ({"url": link} if link else {})


def _diagnostic(
    result: FileResult, span: Span | None, severity: Severity, code: dict[str, str], message: str
) -> dict[str, Any]:
    return {
        "message": message,
        "location": _location(result, span),
        "severity": SEVERITIES[severity],
        "code": code,
    }


def _related(result: FileResult, found: Diagnostic) -> dict[str, Any]:
    """The places in other files, where there are any."""
    places = [
        {"message": step.message, "location": _location(file_of(result, step), step.span)}
        for step in found.steps
        if step.path
    ]
    return {"related_locations": places} if places else {}


def _suggestion(result: FileResult, fix: Fix | None) -> dict[str, Any]:
    """The one replacement of a fix that may be made."""
    if fix is None or fix.applicability is Applicability.DISPLAY or len(fix.edits) != 1:
        return {}
    edit = fix.edits[0]
    place = _range(result, edit.span) if edit.span is not None else {}
    if any("column" not in place.get(end, {}) for end in ("start", "end")):
        return {}
    return {"suggestions": [{"range": place, "text": edit.content.decode("utf-8", "replace")}]}


def _location(result: FileResult, span: Span | None) -> dict[str, Any]:
    location: dict[str, Any] = {"path": encodable(result.path)}
    return location if span is None else location | {"range": _range(result, span)}


def _range(result: FileResult, span: Span) -> dict[str, dict[str, int]]:
    """From start to end, exclusive; lines alone if the start's column is unknown, the start alone if the end's is."""
    lines = region(result, span)
    start, end = byte_column(result, span.start), byte_column(result, span.end)
    if start is None:
        return {"start": {"line": lines.line}, "end": {"line": lines.end_line}}
    known: dict[str, dict[str, int]] = {"start": {"line": lines.line, "column": start}}
    if end is not None:
        known["end"] = {"line": lines.end_line, "column": end}
    return known

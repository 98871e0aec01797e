"""reviewdog's diagnostic format (https://github.com/reviewdog/reviewdog/tree/master/proto/rdf).

Columns are UTF-8 bytes; a column that is not known in bytes is left out, as the format allows. Suppressed findings have
no place in it.
"""

import json
from typing import Any, TextIO

from credlint.model.diagnostic import Severity
from credlint.model.result import FileResult
from credlint.model.span import Span
from credlint.report.places import byte_column, region
from credlint.report.report import DOCS, Report, help_uri
from credlint.report.text import encodable

SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}


def render(report: Report, out: TextIO) -> None:
    """Write one document of ASCII."""
    diagnostics = [
        _diagnostic(finding.result, found.span, found.severity, found.code, found.message)
        for finding in report.findings()
        if (found := finding.diagnostic)
    ]
    for result, unchecked in report.unchecked():
        span = None if unchecked.position is None else Span(unchecked.position, unchecked.position)
        diagnostics.append(_diagnostic(result, span, Severity.ERROR, unchecked.code, unchecked.message))
    document = {"source": {"name": "credlint", "url": DOCS}, "diagnostics": diagnostics}
    out.write(json.dumps(document, indent=2) + "\n")


def _diagnostic(result: FileResult, span: Span | None, severity: Severity, code: str, message: str) -> dict[str, Any]:
    location: dict[str, Any] = {"path": encodable(result.path)}
    if span is not None:
        location["range"] = _range(result, span)
    return {
        "message": message,
        "location": location,
        "severity": SEVERITIES[severity],
        "code": {"value": code, "url": help_uri(code)},
    }


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

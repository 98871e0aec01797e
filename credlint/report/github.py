"""Workflow commands of GitHub Actions, which become annotations.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions; a step shows ten of each level, so the
worst come first. Suppressed findings have no annotation.
"""

from typing import TextIO

from credlint.model.diagnostic import Severity
from credlint.model.result import FileResult
from credlint.model.span import Position, Span
from credlint.report.places import label, region
from credlint.report.report import Report
from credlint.report.text import visible

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}

_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = _DATA | str.maketrans({":": "%3A", ",": "%2C"})


def render(report: Report, out: TextIO) -> None:
    """Write the errors, the files that could not be checked among them, then warnings and notices."""
    lines: list[tuple[Severity, str]] = []
    for result, unchecked in report.unchecked():
        start = unchecked.position or Position(1, 1)
        text = _command(result, Severity.ERROR, Span(start, start), unchecked.code, unchecked.name, unchecked.message)
        lines.append((Severity.ERROR, text))
    for finding in report.findings():
        found = finding.diagnostic
        message = f"{found.message}\nhelp: {found.help}" if found.help else found.message
        text = _command(finding.result, found.severity, found.span, found.code, found.name, message)
        lines.append((found.severity, text))
    for _, text in sorted(lines, key=lambda line: -line[0].rank):
        out.write(text + "\n")


def _command(result: FileResult, severity: Severity, span: Span, code: str, name: str, message: str) -> str:
    """One command; it names the first line only, as GitHub hangs an annotation below the last line of its span."""
    place = region(result, span)
    properties = {"file": result.path, "line": f"{place.line}"}
    if place.column is not None:
        properties["col"] = f"{place.column}"
        if place.end_line == place.line and place.end_column != place.column:
            properties["endColumn"] = f"{place.end_column}"
    properties["title"] = f"{code} {name}"
    listed = ",".join(f"{key}={_escape(value, _PROPERTY)}" for key, value in properties.items())
    text = f"{label(result, span.start)}: {code} {message}"
    return f"::{LEVELS[severity]} {listed}::{_escape(text, _DATA)}"


def _escape(text: str, table: dict[int, str]) -> str:
    """`text` with the characters of the syntax percent-encoded and other controls made visible."""
    return visible(text.translate(table))

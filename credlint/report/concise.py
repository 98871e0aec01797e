"""One line a finding: `path:row:column: CODE message`."""

from typing import TextIO

from credlint.model.diagnostic import Severity
from credlint.model.result import FileResult, Suppressed
from credlint.model.span import Position
from credlint.report.places import label
from credlint.report.report import Finding, Report
from credlint.report.style import BOLD, SEVERITY, paint
from credlint.report.text import visible


def render(report: Report, out: TextIO) -> None:
    """Write the findings, then the files that could not be checked."""
    for finding in report.shown():
        out.write(finding_line(finding, report.color) + "\n")
    for result, unchecked in report.unchecked():
        position, message = unchecked.position, unchecked.message
        out.write(line(result, position, unchecked.code, message, Severity.ERROR, report.color) + "\n")


def finding_line(finding: Finding, color: bool) -> str:
    """The line of one finding, with what silences it."""
    diagnostic = finding.diagnostic
    message = diagnostic.message + silence(finding)
    return line(finding.result, diagnostic.span.start, diagnostic.code, message, diagnostic.severity, color)


def line(
    result: FileResult, position: Position | None, code: str, message: str, severity: Severity, color: bool
) -> str:
    """`path:row:column: CODE message`, safe to print."""
    place = paint(f"{label(result, position)}:", BOLD, color)
    return f"{place} {paint(visible(code), SEVERITY[severity], color)} {visible(message)}"


def silence(finding: Finding) -> str:
    """` (suppressed by comment: reason)`, or nothing for a live finding."""
    return f" ({silencer(finding.suppressed)})" if finding.suppressed else ""


def silencer(suppressed: Suppressed) -> str:
    """`suppressed by comment: reason`."""
    return f"suppressed by {suppressed.by}" + (f": {suppressed.reason}" if suppressed.reason else "")

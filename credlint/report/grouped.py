"""The findings under the name of their file."""

from collections.abc import Iterator
from itertools import groupby
from typing import TextIO

from credlint.model.diagnostic import Severity
from credlint.report.concise import silence
from credlint.report.places import place
from credlint.report.report import Report
from credlint.report.style import BOLD, SEVERITY, paint
from credlint.report.text import shown_path, visible

_Row = tuple[str, str, Severity, str, str]  # path, place, severity, code, message


def render(report: Report, out: TextIO) -> None:
    """Write a block for each file with findings, then one for each that could not be checked."""
    for rows in (list(_findings(report)), list(_unchecked(report))):
        width = max((len(row[1]) for row in rows), default=0)
        for path, group in groupby(rows, key=lambda row: row[0]):
            out.write(paint(f"{shown_path(path)}:", BOLD, report.color) + "\n")
            for _, where, severity, code, message in group:
                shown = paint(visible(code), SEVERITY[severity], report.color)
                out.write(f"  {where:<{width}}  {shown} {visible(message)}\n")
            out.write("\n")


def _findings(report: Report) -> Iterator[_Row]:
    for finding in report.shown():
        result, diagnostic = finding.result, finding.diagnostic
        message = diagnostic.message + silence(finding)
        yield result.path, place(result, diagnostic.span.start), diagnostic.severity, diagnostic.code, message


def _unchecked(report: Report) -> Iterator[_Row]:
    for result, unchecked in report.unchecked():
        yield result.path, place(result, unchecked.position), Severity.ERROR, unchecked.code, unchecked.message

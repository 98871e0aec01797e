"""credlint's own JSON, version 1 (`credlint.schema.json`): keys may be added, none changes its meaning."""

import json
from typing import Any, TextIO

from credlint.model.diagnostic import Severity, Step
from credlint.model.fix import Edit, Fix
from credlint.model.result import FileResult, Suppressed, Unchecked
from credlint.model.span import Position
from credlint.report.places import cell_place, file_of, file_position
from credlint.report.report import Finding, Report
from credlint.report.text import encodable

VERSION = 1


def render(report: Report, out: TextIO) -> None:
    """Write one document; escapes keep it ASCII, so that no control character reaches a terminal."""
    document = {
        "version": VERSION,
        "tool": {"name": "credlint", "version": report.version},
        "summary": _summary(report),
        "findings": [finding_object(finding, report) for finding in report.shown()],
        "unchecked": [unchecked_object(result, unchecked, report) for result, unchecked in report.unchecked()],
    }
    out.write(json.dumps(document, indent=2) + "\n")


def finding_object(finding: Finding, report: Report) -> dict[str, Any]:
    """One finding. Rows count in the cell where `cell` is set; columns count code points, ends are exclusive."""
    result, diagnostic = finding.result, finding.diagnostic
    return {
        "code": diagnostic.code,
        "name": diagnostic.name,
        "severity": diagnostic.severity.value,
        "confidence": diagnostic.confidence.value,
        "path": encodable(result.path),
        "cell": _cell(result, diagnostic.span.start),
        "location": _location(result, diagnostic.span.start),
        "end_location": _location(result, diagnostic.span.end),
        "message": diagnostic.message,
        "help": diagnostic.help,
        "url": report.link(diagnostic.code) or None,
        "trace": [_step(result, step) for step in diagnostic.trace],
        "related": [_step(result, step) for step in diagnostic.related],
        "fix": None if diagnostic.fix is None else _fix(result, diagnostic.fix),
        "fingerprint": diagnostic.fingerprint,
        "suppressed": _suppressed(finding.suppressed),
    }


def unchecked_object(result: FileResult, unchecked: Unchecked, report: Report) -> dict[str, Any]:
    """A file that could not be checked; without `location` where there is no place to name."""
    position = unchecked.position
    return {
        "code": unchecked.code,
        "name": unchecked.name,
        "severity": Severity.ERROR.value,
        "path": encodable(result.path),
        "cell": None if position is None else _cell(result, position),
        "location": None if position is None else _location(result, position),
        "message": unchecked.message,
        "url": report.link(unchecked.code) or None,
    }


def _summary(report: Report) -> dict[str, Any]:
    counts = report.counts()
    return {
        "files": counts.files,
        "checked": counts.checked,
        "unchecked": counts.unchecked,
        "findings": counts.findings,
        "error": counts.errors,
        "warning": counts.warnings,
        "info": counts.infos,
        "suppressed": {"comment": counts.suppressed_by_comment, "baseline": counts.suppressed_by_baseline},
        "exit_code": report.exit_code,
    }


def _cell(result: FileResult, position: Position) -> int | None:
    found = cell_place(result, position.row)
    return found.cell if found else None


def _location(result: FileResult, position: Position) -> dict[str, int]:
    found = cell_place(result, position.row)
    shown = Position(found.row, position.column) if found else file_position(result, position)
    return {"row": shown.row, "column": shown.column}


def _step(result: FileResult, step: Step) -> dict[str, Any]:
    result = file_of(result, step)
    return {
        "path": encodable(result.path),
        "cell": _cell(result, step.span.start),
        "location": _location(result, step.span.start),
        "end_location": _location(result, step.span.end),
        "message": step.message,
    }


def _fix(result: FileResult, fix: Fix) -> dict[str, Any]:
    return {
        "message": fix.message,
        "applicability": fix.applicability.value,
        "edits": [_edit(result, edit) for edit in fix.edits],
    }


def _edit(result: FileResult, edit: Edit) -> dict[str, Any]:
    written = {"start": edit.start, "end": edit.end, "content": edit.content.decode("utf-8", "replace")}
    if edit.span is None:
        return written
    places = {"location": edit.span.start, "end_location": edit.span.end}
    return written | {name: _location(result, place) for name, place in places.items()}


def _suppressed(suppressed: Suppressed | None) -> dict[str, str] | None:
    return None if suppressed is None else {"by": suppressed.by, "reason": suppressed.reason}

"""GitLab's Code Quality report (https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format)."""

import hashlib
import json
from collections.abc import Iterator
from typing import Any, TextIO

from credlint.model.diagnostic import Severity
from credlint.model.span import Position, Span
from credlint.report.places import region
from credlint.report.report import Report
from credlint.report.text import encodable

SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.INFO: "info"}


def render(report: Report, out: TextIO) -> None:
    """Write one array; suppressed findings have no place in the format."""
    issues = [*_findings(report), *_unchecked(report)]
    seen: set[str] = set()
    for issue in issues:
        issue["fingerprint"] = _unique(issue["fingerprint"], seen)
    out.write(json.dumps(issues, indent=2) + "\n")


def _findings(report: Report) -> Iterator[dict[str, Any]]:
    for finding in report.findings():
        found, path = finding.diagnostic, finding.result.path
        key = found.fingerprint or _digest(found.code, path, found.scope, found.detail, found.message)
        lines = region(finding.result, found.span)
        yield _issue(found.code, found.message, found.severity, path, (lines.line, lines.end_line), key)


def _unchecked(report: Report) -> Iterator[dict[str, Any]]:
    for result, unchecked in report.unchecked():
        start = unchecked.position or Position(1, 1)
        row = region(result, Span(start, start)).line
        key = _digest(unchecked.code, result.path)
        yield _issue(unchecked.code, unchecked.message, Severity.ERROR, result.path, (row, row), key)


def _issue(
    code: str, message: str, severity: Severity, path: str, rows: tuple[int, int], fingerprint: str
) -> dict[str, Any]:
    return {
        "type": "issue",
        "check_name": code,
        "description": f"{code}: {message}",
        "categories": ["Security"],
        "severity": SEVERITIES[severity],
        "fingerprint": fingerprint,
        "location": {"path": encodable(path), "lines": {"begin": rows[0], "end": rows[1]}},
    }


def _unique(fingerprint: str, seen: set[str]) -> str:
    """GitLab drops an issue whose fingerprint it has seen: the second and later ones get one of their own."""
    unique, count = fingerprint, 1
    while unique in seen:
        count += 1
        unique = _digest(fingerprint, f"{count}")
    seen.add(unique)
    return unique


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "backslashreplace")).hexdigest()[:32]

"""SARIF 2.1.0 for GitHub code scanning (https://docs.oasis-open.org/sarif/sarif/v2.1.0/).

Every result has one location and no snippet: a snippet would be kept by servers for good. Suppressed findings are
written only when they are wanted, as GitHub opens an alert for them, too.
"""

import json
import re
from typing import Any, TextIO
from urllib.parse import quote

from credlint.model.diagnostic import Step
from credlint.model.fix import Applicability, Fix
from credlint.model.result import FileResult, Suppressed, Unchecked
from credlint.model.span import Span
from credlint.report.places import cell_place, file_of, file_width, region
from credlint.report.report import Finding, Report
from credlint.report.sarif_rules import LEVELS, NOTIFICATIONS, descriptor, every_rule
from credlint.report.text import path_bytes

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "credlint/v1"
KINDS = {"comment": "inSource", "baseline": "external"}

_SEMANTIC = re.compile(r"\d+\.\d+\.\d+")
_ABSOLUTE = re.compile(r"/|[A-Za-z]:/")


def render(report: Report, out: TextIO) -> None:
    """Write one run, as ASCII."""
    rules = every_rule(report)
    index = {rule.code: number for number, rule in enumerate(rules)}
    driver = {
        "name": "credlint",
        **({"informationUri": report.documentation} if report.documentation else {}),
        "version": report.version,
        "rules": [descriptor(rule, report.documentation) for rule in rules],
        "notifications": [
            descriptor(rule, report.documentation) for rule in report.rules if rule.code in NOTIFICATIONS
        ],
    }
    if _SEMANTIC.fullmatch(report.version):
        driver["semanticVersion"] = report.version
    run = {
        "tool": {"driver": driver},
        "invocations": [_invocation(report)],
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, index) for finding in report.shown()],
    }
    out.write(json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n")


def _result(finding: Finding, index: dict[str, int]) -> dict[str, Any]:
    result, found = finding.result, finding.diagnostic
    written: dict[str, Any] = {
        "ruleId": found.code,
        "ruleIndex": index[found.code],
        "level": LEVELS[found.severity],
        "message": {"text": found.message},
        "locations": [_location(result, found.span)],
        "properties": {"confidence": found.confidence.value},
    }
    if found.fingerprint:
        written["partialFingerprints"] = {FINGERPRINT: found.fingerprint}
    if found.trace:
        steps = [{"location": _step(result, step)} for step in found.trace]
        written["codeFlows"] = [{"threadFlows": [{"locations": steps}]}]
    if found.related:
        written["relatedLocations"] = [
            {"id": number, **_step(result, step)} for number, step in enumerate(found.related, start=1)
        ]
    if replaced := _replacements(result, found.fix):
        written["fixes"] = [replaced]
    if finding.suppressed is not None:
        written["suppressions"] = [_suppression(finding.suppressed)]
    return written


def _replacements(result: FileResult, fix: Fix | None) -> dict[str, Any]:
    """A fix that may be made, with the regions of the file that it replaces."""
    if fix is None or fix.applicability is Applicability.DISPLAY:
        return {}
    replacements = [
        {
            "deletedRegion": _region(result, edit.span),
            "insertedContent": {"text": edit.content.decode("utf-8", "replace")},
        }
        for edit in fix.edits
        if edit.span is not None
    ]
    if not replacements:
        return {}
    return {
        "description": {"text": f"{fix.message} ({fix.applicability.value})"},
        "artifactChanges": [{**_file(result), "replacements": replacements}],
    }


def _suppression(suppressed: Suppressed) -> dict[str, str]:
    written = {"kind": KINDS.get(suppressed.by, "external")}
    if suppressed.reason:
        written["justification"] = suppressed.reason
    return written


def _invocation(report: Report) -> dict[str, Any]:
    """Exit codes 0 and 1 are verdicts; anything else is a run that did not do all it was asked for."""
    return {
        "executionSuccessful": report.exit_code in (0, 1),
        "exitCode": report.exit_code,
        "toolExecutionNotifications": [_notification(result, unchecked) for result, unchecked in report.unchecked()],
    }


def _notification(result: FileResult, unchecked: Unchecked) -> dict[str, Any]:
    place = unchecked.position
    return {
        "descriptor": {"id": unchecked.code},
        "level": "error",
        "message": {"text": unchecked.message},
        "locations": [_location(result, Span(place, place)) if place else {"physicalLocation": _file(result)}],
    }


def _step(result: FileResult, step: Step) -> dict[str, Any]:
    return {**_location(file_of(result, step), step.span), "message": {"text": step.message}}


def _location(result: FileResult, span: Span) -> dict[str, Any]:
    """A place in the file; what is a cell of a notebook for people is a logical location here."""
    location: dict[str, Any] = {"physicalLocation": {**_file(result), "region": _region(result, span)}}
    if cell := cell_place(result, span.start.row):
        location["logicalLocations"] = [{"name": f"cell {cell.cell}", "kind": "module"}]
    return location


def _region(result: FileResult, span: Span) -> dict[str, int]:
    place = region(result, span)
    end_column = place.end_column
    if place.column is None and (width := file_width(result, span.end.row)) is not None:
        end_column = width + 1  # GitHub wants all four: the whole lines
    written = {"startLine": place.line, "startColumn": place.column or 1, "endLine": place.end_line}
    if end_column is not None:
        written["endColumn"] = end_column
    return written


def _file(result: FileResult) -> dict[str, Any]:
    """The bytes of the name percent-encoded; relative to the checkout unless the path is absolute."""
    name = quote(path_bytes(result.path), safe="/")
    if _ABSOLUTE.match(result.path):
        return {"artifactLocation": {"uri": "file:///" + name.lstrip("/").replace("%3A/", ":/", 1)}}
    return {"artifactLocation": {"uri": name, "uriBaseId": "%SRCROOT%"}}

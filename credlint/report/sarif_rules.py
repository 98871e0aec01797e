"""The rules as SARIF's reporting descriptors, with the properties that GitHub code scanning reads.

https://docs.github.com/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
"""

from typing import Any

from credlint.model.diagnostic import Severity
from credlint.model.rule_info import RuleInfo
from credlint.report.report import Report, page

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
SECURITY_SEVERITIES = {Severity.ERROR: "9.0", Severity.WARNING: "6.0", Severity.INFO: "2.0"}
PROBLEM_SEVERITIES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "recommendation"}

NOTIFICATIONS = frozenset({"CRD901", "CRD902", "CRD903"})
"""Codes of files that could not be checked: they have no results, but notifications."""

META = "CRD9"
"""Codes with this beginning speak of credlint's own work and are no security alerts."""


def every_rule(report: Report) -> list[RuleInfo]:
    """The rules that can have results, by code; one that the report does not know is made of its findings."""
    rules = {rule.code: rule for rule in report.rules if rule.code not in NOTIFICATIONS}
    for finding in report.shown():
        found = finding.diagnostic
        summary = found.name.replace("-", " ")
        rules.setdefault(
            found.code, RuleInfo(found.code, found.name, summary, found.severity, 0, found.help or summary)
        )
    return [rules[code] for code in sorted(rules)]


def descriptor(rule: RuleInfo, documentation: str) -> dict[str, Any]:
    """One rule or notification; the texts that GitHub requires are never empty."""
    help_text = rule.help or rule.summary
    link = page(documentation, rule.code)
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": _full(rule)},
        "help": {"text": help_text, "markdown": rule.explanation or help_text},
        **({"helpUri": link} if link else {}),
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": _properties(rule),
    }


def _full(rule: RuleInfo) -> str:
    """The summary and the remedy, at most the 1,024 characters that GitHub keeps."""
    return f"{rule.summary.rstrip('.')}. {rule.help}".strip()[:1024]


def _properties(rule: RuleInfo) -> dict[str, Any]:
    properties: dict[str, Any] = {
        "tags": ["credentials"],
        "precision": "medium" if rule.pedantic else "high",
        "problem.severity": PROBLEM_SEVERITIES[rule.severity],
    }
    if not rule.code.startswith(META):
        properties["tags"] = ["security", "credentials"]
        properties["security-severity"] = SECURITY_SEVERITIES[rule.severity]
    if rule.cwe:
        properties["tags"].append(f"external/cwe/cwe-{rule.cwe:03d}")
    return properties

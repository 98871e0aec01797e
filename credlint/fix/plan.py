"""Turns what rules propose into edits: a finding with a fix gets the edits of it, or loses the fix."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from credlint.analysis.facts import Facts
from credlint.model.diagnostic import Diagnostic
from credlint.model.fix import Fix
from credlint.source.decode import is_ascii_superset
from credlint.source.prepare import Prepared


@dataclass(frozen=True, slots=True)
class Subject:
    """A file whose findings are to be fixed: what is known of it, and its text."""

    facts: Facts
    prepared: Prepared


Builder = Callable[[Diagnostic, Fix, Subject], Fix | None]
"""Gives what a rule proposes for a finding its edits, and maybe a milder applicability; None where there are none."""

BUILDERS: Mapping[str, Builder] = {}
"""How source is edited, by the code of the rule that proposes it."""


def planned(findings: Iterable[Diagnostic], subject: Subject) -> list[Diagnostic]:
    """Findings whose fixes have edits; the places of findings are those of the file's text."""
    editable = is_ascii_superset(subject.prepared.source.encoding)
    return [replace(each, fix=_fix(each, subject) if editable else None) for each in findings]


def _fix(finding: Diagnostic, subject: Subject) -> Fix | None:
    build = BUILDERS.get(finding.code)
    return None if finding.fix is None or build is None else build(finding, finding.fix, subject)

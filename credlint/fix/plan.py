"""Turns what rules propose into edits: a finding with a fix gets the edits of it, or loses the fix."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from credlint.analysis.facts import Facts
from credlint.fix.comments import without_suppression
from credlint.fix.deletion import without_credentials, without_options
from credlint.fix.outputs import without_values
from credlint.fix.sessions import from_session, with_token
from credlint.fix.subject import Subject
from credlint.fix.traces import at_info
from credlint.model.diagnostic import Diagnostic
from credlint.model.fix import Fix
from credlint.source.bounds import Relief
from credlint.source.decode import is_ascii_superset
from credlint.source.prepare import Prepared
from credlint.source.tree import Tree

Builder = Callable[[Diagnostic, Fix, Subject], Fix | None]
"""Gives what a rule proposes for a finding its edits, and maybe a milder applicability; None where there are none."""

BUILDERS: Mapping[str, Builder] = {
    "CRD101": without_credentials,
    "CRD102": without_credentials,
    "CRD103": without_options,
    "CRD107": with_token,
    "CRD108": from_session,
    "CRD201": without_values,
    "CRD202": without_values,
    "CRD203": without_values,
    "CRD205": without_values,
    "CRD306": at_info,
    "CRD900": without_suppression,
}
"""How source is edited, by the code of the rule that proposes it."""


def planned(findings: Sequence[Diagnostic], facts: Facts, prepared: Prepared, tree: Tree) -> list[Diagnostic]:
    """Findings whose fixes have edits; the places of findings are those of the file's text."""
    if prepared.relief != Relief((), ()) or not is_ascii_superset(prepared.source.encoding):
        return [replace(each, fix=None) for each in findings]
    subject = Subject(facts, prepared, tree, {each.span: each.fix for each in findings if each.fix is not None})
    return [replace(each, fix=_fix(each, subject)) for each in findings]


def _fix(finding: Diagnostic, subject: Subject) -> Fix | None:
    build = BUILDERS.get(finding.code)
    return None if finding.fix is None or build is None else build(finding, finding.fix, subject)

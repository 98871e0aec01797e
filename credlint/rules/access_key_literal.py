"""An AWS key is hard-coded.

## What it does
Reports a literal that holds an AWS access key id, or one of 16 characters and more that is assigned to a
credential's name. Literals that a CRD101 already names are left to it, documentation keys and dummies are no
finding.

## Why is this bad?
Whoever can read the source, its history, a package or a container image has the key.

## Use instead
Delete the literal and deactivate the key in IAM: it is in the history for good. Give the workload a role, or keep
the value in Secrets Manager.

## Fix safety
No fix is offered.
"""

from collections.abc import Iterable

from credlint.analysis.facts import Facts, LiteralKind
from credlint.model.diagnostic import Diagnostic, Severity
from credlint.model.rule_info import Rule, RuleInfo

HELP = "Delete the literal and rotate the key."

HELP_NAMED = "Delete the literal and, if it is a key, rotate it."
"""For what only a name gives away: it may be a word."""

HELP_SAVED = "Clear the notebook's outputs and rotate the key."

BAD = (
    """
AWS_SECRET_ACCESS_KEY = "correct-horse-battery-staple-at-dawn"  # finding
""",
    """
NOTE = "signed with AKIAQ7T3XW5LKZP4M2RD"  # finding
""",
)

GOOD = (
    """
AWS_ACCESS_KEY_ID = "AKIAIOSFODNN7EXAMPLE"
AWS_SECRET_ACCESS_KEY = "testing"
""",
)

INFO = RuleInfo.from_docstring(
    __doc__,
    code="CRD301",
    name="access-key-literal",
    severity=Severity.ERROR,
    cwe=798,
    help=HELP,
    bad=BAD,
    good=GOOD,
)


def check(facts: Facts) -> Iterable[Diagnostic]:
    """One finding a literal."""
    for fact in facts.literals:
        what = f"the value of {fact.name}" if fact.kind is LiteralKind.NAMED else fact.kind.value
        yield INFO.diagnostic(
            fact.place,
            f"{what} appears in a saved output" if fact.saved else f"{what} is hard-coded",
            fact.name,
            HELP_SAVED if fact.saved else HELP_NAMED if fact.kind is LiteralKind.NAMED else HELP,
        )


RULE = Rule(INFO, check)

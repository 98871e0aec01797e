"""Credentials are part of an exception.

## What it does
Reports an exception, an `assert` message or `sys.exit(text)` that holds an AWS secret, another plainly named
credential of the environment, or a credential object's fields.

## Why is this bad?
Tracebacks are printed, logged, mailed and sent to error trackers.

## Use instead
Name the variable that is wrong and what is wrong with it, not its value.

## Fix safety
The fix is unsafe: whoever reads the message no longer finds the value. It says the value's name in its place.
"""

from collections.abc import Iterable
from dataclasses import replace

from credlint.analysis.facts import Facts
from credlint.catalogue.kinds import SinkKind
from credlint.model.diagnostic import Diagnostic, Severity
from credlint.model.fix import Applicability, Fix
from credlint.model.rule_info import Rule, RuleInfo

HELP = "Name what is wrong, not the value."

BAD = (
    """
import os

secret = os.environ.get("AWS_SECRET_ACCESS_KEY", "")
if len(secret) != 40:
    raise ValueError(f"bad secret {secret}")  # finding
""",
    """
import os
import sys

sys.exit("cannot log in with " + os.environ["AWS_SESSION_TOKEN"])  # finding
""",
)

GOOD = (
    """
import os

secret = os.environ.get("AWS_SECRET_ACCESS_KEY", "")
if len(secret) != 40:
    raise ValueError(f"AWS_SECRET_ACCESS_KEY has {len(secret)} characters")
""",
    """
import os

assert os.environ["AWS_SECRET_ACCESS_KEY"], "AWS_SECRET_ACCESS_KEY is not set"
""",
)

FIXES = (
    (
        """
import os
import sys

token = os.environ["AWS_SESSION_TOKEN"]
if len(token) < 100:
    raise ValueError(f"bad token {token!r}")
sys.exit("cannot use " + token)
""",
        """
import os
import sys

token = os.environ["AWS_SESSION_TOKEN"]
if len(token) < 100:
    raise ValueError("bad token token")
sys.exit("cannot use " + "token")
""",
    ),
)

INFO = RuleInfo.from_docstring(
    __doc__,
    code="CRD205",
    name="raised-credentials",
    severity=Severity.WARNING,
    cwe=209,
    help=HELP,
    bad=BAD,
    good=GOOD,
    fixes=FIXES,
)


_FIX = Fix("Name the value in the message instead of showing it", Applicability.UNSAFE)


def check(facts: Facts) -> Iterable[Diagnostic]:
    """One finding an output of this kind that shows less than the whole environment."""
    for fact in facts.outputs:
        if fact.kind is SinkKind.EXCEPTION and not fact.whole_environment:
            actor = f"{fact.place.via} raises an exception that" if fact.place.via else fact.sink
            found = INFO.diagnostic(fact.place, f"{actor} carries {fact.subject} in its message", fact.detail)
            yield found if fact.place.via else replace(found, fix=_FIX)


RULE = Rule(INFO, check)

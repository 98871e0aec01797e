"""A program writes AWS credentials into its own environment.

## What it does
Reports an assignment to an environment variable that an SDK reads its credentials from, by any of the ways that
Python has, with anything but None, a dummy, or the variable's own saved value.

## Why is this bad?
Every library and child process of the program now has these keys instead of the role's, also those that are loaded
later; a session token that is left over makes a mixed pair.

## Use instead
Name a profile (`AWS_PROFILE`), or make a `boto3.Session` for the part of the program that needs it. In tests use
dummies.

## Fix safety
No fix is offered.
"""

from collections.abc import Iterable

from credlint.analysis.facts import Facts, HandlingKind
from credlint.model.diagnostic import Diagnostic, Severity
from credlint.model.rule_info import Rule, RuleInfo

HELP = "Use a profile or a separate boto3.Session; in tests set dummy values."

BAD = (
    """
import configparser
import os

config = configparser.ConfigParser()
config.read("dwh.cfg")
os.environ["AWS_SECRET_ACCESS_KEY"] = config["AWS"]["SECRET"]  # finding
""",
    """
import os


def use(key, secret):
    os.environ.update(AWS_PROFILE="etl", AWS_SESSION_TOKEN=secret)  # finding
""",
)

GOOD = (
    """
import os

os.environ["AWS_PROFILE"] = "analytics"
os.environ["AWS_ACCESS_KEY_ID"] = "testing"
os.environ.pop("AWS_SESSION_TOKEN", None)
""",
    """
import os

saved = os.environ.get("AWS_SECRET_ACCESS_KEY")
os.environ["AWS_SECRET_ACCESS_KEY"] = saved
""",
)

INFO = RuleInfo.from_docstring(
    __doc__,
    code="CRD302",
    name="environment-override",
    severity=Severity.WARNING,
    cwe=522,
    help=HELP,
    bad=BAD,
    good=GOOD,
)


def check(facts: Facts) -> Iterable[Diagnostic]:
    """One finding a place."""
    for fact in facts.handlings:
        if fact.kind is HandlingKind.OVERRIDE:
            what, via = f"the environment variable {fact.subject}", fact.place.via
            message = f"{via} overwrites {what}" if via else f"{what} is overwritten"
            yield INFO.diagnostic(fact.place, message, fact.detail)


RULE = Rule(INFO, check)

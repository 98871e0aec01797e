"""Dummy credentials are passed to an AWS SDK.

## What it does
Reports a call of an AWS SDK whose credentials are all dummies: `testing`, `localstack`, the keys of the
documentation. Pedantic.

## Why is this bad?
In tests the environment is the better place: every client of the test then has dummies, also those that the code
under test makes, and none finds a real key.

## Use instead
Set dummy variables once for the test session, as moto's documentation shows.

## Fix safety
No fix is offered.
"""

from collections.abc import Iterable

from credlint.analysis.facts import Facts, Verdict
from credlint.model.diagnostic import Diagnostic, Severity
from credlint.model.rule_info import Rule, RuleInfo

HELP = "Set dummy credentials once for all tests, so that no client can find real ones."

BAD = (
    """
import boto3

s3 = boto3.client("s3", aws_access_key_id="testing", aws_secret_access_key="testing")  # finding
""",
)

GOOD = (
    """
import boto3

s3 = boto3.client("s3", aws_access_key_id=None, aws_secret_access_key="")
""",
)

INFO = RuleInfo.from_docstring(
    __doc__,
    code="CRD106",
    name="dummy-credentials",
    severity=Severity.INFO,
    cwe=1188,
    help=HELP,
    bad=BAD,
    good=GOOD,
    pedantic=True,
)


def check(facts: Facts) -> Iterable[Diagnostic]:
    """One finding a call whose worst credential is a dummy."""
    for fact in facts.calls:
        if fact.verdict is Verdict.DUMMY:
            yield INFO.diagnostic(fact.place, fact.statement, fact.detail)


RULE = Rule(INFO, check)

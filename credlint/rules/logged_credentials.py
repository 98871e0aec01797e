"""Credentials are logged.

## What it does
Reports a call of a logger (logging, structlog, loguru, powertools, warnings, Sentry, spans) that is given an AWS
secret, another plainly named credential of the environment, or a credential object's fields.

## Why is this bad?
Logs are copied, shipped, indexed and kept for years; a live key in them is a key for everybody who can search them.

## Use instead
Log that a credential is there, not what it is: its name, its length, the role's ARN.

## Fix safety
No fix is offered: what should be logged instead is yours to say.
"""

from collections.abc import Iterable

from credlint.analysis.facts import Facts
from credlint.catalogue.kinds import SinkKind
from credlint.model.diagnostic import Diagnostic, Severity
from credlint.model.rule_info import Rule, RuleInfo

HELP = "Log the name, the length or the role instead of the value."

BAD = (
    """
import logging
import os

log = logging.getLogger(__name__)
log.info("token %s", os.environ["AWS_SESSION_TOKEN"])  # finding
log.warning("login", extra={"secret": os.getenv("AWS_SECRET_ACCESS_KEY")})  # finding
""",
    """
import logging

import boto3

answer = boto3.client("sts").assume_role(RoleArn="arn", RoleSessionName="x")
logging.debug("answer: %s", answer)  # finding
""",
)

GOOD = (
    """
import logging
import os

logging.info("region %s", os.environ["AWS_REGION"])
logging.info("token given: %s", os.getenv("AWS_SESSION_TOKEN") is not None)
""",
    """
import logging

import boto3

answer = boto3.client("sts").assume_role(RoleArn="arn", RoleSessionName="x")
logging.debug("until %s as %s", answer["Credentials"]["Expiration"], answer["AssumedRoleUser"]["Arn"])
""",
)

INFO = RuleInfo.from_docstring(
    __doc__,
    code="CRD202",
    name="logged-credentials",
    severity=Severity.ERROR,
    cwe=532,
    help=HELP,
    bad=BAD,
    good=GOOD,
)


def check(facts: Facts) -> Iterable[Diagnostic]:
    """One finding an output of this kind that shows less than the whole environment."""
    for fact in facts.outputs:
        if fact.kind is SinkKind.LOG and not fact.whole_environment:
            yield INFO.diagnostic(fact.place, f"{fact.actor} logs {fact.subject}", fact.detail)


RULE = Rule(INFO, check)

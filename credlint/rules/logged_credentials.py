"""Credentials are logged.

## What it does
Reports a call of a logger (logging, structlog, loguru, powertools, warnings, Sentry, spans) that is given an AWS
secret, another plainly named credential of the environment, or a credential object's fields.

## Why is this bad?
Logs are copied, shipped, indexed and kept for years; a live key in them is a key for everybody who can search them.

## Use instead
Log that a credential is there, not what it is: its name, its length, the role's ARN.

## Fix safety
The fix is unsafe: whoever reads the log no longer finds the value. It logs the value's name in its place, drops a field
that holds nothing else, and deletes a call that says nothing else, with the variables and imports that only served it.
"""

from collections.abc import Iterable
from dataclasses import replace

from credlint.analysis.facts import Facts
from credlint.catalogue.kinds import SinkKind
from credlint.model.diagnostic import Diagnostic, Severity
from credlint.model.fix import Applicability, Fix
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

FIXES = (
    (
        """
import logging
import os

log = logging.getLogger(__name__)


def connect(region):
    token = os.environ["AWS_SESSION_TOKEN"]
    log.info("token %s in %s", token, region)
    log.debug("%s", token)
""",
        """
import logging

log = logging.getLogger(__name__)


def connect(region):
    log.info("token %s in %s", "token", region)
""",
    ),
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
    fixes=FIXES,
)


_FIX = Fix("Log the name instead of the value, or nothing where that is all", Applicability.UNSAFE)


def check(facts: Facts) -> Iterable[Diagnostic]:
    """One finding an output of this kind that shows less than the whole environment."""
    for fact in facts.outputs:
        if fact.kind is SinkKind.LOG and not fact.whole_environment:
            found = INFO.diagnostic(fact.place, f"{fact.actor} logs {fact.subject}", fact.detail)
            yield found if fact.place.via else replace(found, fix=_FIX)


RULE = Rule(INFO, check)

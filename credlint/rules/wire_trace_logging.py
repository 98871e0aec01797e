"""botocore's wire trace is logged.

## What it does
Reports setting those loggers of botocore to DEBUG that write requests, responses or signatures, and the root logger in
a file that talks to STS, SSO, Cognito identities or Secrets Manager, creates access keys, or reads decrypted
parameters. `dictConfig` and `fileConfig` count where their content is known. The root logger does not count where the
file surely gives botocore's a level above DEBUG.

## Why is this bad?
At DEBUG botocore logs requests and responses: session tokens, key ids, and the secrets in the answers of STS and
Secrets Manager.

## Use instead
Log at INFO, or the loggers of the parts that you are after (`botocore.retries`) for a short while on your own
machine.

## Fix safety
The fix sets the level to INFO where the call shows it. It is safe for loggers of botocore. It is unsafe for the root
logger, as the program's own DEBUG messages are no longer logged then, and where the source does not show which logger
it is.
"""

from collections.abc import Iterable
from dataclasses import replace

from credlint.analysis.facts import Facts, HandlingKind
from credlint.model.diagnostic import Diagnostic, Severity
from credlint.model.fix import Applicability, Fix
from credlint.model.rule_info import Rule, RuleInfo

HELP = "Leave botocore at INFO or above."

BAD = (
    """
import logging

import boto3

boto3.set_stream_logger("")  # finding
logging.getLogger("botocore").setLevel(logging.DEBUG)  # finding
""",
    """
import logging

import boto3

logging.basicConfig(level=logging.DEBUG)  # finding
secret = boto3.client("secretsmanager").get_secret_value(SecretId="x")
""",
)

GOOD = (
    """
import logging

import boto3

boto3.set_stream_logger()
boto3.set_stream_logger("botocore", logging.INFO)
logging.getLogger("app").setLevel(logging.DEBUG)
""",
    """
import logging

logging.basicConfig(level=logging.DEBUG)
""",
    """
import logging

import boto3

logging.basicConfig(level=logging.DEBUG)
logging.getLogger("botocore").setLevel(logging.INFO)
secret = boto3.client("secretsmanager").get_secret_value(SecretId="x")
""",
)

FIXES = (
    (
        """
import logging

import boto3

logging.basicConfig(level=logging.DEBUG)
logging.getLogger("botocore").setLevel(logging.DEBUG)
boto3.set_stream_logger("")
""",
        """
import logging

import boto3

logging.basicConfig(level=logging.DEBUG)
logging.getLogger("botocore").setLevel(logging.INFO)
boto3.set_stream_logger("", level="INFO")
""",
    ),
    (
        """
import logging

import boto3

logging.basicConfig(level="DEBUG")
secret = boto3.client("secretsmanager").get_secret_value(SecretId="x")
""",
        """
import logging

import boto3

logging.basicConfig(level="INFO")
secret = boto3.client("secretsmanager").get_secret_value(SecretId="x")
""",
    ),
)

INFO = RuleInfo.from_docstring(
    __doc__,
    code="CRD306",
    name="wire-trace-logging",
    severity=Severity.WARNING,
    cwe=532,
    help=HELP,
    bad=BAD,
    good=GOOD,
    fixes=FIXES,
)


_NAMED = Fix("Set the level to INFO", Applicability.SAFE)
_ROOT = Fix("Set the level to INFO; the program's own DEBUG messages are no longer logged", Applicability.UNSAFE)


def check(facts: Facts) -> Iterable[Diagnostic]:
    """One finding a place."""
    for fact in facts.handlings:
        if fact.kind is HandlingKind.WIRE_TRACE:
            found = INFO.diagnostic(fact.place, f"{fact.actor} turns on the wire trace of {fact.subject}", fact.detail)
            yield found if fact.place.via else replace(found, fix=_ROOT if fact.is_of_root else _NAMED)


RULE = Rule(INFO, check)

"""Credentials are read from the environment and passed to an AWS SDK.

## What it does
Reports a call of an AWS SDK that is given credentials which the program has read from environment variables, a
`.env` file or a reader such as decouple or environs.

A pair whose parts do not belong together is named in the message: an id in the source beside a secret from the
environment, a user's long-term key id beside a session token, an id where the secret belongs or the reverse.

## Why is this bad?
The SDK reads the standard variables itself, and refreshes what can expire. Code that hands them over loses the
session token or the refresh sooner or later, works in one place only, and keeps long-term keys alive where a role
would do.

## Use instead
Delete the arguments. With the standard variables the call means the same without them; for other variables put the
keys into a profile, or better give the workload a role.

## Fix safety
No fix is offered yet.
"""

from collections.abc import Iterable

from credlint.analysis.facts import Facts, Verdict
from credlint.catalogue.names import SIGNER_HELP, SIGNERS
from credlint.model.diagnostic import Diagnostic, Severity
from credlint.model.rule_info import Rule, RuleInfo

HELP = "Delete the credential arguments: the SDK reads the standard variables, a profile, SSO or a role by itself."

HELP_OTHER = "Give each identity a profile or a role, and each profile a session: boto3.Session(profile_name=…)."
"""For variables that the SDK does not read: without the arguments two identities could become one."""

BAD = (
    """
import os

import boto3

s3 = boto3.client(  # finding
    "s3",
    aws_access_key_id=os.environ["AWS_ACCESS_KEY_ID"],
    aws_secret_access_key=os.environ["AWS_SECRET_ACCESS_KEY"],
)
""",
    """
import os

import boto3


def pair(prefix):
    return os.getenv(f"{prefix}_KEY"), os.getenv(f"{prefix}_SECRET")


key, secret = pair("BACKUP")
session = boto3.Session(key, secret)  # finding
""",
)

GOOD = (
    """
import os

import boto3

s3 = boto3.client("s3", region_name=os.environ["AWS_REGION"])
""",
    """
import os

import boto3

minio = boto3.client(
    "s3",
    endpoint_url="http://minio:9000",
    aws_access_key_id=os.environ["MINIO_USER"],
    aws_secret_access_key=os.environ["MINIO_PASSWORD"],
)
""",
)

INFO = RuleInfo.from_docstring(
    __doc__,
    code="CRD102",
    name="environment-credentials",
    severity=Severity.WARNING,
    cwe=522,
    help=HELP,
    bad=BAD,
    good=GOOD,
)


def check(facts: Facts) -> Iterable[Diagnostic]:
    """One finding a call whose worst credential is read from the environment."""
    for fact in facts.calls:
        if fact.verdict is Verdict.ENVIRONMENT:
            advice = HELP if fact.standard else HELP_OTHER
            if fact.callee.startswith(SIGNERS):
                advice = SIGNER_HELP
            message = fact.statement
            yield INFO.diagnostic(fact.place, message, fact.detail, fact.advice or advice)


RULE = Rule(INFO, check)

"""Temporary credentials are passed to an AWS SDK without their session token.

## What it does
Reports a call that is given a temporary access key id and secret access key (of STS, SSO, Cognito or a session's
`get_credentials()`), and no session token although there is a place for it.

## Why is this bad?
Temporary keys are valid only together with their session token: AWS refuses every request of such a client with
`InvalidClientTokenId` or `InvalidAccessKeyId`.

## Use instead
Pass all three parts, or better none: a profile with `role_arn` assumes the role and refreshes its keys by itself.

## Fix safety
The session token is passed as well, where the answer that the keys are read from is at hand. Where a session has found
the keys, that session is used instead, if it is. That is unsafe: AWS has refused all requests so far, and now they are
made.
"""

from collections.abc import Iterable
from dataclasses import replace

from credlint.analysis.facts import Facts, Verdict
from credlint.model.diagnostic import Diagnostic, Severity
from credlint.model.fix import Applicability, Fix
from credlint.model.rule_info import Rule, RuleInfo

HELP = "Pass the session token that was issued with the keys, or let a profile with role_arn assume the role."

BAD = (
    """
import boto3

keys = boto3.client("sts").assume_role(RoleArn="arn", RoleSessionName="x")["Credentials"]
s3 = boto3.client(  # finding
    "s3", aws_access_key_id=keys["AccessKeyId"], aws_secret_access_key=keys["SecretAccessKey"]
)
""",
    """
import boto3

frozen = boto3.Session().get_credentials().get_frozen_credentials()
session = boto3.Session(frozen.access_key, frozen.secret_key, None)  # finding
""",
)

GOOD = (
    """
import boto3

keys = boto3.client("sts").assume_role(RoleArn="arn", RoleSessionName="x")["Credentials"]
session = boto3.Session(keys["AccessKeyId"], keys["SecretAccessKey"], keys["SessionToken"])
""",
    """
import boto3


def connect(arn, **options):
    keys = boto3.client("sts").assume_role(RoleArn=arn, RoleSessionName="x")["Credentials"]
    return boto3.client(
        "s3", aws_access_key_id=keys["AccessKeyId"], aws_secret_access_key=keys["SecretAccessKey"], **options
    )
""",
)

FIX = Fix("Pass the session token that was issued with the keys", Applicability.UNSAFE)

FIXES = (
    (
        """
import boto3

keys = boto3.client("sts").assume_role(RoleArn="arn", RoleSessionName="x")["Credentials"]
s3 = boto3.client(
    "s3",
    aws_access_key_id=keys["AccessKeyId"],
    aws_secret_access_key=keys["SecretAccessKey"],
)
""",
        """
import boto3

keys = boto3.client("sts").assume_role(RoleArn="arn", RoleSessionName="x")["Credentials"]
s3 = boto3.client(
    "s3",
    aws_access_key_id=keys["AccessKeyId"],
    aws_secret_access_key=keys["SecretAccessKey"],
    aws_session_token=keys["SessionToken"],
)
""",
    ),
    (
        """
import boto3


def connect(sso, token):
    keys = sso.get_role_credentials(roleName="r", accountId="123456789012", accessToken=token)["roleCredentials"]
    return boto3.Session(keys["accessKeyId"], keys["secretAccessKey"], None, "eu-west-1")
""",
        """
import boto3


def connect(sso, token):
    keys = sso.get_role_credentials(roleName="r", accountId="123456789012", accessToken=token)["roleCredentials"]
    return boto3.Session(keys["accessKeyId"], keys["secretAccessKey"], keys["sessionToken"], "eu-west-1")
""",
    ),
)

INFO = RuleInfo.from_docstring(
    __doc__,
    code="CRD107",
    name="missing-session-token",
    severity=Severity.ERROR,
    cwe=522,
    help=HELP,
    bad=BAD,
    good=GOOD,
    fixes=FIXES,
)


def check(facts: Facts) -> Iterable[Diagnostic]:
    """One finding a call that is given temporary keys and surely no session token."""
    for fact in facts.calls:
        if fact.verdict is Verdict.MISSING_TOKEN:
            found = INFO.diagnostic(fact.place, f"{fact.statement}, without the session token", fact.detail)
            yield replace(found, fix=FIX if fact.row is not None and not fact.place.via else None)


RULE = Rule(INFO, check)

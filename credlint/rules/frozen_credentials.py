"""Credentials of a session are frozen and passed to another client.

## What it does
Reports a boto3, botocore, aioboto3 or aiobotocore session or client that is given what `get_credentials()` or
`get_frozen_credentials()` of a session returned.

## Why is this bad?
Frozen credentials do not refresh. The new client stops working when they expire, after an hour or a few, while one
that is made from the session goes on.

## Use instead
Make the client from the session that has the credentials: `session.client("s3")`. Where they come from the default
chain, delete the arguments. Signers and libraries that take nothing else are no finding.

## Fix safety
The client is made from the session that has the credentials where that is at hand; where they are those of the default
chain, the arguments are deleted. That is unsafe: the client then has the other settings of that session, too, such as
its region.
"""

from collections.abc import Iterable
from dataclasses import replace

from credlint.analysis.facts import Facts, Verdict
from credlint.model.diagnostic import Diagnostic, Severity
from credlint.model.fix import Applicability, Fix
from credlint.model.rule_info import Rule, RuleInfo

HELP = "Make the client from the session itself, or delete the arguments where it is the default one."

BAD = (
    """
import boto3

source = boto3.Session(profile_name="source")
frozen = source.get_credentials().get_frozen_credentials()
s3 = boto3.client(  # finding
    "s3",
    aws_access_key_id=frozen.access_key,
    aws_secret_access_key=frozen.secret_key,
    aws_session_token=frozen.token,
)
""",
)

GOOD = (
    """
import boto3

source = boto3.Session(profile_name="source")
s3 = source.client("s3")
""",
    """
import boto3
from requests_aws4auth import AWS4Auth

frozen = boto3.Session().get_credentials().get_frozen_credentials()
auth = AWS4Auth(frozen.access_key, frozen.secret_key, "eu-west-1", "es", session_token=frozen.token)
""",
)

FIX = Fix("Use the session that has the credentials, with its other settings", Applicability.UNSAFE)

FIXES = (
    (
        """
import boto3


def bucket(name):
    source = boto3.Session(profile_name="source")
    frozen = source.get_credentials().get_frozen_credentials()
    s3 = boto3.resource(
        "s3",
        aws_access_key_id=frozen.access_key,
        aws_secret_access_key=frozen.secret_key,
        aws_session_token=frozen.token,
    )
    return s3.Bucket(name)
""",
        """
import boto3


def bucket(name):
    source = boto3.Session(profile_name="source")
    s3 = source.resource(
        "s3",
    )
    return s3.Bucket(name)
""",
    ),
    (
        """
import boto3


def connect(region):
    frozen = boto3.Session().get_credentials().get_frozen_credentials()
    return boto3.Session(frozen.access_key, frozen.secret_key, frozen.token, region)
""",
        """
import boto3


def connect(region):
    return boto3.Session(region_name=region)
""",
    ),
)

INFO = RuleInfo.from_docstring(
    __doc__,
    code="CRD108",
    name="frozen-credentials",
    severity=Severity.WARNING,
    cwe=522,
    help=HELP,
    bad=BAD,
    good=GOOD,
    fixes=FIXES,
)


def check(facts: Facts) -> Iterable[Diagnostic]:
    """One finding a call that is given what a session found by itself."""
    for fact in facts.calls:
        if fact.verdict is Verdict.FROZEN:
            found = INFO.diagnostic(fact.place, fact.statement, fact.detail)
            yield replace(found, fix=None if fact.place.via else FIX)


RULE = Rule(INFO, check)

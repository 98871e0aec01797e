"""Temporary credentials are passed to an AWS SDK by hand.

## What it does
Reports a call of an AWS SDK that is given credentials from STS, SSO, Cognito or a session. Pedantic: this is the
usual way to assume a role in code. Without their session token they are CRD107, and a session's own credentials that
are passed to another client are CRD108.

## Why is this bad?
Credentials passed by value do not refresh: a job that outlives them fails.

## Use instead
A profile with `role_arn` and `source_profile` (or `credential_source`) assumes the role and refreshes by itself; in
code `botocore.credentials.RefreshableCredentials` or `AssumeRoleCredentialFetcher` do.

## Fix safety
No fix is offered.
"""

from collections.abc import Iterable

from credlint.analysis.facts import Facts, Verdict
from credlint.model.diagnostic import Diagnostic, Severity
from credlint.model.rule_info import Rule, RuleInfo

HELP = "For long-running work use a profile with role_arn, or refreshable credentials."

BAD = (
    """
import boto3

keys = boto3.client("sts").assume_role(RoleArn="arn", RoleSessionName="x")["Credentials"]
session = boto3.Session(  # finding
    keys["AccessKeyId"], keys["SecretAccessKey"], keys["SessionToken"]
)
""",
    """
import boto3
from requests_aws4auth import AWS4Auth

frozen = boto3.Session().get_credentials().get_frozen_credentials()
auth = AWS4Auth(frozen.access_key, frozen.secret_key, "eu-west-1", "es", session_token=frozen.token)  # finding
""",
)

GOOD = (
    """
import boto3

session = boto3.Session(profile_name="cross-account")
""",
    """
import boto3

identity = boto3.client("sts").get_caller_identity()
print(identity["Account"])
""",
)

INFO = RuleInfo.from_docstring(
    __doc__,
    code="CRD104",
    name="temporary-credentials",
    severity=Severity.INFO,
    cwe=522,
    help=HELP,
    bad=BAD,
    good=GOOD,
    pedantic=True,
)


def check(facts: Facts) -> Iterable[Diagnostic]:
    """One finding a call whose worst credential is temporary."""
    for fact in facts.calls:
        if fact.verdict is Verdict.TEMPORARY:
            yield INFO.diagnostic(fact.place, fact.statement, fact.detail)


RULE = Rule(INFO, check)

"""AWS credentials in the source are passed to an SDK.

## What it does
Reports a call of an AWS SDK that is given a hard-coded access key id, secret access key or session token, however
the text gets there: a constant, a class attribute, a default value, a dict that is unpacked. Keys just issued by
`create_access_key` count too: they are long-term keys in the hands of the program.

A text of fewer than ten characters counts only where it is passed to a public address that the source names: no key of
AWS is so short, and an address that is not known may be that of an emulator.

A pair whose parts do not belong together is named in the message: an id in the source beside a secret from the
environment, a user's long-term key id beside a session token, an id where the secret belongs or the reverse.

## Why is this bad?
Whoever can read the source, its history, a package or a container image has the key. Long-term keys do not expire,
and nobody notices that they are used elsewhere.

## Use instead
Delete the arguments. The SDK finds credentials by itself: the role of a Lambda function, an ECS task or an EC2
instance, an SSO login or a profile on a laptop (`AWS_PROFILE`, `boto3.Session(profile_name=…)`), an assumed role
elsewhere. Then deactivate the key in IAM: it is in the history for good.

## Fix safety
The arguments are deleted, and with them what only served them. That is unsafe: the key may belong to another account
than what the SDK finds by itself. The key must be rotated all the same, as it is in the history for good.
"""

from collections.abc import Iterable
from dataclasses import replace

from credlint.analysis.facts import Facts, Verdict
from credlint.model.diagnostic import Diagnostic, Severity
from credlint.model.fix import Applicability, Fix
from credlint.model.rule_info import Rule, RuleInfo

HELP = "Delete the credential arguments and rotate the key: the SDK finds a role, an SSO login or a profile by itself."

BAD = (
    """
import boto3

KEY = "AKIAQ7T3XW5LKZP4M2RD"
SECRET = "correct-horse-battery-staple-at-dawn"
s3 = boto3.client("s3", aws_access_key_id=KEY, aws_secret_access_key=SECRET)  # finding
""",
    """
import os

import boto3

session = boto3.Session(  # finding
    aws_access_key_id=os.getenv("KEY_ID", "svc-reporting"),
    aws_secret_access_key=os.getenv("KEY") or "correct-horse-battery",
)
""",
    """
import boto3

key = boto3.client("iam").create_access_key(UserName="ci")["AccessKey"]
boto3.Session(key["AccessKeyId"], key["SecretAccessKey"])  # finding
""",
)

GOOD = (
    """
import boto3

s3 = boto3.client("s3")
session = boto3.Session(profile_name="reporting", region_name="eu-west-1")
""",
    """
import boto3

s3 = boto3.client("s3", aws_access_key_id="testing", aws_secret_access_key="testing")
empty = boto3.client("s3", aws_access_key_id="", aws_secret_access_key=None)
""",
    """
class Session:
    def __init__(self, aws_access_key_id, aws_secret_access_key):
        self.key = aws_access_key_id


Session("svc-reporting", "correct-horse-battery")
""",
)

FIX = Fix(
    "Delete the credential arguments and rotate the key; the SDK may find another identity by itself",
    Applicability.UNSAFE,
)

FIXES = (
    (
        """
import boto3

KEY = "AKIAQ7T3XW5LKZP4M2RD"
SECRET = "correct-horse-battery-staple-at-dawn"
s3 = boto3.client("s3", aws_access_key_id=KEY, aws_secret_access_key=SECRET)
""",
        """
import boto3

s3 = boto3.client("s3")
""",
    ),
)

INFO = RuleInfo.from_docstring(
    __doc__,
    code="CRD101",
    name="hardcoded-credentials",
    severity=Severity.ERROR,
    cwe=798,
    help=HELP,
    bad=BAD,
    good=GOOD,
    fixes=FIXES,
)


def check(facts: Facts) -> Iterable[Diagnostic]:
    """One finding a call whose worst credential is a hard-coded one."""
    for fact in facts.calls:
        if fact.verdict is Verdict.HARDCODED:
            found = INFO.diagnostic(fact.place, fact.statement, fact.detail)
            issued = any("long-term access key" in each.source for each in fact.arguments)
            yield replace(found, fix=FIX if fact.deletable and not issued else None)


RULE = Rule(INFO, check)

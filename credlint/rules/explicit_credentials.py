"""Credentials are passed to an AWS SDK explicitly.

## What it does
Reports a call of an AWS SDK that is given credentials from a parameter, a settings object, a file, a secret store,
or a place that the analysis cannot name.

It is only a note where all of them are optional parameters (`None` by default) of a public function or method that
nothing in the file calls, be it a constructor that a dataclass or model has by its fields: a library's interface, on
which others rely.

A pair whose parts do not belong together is named in the message: an id in the source beside a secret from the
environment, a user's long-term key id beside a session token, an id where the secret belongs or the reverse.

## Why is this bad?
Code that carries keys around needs somebody who makes, stores and rotates them, and every hand they pass through
can lose them. A role needs none of that.

## Use instead
Take a `boto3.Session` as a parameter instead of keys, and let the caller decide with a profile or a role. For
another account assume a role (`role_arn` in a profile refreshes by itself); for keys that must come from elsewhere
use `credential_process`.

## Fix safety
Where each of them is an optional parameter of a library's interface, the arguments are deleted. That is unsafe: the
keys that callers pass will be ignored. Otherwise no fix is offered: keys that are read from a parameter, as from the
record of an account, select an identity, and of others it is not known where they come from.
"""

from collections.abc import Iterable
from dataclasses import replace

from credlint.analysis.facts import Facts, Verdict
from credlint.catalogue.kinds import Role
from credlint.catalogue.names import SIGNER_HELP, SIGNERS
from credlint.model.diagnostic import Diagnostic, Severity
from credlint.model.fix import Applicability, Fix
from credlint.model.rule_info import Rule, RuleInfo

HELP = "Take a session or a profile name instead of keys, or delete the arguments and use a role."
HELP_PLACEHOLDER = "Delete the placeholders: the SDK finds a role, an SSO login or a profile by itself."
HELP_SESSION = (
    "Take a session or the name of a profile that gets such keys by itself (role_arn, SSO, credential_process), so "
    "that they are renewed."
)

BAD = (
    """
import boto3


def connect(key, secret):
    return boto3.resource("s3", aws_access_key_id=key, aws_secret_access_key=secret)  # finding
""",
    """
import boto3

session = boto3.Session(aws_access_key_id=ACCESS_KEY, aws_secret_access_key=SECRET_KEY)  # finding
""",
    """
import boto3
from django.conf import settings

ses = boto3.client("ses", aws_access_key_id=settings.SES_KEY, aws_secret_access_key=settings.SES_SECRET)  # finding
""",
)

GOOD = (
    """
import boto3


def connect(session: boto3.Session):
    return session.resource("s3")
""",
    """
import boto3


def assume(arn):
    keys = boto3.client("sts").assume_role(RoleArn=arn, RoleSessionName="x")["Credentials"]
    return _session(keys["AccessKeyId"], keys["SecretAccessKey"], keys["SessionToken"])


def _session(key, secret, token):
    return boto3.Session(key, secret, token)
""",
)

FIX = Fix(
    "Delete the credential arguments; what callers pass for them will be ignored",
    Applicability.UNSAFE,
)

FIXES = (
    (
        """
import boto3


def connect(region, key=None, secret=None):
    return boto3.client("s3", region, aws_access_key_id=key, aws_secret_access_key=secret)
""",
        """
import boto3


def connect(region, key=None, secret=None):
    return boto3.client("s3", region)
""",
    ),
)

INFO = RuleInfo.from_docstring(
    __doc__,
    code="CRD103",
    name="explicit-credentials",
    severity=Severity.WARNING,
    cwe=522,
    help=HELP,
    bad=BAD,
    good=GOOD,
    fixes=FIXES,
)


def check(facts: Facts) -> Iterable[Diagnostic]:
    """One finding a call whose worst credential is passed explicitly."""
    for fact in facts.calls:
        if fact.verdict is Verdict.EXPLICIT:
            token = any(each.role is Role.SESSION_TOKEN for each in fact.arguments)
            advice = SIGNER_HELP if fact.callee.startswith(SIGNERS) else HELP_SESSION if token else HELP
            if all(each.source == "a placeholder" for each in fact.arguments):
                advice = HELP_PLACEHOLDER
            message = fact.statement
            found = INFO.diagnostic(fact.place, message, fact.detail, fact.advice or advice)
            if fact.optional:
                found = replace(found, severity=Severity.INFO, fix=FIX if fact.deletable else None)
            yield found


RULE = Rule(INFO, check)

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
Delete the arguments. With the standard variables the call means the same without them; `AWS_ACCESS_KEY` and
`AWS_SECRET_KEY`, which no SDK for Python reads, are set as `AWS_ACCESS_KEY_ID` and `AWS_SECRET_ACCESS_KEY`; for other
variables put the keys into a profile, or better give the workload a role.

## Fix safety
The arguments are deleted, and with them variables, imports and parameters of private functions that only served them.
That is safe where the SDK is seen to find the same by itself: each credential is what the standard variable of its role
holds, the session token among them, the callee is boto3 or botocore, no profile or session with credentials of its own
is involved, and nothing changes the variables. Otherwise the fix is unsafe and says why: without the arguments the SDK
also uses AWS_SESSION_TOKEN where it is set, and what it finds instead of other variables may be another identity.

A public variable of a module stays, for others may import it, unless `__all__` leaves it out or the module is a
program. A comment behind what is deleted goes with it; one on a row of its own stays.
"""

from collections.abc import Iterable
from dataclasses import replace

from credlint.analysis.facts import Facts, SdkCallFact, Verdict, listed
from credlint.catalogue.kinds import Fallback
from credlint.catalogue.names import SIGNER_HELP, SIGNERS
from credlint.model.diagnostic import Diagnostic, Severity
from credlint.model.fix import Applicability, Fix
from credlint.model.rule_info import Rule, RuleInfo

HELP = "Delete the credential arguments: the SDK reads the standard variables, a profile, SSO or a role by itself."

HELP_OTHER = "Give each identity a profile or a role, and each profile a session: boto3.Session(profile_name=…)."
"""For variables that the SDK does not read: without the arguments two identities could become one."""

HELP_RENAMED = (
    "Delete the credential arguments, and set {}, which the SDK reads by itself; better yet give the workload a role "
    "or a profile."
)
"""For variables under names that only the program reads."""

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

FIXES = (
    (
        """
import os

import boto3

s3 = boto3.client(
    "s3",
    region_name="eu-west-1",
    aws_access_key_id=os.environ["AWS_ACCESS_KEY_ID"],
    aws_secret_access_key=os.environ["AWS_SECRET_ACCESS_KEY"],
    aws_session_token=os.environ.get("AWS_SESSION_TOKEN"),
)
""",
        """
import boto3

s3 = boto3.client(
    "s3",
    region_name="eu-west-1",
)
""",
    ),
    (
        """
import os

import boto3


def connect(region):
    key, secret = os.environ["AWS_ACCESS_KEY_ID"], os.environ["AWS_SECRET_ACCESS_KEY"]
    return boto3.Session(key, secret, None, region)
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
    code="CRD102",
    name="environment-credentials",
    severity=Severity.WARNING,
    cwe=522,
    help=HELP,
    bad=BAD,
    good=GOOD,
    fixes=FIXES,
)


def check(facts: Facts) -> Iterable[Diagnostic]:
    """One finding a call whose worst credential is read from the environment."""
    for fact in facts.calls:
        if fact.verdict is Verdict.ENVIRONMENT:
            advice = HELP if fact.standard else HELP_OTHER
            if fact.renamed:
                advice = HELP_RENAMED.format(listed(fact.renamed))
            if fact.callee.startswith(SIGNERS):
                advice = SIGNER_HELP
            message = fact.statement
            found = INFO.diagnostic(fact.place, message, fact.detail, fact.advice or advice)
            yield replace(found, fix=_fix(fact))


def _fix(fact: SdkCallFact) -> Fix | None:
    """The deletion of the arguments, which is safe if the SDK reads the same variables."""
    if not fact.deletable:
        return None
    reason = _reason(fact)
    if reason:
        return Fix(f"Delete the credential arguments; {reason}", Applicability.UNSAFE)
    return Fix("Delete the credential arguments", Applicability.SAFE)


def _reason(fact: SdkCallFact) -> str:
    """Why the SDK might use other credentials; empty where nothing says so."""
    assert fact.row is not None
    if not fact.standard:
        return "the SDK will use what it finds by itself, which may be another identity"
    if not fact.row.names:
        return "the callee is not known for certain"
    if fact.row.fallback is Fallback.OWN:
        return "the callee looks for credentials in a way of its own"
    if not fact.alone:
        return "on some path the credentials come from elsewhere"
    return "" if fact.complete else "the SDK will use AWS_SESSION_TOKEN, too, where it is set"


RULE = Rule(INFO, check)

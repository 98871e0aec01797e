"""Credentials are passed to a store that speaks an AWS protocol.

## What it does
Reports a call of an AWS SDK with credentials and an endpoint that is not Amazon's: MinIO, R2, Spaces, an emulator.
Pedantic: such stores have no roles, so keys must come from somewhere. A real key in the source stays CRD101.

## Why is this bad?
The keys are still secrets, and a default chain that finds AWS keys would send them to the other endpoint.

## Use instead
Put the keys and `endpoint_url` into a profile of their own (`services` section) and name the profile.

## Fix safety
No fix is offered: without the arguments the SDK would send other credentials to this endpoint.
"""

from collections.abc import Iterable

from credlint.analysis.facts import Facts, Verdict
from credlint.model.diagnostic import Diagnostic, Severity
from credlint.model.rule_info import Rule, RuleInfo

HELP = "Keep the keys and endpoint_url in a separate profile."

BAD = (
    """
import os

import boto3

r2 = boto3.client(  # finding
    "s3",
    endpoint_url=f"https://{os.environ['ACCOUNT']}.r2.cloudflarestorage.com",
    aws_access_key_id=os.environ["R2_KEY"],
    aws_secret_access_key=os.environ["R2_SECRET"],
)
""",
)

GOOD = (
    """
import boto3

minio = boto3.Session(profile_name="minio").client("s3")
""",
)

INFO = RuleInfo.from_docstring(
    __doc__,
    code="CRD105",
    name="custom-endpoint-credentials",
    severity=Severity.INFO,
    cwe=522,
    help=HELP,
    bad=BAD,
    good=GOOD,
    pedantic=True,
)


def check(facts: Facts) -> Iterable[Diagnostic]:
    """One finding a call whose worst credential is for another endpoint."""
    for fact in facts.calls:
        if fact.verdict is Verdict.CUSTOM_ENDPOINT:
            yield INFO.diagnostic(fact.place, f"{fact.statement}, for a custom endpoint", fact.detail)


RULE = Rule(INFO, check)

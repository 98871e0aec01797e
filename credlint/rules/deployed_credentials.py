"""AWS credentials are put into the environment of something deployed.

## What it does
Reports AWS credentials among the variables of a Lambda function, a container, a job or the like that a program
defines: under whatever name where the value is known to be one, else under the names that an SDK reads.

## Why is this bad?
Everybody who may describe the function or task definition reads the keys, and so do its revisions, the deployment's
logs and its state files. Lambda, ECS and Batch give the workload a role.

## Use instead
Give the workload a role: `Role=`, `taskRoleArn`, `jobRoleArn`. For another account let that role assume one there.

## Fix safety
No fix is offered.
"""

from collections.abc import Iterable

from credlint.analysis.facts import Facts, HandlingKind
from credlint.model.diagnostic import Diagnostic, Severity
from credlint.model.rule_info import Rule, RuleInfo

HELP = "Give the workload a role instead of keys."

BAD = (
    """
import boto3


def deploy(key, secret):
    boto3.client("lambda").update_function_configuration(  # finding
        FunctionName="job", Environment={"Variables": {"AWS_ACCESS_KEY_ID": key, "STAGE": "prod"}}
    )
""",
    """
import os

import boto3

boto3.client("batch").submit_job(  # finding
    jobName="a",
    jobQueue="q",
    jobDefinition="d",
    containerOverrides={
        "environment": [{"name": "AWS_SECRET_ACCESS_KEY", "value": os.environ["AWS_SECRET_ACCESS_KEY"]}]
    },
)
""",
)

GOOD = (
    """
import boto3


def deploy(stage):
    boto3.client("lambda").update_function_configuration(
        FunctionName="job", Environment={"Variables": {"STAGE": stage}}
    )
""",
    """
import boto3

boto3.client("batch").submit_job(
    jobName="a",
    jobQueue="q",
    jobDefinition="d",
    containerOverrides={"environment": [{"name": "AWS_ACCESS_KEY_ID", "value": "testing"}]},
)
""",
)

INFO = RuleInfo.from_docstring(
    __doc__,
    code="CRD304",
    name="deployed-credentials",
    severity=Severity.WARNING,
    cwe=522,
    help=HELP,
    bad=BAD,
    good=GOOD,
)


def check(facts: Facts) -> Iterable[Diagnostic]:
    """One finding a place."""
    for fact in facts.handlings:
        if fact.kind is HandlingKind.DEPLOYMENT:
            yield INFO.diagnostic(
                fact.place, f"{fact.actor} puts {fact.subject} into an environment definition", fact.detail
            )


RULE = Rule(INFO, check)

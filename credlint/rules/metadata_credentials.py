"""Credentials are fetched from a metadata service by hand.

## What it does
Reports a request to the metadata service of EC2, ECS or EKS for a role's credentials, at the request. Other
metadata (instance id, region) is no finding, nor is the name of the role where the file fetches no more.

## Why is this bad?
The SDK asks the service itself, with IMDSv2 tokens, retries and refresh. Code that does it by hand has the keys in
its variables, and breaks where IMDSv2 is required.

## Use instead
Make a client without credentials; `boto3.Session().get_credentials()` where a signer needs them.

## Fix safety
No fix is offered.
"""

from collections.abc import Iterable

from credlint.analysis.facts import Facts, HandlingKind
from credlint.model.diagnostic import Diagnostic, Severity
from credlint.model.rule_info import Rule, RuleInfo

HELP = "Make a client without credentials: the SDK asks the metadata service by itself."

BAD = (
    """
import requests

URL = "http://169.254.169.254/latest/meta-data/iam/security-credentials/"
role = requests.get(URL, timeout=2).text  # finding
keys = requests.get(URL + role, timeout=2).json()  # finding
""",
    """
import os
import urllib.request

uri = os.environ["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"]
answer = urllib.request.urlopen("http://169.254.170.2" + uri)  # finding
""",
)

GOOD = (
    """
import requests

zone = requests.get("http://169.254.169.254/latest/meta-data/placement/availability-zone", timeout=2).text
""",
    """
import os

import requests

task = requests.get(os.environ["ECS_CONTAINER_METADATA_URI_V4"] + "/task", timeout=2).json()
""",
    """
import requests

URL = "http://169.254.169.254/latest/meta-data/iam/security-credentials/"
has_role = requests.get(URL, timeout=2).status_code == 200
""",
)

INFO = RuleInfo.from_docstring(
    __doc__,
    code="CRD303",
    name="metadata-credentials",
    severity=Severity.WARNING,
    cwe=522,
    help=HELP,
    bad=BAD,
    good=GOOD,
)


def check(facts: Facts) -> Iterable[Diagnostic]:
    """One finding a place; the name of the role alone tells nothing that is secret."""
    fetched = {fact.place.span for fact in facts.handlings if fact.kind is HandlingKind.METADATA}
    for fact in facts.handlings:
        names_role = fact.kind is HandlingKind.ROLE_NAME and fetched and fact.place.span not in fetched
        if fact.kind is HandlingKind.METADATA or names_role:
            what = f"{fact.place.via} fetches credentials" if fact.place.via else "credentials are fetched"
            yield INFO.diagnostic(fact.place, f"{what} by hand from {fact.subject}", fact.detail)


RULE = Rule(INFO, check)

"""Credentials are printed.

## What it does
Reports output on the terminal (print, pprint, sys.stdout, click, rich, streamlit …) that shows an AWS secret,
another plainly named credential of the environment, or a credential object's fields. `print >>f, x` of Python 2 counts
as what it did there, in files that Python 3 can read.

Of a secret in Secrets Manager that is JSON a few fields are no secrets: the user, the database and the like of those
that AWS makes, and those whose names end in host, hostname, port, endpoint, bucket, ARN, region or URL (`service_url`,
but not `url` alone or that of a database, a broker or a webhook, which may hold a password).

## Why is this bad?
What a program prints lands in CloudWatch, CI logs, terminal recordings and bug reports, which many more people can
read than the secret.

## Use instead
Print that a credential is there, not what it is: its name, its length, the first four characters of a key id, the
role's ARN from `get_caller_identity`.

## Fix safety
The fix is unsafe: whoever reads the output no longer finds the value. It prints the value's name in its place, and
deletes a print that says nothing else, with the variables and imports that only served it. What is printed as a whole,
such as the answer of STS as JSON, may be read by a tool, and has no fix.
"""

from collections.abc import Iterable
from dataclasses import replace

from credlint.analysis.facts import Facts
from credlint.catalogue.kinds import SinkKind
from credlint.model.diagnostic import Diagnostic, Severity
from credlint.model.fix import Applicability, Fix
from credlint.model.rule_info import Rule, RuleInfo

HELP = "Show the name, the length or the first characters of a key id instead of the value."
HELP_ISSUED = (
    "Show the role's ARN or the expiry instead; where a tool reads the output (credential_process, eval), accept the "
    "line with a comment that says so."
)

BAD = (
    """
import os

print(os.environ["AWS_ACCESS_KEY_ID"])  # finding
print(os.environ["AWS_SECRET_ACCESS_KEY"])  # finding
""",
    """
import boto3

frozen = boto3.Session().get_credentials().get_frozen_credentials()
print(frozen)  # finding
""",
    """
def login(aws_secret_access_key):
    print(f"using {aws_secret_access_key}")  # finding
""",
)

GOOD = (
    """
import os

print("key id set:", "AWS_ACCESS_KEY_ID" in os.environ)
print(os.environ["AWS_ACCESS_KEY_ID"][:4] + "…")
print(len(os.environ["AWS_SECRET_ACCESS_KEY"]))
""",
    """
import boto3

print(boto3.Session().get_credentials())
print(boto3.client("sts").get_caller_identity()["Arn"])
""",
    """
def show(tokens):
    for token in tokens:
        print(token)
""",
)

FIXES = (
    (
        """
import os


def show():
    secret = os.environ["AWS_SECRET_ACCESS_KEY"]
    print(secret)


print("key id:", os.environ["AWS_ACCESS_KEY_ID"], flush=True)
print(f"bucket {os.environ['BUCKET']}, token {os.environ['AWS_SESSION_TOKEN']}")
""",
        """
import os


def show():
    pass


print("key id:", "AWS_ACCESS_KEY_ID", flush=True)
print(f"bucket {os.environ['BUCKET']}, token AWS_SESSION_TOKEN")
""",
    ),
)

INFO = RuleInfo.from_docstring(
    __doc__,
    code="CRD201",
    name="printed-credentials",
    severity=Severity.ERROR,
    cwe=532,
    help=HELP,
    bad=BAD,
    good=GOOD,
    fixes=FIXES,
)


_FIX = Fix("Print the name instead of the value, or nothing where that is all", Applicability.UNSAFE)


def check(facts: Facts) -> Iterable[Diagnostic]:
    """One finding an output of this kind that shows less than the whole environment."""
    for fact in facts.outputs:
        if fact.kind is SinkKind.PRINT and not fact.whole_environment:
            advice = HELP_ISSUED if fact.issued else HELP
            found = INFO.diagnostic(fact.place, f"{fact.actor} shows {fact.subject}", fact.detail, advice)
            # A tool may read what is printed as a whole, and what runs elsewhere is shown for others, too.
            yield found if fact.issued or fact.place.via else replace(found, fix=_FIX)


RULE = Rule(INFO, check)

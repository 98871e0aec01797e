"""The shared credentials file is read or written by hand.

## What it does
Reports opening, parsing or writing `~/.aws/credentials`, or the file that `AWS_SHARED_CREDENTIALS_FILE` names.

## Why is this bad?
The file's format has corners (other profiles, sources, processes), a half-written file locks everybody out, and
keys that are read by hand end up in variables.

## Use instead
Name the profile: `boto3.Session(profile_name=…)`. To write use `aws configure set`, or better `aws configure sso`
or `credential_process`.

## Fix safety
No fix is offered.
"""

from collections.abc import Iterable

from credlint.analysis.facts import Facts, HandlingKind
from credlint.model.diagnostic import Diagnostic, Severity
from credlint.model.rule_info import Rule, RuleInfo

HELP = "Name a profile, and let the SDK or the AWS CLI handle the file."

BAD = (
    """
import configparser
import os

parser = configparser.ConfigParser()
parser.read(os.path.expanduser("~/.aws/credentials"))  # finding
""",
    """
from pathlib import Path

text = (Path.home() / ".aws" / "credentials").read_text()  # finding
""",
)

GOOD = (
    """
import os

os.environ["AWS_SHARED_CREDENTIALS_FILE"] = os.path.expanduser("~/.aws/credentials")
""",
    """
from pathlib import Path

text = (Path.home() / ".aws" / "config").read_text()
""",
)

INFO = RuleInfo.from_docstring(
    __doc__,
    code="CRD305",
    name="credentials-file",
    severity=Severity.WARNING,
    cwe=522,
    help=HELP,
    bad=BAD,
    good=GOOD,
)


def check(facts: Facts) -> Iterable[Diagnostic]:
    """One finding a place."""
    for fact in facts.handlings:
        if fact.kind is HandlingKind.FILE:
            yield INFO.diagnostic(fact.place, f"{fact.actor} opens the shared credentials file by hand", fact.detail)


RULE = Rule(INFO, check)

"""Credentials are written to a file, a request, a message or a command line.

## What it does
Reports AWS secrets and credential objects that are written to a file, sent in a request or a message, or put on a
command line. Tokens of other services are no finding here: a header is where they belong.
Neither is a request to AWS itself, such as for a link to its console.

## Why is this bad?
Files are backed up and copied into images, queues are read by others, command lines appear in the process list.

## Use instead
Give the other process a role or its environment (`env=`), and the other service a role to assume.

## Fix safety
No fix is offered.
"""

from collections.abc import Iterable

from credlint.analysis.facts import Facts
from credlint.catalogue.kinds import STORING, SinkKind
from credlint.model.diagnostic import Diagnostic, Severity
from credlint.model.rule_info import Rule, RuleInfo

HELP = "Let the receiver use a role of its own instead of sending keys."
HELPS = {
    SinkKind.FILE: "Write no keys: let what reads the file use a profile, credential_process or a role of its own.",
    SinkKind.COMMAND: "Let the command use a role or a profile, or hand keys over in its environment (env=): command "
    "lines appear in the process list.",
}

BAD = (
    """
import os

with open("config.ini", "w") as file:
    file.write(os.environ["AWS_SECRET_ACCESS_KEY"])  # finding
""",
    """
import os
import subprocess

subprocess.run(["deploy", "--secret", os.environ["AWS_SECRET_ACCESS_KEY"]])  # finding
""",
)

GOOD = (
    """
import os

import requests

requests.get("https://api.example.com", headers={"Authorization": os.environ["API_TOKEN"]})
""",
    """
import os
import subprocess

subprocess.run(["deploy"], env={**os.environ, "STAGE": "prod"})
""",
)

INFO = RuleInfo.from_docstring(
    __doc__,
    code="CRD206",
    name="stored-credentials",
    severity=Severity.WARNING,
    cwe=312,
    help=HELP,
    bad=BAD,
    good=GOOD,
)


def check(facts: Facts) -> Iterable[Diagnostic]:
    """One finding an output of this kind that shows less than the whole environment."""
    for fact in facts.outputs:
        if fact.kind in STORING and not fact.whole_environment:
            advice = HELPS.get(fact.kind, HELP)
            message = f"{fact.actor} writes {fact.subject} to {fact.target}"
            yield INFO.diagnostic(fact.place, message, fact.detail, advice)


RULE = Rule(INFO, check)

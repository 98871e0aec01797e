"""Credentials are returned to a caller over the network.

## What it does
Reports the return value of a Lambda handler or a web view that holds an AWS secret, another plainly named
credential of the environment, or a credential object's fields. A function named `…_handler` with two parameters counts
as a Lambda handler unless they are those of a callback (`signum, frame`), or the file registers it as one.

## Why is this bad?
Whoever can call the endpoint gets the key, and so does every proxy, cache and log on the way.

## Use instead
Let the backend do the work itself, or hand out something narrow that expires: a presigned URL, a role that the
caller assumes.

## Fix safety
No fix is offered.
"""

from collections.abc import Iterable

from credlint.analysis.facts import Facts
from credlint.catalogue.kinds import SinkKind
from credlint.model.diagnostic import Diagnostic, Severity
from credlint.model.rule_info import Rule, RuleInfo

HELP = "Return the result of the work, a presigned URL or the name of a role instead of keys."

BAD = (
    """
import os


def handler(event, context):
    return {"statusCode": 200, "body": os.environ["AWS_SESSION_TOKEN"]}  # finding
""",
    """
import os

from flask import Flask, jsonify

app = Flask(__name__)


@app.route("/config")
def config():
    return jsonify(secret=os.environ["AWS_SECRET_ACCESS_KEY"])  # finding
""",
)

GOOD = (
    """
import os


def handler(event, context):
    return {"statusCode": 200 if os.environ.get("AWS_SESSION_TOKEN") else 500}
""",
    """
import os


def load_secret():
    return os.environ["AWS_SECRET_ACCESS_KEY"]
""",
)

INFO = RuleInfo.from_docstring(
    __doc__,
    code="CRD204",
    name="returned-credentials",
    severity=Severity.ERROR,
    cwe=200,
    help=HELP,
    bad=BAD,
    good=GOOD,
)


def check(facts: Facts) -> Iterable[Diagnostic]:
    """One finding an output of this kind that shows less than the whole environment."""
    for fact in facts.outputs:
        if fact.kind is SinkKind.RESPONSE and not fact.whole_environment:
            via = fact.place.via
            message = f"{via} puts {fact.subject} into a response" if via else f"the response holds {fact.subject}"
            yield INFO.diagnostic(fact.place, message, fact.detail)


RULE = Rule(INFO, check)

"""The whole environment is printed, logged or sent.

## What it does
Reports any output (print, log, response, exception, file, request, message, command line) that shows the process
environment as a whole, or so much of it that an AWS secret is left in it. Filters and removals are evaluated for
the names of the AWS secrets.

## Why is this bad?
In Lambda the runtime puts the role's temporary keys into the environment, on many other hosts a deployment does.
Whoever reads the output has the role.

## Use instead
Show the names (`sorted(os.environ)`), or the few variables that matter, each by its name.

## Fix safety
The fix is unsafe: whoever reads the output no longer finds the values. It shows the names of the variables only; which
values matter is yours to say. There is none for what is returned, sent or stored.
"""

from collections.abc import Iterable
from dataclasses import replace

from credlint.analysis.facts import Facts
from credlint.catalogue.kinds import SinkKind
from credlint.model.diagnostic import Diagnostic, Severity
from credlint.model.fix import Applicability, Fix
from credlint.model.rule_info import Rule, RuleInfo

HELP = "Show the names only, or the few variables that you need."

BAD = (
    """
import os


def handler(event, context):
    print("\\n".join([f"{k}: {v}" for k, v in sorted(os.environ.items())]))  # finding
""",
    """
import logging
import os

env = dict(os.environ)
env.pop("AWS_SECRET_ACCESS_KEY", None)
logging.info("%s", env)  # finding
""",
    """
import os

print(os.environ.keys())  # finding
""",
)

GOOD = (
    """
import os

print(sorted(os.environ))
print({name: len(value) for name, value in os.environ.items()})
""",
    """
import os

for name, value in os.environ.items():
    if not name.startswith("AWS_"):
        print(name, value)
""",
    """
import os
import subprocess

subprocess.run(["make"], env={**os.environ, "LANG": "C"})
""",
)

FIXES = (
    (
        """
import logging
import os

print(os.environ)
print(dict(os.environ), flush=True)
logging.info("environment: %s", os.environ.items())
for name, value in os.environ.items():
    print(f"{name}={value}")
""",
        """
import logging
import os

print(sorted(os.environ))
print(sorted(os.environ), flush=True)
logging.info("environment: %s", sorted(os.environ))
for name, value in os.environ.items():
    print(f"{name}=****")
""",
    ),
)

INFO = RuleInfo.from_docstring(
    __doc__,
    code="CRD203",
    name="exposed-environment",
    severity=Severity.ERROR,
    cwe=526,
    help=HELP,
    bad=BAD,
    good=GOOD,
    fixes=FIXES,
)


_READ = (SinkKind.PRINT, SinkKind.LOG, SinkKind.EXCEPTION)
_FIX = Fix("Show the names of the variables only", Applicability.UNSAFE)


def check(facts: Facts) -> Iterable[Diagnostic]:
    """One finding an output that shows the environment."""
    for fact in facts.outputs:
        if fact.whole_environment:
            message = f"{fact.actor} exposes the whole environment, with the role's credentials in it"
            found = INFO.diagnostic(fact.place, message, fact.detail)
            # What is sent or stored is not only for people.
            yield found if fact.place.via or fact.kind not in _READ else replace(found, fix=_FIX)


RULE = Rule(INFO, check)

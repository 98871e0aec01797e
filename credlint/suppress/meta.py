"""The codes by which credlint speaks of its own work: files it could not check, comments that have no effect."""

from credlint.model.diagnostic import Severity
from credlint.model.rule_info import Example, RuleInfo

UNUSED = RuleInfo(
    code="CRD900",
    name="unused-suppression",
    summary="A suppression comment that suppresses nothing.",
    severity=Severity.WARNING,
    cwe=1164,
    help="Delete the comment, or the code in its brackets.",
    explanation="""\
## What it does
Reports a `# credlint: ignore[…]` or `# credlint: file-ignore[…]` for a rule which finds nothing there.

## Why is this bad?
A comment that outlives its finding suppresses the next one, which nobody has looked at.
A rule that is not enabled in the run is not judged.

## Fix safety
The fix is safe: it deletes what suppresses nothing, with its reason. Other codes in the brackets, other pragmas and
what else the comment says stay.
""",
    fixes=(
        (
            "total = 1  # credlint: ignore[CRD201] shown on purpose\n",
            "total = 1\n",
        ),
        (
            "import os\n\nprint(os.environ)  # credlint: ignore[CRD101,CRD203] a sandbox  # noqa: T201\n",
            "import os\n\nprint(os.environ)  # credlint: ignore[CRD203] a sandbox  # noqa: T201\n",
        ),
    ),
    bad=(Example("total = 1  # credlint: ignore[CRD201] shown on purpose\n", (1,)),),
    good=(
        Example(
            "import os\n\nprint(os.environ['AWS_SECRET_ACCESS_KEY'])  # credlint: ignore[CRD201] a throw-away account\n"
        ),
    ),
)

UNPARSABLE = RuleInfo(
    code="CRD901",
    name="unparsable-file",
    summary="A file that cannot be decoded or parsed.",
    severity=Severity.ERROR,
    cwe=0,
    help="Repair the file or exclude it.",
    explanation="""\
## What it does
Reports a file that is not in the encoding it declares (UTF-8 where it declares none), a notebook that is none, and, if
it speaks of credentials, one that is not valid Python or is nested beyond what can be parsed.

Every file is read, decoded and searched for the words of its subject: names of SDKs and of their parameters, of the
environment and its variables, key ids, `credlint:` comments. A file that holds none of them cannot have a finding and
is not parsed, so that `def f(:` by itself is no error of credlint's; a linter or the compiler says so.

## Why is this bad?
Nothing is known about a file that was not read. The run ends with exit code 2, unless `unchecked-files = "warn"`.
""",
)

UNREADABLE = RuleInfo(
    code="CRD902",
    name="unreadable-file",
    summary="A file or folder that cannot be read.",
    severity=Severity.ERROR,
    cwe=0,
    help="Give credlint access to it or exclude it.",
    explanation="""\
## What it does
Reports a file or folder that the system refuses to read: permissions, a broken link, a loop of links.

## Why is this bad?
Nothing is known about a file that was not read. The run ends with exit code 2, unless `unchecked-files = "warn"`.
""",
)

INTERNAL = RuleInfo(
    code="CRD903",
    name="internal-error",
    summary="A file on which credlint failed.",
    severity=Severity.ERROR,
    cwe=0,
    help="Report it, with what --verbose shows, and exclude the file meanwhile.",
    explanation="""\
## What it does
Reports a file on which credlint itself failed, took longer than a minute, or lost its worker process.

## Why is this bad?
This is a bug in credlint; please report it. The other files are checked; the run ends with exit code 2.
""",
)

INVALID = RuleInfo(
    code="CRD904",
    name="invalid-suppression",
    summary="A suppression comment that has no effect.",
    severity=Severity.WARNING,
    cwe=0,
    help="Write `# credlint: ignore[CODE] reason`.",
    explanation="""\
## What it does
Reports a comment that begins with `credlint:` and is no suppression: without a code, with an unknown one, with a date
that has passed, or without the reason that `require-reason` asks for.

## Why is this bad?
Its author believes that a finding is suppressed, and it is not.
""",
    bad=(Example("total = 1  # credlint: ignore\n", (1,)),),
    good=(Example("total = 1  # what credlint says is explained elsewhere\n"),),
)

SWITCHABLE = (UNUSED, INVALID)
"""On unless they are ignored."""

FIXED = (UNPARSABLE, UNREADABLE, INTERNAL)
"""Always on."""

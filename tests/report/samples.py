"""A report with one of everything, and the parts to build others."""

from dataclasses import dataclass, replace
from io import StringIO

from credlint.model.diagnostic import Confidence, Diagnostic, Severity, Step
from credlint.model.fix import Applicability, Edit, Fix
from credlint.model.result import Cell, Excerpt, FileResult, Suppressed, Unchecked
from credlint.model.rule_info import Example, RuleInfo
from credlint.model.span import Position, Span
from credlint.report.formats import load
from credlint.report.report import Report


@dataclass(frozen=True, slots=True)
class WideExcerpt(Excerpt):
    """An excerpt that knows the UTF-8 length of what its masks stand for."""

    mask_bytes: tuple[int, ...] = ()


RULES = (
    RuleInfo(
        code="CRD101",
        name="hardcoded-credentials",
        summary="A key in the source goes to an AWS SDK",
        severity=Severity.ERROR,
        cwe=798,
        help="delete the arguments",
        explanation="### What it does\nFinds keys.\n",
        bad=(Example('boto3.client("s3", aws_access_key_id="AKIAIOSFODNN7EXAMPLE")\n', (1,)),),
    ),
    RuleInfo("CRD102", "environment-credentials", "Read by hand", Severity.WARNING, 1188, "delete the arguments"),
    RuleInfo("CRD104", "temporary-credentials", "From STS", Severity.INFO, 522, "use a profile", pedantic=True),
    RuleInfo("CRD201", "printed-credentials", "A secret is printed", Severity.ERROR, 532, "delete the print"),
    RuleInfo("CRD900", "unused-suppression", "Keeps nothing silent", Severity.WARNING, 1164, "delete the comment"),
    RuleInfo("CRD901", "unparsable-file", "Cannot be parsed", Severity.ERROR, 0, "repair the file"),
    RuleInfo("CRD902", "unreadable-file", "Cannot be read", Severity.ERROR, 0, "give access"),
    RuleInfo("CRD903", "internal-error", "credlint failed", Severity.ERROR, 0, "report it"),
)

HARDCODED = Diagnostic(
    code="CRD101",
    name="hardcoded-credentials",
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    span=Span.of(3, 6, 5, 2),
    message="boto3.client is given a key that stands in the source",
    help="delete the arguments: the SDK finds credentials by itself",
    detail="boto3.client",
    fix=Fix("delete the arguments", Applicability.UNSAFE, (Edit(40, 62, b""), Edit(70, 70, b"x"))),
    fingerprint="0123456789abcdef0123456789abcdef",
)
PRINTED = Diagnostic(
    code="CRD201",
    name="printed-credentials",
    severity=Severity.ERROR,
    confidence=Confidence.MEDIUM,
    span=Span.of(9, 5, 9, 18),
    message="print shows AWS_SECRET_ACCESS_KEY",
    help="print something else",
    scope="main",
    trace=(
        Step(Span.of(2, 10, 2, 45), "AWS_SECRET_ACCESS_KEY is read"),
        Step(Span.of(9, 5, 9, 18), "printed"),
    ),
    related=(Step(Span.of(12, 1, 12, 7), "called here"),),
    fingerprint="11111111111111112222222222222222",
)
ENVIRONMENT = replace(
    PRINTED,
    code="CRD102",
    name="environment-credentials",
    severity=Severity.WARNING,
    span=Span.of(7, 1, 7, 4),
    message="read by hand",
    trace=(),
    related=(),
    fingerprint="33333333333333334444444444444444",
)
TEMPORARY = replace(
    ENVIRONMENT, code="CRD104", name="temporary-credentials", severity=Severity.INFO, fingerprint="5" * 32
)

APP = FileResult(
    path="src/app.py",
    diagnostics=(PRINTED, HARDCODED),
    suppressed=(
        Suppressed(ENVIRONMENT, "comment", "a test account"),
        Suppressed(replace(TEMPORARY, span=Span.of(8, 1, 8, 4)), "baseline"),
    ),
    excerpts=(
        Excerpt(2, 'secret = os.environ["AWS_SECRET_ACCESS_KEY"]'),
        Excerpt(3, 's3 = boto3.client("s3", aws_access_key_id="****",', ((44, 64),)),
        Excerpt(9, "    print(secret)"),
    ),
)
WORKER = FileResult("src/worker.py", (ENVIRONMENT, TEMPORARY), excerpts=(Excerpt(7, "\tx = 密鑰('é')"),))
CLEAN = FileResult("src/clean.py")
BROKEN = FileResult("lib/broken.py", unchecked=Unchecked("CRD901", "unparsable-file", "not Python", Position(4, 7)))
UNREADABLE = FileResult("lib/secret.py", unchecked=Unchecked("CRD902", "unreadable-file", "permission denied"))
NOTEBOOK = FileResult(
    "nb.ipynb",
    (replace(ENVIRONMENT, fingerprint="6" * 32),),
    excerpts=(Excerpt(7, "x = 1"),),
    cells=(Cell(1, 1, (9, 10), False, (20, 21)), Cell(3, 6, (40, 41, 42), False, (7, 8, 9))),
)

LINKED = FileResult(
    "src/jobs.py",
    (
        replace(
            PRINTED,
            message="show() (src/tools/output.py:120) shows AWS_SECRET_ACCESS_KEY",
            span=Span.of(4, 1, 4, 13),
            trace=(
                Step(Span.of(4, 1, 4, 13), "AWS_SECRET_ACCESS_KEY is read here", "src/settings.py"),
                Step(Span.of(4, 1, 4, 13), "passed on here"),
                Step(Span.of(120, 50, 120, 58), "shown here", "src/tools/output.py"),
            ),
            related=(Step(Span.of(9, 1, 9, 6), "called here"), Step(Span.of(2, 1, 2, 4), "called here", "lib/gone.py")),
        ),
    ),
    excerpts=(Excerpt(4, "show(SECRET)"), Excerpt(9, "run()")),
    others=(
        FileResult("src/settings.py", excerpts=(Excerpt(4, 'SECRET = os.environ["AWS_SECRET_ACCESS_KEY"]'),)),
        FileResult("src/tools/output.py", excerpts=(Excerpt(120, "k = 'é****'; print(k)", ((7, 47),), (40,)),)),
    ),
)
"""A finding on whose way a value comes from a file and goes into another."""


DOCS = "https://docs.example.org/credlint"


def report(*results: FileResult, exit_code: int = 1, color: bool = False, show_suppressed: bool = False) -> Report:
    """A report with all rules."""
    return Report(results, RULES, "1.2.3", exit_code, color, show_suppressed, DOCS)


def everything(show_suppressed: bool = False) -> Report:
    """One of everything."""
    results = (WORKER, APP, CLEAN, BROKEN, UNREADABLE, NOTEBOOK)
    return report(*results, exit_code=2, show_suppressed=show_suppressed)


def rendered(format_name: str, given: Report) -> str:
    """What a format writes."""
    out = StringIO()
    load(format_name)(given, out)
    return out.getvalue()

"""Suppression comments: what they cover, what they say, and what is said of them."""

from datetime import date

import pytest

from credlint.model.diagnostic import Confidence, Diagnostic, Severity
from credlint.model.rule_info import RuleInfo
from credlint.source.decode import Source
from credlint.source.lines import Lines
from credlint.source.parse import parse
from credlint.suppress.comments import Outcome, suppress
from credlint.suppress.directives import Terms
from credlint.suppress.meta import SWITCHABLE


def rule(code: str, name: str, pedantic: bool = False) -> RuleInfo:
    return RuleInfo(code, name, "", Severity.ERROR, 798, "", pedantic=pedantic)


RULES = (
    rule("CRD101", "hardcoded-credentials"),
    rule("CRD102", "environment-credentials"),
    rule("CRD104", "temporary-credentials", pedantic=True),
    rule("CRD201", "printed-credentials"),
    *SWITCHABLE,
)
ENABLED = frozenset({"CRD101", "CRD102", "CRD201", "CRD900", "CRD904"})
TODAY = date(2026, 6, 1)


def judge(
    text: str, *, code: str = "CRD101", enabled: frozenset[str] = ENABLED, require_reason: bool = False
) -> Outcome:
    """Judge the comments of `text`, in which every `leak(…)` and `LEAK` is a finding of `code`."""
    parsed = parse(Source(text))
    lines = Lines(text)
    findings = []
    for name in ("leak(", "LEAK"):
        at = text.find(name)
        while at >= 0:
            end = text.index(")", at) + 1 if name == "leak(" else at + 4
            findings.append(Diagnostic(code, "", Severity.ERROR, Confidence.HIGH, lines.span(at, end), "leaks"))
            at = text.find(name, end)
    terms = Terms(RULES, TODAY, require_reason)
    return suppress(parsed.comments, parsed.statements, findings, enabled, terms)


def codes(outcome: Outcome) -> list[str]:
    return [finding.code for finding in outcome.meta]


COVERED = {
    "one line": "leak()  # credlint: ignore[CRD101] reason\n",
    "no newline at the end": "leak()  # credlint: ignore[CRD101]",
    "by name": "leak()  # credlint: ignore[hardcoded-credentials]\n",
    "by prefix": "leak()  # credlint: ignore[CRD1]\n",
    "without blanks": "leak()  #credlint:ignore[CRD101]\n",
    "behind another pragma": "leak()  # type: ignore  # credlint: ignore[CRD101] x\n",
    "before another pragma": "leak()  # credlint: ignore[CRD101] x  # type: ignore\n",
    "last line": "f(\n    leak(),\n)  # credlint: ignore[CRD101]\n",
    "first line": "f(  # credlint: ignore[CRD101]\n    leak(),\n)\n",
    "inner line": "f(\n    leak(),  # credlint: ignore[CRD101]\n)\n",
    "inner line on which the call ends": "f(\n    leak(\n        1\n    ),  # credlint: ignore[CRD101]\n)\n",
    "next statement": "# credlint: ignore[CRD101]\nleak()\n",
    "next statement after a gap": "# credlint: ignore[CRD101]\n\n# more\nleak()\n",
    "next statement, all of it": "# credlint: ignore[CRD101]\nf(\n    1,\n    leak(),\n)\n",
    "next row within a statement": "f(\n    # credlint: ignore[CRD101]\n    # more\n    leak(),\n)\n",
    "header on one line": "if leak():  # credlint: ignore[CRD101]\n    pass\n",
    "header on several lines": "with f(\n    leak(),\n) as x:  # credlint: ignore[CRD101]\n    pass\n",
    "next header": "# credlint: ignore[CRD101]\nwith leak() as x:\n    pass\n",
    "elif": "if 1:\n    pass\nelif leak():  # credlint: ignore[CRD101]\n    pass\n",
    "except": "try:\n    pass\nexcept leak():  # credlint: ignore[CRD101]\n    pass\n",
    "match and case": "match 1:\n    case 1 if leak():  # credlint: ignore[CRD101]\n        pass\n",
    "decorator": "# credlint: ignore[CRD101]\n@leak()\ndef f():\n    pass\n",
    "default argument": "def f(x=leak()):  # credlint: ignore[CRD101]\n    pass\n",
    "body on the header's line": "if 1: leak()  # credlint: ignore[CRD101]\n",
    "two statements on a line": "a = 1; leak()  # credlint: ignore[CRD101]\n",
    "behind what parentheses hold together": "leak()[0] = (\n    1  # credlint: ignore[CRD101]\n)\n",
    "the same of a condition": "if leak() and (\n    1  # credlint: ignore[CRD101]\n):\n    pass\n",
    "inside a function": "def f():\n    # credlint: ignore[CRD101]\n    return leak()\n",
    "behind a string of several lines": "f(leak(), '''\n''')  # credlint: ignore[CRD101]\n",
    "behind a continuation": "x = 1 + \\\n    leak()  # credlint: ignore[CRD101]\n",
    "whole file": "leak()\n# credlint: file-ignore[CRD101] reason\nleak()\n",
    "whole file by prefix": "# credlint: file-ignore[CRD1]\nleak()\n",
    "still in time": "leak()  # credlint: ignore[CRD101] until=2026-06-01 reason\n",
}


@pytest.mark.parametrize("text", COVERED.values(), ids=COVERED)
def test_suppressed(text: str) -> None:
    outcome = judge(text)
    assert outcome.kept == ()
    assert {one.by for one in outcome.suppressed} == {"comment"}
    assert outcome.meta == ()


@pytest.mark.parametrize("text", COVERED.values(), ids=COVERED)
def test_windows_line_ends_change_nothing(text: str) -> None:
    outcome = judge(text.replace("\n", "\r\n"))
    assert (outcome.kept, outcome.meta) == ((), ())


NOT_COVERED = {
    "another code": "leak()  # credlint: ignore[CRD102]\n",
    "another line": "leak()\nx = 1  # credlint: ignore[CRD101]\n",
    "line after": "# credlint: ignore[CRD101]\nx = 1\nleak()\n",
    "body of a compound statement": "if 1:  # credlint: ignore[CRD101]\n    leak()\n",
    "header from the body's end": "if leak():\n    x = 1  # credlint: ignore[CRD101]\n",
    "next header does not cover the body": "# credlint: ignore[CRD101]\ndef f():\n    leak()\n",
    "if from else": "if leak():\n    pass\nelse:  # credlint: ignore[CRD101]\n    pass\n",
    "inner line of another argument": "f(\n    leak(),\n    1,  # credlint: ignore[CRD101]\n    2,\n)\n",
    "the only argument of a call": "leak(\n    a  # credlint: ignore[CRD101]\n)\n",
    "the only item of an index": "leak()[\n    a  # credlint: ignore[CRD101]\n] = 1\n",
    "parentheses that the statement goes on behind": "leak() + (\n    a  # credlint: ignore[CRD101]\n) + 1\n",
    "one of two rows in parentheses": "leak()[0] = (\n    a +\n    b  # credlint: ignore[CRD101]\n)\n",
    "inner line of the call itself": "leak(\n    a,\n    b,  # credlint: ignore[CRD101]\n    c,\n)\n",
    "comment at the end of the file": "leak()\n# credlint: ignore[CRD101]\n",
}


@pytest.mark.parametrize("text", NOT_COVERED.values(), ids=NOT_COVERED)
def test_not_suppressed_and_reported_as_unused(text: str) -> None:
    outcome = judge(text)
    assert len(outcome.kept) == 1
    assert outcome.suppressed == ()
    assert codes(outcome) == ["CRD900"]


NO_DIRECTIVE = {
    "string": "leak('# credlint: ignore[CRD101]')\n",
    "string of several lines": "x = '''\n# credlint: file-ignore[CRD101]\n'''\nleak()\n",
    "f-string": "leak(f'# credlint: ignore[CRD101] {1}')\n",
    "noqa": "leak()  # noqa: CRD101\n",
    "nosec": "leak()  # nosec CRD101\n",
    "prose": "leak()  # what credlint: ignore[CRD101] means is in the README\n",
    "another word": "leak()  # mycredlint: ignore[CRD101]\n",
}


@pytest.mark.parametrize("text", NO_DIRECTIVE.values(), ids=NO_DIRECTIVE)
def test_no_directive_at_all(text: str) -> None:
    outcome = judge(text)
    assert len(outcome.kept) == 1
    assert outcome.meta == ()


INVALID = {
    "bare": "leak()  # credlint: ignore\n",
    "bare with a reason": "leak()  # credlint: ignore this one\n",
    "empty brackets": "leak()  # credlint: ignore[] x\n",
    "commas only": "leak()  # credlint: ignore[ , ]\n",
    "unknown code": "leak()  # credlint: ignore[CRD999]\n",
    "unknown name": "leak()  # credlint: ignore[hardcoded]\n",
    "lower case": "leak()  # credlint: ignore[crd101]\n",
    "all": "leak()  # credlint: ignore[ALL]\n",
    "prefix of all": "leak()  # credlint: ignore[CRD]\n",
    "another verb": "leak()  # credlint: disable=CRD101\n",
    "bare file-ignore": "# credlint: file-ignore\nleak()\n",
    "codes without brackets": "leak()  # credlint: ignore CRD101\n",
    "unclosed bracket": "leak()  # credlint: ignore[CRD101 x\n",
    "nothing": "leak()  # credlint:\n",
    "unparsable date": "leak()  # credlint: ignore[CRD101] until=soon x\n",
    "impossible date": "leak()  # credlint: ignore[CRD101] until=2026-02-30 x\n",
    "compact date": "leak()  # credlint: ignore[CRD101] until=20270101 x\n",
    "date that has passed": "leak()  # credlint: ignore[CRD101] until=2026-05-31 x\n",
    "file-ignore at the end of a line": "leak()  # credlint: file-ignore[CRD101]\n",
    "file-ignore in a function": "def f():\n    # credlint: file-ignore[CRD101]\n    leak()\n",
    "file-ignore between a function's statements": "def f():\n    pass\n# credlint: file-ignore[CRD101]\n    leak()\n",
    "file-ignore within brackets": "f(\n# credlint: file-ignore[CRD101]\nleak())\n",
    "always on": "leak()  # credlint: ignore[CRD901]\n",
}


@pytest.mark.parametrize("text", INVALID.values(), ids=INVALID)
def test_invalid_has_no_effect(text: str) -> None:
    outcome = judge(text)
    assert len(outcome.kept) == 1
    assert outcome.suppressed == ()
    assert codes(outcome) == ["CRD904"]


def test_an_unknown_code_does_not_spoil_a_known_one() -> None:
    outcome = judge("leak()  # credlint: ignore[CRD101, CRD1011]\n")
    assert outcome.kept == ()
    assert [finding.message for finding in outcome.meta] == ['unknown rule "CRD1011"; did you mean "CRD101"?']


def test_the_message_does_not_quote_what_is_no_word() -> None:
    outcome = judge("leak()  # credlint: ignore[pass word=hunter2]\n")
    assert [finding.message for finding in outcome.meta] == ["unknown rule in the brackets"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("leak()  # credlint: ignore[CRD101] a test's account\n", "a test's account"),
        ("leak()  # credlint: ignore[CRD101]: a test's account\n", "a test's account"),
        ("leak()  # credlint: ignore[CRD101] - see #123\n", "see #123"),
        ("leak()  # credlint: ignore[CRD101] x  # noqa\n", "x"),
        ("leak()  # credlint: ignore[CRD101] until=2030-01-01 x\n", "x"),
        ("leak()  # credlint: ignore[CRD101] x until=2030-01-01\n", "x"),
        ("leak()  # credlint: ignore[CRD101]\n", ""),
        ("leak()  # credlint: ignore[CRD101] the key AKIAQWERTYUIOPASDFGH\n", "the key ****"),
    ],
)
def test_reason(text: str, reason: str) -> None:
    assert [one.reason for one in judge(text).suppressed] == [reason]


@pytest.mark.parametrize(
    ("text", "kept", "meta"),
    [
        ("leak()  # credlint: ignore[CRD101] because\n", 0, []),
        ("leak()  # credlint: ignore[CRD101]\n", 1, ["CRD904"]),
        ("leak()  # credlint: ignore[CRD101]  # noqa\n", 1, ["CRD904"]),
        ("leak()  # credlint: ignore[CRD101] until=2030-01-01\n", 1, ["CRD904"]),
    ],
)
def test_require_reason(text: str, kept: int, meta: list[str]) -> None:
    outcome = judge(text, require_reason=True)
    assert (len(outcome.kept), codes(outcome)) == (kept, meta)


def test_unused_names_what_is_idle() -> None:
    outcome = judge("leak()  # credlint: ignore[CRD101, CRD201, environment-credentials]\n")
    assert [finding.message for finding in outcome.meta] == ["nothing to suppress: CRD201, environment-credentials"]
    assert [finding.span.start.column for finding in outcome.meta] == [9]


@pytest.mark.parametrize(
    ("text", "enabled"),
    [
        ("x = 1  # credlint: ignore[CRD101]\n", {"CRD900", "CRD201"}),
        ("x = 1  # credlint: ignore[CRD104]\n", {"CRD900", "CRD101"}),
        ("x = 1  # credlint: ignore[CRD1]\n", {"CRD900", "CRD101"}),
        ("x = 1  # credlint: ignore[CRD101]\n", {"CRD101"}),
        ("x = 1  # credlint: ignore\n", {"CRD101"}),
        ("# credlint: file-ignore[CRD2]\n", {"CRD900"}),
    ],
)
def test_what_is_not_enabled_is_not_judged(text: str, enabled: set[str]) -> None:
    assert judge(text, enabled=frozenset(enabled)).meta == ()


def test_a_prefix_is_judged_when_all_its_rules_but_the_pedantic_ran() -> None:
    assert codes(judge("x = 1  # credlint: ignore[CRD1]\n")) == ["CRD900"]


def test_a_line_speaks_before_the_file() -> None:
    outcome = judge("# credlint: file-ignore[CRD101] all\nleak()  # credlint: ignore[CRD101] one\n")
    assert [one.reason for one in outcome.suppressed] == ["one"]
    assert [finding.span.start.row for finding in outcome.meta] == [1]


def test_findings_about_comments_can_be_suppressed() -> None:
    outcome = judge("x = 1  # credlint: ignore[CRD101, CRD900] kept for the other platform\n")
    assert outcome.meta == ()
    assert [one.diagnostic.code for one in outcome.suppressed] == ["CRD900"]
    whole = judge("# credlint: file-ignore[CRD904]\nx = 1  # credlint: ignore\n")
    assert whole.meta == ()
    assert codes(judge("x = 1  # credlint: ignore[CRD900]\n")) == []


def test_a_comment_speaks_only_for_its_code() -> None:
    outcome = judge("leak()  # credlint: ignore[CRD101]\n", code="CRD201")
    assert len(outcome.kept) == 1
    assert codes(outcome) == ["CRD900"]


BLACK = [
    (
        'client = boto3.client("s3", aws_access_key_id=leak(), other=1)  # credlint: ignore[CRD101]\n',
        'client = boto3.client(\n    "s3", aws_access_key_id=leak(), other=1\n)  # credlint: ignore[CRD101]\n',
    ),
    (
        "with connect(leak(), timeout=3) as c:  # credlint: ignore[CRD101]\n    pass\n",
        "with connect(\n    leak(),\n    timeout=3,\n) as c:  # credlint: ignore[CRD101]\n    pass\n",
    ),
    (
        "x = leak() + 1  # credlint: ignore[CRD101]\n",
        "x = (\n    leak() + 1\n)  # credlint: ignore[CRD101]\n",
    ),
]


@pytest.mark.parametrize(("before", "after"), BLACK)
def test_reformatting_changes_nothing(before: str, after: str) -> None:
    for text in (before, after):
        outcome = judge(text)
        assert (outcome.kept, outcome.meta) == ((), ())

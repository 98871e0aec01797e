"""What a finding is known by."""

import pytest

from credlint.model.diagnostic import Confidence, Diagnostic, Severity
from credlint.model.span import Span
from credlint.suppress.fingerprint import fingerprint, normalise


def finding(row: int = 1, code: str = "CRD101", detail: str = "boto3.client", scope: str = "f") -> Diagnostic:
    return Diagnostic(
        code, "", Severity.ERROR, Confidence.HIGH, Span.of(row, 1, row, 9), "", detail=detail, scope=scope
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("f(a, b)", "f(\n    a,\n    b,\n)"),
        ("f('x')", 'f("x")'),
        ("f('x')", 'f("another text")'),
        ("f('x')", "f('''x\ny''')"),
        ("f(b'x', 'y')", "f(B'x', u'z')"),
        ("f(a)", "f(a)  # don't"),
        ("f(a)", "f(  # one\n    a,  # 'two\n)"),
        ("f('it\\'s')", 'f("it")'),
        ("f(a) + g(b)", "f(a) + \\\n    g(b)"),
        ("f('a # b')", "f('c')"),
        ("f([1, 2], {3: 4})", "f([1, 2,], {3: 4,},)"),
    ],
)
def test_what_changes_nothing(before: str, after: str) -> None:
    assert normalise(before) == normalise(after)


@pytest.mark.parametrize(
    ("before", "after"),
    [("f(a)", "f(b)"), ("f(a)", "f('a')"), ("f(a)", "f(a, b)"), ("f(a)", "g(a)"), ("f(x='1')", "f(y='1')")],
)
def test_what_changes_something(before: str, after: str) -> None:
    assert normalise(before) != normalise(after)


def test_it_does_not_depend_on_the_place() -> None:
    assert fingerprint(finding(1), "a.py", "f()", 0) == fingerprint(finding(99), "a.py", "f()", 0)


def test_it_depends_on_all_else() -> None:
    known = {
        fingerprint(finding(), "a.py", "f()", 0),
        fingerprint(finding(), "b.py", "f()", 0),
        fingerprint(finding(), "a.py", "g()", 0),
        fingerprint(finding(), "a.py", "f()", 1),
        fingerprint(finding(code="CRD102"), "a.py", "f()", 0),
        fingerprint(finding(detail="x"), "a.py", "f()", 0),
        fingerprint(finding(scope=""), "a.py", "f()", 0),
    }
    assert len(known) == 7
    assert {len(one) for one in known} == {32}


def test_a_path_that_is_no_text() -> None:
    assert len(fingerprint(finding(), "\udcff.py", "f()", 0)) == 32

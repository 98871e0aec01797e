"""Whatever a program looks like, the analysis does a bounded amount of work, and tells where it was cut short."""

from collections.abc import Callable

import pytest

from benchmarks.growth import exponents, is_hurt
from benchmarks.numbers import Usage
from benchmarks.shapes import SHAPES
from credlint.analysis import limits
from credlint.analysis.core.budget import Budget
from credlint.model.result import FileResult
from credlint.pipeline import check_source

RUNS = 2
"""Runs of the engine over one file: a second one knows what the first has seen handed to an SDK."""

OWN = 4
"""What the statements of a file need by themselves, past the budget, as a share of ROW_WORK."""


@pytest.fixture
def budgets(monkeypatch: pytest.MonkeyPatch) -> list[Budget]:
    """The budgets of all machines from now on."""
    found: list[Budget] = []
    make = Budget.__init__

    def made(self: Budget, tell: Callable[[str, bool], None], most: int) -> None:
        make(self, tell, most)
        found.append(self)

    monkeypatch.setattr(Budget, "__init__", made)
    return found


def work_allowed(rows: int) -> int:
    """The most work on a file: what stands for 10 s, and 1 s for each thousand rows."""
    return RUNS * max(limits.WORK + limits.LOOP_WORK, OWN * limits.ROW_WORK * rows)


def checked(text: str, suffix: str, budgets: list[Budget]) -> FileResult:
    budgets.clear()
    result = check_source(f"program{suffix}", text.encode())
    assert result.unchecked is None
    assert len(budgets) <= RUNS + 1  # one may be given up for identities of unknown objects
    return result


@pytest.mark.parametrize("name", SHAPES)
def test_no_shape_takes_more_work_than_its_rows_allow(name: str, budgets: list[Budget]) -> None:
    shape = SHAPES[name]
    text = shape.made(shape.size)
    result = checked(text, shape.suffix, budgets)
    work = sum(budget.work for budget in budgets)
    assert work <= work_allowed(text.count("\n"))
    if work > RUNS * limits.WORK:
        assert any(note.startswith("limit reached: ") for note in result.notes)


def nested_finally(depth: int) -> str:
    """`finally` blocks in each other, each with a way out of its `try`."""
    rows = ["import os", "def f(x):"]
    for level in range(1, depth + 1):
        rows += [f"{' ' * level}{row}" for row in ("try:", " if x: return 1", " work(x)", "finally:")]
    secret = 'os.environ["AWS_SECRET_ACCESS_KEY"]'
    return "\n".join((*rows, f"{' ' * (depth + 1)}print(x)", f"f({secret})", f"print({secret})", ""))


KNOTS = {
    "finally in finally": nested_finally(19),
    "defaults": """
from dataclasses import dataclass, field
from base import A, B, C

@dataclass
class A:
    x: object = field(default_factory=lambda: B(C()))
    y: object = field(default_factory=lambda: B(A()))

@dataclass
class B:
    x: object = field(default_factory=lambda: C(A()))
    y: object = field(default_factory=lambda: A(C()))

@dataclass
class C:
    x: object = field(default_factory=lambda: A(B()))
    y: object = field(default_factory=lambda: B(A()))

print(A(), B(), C(), os.environ["AWS_SECRET_ACCESS_KEY"])
""",
    "after construction": """
class A:
    def __init__(self, n=0):
        self.left, self.right = A(n + 1), A(n + 2)
        self.other = [A(n) for _ in range(9)]

print(A(), os.environ["AWS_SECRET_ACCESS_KEY"])
""",
    "metaclasses and descriptors": """
class M(type):
    def __call__(cls, *a):
        return cls(*a) or M("x", (cls,), {})()
    def __getattr__(cls, name):
        return getattr(cls, name + "x")

class D:
    def __get__(self, a, b):
        return a.d or b.d
    def __set__(self, a, b):
        a.d = b

class A(metaclass=M):
    d = D()
    def __getattr__(self, name):
        return getattr(self, name)

a = A()
a.d = a.d
print(a.e, A.f, os.environ["AWS_SECRET_ACCESS_KEY"])
""",
    "generators": """
def f(n):
    yield from f(n)
    yield from g(f(n))

def g(n):
    for x in f(n):
        yield from g(x)
        yield from f(g(x))

print(list(f(1)), [y for x in g(2) for y in f(x)], os.environ["AWS_SECRET_ACCESS_KEY"])
""",
    "callbacks": """
import functools

def twice(f):
    return lambda x: f(f(x))

f = print
for a in ("a", "b", "c", "d"):
    for b in ("a", "b", "c", "d"):
        for c in ("a", "b", "c", "d"):
            f = twice(functools.partial(f, twice(f)))
f(os.environ["AWS_SECRET_ACCESS_KEY"])
print(os.environ["AWS_SECRET_ACCESS_KEY"])
""",
    "values in values": """
x = [os.environ["AWS_SECRET_ACCESS_KEY"]]
y = {"x": x}
for a in ("a", "b", "c", "d"):
    for b in ("a", "b", "c", "d"):
        x.append((x, y, x))
        y[a + b] = [y, x, (y, y)]
        x = x + [x, y]
print(x, y)
""",
}
"""Programs that have no end, or many ways to it."""

ANNOTATIONS = (r"b'\xff'", r"Optional[b'\xff']", r"'b\'\xff\''", "b''", "'\"int\"'")
"""Texts in the place of types; what bytes look like is a text of bytes again."""


@pytest.mark.parametrize("name", KNOTS)
def test_no_knot_takes_more(name: str, budgets: list[Budget]) -> None:
    result = checked(f"import os\n{KNOTS[name]}", ".py", budgets)
    assert sum(budget.work for budget in budgets) <= work_allowed(0)
    assert "CRD201" in [finding.code for finding in result.diagnostics]


def test_growth_is_told_from_the_times() -> None:
    usages = [(10, Usage(0, 1.5, 40, 1)), (40, Usage(0, 4.5, 50, 1)), (160, Usage(0, 64.5, 60, 1))]
    grows = exponents(usages, 0.5)
    assert grows == [1, 2]
    assert is_hurt(usages, grows)
    assert not is_hurt(usages[:2], grows[:1])
    assert exponents([(1, Usage(0, 0.5, 40, 1)), (4, Usage(0, 0.5, 40, 1))], 0.5) == [None]


@pytest.mark.parametrize("annotation", ANNOTATIONS)
def test_a_text_that_is_no_type_ends_the_search_for_one(annotation: str, budgets: list[Budget]) -> None:
    text = f"""
from botocore.credentials import Credentials

def show(value: {annotation}, creds: Credentials):
    print(value, creds.secret_key)
"""
    (finding,) = checked(text, ".py", budgets).diagnostics
    assert finding.code == "CRD201"

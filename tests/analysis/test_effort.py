"""What hostile programs cost, counted in lines that are run: never on a clock."""

from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

from benchmarks.shapes import SECRET
from benchmarks.shapes import SHAPES as MADE_TO_HURT
from benchmarks.traced import traced
from credlint.analysis import limits
from credlint.model.result import FileResult
from credlint.pipeline import check_source

HEAD = "import os, boto3\nsecret = os.environ['AWS_SECRET_ACCESS_KEY']\n"
ITEMS = "('p', 'q', 'r', 's')"


def check(program: str) -> FileResult:
    return check_source("program.py", program.encode())


def codes(result: FileResult) -> list[str]:
    return [finding.code for finding in result.diagnostics]


def lines_run(program: str) -> int:
    """The lines of credlint that checking a program runs."""
    count = 0

    def trace(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal count
        count += event == "line"
        return trace if "credlint" in frame.f_code.co_filename else None

    with traced(trace):
        check(program)
    return count


def containers(size: int) -> str:
    """Dicts in each other, each of them many times."""
    items = ", ".join(f"'k{i}': x" for i in range(size // 5))
    return HEAD + "x = {'a': secret}\n" + f"x = {{{items}}}\n" * 5 + "print(x)\n"


def subclasses(size: int) -> str:
    """Each class inherits from the one before."""
    return (
        HEAD
        + "class C0:\n    k = secret\n"
        + "".join(f"class C{i}(C{i - 1}):\n    def m{i}(self):\n        print(self.k)\n" for i in range(1, size))
    )


def literals(size: int) -> str:
    """Many lines that hold a key."""
    key = "aws_access_key_id='AKIAQ7T3XW5LKZP4M2RD'"
    return HEAD + f"boto3.client('s3', {key}, aws_secret_access_key=secret)\n" * size


def siblings(size: int) -> str:
    """Classes with methods that only their common base calls."""
    base = "class B:\n    def go(self):\n        print(self.pair())\n    def pair(self): raise NotImplementedError\n"
    classes = (
        f"class C{i}(B):\n    k = os.environ['AWS_SECRET_ACCESS_KEY']\n"
        f"    def pair(self):\n        return self.k, os.getenv('S{i}')\n"
        for i in range(size // 2)
    )
    return HEAD + base + "".join(classes)


def aliases(size: int) -> str:
    """A secret that goes through many names."""
    return HEAD + "x0 = secret\n" + "".join(f"x{i + 1} = x{i}\n" for i in range(size)) + f"print(x{size})\n"


def environments(size: int) -> str:
    """Many outputs of the whole environment."""
    return HEAD + "print('a %s', os.environ)\n" * size


def one_line(size: int) -> str:
    """Many findings on one line, each beside a literal that is masked."""
    return HEAD + "; ".join(f"print('{'Ab1/' * 10}', secret)" for _ in range(3 * size)) + "\n"


def suppressed(size: int) -> str:
    """Many findings with a comment each."""
    return HEAD + "print(secret)  # credlint: ignore[CRD201] shown\n" * size


def idle(size: int) -> str:
    """Many comments without a finding, some on lines of their own and in brackets."""
    return HEAD + "# credlint: ignore[CRD201] a\nx = (\n    # credlint: ignore[CRD201] b\n    1,\n)\n" * size


def deleted(size: int) -> str:
    """Many statements on one row that a fix deletes."""
    return HEAD + ";".join(["print(secret)"] * size) + "\n"


def chained(size: int) -> str:
    """Many findings, each in an `elif` of the one before."""
    return HEAD + "if a == 0:\n    print(1)\n" + "".join(f"elif a == {i}:\n    print(secret)\n" for i in range(size))


def cases(size: int) -> str:
    """Many findings that show a name which each `case` binds."""
    rows = (f"    case {{'k{i}': s}}:\n        print(s, secret)\n" for i in range(2 * size))
    return HEAD + "match event:\n" + "".join(rows)


SHAPES = [
    containers,
    subclasses,
    literals,
    siblings,
    aliases,
    environments,
    one_line,
    suppressed,
    idle,
    deleted,
    chained,
    cases,
]


@pytest.mark.parametrize("program", SHAPES)
def test_twice_the_program_takes_twice_the_work(program: Callable[[int], str]) -> None:
    check(program(100))  # what is worked out once for all programs
    least, small, large = (lines_run(program(size)) for size in (100, 200, 400))
    assert large - small < 2.3 * (small - least)


def nest(depth: int, body: str) -> str:
    return "".join(f"{' ' * i}for a{i} in {ITEMS}:\n" for i in range(depth)) + " " * depth + body


def test_a_few_loops_inside_each_other_are_run_round_by_round() -> None:
    result = check(
        HEAD + nest(4, "x = os.environ['AWS_SECRET_ACCESS_KEY' if a3 == 'none' else 'HOME']\n") + "print(x)\n"
    )
    assert codes(result) == []
    assert result.notes == ()


def test_one_after_another_does_not_use_up_the_rounds() -> None:
    result = check(HEAD + nest(2, "x = a1\n") * 50 + "print(secret)\n")
    assert codes(result) == ["CRD201"]
    assert result.notes == ()


@pytest.mark.parametrize(
    "program",
    [
        nest(14, "x = a0 + secret\n") + "print(x)\n",
        nest(14, "print(secret)\n"),
        "x = [a0 + secret " + "".join(f"for a{i} in {ITEMS} " for i in range(14)) + "]\nprint(x)\n",
    ],
)
def test_loops_inside_each_other_are_cut_off_and_that_is_told(program: str) -> None:
    result = check(HEAD + program)
    assert codes(result) == ["CRD201"]
    assert any("rounds" in note for note in result.notes)


def test_an_attribute_far_up_is_found_and_one_beyond_the_bound_is_not() -> None:
    def chain(size: int) -> str:
        classes = "".join(f"class C{i}(C{i - 1}):\n    pass\n" for i in range(1, size))
        return HEAD + f"class C0:\n    k = secret\n{classes}print(C{size - 1}().k)\n"

    assert codes(check(chain(20))) == ["CRD201"]
    assert codes(check(chain(60))) == []


def test_functions_that_hand_a_secret_on_in_globals_are_followed_so_many_times() -> None:
    def chain(size: int) -> str:
        functions = "".join(f"def f{i}():\n    global g{i + 1}\n    g{i + 1} = g{i}\n" for i in range(size))
        return f"{HEAD}g0 = secret\n{functions}def show():\n    print(g{size})\n"

    assert codes(check(chain(limits.GROWTHS - 10))) == ["CRD201"]
    beyond = check(chain(limits.GROWTHS + 10))
    assert codes(beyond) == []
    assert any("growths" in note for note in beyond.notes)


def test_a_statement_has_no_more_to_spend_than_a_short_module(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "WORK", 300)

    program = MADE_TO_HURT["calls of ten functions"].made(200)
    result = check(f"{program}print({SECRET})\n")
    assert codes(result)[-1] == "CRD201"
    assert any("work" in note for note in result.notes)


def test_a_long_module_has_as_much_to_spend_as_its_rows_need(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "WORK", 100)
    program = HEAD + "".join(
        f"def show{number}(value):\n    print(value)\n\n\ndef run{number}(path):\n    show{number}(secret)\n\n\n"
        for number in range(100)
    )
    assert codes(check(program)) == ["CRD201"] * 100

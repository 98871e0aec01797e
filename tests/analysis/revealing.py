"""Runs a program and tells what the engine knows of each value that is handed to `reveal`."""

from credlint.analysis.engine import analyse
from credlint.analysis.facts import Facts
from credlint.catalogue.index import Index
from credlint.catalogue.schema import Param, SdkCall
from credlint.source.decode import decode
from credlint.source.isolate import run_with_deep_stack
from credlint.source.parse import parse

REVEAL = SdkCall(names=("reveal",), access_key=Param(("value",), 0), secret_key=None)
"""`reveal(x)` is an SDK call like any other: a fact says what it is given."""

ARROW = "# -> "
"""What a comment begins with that says what is revealed on its line; "nothing" for a value that is no credential."""


def facts_of(source: str) -> Facts:
    """All facts of a program, with `reveal` in the catalogue."""
    decoded = decode(source.encode())
    return run_with_deep_stack(lambda: analyse(parse(decoded).tree, Index((REVEAL,))).facts)


def revealed(source: str) -> dict[int, str]:
    """Row → what `reveal` was given there, in words."""
    return {fact.place.span.start.row: fact.arguments[0].source for fact in facts_of(source).calls}


def expected(source: str) -> dict[int, str]:
    """Row → what the comment there says."""
    return {
        row: line.partition(ARROW)[2]
        for row, line in enumerate(source.splitlines(), 1)
        if ARROW in line and not line.endswith("nothing")
    }

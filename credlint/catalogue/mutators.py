"""Methods that change their receiver, by name: what the rows of `flows` say about them."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from credlint.catalogue.flows import CHANGES
from credlint.catalogue.schema import Flow

T = TypeVar("T")


def _changes(*, fills: bool) -> Iterator[tuple[str, str, Flow]]:
    """The methods that change their receiver, or store an argument in it: name, class ("list", "set", …) and row."""
    for row in CHANGES:
        if isinstance(row, Flow) and (row.fills or not fills):
            for name in row.names:
                _, owner, method = name.rsplit(".", 2)
                yield method, owner, row


def _by_method(pairs: Iterable[tuple[str, T]]) -> dict[str, frozenset[T]]:
    found: dict[str, frozenset[T]] = {}
    for method, each in pairs:
        found[method] = found.get(method, frozenset()) | {each}
    return found


MUTATORS = frozenset(method for method, _, _ in _changes(fills=False))
"""Methods after which the receiver may hold something else."""

FILLERS = _by_method((method, owner) for method, owner, _ in _changes(fills=True))
"""Methods that store their arguments in the receiver → the classes that have them."""

STORED = _by_method(
    (method, int(row.path[0].partition(".")[0].removeprefix("arg"))) for method, _, row in _changes(fills=True)
)
"""These methods → the positions of the arguments that they store."""

"""Methods that change their receiver, by name: what the rows of `flows` say about them."""

from credlint.catalogue.flows import CHANGES
from credlint.catalogue.schema import Flow


def _classes(fills: bool) -> dict[str, frozenset[str]]:
    """Method → the classes ("list", "set", …) that have it and change by it."""
    found: dict[str, frozenset[str]] = {}
    for row in CHANGES:
        if isinstance(row, Flow) and (row.fills or not fills):
            for name in row.names:
                _, owner, method = name.rsplit(".", 2)
                found[method] = found.get(method, frozenset()) | {owner}
    return found


def _positions() -> dict[str, frozenset[int]]:
    """Method → the positions of those of its arguments that it stores."""
    found: dict[str, frozenset[int]] = {}
    for row in CHANGES:
        if isinstance(row, Flow) and row.fills:
            argument, _, _ = row.path[0].partition(".")
            for name in row.names:
                method = name.rpartition(".")[2]
                found[method] = found.get(method, frozenset()) | {int(argument.removeprefix("arg"))}
    return found


MUTATORS = frozenset(_classes(fills=False))
"""Methods after which the receiver may hold something else."""

FILLERS = _classes(fills=True)
"""Methods that store their arguments in the receiver → the classes that have them."""

STORED = _positions()
"""These methods → the positions of the arguments that they store."""

"""Tables: loops over rows that are written down, whose texts and flags decide what is done with each row."""

from __future__ import annotations

from collections.abc import Callable

from credlint.analysis.state import State
from credlint.analysis.values import Address, Instance, Mapping, Ref, Seq, Shape, Value, as_row_case, unmarked


def mark_rows(state: State, item: Value) -> list[Address]:
    """Mark the constants in the records that an item of a loop is or holds: conditions on them are decided.

    Returns the addresses of those that changed.
    """
    found: list[Address] = []
    for address in _records(item):
        shape = state.shape(address)
        if shape is not None:
            marked = _with_values(shape, as_row_case)
            if marked != shape:
                state.write(address, marked)
                found.append(address)
    return found


def unmark_rows(state: State, addresses: list[Address]) -> None:
    """Take the marks away again: outside the loop nobody decides by a row's flag."""
    for address in dict.fromkeys(addresses):
        shape = state.shape(address)
        if shape is not None:
            state.write(address, _with_values(shape, unmarked))


def _records(item: Value) -> list[Address]:
    found: list[Address] = []
    for atom in item.atoms:
        if isinstance(atom, Ref):
            found.append(atom.address)
        elif isinstance(atom, Seq) and atom.kind == "tuple":
            found.extend(address for part in atom.items for address in _records(part))
    return found


def _with_values(shape: Shape, change: Callable[[Value], Value]) -> Shape:
    match shape:
        case Mapping(kind="dict"):
            items = {key: change(value) for key, value in shape.items.items()}
            return Mapping(items, shape.rest, shape.kind, shape.shows, shape.factory)
        case Instance():
            return Instance(shape.cls, {name: change(value) for name, value in shape.attributes.items()})
        case _:
            return shape

"""What objects of the catalogue hold: responses, requests, tables, the sections of an INI file."""

from __future__ import annotations

from collections.abc import Iterable

from credlint.analysis.core.machine import Machine
from credlint.analysis.domain.values import BOTTOM, UNKNOWN, Atom, Instance, Mapping, Partial, Ref, Typed, Value
from credlint.catalogue import schema

CONTENT = "content"
"""The attribute under which an object of the catalogue keeps what it holds."""

SHOWN = "args"
"""The one under which it keeps what its text shows."""

KEPT = "kept"
"""The one under which an object of Python's library keeps its state: a context variable, a dispatcher."""


def held(atom: Typed) -> Value:
    """The contents of an object of the catalogue; bottom if it keeps none."""
    return atom.attribute(CONTENT) or atom.attribute(SHOWN) or BOTTOM


def held_under(m: Machine, atom: Typed, row: schema.Lookup, site: int) -> Value:
    """What an object of the catalogue holds under a row's key."""
    found = BOTTOM
    for ref in held(atom).atoms:
        content = m.heap_object(ref)
        if not isinstance(ref, Ref) or not isinstance(content, Mapping):
            continue
        kept = content.items.get(row.key, BOTTOM)
        if not kept.atoms and row.mapping:
            kept = m.allocate(site, Mapping(), f"{row.key} of {ref.address}")
            m.state.write(ref.address, content.with_items({**content.items, row.key: kept}))
        found = found | (kept if kept.atoms else content.rest or BOTTOM)
    return found if found.atoms else UNKNOWN


def hold(m: Machine, atom: Typed, key: str, value: Value) -> None:
    """Let an object of the catalogue hold `value` under a key, in place of what it held there."""
    for ref in held(atom).atoms:
        content = m.heap_object(ref)
        if isinstance(ref, Ref) and isinstance(content, Mapping):
            m.state.write(ref.address, content.with_items({**content.items, key: value}))


def kept_by(m: Machine, receiver: Atom | None) -> tuple[Value, Instance]:
    """The one heap object in which an object of Python's library keeps its state, with the reference to it."""
    assert isinstance(receiver, Typed)
    ref = receiver.attribute(KEPT) or BOTTOM
    (obj,) = m.heap_objects(ref)
    assert isinstance(obj, Instance)
    return ref, obj


def partials_nest(values: Iterable[Value], levels: int) -> bool:
    """Whether partials bind partials on so many levels."""
    found: set[Partial] = set()
    for _ in range(levels):
        found = {atom for value in values for atom in value.atoms if isinstance(atom, Partial)}
        values = [each for atom in found for each in (atom.function, *atom.positional, *dict(atom.keywords).values())]
    return bool(found)

"""Slices of sequences and texts."""

from __future__ import annotations

from dataclasses import replace

from credlint.analysis.core.machine import Machine
from credlint.analysis.domain.environment import structural
from credlint.analysis.domain.hierarchy import INSIDE, named_tuple
from credlint.analysis.domain.provenance import NO_LABELS
from credlint.analysis.domain.values import (
    UNKNOWN,
    Atom,
    Const,
    Instance,
    Opaque,
    Seq,
    Text,
    Typed,
    Value,
    join,
    only,
)

SHORT = 8
"""So many characters of a secret may be shown: `x[:4]` identifies a key without giving it away."""


def load_slice(
    m: Machine, container: Value, lower: Value | None, upper: Value | None, step: Value | None = None
) -> Value:
    """`container[lower:upper:step]`."""
    short = _is_short(lower, upper)
    found: list[Value] = []
    for atom in container.atoms:
        obj = m.heap_object(atom)
        if isinstance(obj, Instance) and INSIDE in obj.attributes:
            found.append(load_slice(m, obj.attributes[INSIDE], lower, upper, step))
            continue
        if isinstance(obj, Instance):
            obj = named_tuple(obj)
        if isinstance(obj, Seq):
            found.append(Value([_sliced(obj, lower, upper, step, short=short)]))
        elif isinstance(atom, Const) and isinstance(atom.value, (str, bytes)):
            found.append(Value([_constant_slice(atom, lower, upper)]))
        elif isinstance(atom, (Opaque, Text)):
            found.append(Value([Opaque(structural(atom.labels) if short else atom.labels)]))
        elif (
            isinstance(atom, Typed) and (content := atom.attribute("content")) is not None and atom.cls.endswith("view")
        ):
            found.append(Value([Typed(atom.cls, (("content", load_slice(m, content, lower, upper, step)),))]))
        else:
            found.append(UNKNOWN)
    return join(found)


def _is_short(lower: Value | None, upper: Value | None) -> bool:
    low, high = bound(lower), bound(upper)
    if upper is not None and isinstance(high, int) and 0 <= high <= SHORT:
        return True
    if lower is not None and isinstance(low, int) and -SHORT <= low < 0:
        return True
    if isinstance(low, int) and isinstance(high, int) and low * high >= 0:
        return 0 <= high - low <= SHORT
    return False


def bound(value: Value | None) -> int | None:
    """The number that a value surely is, None for any other."""
    found = None if value is None else only(value)
    return found.value if found is not None and isinstance(found.value, int) else None


def _sliced(seq: Seq, lower: Value | None, upper: Value | None, step: Value | None, *, short: bool) -> Seq:
    # A few characters of a text do not give it away.
    shows = NO_LABELS if short else seq.shows
    low, high = bound(lower), bound(upper)
    known = (lower is None or low is not None) and (upper is None or high is not None)
    if seq.exact and known:
        ordered = step is None or bound(step) is not None
        return replace(seq, items=seq.items[low : high : bound(step)], rest=None, ordered=ordered, shows=shows)
    return replace(seq, ordered=False, shows=shows)


def _constant_slice(atom: Const, lower: Value | None, upper: Value | None) -> Atom:
    low, high = bound(lower), bound(upper)
    known = (lower is None or low is not None) and (upper is None or high is not None)
    if known and isinstance(atom.value, (str, bytes)):
        return Const(atom.value[low:high], atom.labels, atom.sites)
    return Opaque(atom.labels)

"""Slices of sequences and texts, and positions in them: reading, writing, removing."""

from __future__ import annotations

from dataclasses import replace

from credlint.analysis.core.machine import Machine
from credlint.analysis.domain.environment import labels_of, masked
from credlint.analysis.domain.hierarchy import INSIDE, named_tuple
from credlint.analysis.domain.joins import either
from credlint.analysis.domain.provenance import NO_LABELS
from credlint.analysis.domain.value_kinds import SeqKind
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
from credlint.analysis.objects.iteration import iterate

SLICE = "builtins.slice"
"""The class of a slice as an object: its attributes are its bounds."""

SHORT = 8
"""So many characters of a secret may be shown: `x[:4]` identifies a key without giving it away."""


SLICE = "builtins.slice"
"""The class of a slice as an object: its attributes are its bounds."""


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
            found.append(Value([Opaque(masked(atom.labels) if short else atom.labels)]))
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
        every = bound(step) or None  # with 0 there is no slice
        ordered = step is None or every is not None
        return replace(seq, items=seq.items[low:high:every], rest=None, ordered=ordered, shows=shows)
    return replace(seq, ordered=False, shows=shows)


def _constant_slice(atom: Const, lower: Value | None, upper: Value | None) -> Atom:
    low, high = bound(lower), bound(upper)
    known = (lower is None or low is not None) and (upper is None or high is not None)
    if known and isinstance(atom.value, (str, bytes)):
        return Const(atom.value[low:high], atom.labels, atom.sites)
    return Opaque(atom.labels)


def slice_of(index: Value) -> slice | None:
    """The slice that an index surely is, None for any other, and for one that Python refuses."""
    atom = next(iter(index.atoms)) if len(index.atoms) == 1 else None
    if not isinstance(atom, Typed) or atom.cls != SLICE:
        return None
    bounds = [only(value) for _, value in atom.attributes]
    known = [each.value for each in bounds if each is not None and (each.value is None or isinstance(each.value, int))]
    return slice(*known) if len(known) == len(bounds) and known[2] != 0 else None


def is_everything(part: slice | None) -> bool:
    """Whether a known slice is that of everything: `[:]`."""
    return part is not None and part.start in (None, 0) and part.stop is None and part.step in (None, 1)


def with_slice(m: Machine, seq: Seq, value: Value, site: int, part: slice | None) -> Seq:
    """A sequence after `seq[part] = value`: with other items where the slice is known, else with further ones."""
    whole = is_everything(part)
    if seq.kind is SeqKind.BYTEARRAY:
        objs = [obj for obj in m.heap_objects(value) if isinstance(obj, Seq)]
        given = labels_of(value).union(*(obj.shows for obj in objs))
        return replace(seq, shows=given if whole else seq.shows | given)
    run = iterate(m, value, site)
    exact = run.exact and run.rest is None
    if whole:
        return replace(seq, items=run.items, rest=run.rest, ordered=exact, shows=run.shows)
    if part is not None and part.step in (None, 1) and seq.exact and exact:
        items = list(seq.items)
        items[part] = run.items
        return replace(seq, items=tuple(items), shows=seq.shows | run.shows)
    return replace(seq, rest=either(seq.rest, run.joined()), ordered=False, shows=seq.shows | run.shows)


def without_position(seq: Seq, index: Value) -> Seq:
    """`seq` without the item, or the slice, at an index."""
    part = slice_of(index)
    if is_everything(part):
        return replace(seq, items=(), rest=None, ordered=True, shows=NO_LABELS)
    position = bound(index)
    left = list(seq.items)
    if part is not None and seq.exact:
        del left[part]
    elif position is not None and seq.ordered and -len(left) <= position < len(left):
        del left[position]
    else:
        return seq
    return replace(seq, items=tuple(left), ordered=seq.rest is None)


def sequence_item(seq: Seq, index: Value) -> Value:
    """The item at an index; any where its position is not known."""
    position = bound(index)
    if position is not None and seq.exact and -len(seq.items) <= position < len(seq.items):
        return seq.items[position]
    found = seq.anything
    return found if found.atoms else UNKNOWN


def sequence_with(seq: Seq, index: Value, value: Value) -> Seq:
    """`seq` with an item set."""
    position = bound(index)
    if position is not None and seq.exact and -len(seq.items) <= position < len(seq.items):
        items = list(seq.items)
        items[position] = value
        return replace(seq, items=tuple(items), rest=None, ordered=True)
    return replace(seq, rest=value if seq.rest is None else seq.rest | value, ordered=False)

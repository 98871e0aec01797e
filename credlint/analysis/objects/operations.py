"""Operators on values: sums, unions, differences, repetitions, paths."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from credlint.analysis import limits
from credlint.analysis.core.arguments import Arguments
from credlint.analysis.core.machine import Machine
from credlint.analysis.domain.values import (
    HARMLESS,
    UNKNOWN,
    Const,
    Instance,
    Mapping,
    Opaque,
    Seq,
    SeqKind,
    Typed,
    Value,
    const,
    constants,
    either,
    join,
    only,
)
from credlint.analysis.objects.containers import common, updated, without
from credlint.analysis.objects.instances import class_attribute
from credlint.analysis.objects.iteration import iterate
from credlint.analysis.objects.representation import revealed
from credlint.analysis.objects.strings import concat, percent


def noted(m: Machine, value: Value) -> Value:
    """The value, after its known texts have been looked at as literals are."""
    for atom in value.atoms:
        if isinstance(atom, Const):
            m.events.text_made(atom)
    return value


def binary_operation(m: Machine, operator: str, left: Value, right: Value, site: int) -> Value:
    """`left operator right` for an operator by the name of its method: "add" of `__add__`."""
    own = _own_operator(m, operator, left, right, site)
    if own is not None:
        return own
    operation = _OPERATIONS.get(operator)
    return HARMLESS if operation is None else operation(m, left, right, site)


def _own_operator(m: Machine, operator: str, left: Value, right: Value, site: int) -> Value | None:
    """What a class of the file makes of an operator; None where neither side is an instance of one that defines it."""
    for value, other, method in ((left, right, f"__{operator}__"), (right, left, f"__r{operator}__")):
        for atom in value.atoms:
            obj = m.heap_object(atom)
            if isinstance(obj, Instance) and obj.cls is not None:
                found = class_attribute(m, obj.cls, method, Value([atom]), site, bound=True)
                if found is not None:
                    return m.call(found, Arguments([other]), site)
    return None


def _add(m: Machine, left: Value, right: Value, site: int) -> Value:
    sequences = [obj for obj in (*m.heap_objects(left), *m.heap_objects(right)) if isinstance(obj, Seq)]
    if len(sequences) == len(left.atoms) + len(right.atoms) and len(left.atoms) * len(right.atoms) <= limits.SUMS:
        pairs = [(Value([first]), Value([second])) for first in left.atoms for second in right.atoms]
        return join(_sequence(m, *pair, sequences[0].kind, site, f"sum {at}") for at, pair in enumerate(pairs))
    if sequences:
        return _sequence(m, left, right, sequences[0].kind, site, "sum")
    numbers = [constants(value) for value in (left, right)]
    if all(each is not None and not any(isinstance(c.value, (str, bytes)) for c in each) for each in numbers):
        return HARMLESS
    return noted(m, concat([left, right]))


def _sequence(m: Machine, left: Value, right: Value, kind: SeqKind, site: int, tag: str) -> Value:
    """The items of both, one after the other."""
    from_left, from_right = iterate(m, left, site), iterate(m, right, site)
    exact = from_left.exact and from_right.exact and from_left.rest is None and from_right.rest is None
    items = (*from_left.items, *from_right.items)
    shows = from_left.shows | from_right.shows
    if len(items) > limits.ITEMS:
        return Value([Seq(rest=from_left.joined() | from_right.joined(), ordered=False, shows=shows)])
    rest = either(from_left.rest, from_right.rest)
    return m.allocate(site, Seq(items=items, rest=rest, ordered=exact, kind=kind, shows=shows), tag)


def _union(m: Machine, left: Value, right: Value, site: int) -> Value:
    objs = [*m.heap_objects(left), *m.heap_objects(right)]
    if any(isinstance(obj, Mapping) for obj in objs):
        return m.allocate(site, updated(m, updated(m, Mapping(), left, site), right, site))
    sequences = [obj for obj in objs if isinstance(obj, Seq)]
    if sequences:
        return Value(
            [Seq(items=tuple(item for seq in sequences for item in seq.items), ordered=False, kind=SeqKind.SET)]
        )
    return HARMLESS


def _repeat(m: Machine, left: Value, right: Value, site: int) -> Value:
    sequences = [obj for obj in (*m.heap_objects(left), *m.heap_objects(right)) if isinstance(obj, Seq)]
    if sequences:
        count = only(right) or only(left)
        times = count.value if count is not None and isinstance(count.value, int) else 0
        if 0 < times * max(len(seq.items) for seq in sequences) <= limits.ITEMS:
            return Value(seq.with_items(seq.items * times) for seq in sequences)
        return Value(replace(seq, ordered=False) for seq in sequences)
    return Value([Opaque(revealed(m, left, site) | revealed(m, right, site))])


def _path(m: Machine, left: Value, right: Value, site: int) -> Value:
    paths = [atom for atom in left.atoms if isinstance(atom, Typed) and atom.cls == "pathlib.Path"]
    if not paths:
        return HARMLESS
    first = paths[0].attribute("first")
    joined = concat([first if first is not None else UNKNOWN, const("/"), right])
    return Value([Typed("pathlib.Path", (("first", joined),))])


def _difference(m: Machine, left: Value, right: Value, site: int) -> Value:
    other = list(iterate(m, right, site).items)
    sequences = [without(obj, other) for obj in m.heap_objects(left) if isinstance(obj, Seq)]
    return Value(sequences) if sequences else HARMLESS


def _intersection(m: Machine, left: Value, right: Value, site: int) -> Value:
    other = iterate(m, right, site)
    sequences = [common(obj, other) for obj in m.heap_objects(left) if isinstance(obj, Seq)]
    return Value(sequences) if sequences else HARMLESS


_OPERATIONS: dict[str, Callable[[Machine, Value, Value, int], Value]] = {
    "add": _add,
    "mod": percent,
    "or": _union,
    "mul": _repeat,
    "sub": _difference,
    "and": _intersection,
    "truediv": _path,
}
"""What an operator makes of values that are no instances of the file's classes."""

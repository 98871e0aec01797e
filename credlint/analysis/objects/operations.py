"""Operators on values: sums, unions, differences, repetitions, paths."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from credlint.analysis import limits
from credlint.analysis.core.arguments import Arguments
from credlint.analysis.core.machine import Machine
from credlint.analysis.domain.environment import ENVIRON, written_items
from credlint.analysis.domain.hierarchy import named_tuple
from credlint.analysis.domain.joins import either
from credlint.analysis.domain.provenance import NO_LABELS
from credlint.analysis.domain.value_kinds import PATH, MappingKind, SeqKind
from credlint.analysis.domain.values import (
    HARMLESS,
    UNKNOWN,
    Atom,
    Const,
    HeapObject,
    Instance,
    Mapping,
    Method,
    Opaque,
    Qual,
    Ref,
    Seq,
    Typed,
    Value,
    const,
    constants,
    in_order,
    join,
    only,
)
from credlint.analysis.objects.attributes import assign_attribute
from credlint.analysis.objects.class_attributes import inside, load_method
from credlint.analysis.objects.containers import common, extended, repeated, symmetric, updated, without
from credlint.analysis.objects.iteration import URLS, iterate
from credlint.analysis.objects.representation import kept_secrets, revealed
from credlint.analysis.objects.strings import concat, percent
from credlint.catalogue import schema

PATHS = (PATH, *URLS)
"""The classes of objects that are extended by a slash."""


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
    left, right = _operand(m, left), right if operator == "mod" else _operand(m, right)
    operation = _OPERATIONS.get(operator)
    return kept_secrets(m, (left, right), site) if operation is None else operation(m, left, right, site)


def _operand(m: Machine, value: Value) -> Value:
    """`value` with bytearrays as the texts that they hold, named tuples as tuples, derived containers as plain ones."""
    if not any(isinstance(atom, Ref) for atom in value.atoms):
        return value
    return Value(each for atom in value.atoms for each in (inside(m, atom).atoms or [_operand_atom(m, atom)]))


def _operand_atom(m: Machine, atom: Atom) -> Atom:
    obj = m.heap_object(atom)
    if isinstance(obj, Seq) and obj.kind is SeqKind.BYTEARRAY:
        return Opaque(obj.shows)
    fields = named_tuple(obj) if isinstance(obj, Instance) else None
    return atom if fields is None else fields


def augment(m: Machine, operator: str, before: Value, value: Value, site: int) -> bool:
    """`before operator= value` where it changes containers in place; returns whether it did."""
    before = Value(each for atom in before.atoms for each in (inside(m, atom).atoms or [atom]))
    refs = [atom for atom in before.atoms if isinstance(atom, Ref)]
    objs = [m.state.heap_object(ref.address) for ref in refs]
    if len(refs) != len(before.atoms) or not all(_changes(operator, obj) for obj in objs):
        return False
    for ref, obj in zip(refs, objs, strict=True):
        if isinstance(obj, Mapping) and obj.kind is MappingKind.COUNTER:
            for made in m.heap_objects(binary_operation(m, operator, Value([ref]), value, site)):
                m.state.write(ref.address, made)
        elif isinstance(obj, Mapping):
            _update(m, ref, obj, value, site)
        elif isinstance(obj, Seq):
            m.state.write(ref.address, _changed(m, operator, obj, value, site))
    return bool(refs)


def in_place(m: Machine, operator: str, before: Value, value: Value, site: int) -> Value:
    """The result of `before operator= value`: the containers that it has changed, or a new value."""
    if augment(m, operator, before, value, site):
        return before
    return binary_operation(m, operator, before, value, site)


def _changes(operator: str, obj: HeapObject | None) -> bool:
    if isinstance(obj, Mapping):
        return operator == "or" or obj.kind is MappingKind.COUNTER
    return isinstance(obj, Seq) and operator in ("add", "or", "sub", "and", "xor", "mul")


def bind_attribute(m: Machine, target: Value, name: str, value: Value, site: int) -> None:
    """`target.name = value` as a program writes it: what is bound to `os.environ` is from then on its content."""
    modules = [atom.name for atom in target.atoms if isinstance(atom, Qual)]
    if not any(m.catalogue.entry(f"{module}.{name}").get(schema.Environment) for module in modules):
        assign_attribute(m, target, name, value, site)
    elif Ref(ENVIRON) not in value.atoms and all(isinstance(m.heap_object(atom), Mapping) for atom in value.atoms):
        _update(m, Ref(ENVIRON), Mapping(kind=MappingKind.ENVIRON), value, site)


def _update(m: Machine, ref: Ref, mapping: Mapping, value: Value, site: int) -> None:
    if mapping.kind is MappingKind.ENVIRON:
        for name, given in written_items(updated(m, Mapping(), value, site)):
            m.events.environment_written(name, given, site)
    m.state.write(ref.address, updated(m, mapping, value, site))


def _changed(m: Machine, operator: str, seq: Seq, value: Value, site: int) -> Seq:
    """A sequence in the heap after an operator has changed it."""
    if seq.kind is SeqKind.BYTEARRAY:
        cleared = operator == "mul" and (known := only(value)) is not None and known.value == 0
        added = revealed(m, value, site) if operator == "add" else NO_LABELS
        return replace(seq, shows=NO_LABELS if cleared else seq.shows | added)
    match operator:
        case "sub":
            return without(seq, list(iterate(m, value, site).items))
        case "and":
            return common(seq, iterate(m, value, site))
        case "xor":
            return symmetric(seq, iterate(m, value, site))
        case "mul":
            return repeated(seq, value)
        case _:
            return extended(seq, iterate(m, value, site))


def _own_operator(m: Machine, operator: str, left: Value, right: Value, site: int) -> Value | None:
    """What a class of the file makes of an operator; None where neither side is an instance of one that defines it."""
    for value, other, method in ((left, right, f"__{operator}__"), (right, left, f"__r{operator}__")):
        found = join(load_method(m, atom, method, site) for atom in in_order(value.atoms))
        if found.atoms:
            return m.call(found, Arguments([other]), site)
    return None


def _add(m: Machine, left: Value, right: Value, site: int) -> Value:
    sequences = [obj for obj in (*m.heap_objects(left), *m.heap_objects(right)) if isinstance(obj, Seq)]
    if len(sequences) == len(left.atoms) + len(right.atoms) and len(left.atoms) * len(right.atoms) <= limits.SUMS:
        pairs = [(Value([a]), Value([b])) for a in in_order(left.atoms) for b in in_order(right.atoms)]
        return join(_sequence(m, *pair, sequences[0].kind, site, f"sum {at}") for at, pair in enumerate(pairs))
    if sequences:
        return _sequence(m, left, right, sequences[0].kind, site, "sum")
    if any(isinstance(obj, Mapping) for obj in (*m.heap_objects(left), *m.heap_objects(right))):  # counters
        return _union(m, left, right, site)
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
        chains = [obj for obj in m.heap_objects(left) if isinstance(obj, Mapping) and obj.kind is MappingKind.CHAIN]
        start = chains[0] if chains else updated(m, Mapping(), left, site)
        return m.allocate(site, updated(m, start, right, site), "union")
    if any(isinstance(obj, Seq) for obj in objs):
        united = extended(
            extended(Seq(kind=SeqKind.SET, ordered=False), iterate(m, left, site)), iterate(m, right, site)
        )
        return m.allocate(site, replace(united, ordered=False), "union")
    return kept_secrets(m, (left, right), site)


def _repeat(m: Machine, left: Value, right: Value, site: int) -> Value:
    pairs = [(obj, right) for obj in m.heap_objects(left)] + [(obj, left) for obj in m.heap_objects(right)]
    sequences = [repeated(obj, count) for obj, count in pairs if isinstance(obj, Seq)]
    if sequences:
        lists = [seq for seq in sequences if seq.kind is SeqKind.LIST]
        others = Value(seq for seq in sequences if seq.kind is not SeqKind.LIST)
        return others | m.allocate_each(site, lists, "product")
    if any(known is not None and known.value == 0 for known in (only(left), only(right))):
        return const("")
    return Value([Opaque(revealed(m, left, site) | revealed(m, right, site))])


def _path(m: Machine, left: Value, right: Value, site: int) -> Value:
    paths = [atom for atom in in_order(left.atoms) if isinstance(atom, Typed) and atom.cls in PATHS]
    if not paths:
        return HARMLESS
    return join(_joined_path(m, path, right, site) for path in paths)


def _joined_path(m: Machine, path: Typed, right: Value, site: int) -> Value:
    if path.cls in URLS:
        return m.call(Value([Method(path, "__truediv__")]), Arguments([right]), site)
    joined = concat([path.attribute("first") or UNKNOWN, const("/"), right])
    return Value([Typed(path.cls, (("first", joined),))])


def _difference(m: Machine, left: Value, right: Value, site: int) -> Value:
    other = list(iterate(m, right, site).items)
    return _from_left(m, left, right, site, lambda seq: without(seq, other))


def _intersection(m: Machine, left: Value, right: Value, site: int) -> Value:
    counters = [obj for value in (left, right) for obj in m.heap_objects(value) if isinstance(obj, Mapping)]
    if len(counters) == 2 and counters[1].rest is None:
        items = {key: item for key, item in counters[0].items.items() if key in counters[1].items}
        both = replace(counters[0], items=items, shows=counters[0].shows & counters[1].shows)
        return m.allocate(site, both, "common")
    other = iterate(m, right, site)
    return _from_left(m, left, right, site, lambda seq: common(seq, other))


def _symmetric(m: Machine, left: Value, right: Value, site: int) -> Value:
    other = iterate(m, right, site)
    return _from_left(m, left, right, site, lambda seq: symmetric(seq, other))


def _from_left(m: Machine, left: Value, right: Value, site: int, change: Callable[[Seq], Seq]) -> Value:
    """What an operation makes of the sets and counters on its left."""
    objs = m.heap_objects(left)
    if any(isinstance(obj, Mapping) for obj in objs):
        return m.allocate(site, updated(m, Mapping(), left, site), "kept")
    sequences = [change(obj) for obj in objs if isinstance(obj, Seq)]
    return Value(sequences) if sequences else kept_secrets(m, (left, right), site)


_OPERATIONS: dict[str, Callable[[Machine, Value, Value, int], Value]] = {
    "add": _add,
    "mod": percent,
    "or": _union,
    "mul": _repeat,
    "sub": _difference,
    "and": _intersection,
    "xor": _symmetric,
    "truediv": _path,
}
"""What an operator makes of values that are no instances of the file's classes."""

"""Containers: what the operations on mappings and sequences make of their items."""

from __future__ import annotations

from collections import ChainMap, UserDict, deque
from collections.abc import Hashable
from dataclasses import replace
from functools import reduce
from typing import assert_never

from credlint.analysis import limits
from credlint.analysis.core.arguments import Arguments, Call
from credlint.analysis.core.machine import Machine
from credlint.analysis.domain.environment import restored, saved
from credlint.analysis.domain.hierarchy import IMMUTABLE, INSIDE, bases, container_base, is_text, of_class
from credlint.analysis.domain.joins import either, join_mappings
from credlint.analysis.domain.markers import field_of, markers_of, unflagged
from credlint.analysis.domain.provenance import NO_LABELS, Labels, Provenance
from credlint.analysis.domain.value_kinds import MappingKind, SeqKind
from credlint.analysis.domain.values import (
    BOTTOM,
    HARMLESS,
    UNKNOWN,
    Atom,
    Class,
    Const,
    Function,
    Instance,
    Key,
    Mapping,
    Method,
    Opaque,
    Partial,
    Qual,
    Ref,
    Seq,
    Super,
    Text,
    Typed,
    Value,
    const,
    constants,
    in_order,
    join,
    only,
)
from credlint.analysis.objects.attributes import store_attribute
from credlint.analysis.objects.class_attributes import inside, load_method
from credlint.analysis.objects.items import mapping_with, store_item
from credlint.analysis.objects.iteration import Iteration, iterate


def write(m: Machine, atom: Atom | None, obj: Mapping | Seq) -> None:
    """Change a container where it lies in the heap."""
    if isinstance(atom, Ref):
        m.state.write(atom.address, obj)
    elif isinstance(atom, Mapping) and atom.of is not None and isinstance(obj, Mapping):
        for key, value in obj.items.items():
            if value is not atom.items.get(key):
                store_attribute(m, Value([Ref(atom.of)]), str(key), value)


def blank(m: Machine, cls: Class, call: Call) -> Value:
    """A new instance without attributes, as `__new__` creates it; if its class is derived from a container it holds an
    empty one or, where that is immutable, one with the items that the call gives."""
    if is_text(cls):
        text = m.call(Value([Qual("builtins.str")]), call.arguments, call.site)
        return of_class(text, cls)
    fields = tuple_fields(cls, call)
    instance = m.allocate(call.site, Instance(cls, fields, is_tuple=bool(fields)), f"new {cls.definition}")
    kind = container_base(cls)
    if kind is not None:
        fill(m, instance, kind, call if kind in IMMUTABLE else call.given(Arguments()))
    for name, value in fields.items():
        store_attribute(m, instance, name, value)
    return instance


NAMED_TUPLE = "collections.namedtuple()"
"""The class of what `namedtuple(…)` makes: a class whose fields are its attributes."""


def tuple_fields(cls: Class, call: Call) -> dict[str, Value]:
    """The fields of an instance of a class derived from one that `namedtuple` has made; none for other classes."""
    made = (atom for each in bases(cls) for base in each.bases for atom in base.atoms if isinstance(atom, Typed))
    return next((given_fields(atom, call) for atom in made if atom.cls == NAMED_TUPLE), {})


def given_fields(cls: Typed, call: Call) -> dict[str, Value]:
    """The fields that a call of what `namedtuple` has made gives its instance."""
    found: dict[str, Value] = {}
    for index, (_, field) in enumerate(cls.attributes):
        name = str(next((each.value for each in constants(field) or ()), index))
        given = call.get((name,), index)
        found[name] = given if given is not None else field_of(call.keyword_rest or call.rest or UNKNOWN, name)
    return found


def fill(m: Machine, instance: Value, kind: type, call: Call) -> None:
    """Have an instance of a class derived from a container hold what the container's constructor makes of a call; a
    mapping keeps what is known to be in it already."""
    name = f"{kind.__module__}.{kind.__qualname__}"
    made = m.call(Value([Qual(name)]), call.arguments, call.site)
    objs = m.heap_objects(made)
    for held in m.heap_objects(join(inside(m, atom) for atom in instance.atoms)):
        if isinstance(held, Mapping) and held.items and held.rest is None:
            objs = [replace(_with_all(held, obj), factory=obj.factory) for obj in objs if isinstance(obj, Mapping)]
    own = kind is UserDict and any(load_method(m, atom, "__setitem__", call.site).atoms for atom in instance.atoms)
    empty = [Mapping(kind=MappingKind.USER)] if own else objs
    store_attribute(m, instance, INSIDE, m.allocate_each(call.site, empty, "content"))
    for obj in objs if own else ():  # it sets its items one by one
        for key, value in obj.items.items() if isinstance(obj, Mapping) else ():
            store_item(m, instance, const(key), value, call.site)


def unknown_content(kind: type) -> Mapping | Seq:
    """What an instance of a class derived from a container holds if nobody says what."""
    if issubclass(kind, (dict, UserDict, ChainMap)):
        return Mapping(rest=UNKNOWN)
    return Seq(rest=UNKNOWN, ordered=False, kind=_KINDS.get(kind, SeqKind.LIST))


_KINDS: dict[type, SeqKind] = {tuple: SeqKind.TUPLE, set: SeqKind.SET, frozenset: SeqKind.SET, deque: SeqKind.DEQUE}


def given_mapping(m: Machine, mapping: Mapping, call: Call) -> Mapping:
    """`mapping` after `update` with these arguments."""
    result = mapping
    for value in (*call.positional, *([] if call.rest is None else [call.rest])):
        result = updated(m, result, value, call.site)
    rest = result.rest if call.keyword_rest is None else either(result.rest, call.keyword_rest)
    given = {name: unflagged(value) for name, value in call.keywords.items()}
    return replace(result, items={**result.items, **given}, rest=rest)


def updated(m: Machine, mapping: Mapping, value: Value, site: int) -> Mapping:
    """`mapping` after `update(value)`, whichever of several values that is."""
    found = [_with_all(mapping, as_mapping(m, atom, site)) for atom in in_order(value.atoms)]
    return replace(reduce(join_mappings, found), of=mapping.of) if found else mapping


def _with_all(mapping: Mapping, source: Mapping) -> Mapping:
    items: dict[Key, Value] = dict(mapping.items)
    for key, item in source.items.items():
        if item.atoms:
            items[key] = restored(str(key), item) if mapping.kind is MappingKind.ENVIRON else item
    rest, shows = either(mapping.rest, source.rest), mapping.shows | source.shows
    absent = frozenset(
        keys
        for one, other in ((mapping, source), (source, mapping))
        for keys in one.absent
        if keys.isdisjoint(other.items)
    )
    return replace(mapping, items=items, rest=rest, shows=shows, absent=absent)


def as_mapping(m: Machine, atom: Atom, site: int) -> Mapping:
    """What `dict(atom)` holds: of a mapping, of pairs, or of an unknown value."""
    obj = m.heap_object(atom)
    content = inside(m, atom)
    if content.atoms:
        return updated(m, Mapping(), content, site)
    if isinstance(obj, Mapping):
        return Mapping(items=saved(obj).items, rest=obj.rest, shows=obj.shows, absent=obj.absent)
    if isinstance(obj, Seq) or (isinstance(obj, Instance) and obj.cls is not None):
        return pairs(m, iterate(m, Value([atom]), site), site)
    if isinstance(atom, Opaque):
        return Mapping(rest=Value([Opaque(atom.labels, f"{atom.name}[]" if atom.name else "", atom.binding)]))
    if isinstance(atom, Const):
        return Mapping()
    return Mapping(rest=UNKNOWN)


def pairs(m: Machine, run: Iteration, site: int) -> Mapping:
    """The mapping that (key, value) pairs make."""
    result = Mapping()
    for pair in run.all_items:
        parts = iterate(m, pair, site)
        key = parts.items[0] if parts.items else parts.joined()
        value = parts.items[1] if len(parts.items) > 1 else parts.joined()
        result = mapping_with(result, key, value)
    return result


def tuple_of(*values: Value) -> Value:
    """A tuple."""
    return Value([Seq(items=values, kind=SeqKind.TUPLE)])


def added(seq: Seq, value: Value) -> Seq:
    """`seq` with one more item at its end."""
    if value in seq.items and not seq.ordered:
        return seq
    if len(seq.items) >= limits.ITEMS:
        return replace(seq, items=(), rest=seq.anything | value, ordered=False)
    if seq.kind is SeqKind.SET and value in seq.items:
        return seq
    return replace(seq, items=(*seq.items, value), ordered=seq.exact)


def extended(seq: Seq, run: Iteration) -> Seq:
    """`seq` followed by what a loop runs over."""
    result = seq
    for item in run.items:
        result = added(result, item)
    if run.rest is not None:
        result = replace(result, rest=either(result.rest, run.rest), ordered=False)
    return replace(result, shows=result.shows | run.shows) if run.shows else result


def without(seq: Seq, others: list[Value]) -> Seq:
    """`seq` without the items that are surely equal to one of `others`."""
    gone = {identity for other in others if (identity := _identity(other)) is not None}
    kept = tuple(item for item in seq.items if _identity(item) not in gone)
    left = _as_set(seq, kept)
    if left.rest is not None and _identity(left.rest) in gone:
        left = replace(left, rest=None)
    return replace(left, shows=NO_LABELS) if not kept and left.rest is None else left


def _identity(item: Value) -> Hashable | None:
    """What makes an item equal to others: a constant, a variable of the environment that is read at one place, or a
    tuple of such; None where that is not known."""
    atom = next(iter(item.atoms)) if len(item.atoms) == 1 else None
    match atom:
        case Const():
            return ("constant", atom.value)
        case Opaque():
            origins = [label for label in atom.labels if label.kind is Provenance.ENVIRONMENT and label.detail]
            return ("variable", origins[0]) if len(origins) == 1 else None
        case Seq() if atom.exact and atom.kind is SeqKind.TUPLE:
            parts = tuple(_identity(part) for part in atom.items)
            return None if None in parts else parts
        case (
            Text()
            | Qual()
            | Ref()
            | Function()
            | Class()
            | Method()
            | Partial()
            | Typed()
            | Super()
            | Mapping()
            | Seq()
            | None
        ):
            return None
        case _:
            assert_never(atom)


def symmetric(seq: Seq, other: Iteration) -> Seq:
    """The items of `seq` and of `other` that are not in both."""
    left = without(seq, list(other.items)) if other.complete else _as_set(seq, seq.items)
    right = without(Seq(items=other.items, rest=other.rest, shows=other.shows), list(seq.items))
    rest = either(left.rest, right.rest)
    items = (*left.items, *(item for item in right.items if item not in left.items))
    return Seq(items=items, rest=rest, ordered=False, kind=SeqKind.SET, shows=left.shows | right.shows)


def repeated(seq: Seq, count: Value) -> Seq:
    """`seq * count`."""
    known = only(count)
    times = known.value if known is not None and isinstance(known.value, int) else None
    if times is not None and times <= 0:
        return replace(seq, items=(), rest=None, shows=NO_LABELS)
    if times is not None and times * len(seq.items) <= limits.ITEMS:
        return seq.with_items(seq.items * times)
    return replace(seq, ordered=False)


def _as_set(seq: Seq, items: tuple[Value, ...]) -> Seq:
    """What an operation on sets makes of `seq`: of a view of keys a set, whose repr shows its own items only."""
    if seq.kind is SeqKind.KEYS:
        return Seq(items=items, rest=seq.rest, ordered=False, kind=SeqKind.SET)
    return replace(seq, items=items, ordered=False)


def common(seq: Seq, other: Iteration) -> Seq:
    """The items of `seq` that are equal to one of `other`, as far as both are known.

    Where only the others are known they are what can be left: `os.environ.keys() & SAFE` holds names of SAFE. Whether
    any is left depends on all of them: the result shows their marks.
    """
    marks = _marks((*seq.items, *other.items))
    theirs = _known_items(other.items) if other.complete and other.rest is None else None
    if theirs is None:
        kept = _as_set(seq, seq.items)
        rest = BOTTOM if kept.rest is None else kept.rest  # none of the items need be left
        return replace(kept, rest=rest, kind=SeqKind.SET, shows=kept.shows | marks)
    ours = _known_items(seq.items)
    if seq.rest is not None and ours is not None:
        return Seq(
            items=tuple(ours.get(key, item) for key, item in theirs.items()),
            rest=BOTTOM,
            ordered=False,
            kind=SeqKind.SET,
            shows=marks,
        )
    if seq.rest is None and ours is not None:
        return Seq(
            items=tuple(item for key, item in ours.items() if key in theirs),
            ordered=False,
            kind=SeqKind.SET,
            shows=marks,
        )
    # What is not known may be any of the others.
    return Seq(items=tuple(theirs.values()), rest=BOTTOM, ordered=False, kind=SeqKind.SET, shows=marks)


def _marks(items: tuple[Value, ...]) -> Labels:
    return frozenset(mark for item in items for mark in markers_of(item))


def _known_items(items: tuple[Value, ...]) -> dict[Hashable, Value] | None:
    """Items by their identities, None where one has none."""
    found = {identity: item for item in items if (identity := _identity(item)) is not None}
    return found if len(found) == len(items) else None


def counted(m: Machine, mapping: Mapping, call: Call) -> Mapping:
    """A Counter after it was given things to count, or counts."""
    result = given_mapping(m, mapping, call.given(replace(call.arguments, positional=[])))
    for value in call.positional:
        if any(isinstance(obj, Mapping) for obj in m.heap_objects(value)):
            result = updated(m, result, value, call.site)
            continue
        run = iterate(m, value, call.site)
        for item in run.all_items:
            result = mapping_with(result, item, HARMLESS)
    return result

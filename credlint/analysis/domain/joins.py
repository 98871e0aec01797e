"""Joins of heap objects, and of values that may be missing: upper bounds of two."""

from __future__ import annotations

from credlint.analysis.domain.provenance import Provenance
from credlint.analysis.domain.value_kinds import MappingKind, SeqKind
from credlint.analysis.domain.values import (
    BOTTOM,
    NONE,
    Atom,
    HeapObject,
    Instance,
    Key,
    Mapping,
    Opaque,
    Seq,
    Value,
    is_none,
)


def join_objects(left: HeapObject, right: HeapObject) -> HeapObject:
    """The join of both; where their types differ, a mapping wins over a sequence, and both over an instance."""
    if left == right:
        return left
    if isinstance(left, Mapping) and isinstance(right, Mapping):
        return join_mappings(left, right)
    if isinstance(left, Seq) and isinstance(right, Seq):
        return join_sequences(left, right)
    if isinstance(left, Instance) and isinstance(right, Instance):
        attributes = dict(left.attributes)
        for name, value in right.attributes.items():
            attributes[name] = attributes[name] | value if name in attributes else value
        both = left.is_tuple and right.is_tuple
        return Instance(left.cls or right.cls, attributes, either(left.rest, right.rest), is_tuple=both)
    return max(left, right, key=lambda obj: (isinstance(obj, Mapping), isinstance(obj, Seq)))


def either(left: Value | None, right: Value | None) -> Value | None:
    """The join of two values, either of which may be missing."""
    if left is None or right is None:
        return left if right is None else right
    return left | right


def join_mappings(left: Mapping, right: Mapping) -> Mapping:
    """Join mappings key by key, and their default elements."""
    items: dict[Key, Value] = {}
    for key in dict.fromkeys((*left.items, *right.items)):
        items[key] = _item(left, key) | _item(right, key)
    rest = either(left.rest, right.rest)
    kind = left.kind if left.kind is right.kind else MappingKind.DICT
    shows, parents = left.shows | right.shows, either(left.parents, right.parents)
    factory = left.factory or right.factory
    return Mapping(
        items=items, rest=rest, kind=kind, shows=shows, factory=factory, parents=parents, absent=_together(left, right)
    )


def _together(left: Mapping, right: Mapping) -> frozenset[frozenset[Key]]:
    """The sets of keys that are either all there or all missing, on one side as on the other."""
    if left.items.keys() == right.items.keys() and not (left.absent or right.absent):
        return frozenset()
    found = {*left.absent, *right.absent}
    for one, other in ((left, right), (right, left)):
        found.add(frozenset(key for key in other.items if _has(other, key) and not _has(one, key)))
    return frozenset(keys for keys in found if len(keys) > 1 and _all_or_none(left, keys) and _all_or_none(right, keys))


def _has(mapping: Mapping, key: Key) -> bool:
    return key in mapping.items and bool(mapping.items[key].atoms)


def _all_or_none(mapping: Mapping, keys: frozenset[Key]) -> bool:
    """Whether a mapping has all of these keys, or none."""
    if any(keys <= each for each in mapping.absent) or not any(_has(mapping, key) for key in keys):
        return True
    return all(_has(mapping, key) and not any(map(is_none, mapping.items[key].atoms)) for key in keys)


def _item(mapping: Mapping, key: Key) -> Value:
    found = mapping.items.get(key)
    if found is not None and found.atoms:
        return found
    # Unknown keys of the environment are further variables, and those of an unknown mapping may include this one.
    if found is None and mapping.rest is not None and any(_may_be(atom) for atom in mapping.rest.atoms):
        return mapping.rest
    # A key that one side lacks is None on its path.
    return NONE if mapping.kind is not MappingKind.ENVIRON else BOTTOM


def _may_be(atom: Atom) -> bool:
    return isinstance(atom, Opaque) and any(
        origin.kind in (Provenance.REST, Provenance.UNKNOWN) for origin in atom.labels
    )


def join_sequences(left: Seq, right: Seq) -> Seq:
    """Join item by item if both are equally long; of a prefix and a longer one keep the latter; else join all items."""
    kind = left.kind if left.kind is right.kind else SeqKind.LIST
    rest = either(left.rest, right.rest)
    shows = left.shows | right.shows
    if len(left.items) == len(right.items):
        items = tuple(a | b for a, b in zip(left.items, right.items, strict=True))
        return Seq(items=items, rest=rest, ordered=left.ordered and right.ordered, kind=kind, shows=shows)
    shorter, longer = sorted((left, right), key=lambda seq: len(seq.items))
    if longer.items[: len(shorter.items)] == shorter.items:
        return Seq(items=longer.items, rest=rest, ordered=False, kind=kind, shows=shows)
    return Seq(rest=left.anything | right.anything, ordered=False, kind=kind, shows=shows)


def contents(obj: HeapObject) -> list[Value]:
    """The items or attributes of a heap object."""
    if isinstance(obj, Mapping):
        others = (obj.rest, obj.parents)
        return [*obj.items.values(), *(each for each in others if each is not None)]
    if isinstance(obj, Seq):
        return [*obj.items, *([obj.rest] if obj.rest is not None else [])]
    assert isinstance(obj, Instance)
    return [*obj.attributes.values(), *([obj.rest] if obj.rest is not None else [])]

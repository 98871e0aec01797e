"""Markers: which constants are one of several known cases, so that conditions on them are decided; which values are
fields of a stored secret."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import replace
from typing import assert_never

from credlint.analysis.domain.credential_names import plain_field
from credlint.analysis.domain.hierarchy import is_number
from credlint.analysis.domain.provenance import (
    CASE,
    FIELD,
    FLAG,
    NO_LABELS,
    PATH_MARKERS,
    Label,
    Labels,
    Origin,
    Provenance,
)
from credlint.analysis.domain.state import State
from credlint.analysis.domain.value_kinds import MEMBER, MEMBER_CLASS, MappingKind, SeqKind
from credlint.analysis.domain.values import (
    BOTTOM,
    Address,
    Atom,
    Class,
    Const,
    HeapObject,
    Instance,
    Mapping,
    Opaque,
    Ref,
    Seq,
    Text,
    Typed,
    Value,
    bounded_labels,
    constants,
    is_none,
)


def markers_of(value: Value) -> Labels:
    """The path markers of a value's scalar atoms."""
    found: Labels = NO_LABELS
    for atom in value.atoms:
        if isinstance(atom, (Const, Text, Opaque)) and atom.labels:
            for origin in atom.labels:  # most have one, which is no marker: a generator would be slower
                if origin.kind in PATH_MARKERS:
                    found |= {origin}
        elif isinstance(atom, Typed) and atom.cls == MEMBER:
            found |= markers_of(atom.attribute("name") or BOTTOM)
    return found


def deep_markers(value: Value) -> Labels:
    """The path markers of a value and of the items of tuples and other sequence atoms in it."""
    found = markers_of(value)
    for atom in value.atoms:
        if isinstance(atom, Seq):
            for item in atom.items:
                found |= markers_of(item)
    return found


def as_case(value: Value) -> Value:
    """`value` with its constant texts, and members of enums, marked as one of several cases: conditions on them are
    decided."""
    return Value(map(_as_case, value.atoms))


def _as_case(atom: Atom) -> Atom:
    if isinstance(atom, Seq) and atom.kind is SeqKind.TUPLE:
        return atom.with_items(tuple(as_row_case(item) for item in atom.items))
    if isinstance(atom, Typed) and atom.cls == MEMBER:
        return _with_identity(atom, as_row_case)
    return _case(atom, str)


def _with_identity(member: Typed, change: Callable[[Value], Value]) -> Typed:
    """A member of an enum with what tells it from others changed."""
    attributes = ((key, change(value) if key in _IDENTITY else value) for key, value in member.attributes)
    return replace(member, attributes=tuple(attributes))


_IDENTITY = frozenset({"name", "_name_", "value", "_value_"})


def identity_of(value: Value) -> tuple[Hashable, ...] | None:
    """What the one constant or the one member of an enum that `value` may be is compared by; None for anything else."""
    atom = next(iter(value.atoms)) if len(value.atoms) == 1 else None
    if isinstance(atom, Const):
        return ("constant", atom.value)
    if not isinstance(atom, Typed) or atom.cls != MEMBER:
        return None
    classes = [each for each in atom.attribute(MEMBER_CLASS) or BOTTOM if isinstance(each, Class)]
    if any(map(is_number, classes)):
        return identity_of(atom.attribute("value") or BOTTOM)
    names = constants(atom.attribute("name") or BOTTOM) or ()
    return ("member", *(cls.definition for cls in classes), *(name.value for name in names))


def as_row_case(value: Value) -> Value:
    """`value`, a part of a table's row, marked as one of several cases, including its flags and numbers."""
    return Value(_case(atom, (str, int)) for atom in as_case(value).atoms)


def unmarked(value: Value) -> Value:
    """`value` with its constants unmarked: conditions on them are not decided."""
    return Value(map(_unmarked, value.atoms))


def _unmarked(atom: Atom) -> Atom:
    if isinstance(atom, Const):
        return replace(atom, labels=frozenset(origin for origin in atom.labels if origin.kind not in PATH_MARKERS))
    return _with_identity(atom, unmarked) if isinstance(atom, Typed) and atom.cls == MEMBER else atom


def _case(atom: Atom, types: type | tuple[type, ...], marker: Labels = CASE) -> Atom:
    if isinstance(atom, Const) and isinstance(atom.value, types) and not atom.labels:
        return Const(atom.value, marker, atom.sites, atom.cls)
    return atom


def as_flag(value: Value) -> Value:
    """`value`, which a call gives as True, False or None, marked: conditions on it are decided for this call."""
    return Value(_case(atom, (bool, type(None)), FLAG) for atom in value.atoms)


def unflagged(value: Value) -> Value:
    """`value` as it is kept beyond the call that gave it: somebody will flip a flag."""
    if not any(isinstance(atom, Const) and atom.labels >= FLAG for atom in value.atoms):
        return value
    return Value(replace(atom, labels=atom.labels - FLAG) if isinstance(atom, Const) else atom for atom in value.atoms)


def mark_rows(state: State, item: Value) -> list[Address]:
    """Mark the constants in the records that an item of a loop is or holds: conditions on them are decided.

    Returns the addresses of the records that changed.
    """
    found: list[Address] = []
    for address in _records(item):
        obj = state.heap_object(address)
        if obj is not None:
            marked = _with_values(obj, as_row_case)
            if marked != obj:
                state.write(address, marked)
                found.append(address)
    return found


def unmark_rows(state: State, addresses: list[Address]) -> None:
    """Remove the markers again: outside the loop a row's flag decides nothing."""
    for address in dict.fromkeys(addresses):
        obj = state.heap_object(address)
        if obj is not None:
            state.write(address, _with_values(obj, unmarked))


def _records(item: Value) -> list[Address]:
    found: list[Address] = []
    for atom in item.atoms:
        if isinstance(atom, Ref):
            found.append(atom.address)
        elif isinstance(atom, Seq) and atom.kind is SeqKind.TUPLE:
            found.extend(address for part in atom.items for address in _records(part))
    return found


def _with_values(obj: HeapObject, change: Callable[[Value], Value]) -> HeapObject:
    match obj:
        case Mapping() if obj.kind is not MappingKind.ENVIRON:
            items = {key: change(value) for key, value in obj.items.items()}
            return obj.with_items(items)
        case Instance():
            return obj.with_attributes({name: change(value) for name, value in obj.attributes.items()})
        case Seq() if obj.kind in (SeqKind.LIST, SeqKind.SET):
            return obj.with_items(tuple(map(change, obj.items)))
        case Mapping() | Seq():
            return obj
        case _:
            assert_never(obj)


def is_nothing(value: Value) -> bool:
    """Whether a value is None and nothing else, be it marked or not."""
    return len(value.atoms) == 1 and all(map(is_none, value.atoms))


def with_labels(value: Value, extra: Labels) -> Value:
    """`value` with `extra` labels on each scalar atom."""
    if not extra:
        return value
    return Value(
        Const(atom.value, atom.labels | extra, atom.sites, atom.cls)
        if isinstance(atom, Const)
        else replace(atom, labels=atom.labels | extra)
        if isinstance(atom, Text)
        else Opaque(bounded_labels(atom.labels | extra), atom.name, atom.binding, atom.cls, atom.at)
        if isinstance(atom, Opaque)
        else atom
        for atom in value.atoms
    )


def field_of(value: Value, name: object) -> Value:
    """A field of what was parsed, read by its name: of a stored secret those that are no secrets are settings."""
    if not isinstance(name, str) or not plain_field(name):
        return value
    return Value(
        replace(atom, labels=frozenset(map(_setting, atom.labels)))
        if isinstance(atom, (Opaque, Text)) and atom.labels >= FIELD
        else atom
        for atom in value.atoms
    )


def _setting(label: Label) -> Label:
    if label.kind is not Provenance.SECRET_STORE:
        return label
    return Origin(Provenance.CONFIGURATION, label.detail, None, label.site)


def holes_of(text: Text) -> tuple[Labels, ...]:
    """The labels of each hole of a text: those of all, where it is not known what fills which."""
    count = text.parts.count(None)
    return text.holes if len(text.holes) == count else (text.labels,) * count

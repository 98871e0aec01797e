"""What an output of a value would show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeAlias, assert_never

from credlint.analysis import limits
from credlint.analysis.core.arguments import Arguments
from credlint.analysis.core.machine import Machine
from credlint.analysis.core.unknown_objects import named, resolved
from credlint.analysis.domain.environment import structural
from credlint.analysis.domain.hierarchy import INSIDE
from credlint.analysis.domain.literal_shapes import as_text, shape_of
from credlint.analysis.domain.markers import holes_of
from credlint.analysis.domain.provenance import NO_LABELS, Label, Labels, Origin, Provenance
from credlint.analysis.domain.value_kinds import MEMBER, PATH, SeqKind
from credlint.analysis.domain.values import (
    BOTTOM,
    Address,
    Atom,
    Class,
    Const,
    Function,
    HeapObject,
    Instance,
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
)
from credlint.analysis.objects.class_attributes import TEXTS, class_attribute
from credlint.analysis.objects.instances import credential_fields, member_attribute
from credlint.analysis.objects.iteration import URLS
from credlint.analysis.objects.records import ClassInfo, class_info

_REPRS = ("__repr__",)
"""The method that makes an object's text as an item of a container."""


_Seen: TypeAlias = dict[tuple[Address, int], Labels]
"""What containers show on a level of one output: those that stand in each other many times are looked into once."""


def revealed(m: Machine, value: Value, site: int, depth: int = 0, seen: _Seen | None = None) -> Labels:
    """The origins that the text form of `value` shows: all that is reachable, less what the type's repr hides."""
    seen = {} if seen is None else seen
    found: set[Label] = set()
    for atom in resolved(m, value).atoms:
        found |= _revealed(m, atom, site, depth, seen)
    return frozenset(found)


def _revealed(m: Machine, atom: Atom, site: int, depth: int, seen: _Seen) -> Labels:
    match atom:
        case Const() | Text() | Opaque():
            own = own_text(m, atom, site, as_item=depth > 0)
            return atom.labels if own is None else revealed(m, own, site, depth, seen)
        case Typed():
            return _typed_revealed(m, atom, site, depth, seen)
        case Ref() | Mapping() | Seq():
            obj = m.heap_object(atom)
            if obj is None or depth >= limits.NESTING:
                return NO_LABELS
            if not isinstance(atom, Ref):
                return _object_revealed(m, atom, obj, site, depth + 1, seen)
            key = (atom.address, depth)
            if key not in seen:
                seen[key] = _object_revealed(m, atom, obj, site, depth + 1, seen)
            return seen[key]
        case Qual() | Function() | Class() | Method() | Partial() | Super():
            return NO_LABELS
        case _:
            assert_never(atom)


def _typed_revealed(m: Machine, atom: Typed, site: int, depth: int, seen: _Seen) -> Labels:
    row = m.catalogue.classes.get(atom.cls)
    if atom.cls == MEMBER and (own := _member_text(m, atom, site, depth)) is not None:
        return revealed(m, own, site, depth, seen)
    if atom.cls == MEMBER:  # its str is its name, its repr shows its value
        return revealed(m, atom.attribute("value") or BOTTOM, site, depth + 1, seen) if depth else NO_LABELS
    first = atom.attribute("first") or BOTTOM
    if atom.cls in URLS:
        return revealed(m, first, site, depth + 1, seen)
    if atom.cls == PATH:
        return NO_LABELS.union(*(_below(each) for each in first.atoms if isinstance(each, Text)))
    if row is None:  # an exception's text is its arguments'
        args = atom.attribute("args")
        return NO_LABELS if args is None else revealed(m, args, site, depth + 1, seen)
    if not row.shows:
        return NO_LABELS
    fields = credential_fields(m, atom, site).values()
    return NO_LABELS.union(*(revealed(m, value, site, depth + 1, seen) for value in fields))


def _below(path: Text) -> Labels:
    """What the names in a path show: a variable with which it begins tells a place, and is no secret itself."""
    holes = holes_of(path)
    return NO_LABELS.union(*(holes[1:] if path.parts[0] is None else holes))


def own_text(m: Machine, atom: Const | Text | Opaque, site: int, *, as_item: bool) -> Value | None:
    """What a class of the file makes of a text that is its instance, alone or `as_item` of a container; None where it
    says nothing."""
    if atom.cls is None:
        return None
    # What has no `__str__` of its own has that of texts, whatever its repr.
    name = "__repr__" if as_item else "__str__"
    method = class_attribute(m, atom.cls, name, Value([atom]), site, bound=True)
    return None if method is None else m.call(method, Arguments(), site)


def _member_text(m: Machine, member: Typed, site: int, depth: int) -> Value | None:
    """What an enum of the file makes of its member; None where it says nothing."""
    for name in _REPRS if depth else TEXTS:
        method = member_attribute(m, member, name, site)
        if any(isinstance(atom, Function) for atom in method.atoms):
            return m.call(method, Arguments(), site)
    return None


def _object_revealed(m: Machine, atom: Atom, obj: HeapObject, site: int, depth: int, seen: _Seen) -> Labels:
    found: set[Label] = set()
    match obj:
        case Mapping():
            found |= obj.shows
            if obj.parents is not None:
                found |= revealed(m, obj.parents, site, depth, seen)
            for key, item in obj.items.items():
                found |= revealed(m, named(m, item, key, site) if isinstance(key, str) else item, site, depth, seen)
            if obj.rest is not None:
                found |= revealed(m, obj.rest, site, depth, seen)
        case Seq(kind=SeqKind.BUFFER | SeqKind.QUEUE | SeqKind.ITERATOR):
            pass  # the repr of the object shows nothing of what is in it
        case Seq():
            found |= obj.shows
            for item in obj.items:
                found |= revealed(m, item, site, depth, seen)
            if obj.rest is not None:
                found |= revealed(m, obj.rest, site, depth, seen)
        case Instance():
            return _instance_revealed(m, atom, obj, site, depth, seen)
        case _:
            assert_never(obj)
    return frozenset(found)


def _instance_revealed(m: Machine, atom: Atom, obj: Instance, site: int, depth: int, seen: _Seen) -> Labels:
    if obj.cls is None:  # a namespace: its repr shows every attribute
        return _attributes_revealed(m, obj, obj.attributes, site, depth, seen)
    for name in TEXTS if depth == 1 else _REPRS:
        method = class_attribute(m, obj.cls, name, Value([atom]), site, bound=True)
        if method is not None:
            return revealed(m, m.call(method, Arguments(), site), site, depth, seen)
    if INSIDE in obj.attributes:
        return revealed(m, obj.attributes[INSIDE], site, depth - 1, seen)
    if "args" in obj.attributes:  # an exception's text is its arguments'
        return revealed(m, obj.attributes["args"], site, depth, seen)
    info: ClassInfo = class_info(m, obj.cls)
    return _attributes_revealed(m, obj, obj.attributes if obj.is_tuple else info.shown, site, depth, seen)


def _attributes_revealed(m: Machine, obj: Instance, names: Iterable[str], site: int, depth: int, seen: _Seen) -> Labels:
    found: set[Label] = set()
    for name in names:
        if name in obj.attributes:
            found |= revealed(m, named(m, obj.attributes[name], name, site), site, depth, seen)
    if obj.rest is not None:
        found |= revealed(m, obj.rest, site, depth, seen)
    return frozenset(found)


def literal_labels(value: Value) -> Labels:
    """Origins for the hard-coded texts in a value whose text is about to be lost."""
    found = set()
    for atom in value.atoms:
        if isinstance(atom, Const) and isinstance(atom.value, (str, bytes)) and atom.value:
            site = atom.sites[0] if atom.sites else 0
            found.add(Origin(Provenance.LITERAL, shape_of(as_text(atom.value)).value, None, site))
    return frozenset(found)


def propagated(m: Machine, values: Iterable[Value], site: int) -> Value:
    """A text made of `values` in a way that is not followed: it shows all that they show, and what iterators give."""
    found: set[Label] = set()
    for value in values:
        found |= revealed(m, consumed(m, value), site)
        found |= literal_labels(value)
    return Value([Opaque(frozenset(found))])


def consumed(m: Machine, value: Value) -> Value:
    """A value as it is when its iterators have been run: their items are in a list."""
    if not any(isinstance(obj, Seq) and obj.kind is SeqKind.ITERATOR for obj in m.heap_objects(value)):
        return value
    atoms = ((atom, m.heap_object(atom)) for atom in value.atoms)
    return Value(
        replace(obj, kind=SeqKind.LIST) if isinstance(obj, Seq) and obj.kind is SeqKind.ITERATOR else atom
        for atom, obj in atoms
    )


def kept_secrets(m: Machine, values: Iterable[Value], site: int) -> Value:
    """The result of an operation on known values that has no model: it keeps the secrets of its operands."""
    labels = frozenset(label for value in values for label in revealed(m, consumed(m, value), site))
    return Value([Opaque(labels - structural(labels))])

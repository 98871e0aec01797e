"""What an output of a value would show."""

from __future__ import annotations

from typing import TypeAlias

from credlint.analysis import limits
from credlint.analysis.core.arguments import Arguments
from credlint.analysis.core.machine import Machine
from credlint.analysis.domain.literal_shapes import as_text, shape_of
from credlint.analysis.domain.provenance import NO_LABELS, Label, Labels, Origin, Provenance
from credlint.analysis.domain.values import (
    Address,
    Atom,
    Const,
    Instance,
    Mapping,
    Opaque,
    Ref,
    Seq,
    SeqKind,
    Shape,
    Text,
    Typed,
    Value,
)
from credlint.analysis.objects.attributes import field_origin, named
from credlint.analysis.objects.instances import class_attribute
from credlint.analysis.objects.records import ClassInfo, class_info

_TEXTS = ("__str__", "__repr__", "__format__")
_REPRS = ("__repr__",)
"""The methods that make an object's text: for itself, and as an item of a container."""


_Seen: TypeAlias = dict[tuple[Address, int], Labels]
"""What containers show on a level of one output: those that stand in each other many times are looked into once."""


def exposed(m: Machine, value: Value, site: int, depth: int = 0, seen: _Seen | None = None) -> Labels:
    """The origins that the text form of `value` shows: all that is reachable, less what the type's repr hides."""
    seen = {} if seen is None else seen
    found: set[Label] = set()
    for atom in value.atoms:
        found |= _exposed(m, atom, site, depth, seen)
    return frozenset(found)


def _exposed(m: Machine, atom: Atom, site: int, depth: int, seen: _Seen) -> Labels:
    match atom:
        case Const() | Text() | Opaque():
            return atom.labels
        case Typed():
            row = m.catalogue.classes.get(atom.cls)
            if row is None:  # an exception's text is its arguments'
                args = atom.attribute("args")
                return NO_LABELS if args is None else exposed(m, args, site, depth + 1, seen)
            if not row.shows:
                return NO_LABELS
            return frozenset(field_origin(m, atom, row, field, role, site) for field, role in row.fields)
        case Ref() | Mapping() | Seq():
            shape = m.shape(atom)
            if shape is None or depth >= limits.NESTING:
                return NO_LABELS
            if not isinstance(atom, Ref):
                return _shape_exposed(m, atom, shape, site, depth + 1, seen)
            key = (atom.address, depth)
            if key not in seen:
                seen[key] = _shape_exposed(m, atom, shape, site, depth + 1, seen)
            return seen[key]
        case _:
            return NO_LABELS


def _shape_exposed(m: Machine, atom: Atom, shape: Shape, site: int, depth: int, seen: _Seen) -> Labels:
    found: set[Label] = set()
    match shape:
        case Mapping():
            found |= shape.shows
            for key, item in shape.items.items():
                found |= exposed(m, named(m, item, key, site) if isinstance(key, str) else item, site, depth, seen)
            if shape.rest is not None:
                found |= exposed(m, shape.rest, site, depth, seen)
        case Seq(kind=SeqKind.BUFFER | SeqKind.QUEUE):
            pass  # the object itself shows nothing of what was put into it
        case Seq():
            found |= shape.shows
            for item in shape.items:
                found |= exposed(m, item, site, depth, seen)
            if shape.rest is not None:
                found |= exposed(m, shape.rest, site, depth, seen)
        case Instance():
            return _instance_exposed(m, atom, shape, site, depth, seen)
    return frozenset(found)


def _instance_exposed(m: Machine, atom: Atom, shape: Instance, site: int, depth: int, seen: _Seen) -> Labels:
    if shape.cls is None:  # a namespace: its repr shows every attribute
        return _attributes_exposed(m, shape, (), site, depth, seen)
    for name in _TEXTS if depth == 1 else _REPRS:
        method = class_attribute(m, shape.cls, name, Value([atom]), site, bound=True)
        if method is not None:
            return exposed(m, m.call(method, Arguments(), site), site, depth, seen)
    if "args" in shape.attributes:  # an exception's text is its arguments'
        return exposed(m, shape.attributes["args"], site, depth, seen)
    info: ClassInfo = class_info(m, shape.cls)
    if info.shows_fields:
        return _attributes_exposed(m, shape, info.hidden, site, depth, seen)
    return NO_LABELS


def _attributes_exposed(
    m: Machine, shape: Instance, hidden: tuple[str, ...], site: int, depth: int, seen: _Seen
) -> Labels:
    found: set[Label] = set()
    for name, value in shape.attributes.items():
        if name not in hidden:
            found |= exposed(m, named(m, value, name, site), site, depth, seen)
    if shape.rest is not None:
        found |= exposed(m, shape.rest, site, depth, seen)
    return frozenset(found)


def literal_labels(value: Value) -> Labels:
    """Origins for the hard-coded texts in a value whose text is about to be lost."""
    found = set()
    for atom in value.atoms:
        if isinstance(atom, Const) and isinstance(atom.value, (str, bytes)) and atom.value:
            site = atom.sites[0] if atom.sites else 0
            found.add(Origin(Provenance.LITERAL, shape_of(as_text(atom.value)).value, None, site))
    return frozenset(found)


def propagated(m: Machine, values: list[Value], site: int) -> Value:
    """A text made of `values` in a way that is not followed: it shows all that they show."""
    found: set[Label] = set()
    for value in values:
        found |= exposed(m, value, site)
        found |= literal_labels(value)
    return Value([Opaque(frozenset(found))])

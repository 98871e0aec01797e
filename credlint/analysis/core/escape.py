"""Which effects of a function are visible to its callers."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import assert_never

from credlint.analysis import limits
from credlint.analysis.core.machine import Machine
from credlint.analysis.demand.environment_reads import may_hold_credential
from credlint.analysis.demand.seeds import is_sensitive
from credlint.analysis.domain.credential_names import (
    aws_variable,
    credential_variable,
    is_file_variable,
    leads_to_credential,
    spelled_like_credential,
)
from credlint.analysis.domain.hierarchy import bases
from credlint.analysis.domain.joins import contents
from credlint.analysis.domain.literal_shapes import Shape, as_text, shape_of
from credlint.analysis.domain.provenance import Label, Labels, MarkerKind, Origin, Provenance
from credlint.analysis.domain.value_kinds import PATH
from credlint.analysis.domain.values import (
    BOTTOM,
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
    constants,
)


def is_sensitive_value(m: Machine, value: Value, depth: int = 3) -> bool:
    """Whether a value, or an item in it, is a secret or names one."""
    return holds_secret(m, value, depth) or _names(m, value, depth)


def _names(m: Machine, value: Value, depth: int) -> bool:
    """Whether a value, or an item in it, is a sensitive text or callee: a name, a key, a host, a source, a sink."""
    return any(_atom_names(m, atom, depth) for atom in value.atoms)


def _atom_names(m: Machine, atom: Atom, depth: int) -> bool:
    match atom:
        case Const():
            return isinstance(atom.value, str) and is_sensitive(atom.value)
        case Text():
            return any(part is not None and is_sensitive(part) for part in atom.parts)
        case Class():
            return _may_escape(m, atom)
        case Qual():
            return m.catalogue.is_sensitive(m.catalogue.entry(atom.name))
        case Ref() | Mapping() | Seq():
            obj = m.heap_object(atom)
            if obj is None or not depth:
                return False
            if isinstance(obj, Mapping) and any(isinstance(key, str) and is_sensitive(key) for key in obj.items):
                return True
            return any(_names(m, item, depth - 1) for item in contents(obj))
        case Opaque() | Function() | Method() | Partial() | Typed() | Super():
            return False
        case _:
            assert_never(atom)


def _may_escape(m: Machine, atom: Function | Class) -> bool:
    """Whether a function or class escapes or may turn out to."""
    definition = m.definitions[atom.definition]
    return m.demand_of(definition).may_escape(definition.region)


def depends_on_caller(m: Machine, value: Value, depth: int = limits.NESTING) -> bool:
    """Whether an argument, or an item in it, depends on a caller."""
    for atom in value.atoms:
        if isinstance(atom, Opaque) and any(o.kind in (Provenance.PARAMETER, Provenance.UNKNOWN) for o in atom.labels):
            return True
        obj = m.heap_object(atom) if depth else None
        if isinstance(obj, (Mapping, Seq)) and any(depends_on_caller(m, each, depth - 1) for each in contents(obj)):
            return True
    return False


def note_stored(m: Machine, container: Value, value: Value) -> None:
    """Mark the current function as escaping if it stores something sensitive in an object that it did not create."""
    frame = m.frame
    definition = frame.definition
    if definition is None or not m.demand.known:
        return
    own = all(isinstance(atom, Ref) and atom.address[2] == frame.number for atom in container.atoms)
    if own or not concerns_callers(m, value):
        return
    m.demand_of(definition).mark_escaping(definition.region)
    if not any(isinstance(atom, Ref) for atom in container.atoms):
        m.recorder.observe()  # an argument, perhaps an object of the caller
        frame.fills = frame.fills or (_is_argument(container) and gives_secret(m, value))


def _is_argument(value: Value) -> bool:
    return any(
        isinstance(atom, Opaque) and any(label.kind is Provenance.PARAMETER for label in atom.labels)
        for atom in value.atoms
    )


_SENSITIVE = frozenset({*Provenance, MarkerKind.ENVIRONMENT_CASE}) - {
    Provenance.PARAMETER,
    Provenance.UNKNOWN,
    Provenance.CONFIGURATION,
    Provenance.REST,
}
"""Kinds of labels that count as a secret, or that lead to one: the name of a variable in a loop over all of them."""


def holds_secret(m: Machine, value: Value, depth: int = 3) -> bool:
    """Whether a value, or an item in it, has a secret origin or may give one when used: a credential object, a partial,
    a function that may escape."""
    return _holds(m, value, _is_secret, depth)


def concerns_callers(m: Machine, value: Value) -> bool:
    """Whether whoever gets a value may have a finding by that: as `is_sensitive_value`, but for literals that are no
    keys, and environment variables that are not called like a credential. Showing them is not reported, and who hands
    them to an SDK is found by that."""
    return _holds_credential(m, value) or _names(m, value, 3)


def _holds_credential(m: Machine, value: Value) -> bool:
    return _holds(m, value, partial(_may_be_credential, m), 3)


def _holds(
    m: Machine,
    value: Value,
    counts: Callable[[Labels], bool],
    depth: int,
    seen: dict[int, int] | None = None,
) -> bool:
    """As `holds_secret`, for origins that count. `seen`: how deep has been looked into objects without finding any, by
    their identities."""
    seen = {} if seen is None else seen
    for atom in value.atoms:
        if isinstance(atom, (Const, Text, Opaque)):
            if counts(atom.labels):
                return True
            filled = m.heap_object(atom) if m.filled and depth else None
            if filled is not None and any(_holds(m, each, counts, depth - 1) for each in contents(filled)):
                return True
        elif isinstance(atom, Function):
            if _may_escape(m, atom):
                return True
        elif isinstance(atom, Partial):
            return True
        elif isinstance(atom, Typed):
            if atom.cls in m.catalogue.classes or any(
                _holds(m, value, counts, max(depth - 1, 0)) for _, value in atom.attributes
            ):
                return True
        else:
            obj = m.heap_object(atom)
            if isinstance(obj, (Mapping, Seq)) and counts(obj.shows):
                return True
            if any(_holds(m, item, counts, depth - 1, seen) for item in _unseen(obj, depth, seen)):
                return True
    return False


def _unseen(obj: HeapObject | None, depth: int, seen: dict[int, int]) -> list[Value]:
    """What is in an object, unless it has been looked into as deep before."""
    if obj is None or seen.get(id(obj), 0) >= depth:
        return []
    seen[id(obj)] = depth
    return contents(obj)


def gives_secret(m: Machine, value: Value, depth: int = 3, seen: dict[int, int] | None = None) -> bool:
    """Whether a value, or an item in it, is a secret whatever becomes of it: not just something from which one may
    come. `seen` is as above."""
    seen = {} if seen is None else seen
    for atom in value.atoms:
        if isinstance(atom, (Const, Text, Opaque)):
            if _is_key(atom) or _has_credential(atom.labels):
                return True
        elif isinstance(atom, Function):
            if m.definitions[atom.definition].region in m.demand.giving:
                return True
        elif isinstance(atom, Partial):
            if depth and any(gives_secret(m, each, depth - 1, seen) for each in (atom.function, *atom.positional)):
                return True
        elif isinstance(atom, Typed):
            if atom.cls in m.catalogue.classes:
                return True
        elif _gives(m, atom, depth, seen):
            return True
    return False


def _class_gives(m: Machine, cls: Class, depth: int, seen: dict[int, int]) -> bool:
    """Whether a class holds a secret, or has it from a base. Its methods are known by their own names."""
    for each in bases(cls) if depth else ():
        obj = m.state.heap_object(each.address)
        held = [
            Value(atom for atom in value.atoms if not isinstance(atom, Function)) for value in _unseen(obj, depth, seen)
        ]
        if _has_field(obj) or any(gives_secret(m, value, depth - 1, seen) for value in held):
            return True
    return False


def _gives(m: Machine, atom: Atom, depth: int, seen: dict[int, int]) -> bool:
    """Whether an object or class is or holds a secret."""
    if isinstance(atom, Class):
        return _class_gives(m, atom, depth, seen)
    obj = m.heap_object(atom)
    if isinstance(obj, (Mapping, Seq)) and _has_credential(obj.shows):
        return True
    return _has_field(obj) or any(gives_secret(m, each, depth - 1, seen) for each in _unseen(obj, depth, seen))


def leads_to_secret(m: Machine, value: Value, depth: int = 2) -> bool:
    """Whether a value is, or holds, the path, URL or name of a variable by which a credential is had."""
    return any(_leads(m, atom, depth) for atom in value.atoms)


def _leads(m: Machine, atom: Atom, depth: int) -> bool:
    match atom:
        case Const():
            return isinstance(atom.value, str) and leads_to_credential(atom.value)
        case Text():
            return any(leads_to_credential(part) for part in atom.parts if part) or any(map(_is_file, atom.labels))
        case Opaque():
            return any(map(_is_file, atom.labels))
        case Typed():
            return atom.cls == PATH and leads_to_secret(m, atom.attribute("first") or BOTTOM)
        case Ref() | Mapping() | Seq():
            obj = m.heap_object(atom) if depth else None
            return obj is not None and any(leads_to_secret(m, each, depth - 1) for each in contents(obj))
        case Qual() | Function() | Class() | Method() | Partial() | Super():
            return False
        case _:
            assert_never(atom)


def _is_file(label: Label) -> bool:
    return isinstance(label, Origin) and label.kind is Provenance.ENVIRONMENT and is_file_variable(label.detail)


def tells_secret(m: Machine, value: Value, depth: int = 3) -> bool:
    """Whether a text in a value, such as an argument of an exception, holds a secret that is no literal."""
    for atom in value.atoms:
        if isinstance(atom, (Const, Text, Opaque)):
            origins = (label for label in atom.labels if isinstance(label, Origin))
            if any(each.kind is not Provenance.LITERAL and _is_credential(each) for each in origins):
                return True
        elif depth:
            obj = m.heap_object(atom)
            held = [each for _, each in atom.attributes] if isinstance(atom, Typed) else contents(obj) if obj else []
            if any(tells_secret(m, each, depth - 1) for each in held):
                return True
    return False


def gains_secret(m: Machine, before: HeapObject, after: HeapObject) -> bool:
    """Whether an object has been given a secret, under a name or otherwise."""
    if isinstance(after, Instance):
        old = before.attributes if isinstance(before, Instance) else {}
        given = {name: value for name, value in after.attributes.items() if old.get(name) != value}
        return _has_field(Instance(None, given)) or any(gives_secret(m, value, 2) for value in given.values())
    known = set(contents(before))
    return any(gives_secret(m, value, 2) for value in contents(after) if value not in known)


def _has_field(obj: HeapObject | None) -> bool:
    """Whether a field or key is called like a credential, and is not known to be none."""
    named = obj.attributes if isinstance(obj, Instance) else obj.items if isinstance(obj, Mapping) else {}
    return any(
        isinstance(name, str) and spelled_like_credential(name) and constants(value) is None
        for name, value in named.items()
    )


def _is_key(atom: Const | Text | Opaque) -> bool:
    """Whether a constant is shaped like a key."""
    return (
        isinstance(atom, Const) and isinstance(atom.value, (str, bytes)) and shape_of(as_text(atom.value)) is Shape.KEY
    )


def _has_credential(labels: Labels) -> bool:
    return any(isinstance(label, Origin) and _is_credential(label) for label in labels)


def _is_credential(origin: Origin) -> bool:
    """Whether an origin is that of a credential; of an environment variable its name says it, of a text its shape."""
    if origin.kind is Provenance.LITERAL:
        return origin.detail == Shape.KEY.value
    if origin.kind is Provenance.ENVIRONMENT:
        return aws_variable(origin.detail) or credential_variable(origin.detail)
    return origin.kind in _SENSITIVE


def _is_secret(labels: Labels) -> bool:
    return bool(labels) and not _SENSITIVE.isdisjoint([label.kind for label in labels])


def _may_be_credential(m: Machine, labels: Labels) -> bool:
    return any(_label_may_be_credential(m, label) for label in labels)


def _label_may_be_credential(m: Machine, label: Label) -> bool:
    if not isinstance(label, Origin):
        return label.kind in _SENSITIVE
    if label.kind is Provenance.ENVIRONMENT:
        return may_hold_credential(m.catalogue, label.detail)
    return _is_credential(label)


def taint(m: Machine, name: str, value: Value) -> None:
    """Taint the name of an attribute or global that holds a secret or an alias of a sensitive callee: regions that
    mention it are demanded."""
    if name in m.tainted or m.frame.module or all(_is_called(m, name, atom) for atom in value.atoms):
        return
    if _holds_credential(m, value) or _renames(m, name, value):
        m.tainted.add(name)


def stays_plain(m: Machine, name: str, value: Value) -> bool:
    """Whether a value that has not tainted a name never will: nothing that can change is in it."""
    return all(
        isinstance(atom, (Const, Text, Qual, Class))
        or (isinstance(atom, Opaque) and atom.at is None)
        or _is_called(m, name, atom)
        for atom in value.atoms
    )


def _is_called(m: Machine, name: str, atom: Atom) -> bool:
    """Whether an atom is the function of this very name: its users are found by that name anyway."""
    return isinstance(atom, Function) and m.definitions[atom.definition].short_name == name


def _renames(m: Machine, name: str, value: Value) -> bool:
    return any(
        isinstance(atom, Qual)
        and atom.name.rpartition(".")[2] != name
        and m.catalogue.is_sensitive(m.catalogue.entry(atom.name))
        for atom in value.atoms
    )

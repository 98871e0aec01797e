"""Heap renaming: fresh addresses for deep copies and for what a replayed call allocates."""

from __future__ import annotations

from collections.abc import Mapping as Map
from dataclasses import replace
from typing import TypeAlias, assert_never

from credlint.analysis.domain.joins import contents
from credlint.analysis.domain.state import State
from credlint.analysis.domain.values import (
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

Renaming: TypeAlias = Map[Address, Address]
"""Old address → new one."""


def reachable(state: State, value: Value) -> list[Address]:
    """The addresses of all heap objects reachable from a value, sorted."""
    found: set[Address] = set()
    pending = [value]
    while pending:
        for atom in pending.pop().atoms:
            if isinstance(atom, Ref):
                if atom.address in found:
                    continue
                found.add(atom.address)
            obj = (
                state.heap_object(atom.address)
                if isinstance(atom, Ref)
                else atom
                if isinstance(atom, (Mapping, Seq))
                else None
            )
            if obj is not None:
                pending.extend(contents(obj))
    return sorted(found)


def renamed(value: Value, renaming: Renaming) -> Value:
    """`value` with its references renamed."""
    if not _refers(value):
        return value
    return Value(_renamed_atom(atom, renaming) for atom in value.atoms)


def renamed_object(obj: HeapObject, renaming: Renaming) -> HeapObject:
    """A heap object with the references in it renamed."""
    linked = isinstance(obj, Mapping) and (obj.of is not None or obj.factory is not None)
    if not linked and not any(map(_refers, contents(obj))):
        return obj
    match obj:
        case Mapping():
            items = {key: renamed(item, renaming) for key, item in obj.items.items()}
            rest, factory = _maybe(obj.rest, renaming), _maybe(obj.factory, renaming)
            of = None if obj.of is None else renaming.get(obj.of, obj.of)
            return replace(obj, items=items, rest=rest, factory=factory, of=of, parents=_maybe(obj.parents, renaming))
        case Seq():
            parts = tuple(renamed(item, renaming) for item in obj.items)
            return replace(obj, items=parts, rest=_maybe(obj.rest, renaming))
        case Instance():
            attributes = {name: renamed(item, renaming) for name, item in obj.attributes.items()}
            return replace(obj, attributes=attributes, rest=_maybe(obj.rest, renaming))
        case _:
            assert_never(obj)


_REFERRING = (Ref, Mapping, Seq, Function, Method, Partial, Typed, Super)


def _refers(value: Value) -> bool:
    """Whether there may be references in a value."""
    return any(isinstance(atom, _REFERRING) for atom in value.atoms)


def _maybe(value: Value | None, renaming: Renaming) -> Value | None:
    return None if value is None else renamed(value, renaming)


def _renamed_atom(atom: Atom, renaming: Renaming) -> Atom:
    match atom:
        case Ref():
            return Ref(renaming.get(atom.address, atom.address))
        case Mapping() | Seq():
            obj = renamed_object(atom, renaming)
            assert isinstance(obj, (Mapping, Seq))
            return obj
        case Function():
            defaults = tuple((name, renamed(value, renaming)) for name, value in atom.defaults)
            return Function(atom.definition, atom.frames, _maybe(atom.receiver, renaming), defaults)
        case Method():
            return Method(_renamed_atom(atom.receiver, renaming), atom.name)
        case Partial():
            positional = tuple(renamed(value, renaming) for value in atom.positional)
            keywords = tuple((name, renamed(value, renaming)) for name, value in atom.keywords)
            rests = _maybe(atom.rest, renaming), _maybe(atom.keyword_rest, renaming)
            return Partial(renamed(atom.function, renaming), positional, keywords, *rests, reported=atom.reported)
        case Typed():
            return Typed(atom.cls, tuple((name, renamed(value, renaming)) for name, value in atom.attributes))
        case Super():
            return Super(atom.cls, renamed(atom.receiver, renaming))
        case Const() | Text() | Opaque() | Qual() | Class():
            return atom
        case _:
            assert_never(atom)

"""Containers that get an address of their own: the deep copies of others, and what a remembered call makes anew."""

from __future__ import annotations

from collections.abc import Mapping as Map
from dataclasses import replace
from typing import TypeAlias

from credlint.analysis.domain.joins import contents
from credlint.analysis.domain.state import State
from credlint.analysis.domain.values import (
    Address,
    Atom,
    Function,
    Instance,
    Mapping,
    Method,
    Partial,
    Ref,
    Seq,
    Shape,
    Super,
    Typed,
    Value,
)

Moves: TypeAlias = Map[Address, Address]
"""Old address → new one."""


def reachable(state: State, value: Value) -> list[Address]:
    """The addresses of all containers and instances that a value refers to, directly or through others, in order."""
    found: set[Address] = set()
    pending = [value]
    while pending:
        for atom in pending.pop().atoms:
            if isinstance(atom, Ref):
                if atom.address in found:
                    continue
                found.add(atom.address)
            shape = (
                state.shape(atom.address)
                if isinstance(atom, Ref)
                else atom
                if isinstance(atom, (Mapping, Seq))
                else None
            )
            if shape is not None:
                pending.extend(contents(shape))
    return sorted(found)


def moved(value: Value, moves: Moves) -> Value:
    """`value` with references to the new addresses."""
    if not any(_may_refer(atom) for atom in value.atoms):
        return value
    return Value(_moved_atom(atom, moves) for atom in value.atoms)


def moved_shape(shape: Shape, moves: Moves) -> Shape:
    """A container or instance whose items refer to the new addresses."""
    match shape:
        case Mapping():
            items = {key: moved(item, moves) for key, item in shape.items.items()}
            rest, factory = _maybe(shape.rest, moves), _maybe(shape.factory, moves)
            of = None if shape.of is None else moves.get(shape.of, shape.of)
            return replace(shape, items=items, rest=rest, factory=factory, of=of)
        case Seq():
            parts = tuple(moved(item, moves) for item in shape.items)
            return replace(shape, items=parts, rest=_maybe(shape.rest, moves))
        case Instance():
            attributes = {name: moved(item, moves) for name, item in shape.attributes.items()}
            return Instance(shape.cls, attributes, _maybe(shape.rest, moves))


def _may_refer(atom: Atom) -> bool:
    return isinstance(atom, (Ref, Mapping, Seq, Function, Method, Partial, Typed, Super))


def _maybe(value: Value | None, moves: Moves) -> Value | None:
    return None if value is None else moved(value, moves)


def _moved_atom(atom: Atom, moves: Moves) -> Atom:
    match atom:
        case Ref():
            return Ref(moves.get(atom.address, atom.address))
        case Mapping() | Seq():
            shape = moved_shape(atom, moves)
            assert isinstance(shape, (Mapping, Seq))
            return shape
        case Function():
            defaults = tuple((name, moved(value, moves)) for name, value in atom.defaults)
            return Function(atom.definition, atom.frames, _maybe(atom.receiver, moves), defaults)
        case Method():
            return Method(_moved_atom(atom.receiver, moves), atom.name)
        case Partial():
            positional = tuple(moved(value, moves) for value in atom.positional)
            keywords = tuple((name, moved(value, moves)) for name, value in atom.keywords)
            rests = _maybe(atom.rest, moves), _maybe(atom.keyword_rest, moves)
            return Partial(moved(atom.function, moves), positional, keywords, *rests, judged=atom.judged)
        case Typed():
            return Typed(atom.cls, tuple((name, moved(value, moves)) for name, value in atom.attributes))
        case Super():
            return Super(atom.cls, moved(atom.receiver, moves))
        case _:
            return atom

"""What a framework gives functions of the program: dependencies, which it calls for the value of a parameter, and its
own objects."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeGuard

from credlint.analysis.core.machine import Machine
from credlint.analysis.domain.addresses import part
from credlint.analysis.domain.values import BOTTOM, Address, Atom, Function, Qual, Typed, Value, in_order
from credlint.catalogue import schema
from credlint.catalogue.names import DEPENDENCY

_ANNOTATED = ("typing.Annotated", "typing_extensions.Annotated")


def is_annotated(value: Value) -> bool:
    """Whether a value is `Annotated`, which brackets give a type and more."""
    return any(isinstance(atom, Qual) and atom.name in _ANNOTATED for atom in value.atoms)


def annotated(parts: Sequence[Value]) -> Value:
    """`Annotated[type, …]`: of its parts the dependencies, bottom where there are none."""
    return Value(_of_type(atom, parts[0]) for part in parts[1:] for atom in part.atoms if _is_dependency(atom))


def with_dependency(m: Machine, default: Value, annotation: Value) -> Value:
    """The default of a parameter, or the dependency in its annotation; bottom where it has neither."""
    given = default if any(map(_is_dependency, default.atoms)) else annotation
    found = [_of_type(atom, annotation) for atom in given.atoms if _is_dependency(atom)]
    for atom in found:
        for function in (atom.attribute("first") or BOTTOM).atoms:
            if isinstance(function, Function):
                m.definitions[function.definition].is_dependency = True
    return Value(found) if found else default


def dependencies(value: Value) -> list[Value]:
    """The functions and classes that a framework calls for a parameter whose default is `value`."""
    return [atom.attribute("first") or BOTTOM for atom in in_order(value.atoms) if _is_dependency(atom)]


def _is_dependency(atom: Atom) -> TypeGuard[Typed]:
    return isinstance(atom, Typed) and atom.cls == DEPENDENCY


def _of_type(dependency: Typed, cls: Value) -> Typed:
    """A dependency that names no function is the class that the annotation names."""
    if dependency.attribute("first") is not None:
        return dependency
    return replace(dependency, attributes=(*dependency.attributes, ("first", cls)))


_HANDED = "handed "
"""What the tags of the identities begin with that objects of a framework share."""


def shared(m: Machine, cls: str) -> Address | None:
    """The identity of all objects of a framework's class; None for any other class, or if each is another one."""
    row = m.catalogue.entry(cls).get(schema.Handed)
    own = row is None or not m.identifying or response_of(m, cls) is not None
    return None if own or row is None else (f"{_HANDED}{row.names[0]}", 0, 0)


def response_of(m: Machine, cls: str) -> schema.Returns | None:
    """The row of a class whose objects a framework hands over to be filled; None for any other."""
    entry = m.catalogue.entry(cls)
    made = entry.get(schema.Returns)
    return made if made is not None and made.holds and entry.get(schema.Handed) is not None else None


def part_of(m: Machine, at: Address | None, name: str) -> Address | None:
    """The identity of an attribute of an object: that of another object of the framework, or of a part."""
    if at is not None and at[0].startswith(_HANDED):
        row = m.catalogue.entry(at[0].removeprefix(_HANDED)).get(schema.Handed)
        for part_name, cls in row.parts if row is not None else ():
            if part_name == name:
                return shared(m, cls)
    return part(at, f".{name}")

"""Dependencies: functions that a framework calls for the value of a parameter, named by its default or annotation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeGuard

from credlint.analysis.core.machine import Machine
from credlint.analysis.domain.values import BOTTOM, Atom, Function, Qual, Typed, Value, in_order
from credlint.catalogue.names import DEPENDENCY, INJECTING

_ANNOTATED = ("typing.Annotated", "typing_extensions.Annotated")


def injects(m: Machine) -> bool:
    """Whether the file uses a framework that does so."""
    return not INJECTING.isdisjoint(m.demand.imported)


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

"""Conditions: deciding them for known names, and leaving out the names of a filter that cannot be evaluated."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias, assert_never

from credlint.analysis.core.call_stack import HOME
from credlint.analysis.core.machine import Machine
from credlint.analysis.domain.markers import markers_of
from credlint.analysis.domain.provenance import (
    FIELD,
    PATH_MARKERS,
    Label,
    Labels,
    Marker,
    MarkerKind,
    Provenance,
    sources,
)
from credlint.analysis.domain.state import Variable
from credlint.analysis.domain.value_kinds import SeqKind
from credlint.analysis.domain.values import (
    Atom,
    Class,
    Const,
    Function,
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
from credlint.analysis.objects.class_attributes import inside
from credlint.analysis.objects.exceptions import are_exceptions, is_caught
from credlint.analysis.objects.iteration import iterate


def decided(m: Machine, value: Value) -> bool | None:
    """The truth of a condition on one of several known texts; None for all other conditions.

    Ordinary constants are not decided: someone will flip `DEBUG`.
    """
    if markers_of(value) or (value.atoms and all(_is_callable(atom) or _is_marked(m, atom) for atom in value.atoms)):
        return truth(m, value)
    return None


def _is_callable(atom: Atom) -> bool:
    """Whether an atom is always true: a test for it asks whether there is one."""
    return isinstance(atom, (Function, Class, Partial)) or (
        isinstance(atom, Qual) and atom.name.startswith("builtins.")
    )


def _is_marked(m: Machine, atom: Atom) -> bool:
    """Whether an atom is a sequence made of marked texts: that it is empty depends on them."""
    obj = m.heap_object(atom)
    return isinstance(obj, Seq) and any(origin.kind in PATH_MARKERS for origin in obj.shows)


def truth(m: Machine, value: Value) -> bool | None:
    """Whether a value is true, None when it may be either."""
    found: set[bool] = set()
    for atom in value.atoms:
        obj = m.heap_object(atom)
        if isinstance(atom, Const):
            found.add(bool(atom.value))
        elif _is_callable(atom):
            found.add(True)
        elif isinstance(obj, Seq) and (obj.rest is None or (obj.items and obj.rest.atoms)):
            found.add(bool(obj.items))  # with a rest of bottom any of the items may be missing
        elif isinstance(obj, Mapping) and obj.items:
            found.add(True)
        else:
            return None
    return found.pop() if len(found) == 1 else None


def cases(m: Machine, value: Value) -> frozenset[str]:
    """The names of environment variables that an undecided condition depends on."""
    marks = set(markers_of(value)).union(*(obj.shows for obj in m.heap_objects(value) if isinstance(obj, Seq)))
    return frozenset(origin.detail for origin in marks if origin.kind is MarkerKind.ENVIRONMENT_CASE and origin.detail)


Undo: TypeAlias = dict[Variable, tuple[Value, Value]]
"""Variables that a filter has changed, with their values before and after it."""


def filtered(m: Machine, names: frozenset[str]) -> Undo:
    """Take the variables `names` of the environment out of the frame's variables: the guard of what follows is an
    opaque filter, so it is assumed to remove them."""
    changed: Undo = {}
    definition = m.frame.definition
    if m.program is not None and definition is not None and definition.module == HOME and definition.region is not None:
        m.demand.giving.add(definition.region)  # who imports it may pass what decides
    number = m.frame.number
    inner = [(scope.number, name) for scope in m.frame.scopes for name in scope.names]
    for key in (*inner, *((number, name) for name in m.frame.bindings.local)):
        value = m.state.variable(key)
        if value is None:
            continue
        without = strip(value, names)
        if without != value:
            changed[key] = (value, without)
            m.state.variables[key] = without
    return changed


def strip(value: Value, names: frozenset[str]) -> Value:
    """`value` without what it holds of the environment's variables `names`."""
    if not any(_holds(atom, names) for atom in value.atoms):
        return value
    return Value(_stripped(atom, names) for atom in value.atoms)


def _gone(label: Label, names: frozenset[str]) -> bool:
    return label.kind in (Provenance.WHOLE_ENVIRONMENT, MarkerKind.ENVIRONMENT_CASE) and label.detail in names


def _holds(atom: Atom, names: frozenset[str]) -> bool:
    if isinstance(atom, (Const, Text, Opaque)):
        return any(_gone(label, names) for label in atom.labels)
    if isinstance(atom, Seq):
        return any(_holds(inner, names) for item in atom.items for inner in item.atoms)
    return False


def _stripped(atom: Atom, names: frozenset[str]) -> Atom:
    if isinstance(atom, Const):
        if any(_gone(label, names) for label in atom.labels):
            return Opaque(frozenset([Marker(MarkerKind.ENVIRONMENT_CASE)]))
        return atom
    if isinstance(atom, (Text, Opaque)):
        return Opaque(frozenset(label for label in atom.labels if not _gone(label, names)))
    if isinstance(atom, Seq):
        return atom.with_items(tuple(strip(item, names) for item in atom.items))
    return atom


_TYPES = frozenset(
    f"builtins.{name}"
    for name in ("dict", "list", "tuple", "set", "frozenset", "str", "bytes", "int", "float", "bool", "complex")
)
"""The types for which `isinstance` is answered."""


def type_names(m: Machine, types: Value, site: int) -> set[str]:
    """The qualified names of the plain types that `isinstance` is asked for; none where there are others."""
    given = [types, *iterate(m, types, site).items]
    names = {atom.name for value in given for atom in value.atoms if isinstance(atom, Qual)}
    return names if names <= _TYPES else set()


def instance_test(m: Machine, types: Value, site: int) -> Callable[[Atom], bool | None] | None:
    """A function that tells whether an atom is of these types, as `isinstance` does; None where they are neither plain
    types nor exceptions."""
    names = type_names(m, types, site)
    if names:
        return lambda atom: instance_of(m, atom, names)
    if are_exceptions(m, types, site):
        return lambda atom: False if _holds_text(atom) else is_caught(m, types, atom, site)
    return None


def _holds_text(atom: Atom) -> bool:
    return isinstance(atom, Opaque) and _is_of_text(atom.labels)


_NUMBERS = frozenset(f"builtins.{name}" for name in ("int", "float", "bool", "complex"))


def _is_of_text(labels: Labels) -> bool:
    """Whether what has these labels is a text: a variable of the environment, a field of a credential, a secret that
    is stored, as long as it is not parsed."""
    found = sources(labels)
    stored = any(origin.kind is Provenance.SECRET_STORE for origin in found) and not labels >= FIELD
    return stored or any(
        origin.role is not None or origin.kind in (Provenance.ENVIRONMENT, Provenance.WHOLE_ENVIRONMENT)
        for origin in found
    )


def instance_of(m: Machine, atom: Atom, names: set[str]) -> bool | None:
    """Whether an atom is of one of these plain types, None where its type is not known."""
    obj = m.heap_object(atom)
    match obj:
        case Mapping():
            return "builtins.dict" in names
        case Seq():
            return f"builtins.{obj.kind}" in names if obj.kind in (SeqKind.LIST, SeqKind.TUPLE, SeqKind.SET) else None
        case Instance():
            answers = {instance_of(m, each, names) for each in inside(m, atom).atoms}
            return answers.pop() if len(answers) == 1 else None
        case None:
            pass
        case _:
            assert_never(obj)
    match atom:
        case Const():
            return any(f"builtins.{cls.__name__}" in names for cls in type(atom.value).__mro__)
        case Text():
            return "builtins.str" in names
        case Opaque() if _is_of_text(atom.labels):
            return not names.isdisjoint(("builtins.str", "builtins.bytes"))
        case Opaque() if names <= _NUMBERS and any(label.kind is Provenance.NAMED for label in atom.labels):
            return False
        case (
            Opaque()
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
        ):
            return None
        case _:
            assert_never(atom)

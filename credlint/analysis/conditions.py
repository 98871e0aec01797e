"""Conditions: deciding them for known names, and leaving out the names of a filter that cannot be evaluated."""

from __future__ import annotations

from credlint.analysis.machine import Machine
from credlint.analysis.origins import Kind, Origin
from credlint.analysis.values import Atom, Const, Mapping, Opaque, Seq, Text, Value, taints


def decided(m: Machine, value: Value) -> bool | None:
    """The truth of a condition on one of several known texts; None for all other conditions.

    Ordinary constants are not decided: someone will flip `DEBUG`.
    """
    return truth(m, value) if taints(value) else None


def truth(m: Machine, value: Value) -> bool | None:
    """Whether a value is true, None when it may be either."""
    found: set[bool] = set()
    for atom in value.atoms:
        shape = m.shape(atom)
        if isinstance(atom, Const):
            found.add(bool(atom.value))
        elif isinstance(shape, Seq) and (shape.items or shape.rest is None):
            found.add(bool(shape.items))
        elif isinstance(shape, Mapping) and shape.items:
            found.add(True)
        else:
            return None
    return found.pop() if len(found) == 1 else None


def cases(value: Value) -> frozenset[str]:
    """The names of environment variables that an undecided condition depends on."""
    return frozenset(
        origin.detail for origin in taints(value) if origin.kind is Kind.ENVIRONMENT_CASE and origin.detail
    )


def filtered(m: Machine, names: frozenset[str]) -> dict[str, tuple[Value, Value]]:
    """Take the variables `names` of the environment out of the frame's variables: a filter that cannot be evaluated
    stands before what follows. Returns each changed name with its value before and after."""
    changed: dict[str, tuple[Value, Value]] = {}
    number = m.frame.number
    for name in m.frame.bindings.local:
        value = m.state.variable((number, name))
        if value is None:
            continue
        without = strip(value, names)
        if without != value:
            changed[name] = (value, without)
            m.state.variables[(number, name)] = without
    return changed


def strip(value: Value, names: frozenset[str]) -> Value:
    """`value` without what it holds of the environment's variables `names`."""
    if not any(_holds(atom, names) for atom in value.atoms):
        return value
    return Value(_stripped(atom, names) for atom in value.atoms)


def _gone(origin: Origin, names: frozenset[str]) -> bool:
    return origin.kind in (Kind.WHOLE_ENVIRONMENT, Kind.ENVIRONMENT_CASE) and origin.detail in names


def _holds(atom: Atom, names: frozenset[str]) -> bool:
    if isinstance(atom, (Const, Text, Opaque)):
        return any(_gone(origin, names) for origin in atom.origins)
    if isinstance(atom, Seq):
        return any(_holds(inner, names) for item in atom.items for inner in item.atoms)
    return False


def _stripped(atom: Atom, names: frozenset[str]) -> Atom:
    if isinstance(atom, Const):
        if any(_gone(origin, names) for origin in atom.origins):
            return Opaque(frozenset([Origin(Kind.ENVIRONMENT_CASE)]))
        return atom
    if isinstance(atom, (Text, Opaque)):
        return Opaque(frozenset(origin for origin in atom.origins if not _gone(origin, names)))
    if isinstance(atom, Seq):
        return Seq(tuple(strip(item, names) for item in atom.items), atom.rest, atom.ordered, atom.kind, atom.shows)
    return atom

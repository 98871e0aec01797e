"""Conditions: deciding them for known names, and what a branch then knows."""

from __future__ import annotations

from collections.abc import Callable

import libcst as cst

from credlint.analysis.machine import Machine
from credlint.analysis.objects import store_attribute
from credlint.analysis.origins import TAINTS, Kind, Origin
from credlint.analysis.values import Atom, Const, Mapping, Opaque, Ref, Seq, Text, Value, taints


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


def refine(m: Machine, test: cst.BaseExpression, outcome: bool) -> None:
    """Change the state to what holds when `test` is `outcome`: names tested for None or truth lose the rest."""
    match test:
        case cst.UnaryOperation(operator=cst.Not()):
            refine(m, test.expression, not outcome)
        case cst.BooleanOperation(operator=cst.And()) if outcome:
            refine(m, test.left, True)
            refine(m, test.right, True)
        case cst.BooleanOperation(operator=cst.Or()) if not outcome:
            refine(m, test.left, False)
            refine(m, test.right, False)
        case cst.NamedExpr():
            refine(m, test.target, outcome)
        case cst.Name() | cst.Attribute():
            _narrow(m, test, lambda atom: _as_truth(atom, outcome))
        case cst.Comparison(comparisons=[cst.ComparisonTarget() as only]):
            if isinstance(only.comparator, cst.Name) and only.comparator.value == "None":
                if isinstance(only.operator, (cst.Is, cst.Equal)):
                    none = outcome
                elif isinstance(only.operator, (cst.IsNot, cst.NotEqual)):
                    none = not outcome
                else:
                    return
                _narrow(m, test.left, lambda atom: _as_none(atom) if none else _as_other(atom))
        case _:
            pass


def _as_truth(atom: Atom, outcome: bool) -> Atom | None:
    """What an atom is where its truth is `outcome`; None if it cannot be that. What is empty holds no secret."""
    match atom:
        case Const():
            return atom if bool(atom.value) is outcome else None
        case Text() if not outcome:
            return None if any(atom.parts) else Const("")
        case Opaque() if not outcome:
            marks = frozenset(origin for origin in atom.origins if origin.kind in TAINTS)
            return Opaque(marks, atom.name, atom.binding)
        case _:
            return atom


def _as_none(atom: Atom) -> Atom | None:
    return Const(None) if atom == Const(None) or isinstance(atom, (Opaque, Text)) else None


def _as_other(atom: Atom) -> Atom | None:
    return None if atom == Const(None) else atom


def _narrow(m: Machine, target: cst.BaseExpression, narrowed: Callable[[Atom], Atom | None]) -> None:
    if isinstance(target, cst.NamedExpr):
        target = target.target
    if isinstance(target, cst.Name):
        key = (m.frame.number, target.value)
        value = m.state.variable(key)
        if value is not None:
            kept = _kept(value, narrowed)
            if kept.atoms and kept != value:
                m.state.variables[key] = kept
    elif isinstance(target, cst.Attribute) and isinstance(target.value, cst.Name):
        owner = m.state.variable((m.frame.number, target.value.value))
        if owner is None or len(owner.atoms) != 1 or not isinstance(next(iter(owner.atoms)), Ref):
            return
        value = m.evaluate(target)
        kept = _kept(value, narrowed)
        if kept.atoms and kept != value and not any(_calls(atom) for atom in kept.atoms):
            store_attribute(m, owner, target.attr.value, kept)


def _kept(value: Value, narrowed: Callable[[Atom], Atom | None]) -> Value:
    return Value(kept for atom in value.atoms if (kept := narrowed(atom)) is not None)


def _calls(atom: Atom) -> bool:
    return not isinstance(atom, (Const, Text, Opaque, Ref))

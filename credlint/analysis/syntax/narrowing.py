"""Narrowing: what the outcome of a test implies for the names and attributes that it examines."""

from __future__ import annotations

from collections.abc import Callable, Set
from dataclasses import replace
from typing import TypeAlias, assert_never

import libcst as cst

from credlint.analysis import limits
from credlint.analysis.core.machine import Machine
from credlint.analysis.domain.provenance import EMPTY, Provenance, path_markers, sources
from credlint.analysis.domain.value_kinds import MappingKind
from credlint.analysis.domain.values import (
    Atom,
    Class,
    Const,
    Function,
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
from credlint.analysis.objects.attributes import store_attribute
from credlint.analysis.objects.items import delete_item
from credlint.analysis.objects.iteration import iterate
from credlint.analysis.objects.truth import decided, instance_test
from credlint.source.tree import number_of

Narrowed: TypeAlias = Callable[[Atom], Atom | None]
"""What an atom is under one outcome of a test; None if that outcome excludes it."""

_KEEPING_EMPTINESS = frozenset({"strip", "lstrip", "rstrip", "lower", "upper", "casefold", "encode", "decode"})
"""String methods whose result is empty if the text is; a blank text, which `strip` makes empty, is no secret either."""

_CONSTANT_NODES = (cst.SimpleString, cst.Name, cst.Attribute, cst.Tuple, cst.List, cst.Set, cst.Integer)
"""Nodes whose value narrows the other side of a comparison: evaluating them again has no effects."""

_MIRRORED: dict[type[cst.BaseCompOp], type[cst.BaseCompOp]] = {
    cst.LessThan: cst.GreaterThan,
    cst.LessThanEqual: cst.GreaterThanEqual,
    cst.GreaterThan: cst.LessThan,
    cst.GreaterThanEqual: cst.LessThanEqual,
}


def refine(m: Machine, test: cst.BaseExpression, outcome: bool) -> None:
    """Narrow the state to what holds if `test` is `outcome`: values lose the atoms that this outcome excludes."""
    refiner = _REFINERS.get(type(test))
    if refiner is not None:
        refiner(m, test, outcome)


def _refine_unary(m: Machine, test: cst.BaseExpression, outcome: bool) -> None:
    assert isinstance(test, cst.UnaryOperation)
    if isinstance(test.operator, cst.Not):
        refine(m, test.expression, not outcome)


def _refine_boolean(m: Machine, test: cst.BaseExpression, outcome: bool) -> None:
    assert isinstance(test, cst.BooleanOperation)
    if isinstance(test.operator, cst.And if outcome else cst.Or):
        refine(m, test.left, outcome)
        refine(m, test.right, outcome)
    elif not _is_long(test):
        _refine_either(m, test, outcome)


def _refine_named(m: Machine, test: cst.BaseExpression, outcome: bool) -> None:
    assert isinstance(test, cst.NamedExpr)
    refine(m, test.target, outcome)


def _refine_truth(m: Machine, test: cst.BaseExpression, outcome: bool) -> None:
    narrow(m, test, lambda atom: _as_truth(atom, outcome))


def _refine_either(m: Machine, test: cst.BooleanOperation, outcome: bool) -> None:
    """Narrow by a true `a or b` or a false `a and b`: either the first operand decides, or else the second."""
    first, second = (_answer(m, operand) for operand in (test.left, test.right))
    with m.branches() as branch:
        for left, right in ((outcome, None), (not outcome, outcome)):
            if first is (not left) or (right is not None and second is (not right)):
                continue
            with branch():
                refine(m, test.left, left)
                if right is not None:
                    refine(m, test.right, right)
        if not branch.deltas:
            branch.skip()


def _is_long(test: cst.BooleanOperation) -> bool:
    """Whether a test has more operands than are told apart."""
    pending: list[cst.CSTNode] = [test]
    seen = 0
    while pending and seen <= limits.CONDITIONS:
        node = pending.pop()
        if isinstance(node, cst.BooleanOperation):
            pending += (node.left, node.right)
        elif isinstance(node, cst.UnaryOperation):
            pending.append(node.expression)
        else:
            seen += 1
    return seen > limits.CONDITIONS


def _answer(m: Machine, test: cst.BaseExpression) -> bool | None:
    """The truth of a test on a known name, only in loops over such names: it takes a second evaluation of the test."""
    return decided(m, m.evaluate(test)) if m.frame.flagging else None


def _refine_call(m: Machine, test: cst.BaseExpression, outcome: bool) -> None:
    """Narrow by `x.strip()`, `len(x)`, `bool(x)`, `isinstance(x, T)`."""
    assert isinstance(test, cst.Call)
    match test.func:
        case cst.Attribute(value=receiver, attr=cst.Name(value=method)) if not test.args:
            if method in _KEEPING_EMPTINESS:
                refine(m, receiver, outcome)
        case cst.Name(value="len" | "bool") if len(test.args) == 1:
            refine(m, test.args[0].value, outcome)
        case cst.Name(value="isinstance") if len(test.args) == 2:
            narrow_to_type(m, test.args[0].value, m.evaluate(test.args[1].value), m.site(test), outcome)
        case _:
            pass


def narrow_to_type(m: Machine, target: cst.BaseExpression, types: Value, site: int, outcome: bool) -> None:
    """Narrow the value of `target` to instances of these types or, if not `outcome`, to anything else."""
    test = instance_test(m, types, site)
    if test is not None:
        narrow(m, target, lambda atom: None if test(atom) is (not outcome) else atom)


def _refine_comparison(m: Machine, test: cst.BaseExpression, outcome: bool) -> None:
    assert isinstance(test, cst.Comparison)
    if len(test.comparisons) != 1:
        return
    left, target = test.left, test.comparisons[0]
    match target.operator:
        case cst.Is() | cst.Equal():
            same = outcome
        case cst.IsNot() | cst.NotEqual():
            same = not outcome
        case cst.In() | cst.NotIn():
            values = _listed(m, target.comparator)
            found = isinstance(target.operator, cst.In) is outcome
            narrow_to(m, left, values, found)
            if not found:
                _without_key(m, target.comparator, left)
                _without_text(m, target.comparator, left)
            return
        case operator:
            _refine_length(m, left, _MIRRORED.get(type(operator)), target.comparator, outcome)
            return
    number = number_of(target.comparator)
    measured = _measured(left)
    if number is not None and measured is not None:
        if number == 0 or same:
            refine(m, measured, same is (number != 0))
    elif isinstance(target.comparator, _CONSTANT_NODES):
        values = constants(m.evaluate(target.comparator)) or []
        narrow_to(m, left, values, same)


def _without_key(m: Machine, container: cst.BaseExpression, key: cst.BaseExpression) -> None:
    """Remove a key from the dict in a variable, because the test has shown that it is absent."""
    if isinstance(container, cst.Name) and isinstance(key, _CONSTANT_NODES):
        value = m.evaluate(container)
        if all(isinstance(obj, Mapping) and obj.kind is not MappingKind.ENVIRON for obj in m.heap_objects(value)):
            delete_item(m, value, m.evaluate(key))


def _refine_length(
    m: Machine,
    left: cst.BaseExpression,
    mirrored: type[cst.BaseCompOp] | None,
    right: cst.BaseExpression,
    outcome: bool,
) -> None:
    """Narrow by `len(x) > 0`, `len(x) >= 1`, `len(x) < 1` or `len(x) <= 0`, `mirrored` as in `0 < len(x)`."""
    measured = _measured(left)
    match (mirrored, number_of(right)):
        case (cst.LessThan, 0) | (cst.LessThanEqual, 1) if measured is not None:
            refine(m, measured, outcome)
        case (cst.GreaterThan, 1) | (cst.GreaterThanEqual, 0) if measured is not None:
            refine(m, measured, not outcome)
        case _:
            pass


def _measured(node: cst.BaseExpression) -> cst.BaseExpression | None:
    """The `x` of `len(x)`; None for any other node."""
    match node:
        case cst.Call(func=cst.Name(value="len"), args=[cst.Arg(value=inner)]):
            return inner
        case _:
            return None


def _listed(m: Machine, node: cst.BaseExpression) -> list[Const]:
    """The constants in a container; none of them if it may hold anything else."""
    if not isinstance(node, _CONSTANT_NODES) or isinstance(node, cst.SimpleString):
        return []
    run = iterate(m, m.evaluate(node), m.site(node))
    if not run.complete or run.rest is not None:
        return []
    found: list[Const] = []
    for item in run.items:
        known = constants(item)
        if known is None:
            return []
        found.extend(known)
    return found


def narrow_to(m: Machine, target: cst.BaseExpression, values: list[Const], outcome: bool) -> None:
    """Narrow the value of `target` to one of these constants or, if not `outcome`, to anything else."""
    if values:
        known = {value.value for value in values}
        narrow(m, target, (lambda atom: _as_one_of(atom, known)) if outcome else (lambda atom: _as_other(atom, known)))


def _as_one_of(atom: Atom, values: Set[object]) -> Atom | None:
    match atom:
        case Const():
            return atom if atom.value in values else None
        case Opaque() | Text() if values == {None}:
            return Const(None)
        case Opaque() | Text():
            # A value that equals a constant of the program is no secret; which of the constants it is, is not kept.
            marks = path_markers(atom.labels)
            if not any(values):
                marks |= EMPTY
            return Opaque(marks, atom.name, atom.binding) if isinstance(atom, Opaque) else Opaque(marks)
        case Qual() | Ref() | Function() | Class() | Method() | Partial() | Typed() | Super() | Mapping() | Seq():
            # A container is equal to no constant; an object may say that it is.
            unequal = isinstance(atom, (Seq, Mapping)) or (isinstance(atom, Ref) and values <= {None, ""})
            return None if unequal else atom
        case _:
            assert_never(atom)


def _as_other(atom: Atom, values: Set[object]) -> Atom | None:
    return None if isinstance(atom, Const) and atom.value in values else atom


def _as_truth(atom: Atom, outcome: bool) -> Atom | None:
    """What an atom is if its truth is `outcome`; None if it cannot be. An empty value holds no secret."""
    match atom:
        case Const():
            return atom if bool(atom.value) is outcome else None
        case Text() if not outcome:
            return None if any(atom.parts) else Const("")
        case Opaque() if not outcome:
            marks = path_markers(atom.labels)
            return Opaque(marks | EMPTY, atom.name, atom.binding, at=atom.at)
        case (
            Text()
            | Opaque()
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
            return atom
        case _:
            assert_never(atom)


def narrow(m: Machine, target: cst.BaseExpression, narrowed: Narrowed) -> None:
    """Narrow the value of a name, or of an attribute of the one object that a name refers to."""
    if isinstance(target, cst.NamedExpr):
        target = target.target
    if isinstance(target, cst.Name):
        key = m.key_of(target.value)
        value = m.state.variable(key)
        if value is not None:
            kept = _kept(value, narrowed)
            if kept.atoms and kept != value:
                m.state.variables[key] = kept
                _forget(m, value, kept)
    elif isinstance(target, cst.Attribute) and isinstance(target.value, cst.Name):
        managed = target.attr.value in m.managed
        owner = m.state.variable(m.key_of(target.value.value))
        if owner is None or len(owner.atoms) != 1 or not isinstance(next(iter(owner.atoms)), Ref):
            return
        value = m.evaluate(target)
        kept = _kept(value, narrowed)
        if kept.atoms and kept != value and not any(_calls(atom) for atom in kept.atoms) and not managed:
            store_attribute(m, owner, target.attr.value, kept)


def _kept(value: Value, narrowed: Narrowed) -> Value:
    return Value(kept for atom in value.atoms if (kept := narrowed(atom)) is not None)


def _forget(m: Machine, before: Value, after: Value) -> None:
    """Take a variable of the environment, which is no secret as a test of a name has shown, out of what the frame's
    other names hold."""
    gone = _variable(before)
    if gone is None or _variable(after) == gone:
        return
    for name in m.frame.bindings.local:
        key = (m.frame.number, name)
        value = m.state.variable(key)
        if value is not None and (kept := _without(value, gone)) != value:
            m.state.variables[key] = kept


def _variable(value: Value) -> str | None:
    """The name of the one variable of the environment that a value is, if it is not empty."""
    names: set[str] = set()
    for atom in value.atoms:
        if isinstance(atom, Opaque):
            names.update(each.detail if each.kind is Provenance.ENVIRONMENT else "" for each in sources(atom.labels))
        elif not isinstance(atom, Const) or atom.value:
            return None
    return names.pop() or None if len(names) == 1 else None


def _without(value: Value, variable: str) -> Value:
    """`value` as it is when this variable of the environment is empty."""
    return Value(
        _without_variable(atom, variable) if isinstance(atom, (Text, Opaque)) else atom for atom in value.atoms
    )


def _without_variable(atom: Text | Opaque, variable: str) -> Atom:
    left = frozenset(each for each in atom.labels if each.kind is not Provenance.ENVIRONMENT or each.detail != variable)
    if left == atom.labels:
        return atom
    return replace(atom, labels=left if isinstance(atom, Text) or sources(left) else left | EMPTY)


def _without_text(m: Machine, container: cst.BaseExpression, part: cst.BaseExpression) -> None:
    """Take a variable of the environment out of a text, because the test has shown that the text does not hold it."""
    if isinstance(container, cst.Name) and isinstance(part, cst.Name):
        gone = _variable(m.evaluate(part))
        key = m.key_of(container.value)
        value = m.state.variable(key)
        if gone is not None and value is not None:
            m.state.variables[key] = _without(value, gone)


def _calls(atom: Atom) -> bool:
    return not isinstance(atom, (Const, Text, Opaque, Ref))


_REFINERS: dict[type[cst.CSTNode], Callable[[Machine, cst.BaseExpression, bool], None]] = {
    cst.UnaryOperation: _refine_unary,
    cst.BooleanOperation: _refine_boolean,
    cst.NamedExpr: _refine_named,
    cst.Name: _refine_truth,
    cst.Attribute: _refine_truth,
    cst.Subscript: _refine_truth,
    cst.Call: _refine_call,
    cst.Comparison: _refine_comparison,
}
"""How a test narrows the state, by node type."""

"""Boolean operations, comparisons, conditional expressions and unary operators."""

from __future__ import annotations

from collections.abc import Callable
from operator import ge, gt, le, lt

import libcst as cst

from credlint.analysis.core.machine import Handler, Machine
from credlint.analysis.domain.markers import deep_markers, identity_of, markers_of, unmarked
from credlint.analysis.domain.provenance import FLAG, Labels, path_markers
from credlint.analysis.domain.values import BOTTOM, HARMLESS, Const, Opaque, Seq, Value, constants, only
from credlint.analysis.objects.iteration import iterate
from credlint.analysis.objects.representation import revealed
from credlint.analysis.objects.truth import cases, decided, filtered, truth
from credlint.analysis.syntax.narrowing import refine


def _boolean(m: Machine, node: cst.BaseExpression) -> Value:
    operands: list[tuple[cst.BaseExpression, cst.BaseBooleanOp | None]] = []
    outer: cst.BaseBooleanOp | None = None
    while isinstance(node, cst.BooleanOperation):
        operands.append((node.right, node.operator))
        node = node.left
    left = m.evaluate(node)
    test = node
    for right_node, outer in reversed(operands):
        wanted = isinstance(outer, cst.And)
        known = decided(m, left)
        if known is not None and known is not wanted:
            continue  # `False and …`, `True or …`
        with m.branches() as branch:
            branch.skip()
            with branch():
                refine(m, test, wanted)
                right = m.evaluate(right_node)
        marks = markers_of(left) - FLAG
        answer = decided(m, right) if _is_answer(right) else None
        if known is not None or (answer is not None and answer is not wanted):
            left = right  # `True and …`, `… and False`
        elif wanted:
            left = _marked(_open(right, answer) | _falsy(left), marks)
        else:
            left = _marked(_truthy(left) | _open(right, answer), marks)
        test = right_node
    return left


def _is_answer(value: Value) -> bool:
    """Whether a value is a bool, not one of the alternatives that `or` selects from."""
    return all(isinstance(atom, Const) and isinstance(atom.value, bool) for atom in value.atoms)


def _open(right: Value, answer: bool | None) -> Value:
    """The second operand; if its truth is known, the first one decides: it loses its path markers and is open."""
    return right if answer is None else Value([*unmarked(right).atoms, Opaque()])


def _marked(value: Value, marks: Labels) -> Value:
    """A compound condition, whose truth is open, with the path markers of an operand that it depends on."""
    if not marks:
        return value
    return value | Value([Opaque(marks)])


def _truthy(value: Value) -> Value:
    return Value(atom for atom in value.atoms if not isinstance(atom, Const) or atom.value)


def _falsy(value: Value) -> Value:
    """What `value and …` gives if `value` is false: an empty text, None, 0; an unknown value is harmless then."""
    return Value(atom for atom in value.atoms if isinstance(atom, Const) and not atom.value)


def _unary(m: Machine, node: cst.BaseExpression) -> Value:
    assert isinstance(node, cst.UnaryOperation)
    operators = [node.operator]
    inner = node.expression
    while isinstance(inner, cst.UnaryOperation):
        operators.append(inner.operator)
        inner = inner.expression
    value = m.evaluate(inner)
    for operator in reversed(operators):
        if isinstance(operator, cst.Not):
            answer = truth(m, value)
            marks = _marks(m, value, node)
            value = Value([Opaque(marks) if answer is None else Const(not answer, marks)])
        elif isinstance(operator, cst.Minus):
            known = constants(value)
            if known is not None and all(isinstance(each.value, int) for each in known):
                value = Value(Const(-each.value) for each in known if isinstance(each.value, int))
            else:
                value = HARMLESS
        elif isinstance(operator, cst.BitInvert):
            value = HARMLESS
    return value


def _marks(m: Machine, value: Value, node: cst.CSTNode) -> Labels:
    return path_markers(revealed(m, value, m.site(node)))


def _comparison(m: Machine, node: cst.BaseExpression) -> Value:
    assert isinstance(node, cst.Comparison)
    left = m.evaluate(node.left)
    if len(node.comparisons) == 1:
        target = node.comparisons[0]
        return compare(m, target.operator, left, m.evaluate(target.comparator), node)
    marks = _marks(m, left, node)
    for target in node.comparisons:
        marks |= _marks(m, m.evaluate(target.comparator), node)
    return Value([Opaque(marks)])


def compare(m: Machine, operator: cst.BaseCompOp, left: Value, right: Value, node: cst.CSTNode) -> Value:
    """The truth of a comparison, with the path markers of both sides; harmless if neither has any."""
    marks = deep_markers(left) | deep_markers(right)
    if isinstance(operator, (cst.In, cst.NotIn)):
        lists = [obj for obj in m.heap_objects(right) if isinstance(obj, Seq)]
        marks = marks.union(*(markers_of(item) for obj in lists for item in obj.items))
    if not marks:
        return HARMLESS
    answer = _answer(m, operator, left, right, node)
    return Value([Opaque(marks) if answer is None else Const(answer, marks)])


def _answer(m: Machine, operator: cst.BaseCompOp, left: Value, right: Value, node: cst.CSTNode) -> bool | None:
    if isinstance(operator, (cst.In, cst.NotIn)):
        found = _contains(m, right, left, node)
        return found if found is None or isinstance(operator, cst.In) else not found
    if isinstance(operator, (cst.Equal, cst.Is, cst.NotEqual, cst.IsNot)):
        same = _same(left, right)
        return same if same is None or isinstance(operator, (cst.Equal, cst.Is)) else not same
    one, other = only(left), only(right)
    if one is None or other is None:
        return None
    order = _ORDERS.get(type(operator))
    if order is None or not isinstance(one.value, int) or not isinstance(other.value, int):
        return None
    return order(one.value, other.value)


def _same(left: Value, right: Value) -> bool | None:
    """Whether two constants, or two members of enums, are the same; None for anything else."""
    one, other = identity_of(left), identity_of(right)
    return one == other if one is not None and other is not None and one[0] == other[0] else None


_ORDERS: dict[type[cst.BaseCompOp], Callable[[int, int], bool]] = {
    cst.LessThan: lt,
    cst.LessThanEqual: le,
    cst.GreaterThan: gt,
    cst.GreaterThanEqual: ge,
}


def _contains(m: Machine, container: Value, item: Value, node: cst.CSTNode) -> bool | None:
    texts = constants(container)
    if texts is not None:
        wanted = only(item)
        value = None if wanted is None else wanted.value
        answers = {value in text.value for text in texts if isinstance(text.value, str) and isinstance(value, str)}
        return answers.pop() if len(answers) == 1 else None
    objs = m.heap_objects(container)
    if len(objs) != len(container.atoms) or len(objs) != 1:
        return None
    run = iterate(m, container, m.site(node))
    same = [_same(each, item) for each in run.items]
    if any(same):
        return True
    return False if run.rest is None and run.complete and None not in same else None


def _conditional(m: Machine, node: cst.BaseExpression) -> Value:
    assert isinstance(node, cst.IfExp)
    test = m.evaluate(node.test)
    known = decided(m, test)
    if known is not None:
        return m.evaluate(node.body if known else node.orelse)
    names = cases(m, test)
    found = BOTTOM
    with m.branches() as branch:
        for chosen, outcome in ((node.body, True), (node.orelse, False)):
            with branch():
                undo = filtered(m, names) if names else {}
                refine(m, node.test, outcome)
                found = found | m.evaluate(chosen)
                for key, (before, _) in undo.items():
                    m.state.variables[key] = before
        branch.skip()  # what the test narrows holds inside the branches only
    return found


LOGIC: dict[type[cst.CSTNode], Handler] = {
    cst.BooleanOperation: _boolean,
    cst.UnaryOperation: _unary,
    cst.Comparison: _comparison,
    cst.IfExp: _conditional,
}
"""Handlers of boolean and unary operations, comparisons and conditional expressions, by node type."""

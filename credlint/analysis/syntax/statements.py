"""Execution of statements: simple ones, imports and definitions; loops and branches have separate modules."""

from __future__ import annotations

from collections.abc import Sequence

import libcst as cst

from credlint.analysis.core.arguments import Arguments
from credlint.analysis.core.bindings import dotted, is_flag
from credlint.analysis.core.escape import holds_secret, taint
from credlint.analysis.core.machine import Machine, Runner
from credlint.analysis.core.unknown_objects import identified
from credlint.analysis.domain.markers import as_row_case
from credlint.analysis.domain.values import BOTTOM, NONE, UNKNOWN, Qual, Value, const
from credlint.analysis.linking.imports import imported_member, imported_module, imported_names
from credlint.analysis.objects.attributes import delete_attribute, qualified, store_attribute
from credlint.analysis.objects.exceptions import leave, propagate
from credlint.analysis.objects.items import delete_item
from credlint.analysis.objects.operations import augment, binary_operation
from credlint.analysis.objects.records import declared
from credlint.analysis.objects.truth import decided
from credlint.analysis.syntax import definitions
from credlint.analysis.syntax.assignments import assign, frame_of, index_of, placed
from credlint.analysis.syntax.branches import BLOCKS
from credlint.analysis.syntax.expressions import evaluate
from credlint.analysis.syntax.loops import LOOPS
from credlint.analysis.syntax.narrowing import refine
from credlint.analysis.syntax.operators import operator_name


def execute(m: Machine, body: Sequence[cst.CSTNode]) -> None:
    """Run statements in order until one ends the execution path or the budget of a callee is exceeded."""
    for statement in body:
        if m.state.dead:
            return
        if m.budget.work > m.budget.limit and len(m.stack) > 2:  # finish the entry point's own statements only
            m.frame.result = m.frame.result | UNKNOWN
            return
        if type(statement) is cst.SimpleStatementLine:
            for small in statement.body:
                if not m.state.dead:
                    _run(m, small)
        else:
            _run(m, statement)


def _run(m: Machine, node: cst.CSTNode) -> None:
    handler = _HANDLERS.get(type(node))
    if handler is not None:
        handler(m, node)


def _expression(m: Machine, node: cst.CSTNode) -> None:
    assert isinstance(node, cst.Expr)
    if isinstance(node.value, cst.Tuple) and _prints(m, node.value):
        return
    if not isinstance(node.value, (cst.SimpleString, cst.ConcatenatedString)):
        evaluate(m, node.value)


def _prints(m: Machine, node: cst.Tuple) -> bool:
    """Run `print >>f, x`, a statement of Python 2: where the file is valid Python 3 it still says what is meant."""
    first = node.elements[0].value if node.elements else None
    if not isinstance(first, cst.BinaryOperation) or not isinstance(first.operator, cst.RightShift):
        return False
    function = evaluate(m, first.left)
    if function != Value([Qual("builtins.print")]):
        return False
    shown = [evaluate(m, element.value) for element in node.elements[1:]]
    m.call(function, Arguments(shown, {"file": evaluate(m, first.right)}), m.site(node))
    return True


def _assign(m: Machine, node: cst.CSTNode) -> None:
    assert isinstance(node, cst.Assign)
    value = evaluate(m, node.value)
    if m.frame.flagging and is_flag(node.value):
        value = as_row_case(value)  # a flag that is set for one of several known names
    if len(node.targets) > 1:
        value = placed(m, value, node)  # one object under all of the names
    for target in node.targets:
        assign(m, target.target, value)


def _annotated(m: Machine, node: cst.CSTNode) -> None:
    assert isinstance(node, cst.AnnAssign)
    frames = (m.frame.number, *m.frame.closure)
    value = BOTTOM if node.value is None else declared(m, node.annotation, evaluate(m, node.value), frames)
    if m.frame.is_class and value in (BOTTOM, NONE):  # somebody outside gives instances their own
        given = declared(m, node.annotation, UNKNOWN, frames)
        value |= BOTTOM if given == UNKNOWN else given
    if value.atoms:
        assign(m, node.target, value)


def _augmented(m: Machine, node: cst.CSTNode) -> None:
    assert isinstance(node, cst.AugAssign)
    before = evaluate(m, node.target)
    value = evaluate(m, node.value)
    operator = operator_name(node.operator)
    if not augment(m, operator, before, value, m.site(node)):
        assign(m, node.target, binary_operation(m, operator, before, value, m.site(node)))


def _return(m: Machine, node: cst.CSTNode) -> None:
    assert isinstance(node, cst.Return)
    value = const(None) if node.value is None else evaluate(m, node.value)
    m.events.returned(value, m.site(node))
    m.frame.result = m.frame.result | value
    m.frame.exits.append(m.state.delta(m.frame.base))
    m.state.dead = True


def _raise(m: Machine, node: cst.CSTNode) -> None:
    assert isinstance(node, cst.Raise)
    if node.exc is not None:
        with m.raising(m.site(node.exc)):
            value = identified(m, evaluate(m, node.exc), m.site(node))
        cause = NONE if node.cause is None else evaluate(m, node.cause.item)
        for name, reason in (("__cause__", cause), ("__context__", m.frame.handled[-1] if m.frame.handled else NONE)):
            if holds_secret(m, reason):
                store_attribute(m, value, name, reason)
        m.events.raised(value, m.site(node))
        propagate(m, value)
    elif m.frame.handled:
        propagate(m, m.frame.handled[-1])
    leave(m)
    m.state.dead = True


def _assert(m: Machine, node: cst.CSTNode) -> None:
    assert isinstance(node, cst.Assert)
    test = evaluate(m, node.test)
    if node.msg is not None:
        with m.forked():
            refine(m, node.test, False)
            m.events.asserted(evaluate(m, node.msg), m.site(node))
    if decided(m, test) is False:
        m.state.dead = True
        return
    refine(m, node.test, True)


def _delete(m: Machine, node: cst.CSTNode) -> None:
    assert isinstance(node, cst.Del)
    pending: list[cst.CSTNode] = [node.target]
    while pending:
        target = pending.pop(0)
        match target:
            case cst.Name():
                m.state.variables[(frame_of(m, target.value), target.value)] = BOTTOM
            case cst.Attribute():
                delete_attribute(m, evaluate(m, target.value), target.attr.value, m.site(target))
            case cst.Subscript() if len(target.slice) == 1:
                delete_item(m, evaluate(m, target.value), index_of(m, target.slice[0].slice))
            case cst.Tuple() | cst.List():
                pending.extend(element.value for element in target.elements)
            case _:
                pass


def _import(m: Machine, node: cst.CSTNode) -> None:
    assert isinstance(node, cst.Import)
    for alias in node.names:
        name = dotted(alias.name)
        if alias.asname is not None and isinstance(alias.asname.name, cst.Name):
            own = m.catalogue.vendored(name)
            followed = imported_module(m, name) if own == name else None
            assign(m, alias.asname.name, followed or Value([Qual(own)]))
        else:
            first = name.split(".", 1)[0]
            value = imported_module(m, first) or Value([Qual(first)])
            m.state.variables[(frame_of(m, first), first)] = value


def _import_from(m: Machine, node: cst.CSTNode) -> None:
    assert isinstance(node, cst.ImportFrom)
    level, inside = len(node.relative), dotted(node.module)
    module = "." * level + inside
    if isinstance(node.names, cst.ImportStar):
        for name, value in imported_names(m, inside, level).items():
            m.state.variables[(m.frame.number, name)] = value
        for child in m.catalogue.children(module):
            m.state.variables[(m.frame.number, child)] = qualified(m, f"{module}.{child}", m.site(node))
        return
    for alias in node.names:
        name = dotted(alias.name)
        bound = name
        if alias.asname is not None and isinstance(alias.asname.name, cst.Name):
            bound = alias.asname.name.value
        copied = m.catalogue.vendored(f"{module}.{name}") != f"{module}.{name}"
        followed = None if copied else imported_member(m, inside, level, name)
        value = followed or qualified(m, f"{module}.{name}", m.site(node), direct=True)
        m.state.variables[(frame_of(m, bound), bound)] = value
        taint(m, bound, value)


def _function(m: Machine, node: cst.CSTNode) -> None:
    assert isinstance(node, cst.FunctionDef)
    definitions.define_function(m, node)


def _class(m: Machine, node: cst.CSTNode) -> None:
    assert isinstance(node, cst.ClassDef)
    definitions.define_class(m, node)


_HANDLERS: dict[type[cst.CSTNode], Runner] = {
    **LOOPS,
    **BLOCKS,
    cst.Expr: _expression,
    cst.Assign: _assign,
    cst.AnnAssign: _annotated,
    cst.AugAssign: _augmented,
    cst.Return: _return,
    cst.Raise: _raise,
    cst.Assert: _assert,
    cst.Del: _delete,
    cst.Import: _import,
    cst.ImportFrom: _import_from,
    cst.FunctionDef: _function,
    cst.ClassDef: _class,
}

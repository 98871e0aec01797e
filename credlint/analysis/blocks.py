"""Statements with branches or contexts: `if`, `try`, `with`, `match`."""

from __future__ import annotations

import libcst as cst

from credlint.analysis import limits
from credlint.analysis.conditions import cases, decided, filtered
from credlint.analysis.contexts import entered, leave, leave_by_return
from credlint.analysis.errors import grouped, may_catch, propagate, surely_catches
from credlint.analysis.frames import Try
from credlint.analysis.machine import Machine, Runner
from credlint.analysis.narrowing import refine, refine_pattern
from credlint.analysis.origins import UNKNOWN_ORIGIN
from credlint.analysis.patterns import bind_pattern, pattern_test
from credlint.analysis.scopes import assign
from credlint.analysis.state import Delta, Variable
from credlint.analysis.values import UNKNOWN, Value, opaque


def _if(m: Machine, node: cst.CSTNode) -> None:
    """All branches start from one state; tests that are decided for a known name leave one branch."""
    base = m.state
    deltas: list[Delta] = []
    undo: dict[str, tuple[Value, Value]] = {}
    failed: list[cst.BaseExpression] = []
    names: frozenset[str] = frozenset()
    branch: cst.CSTNode | None = node
    while isinstance(branch, cst.If):
        m.state = base.fork()
        _restrict(m, names, failed, undo)
        test = m.evaluate(branch.test)
        walrus, m.state = m.state, base
        base.merge([walrus.delta(base)]) if not names and not failed else None
        known = decided(m, test)
        if known is not False:
            names |= cases(m, test) if known is None else frozenset()
            m.state = base.fork()
            _restrict(m, names, failed, undo)
            refine(m, branch.test, True)
            m.execute(branch.body.body)
            if not m.state.dead:
                deltas.append(m.state.delta(base))
            m.state = base
        if known is True:
            branch = None
            break
        if known is None and len(failed) < limits.FAILED:
            failed.append(branch.test)
        branch = branch.orelse
    else:
        m.state = base.fork()
        _restrict(m, names, failed, undo)
        if isinstance(branch, cst.Else):
            m.execute(branch.body.body)
        if not m.state.dead:
            deltas.append(m.state.delta(base))
        m.state = base
    base.merge(deltas)
    if len(deltas) > 1:
        _restore(m, undo)


def _restrict(
    m: Machine, names: frozenset[str], failed: list[cst.BaseExpression], undo: dict[str, tuple[Value, Value]]
) -> None:
    if names:
        undo.update(filtered(m, names))
    for test in failed:
        refine(m, test, False)


def _restore(m: Machine, undo: dict[str, tuple[Value, Value]]) -> None:
    """Where two branches go on, a test that could not be evaluated was no filter for what follows."""
    for name, (before, after) in undo.items():
        key = (m.frame.number, name)
        if m.state.variable(key) == after:
            m.state.variables[key] = before


def _try(m: Machine, node: cst.CSTNode) -> None:
    assert isinstance(node, (cst.Try, cst.TryStar))
    base = m.state
    attempt = Try(base)
    m.frame.tries.append(attempt)
    m.state = base.fork()
    last = node.body.body[-1]
    for statement in node.body.body:
        bound = _bound_last(m, statement) if statement is last else {}
        above = m.state
        m.state = above.fork()
        m.execute([statement])
        after, m.state = m.state, above
        changes = after.delta(above)
        above.adopt(after)
        if above.dead:
            break
        changes.variables.update(bound)
        attempt.note(changes)
    m.frame.tries.pop()
    if node.orelse is not None:
        m.execute(node.orelse.body.body)
    outcomes = [] if m.state.dead else [m.state.delta(base)]
    uncaught = attempt.raised.atoms
    for handler in node.handlers:
        m.state = base.fork()
        m.state.merge([attempt.reached])
        types = UNKNOWN if handler.type is None else m.evaluate(handler.type)
        caught = Value(atom for atom in uncaught if may_catch(m, types, atom, handler))
        uncaught = frozenset(atom for atom in uncaught if not surely_catches(m, types, atom, handler))
        if handler.name is not None:
            raised = caught if caught.atoms else opaque(UNKNOWN_ORIGIN, name="error")
            if isinstance(node, cst.TryStar):
                raised = grouped(raised)
            assert isinstance(handler.name.name, cst.Name)
            assign(m, handler.name.name, raised)
        m.frame.handled.append(caught)
        m.execute(handler.body.body)
        m.frame.handled.pop()
        if not m.state.dead:
            outcomes.append(m.state.delta(base))
    propagate(m, Value(uncaught))
    if node.finalbody is not None and not outcomes:
        m.state = base.fork()
        m.state.merge([attempt.reached])
        m.execute(node.finalbody.body.body)
    m.state = base
    base.merge(outcomes)
    if node.finalbody is not None and outcomes:
        m.execute(node.finalbody.body.body)


def _bound_last(m: Machine, statement: cst.CSTNode) -> dict[Variable, Value]:
    """What the names hold before the last assignment of a `try`: where that raises they keep it."""
    match statement:
        case cst.SimpleStatementLine(body=[cst.Assign(targets=[cst.AssignTarget(target=cst.Name(value=name))])]):
            before = m.state.variable((m.frame.number, name))
            return {} if before is None else {(m.frame.number, name): before}
        case _:
            return {}


def _with(m: Machine, node: cst.CSTNode) -> None:
    assert isinstance(node, cst.With)
    contexts: list[tuple[Value, cst.CSTNode]] = []
    for item in node.items:
        value = m.evaluate(item.item)
        inside = entered(m, value, item)
        if item.asname is not None:
            assign(m, item.asname.name, inside)
        contexts.append((value, item))
    returned = len(m.frame.exits)
    m.execute(node.body.body)
    for value, place in reversed(contexts):
        leave_by_return(m, value, m.frame.exits[returned:])
        if not m.state.dead:
            leave(m, value, place)


def _match(m: Machine, node: cst.CSTNode) -> None:
    assert isinstance(node, cst.Match)
    subject = m.evaluate(node.subject)
    base = m.state
    deltas: list[Delta] = []
    complete = False
    failed: list[cst.MatchPattern] = []
    for case in node.cases:
        known = pattern_test(m, case.pattern, subject)
        if known is False:
            continue
        m.state = base.fork()
        for earlier in failed:
            refine_pattern(m, node.subject, earlier, False)
        refine_pattern(m, node.subject, case.pattern, True)
        bind_pattern(m, case.pattern, m.evaluate(node.subject) if isinstance(node.subject, cst.Name) else subject)
        if case.guard is not None:
            guard = decided(m, m.evaluate(case.guard))
            refine(m, case.guard, True)
            known = None if guard is None else guard and known
        if known is not False:
            m.execute(case.body.body)
            if not m.state.dead:
                deltas.append(m.state.delta(base))
        m.state = base
        if known is True:
            complete = True
            break
        if case.guard is None and len(failed) < limits.FAILED:
            failed.append(case.pattern)
    if not complete:
        deltas.append(Delta())
    base.merge(deltas)


BLOCKS: dict[type[cst.CSTNode], Runner] = {
    cst.If: _if,
    cst.Try: _try,
    cst.TryStar: _try,
    cst.With: _with,
    cst.Match: _match,
}
"""Statements with blocks, by the node."""

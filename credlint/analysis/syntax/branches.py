"""Branching statements and context blocks: `if`, `try`, `match`, `with`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import libcst as cst

from credlint.analysis import limits
from credlint.analysis.core.call_stack import Try
from credlint.analysis.core.machine import Machine, Runner
from credlint.analysis.domain.provenance import UNKNOWN_ORIGIN
from credlint.analysis.domain.state import Delta, State, Variable
from credlint.analysis.domain.values import BOTTOM, UNKNOWN, Atom, Value, opaque
from credlint.analysis.models.context_managers import (
    entered,
    has_exit,
    keeps_exceptions,
    leave,
    leave_by_return,
    suppressed,
)
from credlint.analysis.objects.exceptions import grouped, may_catch, propagate, surely_catches
from credlint.analysis.objects.exceptions import leave as leave_frames
from credlint.analysis.objects.truth import Undo, cases, decided, filtered
from credlint.analysis.syntax.assignments import assign
from credlint.analysis.syntax.loops import filled_by
from credlint.analysis.syntax.narrowing import refine
from credlint.analysis.syntax.patterns import bind_pattern, pattern_test, refine_pattern


def _if(m: Machine, node: cst.CSTNode) -> None:
    """All branches start from one state; a test that is decided for a known name leaves one branch."""
    undo: Undo = {}
    failed: list[cst.BaseExpression] = []
    names: frozenset[str] = frozenset()
    filled = m.frame.filled
    kept: list[dict[str, Value]] = []  # what is not empty at the end of each branch that goes on
    part: cst.CSTNode | None = node
    with m.branches() as branch:
        while isinstance(part, cst.If):
            with m.forked() as tested:
                _restrict(m, names, failed, undo)
                test = m.evaluate(part.test)
            if not names and not failed:
                branch.base.merge([tested.delta(branch.base)])  # what `:=` binds in the test
            known = decided(m, test)
            if known is not False:
                names |= cases(m, test) if known is None else frozenset()
                with branch():
                    _restrict(m, names, failed, undo)
                    refine(m, part.test, True)
                    _run_branch(m, part.body.body, filled_by(m, part.test, True), kept)
            if known is True:
                break
            if known is None and len(failed) < limits.FAILED:
                failed.append(part.test)
            part = part.orelse
        else:
            with branch():
                _restrict(m, names, failed, undo)
                shown = {name: each for test in failed for name, each in filled_by(m, test, False).items()}
                _run_branch(m, part.body.body if isinstance(part, cst.Else) else (), shown, kept)
    m.frame.filled = kept[0] if len(kept) == 1 else filled
    if len(branch.deltas) > 1:
        _restore(m, undo)


def _run_branch(m: Machine, body: Sequence[cst.CSTNode], shown: dict[str, Value], kept: list[dict[str, Value]]) -> None:
    """Run a branch whose test has `shown` what is not empty; `kept` gets what that is where the branch goes on."""
    before = m.frame.filled
    m.frame.filled = {**before, **shown}
    m.execute(body)
    if not m.state.dead:
        kept.append(m.frame.filled)
    m.frame.filled = before


def _restrict(m: Machine, names: frozenset[str], failed: list[cst.BaseExpression], undo: Undo) -> None:
    if names:
        undo.update(filtered(m, names))
    for test in failed:
        refine(m, test, False)


def _restore(m: Machine, undo: Undo) -> None:
    """Undo what an opaque filter has removed: if several branches continue, it filters nothing of what follows."""
    for key, (before, after) in undo.items():
        if m.state.variable(key) == after:
            m.state.variables[key] = before


def _try(m: Machine, node: cst.CSTNode) -> None:
    assert isinstance(node, (cst.Try, cst.TryStar))
    attempt = Try(m.state)
    before, suspended = m.frame.result, len(m.frame.suspended)
    jumps = [_Jumps(deltas, base, len(deltas)) for deltas, base in m.frame.jumps()]
    replaced = False
    with m.branches() as branch:
        with branch():
            with m.frame.probing(attempt):
                _attempt(m, node.body.body, attempt)
            waits = len(m.frame.suspended) > suspended
            if node.orelse is not None:
                m.execute(node.orelse.body.body)
        uncaught = attempt.raised.atoms
        for handler in node.handlers:
            with branch():
                m.state.merge([attempt.reached])
                uncaught = _handle(m, handler, uncaught, waits=waits)
        found = [(each, len(each.deltas)) for each in jumps if len(each.deltas) > each.start]
        raised = bool(uncaught) or not branch.deltas
        if m.frame.finishing >= limits.FINALLY:  # one way is enough
            found = [] if branch.deltas else found[:1]
            raised = not branch.deltas and not found
        if node.finalbody is not None and raised:
            with m.forked():
                m.state.merge([attempt.reached])
                replaced = _finally(m, node.finalbody, before)
    if node.finalbody is not None:
        if branch.deltas:
            replaced = _finally(m, node.finalbody, before)
        for each, end in found:
            _finish(m, node.finalbody, each, end)
    if not replaced:
        propagate(m, Value(uncaught))


@dataclass(frozen=True, slots=True)
class _Jumps:
    """Deltas since `base` where a `try` is left by a jump: those from `start` on are of this one."""

    deltas: list[Delta]
    base: State
    start: int


def _finally(m: Machine, node: cst.Finally, before: Value) -> bool:
    """Run a `finally`; returns whether it leaves, so that what the `try` returned or raised is lost.

    `before` is the frame's result in front of the `try`.
    """
    frame = m.frame
    given = frame.result
    frame.result = BOTTOM
    _run_finally(m, node)
    replaces = m.state.dead
    frame.result = (before if replaces else given) | frame.result
    return replaces


def _finish(m: Machine, node: cst.Finally, jumps: _Jumps, end: int) -> None:
    """Run a `finally` after the jumps by which its `try` is left; there are none where it leaves by itself."""
    after = jumps.base.fork()
    after.merge(jumps.deltas[jumps.start : end])
    with m.on(after):
        _run_finally(m, node)
    jumps.deltas[jumps.start : end] = [] if after.dead else [after.delta(jumps.base)]


def _run_finally(m: Machine, node: cst.Finally) -> None:
    m.frame.finishing += 1
    m.execute(node.body.body)
    m.frame.finishing -= 1


def _attempt(m: Machine, body: Sequence[cst.CSTNode], attempt: Try) -> None:
    """Run the body of a `try`; a handler may start from the state after any of its statements."""
    for statement in body:
        bound = _bound_last(m, statement) if statement is body[-1] else {}
        with m.forked() as after:
            m.execute([statement])
        changes = after.delta(m.state)
        m.state.adopt(after)
        if m.state.dead:
            return
        changes.variables.update(bound)
        attempt.note(changes)


def _handle(
    m: Machine, handler: cst.ExceptHandler | cst.ExceptStarHandler, raised: frozenset[Atom], *, waits: bool
) -> frozenset[Atom]:
    """Run a handler; returns those of the exceptions `raised` that it does not surely catch.

    `waits`: in the body the block of a `with` runs, whose exceptions it keeps if it does not raise.
    """
    types = UNKNOWN if handler.type is None else m.evaluate(handler.type)
    caught = Value(atom for atom in raised if may_catch(m, types, atom, m.site(handler)))
    left = frozenset(atom for atom in raised if not surely_catches(m, types, atom, m.site(handler)))
    if handler.name is not None:
        bound = caught if caught.atoms else opaque(UNKNOWN_ORIGIN, name="error")
        if isinstance(handler, cst.ExceptStarHandler):
            bound = grouped(bound)
        assert isinstance(handler.name.name, cst.Name)
        assign(m, handler.name.name, bound)
    exits = len(m.frame.exits)
    with m.frame.handling(caught):
        m.execute(handler.body.body)
    if waits and (not m.state.dead or len(m.frame.exits) > exits):
        m.frame.kept.append(types)
    return left


def _bound_last(m: Machine, statement: cst.CSTNode) -> dict[Variable, Value]:
    """The value of a name before the last assignment of a `try` body: if that raises, the name keeps it."""
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
        inside = entered(m, value, m.site(item))
        if item.asname is not None:
            assign(m, item.asname.name, inside)
        contexts.append((value, item))
    returned = len(m.frame.exits)
    _run_block(m, node, contexts)
    for value, place in reversed(contexts):
        leave_by_return(m, value, m.frame.exits[returned:])
        if not m.state.dead:
            leave(m, value, m.site(place))


def _run_block(m: Machine, node: cst.With, contexts: Sequence[tuple[Value, cst.CSTNode]]) -> None:
    """Run the block of a `with`, which goes on behind it after those exceptions that its context managers keep."""
    if not any(has_exit(m, value) or suppressed(m, value) is not None for value, _ in contexts):
        m.execute(node.body.body)
        return
    attempt = Try(m.state)
    with m.branches() as branch:
        with branch(), m.frame.probing(attempt):
            m.execute(node.body.body)
        if not attempt.left:
            return
        left, kept = attempt.raised, False
        with branch():
            m.state.merge([attempt.reached])
            for value, place in reversed(contexts):
                kept = _may_keep(m, value, left, m.site(place)) or kept
                left = _left_by(m, value, left, m.site(place))
            m.state.dead = not kept
    if left.atoms:
        _pass_on(m, attempt, left)


def _may_keep(m: Machine, context: Value, raised: Value, site: int) -> bool:
    """Whether a context manager may keep exceptions `raised` in its block."""
    types = suppressed(m, context)
    if types is None:
        return keeps_exceptions(m, context, raised, site)
    return any(may_catch(m, types, atom, site) for atom in raised.atoms)


def _left_by(m: Machine, context: Value, raised: Value, site: int) -> Value:
    """Those of the exceptions `raised` in its block that may leave a context manager."""
    types = suppressed(m, context)
    if types is None or types == UNKNOWN:
        return raised if types is None else Value()
    return Value(atom for atom in raised.atoms if not surely_catches(m, types, atom, site))


def _pass_on(m: Machine, attempt: Try, left: Value) -> None:
    """Hand exceptions that leave a block to the handlers around it, in the states in which they were raised."""
    propagate(m, left)
    with m.forked():
        m.state.merge([attempt.reached])
        leave_frames(m)


def _match(m: Machine, node: cst.CSTNode) -> None:
    assert isinstance(node, cst.Match)
    subject = m.evaluate(node.subject)
    failed: list[cst.MatchPattern] = []
    with m.branches() as branch:
        for case in node.cases:
            known = pattern_test(m, case.pattern, subject)
            if known is False:
                continue
            with branch():
                for earlier in failed:
                    refine_pattern(m, node.subject, earlier, False)
                refine_pattern(m, node.subject, case.pattern, True)
                again = m.evaluate(node.subject) if isinstance(node.subject, cst.Name) else subject
                bind_pattern(m, case.pattern, again)
                if case.guard is not None:
                    guard = decided(m, m.evaluate(case.guard))
                    refine(m, case.guard, True)
                    known = None if guard is None else guard and known
                if known is False:
                    m.state.dead = True
                else:
                    m.execute(case.body.body)
            if known is True:
                break
            if case.guard is None and len(failed) < limits.FAILED:
                failed.append(case.pattern)
        else:
            branch.skip()


BLOCKS: dict[type[cst.CSTNode], Runner] = {
    cst.If: _if,
    cst.Try: _try,
    cst.TryStar: _try,
    cst.With: _with,
    cst.Match: _match,
}
"""Handlers of these statements, by node type."""

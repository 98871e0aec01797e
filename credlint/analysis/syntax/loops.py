"""Loops: `for`, `while`, `break`, `continue`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce

import libcst as cst

from credlint.analysis import limits
from credlint.analysis.core.call_stack import Loop
from credlint.analysis.core.machine import Machine, Runner
from credlint.analysis.domain.addresses import reachable
from credlint.analysis.domain.environment import is_environment_rest
from credlint.analysis.domain.joins import join_objects
from credlint.analysis.domain.markers import mark_rows, unmark_rows
from credlint.analysis.domain.state import Delta, State
from credlint.analysis.domain.values import Address, Const, HeapObject, Value
from credlint.analysis.objects.iteration import iterate, use_up
from credlint.analysis.syntax.assignments import assign
from credlint.analysis.syntax.comprehensions import loop_items
from credlint.analysis.syntax.narrowing import refine


def _for(m: Machine, node: cst.CSTNode) -> None:
    assert isinstance(node, cst.For)
    with m.budget.looping(), m.state.alternatives.looping():
        _run_for(m, node)


def _run_for(m: Machine, node: cst.For) -> None:
    over = m.evaluate(node.iter)
    run = iterate(m, over, m.site(node))
    several = len(run.items) > 1 or (bool(run.items) and run.rest is not None and bool(run.rest.atoms))
    item = None
    outer = m.state
    stepping = outer.fork()
    breaks: list[Delta] = []
    # Items that may be missing, and any number of unknown ones, cause weak updates only.
    sure = run.complete and (run.rest is None or is_environment_rest(run.rest))
    marked: list[Address] = []
    filled = not sure and _is_filled(m, node.iter) and not m.budget.loops_exceeded
    if filled and len(run.all_items) > 1:  # whichever of them comes first
        with m.round_of(None, run.joined()):
            _round(m, node, run.joined(), stepping, breaks, sure=True)
    left = stepping.dead  # one of the items surely ends the loop
    first = run.complete and run.rest is not None and bool(run.rest.atoms)
    for index, item in enumerate(loop_items(m, run)):
        if run.complete:
            marked.extend(mark_rows(stepping, item))
        certain = sure or (first and index < len(run.items)) or (filled and len(run.all_items) == 1)
        number = index if index < len(run.items) and several else None
        with m.round_of(number, item):
            changed = _round(m, node, item, stepping, breaks, sure=certain)
        if stepping.dead and run.ordered:
            break
        left = left or stepping.dead
        stepping.dead = False  # the next item may come first
    stepping.dead = stepping.dead or left
    if not sure and item is not None:
        for _ in range(limits.ROUNDS - 1):
            if stepping.dead or not changed or m.budget.loops_exceeded:
                break
            with m.round_of(None, item):
                changed = _round(m, node, item, stepping, breaks, sure=False)
    _after_loop(m, node.orelse, stepping, breaks)
    if not breaks:
        use_up(m, over)
    unmark_rows(outer, marked)


def filled_by(m: Machine, test: cst.BaseExpression, outcome: bool) -> dict[str, Value]:
    """What is not empty if `test` is `outcome`: the names that it tests, with their values."""
    values = ((name, m.state.variable(m.key_of(name))) for name in _tested(test, outcome))
    return {name: value for name, value in values if value is not None}


def _tested(test: cst.BaseExpression, outcome: bool) -> Iterator[str]:
    pending = [(test, outcome)]  # no recursion: chains of `and` are long
    while pending:
        tested, wanted = pending.pop()
        match tested:
            case cst.Name(value=name) | cst.NamedExpr(target=cst.Name(value=name)) if wanted:
                yield name
            case cst.UnaryOperation(operator=cst.Not(), expression=inner):
                pending.append((inner, not wanted))
            case cst.BooleanOperation(left=left, operator=operator, right=right):
                if isinstance(operator, cst.And if wanted else cst.Or):
                    pending += ((right, wanted), (left, wanted))
            case cst.Call(func=cst.Name(value="len" | "bool"), args=[cst.Arg(value=inner)]):
                pending.append((inner, wanted))
            case cst.Comparison(
                left=cst.Call() as measured,
                comparisons=[cst.ComparisonTarget(operator=operator, comparator=cst.Integer(value="0"))],
            ):
                some = isinstance(operator, (cst.GreaterThan, cst.NotEqual))
                if some or isinstance(operator, cst.Equal):
                    pending.append((measured, some is wanted))
            case _:
                pass


def _is_filled(m: Machine, over: cst.BaseExpression) -> bool:
    """Whether a test has shown that what a loop runs over is not empty, and nothing else is in the name since."""
    match over:
        case cst.Call(
            func=cst.Name(value="sorted" | "list" | "tuple" | "set" | "enumerate" | "reversed"), args=[first]
        ):
            over = first.value
        case cst.Call(func=cst.Attribute(value=inner, attr=cst.Name(value="items" | "keys" | "values")), args=[]):
            over = inner
        case _:
            pass
    if not isinstance(over, cst.Name) or over.value not in m.frame.filled:
        return False
    return m.frame.filled[over.value] == m.state.variable(m.key_of(over.value))


def _round(
    m: Machine, node: cst.For | cst.While, item: Value | None, stepping: State, breaks: list[Delta], *, sure: bool
) -> bool:
    """Run one round of a loop; returns whether it has changed the state that the next round starts from."""
    loop = Loop(m.state, stepping)
    visited = [] if sure or item is None else reachable(m.state, item)
    with m.on(stepping), m.branches() as branch:
        with branch(), m.frame.looping(loop):
            if isinstance(node, cst.For):
                assert item is not None
                assign(m, node.target, item)
            else:
                test = m.evaluate(node.test)
                refine(m, node.test, True)
                sure = sure and test == Value([Const(True)])
            m.execute(node.body.body)
        branch.add(*loop.continues)
        if not sure:
            branch.add(Delta({}, {} if loop.breaks else _changed_everywhere(visited, branch.deltas)))
    breaks.extend(loop.breaks)
    return branch.changed


def _changed_everywhere(visited: list[Address], deltas: list[Delta]) -> dict[Address, HeapObject]:
    """Items updated on every path of the body get a strong update."""
    found: dict[Address, HeapObject] = {}
    for address in visited:
        objs = [delta.heap.get(address) for delta in deltas]
        known = [obj for obj in objs if obj is not None]
        if known and len(known) == len(objs):
            found[address] = reduce(join_objects, known)
    return found


def _after_loop(m: Machine, orelse: cst.Else | None, stepping: State, breaks: list[Delta]) -> None:
    if not stepping.dead and orelse is not None:
        with m.on(stepping):
            m.execute(orelse.body.body)
    with m.branches() as branch:
        branch.add(*breaks)
        if not stepping.dead:
            branch.add(stepping.delta(branch.base))


def _while(m: Machine, node: cst.CSTNode) -> None:
    assert isinstance(node, cst.While)
    with m.budget.looping(), m.state.alternatives.looping():
        _run_while(m, node)


def _run_while(m: Machine, node: cst.While) -> None:
    outer = m.state
    stepping = outer.fork()
    breaks: list[Delta] = []
    endless = isinstance(node.test, cst.Name) and node.test.value == "True"
    for _ in range(limits.ROUNDS):
        if not _round(m, node, None, stepping, breaks, sure=endless) or stepping.dead or m.budget.loops_exceeded:
            break
    if endless:  # only a `break` leaves the loop
        outer.merge(breaks)
        return
    _after_loop(m, node.orelse, stepping, breaks)


def _break(m: Machine, node: cst.CSTNode) -> None:
    if m.frame.loops:
        loop = m.frame.loops[-1]
        loop.breaks.append(m.state.delta(loop.outer))
    m.state.dead = True


def _continue(m: Machine, node: cst.CSTNode) -> None:
    if m.frame.loops:
        loop = m.frame.loops[-1]
        loop.continues.append(m.state.delta(loop.step))
    m.state.dead = True


LOOPS: dict[type[cst.CSTNode], Runner] = {cst.For: _for, cst.While: _while, cst.Break: _break, cst.Continue: _continue}
"""Handlers of loops and of the statements that leave them, by node type."""

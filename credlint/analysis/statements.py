"""Statements: each kind of node has a function that runs it and changes the state."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

import libcst as cst

from credlint.analysis import definitions, limits, outputs
from credlint.analysis.conditions import cases, decided, filtered, refine
from credlint.analysis.containers import delete_item, is_environment_rest, iterate
from credlint.analysis.expressions import binary_operation, evaluate, loop_items
from credlint.analysis.errors import may_catch
from credlint.analysis.functions import constant_true
from credlint.analysis.handling import override_all
from credlint.analysis.machine import Arguments, Loop, Machine, Try
from credlint.analysis.methods import extended, updated
from credlint.analysis.names import dotted
from credlint.analysis.objects import delete_attribute, load_attribute, qualified
from credlint.analysis.patterns import bind_pattern, pattern_test
from credlint.analysis.scopes import assign, frame_of
from credlint.analysis.state import Delta, State
from credlint.analysis.values import (
    BOTTOM,
    NONE,
    UNKNOWN,
    UNKNOWN_ORIGIN,
    Instance,
    Mapping,
    Qual,
    Ref,
    Seq,
    Value,
    const,
    opaque,
)
from credlint.catalogue.schema import SinkKind

Handler = Callable[[Machine, cst.CSTNode], None]
T = TypeVar("T", bound=cst.CSTNode)


def execute(m: Machine, body: Sequence[cst.CSTNode]) -> None:
    """Run statements in order, until one ends the path."""
    for statement in body:
        if m.state.dead:
            return
        if isinstance(statement, cst.SimpleStatementLine):
            for small in statement.body:
                if not m.state.dead:
                    _run(m, small)
        else:
            _run(m, statement)


def _run(m: Machine, node: cst.CSTNode) -> None:
    handler = _HANDLERS.get(type(node))
    if handler is not None:
        handler(m, node)


def block(node: cst.BaseSuite) -> Sequence[cst.CSTNode]:
    """The statements of an indented block, or those behind a colon."""
    return node.body


def _expression(m: Machine, node: cst.CSTNode) -> None:
    assert isinstance(node, cst.Expr)
    if not isinstance(node.value, (cst.SimpleString, cst.ConcatenatedString)):
        evaluate(m, node.value)


def _assign(m: Machine, node: cst.CSTNode) -> None:
    assert isinstance(node, cst.Assign)
    value = evaluate(m, node.value)
    for target in node.targets:
        assign(m, target.target, value)


def _annotated(m: Machine, node: cst.CSTNode) -> None:
    assert isinstance(node, cst.AnnAssign)
    if node.value is not None:
        assign(m, node.target, evaluate(m, node.value))


def _augmented(m: Machine, node: cst.CSTNode) -> None:
    assert isinstance(node, cst.AugAssign)
    before = evaluate(m, node.target)
    value = evaluate(m, node.value)
    if isinstance(node.operator, (cst.AddAssign, cst.BitOrAssign)) and _extend(m, before, value, node):
        return
    assign(m, node.target, binary_operation(m, node.operator, before, value, node))


def _extend(m: Machine, before: Value, value: Value, node: cst.AugAssign) -> bool:
    """`list += …`, `dict |= …`: changed in place."""
    refs = [atom for atom in before.atoms if isinstance(atom, Ref)]
    if len(refs) != len(before.atoms) or not refs:
        return False
    for ref in refs:
        shape = m.state.shape(ref.address)
        if isinstance(shape, Mapping):
            if shape.kind == "environ":
                override_all(m, updated(m, Mapping({}), value, node), node)
            m.state.write(ref.address, updated(m, shape, value, node))
        elif isinstance(shape, Seq):
            m.state.write(ref.address, extended(shape, iterate(m, value, node)))
        else:
            return False
    return True


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
        test = evaluate(m, branch.test)
        walrus, m.state = m.state, base
        base.merge([walrus.delta(base)]) if not names and not failed else None
        known = decided(m, test)
        if known is not False:
            names |= cases(test) if known is None else frozenset()
            m.state = base.fork()
            _restrict(m, names, failed, undo)
            refine(m, branch.test, True)
            execute(m, block(branch.body))
            if not m.state.dead:
                deltas.append(m.state.delta(base))
            m.state = base
        if known is True:
            branch = None
            break
        if known is None and len(failed) < 3:
            failed.append(branch.test)
        branch = branch.orelse
    else:
        m.state = base.fork()
        _restrict(m, names, failed, undo)
        if isinstance(branch, cst.Else):
            execute(m, block(branch.body))
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


def _for(m: Machine, node: cst.CSTNode) -> None:
    assert isinstance(node, cst.For)
    run = iterate(m, evaluate(m, node.iter), node)
    items = loop_items(run)
    outer = m.state
    stepping = outer.fork()
    breaks: list[Delta] = []
    # Items that may be missing, and any number of unknown ones, change the state weakly.
    sure = run.exact and (run.rest is None or is_environment_rest(run.rest))
    for item in items:
        changed = _round(m, node, item, outer, stepping, breaks, sure=sure)
        if stepping.dead:
            break
    if not sure and items:
        for _ in range(limits.ROUNDS - 1):
            if stepping.dead or not changed:
                break
            changed = _round(m, node, items[-1], outer, stepping, breaks, sure=False)
    m.state = outer
    _after_loop(m, node.orelse, outer, stepping, breaks)


def _round(
    m: Machine,
    node: cst.For | cst.While,
    item: Value | None,
    outer: State,
    stepping: State,
    breaks: list[Delta],
    *,
    sure: bool,
) -> bool:
    loop = Loop(outer, stepping)
    m.frame.loops.append(loop)
    m.state = stepping.fork()
    if isinstance(node, cst.For):
        assert item is not None
        assign(m, node.target, item)
    else:
        test = evaluate(m, node.test)
        refine(m, node.test, True)
        sure = sure and constant_true(test)
    execute(m, block(node.body))
    deltas = list(loop.continues)
    if not m.state.dead:
        deltas.append(m.state.delta(stepping))
    if not sure:
        deltas.append(Delta())
    m.frame.loops.pop()
    breaks.extend(loop.breaks)
    return stepping.merge(deltas)


def _after_loop(m: Machine, orelse: cst.Else | None, outer: State, stepping: State, breaks: list[Delta]) -> None:
    if not stepping.dead and orelse is not None:
        m.state = stepping
        execute(m, block(orelse.body))
        m.state = outer
    deltas = list(breaks)
    if not stepping.dead:
        deltas.append(stepping.delta(outer))
    outer.merge(deltas)


def _while(m: Machine, node: cst.CSTNode) -> None:
    assert isinstance(node, cst.While)
    outer = m.state
    stepping = outer.fork()
    breaks: list[Delta] = []
    endless = isinstance(node.test, cst.Name) and node.test.value == "True"
    for _ in range(limits.ROUNDS):
        if not _round(m, node, None, outer, stepping, breaks, sure=endless) or stepping.dead:
            break
    m.state = outer
    if endless:  # a `break` is the only way on
        outer.merge(breaks)
        return
    _after_loop(m, node.orelse, outer, stepping, breaks)


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


def _return(m: Machine, node: cst.CSTNode) -> None:
    assert isinstance(node, cst.Return)
    value = const(None) if node.value is None else evaluate(m, node.value)
    definitions.check_return(m, value, node)
    m.frame.result = m.frame.result | value
    m.frame.exits.append(m.state.delta(m.frame.base))
    m.state.dead = True


def _raise(m: Machine, node: cst.CSTNode) -> None:
    assert isinstance(node, cst.Raise)
    if node.exc is not None:
        value = evaluate(m, node.exc)
        outputs.emit_exception(m, value, node)
        _propagate(m, value)
    if node.cause is not None:
        evaluate(m, node.cause.item)
    for attempt in m.frame.tries:
        attempt.entries.append(m.state.delta(attempt.base))
    m.state.dead = True


def _propagate(m: Machine, value: Value) -> None:
    """Hand an exception to the handlers around it: of this function, else of the nearest caller that has any."""
    for frame in reversed(m.stack):
        if frame.tries:
            for attempt in frame.tries:
                attempt.raised = attempt.raised | value
            return


def _assert(m: Machine, node: cst.CSTNode) -> None:
    assert isinstance(node, cst.Assert)
    test = evaluate(m, node.test)
    if node.msg is not None:
        base = m.state
        m.state = base.fork()
        refine(m, node.test, False)
        outputs.emit(m, SinkKind.EXCEPTION, "assert", [evaluate(m, node.msg)], node)
        m.state = base
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
                delete_attribute(m, evaluate(m, target.value), target.attr.value)
            case cst.Subscript() if len(target.slice) == 1 and isinstance(target.slice[0].slice, cst.Index):
                delete_item(m, evaluate(m, target.value), evaluate(m, target.slice[0].slice.value))
            case cst.Tuple() | cst.List():
                pending.extend(element.value for element in target.elements)
            case _:
                pass


def _try(m: Machine, node: cst.CSTNode) -> None:
    assert isinstance(node, (cst.Try, cst.TryStar))
    base = m.state
    attempt = Try(base)
    attempt.entries.append(Delta())
    m.frame.tries.append(attempt)
    m.state = base.fork()
    for statement in block(node.body):
        execute(m, [statement])
        if m.state.dead:
            break
        attempt.entries.append(m.state.delta(base))
    m.frame.tries.pop()
    if node.orelse is not None:
        execute(m, block(node.orelse.body))
    outcomes = [] if m.state.dead else [m.state.delta(base)]
    for handler in node.handlers:
        m.state = base.fork()
        m.state.merge(attempt.entries)
        types = UNKNOWN if handler.type is None else evaluate(m, handler.type)
        if handler.name is not None:
            caught = Value(atom for atom in attempt.raised.atoms if may_catch(m, types, atom, handler))
            raised = caught if caught.atoms else opaque(UNKNOWN_ORIGIN, name="error")
            assert isinstance(handler.name.name, cst.Name)
            assign(m, handler.name.name, raised)
        execute(m, block(handler.body))
        if not m.state.dead:
            outcomes.append(m.state.delta(base))
    if node.finalbody is not None and not outcomes:
        m.state = base.fork()
        m.state.merge(attempt.entries)
        execute(m, block(node.finalbody.body))
    m.state = base
    base.merge(outcomes)
    if node.finalbody is not None and outcomes:
        execute(m, block(node.finalbody.body))


def _with(m: Machine, node: cst.CSTNode) -> None:
    assert isinstance(node, cst.With)
    contexts: list[tuple[Value, cst.CSTNode]] = []
    for item in node.items:
        value = evaluate(m, item.item)
        entered = _entered(m, value, item)
        if item.asname is not None:
            assign(m, item.asname.name, entered)
        contexts.append((value, item))
    execute(m, block(node.body))
    if not m.state.dead:
        for value, item in reversed(contexts):
            _exit(m, value, item)


def _exit(m: Machine, value: Value, node: cst.CSTNode) -> None:
    """Leave the block of a `with` by the file's own `__exit__`."""
    for atom in value.atoms:
        if isinstance(atom, Ref) and isinstance(m.state.shape(atom.address), Instance):
            for name in ("__exit__", "__aexit__"):
                method = load_attribute(m, Value([atom]), name, node)
                if definitions.is_own(method):
                    m.call(method, Arguments([NONE, NONE, NONE]), node)


def _entered(m: Machine, value: Value, node: cst.CSTNode) -> Value:
    """What `with value as x` binds: the result of `__enter__`, what a context manager's generator yields."""
    found = BOTTOM
    for atom in value.atoms:
        one = Value([atom])
        if isinstance(atom, Seq) and atom.kind == "iterator":
            found = found | _placed(m, iterate(m, one, node).joined(), node)
            continue
        if isinstance(atom, Ref):
            entered = BOTTOM
            for name in ("__enter__", "__aenter__"):
                method = load_attribute(m, one, name, node)
                if any(not isinstance(each, type(atom)) for each in method.atoms) and definitions.is_own(method):
                    entered = entered | m.call(method, Arguments(), node)
            found = found | (entered if entered.atoms else one)
            continue
        found = found | one
    return found if found.atoms else UNKNOWN


def _placed(m: Machine, value: Value, node: cst.CSTNode) -> Value:
    """Containers that a context manager hands over, put where the block can change them."""
    found = BOTTOM
    for atom in value.atoms:
        placed = isinstance(atom, (Mapping, Seq)) and not (isinstance(atom, Seq) and atom.kind == "tuple")
        found = found | (
            m.allocate(node, atom, "entered") if placed and isinstance(atom, (Mapping, Seq)) else Value([atom])
        )
    return found


def _match(m: Machine, node: cst.CSTNode) -> None:
    assert isinstance(node, cst.Match)
    subject = evaluate(m, node.subject)
    base = m.state
    deltas: list[Delta] = []
    complete = False
    for case in node.cases:
        known = pattern_test(m, case.pattern, subject)
        if known is False:
            continue
        m.state = base.fork()
        bind_pattern(m, case.pattern, subject)
        if case.guard is not None:
            guard = decided(m, evaluate(m, case.guard))
            refine(m, case.guard, True)
            known = None if guard is None else guard and known
        if known is not False:
            execute(m, block(case.body))
            if not m.state.dead:
                deltas.append(m.state.delta(base))
        m.state = base
        if known is True:
            complete = True
            break
    if not complete:
        deltas.append(Delta())
    base.merge(deltas)


def _import(m: Machine, node: cst.CSTNode) -> None:
    assert isinstance(node, cst.Import)
    for alias in node.names:
        name = dotted(alias.name)
        if alias.asname is not None and isinstance(alias.asname.name, cst.Name):
            assign(m, alias.asname.name, Value([Qual(name)]))
        else:
            first = name.split(".", 1)[0]
            m.state.variables[(frame_of(m, first), first)] = Value([Qual(first)])


def _import_from(m: Machine, node: cst.CSTNode) -> None:
    assert isinstance(node, cst.ImportFrom)
    module = "." * len(node.relative) + dotted(node.module)
    if isinstance(node.names, cst.ImportStar):
        for child in m.catalogue.children(module):
            m.state.variables[(m.frame.number, child)] = qualified(m, f"{module}.{child}", node)
        return
    for alias in node.names:
        name = dotted(alias.name)
        bound = name
        if alias.asname is not None and isinstance(alias.asname.name, cst.Name):
            bound = alias.asname.name.value
        m.state.variables[(frame_of(m, bound), bound)] = qualified(m, f"{module}.{name}", node, direct=True)


def _function(m: Machine, node: cst.CSTNode) -> None:
    assert isinstance(node, cst.FunctionDef)
    definitions.define_function(m, node)


def _class(m: Machine, node: cst.CSTNode) -> None:
    assert isinstance(node, cst.ClassDef)
    definitions.define_class(m, node)


_HANDLERS: dict[type[cst.CSTNode], Handler] = {
    cst.Expr: _expression,
    cst.Assign: _assign,
    cst.AnnAssign: _annotated,
    cst.AugAssign: _augmented,
    cst.If: _if,
    cst.For: _for,
    cst.While: _while,
    cst.Break: _break,
    cst.Continue: _continue,
    cst.Return: _return,
    cst.Raise: _raise,
    cst.Assert: _assert,
    cst.Del: _delete,
    cst.Try: _try,
    cst.TryStar: _try,
    cst.With: _with,
    cst.Match: _match,
    cst.Import: _import,
    cst.ImportFrom: _import_from,
    cst.FunctionDef: _function,
    cst.ClassDef: _class,
}

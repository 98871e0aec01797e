"""Tasks and threads: functions that others call, and results that are waited for."""

from __future__ import annotations

import libcst as cst

from credlint.analysis.arguments import Arguments
from credlint.analysis.functional import iterator_of, mapped
from credlint.analysis.iteration import iterate
from credlint.analysis.machine import Builtin, Machine
from credlint.analysis.mappings import updated
from credlint.analysis.values import HARMLESS, NONE, UNKNOWN, Mapping, Seq, Typed, Value, join

FUTURE = "asyncio.Future"
"""The class of what will have a result."""


def _future(result: Value) -> Value:
    return Value([Typed(FUTURE, (("outcome", result),))])


def awaited(value: Value) -> Value:
    """What waiting for `value` gives: the result of a future; coroutines are run where they are called."""
    if not any(isinstance(atom, Typed) and atom.cls == FUTURE for atom in value.atoms):
        return value
    return join(
        (atom.attribute("outcome") or UNKNOWN) if isinstance(atom, Typed) and atom.cls == FUTURE else Value([atom])
        for atom in value.atoms
    )


def future_method(m: Machine, future: Typed, name: str, arguments: Arguments, node: cst.CSTNode) -> Value:
    """A method of a future: its result, its callbacks; it tells nothing else."""
    if name == "result":
        return awaited(Value([future]))
    if name == "add_done_callback":
        m.call(arguments.at(0), Arguments([Value([future])]), node)
    return HARMLESS


def _awaited(m: Machine, arguments: Arguments, node: cst.CSTNode) -> Value:
    return awaited(arguments.at(0)) if arguments.positional else UNKNOWN


def _started(m: Machine, arguments: Arguments, node: cst.CSTNode) -> Value:
    """`create_task(coroutine)`."""
    return _future(_awaited(m, arguments, node))


def _applied(m: Machine, arguments: Arguments, node: cst.CSTNode) -> Value:
    """A function given first and called with the rest: `asyncio.to_thread(f, x)`."""
    return m.call(arguments.at(0), arguments.drop(1), node)


def _submitted(m: Machine, arguments: Arguments, node: cst.CSTNode) -> Value:
    """`executor.submit(f, x)`."""
    return _future(_applied(m, arguments, node))


def _in_executor(m: Machine, arguments: Arguments, node: cst.CSTNode) -> Value:
    """`loop.run_in_executor(executor, f, x)`."""
    return _submitted(m, arguments.drop(1), node)


def _thread(m: Machine, arguments: Arguments, node: cst.CSTNode) -> Value:
    target = arguments.get(("target", "function"), 1)
    if target is not None:
        args = arguments.get(("args",), 3)
        positional = list(iterate(m, args, node).items) if args is not None else []
        given = updated(m, Mapping(), arguments.get(("kwargs",), 4) or NONE, node)
        keywords = {key: value for key, value in given.items.items() if isinstance(key, str)}
        m.call(target, Arguments(positional, keywords, None, given.rest), node)
    return UNKNOWN


def _timer(m: Machine, arguments: Arguments, node: cst.CSTNode) -> Value:
    given = arguments.positional
    return _thread(m, Arguments([NONE, *given[1:2], NONE, *given[2:]], arguments.keywords), node)


def _gather(m: Machine, arguments: Arguments, node: cst.CSTNode) -> Value:
    results = tuple(awaited(value) for value in arguments.positional)
    rest = None if arguments.rest is None else awaited(arguments.rest)
    return _future(Value([Seq(items=results, rest=rest, ordered=rest is None)]))


_LOOP = "asyncio.AbstractEventLoop"

TASKS: dict[str, Builtin] = {
    "asyncio.run": _awaited,
    "asyncio.Runner.run": _awaited,
    f"{_LOOP}.run_until_complete": _awaited,
    "asyncio.create_task": _started,
    "asyncio.ensure_future": _started,
    "asyncio.wait_for": _awaited,
    "asyncio.shield": _awaited,
    "asyncio.gather": _gather,
    "asyncio.as_completed": iterator_of,
    "asyncio.run_coroutine_threadsafe": _started,
    "asyncio.TaskGroup.create_task": _started,
    f"{_LOOP}.create_task": _started,
    f"{_LOOP}.run_in_executor": _in_executor,
    "asyncio.to_thread": _applied,
    "anyio.run": _applied,
    "anyio.to_thread.run_sync": _applied,
    "atexit.register": _applied,
    "concurrent.futures.Executor.submit": _submitted,
    "concurrent.futures.Executor.map": mapped,
    "concurrent.futures.as_completed": iterator_of,
    "multiprocessing.Process": _thread,
    "threading.Thread": _thread,
    "threading.Timer": _timer,
}
"""Qualified name → what a call of it gives."""

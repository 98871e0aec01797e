"""Tasks and threads: functions that others call, and results that are waited for."""

from __future__ import annotations

from credlint.analysis.core.arguments import Arguments, Call
from credlint.analysis.core.machine import Builtin, Machine
from credlint.analysis.domain.values import HARMLESS, NONE, UNKNOWN, Mapping, Seq, Typed, Value, join
from credlint.analysis.models.functional import iterator_of, mapped
from credlint.analysis.objects.containers import updated
from credlint.analysis.objects.iteration import iterate

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


def future_method(m: Machine, future: Typed, name: str, call: Call) -> Value:
    """A method of a future: its result, its callbacks; it tells nothing else."""
    if name == "result":
        return awaited(Value([future]))
    if name == "add_done_callback":
        m.call(call.at(0), Arguments([Value([future])]), call.site)
    return HARMLESS


def _awaited(m: Machine, call: Call) -> Value:
    return awaited(call.at(0)) if call.positional else UNKNOWN


def _started(m: Machine, call: Call) -> Value:
    """`create_task(coroutine)`."""
    return _future(_awaited(m, call))


def _applied(m: Machine, call: Call) -> Value:
    """A function given first and called with the rest: `asyncio.to_thread(f, x)`."""
    return m.call(call.at(0), call.arguments.drop(1), call.site)


def _submitted(m: Machine, call: Call) -> Value:
    """`executor.submit(f, x)`."""
    return _future(_applied(m, call))


def _in_executor(m: Machine, call: Call) -> Value:
    """`loop.run_in_executor(executor, f, x)`."""
    return _submitted(m, call.given(call.arguments.drop(1)))


def _thread(m: Machine, call: Call) -> Value:
    target = call.get(("target", "function"), 1)
    if target is not None:
        args = call.get(("args",), 3)
        positional = list(iterate(m, args, call.site).items) if args is not None else []
        given = updated(m, Mapping(), call.get(("kwargs",), 4) or NONE, call.site)
        keywords = {key: value for key, value in given.items.items() if isinstance(key, str)}
        m.call(target, Arguments(positional, keywords, None, given.rest), call.site)
    return UNKNOWN


def _timer(m: Machine, call: Call) -> Value:
    given = call.positional
    return _thread(m, call.given(Arguments([NONE, *given[1:2], NONE, *given[2:]], call.keywords)))


def _gather(m: Machine, call: Call) -> Value:
    results = tuple(awaited(value) for value in call.positional)
    rest = None if call.rest is None else awaited(call.rest)
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

"""Functions that others call: tasks, threads, what dispatches by types; results that are waited for."""

from __future__ import annotations

from dataclasses import replace

from credlint.analysis.core.arguments import Arguments, Call
from credlint.analysis.core.machine import Builtin, Machine
from credlint.analysis.domain.hierarchy import Ancestor, ancestors
from credlint.analysis.domain.values import (
    BOTTOM,
    HARMLESS,
    NONE,
    UNKNOWN,
    Atom,
    Class,
    Function,
    Instance,
    Mapping,
    Method,
    Opaque,
    Partial,
    Qual,
    Seq,
    Typed,
    Value,
    in_order,
    join,
)
from credlint.analysis.linking.bodies import variable
from credlint.analysis.models.functional import iterator_of, mapped
from credlint.analysis.objects.attributes import store_attribute
from credlint.analysis.objects.class_attributes import DISPATCHERS, own_class
from credlint.analysis.objects.containers import tuple_of, updated
from credlint.analysis.objects.holders import KEPT, kept_by
from credlint.analysis.objects.iteration import iterate
from credlint.analysis.objects.records import types_of
from credlint.analysis.objects.truth import instance_of

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


def _applied_after(count: int) -> Builtin:
    """A function that is given behind `count` other arguments, and called with those that follow it."""

    def run(m: Machine, call: Call) -> Value:
        _applied(m, call.given(call.arguments.drop(count)))
        return UNKNOWN

    return run


def _registered(m: Machine, call: Call) -> Value:
    """`stack.callback(f, x)`: called later, when the block is left."""
    _applied(m, call)
    return call.at(0)


def _scheduler(m: Machine, call: Call) -> Value:
    return Value([Typed("sched.scheduler")])


def _scheduled(m: Machine, call: Call) -> Value:
    """`scheduler.enter(delay, priority, action, argument, kwargs)`."""
    action = call.get(("action",), 2)
    if action is not None:
        _thread(m, call.given(Arguments([], _as_thread(call, action))))
    return UNKNOWN


def _as_thread(call: Call, action: Value) -> dict[str, Value]:
    given = {"args": call.get(("argument",), 3), "kwargs": call.get(("kwargs",), 4)}
    return {"target": action, **{name: value for name, value in given.items() if value is not None}}


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

_DISPATCHED = {name: at for at, name in enumerate(DISPATCHERS)}
"""The class of a function with an implementation for each type → the position of the argument that decides."""


def _dispatcher(m: Machine, call: Call) -> Value:
    """`singledispatch(function)`: further implementations are registered with what it gives."""
    kept = m.allocate(call.site, Instance(None, {"generic": call.at(0)}), "dispatched")
    return Value([Typed(call.name, ((KEPT, kept),))])


def _register(m: Machine, call: Call) -> Value:
    """`show.register(type)(function)`, `show.register(type, function)`, `show.register(function)`."""
    receiver, types, function = call.receiver, call.at(0), call.at(1)
    assert isinstance(receiver, Typed)
    definitions = [m.definitions[atom.definition] for atom in types.atoms if isinstance(atom, Function)]
    if not definitions and len(call.positional) < 2:
        return Value([Partial(Value([Method(receiver, "register")]), (types,), ())])
    if definitions:
        function = types
        first = definitions[0].parameters[_DISPATCHED[receiver.cls] :][:1]
        annotations = [param.annotation for param in first if param.annotation is not None]
        names = [name for each in annotations for name in types_of(each)]
        types = join(variable(m, name) or Value([Qual(f"builtins.{name}")]) for name in names)
    kept, obj = kept_by(m, call.receiver)
    store_attribute(m, kept, str(len(obj.attributes)), tuple_of(types, function))
    return function


def _dispatched(m: Machine, call: Call) -> Value:
    """Call what is registered for the type of the first argument; where that is not known, any of them."""
    assert isinstance(call.receiver, Typed)
    _, obj = kept_by(m, call.receiver)
    registered = [pair.items for value in obj.attributes.values() for pair in value.atoms if isinstance(pair, Seq)]
    at = _DISPATCHED[call.receiver.cls]
    found: list[Value] = []
    for atom in in_order(call.at(at).atoms):
        chosen = _implementation(m, atom, registered, obj.attributes["generic"])
        given = list(call.positional)
        given[at] = Value([atom])
        found.append(m.call(chosen, replace(call.arguments, positional=given), call.site))
    return join(found)


def _implementation(m: Machine, atom: Atom, registered: list[tuple[Value, ...]], generic: Value) -> Value:
    cls = own_class(m, atom)
    if cls is not None:
        nearest = (function for each in ancestors(cls) for types, function in registered if _is_type(types, each))
        return next(nearest, generic)
    possible = BOTTOM
    for types, function in registered:
        names = {each.name for each in types.atoms if isinstance(each, Qual)}
        matches = instance_of(m, atom, names) if names else None if isinstance(atom, Opaque) else False
        if matches:
            return function
        possible = possible if matches is False else possible | function
    return possible | generic


def _is_type(types: Value, cls: Ancestor) -> bool:
    return any(
        (isinstance(each, Class) and isinstance(cls, Class) and each.definition == cls.definition)
        or (isinstance(each, Qual) and isinstance(cls, Qual) and each.name == cls.name)
        for each in types.atoms
    )


TASKS: dict[str, Builtin] = {
    **dict.fromkeys(DISPATCHERS, _dispatcher),
    **{f"{name}.register": _register for name in DISPATCHERS},
    **{f"{name}.__call__": _dispatched for name in DISPATCHERS},
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
    f"{_LOOP}.call_soon": _applied_after(0),
    f"{_LOOP}.call_soon_threadsafe": _applied_after(0),
    f"{_LOOP}.call_later": _applied_after(1),
    f"{_LOOP}.call_at": _applied_after(1),
    f"{_LOOP}.add_signal_handler": _applied_after(1),
    "weakref.finalize": _applied_after(1),
    "contextlib.ExitStack.callback": _registered,
    "contextlib.ExitStack.push_async_callback": _registered,
    "sched.scheduler": _scheduler,
    "sched.scheduler.enter": _scheduled,
    "sched.scheduler.enterabs": _scheduled,
    "concurrent.futures.Executor.submit": _submitted,
    "concurrent.futures.Executor.map": mapped,
    "concurrent.futures.as_completed": iterator_of,
    "multiprocessing.Process": _thread,
    "threading.Thread": _thread,
    "threading.Timer": _timer,
}
"""Qualified name → what a call of it gives."""

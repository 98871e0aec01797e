"""Context managers: what `with` and exit stacks enter and leave."""

from __future__ import annotations

from credlint.analysis.core.arguments import Arguments, Call
from credlint.analysis.core.escape import note_stored, taint
from credlint.analysis.core.machine import Builtin, Machine
from credlint.analysis.domain.joins import contents, join_objects
from credlint.analysis.domain.state import Delta
from credlint.analysis.domain.value_kinds import SeqKind
from credlint.analysis.domain.values import (
    BOTTOM,
    HARMLESS,
    NONE,
    UNKNOWN,
    Address,
    Atom,
    Const,
    Function,
    HeapObject,
    Instance,
    Mapping,
    Opaque,
    Ref,
    Seq,
    Typed,
    Value,
    in_order,
)
from credlint.analysis.objects.attributes import load_attribute, store_attribute
from credlint.analysis.objects.holders import KEPT, kept_by
from credlint.analysis.objects.iteration import iterate


def is_own(value: Value) -> bool:
    """Whether a value is a function of the file."""
    return any(isinstance(atom, Function) for atom in value.atoms)


def leave(m: Machine, value: Value, site: int) -> None:
    """Leave the block of a `with` by the file's own `__exit__`, or what a generator does behind its `yield`."""
    for atom in in_order(value.atoms):
        for address, cleanup in _cleanup(m, atom).items():
            m.state.write(address, _cleaned(m.state.heap_object(address), cleanup))
        if isinstance(atom, Ref) and isinstance(m.state.heap_object(atom.address), Instance):
            for name in ("__exit__", "__aexit__"):
                method = load_attribute(m, Value([atom]), name, site)
                if is_own(method):
                    m.call(method, Arguments([NONE, NONE, NONE]), site)


def leave_by_return(m: Machine, value: Value, returns: list[Delta]) -> None:
    """Leave the block of a `with` from inside, in what such returns have changed."""
    for atom in value.atoms:
        for address, cleanup in _cleanup(m, atom).items():
            for delta in returns:
                delta.heap[address] = _cleaned(delta.heap.get(address), cleanup)


def _cleaned(now: HeapObject | None, cleanup: tuple[HeapObject, HeapObject]) -> HeapObject:
    """An object once it is as what follows the block leaves it: what that changes of what was there at the `yield`."""
    inside, after = cleanup
    if now is None or now == inside:
        return after
    if isinstance(now, Instance) and isinstance(inside, Instance) and isinstance(after, Instance):
        changed = {name: value for name, value in after.attributes.items() if inside.attributes.get(name) != value}
        return now.with_attributes({**now.attributes, **changed})
    if isinstance(now, Mapping) and isinstance(inside, Mapping) and isinstance(after, Mapping):
        if not after.items and after.rest is None:
            return after  # it was emptied
        items = {key: value for key, value in after.items.items() if inside.items.get(key) != value}
        return now.with_items({**now.items, **items})
    return join_objects(now, after) if contents(after) else after


def _cleanup(m: Machine, atom: Atom) -> dict[Address, tuple[HeapObject, HeapObject]]:
    known = m.cleanups.get(atom.address) if isinstance(atom, Ref) else None
    return {} if known is None else known.objects


def entered(m: Machine, value: Value, site: int) -> Value:
    """What `with value as x` binds: the result of `__enter__`, what a context manager's generator yields."""
    found = BOTTOM
    for atom in in_order(value.atoms):
        one = Value([atom])
        obj = m.heap_object(atom)
        if isinstance(obj, Seq) and obj.kind is SeqKind.ITERATOR:
            found = found | _placed(m, iterate(m, one, site).joined(), site)
            continue
        if isinstance(atom, Ref):
            inside = BOTTOM
            for name in ("__enter__", "__aenter__"):
                method = load_attribute(m, one, name, site)
                if any(not isinstance(each, type(atom)) for each in method.atoms) and is_own(method):
                    inside = inside | m.call(method, Arguments(), site)
            found = found | (inside if inside.atoms else one)
            continue
        found = found | one
    return found if found.atoms else UNKNOWN


def _placed(m: Machine, value: Value, site: int) -> Value:
    """Containers that a context manager hands over, put where the block can change them."""
    free = [
        atom
        for atom in in_order(value.atoms)
        if isinstance(atom, Mapping) or (isinstance(atom, Seq) and atom.kind is not SeqKind.TUPLE)
    ]
    return Value(value.atoms.difference(free)) | m.allocate_each(site, free, "entered")


SUPPRESSING = "contextlib.suppress"
"""The class of a context manager that catches exceptions: its attribute "types" are their classes."""

_RAISES = ("assertRaises()", "assertRaisesRegex()", "assertRaisesMessage()", "raises()")
"""What calls of unknown receivers give that catch exceptions."""


def suppressed(m: Machine, value: Value) -> Value | None:
    """The classes of exceptions that a context manager of a library, or a generator, keeps in its block; None where it
    keeps none."""
    for atom in value.atoms:
        cleanup = m.cleanups.get(atom.address) if isinstance(atom, Ref) else None
        if cleanup is not None and cleanup.keeps is not None:
            return cleanup.keeps
        if isinstance(atom, Typed) and atom.cls == SUPPRESSING:
            return atom.attribute("types")
        if isinstance(atom, Opaque) and atom.name.partition("#")[0].rpartition(".")[2] in _RAISES:
            return UNKNOWN
    return None


def has_exit(m: Machine, value: Value) -> bool:
    """Whether a context manager is an instance of a class of the file."""
    return any(isinstance(obj, Instance) and obj.cls is not None for obj in m.heap_objects(value))


def keeps_exceptions(m: Machine, value: Value, raised: Value, site: int) -> bool:
    """Whether the file's own `__exit__` may keep exceptions in the block, that is may return something true."""
    for atom in value.atoms:
        obj = m.heap_object(atom)
        if isinstance(obj, Instance) and obj.cls is not None:
            for name in ("__exit__", "__aexit__"):
                method = load_attribute(m, Value([atom]), name, site)
                if is_own(method):
                    answer = m.call(method, Arguments([HARMLESS, raised, HARMLESS]), site)
                    return any(not isinstance(each, Const) or bool(each.value) for each in answer.atoms)
    return False


def _suppress(m: Machine, call: Call) -> Value:
    return Value([Typed(SUPPRESSING, (("types", Value([Seq(items=tuple(call.positional), kind=SeqKind.TUPLE)])),))])


def _enter(m: Machine, call: Call) -> Value:
    """`stack.enter_context(manager)`."""
    return entered(m, call.at(0), call.site)


CONTEXT_VARIABLE = "contextvars.ContextVar"
_TOKEN = "contextvars.Token"


def _context_variable(m: Machine, call: Call) -> Value:
    """`ContextVar(name, default=…)`: a variable that functions set and get."""
    kept = m.allocate(call.site, Instance(None, {}), "context variable")
    default = call.keywords.get("default")
    return Value([Typed(CONTEXT_VARIABLE, ((KEPT, kept), *((("default", default),) if default is not None else ())))])


def _get_variable(m: Machine, call: Call) -> Value:
    _, obj = kept_by(m, call.receiver)
    assert isinstance(call.receiver, Typed)
    default = call.at(0) if call.positional else call.receiver.attribute("default") or BOTTOM
    found = obj.attributes.get("value", BOTTOM)
    return found if found.atoms else default if default.atoms else UNKNOWN


def _set_variable(m: Machine, call: Call) -> Value:
    at, obj = kept_by(m, call.receiver)
    taint(m, m.receiver_name(call.site), call.at(0))
    note_stored(m, at, call.at(0))
    store_attribute(m, at, "value", call.at(0))
    return Value([Typed(_TOKEN, (("old", obj.attributes.get("value", BOTTOM)),))])


def _reset_variable(m: Machine, call: Call) -> Value:
    at, obj = kept_by(m, call.receiver)
    tokens = [atom.attribute("old") for atom in call.at(0).atoms if isinstance(atom, Typed) and atom.cls == _TOKEN]
    old = tokens[0] if len(tokens) == 1 and tokens[0] is not None else obj.attributes.get("value", BOTTOM)
    store_attribute(m, at, "value", old)
    return NONE


CONTEXTS: dict[str, Builtin] = {
    SUPPRESSING: _suppress,
    "pytest.raises": _suppress,
    "contextlib.ExitStack.enter_context": _enter,
    "contextlib.ExitStack.enter_async_context": _enter,
    CONTEXT_VARIABLE: _context_variable,
    f"{CONTEXT_VARIABLE}.get": _get_variable,
    f"{CONTEXT_VARIABLE}.set": _set_variable,
    f"{CONTEXT_VARIABLE}.reset": _reset_variable,
}
"""Qualified name → what a call of it gives."""

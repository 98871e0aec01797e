"""Exceptions: which handler catches what."""

from __future__ import annotations

import builtins

from credlint.analysis.core.call_stack import Frame
from credlint.analysis.core.machine import Machine
from credlint.analysis.domain.hierarchy import bases, foreign_bases
from credlint.analysis.domain.value_kinds import SeqKind
from credlint.analysis.domain.values import (
    Atom,
    Class,
    Const,
    Instance,
    Mapping,
    Qual,
    Seq,
    Text,
    Typed,
    Value,
)
from credlint.analysis.objects.iteration import iterate

SYSTEM_EXIT = "builtins.SystemExit"


def may_catch(m: Machine, types: Value, raised: Atom, site: int) -> bool:
    """Whether a handler of these types may catch an exception: only what is surely of another class is left out."""
    wanted = _wanted(m, types, site)
    names = _ancestors(m, raised)
    return any(_matches(each, names) for each in wanted) or not wanted


def surely_catches(m: Machine, types: Value, raised: Atom, site: int) -> bool:
    """Whether a handler of these types leaves nothing of an exception to those after it."""
    names = _ancestors(m, raised)
    if names is None or len(types.atoms) != 1:
        return False
    return any(isinstance(each, (Class, Qual)) and _matches(each, names) for each in _wanted(m, types, site))


def are_exceptions(m: Machine, types: Value, site: int) -> bool:
    """Whether these types are exceptions, all of them: builtin ones, of the file, or with the name of one."""
    wanted = _wanted(m, types, site)
    return bool(wanted) and all(_is_exception(each) for each in wanted)


def _is_exception(cls: Atom) -> bool:
    if isinstance(cls, Class):
        return any(_is_exception(Qual(name)) for name in foreign_bases(cls))
    if not isinstance(cls, Qual):
        return False
    known = _builtin(cls.name)
    return issubclass(known, BaseException) if known is not None else cls.name.endswith(("Error", "Exception"))


def is_caught(m: Machine, types: Value, atom: Atom, site: int) -> bool | None:
    """Whether an atom is an exception of these types; None where that is not known. A container or a text is none."""
    obj = m.heap_object(atom)
    if isinstance(obj, (Mapping, Seq)) or isinstance(atom, (Const, Text)) or not may_catch(m, types, atom, site):
        return False
    return True if surely_catches(m, types, atom, site) else None


def propagate(m: Machine, value: Value) -> None:
    """Hand an exception to the handlers around it: of this function, else of the nearest caller that has any."""
    for frame in reversed(m.stack):
        if frame.tries:
            frame.tries[-1].raised = frame.tries[-1].raised | value
            return
        frame.leaving.raised = frame.leaving.raised | value


def leave(m: Machine) -> None:
    """Note for the handlers around it, in this function or else in its callers, in which state an exception comes to
    them."""
    frame = m.frame
    # Variables that nobody sees any more once the frame has been left.
    gone = () if frame.tries or frame.bindings.encloses else (frame.number,)
    for attempt in frame.tries or [frame.leaving]:
        changes = m.state.delta(attempt.base)
        m.budget.spend_on(len(changes.variables) + len(changes.heap))
        attempt.note(changes, gone)


def leave_call(m: Machine, ended: Frame) -> None:
    """Note for the handlers around a call what exceptions have left it."""
    if ended.leaving.left:
        with m.forked() as state:
            state.apply(ended.leaving.reached)
            leave(m)


def grouped(caught: Value) -> Value:
    """What `except*` binds: a group, whose text shows nothing of the exceptions in it."""
    groups = [atom for atom in caught.atoms if isinstance(atom, Typed) and atom.cls.endswith("ExceptionGroup")]
    exceptions = Value([Seq(rest=caught, ordered=False, kind=SeqKind.TUPLE)])
    return Value([*groups, Typed("builtins.ExceptionGroup", (("exceptions", exceptions),))])


def _wanted(m: Machine, types: Value, site: int) -> list[Atom]:
    """The classes that a handler names, one by one."""
    wanted: list[Atom] = []
    for atom in types.atoms:
        if isinstance(m.heap_object(atom), Seq):
            wanted.extend(inner for item in iterate(m, Value([atom]), site).items for inner in item.atoms)
        else:
            wanted.append(atom)
    return wanted


def _ancestors(m: Machine, raised: Atom) -> set[object] | None:
    """The classes that an exception is an instance of: qualified names and classes of the file; None: unknown."""
    if isinstance(raised, Typed):
        known = _builtin(raised.cls)
        return None if known is None else {f"builtins.{cls.__name__}" for cls in known.__mro__}
    obj = m.heap_object(raised)
    if isinstance(obj, Instance) and obj.cls is not None:
        found: set[object] = {each.definition for each in bases(obj.cls)}
        for name in foreign_bases(obj.cls):
            known = _builtin(name)
            if known is None:
                return None
            found.update(f"builtins.{cls.__name__}" for cls in known.__mro__)
        return found
    return None


def _builtin(name: str) -> type | None:
    found = getattr(builtins, name.removeprefix("builtins."), None) if name.startswith("builtins.") else None
    return found if isinstance(found, type) else None


def _matches(wanted: Atom, names: set[object] | None) -> bool:
    if names is None:
        return True
    if isinstance(wanted, Class):
        return wanted.definition in names
    if isinstance(wanted, Qual):
        # A class from elsewhere is no ancestor of a builtin one.
        return wanted.name in names
    return True

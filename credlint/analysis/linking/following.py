"""Calls of functions of other modules: which of them are followed, and on which objects they run."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from credlint.analysis.core.call_stack import HOME, Definition
from credlint.analysis.core.escape import gives_secret, holds_secret, is_sensitive_value
from credlint.analysis.core.machine import Machine
from credlint.analysis.core.records import Object
from credlint.analysis.domain.hierarchy import bases, is_joined_instance
from credlint.analysis.domain.values import Atom, Class, Const, Function, Instance, Partial, Ref, Value, in_order
from credlint.analysis.program import Exports


def is_followed(m: Machine, definition: Definition, receiver: Value | None, given: Sequence[Value]) -> bool:
    """Whether a call of a function of another module is run: it gives a secret or hands on what it is given, as the
    analysis of that module has shown, or it is given something sensitive now, or a function to be called."""
    _note_use(m, definition, receiver)
    if m.budget.abroad_exceeded:
        return False
    name = definition.qualname
    if (
        definition.is_lambda
        or ("." in name and definition.owner is None)
        or m.demand_of(definition).inner(definition.region)
    ):
        return True  # one that a followed call has made, or one that makes functions; a lambda is not worth asking
    assert m.program is not None
    if name in _exports(m, definition).giving or name.partition(".")[0] in m.program.levels:
        return True
    if receiver is not None and _calls_back(m, receiver):
        return True
    return is_given_secret(m, definition, given)


_CALLED = re.compile(r"(?:\b(return) (?:await )?|= )([\w.]++)\(")
_CLASS = re.compile(r"_?[A-Z]\w*?[a-z]\w*|cls")
_RETURNED = re.compile(r"\breturn \w+$", re.MULTILINE)


def may_make(m: Machine, definition: Definition) -> bool:
    """Whether a function of another module of which nothing is known looks like one that makes an object, and may be
    tried."""
    regions, number = m.modules[definition.module].tree.regions, definition.region
    if m.budget.tries_exceeded or regions is None or number is None:
        return False
    if definition.owner is not None and definition.short_name == "__init__":
        return True  # what its methods need, be it nothing sensitive: a client, a logger, a list that they fill
    return _returns_made(regions[number].code)


def _returns_made(code: str) -> bool:
    """Whether a function returns what a class makes, by its code: at once, or by a name in a later row."""
    last = max((found.start() for found in _RETURNED.finditer(code)), default=-1)
    made = (each for each in _CALLED.finditer(code) if _CLASS.fullmatch(each[2].rpartition(".")[2]))
    return any(each[1] or 0 <= code.find("\n", each.end()) < last for each in made)


def _calls_back(m: Machine, receiver: Value) -> bool:
    """Whether an inherited method may call one of the checked file that gives a secret."""
    return any(
        is_own(m, each) and _may_give(m, each)
        for atom in receiver.atoms
        for cls in (m.state.class_at(atom.address) if isinstance(atom, Ref) else atom,)
        if isinstance(cls, Class)
        for each in bases(cls)
    )


def _may_give(m: Machine, cls: Class) -> bool:
    """Whether a method of a class of the checked file gives a secret, or may turn out to."""
    demand = m.demand
    return any(map(demand.may_escape, demand.inner(m.definitions[cls.definition].region)))


def is_given_secret(m: Machine, definition: Definition, given: Sequence[Value]) -> bool:
    """Whether a function of another module is given something sensitive, or a text that it hands to an SDK."""
    if hands_on(m, definition) and any(_may_hold_key(m, value) for value in given):
        return True  # perhaps a key
    if _asks(m, definition) and any(_is_text(atom) for value in given for atom in value.atoms):
        return True  # perhaps the name of a variable
    return any(_is_sensitive(m, value) for value in given)


def _asks(m: Machine, definition: Definition) -> bool:
    """Whether a function may read a variable of the environment, or makes an object with a method that does."""
    demand, owner = m.demand_of(definition), definition.owner
    if owner is not None and definition.short_name == "__init__":
        methods = demand.inner(m.definitions[owner.definition].region)
        return any(map(demand.asking.reads, methods))
    return demand.asking.reads(definition.region)


def hands_on(m: Machine, definition: Definition) -> bool:
    """Whether a function of another module, or a method of a class, hands what it is given to an SDK."""
    handing, name = _exports(m, definition).handing, definition.qualname
    return name in handing or (definition.is_class and any(each.startswith(f"{name}.") for each in handing))


def is_own(m: Machine, cls: Class) -> bool:
    """Whether a class is one of the checked file."""
    return m.definitions[cls.definition].module == HOME


def _exports(m: Machine, definition: Definition) -> Exports:
    assert m.program is not None
    return m.program.alone(m.modules[definition.module].path).exports


def _may_hold_key(m: Machine, value: Value) -> bool:
    """Whether a value is a text, or an instance that has one or a secret."""
    return any(map(_is_text, value.atoms)) or any(may_be_key(m, each) for _, each in kept_in(m, value))


def kept_in(m: Machine, value: Value) -> Iterator[tuple[str, Value]]:
    """What an instance and its classes in the checked file hold, by the names of the attributes."""
    for obj in map(m.heap_object, in_order(value.atoms)):
        if isinstance(obj, Instance):
            yield from obj.attributes.items()
            for each in () if obj.cls is None else bases(obj.cls):
                own = m.state.heap_object(each.address) if is_own(m, each) else None
                yield from own.attributes.items() if isinstance(own, Instance) else ()


def may_be_key(m: Machine, value: Value) -> bool:
    """Whether a value is a text or a secret."""
    return any(_is_text(atom) or (not isinstance(atom, Function) and holds_secret(m, Value([atom]))) for atom in value)


def _is_text(atom: Atom) -> bool:
    return isinstance(atom, Const) and isinstance(atom.value, str) and atom.value != ""


def _is_sensitive(m: Machine, value: Value) -> bool:
    """Whether something sensitive is handed over: a secret or the name of one, an object whose class has one, a
    function."""
    if gives_secret(m, value):
        return True
    for atom in value.atoms:
        obj = m.heap_object(atom)
        cls = obj.cls if isinstance(obj, Instance) else atom if isinstance(atom, Class) else None
        if cls is not None:
            if any(gives_secret(m, Value([Ref(each.address)])) for each in bases(cls)):
                return True
        elif isinstance(atom, (Function, Partial)) or is_sensitive_value(m, Value([atom])):
            return True
    return False


def _note_use(m: Machine, definition: Definition, receiver: Value | None) -> None:
    """Note on which objects a method of another module is called."""
    for atom in () if receiver is None else receiver.atoms:
        if isinstance(atom, Ref) and (cls := m.state.class_at(atom.address)) is not None:
            m.recorder.used["class", cls.definition].add(definition.number)
            m.recorder.used["site", atom.address[1]].add(definition.number)
        elif isinstance(atom, Class):
            m.recorder.used["class", atom.definition].add(definition.number)


def objects_of(m: Machine, definition: Definition, receiver: Value | None) -> frozenset[Object]:
    """The objects on which a function of another module runs, and what calls it."""
    if definition.module == HOME:
        return frozenset()
    found = m.frame.objects
    for atom in () if receiver is None else receiver.atoms:
        if isinstance(atom, Ref) and (cls := m.state.class_at(atom.address)) is not None:
            made = 0 if is_joined_instance(atom.address) else atom.address[1]
            found = found.union(((cls.definition, made),))
    return found


def owners(m: Machine, objects: Iterable[Object]) -> set[str]:
    """The paths of the modules that have made objects, or that define their classes."""
    defined = {m.modules[m.definitions[cls].module].path for cls, _ in objects}
    return defined | {m.recorder.owners[made] for _, made in objects}

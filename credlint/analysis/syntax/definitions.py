"""Definitions: the functions and classes that `def` and `class` create."""

from __future__ import annotations

from collections.abc import Iterable

import libcst as cst

from credlint.analysis import limits
from credlint.analysis.core.arguments import Arguments
from credlint.analysis.core.bindings import dotted
from credlint.analysis.core.call_stack import HOME, Frame
from credlint.analysis.core.machine import Machine
from credlint.analysis.domain.hierarchy import bases as inherited
from credlint.analysis.domain.state import Delta
from credlint.analysis.domain.values import (
    BOTTOM,
    UNKNOWN,
    Atom,
    Class,
    Const,
    Function,
    Instance,
    Method,
    Partial,
    Qual,
    Super,
    Typed,
    Value,
    constants,
    in_order,
    only,
)
from credlint.analysis.models.context_managers import is_own
from credlint.analysis.objects.class_attributes import (
    COMMAND,
    DECLARED,
    DISPATCHERS,
    PROPERTY,
    SETTER,
    is_property,
    load_method,
    manages,
    super_attribute,
)
from credlint.analysis.objects.exceptions import leave_call
from credlint.analysis.syntax.assignments import make_function
from credlint.analysis.syntax.expressions import arguments_of, evaluate
from credlint.catalogue import schema


def define_function(m: Machine, node: cst.FunctionDef) -> None:
    """Run a `def`: create the function, apply its decorators, bind its name."""
    decorators = [(decorator, evaluate(m, decorator.decorator)) for decorator in node.decorators]
    function = make_function(m, node, _options(decorator for _, decorator in decorators))
    definition = m.definitions[function.definition]
    definition.decorators = frozenset(_decorator_name(each.decorator) for each in node.decorators)
    owner = _class_being_defined(m)
    if owner is not None:
        definition.owner = owner
    value = Value([function])
    for decorator, found in reversed(decorators):
        value = _decorated(m, found, value, decorator)
    if decorators and m.frame.module == HOME and m.program is not None:
        definition.decorated = value
    number = m.frame.module if node.name.value in m.frame.bindings.module else m.frame.number
    m.state.variables[(number, node.name.value)] = value


def _options(decorators: Iterable[Value]) -> dict[str, Value]:
    """The values of the parameters that decorators declare as options."""
    found: dict[str, Value] = {}
    for atom in (each for decorator in decorators for each in decorator.atoms):
        if isinstance(atom, Typed) and atom.cls == DECLARED:
            dest, default = atom.attribute("dest"), atom.attribute("default")
            for name in constants(dest) or () if dest is not None else ():
                found[str(name.value)] = default or UNKNOWN
    return found


def _class_being_defined(m: Machine) -> Class | None:
    if m.frame.is_class and m.frame.receiver is not None:
        for atom in m.frame.receiver.atoms:
            if isinstance(atom, Class):
                return atom
    return None


def _decorator_name(node: cst.BaseExpression) -> str:
    """The last part of a decorator's name: `setter` of `@x.setter`, `route` of `@app.route("/")`."""
    if isinstance(node, cst.Call):
        node = node.func
    return dotted(node).rpartition(".")[2]


def _decorator_names(m: Machine, node: cst.BaseExpression) -> set[str]:
    """The last parts of a class decorator's name: as it is written, and of what it stands for."""
    found = {_decorator_name(node)}
    pending = list(m.evaluate(node.func if isinstance(node, cst.Call) else node).atoms)
    for atom in pending:
        if isinstance(atom, Partial):
            pending.extend(atom.function.atoms)
        elif isinstance(atom, Qual):
            found.add(atom.name.rpartition(".")[2])
    return found


def _decorated(m: Machine, decorator: Value, function: Value, node: cst.CSTNode) -> Value:
    """Apply a decorator: one that the file defines is called, any other is assumed to return what it is given."""
    if any(_is_followed(m, atom) for atom in decorator.atoms):
        result = m.call(decorator, Arguments([function]), m.site(node))
        if any(isinstance(atom, (Function, Class)) or _is_made(atom) or _is_object(m, atom) for atom in result):
            return result
    made = [_made(m, atom) for atom in decorator.atoms]
    return Value([Typed(cls) for cls in made if cls]) if any(made) else function


def _made(m: Machine, decorator: Atom) -> str:
    """The class of the command that a decorator makes of a function; empty where it makes none."""
    if isinstance(decorator, Typed) and decorator.cls == COMMAND:
        known = only(decorator.attribute("makes") or UNKNOWN)
        return "" if known is None else str(known.value)
    row = m.catalogue.entry(decorator.name).get(schema.Command) if isinstance(decorator, Qual) else None
    return "" if row is None else row.makes


def _is_followed(m: Machine, atom: Atom) -> bool:
    """Whether a decorator belongs to the file, is `property`, or sets one of the functions of a property."""
    if isinstance(atom, Method):
        return _is_made(atom.receiver)
    if isinstance(atom, Qual):
        return atom.name in (PROPERTY, "abc.abstractproperty", *DISPATCHERS)
    return isinstance(atom, (Function, Partial, Class)) or _is_object(m, atom)


def _is_made(atom: Atom) -> bool:
    """Whether a decorator of Python's has made an atom of a function: a property, or what dispatches by types."""
    return is_property(atom) or (isinstance(atom, Typed) and atom.cls in DISPATCHERS)


def _is_object(m: Machine, atom: Atom) -> bool:
    """Whether an atom is an instance of a class of the file."""
    obj = m.heap_object(atom)
    return isinstance(obj, Instance) and obj.cls is not None


def define_class(m: Machine, node: cst.ClassDef) -> None:
    """Run a `class`: its body runs in a new frame, whose variables become the attributes."""
    decorators = [(decorator, evaluate(m, decorator.decorator)) for decorator in node.decorators]
    bases = tuple(evaluate(m, argument.value) for argument in node.bases)
    keywords = arguments_of(m, node.keywords)
    definition = m.definition(node)
    definition.decorators = frozenset(name for each in node.decorators for name in _decorator_names(m, each.decorator))
    for atom in keywords.keywords.pop("metaclass", BOTTOM).atoms:
        if isinstance(atom, Class):
            m.metaclasses[definition.number] = atom
    address = ("class", definition.number, m.frame.number)
    cls = Class(definition.number, address, bases)
    for each in inherited(cls)[1:]:
        subclasses = m.subclasses.setdefault(each.definition, {})
        if cls.definition in subclasses or len(subclasses) < limits.SUBCLASSES:
            subclasses[cls.definition] = cls
        else:
            m.recorder.count("heirs")
    number = m.frame_number(m.site(node), definition.number)
    base = m.state
    inner = m.frame.number != m.frame.module and not m.frame.is_class
    closure = (*([m.frame.number] if inner else []), *m.frame.closure)
    frame = Frame(
        number=number,
        definition=definition,
        bindings=m.bindings(definition),
        closure=closure,
        base=base,
        scope=definition.qualname,
        module=definition.module,
        is_class=True,
        receiver=Value([cls]),
    )
    with m.entered(frame) as end:
        end.write(address, Instance(None, {}))
        m.execute(m.body(definition))
    leave_call(m, frame)
    delta = end.delta(base)
    attributes = {name: value for (owner, name), value in delta.variables.items() if owner == number and value.atoms}
    others = {key: value for key, value in delta.variables.items() if key[0] != number}
    delta.heap[address] = Instance(None, attributes)
    base.apply(Delta(others, delta.heap))
    m.managed.update(
        name for name, value in attributes.items() if name == SETTER or any(manages(m, atom) for atom in value.atoms)
    )
    m.events.class_defined(cls, attributes, m.site(node))
    name = node.name.value
    target = m.frame.module if name in m.frame.bindings.module else m.frame.number
    base.variables[(target, name)] = Value([cls])
    _announce(m, cls, attributes, keywords, m.site(node))
    value = Value([cls])
    for decorator, found in reversed(decorators):
        value = _decorated(m, found, value, decorator)
    base.variables[(target, name)] = value


def _announce(m: Machine, cls: Class, attributes: dict[str, Value], keywords: Arguments, site: int) -> None:
    """Tell a new class to those that want to know: descriptors their name, the bases that they have a subclass."""
    for name, value in attributes.items():
        for atom in in_order(value.atoms):
            named = load_method(m, atom, "__set_name__", site)
            if named.atoms:
                m.call(named, Arguments([Value([cls]), Value([Const(name)])]), site)
    hook = super_attribute(m, Super(cls, Value([cls])), "__init_subclass__", site)
    if is_own(hook):
        m.call(hook, Arguments([], dict(keywords.keywords)), site)

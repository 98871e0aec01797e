"""Class attributes: look-up in the order of bases, bound functions, properties, descriptors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from credlint.analysis.core.arguments import Arguments, Call
from credlint.analysis.core.machine import Machine
from credlint.analysis.domain.hierarchy import (
    CONTAINERS,
    INSIDE,
    bases,
    exception_name,
    following,
    names_of,
    of_class,
)
from credlint.analysis.domain.values import (
    BOTTOM,
    HARMLESS,
    NONE,
    UNKNOWN,
    Atom,
    Class,
    Const,
    Function,
    Instance,
    Mapping,
    Method,
    Opaque,
    Partial,
    Qual,
    Ref,
    Super,
    Text,
    Typed,
    Value,
    in_order,
    join,
)
from credlint.analysis.objects.holders import CONTENT, SHOWN
from credlint.catalogue import schema


def class_attribute(m: Machine, cls: Class, name: str, receiver: Value, site: int, *, bound: bool) -> Value | None:
    """An attribute found in the class or its bases, its functions bound to `receiver`; None where there is none."""
    return _found_in(m, bases(cls), Wanted(cls, name, receiver, bound), site)


@dataclass(frozen=True, slots=True)
class Wanted:
    """An attribute that is looked for in classes: for which of them, on what, and whether its functions are bound."""

    cls: Class
    name: str
    receiver: Value
    bound: bool


def metaclass_attribute(m: Machine, cls: Class, name: str, site: int) -> Value | None:
    """An attribute that a class has from its metaclass in the file; None where there is none."""
    metaclass = next((m.metaclasses[each.definition] for each in bases(cls) if each.definition in m.metaclasses), None)
    if metaclass is None:
        return None
    found = class_attribute(m, metaclass, name, Value([cls]), site, bound=True)
    if found is not None:
        return found
    getter = class_attribute(m, metaclass, "__getattr__", Value([cls]), site, bound=True)
    return None if getter is None else m.call(getter, Arguments([Value([Const(name)])]), site)


def overridden(m: Machine, subclass: Class, name: str, receiver: Value, site: int) -> Value | None:
    """What a subclass itself has in place of an attribute of its base, bound to `receiver`; None where it has none."""
    return _found_in(m, [subclass], Wanted(subclass, name, receiver, bound=True), site)


def _found_in(m: Machine, classes: Sequence[Class], wanted: Wanted, site: int) -> Value | None:
    found = lookup(m, classes, wanted.name)
    return None if found is None else join(_bind(m, atom, wanted, site) for atom in in_order(found.atoms))


DECLARED = "option"
"""The class of a decorator that gives the parameter "dest" of a function the value "default"."""

COMMAND = "command"
"""The class of a decorator that makes an object of the class "makes" of a function."""

PROPERTY = "builtins.property"
"""The class of a property: its functions are the attributes "fget", "fset" and "fdel"."""

DISPATCHERS = ("functools.singledispatch", "functools.singledispatchmethod")
"""The classes of functions and of methods with an implementation for each type of their argument."""

_ACCESSORS = {"getter": "fget", "setter": "fset", "deleter": "fdel"}


def make_property(m: Machine, call: Call) -> Value:
    """`property(get, set, delete)`."""
    given = ((name, call.get((name,), index)) for index, name in enumerate(_ACCESSORS.values()))
    return Value([Typed(PROPERTY, tuple((name, value) for name, value in given if value is not None))])


def changed_property(m: Machine, call: Call) -> Value:
    """`x.setter(function)`: the property `x` with another function."""
    assert isinstance(call.receiver, Typed)
    name = _ACCESSORS[call.name.rpartition(".")[2]]
    return Value([Typed(PROPERTY, tuple({**dict(call.receiver.attributes), name: call.at(0)}.items()))])


def _with_receiver(function: Value, receiver: Value) -> Value:
    """A function of a property, bound to the object whose property it is."""
    return Value(
        replace(atom, receiver=receiver) if isinstance(atom, Function) and atom.receiver is None else atom
        for atom in function.atoms
    )


def is_property(atom: Atom) -> bool:
    """Whether an atom is a property."""
    return isinstance(atom, Typed) and atom.cls == PROPERTY


SETTER = "__setattr__"
"""The method that runs when an attribute is assigned, whatever its name."""

OF_OBJECT = frozenset({"__new__", SETTER, "__getattribute__", "__delattr__"})
"""Methods that every class has from `object`."""

TEXTS = ("__str__", "__repr__", "__format__")
"""The methods that make an object's text, which every class has, too."""


def manages(m: Machine, atom: Atom) -> bool:
    """Whether a class attribute decides what becomes of assignments to the attribute of an instance."""
    if isinstance(atom, Typed):
        return is_property(atom) and atom.attribute("fset") is not None
    obj = m.heap_object(atom)
    return isinstance(obj, Instance) and obj.cls is not None and lookup(m, bases(obj.cls), "__set__") is not None


def lookup(m: Machine, classes: Sequence[Class], name: str) -> Value | None:
    """A class attribute as it is."""
    for each in classes:
        obj = m.state.heap_object(each.address)
        if isinstance(obj, Instance) and name in obj.attributes:
            return obj.attributes[name]
    return None


def managing(m: Machine, cls: Class, name: str) -> list[Atom]:
    """The properties with a setter and the descriptors that manage an attribute of the instances of a class."""
    if name not in m.managed:
        return []
    return [atom for atom in in_order((lookup(m, bases(cls), name) or BOTTOM).atoms) if manages(m, atom)]


def run_setter(m: Machine, ref: Ref, name: str, value: Value, site: int) -> bool:
    """Run what the class of an instance does when its attribute is assigned; False where it does nothing."""
    obj = m.state.heap_object(ref.address)
    found = managing(m, obj.cls, name) if isinstance(obj, Instance) and obj.cls is not None else []
    for atom in found:
        setter, given = _accessor(m, ref, atom, ("fset", "__set__"), site)
        m.call(setter, Arguments([*given, value]), site)
    return bool(found)


def run_deleter(m: Machine, ref: Ref, name: str, site: int) -> bool:
    """Run what the class of an instance does when its attribute is deleted; False where it does nothing."""
    obj = m.state.heap_object(ref.address)
    known = lookup(m, bases(obj.cls), name) if isinstance(obj, Instance) and obj.cls is not None else None
    done = False
    for atom in in_order((known or BOTTOM).atoms):
        deleter, given = _accessor(m, ref, atom, ("fdel", "__delete__"), site)
        if deleter.atoms:
            m.call(deleter, Arguments(given), site)
            done = True
    return done


def _accessor(m: Machine, ref: Ref, atom: Atom, names: tuple[str, str], site: int) -> tuple[Value, list[Value]]:
    """The function of a property or the method of a descriptor that is called so, with its first arguments."""
    if isinstance(atom, Typed) and is_property(atom):
        return _with_receiver(atom.attribute(names[0]) or BOTTOM, Value([ref])), []
    return load_method(m, atom, names[1], site), [Value([ref])]


def inside(m: Machine, atom: Atom) -> Value:
    """The container that an instance of a class derived from one is, its items; bottom for anything else."""
    obj = m.state.heap_object(atom.address, INSIDE) if isinstance(atom, Ref) else m.heap_object(atom)
    return obj.attributes.get(INSIDE, BOTTOM) if isinstance(obj, Instance) else BOTTOM


def as_base(m: Machine, atom: Atom, base: str) -> Typed:
    """An instance as one of a base from the catalogue, with the contents that it keeps as such."""
    row = m.catalogue.entry(base).get(schema.Returns)
    if row is None or not row.holds or not isinstance(atom, Ref):
        return Typed(m.catalogue.canonical(base))
    tag, site, frame = atom.address
    address = (f"content of {tag}", site, frame)
    if m.state.heap_object(address) is None:
        m.state.write(address, Mapping())
    return Typed(m.catalogue.canonical(base), ((SHOWN if row.shows else CONTENT, Value([Ref(address)])),))


def load_method(m: Machine, atom: Atom, name: str, site: int) -> Value:
    """A method of an instance of a class of the file; bottom where it has none."""
    cls = own_class(m, atom)
    return BOTTOM if cls is None else class_attribute(m, cls, name, Value([atom]), site, bound=True) or BOTTOM


def own_class(m: Machine, atom: Atom) -> Class | None:
    """The class of the file of which an atom is an instance."""
    if isinstance(atom, (Const, Text, Opaque)):
        return atom.cls
    if isinstance(atom, Ref):
        return m.state.class_at(atom.address)
    obj = m.heap_object(atom)
    return obj.cls if isinstance(obj, Instance) else None


def _bind(m: Machine, atom: Atom, wanted: Wanted, site: int) -> Value:
    cls, receiver, bound = wanted.cls, wanted.receiver, wanted.bound
    if isinstance(atom, Typed) and is_property(atom) and bound:
        return m.call(_with_receiver(atom.attribute("fget") or UNKNOWN, receiver), Arguments(), site)
    if isinstance(atom, Typed) and atom.cls == DISPATCHERS[1] and bound:
        return Value([Partial(Value([atom]), (receiver,), ())])
    if isinstance(atom, Qual) and bound and atom.name.rpartition(".")[0] in CONTAINERS:
        return Value([Partial(Value([atom]), (receiver,), ())])
    obj = m.heap_object(atom)
    if isinstance(obj, Instance) and obj.cls is not None:
        getter = class_attribute(m, obj.cls, "__get__", Value([atom]), site, bound=True)
        if getter is not None:  # a descriptor
            return m.call(getter, Arguments([receiver if bound else NONE, Value([cls])]), site)
    if not isinstance(atom, Function) or atom.receiver is not None:
        return Value([atom])
    decorators = m.definitions[atom.definition].decorators
    if "staticmethod" in decorators:
        return Value([atom])
    if "classmethod" in decorators:
        return Value([Function(atom.definition, atom.frames, Value([cls]), atom.defaults)])
    if not bound:
        return Value([atom])
    method = Value([Function(atom.definition, atom.frames, receiver, atom.defaults)])
    if "property" in decorators or "cached_property" in decorators:
        return m.call(method, Arguments(), site)
    return method


def super_attribute(m: Machine, atom: Super, name: str, site: int) -> Value:
    return join(_super_attribute(m, atom, cls, name, site) for cls in _receiving(m, atom))


def _receiving(m: Machine, atom: Super) -> list[Class]:
    """The classes whose order of bases decides what comes after the class of a `super()`: those of the receiver."""
    found = [own_class(m, each) or each for each in in_order(atom.receiver.atoms)]
    return [cls for cls in found if isinstance(cls, Class)] or [atom.cls]


def _super_attribute(m: Machine, atom: Super, cls: Class, name: str, site: int) -> Value:
    behind = following(cls, atom.cls)
    classes = [each for each in behind if isinstance(each, Class)]
    found = _found_in(m, classes, Wanted(cls, name, atom.receiver, bound=True), site)
    if found is not None:
        return found
    if name in OF_OBJECT:
        return Value([Method(atom, name)])
    foreign = names_of(behind)
    texts = Value(each for each in atom.receiver.atoms if isinstance(each, (Const, Text, Opaque)))
    if texts.atoms:
        return Value([Partial(Value([Qual(f"builtins.str.{name}")]), (of_class(texts, None),), ())])
    content = join(inside(m, each) for each in atom.receiver.atoms)
    if content.atoms and not CONTAINERS.keys().isdisjoint(foreign):
        return Value([Method(atom, name)] if name == "__init__" else [Method(each, name) for each in content.atoms])
    if name == "__init__" and any(exception_name(base) for base in foreign):
        return Value([Method(atom, name)])
    if name == "__init__":
        return Value([Qual(m.catalogue.canonical(base)) for base in foreign]) if foreign else HARMLESS
    inherited = (Method(as_base(m, each, base), name) for base in foreign for each in atom.receiver.atoms)
    return Value(inherited) if foreign else UNKNOWN

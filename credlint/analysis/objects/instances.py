"""Attributes of classes of the file and of their instances."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from credlint.analysis.core.arguments import Arguments, Call
from credlint.analysis.core.machine import Machine
from credlint.analysis.domain.hierarchy import (
    bases,
    exception_name,
    following,
    foreign_bases,
    is_enum,
    joined_instance,
    names_of,
)
from credlint.analysis.domain.provenance import UNKNOWN_ORIGIN
from credlint.analysis.domain.values import (
    BOTTOM,
    HARMLESS,
    MEMBER,
    NONE,
    UNKNOWN,
    Atom,
    Class,
    Const,
    Function,
    Instance,
    Mapping,
    Method,
    Naming,
    Opaque,
    Qual,
    Ref,
    Seq,
    Super,
    Typed,
    Value,
    either,
    in_order,
    join,
    only,
)
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


def _found_in(m: Machine, classes: Sequence[Class], wanted: Wanted, site: int) -> Value | None:
    found = _lookup(m, classes, wanted.name)
    return None if found is None else join(_bind(m, atom, wanted, site) for atom in in_order(found.atoms))


PROPERTY = "builtins.property"
"""The class of a property: its functions are the attributes "fget", "fset" and "fdel"."""

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


def blank(m: Machine, cls: Class, site: int) -> Value:
    """A new instance without attributes, as `object.__new__` creates it."""
    return m.allocate(site, Instance(cls, {}), f"new {cls.definition}")


def class_of(m: Machine, atom: Atom) -> Value:
    """`type(object)`: a class of the file, of the receiver of an entry point also any subclass; harmless for others."""
    obj = m.heap_object(atom)
    if not isinstance(obj, Instance) or obj.cls is None:
        return HARMLESS
    if isinstance(atom, Ref) and atom.address == joined_instance(obj.cls):
        return Value([obj.cls, *m.subclasses.get(obj.cls.definition, {}).values()])
    return Value([obj.cls])


def is_property(atom: Atom) -> bool:
    """Whether an atom is a property."""
    return isinstance(atom, Typed) and atom.cls == PROPERTY


SETTER = "__setattr__"
"""The method that runs when an attribute is assigned, whatever its name."""

OF_OBJECT = frozenset({"__new__", SETTER, "__getattribute__", "__delattr__"})
"""Methods that every class has from `object`."""


def manages(m: Machine, atom: Atom) -> bool:
    """Whether a class attribute decides what becomes of assignments to the attribute of an instance."""
    if isinstance(atom, Typed):
        return is_property(atom) and atom.attribute("fset") is not None
    obj = m.heap_object(atom)
    return isinstance(obj, Instance) and obj.cls is not None and _lookup(m, bases(obj.cls), "__set__") is not None


def _lookup(m: Machine, classes: Sequence[Class], name: str) -> Value | None:
    """A class attribute as it is."""
    for each in classes:
        obj = m.state.heap_object(each.address)
        if isinstance(obj, Instance) and name in obj.attributes:
            return obj.attributes[name]
    return None


def _managing(m: Machine, cls: Class, name: str) -> list[Atom]:
    """The properties with a setter and the descriptors that manage an attribute of the instances of a class."""
    if name not in m.managed:
        return []
    return [atom for atom in in_order((_lookup(m, bases(cls), name) or BOTTOM).atoms) if manages(m, atom)]


def run_setter(m: Machine, ref: Ref, name: str, value: Value, site: int) -> bool:
    """Run what the class of an instance does when its attribute is assigned; False where it does nothing."""
    obj = m.state.heap_object(ref.address)
    managing = _managing(m, obj.cls, name) if isinstance(obj, Instance) and obj.cls is not None else []
    for atom in managing:
        if isinstance(atom, Typed):
            m.call(_with_receiver(atom.attribute("fset") or UNKNOWN, Value([ref])), Arguments([value]), site)
        else:
            setter = load_method(m, atom, "__set__", site)
            m.call(setter, Arguments([Value([ref]), value]), site)
    return bool(managing)


def load_method(m: Machine, atom: Atom, name: str, site: int) -> Value:
    """A method of an instance of a class of the file; bottom where it has none."""
    obj = m.heap_object(atom)
    if not isinstance(obj, Instance) or obj.cls is None:
        return BOTTOM
    return class_attribute(m, obj.cls, name, Value([atom]), site, bound=True) or BOTTOM


def _bind(m: Machine, atom: Atom, wanted: Wanted, site: int) -> Value:
    cls, receiver, bound = wanted.cls, wanted.receiver, wanted.bound
    if isinstance(atom, Typed) and is_property(atom) and bound:
        return m.call(_with_receiver(atom.attribute("fget") or UNKNOWN, receiver), Arguments(), site)
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


def instance_attribute(m: Machine, ref: Ref, obj: Instance, name: str, site: int) -> Value:
    """An attribute of an instance: its own, its class's, or what any method of the file gives it."""
    own = obj.attributes.get(name)
    if name in ("_asdict", "_replace"):
        return Value([Method(ref, name)])
    if obj.cls is None:
        if own is None and (name.startswith("__") or (obj.is_tuple and hasattr(tuple, name))):
            return Value([Method(ref, name)])
        return own if own is not None else obj.rest or UNKNOWN
    joined = ref.address == joined_instance(obj.cls)
    if own is not None and not joined and not _managing(m, obj.cls, name):
        return own
    receiver = Value([ref])
    if name == "value" and is_enum(obj.cls):
        return members_of(m, obj.cls)
    found = class_attribute(m, obj.cls, name, receiver, site, bound=True)
    subclasses = list(m.subclasses.get(obj.cls.definition, {}).values()) if joined else []
    for subclass in subclasses:  # any of them may be `self` of a method that nobody calls
        found = either(found, _overridden(m, subclass, name, receiver, site))
    if own is not None and not _managing(m, obj.cls, name):
        return own if found is None else own | found
    assigned = _assigned(m, (*bases(obj.cls), *subclasses), name)
    if found is not None:
        if not assigned.atoms and found == NONE:  # a default that somebody outside replaces
            return found | Value([Opaque(frozenset([UNKNOWN_ORIGIN]), f"self.{name}", Naming.PARAMETER)])
        return found | assigned
    return assigned if assigned.atoms else _foreign_attribute(m, ref, obj.cls, name, site)


def _assigned(m: Machine, classes: Iterable[Class], name: str) -> Value:
    """What any method of the file assigns to an attribute of instances of these classes."""
    objs = (m.state.heap_object(joined_instance(each)) for each in classes)
    return join(obj.attributes[name] for obj in objs if isinstance(obj, Instance) and name in obj.attributes)


def _foreign_attribute(m: Machine, ref: Ref, cls: Class, name: str, site: int) -> Value:
    """An attribute of an instance that the file does not define: of a base from elsewhere, or by `__getattr__`."""
    if name in OF_OBJECT:
        return Value([Method(ref, name)])
    inherited_atoms = [_inherited(m, base, name) for base in foreign_bases(cls)]
    if any(inherited_atoms):
        return Value(atom for atom in inherited_atoms if atom is not None)
    if name in (*DUMPS, *TEXT_DUMPS) and any(base.endswith(_MODELS) for base in foreign_bases(cls)):
        return Value([Method(ref, name)])
    getter = class_attribute(m, cls, "__getattr__", Value([ref]), site, bound=True)
    if getter is not None:
        return m.call(getter, Arguments([Value([Const(name)])]), site)
    m.recorder.observe(name in m.demand.escaping_methods)  # of a class that inherits from this one and from others
    return Value([Opaque(frozenset([UNKNOWN_ORIGIN]), f"self.{name}", Naming.PARAMETER)])


def _inherited(m: Machine, base: str, name: str) -> Atom | None:
    """What an instance has from a class of the catalogue."""
    if m.catalogue.entry(f"{base}.{name}").rows or m.catalogue.entry(base).rows:
        return Method(Typed(m.catalogue.canonical(base)), name)
    return foreign_member(m, base, name)


def _overridden(m: Machine, subclass: Class, name: str, receiver: Value, site: int) -> Value | None:
    obj = m.state.heap_object(subclass.address)
    if not isinstance(obj, Instance) or name not in obj.attributes:
        return None
    wanted = Wanted(subclass, name, receiver, bound=True)
    return join(_bind(m, atom, wanted, site) for atom in in_order(obj.attributes[name].atoms))


def super_attribute(m: Machine, atom: Super, name: str, site: int) -> Value:
    return join(_super_attribute(m, atom, cls, name, site) for cls in _receiving(m, atom))


def _receiving(m: Machine, atom: Super) -> list[Class]:
    """The classes whose order of bases decides what comes after the class of a `super()`: those of the receiver."""
    found = [
        obj.cls if isinstance(obj := m.heap_object(each), Instance) else each for each in in_order(atom.receiver.atoms)
    ]
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
    if name == "__init__" and any(exception_name(base) for base in foreign):
        return Value([Method(atom, name)])
    if name == "__init__":
        return Value([Qual(m.catalogue.canonical(base)) for base in foreign]) if foreign else HARMLESS
    return Value([Method(Typed(m.catalogue.canonical(base)), name) for base in foreign]) if foreign else UNKNOWN


def enum_member(m: Machine, cls: Class, name: str, site: int) -> Value:
    """A member of an enum: its value and name are attributes; a text one is its value besides."""
    if name == "__members__":
        return Value([Mapping(items={member: enum_member(m, cls, member, site) for member in _members(m, cls)})])
    found = class_attribute(m, cls, name, Value([cls]), site, bound=False)
    if found is None or any(_is_no_member(atom) for atom in found.atoms):
        return found or Value([Method(cls, name)])
    if any(base.rpartition(".")[2] in ("StrEnum", "str") for base in foreign_bases(cls)):
        return found
    return Value([Typed(MEMBER, (("value", found), ("name", Value([Const(name)]))))])


def _members(m: Machine, cls: Class) -> dict[str, Value]:
    """The members of an enum of the file: name → value, in order."""
    return {
        name: value
        for each in bases(cls)
        if isinstance(obj := m.state.heap_object(each.address), Instance)
        for name, value in obj.attributes.items()
        if not name.startswith("_") and not any(_is_no_member(atom) for atom in value.atoms)
    }


def _is_no_member(atom: Atom) -> bool:
    """Whether an attribute in the body of an enum is a method or property."""
    return isinstance(atom, Function) or is_property(atom)


def members(m: Machine, cls: Class, site: int) -> list[Value]:
    """The members of an enum, one by one."""
    return [enum_member(m, cls, name, site) for name in _members(m, cls)]


def _member_called(m: Machine, cls: Class, name: Value, site: int) -> Value:
    """`Enum[name]`: the member of that name, or any."""
    known = only(name)
    if known is not None and known.value in _members(m, cls):
        return enum_member(m, cls, str(known.value), site)
    found = join(members(m, cls, site))
    return found if found.atoms else UNKNOWN


def class_item(m: Machine, cls: Class, index: Value, site: int) -> Value:
    """`Class[index]`: the member of an enum, what a class makes of it itself, else the class with a type for a
    parameter."""
    if is_enum(cls):
        return _member_called(m, cls, index, site)
    own = class_attribute(m, cls, "__class_getitem__", Value([cls]), site, bound=False)
    functions = [each for each in own.atoms if isinstance(each, Function)] if own is not None else []
    if not functions:
        return Value([cls])
    return join(m.call(Value([replace(each, receiver=Value([cls]))]), Arguments([index]), site) for each in functions)


def members_of(m: Machine, cls: Class) -> Value:
    """The values of all members of an enum of the file: any of them may be the receiver of its methods."""
    return join(_members(m, cls).values())


def foreign_member(m: Machine, cls: str, name: str) -> Atom | None:
    """An attribute that is an object with methods of its own: the `logger` of an application, a handler's `wfile`."""
    path = f"{m.catalogue.canonical(cls)}.{name}"
    row = m.catalogue.entry(path).get(schema.Returns)
    if row is not None and row.attribute:
        made = Typed(row.returns)
        return Seq(rest=Value([made]), ordered=False) if row.many else made
    known = m.catalogue.canonical(path)
    if known != path or (m.catalogue.children(path) and not m.catalogue.entry(path).rows):
        return Typed(known)
    return None


DUMPS = ("_asdict", "dict", "model_dump")
TEXT_DUMPS = ("json", "model_dump_json")
"""Methods of named tuples and pydantic's models that give all fields, as a dict or as a text."""


_MODELS = ("BaseModel", "BaseSettings", "SQLModel")

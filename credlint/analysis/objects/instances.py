"""Attributes of classes of the file and of their instances."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from credlint.analysis.core.arguments import Arguments
from credlint.analysis.core.machine import Machine
from credlint.analysis.domain.addresses import without_identities
from credlint.analysis.domain.hierarchy import (
    bases,
    container_base,
    foreign_bases,
    is_enum,
    is_text,
    joined_instance,
    of_class,
)
from credlint.analysis.domain.joins import either
from credlint.analysis.domain.markers import field_of, is_nothing
from credlint.analysis.domain.provenance import EMPTY, KINDS, UNKNOWN_ORIGIN, Origin
from credlint.analysis.domain.state import attribute
from credlint.analysis.domain.value_kinds import MEMBER, MEMBER_CLASS, Naming
from credlint.analysis.domain.values import (
    BOTTOM,
    HARMLESS,
    UNKNOWN,
    Atom,
    Class,
    Const,
    Function,
    Instance,
    Key,
    Mapping,
    Method,
    Opaque,
    Ref,
    Seq,
    Text,
    Typed,
    Value,
    constants,
    is_none,
    join,
    only,
)
from credlint.analysis.objects.class_attributes import (
    OF_OBJECT,
    TEXTS,
    as_base,
    class_attribute,
    inside,
    is_property,
    lookup,
    managing,
    overridden,
    own_class,
)
from credlint.analysis.objects.records import PYDANTIC, is_declared
from credlint.catalogue import schema
from credlint.catalogue.kinds import Role


def class_of(m: Machine, atom: Atom) -> Value:
    """`type(object)`: a class of the file, of the receiver of an entry point also any subclass; harmless for others."""
    cls = own_class(m, atom)
    if cls is None:
        return HARMLESS
    if isinstance(atom, Ref) and atom.address == joined_instance(cls):
        return Value([cls, *m.subclasses.get(cls.definition, {}).values()])
    return Value([cls])


def instance_attribute(m: Machine, ref: Ref, obj: Instance, name: str, site: int) -> Value:
    """An attribute of an instance: its own, its class's, or what any method of the file gives it."""
    own = obj.attributes.get(name)
    own = None if own is None else _known(m, own, name)
    if name in ("_asdict", "_replace"):
        return Value([Method(ref, name)])
    if obj.cls is None:
        if own is None and (name.startswith("__") or (obj.is_tuple and hasattr(tuple, name))):
            return Value([Method(ref, name)])
        return own if own is not None else field_of(obj.rest or UNKNOWN, name)
    joined = ref.address == joined_instance(obj.cls)
    if own is not None and not joined and not managing(m, obj.cls, name):
        return own
    receiver = Value([ref])
    if name == "value" and is_enum(obj.cls):
        return members_of(m, obj.cls)
    declares = own is not None and joined and is_declared(m, obj.cls, name)
    found = None if declares else class_attribute(m, obj.cls, name, receiver, site, bound=True)
    subclasses = list(m.subclasses.get(obj.cls.definition, {}).values()) if joined else []
    for subclass in subclasses:  # any of them may be `self` of a method that nobody calls
        found = either(found, overridden(m, subclass, name, receiver, site))
    if own is not None and not managing(m, obj.cls, name):
        return own if found is None else own | found
    assigned = _assigned(m, (*bases(obj.cls), *subclasses), name)
    if found is not None:
        if not assigned.atoms and is_nothing(found):  # a default that somebody outside replaces
            return found | Value([_outside(m, name)])
        return found | assigned
    return assigned if assigned.atoms else _foreign_attribute(m, ref, obj.cls, name, site)


def _outside(m: Machine, name: str) -> Opaque:
    """What somebody outside the file may give an attribute that nothing in it gives a value."""
    return m.uses.at(frozenset([UNKNOWN_ORIGIN]), f"self.{name}", Naming.PARAMETER)


def _known(m: Machine, own: Value, name: str) -> Value:
    """What is known to be assigned to an attribute: a test may have kept what it was before anything was."""
    if len(own.atoms) == 1 or (outside := _outside(m, name)) not in without_identities(own).atoms:
        return own
    given = [atom for atom in own.atoms if without_identities(Value([atom])) != Value([outside])]
    assigned = any(not is_none(atom) and not (isinstance(atom, Opaque) and atom.labels >= EMPTY) for atom in given)
    return Value(given) if assigned else own


def _assigned(m: Machine, classes: Iterable[Class], name: str) -> Value:
    """What any method of the file assigns to an attribute of instances of these classes."""
    found = (attribute(m.state.heap_object(joined_instance(each), name), name) for each in classes)
    return join(_known(m, value, name) for value in found if value is not None)


def _foreign_attribute(m: Machine, ref: Ref, cls: Class, name: str, site: int) -> Value:
    """An attribute of an instance that the file does not define: of a base from elsewhere, or by `__getattr__`."""
    content = inside(m, ref)
    if content.atoms and (held := _held(m, ref, content, name)).atoms:
        return held
    if name in OF_OBJECT or name in TEXTS:
        return Value([Method(ref, name)])
    if name in MODEL_METHODS and not PYDANTIC.isdisjoint(base.rpartition(".")[2] for base in foreign_bases(cls)):
        return Value([Method(ref, name)])
    inherited_atoms = [_inherited(m, ref, base, name) for base in foreign_bases(cls)]
    if any(inherited_atoms):
        return Value(atom for atom in inherited_atoms if atom is not None)
    getter = class_attribute(m, cls, "__getattr__", Value([ref]), site, bound=True)
    if getter is not None:
        return m.call(getter, Arguments([Value([Const(name)])]), site)
    m.recorder.observe(name in m.demand.escaping_methods)  # of a class that inherits from this one and from others
    return Value([_outside(m, name)])


def _held(m: Machine, ref: Ref, content: Value, name: str) -> Value:
    """What an instance has from the container that it is: a method, or an item where its `__dict__` is itself."""
    obj = m.heap_object(ref)
    assert isinstance(obj, Instance) and obj.cls is not None
    kind = container_base(obj.cls)
    if name == "data":
        return content
    if kind is not None and hasattr(kind, name):
        return Value(Method(atom, name) for atom in content.atoms)
    kept = m.heap_objects(obj.attributes.get("__dict__", BOTTOM))
    return join(each.items[name] for each in kept if isinstance(each, Mapping) and name in each.items)


def _inherited(m: Machine, ref: Ref, base: str, name: str) -> Atom | None:
    """What an instance has from a class of the catalogue."""
    if m.catalogue.entry(f"{base}.{name}").rows or m.catalogue.entry(base).rows:
        return Method(as_base(m, ref, base), name)
    return foreign_member(m, base, name)


def enum_member(m: Machine, cls: Class, name: str, site: int) -> Value:
    """A member of an enum: its value and name are attributes; a text one is its value besides."""
    if name == "__members__":
        return Value([Mapping(items={member: enum_member(m, cls, member, site) for member in _members(m, cls)})])
    found = class_attribute(m, cls, name, Value([cls]), site, bound=False)
    if found is None or any(_is_no_member(atom) for atom in found.atoms):
        return found or Value([Method(cls, name)])
    if is_text(cls):
        return of_class(found, cls)
    if constants(found) is not None:  # of two names for one value the first is the member's
        name = next((first for first, value in _members(m, cls).items() if value == found), name)
    known = {"value": found, "_value_": found, "name": Value([Const(name)]), "_name_": Value([Const(name)])}
    return Value([Typed(MEMBER, (*known.items(), (MEMBER_CLASS, Value([cls])), *_made_member(m, cls, found, site)))])


def _made_member(m: Machine, cls: Class, value: Value, site: int) -> Iterable[tuple[str, Value]]:
    """What the constructor of an enum makes of the value of a member: further attributes."""
    constructor = lookup(m, bases(cls), "__init__")
    if constructor is None:
        return ()
    member = m.allocate(site, Instance(cls, {}), f"member {cls.definition}")
    tuples = [atom.items for atom in value.atoms if isinstance(atom, Seq) and atom.exact]
    m.call(constructor, Arguments([member, *(tuples[0] if tuples else [value])]), site)
    (made,) = m.heap_objects(member)
    return made.attributes.items() if isinstance(made, Instance) else ()


def member_attribute(m: Machine, member: Typed, name: str, site: int) -> Value:
    """An attribute of a member of an enum that its class defines: a method or property."""
    cls = next((atom for atom in (member.attribute(MEMBER_CLASS) or BOTTOM).atoms if isinstance(atom, Class)), None)
    found = None if cls is None else class_attribute(m, cls, name, Value([member]), site, bound=True)
    return Value([Method(member, name)]) if found is None else found


def text_attribute(m: Machine, atom: Const | Text | Opaque, cls: Class, name: str, site: int) -> Value | None:
    """An attribute of a text that is an instance of a class of the file: of the class, or given to it; None where it
    has none."""
    plain = of_class(Value([atom]), None)
    if is_enum(cls) and name in ("value", "_value_"):
        return plain
    if is_enum(cls) and name in ("name", "_name_"):
        wanted = constants(plain)
        same = (key for key, value in _members(m, cls).items() if wanted is None or constants(value) == wanted)
        return Value(Const(key) for key in same)
    found = class_attribute(m, cls, name, Value([atom]), site, bound=True)
    if found is not None:
        return found
    given = _assigned(m, bases(cls), name)
    return given if given.atoms else None


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


def member_of(m: Machine, cls: Class, value: Value, site: int) -> Value:
    """`Enum(value)`: the member with that value, or any."""
    wanted = {each.value for each in constants(value) or ()}
    known = {name: constants(each) for name, each in _members(m, cls).items()}
    same = [name for name, each in known.items() if each is not None and len(each) == 1 and each[0].value in wanted]
    found = join(enum_member(m, cls, name, site) for name in same or known)
    return found if found.atoms else UNKNOWN


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

COPIES = ("copy", "model_copy")
"""Methods of pydantic's models that give another one, with some fields changed."""

MODEL_METHODS = frozenset({*DUMPS, *TEXT_DUMPS, *COPIES})


def field_origin(m: Machine, atom: Typed, row: schema.CredentialClass, field: str, role: Role, site: int) -> Origin:
    """The origin of a credential object's field."""
    name = f"{row.name.rpartition('.')[2]}.{field}"
    return Origin(KINDS[row.lifetime], name, role, site, guessed=atom.attribute(GUESSED) is not None)


GUESSED = " guessed"
"""The mark, no attribute of Python's, of an object that came from a call known by its name alone."""


def credential_fields(m: Machine, atom: Typed, site: int) -> dict[Key, Value]:
    """The attributes of a credential object: those that the program has made it of, else what the library found."""
    row = m.catalogue.classes.get(atom.cls)
    if row is None:
        return {}
    found: dict[Key, Value] = {}
    for field, role in row.fields:
        origin = field_origin(m, atom, row, field, role, site)
        found[field] = atom.attribute(field) or Value([Opaque(frozenset([origin]))])
    return found


def made_fields(atom: Atom | None, row: schema.CredentialClass | None) -> tuple[tuple[str, Value], ...]:
    """Those attributes of a credential object that the program has made it of."""
    if row is None or not isinstance(atom, Typed):
        return ()
    known = ((field, atom.attribute(field)) for field, _ in row.fields)
    return tuple((field, value) for field, value in known if value is not None)

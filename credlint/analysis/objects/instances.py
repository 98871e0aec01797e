"""Attributes of classes of the file and of their instances."""

from __future__ import annotations

from credlint.analysis.core.arguments import Arguments
from credlint.analysis.core.machine import Machine
from credlint.analysis.domain.hierarchy import bases, exception_name, foreign_bases, is_enum, summary
from credlint.analysis.domain.provenance import UNKNOWN_ORIGIN
from credlint.analysis.domain.values import (
    BOTTOM,
    HARMLESS,
    NONE,
    UNKNOWN,
    Atom,
    Binding,
    Class,
    Const,
    Function,
    Instance,
    Method,
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
)
from credlint.catalogue import schema


def class_attribute(
    m: Machine, cls: Class, name: str, receiver: Value, site: int, *, bound: bool, skip: int = 0
) -> Value | None:
    """An attribute found in the class or its bases, its functions bound to `receiver`; None where there is none."""
    for each in bases(cls)[skip:]:
        shape = m.state.shape(each.address)
        if isinstance(shape, Instance) and name in shape.attributes:
            found = shape.attributes[name]
            return join(_bind(m, atom, cls, receiver, site, bound=bound) for atom in in_order(found.atoms))
    return None


def _bind(m: Machine, atom: Atom, cls: Class, receiver: Value, site: int, *, bound: bool) -> Value:
    shape = m.shape(atom)
    if isinstance(shape, Instance) and shape.cls is not None:
        getter = class_attribute(m, shape.cls, "__get__", Value([atom]), site, bound=True)
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


def instance_attribute(m: Machine, ref: Ref, shape: Instance, name: str, site: int) -> Value:
    """An attribute of an instance: its own, its class's, or what any method of the file gives it."""
    own = shape.attributes.get(name)
    if name in ("_asdict", "_replace"):
        return Value([Method(ref, name)])
    if shape.cls is None:
        return own if own is not None else shape.rest or UNKNOWN
    joined = ref.address == summary(shape.cls)
    if own is not None and not joined:
        return own
    receiver = Value([ref])
    if name == "value" and is_enum(shape.cls):
        return members_of(m, shape.cls)
    found = class_attribute(m, shape.cls, name, receiver, site, bound=True)
    heirs = list(m.heirs.get(shape.cls.definition, {}).values()) if joined else []
    for heir in heirs:  # any of them may be `self` of a method that nobody calls
        found = either(found, _overridden(m, heir, name, receiver, site))
    if own is not None:
        return own if found is None else own | found
    assigned = BOTTOM
    for each in (*bases(shape.cls), *heirs):
        inherited = m.state.shape(summary(each))
        if isinstance(inherited, Instance) and name in inherited.attributes:
            assigned = assigned | inherited.attributes[name]
    if found is not None:
        if not assigned.atoms and found == NONE:  # a default that somebody outside replaces
            return found | Value([Opaque(frozenset([UNKNOWN_ORIGIN]), f"self.{name}", Binding.PARAMETER)])
        return found | assigned
    if assigned.atoms:
        return assigned
    inherited_atoms = [_inherited(m, base, name) for base in foreign_bases(shape.cls)]
    if any(inherited_atoms):
        return Value(atom for atom in inherited_atoms if atom is not None)
    if name in (*DUMPS, *TEXT_DUMPS) and any(base.endswith(_MODELS) for base in foreign_bases(shape.cls)):
        return Value([Method(ref, name)])
    getter = class_attribute(m, shape.cls, "__getattr__", receiver, site, bound=True)
    if getter is not None:
        return m.call(getter, Arguments([Value([Const(name)])]), site)
    m.recorder.meet(name in m.relevance.methods)  # of a class that inherits from this one and from others
    return Value([Opaque(frozenset([UNKNOWN_ORIGIN]), f"self.{name}", Binding.PARAMETER)])


def _inherited(m: Machine, base: str, name: str) -> Atom | None:
    """What an instance has from a class of the catalogue."""
    if m.catalogue.entry(f"{base}.{name}").rows or m.catalogue.entry(base).rows:
        return Method(Typed(m.catalogue.canonical(base)), name)
    return foreign_member(m, base, name)


def _overridden(m: Machine, heir: Class, name: str, receiver: Value, site: int) -> Value | None:
    shape = m.state.shape(heir.address)
    if not isinstance(shape, Instance) or name not in shape.attributes:
        return None
    return join(_bind(m, atom, heir, receiver, site, bound=True) for atom in in_order(shape.attributes[name].atoms))


def super_attribute(m: Machine, atom: Super, name: str, site: int) -> Value:
    found = class_attribute(m, atom.cls, name, atom.receiver, site, bound=True, skip=1)
    if found is not None:
        return found
    if name == "__new__":
        return Value([Method(atom, name)])
    foreign = foreign_bases(atom.cls)
    if name == "__init__" and any(exception_name(base) for base in foreign):
        return Value([Method(atom, name)])
    if name == "__init__":
        return Value([Qual(m.catalogue.canonical(base)) for base in foreign]) if foreign else HARMLESS
    return Value([Method(Typed(m.catalogue.canonical(base)), name) for base in foreign]) if foreign else UNKNOWN


def enum_member(m: Machine, cls: Class, name: str, site: int) -> Value:
    """A member of an enum: its value and name are attributes; a text one is its value besides."""
    found = class_attribute(m, cls, name, Value([cls]), site, bound=False)
    if found is None or any(isinstance(atom, Function) for atom in found.atoms):
        return found or Value([Method(cls, name)])
    if any(base.rpartition(".")[2] in ("StrEnum", "str") for base in foreign_bases(cls)):
        return found
    return Value([Typed(MEMBER, (("value", found), ("name", Value([Const(name)]))))])


def members_of(m: Machine, cls: Class) -> Value:
    """The values of all members of an enum of the file: any of them may be the receiver of its methods."""
    return join(
        value
        for each in bases(cls)
        if isinstance(shape := m.state.shape(each.address), Instance)
        for value in shape.attributes.values()
        if not any(isinstance(atom, Function) for atom in value.atoms)
    )


MEMBER = "enum member"
"""The class of an enum's members."""


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

"""Attributes of things: of modules, instances, classes, credential objects and unknown values."""

from __future__ import annotations

from functools import lru_cache

from credlint.analysis import limits
from credlint.analysis.ancestry import bases, exception_name, foreign_bases, is_enum, summary
from credlint.analysis.arguments import Arguments, Call
from credlint.analysis.environment import ENVIRON, copy_shape
from credlint.analysis.machine import Machine
from credlint.analysis.origins import NO_ORIGINS, UNKNOWN_ORIGIN, Kind, Origin
from credlint.analysis.reach import note_store, taint
from credlint.analysis.reads import READERS
from credlint.analysis.state import PATHS
from credlint.analysis.values import (
    BOTTOM,
    HARMLESS,
    NONE,
    UNKNOWN,
    Address,
    Atom,
    Binding,
    Class,
    Const,
    Function,
    Instance,
    Key,
    Mapping,
    MappingKind,
    Method,
    Opaque,
    Qual,
    Ref,
    Seq,
    Super,
    Text,
    Typed,
    Value,
    either,
    in_order,
    is_none,
    join,
    only,
)
from credlint.catalogue import schema
from credlint.catalogue.kinds import Lifetime, Role
from credlint.catalogue.names import CREDENTIAL_NAMES

_SPELLED = frozenset(name.replace("_", "") for name in CREDENTIAL_NAMES)
_UNDECIDED = frozenset({Kind.UNKNOWN, Kind.PARAMETER, Kind.CONFIGURATION})
_BODIES = frozenset({"text", "content", "json", "read", "data", "body", "raw", "decode", "get", "items", "values"})
"""Attributes of a response that give its body; its status and headers show no credentials."""
DUMPS = ("_asdict", "dict", "model_dump")
TEXT_DUMPS = ("json", "model_dump_json")
"""Methods of named tuples and pydantic's models that give all fields, as a dict or as a text."""
_MODELS = ("BaseModel", "BaseSettings", "SQLModel")
CONTENT = "content"
"""The attribute under which an object of the catalogue keeps what it holds."""

SHOWN = "args"
"""The one under which it keeps what its text shows."""


@lru_cache(maxsize=4096)
def spelled_like_credential(name: str) -> bool:
    """Whether a name is spelled exactly like an AWS credential, in any case, snake or camel."""
    return name.replace("_", "").lower() in _SPELLED


def named(m: Machine, value: Value, name: str, site: int) -> Value:
    """`value` read under `name`: where its content is not known a credential's name says what it is."""
    if not spelled_like_credential(name):
        return value
    found: list[Atom] = []
    mark = m.origin(Kind.NAMED, site, name)
    for atom in value.atoms:
        if isinstance(atom, Opaque) and any(origin.kind in _UNDECIDED for origin in atom.origins):
            found.append(Opaque(atom.origins | {mark}, atom.name, atom.binding))
        elif (
            isinstance(atom, Qual) and atom.name.rpartition(".")[2] == name and not m.catalogue.knows_module(atom.name)
        ):
            found.append(Opaque(frozenset([UNKNOWN_ORIGIN, mark]), atom.name))  # imported from where nothing is known
        else:
            found.append(atom)
    return Value(found)


def attributes_named(m: Machine, value: Value, call: Call) -> Value:
    """`value` read by `get`: its key may be spelled like a credential."""
    key = only(call.at(0))
    if key is not None and isinstance(key.value, str):
        return named(m, value, key.value, call.site)
    return value


def qualified(m: Machine, name: str, site: int, *, direct: bool = False) -> Value:
    """The thing in a module that has this qualified name."""
    entry = m.catalogue.entry(name)
    if entry.rows:
        if entry.get(schema.Environment) is not None:
            return Value([Ref(ENVIRON)])
        if entry.get(schema.Configuration) is not None:
            return Value([Opaque(frozenset([m.origin(Kind.CONFIGURATION, site, name)]), name), Qual(name, direct)])
    return Value([Qual(m.catalogue.canonical(name), direct)])


def load_attribute(m: Machine, value: Value, name: str, site: int) -> Value:
    """`value.name`."""
    found = join(_attribute(m, atom, name, site) for atom in in_order(value.atoms) if not is_none(atom))
    return named(m, found if found.atoms else UNKNOWN, name, site)


def _attribute(m: Machine, atom: Atom, name: str, site: int) -> Value:
    match atom:
        case Qual():
            kept = m.state.variable((PATHS, f"{atom.name}.{name}"))
            return kept if kept is not None else qualified(m, f"{atom.name}.{name}", site)
        case Ref():
            shape = m.state.shape(atom.address)
            if isinstance(shape, Instance) and name == "__dict__":
                return attributes_of(m, atom, site)
            if isinstance(shape, Instance):
                return instance_attribute(m, atom, shape, name, site)
            if name == "_data" and isinstance(shape, Mapping) and shape.kind is MappingKind.ENVIRON:
                return m.allocate(site, copy_shape(shape), "data")
            return Value([Method(atom, name)])
        case Typed():
            return _typed_attribute(m, atom, name, site)
        case Opaque():
            path = f"{atom.name}.{name}" if atom.name else ""
            if name not in _BODIES and any(origin.kind is Kind.METADATA for origin in atom.origins):
                return Value([Opaque(NO_ORIGINS, path)])
            if path:
                key = (PATHS - m.frame.number - 1, path)
                kept = m.state.own(key, m.frame.base) if m.frame.number else m.state.variable(key)
                if kept is not None:
                    return kept
            binding = atom.binding if path else Binding.NONE
            m.recorder.meet(name in READERS or name in m.relevance.methods)  # a caller may know the object
            return Value([Opaque(atom.origins, path or f".{name}", binding)])
        case Class() if is_enum(atom):
            return _enum_member(m, atom, name, site)
        case Class():
            return class_attribute(m, atom, name, Value([atom]), site, bound=False) or Value([Method(atom, name)])
        case Super():
            return _super_attribute(m, atom, name, site)
        case Const() | Text() if name == "value":  # a member of an enum
            return Value([atom])
        case _:
            return Value([Method(atom, name)])


def attributes_of(m: Machine, atom: Atom, site: int) -> Value:
    """`vars(object)`: its attributes as a dict."""
    shape = m.shape(atom)
    if isinstance(shape, Instance):
        address = atom.address if isinstance(atom, Ref) else None
        return Value([Mapping(items=dict(shape.attributes), rest=shape.rest, of=address)])
    if isinstance(atom, Typed):
        return Value([Mapping(items=credential_fields(m, atom, site))]) if atom.cls in m.catalogue.classes else UNKNOWN
    if isinstance(atom, Opaque):
        return Value([Opaque(atom.origins)])
    return UNKNOWN


def _enum_member(m: Machine, cls: Class, name: str, site: int) -> Value:
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


def _typed_attribute(m: Machine, atom: Typed, name: str, site: int) -> Value:
    known = atom.attribute(name)
    if known is not None:
        return known
    if name == "__dict__":
        return Value([Mapping(items=credential_fields(m, atom, site))])
    field = credential_fields(m, atom, site).get(name)
    if field is not None:
        return field
    entry = m.catalogue.entry(f"{atom.cls}.{name}")
    if entry.get(schema.Configuration) is not None:  # an attribute, or a method that is about to be called
        origin = m.origin(Kind.CONFIGURATION, site, f"{atom.cls}.{name}")
        return Value([Method(atom, name), Opaque(frozenset([origin]), f"{atom.cls}.{name}")])
    return Value([_member(m, atom.cls, name) or Method(atom, name)])


def _member(m: Machine, cls: str, name: str) -> Atom | None:
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


def field_origin(m: Machine, atom: Typed, row: schema.CredentialClass, field: str, role: Role, site: int) -> Origin:
    """The origin of a credential object's field."""
    kind = Kind.LONG_TERM if row.lifetime is Lifetime.LONG_TERM else Kind.TEMPORARY
    name = f"{row.name.rpartition('.')[2]}.{field}"
    return Origin(kind, name, role, site, guessed=atom.attribute(GUESSED) is not None)


GUESSED = " guessed"
"""The mark, no attribute of Python's, of an object that came from a call known by its name alone."""


def credential_fields(m: Machine, atom: Typed, site: int) -> dict[Key, Value]:
    """The attributes of a credential object."""
    row = m.catalogue.classes.get(atom.cls)
    if row is None:
        return {}
    origins = {field: field_origin(m, atom, row, field, role, site) for field, role in row.fields}
    return {field: Value([Opaque(frozenset([origin]))]) for field, origin in origins.items()}


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
    return _member(m, base, name)


def _overridden(m: Machine, heir: Class, name: str, receiver: Value, site: int) -> Value | None:
    shape = m.state.shape(heir.address)
    if not isinstance(shape, Instance) or name not in shape.attributes:
        return None
    return join(_bind(m, atom, heir, receiver, site, bound=True) for atom in in_order(shape.attributes[name].atoms))


def _super_attribute(m: Machine, atom: Super, name: str, site: int) -> Value:
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


def store_attribute(m: Machine, target: Value, name: str, value: Value) -> None:
    """`target.name = value`."""
    refs = [atom for atom in target.atoms if isinstance(atom, Ref)]
    taint(m, name, value)
    note_store(m, target, value)
    for atom in target.atoms:
        match atom:
            case Ref():
                shape = m.state.shape(atom.address)
                if isinstance(shape, Instance):
                    strong = len(refs) == 1 and len(target.atoms) == 1
                    _set(m, atom.address, shape, name, value, strong=strong)
                    if shape.cls is not None and atom.address != summary(shape.cls):
                        _set_summary(m, shape.cls, name, value)
            case Class():
                shape = m.state.shape(atom.address)
                if isinstance(shape, Instance):
                    _set(m, atom.address, shape, name, value, strong=False)
            case Qual():
                m.state.variables[(PATHS, f"{atom.name}.{name}")] = value
            case Opaque() if atom.name:
                keep_path(m, f"{atom.name}.{name}", value)
            case _:
                pass


def _set(m: Machine, address: Address, shape: Instance, name: str, value: Value, *, strong: bool) -> None:
    if name not in shape.attributes and len(shape.attributes) >= limits.ATTRIBUTES:
        m.recorder.count("attributes", again=True)
        return
    attributes = dict(shape.attributes)
    attributes[name] = value if strong or name not in attributes else attributes[name] | value
    m.state.write(address, shape.with_attributes(attributes))


def _set_summary(m: Machine, cls: Class, name: str, value: Value) -> None:
    address = summary(cls)
    shape = m.state.shape(address)
    _set(m, address, shape if isinstance(shape, Instance) else Instance(cls, {}), name, value, strong=False)


def keep_path(m: Machine, path: str, value: Value) -> None:
    """Remember what an attribute of an unknown object holds, in the frame that is being run."""
    m.state.variables[(PATHS - m.frame.number - 1, path)] = value


def delete_attribute(m: Machine, target: Value, name: str) -> None:
    """`del target.name`."""
    for atom in target.atoms:
        if isinstance(atom, Ref):
            shape = m.state.shape(atom.address)
            if isinstance(shape, Instance):
                kept = {key: value for key, value in shape.attributes.items() if key != name}
                m.state.write(atom.address, shape.with_attributes(kept))

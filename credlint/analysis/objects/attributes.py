"""Attributes of things: of modules, instances, classes, credential objects and unknown values."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from credlint.analysis import limits
from credlint.analysis.core.arguments import Arguments
from credlint.analysis.core.escape import holds_secret, note_stored, taint
from credlint.analysis.core.injection import part_of
from credlint.analysis.core.machine import Machine
from credlint.analysis.core.unknown_objects import given, keep_path, named, need_identities, resolved
from credlint.analysis.demand.environment_reads import READERS
from credlint.analysis.domain.addresses import beside, part, parts_of, place_of, placed_at, without_identities
from credlint.analysis.domain.credential_names import spelled_like_credential
from credlint.analysis.domain.environment import ENVIRON, copy_object
from credlint.analysis.domain.hierarchy import INSIDE, is_enum, joined_instance
from credlint.analysis.domain.markers import unflagged
from credlint.analysis.domain.provenance import EMPTY, NO_LABELS, UNKNOWN_ORIGIN, Marker, MarkerKind, Provenance
from credlint.analysis.domain.state import FOREIGN_PATHS
from credlint.analysis.domain.value_kinds import MEMBER, MappingKind, Naming, SeqKind
from credlint.analysis.domain.values import (
    BOTTOM,
    NONE,
    UNKNOWN,
    Address,
    Atom,
    Class,
    Const,
    Function,
    HeapObject,
    Instance,
    Mapping,
    Method,
    Opaque,
    Partial,
    Qual,
    Ref,
    Seq,
    Super,
    Text,
    Typed,
    Value,
    in_order,
    is_none,
)
from credlint.analysis.linking.modules import load_member
from credlint.analysis.objects.class_attributes import (
    SETTER,
    class_attribute,
    inside,
    load_method,
    manages,
    metaclass_attribute,
    run_deleter,
    run_setter,
    super_attribute,
)
from credlint.analysis.objects.holders import held_under, hold
from credlint.analysis.objects.instances import (
    class_of,
    credential_fields,
    enum_member,
    foreign_member,
    instance_attribute,
    member_attribute,
    text_attribute,
)
from credlint.catalogue import schema
from credlint.catalogue.kinds import Lifetime

_BODIES = frozenset({"text", "content", "json", "read", "data", "body", "raw", "decode", "get", "items", "values"})
"""Attributes of a response that give its body; its status and headers show no credentials."""


_TEXT_ATTRIBUTES = frozenset({*dir(str), *dir(bytes), "data", "get_secret_value", "value"}) - {"__class__"}
"""What texts have, and what some objects that are texts add."""


def qualified(m: Machine, name: str, site: int, *, direct: bool = False) -> Value:
    """The thing in a module that has this qualified name."""
    entry = m.catalogue.entry(name)
    if entry.rows:
        if entry.get(schema.Environment) is not None:
            m.recorder.environment[site] = None
            return Value([Ref(ENVIRON)])
        if entry.get(schema.Configuration) is not None and entry.get(schema.Propagator) is None:
            return m.setting(site, name, name) | Value([Qual(name, direct)])
    return Value([Qual(m.catalogue.canonical(name), direct)])


def load_attribute(m: Machine, value: Value, name: str, site: int) -> Value:
    """`value.name`."""
    found = BOTTOM
    for atom in in_order(value.atoms):
        if not is_none(atom):
            found |= (given(m, atom, name) if m.filled else None) or _attribute(m, atom, name, site)
    return named(m, resolved(m, found) if found.atoms else UNKNOWN, name, site)


def _attribute(m: Machine, atom: Atom, name: str, site: int) -> Value:
    match atom:
        case Qual():
            return _module_attribute(m, atom, name, site)
        case Ref():
            return _object_attribute(m, atom, name, site)
        case Typed():
            return _typed_attribute(m, atom, name, site)
        case Const() | Text() | Opaque() if atom.cls is not None:
            found = text_attribute(m, atom, atom.cls, name, site)
            return _attribute(m, replace(atom, cls=None), name, site) if found is None else found
        case Opaque():
            return _opaque_attribute(m, atom, name)
        case Class():
            if name in ("__name__", "__qualname__"):
                return Value([Const(m.definitions[atom.definition].short_name)])
            if is_enum(atom):
                return enum_member(m, atom, name, site)
            found = class_attribute(m, atom, name, Value([atom]), site, bound=False)
            return found or metaclass_attribute(m, atom, name, site) or Value([Method(atom, name)])
        case Super():
            return super_attribute(m, atom, name, site)
        case Const() | Text():  # perhaps a member of an enum
            return Value([atom]) if name in ("value", "data") else Value([Method(atom, name)])
        case Function() | Method() | Partial() | Mapping() | Seq():
            return Value([Method(atom, name)])
        case _:
            assert_never(atom)


def _module_attribute(m: Machine, atom: Qual, name: str, site: int) -> Value:
    """An attribute of a module: what was assigned to it, else what a module of the program has, or the catalogue."""
    path = f"{atom.name}.{name}"
    kept = m.state.variable((FOREIGN_PATHS, path)) or load_member(m, atom, name)
    return kept if kept is not None else m.uses.of_module(qualified(m, path, site), site)


def _object_attribute(m: Machine, ref: Ref, name: str, site: int) -> Value:
    """An attribute of what lies in the heap."""
    obj = m.state.heap_object(ref.address, None if name == "__dict__" else name)
    if isinstance(obj, Instance) and name == "__dict__":
        return attributes_of(m, ref, site)
    if isinstance(obj, Instance) and name == "__class__":
        return class_of(m, ref)
    if isinstance(obj, Instance):
        found = instance_attribute(m, ref, obj, name, site)
        return parts_of(found, ref.address, f".{name}") if m.identifying else found
    own = _given(m.state.heap_object(beside(ref.address))) if isinstance(obj, (Mapping, Seq)) else {}
    if name in own:
        return own[name]
    if isinstance(obj, (Mapping, Seq)) and (name == "data" or (name == "queue" and isinstance(obj, Seq))):
        return _content(m, ref, obj, site)  # of UserDict, UserList, a queue
    if isinstance(obj, (Mapping, Seq)) and name == "__dict__":
        return Value([Mapping(items={**_inside(m, ref, obj, site), **own})])
    if isinstance(obj, Mapping) and name == "parents" and obj.kind is MappingKind.CHAIN:
        return obj.parents or m.allocate(site, Mapping(kind=MappingKind.CHAIN), "parents")
    if isinstance(obj, Mapping) and name == "maps":
        behind = () if obj.parents is None else (obj.parents,)
        return Value([Seq(items=(Value([ref]), *behind))])
    if isinstance(obj, Mapping) and name == "default_factory":
        return obj.factory or NONE
    if name == "_data" and isinstance(obj, Mapping) and obj.kind is MappingKind.ENVIRON:
        return m.allocate(site, copy_object(obj), "data")
    return Value([Method(ref, name)])


def _given(obj: HeapObject | None) -> dict[str, Value]:
    return obj.attributes if isinstance(obj, Instance) else {}


def _inside(m: Machine, ref: Ref, obj: Mapping | Seq, site: int) -> dict[str, Value]:
    """The attributes in which a container of Python's library keeps its items."""
    if isinstance(obj, Mapping) and obj.kind in (MappingKind.DICT, MappingKind.COUNTER):
        return {}
    return {"maps" if isinstance(obj, Mapping) else "data": _content(m, ref, obj, site)}


def _content(m: Machine, ref: Ref, obj: Mapping | Seq, site: int) -> Value:
    """What a container keeps inside, under a name of its own: itself, or the items of a queue."""
    if isinstance(obj, Seq) and obj.kind is SeqKind.QUEUE:
        return m.allocate(site, replace(obj, kind=SeqKind.DEQUE), "queue")
    return Value([ref])


def _opaque_attribute(m: Machine, atom: Opaque, name: str) -> Value:
    """An attribute of an unknown object: what was assigned to it, else as unknown as the object."""
    path = f"{atom.name}.{name}" if atom.name else ""
    if name not in _BODIES and any(origin.kind is Provenance.METADATA for origin in atom.labels):
        return Value([Opaque(NO_LABELS, path)])
    at = part_of(m, atom.at, name)
    if path:
        key = (FOREIGN_PATHS - m.frame.number - 1, path)
        kept = m.state.own(key, m.frame.base) if m.frame.number else m.state.variable(key)
        if kept is not None:
            return kept
    binding = atom.binding if path else Naming.NONE
    if _is_text(atom) and name not in _TEXT_ATTRIBUTES:
        return Value([m.uses.at(frozenset([UNKNOWN_ORIGIN]), path or f".{name}", binding, at)])
    m.recorder.observe(name in READERS or name in m.demand.escaping_methods)  # a caller may know the object
    labels = atom.labels if name in _TEXT_ATTRIBUTES else atom.labels - {Marker(MarkerKind.MASKED)}
    return Value([m.uses.at(labels, path or f".{name}", binding, at)])


def _is_text(atom: Opaque) -> bool:
    """Whether an unknown value is surely a text: a variable of the environment."""
    return bool(atom.labels) and all(
        label.kind in (Provenance.ENVIRONMENT, Provenance.WHOLE_ENVIRONMENT) or isinstance(label, Marker)
        for label in atom.labels
    )


def attributes_of(m: Machine, atom: Atom, site: int) -> Value:
    """`vars(object)`: its attributes as a dict."""
    obj = m.heap_object(atom)
    if isinstance(obj, Instance):
        address = atom.address if isinstance(atom, Ref) else None
        items = {key: value for key, value in obj.attributes.items() if key != INSIDE}
        return Value([Mapping(items=items, rest=obj.rest, of=address)])
    if isinstance(obj, (Mapping, Seq)) and isinstance(atom, Ref):
        return _object_attribute(m, atom, "__dict__", site)
    if isinstance(atom, Typed):
        return Value([Mapping(items=credential_fields(m, atom, site))]) if atom.cls in m.catalogue.classes else UNKNOWN
    if isinstance(atom, Opaque):
        return Value([Opaque(atom.labels)])
    return UNKNOWN


def _typed_attribute(m: Machine, atom: Typed, name: str, site: int) -> Value:
    known = atom.attribute(name)
    if known is not None:
        return known
    if atom.cls == MEMBER:
        return member_attribute(m, atom, name, site)
    if name == "__dict__":
        return Value([Mapping(items=credential_fields(m, atom, site))])
    field = credential_fields(m, atom, site).get(name)
    if field is not None:
        return field
    path = f"{atom.cls}.{name}"
    entry = m.catalogue.entry(path)
    row = m.catalogue.classes.get(atom.cls)
    if row is not None and row.lifetime is not Lifetime.LONG_TERM and not entry.rows and not name.startswith("_"):
        return Value([Opaque(EMPTY, path)])  # no such field, or a method that gives none
    lookup = entry.get(schema.Lookup)
    if lookup is not None and lookup.attribute:
        return held_under(m, atom, lookup, site)
    if entry.get(schema.Configuration) is not None:  # an attribute, or a method that is about to be called
        setting = m.setting(site, path, path)
        return placed_at(setting, part(atom.at, f".{name}")) | Value([Method(atom, name)])
    return Value([foreign_member(m, atom.cls, name) or Method(atom, name)])


def assign_attribute(m: Machine, target: Value, name: str, value: Value, site: int) -> None:
    """`target.name = value`: a `__setattr__` of the class runs, else what `object.__setattr__` does."""
    if SETTER in m.managed:
        others: list[Atom] = []
        for atom in in_order(target.atoms):
            own = load_method(m, atom, SETTER, site)
            if own.atoms:
                m.call(own, Arguments([Value([Const(name)]), value]), site)
            else:
                others.append(atom)
        target = Value(others)
    assign_by_object(m, target, name, value, site)


def assign_by_object(m: Machine, target: Value, name: str, value: Value, site: int) -> None:
    """`object.__setattr__(target, name, value)`: a property's setter or a descriptor's `__set__` runs, else the
    attribute is stored."""
    if name in m.managed:
        target = Value(
            atom for atom in target.atoms if not (isinstance(atom, Ref) and run_setter(m, atom, name, value, site))
        )
    store_attribute(m, target, name, value)


def store_attribute(m: Machine, target: Value, name: str, value: Value) -> None:
    """Put a value into an attribute of `target`, as it is."""
    value = unflagged(value)
    if not m.identifying and (spelled_like_credential(name) or holds_secret(m, value)):
        need_identities(m, target)
    strong = m.state.is_one(target)
    taint(m, name, value)
    note_stored(m, target, value)
    for atom in target.atoms:
        match atom:
            case Ref():
                _store_in_heap(m, atom, name, value, strong=strong)
            case Class():
                _set_on_class(m, atom, name, value, strong=strong)
            case Qual():
                m.state.variables[(FOREIGN_PATHS, f"{atom.name}.{name}")] = value
            case Const() | Text() | Opaque() if atom.cls is not None:
                _add_to_joined(m, atom.cls, name, value)
            case Opaque() | Typed() | Method() if (at := place_of(atom)) is not None:
                m.filled.add(beside(at))
                _set_at(m, beside(at), Instance(None, {}), name, value, strong=strong)
                _collect(m, atom, name, value)
            case Opaque() if atom.name:
                keep_path(m, f"{atom.name}.{name}", value)
            case Typed():
                _collect(m, atom, name, value)
            case Const() | Text() | Opaque() | Function() | Method() | Partial() | Super() | Mapping() | Seq():
                pass
            case _:
                assert_never(atom)


def _set_on_class(m: Machine, cls: Class, name: str, value: Value, *, strong: bool) -> None:
    obj = m.state.heap_object(cls.address)
    if isinstance(obj, Instance):
        _set(m, cls.address, obj, name, value, strong=strong)
    if any(manages(m, each) for each in value.atoms):
        m.managed.add(name)


def _set_shared(m: Machine, obj: Instance, name: str, value: Value) -> None:
    """Store an attribute among the items of the container that is an instance's `__dict__`: `self.__dict__ = self`."""
    for atom in obj.attributes.get("__dict__", BOTTOM).atoms:
        for each in inside(m, atom).atoms or [atom]:
            held = m.heap_object(each)
            if isinstance(each, Ref) and isinstance(held, Mapping) and name != INSIDE:
                m.state.write(each.address, held.with_items({**held.items, name: value}))


def _collect(m: Machine, atom: Atom, name: str, value: Value) -> None:
    """Put what is assigned to an attribute into the content of an object of the catalogue, where a row says so."""
    row = m.catalogue.entry(f"{atom.cls}.{name}").get(schema.Collector) if isinstance(atom, Typed) else None
    if isinstance(atom, Typed) and row is not None and row.key:
        hold(m, atom, row.key, value)


def _store_in_heap(m: Machine, ref: Ref, name: str, value: Value, *, strong: bool) -> None:
    """Set an attribute of an instance, or one that the program gives a container."""
    obj = m.state.heap_object(ref.address)
    if isinstance(obj, Instance):
        _set_shared(m, obj, name, value)
        _set(m, ref.address, obj, name, value, strong=strong)
        if obj.cls is not None and ref.address != joined_instance(obj.cls):
            _add_to_joined(m, obj.cls, name, without_identities(value))
    elif obj is not None:
        _set_at(m, beside(ref.address), Instance(None, {}), name, value, strong=strong)


def _add_to_joined(m: Machine, cls: Class, name: str, value: Value) -> None:
    address = joined_instance(cls)
    if not _is_full(m, m.state.peek(address), name):
        m.state.add(address, Instance(cls, {name: value}))


def _is_full(m: Machine, obj: HeapObject | None, name: str) -> bool:
    full = isinstance(obj, Instance) and name not in obj.attributes and len(obj.attributes) >= limits.ATTRIBUTES
    if full:
        m.recorder.count("attributes", repeatable=True)
    return full


def _set(m: Machine, address: Address, obj: Instance, name: str, value: Value, *, strong: bool) -> None:
    if not _is_full(m, obj, name):
        before = BOTTOM if strong else obj.attributes.get(name, BOTTOM)
        m.state.write(address, obj.with_attributes({**obj.attributes, name: before | value}))


def _set_at(m: Machine, address: Address, empty: Instance, name: str, value: Value, *, strong: bool) -> None:
    """Set an attribute of what lies at an address, or of an empty object there."""
    obj = m.state.heap_object(address)
    _set(m, address, obj if isinstance(obj, Instance) else empty, name, value, strong=strong)


def delete_attribute(m: Machine, target: Value, name: str, site: int) -> None:
    """`del target.name`: a `__delattr__` of the class runs, else what `object.__delattr__` does."""
    for atom in target.atoms:
        own = load_method(m, atom, "__delattr__", site)
        if own.atoms:
            m.call(own, Arguments([Value([Const(name)])]), site)
        elif not isinstance(atom, Ref) or not run_deleter(m, atom, name, site):
            delete_by_object(m, Value([atom]), name)


def delete_by_object(m: Machine, target: Value, name: str) -> None:
    """`object.__delattr__(target, name)`."""
    for atom in target.atoms:
        if isinstance(atom, Ref):
            obj = m.state.heap_object(atom.address)
            if isinstance(obj, Instance):
                kept = {key: value for key, value in obj.attributes.items() if key != name}
                m.state.write(atom.address, obj.with_attributes(kept))

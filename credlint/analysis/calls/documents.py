"""Texts of documents: what a serialiser makes of objects, and that what is read back has the structure of what was
written."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import assert_never

from credlint.analysis import limits
from credlint.analysis.core.arguments import Arguments, Call
from credlint.analysis.core.machine import Machine
from credlint.analysis.domain.addresses import reachable
from credlint.analysis.domain.environment import labels_of
from credlint.analysis.domain.literal_shapes import as_text
from credlint.analysis.domain.value_kinds import SeqKind
from credlint.analysis.domain.values import (
    Atom,
    Class,
    Const,
    Instance,
    Mapping,
    Opaque,
    Seq,
    Typed,
    Value,
    const,
    in_order,
    join,
    only,
)
from credlint.analysis.models.constructors import deep_copy
from credlint.analysis.objects.attributes import load_attribute
from credlint.analysis.objects.containers import tuple_of
from credlint.catalogue import schema
from credlint.source import yaml_text

_OWN_STATE = ("__getstate__", "__reduce__", "__reduce_ex__")
"""Methods of a class that decide what of an instance is written."""


def written(m: Machine, value: Value, call: Call) -> Value:
    """What a serialiser writes of `value`: for objects of other types what `default=` or the method of `cls=` makes of
    them."""
    default = call.keywords.get("default")
    for cls in call.keywords.get("cls", Value()).atoms:
        if isinstance(cls, Class):
            default = load_attribute(m, m.call(Value([cls]), Arguments(), call.site), "default", call.site)
    return value if default is None else _converted(m, value, default, call.site, limits.NESTING)


def _converted(m: Machine, value: Value, default: Value, site: int, depth: int) -> Value:
    if not depth:
        return value
    return join(_converted_atom(m, atom, default, site, depth - 1) for atom in in_order(value.atoms))


def _converted_atom(m: Machine, atom: Atom, default: Value, site: int, depth: int) -> Value:
    obj = m.heap_object(atom)
    match obj:
        case Mapping():
            items = {key: _converted(m, item, default, site, depth) for key, item in obj.items.items()}
            return Value([atom if items == obj.items else obj.with_items(items)])
        case Seq() if obj.kind is not SeqKind.SET:
            parts = tuple(_converted(m, item, default, site, depth) for item in obj.items)
            rest = None if obj.rest is None else _converted(m, obj.rest, default, site, depth)
            return Value([atom if (parts, rest) == (obj.items, obj.rest) else replace(obj, items=parts, rest=rest)])
        case Seq() | Instance():
            made = m.call(default, Arguments([Value([atom])]), site)
            return made if made == Value([atom]) else _converted(m, made, default, site, depth)
        case None:
            return m.call(default, Arguments([Value([atom])]), site) if isinstance(atom, Typed) else Value([atom])
        case _:
            assert_never(obj)


def as_document(m: Machine, text: Value, value: Value, call: Call) -> Value:
    """A serialiser's `text`, of which the machine remembers `value` as it is now; `text` itself where what is written
    of an object is not known."""
    objs = [m.state.heap_object(address) for address in reachable(m.state, value)]
    instances = [obj for obj in objs if isinstance(obj, Instance) and obj.cls is not None]
    whole = call.name.startswith("pickle.") and not any(
        obj.cls is not None and any(method in _names_of(m, obj.cls) for method in _OWN_STATE) for obj in instances
    )
    if (instances and not whole) or not (objs or m.heap_objects(value)):
        return text
    tag, site, frame = m.address(call.site, "document")
    name = f"{tag} {site} {frame}"
    m.documents[name] = deep_copy(m, value, call.site, "document")
    return Value([Opaque(labels_of(text), name)])


def _names_of(m: Machine, cls: Class) -> set[str]:
    obj = m.state.heap_object(cls.address)
    return set(obj.attributes) if isinstance(obj, Instance) else set()


def is_document(m: Machine, call: Call) -> bool:
    """Whether a call parses a text of which the structure is known."""
    row = m.catalogue.entry(call.name).get(schema.Propagator)
    return row is not None and row.parses and _documents(m, call) is not None


def _documents(m: Machine, call: Call) -> list[Value] | None:
    """The documents that a call of a parser reads, None where they are not known."""
    given = call.everything()[0] if call.everything() else Value()
    known = only(given)
    parser = _PARSERS.get(call.name)
    if known is not None and parser is not None:
        return _parsed(known, parser)
    found: list[Value] = []
    for atom in in_order(given.atoms):
        value = m.documents.get(atom.name) if isinstance(atom, Opaque) else None
        if value is None or any(m.state.heap_object(address) is None for address in reachable(m.state, value)):
            return None
        found.append(value)
    return found or None


_PARSERS: dict[str, Callable[[str], object]] = {
    "json.loads": json.loads,
    **{f"yaml.{name}": yaml_text.parse for name in ("full_load", "load", "safe_load", "unsafe_load")},
}
"""The parsers of constant texts, by the functions that call them."""


def _parsed(text: Const, parser: Callable[[str], object]) -> list[Value] | None:
    """A constant text as the document that it is."""
    if not isinstance(text.value, (str, bytes)):
        return None
    try:
        found = parser(as_text(text.value))
    except (ValueError, RecursionError):
        return None
    return None if found is None else [_literal(found, text)]


def _literal(part: object, text: Const) -> Value:
    if isinstance(part, dict):
        return Value([Mapping(items={key: _literal(item, text) for key, item in part.items()})])
    if isinstance(part, list):
        return Value([Seq(items=tuple(_literal(item, text) for item in part))])
    assert isinstance(part, (str, int, float, bool, type(None)))
    return Value([Const(part, text.labels, text.sites)])


def read_back(m: Machine, call: Call) -> Value | None:
    """The documents that a call of a parser reads, after its hooks have run; None where they are not known."""
    documents = _documents(m, call)
    if documents is None or "cls" in call.keywords:
        return None
    read = join(deep_copy(m, each, call.site, f"read {at}") for at, each in enumerate(documents))
    return _placed(m, _hooked(m, read, call, limits.NESTING), call.site, "item")


def _placed(m: Machine, value: Value, site: int, tag: str) -> Value:
    """A value whose containers, on all levels, lie in the heap: they can be changed."""
    atoms = in_order(value.atoms)
    return join(_placed_atom(m, atom, site, f"{tag} {at}") for at, atom in enumerate(atoms))


def _placed_atom(m: Machine, atom: Atom, site: int, tag: str) -> Value:
    if isinstance(atom, Mapping):
        items = {key: _placed(m, item, site, f"{tag} {at}") for at, (key, item) in enumerate(atom.items.items())}
        return m.allocate(site, atom.with_items(items), tag)
    if isinstance(atom, Seq) and atom.kind is SeqKind.LIST:
        parts = tuple(_placed(m, item, site, f"{tag} {at}") for at, item in enumerate(atom.items))
        return m.allocate(site, atom.with_items(parts), tag)
    return Value([atom])


def _hooked(m: Machine, value: Value, call: Call, depth: int) -> Value:
    pairs, mapping = call.keywords.get("object_pairs_hook"), call.keywords.get("object_hook")
    hook = pairs or mapping
    if hook is None or not depth:
        return value
    found: list[Value] = []
    for atom in in_order(value.atoms):
        obj = m.heap_object(atom)
        if isinstance(obj, Mapping):
            items = {key: _hooked(m, item, call, depth - 1) for key, item in obj.items.items()}
            made = obj.with_items(items)
            given = Seq(items=tuple(tuple_of(const(key), item) for key, item in items.items() if item.atoms))
            found.append(m.call(hook, Arguments([Value([given if pairs else made])]), call.site))
        elif isinstance(obj, Seq):
            found.append(Value([obj.with_items(tuple(_hooked(m, item, call, depth - 1) for item in obj.items))]))
        else:
            found.append(Value([atom]))
    return join(found)

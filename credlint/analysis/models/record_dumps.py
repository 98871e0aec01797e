"""What named tuples and pydantic's models give as a dict or as a text."""

from __future__ import annotations

from typing import assert_never

from credlint.analysis import limits
from credlint.analysis.core.arguments import Call
from credlint.analysis.core.machine import Builtin, Machine
from credlint.analysis.domain.hierarchy import INSIDE
from credlint.analysis.domain.values import (
    UNKNOWN,
    Class,
    Instance,
    Mapping,
    Partial,
    Qual,
    Ref,
    Seq,
    Value,
    const,
    constants,
    in_order,
    join,
)
from credlint.analysis.objects.attributes import attributes_of
from credlint.analysis.objects.containers import tuple_of, updated
from credlint.analysis.objects.instances import TEXT_DUMPS
from credlint.analysis.objects.iteration import iterate
from credlint.analysis.objects.records import class_info
from credlint.analysis.objects.representation import propagated


def dump(m: Machine, obj: Instance, name: str, call: Call) -> Value:
    """The fields of an instance, less those that `exclude` names, masked ones and all that `include` does not name."""
    info = None if obj.cls is None else class_info(m, obj.cls)
    known = [each.name for each in info.fields if each.default.dumped] if info is not None and info.is_model else None
    fields = {
        field: as_plain(m, value, call.site)
        for field, value in obj.attributes.items()
        if field != INSIDE and (known is None or field in known)
    }
    for excluded in _named(m, call.keywords.get("exclude"), call.site):
        fields.pop(excluded, None)
    if "include" in call.keywords:
        included = _named(m, call.keywords["include"], call.site)
        fields = {field: value for field, value in fields.items() if field in included}
    if name in TEXT_DUMPS:
        return propagated(m, [Value([Mapping(items=fields)])], call.site)
    return m.allocate(call.site, Mapping(items=fields))


def copied(m: Machine, obj: Instance, call: Call) -> Value:
    """`model.model_copy(update=…)`: another model, with other fields."""
    given = call.get(("update",), None)
    changed = Mapping() if given is None else updated(m, Mapping(), given, call.site)
    fields = {str(key): value for key, value in changed.items.items()}
    return m.allocate(call.site, obj.with_attributes({**obj.attributes, **fields}), "copied")


def as_plain(m: Machine, value: Value, site: int, depth: int = limits.NESTING) -> Value:
    """A value with the records in it as dicts, also those in containers."""
    if not depth or not any(isinstance(atom, (Ref, Seq, Mapping)) for atom in value.atoms):
        return value

    def inner(each: Value) -> Value:
        return as_plain(m, each, site, depth - 1)

    found: list[Value] = []
    for at, atom in enumerate(in_order(value.atoms)):
        obj = m.heap_object(atom)
        match obj:
            case Instance() if obj.cls is not None and (fields := class_info(m, obj.cls).fields):
                items = {each.name: inner(obj.attributes[each.name]) for each in fields if each.name in obj.attributes}
                found.append(m.allocate(site, Mapping(items=items), f"plain {depth} {at}"))
            case Mapping():
                changed = obj.with_items({key: inner(each) for key, each in obj.items.items()})
                found.append(Value([atom]) if changed == obj else m.allocate(site, changed, f"plain {depth} {at}"))
            case Seq():
                listed = obj.with_items(tuple(map(inner, obj.items)))
                found.append(Value([atom]) if listed == obj else m.allocate(site, listed, f"plain {depth} {at}"))
            case Instance() | None:
                found.append(Value([atom]))
            case _:
                assert_never(obj)
    return join(found)


def _asdict(m: Machine, call: Call) -> Value:
    """`asdict(record)`, with all records in it."""
    return join(
        each if each != Value([atom]) else attributes_of(m, atom, call.site)
        for atom in call.at(0).atoms
        for each in [as_plain(m, Value([atom]), call.site)]
    )


def _astuple(m: Machine, call: Call) -> Value:
    """`astuple(record)`: the values of its fields."""
    return join(
        tuple_of(*obj.items.values()) if isinstance(obj, Mapping) else UNKNOWN
        for obj in m.heap_objects(_asdict(m, call))
    )


def _fields(m: Machine, call: Call) -> Value:
    """`fields(record)`, of an instance or a class: objects with a name."""
    found: dict[str, Value] = {}
    for atom in call.at(0).atoms:
        obj = m.heap_object(atom)
        cls = obj.cls if isinstance(obj, Instance) else atom
        for field in class_info(m, cls).fields if isinstance(cls, Class) else ():
            said = {"name": const(field.name), "repr": const(field.in_repr), "init": const(field.default.given)}
            if not field.init_only:
                found[field.name] = m.allocate(call.site, Instance(None, said), f"field {field.name}")
    return tuple_of(*found.values()) if found else UNKNOWN


def _record_decorator(m: Machine, call: Call) -> Value:
    """`dataclass`, with the class or with options only."""
    if call.positional:
        return call.at(0)
    return Value([Partial(Value([Qual(call.name)]), (), tuple(call.keywords.items()))])


RECORDS: dict[str, Builtin] = {
    **dict.fromkeys(("dataclasses.asdict", "attrs.asdict", "attr.asdict"), _asdict),
    **dict.fromkeys(("dataclasses.astuple", "attrs.astuple", "attr.astuple"), _astuple),
    **dict.fromkeys(("dataclasses.fields", "attrs.fields", "attr.fields"), _fields),
    **dict.fromkeys(
        (
            "dataclasses.dataclass",
            "pydantic.dataclasses.dataclass",
            *(f"{package}.{each}" for package in ("attr", "attrs") for each in ("define", "frozen", "mutable")),
            "attr.s",
            "attr.attrs",
        ),
        _record_decorator,
    ),
}
"""Qualified name → what a call of it gives."""


def _named(m: Machine, names: Value | None, site: int) -> list[str]:
    if names is None:
        return []
    return [str(known.value) for item in iterate(m, names, site).items for known in constants(item) or ()]

"""Methods of mappings, of the file's own and of unknown values that may be one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

from credlint.analysis.core.arguments import Call
from credlint.analysis.core.machine import Machine
from credlint.analysis.domain.addresses import ANY_ITEM, part
from credlint.analysis.domain.credential_names import spelled_like_credential
from credlint.analysis.domain.environment import copy_object, keys_of, saved, written_items
from credlint.analysis.domain.markers import is_nothing, markers_of, with_labels
from credlint.analysis.domain.provenance import NO_LABELS, Labels, Provenance
from credlint.analysis.domain.value_kinds import MappingKind, SeqKind
from credlint.analysis.domain.values import (
    HARMLESS,
    NONE,
    Const,
    Mapping,
    Opaque,
    Seq,
    Value,
    const,
    constants,
    only,
)
from credlint.analysis.objects.containers import counted, given_mapping, tuple_of, write
from credlint.analysis.objects.items import delete_item, load_item, mapping_with, opaque_item
from credlint.analysis.objects.iteration import iterate
from credlint.analysis.objects.representation import revealed

_HEADERS = ("add", "add_header", "append", "appendlist", "set")
"""Methods by which the headers and cookies of requests and responses are set, mappings of other packages."""

MappingMethod: TypeAlias = Callable[[Machine, Call, Mapping], Value]


def mapping_method(m: Machine, call: Call, mapping: Mapping) -> Value | None:
    """`mapping.name(…)`; None for a method that has no model here."""
    method = _MAPPING.get(call.name)
    return None if method is None else method(m, call, mapping)


def _get(m: Machine, call: Call, mapping: Mapping) -> Value:
    found = load_item(m, call.on, call.at(0), call.site)
    default = call.get(("default",), 1)
    keys = constants(call.at(0))
    if keys is not None and mapping.rest is None and all(_present(mapping, key) for key in keys):
        return found
    if default is None or is_nothing(default):
        # An absent key gives None; where the key's presence is open that says nothing new of the value.
        missing = keys is not None and mapping.rest is None and not any(_present(mapping, key) for key in keys)
        return with_labels(NONE, markers_of(call.at(0))) if missing else found
    if keys is not None and mapping.rest is None and not any(_present(mapping, key) for key in keys):
        return default
    either = found | default
    if mapping.kind is MappingKind.ENVIRON:
        m.events.environment_read(either)
    return either


def _present(mapping: Mapping, key: Const) -> bool:
    value = mapping.items.get(key.value)
    return value is not None and bool(value.atoms)


def _pop(m: Machine, call: Call, mapping: Mapping) -> Value:
    found = _get(m, call, mapping)
    delete_item(m, call.on, call.at(0))
    return found


def _setdefault(m: Machine, call: Call, mapping: Mapping) -> Value:
    default = call.get(("default",), 1)
    default = NONE if default is None else default
    if mapping.kind is MappingKind.ENVIRON:
        m.events.environment_written(call.at(0), default, call.site)
    keys = constants(call.at(0))
    if keys is not None and all(_present(mapping, key) for key in keys):
        return load_item(m, call.on, call.at(0), call.site)
    if mapping.kind is not MappingKind.ENVIRON:
        write(m, call.receiver, mapping_with(mapping, call.at(0), default, strong=mapping.rest is None))
    known = mapping.rest is not None or keys is None
    return load_item(m, call.on, call.at(0), call.site) | default if known else default


def _update(m: Machine, call: Call, mapping: Mapping) -> Value:
    if mapping.kind is MappingKind.COUNTER and call.positional:
        return _count(m, call, mapping)
    if mapping.kind is MappingKind.ENVIRON:
        for name, value in written_items(given_mapping(m, Mapping(), call)):
            m.events.environment_written(name, value, call.site)
    write(m, call.receiver, given_mapping(m, mapping, call))
    return NONE


def _init(m: Machine, call: Call, mapping: Mapping) -> Value:
    """`dict.__init__(mapping, …)`: what is there already stays; a `defaultdict` takes its factory first."""
    return _update(m, call if mapping.factory is None else call.given(call.arguments.drop(1)), mapping)


def _clear(m: Machine, call: Call, mapping: Mapping) -> Value:
    write(m, call.receiver, replace(mapping, items={}, rest=None, shows=NO_LABELS))
    return NONE


_SHOWN_BY_VIEWS = (MappingKind.ENVIRON, MappingKind.USER, MappingKind.CHAIN)
"""Mappings whose views show the mapping behind them: `KeysView(environ({…}))`."""


def _shown_by_view(m: Machine, call: Call, mapping: Mapping) -> Labels:
    return revealed(m, Value([mapping]), call.site) if mapping.kind in _SHOWN_BY_VIEWS else NO_LABELS


def _keys(m: Machine, call: Call, mapping: Mapping) -> Value:
    items, rest = keys_of(mapping)
    shows = _shown_by_view(m, call, mapping)
    return Value([Seq(items=tuple(items), rest=rest, ordered=rest is None, kind=SeqKind.KEYS, shows=shows)])


def _values(m: Machine, call: Call, mapping: Mapping) -> Value:
    items = tuple(value for value in mapping.items.values() if value.atoms)
    shows = _shown_by_view(m, call, mapping) if mapping.kind is MappingKind.CHAIN else NO_LABELS
    return Value([Seq(items=items, rest=mapping.rest, ordered=mapping.rest is None, shows=shows)])


def _items(m: Machine, call: Call, mapping: Mapping) -> Value:
    keys, rest = keys_of(mapping)
    values = [value for value in saved(mapping).items.values() if value.atoms]
    found = tuple(tuple_of(key, value) for key, value in zip(keys, values, strict=True))
    if rest is None or mapping.rest is None:
        return Value([Seq(items=found)])
    return Value([Seq(items=found, rest=tuple_of(rest, mapping.rest), ordered=False)])


def _copy(m: Machine, call: Call, mapping: Mapping) -> Value:
    return m.allocate(call.site, copy_object(mapping), "copy")


def _popitem(m: Machine, call: Call, mapping: Mapping) -> Value:
    known = [key for key, value in mapping.items.items() if value.atoms]
    if mapping.rest is None and known and not mapping.shows:
        last = only(call.get(("last",), 0) or const(True))
        key = known[-1] if last is None or last.value else known[0]
        delete_item(m, call.on, const(key))
        return tuple_of(const(key), mapping.items[key])
    return iterate(m, _items(m, call, mapping), call.site).joined()


def _elements(m: Machine, call: Call, mapping: Mapping) -> Value:
    items, rest = keys_of(mapping)
    return Value([Seq(items=tuple(items), rest=rest, ordered=False, kind=SeqKind.ITERATOR)])


def _count(m: Machine, call: Call, mapping: Mapping) -> Value:
    write(m, call.receiver, counted(m, mapping, call))
    return NONE


def _move_to_end(m: Machine, call: Call, mapping: Mapping) -> Value:
    key = only(call.at(0))
    if key is not None and key.value in mapping.items:
        moved = {key.value: mapping.items[key.value]}
        others = {name: value for name, value in mapping.items.items() if name != key.value}
        last = only(call.get(("last",), 1) or const(True))
        at_end = last is None or last.value
        write(m, call.receiver, mapping.with_items({**others, **moved} if at_end else {**moved, **others}))
    return NONE


def _new_child(m: Machine, call: Call, mapping: Mapping) -> Value:
    """`ChainMap.new_child(mapping)`."""
    return m.allocate(call.site, given_mapping(m, replace(mapping, of=None, parents=call.on), call), "child")


def _fromkeys(m: Machine, call: Call, mapping: Mapping) -> Value:
    run = iterate(m, call.at(0), call.site)
    default = call.get(("value",), 1) or NONE
    result = Mapping()
    for key in run.all_items:
        result = mapping_with(result, key, default)
    return m.allocate(call.site, result)


def _setitem(m: Machine, call: Call, mapping: Mapping) -> Value:
    if mapping.kind is MappingKind.ENVIRON:
        m.events.environment_written(call.at(0), call.at(1), call.site)
    write(m, call.receiver, mapping_with(mapping, call.at(0), call.at(1)))
    return NONE


def _harmless(m: Machine, call: Call, mapping: Mapping) -> Value:
    return HARMLESS


_MAPPING: dict[str, MappingMethod] = {
    "get": _get,
    "__init__": _init,
    "__setitem__": _setitem,
    **dict.fromkeys(_HEADERS, _setitem),
    "pop": _pop,
    "setdefault": _setdefault,
    "update": _update,
    "clear": _clear,
    "keys": _keys,
    "values": _values,
    "items": _items,
    "most_common": _items,
    "elements": _elements,
    "copy": _copy,
    "popitem": _popitem,
    "fromkeys": _fromkeys,
    "subtract": _update,
    "move_to_end": _move_to_end,
    "total": _harmless,
    "new_child": _new_child,
    "__contains__": _harmless,
    "__len__": _harmless,
}


def _is_option(value: Value) -> bool:
    """Whether a value is the name of a setting that holds a credential, not a setting."""
    known = constants(value)
    return known is not None and all(
        isinstance(each.value, str) and spelled_like_credential(each.value) for each in known
    )


def unknown_container_method(m: Machine, receiver: Opaque, name: str, call: Call) -> Value | None:
    """A method that dicts have, of an unknown value; None for any other."""
    labels = frozenset(label for label in receiver.labels if label.kind is not Provenance.NAMED)
    key = Value([Opaque(labels & m.uses.listed(receiver), "", receiver.binding)])
    item = Value([Opaque(labels, "", receiver.binding, at=part(receiver.at, ANY_ITEM))])
    match name:
        case "get" | "pop" | "setdefault":
            default = call.get(("default", "fallback"), 1)
            if default is not None and _is_option(default):  # `config.get(section, option)`
                return item
            found = opaque_item(m, receiver, call.at(0), call.site)
            return found if default is None or is_nothing(default) else found | default
        case "items":
            return Value([Seq(rest=tuple_of(key, item), ordered=False)])
        case "values":
            return Value([Seq(rest=item, ordered=False)])
        case "keys":
            return Value([Seq(rest=key, ordered=False)])
        case "copy" | "dict" | "model_dump" | "to_dict" | "_asdict":
            return Value([Opaque(receiver.labels, "", receiver.binding)])
        case "__len__" | "__contains__":
            return HARMLESS
        case _:
            return None

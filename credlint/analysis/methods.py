"""Methods of containers, of the file's own and of unknown ones."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import libcst as cst

from credlint.analysis import limits
from credlint.analysis.containers import (
    Iteration,
    copy_shape,
    delete_item,
    iterate,
    keys_of,
    load_item,
    mapping_with,
    opaque_item,
    restored,
    saved,
)
from credlint.analysis.exposure import exposed
from credlint.analysis.handling import override, override_all
from credlint.analysis.machine import Arguments, Machine
from credlint.analysis.objects import spelled_like_credential
from credlint.analysis.values import (
    BOTTOM,
    HARMLESS,
    NO_ORIGINS,
    NONE,
    UNKNOWN,
    Atom,
    Const,
    Key,
    Kind,
    Mapping,
    Opaque,
    Ref,
    Seq,
    Value,
    constants,
    either,
    join,
)

MappingMethod: TypeAlias = Callable[[Machine, Atom, Mapping, Arguments, cst.CSTNode], Value]
SeqMethod: TypeAlias = Callable[[Machine, Atom, Seq, Arguments, cst.CSTNode], Value]


def mapping_method(
    m: Machine, atom: Atom, mapping: Mapping, name: str, arguments: Arguments, node: cst.CSTNode
) -> Value:
    """`mapping.name(…)`."""
    method = _MAPPING.get(name)
    return UNKNOWN if method is None else method(m, atom, mapping, arguments, node)


def _write(m: Machine, atom: Atom, shape: Mapping | Seq) -> None:
    if isinstance(atom, Ref):
        m.state.write(atom.address, shape)


def _get(m: Machine, atom: Atom, mapping: Mapping, arguments: Arguments, node: cst.CSTNode) -> Value:
    found = load_item(m, Value([atom]), arguments.at(0), node)
    default = arguments.get(("default",), 1)
    keys = constants(arguments.at(0))
    if keys is not None and mapping.rest is None and all(_present(mapping, key) for key in keys):
        return found
    if default is None or default == NONE:
        # An absent key gives None; where the key's presence is open that says nothing new of the value.
        missing = keys is not None and mapping.rest is None and not any(_present(mapping, key) for key in keys)
        return NONE if missing else found
    if keys is not None and mapping.rest is None and not any(_present(mapping, key) for key in keys):
        return default
    return found | default


def _present(mapping: Mapping, key: Const) -> bool:
    value = mapping.items.get(key.value)
    return value is not None and bool(value.atoms)


def _pop(m: Machine, atom: Atom, mapping: Mapping, arguments: Arguments, node: cst.CSTNode) -> Value:
    found = _get(m, atom, mapping, arguments, node)
    delete_item(m, Value([atom]), arguments.at(0))
    return found


def _setdefault(m: Machine, atom: Atom, mapping: Mapping, arguments: Arguments, node: cst.CSTNode) -> Value:
    default = arguments.get(("default",), 1)
    default = NONE if default is None else default
    if mapping.kind == "environ":
        override(m, arguments.at(0), default, node)
    keys = constants(arguments.at(0))
    if keys is not None and all(_present(mapping, key) for key in keys):
        return load_item(m, Value([atom]), arguments.at(0), node)
    if mapping.kind != "environ":
        _write(m, atom, mapping_with(mapping, arguments.at(0), default, strong=mapping.rest is None))
    known = mapping.rest is not None or keys is None
    return load_item(m, Value([atom]), arguments.at(0), node) | default if known else default


def _update(m: Machine, atom: Atom, mapping: Mapping, arguments: Arguments, node: cst.CSTNode) -> Value:
    result = mapping
    if mapping.kind == "environ":
        override_all(m, _given(m, arguments, node), node)
    for value in arguments.positional:
        result = updated(m, result, value, node)
    if arguments.keywords:
        items: dict[Key, Value] = {**result.items, **arguments.keywords}
        result = Mapping(items, result.rest, result.kind)
    if arguments.keyword_rest is not None:
        result = Mapping(result.items, either(result.rest, arguments.keyword_rest), result.kind)
    _write(m, atom, result)
    return NONE


def _given(m: Machine, arguments: Arguments, node: cst.CSTNode) -> Mapping:
    result = Mapping(dict(arguments.keywords))
    for value in arguments.positional:
        result = updated(m, result, value, node)
    return result


def updated(m: Machine, mapping: Mapping, value: Value, node: cst.CSTNode) -> Mapping:
    """`mapping` after `update(value)`."""
    sources = [as_mapping(m, atom, node) for atom in value.atoms]
    if len(sources) == 1:
        items: dict[Key, Value] = dict(mapping.items)
        for key, item in sources[0].items.items():
            if item.atoms:
                items[key] = restored(str(key), item) if mapping.kind == "environ" else item
        shows = mapping.shows | sources[0].shows
        return Mapping(items, either(mapping.rest, sources[0].rest), mapping.kind, shows, mapping.factory)
    result = mapping
    for source in sources:
        items = dict(result.items)
        for key, item in source.items.items():
            items[key] = items[key] | item if key in items else item
        result = Mapping(items, either(result.rest, source.rest), mapping.kind)
    return result


def as_mapping(m: Machine, atom: Atom, node: cst.CSTNode) -> Mapping:
    """What `dict(atom)` holds: of a mapping, of pairs, or of an unknown value."""
    shape = m.shape(atom)
    if isinstance(shape, Mapping):
        return Mapping(saved(shape).items, shape.rest, "dict", shape.shows)
    if isinstance(shape, Seq):
        return pairs(m, iterate(m, Value([atom]), node), node)
    if isinstance(atom, Opaque):
        return Mapping({}, Value([Opaque(atom.origins, "", atom.binding)]))
    if isinstance(atom, Const):
        return Mapping({})
    return Mapping({}, UNKNOWN)


def pairs(m: Machine, run: Iteration, node: cst.CSTNode) -> Mapping:
    """The mapping that (key, value) pairs make."""
    result = Mapping({})
    for pair in (*run.items, *([run.rest] if run.rest is not None else [])):
        parts = iterate(m, pair, node)
        key = parts.items[0] if parts.items else parts.joined()
        value = parts.items[1] if len(parts.items) > 1 else parts.joined()
        result = mapping_with(result, key, value)
    return result


def _clear(m: Machine, atom: Atom, mapping: Mapping, arguments: Arguments, node: cst.CSTNode) -> Value:
    _write(m, atom, Mapping({}, None, mapping.kind))
    return NONE


def _keys(m: Machine, atom: Atom, mapping: Mapping, arguments: Arguments, node: cst.CSTNode) -> Value:
    items, rest = keys_of(mapping)
    # The repr of the environment's KeysView shows the mapping behind it.
    shows = exposed(m, Value([mapping]), node) if mapping.kind == "environ" else NO_ORIGINS
    return Value([Seq(tuple(items), rest, rest is None, "keys", shows)])


def _values(m: Machine, atom: Atom, mapping: Mapping, arguments: Arguments, node: cst.CSTNode) -> Value:
    items = tuple(value for value in mapping.items.values() if value.atoms)
    return Value([Seq(items, mapping.rest, mapping.rest is None)])


def _items(m: Machine, atom: Atom, mapping: Mapping, arguments: Arguments, node: cst.CSTNode) -> Value:
    keys, rest = keys_of(mapping)
    values = [value for value in mapping.items.values() if value.atoms]
    found = tuple(pair(key, value) for key, value in zip(keys, values, strict=True))
    if rest is None or mapping.rest is None:
        return Value([Seq(found)])
    return Value([Seq(found, pair(rest, mapping.rest), False)])


def pair(*values: Value) -> Value:
    """A tuple."""
    return Value([Seq(values, None, True, "tuple")])


def _copy(m: Machine, atom: Atom, mapping: Mapping, arguments: Arguments, node: cst.CSTNode) -> Value:
    return m.allocate(node, copy_shape(mapping), "copy")


def _popitem(m: Machine, atom: Atom, mapping: Mapping, arguments: Arguments, node: cst.CSTNode) -> Value:
    return iterate(m, _items(m, atom, mapping, arguments, node), node).joined()


def _fromkeys(m: Machine, atom: Atom, mapping: Mapping, arguments: Arguments, node: cst.CSTNode) -> Value:
    run = iterate(m, arguments.at(0), node)
    default = arguments.get(("value",), 1) or NONE
    result = Mapping({})
    for key in (*run.items, *([run.rest] if run.rest is not None else [])):
        result = mapping_with(result, key, default)
    return m.allocate(node, result)


def _setitem(m: Machine, atom: Atom, mapping: Mapping, arguments: Arguments, node: cst.CSTNode) -> Value:
    if mapping.kind == "environ":
        override(m, arguments.at(0), arguments.at(1), node)
    _write(m, atom, mapping_with(mapping, arguments.at(0), arguments.at(1)))
    return NONE


def _harmless(m: Machine, atom: Atom, mapping: Mapping, arguments: Arguments, node: cst.CSTNode) -> Value:
    return HARMLESS


_MAPPING: dict[str, MappingMethod] = {
    "get": _get,
    "__getitem__": _get,
    "__setitem__": _setitem,
    "pop": _pop,
    "setdefault": _setdefault,
    "update": _update,
    "clear": _clear,
    "keys": _keys,
    "values": _values,
    "items": _items,
    "most_common": _items,
    "elements": _keys,
    "copy": _copy,
    "popitem": _popitem,
    "fromkeys": _fromkeys,
    "__contains__": _harmless,
    "__len__": _harmless,
}


def sequence_method(m: Machine, atom: Atom, seq: Seq, name: str, arguments: Arguments, node: cst.CSTNode) -> Value:
    """`sequence.name(…)` for lists, tuples, sets, iterators."""
    method = _SEQUENCE.get(name)
    return UNKNOWN if method is None else method(m, atom, seq, arguments, node)


def added(seq: Seq, value: Value) -> Seq:
    """`seq` with one more item at its end."""
    if value in seq.items and not seq.ordered:
        return seq
    if len(seq.items) >= limits.ITEMS:
        return Seq((), join((*seq.items, value, BOTTOM if seq.rest is None else seq.rest)), False, seq.kind, seq.shows)
    if seq.kind == "set" and value in seq.items:
        return seq
    return Seq((*seq.items, value), seq.rest, seq.ordered and seq.rest is None, seq.kind, seq.shows)


def _append(m: Machine, atom: Atom, seq: Seq, arguments: Arguments, node: cst.CSTNode) -> Value:
    _write(m, atom, added(seq, arguments.at(0)))
    return NONE


def _insert(m: Machine, atom: Atom, seq: Seq, arguments: Arguments, node: cst.CSTNode) -> Value:
    position = constants(arguments.at(0))
    if seq.ordered and seq.rest is None and position is not None and len(position) == 1:
        index = position[0].value
        if isinstance(index, int) and len(seq.items) < limits.ITEMS:
            items = list(seq.items)
            items.insert(index, arguments.at(1))
            _write(m, atom, Seq(tuple(items), None, True, seq.kind, seq.shows))
            return NONE
    longer = added(seq, arguments.at(1))
    _write(m, atom, Seq(longer.items, longer.rest, False, seq.kind, seq.shows))
    return NONE


def extended(seq: Seq, run: Iteration) -> Seq:
    """`seq` followed by what a loop runs over."""
    result = seq
    for item in run.items:
        result = added(result, item)
    if run.rest is not None:
        result = Seq(result.items, either(result.rest, run.rest), False, seq.kind, seq.shows)
    return result


def _extend(m: Machine, atom: Atom, seq: Seq, arguments: Arguments, node: cst.CSTNode) -> Value:
    result = seq
    for value in arguments.positional:
        result = extended(result, iterate(m, value, node))
    _write(m, atom, result)
    return NONE


def _take(m: Machine, atom: Atom, seq: Seq, arguments: Arguments, node: cst.CSTNode) -> Value:
    found = join((*seq.items, BOTTOM if seq.rest is None else seq.rest))
    if seq.ordered and seq.rest is None and seq.items and seq.kind == "list":
        position = constants(arguments.at(0)) if arguments.positional else [Const(-1)]
        if position is not None and len(position) == 1 and isinstance(position[0].value, int):
            index = position[0].value
            if -len(seq.items) <= index < len(seq.items):
                items = list(seq.items)
                found = items.pop(index)
                _write(m, atom, Seq(tuple(items), None, True, seq.kind))
    return found if found.atoms else UNKNOWN


def _remove(m: Machine, atom: Atom, seq: Seq, arguments: Arguments, node: cst.CSTNode) -> Value:
    keys = constants(arguments.at(0))
    if keys is not None and len(keys) == 1:
        kept = tuple(item for item in seq.items if not _equals(item, keys[0]))
        _write(m, atom, Seq(kept, seq.rest, False, seq.kind))
    elif seq.items.count(arguments.at(0)) == 1:
        _write(m, atom, Seq(tuple(item for item in seq.items if item != arguments.at(0)), seq.rest, False, seq.kind))
    return NONE


def _text_of_buffer(m: Machine, atom: Atom, seq: Seq, arguments: Arguments, node: cst.CSTNode) -> Value:
    """`getvalue`, `read` of a text in memory: all that was written to it."""
    if seq.kind != BUFFER:
        return UNKNOWN
    return Value([Opaque(exposed(m, join((*seq.items, BOTTOM if seq.rest is None else seq.rest)), node))])


BUFFER = "buffer"
"""The kind of a sequence that is a file in memory."""


def _equals(item: Value, key: Const) -> bool:
    known = constants(item)
    return known is not None and len(known) == 1 and known[0].value == key.value


def without(seq: Seq, others: list[Value]) -> Seq:
    """`seq` less all items equal to known constants among `others`."""
    gone = {known[0].value for other in others if (known := constants(other)) is not None and len(known) == 1}
    kept = []
    for item in seq.items:
        known = constants(item)
        if known is None or len(known) != 1 or known[0].value not in gone:
            kept.append(item)
    return Seq(tuple(kept), seq.rest, False, seq.kind)


def _difference(m: Machine, atom: Atom, seq: Seq, arguments: Arguments, node: cst.CSTNode) -> Value:
    result = seq
    for value in arguments.positional:
        result = without(result, list(iterate(m, value, node).items))
    return Value([result])


def _union(m: Machine, atom: Atom, seq: Seq, arguments: Arguments, node: cst.CSTNode) -> Value:
    result = seq
    for value in arguments.positional:
        result = extended(result, iterate(m, value, node))
    return m.allocate(node, result, "union")


def _sequence_copy(m: Machine, atom: Atom, seq: Seq, arguments: Arguments, node: cst.CSTNode) -> Value:
    return m.allocate(node, Seq(seq.items, seq.rest, seq.ordered, seq.kind), "copy")


def _sequence_clear(m: Machine, atom: Atom, seq: Seq, arguments: Arguments, node: cst.CSTNode) -> Value:
    _write(m, atom, Seq((), None, True, seq.kind))
    return NONE


def _reorder(m: Machine, atom: Atom, seq: Seq, arguments: Arguments, node: cst.CSTNode) -> Value:
    _write(m, atom, Seq(seq.items, seq.rest, False, seq.kind))
    return NONE


def _ask(m: Machine, atom: Atom, seq: Seq, arguments: Arguments, node: cst.CSTNode) -> Value:
    return HARMLESS


_SEQUENCE: dict[str, SeqMethod] = {
    "append": _append,
    "write": _append,
    "writelines": _extend,
    "getvalue": _text_of_buffer,
    "read": _text_of_buffer,
    "readlines": _text_of_buffer,
    "add": _append,
    "appendleft": _append,
    "insert": _insert,
    "extend": _extend,
    "update": _extend,
    "pop": _take,
    "popleft": _take,
    "remove": _remove,
    "discard": _remove,
    "difference": _difference,
    "union": _union,
    "copy": _sequence_copy,
    "clear": _sequence_clear,
    "sort": _reorder,
    "reverse": _reorder,
    "index": _ask,
    "count": _ask,
    "issubset": _ask,
    "issuperset": _ask,
    "isdisjoint": _ask,
    "__contains__": _ask,
    "__len__": _ask,
    "__next__": _take,
    "send": _take,
}


def _is_option(value: Value) -> bool:
    """Whether a value is the name of a setting that holds a credential, not a setting."""
    known = constants(value)
    return known is not None and all(
        isinstance(each.value, str) and spelled_like_credential(each.value) for each in known
    )


def unknown_container_method(
    m: Machine, receiver: Opaque, name: str, arguments: Arguments, node: cst.CSTNode
) -> Value | None:
    """A method that dicts have, of an unknown value; None for any other."""
    item = Value([Opaque(frozenset(o for o in receiver.origins if o.kind is not Kind.NAMED), "", receiver.binding)])
    match name:
        case "get" | "pop" | "setdefault":
            default = arguments.get(("default", "fallback"), 1)
            if default is not None and _is_option(default):  # `config.get(section, option)`
                return item
            found = opaque_item(m, receiver, arguments.at(0), node)
            return found if default is None or default == NONE else found | default
        case "items":
            return Value([Seq((), pair(item, item), False)])
        case "values":
            return Value([Seq((), item, False)])
        case "keys":
            return Value([Seq((), item, False)])
        case "copy" | "dict" | "model_dump" | "to_dict" | "_asdict":
            return Value([Opaque(receiver.origins, "", receiver.binding)])
        case "__len__" | "__contains__":
            return HARMLESS
        case _:
            return None

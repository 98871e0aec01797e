"""Methods of lists, tuples, sets, buffers and iterators."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

from credlint.analysis import limits
from credlint.analysis.core.arguments import Call
from credlint.analysis.core.machine import Machine
from credlint.analysis.domain.provenance import NO_LABELS, path_markers
from credlint.analysis.domain.value_kinds import SeqKind
from credlint.analysis.domain.values import (
    HARMLESS,
    NONE,
    UNKNOWN,
    Const,
    Opaque,
    Seq,
    Value,
    join,
    only,
)
from credlint.analysis.models.str_methods import text_method
from credlint.analysis.objects.containers import added, common, extended, without, write
from credlint.analysis.objects.iteration import Iteration, iterate
from credlint.analysis.objects.operations import augment, binary_operation
from credlint.analysis.objects.representation import revealed

SeqMethod: TypeAlias = Callable[[Machine, Call, Seq], Value]


def sequence_method(m: Machine, call: Call, seq: Seq) -> Value | None:
    """`sequence.name(…)` for lists, tuples, sets, iterators; None for a method that has no model here."""
    if seq.kind is SeqKind.BYTEARRAY:
        return _bytearray_method(m, call, seq)
    method = _SEQUENCE.get(call.name)
    return None if method is None else method(m, call, seq)


def _bytearray_method(m: Machine, call: Call, seq: Seq) -> Value | None:
    """A method of a bytearray: it changes the content, or is one that texts have."""
    match call.name:
        case "clear":
            write(m, call.receiver, replace(seq, shows=NO_LABELS))
        case "append" | "extend" | "insert" | "__init__":
            given = revealed(m, join(call.positional), call.site) | iterate(m, call.at(0), call.site).shows
            write(m, call.receiver, replace(seq, shows=given if call.name == "__init__" else seq.shows | given))
        case "reverse" | "remove":
            pass
        case "pop" | "index" | "count" | "find":
            return HARMLESS
        case "copy":
            return m.allocate(call.site, seq, "copy")
        case _:
            return text_method(m, Opaque(seq.shows), call.name, call)
    return NONE


def _page(m: Machine, call: Call, seq: Seq) -> Value:
    """The pages of a paginator as one response."""
    return seq.anything


def _append(m: Machine, call: Call, seq: Seq) -> Value:
    write(m, call.receiver, added(seq, call.at(0)))
    return NONE


def _insert(m: Machine, call: Call, seq: Seq) -> Value:
    position = only(call.at(0))
    if seq.exact and position is not None:
        index = position.value
        if isinstance(index, int) and len(seq.items) < limits.ITEMS:
            items = list(seq.items)
            items.insert(index, call.at(1))
            write(m, call.receiver, replace(seq, items=tuple(items), rest=None, ordered=True))
            return NONE
    longer = added(seq, call.at(1))
    write(m, call.receiver, replace(seq, items=longer.items, rest=longer.rest, ordered=False))
    return NONE


_FILLED_ANEW = (SeqKind.LIST, SeqKind.SET, SeqKind.DEQUE)
"""Sequences whose `__init__` replaces what they hold."""


def _init(m: Machine, call: Call, seq: Seq) -> Value:
    if seq.kind not in _FILLED_ANEW:
        return NONE
    return _extend(m, call, replace(seq, items=(), rest=None, ordered=seq.kind is not SeqKind.SET, shows=NO_LABELS))


def _extend(m: Machine, call: Call, seq: Seq) -> Value:
    result = seq
    for value in call.positional:
        result = extended(result, iterate(m, value, call.site))
    write(m, call.receiver, result)
    return NONE


def _take(m: Machine, call: Call, seq: Seq) -> Value:
    found = seq.anything
    if seq.exact and seq.items and seq.kind in (SeqKind.LIST, SeqKind.DEQUE):
        position = only(call.at(0)) if call.positional else Const(-1)
        if position is not None and isinstance(position.value, int):
            index = position.value
            if -len(seq.items) <= index < len(seq.items):
                items = list(seq.items)
                found = items.pop(index)
                write(m, call.receiver, replace(seq, items=tuple(items), rest=None, ordered=True))
    elif seq.kind is SeqKind.SET and len(seq.items) == 1 and seq.rest is None:
        write(m, call.receiver, replace(seq, items=(), shows=NO_LABELS))
    return found if found.atoms else UNKNOWN


def _take_first(m: Machine, call: Call, seq: Seq) -> Value:
    """`popleft`, and the next item of an iterator: the following call gives the one after it."""
    if not seq.exact or not seq.items:
        return _any_item(m, call, seq)
    write(m, call.receiver, seq.with_items(seq.items[1:]))
    return seq.items[0]


def _append_left(m: Machine, call: Call, seq: Seq) -> Value:
    write(m, call.receiver, _in_front(seq, (call.at(0),)))
    return NONE


def _extend_left(m: Machine, call: Call, seq: Seq) -> Value:
    run = iterate(m, call.at(0), call.site)
    longer = _in_front(seq, run.items[::-1])
    if run.rest is not None or run.shows:
        longer = extended(longer, Iteration((), run.rest, shows=run.shows))
    write(m, call.receiver, longer)
    return NONE


def _in_front(seq: Seq, items: tuple[Value, ...]) -> Seq:
    if len(seq.items) + len(items) > limits.ITEMS:
        return extended(seq, Iteration(items))
    return seq.with_items((*items, *seq.items))


def _symmetric_difference(m: Machine, call: Call, seq: Seq) -> Value:
    return binary_operation(m, "xor", call.on, call.at(0), call.site)


def _in_place(operator: str) -> SeqMethod:
    def run(m: Machine, call: Call, seq: Seq) -> Value:
        for value in call.positional:
            augment(m, operator, call.on, value, call.site)
        return NONE

    return run


def _any_item(m: Machine, call: Call, seq: Seq) -> Value:
    """`get` of a queue: who runs when is not known, so any item, which stays."""
    found = seq.anything
    return found if found.atoms else UNKNOWN


def _remove(m: Machine, call: Call, seq: Seq) -> Value:
    key = only(call.at(0))
    if key is not None:
        kept = tuple(item for item in seq.items if not _equals(item, key))
        write(m, call.receiver, replace(seq, items=kept, ordered=False))
    elif seq.items.count(call.at(0)) == 1:
        write(
            m, call.receiver, replace(seq, items=tuple(item for item in seq.items if item != call.at(0)), ordered=False)
        )
    return NONE


def _text_of_buffer(m: Machine, call: Call, seq: Seq) -> Value:
    """`getvalue`, `read` of a text in memory: all that was written to it."""
    if seq.kind is not SeqKind.BUFFER:
        return UNKNOWN
    return Value([Opaque(revealed(m, seq.anything, call.site))])


def _equals(item: Value, key: Const) -> bool:
    known = only(item)
    return known is not None and known.value == key.value


def _disjoint(m: Machine, call: Call, seq: Seq) -> Value:
    found = common(seq, iterate(m, call.at(0), call.site))
    marks = path_markers(found.shows)
    if found.rest is not None or any(only(item) is None for item in found.items):
        return Value([Opaque(marks)])
    return Value([Const(not found.items, marks)])


def _intersection(m: Machine, call: Call, seq: Seq) -> Value:
    result = seq
    for value in call.positional:
        result = common(result, iterate(m, value, call.site))
    return Value([result])


def _difference(m: Machine, call: Call, seq: Seq) -> Value:
    result = seq
    for value in call.positional:
        result = without(result, list(iterate(m, value, call.site).items))
    return Value([result])


def _union(m: Machine, call: Call, seq: Seq) -> Value:
    result = seq
    for value in call.positional:
        result = extended(result, iterate(m, value, call.site))
    return m.allocate(call.site, result, "union")


def _sequence_copy(m: Machine, call: Call, seq: Seq) -> Value:
    return m.allocate(call.site, seq, "copy")


def _sequence_clear(m: Machine, call: Call, seq: Seq) -> Value:
    write(m, call.receiver, replace(seq, items=(), rest=None, ordered=True, shows=NO_LABELS))
    return NONE


def _reorder(m: Machine, call: Call, seq: Seq) -> Value:
    write(m, call.receiver, replace(seq, ordered=False))
    return NONE


def _reverse(m: Machine, call: Call, seq: Seq) -> Value:
    write(m, call.receiver, seq.with_items(seq.items[::-1]))
    return NONE


def _ask(m: Machine, call: Call, seq: Seq) -> Value:
    return HARMLESS


_SEQUENCE: dict[str, SeqMethod] = {
    "append": _append,
    "put": _append,
    "put_nowait": _append,
    "get": _any_item,
    "get_nowait": _any_item,
    "write": _append,
    "writelines": _extend,
    "getvalue": _text_of_buffer,
    "read": _text_of_buffer,
    "readlines": _text_of_buffer,
    "add": _append,
    "appendleft": _append_left,
    "extendleft": _extend_left,
    "rotate": _reorder,
    "insert": _insert,
    "__init__": _init,
    "extend": _extend,
    "update": _extend,
    "pop": _take,
    "popleft": _take_first,
    "remove": _remove,
    "discard": _remove,
    "difference": _difference,
    "intersection": _intersection,
    "union": _union,
    "symmetric_difference": _symmetric_difference,
    "difference_update": _in_place("sub"),
    "intersection_update": _in_place("and"),
    "symmetric_difference_update": _in_place("xor"),
    "copy": _sequence_copy,
    "clear": _sequence_clear,
    "sort": _reorder,
    "reverse": _reverse,
    "index": _ask,
    "count": _ask,
    "issubset": _ask,
    "issuperset": _ask,
    "isdisjoint": _disjoint,
    "__contains__": _ask,
    "__len__": _ask,
    "__next__": _take_first,
    "send": _take_first,
    "close": _sequence_clear,
    "build_full_result": _page,
}

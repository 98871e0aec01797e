"""Streams: what a call of a sink outputs, and where it goes."""

from __future__ import annotations

from dataclasses import replace

from credlint.analysis import limits
from credlint.analysis.core.arguments import Call
from credlint.analysis.core.machine import Machine
from credlint.analysis.domain.value_kinds import SeqKind
from credlint.analysis.domain.values import (
    Ref,
    Seq,
    Typed,
    Value,
)
from credlint.catalogue import schema


def stream_of(row: schema.Sink, call: Call) -> Value | None:
    """The stream that a call of a sink writes to; None if its row names none or the call passes none."""
    if row.onto:
        return call.receiver.attribute("first") if isinstance(call.receiver, Typed) else None
    return call.get((row.stream,), row.stream_position) if row.stream else None


def shown_values(row: schema.Sink, call: Call) -> list[Value]:
    """The values that a call of this sink outputs."""
    if row.params:
        found = [call.get(param.names, param.position) for param in row.params]
        return [value for value in found if value is not None]
    if row.until is not None:  # what is unpacked without a known length holds the last arguments, too
        return call.positional[row.first : row.until if call.rest is None else None]
    values = [*call.positional[row.first :]]
    values.extend(value for name, value in call.keywords.items() if name not in row.skip and name != row.stream)
    values.extend(value for value in (call.rest, call.keyword_rest) if value is not None)
    return values


def write_to_memory(m: Machine, row: schema.Sink, call: Call) -> bool:
    """Write a sink's output to a file in memory; returns whether its stream is one."""
    stream, values = stream_of(row, call), shown_values(row, call)
    found = False
    for atom in stream.atoms if stream is not None else ():
        obj = m.heap_object(atom)
        if isinstance(atom, Ref) and isinstance(obj, Seq) and obj.kind is SeqKind.BUFFER:
            written = (*obj.items, *values)[: limits.ITEMS]
            m.state.write(atom.address, replace(obj, items=written, ordered=False))
            found = True
    return found

"""Flows: what a row of the catalogue says of where a function puts what it is given."""

from __future__ import annotations

from credlint.analysis.core.arguments import Call
from credlint.analysis.core.machine import Machine
from credlint.analysis.domain.provenance import NO_LABELS, Labels
from credlint.analysis.domain.values import HARMLESS, NONE, Seq, SeqKind, Value, join
from credlint.analysis.objects.iteration import iterate
from credlint.catalogue.schema import Flow


def flowed(m: Machine, row: Flow, call: Call) -> Value:
    """The result of a call that has a flow."""
    source, target = (path.split(".") for path in row.path)
    values = _started(call, source[0])
    shows = NO_LABELS
    for _ in source[1:]:
        runs = [iterate(m, value, call.site) for value in values]
        values = [run.joined() for run in runs]
        shows = shows.union(*(run.shows for run in runs))
    found = join(values)
    if target[0] != "result":
        return NONE
    if not found.atoms and not shows:
        return HARMLESS
    kind = SeqKind.LIST if row.makes == "list" else SeqKind.ITERATOR
    for depth, _ in enumerate(target[1:]):
        found = _collected(found, kind if depth == len(target) - 2 else SeqKind.TUPLE, shows)
    return m.allocate(call.site, _only(found), "flow") if kind is SeqKind.LIST and len(target) > 1 else found


def _started(call: Call, source: str) -> list[Value]:
    """The values at which a path begins."""
    if source == "self":
        return [call.on]
    if source == "args":
        return call.everything()
    position = int(source.removeprefix("arg"))
    given = call.get((), position)
    return [given] if given is not None else [each for each in (call.rest, call.keyword_rest) if each is not None]


def _collected(item: Value, kind: SeqKind, shows: Labels) -> Value:
    """Any number of items in an order that is not known; `shows`: what all of them together show."""
    return Value([Seq(rest=item, ordered=False, kind=kind, shows=shows)])


def _only(value: Value) -> Seq:
    (seq,) = value.atoms
    assert isinstance(seq, Seq)
    return seq

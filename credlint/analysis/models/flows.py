"""Flows: what a row of the catalogue says of where a function puts what it is given."""

from __future__ import annotations

from credlint.analysis.core.arguments import Call
from credlint.analysis.core.escape import holds_secret
from credlint.analysis.core.machine import Machine
from credlint.analysis.domain.provenance import NO_LABELS
from credlint.analysis.domain.value_kinds import SeqKind
from credlint.analysis.domain.values import (
    BOTTOM,
    HARMLESS,
    NONE,
    Mapping,
    Seq,
    Value,
    join,
)
from credlint.analysis.objects.iteration import iterate
from credlint.analysis.objects.representation import propagated
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
    if row.parses and not holds_secret(m, found):
        text = propagated(m, call.everything(), call.site)
        return text if text != HARMLESS else BOTTOM
    if not found.atoms and not shows:
        return HARMLESS
    kind = SeqKind.LIST if row.makes == "list" else SeqKind.ITERATOR
    for depth, part in enumerate(reversed(target[1:]), 1):
        outermost = depth == len(target) - 1
        item = Seq(rest=found, ordered=False, kind=kind if outermost else SeqKind.TUPLE, shows=shows)
        found = Value([Mapping(rest=found, shows=shows) if part == "value" else item])
    return found


def _started(call: Call, source: str) -> list[Value]:
    """The values at which a path begins."""
    if source == "self":
        return [call.on]
    if source == "args":
        return call.everything()
    position = int(source.removeprefix("arg"))
    given = call.get((), position)
    return [given] if given is not None else [each for each in (call.rest, call.keyword_rest) if each is not None]

"""What happens in other modules of the program, as findings of the file that is checked: at its call that led there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from credlint.analysis.core.machine import Machine
from credlint.analysis.core.records import (
    Anchor,
    CallPath,
    CallRecord,
    HandlingRecord,
    OutputRecord,
    Record,
    Records,
)
from credlint.analysis.domain.provenance import Origin, Provenance
from credlint.analysis.facts import Verdict
from credlint.analysis.program import Alone
from credlint.catalogue.kinds import SinkKind

R = TypeVar("R", CallRecord, OutputRecord, HandlingRecord)

_CALL = "call"
"""Takes the place of a kind in the key of an SDK call."""
_BY_NAME = (Provenance.NAMED, Provenance.USED)
"""Origins of which a module knows by itself that its parameters are secrets."""
_VERDICTS = list(Verdict)
_KINDS = list(SinkKind)


def reported(m: Machine) -> dict[tuple[int, object], tuple[int, frozenset[object]]]:
    """For which places, in whatever module, the analysed file has findings: as in `Alone`."""
    found: dict[tuple[int, object], tuple[int, frozenset[object]]] = {}
    for record in m.recorder.kept.all():
        node = id(m.recorder.nodes[record.node])
        match record:
            case CallRecord():
                rank = min(_VERDICTS.index(record.verdict), found.get((node, _CALL), (len(_VERDICTS),))[0])
                found[node, _CALL] = (rank, frozenset())
            case OutputRecord():
                known = found.get((node, record.kind), (0, frozenset()))[1]
                found[node, record.kind] = (0, known.union(_key(m, origin) for origin in record.origins))
            case HandlingRecord():
                found[node, record.kind] = (0, frozenset())
    return found


def reported_here(m: Machine) -> Records:
    """The records of the file itself, and what happens in other modules at the calls that led there, unless these
    report it by themselves: of several outputs behind one call the worst."""
    kept = Records()
    outputs: dict[Anchor, list[OutputRecord]] = {}
    for record in m.recorder.kept.all():
        if record.anchor is None:
            if m.recorder.owners[record.node] == m.home.path:
                kept.add(record)
            continue
        others = [m.program.alone(path) for path in _modules(m, record)] if m.program is not None else []
        match record:
            case CallRecord():
                if _is_worse(m, record, others):
                    kept.add(_moved(m, record, record.anchor))
            case OutputRecord():
                new = _new_origins(m, record, others)
                if new:
                    found = _moved(m, replace(record, origins=new), record.anchor)
                    outputs.setdefault(record.anchor, []).append(found)
            case HandlingRecord():
                key = (id(m.recorder.nodes[record.node]), record.kind)
                if not any(key in other.reported for other in others):
                    kept.add(_moved(m, record, record.anchor))
    for records in outputs.values():
        kept.add(min(records, key=_severity))
    return kept


def _modules(m: Machine, record: Record) -> Iterable[str]:
    """The other modules on the way to what happens."""
    owners = (m.recorder.owners[site] for site in (record.node, *record.calls))
    return sorted({path for path in owners if path != m.home.path and path in m.linked})


def _is_worse(m: Machine, record: CallRecord, others: Iterable[Alone]) -> bool:
    key = (id(m.recorder.nodes[record.node]), _CALL)
    known = [other.reported[key][0] for other in others if key in other.reported]
    return not known or _VERDICTS.index(record.verdict) < min(known)


def _new_origins(m: Machine, record: OutputRecord, others: Iterable[Alone]) -> dict[Origin, None]:
    """What is shown and no other module reports."""
    key = (id(m.recorder.nodes[record.node]), record.kind)
    known = [other.reported[key][1] for other in others if key in other.reported]
    if any(isinstance(each, tuple) and each[0] in _BY_NAME for keys in known for each in keys):
        return {}
    return {origin: None for origin in record.origins if not any(_key(m, origin) in keys for keys in known)}


def _key(m: Machine, origin: Origin) -> object:
    return (origin.kind, origin.detail, origin.role, id(m.recorder.nodes[origin.site]) if origin.site else 0)


def _moved(m: Machine, record: R, anchor: Anchor) -> R:
    """A record at the call that led to what happens; the way there is behind it."""
    way: list[int] = [site for site in record.context.calls if site and m.recorder.owners[site] != m.home.path]
    calls = {site: None for site in record.calls if m.recorder.owners[site] == m.home.path and site != anchor.site}
    return replace(
        record,
        node=anchor.site,
        context=CallPath(anchor.scope, ()),
        anchor=None,
        behind=(*way, record.node),
        calls=calls,
    )


def _severity(record: OutputRecord) -> tuple[bool, int]:
    """The whole environment first, then in the order of the rules."""
    whole = any(origin.kind is Provenance.WHOLE_ENVIRONMENT for origin in record.origins)
    return (not whole, _KINDS.index(record.kind))

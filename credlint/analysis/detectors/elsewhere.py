"""What happens in other modules of the program, as findings of the file that is checked: at its call that led there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar, assert_never

from credlint.analysis.core.call_stack import HOME
from credlint.analysis.core.escape import gives_secret
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
from credlint.analysis.linking.places import Places
from credlint.analysis.program import Alone, Exports, OriginKey, Report, Spot
from credlint.catalogue.kinds import SinkKind
from credlint.model.doubt import is_plain_name

R = TypeVar("R", CallRecord, OutputRecord, HandlingRecord)

_CALL = "call"
"""Takes the place of a kind in the key of an SDK call."""
_BY_NAME = (Provenance.NAMED, Provenance.USED)
"""Origins of which a module knows by itself that its parameters are secrets."""
_VERDICTS = list(Verdict)
_KINDS = list(SinkKind)


def exports_of(m: Machine) -> Exports:
    """What the analysed file gives to those that import it."""
    demand = m.demand
    held = {name for (number, name), value in m.root.variables.items() if number == HOME and gives_secret(m, value)}
    giving, handing = demand.qualnames(demand.giving), demand.qualnames(demand.handing)
    return Exports(demand.exported_names() | held, giving, handing)


def sites_of(records: Iterable[Record]) -> set[int]:
    """All sites that findings may tell."""
    found: set[int] = set()
    for record in records:
        found.update((record.node, *record.calls, *record.context.calls))
        if record.anchor is not None:
            found.add(record.anchor.site)
        found.update(origin.site for origin in _origins(record))
    return found - {0}


def _origins(record: Record) -> Iterable[Origin]:
    match record:
        case CallRecord():
            return (given.origin for given in record.given)
        case OutputRecord():
            return record.origins
        case HandlingRecord():
            return () if record.origin is None else (record.origin,)
        case _:
            assert_never(record)


def reported(m: Machine, places: Places) -> dict[Spot, Report]:
    """For which spots, in whatever module, the analysed file has findings."""
    found: dict[Spot, Report] = {}
    for record in m.recorder.kept.all():
        spot = _spot(m, places, record)
        known = found.get(spot, Report(len(_VERDICTS)))
        match record:
            case CallRecord():
                found[spot] = Report(min(known.rank, _VERDICTS.index(record.verdict)))
            case OutputRecord():
                keys = frozenset(_key(m, places, origin) for origin in record.origins)
                found[spot] = Report(0, known.shown | keys)
            case HandlingRecord():
                found[spot] = Report(0)
            case _:
                assert_never(record)
    return found


def reported_here(m: Machine, places: Places) -> Records:
    """The records of the file itself, and what happens in other modules at the calls that led there, unless these
    report it by themselves: of several outputs behind one call the worst."""
    kept = Records()
    outputs: dict[Anchor, list[OutputRecord]] = {}
    for record in m.recorder.kept.all():
        if record.anchor is None:
            if m.recorder.owners[record.node] == m.home.path:
                kept.add(record)
            continue
        spot = _spot(m, places, record)
        reports = (_alone(m, path).reported.get(spot) for path in _modules(m, record))
        known = [report for report in reports if report is not None]
        match record:
            case CallRecord():
                if not known or _VERDICTS.index(record.verdict) < min(each.rank for each in known):
                    kept.add(_moved(m, record, record.anchor))
            case OutputRecord():
                new = _new_origins(m, places, record, known)
                if new:
                    found = _moved(m, replace(record, origins=new), record.anchor)
                    outputs.setdefault(record.anchor, []).append(found)
            case HandlingRecord():
                if not known:
                    kept.add(_moved(m, record, record.anchor))
            case _:
                assert_never(record)
    for records in outputs.values():
        kept.add(min(records, key=_severity))
    return kept


def _alone(m: Machine, path: str) -> Alone:
    return Alone() if m.program is None else m.program.alone(path)


def _modules(m: Machine, record: Record) -> Iterable[str]:
    """The other modules on the way to what happens."""
    owners = (m.recorder.owners[site] for site in (record.node, *record.calls))
    return sorted({path for path in owners if path != m.home.path and path in m.linked})


def _spot(m: Machine, places: Places, record: Record) -> Spot:
    kind = _CALL if isinstance(record, CallRecord) else record.kind.value
    return (m.recorder.owners[record.node], places.at(record.node), kind)


def _new_origins(m: Machine, places: Places, record: OutputRecord, known: Sequence[Report]) -> dict[Origin, None]:
    """What is shown and no other module reports."""
    shown = frozenset[OriginKey]().union(*(each.shown for each in known))
    if any(kind in _BY_NAME for kind, *_ in shown):
        return {}
    return {origin: None for origin in record.origins if _key(m, places, origin) not in shown}


def _key(m: Machine, places: Places, origin: Origin) -> OriginKey:
    role = "" if origin.role is None else origin.role.value
    owner = m.recorder.owners[origin.site] if origin.site else ""
    name = origin.detail if is_plain_name(origin.detail) else ""  # what is kept of a module holds no piece of a secret
    return (origin.kind, name, role, owner, places.at(origin.site))


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

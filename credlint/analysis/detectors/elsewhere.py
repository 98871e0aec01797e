"""What happens in other modules of the program, as findings of the file that is checked: at its call that led there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
from typing import TypeVar, assert_never

from credlint.analysis.core.call_stack import HOME
from credlint.analysis.core.escape import gives_secret, leads_to_secret
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
from credlint.analysis.domain.values import Function, Value
from credlint.analysis.facts import Verdict
from credlint.analysis.linking.following import owners
from credlint.analysis.linking.places import Places
from credlint.analysis.program import Alone, Exports, OriginKey, Report, Spot
from credlint.catalogue.kinds import SinkKind
from credlint.model.doubt import is_plain_name

R = TypeVar("R", bound=Record)

_CALL = "call"
"""Takes the place of a kind in the key of an SDK call."""
_BY_NAME = (Provenance.NAMED, Provenance.USED)
"""Origins of which a module knows by itself that its parameters are secrets."""
_EXPIRING = (Provenance.TEMPORARY, Provenance.SESSION)
_VERDICTS = list(Verdict)
_WORSE = (Verdict.HARDCODED, Verdict.ENVIRONMENT)
"""What a call adds to what the wrapper's own module reports: parameters and what is unknown are known there."""
_KINDS = list(SinkKind)


def exports_of(m: Machine) -> Exports:
    """What the analysed file gives to those that import it."""
    demand = m.demand
    own = {name: value for (number, name), value in m.root.variables.items() if number == HOME}
    held = {name for name, value in own.items() if gives_secret(m, value) or leads_to_secret(m, value)}
    if 0 in demand.seeds:  # perhaps what a lambda gives: it is run only when it is called
        held.update(name for name, value in own.items() if _is_lambda(m, value))
    giving, handing = demand.qualnames(demand.giving), demand.qualnames(demand.handing)
    return Exports(demand.exported_names() | held, giving, handing)


def _is_lambda(m: Machine, value: Value) -> bool:
    return any(isinstance(atom, Function) and m.definitions[atom.definition].is_lambda for atom in value.atoms)


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
    """For which spots, in whatever module, the analysed file has findings that no other module has by itself, or knows
    that there is none: what it shows is a path."""
    found: dict[Spot, Report] = {}
    for record in chain(_told(m, places), _withdrawn(m)):
        spot = _spot(m, places, record)
        known = found.get(spot, Report(len(_VERDICTS)))
        keys = frozenset(_key(m, places, origin) for origin in _origins(record))
        rank = _VERDICTS.index(record.verdict) if isinstance(record, CallRecord) else 0
        found[spot] = Report(min(known.rank, rank), known.shown | keys)
    return found


def reported_here(m: Machine, places: Places) -> Records:
    """The records of the file itself, and what happens in other modules at the calls that led there: of several outputs
    of one call the worst."""
    kept = Records()
    behind: dict[int, list[OutputRecord]] = {}
    own: list[OutputRecord] = []
    for record in _told(m, places):
        if record.anchor is not None:
            record = _moved(m, record, replace(record.anchor, assumed=False))
            if isinstance(record, OutputRecord):
                behind.setdefault(record.node, []).append(record)
                continue
        elif isinstance(record, OutputRecord):
            own.append(record)
            continue
        kept.add(record)
    for record in own:
        rivals = behind.get(record.node, [])
        if all(_severity(record) <= _severity(rival) for rival in rivals):
            behind.pop(record.node, None)
            kept.add(record)
    for records in behind.values():
        kept.add(min(records, key=_severity))
    return kept


def _told(m: Machine, places: Places) -> Iterator[Record]:
    """The records that are reported in the analysed file: in other modules what these do not report by themselves."""
    for record in filter(_counts, m.recorder.kept.all()):
        if record.anchor is not None:
            yield from _of_others(m, places, record)
        elif m.recorder.owners[record.node] == m.home.path:
            yield record


def _withdrawn(m: Machine) -> Iterator[Record]:
    """The outputs of the file itself that are not reported, as what they show is no secret."""
    for record in m.recorder.withdrawn:
        if record.anchor is None and m.recorder.owners[record.node] == m.home.path:
            yield record


def _of_others(m: Machine, places: Places, record: Record) -> Iterator[Record]:
    """A record of what happens in another module, unless that or one on the way there reports it, or the modules to
    which the objects belong on which it happens report the same."""
    spot = _spot(m, places, record)
    known = _reports(m, spot, _modules(m, record))
    by_owners = _shown(_reports(m, spot, owners(m, record.context.objects)))
    match record:
        case CallRecord():
            new = _new_origins(m, places, record, by_owners)
            rank = _VERDICTS.index(record.verdict)
            if new and all(record.verdict in _WORSE and rank < each.rank for each in known):
                yield record
        case OutputRecord():
            shown = _shown(known)
            new = _beyond_fields(_new_origins(m, places, record, by_owners | shown), shown)
            if new and not any(kind in _BY_NAME for kind, *_ in shown):
                yield replace(record, origins=new)
        case HandlingRecord():
            if not known:
                yield record
        case _:
            assert_never(record)


def _counts(record: Record) -> bool:
    """Whether a record may be reported: where nothing in the file leads to it, only that what an object holds is shown,
    or is a credential that an SDK is given."""
    if record.anchor is None or not record.anchor.assumed:
        return True
    match record:
        case CallRecord():
            return record.verdict in _WORSE
        case OutputRecord():
            return True
        case HandlingRecord():
            return False
        case _:
            assert_never(record)


def _alone(m: Machine, path: str) -> Alone:
    return Alone() if m.program is None else m.program.alone(path)


def _modules(m: Machine, record: Record) -> set[str]:
    """The modules on the way to what happens."""
    return {m.recorder.owners[site] for site in (record.node, *record.calls)}


def _reports(m: Machine, spot: Spot, paths: Iterable[str]) -> list[Report]:
    """What other modules report for a spot by themselves."""
    found = (_alone(m, path).reported.get(spot) for path in sorted(paths) if path != m.home.path and path in m.linked)
    return [report for report in found if report is not None]


def _shown(reports: Iterable[Report]) -> frozenset[OriginKey]:
    return frozenset[OriginKey]().union(*(each.shown for each in reports))


def _spot(m: Machine, places: Places, record: Record) -> Spot:
    kind = _CALL if isinstance(record, CallRecord) else record.kind.value
    return (m.recorder.owners[record.node], places.at(record.node), kind)


def _new_origins(m: Machine, places: Places, record: Record, shown: frozenset[OriginKey]) -> dict[Origin, None]:
    """What is shown or handed on and no other module reports."""
    return {origin: None for origin in _origins(record) if _key(m, places, origin) not in shown}


def _beyond_fields(origins: dict[Origin, None], shown: frozenset[OriginKey]) -> dict[Origin, None]:
    """Less the parts of temporary credentials that another module shows of whatever it is given: it reads fields that
    are named like those of STS's answers."""
    fields = {role for kind, _, role, *_, guessed in shown if guessed and kind in _EXPIRING}
    return {
        origin: None
        for origin in origins
        if origin.kind not in _EXPIRING or origin.role is None or origin.role.value not in fields
    }


def _key(m: Machine, places: Places, origin: Origin) -> OriginKey:
    role = "" if origin.role is None else origin.role.value
    owner = m.recorder.owners[origin.site] if origin.site else ""
    name = origin.detail if is_plain_name(origin.detail) else ""  # what is kept of a module holds no piece of a secret
    return (origin.kind, name, role, owner, places.at(origin.site), origin.guessed)


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

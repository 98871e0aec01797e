"""Conversion of records to facts: places instead of sites, phrases instead of origins."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import accumulate
from operator import itemgetter

from credlint.analysis.core.machine import Machine
from credlint.analysis.core.records import (
    CallRecord,
    Given,
    HandlingRecord,
    LiteralRecord,
    OutputRecord,
    Record,
    Records,
)
from credlint.analysis.detectors.elsewhere import reported_here, sites_of
from credlint.analysis.domain.literal_shapes import Shape
from credlint.analysis.domain.provenance import Origin, Provenance, order_of
from credlint.analysis.facts import (
    Argument,
    Facts,
    HandlingFact,
    LiteralFact,
    OutputFact,
    SdkCallFact,
    Verdict,
    clauses,
    listed,
)
from credlint.analysis.linking.places import Places
from credlint.catalogue.kinds import Role, SinkKind
from credlint.catalogue.names import OTHER_NAMES, STANDARD
from credlint.model.diagnostic import Step
from credlint.model.place import Place
from credlint.model.span import Position, Span

_PHRASES = {
    Provenance.LITERAL: "a hard-coded value",
    Provenance.LONG_TERM: "a long-term access key just created",
    Provenance.WHOLE_ENVIRONMENT: "the whole environment",
    Provenance.ENVIRONMENT: "an environment variable",
    Provenance.METADATA: "credentials fetched from a metadata service",
    Provenance.TEMPORARY: "temporary credentials",
    Provenance.SESSION: "a session's credentials",
    Provenance.SECRET_STORE: "a stored secret",
    Provenance.NAMED: "a value named like a credential",
    Provenance.USED: "a value that the file uses as a secret",
    Provenance.CONFIGURATION: "a setting",
    Provenance.PARAMETER: "a parameter",
    Provenance.UNKNOWN: "a value of unknown origin",
    Provenance.REST: "an environment variable",
}
_SHAPES = {
    Shape.PLACEHOLDER.value: "placeholder",
    Shape.SHORT.value: "placeholder",
    Shape.DUMMY.value: "dummy value",
}
_ISSUED = (Provenance.TEMPORARY, Provenance.SESSION, Provenance.LONG_TERM, Provenance.SECRET_STORE)
_TEMPORARY = (Provenance.TEMPORARY, Provenance.SESSION)
TRACE = 8
"""The maximum number of steps in a trace."""


def phrase(origin: Origin) -> str:
    """An origin in words, which never contain a secret's text."""
    (found,) = phrases([origin])
    return found


def phrases(origins: Iterable[Origin]) -> tuple[str, ...]:
    """Origins in words, the worst first; those that differ by role or by name only are named together."""
    groups: dict[object, list[Origin]] = {}
    for origin in _distinct(sorted(origins, key=order_of)):
        groups.setdefault((origin.kind, _shape(origin), _issuer(origin)), []).append(origin)
    told: dict[str, dict[str, None]] = {}
    for group in groups.values():
        described = _described(group)
        told.setdefault(_roles(group) or described, {})[described] = None
    return tuple(
        each if each in sources else f"the {each} of {' and of '.join(sources)}" for each, sources in told.items()
    )


def _distinct(origins: Sequence[Origin]) -> Iterator[Origin]:
    """Origins without those that others name, too: an answer known by its keys where the call that gave it is known, a
    name that is spelled like the credential and used as one."""
    issued = {(each.kind, each.role) for each in origins if each.kind in _ISSUED and _issuer(each)}
    named = {_last_word(each.detail) for each in origins if each.kind is Provenance.NAMED}
    for origin in origins:
        again = origin.kind in _ISSUED and not _issuer(origin) and (origin.kind, origin.role) in issued
        if not again and not (origin.kind is Provenance.USED and _last_word(origin.detail) in named):
            yield origin


def _last_word(name: str) -> str:
    return name.rpartition(".")[2].replace("_", "").lower()


def _roles(group: Sequence[Origin]) -> str:
    """The parts of a credential that the origins of one group are; empty where none is known."""
    if group[0].kind not in _ISSUED:
        return ""
    return listed(tuple(dict.fromkeys(each.role.value for each in sorted(group, key=_by_role) if each.role)))


_LISTED = (Provenance.ENVIRONMENT, Provenance.PARAMETER, Provenance.NAMED, Provenance.USED)
"""Kinds of origins whose names are listed."""


def _described(group: Sequence[Origin]) -> str:
    """What the origins of one group are together."""
    origin = group[0]
    base = _PHRASES[origin.kind]
    names = tuple(dict.fromkeys(each.detail for each in group if each.detail))
    match origin.kind:
        case Provenance.LITERAL if _shape(origin):
            return f"a {_shape(origin)}"
        case Provenance.ENVIRONMENT if names:
            return f"the environment {_several('variable', names)}"
        case Provenance.PARAMETER if names:
            return f"the {_several('parameter', names)}"
        case Provenance.USED if names:
            return f"{listed(names)}, which the file uses as {'secrets' if len(names) > 1 else 'a secret'}"
        case Provenance.NAMED if names:
            return f"the {'values' if len(names) > 1 else 'value'} of {listed(names)}"
        case Provenance.CONFIGURATION if names:
            return f"{base} ({_issuer(origin)})"
        case kind if kind in _ISSUED and (issuer := _issuer(origin)):
            return f"{base} ({issuer})"
        case _:
            return base


def _issuer(origin: Origin) -> str:
    """The call that issued a credential; the shape of a literal, the key of a response and a field say nothing."""
    if (
        origin.kind in _LISTED
        or origin.kind in (Provenance.LITERAL, Provenance.SESSION)
        or origin.detail.startswith("[")
    ):
        return ""
    return origin.detail


def _shape(origin: Origin) -> str:
    return _SHAPES.get(origin.detail, "") if origin.kind is Provenance.LITERAL else ""


def _by_role(origin: Origin) -> int:
    return list(Role).index(origin.role) if origin.role is not None else len(Role)


def _several(noun: str, names: Sequence[str]) -> str:
    return f"{noun}{'s' if len(names) > 1 else ''} {listed(names)}"


def passed(given: Sequence[Given]) -> str:
    """What is passed to a call and where it comes from, in words: arguments of one origin are named together."""
    groups: dict[object, list[Given]] = {}
    for each in sorted(given, key=lambda each: list(Role).index(each.role)):
        origin = each.origin
        groups.setdefault((origin.kind, _shape(origin), _issuer(origin)), []).append(each)
    return clauses(tuple(_passed_together(group) for group in groups.values()))


def _passed_together(group: Sequence[Given]) -> str:
    names = tuple(dict.fromkeys(each.name for each in group))
    origin = group[0].origin
    details = tuple(dict.fromkeys(each.origin.detail for each in group if each.origin.detail))
    plural = len(group) > 1
    match origin.kind:
        case Provenance.LITERAL:
            noun = _shape(origin) or "hard-coded value"
            how = f"as {noun}s" if plural else f"as a {noun}"
        case Provenance.ENVIRONMENT if details and not all(map(_is_standard, group)):
            how = f"from the environment {_several('variable', details)}"
        case Provenance.ENVIRONMENT | Provenance.WHOLE_ENVIRONMENT | Provenance.REST:
            how = "from the environment"
        case Provenance.PARAMETER if details:
            how = f"from the {_several('parameter', details)}"
        case Provenance.CONFIGURATION | Provenance.NAMED if details and _issuer(origin):
            how = f"from {_PHRASES[Provenance.CONFIGURATION]} ({_issuer(origin)})"
        case Provenance.CONFIGURATION | Provenance.PARAMETER:
            how = f"from {_PHRASES[origin.kind]}"
        case kind if kind in _ISSUED or kind is Provenance.METADATA:
            issuer = _issuer(origin)
            how = f"of {_PHRASES[kind]}" + (f" ({issuer})" if issuer else "")
        case _:
            how = "of unknown origin"
    return f"{listed(names)} {how}"


def _is_standard(given: Given) -> bool:
    """Whether a part comes from the variable from which the SDK reads it by itself."""
    return given.origin.kind is Provenance.ENVIRONMENT and given.origin.detail == STANDARD[given.role]


def _renamed(parts: Sequence[Given]) -> tuple[str, ...]:
    """The variables that the SDK reads, of those parts that come from other names of these; none where a part comes
    from elsewhere."""
    others = [given for given in parts if not _is_standard(given)]
    known = all(
        given.origin.kind is Provenance.ENVIRONMENT and given.origin.detail == OTHER_NAMES[given.role]
        for given in others
    )
    return tuple(STANDARD[given.role] for given in others) if known else ()


def places_of(m: Machine) -> Places:
    """The places of all that findings, here or in modules that import the file, may tell."""
    recorder = m.recorder
    records = [*recorder.kept.all(), *recorder.withdrawn]
    sites = {*_literals(m), *sites_of(records)}
    sites |= _secrets(m, {m.home.path, *(recorder.owners[site] for site in sites)})
    if any(isinstance(record, OutputRecord) and _is_whole(record) for record in records):
        sites.update(recorder.environment)
    return Places(m, sites)


def _literals(m: Machine) -> dict[int, LiteralRecord]:
    """The literals of the file that are reported by themselves."""
    recorder = m.recorder
    return {
        site: record
        for site, record in recorder.literals.items()
        if site not in recorder.reported_literals and recorder.owners[site] == m.home.path
    }


def _secrets(m: Machine, paths: Collection[str]) -> set[int]:
    """The literals that hold a key in the modules at `paths`."""
    return {site for site in m.recorder.secret_literals if m.recorder.owners[site] in paths} - {0}


def facts_of(m: Machine, places: Places) -> Facts:
    """The facts of a file that has been analysed."""
    recorder = m.recorder
    kept = reported_here(m, places)
    named = [site for site in recorder.environment if places.knows(site) and not places.path(site)]
    environment = _Environment(kept, places, sorted(named, key=places.at))
    return Facts(
        calls=_worst_by_start(_call(record, places) for record in kept.calls.values()),
        outputs=tuple(_output(record, places, environment) for record in _outputs(kept)),
        literals=tuple(
            LiteralFact(Place(places.at(site), record.context.scope, record.confidence), record.kind, record.name)
            for site, record in _literals(m).items()
        ),
        handlings=tuple(_handling(record, places) for record in kept.handlings.values()),
        secrets=tuple(sorted({places.at(site) for site in _secrets(m, {m.home.path})})),
        secrets_elsewhere=_secrets_elsewhere(m, places),
        limits=tuple(sorted(recorder.limits.items())),
    )


def _secrets_elsewhere(m: Machine, places: Places) -> tuple[tuple[str, Span], ...]:
    sites = [site for site in m.recorder.secret_literals if places.path(site) and places.knows(site)]
    return tuple(sorted({(places.path(site), places.at(site)) for site in sites}))


class _Environment:
    """The sites at which the file names the environment, in their order."""

    def __init__(self, kept: Records, places: Places, named: Sequence[int]) -> None:
        self._places = places
        self._named = [places.at(site).start for site in named]
        shown = sorted(places.at(output.node) for output in kept.outputs.values() if _is_whole(output))
        # Of what begins before a place the end that is last decides whether any goes on to it.
        ends = [Position(0, 0), *accumulate((span.end for span in shown), max)]
        self._elsewhere = [
            (start, site)
            for start, site in zip(self._named, named, strict=True)
            if ends[bisect_right(shown, start, key=lambda span: span.start)] <= start
        ]

    def read_before(self, node: int) -> int:
        """Where the environment that a node shows is named: the nearest mention before, which is as good as any, as it
        is one object whose origin has no site; 0 where the node itself names it, or nobody does."""
        span = self._places.at(node)
        within = bisect_left(self._named, span.start)
        if not self._elsewhere or (within < len(self._named) and self._named[within] < span.end):
            return 0
        before = bisect_left(self._elsewhere, span.start, key=itemgetter(0))
        return self._elsewhere[max(before - 1, 0)][1]


def _worst_by_start(found: Iterable[SdkCallFact]) -> tuple[SdkCallFact, ...]:
    """The most severe fact where several calls of a chain start at the same position: `conf.set(…).set(…)`."""
    kept: dict[object, SdkCallFact] = {}
    order = list(Verdict)
    for fact in found:
        start = fact.place.span.start
        if start not in kept or order.index(fact.verdict) < order.index(kept[start].verdict):
            kept[start] = fact
    return tuple(kept.values())


def _outputs(kept: Records) -> list[OutputRecord]:
    """All outputs, except responses built in a function whose recorded `return` shows the same origin."""
    records = list(kept.outputs.values())
    returned: defaultdict[str, set[Origin]] = defaultdict(set)  # by the function
    for record in records:
        if record.returned:
            returned[record.context.scope].update(record.origins)
    return [
        record
        for record in records
        if record.returned
        or record.kind is not SinkKind.RESPONSE
        or returned[record.context.scope].isdisjoint(record.origins)
    ]


def _trace(origins: Iterable[Origin], places: Places, node: int, behind: Sequence[int], last: str) -> tuple[Step, ...]:
    steps: dict[tuple[str, Span], Step] = {}
    for origin in sorted(origins, key=order_of):
        if places.knows(origin.site) and origin.site != node:
            step = places.step(origin.site, f"{phrase(origin)} is read here")
            steps.setdefault((step.path, step.span), step)
    way = [places.step(node, last)]
    if behind:
        further = [places.step(site, "passed on here") for site in behind[:-1] if places.knows(site)]
        way = [places.step(node, "passed on here"), *further, places.step(behind[-1], last)]
    return (*list(steps.values())[: TRACE - len(way)], *way[-TRACE:])


RELATED = 10
"""The maximum number of calls that lead to a finding."""


def _related(record: Record, places: Places) -> tuple[Step, ...]:
    """The calls that lead to a node: first those through which the worst value came, the nearest before the others."""
    nearest = (*reversed(record.context.calls), *sorted(record.calls))
    known = [site for site in dict.fromkeys(nearest) if places.knows(site)]
    return tuple(places.step(site, "called here") for site in known[:RELATED])


def _place(record: Record, origins: Iterable[Origin], places: Places, last: str) -> Place:
    trace = _trace(origins, places, record.node, record.behind, last)
    via = places.name(record.node) or _NAMELESS if record.behind else ""
    return Place(places.at(record.node), record.context.scope, record.confidence, trace, _related(record, places), via)


_NAMELESS = "what runs here"
"""Names what leads into another module where no name does: an operator, a loop, a `with`."""


def _call(record: CallRecord, places: Places) -> SdkCallFact:
    origins = [given.origin for given in record.given]
    place = _place(record, origins, places, f"passed to {record.callee} here")
    arguments = tuple(Argument(given.name, given.role, phrase(given.origin)) for given in record.given)
    return SdkCallFact(
        place,
        record.callee,
        record.verdict,
        arguments,
        passed(record.given),
        record.remark,
        record.advice,
        standard=all(_is_standard(given) for given in record.given),
        renamed=_renamed(record.given),
        optional=record.optional,
        alone=record.alone,
        complete=record.complete,
        row=record.row,
        bound=record.bound,
    )


def _output(record: OutputRecord, places: Places, environment: _Environment) -> OutputFact:
    origins = dict.fromkeys(record.origins)
    whole = _is_whole(record)
    if whole and (site := environment.read_before(record.node)):
        origins[Origin(Provenance.WHOLE_ENVIRONMENT, site=site)] = None
    place = _place(record, origins, places, "shown here")
    issued = {origin.role for origin in record.origins if origin.kind in _TEMPORARY} >= set(Role)
    return OutputFact(place, record.sink, record.kind, phrases(record.origins), whole, record.returned, issued)


def _is_whole(record: OutputRecord) -> bool:
    return any(origin.kind is Provenance.WHOLE_ENVIRONMENT for origin in record.origins)


def _handling(record: HandlingRecord, places: Places) -> HandlingFact:
    origins = [] if record.origin is None else [record.origin]
    place = _place(record, origins, places, "handled here")
    return HandlingFact(place, record.kind, listed(tuple(record.subjects)), record.callee)

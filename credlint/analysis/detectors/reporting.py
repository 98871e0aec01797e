"""Conversion of records to facts: spans instead of sites, phrases instead of origins."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from credlint.analysis.core.machine import Machine
from credlint.analysis.core.records import CallRecord, Given, HandlingRecord, OutputRecord, Record, Records
from credlint.analysis.detectors.elsewhere import reported_here
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
    listed,
)
from credlint.catalogue.kinds import Role, SinkKind
from credlint.catalogue.names import AWS_SECRETS
from credlint.model.diagnostic import Step
from credlint.model.place import Place
from credlint.model.span import Span
from credlint.source.positions import positions
from credlint.source.tree import Tree

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
TRACE = 8
"""The maximum number of steps in a trace."""


def phrase(origin: Origin) -> str:
    """An origin in words, which never contain a secret's text."""
    (found,) = phrases([origin])
    return found


def phrases(origins: Iterable[Origin]) -> tuple[str, ...]:
    """Origins in words, the worst first; those that differ by role or by name only are named together."""
    groups: dict[object, list[Origin]] = {}
    for origin in sorted(origins, key=order_of):
        groups.setdefault((origin.kind, _shape(origin), _issuer(origin)), []).append(origin)
    return tuple(dict.fromkeys(_described(group) for group in groups.values()))


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
        case kind if kind in _ISSUED:
            roles = tuple(dict.fromkeys(each.role.value for each in sorted(group, key=_by_role) if each.role))
            issuer = _issuer(origin)
            return (f"the {listed(roles)} of " if roles else "") + (f"{base} ({issuer})" if issuer else base)
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
    return " and ".join(_passed_together(group) for group in groups.values())


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
    return given.origin.kind is Provenance.ENVIRONMENT and given.origin.detail == _STANDARD[given.role]


_STANDARD = dict(zip((Role.ACCESS_KEY, Role.SECRET_KEY, Role.SESSION_TOKEN), AWS_SECRETS, strict=True))
"""The variables from which the SDK itself reads each part."""


def facts_of(m: Machine, tree: Tree) -> Facts:
    """The facts of a module that has been analysed."""
    recorder = m.recorder
    kept = reported_here(m)
    home = m.home.path
    literals = {
        node: record
        for node, record in recorder.literals.items()
        if node not in recorder.reported_literals and recorder.owners[node] == home
    }
    secrets = {site for site in recorder.secret_literals if recorder.owners[site] == home}
    sites: set[int] = set(literals) | secrets
    for call in kept.calls.values():
        sites.update((call.node, *call.behind, *call.calls, *(given.origin.site for given in call.given)))
    for output in kept.outputs.values():
        sites.update((output.node, *output.behind, *output.calls, *(origin.site for origin in output.origins)))
        if _is_whole(output):
            sites.update(recorder.environment)
    for handling in kept.handlings.values():
        sites.update((handling.node, *handling.behind, *handling.calls))
        if handling.origin is not None:
            sites.add(handling.origin.site)
    sites.discard(0)
    if not sites:
        return Facts(limits=tuple(sorted(recorder.limits.items())))
    spans = _Spans(m, tree, sites)
    environment = _read_elsewhere(kept, spans)
    return Facts(
        calls=_worst_by_start(_call(record, spans) for record in kept.calls.values()),
        outputs=tuple(_output(record, spans, environment) for record in _outputs(kept)),
        literals=tuple(
            LiteralFact(Place(spans.at(node), record.context.scope, record.confidence), record.kind, record.name)
            for node, record in literals.items()
        ),
        handlings=tuple(_handling(record, spans) for record in kept.handlings.values()),
        secrets=tuple(sorted({spans.at(site) for site in secrets if site})),
        limits=tuple(sorted(recorder.limits.items())),
    )


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
    returned = [record for record in records if record.returned]
    return [
        record
        for record in records
        if record.returned
        or record.kind is not SinkKind.RESPONSE
        or not any(
            record.context.scope == other.context.scope and not other.origins.keys().isdisjoint(record.origins)
            for other in returned
        )
    ]


class _Spans:
    """The spans of the sites that facts refer to, found in one pass over the tree."""

    def __init__(self, m: Machine, tree: Tree, sites: Iterable[int]) -> None:
        recorder = m.recorder
        home = m.home.path
        by_module: dict[str, list[int]] = {}
        for site in sorted(sites):
            by_module.setdefault(recorder.owners[site], []).append(site)
        self._spans: dict[int, Span] = {}
        self._paths = {site: path for path, found in by_module.items() if path != home for site in found}
        for path, group in by_module.items():
            module = None if path == home else m.linked[path]
            of = tree if module is None else module.tree
            found = positions(of.module, [recorder.nodes[site] for site in group], of.text)
            self._spans.update((site, found[recorder.nodes[site]]) for site in group if recorder.nodes[site] in found)
        self.environment = sorted(
            (site for site in recorder.environment if site in self._spans and site not in self._paths),
            key=self._spans.__getitem__,
        )
        """The sites at which the file names the environment, in their order."""

    def at(self, site: int) -> Span:
        """The span of a site; the start of the file for one without a position in the source."""
        return self._spans.get(site, Span.of(1, 1, 1, 1))

    def step(self, site: int, message: str) -> Step:
        """A step of a trace at a site."""
        return Step(self.at(site), message, self._paths.get(site, ""))

    def knows(self, site: int) -> bool:
        """Whether the site has a position in the source."""
        return site in self._spans


def _trace(origins: Iterable[Origin], spans: _Spans, node: int, behind: Sequence[int], last: str) -> tuple[Step, ...]:
    steps: dict[tuple[str, Span], Step] = {}
    for origin in sorted(origins, key=order_of):
        if spans.knows(origin.site) and origin.site != node:
            step = spans.step(origin.site, f"{phrase(origin)} is read here")
            steps.setdefault((step.path, step.span), step)
    way = [spans.step(node, last)]
    if behind:
        further = [spans.step(site, "passed on here") for site in behind[:-1] if spans.knows(site)]
        way = [spans.step(node, "passed on here"), *further, spans.step(behind[-1], last)]
    return (*list(steps.values())[: TRACE - len(way)], *way[-TRACE:])


def _related(calls: Iterable[int], spans: _Spans) -> tuple[Step, ...]:
    return tuple(spans.step(site, "called here") for site in sorted(set(calls)) if spans.knows(site))


def _place(record: Record, origins: Iterable[Origin], spans: _Spans, last: str) -> Place:
    trace = _trace(origins, spans, record.node, record.behind, last)
    return Place(spans.at(record.node), record.context.scope, record.confidence, trace, _related(record.calls, spans))


def _call(record: CallRecord, spans: _Spans) -> SdkCallFact:
    origins = [given.origin for given in record.given]
    place = _place(record, origins, spans, f"passed to {record.callee} here")
    arguments = tuple(Argument(given.name, given.role, phrase(given.origin)) for given in record.given)
    return SdkCallFact(
        place,
        record.callee,
        record.verdict,
        arguments,
        passed(record.given),
        record.remark,
        standard=all(_is_standard(given) for given in record.given),
        optional=record.optional,
    )


def _output(record: OutputRecord, spans: _Spans, environment: Sequence[int]) -> OutputFact:
    origins = dict.fromkeys(record.origins)
    whole = _is_whole(record)
    if whole and environment and not any(_within(spans.at(site), spans.at(record.node)) for site in spans.environment):
        start = spans.at(record.node).start
        before = [site for site in environment if spans.at(site).start < start]
        # The environment is one object, whose origin has no site: the nearest mention is as good as any.
        origins[Origin(Provenance.WHOLE_ENVIRONMENT, site=before[-1] if before else environment[0])] = None
    place = _place(record, origins, spans, "shown here")
    return OutputFact(place, record.sink, record.kind, phrases(record.origins), whole, record.returned)


def _is_whole(record: OutputRecord) -> bool:
    return any(origin.kind is Provenance.WHOLE_ENVIRONMENT for origin in record.origins)


def _read_elsewhere(kept: Records, spans: _Spans) -> Sequence[int]:
    """The sites at which the environment is named, in their order, without those in what shows it at once."""
    shown = [spans.at(output.node) for output in kept.outputs.values() if _is_whole(output)]
    return [site for site in spans.environment if not any(_within(spans.at(site), each) for each in shown)]


def _within(span: Span, other: Span) -> bool:
    return other.start <= span.start < other.end


def _handling(record: HandlingRecord, spans: _Spans) -> HandlingFact:
    origins = [] if record.origin is None else [record.origin]
    place = _place(record, origins, spans, "handled here")
    return HandlingFact(place, record.kind, listed(tuple(record.subjects)), record.callee)

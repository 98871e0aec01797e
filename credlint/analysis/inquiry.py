"""Inquiry: a run that keeps what it sees of every call, statement and source, also of those that no rule reports.

It wraps the way in which the machine calls, and listens like a detector: a run for findings pays nothing for it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import assert_never

from credlint.analysis.calls.dispatch import call
from credlint.analysis.calls.schedule import machine_for, run
from credlint.analysis.core.arguments import Arguments, Call
from credlint.analysis.core.call_stack import HOME
from credlint.analysis.core.events import Events, Listener
from credlint.analysis.core.machine import Machine
from credlint.analysis.demand.demand_set import DemandSet
from credlint.analysis.detectors.reporting import TRACE, phrases
from credlint.analysis.detectors.request_handlers import answers
from credlint.analysis.domain.credential_names import aws_variable, credential_variable
from credlint.analysis.domain.endpoints import is_amazon, is_custom
from credlint.analysis.domain.provenance import Origin, Provenance, order_of, sources
from credlint.analysis.domain.values import (
    Atom,
    Class,
    Const,
    Function,
    Mapping,
    Method,
    Opaque,
    Partial,
    Qual,
    Ref,
    Seq,
    Super,
    Text,
    Typed,
    Value,
    in_order,
    is_none,
)
from credlint.analysis.domain.verdicts import worst_of
from credlint.analysis.engine import DETECTORS
from credlint.analysis.linking.modules import spelled
from credlint.analysis.linking.places import Places
from credlint.analysis.models.registry import BUILTINS
from credlint.analysis.objects.representation import literal_labels, revealed
from credlint.analysis.program import Program
from credlint.catalogue import schema
from credlint.catalogue.index import Index
from credlint.catalogue.kinds import STORING, SinkKind
from credlint.catalogue.names import SDK_KEYWORDS
from credlint.model.diagnostic import Step
from credlint.model.span import Span
from credlint.source.tree import Tree

SDK, SOURCE, SANITIZER, WRITER, OWN, IMPORTED, UNKNOWN_CALLEE, KNOWN, STATEMENT = (
    "sdk",
    "source",
    "sanitizer",
    "writer",
    "own",
    "imported",
    "unknown",
    "known",
    "statement",
)
"""What a call is; for a sink it is the value of its `SinkKind`."""

_METHODS = frozenset(name for each in (str, list, dict, set) for name in dir(each))
"""Methods whose names say what they do, also where it is not known on what."""

_DEFINED = (Function, Class)
_PARTIAL = "nothing of a credential: a mask, a length, a part, a name or a filtered copy"


@dataclass(frozen=True, slots=True)
class Described:
    """What is known of one argument or value: phrases for where it comes from, the worst first, and the way."""

    name: str
    sources: tuple[str, ...]
    way: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Sighting:
    """A call or statement as the analysis saw it; `reasons` say why what it is given is no finding there."""

    span: Span
    subject: str
    use: str
    arguments: tuple[Described, ...]
    reasons: tuple[str, ...] = ()


@dataclass(slots=True)
class _Seen:
    """What one call site or statement was given, over all evaluations."""

    subject: str
    use: str = KNOWN
    given: dict[str, dict[Origin, None]] = field(default_factory=dict)
    plain: dict[str, dict[str, None]] = field(default_factory=dict)
    reasons: dict[str, None] = field(default_factory=dict)
    credentials: set[str] = field(default_factory=set)


def inquire(
    tree: Tree, catalogue: Index, demand: DemandSet | None = None, program: Program | None = None
) -> tuple[Sighting, ...]:
    """Everything that is called, returned, raised or read in a module, by place. Needs a deep stack.

    `demand` is a demand set of the tree's regions. Without a `program` imports are not followed.
    """
    witness = _Witness()
    demand = demand or DemandSet(catalogue, tree.regions)
    demand.demand_all()
    m = machine_for(tree, catalogue, demand, witness.called_by(call), program)
    witness.m = m
    m.identifying = True
    m.events = Events((*(detector(m) for detector in DETECTORS), witness))
    run(m, tree)
    return witness.sightings()


class _Witness(Listener):
    """Keeps what it is told, by site."""

    m: Machine

    def __init__(self) -> None:
        self._seen: dict[int, _Seen] = {}
        self._origins: dict[Origin, None] = {}
        self._open: set[int] = set()

    def called_by(
        self, inner: Callable[[Machine, Value, Arguments, int], Value]
    ) -> Callable[[Machine, Value, Arguments, int], Value]:
        """A way to call that notes each call before it is made; what a call does at its own site is not noted."""

        def calling(m: Machine, callee: Value, arguments: Arguments, site: int) -> Value:
            if not site or site in self._open:
                return inner(m, callee, arguments, site)
            self._open.add(site)
            try:
                seen = self._at(site, _named(m, callee))
                defined = [m.definitions[atom.definition] for atom in callee.atoms if isinstance(atom, _DEFINED)]
                if defined:
                    seen.use = OWN if any(each.module == HOME for each in defined) else IMPORTED
                elif any(isinstance(atom, Qual) and _is_foreign(m, atom.name) for atom in callee.atoms):
                    seen.use = UNKNOWN_CALLEE
                for name, value in _arguments(arguments):
                    self._note(seen, name, value, site)
                result = inner(m, callee, arguments, site)
                self._keep(result, site)
                return result
            finally:
                self._open.discard(site)

        return calling

    def called(self, call: Call, row: schema.Row) -> None:
        """Note what the catalogue says of a callee."""
        seen = self._at(call.site, call.name.removeprefix("builtins."))
        match row:
            case schema.SdkCall() | schema.KeyedCall() | schema.TextCall():
                seen.use = SDK
                if isinstance(row, schema.SdkCall):
                    self._note_sdk(seen, row, call)
            case schema.Sink():
                seen.use = row.kind.value
                if row.kind is SinkKind.NETWORK and any(map(is_amazon, call.everything())):
                    seen.reasons["AWS itself may receive its credentials"] = None
                if row.kind is SinkKind.RESPONSE and not answers(self.m):
                    seen.reasons["the function around it is no request handler or view"] = None
            case schema.EnvironmentWriter():
                seen.use = WRITER
            case schema.Sanitizer():
                seen.use = SANITIZER
            case _ if seen.use in (KNOWN, UNKNOWN_CALLEE):
                seen.use = SOURCE

    def called_unknown(self, call: Call) -> None:
        """Note a callee that neither the file nor the catalogue defines."""
        seen = self._at(call.site, call.name)
        seen.credentials.update(name for name in SDK_KEYWORDS if name in call.keywords)
        if seen.credentials:
            seen.use = SDK
        elif call.name.rpartition(".")[2] not in _METHODS:
            seen.use = UNKNOWN_CALLEE

    def logged(self, call: Call) -> None:
        """Note a call of what is named like a logger."""
        self._at(call.site, call.name).use = SinkKind.LOG.value

    def returned(self, value: Value, site: int) -> None:
        """Note what a function returns."""
        seen = self._at(site, "return")
        seen.use = SinkKind.RESPONSE.value if answers(self.m) else STATEMENT
        if not answers(self.m):
            seen.reasons["the function is no request handler or view: its callers decide"] = None
        self._note(seen, "value", value, site)

    def raised(self, value: Value, site: int) -> None:
        """Note what is raised."""
        seen = self._at(site, "raise")
        seen.use = SinkKind.EXCEPTION.value
        self._note(seen, "exception", value, site)

    def asserted(self, message: Value, site: int) -> None:
        """Note the message of an assertion."""
        seen = self._at(site, "assert")
        seen.use = SinkKind.EXCEPTION.value
        self._note(seen, "message", message, site)

    def environment_written(self, name: Value, value: Value, site: int) -> None:
        """Note a variable that the program sets."""
        seen = self._at(site, "os.environ")
        seen.use = WRITER
        self._note(seen, "value", value, site)

    def literal_named(self, name: str, value: Value) -> None:
        """Note where the value of a name comes from."""
        self._keep(value, 0)

    def sightings(self) -> tuple[Sighting, ...]:
        """What has been seen in the file, with spans, in the order of the source."""
        sites = {site for site in (*self._seen, *(origin.site for origin in self._origins)) if site}
        sites |= {origin.site for seen in self._seen.values() for given in seen.given.values() for origin in given}
        places = Places(self.m, sites)
        found = [
            Sighting(places.at(site), seen.subject, seen.use, tuple(_known(seen, places)), tuple(_reasons(seen)))
            for site, seen in self._seen.items()
            if places.knows(site) and not places.path(site)
        ]
        for origin in self._origins:
            if origin.site not in self._seen and places.knows(origin.site) and not places.path(origin.site):
                known = Described("value", phrases([origin]))
                found.append(Sighting(places.at(origin.site), "value", SOURCE, (known,)))
        return tuple(sorted(dict.fromkeys(found), key=lambda one: (one.span, one.subject)))

    def _at(self, site: int, subject: str) -> _Seen:
        return self._seen.setdefault(site, _Seen(spelled(self.m, subject)))

    def _keep(self, value: Value, site: int) -> None:
        for atom in value.atoms:
            labels = getattr(atom, "labels", None)
            if labels:
                self._origins.update(dict.fromkeys(sorted(sources(labels), key=order_of)))

    def _note(self, seen: _Seen, name: str, value: Value, site: int) -> None:
        m = self.m
        origins = sources(revealed(m, value, site) | literal_labels(value))
        worst = worst_of(value)
        if worst is not None and worst[1].kind is not Provenance.UNKNOWN:
            origins |= {worst[1]}
        seen.given.setdefault(name, {}).update(dict.fromkeys(sorted(origins, key=order_of)))
        seen.plain.setdefault(name, {}).update(dict.fromkeys(_plain(m, value, origins)))

    def _note_sdk(self, seen: _Seen, row: schema.SdkCall, call: Call) -> None:
        params = [param for param in (row.access_key, row.secret_key, row.session_token) if param is not None]
        for param in params:
            seen.credentials.update(param.names)
            seen.credentials.add(f"argument {(param.position or 0) + 1}" if param.position is not None else "")
        given = [value for param in params if (value := call.get(param.names, param.position)) is not None]
        if row.inside is None and not given:
            seen.reasons["no credential is passed to it"] = None
        elif given and all(worst_of(value) is None for value in given):
            seen.reasons["the credentials that are passed to it are None or empty"] = None
        endpoint = None if row.endpoint is None else call.get(row.endpoint.names, row.endpoint.position)
        if endpoint is not None and is_custom(endpoint):
            seen.reasons["its endpoint is not Amazon's"] = None


def _arguments(arguments: Arguments) -> Iterable[tuple[str, Value]]:
    yield from ((f"argument {number}", value) for number, value in enumerate(arguments.positional, 1))
    yield from arguments.keywords.items()
    if arguments.rest is not None:
        yield "*", arguments.rest
    if arguments.keyword_rest is not None:
        yield "**", arguments.keyword_rest


def _is_foreign(m: Machine, name: str) -> bool:
    """Whether nothing is known of a function or class of another package."""
    entry = m.catalogue.entry(name)
    known = entry.rows or name in BUILTINS or m.catalogue.canonical(name) in m.catalogue.classes
    return not known and name.partition(".")[0] not in sys.stdlib_module_names


def _named(m: Machine, callee: Value) -> str:
    names = [name for atom in in_order(callee.atoms) if not is_none(atom) and (name := _callee(m, atom))]
    return " or ".join(dict.fromkeys(names)) or "call"


def _callee(m: Machine, atom: Atom) -> str:
    match atom:
        case Qual():
            return spelled(m, atom.name).removeprefix("builtins.")
        case Function() | Class():
            return m.definitions[atom.definition].qualname
        case Method(receiver=Typed() as receiver):
            return f"{receiver.cls}.{atom.name}"
        case Method():
            return atom.name
        case Opaque():
            return _path(atom.name)
        case Partial():
            return _named(m, atom.function)
        case Typed():
            return atom.cls
        case Const() | Text() | Ref() | Mapping() | Seq() | Super():
            return ""
        case _:
            assert_never(atom)


def _plain(m: Machine, value: Value, origins: Iterable[Origin]) -> list[str]:
    """What is known of a value that has no origin to name."""
    told = set(origins)
    found: list[str] = []
    for atom in in_order(value.atoms):
        match atom:
            case Const() if atom.value is None:
                found.append("None")
            case Const() if not isinstance(atom.value, (str, bytes)):
                found.append("a constant")
            case Const() if not atom.value:
                found.append("an empty text")
            case Opaque() | Text() if not sources(atom.labels):
                found.append(_PARTIAL)
            case Opaque() if atom.name and any(origin.kind is Provenance.UNKNOWN for origin in sources(atom.labels)):
                found.append(f"unknown, because nothing is known of {_path(atom.name)}")
            case Qual():
                found.append(f"unknown, because {spelled(m, atom.name)} is not in this file")
            case Function() | Class() | Method() | Partial():
                found.append("a function or class")
            case Typed() if not told:
                found.append(f"an object of {atom.cls}, whose text shows no credential")
            case Ref() | Mapping() | Seq() if not told:
                found.append("a container that shows no credential")
            case Const() | Text() | Opaque() | Typed() | Ref() | Mapping() | Seq() | Super():
                pass
            case _:
                assert_never(atom)
    # Of several things that it may be, those of which nothing is known matter most.
    return [each for each in found if each != _PARTIAL] or found


def _path(name: str) -> str:
    return name.partition("#")[0].lstrip(".")


def _known(seen: _Seen, places: Places) -> Iterable[Described]:
    for name, given in seen.given.items():
        told = [origin for origin in given if origin.kind is not Provenance.UNKNOWN]
        texts = [origin for origin in told if origin.kind is Provenance.LITERAL]
        if name not in seen.credentials and texts:  # what kind of a key it would be is of no interest
            told = [origin for origin in told if origin.kind is not Provenance.LITERAL]
        words = [*phrases(told), *(["a hard-coded text"] if texts and texts[0] not in told else ()), *seen.plain[name]]
        words = words or list(phrases(given)) or ["a harmless value"]
        found = [places.step(origin.site, phrases([origin])[0]) for origin in told if places.knows(origin.site)]
        steps = {(step.path, step.span): step for step in found}
        yield Described(name, tuple(dict.fromkeys(words)), tuple(steps.values())[:TRACE])


def _reasons(seen: _Seen) -> Iterable[str]:
    yield from seen.reasons
    kind = next((each for each in SinkKind if each.value == seen.use), None)
    if kind is not None:
        origins = dict.fromkeys(origin for given in seen.given.values() for origin in given)
        yield from dict.fromkeys(filter(None, (_harmless(origin, kind) for origin in origins)))
        if not origins:
            yield "what it shows holds no credential"


def _harmless(origin: Origin, kind: SinkKind) -> str:
    """Why an origin is no finding in an output; empty for one that is."""
    match origin.kind:
        case Provenance.LITERAL:
            return "a hard-coded text is no live credential: outputs of it are not reported (CRD301 reports keys)"
        case Provenance.PARAMETER if origin.detail:
            return f"nothing says that the parameter {origin.detail} is a credential: its name and its callers do not"
        case Provenance.PARAMETER | Provenance.CONFIGURATION | Provenance.UNKNOWN:
            return "nothing says that a value of unknown origin is a credential"
        case Provenance.REST:
            return "the variables of the environment that hold AWS secrets have been filtered out"
        case Provenance.ENVIRONMENT if not origin.detail:
            return "which variable of the environment is read is not known"
        case Provenance.ENVIRONMENT if not (aws_variable(origin.detail) or credential_variable(origin.detail)):
            return f"{origin.detail} is not the name of a credential"
        case Provenance.ENVIRONMENT if kind in STORING and not aws_variable(origin.detail):
            return f"{origin.detail} is a credential of another service, which may be sent and stored"
    return ""

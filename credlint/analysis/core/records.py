"""Records: what detectors emit at a node, and how those of several evaluations of it are joined."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import TypeAlias, TypeVar, assert_never

from credlint.analysis.domain.provenance import Order, Origin, Provenance, order_of
from credlint.analysis.facts import HandlingKind, LiteralKind, Verdict
from credlint.catalogue.kinds import Role, SinkKind
from credlint.catalogue.schema import SdkCall
from credlint.model.diagnostic import Confidence

Object: TypeAlias = tuple[int, int]
"""An object on which a function runs: the definition of its class, and the site of the call that made it, or 0."""


@dataclass(slots=True)
class CallPath:
    """How one evaluation was reached: the enclosing qualified name, the sites of the nearest calls, and the objects on
    which functions of other modules run."""

    scope: str
    calls: tuple[int, ...]
    objects: frozenset[Object] = frozenset()


@dataclass(frozen=True, slots=True)
class Anchor:
    """The place in the checked file that is reported for what happens in another module: the call there that led to it,
    and the qualified name around that. `assumed`: no call leads to it, but one from outside may."""

    site: int
    scope: str
    assumed: bool = False


OPEN = Anchor(-1, "")
"""The call that a summary is replayed for."""


@dataclass(frozen=True, slots=True)
class Given:
    """One credential argument of a call: the parameter's name, its role, the worst origin; whether it is what the
    optional parameter of a library's interface is given."""

    name: str
    role: Role
    origin: Origin
    optional: bool = False


@dataclass(slots=True)
class CallRecord:
    """An SDK call with credentials, as one evaluation saw it. What it says besides, the fact tells."""

    node: int
    callee: str
    verdict: Verdict
    given: tuple[Given, ...]
    confidence: Confidence
    context: CallPath
    remark: str = ""
    advice: str = ""
    alone: bool = False
    complete: bool = False
    row: SdkCall | None = None
    bound: int = 0
    anchor: Anchor | None = None
    behind: tuple[int, ...] = ()
    calls: dict[int, None] = field(default_factory=dict)

    @property
    def is_open(self) -> bool:
        """Whether callers may decide what is given."""
        return any(given.origin.kind in (Provenance.PARAMETER, Provenance.UNKNOWN) for given in self.given)

    @property
    def optional(self) -> bool:
        """Whether all credentials are optional parameters of a library's interface."""
        return all(given.optional for given in self.given)


@dataclass(slots=True)
class OutputRecord:
    """An output of credential material: `origins` are what it reveals, over all evaluations."""

    node: int
    sink: str
    kind: SinkKind
    origins: dict[Origin, None]
    confidence: Confidence
    context: CallPath
    returned: bool = False
    anchor: Anchor | None = None
    behind: tuple[int, ...] = ()
    calls: dict[int, None] = field(default_factory=dict)


@dataclass(slots=True)
class HandlingRecord:
    """Manual credential use, with all `subjects` seen at the node."""

    node: int
    kind: HandlingKind
    subject: str
    callee: str
    confidence: Confidence
    context: CallPath
    origin: Origin | None = None
    subjects: dict[str, None] = field(default_factory=dict)
    anchor: Anchor | None = None
    behind: tuple[int, ...] = ()
    calls: dict[int, None] = field(default_factory=dict)


@dataclass(slots=True)
class LiteralRecord:
    """A hard-coded key at a literal's site."""

    node: int
    kind: LiteralKind
    name: str
    context: CallPath
    confidence: Confidence = Confidence.HIGH


Record: TypeAlias = CallRecord | OutputRecord | HandlingRecord
R = TypeVar("R", bound=Record)


class Records:
    """Records by node: one that is reached on several paths keeps the most severe, and all its call sites.

    The records that are added stay as they are.
    """

    __slots__ = ("_worst", "calls", "handlings", "outputs")

    def __init__(self) -> None:
        self.calls: dict[tuple[int, Anchor | None], CallRecord] = {}
        self.outputs: dict[tuple[int, Anchor | None, SinkKind], OutputRecord] = {}
        self.handlings: dict[tuple[int, Anchor | None, HandlingKind], HandlingRecord] = {}
        self._worst: dict[tuple[int, Anchor | None, SinkKind], Order] = {}  # what each of the outputs reveals

    def all(self) -> tuple[Record, ...]:
        """All records: SDK calls, outputs, manual handling."""
        return (*self.calls.values(), *self.outputs.values(), *self.handlings.values())

    def add(self, record: Record) -> None:
        """Join in what one evaluation of a node has seen."""
        match record:
            case CallRecord():
                self._add_call(record)
            case OutputRecord():
                self._add_output(record)
            case HandlingRecord():
                self._add_handling(record)
            case _:
                assert_never(record)

    def _add_call(self, record: CallRecord) -> None:
        """The worst of all evaluations is kept."""
        key = (record.node, record.anchor)
        known = self.calls.get(key)
        if known is None:
            self.calls[key] = replace(record, calls=_joined({}, record))
            return
        calls = _joined(known.calls, record)
        alone, complete = known.alone and record.alone, known.complete and record.complete
        if _order(record) < _order(known):
            self.calls[key] = replace(record, calls=calls, alone=alone, complete=complete)
        else:
            known.alone, known.complete = alone, complete

    def _add_output(self, record: OutputRecord) -> None:
        """What all evaluations reveal is kept."""
        key = (record.node, record.anchor, record.kind)
        known, worst = self.outputs.get(key), min(map(order_of, record.origins))
        if known is None:
            self.outputs[key] = replace(record, origins=dict(record.origins), calls=_joined({}, record))
            self._worst[key] = worst
            return
        if worst < self._worst[key]:
            self._worst[key] = worst
            known.context = record.context  # its calls are told first
        known.origins.update(record.origins)
        _support(known, record)

    def _add_handling(self, record: HandlingRecord) -> None:
        """All subjects are kept."""
        key = (record.node, record.anchor, record.kind)
        known = self.handlings.get(key)
        subjects = {**record.subjects, record.subject: None}
        if known is None:
            self.handlings[key] = replace(record, subjects=subjects, calls=_joined({}, record))
            return
        known.subjects.update(subjects)
        _support(known, record)


def _support(known: OutputRecord | HandlingRecord, record: OutputRecord | HandlingRecord) -> None:
    """One more evaluation: the highest confidence counts."""
    if record.confidence.rank > known.confidence.rank:
        known.confidence = record.confidence
    _joined(known.calls, record)


def _joined(sites: dict[int, None], record: Record) -> dict[int, None]:
    """The call sites of a node so far, to which those of one more evaluation are added."""
    sites.update(record.calls)
    sites.update(dict.fromkeys(record.context.calls))
    return sites


def reached_from(record: Record, sites: Iterable[int]) -> Record:
    """The record of an evaluation that was also reached through the calls at `sites`."""
    return replace(record, calls={**record.calls, **dict.fromkeys(sites)})


def anchored(record: R, anchor: Anchor) -> R:
    """The record of what happens in another module, with the place where it is reported."""
    return replace(record, anchor=anchor)


_ORDER = list(Verdict)


def _order(record: CallRecord) -> tuple[int, bool, int, str]:
    """The worst first; among equals what is not optional and the higher confidence first, then by name."""
    return (_ORDER.index(record.verdict), record.optional, -record.confidence.rank, record.callee)

"""Collects what is found, keyed by place: a place seen on several ways keeps the worst and all its call sites."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TypeAlias

import libcst as cst

from credlint.analysis.domain.provenance import Origin
from credlint.analysis.domain.values import Const, Value
from credlint.analysis.facts import HandlingKind, LiteralKind, Verdict
from credlint.catalogue.kinds import Role, SinkKind
from credlint.model.diagnostic import Confidence


@dataclass(slots=True)
class CallPath:
    """How one evaluation came to a place."""

    scope: str
    calls: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Given:
    """One credential of a call: the parameter's name, its role, the worst origin."""

    name: str
    role: Role
    origin: Origin


@dataclass(slots=True)
class CallRecord:
    """An SDK call with credentials, as one evaluation saw it."""

    node: int
    callee: str
    verdict: Verdict
    given: tuple[Given, ...]
    confidence: Confidence
    context: CallPath
    remark: str = ""
    calls: dict[int, None] = field(default_factory=dict)


@dataclass(slots=True)
class OutputRecord:
    """An output of credential material: `origins` are what it shows, over all evaluations."""

    node: int
    sink: str
    kind: SinkKind
    origins: dict[Origin, None]
    confidence: Confidence
    context: CallPath
    returned: bool = False
    calls: dict[int, None] = field(default_factory=dict)


@dataclass(slots=True)
class HandlingRecord:
    """Credentials handled by hand."""

    node: int
    kind: HandlingKind
    subject: str
    callee: str
    confidence: Confidence
    context: CallPath
    origin: Origin | None = None
    subjects: dict[str, None] = field(default_factory=dict)
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


class Observed(Exception):
    """The end of a trial: the function that is tried matters to its callers."""


class Recorder:
    """The facts of a module while it is analysed; `muted` while only the state matters."""

    def __init__(self) -> None:
        self.nodes: list[cst.CSTNode] = [cst.Pass()]  # site 0: no place
        self._sites: dict[int, int] = {}
        self.calls: dict[int, CallRecord] = {}
        self.outputs: dict[tuple[int, SinkKind], OutputRecord] = {}
        self.handlings: dict[tuple[int, HandlingKind], HandlingRecord] = {}
        self.literals: dict[int, LiteralRecord] = {}
        self.reported_literals: set[int] = set()
        self.secret_literals: set[int] = set()
        self.limits: Counter[str] = Counter()
        self.bounded = 0  # how often a bound was reached that may not be reached the next time
        self.log: list[Record] = []  # every record as it is made or met again
        self.muted = False
        self.probing = False  # only whether anything will be met is of interest
        self.noted = 0  # calls, outputs and handlings, also while it is muted
        self.observed = 0  # these, and whatever else somebody who calls the function at hand should know of

    def site(self, node: cst.CSTNode) -> int:
        """The number of a node; the node is kept so that its identity stays."""
        number = self._sites.get(id(node))
        if number is None:
            number = len(self.nodes)
            self.nodes.append(node)
            self._sites[id(node)] = number
        return number

    def count(self, limit: str, *, again: bool = False) -> None:
        """Note that a bound was reached, and whether it will be `again` whenever the same is called."""
        self.limits[limit] += 1
        self.bounded += not again

    def observe(self, really: bool = True) -> None:
        """Note something that matters to those who call the function at hand; while it is tried that ends the trial."""
        if really:
            self.observed += 1
            if self.probing:
                raise Observed

    def _notes(self) -> bool:
        """Whether something that was found is recorded."""
        self.noted += 1
        self.observe()
        return not self.muted

    def call(self, record: CallRecord) -> None:
        """Keep an SDK call: the worst of all evaluations of its node."""
        if not self._notes():
            return
        known = self.calls.get(record.node)
        if known is None or _order(record) < _order(known):
            if known is not None:
                record.calls.update(known.calls)
            self.calls[record.node] = record
        self.calls[record.node].calls.update(dict.fromkeys(record.context.calls))
        self.log.append(self.calls[record.node])

    def output(self, record: OutputRecord) -> None:
        """Keep an output: the union of what all evaluations of its node show."""
        if not self._notes():
            return
        key = (record.node, record.kind)
        known = self.outputs.setdefault(key, record)
        if known is not record:
            known.origins.update(record.origins)
            if record.confidence.rank > known.confidence.rank:
                known.confidence = record.confidence
        known.calls.update(dict.fromkeys(record.context.calls))
        self.log.append(known)

    def handling(self, record: HandlingRecord) -> None:
        """Keep a finding of rule family 3 at its node."""
        if not self._notes():
            return
        known = self.handlings.setdefault((record.node, record.kind), record)
        known.subjects[record.subject] = None
        if record.confidence.rank > known.confidence.rank:
            known.confidence = record.confidence
        known.calls.update(dict.fromkeys(record.context.calls))
        self.log.append(known)

    def literal(self, record: LiteralRecord) -> None:
        """Keep a hard-coded key, once a literal."""
        self.secret_literals.add(record.node)
        if record.kind is LiteralKind.KEY_ID:
            self.literals[record.node] = record
        else:
            self.literals.setdefault(record.node, record)

    def passed_literals(self, value: Value, *, real: bool) -> None:
        """Note the literals of a value that an SDK call is given: they are the call's finding, not their own."""
        for atom in value.atoms:
            if isinstance(atom, Const):
                self.reported_literals.update(atom.sites)
                if real:
                    self.secret_literals.update(atom.sites)


_ORDER = list(Verdict)


def _order(record: CallRecord) -> tuple[int, int, str]:
    """The worst first; of equally bad ones the surer, then always the same."""
    return (_ORDER.index(record.verdict), -record.confidence.rank, record.callee)

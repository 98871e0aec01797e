"""Collects records by site: a site reached on several paths keeps the most severe record and all its call sites."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
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
    """How one evaluation was reached: the enclosing qualified name, and the sites of the nearest calls."""

    scope: str
    calls: tuple[int, ...]


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
    """An SDK call with credentials, as one evaluation saw it."""

    node: int
    callee: str
    verdict: Verdict
    given: tuple[Given, ...]
    confidence: Confidence
    context: CallPath
    remark: str = ""
    calls: dict[int, None] = field(default_factory=dict)

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
    """Aborts a probe run: the function has an effect that its callers must see."""


class Recorder:
    """The records of a module under analysis; `muted` while only the state matters."""

    def __init__(self, earlier: Recorder | None = None) -> None:
        """`earlier`: the recorder of another run on the same tree, whose sites are kept."""
        self.nodes: list[cst.CSTNode] = [cst.Pass()]  # site 0: no node
        self._sites: dict[int, int] = {}
        if earlier is not None:
            self.nodes, self._sites = earlier.nodes, earlier._sites
        self.calls: dict[int, CallRecord] = {}
        self.outputs: dict[tuple[int, SinkKind], OutputRecord] = {}
        self.handlings: dict[tuple[int, HandlingKind], HandlingRecord] = {}
        self.literals: dict[int, LiteralRecord] = {}
        self.reported_literals: set[int] = set()
        self.secret_literals: set[int] = set()
        self.environment: dict[int, None] = {}  # the sites at which the whole environment is named
        self.limits: Counter[str] = Counter()
        self.bounded = 0  # context-dependent limit hits; such a call must not be summarised
        self.log: list[Record] = []  # every record in order, also those emitted again
        self.muted = False
        self.probing = False  # the first observable event ends the run
        self.noted = 0  # records emitted, also while muted
        self.observed = 0  # these and all other caller-visible events

    def site(self, node: cst.CSTNode) -> int:
        """The number of a node; the node is kept alive so that its identity stays unique."""
        number = self._sites.get(id(node))
        if number is None:
            number = len(self.nodes)
            self.nodes.append(node)
            self._sites[id(node)] = number
        return number

    def count(self, limit: str, *, repeatable: bool = False) -> None:
        """Count a limit hit; `repeatable`: the same call always hits it."""
        self.limits[limit] += 1
        self.bounded += not repeatable

    def observe(self, really: bool = True) -> None:
        """Record a caller-visible event (if `really`); ends a probe run."""
        if really:
            self.observed += 1
            if self.probing:
                raise Observed

    def _notes(self) -> bool:
        """Count a record as an observed event; whether to keep it."""
        self.noted += 1
        self.observe()
        return not self.muted

    def call(self, record: CallRecord) -> None:
        """Emit an SDK call: the worst of all evaluations of its node is kept."""
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
        """Emit an output: the union of what all evaluations of its node reveal is kept."""
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

    def withdraw(self, is_harmless: Callable[[Origin], bool]) -> None:
        """Take back what is known not to be a secret after all, and outputs that reveal nothing else."""
        for key, record in list(self.outputs.items()):
            record.origins = {origin: None for origin in record.origins if not is_harmless(origin)}
            if not record.origins:
                del self.outputs[key]

    def handling(self, record: HandlingRecord) -> None:
        """Emit a manual credential use: one for each kind and node, with all subjects."""
        if not self._notes():
            return
        known = self.handlings.setdefault((record.node, record.kind), record)
        known.subjects[record.subject] = None
        if record.confidence.rank > known.confidence.rank:
            known.confidence = record.confidence
        known.calls.update(dict.fromkeys(record.context.calls))
        self.log.append(known)

    def literal(self, record: LiteralRecord) -> None:
        """Record a hard-coded key, once per literal: one shaped like a key id wins over one known by its name."""
        self.secret_literals.add(record.node)
        if record.kind is not LiteralKind.NAMED:
            self.literals[record.node] = record
        else:
            self.literals.setdefault(record.node, record)

    def passed_literals(self, value: Value, *, real: bool) -> None:
        """Record literals passed to an SDK call, which is reported instead of them; if `real`, they are masked."""
        for atom in value.atoms:
            if isinstance(atom, Const):
                self.reported_literals.update(atom.sites)
                if real:
                    self.secret_literals.update(atom.sites)


_ORDER = list(Verdict)


def _order(record: CallRecord) -> tuple[int, bool, int, str]:
    """The worst first; among equals what is not optional and the higher confidence first, then by name."""
    return (_ORDER.index(record.verdict), record.optional, -record.confidence.rank, record.callee)

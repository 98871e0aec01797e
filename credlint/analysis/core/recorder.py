"""The recorder: numbers the nodes of a module, and keeps what detectors find at them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

import libcst as cst

from credlint.analysis.core.records import Anchor, CallRecord, LiteralRecord, OutputRecord, Record, Records, anchored
from credlint.analysis.domain.literal_shapes import REAL, as_text, shape_of
from credlint.analysis.domain.provenance import Origin
from credlint.analysis.domain.values import Const, Value
from credlint.analysis.facts import LiteralKind


class Observed(Exception):
    """Aborts a probe run: the function has an effect that its callers must see."""


Maker = tuple[str, int]
"""What makes an object: ("class", the definition of its class), or ("site", that of the call which made it)."""


class Recorder:
    """The records of a module under analysis."""

    def __init__(self, earlier: Recorder | None = None) -> None:
        """`earlier`: the recorder of another run on the same tree, whose sites are kept."""
        self.nodes: list[cst.CSTNode] = [cst.Pass()]  # site 0: no node
        self.owners: list[str] = [""]  # of each node: the path of the module to which it belongs
        self._sites: dict[int, int] = {}
        if earlier is not None:
            self.nodes, self.owners, self._sites = earlier.nodes, earlier.owners, earlier._sites
        self.here = ""  # the path of the module that is being run
        self.anchor: Anchor | None = None  # where what happens there is reported, unless it is the checked file
        self.kept = Records()
        self.withdrawn: list[OutputRecord] = []  # outputs of what is no secret after all
        self.literals: dict[int, LiteralRecord] = {}
        self.reported_literals: set[int] = set()
        self.secret_literals: set[int] = set()
        self.environment: dict[int, None] = {}  # the sites at which the whole environment is named
        self.limits: Counter[str] = Counter()
        self.bounded = 0  # context-dependent limit hits; such a call must not be summarised
        self.log: list[Record] = []  # of all evaluations, in order, or of calls that have ended
        self.assuming = False  # whether what is run now is called by nothing in the file
        # The methods of other modules that are called on objects.
        self.used: defaultdict[Maker, set[int]] = defaultdict(set)
        self.muted = False  # whether records are dropped
        self.rehearsing = False  # whether they are in the log only, until the same call is met in the run that counts
        self.probing = False  # the first observable event ends the run
        self.noted = 0  # records emitted, also those that were dropped
        self.handed = 0  # records of SDK calls that are given what callers may decide
        self.fetches = False  # whether secrets are fetched from AWS, or made there
        self.observed = 0  # these and all other caller-visible events

    def site(self, node: cst.CSTNode) -> int:
        """The number of a node; the node is kept alive so that its identity stays unique."""
        number = self._sites.get(id(node))
        if number is None:
            number = len(self.nodes)
            self.nodes.append(node)
            self.owners.append(self.here)
            self._sites[id(node)] = number
        return number

    @contextmanager
    def aside(self, path: str) -> Iterator[None]:
        """Run what nobody sees: the body of another module."""
        saved = (self.here, self.anchor, self.muted, self.rehearsing, self.probing)
        counts = (self.noted, self.observed, self.bounded)
        self.here, self.anchor, self.muted, self.rehearsing, self.probing = path, None, True, False, False
        try:
            yield
        finally:
            self.here, self.anchor, self.muted, self.rehearsing, self.probing = saved
            self.noted, self.observed, self.bounded = counts

    @contextmanager
    def assumed(self) -> Iterator[None]:
        """Run what nothing in the file calls, as if somebody outside did."""
        self.assuming = True
        try:
            yield
        finally:
            self.assuming = False

    def at(self, site: int, scope: str) -> Anchor:
        """The place at a site that is reported for what is run now."""
        return Anchor(site, scope, self.assuming)

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

    def emit(self, record: Record) -> None:
        """Record what an evaluation has seen."""
        self.noted += 1
        self.observe()
        if not self.muted:
            self.keep(record if self.anchor is None else anchored(record, self.anchor))

    def keep(self, record: Record) -> None:
        """The same without an event: for what a call is known to record."""
        self.log.append(record)
        self.handed += isinstance(record, CallRecord) and record.is_open
        if not self.rehearsing:
            self.kept.add(record)

    def withdraw(self, is_harmless: Callable[[Origin], bool]) -> None:
        """Take back what is known not to be a secret after all, and outputs that reveal nothing else."""
        for key, record in list(self.kept.outputs.items()):
            harmless = {origin: None for origin in record.origins if is_harmless(origin)}
            if not harmless:
                continue
            self.withdrawn.append(replace(record, origins=harmless))
            record.origins = {origin: None for origin in record.origins if origin not in harmless}
            if not record.origins:
                del self.kept.outputs[key]

    def literal(self, record: LiteralRecord) -> None:
        """Record a hard-coded key, once per literal: one shaped like a key id wins over one known by its name."""
        self.secret_literals.add(record.node)
        if record.kind is not LiteralKind.NAMED:
            self.literals[record.node] = record
        else:
            self.literals.setdefault(record.node, record)

    def passed_literals(self, value: Value, *, real: bool) -> None:
        """Record literals passed to an SDK call, which is reported instead of them; if `real`, those are masked that
        may be live."""
        for atom in value.atoms:
            if isinstance(atom, Const):
                self.reported_literals.update(atom.sites)
                if real and isinstance(atom.value, (str, bytes)) and shape_of(as_text(atom.value)) in REAL:
                    self.secret_literals.update(atom.sites)

"""The abstract machine: the state, frames, definitions and counters that the interpreter's parts share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeAlias

import libcst as cst

from credlint.analysis import limits
from credlint.analysis.core.arguments import Arguments, Call
from credlint.analysis.core.bindings import Bindings, bindings_of, last_name, parameters_of
from credlint.analysis.core.branching import Branches, Running
from credlint.analysis.core.budget import Budget
from credlint.analysis.core.call_stack import Definition, Frame, Scope, Summary
from credlint.analysis.core.events import Events
from credlint.analysis.core.recorder import CallPath, HandlingRecord, Recorder
from credlint.analysis.demand.demand_set import DemandSet
from credlint.analysis.demand.region_index import RegionIndex
from credlint.analysis.domain.environment import ENVIRON, environment
from credlint.analysis.domain.markers import deep_markers
from credlint.analysis.domain.provenance import Origin, Provenance
from credlint.analysis.domain.state import State, Variable
from credlint.analysis.domain.values import (
    Address,
    Atom,
    Class,
    Function,
    HeapObject,
    Instance,
    Mapping,
    Ref,
    Seq,
    Value,
)
from credlint.analysis.facts import HandlingKind
from credlint.catalogue.index import Index
from credlint.model.diagnostic import Confidence
from credlint.source.tree import Tree


class Machine:
    """Runs one module on abstract values. The interpreter's functions are handed over by the visitor that builds it."""

    def __init__(
        self,
        catalogue: Index,
        tree: Tree,
        demand: DemandSet,
        evaluate: Callable[[Machine, cst.BaseExpression], Value],
        execute: Callable[[Machine, Sequence[cst.CSTNode]], None],
        call: Callable[[Machine, Value, Arguments, int], Value],
    ) -> None:
        self.catalogue = catalogue
        self.demand = demand
        self._tree = tree
        self._evaluate = evaluate
        self._execute = execute
        self._call = call
        self.state = State()
        self.state.write(ENVIRON, environment())
        self.recorder = Recorder()
        self.events = Events()
        self.definitions: list[Definition] = []
        self._by_node: dict[int, Definition] = {}
        self._bindings: dict[int, Bindings] = {}
        self._frames: dict[tuple[int, tuple[int, ...], int, int], int] = {}
        self.module_frame = Frame(0, None, Bindings(), (), self.state)
        self.frame = self.module_frame
        self.stack: list[Frame] = [self.module_frame]
        self.call_sites: list[int] = []
        self.settled: dict[Variable, Value] | None = None  # what the module has left, once it has been run
        self._changing = frozenset[str]().union(*(each.outer for each in demand.regions_index))
        self.budget = Budget()
        self.work_most = max(limits.WORK, limits.ROW_WORK * tree.text.count("\n"))
        self.work_limit = self.work_most
        self.recursions: Counter[int] = Counter()  # of each definition, below the root that is being run
        self.marking = True
        self.literals: dict[int, Value] = {}  # of string literals, by site
        self.summaries: dict[object, list[Summary]] = {}
        self.called: list[int] = []  # the definitions of all calls, in their order
        self.made: list[Function] = []  # the functions of all definitions that were run, in their order
        self.cleanups: dict[Address, Cleanup] = {}  # of context managers, by the generator
        self.tainted: set[str] = set()
        self.raised = 0  # the site of what the statement at hand raises
        self.sure = True
        self.subclasses: dict[
            int, dict[int, Class]
        ] = {}  # by a class's definition, those of the file that inherit from it

    def evaluate(self, node: cst.BaseExpression) -> Value:
        """The value of an expression in the current state."""
        return self._evaluate(self, node)

    def execute(self, body: Sequence[cst.CSTNode]) -> None:
        """Run statements, changing the current state."""
        self._execute(self, body)

    def call(self, callee: Value, arguments: Arguments, site: int) -> Value:
        """The result of a call."""
        return self._call(self, callee, arguments, site)

    def module_variable(self, name: str) -> Value | None:
        """The value of a variable of the module."""
        if self.settled is None or name in self._changing:
            return self.state.variable((0, name))
        return self.settled.get((0, name))

    def settle(self) -> None:
        """Note that the module's own code has been run: only functions that say so change its variables now."""
        assert self.state.parent is None
        self.settled = self.state.variables

    def site(self, node: cst.CSTNode) -> int:
        """The number of a place in the source."""
        return self.recorder.site(node)

    def context(self) -> CallPath:
        """How the evaluation came to where it is."""
        return CallPath(self.frame.scope, tuple(self.call_sites[-limits.RELATED :]))

    def handled(self, kind: HandlingKind, subject: str, call: Call, origin: Origin | None = None) -> HandlingRecord:
        """A record of credentials handled by hand at a call."""
        return HandlingRecord(call.site, kind, subject, call.name, self.confidence, self.context(), origin)

    def place_of(self, cls: Class) -> int:
        """The site of a class's definition."""
        return self.site(self.definitions[cls.definition].node)

    def receiver_name(self, site: int, *, only_variable: bool = False) -> str:
        """The last name of the receiver of the method call at a place, as it is written there ("" for others), or only
        where that is a variable."""
        node = self.recorder.nodes[site]
        function = node.func if isinstance(node, cst.Call) else None
        if not isinstance(function, cst.Attribute) or (only_variable and not isinstance(function.value, cst.Name)):
            return ""
        return last_name(function.value)

    def definition(self, node: cst.FunctionDef | cst.Lambda | cst.ClassDef) -> Definition:
        """The definition that stands at a node."""
        known = self._by_node.get(id(node))
        if known is not None:
            return known
        region = self._tree.region(node)
        if region is not None:
            qualname = self._tree.qualname(region)
        else:
            name = "<lambda>" if isinstance(node, cst.Lambda) else node.name.value
            qualname = f"{self.frame.scope}.{name}" if self.frame.scope else name
        definition = Definition(len(self.definitions), node, qualname, region=region)
        if not isinstance(node, cst.ClassDef):
            definition.parameters = parameters_of(node.params)
        self._by_node[id(node)] = definition
        self.definitions.append(definition)
        return definition

    def keep(self, function: Function) -> None:
        """Keep one of a definition's functions: to be judged, or only to be tried."""
        definition = self.definitions[function.definition]
        kept = definition.probed if self.recorder.probing else definition.functions
        if function not in kept and len(kept) < limits.FUNCTIONS:
            kept.append(function)

    def body(self, node: cst.FunctionDef | cst.ClassDef) -> Sequence[cst.CSTNode]:
        """The statements of a function or class, which may be parsed only now."""
        return self._tree.body(node)

    def bindings(self, definition: Definition) -> Bindings:
        """The names that a function or class binds."""
        found = self._bindings.get(definition.number)
        if found is None:
            node = definition.node
            found = bindings_of([node.body] if isinstance(node, cst.Lambda) else self.body(node))
            found.local.update(param.name.value for param in definition.parameters)
            self._bindings[definition.number] = found
        return found

    @property
    def loops_over_budget(self) -> bool:
        """Whether loops have one round only."""
        if self.budget.loops_over_budget:
            self.recorder.count("rounds")
            return True
        return False

    def matters(self, definition: Definition) -> bool:
        """Whether a function or class can make a finding."""
        return self.demand.includes(definition.region)

    def listens(self, definition: Definition) -> bool:
        """Whether it is not known yet that a function matters to those who call it."""
        demand, region = self.demand, definition.region
        return demand.known and region in demand.demanded and region not in demand.escaping

    def mentions(self, definition: Definition) -> RegionIndex | None:
        """What a function or class mentions, None for a lambda and where it is not known."""
        return None if definition.region is None else self.demand.regions_index[definition.region]

    def frame_number(self, site: int, definition: int) -> int:
        """The number of the frame that a call at `site` opens: the same for the same way of calls and rounds."""
        path = (self.frame.number, self.frame.rounds, site, definition)
        return self._frames.setdefault(path, len(self._frames) + 1)

    def allocate(self, site: int, obj: HeapObject, tag: str = "") -> Value:
        """Put a new container into the heap; a place in the source has one in each frame and round of a loop."""
        address = self.address(site, tag)
        self.state.write(address, obj)
        return Value([Ref(address)])

    def address(self, site: int, tag: str = "") -> Address:
        """Where what is made at a place lies, in this frame and these rounds of the loops around it."""
        rounds = "".join(f"#{number}" for number in self.frame.rounds)
        return (tag + rounds, site, self.frame.number)

    def heap_object(self, atom: Atom) -> HeapObject | None:
        """The container or instance that an atom is or refers to."""
        if isinstance(atom, Ref):
            return self.state.heap_object(atom.address)
        if isinstance(atom, (Mapping, Seq)):
            return atom
        return None

    def heap_objects(self, value: Value) -> list[HeapObject]:
        """All containers and instances that a value may be."""
        return [obj for atom in value.atoms if (obj := self.heap_object(atom)) is not None]

    @contextmanager
    def round_of(self, number: int | None, item: Value) -> Iterator[None]:
        """Run one round of a loop over known items, or (None) any of its rounds over unknown ones."""
        frame = self.frame
        before, marked = frame.rounds, bool(deep_markers(item))
        if number is not None:
            frame.rounds = (*before, number)
        frame.flagging += marked
        try:
            yield
        finally:
            frame.rounds = before
            frame.flagging -= marked

    def branches(self) -> Branches:
        """The ways on from the state: each runs on a fork, and they join at the end of the block."""
        return Branches(self)

    def forked(self) -> Running:
        """Run a block on a fork of the state, which the caller joins or forgets."""
        return Running(self, self.state.fork())

    def on(self, state: State) -> Running:
        """Run a block on another state."""
        return Running(self, state)

    @contextmanager
    def bounded_work(self, most: int) -> Iterator[None]:
        """Run a block within so many evaluations; past them calls are no longer followed in it."""
        self.work_limit = min(self.work_most, self.budget.work + most)
        try:
            yield
        finally:
            self.work_limit = self.work_most

    @contextmanager
    def entered(self, frame: Frame, site: int | None = None) -> Iterator[State]:
        """Run a body in a frame, on a fork of the state; `site`: of the call that has opened it."""
        caller, self.frame = self.frame, frame
        self.stack.append(frame)
        if site is not None:
            self.call_sites.append(site)
        try:
            with self.forked() as state:
                yield state
        finally:
            self.frame = caller
            self.stack.pop()
            if site is not None:
                self.call_sites.pop()

    @contextmanager
    def scoped(self, names: frozenset[str], site: int) -> Iterator[None]:
        """Run a comprehension whose loop binds `names`: they hide those of the frame, and are gone at its end."""
        frame = self.frame
        scope = Scope(self.frame_number(site, -1), names)
        frame.scopes.append(scope)
        try:
            yield
        finally:
            frame.scopes.pop()
            if not frame.bindings.encloses:
                for name in names:
                    self.state.variables.pop((scope.number, name), None)

    def key_of(self, name: str) -> Variable:
        """The variable that a name stands for in the comprehensions that are being run, else in their frame."""
        for scope in reversed(self.frame.scopes):
            if name in scope.names:
                return (scope.number, name)
        return (self.frame.number, name)

    @contextmanager
    def raising(self, site: int) -> Iterator[None]:
        """Evaluate the expression that a statement raises."""
        before, self.raised = self.raised, site
        try:
            yield
        finally:
            self.raised = before

    @contextmanager
    def muted(self, muted: bool) -> Iterator[None]:
        """Run a block without a record of what it does, if `muted`."""
        before = self.recorder.muted
        self.recorder.muted = before or muted
        try:
            yield
        finally:
            self.recorder.muted = before

    @contextmanager
    def silence(self, *, probing: bool = False) -> Iterator[None]:
        """Run functions for what they leave, or (`trying`) only until something is met, without a record of it."""
        recorder = self.recorder
        recorder.muted, recorder.probing, self.marking = True, probing, False
        try:
            yield
        finally:
            recorder.muted, recorder.probing, self.marking = False, False, True

    @contextmanager
    def guessing(self) -> Iterator[None]:
        """While a call is judged by its name alone: what is found is less sure."""
        before, self.sure = self.sure, False
        try:
            yield
        finally:
            self.sure = before

    @property
    def confidence(self) -> Confidence:
        """How sure it is that the call which is judged is what it is taken for."""
        return Confidence.HIGH if self.sure else Confidence.MEDIUM

    def origin(self, kind: Provenance, site: int, detail: str = "") -> Origin:
        """An origin that begins at a place in the source."""
        return Origin(kind, detail, None, site)

    @property
    def over_budget(self) -> bool:
        """Whether calls are no longer followed."""
        if self.budget.work > self.work_limit:
            self.recorder.count("work")
            return True
        return False

    @property
    def callee_over_budget(self) -> bool:
        """Whether a function that something called is left as it is: only the root's own statements go on."""
        return self.budget.work > self.work_limit and len(self.stack) > 2


Cleanup: TypeAlias = dict[Address, tuple[Instance, Instance]]
"""Objects that a context manager changes when its block is left: as they are in the block, and afterwards."""

Handler: TypeAlias = Callable[[Machine, cst.BaseExpression], Value]
"""What gives the value of one kind of expression."""

Runner: TypeAlias = Callable[[Machine, cst.CSTNode], None]
"""What runs one kind of statement."""

Builtin: TypeAlias = Callable[[Machine, Call], Value]
"""What interprets a call of one function of the standard library."""

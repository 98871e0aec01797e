"""Interpreter context shared by all transfer functions: state, call stack, definitions, budgets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeAlias

import libcst as cst

from credlint.analysis import limits
from credlint.analysis.core.arguments import Arguments, Call
from credlint.analysis.core.bindings import Bindings, bindings_of, last_name, parameters_of
from credlint.analysis.core.branching import Branches, Running
from credlint.analysis.core.budget import Budget
from credlint.analysis.core.call_stack import HOME, Cleanup, Definition, Frame, Module, Scope, Summary
from credlint.analysis.core.events import Events
from credlint.analysis.core.recorder import Recorder
from credlint.analysis.core.records import Anchor, CallPath, HandlingRecord
from credlint.analysis.core.uses import Uses
from credlint.analysis.demand.demand_set import DemandSet
from credlint.analysis.demand.region_index import RegionIndex
from credlint.analysis.domain.environment import ENVIRON, environment
from credlint.analysis.domain.hierarchy import INSIDE
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
    Opaque,
    Ref,
    Seq,
    Value,
    in_order,
    join,
)
from credlint.analysis.facts import HandlingKind
from credlint.analysis.program import Program
from credlint.catalogue.index import Index
from credlint.model.diagnostic import Confidence
from credlint.project.answers import Importable
from credlint.source.tree import Tree


class Machine:
    """Runs a program on abstract values; recursion goes through `evaluate`, `execute` and `call`, passed in here."""

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
        self.program: Program | None = None
        self._evaluate = evaluate
        self._execute = execute
        self._call = call
        self.state = State()
        self.state.write(ENVIRON, environment())
        self.recorder = Recorder()
        self.uses = Uses()
        self.site = self.recorder.site
        self.events = Events()
        self.definitions: list[Definition] = []
        self._by_node: dict[int, Definition] = {}
        self._bindings: dict[int, Bindings] = {}
        self._frames: dict[tuple[int, tuple[int, ...], int, int], int] = {}
        self.root = self.state  # without any fork
        self.frame = Frame(HOME, None, Bindings(), (), self.root)
        self.home = Module(HOME, "", tree, demand, self.frame)
        self.modules = {HOME: self.home}
        self.linked: dict[str, Module | None] = {}  # by path; None: it cannot be followed
        self.names: dict[str, Importable] = {}  # what the names of modules of the program mean
        self.imported: dict[str, str] = {}  # by these names, those under which the checked file imports the modules
        self.configured: dict[tuple[str, str], str] | None = None  # members of modules that the catalogue knows by name
        self.looking: set[Variable] = set()  # members of modules that are being looked up
        self.stack: list[Frame] = [self.frame]
        self.call_sites: list[int] = []
        most = max(limits.WORK, limits.ROW_WORK * tree.text.count("\n"))
        self.budget = Budget(lambda limit, always: self.recorder.count(limit, repeatable=always), most)
        self.recursions: Counter[int] = Counter()  # recursive activations of each definition, per entry point
        self.marking = True  # whether calls mark definitions as reached
        self.literals: dict[int, Value] = {}  # string literals, by site
        self.summaries: dict[object, list[Summary]] = {}
        self.called: list[int] = []  # the definitions of all calls, in order
        self.made: list[Function] = []  # the functions that definitions have created, in order
        self.identifying = False  # whether unknown objects are given identities
        self.filled: set[Address] = set()  # of unknown objects in which something has been stored
        self.identities: list[Address] = []  # that were given to unknown objects, in order
        self.cleanups: dict[Address, Cleanup] = {}  # by the address of a context manager's generator
        self.documents: dict[str, Value] = {}  # what the texts of serialisers hold, by the names of the texts
        self.tainted: set[str] = set()  # names of attributes and globals that hold secrets
        self.raised = 0  # the site of the expression that the current statement raises
        self.sure = True  # whether the callee was resolved, not matched by name only
        self.metaclasses: dict[int, Class] = {}  # of the file, by the definition of a class
        self.managed: set[str] = set()  # names of class attributes that run a function when an instance's is assigned
        self.filling: list[int] = []  # the definitions of the classes whose defaults are being evaluated
        self.subclasses: dict[int, dict[int, Class]] = {}  # by the definition of a class, its subclasses

    def join(self, program: Program) -> None:
        """Before the run: follow imports of modules of a program."""
        self.program = program
        self.home.path = self.recorder.here = program.path
        self.linked[program.path] = self.home

    def follow(self, earlier: Machine) -> None:
        """Before a run: go by what an earlier one on the same tree has found. The sites stay the same."""
        self.recorder = Recorder(earlier.recorder)
        self.recorder.here = self.home.path
        self.site = self.recorder.site
        self.uses = Uses(frozenset(earlier.uses.found))

    def evaluate(self, node: cst.BaseExpression) -> Value:
        """The value of an expression in the current state."""
        return self._evaluate(self, node)

    def execute(self, body: Sequence[cst.CSTNode]) -> None:
        """Run statements, changing the current state."""
        self._execute(self, body)

    def call(self, callee: Value, arguments: Arguments, site: int) -> Value:
        """The result of a call."""
        return self._call(self, callee, arguments, site)

    @property
    def module(self) -> Module:
        """The module that is being run."""
        return self.modules[self.frame.module]

    def settle(self) -> None:
        """Record the globals after the module body: only functions that declare them global change them from now on."""
        assert self.state is self.root
        self.home.settled = self.root.variables

    def context(self) -> CallPath:
        """The call path of the current evaluation."""
        return CallPath(self.frame.scope, tuple(self.call_sites[-limits.RELATED :]), self.frame.objects)

    def handled(self, kind: HandlingKind, subject: str, call: Call, origin: Origin | None = None) -> HandlingRecord:
        """A record of manual credential use at a call."""
        return HandlingRecord(call.site, kind, subject, call.name, self.confidence, self.context(), origin)

    def receiver_name(self, site: int, *, only_variable: bool = False) -> str:
        """A call's receiver as written, its last name; "" for none or, if `only_variable`, for more than a variable."""
        node = self.recorder.nodes[site]
        function = node.func if isinstance(node, cst.Call) else None
        if not isinstance(function, cst.Attribute) or (only_variable and not isinstance(function.value, cst.Name)):
            return ""
        return last_name(function.value)

    def definition(self, node: cst.FunctionDef | cst.Lambda | cst.ClassDef) -> Definition:
        """The definition at a node, created on first use."""
        known = self._by_node.get(id(node))
        if known is not None:
            return known
        module = self.module
        region = module.tree.region(node)
        if region is not None:
            qualname = module.tree.qualname(region)
        else:
            name = "<lambda>" if isinstance(node, cst.Lambda) else node.name.value
            qualname = f"{self.frame.scope}.{name}" if self.frame.scope else name
        definition = Definition(len(self.definitions), node, qualname, module.number, region=region)
        if not isinstance(node, cst.ClassDef):
            definition.parameters = parameters_of(node.params)
        self._by_node[id(node)] = definition
        self.definitions.append(definition)
        return definition

    def keep(self, function: Function) -> None:
        """Register a function of a definition: to be analysed or, if a probe run created it, only to be probed."""
        definition = self.definitions[function.definition]
        kept = definition.probed if self.recorder.probing else definition.functions
        if function not in kept and len(kept) < limits.FUNCTIONS:
            kept.append(function)

    def body(self, definition: Definition) -> Sequence[cst.CSTNode]:
        """The statements of a function or class, parsed on demand."""
        node = definition.node
        assert not isinstance(node, cst.Lambda)
        return self.modules[definition.module].tree.body(node)

    def bindings(self, definition: Definition) -> Bindings:
        """The names that a function or class binds."""
        found = self._bindings.get(definition.number)
        if found is None:
            node = definition.node
            found = bindings_of([node.body] if isinstance(node, cst.Lambda) else self.body(definition))
            found.local.update(param.name.value for param in definition.parameters)
            self._bindings[definition.number] = found
        return found

    def matters(self, definition: Definition) -> bool:
        """Whether a function or class is in the demand set."""
        return definition.module == HOME and self.demand.includes(definition.region)

    def may_escape_yet(self, definition: Definition) -> bool:
        """True while it is open whether callers must be analysed."""
        demand, region = self.demand_of(definition), definition.region
        return demand.known and region in demand.demanded and region not in demand.escaping

    def mentions(self, definition: Definition) -> RegionIndex | None:
        """The region index of a function or class, None for a lambda and where regions are not known."""
        return None if definition.region is None else self.demand_of(definition).regions_index[definition.region]

    def demand_of(self, definition: Definition) -> DemandSet:
        """The demand set of the module of a definition."""
        return self.modules[definition.module].demand

    def frame_number(self, site: int, definition: int) -> int:
        """The number of the frame that a call at `site` opens: the same for equal call paths and rounds."""
        path = (self.frame.number, self.frame.rounds, site, definition)
        return self._frames.setdefault(path, len(self._frames) + 1)

    def new_frame(self, mark: int) -> int:
        """The number of a frame that no call opens; a negative `mark` distinguishes it from others."""
        return self._frames.setdefault((mark, (), 0, 0), len(self._frames) + 1)

    def allocate(self, site: int, obj: HeapObject, tag: str = "") -> Value:
        """Allocate a heap object and return a reference; a site has one in each frame and round of unrolled loops."""
        address = self.address(site, tag)
        self.state.write(address, obj)
        return Value([Ref(address)])

    def allocate_each(self, site: int, objs: Iterable[HeapObject], tag: str = "") -> Value:
        """Allocate several heap objects at one site, each at an address of its own: a reference to any of them."""
        return join(self.allocate(site, obj, f"{tag} {at}" if at else tag) for at, obj in enumerate(objs))

    def address(self, site: int, tag: str = "") -> Address:
        """The address of what a site allocates in this frame and these rounds of the enclosing loops."""
        rounds = "".join(f"#{number}" for number in self.frame.rounds)
        return (tag + rounds, site, self.frame.number)

    def heap_object(self, atom: Atom) -> HeapObject | None:
        """The heap object that an atom is or refers to."""
        if isinstance(atom, Ref):
            return self.state.heap_object(atom.address)
        if isinstance(atom, (Mapping, Seq)):
            return atom
        at = atom.at if isinstance(atom, Opaque) else None
        return self.state.heap_object(at) if at is not None and at in self.filled else None

    def heap_objects(self, value: Value) -> list[HeapObject]:
        """All heap objects that a value may be, in an order that no hash decides. An instance of a class derived from a
        container stands for the container."""
        found: list[HeapObject] = []
        for atom in in_order([atom for atom in value.atoms if isinstance(atom, (Ref, Mapping, Seq))]):
            obj = self.heap_object(atom)
            if isinstance(obj, Instance) and INSIDE in obj.attributes:
                found.extend(self.heap_objects(obj.attributes[INSIDE]))
            elif obj is not None:
                found.append(obj)
        return found

    @contextmanager
    def round_of(self, number: int | None, item: Value) -> Iterator[None]:
        """Run one round of an unrolled loop, or (None) any round over unknown items."""
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
        """The branches from the current state: each runs on a fork, and they join at the end of the block."""
        return Branches(self)

    def forked(self) -> Running:
        """Run a block on a fork of the state, which the caller joins or drops."""
        return Running(self, self.state.fork())

    def on(self, state: State) -> Running:
        """Run a block on another state."""
        return Running(self, state)

    @contextmanager
    def entered(self, frame: Frame, site: int | None = None) -> Iterator[State]:
        """Run a body in a frame, on a fork of the state; `site` is that of the call, where there is one."""
        caller, self.frame = self.frame, frame
        recorder = self.recorder
        place = recorder.here, recorder.anchor
        if frame.module != caller.module:
            recorder.here, recorder.anchor = self.modules[frame.module].path, self.anchor_of(caller, frame.module, site)
        self.stack.append(frame)
        if site is not None:
            self.call_sites.append(site)
        try:
            with self.forked() as state:
                yield state
        finally:
            self.frame = caller
            self.stack.pop()
            recorder.here, recorder.anchor = place
            if site is not None:
                self.call_sites.pop()

    def anchor_of(self, caller: Frame, module: int, site: int | None) -> Anchor | None:
        """Where it is reported what happens in a module that `caller` calls at `site`; None: where it happens."""
        if module == HOME:
            return None
        return self.recorder.at(site or 0, caller.scope) if caller.module == HOME else self.recorder.anchor

    @contextmanager
    def scoped(self, names: frozenset[str], site: int) -> Iterator[None]:
        """Run a comprehension whose loop binds `names`: they shadow the frame's, and are dropped at the end."""
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
        """The variable that a name resolves to in the enclosing comprehensions, else in the frame."""
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
        """Run a block without recording, if `muted`."""
        before = self.recorder.muted
        self.recorder.muted = before or muted
        try:
            yield
        finally:
            self.recorder.muted = before

    @contextmanager
    def unrecorded(self, *, probing: bool = False) -> Iterator[None]:
        """Evaluate for side effects only, or (`probing`) until the first observable event."""
        recorder = self.recorder
        recorder.rehearsing, recorder.probing, self.marking = True, probing, False
        try:
            yield
        finally:
            recorder.rehearsing, recorder.probing, self.marking = False, False, True

    @contextmanager
    def guessing(self) -> Iterator[None]:
        """Findings inside this block have medium confidence: the callee was matched by name only."""
        before, self.sure = self.sure, False
        try:
            yield
        finally:
            self.sure = before

    @property
    def confidence(self) -> Confidence:
        """Confidence that the callee was resolved correctly."""
        return Confidence.HIGH if self.sure else Confidence.MEDIUM

    def origin(self, kind: Provenance, site: int, detail: str = "") -> Origin:
        """An origin with a site in the source."""
        return Origin(kind, detail, None, site)

    def setting(self, site: int, detail: str, path: str = "") -> Value:
        """A value that is read from a configuration at a site."""
        return Value([self.uses.at(frozenset([self.origin(Provenance.CONFIGURATION, site, detail)]), path)])


Handler: TypeAlias = Callable[[Machine, cst.BaseExpression], Value]
"""A transfer function of expressions of one node type."""

Runner: TypeAlias = Callable[[Machine, cst.CSTNode], None]
"""A transfer function of statements of one node type."""

Builtin: TypeAlias = Callable[[Machine, Call], Value]
"""The model of a library function: the result of a call."""

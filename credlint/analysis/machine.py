"""The abstract machine: the state, frames, definitions and counters that the interpreter's parts share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TypeAlias

import libcst as cst

from credlint.analysis import limits
from credlint.analysis.effort import Effort
from credlint.analysis.frames import Definition, Frame, Memory
from credlint.analysis.markers import deep_taints
from credlint.analysis.mentions import Mentions
from credlint.analysis.names import Bindings, bindings_of, parameters_of
from credlint.analysis.origins import Kind, Origin, Origins
from credlint.analysis.recorder import Recorder
from credlint.analysis.relevance import Relevance
from credlint.analysis.state import State, Variable
from credlint.analysis.values import (
    BOTTOM,
    Address,
    Atom,
    Class,
    Const,
    Function,
    Instance,
    Mapping,
    MappingKind,
    Opaque,
    Partial,
    Qual,
    Ref,
    Seq,
    Shape,
    Text,
    Typed,
    Value,
)
from credlint.catalogue.index import Index
from credlint.catalogue.names import AWS_SECRETS
from credlint.model.diagnostic import Confidence
from credlint.source.tree import Tree

ENVIRON: Address = ("environ", 0, 0)
"""Where the process environment lies in the heap."""


@dataclass(slots=True)
class Arguments:
    """The evaluated arguments of a call. The rests are the unknown further ones of `*args` and `**kwargs`."""

    positional: list[Value] = field(default_factory=list)
    keywords: dict[str, Value] = field(default_factory=dict)
    rest: Value | None = None
    keyword_rest: Value | None = None

    def get(self, names: Iterable[str], position: int | None) -> Value | None:
        """The argument given by one of `names` or at `position`, None where it is not given."""
        for name in names:
            if name in self.keywords:
                return self.keywords[name]
        if position is not None and position < len(self.positional):
            return self.positional[position]
        return None

    def prepend(self, *values: Value) -> Arguments:
        """These arguments behind further ones by position."""
        return Arguments([*values, *self.positional], self.keywords, self.rest, self.keyword_rest)

    def drop(self, count: int) -> Arguments:
        """These arguments without the first `count` by position."""
        return Arguments(self.positional[count:], self.keywords, self.rest, self.keyword_rest)

    def at(self, position: int) -> Value:
        """The positional argument, bottom where it is not given."""
        return self.positional[position] if position < len(self.positional) else BOTTOM

    def everything(self) -> list[Value]:
        """All values that are handed over."""
        rests = [value for value in (self.rest, self.keyword_rest) if value is not None]
        return [*self.positional, *self.keywords.values(), *rests]


class Machine:
    """Runs one module on abstract values. The interpreter's functions are handed over by the visitor that builds it."""

    def __init__(
        self,
        catalogue: Index,
        tree: Tree,
        relevance: Relevance,
        evaluate: Callable[[Machine, cst.BaseExpression], Value],
        execute: Callable[[Machine, Sequence[cst.CSTNode]], None],
        call: Callable[[Machine, Value, Arguments, cst.CSTNode], Value],
    ) -> None:
        self.catalogue = catalogue
        self.relevance = relevance
        self._tree = tree
        self._evaluate = evaluate
        self._execute = execute
        self._call = call
        self.state = State()
        self.state.write(ENVIRON, environment())
        self.recorder = Recorder()
        self.definitions: list[Definition] = []
        self._by_node: dict[int, Definition] = {}
        self._bindings: dict[int, Bindings] = {}
        self._frames: dict[tuple[int, tuple[int, ...], int, int], int] = {}
        self.module_frame = Frame(0, None, Bindings(), (), self.state)
        self.frame = self.module_frame
        self.stack: list[Frame] = [self.module_frame]
        self.call_sites: list[int] = []
        self.settled: dict[Variable, Value] | None = None  # what the module has left, once it has been run
        self._changing = frozenset[str]().union(*(each.outer for each in relevance.mentions))
        self.effort = Effort()
        self.work_most = max(limits.WORK, limits.ROW_WORK * tree.text.count("\n"))
        self.work_limit = self.work_most
        self.recursions: Counter[int] = Counter()  # of each definition, below the root that is being run
        self.marking = True
        self.literals: dict[int, Value] = {}  # of string literals, by site
        self.memory: dict[object, list[Memory]] = {}
        self.called: list[int] = []  # the definitions of all calls, in their order
        self.made: list[Function] = []  # the functions of all definitions that were run, in their order
        self.cleanups: dict[Address, Cleanup] = {}  # of context managers, by the generator
        self.tainted: set[str] = set()
        self.uses_django = False
        self.raised: cst.BaseExpression | None = None  # what the statement at hand raises
        self.sure = True
        self.heirs: dict[int, dict[int, Class]] = {}  # by a class's definition, those of the file that inherit from it

    def evaluate(self, node: cst.BaseExpression) -> Value:
        """The value of an expression in the current state."""
        return self._evaluate(self, node)

    def execute(self, body: Sequence[cst.CSTNode]) -> None:
        """Run statements, changing the current state."""
        self._execute(self, body)

    def call(self, callee: Value, arguments: Arguments, node: cst.CSTNode) -> Value:
        """The result of a call."""
        return self._call(self, callee, arguments, node)

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
        kept = definition.trials if self.recorder.trying else definition.functions
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
    def hurries(self) -> bool:
        """Whether loops have one round only."""
        if self.effort.hurries:
            self.recorder.count("rounds")
            return True
        return False

    def matters(self, definition: Definition) -> bool:
        """Whether a function or class can make a finding."""
        return self.relevance.matters(definition.region)

    def listens(self, definition: Definition) -> bool:
        """Whether it is not known yet that a function matters to those who call it."""
        relevance, region = self.relevance, definition.region
        return relevance.known and region in relevance.found and region not in relevance.reaching

    def mentions(self, definition: Definition) -> Mentions | None:
        """What a function or class mentions, None for a lambda and where it is not known."""
        return None if definition.region is None else self.relevance.mentions[definition.region]

    def frame_number(self, site: int, definition: int) -> int:
        """The number of the frame that a call at `site` opens: the same for the same way of calls and rounds."""
        way = (self.frame.number, self.frame.rounds, site, definition)
        return self._frames.setdefault(way, len(self._frames) + 1)

    def allocate(self, node: cst.CSTNode, shape: Shape, tag: str = "") -> Value:
        """Put a new container into the heap; a place in the source has one in each frame and round of a loop."""
        address = self.address(node, tag)
        self.state.write(address, shape)
        return Value([Ref(address)])

    def address(self, node: cst.CSTNode, tag: str = "") -> Address:
        """Where what is made at a node lies, in this frame and these rounds of the loops around it."""
        rounds = "".join(f"#{number}" for number in self.frame.rounds)
        return (tag + rounds, self.site(node), self.frame.number)

    def shape(self, atom: Atom) -> Shape | None:
        """The container or instance that an atom is or refers to."""
        if isinstance(atom, Ref):
            return self.state.shape(atom.address)
        if isinstance(atom, (Mapping, Seq)):
            return atom
        return None

    def shapes(self, value: Value) -> list[Shape]:
        """All containers and instances that a value may be."""
        return [shape for atom in value.atoms if (shape := self.shape(atom)) is not None]

    @contextmanager
    def round_of(self, number: int | None, item: Value) -> Iterator[None]:
        """Run one round of a loop over known items, or (None) any of its rounds over unknown ones."""
        frame = self.frame
        before, marked = frame.rounds, bool(deep_taints(item))
        if number is not None:
            frame.rounds = (*before, number)
        frame.flagging += marked
        try:
            yield
        finally:
            frame.rounds = before
            frame.flagging -= marked

    @contextmanager
    def forked(self) -> Iterator[State]:
        """Run a block on a fork of the state; the caller merges it."""
        base = self.state
        self.state = base.fork()
        try:
            yield self.state
        finally:
            self.state = base

    @contextmanager
    def silence(self, *, trying: bool = False) -> Iterator[None]:
        """Run functions for what they leave, or (`trying`) only until something is met, without a record of it."""
        recorder = self.recorder
        recorder.muted, recorder.trying, self.marking = True, trying, False
        try:
            yield
        finally:
            recorder.muted, recorder.trying, self.marking = False, False, True

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

    def origin(self, kind: Kind, node: cst.CSTNode, detail: str = "") -> Origin:
        """An origin that begins at a node."""
        return Origin(kind, detail, None, self.site(node))

    @property
    def exhausted(self) -> bool:
        """Whether calls are no longer followed."""
        if self.effort.work > self.work_limit:
            self.recorder.count("work")
            return True
        return False

    @property
    def spent(self) -> bool:
        """Whether a function that something called is left as it is: only the root's own statements go on."""
        return self.effort.work > self.work_limit and len(self.stack) > 2

    def taint(self, name: str, value: Value) -> None:
        """Remember that an attribute or global of this name holds a secret, or is another name for what can make a
        finding: functions that read it matter."""
        if name in self.tainted or all(self._is_called(name, atom) for atom in value.atoms):
            return
        if holds_secret(self, value) or self._renames(name, value):
            self.tainted.add(name)

    def _is_called(self, name: str, atom: Atom) -> bool:
        """Whether an atom is the function of this name: whether it matters to others is known by that."""
        return isinstance(atom, Function) and self.definitions[atom.definition].short_name == name

    def _renames(self, name: str, value: Value) -> bool:
        return any(
            isinstance(atom, Qual)
            and atom.name.rpartition(".")[2] != name
            and self.catalogue.is_telling(self.catalogue.entry(atom.name))
            for atom in value.atoms
        )


Cleanup: TypeAlias = dict[Address, tuple[Instance, Instance]]
"""Objects that a context manager changes when its block is left: as they are in the block, and afterwards."""

Handler: TypeAlias = Callable[[Machine, cst.BaseExpression], Value]
"""What gives the value of one kind of expression."""

Runner: TypeAlias = Callable[[Machine, cst.CSTNode], None]
"""What runs one kind of statement."""

Builtin: TypeAlias = Callable[[Machine, Arguments, cst.CSTNode], Value]
"""What interprets a call of one function of the standard library."""


def contents(shape: Shape) -> list[Value]:
    """The items, or attributes, of a container or instance."""
    if isinstance(shape, Mapping):
        return [*shape.items.values(), *([shape.rest] if shape.rest is not None else [])]
    if isinstance(shape, Seq):
        return [*shape.items, *([shape.rest] if shape.rest is not None else [])]
    assert isinstance(shape, Instance)
    return [*shape.attributes.values(), *([shape.rest] if shape.rest is not None else [])]


_TELLING = frozenset(Kind) - {
    Kind.PARAMETER,
    Kind.UNKNOWN,
    Kind.CONFIGURATION,
    Kind.SAVED,
    Kind.REST,
    Kind.CASE,
    Kind.EMPTY,
}
"""Origins of values that are worth following into any function."""


def holds_secret(m: Machine, value: Value, depth: int = 3) -> bool:
    """Whether a value, or an item of a container that it is, has an origin that is worth following, or is a function
    that may give one back."""
    for atom in value.atoms:
        if isinstance(atom, (Const, Text, Opaque)):
            if any(origin.kind in _TELLING for origin in atom.origins):
                return True
        elif isinstance(atom, Function):
            if m.relevance.may_reach(m.definitions[atom.definition].region):
                return True
        elif isinstance(atom, Partial):
            return True
        elif isinstance(atom, Typed):
            if atom.cls in m.catalogue.classes or any(
                holds_secret(m, value, max(depth - 1, 0)) for _, value in atom.attributes
            ):
                return True
        else:
            shape = m.shape(atom)
            if shape is not None and depth and any(holds_secret(m, item, depth - 1) for item in contents(shape)):
                return True
    return False


def environment() -> Mapping:
    """The process environment: the AWS secrets, and any other variable."""
    items = {name: Value([Opaque(frozenset([Origin(Kind.WHOLE_ENVIRONMENT, name)]))]) for name in AWS_SECRETS}
    rest: Origins = frozenset([Origin(Kind.REST)])
    return Mapping(items=items, rest=Value([Opaque(rest)]), kind=MappingKind.ENVIRON)

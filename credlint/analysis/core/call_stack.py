"""The definitions of a module, the frames of their activations, and the summaries of calls."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import libcst as cst

from credlint.analysis.core.bindings import Bindings, dotted
from credlint.analysis.core.records import Object, Record
from credlint.analysis.demand.demand_set import DemandSet
from credlint.analysis.domain.joins import join_objects
from credlint.analysis.domain.state import Delta, Reads, State, Variable
from credlint.analysis.domain.values import BOTTOM, Address, Class, Function, HeapObject, Value
from credlint.source.tree import Tree

HOME = 0
"""The number of the module that is checked, and of its frame."""


@dataclass(frozen=True, slots=True)
class Cleanup:
    """What a context manager does on exit: objects that it changes, as they are inside the block and afterwards, and
    the types of the exceptions that it keeps in the block (None: it keeps none)."""

    objects: dict[Address, tuple[HeapObject, HeapObject]]
    keeps: Value | None = None


@dataclass(slots=True)
class Definition:
    """A function, lambda or class of the file or, by its number, of another `module` of the program."""

    number: int
    node: cst.FunctionDef | cst.Lambda | cst.ClassDef
    qualname: str
    module: int = HOME
    owner: Class | None = None
    region: int | None = None
    parameters: list[cst.Param] = field(default_factory=list)
    decorators: frozenset[str] = frozenset()
    functions: list[Function] = field(default_factory=list)
    probed: list[Function] = field(default_factory=list)  # created during probing only; never analysed as entry points
    decorated: Value = BOTTOM  # what decorators have made of it, if they may be of other modules
    reached: bool = False  # by a call that was analysed
    is_dependency: bool = False  # a framework calls it for the value of a parameter
    annotated: list[cst.Param] | None = None  # parameters of which an annotation says what they are, once it is known

    @property
    def short_name(self) -> str:
        """The last part of the qualified name."""
        return self.qualname.rpartition(".")[2]

    @property
    def is_class(self) -> bool:
        """Whether this is a class."""
        return isinstance(self.node, cst.ClassDef)

    @property
    def is_lambda(self) -> bool:
        """Whether this is a lambda."""
        return isinstance(self.node, cst.Lambda)

    @property
    def positional(self) -> list[str]:
        """The names of the parameters that can be passed by position."""
        assert not isinstance(self.node, cst.ClassDef)
        params = self.node.params
        return [param.name.value for param in (*params.posonly_params, *params.params)]

    @property
    def decorator_paths(self) -> list[str]:
        """The dotted names of the decorators, as written."""
        if isinstance(self.node, cst.Lambda):
            return []
        written = (each.decorator for each in self.node.decorators)
        return [dotted(each.func if isinstance(each, cst.Call) else each) for each in written]

    @property
    def manages_context(self) -> bool:
        """Whether this is a context manager: a generator whose `yield` stands for the block of a `with`, or for what a
        framework runs meanwhile."""
        return self.is_dependency or not self.decorators.isdisjoint(("contextmanager", "asynccontextmanager"))


@dataclass(slots=True)
class Loop:
    """A loop that is being run: deltas at its `break` since `outer`, and at its `continue` since `step`."""

    outer: State
    step: State
    breaks: list[Delta] = field(default_factory=list)
    continues: list[Delta] = field(default_factory=list)


@dataclass(slots=True)
class Try:
    """A `try` that is being run: the join of the states in which a handler may start, and what may be raised."""

    base: State
    reached: Delta = field(default_factory=Delta)
    raised: Value = BOTTOM
    left: bool = False  # some exceptional exit was seen
    _joined_values: dict[Variable, Value] = field(default_factory=dict)
    _joined: dict[Address, HeapObject] = field(default_factory=dict)  # the last of each that was joined in

    def note(self, changes: Delta, gone: Collection[int] = ()) -> None:
        """Join in a state where an exception may occur, given by its further `changes` to the base; without the
        variables of frames that are `gone`."""
        self.left = True
        for key, value in changes.variables.items():
            if self._joined_values.get(key) is value or key[0] in gone:  # many exits leave most as they are
                continue
            self._joined_values[key] = value
            before = self.reached.variables.get(key) or self.base.variable(key)
            if before is value:
                continue
            self.reached.variables[key] = value if before is None else before | value
        for address, obj in changes.heap.items():
            if self._joined.get(address) is obj:
                continue
            self._joined[address] = obj
            known = self.reached.heap.get(address) or self.base.before(address)
            self.reached.heap[address] = obj if known is None else join_objects(known, obj)


@dataclass(frozen=True, slots=True)
class Scope:
    """The scope of a comprehension: a number, as frames have it, and the names that its loop binds."""

    number: int
    names: frozenset[str]


@dataclass(slots=True)
class Frame:
    """One activation of a function, a class body or a module."""

    number: int
    definition: Definition | None
    bindings: Bindings
    closure: tuple[int, ...]
    base: State
    scope: str = ""
    module: int = HOME  # in which it runs: the number of the outermost frame
    is_class: bool = False
    receiver: Value | None = None
    objects: frozenset[Object] = frozenset()  # on which it runs, if it belongs to another module
    exits: list[Delta] = field(default_factory=list)
    result: Value = BOTTOM
    yields: list[Value] = field(default_factory=list)
    scopes: list[Scope] = field(default_factory=list)  # the enclosing comprehensions, outermost first
    loops: list[Loop] = field(default_factory=list)
    rounds: tuple[int, ...] = ()  # of the enclosing unrolled loops
    flagging: int = 0  # enclosing loops over marked items: flags set there are marked
    tries: list[Try] = field(default_factory=list)
    suspended: list[Delta] = field(default_factory=list)  # deltas at the `yield` of a context manager
    kept: list[Value] = field(default_factory=list)  # types of exceptions that handlers around such a `yield` keep
    finishing: int = 0  # enclosing `finally` blocks that are being run
    handled: list[Value] = field(default_factory=list)  # the exceptions whose handlers are being run
    leaving: Try = field(init=False)  # the exceptions that leave it
    filled: dict[str, Value] = field(default_factory=dict)  # what a test has shown not to be empty, by its name
    fills: bool = False  # it has put a secret into an argument of which nothing is known
    in_order: bool = True  # every `yield` so far was on the only path through the body

    def __post_init__(self) -> None:
        self.leaving = Try(self.base)

    def jumps(self) -> list[tuple[list[Delta], State]]:
        """Where the statement that is being run may be left: the deltas of `return`, and of `break` and `continue` of
        the innermost loop, each with the state since which they are."""
        loops = [way for loop in self.loops[-1:] for way in ((loop.breaks, loop.outer), (loop.continues, loop.step))]
        return [(self.exits, self.base), *loops]

    @contextmanager
    def probing(self, attempt: Try) -> Iterator[None]:
        """Run the body of a `try`, which receives the exceptions raised in it."""
        self.tries.append(attempt)
        try:
            yield
        finally:
            self.tries.pop()

    @contextmanager
    def handling(self, caught: Value) -> Iterator[None]:
        """Run an exception handler: a bare `raise` in it re-raises `caught`."""
        self.handled.append(caught)
        try:
            yield
        finally:
            self.handled.pop()

    @contextmanager
    def looping(self, loop: Loop) -> Iterator[None]:
        """Run the body of a loop, as the innermost one."""
        self.loops.append(loop)
        try:
            yield
        finally:
            self.loops.pop()


@dataclass(slots=True)
class Module:
    """A module of the program: the file that is checked, or one that it imports. Its `number` is that of its frame."""

    number: int
    path: str
    tree: Tree
    demand: DemandSet
    frame: Frame
    settled: dict[Variable, Value] | None = None  # the globals after the body has run
    waiting: dict[str, list[cst.CSTNode]] = field(default_factory=dict)  # what binds names nobody has asked for yet
    spent: int = 0  # expressions evaluated in its body
    changing: frozenset[str] = field(init=False)  # globals that functions declare

    def __post_init__(self) -> None:
        self.changing = frozenset[str]().union(*(each.outer for each in self.demand.regions_index))


@dataclass(frozen=True, slots=True)
class Summary:
    """Result and effects of one call: a call with equal arguments can be replayed where its `reads` are unchanged."""

    reads: Reads
    result: Value
    raised: Value  # the exceptions that leave it,
    left: Delta | None  # and the changes that hold where they do
    changed: Delta
    ends: bool  # it ends the program
    records: tuple[Record, ...]
    silent: bool  # computed with recording off; unusable for reporting
    observed: bool  # has caller-visible events
    called: frozenset[int]  # the definitions of the calls in it
    made: tuple[Function, ...]  # the functions that it defined
    identities: tuple[Address, ...]  # that it has given to unknown objects
    given: tuple[Address, ...]  # the identities of unknown arguments

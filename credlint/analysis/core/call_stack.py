"""The functions and classes of a module, and what each activation of one keeps while it runs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import libcst as cst

from credlint.analysis.core.bindings import Bindings, dotted
from credlint.analysis.core.recorder import Record
from credlint.analysis.domain.joins import join_objects
from credlint.analysis.domain.state import Delta, Reads, State
from credlint.analysis.domain.values import BOTTOM, Class, Function, Value


@dataclass(slots=True)
class Definition:
    """A function, lambda or class of the file."""

    number: int
    node: cst.FunctionDef | cst.Lambda | cst.ClassDef
    qualname: str
    owner: Class | None = None
    region: int | None = None
    parameters: list[cst.Param] = field(default_factory=list)
    decorators: frozenset[str] = frozenset()
    functions: list[Function] = field(default_factory=list)
    probed: list[Function] = field(default_factory=list)  # those that only a trial has made: they are not judged
    reached: bool = False

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
        """The names of the parameters that can be given by position."""
        assert not isinstance(self.node, cst.ClassDef)
        params = self.node.params
        return [param.name.value for param in (*params.posonly_params, *params.params)]

    @property
    def decorator_paths(self) -> list[str]:
        """The dotted names of the decorators, as they are written."""
        if isinstance(self.node, cst.Lambda):
            return []
        written = (each.decorator for each in self.node.decorators)
        return [dotted(each.func if isinstance(each, cst.Call) else each) for each in written]

    @property
    def manages_context(self) -> bool:
        """Whether this is a generator whose one `yield` is the block of a `with`."""
        return not self.decorators.isdisjoint(("contextmanager", "asynccontextmanager"))


@dataclass(slots=True)
class Loop:
    """Where `break` (to after `outer`) and `continue` (to after `step`) of the innermost loop lead."""

    outer: State
    step: State
    breaks: list[Delta] = field(default_factory=list)
    continues: list[Delta] = field(default_factory=list)


@dataclass(slots=True)
class Try:
    """What a handler may start from, and what may have been raised."""

    base: State
    reached: Delta = field(default_factory=Delta)
    raised: Value = BOTTOM
    left: bool = False  # by an exception that is known

    def note(self, changes: Delta) -> None:
        """Note that an exception may come where these `changes` of the base, further ones each time, hold."""
        self.left = True
        for key, value in changes.variables.items():
            before = self.reached.variables.get(key) or self.base.variable(key)
            self.reached.variables[key] = value if before is None else before | value
        for address, obj in changes.heap.items():
            known = self.reached.heap.get(address) or self.base.heap_object(address)
            self.reached.heap[address] = obj if known is None else join_objects(known, obj)


@dataclass(frozen=True, slots=True)
class Scope:
    """The variables of a comprehension's loop, under a number as a frame has one."""

    number: int
    names: frozenset[str]


@dataclass(slots=True)
class Frame:
    """One activation of a function, a class body or the module."""

    number: int
    definition: Definition | None
    bindings: Bindings
    closure: tuple[int, ...]
    base: State
    scope: str = ""
    is_class: bool = False
    receiver: Value | None = None
    exits: list[Delta] = field(default_factory=list)
    result: Value = BOTTOM
    yields: list[Value] = field(default_factory=list)
    scopes: list[Scope] = field(default_factory=list)  # of the comprehensions around what is being run
    loops: list[Loop] = field(default_factory=list)
    rounds: tuple[int, ...] = ()  # of the unrolled loops around what is being run
    flagging: int = 0  # loops around it whose items are cases: conditions on them are decided
    tries: list[Try] = field(default_factory=list)
    suspended: list[Delta] = field(default_factory=list)  # what a context manager had done where it yielded
    handled: list[Value] = field(default_factory=list)  # the exceptions whose handlers are being run
    leaving: Try = field(init=False)  # what leaves it
    in_order: bool = True  # every yield so far stood on the only way through the body

    def __post_init__(self) -> None:
        self.leaving = Try(self.base)

    @contextmanager
    def probing(self, attempt: Try) -> Iterator[None]:
        """Run the body of a `try`: exceptions come to it meanwhile."""
        self.tries.append(attempt)
        try:
            yield
        finally:
            self.tries.pop()

    @contextmanager
    def handling(self, caught: Value) -> Iterator[None]:
        """Run a handler of an exception: a bare `raise` raises it again meanwhile."""
        self.handled.append(caught)
        try:
            yield
        finally:
            self.handled.pop()

    @contextmanager
    def looping(self, loop: Loop) -> Iterator[None]:
        """Run the body of a loop: it is the innermost one meanwhile."""
        self.loops.append(loop)
        try:
            yield
        finally:
            self.loops.pop()


@dataclass(frozen=True, slots=True)
class Summary:
    """What a call of a function gave and did: it does the same again while what it has `reads` is as it was."""

    reads: Reads
    result: Value
    raised: Value  # the exceptions that left it,
    left: Delta | None  # and the changes that held there
    changed: Delta
    records: tuple[Record, ...]
    silent: bool  # it was muted where it had something to note: there is no record of that
    observed: bool  # whether its caller should know of it
    called: frozenset[int]  # the definitions that it ran
    made: tuple[Function, ...]  # the functions that it defined

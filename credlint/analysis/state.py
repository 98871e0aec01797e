"""What the program's variables and containers hold at one place: layers that fork and join."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import count
from typing import TypeAlias

from credlint.analysis.joins import join_shapes
from credlint.analysis.values import BOTTOM, Address, Shape, Value

_EPOCHS = count(1)

Variable: TypeAlias = tuple[int, str]
"""A frame's number and a name."""


@dataclass(frozen=True, slots=True)
class Delta:
    """What changed between a state and one of its forks."""

    variables: dict[Variable, Value] = field(default_factory=dict)
    heap: dict[Address, Shape] = field(default_factory=dict)


class State:
    """Variables and heap on top of a parent's. `dead`: no execution reaches here (after a return, raise, break)."""

    __slots__ = ("dead", "epoch", "heap", "parent", "variables")

    def __init__(self, parent: State | None = None) -> None:
        self.parent = parent
        self.variables: dict[Variable, Value] = {}
        self.heap: dict[Address, Shape] = {}
        self.dead = False
        # Two states of one epoch hold the same outside the frames that are being run.
        self.epoch: int = 0 if parent is None else parent.epoch

    def fork(self) -> State:
        """A state that starts as this one; changes to it stay its own until they are merged."""
        return State(self)

    def variable(self, key: Variable) -> Value | None:
        """The value of a variable, or None where it was never bound."""
        state: State | None = self
        while state is not None:
            value = state.variables.get(key)
            if value is not None:
                return value
            state = state.parent
        return None

    def shape(self, address: Address) -> Shape | None:
        """The container or instance at `address`."""
        state: State | None = self
        while state is not None:
            shape = state.heap.get(address)
            if shape is not None:
                return shape
            state = state.parent
        return None

    def write(self, address: Address, shape: Shape) -> None:
        """Put a container or instance at an address; changing one that is there begins a new epoch."""
        old = self.shape(address)
        if old is not None:
            if old == shape:
                return
            self.begin_epoch()
        self.heap[address] = shape

    def begin_epoch(self) -> None:
        """Note that something changed which functions called later may read."""
        self.epoch = next(_EPOCHS)

    def delta(self, base: State) -> Delta:
        """Everything that changed since `base`, one of the states this one was forked from."""
        layers = []
        state: State | None = self
        while state is not None and state is not base:
            layers.append(state)
            state = state.parent
        if len(layers) == 1:
            return Delta(dict(layers[0].variables), dict(layers[0].heap))
        result = Delta()
        for layer in reversed(layers):
            result.variables.update(layer.variables)
            result.heap.update(layer.heap)
        return result

    def apply(self, delta: Delta) -> None:
        """Take over a fork's changes: it was the only way on."""
        self.variables.update(delta.variables)
        self.heap.update(delta.heap)
        self.begin_epoch()

    def adopt(self, fork: State) -> None:
        """Go on as a fork of this state is now."""
        self.variables.update(fork.variables)
        self.heap.update(fork.heap)
        self.epoch = fork.epoch
        self.dead = fork.dead

    def merge(self, deltas: Iterable[Delta]) -> bool:
        """Join the forks' changes: each of them may be how execution came here. Returns whether anything changed.

        Without any, this state is dead.
        """
        live = list(deltas)
        if not live:
            self.dead = True
            return False
        changed = False
        for key in dict.fromkeys(key for delta in live for key in delta.variables):
            before = self.variable(key)
            value = BOTTOM
            for delta in live:
                other = delta.variables.get(key, before)
                if other is not None:
                    value = value | other
            if value != before:
                self.variables[key] = value
                changed = True
                if key[0] <= 0:
                    self.begin_epoch()
        for address in dict.fromkeys(address for delta in live for address in delta.heap):
            old = self.shape(address)
            shape: Shape | None = None
            for delta in live:
                found = delta.heap.get(address, old)
                if found is not None:
                    shape = found if shape is None else join_shapes(shape, found)
            if shape is not None and shape != old:
                self.heap[address] = shape
                changed = True
                if old is not None:
                    self.begin_epoch()
        return changed

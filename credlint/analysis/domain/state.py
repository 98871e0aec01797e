"""Abstract state: variables and heap at one program point, in layers that fork and join."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from credlint.analysis.domain.alternatives import Alternatives
from credlint.analysis.domain.hierarchy import is_joined_instance
from credlint.analysis.domain.joins import join_objects
from credlint.analysis.domain.values import BOTTOM, Address, Class, HeapObject, Instance, Mapping, Ref, Value

Variable: TypeAlias = tuple[int, str]
"""A frame's number and a name."""


@dataclass(frozen=True, slots=True)
class Delta:
    """What changed between a state and one of its forks."""

    variables: dict[Variable, Value] = field(default_factory=dict)
    heap: dict[Address, HeapObject] = field(default_factory=dict)


FOREIGN_PATHS = -1
"""Takes the place of a frame number: access paths into objects that the file does not define, once assigned to."""

_OUTERMOST = (0, FOREIGN_PATHS)
"""Frames in which a missing name may be bound later, so that its absence belongs to the read set."""


@dataclass(slots=True)
class Reads:
    """The read set of a call: what it has read of the state in which it began; None is what was missing."""

    variables: dict[Variable, Value | None] = field(default_factory=dict)
    heap: dict[Address, HeapObject | None] = field(default_factory=dict)
    # Attributes of joined instances, which change all the time.
    attributes: dict[tuple[Address, str], Value | None] = field(default_factory=dict)


class State:
    """Variables and heap on top of a parent's. `dead`: no execution reaches here (after a return, raise, break).
    `reads`: in the state where a call begins, the read set, which look-ups in its parents extend."""

    __slots__ = ("_found", "alternatives", "dead", "heap", "parent", "reads", "variables")

    def __init__(self, parent: State | None = None) -> None:
        self.parent = parent
        self.variables: dict[Variable, Value] = {}
        self.heap: dict[Address, HeapObject] = {}
        # What look-ups have found in parents, which do not change while a fork of theirs is in use.
        self._found: dict[Address, HeapObject | None] = {}
        self.dead = False
        self.reads: Reads | None = None
        self.alternatives: Alternatives = Alternatives() if parent is None else parent.alternatives

    def fork(self) -> State:
        """A state that starts as this one; changes stay in the fork until they are merged."""
        return State(self)

    def variable(self, key: Variable) -> Value | None:
        """The value of a variable, None where it was never bound."""
        state: State | None = self
        passed: list[Reads] = []
        value: Value | None = None
        while state is not None:
            value = state.variables.get(key)
            if value is not None:
                break
            if state.reads is not None:
                passed.append(state.reads)
            state = state.parent
        if passed and (value is not None or key[0] in _OUTERMOST):
            for reads in passed:
                reads.variables.setdefault(key, value)
        return value

    def own(self, key: Variable, base: State) -> Value | None:
        """The value of a variable that was set since `base`, on which the current frame was opened; None otherwise."""
        state: State | None = self
        while state is not None and state is not base:
            value = state.variables.get(key)
            if value is not None:
                return value
            state = state.parent
        return None

    def heap_object(self, address: Address, only: str | None = None) -> HeapObject | None:
        """The heap object at `address`. `only`: the attribute that is read of it, if it is an instance."""
        if is_joined_instance(address):
            self._note(address, only)
            return self.peek(address)
        obj = self.heap.get(address)
        if obj is not None:
            return obj
        state: State | None = self
        passed: list[State] = []
        while state is not None:
            obj = state.heap.get(address)
            if obj is not None:
                break
            if address in state._found:  # then it belongs to the read sets further up already
                obj = state._found[address]
                break
            passed.append(state)
            state = state.parent
        for state in passed:  # forks of any of these need not look further
            state._found[address] = obj
            if state.reads is not None:
                state.reads.heap.setdefault(address, obj)
        return obj

    def _note(self, address: Address, name: str | None) -> None:
        """Put a joined instance, or an attribute of it, into the read sets. What a call has added to it hides nothing
        of what was there before."""
        state: State | None = self
        while state is not None:
            reads, parent = state.reads, state.parent
            if reads is not None and parent is not None:
                if address in reads.heap or (name is not None and (address, name) in reads.attributes):
                    return  # then it belongs to the read sets further up already
                before = parent.peek(address)
                if name is None:
                    reads.heap[address] = before
                else:
                    reads.attributes[address, name] = attribute(before, name)
            state = parent

    def peek(self, address: Address) -> HeapObject | None:
        """The heap object at `address`, without an entry in a read set: for what only adds to it."""
        state: State | None = self
        while state is not None:
            obj = state.heap.get(address)
            if obj is not None or address in state._found:
                return obj or state._found[address]
            state = state.parent
        return None

    def before(self, address: Address) -> HeapObject | None:
        """What lay at `address` before a fork changed it. What only adds to a joined instance has not read it."""
        return self.peek(address) if is_joined_instance(address) else self.heap_object(address)

    def class_at(self, address: Address) -> Class | None:
        """The class of the instance at `address`. That of a joined instance never changes."""
        obj = self.before(address)
        return obj.cls if isinstance(obj, Instance) else None

    def add(self, address: Address, obj: HeapObject) -> None:
        """Join an object into the one at `address`. Nothing comes to know what lay there."""
        before = self.peek(address)
        after = obj if before is None else join_objects(before, obj)
        if after != before:
            self.heap[address] = after

    def forget(self, addresses: Iterable[Address]) -> None:
        """Look objects up anew that have changed in the outermost state."""
        state: State | None = self
        while state is not None:
            for address in addresses if state._found else ():
                state._found.pop(address, None)
            state = state.parent

    def write(self, address: Address, obj: HeapObject) -> None:
        """Put a heap object at an address."""
        before = self.heap_object(address)
        if before != obj or in_other_order(before, obj):
            self.heap[address] = obj

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
        """Take over a fork's changes: it was the only path."""
        self.variables.update(delta.variables)
        self.heap.update(delta.heap)

    def adopt(self, fork: State) -> None:
        """Continue as a fork of this state: with its changes, and dead if it is."""
        self.variables.update(fork.variables)
        self.heap.update(fork.heap)
        self.dead = fork.dead

    def merge(self, deltas: Iterable[Delta]) -> bool:
        """Join the deltas of forks, each of which may be how execution came here. Returns whether anything changed.

        Without any, this state is dead.
        """
        live = list(deltas)
        if not live:
            self.dead = True
            return False
        if len(live) > 1:
            self._note_alternatives(live)
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
        for address in dict.fromkeys(address for delta in live for address in delta.heap):
            old = self.before(address)
            obj: HeapObject | None = None
            for delta in live:
                found = delta.heap.get(address, old)
                if found is not None:
                    obj = found if obj is None else join_objects(obj, found)
            if obj is not None and obj != old:
                self.heap[address] = obj
                changed = True
        return changed

    def _note_alternatives(self, deltas: Sequence[Delta]) -> None:
        """Note what each of several forks has made."""
        counts = Counter(address for delta in deltas for address in delta.heap)
        made = [{at for at in delta.heap if counts[at] == 1 and self.peek(at) is None} for delta in deltas]
        if sum(map(bool, made)) > 1:
            self.alternatives.note(made)

    def is_one(self, value: Value) -> bool:
        """Whether a value surely is one thing: it has one atom, or refers to objects of which only one exists."""
        refs = [atom.address for atom in value.atoms if isinstance(atom, Ref)]
        return len(value.atoms) == 1 or (len(refs) == len(value.atoms) and self.alternatives.exclude(refs))


def attribute(obj: HeapObject | None, name: str) -> Value | None:
    """An attribute of an instance; None where it has none."""
    return obj.attributes.get(name) if isinstance(obj, Instance) else None


def in_other_order(before: HeapObject | None, obj: HeapObject) -> bool:
    """Whether two equal objects are mappings whose keys come in another order, which `==` does not compare."""
    return isinstance(before, Mapping) and isinstance(obj, Mapping) and list(before.items) != list(obj.items)

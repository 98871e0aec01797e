"""Calls that are remembered: one that reads what an earlier one has read does what that one did."""

from __future__ import annotations

from collections.abc import Hashable

from credlint.analysis import limits
from credlint.analysis.core.call_stack import Memory, Try
from credlint.analysis.core.escape import tells
from credlint.analysis.core.machine import Machine
from credlint.analysis.domain.joins import contents
from credlint.analysis.domain.renaming import Moves, moved, moved_shape
from credlint.analysis.domain.state import Delta, Reads, State
from credlint.analysis.domain.values import BOTTOM, Address, Instance, Value, join
from credlint.analysis.objects.exceptions import leave, propagate

_STAYING = ("self", "class")
"""How the tags of addresses begin that are those of a class, not of a call."""


class Remembering:
    """Takes note of what a call does; it runs on `state`."""

    def __init__(self, m: Machine) -> None:
        self.state = m.state.fork()
        self._reads = self.state.reads = Reads()
        self._logged, self._called, self._made = len(m.recorder.log), len(m.called), len(m.made)
        self._met, self._noted, self._bounded = m.recorder.met, m.recorder.noted, m.recorder.bounded

    def memory(self, m: Machine, result: Value, leaving: Try) -> Memory | None:
        """What the call did; None where something else than what it read decided on that."""
        state = self.state
        made = state.heap.keys() | leaving.reached.heap.keys()
        if m.recorder.bounded != self._bounded or any(m.cleanups.get(address) for address in made):
            return None
        # What was not there because the call made it can be there when it makes it again, in a container of its own.
        heap = {
            at: shape
            for at, shape in self._reads.heap.items()
            if shape is not None or at not in made or at[0].startswith(_STAYING)
        }
        return Memory(
            reads=Reads(self._reads.variables, heap),
            result=result,
            raised=leaving.raised,
            left=leaving.reached if leaving.left else None,
            changed=Delta(state.variables, state.heap),
            records=tuple({id(each): each for each in m.recorder.log[self._logged :]}.values()),
            silent=m.recorder.muted and m.recorder.noted != self._noted,
            met=m.recorder.met != self._met,
            called=frozenset(m.called[self._called :]),
            made=tuple(dict.fromkeys(m.made[self._made :])),
        )


def remember(m: Machine, key: Hashable, memory: Memory | None) -> None:
    """Keep what a call did for the next one that is called so."""
    if memory is not None:
        memories = m.memory.setdefault(key, [])
        memories.insert(0, memory)
        del memories[limits.MEMORIES :]


def recall(m: Machine, key: Hashable, site: int) -> Value | None:
    """Do again what an earlier call did, and give its result; None where nothing fits."""
    for memory in m.memory.get(key, ()):
        if fits(m, memory):
            return _again(m, memory, site)
    return None


def fits(m: Machine, memory: Memory) -> bool:
    """Whether a call would do now what one did then."""
    if memory.silent and not m.recorder.muted:
        return False
    state: State = m.state
    return all(state.variable(key) == value for key, value in memory.reads.variables.items()) and all(
        state.shape(address) == shape for address, shape in memory.reads.heap.items()
    )


def is_news(m: Machine, memory: Memory) -> bool:
    """Whether something telling has come to what a call has read."""
    state = m.state
    pairs = [(value or BOTTOM, state.variable(key) or BOTTOM) for key, value in memory.reads.variables.items()]
    for address, before in memory.reads.heap.items():
        after = state.shape(address)
        if isinstance(before, Instance) and isinstance(after, Instance):
            pairs.extend((before.attributes.get(name, BOTTOM), value) for name, value in after.attributes.items())
        elif after is not None and after != before:
            old = BOTTOM if before is None else join(contents(before))
            pairs.append((old, join(contents(after))))
    return any(after != before and tells(m, after) and not tells(m, before) for before, after in pairs)


def run_again(m: Machine, memory: Memory) -> None:
    """Note the functions that it called and defined as it did then."""
    m.called.extend(memory.called)
    m.made.extend(memory.made)
    for function in memory.made:
        m.keep(function)
    if m.marking:
        for number in memory.called:
            m.definitions[number].reached = True


def _again(m: Machine, memory: Memory, site: int) -> Value:
    """Do what a call did, in containers of its own: two calls do not share what they make."""
    site = site
    if not m.recorder.muted:
        for record in memory.records:
            record.calls.update(dict.fromkeys((*m.call_sites, site)))
            m.recorder.log.append(record)
    m.recorder.meet(memory.met)
    m.recorder.noted += memory.silent or bool(memory.records)
    run_again(m, memory)
    old = memory.reads.heap
    moves: dict[Address, Address] = {}
    left = memory.left or Delta()
    for address in (*memory.changed.heap, *left.heap):
        tag, at, frame = address
        if address not in old and not tag.startswith(_STAYING):
            moves[address] = (tag, at, m.frame_number(site, ~frame))
    if memory.left is not None:
        with m.forked():
            _change(m.state, left, moves)
            leave(m)
    _change(m.state, memory.changed, moves)
    if memory.raised.atoms:
        propagate(m, moved(memory.raised, moves))
    return moved(memory.result, moves)


def _change(state: State, delta: Delta, moves: Moves) -> None:
    for address, shape in delta.heap.items():
        state.heap[moves.get(address, address)] = moved_shape(shape, moves) if moves else shape
    for key, value in delta.variables.items():
        state.variables[key] = moved(value, moves) if moves else value

"""Summary cache: a call whose read set matches is replayed instead of re-analysed."""

from __future__ import annotations

from collections.abc import Hashable

from credlint.analysis import limits
from credlint.analysis.core.call_stack import Summary, Try
from credlint.analysis.core.escape import is_sensitive_value
from credlint.analysis.core.machine import Machine
from credlint.analysis.domain.joins import contents
from credlint.analysis.domain.renaming import Renaming, renamed, renamed_object
from credlint.analysis.domain.state import Delta, Reads, State
from credlint.analysis.domain.values import BOTTOM, Address, Instance, Value, join
from credlint.analysis.objects.exceptions import leave, propagate

_STAYING = ("self", "class")
"""Prefixes of address tags of heap objects that belong to a class, not to a call: a replay does not rename them."""


class SummaryBuilder:
    """Collects the reads and effects of a call, which runs on `state`."""

    def __init__(self, m: Machine) -> None:
        self.state = m.state.fork()
        self._reads = self.state.reads = Reads()
        self._logged, self._called, self._made = len(m.recorder.log), len(m.called), len(m.made)
        self._met, self._noted, self._bounded = m.recorder.observed, m.recorder.noted, m.recorder.bounded

    def summary(self, m: Machine, result: Value, leaving: Try) -> Summary | None:
        """The call's summary; None if more than its read set decides on its effects: a limit hit or pending cleanup."""
        state = self.state
        made = state.heap.keys() | leaving.reached.heap.keys()
        if m.recorder.bounded != self._bounded or any(m.cleanups.get(address) for address in made):
            return None
        # Objects the call itself allocates are not part of its read set; a replay allocates fresh ones.
        heap = {
            at: obj
            for at, obj in self._reads.heap.items()
            if obj is not None or at not in made or at[0].startswith(_STAYING)
        }
        return Summary(
            reads=Reads(self._reads.variables, heap),
            result=result,
            raised=leaving.raised,
            left=leaving.reached if leaving.left else None,
            changed=Delta(state.variables, state.heap),
            records=tuple({id(each): each for each in m.recorder.log[self._logged :]}.values()),
            silent=m.recorder.muted and m.recorder.noted != self._noted,
            observed=m.recorder.observed != self._met,
            called=frozenset(m.called[self._called :]),
            made=tuple(dict.fromkeys(m.made[self._made :])),
        )


def keep_summary(m: Machine, key: Hashable, memory: Summary | None) -> None:
    """Cache the summary of a call under its key, the latest first."""
    if memory is not None:
        summaries = m.summaries.setdefault(key, [])
        summaries.insert(0, memory)
        del summaries[limits.SUMMARIES :]


def replay(m: Machine, key: Hashable, site: int) -> Value | None:
    """Replay the first summary that matches and return its result; None if none does."""
    for memory in m.summaries.get(key, ()):
        if matches(m, memory):
            return _again(m, memory, site)
    return None


def matches(m: Machine, memory: Summary) -> bool:
    """Whether a summary can be replayed: its read set is unchanged, and its records exist if they are needed now."""
    if memory.silent and not m.recorder.muted:
        return False
    state: State = m.state
    return all(state.variable(key) == value for key, value in memory.reads.variables.items()) and all(
        state.heap_object(address) == obj for address, obj in memory.reads.heap.items()
    )


def gained_secret(m: Machine, memory: Summary) -> bool:
    """Whether the read set has gained a secret since."""
    state = m.state
    pairs = [(value or BOTTOM, state.variable(key) or BOTTOM) for key, value in memory.reads.variables.items()]
    for address, before in memory.reads.heap.items():
        after = state.heap_object(address)
        if isinstance(before, Instance) and isinstance(after, Instance):
            pairs.extend((before.attributes.get(name, BOTTOM), value) for name, value in after.attributes.items())
        elif after is not None and after != before:
            old = BOTTOM if before is None else join(contents(before))
            pairs.append((old, join(contents(after))))
    return any(
        after != before and is_sensitive_value(m, after) and not is_sensitive_value(m, before)
        for before, after in pairs
    )


def replay_calls(m: Machine, memory: Summary) -> None:
    """Replay the summary's calls and definitions."""
    m.called.extend(memory.called)
    m.made.extend(memory.made)
    for function in memory.made:
        m.keep(function)
    if m.marking:
        for number in memory.called:
            m.definitions[number].reached = True


def _again(m: Machine, memory: Summary, site: int) -> Value:
    """Apply a summary with freshly allocated objects."""
    if not m.recorder.muted:
        for record in memory.records:
            record.calls.update(dict.fromkeys((*m.call_sites, site)))
            m.recorder.log.append(record)
    m.recorder.observe(memory.observed)
    m.recorder.noted += memory.silent or bool(memory.records)
    replay_calls(m, memory)
    old = memory.reads.heap
    renaming: dict[Address, Address] = {}
    left = memory.left or Delta()
    for address in (*memory.changed.heap, *left.heap):
        tag, at, frame = address
        if address not in old and not tag.startswith(_STAYING):
            renaming[address] = (tag, at, m.frame_number(site, ~frame))
    if memory.left is not None:
        with m.forked():
            _change(m.state, left, renaming)
            leave(m)
    _change(m.state, memory.changed, renaming)
    if memory.raised.atoms:
        propagate(m, renamed(memory.raised, renaming))
    return renamed(memory.result, renaming)


def _change(state: State, delta: Delta, renaming: Renaming) -> None:
    for address, obj in delta.heap.items():
        state.heap[renaming.get(address, address)] = renamed_object(obj, renaming) if renaming else obj
    for key, value in delta.variables.items():
        state.variables[key] = renamed(value, renaming) if renaming else value

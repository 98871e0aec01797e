"""Summary cache: a call whose read set matches is replayed instead of re-analysed."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Sequence

from credlint.analysis import limits
from credlint.analysis.core.call_stack import Summary, Try
from credlint.analysis.core.escape import concerns_callers
from credlint.analysis.core.machine import Machine
from credlint.analysis.core.records import OPEN, Anchor, Record, Records, anchored, reached_from
from credlint.analysis.domain.addresses import Renaming, is_part, renamed, renamed_address, renamed_object
from credlint.analysis.domain.hierarchy import is_joined_instance
from credlint.analysis.domain.joins import contents
from credlint.analysis.domain.state import Delta, Reads, State, attribute
from credlint.analysis.domain.values import BOTTOM, Address, HeapObject, Instance, Opaque, Value
from credlint.analysis.objects.exceptions import leave, propagate
from credlint.analysis.objects.records import class_info

_STAYING = ("self", "class")
"""Prefixes of address tags of heap objects that belong to a class, not to a call: a replay does not rename them."""


class SummaryBuilder:
    """Collects the reads and effects of a call, which runs on `state`."""

    def __init__(self, m: Machine, anchor: Anchor | None = None) -> None:
        """`anchor`: where it is reported what the call does, if that is not where it happens."""
        self.state = m.state.fork()
        self._anchor = anchor
        self._reads = self.state.reads = Reads()
        self._logged, self._called, self._made = len(m.recorder.log), len(m.called), len(m.made)
        self._identified = len(m.identities)
        self._met, self._noted, self._bounded = m.recorder.observed, m.recorder.noted, m.recorder.bounded

    def summary(self, m: Machine, result: Value, leaving: Try, given: tuple[Address, ...] = ()) -> Summary | None:
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
        if given and any(obj is not None and is_part(address, given) for address, obj in self._reads.heap.items()):
            return None
        return Summary(
            reads=Reads(self._reads.variables, heap, self._reads.attributes),
            result=result,
            raised=leaving.raised,
            left=self._changes(leaving.reached) if leaving.left else None,
            changed=self._changes(Delta(state.variables, state.heap)),
            ends=state.dead,
            records=_joined(m.recorder.log, self._logged, self._anchor),
            silent=m.recorder.muted and m.recorder.noted != self._noted,
            observed=m.recorder.observed != self._met,
            called=frozenset(m.called[self._called :]),
            made=tuple(dict.fromkeys(m.made[self._made :])),
            identities=tuple(dict.fromkeys(m.identities[self._identified :])),
            given=given,
        )

    def _changes(self, delta: Delta) -> Delta:
        """A delta that holds of joined instances that the call has not read what it has added to them."""
        parent = self.state.parent
        assert parent is not None
        heap = {
            address: _added(parent.peek(address), obj)
            if is_joined_instance(address) and address not in self._reads.heap
            else obj
            for address, obj in delta.heap.items()
        }
        return Delta(delta.variables, heap)


def _added(before: HeapObject | None, after: HeapObject) -> HeapObject:
    if not isinstance(before, Instance) or not isinstance(after, Instance):
        return after
    known = before.attributes
    added = {
        name: Value(value.atoms - known[name].atoms) if name in known else value
        for name, value in after.attributes.items()
        if known.get(name) != value
    }
    return after.with_attributes(added)


def keep_summary(m: Machine, key: Hashable, memory: Summary | None) -> None:
    """Cache the summary of a call under its key, the latest first."""
    if memory is not None:
        summaries = m.summaries.setdefault(key, [])
        summaries.insert(0, memory)
        del summaries[limits.SUMMARIES :]


def replay(
    m: Machine, key: Hashable, site: int, anchor: Anchor | None, given: tuple[Address, ...] = ()
) -> Value | None:
    """Replay the first summary that matches and return its result; None if none does."""
    for memory in m.summaries.get(key, ()):
        if matches(m, memory):
            return _again(m, memory, site, anchor, given)
    return None


def matches(m: Machine, memory: Summary, names: Collection[str] | None = None) -> bool:
    """Whether a summary can be replayed: its read set is unchanged, and its records exist if they are needed now.

    `names`: those of all attributes that the call may have read of joined instances, if they are known.
    """
    if memory.silent and not m.recorder.muted:
        return False
    state: State = m.state
    reads = memory.reads
    return (
        all(state.variable(key) == value for key, value in reads.variables.items())
        and all(_attribute_now(state, key) == value for key, value in reads.attributes.items())
        and all(_is_same(m, obj, state.heap_object(address), names) for address, obj in reads.heap.items())
        and not (m.filled and _filled_since(m, memory))
    )


def _attribute_now(state: State, key: tuple[Address, str]) -> Value | None:
    address, name = key
    return attribute(state.heap_object(address, name), name)


def _is_same(m: Machine, before: HeapObject | None, after: HeapObject | None, names: Collection[str] | None) -> bool:
    if before == after:
        return True
    if names is None or not isinstance(before, Instance) or not isinstance(after, Instance):
        return False
    if before.cls is None or before.cls != after.cls or before.rest != after.rest or class_info(m, before.cls).fields:
        return False  # what shows a record shows all fields
    changed = {
        name
        for name in before.attributes.keys() | after.attributes.keys()
        if before.attributes.get(name) != after.attributes.get(name)
    }
    return changed.isdisjoint(names)


def _filled_since(m: Machine, memory: Summary) -> list[Value]:
    """Unknown objects that the call has read, in which something has been stored since."""
    values = [value for value in memory.reads.variables.values() if value is not None]
    values.extend(value for value in memory.reads.attributes.values() if value is not None)
    values.extend(each for obj in memory.reads.heap.values() if obj is not None for each in contents(obj))
    return [
        Value([atom])
        for value in values
        for atom in value.atoms
        if isinstance(atom, Opaque)
        and atom.at in m.filled
        and atom.at not in memory.reads.heap
        and m.heap_object(atom) is not None
    ]


def gained_secret(m: Machine, memory: Summary) -> bool:
    """Whether the read set has gained a secret since."""
    state = m.state
    pairs = [([value or BOTTOM], [state.variable(key) or BOTTOM]) for key, value in memory.reads.variables.items()]
    for key, value in memory.reads.attributes.items():
        pairs.append(([value or BOTTOM], [_attribute_now(state, key) or BOTTOM]))
    for address, before in memory.reads.heap.items():
        after = state.heap_object(address)
        if isinstance(before, Instance) and isinstance(after, Instance):
            pairs.extend(([before.attributes.get(name, BOTTOM)], [value]) for name, value in after.attributes.items())
        elif after is not None:
            pairs.append(([] if before is None else contents(before), contents(after)))
    if m.filled and any(concerns_callers(m, value) for value in _filled_since(m, memory)):
        return True
    return any(
        after != before
        and any(concerns_callers(m, value) for value in after)
        and not any(concerns_callers(m, value) for value in before)
        for before, after in pairs
    )


def _joined(log: list[Record], start: int, anchor: Anchor | None) -> tuple[Record, ...]:
    """The records since `start`, joined by node, which take their place in the log; those that are reported at the call
    itself are to be reported at the one that it is replayed for."""
    if len(log) == start:
        return ()
    records = Records()
    for record in log[start:]:
        records.add(record)
    log[start:] = found = records.all()
    if anchor is None:
        return found
    return tuple(anchored(record, OPEN) if record.anchor == anchor else record for record in found)


def replay_records(m: Machine, memory: Summary, sites: Sequence[int] = (), anchor: Anchor | None = None) -> None:
    """Record what the call has recorded, now reached through the calls at `sites`; in another module at `anchor`."""
    if not m.recorder.muted:
        for record in memory.records:
            if anchor is not None and record.anchor == OPEN:
                record = anchored(record, anchor)
            m.recorder.keep(reached_from(record, sites))


def replay_calls(m: Machine, memory: Summary) -> None:
    """Replay the summary's calls and definitions."""
    m.called.extend(memory.called)
    m.made.extend(memory.made)
    for function in memory.made:
        m.keep(function)
    if m.marking:
        for number in memory.called:
            m.definitions[number].reached = True


def _again(m: Machine, memory: Summary, site: int, anchor: Anchor | None, given: tuple[Address, ...]) -> Value:
    """Apply a summary with freshly allocated objects."""
    replay_records(m, memory, (*m.call_sites, site), anchor)
    m.recorder.observe(memory.observed)
    m.recorder.noted += memory.silent or bool(memory.records)
    replay_calls(m, memory)
    old = memory.reads.heap
    renaming: dict[Address, Address] = {was: now for was, now in zip(memory.given, given, strict=True) if was != now}
    arguments = dict(renaming)
    left = memory.left or Delta()
    m.budget.copy(len(memory.changed.heap) + len(left.heap))
    for address in (*memory.changed.heap, *left.heap, *memory.identities):
        tag, at, frame = address
        if is_part(address, memory.given):
            renaming[address] = renamed_address(address, arguments)
        elif address not in old and not tag.startswith(_STAYING):
            renaming[address] = (tag, at, m.frame_number(site, ~frame))
    m.state.alternatives.copied(renaming, (m.frame.number, site))
    m.filled.update(new for address, new in renaming.items() if address in m.filled)
    m.identities.extend(renaming[address] for address in memory.identities if address in renaming)
    if memory.left is not None:
        with m.forked():
            _change(m.state, left, renaming, old)
            leave(m)
    _change(m.state, memory.changed, renaming, old)
    m.state.dead = m.state.dead or memory.ends
    if memory.raised.atoms:
        propagate(m, renamed(memory.raised, renaming))
    return renamed(memory.result, renaming)


def _change(state: State, delta: Delta, renaming: Renaming, read: Collection[Address]) -> None:
    for address, obj in delta.heap.items():
        after = renamed_object(obj, renaming) if renaming else obj
        if is_joined_instance(address) and address not in read:
            state.add(address, after)
        else:
            state.heap[renaming.get(address, address)] = after
    for key, value in delta.variables.items():
        state.variables[key] = renamed(value, renaming) if renaming else value

"""Schedule of a module's analysis: its body, uncalled writers, probe runs, entry points, outdated entry points."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from contextlib import suppress

import libcst as cst

from credlint.analysis import limits
from credlint.analysis.calls.dispatch import call
from credlint.analysis.calls.roots import run_entry_point
from credlint.analysis.calls.summaries import SummaryBuilder, gained_secret, matches, replay_calls, replay_records
from credlint.analysis.calls.uncalled import inherited_names, inheriting, run_uncalled
from credlint.analysis.core.arguments import Arguments
from credlint.analysis.core.bindings import bindings_of
from credlint.analysis.core.call_stack import HOME, Definition, Summary, Try
from credlint.analysis.core.escape import is_sensitive_value, stays_plain, taint
from credlint.analysis.core.machine import Machine
from credlint.analysis.core.recorder import Observed
from credlint.analysis.demand.demand_set import DemandSet
from credlint.analysis.domain.state import Delta
from credlint.analysis.domain.values import BOTTOM, Function, Instance, Value
from credlint.analysis.program import Program
from credlint.analysis.syntax.expressions import evaluate
from credlint.analysis.syntax.statements import execute
from credlint.catalogue.index import Index
from credlint.source.tree import Tree, definitions


class Interpreter(cst.CSTVisitor):
    """Interprets a module when its root node is visited, in the order of execution; no other node is visited."""

    def __init__(self, machine: Machine) -> None:
        super().__init__()
        self.machine = machine
        self._collected: set[int] = set()
        self._probed: set[tuple[int, Function]] = set()
        self._analysed: set[tuple[int, Function]] = set()
        self._again = False
        self._grown = 0  # how often the demand set has
        self._plain: dict[tuple[str, int], Value] = {}  # names with values that never taint them, by their identities
        self._changes = 0  # by functions that were run, of what names can be tainted by
        self._memory: dict[tuple[Function, bool, bool], Summary | None] = {}

    def visit_Module(self, node: cst.Module) -> bool:
        """Interpret the module: its body first, then every relevant function that no call has reached."""
        m = self.machine
        m.home.frame.bindings = bindings_of(node.body)
        if m.demand.known:
            for each in definitions(node.body):
                m.definition(each)
        for statement in node.body:
            with m.budget.bounded(limits.WORK):
                m.execute([statement])
        if m.demand.known:
            m.settle()
        self._collect()
        self._analyse_all()
        self._analyse_again()
        if m.program is not None and len(m.modules) > 1:
            self._analyse_uncalled()
        return False

    def _own(self) -> list[Definition]:
        """The definitions of the file itself so far."""
        return [each for each in self.machine.definitions if each.module == HOME]

    def _collect(self) -> None:
        """Pre-pass: run uncalled writers once, unrecorded, to fill attributes and globals."""
        m = self.machine
        writers = m.demand.writers()
        if not writers and m.demand.known:
            return
        called = m.demand.called_by_demanded()
        with m.unrecorded():
            for definition in self._own():
                if not m.matters(definition) or definition.reached or definition.number in self._collected:
                    continue
                if not self._names(definition).isdisjoint(called) or not m.demand.known:
                    continue
                mentions = m.mentions(definition)
                if mentions is None or not writers.isdisjoint(mentions.calls | self._names(definition)):
                    self._collected.add(definition.number)
                    self._run(definition)

    def _analyse_all(self) -> None:
        """Analyse the relevant functions that no call has reached; those that may be called by name come last."""
        m = self.machine
        while True:
            waiting = [
                each for each in self._own() if not each.reached and m.matters(each) and _fresh(each, self._analysed)
            ]
            first = [each for each in waiting if not self._is_called(each)]
            if not first:
                if self._probe_all():
                    continue
                left = [each for each in waiting if not m.may_escape_yet(each)]
                if not left:
                    return
                self._analyse_each(left)
                continue
            for definition in first:
                self._analyse(definition)

    def _analyse(self, definition: Definition) -> None:
        self._analysed.update((definition.number, function) for function in definition.functions)
        if not definition.reached:
            self._run(definition)

    def _analyse_each(self, left: list[Definition]) -> None:
        """Analyse functions that may be called by name, those first that no other one calls, until that adds to what
        there is to analyse or to probe."""
        inner = Counter(name for each in left for name in self._calls(each) if name != each.short_name)
        known = self._known()
        while left and self._known() == known:
            at = next((at for at, each in enumerate(left) if not inner[each.short_name]), 0)
            definition = left.pop(at)
            inner.subtract(name for name in self._calls(definition) if name != definition.short_name)
            if not definition.reached:
                self._analyse(definition)

    def _known(self) -> tuple[int, ...]:
        """The size of everything that decides which functions are analysed or probed, and what they would read."""
        m = self.machine
        demand = m.demand
        sets = (demand.demanded, demand.undecided, demand.escaping, demand.handed_secrets)
        found = sum(map(len, sets))  # none of them shrinks
        return (self._changes, found, len(m.tainted), len(m.filled), len(m.definitions), len(m.made))

    def _analyse_again(self) -> None:
        """Analyse outdated entry points again: one may read what another one wrote, which is followed for a few
        rounds."""
        for _ in range(limits.ROUNDS):
            outdated = self._outdated()
            if not outdated:
                return
            self._analysed -= outdated
            self._again = True
            self._analyse_all()
        if self._outdated():
            self.machine.recorder.count("rounds")

    def _analyse_uncalled(self) -> None:
        """Analyse what methods of other modules do on objects of the file that nothing in it calls; that is known once
        all has been analysed that fills these objects, or mentions the names of the methods."""
        m = self.machine
        filled = inheriting(m)
        if filled:
            for definition in filled:
                for method in m.demand.inner(definition.region):
                    m.demand.hand_option(method)
            self._grow()
            self._analyse_all()
        names = inherited_names(m)
        if names:
            m.tainted |= names
            self._grow()
            self._analyse_all()
        run_uncalled(m)

    def _outdated(self) -> set[tuple[int, Function]]:
        """Entry points whose read set gained a secret after their analysis."""
        m = self.machine
        return {
            (number, function)
            for number, function in self._analysed
            if not m.definitions[number].reached
            and (memory := self._memory.get((function, False, False))) is not None
            and gained_secret(m, memory)
        }

    def _probe_all(self) -> bool:
        """Probe candidates for caller-visible effects; returns whether the work list changed."""
        m = self.machine
        found = len(m.demand.demanded)
        any_probed = False
        while True:
            asking = m.demand.undecided
            unprobed = [
                each
                for each in self._own()
                if each.region in asking and m.may_escape_yet(each) and _fresh(each, self._probed, each.probed)
            ]
            for definition in unprobed:
                self._probed.update((definition.number, each) for each in (*definition.functions, *definition.probed))
                if m.may_escape_yet(definition):
                    self._try(definition)
            any_probed |= bool(unprobed)
            if not self._grow() and not unprobed:
                break
        if len(m.demand.demanded) == found:
            return any_probed
        # Only now is it known which functions the relevant ones call, and what their next probe runs will read.
        self._collect()
        self._probed.clear()
        return True

    def _try(self, definition: Definition) -> None:
        """Probe a function: with unknown arguments joined with the defaults, then with sensitive defaults alone."""
        m = self.machine
        with suppress(Observed), m.unrecorded(probing=True):
            self._run(definition)
            if m.may_escape_yet(definition):
                self._run(definition, only_defaults=True)

    def _grow(self) -> bool:
        """Propagate what has been found since to the demand set; returns whether that grew."""
        m = self.machine
        if self._grown == limits.GROWTHS:
            m.recorder.count("growths")
            return False
        before = len(m.demand.demanded)
        self._look_through()
        m.demand.propagate(m.tainted)
        has_grown = len(m.demand.demanded) != before
        self._grown += has_grown
        return has_grown

    def _look_through(self) -> None:
        """Taint the names of globals and attributes that hold a secret, even if a method of theirs has stored it."""
        m = self.machine
        named = [(name, value) for (frame, name), value in m.state.variables.items() if frame == 0]
        for obj in m.state.heap.values():
            if isinstance(obj, Instance) and (obj.cls is None or m.definitions[obj.cls.definition].module == HOME):
                named.extend(obj.attributes.items())
        for name, value in named:
            known = (name, id(value))
            if known not in self._plain:
                taint(m, name, value)
                if name not in m.tainted and stays_plain(m, name, value):
                    self._plain[known] = value

    def _is_called(self, definition: Definition) -> bool:
        """Whether the file may call a function by its name; a lambda may be called by any name."""
        if isinstance(definition.node, cst.Lambda):
            return True
        demand = self.machine.demand
        return not self._names(definition).isdisjoint(demand.called) or not demand.known

    def _names(self, definition: Definition) -> set[str]:
        """The names by which the file may call a function; who writes `self.__init__` makes no object."""
        region = definition.region
        return {definition.short_name} if region is None else set(self.machine.demand.names(region))

    def _calls(self, definition: Definition) -> frozenset[str]:
        mentions = self.machine.mentions(definition)
        return frozenset() if mentions is None else mentions.calls

    def _run(self, definition: Definition, *, only_defaults: bool = False) -> None:
        """Analyse a function as an entry point; its effects on objects and globals are joined into the state, except
        in a probe run."""
        m = self.machine
        probing = m.recorder.probing
        with m.budget.bounded(limits.ENTRY_POINT_WORK):
            for function in [*definition.functions, *(definition.probed if probing else ())]:
                if only_defaults and not any(is_sensitive_value(m, value) for _, value in function.defaults):
                    continue
                key = (function, only_defaults, probing)
                known = self._memory.get(key)
                if known is not None and matches(m, known, self._attributes_of(definition, known)):
                    replay_calls(m, known)
                    replay_records(m, known)
                    continue
                builder = SummaryBuilder(m)
                m.recursions.clear()
                with m.on(builder.state):
                    run_entry_point(m, definition, function, only_defaults=only_defaults)
                    self._memory[key] = builder.summary(m, BOTTOM, Try(m.state))
                if not probing:
                    delta = builder.state.delta(m.state)
                    self._changes += m.state.merge([delta, Delta()]) and _may_taint(delta)

    def _attributes_of(self, definition: Definition, memory: Summary) -> Collection[str] | None:
        """The names of all attributes that a function and those that it called may have read; None for any.

        What has changed in the others since does not matter to it, unless it is analysed again because of that.
        """
        m = self.machine
        if self._again or not m.demand.known:
            return None
        numbers = {definition.number, *memory.called, *(function.definition for function in memory.made)}
        mentions = [each for number in numbers if (each := m.mentions(m.definitions[number])) is not None]
        if any(each.takes_whole for each in mentions):
            return None
        return frozenset[str]().union(*(each.words for each in mentions))


def _may_taint(delta: Delta) -> bool:
    """Whether a change may put something under the name of a global or of an attribute."""
    return any(frame == HOME for frame, _ in delta.variables) or any(
        not isinstance(obj, Instance) or obj.attributes or obj.rest is not None for obj in delta.heap.values()
    )


def _fresh(definition: Definition, done: set[tuple[int, Function]], more: Iterable[Function] = ()) -> bool:
    return any((definition.number, function) not in done for function in (*definition.functions, *more))


def machine_for(
    tree: Tree,
    catalogue: Index,
    demand: DemandSet | None = None,
    calling: Callable[[Machine, Value, Arguments, int], Value] = call,
    program: Program | None = None,
) -> Machine:
    """A machine for a module. `demand` is the demand set of the tree's regions, propagated already, if there is one.

    `calling` makes the calls: it may note them, and has to make them by `call`.
    """
    if demand is None:
        demand = DemandSet(catalogue, tree.regions)
        demand.propagate()
    m = Machine(catalogue, tree, demand, evaluate, execute, calling)
    if program is not None:
        m.join(program)
        if program.light:
            m.budget.restrict(limits.GIVEN_WORK)
    return m


def run(m: Machine, tree: Tree) -> None:
    """Analyse a module. Deep trees need a deep call stack, which the caller provides."""
    tree.module.visit(Interpreter(m))
    m.events.finished()

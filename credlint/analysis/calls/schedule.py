"""The libcst visitor: it interprets a module from its root and leaves the tree alone."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress

import libcst as cst

from credlint.analysis import limits
from credlint.analysis.calls.dispatch import call
from credlint.analysis.calls.roots import run_root
from credlint.analysis.calls.summaries import Remembering, fits, is_news, run_again
from credlint.analysis.core.bindings import bindings_of
from credlint.analysis.core.call_stack import Definition, Memory, Try
from credlint.analysis.core.escape import taint, tells
from credlint.analysis.core.machine import Machine
from credlint.analysis.core.recorder import Met
from credlint.analysis.demand.relevance import Relevance
from credlint.analysis.domain.state import Delta
from credlint.analysis.domain.values import BOTTOM, Function, Instance
from credlint.analysis.syntax.expressions import evaluate
from credlint.analysis.syntax.statements import execute
from credlint.catalogue.index import Index
from credlint.source.tree import Tree, definitions


class Interpreter(cst.CSTVisitor):
    """Runs the module when its root is visited: name resolution and order are Python's, not the tree's."""

    def __init__(self, machine: Machine) -> None:
        super().__init__()
        self.machine = machine
        self._collected: set[int] = set()
        self._tried: set[tuple[int, Function]] = set()
        self._judged: set[tuple[int, Function]] = set()
        self._memory: dict[tuple[Function, bool, bool], Memory | None] = {}

    def visit_Module(self, node: cst.Module) -> bool:
        """Interpret the module: its body first, then every function that nothing has called."""
        m = self.machine
        m.module_frame.bindings = bindings_of(node.body)
        if m.relevance.known:
            for each in definitions(node.body):
                m.definition(each)
        m.execute(node.body)
        if m.relevance.known:
            m.settle()
        m.state.dead = False  # functions are defined even if the module's body ends in an exit
        self._collect()
        self._judge()
        self._judge_again()
        return False

    def _collect(self) -> None:
        """Run the functions that nobody relevant calls once in silence, for what they leave in objects and globals."""
        m = self.machine
        writers = m.relevance.writers()
        if not writers and m.relevance.known:
            return
        called = m.relevance.called_by_found()
        with m.silence():
            for definition in list(m.definitions):
                if not m.matters(definition) or definition.reached or definition.number in self._collected:
                    continue
                if not self._names(definition).isdisjoint(called) or not m.relevance.known:
                    continue
                mentions = m.mentions(definition)
                if mentions is None or not writers.isdisjoint(mentions.calls | self._names(definition)):
                    self._collected.add(definition.number)
                    self._run(definition)

    def _judge(self) -> None:
        """Run every function that no call has reached; those whose name is called somewhere come last."""
        m = self.machine
        while True:
            waiting = [
                each for each in m.definitions if not each.reached and m.matters(each) and _fresh(each, self._judged)
            ]
            first = [each for each in waiting if not self._is_called(each)]
            if not first:
                if self._try_all():
                    continue
                left = [each for each in waiting if not m.listens(each)]
                if not left:
                    return
                inner = {name for each in left for name in self._calls(each) if name != each.short_name}
                first = [each for each in left if each.short_name not in inner][:1] or left[:1]
            for definition in first:
                self._judged.update((definition.number, function) for function in definition.functions)
                if not definition.reached:
                    self._run(definition)

    def _judge_again(self) -> None:
        """Judge what is outdated. What one function leaves may be read by another: past a few rounds that is not
        followed."""
        for _ in range(limits.ROUNDS):
            outdated = self._outdated()
            if not outdated:
                return
            self._judged -= outdated
            self._judge()
        if self._outdated():
            self.machine.recorder.count("rounds")

    def _outdated(self) -> set[tuple[int, Function]]:
        """What was judged before something telling came to what it read."""
        m = self.machine
        return {
            (number, function)
            for number, function in self._judged
            if not m.definitions[number].reached
            and (memory := self._memory.get((function, False, False))) is not None
            and is_news(m, memory)
        }

    def _try_all(self) -> bool:
        """See in silence which functions matter to those who call them; whether anything was tried or found."""
        m = self.machine
        found = len(m.relevance.found)
        any_tried = False
        while True:
            asking = m.relevance.asking
            untried = [
                each
                for each in m.definitions
                if each.region in asking and m.listens(each) and _fresh(each, self._tried, each.trials)
            ]
            for definition in untried:
                self._tried.update((definition.number, each) for each in (*definition.functions, *definition.trials))
                if m.listens(definition):
                    self._try(definition)
            any_tried |= bool(untried)
            if not self._grow() and not untried:
                break
        if len(m.relevance.found) == found:
            return any_tried
        # Only now is it known whom relevant functions call, and what these read when they are tried once more.
        self._collect()
        self._tried.clear()
        return True

    def _try(self, definition: Definition) -> None:
        """Run a function in silence, with any arguments and with none where there are defaults."""
        m = self.machine
        with suppress(Met), m.silence(trying=True):
            self._run(definition)
            if m.listens(definition):
                self._run(definition, only_defaults=True)

    def _grow(self) -> bool:
        """Whether what was found since matters to further functions."""
        m = self.machine
        before = len(m.relevance.found)
        self._look_through()
        m.relevance.spread(m.tainted)
        return len(m.relevance.found) != before

    def _look_through(self) -> None:
        """Find the globals and attributes in which something has put a secret by a method."""
        m = self.machine
        named = [(name, value) for (frame, name), value in m.state.variables.items() if frame == 0]
        for shape in m.state.heap.values():
            if isinstance(shape, Instance):
                named.extend(shape.attributes.items())
        for name, value in named:
            taint(m, name, value)

    def _is_called(self, definition: Definition) -> bool:
        """Whether something in the file may call a function by its name, or a lambda by whatever it is bound to."""
        if isinstance(definition.node, cst.Lambda):
            return True
        relevance = self.machine.relevance
        return not self._names(definition).isdisjoint(relevance.called) or not relevance.known

    def _names(self, definition: Definition) -> set[str]:
        region = definition.region
        return {definition.short_name, *([] if region is None else self.machine.relevance.names(region))}

    def _calls(self, definition: Definition) -> frozenset[str]:
        mentions = self.machine.mentions(definition)
        return frozenset() if mentions is None else mentions.calls

    def _run(self, definition: Definition, *, only_defaults: bool = False) -> None:
        """Run one function as a root; what it leaves in objects and globals is joined to what was there, unless it is
        only tried."""
        m = self.machine
        trying = m.recorder.trying
        with m.bounded_work(limits.ROOT_WORK):
            for function in [*definition.functions, *(definition.trials if trying else ())]:
                if only_defaults and not any(tells(m, value) for _, value in function.defaults):
                    continue
                key = (function, only_defaults, trying)
                known = self._memory.get(key)
                if known is not None and fits(m, known):
                    run_again(m, known)
                    continue
                remembering = Remembering(m)
                m.recursions.clear()
                with m.on(remembering.state):
                    run_root(m, definition, function, only_defaults=only_defaults)
                    self._memory[key] = remembering.memory(m, BOTTOM, Try(m.state))
                if not trying:
                    m.state.merge([remembering.state.delta(m.state), Delta()])
                m.state.dead = False


def _fresh(definition: Definition, done: set[tuple[int, Function]], more: Iterable[Function] = ()) -> bool:
    return any((definition.number, function) not in done for function in (*definition.functions, *more))


def machine_for(tree: Tree, catalogue: Index, relevance: Relevance | None = None) -> Machine:
    """A machine that can run a module. `relevance` is that of the tree's regions, spread already, where it is known."""
    if relevance is None:
        relevance = Relevance(catalogue, tree.regions)
        relevance.spread()
    return Machine(catalogue, tree, relevance, evaluate, execute, call)


def run(m: Machine, tree: Tree) -> None:
    """Run a module. Deep trees need a deep stack: the caller provides it."""
    tree.module.visit(Interpreter(m))
    m.events.finished()

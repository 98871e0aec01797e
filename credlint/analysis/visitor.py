"""The libcst visitor: it interprets a module from its root and leaves the tree alone."""

from __future__ import annotations

import libcst as cst

from credlint.analysis.calls import call
from credlint.analysis.expressions import evaluate
from credlint.analysis.facts import Facts
from credlint.analysis.findings import facts_of
from credlint.analysis.frames import Definition
from credlint.analysis.functions import run_root
from credlint.analysis.handling import confirm_root_traces
from credlint.analysis.limits import ROOT_WORK
from credlint.analysis.machine import Machine
from credlint.analysis.names import bindings_of
from credlint.analysis.relevance import Relevance
from credlint.analysis.state import Delta
from credlint.analysis.statements import execute
from credlint.analysis.values import Function, Instance
from credlint.catalogue.index import Index
from credlint.source.tree import Tree, definitions

_DJANGO = frozenset({"django", "rest_framework"})


class Interpreter(cst.CSTVisitor):
    """Runs the module when its root is visited: name resolution and order are Python's, not the tree's."""

    def __init__(self, catalogue: Index, tree: Tree, relevance: Relevance) -> None:
        super().__init__()
        self.machine = Machine(catalogue, tree, relevance, evaluate, execute, call)

    def visit_Module(self, node: cst.Module) -> bool:
        """Interpret the module: its body first, then every function that nothing has called."""
        m = self.machine
        m.module_frame.bindings = bindings_of(node.body)
        m.uses_django = not _DJANGO.isdisjoint(m.relevance.imported)
        if m.relevance.known:
            for each in definitions(node.body):
                m.definition(each)
        m.execute(node.body)
        m.state.dead = False  # functions are defined even if the module's body ends in an exit
        self._collect()
        self._judge()
        return False

    def _collect(self) -> None:
        """Run the functions that nobody calls once in silence, for what they leave in objects and globals."""
        m = self.machine
        writers = m.relevance.writers()
        if not writers and m.relevance.known:
            return
        m.recorder.muted, m.marking = True, False
        for definition in list(m.definitions):
            if not m.matters(definition) or definition.reached or self._is_called(definition):
                continue
            mentions = m.mentions(definition)
            if mentions is None or definition.short_name in writers or not writers.isdisjoint(mentions.calls):
                self._run(definition)
        m.recorder.muted, m.marking = False, True

    def _judge(self) -> None:
        """Run every function that no call has reached; those whose name is called somewhere come last."""
        m = self.machine
        done: set[tuple[int, Function]] = set()
        while True:
            waiting = [each for each in m.definitions if not each.reached and m.matters(each) and _fresh(each, done)]
            if not waiting:
                before = len(m.relevance.found)
                self._look_through()
                m.relevance.spread(m.tainted)  # what was found since may matter to others
                if len(m.relevance.found) == before:
                    return
                continue
            first = [each for each in waiting if not self._is_called(each)]
            if not first:
                inner = {name for each in waiting for name in self._calls(each) if name != each.short_name}
                first = [each for each in waiting if each.short_name not in inner][:1] or waiting[:1]
            for definition in first:
                done.update((definition.number, function) for function in definition.functions)
                if not definition.reached:
                    self._run(definition)

    def _look_through(self) -> None:
        """Find the globals and attributes in which something has put a secret by a method."""
        m = self.machine
        named = [(name, value) for (frame, name), value in m.state.variables.items() if frame == 0]
        for shape in m.state.heap.values():
            if isinstance(shape, Instance):
                named.extend(shape.attributes.items())
        for name, value in named:
            m.taint(name, value)

    def _is_called(self, definition: Definition) -> bool:
        """Whether something in the file may call a function by its name."""
        relevance = self.machine.relevance
        names = {definition.short_name, *([] if definition.region is None else relevance.names(definition.region))}
        return not names.isdisjoint(relevance.called) or not relevance.known

    def _calls(self, definition: Definition) -> frozenset[str]:
        mentions = self.machine.mentions(definition)
        return frozenset() if mentions is None else mentions.calls

    def _run(self, definition: Definition) -> None:
        """Run one function as a root; what it leaves in objects and globals is joined to what was there."""
        m = self.machine
        m.work_limit = min(m.work_most, m.effort.work + ROOT_WORK)
        for function in list(definition.functions):
            base = m.state
            m.state = base.fork()
            m.recursions.clear()
            run_root(m, definition, function)
            delta, m.state = m.state.delta(base), base
            base.merge([delta, Delta()])
            base.dead = False
        m.work_limit = m.work_most


def _fresh(definition: Definition, done: set[tuple[int, Function]]) -> bool:
    return any((definition.number, function) not in done for function in definition.functions)


def analyse(tree: Tree, catalogue: Index, relevance: Relevance | None = None) -> Facts:
    """All facts of a module. Deep trees need a deep stack: the caller provides it.

    `relevance` is that of the tree's regions, spread already, where it is known.
    """
    if relevance is None:
        relevance = Relevance(catalogue, tree.regions)
        relevance.spread()
    interpreter = Interpreter(catalogue, tree, relevance)
    tree.module.visit(interpreter)
    confirm_root_traces(interpreter.machine)
    return facts_of(interpreter.machine, tree)

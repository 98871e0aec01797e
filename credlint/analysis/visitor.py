"""The libcst visitor: it interprets a module from its root and leaves the tree alone."""

from __future__ import annotations

import libcst as cst

from credlint.analysis.calls import call
from credlint.analysis.expressions import evaluate
from credlint.analysis.facts import Facts
from credlint.analysis.findings import facts_of
from credlint.analysis.functions import run_root
from credlint.analysis.handling import confirm_root_traces
from credlint.analysis.limits import ROOT_WORK, WORK
from credlint.analysis.machine import Definition, Machine
from credlint.analysis.names import bindings_of, children
from credlint.analysis.relevance import Relevance
from credlint.analysis.state import Delta
from credlint.analysis.statements import execute
from credlint.analysis.values import Function
from credlint.catalogue.index import Index

_DJANGO = frozenset({"django", "rest_framework"})


class Interpreter(cst.CSTVisitor):
    """Runs the module when its root is visited: name resolution and order are Python's, not the tree's."""

    def __init__(self, catalogue: Index) -> None:
        super().__init__()
        self.machine = Machine(catalogue, evaluate, execute, call)

    def visit_Module(self, node: cst.Module) -> bool:
        """Interpret the module: its body first, then every function that nothing has called."""
        m = self.machine
        m.module_frame.bindings = bindings_of(node.body)
        imported = _imported(node)
        m.uses_django = not _DJANGO.isdisjoint(imported)
        self._relevance = Relevance(m.catalogue, imported)
        self._relevance.prepare(m, m.module_frame.bindings)
        self._relevance.look([m.module_frame.bindings, *(each.bindings for each in m.definitions)])
        self._relevance.spread(m)
        m.execute(node.body)
        m.state.dead = False  # functions are defined even if the module's body ends in an exit
        called = _called_names(m)
        self._collect(called)
        self._judge(called)
        return False

    def _collect(self, called: set[str]) -> None:
        """Run the functions that nobody calls once in silence, for what they leave in objects and globals."""
        m = self.machine
        writers = {_name(each) for each in m.definitions if each.bindings.writes}
        if not writers:
            return
        m.recorder.muted, m.marking = True, False
        for definition in list(m.definitions):
            if definition.number not in m.relevant:
                continue
            touched = definition.bindings.writes or not writers.isdisjoint(definition.bindings.calls)
            if touched and not definition.reached and _name(definition) not in called:
                self._run(definition)
        m.recorder.muted, m.marking = False, True

    def _judge(self, called: set[str]) -> None:
        """Run every function that no call has reached; those whose name is called somewhere come last."""
        m = self.machine
        done: set[tuple[int, Function]] = set()
        while True:
            waiting = [
                each for each in m.definitions if not each.reached and each.number in m.relevant and _fresh(each, done)
            ]
            if not waiting:
                before = len(m.relevant)
                self._relevance.spread(m)  # what was found since may matter to others
                if len(m.relevant) == before:
                    return
                continue
            first = [each for each in waiting if _name(each) not in called]
            if not first:
                inner = {name for each in waiting for name in each.bindings.calls if name != _name(each)}
                first = [each for each in waiting if _name(each) not in inner][:1] or waiting[:1]
            for definition in first:
                done.update((definition.number, function) for function in definition.functions)
                if not definition.reached:
                    self._run(definition)

    def _run(self, definition: Definition) -> None:
        """Run one function as a root; what it leaves in objects and globals is joined to what was there."""
        m = self.machine
        for function in list(definition.functions):
            base = m.state
            m.state = base.fork()
            m.work_limit = min(WORK, m.work + ROOT_WORK)
            run_root(m, definition, function)
            delta, m.state = m.state.delta(base), base
            base.merge([delta, Delta()])
            base.dead = False
        m.work_limit = WORK


def _fresh(definition: Definition, done: set[tuple[int, Function]]) -> bool:
    return any((definition.number, function) not in done for function in definition.functions)


def _name(definition: Definition) -> str:
    return definition.qualname.rpartition(".")[2]


def _called_names(m: Machine) -> set[str]:
    """The last names of everything that is called in the file, a function's calls of itself left out."""
    found = set(m.module_frame.bindings.calls)
    for definition in m.definitions:
        found |= definition.bindings.calls - {_name(definition)}
    return found


def _imported(node: cst.Module) -> set[str]:
    """The first parts of all names that a module imports, anywhere in it."""
    found: set[str] = set()
    pending: list[cst.CSTNode] = list(node.body)
    while pending:
        current = pending.pop()
        if isinstance(current, cst.ImportFrom):
            if current.module is not None:
                found.add(_root(current.module))
        elif isinstance(current, cst.Import):
            found.update(_root(alias.name) for alias in current.names)
        elif isinstance(current, (cst.BaseCompoundStatement, cst.BaseSuite, cst.SimpleStatementLine, cst.Else)):
            pending.extend(children(current))
        elif isinstance(current, (cst.Finally, cst.ExceptHandler, cst.ExceptStarHandler)):
            pending.append(current.body)
    return found


def _root(node: cst.CSTNode) -> str:
    while isinstance(node, cst.Attribute):
        node = node.value
    return node.value if isinstance(node, cst.Name) else ""


def analyse(module: cst.Module, catalogue: Index, text: str | None = None) -> Facts:
    """All facts of a module. Deep trees need a deep stack: the caller provides it.

    With the source's text columns are exact where libcst drops blanks.
    """
    interpreter = Interpreter(catalogue)
    module.visit(interpreter)
    confirm_root_traces(interpreter.machine)
    return facts_of(interpreter.machine, module, text)

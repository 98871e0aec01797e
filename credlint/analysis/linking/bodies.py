"""Running what belongs to another module while something else is run: its body, and expressions in its classes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from credlint.analysis import limits
from credlint.analysis.core.call_stack import Definition, Module
from credlint.analysis.core.machine import Machine
from credlint.analysis.domain.environment import ENVIRON
from credlint.analysis.domain.state import State
from credlint.analysis.domain.values import Value


def variable(m: Machine, name: str) -> Value | None:
    """The value of a global of the module that is being run."""
    return variable_of(m, m.modules[m.frame.module], name)


def variable_of(m: Machine, module: Module, name: str) -> Value | None:
    """The value of a global of a module; its definitions are run if they have waited for somebody to ask."""
    if name in module.waiting:
        with within(m, module):
            m.execute(module.waiting.pop(name))
    if module.settled is None or name in module.changing:
        return m.state.variable((module.number, name))
    return module.settled.get((module.number, name))


@contextmanager
def among(m: Machine, definition: Definition) -> Iterator[None]:
    """Evaluate an expression that stands outside of functions in the module of a definition."""
    if definition.module == m.frame.module:
        yield
        return
    frame, here = m.frame, m.recorder.here
    module = m.modules[definition.module]
    m.frame, m.recorder.here = module.frame, module.path
    try:
        yield
    finally:
        m.frame, m.recorder.here = frame, here


@contextmanager
def within(m: Machine, module: Module) -> Iterator[None]:
    """Run statements of a module's body, whatever is being run: on the outermost state, and without records."""
    if module is m.home:
        yield
        return
    saved = m.frame, m.stack, m.call_sites, m.marking, m.raised, m.sure
    called, made, identities = len(m.called), len(m.made), len(m.identities)
    m.frame, m.stack, m.call_sites = module.frame, [module.frame], []
    m.marking, m.raised, m.sure = False, 0, True
    outer, fork = m.state, m.root.fork()
    try:
        with m.recorder.aside(module.path), m.budget.apart(limits.MODULE_WORK - module.spent), m.on(fork):
            before = m.budget.work
            yield
            module.spent += m.budget.work - before
    finally:
        m.frame, m.stack, m.call_sites, m.marking, m.raised, m.sure = saved
        del m.called[called:], m.made[made:], m.identities[identities:]
        _commit(m, fork, outer)


def _commit(m: Machine, fork: State, outer: State) -> None:
    """Put what a module's body has made into the outermost state, below the one that is being run."""
    fork.heap.pop(ENVIRON, None)  # what an import does to the environment is not followed
    changed = [address for address in fork.heap if address in m.root.heap]
    m.root.adopt(fork)
    m.root.dead = False
    if changed:
        outer.forget(changed)

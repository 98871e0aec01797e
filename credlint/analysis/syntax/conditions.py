"""Under which conditions of its function a call is made, so that it can be told whether another always goes with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import libcst as cst

from credlint.analysis.core.arguments import Call
from credlint.analysis.core.bindings import parts_of
from credlint.analysis.core.machine import Machine


@dataclass(frozen=True, slots=True)
class Conditions:
    """Where a call stands: the definition in whose body it is, by its number (below zero: a module), and the branches
    there that must be taken for it, each by the site of the statement that branches and whether its test holds."""

    owner: int
    branches: frozenset[tuple[int, bool]]

    def are_met_at(self, other: Conditions) -> bool:
        """Whether what has these conditions happens wherever the other call is made. Functions are taken to run."""
        return self.branches <= other.branches if self.owner == other.owner else not self.branches


class Branching:
    """Tells the conditions of calls; it looks at each body once."""

    def __init__(self, m: Machine) -> None:
        self._m = m
        self._bodies: dict[int, Mapping[int, frozenset[tuple[int, bool]]]] = {}

    def conditions_of(self, call: Call) -> Conditions:
        """Those of a call that is being made. A loop is taken to run, and what a `try` protects to succeed."""
        m = self._m
        owner = m.frame.definition
        number = owner.number if owner is not None else -1 - m.module.number
        if number not in self._bodies:
            body = m.body(owner) if owner is not None else m.module.tree.module.body
            self._bodies[number] = _branches(m, body)
        return Conditions(number, self._bodies[number].get(id(m.recorder.nodes[call.site]), frozenset()))


def _branches(m: Machine, body: Iterable[cst.CSTNode]) -> dict[int, frozenset[tuple[int, bool]]]:
    """The branches in a body that lead to each of its calls, by the ids of their nodes."""
    found: dict[int, frozenset[tuple[int, bool]]] = {}
    todo = [(node, frozenset[tuple[int, bool]]()) for node in body]
    while todo:
        node, branches = todo.pop()
        match node:
            case cst.If() if not _asks_for_main(node.test):
                todo += [(node.test, branches), (node.body, branches | {(m.site(node), True)})]
                todo += [(node.orelse, branches | {(m.site(node), False)})] if node.orelse is not None else []
                continue
            case cst.ExceptHandler() | cst.MatchCase():
                branches |= {(m.site(node), True)}
            case cst.FunctionDef() | cst.ClassDef() | cst.Lambda():
                continue
            case cst.Call():
                found[id(node)] = branches
            case _:
                pass
        todo.extend((each, branches) for each in parts_of(node))
    return found


def _asks_for_main(test: cst.BaseExpression) -> bool:
    return isinstance(test, cst.Comparison) and isinstance(test.left, cst.Name) and test.left.value == "__name__"

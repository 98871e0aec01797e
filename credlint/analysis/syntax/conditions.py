"""Under which conditions of its function a call is made, so that it can be told whether another always goes with it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import libcst as cst

from credlint.analysis.core.arguments import Call
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


def conditions_of(m: Machine, call: Call) -> Conditions:
    """Those of a call that is being made. A loop is taken to run, and what a `try` protects to succeed."""
    owner = m.frame.definition
    body = m.body(owner) if owner is not None else m.module.tree.module.body
    number = owner.number if owner is not None else -1 - m.module.number
    return Conditions(number, _branches(m, body, m.recorder.nodes[call.site]))


def _branches(m: Machine, body: Iterable[cst.CSTNode], wanted: cst.CSTNode) -> frozenset[tuple[int, bool]]:
    """The branches in a body that lead to a node."""
    todo = [(node, frozenset[tuple[int, bool]]()) for node in body]
    while todo:
        node, branches = todo.pop()
        if node is wanted:
            return branches
        match node:
            case cst.If() if not _asks_for_main(node.test):
                todo += [(node.test, branches), (node.body, branches | {(m.site(node), True)})]
                todo += [(node.orelse, branches | {(m.site(node), False)})] if node.orelse is not None else []
            case cst.ExceptHandler() | cst.MatchCase():
                todo.append((node.body, branches | {(m.site(node), True)}))
            case cst.FunctionDef() | cst.ClassDef() | cst.Lambda():
                pass
            case _:
                todo.extend((child, branches) for child in node.children)
    return frozenset()


def _asks_for_main(test: cst.BaseExpression) -> bool:
    return isinstance(test, cst.Comparison) and isinstance(test.left, cst.Name) and test.left.value == "__name__"

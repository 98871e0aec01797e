"""Which statements of a module's body can wait until somebody asks for what they bind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from weakref import WeakKeyDictionary

import libcst as cst

from credlint.analysis.core.bindings import Bindings, bindings_of, dotted
from credlint.catalogue.mutators import MUTATORS
from credlint.source.tree import Tree

_Definition = cst.FunctionDef | cst.ClassDef


@dataclass(frozen=True, slots=True)
class Plan:
    """The statements of a body that are run when the module is linked, and by each name that others bind alone, those
    that wait for it."""

    bindings: Bindings
    first: Sequence[cst.CSTNode]
    waiting: Mapping[str, Sequence[cst.CSTNode]]


_PLANS: WeakKeyDictionary[Tree, Plan] = WeakKeyDictionary()
"""Plans of trees that are still in use: many others link a module, and a tree is large."""


def plan_of(tree: Tree) -> Plan:
    """The plan of a module."""
    plan = _PLANS.get(tree)
    if plan is None:
        plan = _PLANS[tree] = _plan(tree)
    return plan


def _plan(tree: Tree) -> Plan:
    body = tree.module.body
    each = [bindings_of([statement]) for statement in body]
    bound = frozenset[str]().union(*(one.local for one in each))
    bindings = Bindings(
        set(bound),
        encloses=any(one.encloses for one in each),
        yields=any(one.yields for one in each),
    )
    imported = {name for node, one in zip(body, each, strict=True) if _imports(node) is not None for name in one.local}
    others = Counter(
        name for node, one in zip(body, each, strict=True) if not isinstance(node, _Definition) for name in one.local
    )
    rebound = {name for name, times in others.items() if times > 1}
    rebound.update(node.name.value for node in body if isinstance(node, _Definition) and node.name.value in others)
    first: list[cst.CSTNode] = []
    waiting: dict[str, list[cst.CSTNode]] = {}
    for node, one in zip(body, each, strict=True):
        if isinstance(node, _Definition):
            waits = _first_names(node).isdisjoint(bound - imported) and node.name.value not in others
        else:
            waits = bool(one.local) and rebound.isdisjoint(one.local) and _may_wait(node, one.local, rebound)
        if waits:
            for name in one.local:
                waiting.setdefault(name, []).append(node)
        elif not _is_text(node):
            first.append(node)
    return Plan(bindings, first, waiting)


def _first_names(node: _Definition) -> set[str]:
    """The names with which the decorators of a definition begin: one of the module may keep what it decorates."""
    return {_first_name(decorator.decorator) for decorator in node.decorators}


def _first_name(node: cst.BaseExpression) -> str:
    return dotted(node.func if isinstance(node, cst.Call) else node).partition(".")[0]


def _may_wait(node: cst.CSTNode, names: set[str], rebound: set[str]) -> bool:
    """Whether a statement does nothing but bind names, whose values do not depend on when it is run."""
    imports = _imports(node)
    if imports is not None:
        return not isinstance(imports, cst.ImportFrom) or not isinstance(imports.names, cst.ImportStar)
    small = _alone(node)
    if isinstance(small, cst.AnnAssign):
        return isinstance(small.target, cst.Name) and small.value is not None and _is_steady(small.value, rebound)
    if isinstance(small, cst.Assign):
        (first, *more) = small.targets
        return not more and names == {getattr(first.target, "value", "")} and _is_steady(small.value, rebound)
    return False


def _imports(node: cst.CSTNode) -> cst.Import | cst.ImportFrom | None:
    small = _alone(node)
    return small if isinstance(small, (cst.Import, cst.ImportFrom)) else None


def _alone(node: cst.CSTNode) -> cst.BaseSmallStatement | None:
    return node.body[0] if isinstance(node, cst.SimpleStatementLine) and len(node.body) == 1 else None


def _is_steady(value: cst.BaseExpression, rebound: set[str]) -> bool:
    """Whether an expression mentions no name that the module binds more than once, and changes no object."""
    if _changes(value):
        return False
    if not rebound:
        return True
    search = _Mentions(rebound)
    value.visit(search)
    return not search.found


def _changes(value: cst.BaseExpression) -> bool:
    """Whether a call, or one that gives its first argument, changes an object, such as one that takes something out."""
    while isinstance(value, cst.Call):
        if isinstance(value.func, cst.Attribute) and value.func.attr.value in MUTATORS:
            return True
        value = value.args[0].value if value.args else value.func
    return False


class _Mentions(cst.CSTVisitor):
    """Looks for some names."""

    def __init__(self, names: set[str]) -> None:
        super().__init__()
        self.found = False
        self._names = names

    def visit_Name(self, node: cst.Name) -> None:
        self.found = self.found or node.value in self._names


def _is_text(node: cst.CSTNode) -> bool:
    """Whether a statement is nothing but a string, such as a docstring."""
    small = _alone(node)
    return isinstance(small, cst.Expr) and isinstance(small.value, (cst.SimpleString, cst.ConcatenatedString))

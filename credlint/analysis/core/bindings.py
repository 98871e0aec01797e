"""Symbol table: which names a scope binds, as CPython determines them, before any of it is run."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, fields
from functools import cache
from typing import Any

import libcst as cst


@dataclass(slots=True)
class Bindings:
    """The names that a scope's body binds, and what else must be known before it is run."""

    local: set[str] = field(default_factory=set)
    module: set[str] = field(default_factory=set)  # declared global
    outer: set[str] = field(default_factory=set)  # declared nonlocal
    yields: bool = False
    encloses: bool = False  # nested functions may read this scope's variables later


def bindings_of(body: Sequence[cst.CSTNode]) -> Bindings:
    """The bindings of a scope with these statements; nested scopes are not entered."""
    found = Bindings()
    pending: list[cst.CSTNode] = list(body)
    while pending:
        node = pending.pop()
        kind = type(node)
        binder = _BINDERS.get(kind)
        if binder is not None:
            binder(node, found)
        # The hot spot: a `match` on classes, or `isinstance`, takes several times as long.
        for name in _fields(kind):
            value = getattr(node, name)
            of = type(value)
            if of is tuple or of is list:
                pending += value
            elif of not in _NO_NODES:
                pending.append(value)
    found.local -= found.module | found.outer
    return found


def parts_of(node: cst.CSTNode) -> list[cst.CSTNode]:
    """The nodes directly in a node that may hold code which binds names or calls."""
    found: list[cst.CSTNode] = []
    for name in _fields(type(node)):
        value = getattr(node, name)
        if isinstance(value, (tuple, list)):
            found.extend(value)
        elif type(value) not in _NO_NODES:
            found.append(value)
    return found


_NO_NODES = frozenset({str, int, bool, type(None), cst.MaybeSentinel})

_PLAIN = (
    cst.BaseNumber,
    cst.BaseParenthesizableWhitespace,
    cst.BaseBinaryOp,
    cst.BaseUnaryOp,
    cst.BaseBooleanOp,
    cst.BaseCompOp,
    cst.Comma,
    cst.Name,
    cst.SimpleString,
)
"""Nodes without descendants that could bind a name."""

_WITHIN: dict[type[cst.CSTNode], tuple[str, ...]] = {
    cst.FunctionDef: ("decorators", "params"),
    cst.ClassDef: ("decorators", "bases", "keywords"),
    cst.Param: ("default",),
    cst.Attribute: ("value",),
    cst.AnnAssign: ("target", "value"),
}
"""The fields that belong to the enclosing scope, for nodes where not all do."""


@cache
def _fields(kind: type[cst.CSTNode]) -> tuple[str, ...]:
    """The fields of a node, without white space, punctuation and annotations."""
    if kind in _WITHIN:
        return _WITHIN[kind]
    if issubclass(kind, _PLAIN):
        return ()
    return tuple(
        item.name
        for item in fields(kind)
        if not item.name.startswith(("whitespace", "l", "rpar", "trailing_", "header"))
        or item.name in ("left", "lower", "level")
    )


def _bind(target: cst.CSTNode, found: Bindings) -> None:
    pending = [target]
    while pending:
        node = pending.pop()
        if isinstance(node, cst.Name):
            found.local.add(node.value)
        elif isinstance(node, cst.Tuple | cst.List):
            pending.extend(element.value for element in node.elements)
        elif isinstance(node, cst.StarredElement):
            pending.append(node.value)


def _bind_definition(node: cst.FunctionDef | cst.ClassDef, found: Bindings) -> None:
    found.local.add(node.name.value)
    found.encloses = True


def _bind_lambda(_: cst.Lambda, found: Bindings) -> None:
    found.encloses = True


def _bind_targets(node: cst.Assign, found: Bindings) -> None:
    for target in node.targets:
        _bind(target.target, found)


def _bind_target(node: cst.AnnAssign | cst.AugAssign | cst.NamedExpr | cst.For | cst.Del, found: Bindings) -> None:
    _bind(node.target, found)


def _bind_alias(node: cst.WithItem, found: Bindings) -> None:
    if node.asname is not None:
        _bind(node.asname.name, found)


def _bind_imports(node: cst.Import | cst.ImportFrom, found: Bindings) -> None:
    found.local.update(imported_names(node))


def _bind_global(node: cst.Global, found: Bindings) -> None:
    found.module.update(item.name.value for item in node.names)


def _bind_nonlocal(node: cst.Nonlocal, found: Bindings) -> None:
    found.outer.update(item.name.value for item in node.names)


def _bind_exception(node: cst.ExceptHandler | cst.ExceptStarHandler, found: Bindings) -> None:
    if node.name is not None:
        _bind(node.name.name, found)


def _bind_capture(node: cst.MatchAs | cst.MatchStar, found: Bindings) -> None:
    if node.name is not None:
        found.local.add(node.name.value)


def _bind_rest(node: cst.MatchMapping, found: Bindings) -> None:
    if node.rest is not None:
        found.local.add(node.rest.value)


def _see_yield(_: cst.Yield, found: Bindings) -> None:
    found.yields = True


_BINDERS: dict[type[cst.CSTNode], Callable[[Any, Bindings], None]] = {
    cst.FunctionDef: _bind_definition,
    cst.ClassDef: _bind_definition,
    cst.Lambda: _bind_lambda,
    cst.Assign: _bind_targets,
    cst.AnnAssign: _bind_target,
    cst.AugAssign: _bind_target,
    cst.NamedExpr: _bind_target,
    cst.For: _bind_target,
    cst.Del: _bind_target,
    cst.WithItem: _bind_alias,
    cst.Import: _bind_imports,
    cst.ImportFrom: _bind_imports,
    cst.Global: _bind_global,
    cst.Nonlocal: _bind_nonlocal,
    cst.ExceptHandler: _bind_exception,
    cst.ExceptStarHandler: _bind_exception,
    cst.MatchAs: _bind_capture,
    cst.MatchStar: _bind_capture,
    cst.MatchMapping: _bind_rest,
    cst.Yield: _see_yield,
}
"""Node type → what records the names that it binds in its scope."""


def last_name(node: cst.BaseExpression) -> str:
    """The last part of a dotted name, "" for other expressions."""
    if isinstance(node, cst.Name):
        return node.value
    if isinstance(node, cst.Attribute):
        return node.attr.value
    return ""


def dotted(node: cst.CSTNode | None) -> str:
    """A dotted name as text, "" for other expressions."""
    parts: list[str] = []
    while isinstance(node, cst.Attribute):
        parts.append(node.attr.value)
        node = node.value
    if not isinstance(node, cst.Name):
        return ""
    parts.append(node.value)
    return ".".join(reversed(parts))


def is_flag(node: cst.BaseExpression) -> bool:
    """Whether an expression is True, False or None as written."""
    return isinstance(node, cst.Name) and node.value in ("True", "False", "None")


def imported_names(node: cst.Import | cst.ImportFrom) -> list[str]:
    """The names that an import statement binds; none for a star import, whose names are not known."""
    if isinstance(node.names, cst.ImportStar):
        return []
    found = []
    for alias in node.names:
        if alias.asname is not None:
            if isinstance(alias.asname.name, cst.Name):
                found.append(alias.asname.name.value)
        else:
            found.append(dotted(alias.name).split(".", 1)[0])
    return found


def parameters_of(params: cst.Parameters) -> list[cst.Param]:
    """Every parameter in order, including the starred ones."""
    found = [*params.posonly_params, *params.params]
    if isinstance(params.star_arg, cst.Param):
        found.append(params.star_arg)
    found.extend(params.kwonly_params)
    if params.star_kwarg is not None:
        found.append(params.star_kwarg)
    return found


def text_of(node: cst.SimpleString) -> str | bytes | None:
    """The text of a string literal; None where Python would find an error in it."""
    raw = node.raw_value
    if "\\" not in raw and "\r" not in raw:
        if "b" not in node.prefix:
            return raw
        if raw.isascii():
            return raw.encode()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of unknown escapes
            return node.evaluated_value
    except (SyntaxError, ValueError):
        return None

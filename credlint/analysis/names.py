"""Which names a scope binds, as CPython's symbol table would say, before anything of it is run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields
from functools import cache

import libcst as cst


@dataclass(slots=True)
class Bindings:
    """The names that a function's body binds, and what else is worth knowing before it is run."""

    local: set[str] = field(default_factory=set)
    module: set[str] = field(default_factory=set)  # declared global
    outer: set[str] = field(default_factory=set)  # declared nonlocal
    functions: list[cst.FunctionDef] = field(default_factory=list)  # directly in this scope
    classes: list[cst.ClassDef] = field(default_factory=list)
    calls: set[str] = field(default_factory=set)  # last names of what statements of this scope call
    writes: bool = False  # may change objects or variables of others
    yields: bool = False
    raises: bool = False
    encloses: bool = False  # functions inside may read this scope's variables later
    words: set[str] = field(default_factory=set)  # every identifier and keyword
    texts: list[cst.SimpleString | cst.FormattedStringText] = field(default_factory=list)
    stores: set[str] = field(default_factory=set)  # attributes and containers that statements here change
    called: set[str] = field(default_factory=set)  # last names of callees
    spreads: set[str] = field(default_factory=set)  # last names of calls with starred or many positional arguments


def bindings_of(body: Sequence[cst.CSTNode]) -> Bindings:
    """The bindings of a scope with these statements; scopes inside it are not entered."""
    found = Bindings()
    pending: list[cst.CSTNode] = list(body)
    while pending:
        node = pending.pop()
        match node:
            case cst.FunctionDef():
                found.local.add(node.name.value)
                found.functions.append(node)
                found.encloses = True
                pending.extend(decorator.decorator for decorator in node.decorators)
                pending.extend(_defaults(node.params))
            case cst.ClassDef():
                found.local.add(node.name.value)
                found.classes.append(node)
                found.encloses = True
                pending.extend(decorator.decorator for decorator in node.decorators)
                pending.extend(argument.value for argument in (*node.bases, *node.keywords))
            case cst.Lambda():
                found.encloses = True
                pending.extend(_defaults(node.params))
                pending.append(node.body)
            case cst.Assign():
                for target in node.targets:
                    _bind(target.target, found)
                pending.append(node.value)
            case cst.AnnAssign():
                _bind(node.target, found)
                if node.value is not None:
                    pending.append(node.value)
            case cst.AugAssign():
                _bind(node.target, found)
                pending.append(node.value)
            case cst.NamedExpr():
                _bind(node.target, found)
                pending.append(node.value)
            case cst.For():
                _bind(node.target, found)
                pending.extend((node.iter, node.body))
                if node.orelse is not None:
                    pending.append(node.orelse)
            case cst.With():
                for item in node.items:
                    pending.append(item.item)
                    if item.asname is not None:
                        _bind(item.asname.name, found)
                pending.append(node.body)
            case cst.Import() | cst.ImportFrom():
                found.local.update(imported_names(node))
            case cst.Global():
                found.module.update(item.name.value for item in node.names)
                found.writes = True
            case cst.Nonlocal():
                found.outer.update(item.name.value for item in node.names)
                found.writes = True
            case cst.Del():
                _bind(node.target, found)
            case cst.ExceptHandler() | cst.ExceptStarHandler():
                if node.name is not None:
                    _bind(node.name.name, found)
                pending.append(node.body)
            case cst.MatchAs() | cst.MatchStar():
                if node.name is not None:
                    found.local.add(node.name.value)
                pending.extend(children(node))
            case cst.MatchMapping():
                if node.rest is not None:
                    found.local.add(node.rest.value)
                pending.extend(children(node))
            case cst.Call():
                name = last_name(node.func)
                found.calls.add(name)
                found.called.add(name)
                if name in _MUTATORS:
                    found.writes = True
                    if isinstance(node.func, cst.Attribute):
                        found.stores.add(last_name(node.func.value))
                positional = 0
                if name in ("getattr", "setattr", "attrgetter"):
                    found.words.update(
                        arg.value.raw_value for arg in node.args if isinstance(arg.value, cst.SimpleString)
                    )
                for arg in node.args:
                    if arg.keyword is not None:
                        found.words.add(arg.keyword.value)
                    elif arg.star or positional:
                        found.spreads.add(name)
                    else:
                        positional += 1
                    pending.append(arg.value)
                pending.append(node.func)
            case cst.Attribute():
                # `obj.prop` may run a property, `obj.method` may be handed on: both count as calls.
                found.calls.add(node.attr.value)
                found.words.add(node.attr.value)
                pending.append(node.value)
            case cst.Name():
                found.words.add(node.value)
            case cst.SimpleString() | cst.FormattedStringText():
                found.texts.append(node)
            case cst.Raise():
                found.raises = True
                pending.extend(children(node))
            case cst.Yield():
                found.yields = True
                pending.extend(children(node))
            case _:
                pending.extend(children(node))
    found.local -= found.module | found.outer
    found.functions.reverse()
    found.classes.reverse()
    return found


_MUTATORS = frozenset(
    {"append", "extend", "insert", "add", "update", "setdefault", "pop", "clear", "setattr", "remove"}
)

_PLAIN = (
    cst.Integer,
    cst.BaseParenthesizableWhitespace,
    cst.BaseBinaryOp,
    cst.BaseUnaryOp,
    cst.BaseBooleanOp,
    cst.BaseCompOp,
    cst.Comma,
)
"""Tokens, which have nothing of interest below them."""


@cache
def _fields(kind: type[cst.CSTNode]) -> tuple[str, ...]:
    return tuple(
        item.name
        for item in fields(kind)
        if not item.name.startswith(("whitespace", "leading_", "lines_", "lpar", "rpar", "l", "trailing_", "header"))
        or item.name in ("left", "lower", "level")
    )


def children(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """The nodes directly below that are no white space, punctuation or plain token."""
    # CSTNode.children runs a visitor over every token; this is some thirty times as fast.
    for name in _fields(type(node)):
        value = getattr(node, name)
        if isinstance(value, cst.CSTNode):
            if not isinstance(value, _PLAIN):
                yield value
        elif isinstance(value, (list, tuple)):
            for item in value:
                if isinstance(item, cst.CSTNode) and not isinstance(item, _PLAIN):
                    yield item


def last_name(node: cst.BaseExpression) -> str:
    """The last part of a dotted name, or "" for other expressions."""
    if isinstance(node, cst.Name):
        return node.value
    if isinstance(node, cst.Attribute):
        return node.attr.value
    return ""


def dotted(node: cst.CSTNode | None) -> str:
    """A dotted name as text, or "" for other expressions."""
    parts: list[str] = []
    while isinstance(node, cst.Attribute):
        parts.append(node.attr.value)
        node = node.value
    if not isinstance(node, cst.Name):
        return ""
    parts.append(node.value)
    return ".".join(reversed(parts))


def imported_names(node: cst.Import | cst.ImportFrom) -> list[str]:
    """The names that an import statement binds; a star import binds none that can be seen."""
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
    """Every parameter, in order, the starred ones included."""
    found = [*params.posonly_params, *params.params]
    if isinstance(params.star_arg, cst.Param):
        found.append(params.star_arg)
    found.extend(params.kwonly_params)
    if params.star_kwarg is not None:
        found.append(params.star_kwarg)
    return found


def _defaults(params: cst.Parameters) -> Iterable[cst.BaseExpression]:
    return (param.default for param in parameters_of(params) if param.default is not None)


def _bind(target: cst.CSTNode, found: Bindings) -> None:
    pending = [target]
    while pending:
        node = pending.pop()
        match node:
            case cst.Name():
                found.local.add(node.value)
            case cst.Tuple() | cst.List():
                pending.extend(element.value for element in node.elements)
            case cst.StarredElement():
                pending.append(node.value)
            case cst.Attribute():
                found.writes = True
                found.stores.add(node.attr.value)
            case cst.Subscript():
                found.writes = True
                found.stores.add(last_name(node.value))
            case _:
                pass

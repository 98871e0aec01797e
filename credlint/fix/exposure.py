"""Which parts of an expression show what a finding is about, as the source shows it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import libcst as cst

from credlint.fix.arguments import key_of, qualified, text_of
from credlint.fix.code import Code
from credlint.fix.names import dotted, inner_nodes, last_name
from credlint.fix.reads import assigned, stores_of
from credlint.model.diagnostic import Diagnostic
from credlint.source.tree import number_of

_DEPTH = 8
"""How many variables stand between a source and what shows it."""

_BINDINGS = 100
"""Assignments of one variable that are looked at for each finding; one with more may hold anything."""

_HARMLESS = frozenset(
    {"len", "bool", "type", "id", "isinstance", "hash", "sha256", "sha1", "md5", "enumerate", "range"}
)
"""The last names of calls whose results show nothing of what they are given."""

_SECRET = re.compile(r"(?i)key|secret|token|credential|passw|password|string|value|plaintext")
"""A part of the names of those parts of an answer that are secret."""

_SHORT = 8
"""Characters of a secret that may be shown."""

ENVIRONMENT = ("os.environ", "os.environb")
_VIEWS = frozenset({"items", "values", "keys", "copy"})


class Exposure:
    """Tells which expressions of a file have a value from the places where a finding says that it is read."""

    def __init__(self, code: Code, finding: Diagnostic) -> None:
        self._code = code
        self._sources = {step.span for step in finding.trace if not step.path and step.span != finding.span}
        self._forced: set[int] = set()
        # What is known of nodes by their ids, at a depth.
        self._showing: set[tuple[int, int]] = set()
        self._hiding: set[tuple[int, int]] = set()

    def force(self, node: cst.CSTNode) -> None:
        """Take an expression for one of those: there is no other."""
        self._forced.add(id(node))
        self._hiding.clear()

    def shows(self, node: cst.CSTNode, depth: int = _DEPTH) -> bool:
        """Whether an expression gives something of the sources on."""
        seen: list[tuple[cst.CSTNode, int]] = []  # with the numbers of the nodes around them
        pending = [(node, -1)]  # no recursion: chains of operators are long
        while pending:
            each, around = pending.pop()
            inner = self._needed(each, depth)
            if inner is None:
                self._showing.add((id(each), depth))
                while around >= 0:
                    each, around = seen[around]
                    self._showing.add((id(each), depth))
                return True
            pending.extend((part, len(seen)) for part in inner)
            seen.append((each, around))
        self._hiding.update((id(each), depth) for each, _ in seen)
        return False

    def _needed(self, node: cst.CSTNode, depth: int) -> Iterable[cst.CSTNode] | None:
        """The nodes of which one must give something of the sources on for an expression to do so; None where it does
        in any case."""
        if id(node) in self._forced or (id(node), depth) in self._showing:
            return None
        if depth == 0 or (id(node), depth) in self._hiding or _is_harmless(node):
            return ()
        if self.mapping(node, depth) is not None or self._is_source(node):
            return None
        match node:
            case cst.Name():
                bound = self._code.names.bindings(node)
                may = len(bound) > _BINDINGS or any(self._binding_shows(each, depth - 1) for each in bound)
                return None if may else ()
            case cst.Attribute() if dotted(node.value) in ("self", "cls"):
                return None if self._attribute_shows(node.attr.value, depth - 1) else ()
            case cst.Attribute():
                return (node.value,) if _SECRET.search(node.attr.value) else ()
            case cst.Subscript():
                key = key_of(node)
                return (node.value,) if not key or _SECRET.search(key) else ()
            case cst.Call() if last_name(node.func) in LOOK_UPS and (key := first_text(node)):
                return _given(node) if _SECRET.search(key) else ()
            case cst.Call():
                return None if self._runs_source(node) else _given(node)
            case cst.Arg():
                return (node.value,)
            case _:
                return inner_nodes(node)

    def mapping(self, node: cst.CSTNode, depth: int = _DEPTH) -> str | None:
        """The source of a mapping of the environment, of whose contents an expression shows all; None without any."""
        code = self._code
        match node:
            case cst.Attribute() if qualified(code, node) in ENVIRONMENT:
                return code.module.code_for_node(node)
            case cst.Name() if qualified(code, node) in ENVIRONMENT:
                return node.value
            case cst.Call(func=cst.Attribute(value=value, attr=cst.Name(value=view)), args=[]) if view in _VIEWS:
                return self.mapping(value, depth)
            case cst.Call(func=cst.Name(value="dict" | "list" | "tuple"), args=[cst.Arg(value=value, star="")]):
                return self.mapping(value, depth)
            case cst.Dict(elements=[cst.StarredDictElement(value=value), *_]) if self.mapping(value, depth):
                return code.module.code_for_node(node)
            case cst.DictComp() if self._is_over_pairs(node.for_in, depth):
                return code.module.code_for_node(node)
            case cst.Name() if depth and len(code.names.bindings(node)) <= _BINDINGS:
                values = [assigned(code, each) for each in code.names.bindings(node)]
                known = [each for each in values if each is not None and self.mapping(each, depth - 1)]
                return node.value if known else None
            case _:
                return None

    def _is_over_pairs(self, loop: cst.CompFor | cst.For, depth: int) -> bool:
        """Whether a loop runs over names and values of the environment."""
        iterated: cst.BaseExpression = loop.iter
        while isinstance(iterated, cst.Call) and dotted(iterated.func) in ("sorted", "list", "tuple", "reversed"):
            if not iterated.args:
                return False
            iterated = iterated.args[0].value
        return isinstance(iterated, cst.Call) and self.mapping(iterated, depth) is not None

    def _is_source(self, node: cst.CSTNode) -> bool:
        return isinstance(node, cst.BaseExpression) and self._code.place(node) in self._sources

    def _holds_source(self, node: cst.CSTNode) -> bool:
        place = self._code.place(node)
        return any(place.start <= each.start and each.end <= place.end for each in self._sources)

    def _runs_source(self, call: cst.Call) -> bool:
        """Whether a function of the file is called whose body reads a source."""
        function = call.func
        if isinstance(function, cst.Name):
            bound = self._code.names.bindings(function)
        elif isinstance(function, cst.Attribute) and dotted(function.value) in ("self", "cls"):
            bound = self._code.functions.get(function.attr.value, [])
        else:
            return False
        return any(isinstance(each, cst.FunctionDef) and self._holds_source(each) for each in bound)

    def _attribute_shows(self, name: str, depth: int) -> bool:
        stored = (assigned(self._code, node) for node in stores_of(self._code, name))
        if any(value is not None and self.shows(value, depth) for value in stored):
            return True
        found = [each for scope in self._code.names.classes for each in scope.bindings.get(name, ())]
        return any(self._binding_shows(each, depth) for each in found)

    def _binding_shows(self, binding: cst.CSTNode, depth: int) -> bool:
        """Whether what binds a name gives it something of the sources."""
        if (value := assigned(self._code, binding)) is not None:
            return self.shows(value, depth)
        inner = binding
        for each in self._code.names.around(binding):
            match each:
                case cst.For() | cst.CompFor():
                    return self._loop_shows(each, inner, binding, depth)
                case cst.Assign() | cst.NamedExpr() | cst.AugAssign():
                    return self.shows(each.value, depth)
                case cst.WithItem():
                    return self.shows(each.item, depth)
                case cst.BaseStatement() | cst.FunctionDef() | cst.Lambda():
                    return False
            inner = each
        return False

    def _loop_shows(self, loop: cst.For | cst.CompFor, inner: cst.CSTNode, binding: cst.CSTNode, depth: int) -> bool:
        if inner is not loop.target:
            return False
        target = loop.target
        if isinstance(target, cst.Tuple) and (several := _divided(loop.iter)):
            at = next((number for number, each in enumerate(target.elements) if each.value is binding), None)
            if at is not None and at < len(several):
                part = several[at]
                return part is not None and self.shows(part, depth)
        if isinstance(target, cst.Tuple) and self._is_over_pairs(loop, depth):
            return target.elements[0].value is not binding
        if qualified(self._code, loop.iter) in ENVIRONMENT:
            return False  # names
        return self.shows(loop.iter, depth)


def _divided(iterated: cst.BaseExpression) -> list[cst.BaseExpression | None]:
    """Where each of several targets of a loop has its values from, None for nothing; empty if that is not known."""
    if not isinstance(iterated, cst.Call) or any(each.star or each.keyword for each in iterated.args):
        return []
    match dotted(iterated.func):
        case "zip":
            return [each.value for each in iterated.args]
        case "enumerate" if iterated.args:
            return [None, iterated.args[0].value]
        case _:
            return []


LOOK_UPS = frozenset({"get", "getenv", "pop", "setdefault", "__getitem__", "getlist"})
"""The last names of calls that look something up by their first argument."""


def first_text(call: cst.Call) -> str:
    """The literal text that a call is given first."""
    return text_of(call.args[0].value) if call.args and not call.args[0].star else ""


def _is_harmless(node: cst.CSTNode) -> bool:
    match node:
        case cst.Comparison() | cst.BaseString() | cst.BaseNumber() if not isinstance(node, cst.FormattedString):
            return not isinstance(node, cst.ConcatenatedString)
        case cst.UnaryOperation(operator=cst.Not()):
            return True
        case cst.Call():
            return last_name(node.func) in _HARMLESS
        case cst.Subscript(slice=[cst.SubscriptElement(slice=cst.Slice() as part)]):
            return _is_short(part)
        case _:
            return False


def _is_short(part: cst.Slice) -> bool:
    """Whether a slice gives a few characters only: `[:4]`, `[-4:]`."""
    if part.lower is None:
        return _is_few(part.upper)
    lower = part.lower
    if part.upper is None and isinstance(lower, cst.UnaryOperation) and isinstance(lower.operator, cst.Minus):
        return _is_few(lower.expression)
    return False


def _is_few(node: cst.BaseExpression | None) -> bool:
    number = number_of(node)
    return number is not None and number <= _SHORT


def _given(call: cst.Call) -> Iterator[cst.CSTNode]:
    """What a call may give on: its arguments, and the receiver of a method."""
    arguments: Sequence[cst.Arg] = call.args
    yield from (each.value for each in arguments)
    if isinstance(call.func, cst.Attribute):
        yield call.func.value

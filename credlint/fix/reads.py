"""Where values come from as the source shows it: reads of the environment, and what may be left out of a program."""

from __future__ import annotations

from collections.abc import Iterator

import libcst as cst

from credlint.fix.arguments import assignment_of, key_of, qualified, text_of
from credlint.fix.code import Code
from credlint.fix.names import Scope, all_nodes, dotted, last_name

_DEPTH = 8
"""How many variables stand between a read of the environment and its use."""


def variable_read(code: Code, node: cst.CSTNode) -> str:
    """The variable that an expression reads from the process environment, which is None if it is not set; ""
    otherwise."""
    match node:
        case cst.Subscript() if qualified(code, node.value) == "os.environ":
            return key_of(node)
        case cst.Call(func=function, args=[key, *default]) if qualified(code, function) in _GETTERS:
            if key.star or key.keyword is not None or len(default) > 1:
                return ""
            if default and dotted(default[0].value) != "None":
                return ""
            return text_of(key.value)
        case _:
            return ""


_GETTERS = ("os.environ.get", "os.getenv")


def raises(code: Code, node: cst.CSTNode) -> bool:
    """Whether an expression is a read that fails where the variable is not set."""
    return isinstance(node, cst.Subscript) and qualified(code, node.value) == "os.environ"


def ways(code: Code, node: cst.BaseExpression, depth: int = _DEPTH) -> Iterator[cst.BaseExpression | None]:
    """The expressions that may give an expression its value, through variables, attributes of `self` and parameters of
    private functions; None stands for one that is not known."""
    if depth == 0:
        yield None
    elif isinstance(node, cst.Name) and node.value != "None":
        yield from _ways_of_name(code, node, depth - 1)
    elif isinstance(node, cst.IfExp):
        for each in (node.body, node.orelse):
            yield from ways(code, each, depth - 1)
    elif isinstance(node, cst.BooleanOperation) and isinstance(node.operator, cst.Or):
        yield from ways(code, node.left, depth - 1)
        if dotted(node.right) != "None":
            yield from ways(code, node.right, depth - 1)
    elif isinstance(node, cst.Attribute) and dotted(node.value) in ("self", "cls"):
        yield from _ways_of_attribute(code, node.attr.value, depth - 1)
    else:
        yield node


def stores_of(code: Code, name: str) -> Iterator[cst.Attribute]:
    """The attributes of this name to which the module assigns a value."""
    for node in code.attributes.get(name, ()):
        around = code.names.parents.get(id(node))
        if isinstance(around, cst.AssignTarget | cst.AnnAssign) and around.target is node:
            yield node


def _ways_of_attribute(code: Code, name: str, depth: int) -> Iterator[cst.BaseExpression | None]:
    """The values that the module gives to attributes of this name."""
    found: list[cst.CSTNode] = [*stores_of(code, name)]
    for scope in code.names.classes:
        found += scope.bindings.get(name, ())
        if name in scope.bindings and not is_private_name(name):
            yield None  # a derived class may have another
    for binding in found:
        value = assigned(code, binding)
        if value is None:
            yield None
        else:
            yield from ways(code, value, depth)
    if not found:
        yield None


def _ways_of_name(code: Code, name: cst.Name, depth: int) -> Iterator[cst.BaseExpression | None]:
    owner = code.names.owner(name)
    if owner is None:
        yield None
        return
    for binding in owner.bindings[name.value]:
        if isinstance(binding, cst.Param):
            yield from _ways_of_parameter(code, owner, binding, depth)
        else:
            value = assigned(code, binding)
            if value is None:
                yield None
            else:
                yield from ways(code, value, depth)


def assigned(code: Code, binding: cst.CSTNode) -> cst.BaseExpression | None:
    """The value that a statement gives a name, also as one of several."""
    statement = assignment_of(code, binding)
    if statement is not None:
        return statement.value
    pair = pair_of(code, binding)
    return None if pair is None else pair[1].value


def latest(code: Code, name: cst.Name) -> cst.CSTNode | None:
    """What has bound a name last where it is read: the only binding, or the nearest before it in one block."""
    bindings = code.names.bindings(name)
    if len(bindings) == 1:
        return bindings[0]
    lines: dict[int, cst.CSTNode] = {}
    for binding in bindings:
        statement = assignment_of(code, binding)
        if statement is not None:
            lines[id(code.names.parents[id(statement)])] = binding
    if len(lines) < len(bindings):
        return None
    inner: cst.CSTNode = name
    for block in code.names.around(name):
        if isinstance(block, cst.IndentedBlock | cst.Module):
            before = []
            for line in block.body:
                if line is inner:
                    break
                before.append(line)
            known = [lines[id(line)] for line in before if id(line) in lines]
            among = {id(line) for line in block.body} >= set(lines)
            return known[-1] if known and among else None
        inner = block
    return None


def pair_of(code: Code, binding: cst.CSTNode) -> tuple[cst.Element, cst.Element] | None:
    """The target and the value of one of several names: `a, b = c, d`."""
    parents = code.names.parents
    element = parents.get(id(binding), code.module)
    targets = parents.get(id(element), code.module)
    target = parents.get(id(targets), code.module)
    statement = parents.get(id(target))
    if not isinstance(targets, cst.Tuple) or not isinstance(statement, cst.Assign) or len(statement.targets) > 1:
        return None
    if not isinstance(statement.value, cst.Tuple) or len(statement.value.elements) != len(targets.elements):
        return None
    pairs = list(zip(targets.elements, statement.value.elements, strict=True))
    plain = [(a, b) for a, b in pairs if isinstance(a, cst.Element) and isinstance(b, cst.Element)]
    return next(((a, b) for a, b in plain if a is element), None) if len(plain) == len(pairs) else None


def _ways_of_parameter(
    code: Code, owner: Scope, parameter: cst.Param, depth: int
) -> Iterator[cst.BaseExpression | None]:
    function = owner.function
    calls = None if function is None else calls_of(code, function)
    if function is None or calls is None:
        yield None
        return
    for call in calls:
        argument = argument_for(code, function, parameter, call)
        value = argument.value if argument is not None else parameter.default
        if value is None:
            yield None
        else:
            yield from ways(code, value, depth)


def is_private(code: Code, function: cst.FunctionDef) -> bool:
    """Whether only this module calls a function: its name says so, or it stands in another function."""
    owner = code.names.owners.get(id(function))
    inside = owner is not None and owner.function is not None
    return inside or is_private_name(function.name.value)


def is_private_name(name: str) -> bool:
    """Whether a name says that only its module uses it."""
    return name.startswith("_") and not name.endswith("__")


def calls_of(code: Code, function: cst.FunctionDef) -> list[cst.Call] | None:
    """All calls of a private function or method; None if it may be called in another way."""
    owner = code.names.owners.get(id(function))
    if owner is None or not is_private(code, function) or function.decorators:
        return None
    name = function.name.value
    if owner.is_class:
        return _calls_of_method(code, name)
    if len(owner.bindings[name]) != 1:
        return None
    found = []
    for read in owner.reads[name]:
        call = code.names.parents[id(read)]
        if not isinstance(call, cst.Call) or call.func is not read or any(each.star for each in call.args):
            return None
        found.append(call)
    return found


def _calls_of_method(code: Code, name: str) -> list[cst.Call] | None:
    found = []
    for node in code.attributes.get(name, ()):
        call = code.names.parents[id(node)]
        if not isinstance(call, cst.Call) or call.func is not node or any(each.star for each in call.args):
            return None
        if dotted(node.value) not in ("self", "cls"):
            return None
        found.append(call)
    return found if len(code.functions[name]) == 1 else None


def argument_for(code: Code, function: cst.FunctionDef, parameter: cst.Param, call: cst.Call) -> cst.Arg | None:
    """The argument that a call gives a parameter."""
    owner = code.names.owners[id(function)]
    by_position = [*function.params.posonly_params, *function.params.params]
    if owner.is_class:
        by_position = by_position[1:]
    for argument in call.args:
        if argument.keyword is not None and argument.keyword.value == parameter.name.value:
            return argument
    positional = [each for each in call.args if each.keyword is None]
    at = next((number for number, each in enumerate(by_position) if each is parameter), len(positional))
    return positional[at] if at < len(positional) else None


_PURE_CALLS = frozenset(
    {"get", "getenv", "getenvb", "str", "bytes", "strip", "rstrip", "lstrip", "decode", "encode", "b64decode", "format"}
    | {"join", "lower", "upper", "replace", "config", "getattr", "dict", "unquote", "removeprefix", "removesuffix"}
    | {"Session", "get_session", "get_credentials", "get_frozen_credentials"}
)
"""The last names of calls that only give a value."""

_PURE = (
    cst.Name,
    cst.BaseNumber,
    cst.BaseString,
    cst.FormattedStringExpression,
    cst.FormattedStringText,
    cst.Attribute,
    cst.Subscript,
    cst.SubscriptElement,
    cst.Index,
    cst.Slice,
    cst.BinaryOperation,
    cst.BooleanOperation,
    cst.UnaryOperation,
    cst.Comparison,
    cst.ComparisonTarget,
    cst.IfExp,
    cst.Tuple,
    cst.List,
    cst.Set,
    cst.Dict,
    cst.BaseElement,
    cst.BaseDictElement,
    cst.Arg,
    cst.BaseBinaryOp,
    cst.BaseUnaryOp,
    cst.BaseBooleanOp,
    cst.BaseCompOp,
    cst.Comma,
    cst.Colon,
    cst.Dot,
    cst.AssignEqual,
    cst.LeftSquareBracket,
    cst.RightSquareBracket,
    cst.LeftCurlyBrace,
    cst.RightCurlyBrace,
)


def does_more(node: cst.CSTNode) -> bool:
    """Whether an expression does something that others see besides giving a value: it binds a name, or makes its
    function a generator."""
    return any(isinstance(each, cst.NamedExpr | cst.Yield) for each in all_nodes([node]))


def is_pure(node: cst.CSTNode) -> bool:
    """Whether an expression only gives a value, so that nobody misses it who does not need that."""
    return all(
        last_name(each.func) in _PURE_CALLS if isinstance(each, cst.Call) else isinstance(each, _PURE)
        for each in all_nodes([node])
    )

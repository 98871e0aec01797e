"""Where the credentials of a call stand in the source: keywords, positions, dictionaries that are unpacked."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeGuard

import libcst as cst

from credlint.analysis.facts import SdkCallFact
from credlint.catalogue.kinds import Role
from credlint.catalogue.schema import Param, SdkCall
from credlint.fix.code import Code
from credlint.fix.names import dotted

_LONGEST = 10_000
"""Characters of a text that is read."""


@dataclass(frozen=True, slots=True)
class Part:
    """One credential that a call is given: what is to be deleted with it, and its value."""

    role: Role
    node: cst.CSTNode
    value: cst.BaseExpression


@dataclass(slots=True)
class Given:
    """The credentials of a call. `renamed` are the positional arguments behind them, with the names that they need
    once those are gone; `sharing` are other calls that are given the same dictionary, `emptied` what unpacks one that
    is empty then."""

    parts: list[Part] = field(default_factory=list)
    renamed: list[tuple[cst.Arg, str]] = field(default_factory=list)
    sharing: list[cst.Call] = field(default_factory=list)
    emptied: list[cst.CSTNode] = field(default_factory=list)

    @property
    def roles(self) -> set[Role]:
        """The roles of all parts."""
        return {part.role for part in self.parts}


def given(code: Code, call: cst.Call, fact: SdkCallFact) -> Given | None:
    """Where the credentials of a call are; None if that is not known of all, or others would move."""
    row = fact.row
    if row is None:
        return None
    found = Given()
    if row.inside is not None:
        _inside(code, call, row, found)
    elif not _in_call(code, call, row, fact.bound, found):
        return None
    if not found.roles >= {each.role for each in fact.arguments}:
        return None
    return found


def params_of(row: SdkCall) -> Iterator[tuple[Role, Param]]:
    """The parameters of a callee that take credentials."""
    for role, param in zip(Role, (row.access_key, row.secret_key, row.session_token), strict=True):
        if param is not None:
            yield role, param


def _in_call(code: Code, call: cst.Call, row: SdkCall, bound: int, found: Given) -> bool:
    """Look among a call's own arguments; returns whether all that must stay keeps its meaning."""
    roles = {name: role for role, param in params_of(row) for name in param.names}
    for argument in call.args:
        if argument.keyword is not None and argument.keyword.value in roles:
            found.parts.append(Part(roles[argument.keyword.value], argument, argument.value))
        elif argument.star == "**":
            _unpacked(code, call, argument, roles, found)
    return _by_position(code, call, row, bound, found)


def _by_position(code: Code, call: cst.Call, row: SdkCall, bound: int, found: Given) -> bool:
    positional = [each for each in call.args if each.keyword is None and each.star != "**"]
    places = {param.position + bound: role for role, param in params_of(row) if param.position is not None}
    taken = sorted(place for place in places if place < len(positional))
    if not taken:
        return True
    if any(each.star for each in positional) or not _names_callee(code, call, row, bound):
        return False
    if bound and not _called_by_keyword(code, call):
        return False
    for place in taken:
        found.parts.append(Part(places[place], positional[place], positional[place].value))
    for place in range(taken[0], len(positional)):
        if place not in places:
            if place - bound >= len(row.parameters):
                return False
            found.renamed.append((positional[place], row.parameters[place - bound]))
    return True


def _called_by_keyword(code: Code, partial: cst.Call) -> bool:
    """Whether a partial is given no further positional arguments, which would take the place of those that go."""
    around = code.names.parents[id(partial)]
    calls: list[cst.CSTNode] = [around]
    if isinstance(around, cst.Assign):
        names = [each.target for each in around.targets if isinstance(each.target, cst.Name)]
        owner = code.names.owner(names[0]) if len(names) == len(around.targets) == 1 else None
        if owner is None:
            return False
        calls = [code.names.parents[id(read)] for read in owner.reads[names[0].value]]
    return all(isinstance(each, cst.Call) and all(one.keyword for one in each.args) for each in calls)


def written_name(code: Code, callee: cst.BaseExpression) -> str:
    """The last part of a callee's name: as it is written, or of what it is imported as."""
    return callee.attr.value if isinstance(callee, cst.Attribute) else qualified(code, callee).rpartition(".")[2]


def _names_callee(code: Code, call: cst.Call, row: SdkCall, bound: int) -> bool:
    """Whether a call names its callee where it stands, so that the positions of its arguments are known."""
    callee = call.args[0].value if bound else call.func
    written = written_name(code, callee)
    return written == "__init__" or written in {name.rpartition(".")[2] for name in row.names}


def _inside(code: Code, call: cst.Call, row: SdkCall, found: Given) -> None:
    """Look in the dictionary that one of a call's arguments is, or that is nested in it."""
    assert row.inside is not None
    roles = {name: role for role, param in params_of(row) for name in param.names}
    positional = [each for each in call.args if each.keyword is None and not each.star]
    at = row.inside.position
    container = next((each for each in call.args if each.keyword and each.keyword.value in row.inside.names), None)
    if container is None and at is not None and at < len(positional):
        container = positional[at]
    if container is None:
        return
    if not row.path:
        _elements(code, call, container.value, roles, found)
        return
    values: list[cst.BaseExpression] = [container.value]
    for key in row.path:
        values = [
            element.value
            for value in values
            if isinstance(value, cst.Dict)
            for element in value.elements
            if isinstance(element, cst.DictElement) and key in ("*", text_of(element.key))
        ]
    for value in values:
        _elements(code, call, value, roles, found)


def _unpacked(code: Code, call: cst.Call, argument: cst.Arg, roles: dict[str, Role], found: Given) -> None:
    """Look in what `**` unpacks; a display that holds nothing else goes as a whole."""
    value = argument.value
    before = len(found.parts)
    _elements(code, call, value, roles, found)
    if isinstance(value, cst.Dict) and len(value.elements) == len(found.parts) - before > 0:
        found.parts[before:] = [Part(part.role, argument, part.value) for part in found.parts[before:]]


def _elements(code: Code, call: cst.Call, value: cst.BaseExpression, roles: dict[str, Role], found: Given) -> None:
    """Look in a dictionary: a display, a call of `dict`, or a variable that is bound to one of them."""
    if isinstance(value, cst.Name):
        _variable(code, call, value, roles, found)
        return
    found.parts.extend(_parts(value, roles))


def _parts(value: cst.BaseExpression, roles: dict[str, Role]) -> Iterator[Part]:
    """The credentials in a display or in a call of `dict`."""
    if isinstance(value, cst.Dict):
        for element in value.elements:
            if isinstance(element, cst.DictElement) and (key := text_of(element.key)) in roles:
                yield Part(roles[key], element, element.value)
            elif isinstance(element, cst.StarredDictElement):
                yield from _parts(element.value, roles)
    elif isinstance(value, cst.Call) and dotted(value.func) == "dict":
        for argument in value.args:
            if argument.keyword is not None and argument.keyword.value in roles:
                yield Part(roles[argument.keyword.value], argument, argument.value)
    elif _is_union(value):
        for each in _united(value):
            yield from _parts(each, roles)


def _is_union(value: cst.BaseExpression) -> TypeGuard[cst.BinaryOperation]:
    return isinstance(value, cst.BinaryOperation) and isinstance(value.operator, cst.BitOr)


def _united(value: cst.BaseExpression) -> Iterator[cst.BaseExpression]:
    """The operands of a chain of `|`."""
    pending = [value]
    while pending:
        each = pending.pop()
        if _is_union(each):
            pending += (each.right, each.left)
        else:
            yield each


def _variable(code: Code, call: cst.Call, name: cst.Name, roles: dict[str, Role], found: Given) -> None:
    """Look in the dictionary that a variable holds, if the module shows all that happens to it."""
    owner = code.names.owner(name)
    if owner is None or len(owner.bindings[name.value]) != 1:
        return
    binding = owner.bindings[name.value][0]
    statement = assignment_of(code, binding)
    value = None if statement is None else statement.value
    if not (isinstance(binding, cst.Param) and binding.star == "**") and (value is None or _size(value) is None):
        return
    parts = [] if value is None else list(_parts(value, roles))
    empty = value is not None and len(parts) == _size(value)
    unpacked: list[cst.CSTNode] = []
    sharing: list[cst.Call] = []
    for read in owner.reads[name.value]:
        stored = _stored(code, read, roles)
        if stored is not None:
            parts += stored
            empty = empty and bool(stored) and isinstance(stored[0].node, cst.BaseSmallStatement)
        elif (user := _unpacks(code, read)) is not None:
            unpacked.append(code.names.parents[id(read)])
            sharing += [user] if user is not call else []
        elif (user := _takes(code, read)) is not None and (user is call or code.place(user) in code.handovers):
            empty = False
            sharing += [user] if user is not call else []
        elif _harmless(code, read, roles):
            empty = False
        else:
            return
    found.parts += parts
    found.sharing += sharing
    found.emptied += [*unpacked, statement] if empty and statement is not None else []


def _size(value: cst.BaseExpression) -> int | None:
    """How many items a display, or a call of `dict`, has; None for anything else."""
    if isinstance(value, cst.Dict):
        return len(value.elements)
    return len(value.args) if isinstance(value, cst.Call) and dotted(value.func) == "dict" else None


def assignment_of(code: Code, binding: cst.CSTNode) -> cst.Assign | cst.AnnAssign | None:
    """The statement `name = value` that binds a name, if it binds nothing else."""
    parent = code.names.parents.get(id(binding))
    if isinstance(parent, cst.AnnAssign):
        return parent
    statement = None if parent is None else code.names.parents.get(id(parent))
    if isinstance(parent, cst.AssignTarget) and isinstance(statement, cst.Assign) and len(statement.targets) == 1:
        return statement
    return None


def _stored(code: Code, read: cst.Name, roles: dict[str, Role]) -> list[Part] | None:
    """The credentials that a statement stores in a dictionary; None if the name is not part of such a statement."""
    parents = code.names.parents
    around = parents[id(read)]
    if isinstance(around, cst.Subscript) and around.value is read:
        target = parents[id(around)]
        statement = parents.get(id(target))
        key = key_of(around)
        if isinstance(target, cst.AssignTarget) and isinstance(statement, cst.Assign) and len(statement.targets) == 1:
            return [Part(roles[key], statement, statement.value)] if key in roles else []
        return None
    if not isinstance(around, cst.Attribute) or around.attr.value != "update":
        return None
    update = parents[id(around)]
    if not isinstance(update, cst.Call) or update.func is not around:
        return None
    statement = parents[id(update)]
    values = [each.value for each in update.args if each.keyword is None and not each.star]
    found = [part for value in values for part in _parts(value, roles)]
    for each in update.args:
        if each.keyword is not None and each.keyword.value in roles:
            found.append(Part(roles[each.keyword.value], each, each.value))
    held = sum(len(value.elements) for value in values if isinstance(value, cst.Dict)) if values else len(update.args)
    if isinstance(statement, cst.Expr) and found and len(found) == held:
        return [Part(part.role, statement, part.value) for part in found]
    return found


def _takes(code: Code, read: cst.Name) -> cst.Call | None:
    """The call that is given a name as an argument."""
    argument = code.names.parents[id(read)]
    call = code.names.parents.get(id(argument))
    return call if isinstance(argument, cst.Arg) and not argument.star and isinstance(call, cst.Call) else None


def _unpacks(code: Code, read: cst.Name) -> cst.Call | None:
    """The call that is given what a name holds with `**`."""
    argument = code.names.parents[id(read)]
    if not isinstance(argument, cst.Arg) or argument.star != "**":
        return None
    call = code.names.parents[id(argument)]
    return call if isinstance(call, cst.Call) else None


def _harmless(code: Code, read: cst.Name, roles: dict[str, Role]) -> bool:
    """Whether a use of a dictionary has nothing to do with the credentials in it: `options["region_name"]`."""
    around = code.names.parents[id(read)]
    if isinstance(around, cst.Subscript) and around.value is read:
        key = key_of(around)
        return key != "" and key not in roles
    call = code.names.parents.get(id(around))
    if isinstance(around, cst.Attribute) and isinstance(call, cst.Call) and call.args:
        key = text_of(call.args[0].value)
        return around.attr.value in ("get", "pop", "setdefault") and key != "" and key not in roles
    return False


def qualified(code: Code, node: cst.CSTNode) -> str:
    """The qualified name of what a dotted name means, by the imports of the module; "" where that is not known."""
    written = dotted(node)
    base = node
    while isinstance(base, cst.Attribute):
        base = base.value
    if not written or not isinstance(base, cst.Name):
        return ""
    start = ""
    for binding in code.names.bindings(base):
        name = _imported(code, binding)
        if not name or name != (start or name):
            return ""
        start = name
    rest = written.partition(".")[2]
    if not start:
        return ""
    return f"{start}.{rest}" if rest else start


def _imported(code: Code, binding: cst.CSTNode) -> str:
    """What an import binds a name to; "" if something else binds it."""
    if not isinstance(binding, cst.ImportAlias):
        return ""
    statement = code.names.parents[id(binding)]
    name = dotted(binding.name)
    if isinstance(statement, cst.ImportFrom):
        return "" if statement.relative else f"{dotted(statement.module)}.{name}"
    return name if binding.asname is not None else name.partition(".")[0]


def key_of(node: cst.Subscript) -> str:
    """The literal text by which something is looked up; "" for anything else."""
    if len(node.slice) != 1 or not isinstance(index := node.slice[0].slice, cst.Index):
        return ""
    return text_of(index.value)


def text_of(node: cst.CSTNode | None) -> str:
    """The value of a literal text; "" for anything else."""
    if not isinstance(node, cst.SimpleString) or len(node.value) > _LONGEST:
        return ""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of escapes that mean nothing
            value = node.evaluated_value
    except (SyntaxError, ValueError):
        return ""
    return value if isinstance(value, str) else ""


def keys_of_mapping(code: Code, value: cst.BaseExpression) -> Iterator[str]:
    """The keys of a dictionary that is unpacked, and all that the module stores in it; "" for one that is not known."""
    if _is_union(value):
        for each in _united(value):
            yield from keys_of_mapping(code, each)
        return
    if isinstance(value, cst.Dict):
        for element in value.elements:
            if isinstance(element, cst.DictElement):
                yield text_of(element.key)
            else:
                yield from keys_of_mapping(code, element.value)
    elif isinstance(value, cst.Call) and dotted(value.func) == "dict":
        for argument in value.args:
            if argument.keyword is not None:
                yield argument.keyword.value
            else:
                yield from keys_of_mapping(code, argument.value)
    elif isinstance(value, cst.Name) and len(code.names.bindings(value)) == 1:
        statement = assignment_of(code, code.names.bindings(value)[0])
        if statement is None or not isinstance(statement.value, cst.Dict | cst.Call):
            yield ""
            return
        yield from keys_of_mapping(code, statement.value)
        owner = code.names.owner(value)
        for read in owner.reads[value.value] if owner is not None else ():
            yield from _stored_keys(code, read)
    else:
        yield ""


def _stored_keys(code: Code, read: cst.Name) -> Iterator[str]:
    """The keys that a use of a dictionary may store in it."""
    around = code.names.parents[id(read)]
    call = code.names.parents.get(id(around))
    if isinstance(around, cst.Subscript):
        yield key_of(around)
    elif isinstance(around, cst.Attribute) and isinstance(call, cst.Call) and around.attr.value in ("get", "pop"):
        pass
    elif isinstance(around, cst.Attribute) and isinstance(call, cst.Call) and around.attr.value == "update":
        for each in call.args:
            yield from keys_of_mapping(code, each.value) if each.keyword is None else (each.keyword.value,)
    elif not isinstance(around, cst.Arg) or not around.star:
        yield ""

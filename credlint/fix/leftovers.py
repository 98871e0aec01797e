"""What only served code that is deleted: variables, imports, parameters of private functions, attributes of `self`.

What other modules may use stays: a public name of a module, unless `__all__` leaves it out or the module is a program
(it has a `#!` line or asks whether it is `__main__`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

import libcst as cst

from credlint.fix.arguments import assignment_of
from credlint.fix.code import Handler
from credlint.fix.names import Scope, bound_name, dotted, inner_nodes, reads_of
from credlint.fix.reads import argument_for, assigned, calls_of, is_private_name, is_pure, pair_of
from credlint.fix.removal import Removal, items_of

_REFLECTION = frozenset({"locals", "vars", "globals", "eval", "exec"})
_ROUNDS = 20


def sweep(removal: Removal, *, thorough: bool) -> None:
    """Delete what nothing uses once the rest is gone; if `thorough`, also literals that other modules might import."""
    sweeper = _Sweeper(removal, thorough)
    for _ in range(_ROUNDS):
        if not sweeper.round():
            return


class _Sweeper:
    def __init__(self, removal: Removal, thorough: bool) -> None:
        self._removal = removal
        self._code = removal.code
        self._names = removal.code.names
        self._thorough = thorough
        self._open = not _REFLECTION.isdisjoint(self._code.called)
        self._public = not self._code.is_program and self._names.exported is None

    def round(self) -> bool:
        """Delete what has become useless; whether there was anything."""
        found = False
        for owner, name in self._touched():
            if not self._is_used(owner, name):
                found |= self._delete_all(owner, name)
        for attribute in self._touched_attributes():
            found |= self._delete_attribute(attribute)
        return self._loosen_handlers() or self._empty_blocks() or found

    def _touched(self) -> list[tuple[Scope, str]]:
        """The variables that something deleted has read."""
        found: dict[tuple[int, str], tuple[Scope, str]] = {}
        for name in reads_of(self._removal.deleted()):
            owner = self._names.owner(name)
            if owner is not None:
                found[id(owner), name.value] = (owner, name.value)
        return list(found.values())

    def _is_used(self, owner: Scope, name: str) -> bool:
        if name in self._names.quoted or self._removal.copies(owner, name):
            return True
        return any(not self._removal.holds(read) for read in owner.reads[name])

    def _delete_all(self, owner: Scope, name: str) -> bool:
        """Delete all that binds a name, if that can be done."""
        bindings = [each for each in owner.bindings[name] if not self._removal.holds(each)]
        if not bindings or not all(self._may_go(owner, name, each) for each in bindings):
            return not self._open and self._loosen(owner, name, bindings)
        done = [self._delete(owner, each) for each in bindings]
        return any(done)

    def _loosen(self, owner: Scope, name: str, bindings: Sequence[cst.CSTNode]) -> bool:
        """Take a local variable away from values that must stay, as they do something: `name = f()` becomes `f()`."""
        found = False
        for each in bindings:
            statement = assignment_of(self._code, each)
            if not isinstance(each, cst.Param) and self._may_go(owner, name, each):
                found |= self._delete(owner, each)
            elif owner.function is not None and statement is not None and statement.value is not None:
                start, _ = self._code.span(statement)
                self._removal.cut(each, start, self._code.span(statement.value)[0])
                found = True
        return found

    def _loosen_handlers(self) -> bool:
        """`except Error as name` without the name, where nothing reads it any more."""
        found = False
        for read in list(reads_of(self._removal.deleted())):
            for handler in self._code.handlers.get(read.value, ()):
                if id(read) in handler.reads and not self._is_read_in(handler):
                    self._removal.cut(handler.name, self._code.span(handler.type)[1], self._code.span(handler.name)[1])
                    found = True
        return found

    def _is_read_in(self, handler: Handler) -> bool:
        """Whether a handler reads the name of its exception, or has lost it already."""
        owner = self._names.owner(handler.name)
        if owner is None or self._open or self._removal.holds(handler.name):
            return True
        reads = (read for read in owner.reads[handler.name.value] if id(read) in handler.reads)
        return not all(self._removal.holds(read) for read in reads)

    def _may_go(self, owner: Scope, name: str, binding: cst.CSTNode) -> bool:
        if isinstance(binding, cst.ImportAlias):
            return self._import_may_go(owner, name, binding)
        if isinstance(binding, cst.Param):
            return self._parameter_may_go(owner, binding)
        if owner.is_class or self._open:
            return False
        if owner.parent is None and not self._is_own(name, binding):
            return False
        value = assigned(self._code, binding)
        if value is None:
            return assignment_of(self._code, binding) is not None or self._unpacking(binding) is not None
        return is_pure(value)

    def _unpacking(self, binding: cst.CSTNode) -> cst.Assign | None:
        """The statement that unpacks a value into names, if nothing uses any of them."""
        around = list(islice(self._names.around(binding), 4))
        if len(around) < 4 or not isinstance(targets := around[1], cst.Tuple):
            return None
        target, statement = around[2], around[3]
        if not isinstance(target, cst.AssignTarget) or not isinstance(statement, cst.Assign):
            return None
        for each in targets.elements:
            owner = self._names.owners.get(id(each.value))
            if not isinstance(each.value, cst.Name) or owner is None or self._is_used(owner, each.value.value):
                return None
        return statement if len(statement.targets) == 1 and is_pure(statement.value) else None

    def _is_own(self, name: str, binding: cst.CSTNode) -> bool:
        """Whether no other module uses a name of this one."""
        if self._names.exported is not None and name in self._names.exported:
            return False
        if not self._public or is_private_name(name):
            return True
        return self._thorough and isinstance(assigned(self._code, binding), cst.BaseString)

    def _import_may_go(self, owner: Scope, name: str, alias: cst.ImportAlias) -> bool:
        statement = self._names.parents[id(alias)]
        if isinstance(statement, cst.ImportFrom) and dotted(statement.module) == "__future__":
            return False
        if alias.asname is not None and dotted(alias.name) == bound_name(alias):
            return False
        exported = self._names.exported
        return owner.parent is not None or exported is None or name not in exported

    def _parameter_may_go(self, owner: Scope, parameter: cst.Param) -> bool:
        """A parameter of a private function, if what all calls give it can be left out."""
        function = owner.function
        if function is None or (isinstance(parameter.star, str) and parameter.star):
            return False
        calls = calls_of(self._code, function)
        if not calls:
            return False
        given = [argument_for(self._code, function, parameter, call) for call in calls]
        return all(each is None or is_pure(each.value) for each in given)

    def _delete(self, owner: Scope, binding: cst.CSTNode) -> bool:
        removal = self._removal
        if isinstance(binding, cst.ImportAlias):
            self._delete_item(binding)
        elif isinstance(binding, cst.Param):
            function = owner.function
            assert function is not None
            for call in calls_of(self._code, function) or ():
                argument = argument_for(self._code, function, binding, call)
                if argument is not None:
                    removal.delete(argument)
            removal.delete(binding)
            self._delete_marks(function.params)
        elif (statement := assignment_of(self._code, binding)) is not None:
            removal.delete(statement)
        else:
            return self._delete_pair(binding)
        return True

    def _delete_marks(self, parameters: cst.Parameters) -> None:
        """Delete a `*` or `/` without parameters."""
        for mark, those in (
            (parameters.star_arg, parameters.kwonly_params),
            (parameters.posonly_ind, parameters.posonly_params),
        ):
            if isinstance(mark, cst.ParamStar | cst.ParamSlash) and all(map(self._removal.holds, those)):
                self._removal.delete(mark)

    def _delete_item(self, item: cst.CSTNode) -> None:
        """Delete an item, or the statement whose last one it is."""
        parent = self._names.parents[id(item)]
        self._removal.delete(item)
        if all(self._removal.holds(each) for each in items_of(parent)):
            self._removal.delete(parent)

    def _delete_pair(self, binding: cst.CSTNode) -> bool:
        pair = pair_of(self._code, binding)
        if pair is None:
            statement = self._unpacking(binding)
            if statement is not None:
                self._removal.delete(statement)
            return statement is not None
        targets = self._names.parents[id(pair[0])]
        value = self._names.parents[id(pair[1])]
        left = [each for each in items_of(targets) if not self._removal.holds(each) and each is not pair[0]]
        if len(left) == 1 and any(isinstance(each, cst.Tuple) and each.lpar for each in (targets, value)):
            return False
        for each in pair:
            self._removal.delete(each)
        if not left:
            self._removal.delete(self._names.parents[id(value)])
        return True

    def _touched_attributes(self) -> set[str]:
        """The attributes of objects of the module that something deleted has read."""
        found = set()
        pending = list(self._removal.deleted())
        while pending:
            node = pending.pop()
            if isinstance(node, cst.Attribute) and self._is_of_module(node.value):
                found.add(node.attr.value)
            pending.extend(inner_nodes(node))
        return found

    def _is_of_module(self, node: cst.BaseExpression) -> bool:
        """Whether an expression is `self`, `cls`, or a class of the module."""
        if not isinstance(node, cst.Name):
            return False
        bindings = self._names.bindings(node)
        return node.value in ("self", "cls") or any(isinstance(each, cst.ClassDef) for each in bindings)

    def _delete_attribute(self, name: str) -> bool:
        """Delete the statements that fill an attribute which nothing reads any more."""
        filled: list[cst.CSTNode] = [each for each in self._code.attributes[name] if not self._removal.holds(each)]
        for scope in self._names.classes:
            bound = [each for each in scope.bindings.get(name, ()) if not self._removal.holds(each)]
            if bound and (not _is_plain(scope.node) or any(not self._removal.holds(one) for one in scope.reads[name])):
                return False
            filled += bound
        statements: list[cst.CSTNode] = []
        for node in filled:
            statement = assignment_of(self._code, node)
            if statement is None or statement.value is None or not is_pure(statement.value):
                return False
            if isinstance(node, cst.Attribute) and dotted(node.value) != "self":
                return False
            if not is_private_name(name) and not (self._thorough and isinstance(statement.value, cst.BaseString)):
                return False
            statements.append(statement)
        for each in statements:
            self._removal.delete(each)
        return bool(statements)

    def _empty_blocks(self) -> bool:
        """Delete statements and clauses whose blocks have become empty, if nothing else happens in them."""
        found = False
        for node in self._removal.deleted():
            for each in self._names.around(node):
                if isinstance(each, cst.If | cst.Try | cst.Else) and not self._removal.holds(each):
                    if self._is_empty(each):
                        self._removal.delete(each)
                        found = True
                    break
                if isinstance(each, cst.FunctionDef | cst.ClassDef):
                    break
        return found

    def _is_empty(self, node: cst.If | cst.Try | cst.Else) -> bool:
        if any(not self._removal.holds(each) for line in node.body.body for each in _parts(line)):
            return False
        if isinstance(node, cst.Else):
            return isinstance(self._names.parents[id(node)], cst.If)
        if node.orelse is not None and not self._removal.holds(node.orelse):
            return False
        return is_pure(node.test) if isinstance(node, cst.If) else node.finalbody is None


def _parts(line: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """The statements of a row."""
    if isinstance(line, cst.SimpleStatementLine):
        yield from line.body
    else:
        yield line


def _is_plain(node: cst.CSTNode) -> bool:
    """Whether a class is what its body says: no decorator and no base reads its attributes."""
    return isinstance(node, cst.ClassDef) and not (node.decorators or node.bases or node.keywords)

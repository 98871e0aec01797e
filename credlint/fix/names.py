"""Names in a module: which scope binds each, by what, and where it is read."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields
from functools import cache

import libcst as cst


@dataclass(eq=False, slots=True)
class Scope:
    """What a module, a class, a function or a comprehension binds.

    `bindings` are the nodes that bind a name: a `Name`, an `ImportAlias`, a `Param`, a definition. `reads` are where
    the names of this scope are read, also in scopes inside of it.
    """

    node: cst.CSTNode
    parent: Scope | None
    bindings: defaultdict[str, list[cst.CSTNode]] = field(default_factory=lambda: defaultdict(list))
    reads: defaultdict[str, list[cst.Name]] = field(default_factory=lambda: defaultdict(list))
    elsewhere: dict[str, bool] = field(default_factory=dict)  # declared nonlocal, or (True) global

    @property
    def is_class(self) -> bool:
        """Whether functions inside of it do not see its names."""
        return isinstance(self.node, cst.ClassDef)

    @property
    def function(self) -> cst.FunctionDef | None:
        """The function whose body it is."""
        return self.node if isinstance(self.node, cst.FunctionDef) else None


@dataclass(frozen=True, slots=True)
class Names:
    """The scopes of a module, and the node around each node; both are looked up by the nodes' ids.

    `classes` are the scopes of classes, `quoted` the words in annotations that are texts, `exported` those in `__all__`
    (None without it).
    """

    module: Scope
    classes: tuple[Scope, ...]
    parents: dict[int, cst.CSTNode]
    owners: dict[int, Scope]
    quoted: frozenset[str]
    exported: frozenset[str] | None

    def owner(self, name: cst.Name) -> Scope | None:
        """The scope that binds what a name means where it stands; None for a builtin."""
        return self.owners.get(id(name))

    def bindings(self, name: cst.Name) -> Sequence[cst.CSTNode]:
        """What binds a name."""
        owner = self.owner(name)
        return () if owner is None else owner.bindings[name.value]

    def around(self, node: cst.CSTNode) -> Iterator[cst.CSTNode]:
        """The nodes around a node, from the inside."""
        parent = self.parents.get(id(node))
        while parent is not None:
            yield parent
            parent = self.parents.get(id(parent))


def names_of(module: cst.Module) -> Names:
    """Look up all names of a module."""
    reader = _Reader(module)
    reader.visit(module, reader.scope)
    reader.resolve()
    exported = reader.exported
    return Names(
        reader.scope,
        tuple({id(scope): scope for scope in reader.owners.values() if scope.is_class}.values()),
        reader.parents,
        reader.owners,
        frozenset(reader.quoted),
        None if exported is None else frozenset(exported),
    )


_WORD = re.compile(r"[^\W\d]\w*")
_SKIPPED = ("whitespace", "leading_lines", "lines_after", "trailing_", "header", "footer", "lpar", "rpar", "semicolon")


@cache
def inner_fields(kind: type[cst.CSTNode]) -> tuple[str, ...]:
    """The fields of a node that hold code."""
    return tuple(item.name for item in fields(kind) if not item.name.startswith(_SKIPPED))


def inner_nodes(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """The nodes directly in a node that hold code."""
    for name in inner_fields(type(node)):
        value = getattr(node, name)
        if isinstance(value, cst.CSTNode):
            yield value
        elif isinstance(value, (list, tuple)):
            yield from value


def all_nodes(nodes: Iterable[cst.CSTNode]) -> Iterator[cst.CSTNode]:
    """These nodes and all inside of them that hold code, in the order of the source as far as it is that of the tree.

    No recursion: Python 3.12 bears few generators in each other, and chains of operators are long.
    """
    pending = list(nodes)[::-1]
    while pending:
        node = pending.pop()
        yield node
        pending.extend([*inner_nodes(node)][::-1])


def inner_calls(node: cst.CSTNode) -> Iterator[cst.Call]:
    """The calls inside of a node."""
    return (each for each in all_nodes([node]) if isinstance(each, cst.Call))


def reads_of(nodes: Iterable[cst.CSTNode]) -> Iterator[cst.Name]:
    """The names inside of nodes."""
    return (each for each in all_nodes(nodes) if isinstance(each, cst.Name))


_Comprehension = cst.BaseSimpleComp | cst.DictComp


class _Reader:
    """One walk over a module; names are resolved at its end, when all bindings are known."""

    def __init__(self, module: cst.Module) -> None:
        self.scope = Scope(module, None)
        self.parents: dict[int, cst.CSTNode] = {}
        self.owners: dict[int, Scope] = {}
        self.quoted: set[str] = set()
        self.exported: set[str] | None = None
        self._reads: list[tuple[cst.Name, Scope]] = []

    def visit(self, node: cst.CSTNode, scope: Scope) -> None:
        """Look at a node that stands in a scope."""
        special = _SPECIAL.get(type(node))
        if special is not None:
            special(self, node, scope)
        elif isinstance(node, _Comprehension):
            self._comprehension(node, scope)
        else:
            self.inside(node, scope)

    def inside(self, node: cst.CSTNode, scope: Scope, but: Sequence[cst.CSTNode | None] = ()) -> None:
        """Look at the nodes in a node, `but` some."""
        for child in inner_nodes(node):
            self.parents[id(child)] = node
            if not any(child is each for each in but):
                self.visit(child, scope)

    def read(self, node: cst.CSTNode, scope: Scope) -> None:
        """A name that is read."""
        assert isinstance(node, cst.Name)
        self._reads.append((node, scope))

    def bind(self, name: str, node: cst.CSTNode, scope: Scope) -> None:
        """Note what binds a name."""
        named = isinstance(self.parents.get(id(node)), cst.NamedExpr)
        while named and isinstance(scope.node, _Comprehension) and scope.parent is not None:
            scope = scope.parent
        scope.bindings[name].append(node)
        self.owners[id(node)] = scope

    def target(self, node: cst.CSTNode, scope: Scope) -> None:
        """Look at what is assigned to."""
        match node:
            case cst.Name():
                self.bind(node.value, node, scope)
            case cst.Tuple() | cst.List():
                for element in node.elements:
                    self.parents[id(element)] = node
                    self.parents[id(element.value)] = element
                    self.target(element.value, scope)
            case cst.StarredElement():
                self.parents[id(node.value)] = node
                self.target(node.value, scope)
            case _:
                self.visit(node, scope)

    def assign(self, node: cst.CSTNode, scope: Scope) -> None:
        """`target = value`, `for target in …`, `target: type`, `(target := value)`."""
        assert isinstance(
            node, cst.AssignTarget | cst.AnnAssign | cst.For | cst.NamedExpr | cst.AugAssign | cst.CompFor
        )
        self.inside(node, scope, but=[node.target])
        self.target(node.target, scope)
        if isinstance(node, cst.AugAssign) and isinstance(node.target, cst.Name):
            self._reads.append((node.target, scope))
        if isinstance(node, cst.AssignTarget) and isinstance(node.target, cst.Name) and node.target.value == "__all__":
            self._export(self.parents[id(node)])

    def _export(self, statement: cst.CSTNode) -> None:
        self.exported = self.exported or set()
        self.exported.update(_words(statement))

    def alias(self, node: cst.CSTNode, scope: Scope) -> None:
        """`with … as target`, `except … as target`."""
        assert isinstance(node, cst.AsName)
        self.parents[id(node.name)] = node
        self.target(node.name, scope)

    def imported(self, node: cst.CSTNode, scope: Scope) -> None:
        """`import a.b as c`, `from a import b as c`."""
        assert isinstance(node, cst.Import | cst.ImportFrom)
        if isinstance(node.names, cst.ImportStar):
            return
        for each in node.names:
            self.parents[id(each)] = node
            self.bind(bound_name(each), each, scope)

    def definition(self, node: cst.CSTNode, scope: Scope) -> None:
        """A function or a class."""
        assert isinstance(node, cst.FunctionDef | cst.ClassDef)
        self.bind(node.name.value, node, scope)
        inner = Scope(node, scope)
        but: list[cst.CSTNode | None] = [node.name, node.body]
        if isinstance(node, cst.FunctionDef):
            but.append(node.params)
        self.inside(node, scope, but=but)
        if isinstance(node, cst.FunctionDef):
            self._parameters(node.params, scope, inner)
        self.visit(node.body, inner)

    def function(self, node: cst.CSTNode, scope: Scope) -> None:
        """A lambda."""
        assert isinstance(node, cst.Lambda)
        inner = Scope(node, scope)
        self.parents[id(node.params)] = self.parents[id(node.body)] = node
        self._parameters(node.params, scope, inner)
        self.visit(node.body, inner)

    def _parameters(self, parameters: cst.Parameters, outer: Scope, inner: Scope) -> None:
        for node in inner_nodes(parameters):
            self.parents[id(node)] = parameters
            if isinstance(node, cst.Param):
                self.bind(node.name.value, node, inner)
                self.inside(node, outer, but=[node.name])

    def _comprehension(self, node: _Comprehension, scope: Scope) -> None:
        inner = Scope(node, scope)
        self.inside(node, inner, but=[node.for_in])
        loop: cst.CompFor | None = node.for_in
        source = scope
        while loop is not None:
            self.parents[id(loop.iter)] = loop
            self.visit(loop.iter, source)
            self.parents[id(loop.target)] = loop
            self.target(loop.target, inner)
            for condition in loop.ifs:
                self.parents[id(condition)] = loop
                self.visit(condition, inner)
            if loop.inner_for_in is not None:
                self.parents[id(loop.inner_for_in)] = loop
            loop, source = loop.inner_for_in, inner

    def attribute(self, node: cst.CSTNode, scope: Scope) -> None:
        """`value.attr`: only the value is a name of a scope."""
        assert isinstance(node, cst.Attribute)
        self.inside(node, scope, but=[node.attr])

    def argument(self, node: cst.CSTNode, scope: Scope) -> None:
        """`keyword=value`: only the value is code."""
        assert isinstance(node, cst.Arg)
        self.inside(node, scope, but=[node.keyword])

    def annotation(self, node: cst.CSTNode, scope: Scope) -> None:
        """An annotation, which may be a text."""
        assert isinstance(node, cst.Annotation)
        self.quoted.update(_words(node))
        self.inside(node, scope)

    def declared(self, node: cst.CSTNode, scope: Scope) -> None:
        """`global x`, `nonlocal x`."""
        assert isinstance(node, cst.Global | cst.Nonlocal)
        for each in node.names:
            scope.elsewhere[each.name.value] = isinstance(node, cst.Global)

    def captured(self, node: cst.CSTNode, scope: Scope) -> None:
        """A pattern that binds a name."""
        name = node.rest if isinstance(node, cst.MatchMapping) else getattr(node, "name", None)
        self.inside(node, scope, but=[name])
        if isinstance(name, cst.Name):
            self.bind(name.value, name, scope)

    def resolve(self) -> None:
        """Give each name to the scope that binds it."""
        for scope in {id(scope): scope for scope in self.owners.values()}.values():
            for name in list(scope.elsewhere):
                self._move(name, scope)
        for read, scope in self._reads:
            owner = self._owner(read.value, scope)
            if owner is not None:
                owner.reads[read.value].append(read)
                self.owners[id(read)] = owner

    def _move(self, name: str, scope: Scope) -> None:
        """Give what a scope binds of a name that is declared elsewhere to the scope where it is."""
        owner = self._declared(name, scope)
        for node in scope.bindings.pop(name, []):
            owner.bindings[name].append(node)
            self.owners[id(node)] = owner

    def _declared(self, name: str, scope: Scope) -> Scope:
        if scope.elsewhere[name]:
            return self.scope
        outer = scope.parent
        while outer is not None and (outer.is_class or name not in outer.bindings):
            outer = outer.parent
        return outer or self.scope

    def _owner(self, name: str, scope: Scope) -> Scope | None:
        at: Scope | None = scope
        while at is not None:
            if name in at.elsewhere:
                return self._declared(name, at)
            if at.bindings.get(name) and (at is scope or not at.is_class):
                return at
            at = at.parent
        return None


def bound_name(alias: cst.ImportAlias) -> str:
    """The name that an import binds."""
    if alias.asname is not None and isinstance(alias.asname.name, cst.Name):
        return alias.asname.name.value
    return dotted(alias.name).partition(".")[0]


def dotted(node: cst.CSTNode | None) -> str:
    """A name with its attributes; "" for another expression."""
    rest = ""
    while isinstance(node, cst.Attribute):
        rest = f".{node.attr.value}{rest}"
        node = node.value
    return f"{node.value}{rest}" if isinstance(node, cst.Name) else ""


def last_name(node: cst.CSTNode) -> str:
    """The last name of what is called; "" where it has none."""
    return node.attr.value if isinstance(node, cst.Attribute) else dotted(node)


def _words(node: cst.CSTNode) -> Iterator[str]:
    """The words in texts inside of a node."""
    for each in all_nodes([node]):
        if isinstance(each, cst.SimpleString):
            yield from _WORD.findall(each.value)


_SPECIAL: dict[type[cst.CSTNode], Callable[[_Reader, cst.CSTNode, Scope], None]] = {
    cst.Name: _Reader.read,
    cst.AssignTarget: _Reader.assign,
    cst.AnnAssign: _Reader.assign,
    cst.AugAssign: _Reader.assign,
    cst.For: _Reader.assign,
    cst.NamedExpr: _Reader.assign,
    cst.AsName: _Reader.alias,
    cst.Import: _Reader.imported,
    cst.ImportFrom: _Reader.imported,
    cst.FunctionDef: _Reader.definition,
    cst.ClassDef: _Reader.definition,
    cst.Lambda: _Reader.function,
    cst.Attribute: _Reader.attribute,
    cst.Arg: _Reader.argument,
    cst.Annotation: _Reader.annotation,
    cst.Global: _Reader.declared,
    cst.Nonlocal: _Reader.declared,
    cst.MatchAs: _Reader.captured,
    cst.MatchStar: _Reader.captured,
    cst.MatchMapping: _Reader.captured,
}

"""A module's syntax tree, in which the bodies of some functions are parsed only when somebody asks for them."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

import libcst

from credlint.source.outline import Region

Definition = libcst.FunctionDef | libcst.ClassDef
"""What has a region of its own."""

QUOTES = "'''"


class Tree:
    """The tree of a text, with its regions where they are known.

    A function or class that is `hidden` has a string in the place of its body, with as many rows: `body` puts the body
    there. The methods of a hidden class stay hidden.
    """

    def __init__(
        self,
        text: str,
        regions: Sequence[Region] | None,
        parse: Callable[[str], libcst.Module],
        hidden: Collection[int] = (),
    ) -> None:
        """`parse` may raise; `hidden` are numbers of regions with a body, none of them inside of another."""
        self.original = text
        """The text of the source."""
        self._parse = parse
        self._hidden = dict(_stubs(text, regions or (), hidden))
        self.was_whole = not self._hidden
        """Whether all of the text was parsed at once."""
        self.module = parse(self.text)
        self.regions = regions
        self._numbers: dict[int, int] = {}
        if regions is not None and not self._number(self.module.body, 0):
            self.regions = None
            self._numbers = {}
            if self._hidden:
                self._hidden = {}
                self.was_whole = True
                self.module = parse(text)

    @property
    def text(self) -> str:
        """The text of which the tree is now: that of the source, but for bodies that are hidden."""
        return _with_stubs(self.original, self._hidden, 0, len(self.original))

    def region(self, node: libcst.CSTNode) -> int | None:
        """The number of a definition's region; None where regions are not known, and for a lambda."""
        return self._numbers.get(id(node))

    def qualname(self, number: int) -> str:
        """The dotted name of a region's function or class within the module."""
        return self.regions[number].qualname if self.regions is not None else ""

    def body(self, node: Definition) -> Sequence[libcst.CSTNode]:
        """The statements of a definition."""
        number = self._numbers.get(id(node))
        if number in self._hidden:
            self._show(node, number)
        return node.body.body

    def _show(self, node: Definition, number: int) -> None:
        assert self.regions is not None
        start, end, _ = self._hidden.pop(number)
        inner = self.regions[number].children if self.regions[number].is_class else ()
        stubs = dict(_stubs(self.original, self.regions, divided(self.regions, inner)))
        self._hidden.update(stubs)
        piece = self._parse(f"def f():\n{_with_stubs(self.original, stubs, start, end)}\n")
        (function,) = piece.body
        assert isinstance(function, libcst.FunctionDef)
        statements = function.body.body
        stub = node.body.body[0]
        # Nodes are frozen, but nobody has seen these.
        for block in _blocks(statements):
            if block.indent is None and piece.default_indent != self.module.default_indent:
                object.__setattr__(block, "indent", piece.default_indent)
        object.__setattr__(statements[0], "leading_lines", getattr(stub, "leading_lines", ()))
        object.__setattr__(node.body, "body", statements)
        self._number(statements, number)

    def _number(self, body: Sequence[libcst.CSTNode], around: int) -> bool:
        """Give the definitions in a region's body the numbers of theirs; whether all are found in their order."""
        assert self.regions is not None
        wanted = iter(_inside(self.regions, around, self._hidden))
        for node in definitions(body):
            number = next(wanted, 0)
            if self.regions[number].name != node.name.value:
                return False
            self._numbers[id(node)] = number
        return next(wanted, None) is None


_Stub: TypeAlias = tuple[int, int, str]
"""The offsets between which a hidden body is, and what is in its place."""


def divided(regions: Sequence[Region], numbers: Iterable[int]) -> list[int]:
    """Those of some regions whose bodies are on rows of their own, so that they can be hidden."""
    return [number for number in numbers if regions[number].body is not None]


def _with_stubs(text: str, stubs: Mapping[int, _Stub], first: int, last: int) -> str:
    """What is between two offsets of a text, with stubs in the place of bodies."""
    pieces = []
    for start, end, stub in sorted(stubs.values()):
        pieces += [text[first:start], stub]
        first = end
    return "".join([*pieces, text[first:last]])


def _stubs(text: str, regions: Sequence[Region], hidden: Collection[int]) -> Iterator[tuple[int, _Stub]]:
    for number in hidden:
        body = regions[number].body
        assert body is not None
        start, end = body
        rest = text[start:end]
        indent = rest[: len(rest) - len(rest.lstrip(" \t\f"))]
        rows = "\n" * rest.count("\n")
        yield number, (start, end, f"{indent}{QUOTES}{rows}{QUOTES}")


def _inside(regions: Sequence[Region], around: int, hidden: Collection[int]) -> Iterator[int]:
    """The regions in another one, in the order of their definitions, less those in hidden ones."""
    todo = list(reversed(regions[around].children))
    while todo:
        number = todo.pop()
        yield number
        if number not in hidden:
            todo.extend(reversed(regions[number].children))


def definitions(body: Sequence[libcst.CSTNode]) -> Iterator[Definition]:
    """All functions and classes in the order of the source."""
    # No recursion: an `elif` is the `orelse` of the `if` before it, and chains of them are long.
    todo = list(reversed(body))
    while todo:
        node = todo.pop()
        if isinstance(node, Definition):
            yield node
        for block in reversed(_parts(node)):
            todo.extend(reversed(block.body) if isinstance(block, libcst.IndentedBlock) else [block])


def _blocks(body: Sequence[libcst.CSTNode]) -> Iterator[libcst.IndentedBlock]:
    """All blocks at any depth."""
    todo = list(body)
    while todo:
        for part in _parts(todo.pop()):
            if isinstance(part, libcst.IndentedBlock):
                yield part
                todo.extend(part.body)
            else:
                todo.append(part)


def _parts(node: libcst.CSTNode) -> list[libcst.CSTNode]:
    """The block of a statement or clause, and the clauses that follow it."""
    if isinstance(node, libcst.SimpleStatementLine):
        return []
    found = [getattr(node, "body", None), *getattr(node, "handlers", ()), *getattr(node, "cases", ())]
    found += [getattr(node, "orelse", None), getattr(node, "finalbody", None)]
    return [part for part in found if isinstance(part, libcst.CSTNode)]


_LONGEST = 20
"""Characters of a number that is worked out: longer ones are no index and no bound."""


def number_of(node: libcst.BaseExpression | None) -> int | None:
    """The number that an integer literal is; None for any other node and for a very long one."""
    return node.evaluated_value if isinstance(node, libcst.Integer) and len(node.value) < _LONGEST else None

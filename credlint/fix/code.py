"""The text and the syntax tree of a file that is to be edited."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

import libcst as cst

from credlint.fix.names import Names, all_nodes, names_of, reads_of
from credlint.model.span import Span
from credlint.source.lines import Lines
from credlint.source.parse import parse_prepared
from credlint.source.positions import positions
from credlint.source.prepare import Prepared
from credlint.source.tree import Tree

_PLACED = (
    cst.BaseSmallStatement,
    cst.BaseCompoundStatement,
    cst.SimpleStatementLine,
    cst.SimpleStatementSuite,
    cst.BaseElement,
    cst.BaseDictElement,
    cst.BaseExpression,
    cst.Arg,
    cst.ImportAlias,
    cst.Param,
    cst.ParamSlash,
    cst.ParamStar,
)
"""The nodes whose places are worked out at once; those of others are, when somebody asks for them."""


@dataclass(frozen=True, slots=True)
class Handler:
    """An `except` clause that names its exception, with the ids of what reads that name in it."""

    type: cst.BaseExpression
    name: cst.Name
    reads: frozenset[int]


class Code:
    """A file's text and its tree, which is whole and worked out when asked for. Offsets count code points.

    `tree` is the one that was analysed; where it was parsed in parts, the text is parsed again. `handovers` are the
    places of the calls that are given credentials.
    """

    def __init__(self, prepared: Prepared, tree: Tree, handovers: Collection[Span] = ()) -> None:
        self.prepared = prepared
        self._tree = tree
        self.handovers = handovers
        self.text = prepared.source.text
        self.lines = Lines(self.text)

    @cached_property
    def module(self) -> cst.Module:
        """The tree's root."""
        return self._tree.module if self._tree.was_whole else parse_prepared(self.prepared).module

    @cached_property
    def names(self) -> Names:
        """What its names mean."""
        return names_of(self.module)

    @cached_property
    def nodes(self) -> Sequence[cst.CSTNode]:
        """All nodes that hold code."""
        return list(all_nodes([self.module]))

    @cached_property
    def is_program(self) -> bool:
        """Whether the file is one that is run: nothing else imports its names."""
        if self.text.startswith("#!"):
            return True
        tests = (node.test for node in self.module.body if isinstance(node, cst.If))
        return any(name.value == "__name__" for name in reads_of(tests))

    @cached_property
    def attributes(self) -> dict[str, list[cst.Attribute]]:
        """All attributes by their names."""
        found: defaultdict[str, list[cst.Attribute]] = defaultdict(list)
        for node in self.nodes:
            if isinstance(node, cst.Attribute):
                found[node.attr.value].append(node)
        return found

    @cached_property
    def functions(self) -> dict[str, list[cst.FunctionDef]]:
        """All functions by their names."""
        found: defaultdict[str, list[cst.FunctionDef]] = defaultdict(list)
        for node in self.nodes:
            if isinstance(node, cst.FunctionDef):
                found[node.name.value].append(node)
        return found

    @cached_property
    def handlers(self) -> dict[str, list[Handler]]:
        """The `except` clauses that name their exceptions, by those names."""
        found: defaultdict[str, list[Handler]] = defaultdict(list)
        for node in self.nodes:
            match node:
                case cst.ExceptHandler(type=cst.BaseExpression() as kind, name=cst.AsName(name=cst.Name() as name)):
                    reads = frozenset(id(each) for each in reads_of([node.body]) if each.value == name.value)
                    found[name.value].append(Handler(kind, name, reads))
        return found

    @cached_property
    def numbers(self) -> dict[int, int]:
        """The numbers of the simple statements of each line in it, by their ids."""
        lines = (each for each in self.nodes if isinstance(each, cst.SimpleStatementLine | cst.SimpleStatementSuite))
        return {id(part): number for line in lines for number, part in enumerate(line.body)}

    @cached_property
    def called(self) -> frozenset[str]:
        """The names that are called as they are."""
        calls = (node.func for node in self.nodes if isinstance(node, cst.Call))
        return frozenset(each.value for each in calls if isinstance(each, cst.Name))

    def call(self, span: Span) -> cst.Call | None:
        """The call at a place."""
        return self._calls.get(span)

    def place(self, node: cst.CSTNode) -> Span:
        """The place of a node without its parentheses."""
        if node not in self._places:
            self._places.update(positions(self.module, [node], self.text))
        return self._places[node]

    @cached_property
    def _calls(self) -> dict[Span, cst.Call]:
        return {span: node for node, span in self._places.items() if isinstance(node, cst.Call)}

    @cached_property
    def _places(self) -> dict[cst.CSTNode, Span]:
        return positions(self.module, [node for node in self.nodes if isinstance(node, _PLACED)], self.text)

    def spans(self, nodes: Iterable[cst.CSTNode]) -> dict[int, tuple[int, int]]:
        """Where nodes begin and end, by their ids; with their parentheses, without what is around those."""
        return {id(node): self.span(node) for node in nodes}

    def span(self, node: cst.CSTNode) -> tuple[int, int]:
        """Where a node begins and ends, with its parentheses."""
        place = self.place(node)
        start, end = self.lines.offset(place.start), self.lines.offset(place.end)
        for _ in getattr(node, "lpar", ()):
            start, end = self.before(start) - 1, self.after(end) + 1
        return start, end

    def after(self, offset: int) -> int:
        """Where the first code behind an offset stands: behind blanks, line ends and comments."""
        scan = self.prepared.scan
        index = scan.index(offset)
        code = scan.code
        while index < len(code) and code[index] in _BLANK:
            index += 1
        return scan.offset(index) if index < len(code) else len(self.text)

    def before(self, offset: int) -> int:
        """Where the last code before an offset ends."""
        scan = self.prepared.scan
        index = scan.index(offset)
        code = scan.code
        while index and code[index - 1] in _BLANK:
            index -= 1
        return scan.end(index, string=code[index - 1] == "'") if index else 0

    def byte(self, offset: int) -> int:
        """The offset in the file's bytes."""
        source = self.prepared.source
        row = bisect_right(self._rows, offset) - 1
        inside = self.text[self._rows[row] : offset].encode(source.encoding)
        return (3 if source.bom else 0) + self._bytes[row] + len(inside)

    @cached_property
    def _rows(self) -> list[int]:
        """Where rows begin."""
        return [0, *accumulate(map(len, self.text.splitlines(keepends=True)))]

    @cached_property
    def _bytes(self) -> list[int]:
        encoding = self.prepared.source.encoding
        return [0, *accumulate(len(row.encode(encoding)) for row in self.text.splitlines(keepends=True))]


_BLANK = " \t\f\r\n\\"

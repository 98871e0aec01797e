"""What is taken out of a program, node by node, and the changes of its text that follow from that."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import libcst as cst

from credlint.fix.code import Code
from credlint.fix.layout import Change, Listing, without_items, without_parts, without_rows
from credlint.fix.names import Scope, all_nodes, inner_nodes, reads_of

_ITEMS = (cst.Arg, cst.DictElement, cst.ImportAlias, cst.Param, cst.ParamStar, cst.ParamSlash, cst.Element)
"""What stands in a list with commas."""


class Removal:
    """Nodes that are deleted from a program: items of lists, and statements; and texts in the place of others."""

    def __init__(self, code: Code) -> None:
        self.code = code
        self._gone: dict[int, cst.CSTNode] = {}
        self._held: set[int] = set()
        self._texts: dict[int, tuple[cst.CSTNode, str]] = {}
        self._copied: set[tuple[int, str]] = set()
        self._before: dict[int, tuple[cst.CSTNode, str]] = {}
        self._noted: dict[int, cst.CSTNode] = {}
        self._cut: list[tuple[cst.CSTNode, Change]] = []

    def delete(self, node: cst.CSTNode) -> None:
        """Delete an item of a list, or a statement."""
        self._gone[id(node)] = node
        self._hold(node)

    def replace(self, node: cst.CSTNode, other: cst.CSTNode, behind: str = "") -> None:
        """Put the text of another expression in the place of one, with what comes `behind` it."""
        start, end = self.code.span(other)
        self._texts[id(node)] = (node, self.code.text[start:end] + behind)
        self._hold(node)
        for name in reads_of([other]):
            owner = self.code.names.owner(name)
            self._copied.add((id(owner), name.value))

    def copies(self, owner: Scope, name: str) -> bool:
        """Whether a variable stands in what has been put somewhere."""
        return (id(owner), name) in self._copied

    def prefix(self, node: cst.CSTNode, text: str) -> None:
        """Put a text in front of a node."""
        self._before[id(node)] = (node, text)

    def note(self, node: cst.CSTNode) -> None:
        """Take a node for deleted, of which somebody else makes the change."""
        self._noted[id(node)] = node
        self._hold(node)

    def cut(self, node: cst.CSTNode, start: int, end: int) -> None:
        """Delete a node with the text around it, from one offset to another."""
        self.note(node)
        self._cut.append((node, Change(start, end)))

    def holds(self, node: cst.CSTNode) -> bool:
        """Whether a node is deleted or replaced, or is part of what is."""
        return id(node) in self._held

    def _hold(self, node: cst.CSTNode) -> None:
        # Inwards: what is deleted is small, but what is around it may be a chain of a thousand `elif`.
        if id(node) not in self._held:
            self._held.update(map(id, all_nodes([node])))

    def deleted(self) -> tuple[cst.CSTNode, ...]:
        """All nodes that are deleted, replaced or noted, in the order in which that was decided."""
        return (*self._gone.values(), *(node for node, _ in self._texts.values()), *self._noted.values())

    def changes(self) -> list[Change]:
        """The changes of the text."""
        wanted = self._outermost()
        lists: defaultdict[int, list[cst.CSTNode]] = defaultdict(list)
        statements: list[cst.CSTNode] = []
        around: dict[int, cst.CSTNode] = {}
        for node in wanted:
            if isinstance(node, _ITEMS):
                parent = self.code.names.parents[id(node)]
                around[id(parent)] = parent
                lists[id(parent)].append(node)
            else:
                statements.append(node)
        found = list(self._statements(statements))
        for key, gone in lists.items():
            found.extend(self._items(around[key], gone))
        for node, text in (*self._texts.values(), *self._before.values()):
            start, end = self.code.span(node)
            found.append(Change(start, start if id(node) in self._before else end, text))
        inner = _inside(self._gone.values())
        found.extend(cut for node, cut in self._cut if id(node) not in inner)
        return sorted(found)

    def _outermost(self) -> list[cst.CSTNode]:
        """The deleted nodes that are not part of others."""
        inner = _inside((*self._gone.values(), *(node for node, _ in self._texts.values())))
        return [node for node in self._gone.values() if id(node) not in inner]

    def _items(self, parent: cst.CSTNode, gone: Sequence[cst.CSTNode]) -> Iterator[Change]:
        items = items_of(parent)
        places = [self._place(item) for item in items]
        yield from without_items(
            self.code,
            Listing(places, *self._brackets(parent, places)),
            sorted(number for number, item in enumerate(items) if any(item is each for each in gone)),
        )

    def _place(self, item: cst.CSTNode) -> tuple[int, int]:
        start, end = self.code.span(item)
        if isinstance(item, cst.Param):
            ends = [end]
            for part in (item.annotation, item.default):
                if part is not None:
                    ends.append(self.code.span(part)[1])
            end = max(ends)
        return start, end

    def _brackets(self, parent: cst.CSTNode, items: Sequence[tuple[int, int]]) -> tuple[int, int]:
        """The offsets behind the opening bracket and before the closing one; of the first and last item without."""
        code, (first, last) = self.code, (items[0][0], items[-1][1])
        bare = isinstance(parent, cst.Import) or (isinstance(parent, cst.ImportFrom) and parent.lpar is None)
        if bare or (isinstance(parent, cst.Tuple) and not parent.lpar):
            return first, last
        end = code.after(last)
        if code.text[end : end + 1] == ",":
            end = code.after(end + 1)
        start = code.before(first)
        return start, end

    def _statements(self, gone: Sequence[cst.CSTNode]) -> Iterator[Change]:
        """Delete statements; a block that would be empty gets a `pass`."""
        parents = self.code.names.parents
        lines: dict[int, tuple[cst.CSTNode, set[int]]] = {}
        for node in gone:
            if isinstance(node, cst.BaseSmallStatement):
                line = parents[id(node)]
                lines.setdefault(id(line), (line, set()))[1].add(self.code.numbers[id(node)])
            else:
                lines[id(node)] = (node, set())
        whole: list[cst.CSTNode] = []
        for line, numbers in lines.values():
            parts = line.body if isinstance(line, cst.SimpleStatementLine | cst.SimpleStatementSuite) else ()
            if numbers and len(numbers) < len(parts):
                yield from without_parts(self.code, parts, numbers)
            else:
                whole.append(line)
        yield from self._lines(whole)

    def _lines(self, gone: Sequence[cst.CSTNode]) -> Iterator[Change]:
        parents = self.code.names.parents
        spans = self.code.spans(gone)
        ids = {id(line) for line in gone}
        rows: list[tuple[int, int]] = []
        for line in gone:
            start, end = spans[id(line)]
            block = parents[id(line)]
            if isinstance(line, cst.SimpleStatementSuite):
                yield Change(start, end, "pass")
            elif isinstance(block, cst.IndentedBlock) and all(id(each) in ids for each in block.body):
                if line is block.body[0]:
                    yield Change(start, end, "pass")
                else:
                    rows.append((start, end))
            else:
                rows.append((start, end))
        yield from without_rows(self.code, rows)


def items_of(node: cst.CSTNode) -> Sequence[cst.CSTNode]:
    """The items of a list with commas."""
    match node:
        case cst.Call():
            return node.args
        case cst.Dict() | cst.Tuple() | cst.List():
            return node.elements
        case cst.Import() | cst.ImportFrom():
            return () if isinstance(node.names, cst.ImportStar) else node.names
        case cst.Parameters():
            found: list[cst.CSTNode] = [*node.posonly_params]
            if isinstance(node.posonly_ind, cst.ParamSlash):
                found.append(node.posonly_ind)
            found += node.params
            if isinstance(node.star_arg, cst.CSTNode):
                found.append(node.star_arg)
            found += node.kwonly_params
            return [*found, node.star_kwarg] if node.star_kwarg is not None else found
        case _:
            return ()


def _inside(nodes: Iterable[cst.CSTNode]) -> set[int]:
    """The ids of what is part of some nodes."""
    return {id(each) for node in nodes for each in all_nodes(inner_nodes(node))}

"""Parses a source with libcst and tells where its comments and statements are."""

import ast
import hashlib
import re
import warnings
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial

import libcst

from credlint.model.span import Position
from credlint.source.decode import Source, SourceError
from credlint.source.isolate import no_collection, run_with_deep_stack
from credlint.source.layout import Comment, StatementSpan
from credlint.source.lines import Lines
from credlint.source.positions import statement_spans
from credlint.source.prepare import Prepared, prepare
from credlint.source.scan import SYNTAX_ERROR, TOO_DEEP, Scan
from credlint.source.tree import Tree

_PLACE = re.compile(r"parser error: error at (\d+):(\d+)")

_OPENS = re.compile(r"(?:[-+*/%@&|^<>=,:~]|\b(?:return|yield|await|in|is|not|and|or|if|else|assert|raise|from))\s*\($")
"""The end of a row with a parenthesis that is no call's."""

_CLOSES = re.compile(r"\s*+\)\s*+:?\s*+$")


@dataclass(frozen=True)
class Parsed:
    """A module's tree, and where things are in its text, worked out when asked for."""

    source: Source
    tree: Tree = field(repr=False)
    _scan: Scan = field(repr=False)

    @property
    def module(self) -> libcst.Module:
        """The tree's root."""
        return self.tree.module

    @cached_property
    def comments(self) -> tuple[Comment, ...]:
        """All comments, none of which are in strings."""
        lines = self._lines
        return tuple(_comment(lines, start, end) for start, end in self._scan.comments)

    @cached_property
    def statements(self) -> tuple[StatementSpan, ...]:
        """All statements and clauses, in the order of the source."""
        return statement_spans(self.module, self.source.text)

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self.source.text)


def parse(source: Source) -> Parsed:
    """Parse Python of any version that libcst knows; raises SourceError for what it refuses or cannot bear."""
    return parse_prepared(prepare(source))


def parse_prepared(prepared: Prepared, hidden: Collection[int] = ()) -> Parsed:
    """The same for a source that is ready; `hidden` are numbers of regions whose bodies can wait.

    Only a source that is divisible may have hidden ones.
    """
    text = prepared.text
    for offset in prepared.relief.blanks:
        text = f"{text[:offset]}+{text[offset + 1 :]}"
    module = partial(_module, cuts=prepared.relief.cuts)
    tree = run_with_deep_stack(Tree, text, prepared.regions, module, hidden)
    return Parsed(prepared.source, tree, prepared.scan)


def _module(text: str, cuts: tuple[tuple[int, int], ...]) -> libcst.Module:
    try:
        with no_collection():
            return (parse_in_pieces(text, cuts) if cuts else None) or libcst.parse_module(text)
    except libcst.ParserSyntaxError as error:
        # The message quotes the source, but for its numbers.
        if "too many indentation levels" in error.message:
            raise SourceError(TOO_DEEP) from None
        place = _PLACE.match(error.message)
        position = Position(int(place[1]), int(place[2]) + 1) if place else error_place(text)
        raise SourceError(SYNTAX_ERROR, position) from None
    except (KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except RecursionError:
        raise SourceError(TOO_DEEP) from None
    except MemoryError:
        raise SourceError("out of memory") from None
    except UnicodeError:
        raise SourceError("not Unicode text") from None
    except BaseException:
        # A panic of the parser derives from BaseException.
        raise SourceError("the parser failed") from None


def error_place(text: str) -> Position | None:
    """Where this Python, of whatever version, sees a syntax error: libcst's tokenizer does not tell its place."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            ast.parse(text)
    except SyntaxError as error:
        if error.lineno is not None:
            return Position(error.lineno, max(error.offset or 1, 1))
    except (ValueError, RecursionError, MemoryError):
        pass
    return None


def _comment(lines: Lines, start: int, end: int) -> Comment:
    span = lines.span(start, end)
    row = span.start.row
    own_line = not lines.line(row)[: span.start.column - 1].strip(" \t\f")
    wrapped = not own_line and bool(_OPENS.search(lines.line(row - 1)) and _CLOSES.match(lines.line(row + 1)))
    return Comment(span, lines.text[start:end], own_line, wrapped)


def parse_in_pieces(text: str, cuts: Sequence[tuple[int, int]]) -> libcst.Module | None:
    """The same tree as that of the whole text; None if the text has an error or cannot be cut there.

    `cuts` are offsets of expressions, those inside of others before them. Each is parsed with names in the place of
    those inside of it; then the names are replaced by the trees.
    """
    stem = f"_{hashlib.blake2b(text.encode(errors='surrogatepass'), digest_size=8).hexdigest()}_"
    parts: dict[str, libcst.BaseExpression] = {}
    outermost: list[tuple[int, int]] = []
    names: dict[tuple[int, int], str] = {}

    def assembled(start: int, end: int) -> str:
        """The text between two offsets, with names in the place of the cuts in it, which are no longer outermost."""
        first = len(outermost)
        while first and outermost[first - 1][0] >= start:
            first -= 1
        pieces = []
        for cut in outermost[first:]:
            # In parentheses, which go with the name: it may stand next to a word.
            pieces += [text[start : cut[0]], f"({names[cut]})"]
            start = cut[1]
        del outermost[first:]
        return "".join([*pieces, text[start:end]])

    sites: list[_Site] = []
    try:
        for cut in cuts:
            expression = libcst.parse_expression(f"({assembled(*cut)})")
            expression = expression.with_changes(lpar=expression.lpar[1:], rpar=expression.rpar[:-1])
            expression.visit(_Part(parts, sites))
            names[cut] = f"{stem}{len(parts)}"
            parts[names[cut]] = expression
            outermost.append(cut)
        module = libcst.parse_module(assembled(0, len(text)))
        module.visit(_Whole(parts, sites))
    except (libcst.ParserSyntaxError, libcst.CSTValidationError):
        return None
    if len(sites) != len(parts):
        return None
    for node, attribute, name in sites:
        # Nodes are frozen, but nobody has seen these.
        object.__setattr__(node, attribute, parts[name])
    return module


_Site = tuple[libcst.CSTNode, str, str]
"""A node, and the name of a part that stands in a field of it."""


class _Whole(libcst.CSTVisitor):
    """Finds the names of parts: they stand at the left end of an expression."""

    def __init__(self, parts: dict[str, libcst.BaseExpression], sites: list[_Site]) -> None:
        super().__init__()
        self._parts = parts
        self._sites = sites

    def visit_Attribute(self, node: libcst.Attribute) -> None:
        self._look_at(node, "value", node.value)

    def visit_Call(self, node: libcst.Call) -> None:
        self._look_at(node, "func", node.func)

    def visit_Subscript(self, node: libcst.Subscript) -> None:
        self._look_at(node, "value", node.value)

    def visit_BinaryOperation(self, node: libcst.BinaryOperation) -> None:
        self._look_at(node, "left", node.left)

    def _look_at(self, node: libcst.CSTNode, field: str, left: libcst.BaseExpression) -> None:
        if isinstance(left, libcst.Name) and left.value in self._parts:
            self._sites.append((node, field, left.value))


class _Part(_Whole):
    """The same for a part, which was parsed outside of its block: its rows hold all of their indentation."""

    def visit_ParenthesizedWhitespace(self, node: libcst.ParenthesizedWhitespace) -> None:
        object.__setattr__(node, "indent", False)

    def visit_EmptyLine(self, node: libcst.EmptyLine) -> None:
        object.__setattr__(node, "indent", False)

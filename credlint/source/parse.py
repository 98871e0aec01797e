"""Parses a source with libcst and tells where its comments and statements are."""

import ast
import re
import warnings
from dataclasses import dataclass, field
from functools import cached_property

import libcst

from credlint.model.span import Position
from credlint.source import bounds
from credlint.source.decode import Source, SourceError
from credlint.source.isolate import no_collection, run_with_deep_stack
from credlint.source.layout import Comment, StatementSpan
from credlint.source.lines import Lines, without_lone_cr
from credlint.source.positions import statement_spans
from credlint.source.scan import SYNTAX_ERROR, TOO_DEEP, Scan, scan

_PLACE = re.compile(r"parser error: error at (\d+):(\d+)")


@dataclass(frozen=True)
class Parsed:
    """A module's syntax tree, and where things are in its text, worked out when asked for."""

    source: Source
    module: libcst.Module = field(repr=False)
    _scan: Scan = field(repr=False)

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
    text = source.text
    if text.startswith("\ufeff"):
        raise SourceError(SYNTAX_ERROR, Position(1, 1))
    text = without_lone_cr(text)
    scanned = scan(text)
    for offset in bounds.check(scanned):
        text = f"{text[:offset]}+{text[offset + 1 :]}"
    return Parsed(source, run_with_deep_stack(_module, text), scanned)


def _module(text: str) -> libcst.Module:
    try:
        with no_collection():
            return libcst.parse_module(text)
    except libcst.ParserSyntaxError as error:
        # The message quotes the source, but for its numbers.
        if "too many indentation levels" in error.message:
            raise SourceError(TOO_DEEP) from None
        place = _PLACE.match(error.message)
        position = Position(int(place[1]), int(place[2]) + 1) if place else _place(text)
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


def _place(text: str) -> Position | None:
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
    before = lines.line(span.start.row)[: span.start.column - 1]
    return Comment(span, lines.text[start:end], not before.strip(" \t\f"))

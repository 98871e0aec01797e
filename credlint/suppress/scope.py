"""What a directive speaks for."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from credlint.model.span import Span
from credlint.source.layout import Comment, StatementSpan
from credlint.suppress.directives import Directive


@dataclass(frozen=True, slots=True)
class Scope:
    """The findings that a directive speaks for: those that start on one of its rows or, with `ends`, end there."""

    rows: frozenset[int]
    ends: bool = False

    def covers(self, span: Span) -> bool:
        """Whether a finding with this span is spoken for."""
        return span.start.row in self.rows or (self.ends and span.end.row in self.rows)


class _Ranges:
    """Ranges of rows, of which is asked whether any holds a row."""

    def __init__(self, ranges: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(ranges)
        self._firsts = [first for first, _ in ordered]
        self._lasts = list(accumulate((last for _, last in ordered), max))  # of all that begin so far

    def hold(self, row: int) -> bool:
        """Whether a row is in one of them, its first and last row among them."""
        before = bisect_right(self._firsts, row)
        return before > 0 and self._lasts[before - 1] >= row


class Layout:
    """Where the comments and statements of a module stand, by rows."""

    def __init__(self, comments: Sequence[Comment], statements: Sequence[StatementSpan]) -> None:
        self._alone = {comment.row for comment in comments if comment.own_line}
        self._around = _Ranges((one.first_row, one.last_row) for one in statements)
        headers = [(one.header.start.row, one.header.end.row) for one in statements]
        self._inside = _Ranges((first + 1, last - 1) for first, last in headers if last - first > 1)
        self._firsts = sorted({one.first_row for one in statements})
        self._beginning: defaultdict[int, set[tuple[int, int]]] = defaultdict(set)  # headers by the first row of theirs
        self._ending: defaultdict[int, set[tuple[int, int]]] = defaultdict(set)
        self._following: defaultdict[int, set[tuple[int, int]]] = defaultdict(set)  # by that of the statement
        for one, header in zip(statements, headers, strict=True):
            self._beginning[header[0]].add(header)
            self._ending[header[1]].add(header)
            self._following[one.first_row].add(header)

    def is_at_module_level(self, comment: Comment) -> bool:
        """Whether a comment stands alone on a line that is part of no statement."""
        return comment.own_line and comment.span.start.column == 1 and not self._around.hold(comment.row)

    def scope(self, directive: Directive) -> Scope:
        """The scope of a directive for one statement or line.

        At the end of a statement's first or last row: that statement, of a compound one its header. On an inner row:
        the findings that start or end there. Alone on a row: the next statement; inside of one, the next row of code.
        """
        comment = directive.comment
        row = comment.row
        if comment.own_line:
            if not self._inside.hold(row):
                return self._next_statement(row)
            while row in self._alone:
                row += 1
            return Scope(frozenset({row}), ends=True)
        headers = self._beginning.get(row, set()) | self._ending.get(row, set())
        if comment.wrapped:
            headers |= self._ending.get(row + 1, set())
        return _rows_of(headers) if headers else Scope(frozenset({row}), ends=True)

    def _next_statement(self, row: int) -> Scope:
        at = bisect_left(self._firsts, row + 1)
        return _rows_of(self._following[self._firsts[at]] if at < len(self._firsts) else ())


def _rows_of(headers: Iterable[tuple[int, int]]) -> Scope:
    """By rows, not columns: what is said of a comment stands behind the statement."""
    return Scope(frozenset(row for first, last in headers for row in range(first, last + 1)))

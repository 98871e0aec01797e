"""What a directive speaks for."""

from collections.abc import Callable, Sequence

from credlint.model.span import Span
from credlint.source.layout import Comment, StatementSpan
from credlint.suppress.directives import Directive

Covers = Callable[[Span], bool]
"""Whether a finding with this span is spoken for."""


def everything(span: Span) -> bool:
    """The scope of a directive for the whole file."""
    return True


def at_module_level(comment: Comment, statements: Sequence[StatementSpan]) -> bool:
    """Whether a comment stands alone on a line that is part of no statement."""
    return (
        comment.own_line
        and comment.span.start.column == 1
        and not any(statement.first_row <= comment.row <= statement.last_row for statement in statements)
    )


def covered(directive: Directive, comments: Sequence[Comment], statements: Sequence[StatementSpan]) -> Covers:
    """The scope of a directive for one statement or line.

    At the end of a statement's first or last row: that statement, of a compound one its header. On an inner row: the
    findings that start or end there. Alone on a row: the next statement; inside of one, the next row of code.
    """
    comment = directive.comment
    if comment.own_line:
        if not _inside(comment.row, statements):
            return _next_statement(comment.row, statements)
        alone = {other.row for other in comments if other.own_line}
        row = comment.row
        while row in alone:
            row += 1
        return _on_row(row)
    rows = {comment.row, comment.row + 1} if comment.wrapped else {comment.row}
    spoken_for = [one.header for one in statements if one.header.start.row == comment.row or one.header.end.row in rows]
    if not spoken_for:
        return _on_row(comment.row)
    return _in_rows(spoken_for)


def _inside(row: int, statements: Sequence[StatementSpan]) -> bool:
    """Whether a row without code of its own is between the first and last row of a statement or header."""
    return any(one.header.start.row < row < one.header.end.row for one in statements)


def _next_statement(row: int, statements: Sequence[StatementSpan]) -> Covers:
    after = min((one.first_row for one in statements if one.first_row > row), default=None)
    return _in_rows([one.header for one in statements if one.first_row == after])


def _in_rows(headers: Sequence[Span]) -> Covers:
    """By rows, not columns: what is said of a comment stands behind the statement."""
    return lambda span: any(header.start.row <= span.start.row <= header.end.row for header in headers)


def _on_row(row: int) -> Covers:
    return lambda span: row in (span.start.row, span.end.row)

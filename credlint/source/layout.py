"""Where a module's comments and statements stand, without its syntax tree."""

from dataclasses import dataclass

from credlint.model.span import Span


@dataclass(frozen=True, slots=True)
class Comment:
    """A real comment: `text` begins with `#` and has no line end; `own_line` when only blanks stand before it.

    It is `wrapped` behind the only row in parentheses that hold an expression together and end on the next row: there
    formatters put what stood behind a statement that became too long.
    """

    span: Span
    text: str
    own_line: bool
    wrapped: bool = False

    @property
    def row(self) -> int:
        """The row on which the comment stands."""
        return self.span.start.row


@dataclass(frozen=True, slots=True)
class StatementSpan:
    """A statement without the comments and blank lines around it.

    `header` is what a comment at its end speaks for: all of a simple statement, for a compound one the text from its
    first keyword or decorator up to its colon. An `elif`, `else`, `except`, `finally` or `case` clause is a statement
    of its own here. `depth` is 0 at module level and counts enclosing compound statements.
    """

    span: Span
    header: Span
    is_compound: bool
    depth: int

    @property
    def first_row(self) -> int:
        """The row on which the statement starts."""
        return self.span.start.row

    @property
    def last_row(self) -> int:
        """The row on which the statement ends."""
        return self.span.end.row

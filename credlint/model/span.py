"""Places in a source text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place between two characters: `row` and `column` are 1-based, columns count code points."""

    row: int
    column: int


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The text from `start` up to, not including, `end`."""

    start: Position
    end: Position

    @classmethod
    def of(cls, row: int, column: int, end_row: int, end_column: int) -> "Span":
        """Build a span from four 1-based numbers."""
        return cls(Position(row, column), Position(end_row, end_column))

"""Files of several kinds as one thing: a module to analyse, and where its places are in what is shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from credlint.model.result import Cell
from credlint.model.span import Position, Span
from credlint.source.decode import Source


@dataclass(frozen=True, slots=True)
class Piece:
    """The columns from `start` up to `end` of a row of the module, and the place in what is shown that they stand for.

    Where both are equally long each column stands for its own, else all of them for the whole.
    """

    start: int
    end: int
    shown: Span

    @property
    def is_even(self) -> bool:
        """Whether each column stands for one of its own."""
        first, last = self.shown.start, self.shown.end
        return first.row == last.row and last.column - first.column == self.end - self.start


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the module whose columns are not those of what is shown.

    Columns in no piece stand for all of `whole`; without that they are `shift` less than what is shown.
    """

    shift: int = 0
    pieces: tuple[Piece, ...] = ()
    whole: Span | None = None


@dataclass(frozen=True, slots=True)
class Command:
    """A credential that stands in a command line as it is, at `span`: `name` is what the command calls it."""

    command: str
    name: str
    value: str = field(repr=False)
    span: Span
    line: Span


@dataclass(frozen=True, slots=True)
class Document:
    """A module, and what is shown of it: the same rows, and below them those of saved outputs.

    `rows` are those of the module that differ from what is shown; `hidden` are places in what is shown that are always
    masked; saved outputs begin at the row `outputs`, 0 without any.
    """

    source: Source
    shown: str = field(repr=False)
    rows: Mapping[int, Row] = field(default_factory=dict)
    commands: tuple[Command, ...] = ()
    hidden: tuple[Span, ...] = ()
    cells: tuple[Cell, ...] = ()
    outputs: int = 0
    notes: tuple[str, ...] = ()
    is_python: bool = False

    def span(self, span: Span) -> Span:
        """What is shown for a span of the module."""
        return Span(self._start(span.start), self._end(span.end)) if self.rows else span

    def _start(self, place: Position) -> Position:
        row = self.rows.get(place.row)
        if row is None:
            return place
        for piece in row.pieces:
            if piece.start <= place.column < piece.end:
                return _even(piece, place) if piece.is_even else piece.shown.start
        return row.whole.start if row.whole is not None else _shifted(row, place)

    def _end(self, place: Position) -> Position:
        row = self.rows.get(place.row)
        if row is None:
            return place
        for piece in row.pieces:
            if piece.start < place.column <= piece.end:
                return _even(piece, place) if piece.is_even else piece.shown.end
        return row.whole.end if row.whole is not None else _shifted(row, place)


def python(source: Source) -> Document:
    """A Python file: the module is what is shown."""
    return Document(source, source.text, is_python=True)


def _even(piece: Piece, place: Position) -> Position:
    return Position(piece.shown.start.row, piece.shown.start.column + place.column - piece.start)


def _shifted(row: Row, place: Position) -> Position:
    return Position(place.row, max(1, place.column + row.shift))

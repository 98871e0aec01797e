"""Where a finding stands: for people (a notebook's cell), for tools (a line of the file), in columns of each unit."""

from dataclasses import dataclass
from typing import Protocol

from credlint.model.redact import MASK
from credlint.model.result import Excerpt, FileResult
from credlint.model.span import Position, Span
from credlint.report.text import shown_path


class Cell(Protocol):
    """A cell of a notebook, whose rows follow each other in the module that spans count in."""

    @property
    def number(self) -> int:
        """1-based, as people count cells."""

    @property
    def first_row(self) -> int:
        """The row of the module at which the cell begins."""

    @property
    def lines(self) -> tuple[int, ...]:
        """The line of the JSON file for each row of the cell."""


@dataclass(frozen=True, slots=True)
class CellPlace:
    """A row of a notebook: the cell, the row in it, and the line of the file."""

    cell: int
    row: int
    line: int


@dataclass(frozen=True, slots=True)
class Region:
    """A part of the file itself, 1-based, end exclusive; no columns where the file's differ from the source's."""

    line: int
    end_line: int
    column: int | None
    end_column: int | None


def cell_place(result: FileResult, row: int) -> CellPlace | None:
    """The cell of a row of a notebook; None in other files."""
    cells: tuple[Cell, ...] = getattr(result, "cells", ())
    cell = max((cell for cell in cells if cell.first_row <= row), key=lambda cell: cell.first_row, default=None)
    if cell is None:
        return None
    offset = row - cell.first_row
    return CellPlace(cell.number, offset + 1, cell.lines[min(offset, len(cell.lines) - 1)])


def label(result: FileResult, position: Position | None) -> str:
    """`path:row:column` or `path:cell 3:row:column`, safe to print; a file as a whole is 1:1."""
    return f"{shown_path(result.path)}:{place(result, position)}"


def place(result: FileResult, position: Position | None) -> str:
    """`row:column` or `cell 3:row:column`."""
    position = position or Position(1, 1)
    cell = cell_place(result, position.row)
    return f"cell {cell.cell}:{cell.row}:{position.column}" if cell else f"{position.row}:{position.column}"


def region(result: FileResult, span: Span) -> Region:
    """The lines of the file for a span, with columns in code points."""
    start, end = span.start, max(span.start, span.end)
    first, last = cell_place(result, start.row), cell_place(result, end.row)
    if first is not None and last is not None:
        return Region(first.line, last.line, None, None)
    return Region(start.row, end.row, start.column, end.column)


def excerpt(result: FileResult, row: int) -> Excerpt | None:
    """The redacted line `row`, if the result has it."""
    return next((candidate for candidate in result.excerpts if candidate.row == row), None)


def byte_column(result: FileResult, position: Position) -> int | None:
    """The 1-based column of `position` in UTF-8 bytes; None if it is unknown or has no meaning (notebooks)."""
    line = excerpt(result, position.row)
    if line is None or cell_place(result, position.row) is not None:
        return None
    before = line.text[: line.column(position.column, len(MASK)) - 1]
    size_before = len(before.encode("utf-8", "replace"))
    sizes: tuple[int, ...] = getattr(line, "mask_bytes", ()) or tuple(end - start for start, end in line.masks)
    for (start, end), size in zip(line.masks, sizes, strict=True):
        if position.column >= end:
            size_before += size - len(MASK)
        elif position.column > start:
            size_before += min(position.column - start, size)
    return size_before + 1

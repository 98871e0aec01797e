"""Where a finding stands: for people (a notebook's cell), for tools (a line of the file), in columns of each unit."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from credlint.model.diagnostic import Step
from credlint.model.redact import MASK
from credlint.model.result import Cell, Excerpt, FileResult
from credlint.model.span import Position, Span
from credlint.report.text import shown_path


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


def file_of(result: FileResult, step: Step) -> FileResult:
    """The file in which a step of a finding in `result` lies."""
    if not step.path:
        return result
    return next((other for other in result.others if other.path == step.path), FileResult(step.path))


def cell_place(result: FileResult, row: int) -> CellPlace | None:
    """The cell of a row of a notebook; None in other files, and where what a cell has put out is meant."""
    cell = _cell(result, row)
    if cell is None or cell.output:
        return None
    return CellPlace(cell.number, row - cell.first_row + 1, _line(cell, row))


def file_line(result: FileResult, row: int) -> int:
    """The line of the file for a row."""
    cell = _cell(result, row)
    return row if cell is None else _line(cell, row)


def file_width(result: FileResult, row: int) -> int | None:
    """The number of characters in the line of the file for a row of a notebook; None where it is not known."""
    cell = _cell(result, row)
    return cell.widths[min(row - cell.first_row, len(cell.widths) - 1)] if cell is not None and cell.widths else None


def _cell(result: FileResult, row: int) -> Cell | None:
    before = bisect_right(result.cells, row, key=lambda cell: cell.first_row)
    return result.cells[before - 1] if before else None


def _line(cell: Cell, row: int) -> int:
    return cell.lines[min(row - cell.first_row, len(cell.lines) - 1)]


def label(result: FileResult, position: Position | None) -> str:
    """`path:row:column` or `path:cell 3:row:column`, safe to print; a file as a whole is 1:1."""
    return f"{shown_path(result.path)}:{place(result, position)}"


def place(result: FileResult, position: Position | None) -> str:
    """`row:column` or `cell 3:row:column`."""
    position = position or Position(1, 1)
    if cell := cell_place(result, position.row):
        return f"cell {cell.cell}:{cell.row}:{position.column}"
    shown = file_position(result, position)
    return f"{shown.row}:{shown.column}"


def file_position(result: FileResult, position: Position) -> Position:
    """The place in the file; the beginning of the line in a notebook, where a line of JSON holds one of a cell."""
    if result.cells:
        return Position(file_line(result, position.row), 1)
    return position


def region(result: FileResult, span: Span) -> Region:
    """The lines of the file for a span, with columns in code points."""
    start, end = span.start, max(span.start, span.end)
    if result.cells:
        return Region(file_line(result, start.row), file_line(result, end.row), None, None)
    return Region(start.row, end.row, start.column, end.column)


def excerpt(result: FileResult, row: int) -> Excerpt | None:
    """The redacted line `row`, if the result has it."""
    at = bisect_left(result.excerpts, row, key=lambda each: each.row)
    return result.excerpts[at] if at < len(result.excerpts) and result.excerpts[at].row == row else None


def byte_column(result: FileResult, position: Position) -> int | None:
    """The 1-based column of `position` in UTF-8 bytes; None if it is unknown or has no meaning (notebooks)."""
    line = excerpt(result, position.row)
    if line is None or result.cells:
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

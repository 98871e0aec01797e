"""Offsets, rows and columns of a text, by the line ends that Python knows."""

import re
from bisect import bisect_right

from credlint.model.span import Position, Span

_LINE_END = re.compile(r"\r\n|\r|\n")
_LONE_CR = re.compile(r"\r(?!\n)")


def without_lone_cr(text: str) -> str:
    """The same rows and offsets for libcst, which takes a lone \\r for a blank."""
    return _LONE_CR.sub("\n", text) if "\r" in text else text


class Lines:
    """The lines of `text`: \\n, \\r\\n and \\r end one; form feed, U+2028 and their like do not.

    Offsets are 0-based code points, rows and columns 1-based ones. A place beyond a line's end is moved to the end.
    """

    __slots__ = ("_ascii", "_starts", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._ascii = text.isascii()
        self._starts = [0, *(match.end() for match in _LINE_END.finditer(text))]

    def __len__(self) -> int:
        """The number of rows; a text that ends in a newline has an empty last one."""
        return len(self._starts)

    def line(self, row: int) -> str:
        """The text of a row without its line end; empty for a row that does not exist."""
        start, end = self._bounds(row)
        return self.text[start:end].rstrip("\r\n")

    def position(self, offset: int) -> Position:
        """The place of a code point offset."""
        offset = min(max(offset, 0), len(self.text))
        row = bisect_right(self._starts, offset)
        return Position(row, offset - self._starts[row - 1] + 1)

    def span(self, start: int, end: int) -> Span:
        """The places of two code point offsets."""
        return Span(self.position(start), self.position(end))

    def offset(self, position: Position) -> int:
        """The code point offset of a place."""
        start, end = self._bounds(position.row)
        return min(start + max(position.column, 1) - 1, end)

    def slice(self, span: Span) -> str:
        """The text of a span."""
        return self.text[self.offset(span.start) : self.offset(span.end)]

    def utf16_column(self, position: Position) -> int:
        """The 1-based column in UTF-16 code units (LSP counts these, from 0)."""
        before = self._before(position)
        return len(before) + 1 if self._ascii else len(before.encode("utf-16-le", "surrogatepass")) // 2 + 1

    def utf8_column(self, position: Position) -> int:
        """The 1-based column in UTF-8 bytes."""
        before = self._before(position)
        return len(before) + 1 if self._ascii else len(before.encode("utf-8", "surrogatepass")) + 1

    def from_utf16(self, row: int, column: int) -> Position:
        """The place of a 1-based UTF-16 column; the middle of a surrogate pair is the character's start."""
        if self._ascii:
            return Position(row, column)
        units = self.line(row).encode("utf-16-le", "surrogatepass")[: 2 * (max(column, 1) - 1)]
        return Position(row, len(units.decode("utf-16-le", "ignore")) + 1)

    def byte_offset(self, position: Position, encoding: str = "utf-8", bom: bool = False) -> int:
        """The 0-based byte offset of a place in the file that was decoded with `encoding` after a byte order mark."""
        offset = self.offset(position)
        return (3 if bom else 0) + (offset if self._ascii else len(self.text[:offset].encode(encoding)))

    def _before(self, position: Position) -> str:
        start, _ = self._bounds(position.row)
        return self.text[start : self.offset(position)]

    def _bounds(self, row: int) -> tuple[int, int]:
        if row < 1:
            return 0, 0
        if row > len(self._starts):
            return len(self.text), len(self.text)
        return self._starts[row - 1], self._starts[row] if row < len(self._starts) else len(self.text)

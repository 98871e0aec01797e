"""Code frames: one line of redacted source with its number and an underline that stays under the text."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from credlint.model.redact import MASK
from credlint.model.result import Columns, Excerpt
from credlint.model.span import Span
from credlint.report.text import cells, width

TAB = "    "
MAX_WIDTH = 160
"""Columns of source in a frame; of a longer line the part around the underline is shown."""
BEFORE = 40
"""Columns kept before the underline of a line that is cut."""
CUT = "..."


@dataclass(frozen=True, slots=True)
class _Line:
    """What is shown for each code point of a line, how wide that is, and where columns of the source are in it."""

    shown: Sequence[str]
    widths: Sequence[int]
    width: int
    columns: Columns


@lru_cache(maxsize=4)  # findings come row by row, and a row may be long
def _line(excerpt: Excerpt) -> _Line:
    pairs = zip(excerpt.text, cells(excerpt.text), strict=True)
    shown = [TAB if character == "\t" else cell for character, cell in pairs]
    widths = list(map(width, shown))
    return _Line(shown, widths, sum(widths), Columns(excerpt, len(MASK)))


def frame(excerpt: Excerpt, span: Span) -> tuple[str, str, int]:
    """The shown line, the blanks before its underline and the underline's length, for the first row of `span`."""
    line = _line(excerpt)
    shown, widths = line.shown, line.widths
    start = min(line.columns(span.start.column) - 1, len(shown))
    end = len(shown)
    if span.end.row == span.start.row:
        end = min(line.columns(span.end.column) - 1, end)
    first = 0 if line.width <= MAX_WIDTH else _first(widths, start)
    last = _last(widths, first)
    lead = CUT if first else ""
    text = lead + "".join(shown[first:last]) + (CUT if last < len(shown) else "")
    before = len(lead) + sum(widths[first:start])
    return text.rstrip(), " " * before, max(1, sum(widths[start : min(end, last)]))


def _first(widths: Sequence[int], start: int) -> int:
    """The first code point shown of a line that does not fit: at most BEFORE columns ahead of `start`."""
    first, room = start, BEFORE
    while first > 0 and (room := room - widths[first - 1]) >= 0:
        first -= 1
    return first


def _last(widths: Sequence[int], first: int) -> int:
    """One past the last code point shown."""
    last, room = first, MAX_WIDTH
    while last < len(widths) and (room := room - widths[last]) >= 0:
        last += 1
    return last

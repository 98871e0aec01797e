"""Code frames: one line of redacted source with its number and an underline that stays under the text."""

from credlint.model.redact import MASK
from credlint.model.result import Excerpt
from credlint.model.span import Span
from credlint.report.text import cells, width

TAB = "    "
MAX_WIDTH = 160
"""Columns of source in a frame; of a longer line the part around the underline is shown."""
BEFORE = 40
"""Columns kept before the underline of a line that is cut."""
CUT = "..."


def frame(excerpt: Excerpt, span: Span) -> tuple[str, str, int]:
    """The shown line, the blanks before its underline and the underline's length, for the first row of `span`."""
    shown = [
        TAB if character == "\t" else cell for character, cell in zip(excerpt.text, cells(excerpt.text), strict=True)
    ]
    start = min(excerpt.column(span.start.column, len(MASK)) - 1, len(shown))
    end = len(shown)
    if span.end.row == span.start.row:
        end = min(excerpt.column(span.end.column, len(MASK)) - 1, end)
    widths = list(map(width, shown))
    first = _first(widths, start)
    last = _last(widths, first)
    lead = CUT if first else ""
    line = lead + "".join(shown[first:last]) + (CUT if last < len(shown) else "")
    before = len(lead) + sum(widths[first:start])
    return line.rstrip(), " " * before, max(1, sum(widths[start : min(end, last)]))


def _first(widths: list[int], start: int) -> int:
    """The first code point shown: 0 if the line fits, else one at most BEFORE columns ahead of `start`."""
    if sum(widths) <= MAX_WIDTH:
        return 0
    first, room = start, BEFORE
    while first > 0 and (room := room - widths[first - 1]) >= 0:
        first -= 1
    return first


def _last(widths: list[int], first: int) -> int:
    """One past the last code point shown."""
    last, room = first, MAX_WIDTH
    while last < len(widths) and (room := room - widths[last]) >= 0:
        last += 1
    return last

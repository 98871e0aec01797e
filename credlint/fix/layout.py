"""How parts of a text are taken out of it, so that what is left looks as if they had never been there.

A comment behind what is deleted goes with it where nothing else stands on its row; one on a row of its own stays.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

import libcst as cst

from credlint.fix.code import Code

_BLANKS = " \t\f\\"
"""What is nothing in a row of code: a backslash only goes on in the next one."""


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """Replace the characters from `start` up to `end` by `text`."""

    start: int
    end: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """Items with commas between them: `items` are their offsets, `start` and `end` those of what is in the brackets."""

    items: Sequence[tuple[int, int]]
    start: int
    end: int


def without_items(code: Code, listing: Listing, gone: Collection[int]) -> Iterator[Change]:
    """Delete the items with these numbers, each with its comma; whether the last item has one stays as it is."""
    text = code.text
    items, last = listing.items, len(listing.items) - 1
    commas = [_comma(code, end, listing.end) for _, end in items]
    kept = [number for number in range(len(items)) if number not in gone]
    comments = any(listing.start <= start < listing.end for start, _ in code.prepared.scan.comments)
    if not kept and not comments:
        yield Change(listing.start, listing.end)
        return
    spans = [(items[number][0], commas[number] or items[number][1]) for number in gone]
    if kept and last in gone and commas[last] is None and (comma := commas[kept[-1]]) is not None:
        spans.append((comma - 1, comma))
    for start, end in _merged(text, spans):
        yield _trimmed(code, start, end, listing)


def _comma(code: Code, offset: int, end: int) -> int | None:
    """Where the comma behind an item ends."""
    at = code.after(offset)
    return at + 1 if at < end and code.text[at] == "," else None


def _merged(text: str, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans as one that have nothing between them but blanks, and comments that go with them."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and not _between(text, *found[-1], start).strip(_BLANKS + "\r\n"):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _between(text: str, start: int, end: int, other: int) -> str:
    """What stands between a span and an offset, without a comment that goes with the span."""
    gap = text[end:other]
    alone = not text[row_start(text, start) : start].strip(_BLANKS)
    return gap[row_end(gap, 0) :] if alone and gap.lstrip(_BLANKS).startswith("#") else gap


def _trimmed(code: Code, start: int, end: int, listing: Listing) -> Change:
    """What goes with items: the blanks around them, and rows on which nothing is left."""
    text = code.text
    first, last = row_start(text, start), row_end(text, end)
    behind = text[end:last].lstrip(_BLANKS)
    gap = last - end - len(behind)
    if not text[first:start].strip(_BLANKS) and (not behind or behind[0] == "#") and first >= listing.start:
        return Change(first, next_row(text, last))
    if end + gap >= listing.end or (not behind and code.after(end) >= listing.end):
        return _at_the_end(code, start, end, listing)
    if behind and behind[0] != "#":
        return Change(start, end + gap)
    following = code.after(end)
    if (start == listing.start and not text[end:following].strip(_BLANKS + "\r\n")) or "\\" in text[end:last]:
        return Change(start, following)  # the next item takes its place
    return Change(len(text[:start].rstrip(_BLANKS)), end if behind else last)


def _at_the_end(code: Code, start: int, end: int, listing: Listing) -> Change:
    """The last items are gone: what closes the list follows what is left, unless that ends in a comment."""
    text = code.text
    if not text[end : (last := row_end(text, end))].strip(_BLANKS):
        # The closing bracket has a row of its own.
        return Change(len(text[:start].rstrip(_BLANKS)), last)
    before = max(len(text[:start].rstrip(_BLANKS + "\r\n")), listing.start)
    is_comment = any(begin < before <= stop for begin, stop in code.prepared.scan.comments)
    return Change(start if is_comment else before, end)


def row_start(text: str, offset: int) -> int:
    """Where the row of an offset begins."""
    return max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1


def row_end(text: str, offset: int) -> int:
    """Where the row of an offset ends, without its line end."""
    ends = [at for at in (text.find("\n", offset), text.find("\r", offset)) if at >= 0]
    return min(ends, default=len(text))


def next_row(text: str, end: int) -> int:
    """Where the row behind one that ends at an offset begins."""
    return end + (2 if text.startswith("\r\n", end) else 1 if end < len(text) else 0)


def without_rows(code: Code, spans: Iterable[tuple[int, int]]) -> Iterator[Change]:
    """Delete statements that fill their rows, and blank rows that were there because of them."""
    text = code.text
    rows: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        span = (row_start(text, start), next_row(text, row_end(text, end)))
        if rows and rows[-1][1] == span[0]:
            rows[-1] = (rows[-1][0], span[1])
        else:
            rows.append(span)
    for start, end in rows:
        above, top = _blank_rows(text, start, back=True)
        below, bottom = _blank_rows(text, end)
        opens = top == 0 or text[:top].rstrip().endswith(":")
        for _ in range(below if opens else min(above, below)):
            end = next_row(text, row_end(text, end))
        if bottom == len(text) and not opens:
            # No blank rows are left at the end of the file, nor a line end if it has none.
            yield Change(top if text[:bottom].endswith(("\n", "\r")) else len(text[:top].rstrip("\r\n")), bottom)
        else:
            yield Change(start, end)


def _blank_rows(text: str, at: int, *, back: bool = False) -> tuple[int, int]:
    """How many blank rows end, or begin, at the start of a row, and where they begin or end."""
    count = 0
    while back and at:
        start = row_start(text, at - (2 if text.endswith("\r\n", 0, at) else 1))
        if text[start:at].strip():
            break
        count, at = count + 1, start
    while not back and at < len(text):
        end = next_row(text, row_end(text, at))
        if text[at:end].strip():
            break
        count, at = count + 1, end
    return count, at


def without_parts(code: Code, parts: Sequence[cst.CSTNode], gone: Collection[int]) -> Iterator[Change]:
    """Delete some, not all, of several statements on one row, by their numbers, with the semicolons between them."""
    last = next(number for number in reversed(range(len(parts))) if number not in gone)
    for number in sorted(gone):
        if number < last:
            yield Change(code.span(parts[number])[0], code.span(parts[number + 1])[0])
    if last < len(parts) - 1:
        yield Change(code.span(parts[last])[1], code.span(parts[-1])[1])

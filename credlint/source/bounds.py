"""Refuses what would kill or stall libcst's parser, before it sees the file.

Native recursion goes as deep as brackets, chains and prefix operators do, and the parser copies the left side of a
chain at each link, which is quadratic. (Indentation needs no bound: libcst itself stops at 100 levels.)
"""

import re
from collections.abc import Iterator

from credlint.source.chains import MAX_BRACKETS, MAX_PREFIXES, Refusal, check_line
from credlint.source.decode import SourceError
from credlint.source.lines import Lines
from credlint.source.scan import SYNTAX_ERROR, TOO_DEEP, Scan

MAX_ELIF = 10_000
"""`elif` in a file: each is nested in the one before."""

_STRIDE = 500
"""Characters of code that are looked at together: bracket counts of a row cost as much as those of a screenful."""

_ELIF = re.compile(r"\belif\b")


def check(scan: Scan) -> list[int]:
    """Raise SourceError for code beyond the bounds.

    Returns the offsets of blanks between adjacent strings at which a `+` keeps libcst from refusing the rest.
    """
    code = scan.code
    try:
        if code.count("elif") > MAX_ELIF:
            _check_elif(code)
        return [scan.offset(index) for start, end in _long_lines(code) for index in check_line(code, start, end)]
    except Refusal as refusal:
        position = Lines(scan.text).position(scan.offset(refusal.index))
        raise SourceError(refusal.reason, position) from None


def _check_elif(code: str) -> None:
    for count, match in enumerate(_ELIF.finditer(code), 1):
        if count > MAX_ELIF:
            raise Refusal(TOO_DEEP, match.start())


def _long_lines(code: str) -> Iterator[tuple[int, int]]:
    """The logical lines that are long enough to reach a bound; others need no closer look."""
    start = 0
    while start < len(code):
        end = code.find("\n", start + _STRIDE) + 1 or len(code)
        opening, closing = _brackets(code, start, end)
        if opening == closing <= MAX_BRACKETS and end - start <= MAX_PREFIXES and not _continued(code, end):
            # No logical line goes on behind the piece, so none in it can be longer than it.
            start = end
            continue
        while start < end:
            stop, opening = _logical_line(code, start)
            if opening > MAX_BRACKETS or stop - start > MAX_PREFIXES:
                yield start, stop
            start = stop


def _logical_line(code: str, start: int) -> tuple[int, int]:
    """The end of the logical line at `start`, and the number of its opening brackets."""
    depth = brackets = 0
    at = start
    while at < len(code):
        end = code.find("\n", at) + 1 or len(code)
        opening, closing = _brackets(code, at, end)
        brackets += opening
        depth += opening - closing
        if depth < 0:
            raise Refusal(SYNTAX_ERROR, at)
        at = end
        if depth == 0 and not _continued(code, end):
            break
    return at, brackets


def _brackets(code: str, start: int, end: int) -> tuple[int, int]:
    opening = code.count("(", start, end) + code.count("[", start, end) + code.count("{", start, end)
    closing = code.count(")", start, end) + code.count("]", start, end) + code.count("}", start, end)
    return opening, closing


def _continued(code: str, end: int) -> bool:
    return code.endswith(("\\\n", "\\\r\n"), 0, end)

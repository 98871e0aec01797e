"""Refuses what would kill or stall libcst's parser, before it sees the file.

Native recursion goes as deep as brackets, chains and prefix operators do, and the parser copies the left side of a chain
at each link, which is quadratic. (Indentation needs no bound: libcst itself stops at 100 levels.)
"""

import re
from collections.abc import Iterator

from credlint.source.chains import MAX_BRACKETS, MAX_PREFIXES, Refusal, check_line
from credlint.source.decode import SourceError
from credlint.source.lines import Lines
from credlint.source.scan import SYNTAX_ERROR, TOO_DEEP, Scan

MAX_ELIF = 10_000
"""`elif` in a file: each is nested in the one before."""

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
    start = index = brackets = depth = 0
    for line in code.split("\n"):
        opening = line.count("(") + line.count("[") + line.count("{")
        closing = line.count(")") + line.count("]") + line.count("}")
        if closing > depth + opening:
            raise Refusal(SYNTAX_ERROR, index)
        brackets += opening
        depth += opening - closing
        index += len(line) + 1
        if depth == 0 and not line.endswith(("\\", "\\\r")):
            if brackets > MAX_BRACKETS or index - start > MAX_PREFIXES:
                yield start, index
            start, brackets = index, 0
    if start < index:
        yield start, index

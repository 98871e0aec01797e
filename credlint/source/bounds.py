"""Refuses what would kill or stall libcst's parser, before it sees the file.

Native recursion goes as deep as brackets, chains and prefix operators do, and the parser copies the left side of a
chain at each link, which is quadratic. (Indentation needs no bound: libcst itself stops at 100 levels.)
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from credlint.source.chains import check_line
from credlint.source.decode import SourceError
from credlint.source.limits import MAX_ELIF, MAX_PATTERN, MAX_PREFIXES, MAX_WEIGHT, TOO_LARGE, Line, Refusal
from credlint.source.lines import Lines
from credlint.source.scan import SYNTAX_ERROR, TOO_DEEP, Scan

_STRIDE = 500
"""Characters of code that are looked at together: bracket counts of a row cost as much as those of a screenful."""

_MANY_BRACKETS = 50
"""A logical line with as many is looked at closely, whatever its length."""

_ELIF = re.compile(r"\belif\b")
_FIRST_PATTERN = re.compile(r"[ \t\f]*(case|del)\b")
_PATTERN = re.compile(r"[\n;:][ \t\f]*(case|del)\b")
_PATTERN_PART = re.compile(r"\\\r?\n|[(\[{]|[)\]}]|[\n:;]|\bif\b")


@dataclass(frozen=True, slots=True)
class Relief:
    """What makes a text bearable for libcst, as offsets in it.

    `blanks` stand between adjacent strings, of which libcst refuses too many: they may become a `+`. `cuts` are the
    beginnings of long chains, whole expressions that may be parsed alone; sorted so that inner ones come first.
    """

    blanks: tuple[int, ...]
    cuts: tuple[tuple[int, int], ...]


def check(scan: Scan) -> Relief:
    """Raise SourceError for code beyond the bounds."""
    code = scan.code
    try:
        if code.count("elif") > MAX_ELIF:
            _check_elif(code)
        if "case" in code or "del" in code:
            _check_patterns(code)
        lines = _check_lines(code)
    except Refusal as refusal:
        position = Lines(scan.text).position(scan.offset(refusal.index))
        raise SourceError(refusal.reason, position) from None
    cuts = ((scan.offset(cut.start), scan.end(cut.end, cut.string)) for line in lines for cut in line.cuts)
    return Relief(
        tuple(scan.offset(index) for line in lines for index in line.splits),
        tuple(sorted(cuts, key=lambda cut: (cut[1], -cut[0]))),
    )


def _check_elif(code: str) -> None:
    for count, match in enumerate(_ELIF.finditer(code), 1):
        if count > MAX_ELIF:
            raise Refusal(TOO_DEEP, match.start())


def _check_patterns(code: str) -> None:
    start = _FIRST_PATTERN.match(code) or _PATTERN.search(code)
    while start:
        depth = deepest = 0
        end = ""
        at = start.end()
        while not end and (part := _PATTERN_PART.search(code, at)):
            at = part.end()
            match code[part.start()]:
                case "(" | "[" | "{":
                    depth += 1
                    deepest = max(deepest, depth)
                case ")" | "]" | "}":
                    depth -= 1
                case "\\":
                    pass
                case char if depth <= 0:
                    end = char
        # `case(…)` without a colon is a call of a function.
        if deepest > MAX_PATTERN and (start[1] == "del" or end in {":", "i"}):
            raise Refusal(TOO_DEEP, start.start(1))
        start = _PATTERN.search(code, at)


def _check_lines(code: str) -> list[Line]:
    """What the logical lines need that are not ordinary."""
    lines = []
    # Ordinary code has a token every four characters, half of them in brackets.
    weight = len(code) // 2
    for start, end in _long_lines(code):
        line = check_line(code, start, end)
        if line.splits or line.cuts:
            lines.append(line)
        weight += max(0, line.weight - (end - start) // 2)
        if weight > MAX_WEIGHT:
            break
    if weight > MAX_WEIGHT:
        raise Refusal(TOO_LARGE, 0)
    return lines


def _long_lines(code: str) -> Iterator[tuple[int, int]]:
    """The logical lines that are long enough to reach a bound; others need no closer look."""
    start = 0
    while start < len(code):
        end = code.find("\n", start + _STRIDE) + 1 or len(code)
        opening, closing = _brackets(code, start, end)
        if opening == closing <= _MANY_BRACKETS and end - start <= MAX_PREFIXES and not _continued(code, end):
            # No logical line goes on behind the piece, so none in it can be longer than it.
            start = end
            continue
        while start < end:
            stop, opening = _logical_line(code, start)
            if opening > _MANY_BRACKETS or stop - start > MAX_PREFIXES:
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

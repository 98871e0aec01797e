"""Finds the string literals in a piece of code that may hold a part of a secret, by where they stand.

What is put together of a literal and of something unknown has no value that an analysis could tell, and what is decoded
does not look like its literal. Whoever shows the source masks these, too.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable
from operator import itemgetter

from credlint.model.span import Span
from credlint.source.lines import Lines
from credlint.source.scan import STRING, Scan

_PREFIX = re.compile(r"(?i:\b[rbuft]{1,2})?$")
_LOOKUP = re.compile(r"\b(?:get|getenv|getattr|pop|setdefault)\s*$")
"""Callees whose first argument is a name."""

_SUBSCRIBED = re.compile(r"[\w)\]}'][ \t]*$")
"""What stands before the bracket of an index, but not before that of a list."""

_ASSIGNED = re.compile(
    r"(?i)(?:secret_?access_?key|secret_?key|access_?key_?id|session_?token|security_?token)"
    r"[\"'\\]*\s*[=:]\s*[\"'\\]*[^\s%{$<\"'\\]"
)
"""A credential's name with a value behind it, in a file, a URL or a command line."""

_NEXT = re.compile(r"\s*(\S)")

_NEAR = 20
"""Characters of code in which a prefix or the last name of a callee is looked for."""


def fragments(scan: Scan, lines: Lines, given: Iterable[Span]) -> list[Span]:
    """The spans of suspicious literals.

    Inside of `given`, each of which is a call, an assignment or a literal by which a credential is handed over, they
    are suspicious by where they stand. Harmless are keys of mappings, names that are looked up, and what is a whole
    argument of the outermost call: the analysis knows which of these is a secret. Everywhere else those are suspicious
    in whose text a credential's name has a value. Of an f-string the text between its fields is meant.
    """
    found = {(start, end) for _, start, end in scan.texts if _ASSIGNED.search(scan.text, start, end)}
    for span in {*given}:
        first, behind = lines.offset(span.start), lines.offset(span.end)
        low, high = (bisect_left(scan.texts, place, key=itemgetter(1)) for place in (first, behind))
        opened: list[int] = []
        done = scan.index(first)
        for index, start, end in scan.texts[low:high]:
            _open(scan.code, done, index, opened)
            done = index
            if not _is_harmless(scan.code, index, opened):
                found.add((start - len(_prefix(scan.code, index)), end))
    return [lines.span(*place) for place in sorted(found)]


def _open(code: str, start: int, end: int, opened: list[int]) -> None:
    """Go through a piece of code; `opened` are the indices of the brackets that are open then."""
    for index in range(start, end):
        if code[index] in "([{":
            opened.append(index)
        elif code[index] in ")]}" and opened:
            opened.pop()


def _is_harmless(code: str, index: int, opened: list[int]) -> bool:
    """Whether the string at an index names something, or is an argument by itself."""
    if not opened or code[index : index + 1] != STRING:
        return False
    bracket = opened[-1]
    before = _last(code, bracket, index - len(_prefix(code, index)))
    after = _NEXT.match(code, index + 1)
    followed_by = after[1] if after else ""
    near = code[max(bracket - _NEAR, 0) : bracket]
    match code[bracket]:
        case "{":
            return followed_by == ":" and before in "{,"
        case "[":
            return followed_by == "]" and before == "[" and _SUBSCRIBED.search(near) is not None
    if followed_by not in ",)":
        return False
    return (before == "(" and _LOOKUP.search(near) is not None) or (len(opened) == 1 and before in "(,=")


def _last(code: str, start: int, end: int) -> str:
    """The last character between two indices that is no blank; the one at `start` is none."""
    while end > start and code[end - 1].isspace():
        end -= 1
    return code[end - 1]


def _prefix(code: str, index: int) -> str:
    """The letters before the quote of the string at an index."""
    match = _PREFIX.search(code[max(index - _NEAR, 0) : index])
    return match[0] if match and code[index : index + 1] == STRING else ""

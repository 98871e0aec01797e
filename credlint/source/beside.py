"""Finds the string literals in a piece of code that may hold a part of a secret, by where they stand.

What is put together of a literal and of something unknown has no value that an analysis could tell, and what is decoded
does not look like its literal. Whoever shows the source masks these, too.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
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
    r"[\"'\\]*\s*[=:]\s*[\"'\\]*(?P<value>[^\s%{$<\"'\\][^\r\n\"'\\&;]*)"
)
"""A credential's name with a value behind it, in a file, a URL or a command line."""

_BLANK = re.compile(r"\s|\\[nrt]|;|(?<=\w)=(?![='\"])|(?<=\w)=$")
"""What no key holds: a text with blanks or assignments is none, but may hold a part of one."""

_WORD = re.compile(r"[A-Za-z0-9+/_-]+")
_HOLE = re.compile(r"%[-#0 +]*\d*(?:\.\d+)?[a-z]|%\(\w+\)[a-z]|\{[^{}]*\}")
"""A place in a text that is filled in later."""

_PATH = re.compile(r"/[a-z0-9_-]*|[a-z0-9_/-]*/")
_RANDOM = re.compile(r"(?=\w*[a-z])(?=\w*[A-Z])(?=\w*\d)[A-Za-z0-9+/_-]{16,}")

_KEYWORD = re.compile(r"\s*(\w+)\s*=(?!=)")
_SETTINGS = frozenset({"config", "region", "region_name", "service_name", "api_version", "profile_name", "verify"})
"""Keywords of calls by which no credential is handed over, whatever their values hold."""

_NEXT = re.compile(r"\s*(\S)")
_BEFORE = re.compile(r"(\S)\s*\Z")

_NEAR = 20
"""Characters of code in which a prefix or the last name of a callee is looked for."""


def fragments(scan: Scan, lines: Lines, given: Iterable[Span]) -> list[Span]:
    """The spans of suspicious literals.

    Inside of `given`, each of which is a call, an assignment or a literal by which a credential is handed over, they
    are suspicious by where they stand. Harmless are keys of mappings, names that are looked up, settings, and what is a
    whole argument of the outermost call: the analysis knows which of these is a secret. Of a text with blanks only
    the words are meant that touch what is filled in. Everywhere else the values of credentials' names are suspicious.
    Of an f-string the text between its fields is meant.
    """
    found = {match.span("value") for _, start, end in scan.texts for match in _ASSIGNED.finditer(scan.text, start, end)}
    for span in {*given}:
        first, behind = lines.offset(span.start), lines.offset(span.end)
        low, high = (bisect_left(scan.texts, place, key=itemgetter(1)) for place in (first, behind))
        opened: list[int] = []
        argument = done = scan.index(first)
        for index, start, end in scan.texts[low:high]:
            argument = _open(scan.code, done, index, opened, argument)
            done = index
            keyword = _KEYWORD.match(scan.code, argument, index)
            if not (keyword and keyword[1] in _SETTINGS) and not _is_harmless(scan.code, index, opened):
                found.update(_parts(scan, index, start, end) if opened else [_whole(scan, index, start, end)])
    return [lines.span(*place) for place in sorted(found)]


def _open(code: str, start: int, end: int, opened: list[int], argument: int) -> int:
    """Go through a piece of code; `opened` are the indices of the brackets that are open then.

    Returns where the argument of the outermost call begins that is being read, which was at `argument` before.
    """
    for index in range(start, end):
        if code[index] in "([{":
            opened.append(index)
        elif code[index] in ")]}" and opened:
            opened.pop()
        if len(opened) == 1 and code[index] in "(,":
            argument = index + 1
    return argument


def _parts(scan: Scan, index: int, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The offsets of what may be a part of a secret in a suspicious literal, or in a piece of an f-string."""
    text = scan.text[start:end]
    if not _BLANK.search(text):
        if any(map(str.isalnum, text)):
            yield _whole(scan, index, start, end)
        return
    holes = [*_holes_beside(scan.code, index, text), *(match.span() for match in _HOLE.finditer(text))]
    starts, ends = {low for low, _ in holes}, {high for _, high in holes}
    at = 0
    for blank in (*_BLANK.finditer(text), None):
        for word in _WORD.finditer(text, at, blank.start() if blank else len(text)):
            touches = word.start() in ends or word.end() in starts
            if (touches and _PATH.fullmatch(word[0]) is None) or _RANDOM.fullmatch(word[0]):
                yield start + word.start(), start + word.end()
        at = blank.end() if blank else at


def _whole(scan: Scan, index: int, start: int, end: int) -> tuple[int, int]:
    """The offsets of a literal with its prefix."""
    return start - len(_prefix(scan.code, index)), end


def _holes_beside(code: str, index: int, text: str) -> Iterator[tuple[int, int]]:
    """The quotes or ends of a string, or of a piece of an f-string, to which something is added before or behind it."""
    whole = code[index : index + 1] == STRING
    start = index - len(_prefix(code, index))
    if not whole or code[max(start - _NEAR, 0) : start].rstrip().endswith(("+", "%", STRING)):
        yield 0, quote(text) if whole else 0
    after = _NEXT.match(code, index + whole)
    field = code[index + whole : index + whole + 1] in ("{", "}")
    if field or (whole and after is not None and after[1] in ("+", STRING)):
        yield len(text) - (0 if field else quote(text[::-1])), len(text)


def quote(text: str) -> int:
    """The length of the quotes at the beginning of a text."""
    return 3 if text.startswith(("'''", '"""')) else 1 if text.startswith(("'", '"')) else 0


def _is_harmless(code: str, index: int, opened: list[int]) -> bool:
    """Whether the string at an index names something, or is an argument by itself."""
    if not opened or code[index : index + 1] != STRING:
        return False
    if is_name(code, index):
        return True
    after = _NEXT.match(code, index + 1)
    before = _last(code, opened[-1], index - len(_prefix(code, index)))
    return (after[1] if after else "") in ",)" and len(opened) == 1 and code[opened[0]] == "(" and before in "(,="


def is_name(code: str, index: int) -> bool:
    """Whether the string at an index is a key of a mapping, an index, or a name that is looked up."""
    end = index - len(_prefix(code, index))
    before = _BEFORE.search(code, max(end - _NEAR, 0), end)
    after = _NEXT.match(code, index + 1)
    if before is None or after is None:
        return False
    near = code[max(before.start() - _NEAR, 0) : before.start()]
    match before[1], after[1]:
        case "{" | ",", ":":
            return True
        case "[", "]":
            return _SUBSCRIBED.search(near) is not None
        case "(", "," | ")":
            return _LOOKUP.search(near) is not None
    return False


def _last(code: str, start: int, end: int) -> str:
    """The last character between two indices that is no blank; the one at `start` is none."""
    while end > start and code[end - 1].isspace():
        end -= 1
    return code[end - 1]


def _prefix(code: str, index: int) -> str:
    """The letters before the quote of the string at an index."""
    match = _PREFIX.search(code[max(index - _NEAR, 0) : index])
    return match[0] if match and code[index : index + 1] == STRING else ""

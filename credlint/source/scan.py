"""Tells code from strings and comments in one pass, for any version of Python's syntax."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from credlint.source.decode import SourceError
from credlint.source.lines import Lines

SYNTAX_ERROR = "syntax error"
TOO_DEEP = "too deeply nested"

STRING = "'"
"""What stands for a string's quotes and text in `Scan.code`."""

MAX_NESTING = 150
"""f-strings and fields inside of each other: CPython's own limit for f-strings."""

# Atomic groups and not `(…)*+`: Python until 3.11.4 loses matches of these, https://github.com/python/cpython/issues/106052
_LONG = r"""
    {q}{q}{q} (?> (?: [^{q}\\]++ | \\[\s\S] | {q}(?!{q}{q}) )* ) {q}{q}{q}"""
_SHORT = r"""
    {q}(?!{q}{q}) (?> (?: [^{q}\\\r\n]++ | \\(?:\r\n|[\s\S]) )* ) {q}"""
_SKIPPED = "|".join([r"\#[^\r\n]*+", *(form.format(q=q) for form in (_LONG, _SHORT) for q in "\"'"), "\"|'"])
_IN_CODE = re.compile(_SKIPPED, re.VERBOSE)
_IN_FIELD = re.compile(_SKIPPED + r"| [(){}\[\]:]", re.VERBOSE)


def _text_of(quote: str, raw: bool, spec: bool) -> re.Pattern[str]:
    """The text in an f-string up to what ends it: a field, a brace, or the string's quote.

    A backslash takes the next character with it, but no brace. `{{` and `}}` are text, though not in a format spec.
    """
    character = f"[^{quote[0]}\\\\{{}}]" if len(quote) == 3 else f"[^{quote}\\\\{{}}\\r\\n]"
    parts = [f"{character}++", r"\\(?:\r\n|[^{}]|(?=[{}]))"]
    if not raw:
        parts.insert(0, r"\\N\{[^{}'\"\r\n]*+\}")
    if not spec:
        parts += [r"\{\{", r"\}\}"]
    if len(quote) == 3:
        parts.append(f"{quote[0]}(?!{quote[0] * 2})")
    return re.compile(f"(?>(?:{'|'.join(parts)})*)({quote}|[{{}}])?")


_IN_TEXT = {
    (quote, raw, spec): _text_of(quote, raw, spec)
    for quote in ("'", '"', "'''", '"""')
    for raw in (False, True)
    for spec in (False, True)
}
_FORMATTED = frozenset({"f", "t", "fr", "rf", "tr", "rt"})
_PREFIX_END = frozenset("fFtTrR")


@dataclass(frozen=True)
class Scan:
    """A text's code, in which each string is a `STRING` and comments are missing, and its comments' offsets.

    The fields of an f-string follow its `STRING` in their braces.
    """

    text: str
    comments: tuple[tuple[int, int], ...]
    pieces: tuple[str, ...]
    offsets: tuple[int, ...]

    @cached_property
    def code(self) -> str:
        """All pieces of code."""
        return "".join(self.pieces)

    def offset(self, index: int) -> int:
        """The offset in the text of an index into the code."""
        piece = bisect_right(self._starts, index, 0, len(self.pieces)) - 1
        return self.offsets[piece] + index - self._starts[piece]

    def end(self, index: int, string: bool) -> int:
        """The offset in the text behind the token, or the `string`, that ends at an index into the code."""
        return self.offsets[bisect_left(self._starts, index)] if string else self.offset(index - 1) + 1

    def index(self, offset: int) -> int:
        """The index into the code of an offset in the text; in a string or comment that of its end."""
        piece = bisect_right(self.offsets, offset) - 1
        return self._starts[piece] + min(offset - self.offsets[piece], len(self.pieces[piece]))

    @cached_property
    def texts(self) -> tuple[tuple[int, int, int], ...]:
        """The text of strings with their quotes: its index into the code, and the offsets of its start and end.

        In an f-string these are the parts between its fields; only the first of them is a `STRING` in the code.
        """
        comments = dict(self.comments)
        found = []
        for piece, start, begin, end in zip(self.pieces, self._starts, self.offsets, self.offsets[1:], strict=False):
            length = len(piece) - piece.endswith(STRING)
            if begin + length < end and begin + length not in comments:
                found.append((start + length, begin + length, end))
        return tuple(found)

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *accumulate(map(len, self.pieces))]


def scan(text: str) -> Scan:
    """Find the strings and comments of `text`; raises SourceError for a string or field without an end."""
    scanner = _Scanner(text)
    scanner.module()
    return Scan(text, tuple(scanner.comments), tuple(scanner.pieces), tuple(scanner.offsets))


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.comments: list[tuple[int, int]] = []
        self.pieces: list[str] = []
        self.offsets: list[int] = []

    def module(self) -> None:
        text, add_piece, add_offset = self.text, self.pieces.append, self.offsets.append
        done = 0
        searching = True
        while searching:
            searching = False
            for match in _IN_CODE.finditer(text, done):
                start, end = match.span()
                add_offset(done)
                if text[start] == "#":
                    add_piece(text[done:start])
                    self.comments.append((start, end))
                    done = end
                    continue
                add_piece(text[done:start] + STRING)
                done = end
                if start and text[start - 1] in _PREFIX_END and (prefix := _prefix(text, start)):
                    done = self._formatted(start, "r" in prefix, 1)
                    searching = True
                    break
                if end == start + 1:
                    raise self._error(start)
        add_piece(text[done:])
        add_offset(done)

    def _formatted(self, start: int, raw: bool, nesting: int) -> int:
        """Scan the f-string whose quote is at `start`; returns its end."""
        text = self.text
        quote = text[start : start + 3] if text[start : start + 3] in ("'''", '"""') else text[start]
        return self._until(quote, start + len(quote), quote, raw, nesting)

    def _until(self, stop: str, at: int, quote: str, raw: bool, nesting: int) -> int:
        """Scan an f-string's text up to `stop`: its quote, or the brace that ends a format spec."""
        pattern = _IN_TEXT[quote, raw, stop == "}"]
        while True:
            match = pattern.match(self.text, at)
            found = match and match.group(1)
            if match is None or (found != stop and found != "{"):
                raise self._error(at)
            if found == stop:
                return match.end()
            at = self._field(match.end() - 1, quote, raw, nesting)

    def _field(self, start: int, quote: str, raw: bool, nesting: int) -> int:
        """Scan the field whose brace is at `start`; returns its end."""
        if nesting > MAX_NESTING:
            raise SourceError(TOO_DEEP, Lines(self.text).position(start))
        text = self.text
        depth = 0
        done, at = start, start + 1
        while match := _IN_FIELD.search(text, at):
            begin, at = match.span()
            match text[begin]:
                case "(" | "[" | "{":
                    depth += 1
                case "}" if depth == 0:
                    self._piece(done, at)
                    return at
                case ")" | "]" | "}":
                    depth -= 1
                case ":" if depth == 0:
                    self._piece(done, at)
                    at = self._until("}", at, quote, raw, nesting + 1)
                    self._piece(at - 1, at)
                    return at
                case ":":
                    pass
                case "#":
                    self._piece(done, begin)
                    self.comments.append((begin, at))
                    done = at
                case _:
                    self._piece(done, begin)
                    self.pieces[-1] += STRING
                    if prefix := _prefix(text, begin):
                        at = self._formatted(begin, "r" in prefix, nesting + 1)
                    elif at == begin + 1:
                        raise self._error(begin)
                    done = at
        raise self._error(start)

    def _piece(self, start: int, end: int) -> None:
        self.pieces.append(self.text[start:end])
        self.offsets.append(start)

    def _error(self, offset: int) -> SourceError:
        return SourceError(SYNTAX_ERROR, Lines(self.text).position(offset))


def _prefix(text: str, quote: int) -> str:
    """The prefix of the f-string or t-string whose quote is at an offset; empty for other strings."""
    start = quote
    # One more than the longest prefix: in `elif"…"` and `éf"…"` the letters belong to a name.
    while start > 0 and quote - start < 3 and (text[start - 1].isalnum() or text[start - 1] == "_"):
        start -= 1
    word = text[start:quote].lower()
    return word if word in _FORMATTED else ""

"""Counts how deep and how long one logical line's expressions are."""

import re
from enum import Enum, auto

from credlint.source.scan import STRING, SYNTAX_ERROR, TOO_DEEP

MAX_BRACKETS = 200
"""CPython's own limit."""

MAX_PREFIXES = 1_000
"""Prefix operators, `**`, `lambda` and `if … else` inside of each other: 1,000 take the parser 1 s, 4,000 take 30 s."""

MAX_CHAIN = 5_000
"""Operators, or `.`, calls and subscripts, in one expression: the parser takes 10 s for as many terms."""

MAX_WORK = 30_000_000
"""Tokens that the parser copies: all of a chain before each of its links; it takes up to 1.5 s a million."""

MAX_WEIGHT = 2_000_000
"""Tokens, each counted once more for each bracket around it: the parser takes about 1 kB of memory for each."""

MAX_DEPTH = 10_000
"""Links of all kinds around one place."""

MAX_STRINGS = 3_000
"""Adjacent string literals: libcst takes more of them for a syntax error."""

SPLIT_STRINGS = 2_500
"""After so many, adjacent strings are split."""

TOO_LONG = "expression too long"
TOO_LARGE = "too large to parse"


class Refusal(Exception):
    """Code beyond a bound, at an index of the code."""

    def __init__(self, reason: str, index: int) -> None:
        super().__init__(reason, index)
        self.reason = reason
        self.index = index


class _Kind(Enum):
    OPERAND = auto()
    STRING = auto()
    OPEN = auto()
    CLOSE = auto()
    SEPARATOR = auto()
    COLON = auto()
    DOT = auto()
    SIGN = auto()
    BINARY = auto()
    FLAT = auto()
    POWER = auto()
    PREFIX = auto()
    LAMBDA = auto()
    TERNARY = auto()


_KINDS = {
    **dict.fromkeys(("(", "[", "{"), _Kind.OPEN),
    **dict.fromkeys((")", "]", "}"), _Kind.CLOSE),
    **dict.fromkeys((",", ";", "=", "!", "->", ":=", "for"), _Kind.SEPARATOR),
    ":": _Kind.COLON,
    ".": _Kind.DOT,
    **dict.fromkeys(("+", "-"), _Kind.SIGN),
    **dict.fromkeys(("*", "/", "//", "%", "@", "&", "|", "^", "<<", ">>"), _Kind.BINARY),
    **dict.fromkeys(("==", "!=", "<", ">", "<=", ">=", "<>", "and", "or", "in", "is"), _Kind.FLAT),
    "**": _Kind.POWER,
    **dict.fromkeys(("~", "not", "await"), _Kind.PREFIX),
    "lambda": _Kind.LAMBDA,
    **dict.fromkeys(("if", "else"), _Kind.TERNARY),
}
_TOKEN = re.compile(
    rf"[bBfFrRtTuU]{{0,2}}{STRING}|[^\W\d]\w*|\d[\w.]*|\*\*|//|<<|>>|<>|[<>=!]=|->|:=|[-+~*/%@&|^<>=.,:;()\[\]{{}}!]"
)


class _Level:
    """What has come since the last separator inside of one bracket, or between a `lambda` and its colon."""

    __slots__ = ("chain", "first", "kind", "last", "loose", "strings", "tight", "trailers")

    def __init__(self, kind: _Kind, at: int) -> None:
        self.kind = kind  # LAMBDA, OPEN, or STRING for a field of one
        self.strings = 0  # adjacent ones
        self.separate(at)

    def separate(self, at: int) -> None:
        self.loose = 0  # `lambda` and `if … else`
        self.first = at  # the number of the chain's first token
        self.operate(0, at)

    def operate(self, chain: int, at: int) -> None:
        self.chain = chain  # binary operators
        self.last = at  # the number of the last of them
        self.trailers = 0  # `.`, calls and subscripts since
        self.tight = 0  # prefix operators and `**` since

    @property
    def prefixes(self) -> int:
        return self.tight + self.loose

    @property
    def links(self) -> int:
        return self.chain + self.trailers + self.tight + self.loose


_BRACKET = re.compile(r"[()\[\]{}]")
_PREFIXES = ("-", "+", "~", "not", "await", "**", "lambda", "if")
_LINKS = (*_PREFIXES, ".", "(", "[", "*", "/", "%", "@", "&", "|", "^", "<", ">", "=", "and", "or", "in", "is")


def _may_reach_bounds(code: str, start: int, end: int) -> bool:
    """Whether there is enough of anything in a logical line; most long ones are tables of data."""
    if code.count(STRING, start, end) > SPLIT_STRINGS:
        return True
    prefixes, links = (sum(code.count(token, start, end) for token in tokens) for tokens in (_PREFIXES, _LINKS))
    return prefixes > MAX_PREFIXES or links > MAX_CHAIN or links * (end - start) > MAX_WORK


def _weigh(code: str, start: int, end: int) -> int:
    """The weight of a logical line by its brackets alone, taking two characters for a token."""
    weight = depth = 0
    at = start
    for match in _BRACKET.finditer(code, start, end):
        index = match.start()
        weight += (depth + 1) * (index - at + 1)
        at = index
        if match.group() in "([{":
            depth += 1
            if depth > MAX_BRACKETS:
                raise Refusal(TOO_DEEP, index)
        else:
            depth -= 1
    return weight // 2


def check_line(code: str, start: int, end: int) -> tuple[int, list[int]]:
    """Check the logical line from `start` to `end`.

    Returns its weight (tokens, each counted once more for each bracket around it) and the indexes of blanks at which
    to split adjacent strings.
    """
    if not _may_reach_bounds(code, start, end):
        return _weigh(code, start, end), []
    weight = work = 0
    splits: list[int] = []
    outer: list[_Level] = []
    level = _Level(_Kind.OPEN, 0)
    before, before_end = _Kind.SEPARATOR, start
    brackets = outer_links = outer_prefixes = 0

    def enter(kind: _Kind) -> None:
        nonlocal level, outer_links, outer_prefixes
        outer.append(level)
        outer_links += level.links
        outer_prefixes += level.prefixes
        level = _Level(kind, number)

    def leave() -> _Kind:
        nonlocal level, outer_links, outer_prefixes
        kind = level.kind
        level = outer.pop()
        outer_links -= level.links
        outer_prefixes -= level.prefixes
        return kind

    for number, match in enumerate(_TOKEN.finditer(code, start, end)):
        token = match.group()
        weight += brackets + 1
        kind = _KINDS.get(token) or (_Kind.STRING if token[-1] == STRING else _Kind.OPERAND)
        after_operand = before is _Kind.OPERAND or before is _Kind.STRING
        if kind is not _Kind.STRING and not (before is _Kind.STRING and token == "{"):
            level.strings = 0
        match kind:
            case _Kind.OPERAND:
                pass
            case _Kind.STRING:
                level.strings += 1
                if level.strings > SPLIT_STRINGS and (blank := _blank(code, before_end, match.start())) is not None:
                    level.strings = 1
                    splits.append(blank)
                if level.strings > MAX_STRINGS:
                    raise Refusal("too many adjacent strings", match.start())
            case _Kind.SEPARATOR:
                level.separate(number)
            case _Kind.COLON if level.kind is _Kind.LAMBDA:
                leave()
            case _Kind.COLON:
                level.separate(number)
            case _Kind.OPEN if before is _Kind.STRING and token == "{":
                brackets += 1
                enter(_Kind.STRING)
            case _Kind.OPEN:
                if after_operand:
                    level.trailers += 1
                    work += number - level.last
                brackets += 1
                enter(_Kind.OPEN)
            case _Kind.CLOSE:
                closed = _Kind.LAMBDA
                while closed is _Kind.LAMBDA:
                    if not outer:
                        raise Refusal(SYNTAX_ERROR, match.start())
                    closed = leave()
                brackets -= 1
                # A string goes on behind its field.
                kind = _Kind.STRING if closed is _Kind.STRING else _Kind.OPERAND
            case _Kind.DOT:
                level.trailers += 1
                work += number - level.last
            case _Kind.PREFIX:
                level.tight += not after_operand  # `a not in b` has none
            case _Kind.POWER:
                level.tight += 1
            case _Kind.SIGN if not after_operand:
                level.tight += 1
            case _Kind.SIGN | _Kind.BINARY:
                work += number - level.first
                level.operate(level.chain + 1, number)
            case _Kind.FLAT:
                level.first = number
                level.operate(level.chain + 1, number)
            case _Kind.LAMBDA:
                level.loose += 1
                enter(_Kind.LAMBDA)
            case _Kind.TERNARY:
                level.loose += 1
                level.first = number
                level.operate(0, number)
        if kind not in _HARMLESS:
            if level.chain > MAX_CHAIN or level.trailers > MAX_CHAIN or work > MAX_WORK:
                raise Refusal(TOO_LONG, match.start())
            if weight > MAX_WEIGHT:
                raise Refusal(TOO_LARGE, start)
            if (
                brackets > MAX_BRACKETS
                or outer_prefixes + level.prefixes > MAX_PREFIXES
                or outer_links + level.links > MAX_DEPTH
            ):
                raise Refusal(TOO_DEEP, match.start())
        before, before_end = kind, match.end()
    return weight, splits


_HARMLESS = frozenset({_Kind.OPERAND, _Kind.STRING, _Kind.SEPARATOR, _Kind.COLON})


def _blank(code: str, start: int, end: int) -> int | None:
    """The index of the first blank that is no line end in a piece of code."""
    for index in range(start, end):
        if code[index] in " \t\f":
            return index
    return None

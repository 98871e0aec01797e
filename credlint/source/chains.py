"""Measures how deep and how long one logical line's expressions are, and where long ones can be cut."""

import re

from credlint.source.kinds import TOKEN, Kind, kind_of
from credlint.source.limits import (
    CUT,
    MAX_BRACKETS,
    MAX_CHAIN,
    MAX_DEPTH,
    MAX_PREFIXES,
    MAX_STRINGS,
    MAX_WEIGHT,
    MAX_WORK,
    SPLIT_STRINGS,
    TOO_LARGE,
    TOO_LONG,
    Cut,
    Line,
    Refusal,
)
from credlint.source.scan import STRING, SYNTAX_ERROR, TOO_DEEP

_BRACKET = re.compile(r"[()\[\]{}]")
_PREFIXES = ("-", "+", "~", "not", "await", "**", "lambda", "if")
_LINKS = (*_PREFIXES, ".", "(", "[", "*", "/", "%", "@", "&", "|", "^", "<", ">", "=", "and", "or", "in", "is")


def check_line(code: str, start: int, end: int) -> Line:
    """Check the logical line from `start` to `end`; raises Refusal for what is beyond a bound."""
    if not _may_reach_bounds(code, start, end):
        return Line(_weigh(code, start, end))
    reader = _Reader(code, start)
    for match in TOKEN.finditer(code, start, end):
        reader.read(match)
    return reader.line


def _may_reach_bounds(code: str, start: int, end: int) -> bool:
    """Whether there is enough of anything in a logical line; most long ones are tables of data."""
    if code.count(STRING, start, end) > SPLIT_STRINGS:
        return True
    prefixes, links = (sum(code.count(token, start, end) for token in tokens) for tokens in (_PREFIXES, _LINKS))
    # A million tokens are copied in about a second.
    return prefixes > MAX_PREFIXES or links > MAX_CHAIN or links * (end - start) > 4_000_000


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


class _Level:
    """What has come since the last separator inside of one bracket, or between a `lambda` and its colon."""

    __slots__ = (
        *("chain", "chain_number", "chain_start", "first", "kind", "loose", "operand_number", "operand_start"),
        *("strings", "terms", "tight", "trailers", "uncut"),
    )

    def __init__(self, kind: Kind) -> None:
        self.kind = kind  # LAMBDA, OPEN, or STRING for a field of one
        self.strings = 0  # adjacent ones
        self.separate()

    def separate(self) -> None:
        self.loose = 0  # `lambda` and `if … else`
        self.chain = 0  # binary operators
        self.restart()

    def restart(self) -> None:
        """The next operand begins an expression."""
        self.first = -1  # the number of its first token
        self.rejoin()

    def rejoin(self) -> None:
        """The next operand begins a sum."""
        self.chain_start = -1  # the index and number of its first token
        self.chain_number = 0
        self.terms = 0  # `+` and `-` that are in no cut
        self.operate()

    def operate(self) -> None:
        """The next operand is another one."""
        self.operand_start = -1
        self.operand_number = 0
        self.trailers = 0  # `.`, calls and subscripts of this operand
        self.uncut = 0  # those that are in no cut
        self.tight = 0  # prefix operators and `**`

    def begin(self, index: int, number: int) -> None:
        """An operand, or its sign, begins at a token."""
        if self.first < 0:
            self.first = number
        if self.chain_start < 0:
            self.chain_start, self.chain_number = index, number

    @property
    def prefixes(self) -> int:
        return self.tight + self.loose

    @property
    def links(self) -> int:
        return self.chain + self.trailers + self.tight + self.loose


class _Reader:
    """Reads a logical line's tokens."""

    def __init__(self, code: str, start: int) -> None:
        self.line = Line()
        self._code = code
        self._level = _Level(Kind.OPEN)
        self._outer: list[_Level] = []
        self._before = Kind.SEPARATOR
        self._before_end = start
        self._number = self._work = self._brackets = self._outer_links = self._outer_prefixes = 0

    def read(self, match: re.Match[str]) -> None:
        token, index = match.group(), match.start()
        kind = kind_of(token)
        self._number += 1
        self.line.weight += self._brackets + 1
        if kind is not Kind.STRING and not self._opens_field(token):
            self._level.strings = 0
        match kind:
            case Kind.OPERAND:
                self._operand(index)
            case Kind.STRING:
                self._string(index)
            case Kind.SEPARATOR:
                self._level.separate()
            case Kind.COLON if self._level.kind is Kind.LAMBDA:
                self._leave()
                self._level.restart()
            case Kind.COLON:
                self._level.separate()
            case Kind.OPEN:
                self._open(token, index)
                self._check(index)
            case Kind.CLOSE:
                # A string goes on behind its field.
                kind = Kind.STRING if self._close(index) is Kind.STRING else Kind.OPERAND
            case _:
                self._operator(kind, index)
                self._check(index)
        self._before, self._before_end = kind, match.end()

    @property
    def _after_operand(self) -> bool:
        return self._before is Kind.OPERAND or self._before is Kind.STRING

    def _opens_field(self, token: str) -> bool:
        return self._before is Kind.STRING and token == "{"

    def _operand(self, index: int) -> None:
        if self._before is Kind.DOT:
            return
        if self._after_operand:
            self._level.restart()  # behind `print`, `match` and their like
        self._begin(index)

    def _begin(self, index: int) -> None:
        level = self._level
        level.begin(index, self._number)
        level.operand_start, level.operand_number = index, self._number
        level.uncut = 0

    def _string(self, index: int) -> None:
        level = self._level
        if self._before is not Kind.STRING:
            self._operand(index)
        level.strings += 1
        if level.strings > SPLIT_STRINGS and (blank := self._blank(index)) is not None:
            level.strings = 1
            self.line.splits.append(blank)
        if level.strings > MAX_STRINGS:
            raise Refusal("too many adjacent strings", index)

    def _blank(self, end: int) -> int | None:
        """The index of the first blank that is no line end before a token."""
        return next((index for index in range(self._before_end, end) if self._code[index] in " \t\f"), None)

    def _open(self, token: str, index: int) -> None:
        kind = Kind.OPEN
        if self._opens_field(token):
            kind = Kind.STRING
        elif self._after_operand:
            self._trailer(index)
            self._check(index)
        else:
            self._begin(index)
        self._brackets += 1
        self._enter(kind)

    def _close(self, index: int) -> Kind:
        """Leave a bracket and the parameters of `lambda` in it that have no end; returns the bracket's kind."""
        while self._outer:
            kind = self._leave()
            if kind is not Kind.LAMBDA:
                self._brackets -= 1
                return kind
        raise Refusal(SYNTAX_ERROR, index)

    def _enter(self, kind: Kind) -> None:
        self._outer_links += self._level.links
        self._outer_prefixes += self._level.prefixes
        self._outer.append(self._level)
        self._level = _Level(kind)

    def _leave(self) -> Kind:
        kind = self._level.kind
        self._level = self._outer.pop()
        self._outer_links -= self._level.links
        self._outer_prefixes -= self._level.prefixes
        return kind

    def _trailer(self, index: int) -> None:
        level = self._level
        if level.operand_start < 0:
            self._begin(index)  # an ellipsis, or a relative import
        level.trailers += 1
        level.uncut += 1
        if level.uncut > CUT:
            self._cut(level.operand_start)
            level.uncut = 1
            level.operand_number = self._number
        self._work += self._number - level.operand_number

    def _cut(self, start: int) -> None:
        self.line.cuts.append(Cut(start, self._before_end, self._before is Kind.STRING))

    def _term(self) -> None:
        level = self._level
        level.terms += 1
        if level.terms > CUT:
            self._cut(level.chain_start)
            level.terms = 1
            level.chain_number = self._number
        self._work += self._number - level.chain_number
        level.chain += 1
        level.operate()

    def _operator(self, kind: Kind, index: int) -> None:
        level = self._level
        match kind:
            case Kind.DOT:
                self._trailer(index)
            case Kind.SIGN | Kind.PREFIX if not self._after_operand:
                level.begin(index, self._number)
                level.tight += 1
            case Kind.SIGN:
                self._term()
            case Kind.FACTOR | Kind.POWER if not self._after_operand:
                level.restart()  # `*a`, `**a`, `@a`
                level.tight += kind is Kind.POWER
            case Kind.POWER:
                level.tight += 1
            case Kind.FACTOR:
                self._work += self._number - level.chain_number
                level.chain += 1
                level.operate()
            case Kind.BITS:
                self._work += self._number - level.first
                level.chain += 1
                level.rejoin()
            case Kind.NOT if self._after_operand:
                pass  # `a not in b`
            case Kind.NOT:
                tight = level.tight
                level.restart()
                level.tight = tight + 1
            case Kind.LAMBDA:
                level.loose += 1
                self._enter(Kind.LAMBDA)
            case Kind.IF | Kind.ELSE:
                level.loose += kind is Kind.IF
                level.chain = 0
                level.restart()
            case _:
                level.chain += 1
                level.restart()

    def _check(self, index: int) -> None:
        level = self._level
        if level.chain > MAX_CHAIN or level.trailers > MAX_CHAIN or self._work > MAX_WORK:
            raise Refusal(TOO_LONG, index)
        if self.line.weight > MAX_WEIGHT:
            raise Refusal(TOO_LARGE, index)
        if (
            self._brackets > MAX_BRACKETS
            or self._outer_prefixes + level.prefixes > MAX_PREFIXES
            or self._outer_links + level.links > MAX_DEPTH
        ):
            raise Refusal(TOO_DEEP, index)

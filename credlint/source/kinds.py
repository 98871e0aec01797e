"""The tokens of code without strings and comments, as far as they make expressions long or deep."""

import re
from enum import Enum, auto

from credlint.source.scan import STRING


class Kind(Enum):
    """What a token means for the depth of an expression."""

    OPERAND = auto()
    STRING = auto()
    OPEN = auto()
    CLOSE = auto()
    SEPARATOR = auto()
    COLON = auto()
    DOT = auto()
    SIGN = auto()
    FACTOR = auto()
    BITS = auto()
    FLAT = auto()
    POWER = auto()
    PREFIX = auto()
    NOT = auto()
    LAMBDA = auto()
    IF = auto()
    ELSE = auto()


_STATEMENTS = (
    *("as", "assert", "async", "class", "def", "del", "elif", "except", "for", "from", "global", "import", "nonlocal"),
    *("raise", "return", "while", "with", "yield"),
)
_KINDS = {
    **dict.fromkeys(("(", "[", "{"), Kind.OPEN),
    **dict.fromkeys((")", "]", "}"), Kind.CLOSE),
    **dict.fromkeys((",", ";", "=", "!", "->", ":=", *_STATEMENTS), Kind.SEPARATOR),
    ":": Kind.COLON,
    ".": Kind.DOT,
    **dict.fromkeys(("+", "-"), Kind.SIGN),
    **dict.fromkeys(("*", "/", "//", "%", "@"), Kind.FACTOR),
    **dict.fromkeys(("&", "|", "^", "<<", ">>"), Kind.BITS),
    **dict.fromkeys(("==", "!=", "<", ">", "<=", ">=", "<>", "and", "or", "in", "is"), Kind.FLAT),
    "**": Kind.POWER,
    **dict.fromkeys(("~", "await"), Kind.PREFIX),
    "not": Kind.NOT,
    "lambda": Kind.LAMBDA,
    "if": Kind.IF,
    "else": Kind.ELSE,
}
TOKEN = re.compile(
    rf"[bBfFrRtTuU]{{0,2}}{STRING}|[^\W\d]\w*|\d[\w.]*(?:(?<=[eE])[-+]\d+)?"
    r"|\*\*|//|<<|>>|<>|[<>=!]=|->|:=|[-+~*/%@&|^<>=.,:;()\[\]{}!]"
)


def kind_of(token: str) -> Kind:
    """The kind of a token that TOKEN has found."""
    return _KINDS.get(token) or (Kind.STRING if token[-1] == STRING else Kind.OPERAND)

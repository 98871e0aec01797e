"""Finds in a command line or the text of a magic what IPython puts in for names, and where a credential stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from keyword import iskeyword

_ID = r"[A-Za-z_]\w*"
_NUMBER = r"-?(?:0|[1-9]\d*)"
_QUOTED = r"""'[^'\\\n{}]*'|"[^"\\\n{}]*\""""
_ARGUMENT = rf"(?:{_QUOTED}|{_NUMBER}|{_ID})"
_EXPRESSION = rf"{_ID}(?:\.{_ID}|\[{_ARGUMENT}\]|\((?:{_ARGUMENT}(?:,[ ]*{_ARGUMENT})*)?\))*"
_INTERPOLATION = re.compile(
    rf"(?<!\{{)\{{(?P<expression>{_EXPRESSION})(?:![rsa])?(?::[^{{}}]*)?\}}|\$\$?(?P<name>{_ID})|\$\{{(?P<braced>{_ID})\}}",
    re.ASCII,
)
_WORDS = re.compile(_ID, re.ASCII)
_STRINGS = re.compile(_QUOTED)

_VALUE = r"""(?P<value>"[^"]*"|'[^']*'|[^\s;&|<>"']+)"""
_CREDENTIALS = (
    (
        "aws configure set",
        re.compile(rf"\baws\s[^;&|]*?\bconfigure\s+set\s[^;&|]*?(?<![\w-])(?:[\w-]+\.)*(?P<name>aws_\w+)\s+{_VALUE}"),
    ),
    ("export", re.compile(rf"(?<![\w$.{{-])(?P<name>AWS_[A-Z_]+)={_VALUE}")),
)
"""Where a command line holds a credential: the command that it is told by, and its name and value."""


@dataclass(frozen=True, slots=True)
class Expression:
    """A Python expression, and the offsets of what its value stands in for in a text; its own begins at `inner`."""

    start: int
    end: int
    inner: int
    text: str


@dataclass(frozen=True, slots=True)
class Given:
    """A value that a command is given under a name, by its offsets without quotes."""

    command: str
    name: str
    start: int
    end: int


def expressions(text: str, start: int, end: int) -> Iterator[Expression]:
    """What is put in between two offsets: `{expression}` and `$name` by IPython, `$$name` by the shell."""
    for match in _INTERPOLATION.finditer(text, start, end):
        group = match.lastgroup or ""
        names = _WORDS.findall(_STRINGS.sub("", match[group]))
        if not any(map(iskeyword, names)):
            yield Expression(match.start(), match.end(), match.start(group), match[group])


def credentials(text: str, start: int) -> list[Given]:
    """The values that a command line names like a credential, in order, from an offset on."""
    found: dict[int, Given] = {}
    for command, pattern in _CREDENTIALS:
        for match in pattern.finditer(text, start):
            begin, end = match.span("value")
            if text[begin] in "\"'":
                begin, end = begin + 1, end - 1
            if begin < end and not text.startswith(("$(", "`"), begin):
                found.setdefault(begin, Given(command, match["name"], begin, end))
    return [found[begin] for begin in sorted(found)]

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

_EXPORTED = re.compile(r"(?:export|setenv|declare\s+-\w*x\w*|typeset\s+-\w*x\w*)\s+(?:\w+=\S*\s+)*$")
_FILE = r"""["']?[^\s"'|;&<>]*\.aws/credentials["']?(?![\w./-])"""
_WRITTEN = re.compile(rf"(?:>>?\|?\s*|\btee\s+(?:-\w+\s+)*|\b(?:cp|mv|install)\s[^|;&]*\s){_FILE}")
"""A command that writes the shared credentials file."""

_LISTED = re.compile(r"\s*(?:printenv|env)\s*(?=$|[|>;&#])")
_PRINTED = re.compile(r"\s*printenv\s+(?P<name>[A-Za-z_]\w*)\s*(?:$|[;&#])", re.ASCII)
_FILTER = re.compile(
    r"\s*(?:(?P<as_it_is>sort|cat|less|more|tee)\b|grep\s+(?:-[Eiw]+\s+)?[\"']?(?P<sought>\w+)[\"']?\s*(?:$|\|))"
)
_SECRETS = "AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN"
"""What is left of the environment where a filter lets one of these pass."""

_INI = re.compile(r"\s*(?P<name>aws_[a-z_]+)\s*=\s*(?P<value>\S+)\s*")


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
    exported: bool = False


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
                exported = command == "export" and _EXPORTED.search(text[start : match.start()]) is not None
                found.setdefault(begin, Given(command, match["name"], begin, end, exported))
    return [found[begin] for begin in sorted(found)]


def setting(text: str) -> Given | None:
    """The credential that a row of the shared credentials file gives; None for any other row."""
    match = _INI.fullmatch(text)
    return None if match is None else Given("", match["name"], *match.span("value"))


def writes_credentials(text: str, start: int) -> bool:
    """Whether a command line writes the shared credentials file."""
    return _WRITTEN.search(text, start) is not None


def printed_variable(text: str, start: int) -> str | None:
    """The variable that a command line prints, "" for the whole environment; None if it prints neither."""
    if printed := _PRINTED.match(text, start):
        return printed["name"]
    listed = _LISTED.match(text, start)
    if listed is None:
        return None
    at = listed.end()
    while text.startswith("|", at) and not text.startswith("||", at):
        passed = _FILTER.match(text, at + 1)
        sought = passed["sought"] if passed is not None else None
        if passed is None or (sought and sought.upper() not in _SECRETS):
            return None
        at = text.find("|", passed.end("sought" if sought else "as_it_is"))
        if at < 0:
            break
    return ""

"""Text that may meet a terminal or a CI log: nothing in it acts, and its width is known."""

import re
import unicodedata

_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Cn", "Zl", "Zp"})
"""Controls, bidi and zero-width marks, lone surrogates, noncharacters, line separators."""

_NAMED = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}

_LOG_COMMAND = re.compile(r"#(?=(?:(?:vso|teamcity)?)\[)")
"""The second `#` of `##[…`, `##vso[…` and `##teamcity[…`, which CI systems obey anywhere in a line of a log."""


def visible(text: str) -> str:
    """`text` with everything that acts or cannot be seen as an escape (`\\n`, `\\x1b`, `\\u202e`)."""
    if text.isprintable() and "##" not in text:
        return text
    return "".join(cells(text))


def cells(text: str) -> list[str]:
    """For each code point of `text` what is shown for it."""
    shown = [_cell(character) for character in text]
    for found in _LOG_COMMAND.finditer(text):
        if text[found.start() - 1 : found.start()] == "#":
            shown[found.start()] = "\\x23"
    return shown


def width(shown: str) -> int:
    """How many columns of a terminal `shown` takes, after UAX #11."""
    return sum(map(_width, shown))


def shown_path(path: str) -> str:
    """A `path`, or a text that begins with one, for the beginning of a line: there `::` would be a workflow command."""
    return visible(f"./{path}" if path.lstrip().startswith("::") else path)


def encodable(path: str) -> str:
    """`path` with U+FFFD for the bytes of a name that are no UTF-8."""
    return path_bytes(path).decode("utf-8", "replace")


def path_bytes(path: str) -> bytes:
    """The bytes of a name as the file system has them; `?` for what none can have."""
    try:
        return path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return path.encode("utf-8", "replace")


def _cell(character: str) -> str:
    if unicodedata.category(character) not in _INVISIBLE:
        return character
    if character in _NAMED:
        return _NAMED[character]
    number = ord(character)
    if number < 0x100:
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"


def _width(character: str) -> int:
    if "\u1160" <= character <= "\u11ff" or unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1

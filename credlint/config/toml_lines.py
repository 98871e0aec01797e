"""Finds the line of every key and array item of a TOML document, which `tomllib` does not tell."""

import re
import tomllib
from collections import Counter
from collections.abc import Mapping

Path = tuple[str | int, ...]

_SKIP = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_BLANKS = re.compile(r"[ \t]*")
_KEY = re.compile(r"\"(?:\\.|[^\"\\\n])*\"|'[^'\n]*'|[A-Za-z0-9_-]+")
_TEXT = re.compile(
    r'"""(?:\\.|(?!""").)*"{3,5}|\'\'\'(?:(?!\'\'\').)*\'{3,5}|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'',
    re.DOTALL,
)
_SCALAR = re.compile(r"[^,\]}#\n]*")


def key_lines(text: str) -> dict[Path, int]:
    """The 1-based line of each path of keys and indices in `text`, a document that tomllib accepts."""
    scanner = _Scanner(text.replace("\r\n", "\n"))
    scanner.document()
    return scanner.lines


def line_of(path: Path, lines: Mapping[Path, int]) -> int | None:
    """The line of `path` or of the nearest thing around it."""
    for end in range(len(path), 0, -1):
        if path[:end] in lines:
            return lines[path[:end]]
    return None


class _Scanner:
    """A reader of valid TOML which keeps nothing but places."""

    def __init__(self, text: str) -> None:
        self.lines: dict[Path, int] = {}
        self._text = text
        self._at = 0
        self._tables: Counter[Path] = Counter()

    def document(self) -> None:
        """Read headers and pairs up to the end of the text."""
        table: Path = ()
        while self._skip(_SKIP) < len(self._text):
            if self._text[self._at] == "[":
                table = self._header()
            else:
                self._pair(table)

    def _header(self) -> Path:
        many = self._text.startswith("[[", self._at)
        line = self._line()
        self._at += 2 if many else 1
        path = self._resolved(self._dotted(), many)
        for end in range(1, len(path) + 1):
            self.lines.setdefault(path[:end], line)
        self._at += 2 if many else 1
        return path

    def _resolved(self, keys: list[str], many: bool) -> Path:
        """The path of a header: through an array of tables it leads to the last table."""
        path: Path = ()
        for number, key in enumerate(keys):
            path = (*path, key)
            if many and number == len(keys) - 1:
                self.lines.setdefault(path, self._line())
                self._tables[path] += 1
            if self._tables[path]:
                path = (*path, self._tables[path] - 1)
        return path

    def _pair(self, table: Path) -> None:
        line = self._line()
        path = table
        for key in self._dotted():
            path = (*path, key)
            self.lines.setdefault(path, line)
        self._at += 1  # the equals sign
        self._value(path)

    def _value(self, path: Path) -> None:
        self._skip(_BLANKS)
        opening = self._text[self._at]
        if opening == "[":
            self._items(path)
        elif opening == "{":
            self._inline(path)
        else:
            self._skip(_TEXT if opening in "\"'" else _SCALAR)

    def _items(self, path: Path) -> None:
        self._at += 1
        index = 0
        while self._text[self._skip(_SKIP)] != "]":
            self.lines[*path, index] = self._line()
            self._value((*path, index))
            index += 1
            if self._text[self._skip(_SKIP)] == ",":
                self._at += 1
        self._at += 1

    def _inline(self, path: Path) -> None:
        self._at += 1
        while self._text[self._skip(_SKIP)] != "}":
            self._pair(path)
            if self._text[self._skip(_SKIP)] == ",":
                self._at += 1
        self._at += 1

    def _dotted(self) -> list[str]:
        keys = []
        while True:
            self._skip(_BLANKS)
            start = self._at
            word = self._text[start : self._skip(_KEY)]
            keys.append(_unquoted(word) if word[:1] in "\"'" else word)
            if self._text[self._skip(_BLANKS)] != ".":
                return keys
            self._at += 1

    def _skip(self, pattern: re.Pattern[str]) -> int:
        """Go behind what `pattern` matches here."""
        if match := pattern.match(self._text, self._at):
            self._at = match.end()
        return self._at

    def _line(self) -> int:
        return self._text.count("\n", 0, self._at) + 1


def _unquoted(word: str) -> str:
    return str(tomllib.loads(f"key = {word}")["key"])

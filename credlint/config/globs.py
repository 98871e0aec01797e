"""Patterns of paths, as .gitignore writes them, on paths relative to the folder of their file."""

import posixpath
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

_PLAIN = re.compile(r"[^/*?\[\s]+")
_TOKEN = re.compile(r"\*|\?|\[(?:!|\^)?\]?[^\]]*\]|[^*?\[]+|\[")


def _segment(text: str) -> str:
    """The regular expression for one segment of a pattern."""
    parts = []
    for token in _TOKEN.findall(text):
        if token == "*":
            parts.append("[^/]*")
        elif token == "?":
            parts.append("[^/]")
        elif len(token) > 1 and token[0] == "[":
            negated = token[1] in "!^"
            body = token[2:-1] if negated else token[1:-1]
            parts.append(f"[{'^/' if negated else ''}{re.escape(body).replace(chr(92) + '-', '-')}]")
        else:
            parts.append(re.escape(token))
    return "".join(parts)


def _bare(pattern: str) -> str:
    """`pattern` without what makes no difference at its ends."""
    text = pattern.strip()
    while text.startswith("./"):
        text = text[2:]
    while text.endswith(("/", "/**")):
        text = text.removesuffix("/").removesuffix("/**")
    return text


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """`pattern` as a regular expression for whole paths.

    ``tests``, ``./tests``, ``tests/`` and ``tests/**`` are one pattern. Without an inner or leading slash it matches at
    any depth, with one it starts at the root.
    """
    text = _bare(pattern)
    anchored = "/" in text
    segments = [part for part in text.split("/") if part]
    if segments in ([], ["."], ["**"]):
        return re.compile(".*", re.DOTALL)
    expression = "" if anchored else "(?:.*/)?"
    for index, segment in enumerate(segments):
        last = index == len(segments) - 1
        if segment == "**":
            expression += ".*" if last else "(?:.*/)?"
        else:
            expression += _segment(segment) + ("" if last else "/")
    return re.compile(expression, re.DOTALL)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern that stands in a file of `folder` (an absolute POSIX path, like every path here)."""

    text: str
    folder: str = "/"

    def matches_entry(self, path: str) -> bool:
        """Whether `path` matches itself, not through a parent."""
        return _compiled(self.text).fullmatch(self._relative(path)) is not None

    def matches(self, path: str) -> bool:
        """Whether `path` matches, or a folder between it and the pattern's own."""
        expression = _compiled(self.text)
        parts = self._relative(path).split("/")
        return any(expression.fullmatch("/".join(parts[: end + 1])) for end in range(len(parts)))

    def _relative(self, path: str) -> str:
        folder = self.folder.rstrip("/") + "/"
        return path.removeprefix(folder) if path.startswith(folder) else posixpath.relpath(path, self.folder)


class Entries:
    """Patterns, asked about every entry of a walk: plain names, as most of them are, are looked up."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self._names: set[str] = set()
        self._folders: set[str] = set()
        self._others: list[Pattern] = []
        for pattern in patterns:
            text = _bare(pattern.text)
            if _PLAIN.fullmatch(text) and text != ".":
                self._names.add(text)
                self._folders.add(pattern.folder)
            else:
                self._others.append(pattern)

    def match(self, name: str, path: str) -> bool:
        """Whether one of the patterns matches the entry `name`, at `path`, itself."""
        # A pattern does not see the folder it stands in.
        if name in self._names and path not in self._folders:
            return True
        return bool(self._others) and any(pattern.matches_entry(path) for pattern in self._others)


def any_match(patterns: Iterable[Pattern], path: str) -> bool:
    """Whether one of `patterns` matches `path` or a folder that holds it."""
    return any(pattern.matches(path) for pattern in patterns)

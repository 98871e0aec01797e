"""Patterns of paths, as .gitignore writes them, on paths relative to the folder of their file."""

import posixpath
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

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


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """`pattern` as a regular expression for whole paths.

    ``tests``, ``./tests``, ``tests/`` and ``tests/**`` are one pattern. Without an inner or leading slash it matches at
    any depth, with one it starts at the root.
    """
    text = pattern.strip()
    while text.startswith("./"):
        text = text[2:]
    while text.endswith(("/", "/**")):
        text = text.removesuffix("/").removesuffix("/**")
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


def any_entry(patterns: Iterable[Pattern], path: str) -> bool:
    """Whether one of `patterns` matches `path` itself."""
    return any(pattern.matches_entry(path) for pattern in patterns)


def any_match(patterns: Iterable[Pattern], path: str) -> bool:
    """Whether one of `patterns` matches `path` or a folder that holds it."""
    return any(pattern.matches(path) for pattern in patterns)

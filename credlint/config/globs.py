"""Patterns of paths: those of .gitignore, as pathspec reads them, on paths relative to the folder of their file."""

import posixpath
import re
import warnings
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

_PLAIN = re.compile(r"[^/*?\[\s!#\\]+")
"""A name: what most patterns are. It needs no pathspec, which takes 0.02 s to import."""

_CLOSED = re.compile(r"\\.|\[[!^]?+\]?+[^]/]*+\]", re.DOTALL)
"""What an open bracket is no mistake in: an escaped character, and a set with its end."""

_FOLDER_MARK = "ps_d"
"""The group that pathspec sets at the slash behind a folder through which a path matches."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of gitignore; `ignores` is False for one that begins with an exclamation mark."""

    expression: re.Pattern[str]
    ignores: bool

    def matches(self, path: str) -> bool:
        """Whether `path`, which ends in a slash if it is a folder, matches itself or through a parent."""
        return self.expression.search(path) is not None

    def matches_itself(self, path: str) -> bool:
        """Whether the match is not that of a parent."""
        match = self.expression.search(path)
        if match is None:
            return False
        if _FOLDER_MARK not in self.expression.groupindex:  # x/**: everything in x, but not x
            return self.expression.search(path.removesuffix("/")) is not None
        return match.end(_FOLDER_MARK) in (-1, len(path))


@cache
def compiled(text: str) -> Line | None:
    """A line of gitignore; None for one that matches nothing: a comment, a blank one, what git could not read."""
    from pathspec import GitIgnoreSpec

    if "[" in _CLOSED.sub("", text):  # pathspec before 1.1 takes the bracket for itself
        return None
    try:
        with warnings.catch_warnings():  # of `[[:alpha:]]`, which is a set of these letters for pathspec
            warnings.simplefilter("ignore")
            found = list(GitIgnoreSpec.from_lines([text]).patterns)
    except (ValueError, re.error):
        return None
    pattern = found[0] if found else None
    if pattern is None or pattern.regex is None or pattern.include is None:
        return None
    return Line(pattern.regex, bool(pattern.include))


@cache
def _normal(text: str) -> str:
    """`text` as git would have it: ``./tests`` is ``tests``, and ``.`` is everything."""
    sign = "!" if text.startswith("!") else ""
    text = text.removeprefix("!")
    while text.startswith("./"):
        text = text[2:]
    return sign + (text if text not in ("", ".") else "**")


def is_pattern(text: str) -> bool:
    """Whether `text` can match anything."""
    return text not in ("", "!") and (_PLAIN.fullmatch(text) is not None or compiled(_normal(text)) is not None)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern that stands in a file of `folder` (an absolute POSIX path, like every path here).

    Of several patterns the last one that matches decides; one with an exclamation mark takes back what others said.
    """

    text: str
    folder: str = "/"

    @property
    def takes_back(self) -> bool:
        """Whether it begins with an exclamation mark."""
        return self.text.startswith("!")

    def matches_entry(self, path: str, is_folder: bool = False) -> bool:
        """Whether `path` matches itself, not through a parent. A pattern does not see the folder it stands in."""
        relative = self._relative(path)
        name = posixpath.basename(relative)
        if name in ("", ".", ".."):
            return False
        text = _normal(self.text)
        if _PLAIN.fullmatch(text):
            return name == text
        line = compiled(text)
        return line is not None and line.matches_itself(f"{relative}/" if is_folder else relative)

    def matches(self, path: str) -> bool:
        """Whether the file at `path` matches, or a folder between it and the pattern's own."""
        relative = self._relative(path)
        text = _normal(self.text)
        if _PLAIN.fullmatch(text):
            return text in relative.split("/")
        line = compiled(text)
        return line is not None and line.matches(relative)

    def _relative(self, path: str) -> str:
        folder = self.folder.rstrip("/") + "/"
        return path.removeprefix(folder) if path.startswith(folder) else posixpath.relpath(path, self.folder)


def _ends(path: str) -> list[int]:
    """Where the folders of a path end, the path itself among them."""
    return [*(index for index, letter in enumerate(path) if letter == "/" and index), len(path)]


class Entries:
    """Patterns, asked about every entry of a walk: plain names, as most of them are, are looked up."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        given = tuple(patterns)
        places = {pattern.folder for pattern in given}
        self._around = {place[:end] for place in places for end in _ends(place)}
        self._names: set[str] = set()
        self._folders: set[str] = set()
        self._others: list[Pattern] = []
        # Where something is taken back the order counts.
        self._ordered = given[::-1] if any(pattern.takes_back for pattern in given) else ()
        for pattern in given:
            text = _normal(pattern.text)
            if _PLAIN.fullmatch(text):
                self._names.add(text)
                self._folders.add(pattern.folder)
            else:
                self._others.append(pattern)

    def match(self, name: str, path: str, is_folder: bool) -> bool:
        """Whether the patterns leave out the entry `name`, at `path`, itself."""
        if self._ordered:
            decides = next((pattern for pattern in self._ordered if pattern.matches_entry(path, is_folder)), None)
            return decides is not None and not decides.takes_back
        if name in self._names and path not in self._folders:
            return True
        return bool(self._others) and any(pattern.matches_entry(path, is_folder) for pattern in self._others)

    def leave_out(self, path: str, is_folder: bool = False) -> bool:
        """Whether the patterns leave out `path` or a folder that holds it: below such a folder nothing comes back."""
        parts = path.strip("/").split("/")
        entry = ""
        for number, name in enumerate(parts, 1):
            entry = f"{entry}/{name}"
            # The folders around a pattern are not its business.
            if entry not in self._around and self.match(name, entry, number < len(parts) or is_folder):
                return True
        return False

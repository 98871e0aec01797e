"""Which files .gitignore files leave out; each speaks for its folder and what is below it."""

import os
import re
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

NAME = ".gitignore"


@dataclass(frozen=True, slots=True)
class Ignore:
    """A line of a .gitignore; `ignores` is False for one that begins with an exclamation mark."""

    expression: re.Pattern[str]
    ignores: bool

    def matches_itself(self, path: str) -> bool:
        """Whether the match is not that of a parent, at whose slash pathspec sets the group `ps_d`."""
        match = self.expression.match(path)
        if match is None:
            return False
        if "ps_d" not in self.expression.groupindex:  # x/**: everything in x, but not x
            return self.expression.match(path.removesuffix("/")) is not None
        return match.end("ps_d") in (-1, len(path))


@dataclass(frozen=True, slots=True)
class Level:
    """The patterns of one .gitignore; `prefix` leads from its folder to the folder that is being read."""

    patterns: tuple[Ignore, ...]
    prefix: str = ""


Levels = tuple[Level, ...]
"""The .gitignore files that speak for a folder, the outermost first."""


def read(folder: str) -> Levels:
    """The patterns of the .gitignore in `folder`; what git could not read either is no pattern."""
    try:
        text = Path(folder, NAME).read_bytes().decode("utf-8-sig", "surrogateescape")
    except OSError:
        return ()
    # pathspec takes 0.02 s to import: only where there is something to read.
    from pathspec import GitIgnoreSpec

    patterns: list[Ignore] = []
    for line in text.splitlines():
        with suppress(ValueError):
            found = GitIgnoreSpec.from_lines([line]).patterns
            patterns.extend(
                Ignore(pattern.regex, bool(pattern.include)) for pattern in found if pattern.regex is not None
            )
    return (Level(tuple(patterns)),) if patterns else ()


def below(levels: Levels, name: str) -> Levels:
    """The levels as seen from the subfolder `name`."""
    return tuple(Level(level.patterns, f"{level.prefix}{name}/") for level in levels)


def ignored(levels: Levels, name: str, is_folder: bool) -> bool:
    """Whether an entry of the folder that is being read is left out: the last pattern of the innermost file decides.

    Only patterns for the entry itself count: its parents have been entered, perhaps because they were asked for.
    """
    for level in reversed(levels):
        path = f"{level.prefix}{name}{'/' if is_folder else ''}"
        for pattern in reversed(level.patterns):
            if pattern.matches_itself(path):
                return pattern.ignores
    return False


def above(folder: str, project: str) -> Levels:
    """The levels of the folders around `folder`: up to that of the git repository, else to the project's."""
    inner = Path(os.path.realpath(folder))
    lineage = [inner, *inner.parents]
    top = next((place for place in lineage if os.path.lexists(place / ".git")), None)
    if top is None:
        top = next((place for place in lineage if place == Path(project)), inner)
    levels: Levels = ()
    for place in reversed(lineage[1 : lineage.index(top) + 1]):
        child = lineage[lineage.index(place) - 1]
        levels = below((*levels, *read(os.fspath(place))), child.name)
    return levels

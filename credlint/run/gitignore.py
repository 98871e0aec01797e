"""Which files .gitignore files leave out; each speaks for its folder and what is below it."""

import os
from bisect import bisect_left
from dataclasses import dataclass
from pathlib import Path

from credlint.config.globs import Line, compiled

NAME = ".gitignore"


@dataclass(frozen=True, slots=True)
class Level:
    """The patterns of one .gitignore; `prefix` leads from its folder to the folder that is being read."""

    patterns: tuple[Line, ...]
    prefix: str = ""


Levels = tuple[Level, ...]
"""The .gitignore files that speak for a folder, the outermost first."""


def read(folder: str) -> Levels:
    """The patterns of the .gitignore in `folder`; what git could not read either is no pattern."""
    try:
        text = Path(folder, NAME).read_bytes().decode("utf-8-sig", "surrogateescape")
    except OSError:
        return ()
    patterns = tuple(line for line in map(compiled, text.splitlines()) if line is not None)
    return (Level(patterns),) if patterns else ()


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


def repository_of(folder: str) -> str:
    """The real path of the git repository around `folder`; empty if there is none."""
    inner = Path(os.path.realpath(folder))
    return next((os.fspath(place) for place in (inner, *inner.parents) if os.path.lexists(place / ".git")), "")


def above(folder: str, project: str) -> Levels:
    """The levels of the folders around `folder`: up to that of the git repository, else to the project's."""
    inner = Path(os.path.realpath(folder))
    lineage = [inner, *inner.parents]
    repository = repository_of(folder)
    top = Path(repository) if repository else next((place for place in lineage if place == Path(project)), inner)
    levels: Levels = ()
    for place in reversed(lineage[1 : lineage.index(top) + 1]):
        child = lineage[lineage.index(place) - 1]
        levels = below((*levels, *read(os.fspath(place))), child.name)
    return levels


class Tracked:
    """What git tracks, which no .gitignore leaves out; a repository is asked once, when something is ignored in it."""

    def __init__(self) -> None:
        self._files: dict[str, list[bytes]] = {}

    def holds(self, repository: str, path: str, is_folder: bool) -> bool:
        """Whether git tracks `path`, or something in that folder; both are real paths, `repository` may be empty."""
        if not repository:
            return False
        if repository not in self._files:
            # subprocess takes 0.01 s to import.
            from credlint.run.git import tracked

            self._files[repository] = tracked(repository)
        files = self._files[repository]
        name = os.fsencode(os.path.relpath(path, repository).replace(os.sep, "/"))
        index = bisect_left(files, name)
        if index < len(files) and files[index] == name:  # a folder is that of a submodule then
            return True
        index = bisect_left(files, name + b"/", index)
        return is_folder and index < len(files) and files[index].startswith(name + b"/")

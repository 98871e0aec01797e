"""Finds the files of a run."""

import os
import re
import stat
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from credlint.config.errors import ConfigError
from credlint.config.globs import Entries, any_match
from credlint.config.settings import Settings
from credlint.model.result import FileResult, Unchecked
from credlint.run import gitignore
from credlint.run.targets import STDIN_NAME, Target, shown_name, stamp_of
from credlint.suppress.meta import UNREADABLE

SUFFIXES = (".py", ".pyi", ".pyw", ".ipynb", ".md")
"""What is checked in a folder, besides files without a suffix that begin with a python shebang."""

_SHEBANG = re.compile(
    rb"#![ \t]*(?:\S*/env[ \t]+(?:-\S+[ \t]+|\w+=\S*[ \t]+)*)?(?:\S*/)?(?:python|pypy)[0-9.]*(?:\s|$)"
)


class MissingPaths(ConfigError):
    """Paths of the command line that do not exist."""

    def __init__(self, paths: Sequence[str]) -> None:
        super().__init__("no such file or folder: " + ", ".join(map(ascii, paths)))
        self.paths = paths


@dataclass(frozen=True, slots=True)
class Found:
    """The files to check, by name, and the results of those that could not even be looked at."""

    targets: tuple[Target, ...]
    unreadable: tuple[FileResult, ...] = ()


def discover(paths: Iterable[str], settings: Settings, stdin_name: str = "") -> Found:
    """The files that `paths` (files, folders and `-`) mean; each real file once.

    Raises ConfigError for what does not exist.
    """
    search = _Search(settings)
    missing: list[str] = []
    for path in dict.fromkeys(paths):
        if path == "-":
            search.add_stdin(stdin_name)
        elif not search.add(path):
            missing.append(path)
    if missing:
        raise MissingPaths(missing)
    return search.found()


def unreadable(name: str, error: OSError | MemoryError) -> FileResult:
    """The result of a file that the system refuses; only its errno is told."""
    reason = error.strerror if isinstance(error, OSError) and error.strerror else type(error).__name__
    return FileResult(name, unchecked=Unchecked(UNREADABLE.code, UNREADABLE.name, f"cannot be read: {reason}"))


class _Search:
    """A search under way: what was found, by real path."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._files = settings.files
        self._exclude = Entries(settings.files.exclude)
        self._targets: dict[str, Target] = {}
        self._unreadable: dict[str, FileResult] = {}

    def found(self) -> Found:
        """Everything by name."""
        targets = sorted(self._targets.values(), key=lambda target: target.name)
        results = sorted(self._unreadable.values(), key=lambda result: result.path)
        return Found(tuple(targets), tuple(results))

    def add_stdin(self, name: str) -> None:
        """Add standard input; only what it is called can exclude it."""
        shown = shown_name(name) if name else STDIN_NAME
        if name and self._forced_out(shown):
            return
        try:
            self._targets["-"] = Target(shown, "", sys.stdin.buffer.read() if sys.stdin else b"")
        except OSError as error:
            self._refuse(shown, error)

    def add(self, path: str) -> bool:
        """Add a path of the command line; False if there is no such thing."""
        if not path or "\0" in path:
            return False
        name = shown_name(path)
        try:
            status = Path(path).stat()
        except OSError as error:
            if not os.path.lexists(path) and isinstance(error, FileNotFoundError | NotADirectoryError):
                return False
            if not self._forced_out(name):
                self._refuse(name, error)
            return True
        if self._forced_out(name):
            return True
        if not stat.S_ISDIR(status.st_mode):
            stamp = stamp_of(status) if stat.S_ISREG(status.st_mode) else None
            self._keep(Target(name, path, stamp=stamp), os.path.realpath(path))
            return True
        levels = gitignore.above(path, self._settings.root) if self._files.respect_gitignore else ()
        self._walk(path, name, levels)
        return True

    def _forced_out(self, name: str) -> bool:
        return self._files.force_exclude and any_match(self._files.exclude, self._settings.absolute(name))

    def _refuse(self, name: str, error: OSError) -> None:
        self._unreadable[name] = unreadable(name, error)

    def _keep(self, target: Target, real: str) -> None:
        """Keep a file once: under its own name rather than a link's, else under the first name."""
        known = self._targets.get(real)
        if known is None or _rank(target) < _rank(known):
            self._targets[real] = target

    def _walk(self, folder: str, name: str, levels: gitignore.Levels) -> None:
        """Add what is in a folder. The order does not matter, so that the walk needs no recursion."""
        waiting = [(folder, name, self._settings.absolute(name), levels, os.path.realpath(folder))]
        while waiting:
            folder, name, absolute, levels, real = waiting.pop()
            try:
                with os.scandir(folder) as listing:
                    entries = list(listing)
            except OSError as error:
                self._refuse(name, error)
                continue
            if self._files.respect_gitignore:
                names = {entry.name for entry in entries}
                outer = () if ".git" in names else levels
                levels = (*outer, *gitignore.read(folder)) if gitignore.NAME in names else outer
            for entry in entries:
                own = entry.name
                # Most entries are no folders: the cheap question first.
                is_folder = entry.is_dir(follow_symlinks=False)
                if not is_folder and not _may_be_python(own):
                    continue
                below = _join(absolute, own)
                if self._exclude.match(own, below) or (levels and gitignore.ignored(levels, own, is_folder)):
                    continue
                shown, inside = _join(name, own), f"{real}{os.sep}{own}"
                if name.endswith("..") and not name.strip("./"):  # the next part may lead back down to here
                    shown = shown_name(shown)
                if is_folder:
                    waiting.append((entry.path, shown, below, gitignore.below(levels, own), inside))
                else:
                    self._add_entry(entry, shown, inside)

    def _add_entry(self, entry: os.DirEntry[str], name: str, real: str) -> None:
        """Add a file of a folder; links to folders, sockets and the like are none."""
        is_python = entry.name.endswith(SUFFIXES)
        try:
            status = entry.stat()
            if not stat.S_ISREG(status.st_mode) or not (is_python or _has_shebang(entry.path)):
                return
        except OSError as error:
            if is_python:
                self._refuse(name, error)
            return
        self._keep(
            Target(name, entry.path, stamp=stamp_of(status)),
            os.path.realpath(entry.path) if entry.is_symlink() else real,
        )


def _join(folder: str, name: str) -> str:
    return name if folder == "." else f"{folder.rstrip('/')}/{name}"


def _rank(target: Target) -> tuple[bool, str]:
    return Path(target.path).is_symlink(), target.name


def _may_be_python(name: str) -> bool:
    return name.endswith(SUFFIXES) or "." not in name


def _has_shebang(path: str) -> bool:
    with open(path, "rb") as file:  # noqa: PTH123 - a Path for every LICENSE and Makefile costs more than the read
        return _SHEBANG.match(file.readline(200)) is not None


def read_list(data: bytes, separator: bytes) -> Iterator[str]:
    """The paths of a `--files-from` list."""
    for line in data.split(separator):
        path = line.removesuffix(b"\r") if separator == b"\n" else line
        if path:
            yield os.fsdecode(path)


def default_paths(settings: Settings) -> Sequence[str]:
    """What is checked when no path is named: `src` of the configuration, relative to the working directory."""
    return [shown_name(path) for path in settings.src]

"""Finds the files of a run."""

import os
import re
import stat
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from credlint.config.errors import ConfigError
from credlint.config.globs import Entries
from credlint.config.load import NAMES
from credlint.config.settings import Settings
from credlint.model.result import FileResult, Unchecked
from credlint.run import gitignore
from credlint.run.gitignore import repository_of
from credlint.run.places import is_inside, project_of
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
    """The files to check, by name, and the results of those that could not even be looked at.

    `folders` are those that were searched as a whole, as absolute POSIX paths.
    """

    targets: tuple[Target, ...]
    unreadable: tuple[FileResult, ...] = ()
    folders: tuple[str, ...] = ()

    def judge(self, settings: Settings) -> Callable[[FileResult], Settings]:
        """Tells the settings of a result's file; `settings` are those of the run."""
        own = {target.name: target.settings for target in self.targets if target.settings}
        return lambda result: own.get(result.path, settings)


Judges = Callable[[str], Settings]
"""The settings for what is in a folder: those of the nearest configuration, in that folder or above it."""


def discover(paths: Iterable[str], settings: Settings, stdin_name: str = "", judges: Judges | None = None) -> Found:
    """The files that `paths` (files, folders and `-`) mean; each real file once.

    Without `judges` the settings are the same everywhere. Raises ConfigError for what does not exist.
    """
    search = _Search(settings, judges or (lambda _: settings))
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


@dataclass(frozen=True, slots=True)
class _Folder:
    """A folder of a walk: how it is opened and shown, its absolute and its real path, and what .gitignore says there.

    `judge` are the settings for what is in it. With `ignored` only what git tracks counts in it.
    """

    path: str
    name: str
    absolute: str
    real: str
    judge: Settings
    levels: gitignore.Levels = ()
    repository: str = ""
    ignored: bool = False

    def judged(self, judge: Settings) -> "_Folder":
        """With the settings of a configuration that is in it; whether it asks for .gitignore is its own matter."""
        here = replace(self, judge=judge)
        if judge.files.respect_gitignore == self.judge.files.respect_gitignore:
            return here
        if judge.files.respect_gitignore:
            return here.with_rules_above()
        return replace(here, levels=(), repository="", ignored=False)

    def with_rules_above(self) -> "_Folder":
        """With what the .gitignore files around it say."""
        levels = gitignore.above(self.path, self.judge.root)
        return replace(self, levels=levels, repository=gitignore.repository_of(self.path))

    def with_rules(self, entries: Collection[str]) -> "_Folder":
        """As seen from inside, where `entries` are: a .gitignore adds to the rules, a repository has its own."""
        here = replace(self, levels=(), repository=self.real, ignored=False) if ".git" in entries else self
        if gitignore.NAME not in entries:
            return here
        return replace(here, levels=(*here.levels, *gitignore.read(here.path)))


class _Inside:
    """Tells where the files of a walk are: what a link leads to counts where the walk or its project goes, too."""

    def __init__(self, top: _Folder) -> None:
        self._top = top
        self._folders: tuple[str, ...] = ()

    def real_path(self, entry: os.DirEntry[str], real: str) -> str:
        """The real path of a file, `real` if it is no link; empty for one that leads away."""
        if not entry.is_symlink():
            return real
        if not self._folders:
            self._folders = (self._top.real, *project_of(self._top.judge.root), repository_of(self._top.real))
        leads_to = os.path.realpath(entry.path)
        return leads_to if is_inside(leads_to, self._folders) else ""


class _Search:
    """A search under way: what was found, by real path."""

    def __init__(self, settings: Settings, judges: Judges) -> None:
        self._settings = settings
        self._judges = judges
        self._entries: dict[int, Entries] = {}
        self._tracked = gitignore.Tracked()
        self._targets: dict[str, Target] = {}
        self._unreadable: dict[str, FileResult] = {}
        self._folders: list[str] = []

    def found(self) -> Found:
        """Everything by name."""
        targets = sorted(self._targets.values(), key=lambda target: target.name)
        results = sorted(self._unreadable.values(), key=lambda result: result.path)
        return Found(tuple(targets), tuple(results), tuple(self._folders))

    def _judge_of(self, path: str) -> Settings:
        """The settings by which a path of the command line is judged."""
        return self._judges(os.path.dirname(path))  # noqa: PTH120 - a Path drops the dots that lead nowhere

    def add_stdin(self, name: str) -> None:
        """Add standard input; only what it is called can exclude it."""
        shown = shown_name(name) if name else STDIN_NAME
        judge = self._judge_of(name) if name else self._settings
        if name and self._forced_out(shown, False, judge):
            return
        try:
            data = sys.stdin.buffer.read() if sys.stdin else b""
            self._targets["-"] = Target(shown, "", data, settings=self._own(judge))
        except OSError as error:
            self._refuse(shown, error)

    def add(self, path: str) -> bool:
        """Add a path of the command line; False if there is no such thing."""
        if not path or "\0" in path:
            return False
        name = shown_name(path)
        judge = self._judge_of(path.rstrip("/"))
        try:
            status = Path(path).stat()
        except OSError as error:
            if not os.path.lexists(path) and isinstance(error, FileNotFoundError | NotADirectoryError):
                return False
            if not self._forced_out(name, False, judge):
                self._refuse(name, error)
            return True
        is_folder = stat.S_ISDIR(status.st_mode)
        if self._forced_out(name, is_folder, judge):
            return True
        if not is_folder:
            stamp = stamp_of(status) if stat.S_ISREG(status.st_mode) else None
            self._keep(Target(name, path, stamp=stamp, settings=self._own(judge)), os.path.realpath(path))
            return True
        self._walk(path, name)
        return True

    def _own(self, judge: Settings) -> Settings | None:
        """The settings of a file; None for those of the run."""
        return None if judge is self._settings else judge

    def _forced_out(self, name: str, is_folder: bool, judge: Settings) -> bool:
        return judge.files.force_exclude and self._excludes(judge).leave_out(judge.absolute(name), is_folder)

    def _excludes(self, judge: Settings) -> Entries:
        if id(judge) not in self._entries:
            self._entries[id(judge)] = Entries(judge.files.exclude)
        return self._entries[id(judge)]

    def _refuse(self, name: str, error: OSError) -> None:
        self._unreadable[name] = unreadable(name, error)

    def _keep(self, target: Target, real: str) -> None:
        """Keep a file once: under its own name rather than a link's, else under the first name."""
        known = self._targets.get(real)
        if known is None or _rank(target) < _rank(known):
            self._targets[real] = target

    def _walk(self, folder: str, name: str) -> None:
        """Add what is in a folder. The order does not matter, so that the walk needs no recursion."""
        self._folders.append(self._settings.absolute(name))
        waiting = [self._start(folder, name)]
        inside = _Inside(waiting[0])
        while waiting:
            here = waiting.pop()
            try:
                with os.scandir(here.path) as listing:
                    entries = list(listing)
            except OSError as error:
                self._refuse(here.name, error)
                continue
            names = {entry.name for entry in entries}
            if not NAMES.isdisjoint(names):
                here = here.judged(self._judges(here.path))
            if here.judge.files.respect_gitignore:
                here = here.with_rules(names)
            exclude = self._excludes(here.judge)
            for entry in entries:
                own = entry.name
                # Most entries are no folders: the cheap question first.
                is_folder = entry.is_dir(follow_symlinks=False)
                if not is_folder and not _may_be_python(own):
                    continue
                below = _join(here.absolute, own)
                if exclude.match(own, below, is_folder):
                    continue
                real = f"{here.real}{os.sep}{own}"
                ignored = here.ignored or bool(here.levels and gitignore.ignored(here.levels, own, is_folder))
                if ignored and not self._tracked.holds(here.repository, real, is_folder):
                    continue
                shown = _join(here.name, own)
                if here.name.endswith("..") and not here.name.strip("./"):  # the next part may lead back down to here
                    shown = shown_name(shown)
                if is_folder:
                    levels = gitignore.below(here.levels, own)
                    outer = here.repository
                    waiting.append(_Folder(entry.path, shown, below, real, here.judge, levels, outer, ignored))
                elif real := inside.real_path(entry, real):
                    self._add_entry(entry, shown, real, here.judge)

    def _start(self, folder: str, name: str) -> "_Folder":
        judge = self._judges(folder)
        here = _Folder(folder, name, judge.absolute(name), os.path.realpath(folder), judge)
        return here.with_rules_above() if judge.files.respect_gitignore else here

    def _add_entry(self, entry: os.DirEntry[str], name: str, real: str, judge: Settings) -> None:
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
            Target(name, entry.path, stamp=stamp_of(status), settings=self._own(judge)),
            real,
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

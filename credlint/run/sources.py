"""The modules of a project on the disk, listed and read when somebody asks."""

import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field

from credlint.config.globs import Entries
from credlint.config.settings import Settings
from credlint.project.file_tree import SUFFIX
from credlint.run import gitignore
from credlint.run.places import is_inside, project_of
from credlint.run.targets import Stamp, Target, stamp_of

_DEEP = 4
"""Folders below one in which modules are searched to tell whether it is a package without `__init__.py`."""


@dataclass(slots=True)
class _Listing:
    """What is in a folder: the names of modules, and of folders."""

    modules: set[str] = field(default_factory=set)
    folders: set[str] = field(default_factory=set)


class DiskSources:
    """Files on the disk by absolute POSIX paths, in the state in which they are found first.

    Some are `given`, such as standard input: what lies at their paths does not matter.
    """

    def __init__(self, settings: Settings, given: Mapping[str, bytes] | None = None) -> None:
        self._files = settings.files
        self._root = settings.root
        self._exclude = Entries(settings.files.exclude)
        self._listings: dict[str, _Listing] = {}
        self._holding: dict[str, bool] = {}
        self._ignored: dict[str, bool] = {}
        self._levels: dict[str, gitignore.Levels] = {}
        self._tracked = gitignore.Tracked()
        self._given = given or {}
        self._contents: dict[str, bytes | None] = {}

    def is_file(self, path: str) -> bool:
        """Whether there is such a module, in exactly this case."""
        folder, _, name = path.rpartition("/")
        return name in self._listing(folder).modules

    def is_folder(self, path: str) -> bool:
        """Whether there is such a folder with modules in it, or further down."""
        folder, _, name = path.rpartition("/")
        return name in self._listing(folder).folders and self._holds(path, _DEEP)

    def exists(self, path: str) -> bool:
        """Whether there is anything at a path."""
        return os.path.lexists(path)

    def is_followed(self, path: str) -> bool:
        """Whether a module may be read: it is neither excluded nor ignored."""
        return not self._left_out(path)

    def stamp(self, path: str) -> Stamp | None:
        """By what a module is known without reading it; None for one that `read` does not give."""
        if path in self._given or not self.is_followed(path):
            return None
        try:
            status = os.stat(path)  # noqa: PTH116 - as often as there are modules
        except OSError:
            return None
        return stamp_of(status) if stat.S_ISREG(status.st_mode) else None

    def read(self, path: str) -> bytes | None:
        """The bytes of a module; None for one that is excluded, ignored or cannot be read."""
        if path not in self._contents:
            given = self._given.get(path)
            self._contents[path] = None if self._left_out(path) else _bytes(path) if given is None else given
        return self._contents[path]

    def _listing(self, folder: str) -> _Listing:
        if folder not in self._listings:
            found = self._listings[folder] = _Listing()
            try:
                with os.scandir(folder or "/") as entries:
                    for entry in entries:
                        if entry.is_symlink() and self._leads_away(folder, entry.path):
                            continue
                        if entry.name.endswith(SUFFIX) and entry.is_file():
                            found.modules.add(entry.name)
                        elif "." not in entry.name and entry.name != "__pycache__" and entry.is_dir():
                            found.folders.add(entry.name)
            except OSError:
                pass
            for place, _, name in (path.rpartition("/") for path in self._given):
                if place == folder and name.endswith(SUFFIX):
                    found.modules.add(name)
        return self._listings[folder]

    def _leads_away(self, folder: str, link: str) -> bool:
        """Whether a link leads out of the project, and out of what lies around its folder if that is elsewhere."""
        real = os.path.realpath(folder or "/")
        return not is_inside(os.path.realpath(link), (real, *project_of(self._root), gitignore.repository_of(real)))

    def _holds(self, folder: str, depth: int) -> bool:
        if folder not in self._holding:
            here = self._listing(folder)
            self._holding[folder] = bool(here.modules) or (
                depth > 0 and any(self._holds(f"{folder}/{name}", depth - 1) for name in sorted(here.folders))
            )
        return self._holding[folder]

    def _left_out(self, path: str) -> bool:
        if self._exclude.leave_out(path):
            return True
        return self._files.respect_gitignore and self._is_ignored(path, False)

    def _is_ignored(self, path: str, is_folder: bool) -> bool:
        """Whether .gitignore leaves out an entry or a folder around it, up to the project's, and git does not track
        it."""
        if path in self._ignored:
            return self._ignored[path]
        folder, _, name = path.rpartition("/")
        if not folder or path == self._root:
            return False
        found = self._is_ignored(folder, True) or gitignore.ignored(self._levels_in(folder), name, is_folder)
        if found and not is_folder:
            real = os.path.realpath(path)
            found = not self._tracked.holds(gitignore.repository_of(folder), real, False)
        self._ignored[path] = found
        return found

    def _levels_in(self, folder: str) -> gitignore.Levels:
        if folder not in self._levels:
            self._levels[folder] = (*gitignore.above(folder, self._root), *gitignore.read(folder))
        return self._levels[folder]


def _bytes(path: str) -> bytes | None:
    try:
        return Target(path, path).read()
    except (OSError, MemoryError):
        return None

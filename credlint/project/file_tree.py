"""The files among which modules are searched."""

from collections.abc import Iterable
from typing import Protocol

SUFFIX = ".py"
"""How the name of a file ends that can be imported: no stub, no notebook, in lower case."""


class FileTree(Protocol):
    """The files of a project, by POSIX paths without `.` and `..` inside (`..` at the beginning is fine).

    All paths are absolute, or all are relative to the same folder, which is called "". Files that are not to be read
    belong to the tree, too: Python finds them, and nothing behind them.
    """

    def is_file(self, path: str) -> bool:
        """Whether there is such a file, in exactly this case."""
        ...

    def is_folder(self, path: str) -> bool:
        """Whether there is such a folder that may hold modules, at any depth."""
        ...


class ListedFiles:
    """A file tree that is known as a whole, by the paths of its files; those that cannot be imported do not matter."""

    def __init__(self, paths: Iterable[str]) -> None:
        self._files = frozenset(path for path in paths if path.endswith(SUFFIX))
        self._folders: set[str] = set()
        for path in self._files:
            folder = path.rpartition("/")[0]
            while folder and folder not in self._folders:
                self._folders.add(folder)
                folder = folder.rpartition("/")[0]

    def is_file(self, path: str) -> bool:
        """Whether it was listed."""
        return path in self._files

    def is_folder(self, path: str) -> bool:
        """Whether a listed file lies in the folder, at any depth."""
        return path in self._folders

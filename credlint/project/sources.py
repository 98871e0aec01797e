"""Where the text of a project's modules comes from."""

from collections.abc import Mapping
from typing import Protocol

from credlint.project.file_tree import FileTree, ListedFiles


class Sources(FileTree, Protocol):
    """The files of a project, and what is in them. Asked twice they give the same answer."""

    def read(self, path: str) -> bytes | None:
        """The bytes of a file of the tree; None for one that cannot be read, or is not to be followed."""
        ...

    def exists(self, path: str) -> bool:
        """Whether there is a file or folder, of whatever kind: it may mark the root of a project."""
        ...


class GivenSources(ListedFiles):
    """Sources in memory, by POSIX path."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        super().__init__(files)
        self._contents = dict(files)

    def read(self, path: str) -> bytes | None:
        """The bytes that were given."""
        return self._contents.get(path)

    def exists(self, path: str) -> bool:
        """Whether it was given."""
        return path in self._contents

"""What a dotted name can mean to the file that imports it."""

import posixpath
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Module:
    """A module of the project: `path` is the file that Python runs, a package's `__init__.py` if it `is_package`.

    The path identifies the module. One file may go by several names (`app.db` and `src.app.db`).
    """

    path: str
    is_package: bool = False

    @property
    def folders(self) -> tuple[str, ...]:
        """Where its submodules are searched, which Python calls `__path__`; empty unless it is a package."""
        return (posixpath.dirname(self.path),) if self.is_package else ()


@dataclass(frozen=True, slots=True)
class Namespace:
    """A package without an `__init__.py`: nothing but the submodules in all its `folders` (at least one)."""

    folders: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """Two files of one place, `x/__init__.py` and `x.py`: what the name means is unknown."""

    paths: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Missing:
    """No module of the project: `name` is the import up to the part that was not found, with its leading dots.

    The name keeps the meaning that it has without a project: what the catalogue knows about it, else unknown.
    """

    name: str


@dataclass(frozen=True, slots=True)
class External:
    """A module of the standard library or of the boto family, whatever the project holds; `name` is its package."""

    name: str


Importable = Module | Namespace
"""What an import can give a program of this project."""

Answer = Module | Namespace | Ambiguous | Missing | External
"""What a dotted name means."""


@dataclass(frozen=True, slots=True)
class Resolution:
    """What an import means: the answer to the whole name, and the `parents` that Python imports before, outermost
    first.

    `import a.b.c` has the parents `a` and `a.b`, also where there is no `c`: Python misses it after it ran them. The
    parents of a relative import begin with the outermost package of the importer.
    """

    answer: Answer
    parents: tuple[Importable, ...] = ()

    @property
    def files(self) -> tuple[str, ...]:
        """The files that Python runs for the import, in order, unless it has run them before."""
        return tuple(each.path for each in (*self.parents, self.answer) if isinstance(each, Module))

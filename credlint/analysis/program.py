"""The program around a file: what the engine asks about the modules that the file imports."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from credlint.project.answers import Answer, Importable, Resolution
from credlint.source.tree import Tree


@dataclass(frozen=True, slots=True)
class Exports:
    """What a module gives to those that import it: `names` of globals with which a credential may come or go, and the
    names of the `members` of what these stand for."""

    names: frozenset[str] = frozenset()
    members: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Alone:
    """What is known of a module that was analysed as the file that is checked.

    `reported` are the places in syntax trees, also of other modules, for which it has findings: by the identity of
    the node and the kind of the record, how bad it is (for calls) and what it shows.
    """

    exports: Exports = Exports()
    reported: Mapping[tuple[int, object], tuple[int, frozenset[object]]] = field(default_factory=dict)


class Program(Protocol):
    """The program as one of its files sees it, which has the path `path`. Asked twice it gives the same answers."""

    path: str

    def resolve(self, importer: str, module: str, level: int) -> Resolution:
        """What the import of `module` means in the file at the path `importer`; `level` counts the leading dots."""
        ...

    def submodule(self, package: Importable, name: str) -> Answer:
        """What `name` means in a package that has no such attribute."""
        ...

    def alone(self, path: str) -> Alone:
        """What is known of another module when it is the file that is checked."""
        ...

    def tree(self, path: str) -> Tree | None:
        """The tree of a module; None for one that cannot be read or parsed, or is not to be followed."""
        ...

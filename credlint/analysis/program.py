"""The program around a file: what the engine asks about the modules that the file imports."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from credlint.model.span import Span
from credlint.project.answers import Answer, Importable, Resolution

if TYPE_CHECKING:
    from credlint.analysis.demand.demand_set import DemandSet
    from credlint.source.tree import Tree


@dataclass(frozen=True, slots=True)
class Exports:
    """What a module gives to those that import it: `names` of globals with which a credential may come or go, and the
    qualified names of functions that give a secret (`giving`) or hand what they are given to an SDK (`handing`)."""

    names: frozenset[str] = frozenset()
    giving: frozenset[str] = frozenset()
    handing: frozenset[str] = frozenset()


Spot = tuple[str, Span, str]
"""Where something happens: the path of the module, the place in it, and the kind of what happens."""

OriginKey = tuple[int, str, str, str, Span, bool]
"""Where a value comes from, by which it is known again in another analysis: kind, name, role, path and place; and
whether it is known by the name of a field only."""


@dataclass(frozen=True, slots=True)
class Report:
    """A finding of a module: how bad it is (0 is the worst), and what it shows or hands on."""

    rank: int
    shown: frozenset[OriginKey] = frozenset()


@dataclass(frozen=True, slots=True)
class Alone:
    """What is known of a module that was analysed as the file that is checked: what it gives to others, for what it has
    findings, also in other modules, what in its text is secret (None: nobody knows), and whether it fetches secrets
    from AWS. It refers to no syntax."""

    exports: Exports = Exports()
    reported: Mapping[Spot, Report] = field(default_factory=dict)
    secrets: tuple[Span, ...] | None = ()
    fetches: bool = False


class Program(Protocol):
    """The program as one of its files sees it, which has the path `path`; `light`: it is analysed only for what it is
    given by those that it imports. Asked twice it gives the same answers.

    `levels` are the names of what sets loggers to DEBUG, if the file, or a module that it imports, directly or not,
    fetches secrets from AWS.
    """

    path: str
    light: bool
    levels: frozenset[str]

    def resolve(self, importer: str, module: str, level: int) -> Resolution:
        """What the import of `module` means in the file at the path `importer`; `level` counts the leading dots."""
        ...

    def submodule(self, package: Importable, name: str) -> Answer:
        """What `name` means in a package that has no such attribute."""
        ...

    def alone(self, path: str) -> Alone:
        """What is known of another module when it is the file that is checked."""
        ...

    def module(self, path: str) -> "tuple[Tree, DemandSet] | None":
        """The tree of a module, and a demand set of it in which nothing is demanded; None for a module that cannot be
        read or parsed, or is not to be followed."""
        ...

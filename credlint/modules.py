"""The modules of a project as the engine asks for them: found, read, parsed, and remembered."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from credlint.analysis.demand.demand_set import DemandSet
from credlint.analysis.program import Alone
from credlint.catalogue.index import Index
from credlint.project.answers import Answer, External, Importable, Resolution
from credlint.project.project import Files
from credlint.project.used import Import, Member, Used
from credlint.source.decode import Source, SourceError, decode
from credlint.source.parse import parse_prepared
from credlint.source.prepare import Prepared, prepare
from credlint.source.tree import Tree, divided

KEPT = 150
"""Modules that are kept: those that many import are asked for again and again, and a tree takes half a megabyte."""


class Known:
    """What has been found out about a module; None where it cannot be followed."""

    def __init__(self, source: Source, index: Index) -> None:
        self.source = source
        self._index = index

    @cached_property
    def prepared(self) -> Prepared:
        """The source made ready for the parser; raises SourceError."""
        return prepare(self.source)

    @cached_property
    def demand(self) -> DemandSet:
        """A demand set of its regions, to make others of."""
        return DemandSet(self._index, self.prepared.regions)

    @cached_property
    def tree(self) -> Tree | None:
        """Its tree, in which functions and classes are parsed when somebody uses them."""
        try:
            prepared = self.prepared
            regions = prepared.regions if prepared.divisible else None
            hidden = () if regions is None else divided(regions, regions[0].children)
            return parse_prepared(prepared, hidden).tree
        except SourceError:
            return None


class Modules:
    """The modules of a project, for one state of its files and one catalogue."""

    def __init__(self, files: Files, index: Index) -> None:
        self._files = files
        self._index = index
        self._known: dict[str, Known | None] = {}

    def around(self, path: str, known: Mapping[str, Alone], *, light: bool, levels: frozenset[str]) -> View:
        """The program as the file at `path` sees it; `known` is what is known of other modules by themselves, `levels`
        are the names of what sets loggers to DEBUG where that matters."""
        return View(path, self._files, self, known, light=light, levels=levels)

    def of(self, path: str, source: Source) -> Known:
        """The module at `path`, which holds `source`."""
        known = self._known.get(path)
        if known is None or known.source != source:
            known = Known(source, self._index)
            self._keep(path, known)
        return known

    def tree(self, path: str) -> tuple[Tree, DemandSet] | None:
        """The tree of a module, whose functions are parsed when somebody calls them, and a demand set to make others
        of; None if it cannot be followed."""
        known = self._at(path)
        tree = None if known is None else known.tree
        return None if known is None or tree is None else (tree, known.demand)

    def prepared(self, path: str) -> Prepared | None:
        """The text of a module, made ready for the parser; None if it cannot be followed."""
        known = self._at(path)
        try:
            return None if known is None else known.prepared
        except SourceError:
            return None

    def _at(self, path: str) -> Known | None:
        data = self._files.read(path)
        if data is None:  # it may have been checked all the same
            return None
        if path not in self._known:
            self._keep(path, self._decoded(data))
        return self._known[path]

    def _decoded(self, data: bytes) -> Known | None:
        try:
            return Known(decode(data), self._index)
        except SourceError:
            return None

    def _keep(self, path: str, known: Known | None) -> None:
        while len(self._known) >= KEPT:
            del self._known[next(iter(self._known))]
        self._known[path] = known


class View:
    """The program as one of its files sees it; `asked` are the modules of which it wanted to know what they report.

    It notes all that it is asked, and so what its answers rest on.
    """

    def __init__(
        self,
        path: str,
        files: Files,
        modules: Modules,
        known: Mapping[str, Alone],
        *,
        light: bool,
        levels: frozenset[str],
    ) -> None:
        self.path = path
        self.light = light
        self.levels = levels
        self.asked: set[str] = set()
        self._files = files
        self._modules = modules
        self._known = known
        self._kept: dict[str, tuple[Tree, DemandSet] | None] = {}
        self._imports: set[Import] = set()
        self._members: set[Member] = set()

    def resolve(self, importer: str, module: str, level: int) -> Resolution:
        """What an import means."""
        found = self._files.resolver_of(importer).resolve(importer, module, level)
        if not isinstance(found.answer, External):  # which no file can change
            self._imports.add((importer, module, level))
        return found

    def submodule(self, package: Importable, name: str) -> Answer:
        """What a name means in a package."""
        self._members.add((package.folders, name))
        return self._files.resolver_of(self.path).submodule(package, name)

    def alone(self, path: str) -> Alone:
        """What is known of another module when it is the file that is checked."""
        self.asked.add(path)
        return self._known.get(path, Alone())

    def module(self, path: str) -> tuple[Tree, DemandSet] | None:
        """The tree of a module, the same as long as this view lasts, and a demand set of it."""
        if path not in self._kept:
            self._kept[path] = self._modules.tree(path)
        found = self._kept[path]
        return None if found is None else (found[0], found[1].linked())

    def used(self) -> Used:
        """What has been asked so far."""
        return Used(frozenset({*self._kept, *self.asked}), frozenset(self._imports), frozenset(self._members))

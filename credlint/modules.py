"""The modules of a project as the engine asks for them: found, read, parsed, and remembered."""

from __future__ import annotations

from collections.abc import Mapping

from credlint.analysis.demand.demand_set import DemandSet
from credlint.analysis.program import Alone
from credlint.catalogue.index import Index
from credlint.project.answers import Answer, Importable, Resolution
from credlint.project.project import Files
from credlint.source.decode import SourceError, decode
from credlint.source.parse import parse_prepared
from credlint.source.prepare import prepare
from credlint.source.tree import Tree

TREES = 400
"""Trees that are kept: those that many modules import are asked for again and again."""


class Modules:
    """The modules of a project, for one state of its files and one catalogue."""

    def __init__(self, files: Files, index: Index) -> None:
        self._files = files
        self._index = index
        self._trees: dict[str, Tree | None] = {}

    def around(self, path: str, known: Mapping[str, Alone]) -> View:
        """The program as the file at `path` sees it; `known` is what is known of other modules by themselves."""
        return View(path, self._files, self, known)

    def tree(self, path: str) -> Tree | None:
        """The tree of a module, whose functions are parsed when somebody calls them; None if it cannot be followed."""
        if path not in self._trees:
            while len(self._trees) >= TREES:
                del self._trees[next(iter(self._trees))]
            self._trees[path] = self._parsed(path)
        return self._trees[path]

    def _parsed(self, path: str) -> Tree | None:
        data = self._files.read(path)
        if data is None:
            return None
        try:
            prepared = prepare(decode(data))
            hidden = DemandSet(self._index, prepared.regions).idle() if prepared.divisible else ()
            return parse_prepared(prepared, hidden).tree
        except SourceError:
            return None


class View:
    """The program as one of its files sees it; `asked` are the modules of which it wanted to know what they report."""

    def __init__(self, path: str, files: Files, modules: Modules, known: Mapping[str, Alone]) -> None:
        self.path = path
        self.asked: set[str] = set()
        self._files = files
        self._modules = modules
        self._known = known
        self._trees: dict[str, Tree | None] = {}

    def resolve(self, importer: str, module: str, level: int) -> Resolution:
        """What an import means."""
        return self._files.resolver_of(importer).resolve(importer, module, level)

    def submodule(self, package: Importable, name: str) -> Answer:
        """What a name means in a package."""
        return self._files.resolver_of(self.path).submodule(package, name)

    def alone(self, path: str) -> Alone:
        """What is known of another module when it is the file that is checked."""
        self.asked.add(path)
        return self._known.get(path, Alone())

    def tree(self, path: str) -> Tree | None:
        """The tree of a module; the same as long as this view lasts."""
        if path not in self._trees:
            self._trees[path] = self._modules.tree(path)
        return self._trees[path]

"""The files that take part in an exchange, and what their imports bind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from credlint.exchange.jobs import Finished, Job
from credlint.project.answers import Importable, Module
from credlint.project.project import Files
from credlint.source.imports import Imported


@dataclass(frozen=True, slots=True)
class Link:
    """What an import binds: a `name` of the module `of`, or else the module `inside` of it, under `alias`. Without a
    name all that is in some modules."""

    of: str | None = None
    name: str = ""
    alias: str = ""
    inside: str | None = None
    all_of: tuple[str, ...] = ()

    @property
    def modules(self) -> Iterator[str]:
        """The paths of the modules that it may load."""
        yield from (path for path in (self.of, self.inside, *self.all_of) if path is not None)


@dataclass(slots=True)
class Node:
    """A file that takes part: `looked` counts the gifts that have been looked for in it, `mentions` says whether it may
    ask for any, and `asks` whether it mentions one of the names that it was `tried` with."""

    passes: bool
    links: tuple[Link, ...] | None = None
    looked: int = 0
    mentions: bool = False
    tried: frozenset[str] = frozenset()
    asks: bool = False
    given: frozenset[str] = frozenset()
    job: Job | None = None
    outcome: Finished | None = None
    times: int = 0


class Graph:
    """The files that are checked, and the modules that they import, directly or not.

    `text` gives the text of a file, `imports` its imports (None: it is not followed), `passes` says whether it has
    vocabulary. If the checked files are `whole`, all that import a module are among them: those that name nothing
    sensitive need no look at their imports.
    """

    def __init__(
        self,
        files: Files,
        text: Callable[[str], str | None],
        imports: Callable[[str], tuple[Imported, ...] | None],
        passes: Callable[[str], bool],
        *,
        whole: bool,
    ) -> None:
        self._files = files
        self._text = text
        self._imports_of = imports
        self._passes = passes
        self._whole = whole
        self._nodes: dict[str, Node | None] = {}
        self._reach: dict[str, frozenset[str]] = {}

    def text(self, path: str) -> str:
        """The text of a file; "" for one that cannot be read."""
        return self._text(path) or ""

    def nodes(self) -> list[tuple[str, Node]]:
        """The files that take part by now, by path."""
        return [(path, node) for path, node in sorted(self._nodes.items()) if node is not None]

    def known(self, path: str) -> Node:
        """A file that takes part."""
        node = self._nodes[path]
        assert node is not None
        return node

    def node(self, path: str) -> Node | None:
        """Add a file, and those that it imports if that matters."""
        waiting = [path]
        while waiting:
            here = waiting.pop()
            if here in self._nodes:
                continue
            passes = self._passes(here)
            if not passes and not self._whole and self._imports_of(here) is None:
                self._nodes[here] = None
                continue
            node = self._nodes[here] = Node(passes)
            if passes or not self._whole:
                waiting.extend(path for link in self.links(here, node) for path in link.modules)
        return self._nodes[path]

    def links_of(self, path: str) -> tuple[Link, ...]:
        """What the imports of a file that takes part bind."""
        node = self._nodes.get(path)
        return () if node is None else self.links(path, node)

    def links(self, path: str, node: Node) -> tuple[Link, ...]:
        """What the imports of a file bind."""
        if node.links is None:
            imports = self._imports_of(path) or ()
            node.links = tuple(link for imported in imports for link in self._links_of(path, imported))
        return node.links

    def _links_of(self, path: str, imported: Imported) -> Iterator[Link]:
        resolver = self._files.resolver_of(path)
        found = resolver.resolve(path, imported.module, imported.level)
        if imported.names is None:
            yield Link(all_of=tuple(found.files))
        elif isinstance(found.answer, Importable):
            own = found.answer.path if isinstance(found.answer, Module) else None
            for name, alias in imported.names:
                module = resolver.submodule(found.answer, name)
                yield Link(own, name, alias, module.path if isinstance(module, Module) else None)

    def all_behind(self, path: str) -> frozenset[str]:
        """The modules that a file imports, directly or not, also through files without vocabulary."""
        return self._reached(path, lambda _: True)

    def behind(self, path: str) -> frozenset[str]:
        """The modules that a file imports, directly or by others that have vocabulary.

        All others are left out: of a run over many files less is known about these than of one over few.
        """
        if path not in self._reach:
            self._reach[path] = self._reached(path, lambda node: node.passes)
        return self._reach[path]

    def _reached(self, path: str, leads_on: Callable[[Node], bool]) -> frozenset[str]:
        """What a file imports, and what those import that lead on, as far as they take part by now."""
        seen: set[str] = set()
        waiting = [path]
        while waiting:
            here = waiting.pop()
            node = self._nodes.get(here)
            if node is not None and (here == path or leads_on(node)):
                new = {other for link in self.links(here, node) for other in link.modules} - seen
                seen |= new
                waiting.extend(new)
        return frozenset(seen)

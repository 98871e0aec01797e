"""What modules give to each other: each is told what those that it imports give, until nothing new is told.

A module gives names with which credentials come or go, such as a setting or a function that returns one. Who gives what
is known once a module has been analysed, and that depends on what it is given itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from credlint.analysis.program import Alone
from credlint.project.answers import Importable, Module
from credlint.project.project import Files
from credlint.project.used import NOTHING_USED, Used
from credlint.source.imports import Imported

ROUNDS = 2
"""Times that a module is analysed at most: again only where what it is told has changed, as in cycles of imports."""


@dataclass(frozen=True, slots=True)
class Job:
    """A file to be analysed: the sensitive names that it is given by what it imports, and what is known of the modules
    behind that. A `light` one has no vocabulary: it is analysed only for what it is given."""

    path: str
    given: frozenset[str] = frozenset()
    known: Mapping[str, Alone] = field(default_factory=dict)
    light: bool = False


@dataclass(frozen=True, slots=True)
class Finished:
    """What came of a job; `asked` are the modules of which it mattered what they report by themselves, and `used` is
    what mattered besides."""

    path: str
    alone: Alone
    asked: frozenset[str] = frozenset()
    used: Used = NOTHING_USED

    @classmethod
    def nothing(cls, path: str) -> Finished:
        """What comes of a file in which there is nothing to find."""
        return cls(path, Alone())

    @classmethod
    def unknown(cls, path: str) -> Finished:
        """What comes of a file whose analysis has failed: nobody knows what in it is secret."""
        return cls(path, Alone(secrets=None))


Analyse = Callable[[list[Job]], Iterable[Finished]]
"""Does jobs, in any order."""


@dataclass(frozen=True, slots=True)
class _Link:
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
class _Node:
    """A file that takes part: `looked` counts the gifts that have been looked for in it, `mentions` says whether it may
    ask for any."""

    passes: bool
    links: tuple[_Link, ...] | None = None
    looked: int = 0
    mentions: bool = False
    given: frozenset[str] = frozenset()
    job: Job | None = None
    outcome: Finished | None = None
    times: int = 0


@dataclass(frozen=True, slots=True)
class _Gift:
    """Names that a module gives: the last part of its own name, and the folder that holds it."""

    names: frozenset[str]
    stem: str
    folder: str

    def may_be_asked_for(self, path: str, text: str) -> bool:
        """Whether a file may import the module, by its name or because it is near, and mentions one of the names."""
        return (self.stem in text or path.startswith(self.folder)) and any(
            name in text and re.search(rf"\b{re.escape(name)}\b", text) is not None for name in self.names
        )


class Exchange:
    """The exchange between the files that are checked and the modules that they import, directly or not.

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
        self._nodes: dict[str, _Node | None] = {}
        self._gifts: list[_Gift] = []
        self._reach: dict[str, frozenset[str]] = {}

    def run(self, paths: Collection[str], analyse: Analyse) -> None:
        """Have all analysed that has vocabulary or is given names, among these files and the modules they import."""
        for path in sorted(paths):
            self.node(path)
        while batch := self._next():
            for outcome in analyse(batch):
                node = self._nodes[outcome.path]
                assert node is not None
                node.outcome = outcome
                self.announce(outcome.path, outcome.alone.exports.names)

    def node(self, path: str) -> _Node | None:
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
            node = self._nodes[here] = _Node(passes)
            if passes or not self._whole:
                waiting.extend(path for link in self.links(here, node) for path in link.modules)
        return self._nodes[path]

    def links(self, path: str, node: _Node) -> tuple[_Link, ...]:
        """What the imports of a file bind."""
        if node.links is None:
            imports = self._imports_of(path) or ()
            node.links = tuple(link for imported in imports for link in self._links_of(path, imported))
        return node.links

    def _links_of(self, path: str, imported: Imported) -> Iterator[_Link]:
        resolver = self._files.resolver_of(path)
        found = resolver.resolve(path, imported.module, imported.level)
        if imported.names is None:
            yield _Link(all_of=tuple(found.files))
        elif isinstance(found.answer, Importable):
            own = found.answer.path if isinstance(found.answer, Module) else None
            for name, alias in imported.names:
                module = resolver.submodule(found.answer, name)
                yield _Link(own, name, alias, module.path if isinstance(module, Module) else None)

    def _next(self) -> list[Job]:
        """The jobs that can be done now: of files that import nothing else that is to be done, except in a cycle."""
        found: dict[str, Job] = {}
        known = {
            path: node.outcome.alone
            for path, node in sorted(self._nodes.items())
            if node is not None and node.outcome is not None and node.outcome.alone != Alone()
        }
        given_now = self._settled()
        for path, node in sorted(self._nodes.items()):
            if node is None or node.times >= ROUNDS or not (node.passes or self.mentions(path, node)):
                continue
            given = given_now.to(path)
            job = Job(path, given, known, light=not node.passes)
            if not node.passes and not given:
                continue
            if node.job is None or given != node.job.given or _changed(node, known):
                found[path] = job
        ready = [job for path, job in found.items() if not self._waits(path, found)] or list(found.values())
        for job in ready:
            node = self._nodes[job.path]
            assert node is not None
            node.job = job
            node.times += 1
        return ready

    def _settled(self) -> _Given:
        """What files are given now, when all that hand on what they were given have been found."""
        while True:
            before, given = len(self._gifts), _Given(self)
            for path, node in sorted(self._nodes.items()):
                if node is not None and (node.passes or self.mentions(path, node)):
                    given.by(path)
            if len(self._gifts) == before:
                return given

    def announce(self, path: str, names: frozenset[str]) -> None:
        """Note that a module gives names, some of which are new."""
        node = self._nodes[path]
        assert node is not None
        new = names - node.given
        if new:
            node.given |= new
            folder, _, name = path.rpartition("/")
            stem = folder.rpartition("/")[2] if name == "__init__.py" else name.removesuffix(".py")
            self._gifts.append(_Gift(new, stem, folder))

    def mentions(self, path: str, node: _Node) -> bool:
        """Whether a file may ask some module for something that it gives: it names it, and the module."""
        if node.looked < len(self._gifts) and not node.mentions:
            text = self._text(path) or ""
            if "import" in text:
                node.mentions = any(gift.may_be_asked_for(path, text) for gift in self._gifts[node.looked :])
        node.looked = len(self._gifts)
        return node.mentions

    def _waits(self, path: str, found: Collection[str]) -> bool:
        behind = self._behind(path)
        return any(other in found and path not in self._behind(other) for other in behind if other != path)

    def _behind(self, path: str) -> frozenset[str]:
        """The modules that a file imports, directly or not, as far as that is known."""
        if path not in self._reach:
            seen: dict[str, None] = {}
            waiting = [path]
            while waiting:
                here = waiting.pop()
                node = self._nodes.get(here)
                if node is not None and node.links is not None:
                    for other in (path for link in node.links for path in link.modules):
                        if other not in seen:
                            seen[other] = None
                            waiting.append(other)
            self._reach[path] = frozenset(seen)
        return self._reach[path]


class _Given:
    """What files are given, as things are now."""

    def __init__(self, exchange: Exchange) -> None:
        self._exchange = exchange
        self._names: dict[str, frozenset[str]] = {}

    def to(self, path: str) -> frozenset[str]:
        """The names with which credentials come to a file, or go from it, by what it imports."""
        node = self._exchange.node(path)
        links = () if node is None else self._exchange.links(path, node)
        return frozenset(name for link in links for name in self._bound(link))

    def _bound(self, link: _Link) -> Iterator[str]:
        """The names by which an import makes sensitive things known."""
        for path in link.all_of:
            yield from self.by(path)
        own = frozenset[str]() if link.of is None else self.by(link.of)
        if link.name == "*":
            yield from own
        elif link.name in own:
            yield link.alias
        elif link.inside is not None:
            yield from self.by(link.inside)

    def by(self, path: str) -> frozenset[str]:
        """The names that a module gives, with those that it was given itself."""
        if path in self._names:
            return self._names[path]
        self._names[path] = frozenset()  # modules that import each other
        node = self._exchange.node(path)
        if node is None:
            return frozenset()
        names: set[str] = set()
        if node.passes or self._exchange.mentions(path, node):
            for link in self._exchange.links(path, node):
                if link.name:
                    names.update(self._bound(link))
        if node.outcome is not None:
            names |= node.outcome.alone.exports.names
        self._names[path] = frozenset(names)
        self._exchange.announce(path, self._names[path])
        return self._names[path]


def _changed(node: _Node, known: Mapping[str, Alone]) -> bool:
    """Whether something is known by now that mattered when the file was analysed."""
    if node.job is None or node.outcome is None:
        return False
    return any(node.job.known.get(path) != known.get(path) for path in node.outcome.asked)

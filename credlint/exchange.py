"""What modules give to each other: each is told what those that it imports give, until nothing new is told.

A module gives names with which credentials come or go, such as a setting or a function that returns one. Who gives what
is known once a module has been analysed, and that depends on what it is given itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from credlint.analysis.program import Alone
from credlint.catalogue.names import CREDENTIAL_WORDS, LEVEL_SETTERS
from credlint.project.answers import Importable, Module
from credlint.project.project import Files
from credlint.project.used import NOTHING_USED, Used
from credlint.source.imports import Imported

_ALL = "import *"

ROUNDS = 2
"""Times that a module is analysed at most: again only where what it is told has changed, as in cycles of imports."""


@dataclass(frozen=True, slots=True)
class Job:
    """A file to be analysed: the sensitive names that it is given by what it imports, what is known of the modules
    behind that, and the names of what sets loggers to DEBUG, if one of them fetches secrets from AWS. A `light` one has
    no vocabulary: it is analysed only for what it is given."""

    path: str
    given: frozenset[str] = frozenset()
    known: Mapping[str, Alone] = field(default_factory=dict)
    light: bool = False
    levels: frozenset[str] = frozenset()


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
    ask for any, and `asks` whether it mentions one of the names that it was `tried` with."""

    passes: bool
    links: tuple[_Link, ...] | None = None
    looked: int = 0
    mentions: bool = False
    tried: frozenset[str] = frozenset()
    asks: bool = False
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
        """Whether a file may import the module, by its name or because it is near, and mentions one of the names, or
        takes all."""
        if self.stem not in text and not path.startswith(self.folder):
            return False
        return _ALL in text or _mentions(text, self.names)


def _mentions(text: str, names: Iterable[str]) -> bool:
    return any(name in text and re.search(rf"\b{re.escape(name)}\b", text) is not None for name in names)


def _gift(path: str, names: frozenset[str]) -> _Gift:
    """Names that the module at a path gives."""
    folder, _, name = path.rpartition("/")
    return _Gift(names, folder.rpartition("/")[2] if name == "__init__.py" else name.removesuffix(".py"), folder)


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
        self._levels = _Levels(self)
        self._readers = _Readers(self)

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

    def links_of(self, path: str) -> tuple[_Link, ...]:
        """What the imports of a file that takes part bind."""
        node = self._nodes.get(path)
        return () if node is None else self.links(path, node)

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
        fetching = self._levels.start(path for path, alone in known.items() if alone.fetches)
        for path, node in sorted(self._nodes.items()):
            if node is None or node.times >= ROUNDS:
                continue
            traced = self._levels.given(path) if fetching else frozenset()
            if not (node.passes or traced or self.mentions(path, node)):
                continue
            given = given_now.to(path) | traced | self._readers.given(path, node.passes)
            levels = self._levels.all if traced else frozenset()
            job = Job(path, given, known, light=not node.passes, levels=levels)
            if not node.passes and not self._asks(path, node, given):
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
            self._gifts.append(_gift(path, new))

    def mentions(self, path: str, node: _Node) -> bool:
        """Whether a file may ask some module for something that it gives: it names it, and the module."""
        if node.looked < len(self._gifts) and not node.mentions:
            text = self._text(path) or ""
            if "import" in text:
                node.mentions = any(gift.may_be_asked_for(path, text) for gift in self._gifts[node.looked :])
        node.looked = len(self._gifts)
        return node.mentions

    def paths(self) -> list[str]:
        """The files that take part."""
        return [path for path, node in sorted(self._nodes.items()) if node is not None]

    def all_behind(self, path: str) -> set[str]:
        """The modules that a file imports, directly or not, also through files without vocabulary."""
        seen: set[str] = set()
        waiting = [path]
        while waiting:
            here = waiting.pop()
            node = self._nodes.get(here)
            for other in () if node is None else (each for link in self.links(here, node) for each in link.modules):
                if other not in seen:
                    seen.add(other)
                    waiting.append(other)
        return seen

    def _asks(self, path: str, node: _Node, given: frozenset[str]) -> bool:
        """Whether a file without vocabulary mentions a name that it is given."""
        if given != node.tried:
            text = self._text(path) or ""
            node.tried, node.asks = given, _mentions(text, given)
        return node.asks

    def _waits(self, path: str, found: Collection[str]) -> bool:
        behind = self._behind(path)
        return any(other in found and path not in self._behind(other) for other in behind if other != path)

    def _behind(self, path: str) -> frozenset[str]:
        """The modules that a file imports, directly or by others that have vocabulary.

        All others are left out: of a run over many files less is known about these than of one over few.
        """
        if path not in self._reach:
            seen: dict[str, None] = {}
            waiting = [path]
            while waiting:
                here = waiting.pop()
                node = self._nodes.get(here)
                if node is not None and (node.passes or here == path):
                    for other in (path for link in self.links(here, node) for path in link.modules):
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
        node = self._exchange.node(path)
        # What is known of it so far, for modules that import each other: what is new is told in another round.
        self._names[path] = frozenset() if node is None else node.given
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


_CONFIG = ("basicConfig", "dictConfig", "fileConfig")
_ROOT = re.compile(r"\broot(?:_?logger)?\s*\.|\bgetLogger\(\s*(?:[\"'](?:root)?[\"'])?\s*\)", re.IGNORECASE)
"""The root logger."""
_DEFINED = re.compile(r"^(?:async[ \t]+)?(?:def|class)[ \t]+(\w+)", re.MULTILINE)
_LEVEL = "DEBUG"


_ASKED = re.compile(r"\b((?<![.\w])[^\W\d][\w.]*)\(\s*(?:\w+\s*=\s*)?[rRbBuUfF]?[\"']([^\"'\n]*)")
"""A call that is given a text."""
_RENAMED = re.compile(r"\bimport\s+[\w.]+\s+as\s+(\w+)")
"""The name of a module that is imported under another one."""
_CREDENTIAL = re.compile("|".join(CREDENTIAL_WORDS), re.IGNORECASE)


class _Levels:
    """Who sets the root logger to DEBUG, itself or by calling a function of another module: that matters in a file if
    it, or a module behind it, fetches secrets from AWS. Most texts have no vocabulary, so it is looked for in them."""

    def __init__(self, exchange: Exchange) -> None:
        self._exchange = exchange
        self._fetching: frozenset[str] = frozenset()
        self._asked: dict[str, frozenset[str]] = {}

    def start(self, fetching: Iterable[str]) -> bool:
        """Note which modules fetch secrets, as far as that is known; returns whether any does."""
        self._fetching = frozenset(fetching)
        return bool(self._fetching)

    def given(self, path: str) -> frozenset[str]:
        """The names by which a file sets the root logger to DEBUG, if it or a module behind it fetches secrets."""
        names = self._names(path)
        if not names or self._fetching.isdisjoint((path, *self._exchange.all_behind(path))):
            return frozenset()
        return names

    @cached_property
    def all(self) -> frozenset[str]:
        """The names of all functions and classes that may set the root logger's level, and of what does it itself."""
        return frozenset(LEVEL_SETTERS).union(*(each.names for each in self._setting.values()))

    @cached_property
    def _setting(self) -> dict[str, _Gift]:
        """The functions and classes that may set a level, by the path of the module."""
        texts = ((path, self._exchange._text(path) or "") for path in self._exchange.paths())
        found = ((path, _setting(text)) for path, text in texts if _sets_level(text))
        return {path: _gift(path, names) for path, names in found if names}

    def _names(self, path: str) -> frozenset[str]:
        """The names by which a file may set the root logger to DEBUG."""
        if path not in self._asked:
            text = self._exchange._text(path) or ""
            own = LEVEL_SETTERS if _LEVEL in text and _sets_level(text) else ()
            self._asked[path] = frozenset((*own, *self._imported(path, text)))
        return self._asked[path]

    def _imported(self, path: str, text: str) -> Iterator[str]:
        """The names of functions and classes of other modules by which a file may set the level."""
        if not any(gift.may_be_asked_for(path, text) for gift in self._setting.values()):
            return
        for link in self._exchange.links_of(path):
            for other in link.modules:
                gift = self._setting.get(other)
                if gift is None or not (_LEVEL in text or _LEVEL in (self._exchange._text(other) or "")):
                    continue
                if other == link.of and link.name != "*":
                    yield from (link.alias for name in gift.names if name == link.name)
                else:
                    yield from (name for name in gift.names if name in text)


class _Readers:
    """Who asks another module for a variable of the environment that is named like a credential: `env("API_TOKEN")`."""

    def __init__(self, exchange: Exchange) -> None:
        self._exchange = exchange
        self._asked: dict[str, frozenset[str]] = {}
        self._reading: dict[str, bool] = {}

    def given(self, path: str, passes: bool) -> frozenset[str]:
        """The names by which a file that has vocabulary asks for such a variable."""
        if path not in self._asked:
            self._asked[path] = frozenset(self._names(path)) if passes else frozenset()
        return self._asked[path]

    def _names(self, path: str) -> Iterator[str]:
        reading = [link for link in self._exchange.links_of(path) if any(map(self._reads, link.modules))]
        if not reading:
            return
        text = self._exchange._text(path) or ""
        bound = {name for link in reading for name in self._bound(text, link)}
        for callee, asked in _ASKED.findall(text):
            name = callee.partition(".")[0]
            if name in bound and _CREDENTIAL.search(asked) is not None:
                yield name

    def _bound(self, text: str, link: _Link) -> Iterator[str]:
        """The names that an import binds."""
        if link.name and link.name != "*":
            yield link.alias
        elif link.name:
            for other in link.modules:
                yield from _DEFINED.findall(self._exchange._text(other) or "")
        else:
            yield from (part for path in link.modules for part in path.removesuffix(".py").split("/"))
            yield from _RENAMED.findall(text)

    def _reads(self, path: str) -> bool:
        if path not in self._reading:
            text = self._exchange._text(path) or ""
            self._reading[path] = "environ" in text or "getenv" in text
        return self._reading[path]


def _sets_level(text: str) -> bool:
    """Whether a text sets the level of the root logger."""
    return any(name in text for name in _CONFIG) or ("setLevel" in text and _ROOT.search(text) is not None)


def _setting(text: str) -> frozenset[str]:
    """The functions and classes in a text that may set the level of the root logger, also by calling others of them."""
    _, *parts = _DEFINED.split(text)
    bodies = dict(zip(parts[::2], parts[1::2], strict=True))
    found = {name for name, body in bodies.items() if _sets_level(body)}
    while more := {name for name, body in bodies.items() if name not in found and _calls(body, found)}:
        found |= more
    return frozenset(found)


def _calls(body: str, names: Iterable[str]) -> bool:
    return any(re.search(rf"\b{name}[ \t]*\(", body) is not None for name in names)


def _changed(node: _Node, known: Mapping[str, Alone]) -> bool:
    """Whether something is known by now that mattered when the file was analysed."""
    if node.job is None or node.outcome is None:
        return False
    return any(node.job.known.get(path) != known.get(path) for path in node.outcome.asked)

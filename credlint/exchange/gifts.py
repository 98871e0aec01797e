"""The names that modules give, and who may ask for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from credlint.exchange.graph import Graph, Link, Node

_ALL = "import *"

DEFINED = re.compile(r"^(?:async[ \t]+)?(?:def|class)[ \t]+(\w+)", re.MULTILINE)
"""The functions and classes that the body of a module defines."""


@dataclass(frozen=True, slots=True)
class Gift:
    """Names that a module gives: the last part of its own name, and the folder that holds it."""

    names: frozenset[str]
    stem: str
    folder: str

    def may_be_asked_for(self, path: str, text: str) -> bool:
        """Whether a file may import the module, by its name or because it is near, and mentions one of the names, or
        takes all."""
        if self.stem not in text and not path.startswith(self.folder):
            return False
        return _ALL in text or mentions(text, self.names)


def mentions(text: str, names: Iterable[str]) -> bool:
    """Whether a text mentions one of some names."""
    return any(name in text and re.search(rf"\b{re.escape(name)}\b", text) is not None for name in names)


def gift_of(path: str, names: frozenset[str]) -> Gift:
    """Names that the module at a path gives."""
    folder, _, name = path.rpartition("/")
    return Gift(names, folder.rpartition("/")[2] if name == "__init__.py" else name.removesuffix(".py"), folder)


class Gifts:
    """All names that modules are known to give."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._all: list[Gift] = []

    def announce(self, path: str, names: frozenset[str]) -> None:
        """Note that a module gives names, some of which are new."""
        node = self._graph.known(path)
        new = names - node.given
        if new:
            node.given |= new
            self._all.append(gift_of(path, new))

    def may_be_asked_for(self, path: str, node: Node) -> bool:
        """Whether a file may ask some module for something that it gives: it names it, and the module."""
        if node.looked < len(self._all) and not node.mentions:
            text = self._graph.text(path)
            if "import" in text:
                node.mentions = any(gift.may_be_asked_for(path, text) for gift in self._all[node.looked :])
        node.looked = len(self._all)
        return node.mentions

    def settled(self) -> Given:
        """What files are given now, when all that hand on what they were given have been found."""
        while True:
            before, given = len(self._all), Given(self._graph, self)
            for path, node in self._graph.nodes():
                if node.passes or self.may_be_asked_for(path, node):
                    given.by(path)
            if len(self._all) == before:
                return given


class Given:
    """What files are given, as things are now."""

    def __init__(self, graph: Graph, gifts: Gifts) -> None:
        self._graph = graph
        self._gifts = gifts
        self._names: dict[str, frozenset[str]] = {}

    def to(self, path: str) -> frozenset[str]:
        """The names with which credentials come to a file, or go from it, by what it imports."""
        node = self._graph.node(path)
        links = () if node is None else self._graph.links(path, node)
        return frozenset(name for link in links for name in self._bound(link))

    def _bound(self, link: Link) -> Iterator[str]:
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
        node = self._graph.node(path)
        # What is known of it so far, for modules that import each other: what is new is told in another round.
        self._names[path] = frozenset() if node is None else node.given
        if node is None:
            return frozenset()
        names: set[str] = set()
        if node.passes or self._gifts.may_be_asked_for(path, node):
            for link in self._graph.links(path, node):
                if link.name:
                    names.update(self._bound(link))
        if node.outcome is not None:
            names |= node.outcome.alone.exports.names
        self._names[path] = frozenset(names)
        self._gifts.announce(path, self._names[path])
        return self._names[path]

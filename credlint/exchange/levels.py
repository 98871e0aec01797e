"""Who sets the root logger to DEBUG where it would log what is fetched from AWS."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property

from credlint.catalogue.names import LEVEL_SETTERS
from credlint.exchange.gifts import DEFINED, Gift, gift_of
from credlint.exchange.graph import Graph

_CONFIG = ("basicConfig", "dictConfig", "fileConfig")
_ROOT = re.compile(r"\broot(?:_?logger)?\s*\.|\bgetLogger\(\s*(?:[\"'](?:root)?[\"'])?\s*\)", re.IGNORECASE)
"""The root logger."""
_LEVEL = "DEBUG"


class Levels:
    """Who sets the root logger to DEBUG, itself or by calling a function of another module: that matters in a file if
    it, or a module behind it, fetches secrets from AWS. Most texts have no vocabulary, so it is looked for in them."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._asked: dict[str, frozenset[str]] = {}

    def given(self, path: str, fetching: Collection[str]) -> frozenset[str]:
        """The names by which a file sets the root logger to DEBUG, if it or a module behind it is one of those that are
        `fetching` secrets."""
        names = self._names(path) if fetching else frozenset[str]()
        behind = (path, *self._graph.all_behind(path)) if names else ()
        return names if any(each in fetching for each in behind) else frozenset()

    @cached_property
    def all(self) -> frozenset[str]:
        """The names of all functions and classes that may set the root logger's level, and of what does it itself."""
        return frozenset(LEVEL_SETTERS).union(*(each.names for each in self._setting.values()))

    @cached_property
    def _setting(self) -> dict[str, Gift]:
        """The functions and classes that may set a level, by the path of the module."""
        texts = ((path, self._graph.text(path)) for path, _ in self._graph.nodes())
        found = ((path, _setting(text)) for path, text in texts if _sets_level(text))
        return {path: gift_of(path, names) for path, names in found if names}

    def _names(self, path: str) -> frozenset[str]:
        """The names by which a file may set the root logger to DEBUG."""
        if path not in self._asked:
            text = self._graph.text(path)
            own = LEVEL_SETTERS if _LEVEL in text and _sets_level(text) else ()
            self._asked[path] = frozenset((*own, *self._imported(path, text)))
        return self._asked[path]

    def _imported(self, path: str, text: str) -> Iterator[str]:
        """The names of functions and classes of other modules by which a file may set the level."""
        if not any(gift.may_be_asked_for(path, text) for gift in self._setting.values()):
            return
        for link in self._graph.links_of(path):
            for other in link.modules:
                gift = self._setting.get(other)
                if gift is None or not (_LEVEL in text or _LEVEL in self._graph.text(other)):
                    continue
                if other == link.of and link.name != "*":
                    yield from (link.alias for name in gift.names if name == link.name)
                else:
                    yield from (name for name in gift.names if name in text)


def _sets_level(text: str) -> bool:
    """Whether a text sets the level of the root logger."""
    return any(name in text for name in _CONFIG) or ("setLevel" in text and _ROOT.search(text) is not None)


def _setting(text: str) -> frozenset[str]:
    """The functions and classes in a text that may set the level of the root logger, also by calling others of them."""
    _, *parts = DEFINED.split(text)
    bodies = dict(zip(parts[::2], parts[1::2], strict=True))
    found = {name for name, body in bodies.items() if _sets_level(body)}
    while more := {name for name, body in bodies.items() if name not in found and _calls(body, found)}:
        found |= more
    return frozenset(found)


def _calls(body: str, names: Iterable[str]) -> bool:
    return any(re.search(rf"\b{name}[ \t]*\(", body) is not None for name in names)

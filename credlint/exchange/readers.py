"""Who asks another module for a variable of the environment that holds a credential."""

from __future__ import annotations

import re
from collections.abc import Iterator

from credlint.catalogue.names import CREDENTIAL_WORDS
from credlint.exchange.gifts import DEFINED
from credlint.exchange.graph import Graph, Link

_ASKED = re.compile(r"\b((?<![.\w])[^\W\d][\w.]*)\(\s*(?:\w+\s*=\s*)?[rRbBuUfF]?[\"']([\w.-]+)[\"']")
"""A call that is given a text which may be a name: messages of a logger are none."""
_RENAMED = re.compile(r"\bimport\s+[\w.]+\s+as\s+(\w+)")
"""The name of a module that is imported under another one."""
_CREDENTIAL = re.compile("|".join(CREDENTIAL_WORDS), re.IGNORECASE)


class Readers:
    """Who asks another module for a variable of the environment that is named like a credential: `env("API_TOKEN")`."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._asked: dict[str, frozenset[str]] = {}
        self._reading: dict[str, bool] = {}

    def given(self, path: str, passes: bool) -> frozenset[str]:
        """The names by which a file that has vocabulary asks for such a variable."""
        if path not in self._asked:
            self._asked[path] = frozenset(self._names(path)) if passes else frozenset()
        return self._asked[path]

    def _names(self, path: str) -> Iterator[str]:
        reading = [link for link in self._graph.links_of(path) if any(map(self._reads, link.modules))]
        if not reading:
            return
        text = self._graph.text(path)
        bound = {name for link in reading for name in self._bound(text, link)}
        for callee, asked in _ASKED.findall(text):
            name = callee.partition(".")[0]
            if name in bound and _CREDENTIAL.search(asked) is not None:
                yield name

    def _bound(self, text: str, link: Link) -> Iterator[str]:
        """The names that an import binds."""
        if link.name and link.name != "*":
            yield link.alias
        elif link.name:
            for other in link.modules:
                yield from DEFINED.findall(self._graph.text(other))
        else:
            yield from (part for path in link.modules for part in path.removesuffix(".py").split("/"))
            yield from _RENAMED.findall(text)

    def _reads(self, path: str) -> bool:
        if path not in self._reading:
            text = self._graph.text(path)
            self._reading[path] = "environ" in text or "getenv" in text
        return self._reading[path]

"""What modules give to each other: each is told what those that it imports give, until nothing new is told.

A module gives names with which credentials come or go, such as a setting or a function that returns one. Who gives what
is known once a module has been analysed, and that depends on what it is given itself.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from credlint.analysis.program import Alone
from credlint.exchange.gifts import Gifts, mentions
from credlint.exchange.graph import Graph, Node
from credlint.exchange.jobs import Analyse, Job
from credlint.exchange.levels import Levels
from credlint.exchange.readers import Readers

ROUNDS = 2
"""Times that a module is analysed at most: again only where what it is told has changed, as in cycles of imports."""


class Exchange:
    """The exchange between the files that are checked and the modules that they import."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._gifts = Gifts(graph)
        self._levels = Levels(graph)
        self._readers = Readers(graph)

    def run(self, paths: Collection[str], analyse: Analyse) -> None:
        """Have all analysed that has vocabulary or is given names, among these files and the modules they import."""
        for path in sorted(paths):
            self._graph.node(path)
        while batch := self._next():
            for outcome in analyse(batch):
                self._graph.known(outcome.path).outcome = outcome
                self._gifts.announce(outcome.path, outcome.alone.exports.names)

    def _next(self) -> list[Job]:
        """The jobs that can be done now: of files that import nothing else that is to be done, except in a cycle."""
        found: dict[str, Job] = {}
        known = {
            path: node.outcome.alone
            for path, node in self._graph.nodes()
            if node.outcome is not None and node.outcome.alone != Alone()
        }
        given_now = self._gifts.settled()
        fetching = {path for path, alone in known.items() if alone.fetches}
        for path, node in self._graph.nodes():
            if node.times >= ROUNDS:
                continue
            traced = self._levels.given(path, fetching)
            if not (node.passes or traced or self._gifts.may_be_asked_for(path, node)):
                continue
            given = given_now.to(path) | traced | self._readers.given(path, node.passes)
            if not node.passes and not self._asks(path, node, given):
                continue
            if node.job is None or given != node.job.given or _changed(node, known):
                levels = self._levels.all if traced else frozenset()
                found[path] = Job(path, given, known, light=not node.passes, levels=levels)
        ready = [job for path, job in found.items() if not self._waits(path, found)] or list(found.values())
        for job in ready:
            node = self._graph.known(job.path)
            node.job = job
            node.times += 1
        return ready

    def _asks(self, path: str, node: Node, given: frozenset[str]) -> bool:
        """Whether a file without vocabulary mentions a name that it is given."""
        if given != node.tried:
            text = self._graph.text(path)
            node.tried, node.asks = given, mentions(text, given)
        return node.asks

    def _waits(self, path: str, found: Collection[str]) -> bool:
        behind = self._graph.behind(path)
        return any(other in found and path not in self._graph.behind(other) for other in behind if other != path)


def _changed(node: Node, known: Mapping[str, Alone]) -> bool:
    """Whether something is known by now that mattered when the file was analysed."""
    if node.job is None or node.outcome is None:
        return False
    return any(node.job.known.get(path) != known.get(path) for path in node.outcome.asked)

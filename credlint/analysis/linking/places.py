"""Where sites are, in whatever module of the program."""

from __future__ import annotations

from collections.abc import Iterable

import libcst as cst

from credlint.analysis.core.bindings import dotted, last_name
from credlint.analysis.core.machine import Machine
from credlint.model.diagnostic import Step
from credlint.model.span import Span
from credlint.source.positions import positions


class Places:
    """The spans of sites, found in one pass over the tree of each module that has any."""

    def __init__(self, m: Machine, sites: Iterable[int]) -> None:
        recorder, home = m.recorder, m.home.path
        self._nodes = recorder.nodes
        by_module: dict[str, list[int]] = {}
        for site in sorted(set(sites) - {0}):
            by_module.setdefault(recorder.owners[site], []).append(site)
        self._spans: dict[int, Span] = {}
        self._paths = {site: path for path, found in by_module.items() if path != home for site in found}
        for path, group in by_module.items():
            module = m.home if path == home else m.linked.get(path)
            if module is not None:
                nodes = {site: recorder.nodes[site] for site in group}
                found = positions(module.tree.module, list(nodes.values()), module.tree.text)
                self._spans.update((site, found[node]) for site, node in nodes.items() if node in found)

    def at(self, site: int) -> Span:
        """The span of a site; the start of its file for one without a position in the source."""
        return self._spans.get(site, Span.of(1, 1, 1, 1))

    def path(self, site: int) -> str:
        """The path of the module of a site; "" for the file that is checked."""
        return self._paths.get(site, "")

    def step(self, site: int, message: str) -> Step:
        """A step of a trace at a site."""
        return Step(self.at(site), message, self.path(site))

    def name(self, site: int) -> str:
        """What the code at a site calls, reads or defines, in words."""
        node = self._nodes[site]
        match node:
            case cst.Call():
                name = dotted(node.func) or last_name(node.func)
                return f"{name}()" if name else ""
            case cst.FunctionDef():
                return f"{node.name.value}()"
            case cst.ClassDef():
                return node.name.value
            case cst.Attribute():
                return dotted(node) or node.attr.value
            case _:
                return ""

    def knows(self, site: int) -> bool:
        """Whether the site has a position in the source."""
        return site in self._spans

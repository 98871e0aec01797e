"""Whether a module may show what a name stands for, by the text alone: most that hand on secrets show none of them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from credlint.analysis.demand.region_index import WORD, RegionIndex, names_of
from credlint.catalogue.names import ROUTES
from credlint.source.outline import Region

_CALLEE = re.compile(r"\b([^\W\d]\w*)\s*\(")
_CLOSE = re.compile(r"[()]")
_RAISED = re.compile(r"^[ \t\f]*(?:raise|assert)\b", re.MULTILINE)
_RETURNED = re.compile(r"^[ \t\f]*(?:return|yield)\b", re.MULTILINE)
_LINE_END = re.compile(r"[\n()\[\]{}]")
_ASSIGNED = re.compile(
    r"^[ \t\f]*+(?:(?P<left>[\w.,\[\]*]++(?>(?:[\t ]++[\w.,\[\]*]++)*))\s*+(?::[^=\n]+)?[-+|]?=(?!=)(?P<right>.*)"
    r"|(?:async\s+)?for\s++(?P<each>[\w,()*]++(?: ++[\w,()*]++)*?)\s++in\b(?P<of>.*)"
    r"|(?:async\s+)?with\b(?P<opened>.*)\bas\s+(?P<name>\w+)\s*:.*)$",
    re.MULTILINE,
)
_TEXTS = frozenset({"__repr__", "__str__", "__format__"})
_REQUESTS = frozenset({"event", "_event", "request"})
_ROUTE = re.compile(rf"\.(?:{'|'.join(ROUTES)})\b")
_ALL = frozenset({"vars", "__dict__", "locals"})
"""What gives everything that has a name, whatever the name."""


def may_show(
    regions: Sequence[Region], indices: Sequence[RegionIndex], sinks: frozenset[str], names: frozenset[str]
) -> bool:
    """Whether a region may show what one of `names` stands for: it is among what `sinks`, functions of the module that
    hand their parameters to these, exceptions or responses are given, under that name or one that it is assigned to."""
    shown = _shown(regions, indices, sinks)
    return not shown.isdisjoint(_ALL) or not shown.isdisjoint(_aliases(indices, names))


def _shown(regions: Sequence[Region], indices: Sequence[RegionIndex], sinks: frozenset[str]) -> frozenset[str]:
    """The words in what is shown."""
    showing = set(sinks)
    while True:
        known = len(showing)
        found: set[str] = set()
        for region, index in zip(regions, indices, strict=True):
            words = set(_given(index.code, showing))
            words.update(_after(_RAISED, index.code))
            if _answers(region, index):
                words.update(_after(_RETURNED, index.code))
            if not words.isdisjoint(index.parameters - {"self", "cls"}):
                showing.update(names_of(region))
            found |= words
        if len(showing) == known:
            return frozenset(found)


def _answers(region: Region, index: RegionIndex) -> bool:
    """Whether what a function returns is shown: by a handler or view, or as an object's text."""
    return (
        region.name in _TEXTS
        or "handler" in region.name
        or not index.parameters.isdisjoint(_REQUESTS)
        or any(_ROUTE.search(decorator) for decorator in region.decorators)
    )


def _given(code: str, callees: set[str]) -> Iterator[str]:
    """The words in the arguments of calls."""
    for match in _CALLEE.finditer(code):
        if match[1] in callees:
            depth, end = 1, len(code)
            for bracket in _CLOSE.finditer(code, match.end()):
                depth += 1 if bracket[0] == "(" else -1
                if not depth:
                    end = bracket.start()
                    break
            yield from WORD.findall(code, match.end(), end)


def _after(keyword: re.Pattern[str], code: str) -> Iterator[str]:
    """The words in the statements that begin with a keyword."""
    for match in keyword.finditer(code):
        depth, end = 0, len(code)
        for mark in _LINE_END.finditer(code, match.end()):
            depth += (mark[0] in "([{") - (mark[0] in ")]}")
            if mark[0] == "\n" and depth <= 0:
                end = mark.start()
                break
        yield from WORD.findall(code, match.end(), end)


def _aliases(indices: Iterable[RegionIndex], names: frozenset[str]) -> frozenset[str]:
    """These names and, transitively, those of everything that is assigned something in which one of them occurs."""
    into: defaultdict[str, set[str]] = defaultdict(set)
    for index in indices:
        for match in _ASSIGNED.finditer(index.code):
            targets = set(WORD.findall(match["left"] or match["each"] or match["name"])) - {"self", "cls"}
            for source in WORD.findall(match["right"] or match["of"] or match["opened"] or ""):
                into[source] |= targets
    found = set(names)
    todo = list(found)
    while todo:
        more = into.get(todo.pop(), set()) - found
        found |= more
        todo += more
    return frozenset(found)

"""Module constants and aliases that carry a source or sink to its uses."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from collections.abc import Mapping as Map
from dataclasses import dataclass

from credlint.analysis.demand.region_index import WORD, names_of
from credlint.source.outline import Region
from credlint.source.scan import STRING

_KEPT = re.compile(r"^([^\W\d]\w*)\s*(?::[^=\n]+)?=(?!=)(.*)$", re.MULTILINE)
_UNCALLED = re.compile(r"(?<!\w)([^\W\d]\w*+)(?!\s*[(=.\w])")
_READER = re.compile(r"\b(?:getenvb?|environb?(?:\s*\.\s*\w+)?)\b(?!\s*[.(\[])")


@dataclass(frozen=True, slots=True)
class Constant:
    """A name that the module or a class assigns to, with the code of the value and the texts in it."""

    name: str
    code: str
    marks: Sequence[str]


def constants_of(regions: Sequence[Region]) -> list[Constant]:
    """All names that the module and its classes assign to, with the values."""
    return [one for number, region in enumerate(regions) if not number or region.is_class for one in _constants(region)]


def _constants(region: Region) -> Iterator[Constant]:
    code = region.code
    first = counted = 0
    for match in _KEPT.finditer(code):
        first += code.count(STRING, counted, match.start(2))
        counted = match.start(2)
        marks = region.marks[first : first + match[2].count(STRING)] if region.marks else ()
        yield Constant(match[1], match[2], marks)


def carriers(
    known: Iterable[Constant], idle: Iterable[Region], is_sensitive: Callable[[str], bool], names: Collection[str]
) -> frozenset[str]:
    """The names that carry something sensitive to their uses: those of `idle` functions, which only return data, and of
    `known` constants whose value is a sensitive text, or refers to the environment or one of `names` without a call."""
    found = {name for region in idle for name in names_of(region)}
    for one in known:
        uncalled = _UNCALLED.findall(one.code)
        if any(map(is_sensitive, one.marks)) or any(name in names for name in uncalled) or _READER.search(one.code):
            found.add(one.name)
    return spread(users_of(known), found) if found else frozenset()


def users_of(known: Iterable[Constant]) -> Map[str, Sequence[str]]:
    """Word → the constants whose value mentions it."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for one in known:
        for word in WORD.findall(one.code):
            found[word].append(one.name)
    return found


def spread(users: Map[str, Sequence[str]], names: Iterable[str]) -> frozenset[str]:
    """These names and, transitively, those of all constants whose value mentions one of them."""
    found = set(names)
    todo = list(found)
    while todo:
        more = {name for name in users.get(todo.pop(), ()) if name not in found}
        found |= more
        todo += more
    return frozenset(found)

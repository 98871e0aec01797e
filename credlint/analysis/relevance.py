"""Which functions can matter: those that name a source, a call or a key, and those tied to them by name.

A function that is none of these is run only when a relevant one calls it or hands it a secret. All is decided on the
text of the regions: what does not matter need not be parsed.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cached_property

from credlint.analysis.carriers import Kept, kept
from credlint.analysis.carriers import spread as kept_as
from credlint.analysis.mentions import WORD, Mentions, names_of
from credlint.analysis.seeds import seeds
from credlint.catalogue.index import Index
from credlint.source.outline import Region

_IMPORT = re.compile(r"(?:^|[:;])[ \t\f]*(?:from[ \t]+([\w.]+)|import[ \t]+([^\n;]+))", re.MULTILINE)
_WITH_FIELDS = frozenset({"BaseModel", "BaseSettings", "NamedTuple", "Struct", "SQLModel"})
"""Classes that make fields of annotations, and show them."""


class Relevance:
    """The functions of one module that can matter, found by name before and while the module is run."""

    def __init__(self, catalogue: Index, regions: Sequence[Region] | None) -> None:
        """Without regions everything matters."""
        self._catalogue = catalogue
        self._regions = regions or ()
        self.known = regions is not None
        self.mentions: Sequence[Mentions] = [
            Mentions(region, declares=self._has_fields(number, region)) for number, region in enumerate(self._regions)
        ]
        self.found: set[int] = set()
        """The numbers of the regions that matter."""

    @cached_property
    def _kept(self) -> list[Kept]:
        return kept(self._regions)

    @cached_property
    def _classes(self) -> frozenset[str]:
        return frozenset(region.name for region in self._regions if region.is_class)

    def _has_fields(self, number: int, region: Region) -> bool:
        """Whether an annotation without a value is a field of what a decorator or a base makes of the class."""
        if number == 0:
            return False
        if not region.is_class or region.decorators:
            return True
        words = set(WORD.findall(region.header))
        return not (words.isdisjoint(self._classes) and words.isdisjoint(_WITH_FIELDS))

    def matters(self, region: int | None) -> bool:
        """Whether a function or class matters; a lambda, which has no region, does as much as what it stands in."""
        return region is None or region in self.found

    @cached_property
    def imported(self) -> frozenset[str]:
        """The first parts of all names that the module imports, anywhere in it."""
        found: set[str] = set()
        for region in self._regions:
            for module, names in _IMPORT.findall(region.code):
                parts = [module] if module else names.strip("()").split(",")
                found.update(part.strip(" (\\\n").split(".", 1)[0].split(" ", 1)[0] for part in parts)
        return frozenset(found)

    @cached_property
    def called(self) -> frozenset[str]:
        """The last names of everything that is called in the file, a function's calls of itself left out."""
        return frozenset[str]().union(
            *(each.calls - {region.name} for region, each in zip(self._regions, self.mentions, strict=True))
        )

    def names(self, region: int) -> list[str]:
        """The names by which a function is called."""
        return names_of(self._regions[region])

    def writers(self) -> frozenset[str]:
        """The names of the functions that change what relevant ones see."""
        reads = frozenset[str]().union(*(self.mentions[number].reads for number in (0, *self.found)))
        pairs = zip(self._regions, self.mentions, strict=True)
        return frozenset(region.name for region, each in pairs if each.changes(reads))

    @cached_property
    def seeds(self) -> frozenset[int]:
        """The regions that name something which can make a finding by themselves."""
        return seeds(self._catalogue, self._regions, self.mentions, self.imported, self._kept)

    def spread(self, tainted: Collection[str] = ()) -> None:
        """Add every function that is tied to a relevant one: callers of it, and writers of what it reads; `tainted` are
        names of attributes and globals that hold secrets."""
        regions = self._regions
        self.found |= self.seeds - {0}
        while True:
            own = [name for number in self.found for name in names_of(regions[number])]
            names = kept_as(self._kept, own)
            reads = {
                word for number in self.found if not regions[number].is_class for word in self.mentions[number].reads
            }
            # A function inside a relevant one is made by it, and one around it makes it.
            outer = {regions[number].parent for number in self.found}
            inner = {number for number in self.found if not regions[number].is_class or regions[number].parent}
            found = [
                number
                for number, each in enumerate(self.mentions)
                if number
                and number not in self.found
                and (
                    number in outer
                    or regions[number].parent in inner
                    or not names.isdisjoint(each.words)
                    or (regions[number].is_class and not names.isdisjoint(WORD.findall(each.given)))
                    or not each.words.isdisjoint(tainted)
                    or (not reads.isdisjoint(each.words) and not reads.isdisjoint(each.stores))
                )
            ]
            if not found:
                return
            self.found.update(found)

    def idle(self) -> list[int]:
        """The functions with a body on rows of its own that do not matter, nor anything in them; the outermost ones."""
        found = []
        todo = list(self._regions[0].children) if self._regions else []
        while todo:
            number = todo.pop()
            region = self._regions[number]
            if number not in self.found and not region.is_class and region.body is not None:
                found.append(number)
            else:
                todo.extend(region.children)
        return found

"""Which functions can matter: those that name a source, a call or a key, and those tied to them by name.

The first are decided on the text of the regions: what does not matter need not be parsed. Whether one of them matters
to those who call it is known when it has been run: if it gives back a secret, say. A function that does not matter is
run only when a relevant one calls it or hands it a secret.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Mapping as Map
from functools import cached_property

from credlint.analysis.demand.constants import Constant, constants_of
from credlint.analysis.demand.constants import spread as kept_under
from credlint.analysis.demand.region_index import WORD, RegionIndex, names_of
from credlint.analysis.demand.seeds import Evidence
from credlint.catalogue.index import Index
from credlint.source.outline import Region

_IMPORT = re.compile(r"(?:^|[:;])[ \t\f]*(?:from[ \t]+([\w.]+)|import[ \t]+([^\n;]+))", re.MULTILINE)
_WITH_FIELDS = frozenset({"BaseModel", "BaseSettings", "NamedTuple", "Struct", "SQLModel"})
"""Classes that make fields of annotations, and show them."""
_CONTAINERS = frozenset(name for each in (list, dict, set) for name in dir(each) if not name.startswith("__"))
"""The names of the methods of containers: whoever calls one of them calls a method of the file very rarely."""


class DemandSet:
    """The functions of one module that can matter, found by name before and while the module is run."""

    def __init__(self, catalogue: Index, regions: Sequence[Region] | None) -> None:
        """Without regions everything matters."""
        self._catalogue = catalogue
        self._regions = regions or ()
        self.known = regions is not None
        self.regions_index: Sequence[RegionIndex] = [
            RegionIndex(region, declares=self._has_fields(number, region))
            for number, region in enumerate(self._regions)
        ]
        self.demanded: set[int] = set()
        """The numbers of the regions that matter."""
        self.escaping: set[int] = set()
        """Those of them that matter to whoever names them: they give secrets back, or what they report depends on what
        they are given."""
        self.recording: set[int] = set()
        """Those of them that make records, or may do so for some arguments."""
        self.undecided: set[int] = set()
        """Those of which it is not plain that they do not reach any: the others only write what these read, say."""
        self.escaping_methods: set[str] = set()
        """The names of reaching methods: what is not known may have them."""
        self.handed_secrets: set[int] = set()
        """Functions that were handed a secret, or what names one: what they define may see it."""
        self._propagated: set[int] = set()
        self._opened: set[int] = set()
        self._escaped: set[int] = set()
        self._marked: set[str] = set()

    @cached_property
    def _constants(self) -> list[Constant]:
        return constants_of(self._regions)

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

    def may_escape(self, region: int | None) -> bool:
        """Whether a function may matter to whoever names it."""
        return region is None or region in self.escaping or region in self.undecided

    def includes(self, region: int | None) -> bool:
        """Whether a function or class matters; a lambda, which has no region, does as much as what it stands in."""
        return region is None or region in self.demanded

    @cached_property
    def imported(self) -> frozenset[str]:
        """The first parts of all names that the module imports, anywhere in it."""
        found: set[str] = set()
        for code in (region.code for region in self._regions if "import" in region.code):
            for module, names in _IMPORT.findall(code):
                parts = [module] if module else names.strip("()").split(",")
                found.update(part.strip(" (\\\n").split(".", 1)[0].split(" ", 1)[0] for part in parts)
        return frozenset(found)

    @cached_property
    def called(self) -> frozenset[str]:
        """The last names of everything that is called in the file, a function's calls of itself left out."""
        return self._called_by(range(len(self._regions)))

    def called_by_demanded(self) -> frozenset[str]:
        """The last names of everything that the module itself and relevant functions call."""
        return self._called_by((0, *self.demanded) if self._regions else ())

    def _called_by(self, numbers: Iterable[int]) -> frozenset[str]:
        return frozenset[str]().union(
            *(self.regions_index[number].calls - {self._regions[number].name} for number in numbers)
        )

    def names(self, region: int) -> list[str]:
        """The names by which a function is called."""
        return names_of(self._regions[region])

    def writers(self) -> frozenset[str]:
        """The names of the functions that change what those see in which there may be a secret."""
        seeing = {0, *self.undecided, *self.escaping}
        reads = frozenset[str]().union(*(self.regions_index[number].reads for number in seeing))
        return frozenset(
            name
            for region, each in zip(self._regions, self.regions_index, strict=True)
            if each.changes(reads) or not each.handed_to(self._filling).isdisjoint(reads)
            for name in names_of(region)
        )

    @cached_property
    def _filling(self) -> frozenset[str]:
        """The names of the functions that change an argument."""
        pairs = zip(self._regions, self.regions_index, strict=True)
        return frozenset(region.name for region, each in pairs if region.name and each.fills)

    @cached_property
    def _evidence(self) -> Evidence:
        return Evidence(self._catalogue, self._regions, self.regions_index, self.imported, self._constants)

    @cached_property
    def seeds(self) -> frozenset[int]:
        """The regions that name something which can make a finding by themselves."""
        return frozenset(self._evidence.seeds())

    def is_sensitive(self, name: str) -> bool:
        """Whether something of this name can make a finding in this file, on whatever it is called."""
        return name in self._evidence.names

    @cached_property
    def _mentioning(self) -> Map[str, Sequence[int]]:
        """The regions that have a word, in their code or in the defaults of parameters."""
        return _by_word(
            each.words if region.is_class or not each.given else each.words.union(WORD.findall(each.given))
            for region, each in zip(self._regions, self.regions_index, strict=True)
        )

    @cached_property
    def _inheriting(self) -> Map[str, Sequence[int]]:
        """The classes that name something among their bases."""
        return _by_word(
            WORD.findall(each.given) if region.is_class else ()
            for region, each in zip(self._regions, self.regions_index, strict=True)
        )

    @cached_property
    def _storing(self) -> Map[str, Sequence[int]]:
        """The regions that change what has a name, themselves or by a function that changes its arguments."""
        return _by_word(each.stores | each.handed_to(self._filling) for each in self.regions_index)

    @cached_property
    def _named(self) -> Map[str, Sequence[int]]:
        """The regions that have a name."""
        return _by_word((region.name,) for region in self._regions)

    def propagate(self, tainted: Iterable[str] = ()) -> None:
        """Add what is tied to a relevant region: what stands around it and what it makes, and writers of what it reads;
        of a reaching one those who name it, or its writers, too. `tainted` are names of attributes and globals that
        hold secrets."""
        if not self._propagated and not self.demanded:
            self._open(self.seeds - {0})
            self.escaping.update(number for number in self.seeds if self._regions[number].is_class)
        for word in tainted:
            if word not in self._marked:
                self._marked.add(word)
                self._open(self._mentioning.get(word, ()))
        for number in self.handed_secrets:
            self._open(child for child in self._regions[number].children if child not in self.undecided)
        while True:
            new, asking = self.demanded - self._propagated, self.undecided - self._opened
            reached = self.escaping - self._escaped
            if not new and not asking and not reached:
                return
            for number in new:
                self._add(self._around(number))
            self._propagated |= new
            for number in asking:
                self._open(self._regions[number].children if not self._regions[number].is_class else ())
                self._open(self._makers(number))
                self._add(self._writers_for(number))
            self._opened |= asking
            writing = {writer for number in reached for writer in self._writers_for(number)}
            self._add(writing)
            for number in reached:
                makers = list(self._makers(number))  # who calls them decides on what it sees
                self._open(makers)
                self.escaping.update(makers)
            # What they write is decided by who calls them, too.
            called = reached | {number for number in writing if self._regions[number].name not in _CONTAINERS}
            outermost = [number for number in called if not self._is_local(number)]
            self._open_users(outermost)
            self._open_by_method(reached)
            self._escaped |= reached

    def _open_users(self, numbers: Iterable[int]) -> None:
        """Add the regions that name these functions, or what keeps one; classes that inherit from them."""
        names = kept_under(self._constants, [name for number in numbers for name in self.names(number)])
        for name in names:
            self._open(self._mentioning.get(name, ()))
            subclasses = self._inheriting.get(name, ())
            self._add(subclasses)
            self.escaping.update(subclasses)

    def _open_by_method(self, numbers: Iterable[int]) -> None:
        """Note which of these functions are methods, and add the regions that may ask for them by name."""
        for number in numbers:
            owner = self._regions[number].parent
            if owner and self._regions[owner].is_class:
                self.escaping_methods.add(self._regions[number].name)
                users = self._mentioning.get(self._regions[owner].name, ())
                self._open(user for user in users if self.regions_index[user].asks_by_name)

    def _makers(self, number: int) -> Iterator[int]:
        """The function around a region, perhaps with classes between: without it there is none of that."""
        parent = self._regions[number].parent
        while parent and self._regions[parent].is_class:
            parent = self._regions[parent].parent
        if parent:
            yield parent

    def _is_local(self, number: int) -> bool:
        """Whether a function or class stands in a function."""
        parent = self._regions[number].parent
        return parent > 0 and not self._regions[parent].is_class

    def _open(self, numbers: Iterable[int]) -> None:
        """Add regions in which there may be a secret."""
        numbers = list(numbers)
        self.demanded.update(numbers)
        self.undecided.update(numbers)

    def _add(self, numbers: Iterable[int]) -> None:
        self.demanded.update(numbers)

    def defines_undemanded(self, number: int | None) -> bool:
        """Whether a function defines others that are not known to matter."""
        return number is not None and not self.undecided.issuperset(self._regions[number].children)

    def hand_secret(self, number: int | None) -> None:
        """Note that a function was handed a secret, or what names one: what it defines may see that."""
        if number is not None:
            self.handed_secrets.add(number)

    def mark_escaping(self, number: int | None, *, noting: bool = False) -> None:
        """Note that a region matters to whoever names it, also if nothing of what it gives does: for what it does."""
        if number is not None and number in self.demanded:
            self.escaping.add(number)
            if noting:
                self.recording.add(number)

    def _around(self, number: int) -> Iterator[int]:
        """What makes a region, and what it makes."""
        region = self._regions[number]
        if region.parent:
            yield region.parent
        if not region.is_class or region.parent:
            yield from region.children
        for decorator in region.decorators:
            for word in WORD.findall(decorator):
                yield from self._named.get(word, ())

    def _writers_for(self, number: int) -> list[int]:
        """The regions that change what one reads."""
        if self._regions[number].is_class:
            return []
        return [writer for word in self.regions_index[number].reads for writer in self._storing.get(word, ())]

    def idle(self) -> list[int]:
        """The functions with a body on rows of its own that do not matter, nor anything in them; the outermost ones."""
        found = []
        todo = list(self._regions[0].children) if self._regions else []
        while todo:
            number = todo.pop()
            region = self._regions[number]
            if number not in self.demanded and not region.is_class and region.body is not None:
                found.append(number)
            else:
                todo.extend(region.children)
        return found


def _by_word(words: Iterable[Iterable[str]]) -> Map[str, Sequence[int]]:
    """The numbers of the regions by each of their words; the module itself, the first of them, is left out."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for number, each in enumerate(words):
        if number:
            for word in each:
                found[word].append(number)
    return found

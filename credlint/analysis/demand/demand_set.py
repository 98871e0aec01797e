"""Demand-driven selection: functions that mention a source, sink or key, closed over name references.

The seeds are found in the text of the regions, so that what is not demanded need not be parsed. Whether a demanded
function escapes, so that its callers are demanded too, is known once it has been run: it returns a secret, say. A
function that is not demanded is run only when a demanded one calls it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Mapping as Map
from functools import cached_property

from credlint.analysis.demand.constants import Constant, constants_of, users_of
from credlint.analysis.demand.constants import spread as kept_under
from credlint.analysis.demand.environment_reads import Asking
from credlint.analysis.demand.region_index import WORD, RegionIndex, names_of
from credlint.analysis.demand.seeds import Evidence
from credlint.analysis.demand.shown_names import may_show
from credlint.catalogue.index import Index
from credlint.catalogue.names import INJECTING
from credlint.source.outline import Region

_IMPORT = re.compile(r"(?:^|[:;])[ \t\f]*(?:from[ \t]+([\w.]+)|import[ \t]+([^\n;]+))", re.MULTILINE)
_COPIED = re.compile(r"(?:_vendor|vendored|\bpackages)(?:\.|[ \t]+import[ \t]*\(?)([\w,\s]+)")
_WORD = re.compile(r"\w+")
_WITH_FIELDS = frozenset({"BaseModel", "BaseSettings", "NamedTuple", "Struct", "SQLModel"})
"""Base classes that turn annotations into fields, which their repr shows."""
_CONTAINERS = frozenset(name for each in (list, dict, set) for name in dir(each) if not name.startswith("__"))
"""Method names of built-in containers: a call of one is very rarely a call of a method of the file."""


class DemandSet:
    """The regions of one module that the analysis needs: found by name before it is run, and extended meanwhile."""

    def __init__(
        self,
        catalogue: Index,
        regions: Sequence[Region] | None,
        also: frozenset[str] = frozenset(),
        indexed: Sequence[RegionIndex] | None = None,
    ) -> None:
        """Without regions everything is demanded. `also` are further names that can lead to a finding, `indexed` the
        indices of the regions if they are known."""
        self._catalogue = catalogue
        self._also = also
        self._regions = regions or ()
        self.known = regions is not None
        self.regions_index: Sequence[RegionIndex] = indexed or [
            RegionIndex(region, declares=self._has_fields(number, region))
            for number, region in enumerate(self._regions)
        ]
        self.demanded: set[int] = set()
        """The numbers of the regions to analyse."""
        self.escaping: set[int] = set()
        """Regions with something caller-visible, whose users are demanded, too: they return a secret, or their callers
        decide what they report."""
        self.recording: set[int] = set()
        """Escaping regions in which an event was observed: they emit records, or may do so for some arguments."""
        self.undecided: set[int] = set()
        """Demanded regions that may hold a secret, and so may escape; pure writers, say, are excluded."""
        self.giving: set[int] = set()
        """Functions that give a secret, of which other modules want to know."""
        self.handing: set[int] = set()
        """Functions that hand what they are given to an SDK as a credential."""
        self.escaping_methods: set[str] = set()
        """The names of escaping methods: an unknown receiver may have them."""
        self.handed_secrets: set[int] = set()
        """Functions called with a sensitive argument: the functions they define may capture it."""
        self._propagated: set[int] = set()
        self._opened: set[int] = set()
        self._escaped: set[int] = set()
        self._marked: set[str] = set()

    @cached_property
    def _constants(self) -> list[Constant]:
        return constants_of(self._regions)

    @cached_property
    def _users_of_constants(self) -> Map[str, Sequence[str]]:
        return users_of(self._constants)

    @cached_property
    def _classes(self) -> frozenset[str]:
        return frozenset(region.name for region in self._regions if region.is_class)

    def _has_fields(self, number: int, region: Region) -> bool:
        """Whether an annotation without a value may be a field, by a decorator or base of the class."""
        if number == 0:
            return False
        if not region.is_class or region.decorators:
            return True
        words = set(WORD.findall(region.header))
        return not (words.isdisjoint(self._classes) and words.isdisjoint(_WITH_FIELDS))

    def demand_all(self) -> None:
        """Demand every region, whether anything can be found in it or not."""
        self.propagate()
        self.demanded.update(range(len(self._regions)))

    def linked(self) -> DemandSet:
        """The demand set of the same regions in which nothing is demanded: what others use of the module is run."""
        found = DemandSet(self._catalogue, self._regions if self.known else None, indexed=self.regions_index)
        found.seeds = frozenset()
        return found

    def again(self, also: frozenset[str] = frozenset()) -> DemandSet:
        """The demand set of a further run on the same regions, propagated. `also`: further names, sensitive there."""
        regions = self._regions if self.known else None
        found = DemandSet(self._catalogue, regions, self._also | also, self.regions_index)
        found.propagate()
        return found

    def _is_record(self, number: int) -> bool:
        return self._regions[number].is_class and self._has_fields(number, self._regions[number])

    def may_escape(self, region: int | None) -> bool:
        """Whether a function escapes or may turn out to."""
        return region is None or region in self.escaping or region in self.undecided

    def includes(self, region: int | None) -> bool:
        """Whether a function or class is demanded; a lambda, which has no region, always is."""
        return region is None or region in self.demanded

    @cached_property
    def imported(self) -> frozenset[str]:
        """The top-level packages of all imports, anywhere in the module, also of those that another one has copied."""
        found: set[str] = set()
        for code in (region.code for region in self._regions if "import" in region.code):
            for module, names in _IMPORT.findall(code):
                parts = [module] if module else names.strip("()").split(",")
                found.update(part.strip(" (\\\n").split(".", 1)[0].split(" ", 1)[0] for part in parts)
            found.update(name for names in _COPIED.findall(code) for name in _WORD.findall(names))
        return frozenset(found)

    @cached_property
    def injects(self) -> bool:
        """Whether the module uses a framework that gives functions of the program what they ask for."""
        return not INJECTING.isdisjoint(self.imported)

    @cached_property
    def asking(self) -> Asking:
        """Which functions read variables of the environment that are named by their callers."""
        return Asking(self.regions_index, self._named)

    @cached_property
    def called(self) -> frozenset[str]:
        """The last names of everything that may be called in the file, except a function's calls of itself."""
        return self._called_by(range(len(self._regions)))

    @cached_property
    def callees(self) -> frozenset[str]:
        """The last names of everything that is called in the file, except a function's calls of itself."""
        pairs = zip(self._regions, self.regions_index, strict=True)
        return frozenset[str]().union(*(each.called_of_file - {region.name} for region, each in pairs))

    def called_by_demanded(self) -> frozenset[str]:
        """The last names of everything that the module's body and demanded regions may call."""
        return self._called_by((0, *self.demanded) if self._regions else ())

    def _called_by(self, numbers: Iterable[int]) -> frozenset[str]:
        return frozenset[str]().union(
            *(self.regions_index[number].calls_of_file - {self._regions[number].name} for number in numbers)
        )

    def names(self, region: int) -> list[str]:
        """The names by which a region is called."""
        return names_of(self._regions[region])

    def writers(self) -> frozenset[str]:
        """The names of the functions that change what regions that may hold a secret read."""
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
        """The names of the functions that mutate an argument."""
        pairs = zip(self._regions, self.regions_index, strict=True)
        return frozenset(region.name for region, each in pairs if region.name and each.fills)

    @cached_property
    def _evidence(self) -> Evidence:
        return Evidence(self._catalogue, self._regions, self.regions_index, self.imported, self._constants, self._also)

    @cached_property
    def seeds(self) -> frozenset[int]:
        """The regions that by themselves mention something that can lead to a finding."""
        return frozenset(self._evidence.seeds())

    def may_show(self, names: frozenset[str]) -> bool:
        """Whether the module may show what one of these names stands for."""
        return not self.known or may_show(self._regions, self.regions_index, self._catalogue.showing, names)

    def is_sensitive(self, name: str) -> bool:
        """Whether a name can lead to a finding in this file, whatever its receiver is."""
        return name in self._evidence.names

    @cached_property
    def _mentioning(self) -> Map[str, Sequence[int]]:
        """Word → the regions with it in their code or in what gives their parameters values: defaults, dependencies."""
        injects = self.injects
        return _by_word(
            each.words
            if region.is_class or not (each.given or injects)
            else each.words.union(WORD.findall(region.header if injects else each.given))
            for region, each in zip(self._regions, self.regions_index, strict=True)
        )

    @cached_property
    def _inheriting(self) -> Map[str, Sequence[int]]:
        """Word → the classes that mention it among their bases."""
        return _by_word(
            WORD.findall(each.given) if region.is_class else ()
            for region, each in zip(self._regions, self.regions_index, strict=True)
        )

    @cached_property
    def _annotated(self) -> Map[str, Sequence[int]]:
        """Word → the functions that mention it in their header, where the types of parameters are."""
        return _by_word(() if region.is_class else WORD.findall(region.header) for region in self._regions)

    @cached_property
    def _storing(self) -> Map[str, Sequence[int]]:
        """Name → the regions that change it, directly or by passing it to a function that mutates its arguments."""
        return _by_word(each.stores | each.handed_to(self._filling) for each in self.regions_index)

    @cached_property
    def _named(self) -> Map[str, Sequence[int]]:
        """Name → the regions so called."""
        return _by_word((region.name,) for region in self._regions)

    def propagate(self, tainted: Iterable[str] = ()) -> None:
        """Close the set: add what encloses a demanded region, what it defines, and writers of what it reads; for an
        escaping region also the users of its name and of its writers' names. `tainted` are the names of attributes and
        globals that hold secrets: regions that mention them are added."""
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
                makers = list(self._makers(number))  # their callers decide what it captures
                self._open(makers)
                self.escaping.update(makers)
            # What their writers store is decided by the callers of the writers, too.
            called = reached | {number for number in writing if self._regions[number].name not in _CONTAINERS}
            outermost = [number for number in called if not self._is_local(number)]
            self._open_users(outermost)
            self._open_by_method(reached)
            self._escaped |= reached

    def _open_users(self, numbers: Iterable[int]) -> None:
        """Add the regions that mention these functions or constants that hold them, and the subclasses."""
        numbers = list(numbers)
        names = kept_under(self._users_of_constants, [name for number in numbers for name in self.names(number)])
        for name in names:
            self._open(self._mentioning.get(name, ()))
            subclasses = self._inheriting.get(name, ())
            self._add(subclasses)
            self.escaping.update(subclasses)
        for record in filter(self._is_record, numbers):  # parameters and fields may be of its type
            name = self._regions[record].name
            self._open(self._annotated.get(name, ()))
            self.escaping.update(filter(self._is_record, self._mentioning.get(name, ())))

    def _open_by_method(self, numbers: Iterable[int]) -> None:
        """Record which of these functions are methods; add the regions that may look them up by a computed name."""
        for number in numbers:
            owner = self._regions[number].parent
            if owner and self._regions[owner].is_class:
                self.escaping_methods.add(self._regions[number].name)
                users = self._mentioning.get(self._regions[owner].name, ())
                self._open(user for user in users if self.regions_index[user].asks_by_name)

    def _makers(self, number: int) -> Iterator[int]:
        """The function that encloses a region, directly or through classes: only running it defines the region."""
        parent = self._regions[number].parent
        while parent and self._regions[parent].is_class:
            parent = self._regions[parent].parent
        if parent:
            yield parent

    def _is_local(self, number: int) -> bool:
        """Whether a region is nested in a function."""
        parent = self._regions[number].parent
        return parent > 0 and not self._regions[parent].is_class

    def _open(self, numbers: Iterable[int]) -> None:
        """Add regions that may hold a secret, and so may escape."""
        numbers = list(numbers)
        self.demanded.update(numbers)
        self.undecided.update(numbers)

    def _add(self, numbers: Iterable[int]) -> None:
        self.demanded.update(numbers)

    def exported_names(self) -> frozenset[str]:
        """The names by which other modules ask for what gives: of functions, and of the classes of methods."""
        found: set[str] = set()
        for number in self.giving | self.handing:
            while self._regions[number].parent:
                number = self._regions[number].parent
            found.add(self._regions[number].name)
        return frozenset(found)

    def qualnames(self, numbers: Iterable[int]) -> frozenset[str]:
        """The qualified names of regions."""
        return frozenset(self._regions[number].qualname for number in numbers)

    def inner(self, number: int | None) -> Sequence[int]:
        """What a function or class defines."""
        return () if number is None else self._regions[number].children

    def defines_undemanded(self, number: int | None) -> bool:
        """Whether a function defines regions that do not count as holding secrets yet."""
        return number is not None and not self.undecided.issuperset(self._regions[number].children)

    def hand_secret(self, number: int | None) -> None:
        """Record that a function was called with a sensitive argument, which the functions it defines may capture."""
        if number is not None:
            self.handed_secrets.add(number)

    def hand_option(self, number: int | None) -> None:
        """Record that a parameter of a function may be a secret, whoever calls it."""
        if number is not None:
            self._open([number])

    def mark_escaping(self, number: int | None, *, side_effects: bool = False) -> None:
        """Mark a demanded region as caller-visible; `side_effects`: for these, not only for its result."""
        if number is not None and number in self.demanded:
            self.escaping.add(number)
            if side_effects:
                self.recording.add(number)

    def _around(self, number: int) -> Iterator[int]:
        """What encloses a region, what it defines, and its decorators."""
        region = self._regions[number]
        if region.parent:
            yield region.parent
        if not region.is_class or region.parent:
            yield from region.children
        for decorator in region.decorators:
            for word in WORD.findall(decorator):
                yield from self._named.get(word, ())

    def _writers_for(self, number: int) -> list[int]:
        """The regions that change what a region reads."""
        if self._regions[number].is_class:
            return []
        return [writer for word in self.regions_index[number].reads for writer in self._storing.get(word, ())]

    def idle(self) -> list[int]:
        """Outermost functions outside the set whose bodies, being on separate lines, need not be parsed."""
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
    """Word → the numbers of the regions that have it; the module itself, region 0, is left out."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for number, each in enumerate(words):
        if number:
            for word in each:
                found[word].append(number)
    return found

"""Which functions can matter: those that name a source, a call or a key, and those tied to them by name.

A function that is none of these is run only when a relevant one calls it or hands it a secret. All is decided on the
text of the regions: what does not matter need not be parsed.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property

from credlint.analysis.mentions import SPREADING, Mentions, mentions_of
from credlint.catalogue import schema
from credlint.catalogue.index import Index
from credlint.catalogue.names import AWS_VARIABLES, CREDENTIAL_NAMES, RESPONSE_KEYS, SDK_VARIABLES
from credlint.catalogue.shapes import METADATA_HOSTS
from credlint.source.outline import Region

_SPELLED = frozenset(name.replace("_", "") for name in CREDENTIAL_NAMES)
_ANY_CASE = [*map(re.escape, AWS_VARIABLES), *("_?".join(name.split("_")) for name in CREDENTIAL_NAMES)]
_TEXT = re.compile(
    "|".join(
        [
            f"(?i:{'|'.join(_ANY_CASE)})",
            *(re.escape(name) for name in (*RESPONSE_KEYS, *METADATA_HOSTS)),
            r"AWS_BEARER|AWS_CONTAINER|AWS_SHARED|AKIA|ASIA|security-credentials|\bKEY_ID\b|fs\.s3|sqs://",
            r"(?<!\w)\.aws(?![\w.])|(?i:\benvironb?\b)|:(?:%s|%\(\w+\)s|\{[^{}]*\})@",
        ]
    )
)
"""Texts of names, keys, hosts, files and URLs that can make a finding."""

_MAKING = frozenset({"__init__", "__new__", "__post_init__", "__call__", "__enter__", "__aenter__", "__getattr__"})
"""Methods that the name of their class calls."""

_ELSEWHERE: tuple[tuple[re.Pattern[str], type[schema.Row], frozenset[str]], ...] = (
    (re.compile(r"(?<!\w)\.aws(?![\w.])|AWS_SHARED"), schema.FileAccess, frozenset({"open"})),
    (
        re.compile(r"169\.254\.|fd00:ec2|AWS_CONTAINER"),
        schema.FileAccess,
        frozenset({"get", "request", "urlopen", "put"}),
    ),
    (re.compile("|".join(SDK_VARIABLES)), schema.EnvironmentDefinition, frozenset()),
)
"""Texts that name a file, a host or a variable, and the calls that would use them wherever they stand."""

_IMPORT = re.compile(r"(?:^|[:;])[ \t\f]*(?:from[ \t]+([\w.]+)|import[ \t]+([^\n;]+))", re.MULTILINE)
_ACTS = frozenset({"raise", "assert", "environ", "environb", "yield"})
"""Words by which a function without any call can still give something away."""


class Relevance:
    """The functions of one module that can matter, found by name before and while the module is run."""

    def __init__(self, catalogue: Index, regions: Sequence[Region] | None) -> None:
        """Without regions everything matters."""
        self._catalogue = catalogue
        self._regions = regions or ()
        self.known = regions is not None
        self.mentions: Sequence[Mentions] = [mentions_of(region) for region in self._regions]
        self.found: set[int] = set()
        """The numbers of the regions that matter."""

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

    @cached_property
    def writers(self) -> frozenset[str]:
        """The names of the functions that change what others may see."""
        pairs = zip(self._regions, self.mentions, strict=True)
        return frozenset(region.name for region, each in pairs if each.changes)

    @cached_property
    def seeds(self) -> frozenset[int]:
        """The regions that name something which can make a finding by themselves."""
        names = set(_seeds(self._catalogue, self.imported))
        texts = {text for each in self.mentions for text in each.texts}
        for pattern, rows, extra in _ELSEWHERE:
            if any(pattern.search(text) for text in texts):
                names |= extra.union(_last_names(self._catalogue, rows))
        telling = {text for text in texts if _TEXT.search(text)}
        return frozenset(
            number
            for number, each in enumerate(self.mentions)
            if (
                each.spreads
                or not names.isdisjoint(each.words)
                or any(word.replace("_", "").lower() in _SPELLED for word in each.words)
                or not telling.isdisjoint(each.texts)
            )
            and self._acts(number, each)
        )

    def _acts(self, number: int, mentions: Mentions) -> bool:
        """Whether a region does more than to give back data that it holds."""
        region = self._regions[number]
        if (
            number == 0
            or region.is_class
            or region.decorated
            or mentions.called
            or not _ACTS.isdisjoint(mentions.words)
        ):
            return True
        return "," in region.header or region.name.endswith("handler") or "=" in region.code

    def spread(self, tainted: Collection[str] = ()) -> None:
        """Add every function that is tied to a relevant one: callers of it, and writers of what it reads; `tainted` are
        names of attributes and globals that hold secrets."""
        regions = self._regions
        self.found |= self.seeds - {0}
        while True:
            names = {name for number in self.found for name in _names(regions[number])}
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
                    or not each.words.isdisjoint(tainted)
                    or not reads.isdisjoint(each.stores)
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


def _names(region: Region) -> list[str]:
    """The names by which a function is called."""
    if region.name in _MAKING:
        return region.qualname.split(".")[-2:-1]
    return [region.name]


def _seeds(catalogue: Index, imported: frozenset[str]) -> Iterable[str]:
    """Identifiers that can make a finding in a file with these imports."""
    by_root = catalogue.telling
    found = {"environ", "environb", "getenv", "getenvb", *catalogue.operations, *by_root[""]}
    for root in imported & by_root.keys():
        found |= by_root[root]
    return found.difference(SPREADING)


def _last_names(catalogue: Index, rows: type[schema.Row]) -> Iterable[str]:
    return (name.rpartition(".")[2] for name, found in catalogue.items() if any(isinstance(row, rows) for row in found))

"""Seeds of the demand set: the regions that by themselves mention something that can lead to a finding."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from credlint.analysis.demand.constants import Constant, carriers
from credlint.analysis.demand.environment_reads import READERS, EnvironmentReads
from credlint.analysis.demand.keyword_arguments import KeywordArguments
from credlint.analysis.demand.region_index import SPREADING, WORD, RegionIndex
from credlint.analysis.domain.credential_names import aws_variable, names_secret_key
from credlint.analysis.domain.literal_shapes import is_secret_key
from credlint.catalogue import schema
from credlint.catalogue.index import Index
from credlint.catalogue.names import AWS_VARIABLES, CREDENTIAL_NAMES, RESPONSE_KEYS, SDK_VARIABLES, SECRETIVE_SERVICES
from credlint.catalogue.shapes import METADATA_HOSTS
from credlint.model.redact import SECRET
from credlint.source.outline import Region
from credlint.source.scan import STRING

_SPELLED = frozenset(name.replace("_", "").lower() for name in (*CREDENTIAL_NAMES, *AWS_VARIABLES))
_ANY_CASE = [*map(re.escape, AWS_VARIABLES), *("_?".join(name.split("_")) for name in CREDENTIAL_NAMES)]
_TEXT = re.compile(
    "|".join(
        [
            f"(?i:{'|'.join(_ANY_CASE)})",
            rf"(?<![A-Za-z])(?:{'|'.join(RESPONSE_KEYS)})",
            *map(re.escape, METADATA_HOSTS),
            r"AWS_BEARER|AWS_CONTAINER|AWS_SHARED|AKIA|ASIA|ABIA|ACCA|ABSK|security-credentials|\bKEY_ID\b|fs\.s3|sqs://",
            r"(?<!\w)\.aws(?![\w.])|(?i:\benvironb?\b)|:(?:%s|%\(\w+\)s|\{[^{}]*\})@",
            r"\bget_config_variable\b",
        ]
    )
)
"""Sensitive texts: names, keys, hosts, files and URLs that can lead to a finding."""

_ELSEWHERE: tuple[tuple[re.Pattern[str], type[schema.Row], frozenset[str]], ...] = (
    (re.compile(r"(?<!\w)\.aws(?![\w.])|AWS_SHARED|\bcredentials_file\b"), schema.FileAccess, frozenset({"open"})),
    (
        re.compile(r"169\.254\.|fd00:ec2|AWS_CONTAINER"),
        schema.FileAccess,
        frozenset({"get", "request", "urlopen", "put"}),
    ),
    (re.compile("|".join(SDK_VARIABLES)), schema.EnvironmentDefinition, frozenset()),
)
"""Texts that name a file, a host or a variable, and the rows and callees that make use of one anywhere in the file."""

_WIRE = "botocore"
"""What the names of botocore's loggers begin with, which a program may set without importing anything of it."""

_KEY = re.compile("AKIA|ASIA|ABIA|ACCA|ABSK")
_SECRET_LENGTH = 40

_ACTS = frozenset({"raise", "assert", "environ", "environb", "yield"})
"""Words by which a function without any call can still leak something."""

_KEYED = re.compile(rf"{STRING}(?=\s*(?::|\]\s*=)(?!\s*(?:[\[{{\d]|None\b|True\b|False\b)))")
"""A text that is a mapping's key, where the value may be a text."""

_DUMPS = frozenset({"__dict__", "vars"})
"""What gives all attributes of an object, whatever their names."""

_LONG = re.compile(r"['\"]*[^\s'\"]{16,}['\"]*")
"""A text that may be a secret."""

_MAKERS = frozenset({"dict", "update", "setdefault", "partial", "replace", "format", "format_map", "OrderedDict"})
"""Callees that store their keywords: in a mapping, a partial, a text."""

_BOTO_ALIAS = re.compile(r"\b\w*boto\w*(?:\.\w+)*\s+as\s+(\w+)")
"""An alias of an SDK module."""

_CREDENTIALS_ALIAS = re.compile(r"Credentials\s+as\s+(\w+)")
"""An alias of a class of credentials."""

_SESSION = re.compile(r"(?<![:\s])\s*(?<![\w.])(?:\w+\s*\.\s*)*Session\b(?!\s*\()")
"""`Session` used as a value: not called, not an annotation."""

_SDKS = ("boto", "aws", "airflow")
"""Parts of the names of packages that provide AWS clients, on which operations are called."""

_BARE_CREDENTIALS = re.compile(r"\bget_credentials\s*\(\s*\)|\.\s*get_credentials\b(?!\s*\()")
"""`get_credentials` called without arguments, or used as a value."""
_OPTIONS = "storage_options"


class Evidence:
    """What the regions of a module mention, judged with the whole module in view."""

    def __init__(
        self,
        catalogue: Index,
        regions: Sequence[Region],
        mentions: Sequence[RegionIndex],
        imported: frozenset[str],
        constants_of: Sequence[Constant],
        also: frozenset[str] = frozenset(),
    ) -> None:
        self._catalogue = catalogue
        self._also = also
        self._regions = regions
        self._mentions = mentions
        self._constants = constants_of
        self._words = frozenset[str]().union(*(each.words for each in mentions))
        around = (part for region in regions for part in (region.header, *region.decorators))
        self._everywhere = self._words.union(*(WORD.findall(part) for part in around))
        texts = {text for each in mentions for text in each.texts}
        self._sensitive = {text for text in texts if _TEXT.search(text)}
        self._keys = {text for text in self._sensitive if _KEY.search(text)} | self._secret_keys(texts)
        self._sensitive |= self._keys
        self.names = self._sensitive_names(imported, texts) | also
        """Identifiers that can lead to a finding."""
        if "get_paginator" in self._words:
            self._sensitive.update(text for text in texts if text.strip("\"'") in self.names)
        if not catalogue.wire_traces.isdisjoint(self._words & self.names):
            # Which services the file talks to decides whether the root logger's level is sensitive.
            self._sensitive.update(text for text in texts if text.strip("\"'") in SECRETIVE_SERVICES)
        self._spelled = {word for word in self._words if word.replace("_", "").lower() in _SPELLED}
        stored = self._spelled and any(not self._spelled.isdisjoint(each.stores) for each in mentions)
        self._dumped = _DUMPS if stored or also else frozenset()
        self._has_long = any(_LONG.fullmatch(text) for text in texts - self._sensitive)
        parts = [region.code for region in regions]
        self._reads = EnvironmentReads(catalogue, parts)
        self._bases = self.names | ({"Session"} & catalogue.sensitive(imported, self._everywhere))
        self._credentials = self._credential_classes(imported, parts)
        self._renamed = _renamed(name for part in parts if "import" in part for name in _BOTO_ALIAS.findall(part))
        # Callees known to use their keywords: those of the catalogue and of the file.
        keeping = catalogue.last_names.union(_MAKERS, SPREADING, (region.name for region in regions))
        self._keywords = KeywordArguments(self._spelled, keeping, regions)

    def _secret_keys(self, texts: Iterable[str]) -> set[str]:
        """Texts shaped like a secret access key, if the module has a name for one that is not spelled like AWS's."""
        long = (text for text in texts if len(text) >= _SECRET_LENGTH)
        found = {text for text in long if (match := SECRET.search(text)) is not None and is_secret_key(match[0])}
        if found and any(map(names_secret_key, (*self._everywhere, *texts))):
            return found
        return set()

    def _credential_classes(self, imported: frozenset[str], code: Iterable[str]) -> frozenset[str]:
        """The names by which annotations say that a parameter is an object with credentials."""
        if not any("botocore" in root for root in imported):
            return frozenset()
        found = {name.rpartition(".")[2] for name in self._catalogue.classes if "botocore." in name}
        return frozenset(found.union(name for part in code for name in _CREDENTIALS_ALIAS.findall(part)))

    def _sensitive_names(self, imported: frozenset[str], texts: Iterable[str]) -> set[str]:
        """Identifiers that can lead to a finding in this file."""
        catalogue = self._catalogue
        joined = "\0".join(texts)
        found = catalogue.sensitive(imported, self._everywhere)
        if _OPTIONS not in self._words and _OPTIONS not in joined:
            found -= catalogue.with_options
        client = any(part in root for root in imported for part in _SDKS)
        wire = client or _WIRE in joined or not catalogue.distinctive.isdisjoint(self._words)
        if not wire:
            found -= catalogue.wire_traces
        if not client and not any(_BARE_CREDENTIALS.search(each.code) for each in self._mentions):
            found.discard("get_credentials")
        spelled = {text.strip("\"'") for text in texts}
        found |= catalogue.distinctive
        found.update(
            name
            for name, rows in catalogue.operations.items()
            if client and any(not (row.ambiguous and spelled.isdisjoint(row.services)) for row in rows)
        )
        for pattern, rows, extra in _ELSEWHERE:
            if pattern.search(joined):
                found |= extra.union(_last_names(catalogue, rows))
        return found.difference(SPREADING, READERS)

    def seeds(self) -> Iterator[int]:
        """The regions that mention something sensitive and do more than return it."""
        acting = cache(self._acts)
        sensitive = [self._is_sensitive(number) for number in range(len(self._regions))]
        found: frozenset[str] = frozenset()
        numbers = range(1, len(self._regions))
        while True:
            idle = []
            for number in numbers:
                if sensitive[number] and not acting(number):
                    region = self._regions[number]
                    if region.parent > 0 and not self._regions[region.parent].is_class:
                        sensitive[region.parent] = True  # nothing else can refer to it
                    else:
                        idle.append(region)
            names = carriers(self._constants, idle, self._sensitive.__contains__, self._bases)
            if names == found:
                break
            found = names
            sensitive = [
                is_seed
                or not found.isdisjoint(each.words)
                or (each.given != "" and not found.isdisjoint(WORD.findall(each.given)))
                for is_seed, each in zip(sensitive, self._mentions, strict=True)
            ]
        return (number for number, is_seed in enumerate(sensitive) if is_seed and acting(number))

    def _is_sensitive(self, number: int) -> bool:
        """Whether a region mentions something sensitive."""
        region, each = self._regions[number], self._mentions[number]
        return (
            not self.names.isdisjoint(each.words)
            or not self._sensitive.isdisjoint(each.texts)
            or each.spreads
            or not self._dumped.isdisjoint(each.words)
            or (not each.words.isdisjoint(SPREADING) and self._renamed.search(each.code) is not None)
            or ("Session" in each.words & self._bases and _holds_session(each.code))
            or self._reads.is_in(each.code, each.words, each.marks)
            or (not self._spelled.isdisjoint(each.words) and not self._keywords.hands_on(each.code))
            or self._is_given(each)
            or self._is_annotated(region)
            or ("super" in each.words and self._is_given(self._mentions[region.parent]))
        )

    def _is_annotated(self, region: Region) -> bool:
        """Whether an annotation of a parameter names a class of credentials, perhaps in quotes."""
        if not self._credentials or region.is_class or ":" not in region.header:
            return False
        words = WORD.findall(region.header)
        if STRING in region.header:
            words.extend(word for text in region.texts for word in WORD.findall(text))
        return not self._credentials.isdisjoint(words)

    def _is_given(self, mentions: RegionIndex) -> bool:
        """Whether defaults or bases mention something sensitive."""
        if not mentions.given:
            return False
        words = frozenset(WORD.findall(mentions.given))
        return (
            not self._bases.isdisjoint(words)
            or self._renamed.search(mentions.given) is not None
            or self._reads.is_in(mentions.given, words, ())
        )

    def _acts(self, number: int) -> bool:
        """Whether a region does more than return data that the module contains."""
        region, mentions = self._regions[number], self._mentions[number]
        if mentions.called or not _ACTS.isdisjoint(mentions.words) or self._holds_key(mentions):
            return True
        if not self._also.isdisjoint(mentions.words):
            return True  # who imports this module is given what it has imported
        if not mentions.given and self._names_variable(mentions):
            return True  # who imports it may read the variable that it names
        if number == 0:
            return (
                not self.names.isdisjoint(mentions.words)  # perhaps imported under an alias
                or self._renamed.search(mentions.code) is not None
                or not self._spelled.isdisjoint(mentions.words)
            )
        if region.is_class and "TypedDict" in region.header:
            return False
        return (
            region.is_class
            or bool(region.decorators)
            or "," in region.header
            or (self._regions[region.parent].is_class and bool(self._regions[region.parent].header))  # perhaps a view
            or region.name.endswith("handler")
            or "=" in region.code
        )

    def _names_variable(self, mentions: RegionIndex) -> bool:
        """Whether a text is the name of an AWS credential's variable."""
        return any(aws_variable(text.strip("\"'")) for text in self._sensitive.intersection(mentions.texts))

    def _holds_key(self, mentions: RegionIndex) -> bool:
        """Whether data may hold a key: a text shaped like a key id, or a long text under a sensitive name."""
        if not self._keys.isdisjoint(mentions.texts):
            return True
        return self._has_long and (not self._spelled.isdisjoint(mentions.words) or self._is_keyed(mentions))

    def _is_keyed(self, mentions: RegionIndex) -> bool:
        """Whether a sensitive text is the key of a mapping."""
        if self._sensitive.isdisjoint(mentions.texts):
            return False
        code, marks = mentions.code, mentions.marks
        keys = [code.count(STRING, 0, match.start()) for match in _KEYED.finditer(code)]
        return bool(keys) and (not marks or any(marks[key] in self._sensitive for key in keys))


def is_sensitive(text: str) -> bool:
    """Whether a text is sensitive by its content: it may be a credential's name, a key, a host, a file or a URL."""
    return _TEXT.search(text) is not None


def _renamed(aliases: Iterable[str]) -> re.Pattern[str]:
    """A pattern for callees in `SPREADING` that are used as values or imported under an alias."""
    calls, modules = "|".join(SPREADING), "|".join([r"boto\w*", *(rf"\b{alias}" for alias in aliases)])
    return re.compile(rf"(?:{modules})\s*\.\s*(?:{calls})\b(?!\s*\()|\b(?:{calls})\s+as\b")


def _holds_session(code: str) -> bool:
    """Whether `Session` is used as a value, other than by an import."""
    return any(
        _SESSION.search(line) is not None for line in code.split("\n") if not line.startswith(("from ", "import "))
    )


def _last_names(catalogue: Index, rows: type[schema.Row]) -> Iterable[str]:
    return (name.rpartition(".")[2] for name, found in catalogue.items() if any(isinstance(row, rows) for row in found))

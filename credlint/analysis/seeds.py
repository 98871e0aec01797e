"""Which functions name something that can make a finding by itself: where the search for what matters begins."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from credlint.analysis.mentions import SPREADING, Mentions
from credlint.catalogue import schema
from credlint.catalogue.index import Index
from credlint.catalogue.names import AWS_VARIABLES, CREDENTIAL_NAMES, RESPONSE_KEYS, SDK_VARIABLES
from credlint.catalogue.shapes import METADATA_HOSTS
from credlint.source.outline import Region
from credlint.source.scan import STRING

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

_ACTS = frozenset({"raise", "assert", "environ", "environb", "yield"})
"""Words by which a function without any call can still give something away."""


_BRACKETS = re.compile(r"[()\[\]{}]")
_CALLEE = re.compile(r"([^\W\d]\w*)\s*\Z")
_ENVIRON = re.compile(r"(?:([^\W\d]\w*)\s*\.\s*|([)\]])\s*\.\s*)?\benvironb?\b")
_IMPORTED = re.compile(r"import[^\n]*(?:\benvironb?\b|\*)")
_ALIAS = re.compile(r"\bos\s+as\s+(\w+)")
_MAKERS = frozenset({"dict", "update", "setdefault", "partial", "replace", "format", "format_map", "OrderedDict"})
"""What keeps its keywords: a mapping, a partial call, a text."""


def seeds(
    catalogue: Index, regions: Sequence[Region], mentions: Sequence[Mentions], imported: frozenset[str]
) -> frozenset[int]:
    """The numbers of the regions that can make a finding by themselves."""
    names = _names(catalogue, imported)
    texts = {text for each in mentions for text in each.texts}
    for pattern, rows, extra in _ELSEWHERE:
        if any(pattern.search(text) for text in texts):
            names |= extra.union(_last_names(catalogue, rows))
    telling = {text for text in texts if _TEXT.search(text)}
    words = frozenset[str]().union(*(each.words for each in mentions))
    spelled = {word for word in words if word.replace("_", "").lower() in _SPELLED}
    keyword = _keyword(spelled)
    keeping = _keeping(catalogue, regions)
    environ = _Environ(regions) if "environ" in words or "environb" in words else None
    return frozenset(
        number
        for number, (region, each) in enumerate(zip(regions, mentions, strict=True))
        if (
            not names.isdisjoint(each.words)
            or not telling.isdisjoint(each.texts)
            or each.spreads
            or (environ is not None and environ.is_read(each))
            or (not spelled.isdisjoint(each.words) and not _hands_on(each.code, keyword, keeping))
        )
        and _acts(number, region, each)
    )


def _acts(number: int, region: Region, mentions: Mentions) -> bool:
    """Whether a region does more than to give back data that it holds."""
    if region.is_class and "TypedDict" in region.header:
        return bool(mentions.called)
    if number == 0 or region.is_class or region.decorated or mentions.called:
        return True
    return (
        not _ACTS.isdisjoint(mentions.words)
        or "," in region.header
        or region.name.endswith("handler")
        or "=" in region.code
    )


class _Environ:
    """Tells the environment of `os` from what others call `environ`: a request's, a parameter."""

    def __init__(self, regions: Sequence[Region]) -> None:
        code = [region.code for region in regions if "import" in region.code]
        self._by_name = any(_IMPORTED.search(each) for each in code)
        self._modules = {"os", *(name for each in code for name in _ALIAS.findall(each))}

    def is_read(self, mentions: Mentions) -> bool:
        """Whether a region names the environment."""
        if "environ" not in mentions.words and "environb" not in mentions.words:
            return False
        for module, bracket in _ENVIRON.findall(mentions.code):
            if module in self._modules or (not module and not bracket and self._by_name):
                return True
        return bool({"getattr", "import_module", "__import__"} & mentions.words)


def _keyword(names: Iterable[str]) -> re.Pattern[str]:
    """The uses of some names: as a keyword of a call, with the first character of the argument, or another one."""
    return re.compile(rf"(?<![\w.])(?:{'|'.join(names)})[ \t]*=[ \t]*(?![=\s])(.)|\b(?:{'|'.join(names)})\b", re.DOTALL)


def _hands_on(code: str, keyword: re.Pattern[str], keeping: frozenset[str]) -> bool:
    """Whether credentials are named only as keywords of calls that nobody knows: what becomes of them is not seen."""
    for match in keyword.finditer(code):
        if match[1] is None or match[1] == STRING:
            return False
        callee = _callee(code, match.start())
        if callee is None or callee in keeping:
            return False
    return True


def _callee(code: str, at: int) -> str | None:
    """The last name of the call whose arguments stand around a place; None outside of calls."""
    depth = 0
    for match in reversed(list(_BRACKETS.finditer(code, 0, at))):
        if match[0] in ")]}":
            depth += 1
        elif depth:
            depth -= 1
        else:
            found = _CALLEE.search(code, 0, match.start()) if match[0] == "(" else None
            return found[1] if found else None
    return None


def _keeping(catalogue: Index, regions: Sequence[Region]) -> frozenset[str]:
    """The last names of calls that do something with keywords: those of the catalogue and of the file."""
    return catalogue.last_names.union(_MAKERS, SPREADING, (region.name for region in regions if region.name))


def _names(catalogue: Index, imported: frozenset[str]) -> set[str]:
    """Identifiers that can make a finding in a file with these imports."""
    found = {"getenv", "getenvb", *catalogue.operations, *catalogue.telling[""]}
    for root in imported & catalogue.telling.keys():
        found |= catalogue.telling[root]
    return found.difference(SPREADING, ("environ", "environb"))


def _last_names(catalogue: Index, rows: type[schema.Row]) -> Iterable[str]:
    return (name.rpartition(".")[2] for name, found in catalogue.items() if any(isinstance(row, rows) for row in found))

"""Which parts of a module read the environment, judging by their text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property

from credlint.analysis.demand.region_index import RegionIndex
from credlint.analysis.domain.credential_names import aws_variable, credential_variable
from credlint.catalogue.index import Index
from credlint.source.scan import STRING

READERS = frozenset({"environ", "environb", "getenv", "getenvb"})

_READ = re.compile(
    rf"({STRING}\s+(?:not\s+)?in\s+\w+\s*\.\s*environ\b(?!\s*[.\[]))"  # a membership test is no secret
    r"|(?:(?<!\w)([^\W\d]\w*+)\s*+\.\s*+|([)\]])\s*+\.\s*+)?\b(?:environb?|getenvb?)\b"
    rf"(?:\s*(?:\.\s*(?:get|pop|setdefault)\s*\(|[(\[])\s*[bBrRuU]*({STRING})(?=\s*[,)\]]))?"
)
_NO_TEXT = rf"(?!\s*[bBrRuU]*{STRING}\s*[,)\]])"
_ASKED = re.compile(rf"\b(?:environb?\s*(?:\.\s*(?:get|pop|setdefault)\s*\(|\[)|getenvb?\s*\(){_NO_TEXT}")
"""A variable whose name is no text."""
_IMPORTED = re.compile(r"^(?>[^\n]*?import)[^\n]*(?:\benvironb?\b|\bgetenvb?\b|\*)", re.MULTILINE)
_IMPORT = re.compile(r"^[ \t\f]*(?:from|import)\b[^\n;]*", re.MULTILINE)
_ALIAS = re.compile(r"\bos\s+as\s+(\w+)")
_REFLECTION = frozenset({"getattr", "import_module", "__import__"})


class Asking:
    """Which functions of a module may read variables of the environment that their callers name."""

    def __init__(self, indexed: Sequence[RegionIndex], named: Mapping[str, Sequence[int]]) -> None:
        """`named`: the functions by their names."""
        self._indexed = indexed
        self._named = named
        self._known: dict[int, bool] = {}

    def reads(self, number: int | None) -> bool:
        """Whether a function may read such a variable, itself or by another one that it gives what is no text."""
        if number is None:
            return False
        if number not in self._known:
            each = self._indexed[number]
            self._known[number] = self._itself(number) or any(
                self._itself(other) and re.search(rf"\b{name}\s*\({_NO_TEXT}", each.code) is not None
                for name in each.called
                for other in self._named.get(name, ())
            )
        return self._known[number]

    def _itself(self, number: int) -> bool:
        each = self._indexed[number]
        return not READERS.isdisjoint(each.words) and _ASKED.search(each.code) is not None


class EnvironmentReads:
    """Finds reads of the process environment in the code of a module.

    Another `environ`, such as a request's or a parameter of that name, is not the process environment.
    """

    def __init__(self, catalogue: Index, parts: Sequence[str]) -> None:
        self._catalogue = catalogue
        self._parts = parts
        code = [part for part in parts if "import" in part]
        self._by_name = any(_IMPORTED.search(each) for each in code)
        self._modules = {"os", *(name for each in code for name in _ALIAS.findall(each))}

    def is_in(self, code: str, words: frozenset[str], marks: Sequence[str]) -> bool:
        """Whether a part of the code reads anything but variables whose names are known to be harmless."""
        if READERS.isdisjoint(words):
            return "getattr" in words and self._asked.search(code) is not None
        for match in _READ.finditer(code):
            asked, module, bracket, literal = match.groups()
            if asked:
                continue
            own = module in self._modules if module else not bracket and self._by_name
            if not own and not self._handed_on:
                continue
            index = code.count(STRING, 0, match.end() - 1)
            if not literal or index >= len(marks) or self._is_credential(marks[index]):
                return True
        return not _REFLECTION.isdisjoint(words)

    @cached_property
    def _asked(self) -> re.Pattern[str]:
        """`getattr` on the `os` module."""
        return re.compile(rf"\bgetattr\s*\(\s*(?:{'|'.join(self._modules)})\s*,")

    @cached_property
    def _handed_on(self) -> bool:
        """Whether the `os` module itself is used as a value somewhere: any object may then be it, or return it."""
        alone = re.compile(rf"(?<![\w.])(?:{'|'.join(self._modules)})\b(?!\s*(?:\.|=(?!=)))")
        return any(alone.search(_IMPORT.sub("", part)) for part in self._parts)

    def _is_credential(self, literal: str) -> bool:
        """Whether the variable named by a literal may hold a credential."""
        return may_hold_credential(self._catalogue, literal.strip("\"'"))


def may_hold_credential(catalogue: Index, name: str) -> bool:
    """Whether a variable of the environment may hold a credential by its name, which may be none that is known."""
    known = aws_variable(name.upper()) or credential_variable(name) or catalogue.is_credential_variable(name)
    return known or not name.isidentifier()

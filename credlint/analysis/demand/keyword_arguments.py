"""Credential-named keyword arguments: consumed by a known callee or passed to an unknown one."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache, cached_property

from credlint.analysis.demand.region_index import UNPACKED, parameter_names
from credlint.source.outline import Region
from credlint.source.scan import STRING

_BRACKETS = re.compile(r"[()\[\]{}]")
_BOUND = re.compile(
    rf"(?<!\w)([^\W\d]\w*+)\s*(?=:?=(?!=)|:[^=\n]{{0,400}}=(?!=)|,{UNPACKED}|[)\]][^\n]{{0,400}}=(?!=))"
    r"|\bas\s+([^\W\d]\w*)|\bfor\b([^\n]{0,400}?)\bin\b"
)
_WORD = re.compile(r"[^\W\d]\w*")


class KeywordArguments:
    """Where the credential-named keyword arguments of a module go."""

    def __init__(self, spelled: Collection[str], keeping: Collection[str], regions: Sequence[Region]) -> None:
        """`spelled` are the names of credentials, `keeping` those of callees known to use their keywords."""
        either = "|".join(map(re.escape, spelled))
        # As a keyword of a call, capturing the first character of the argument, or anywhere else.
        self._keyword = re.compile(rf"(?<![\w.])(?:{either})[ \t]*=[ \t]*(?![=\s])(.)|\b(?:{either})\b", re.DOTALL)
        self._keeping = keeping
        self._regions = regions
        self._bound_in = cache(_bound_in)

    @cached_property
    def _parameters(self) -> frozenset[str]:
        return frozenset(name for region in self._regions for name in parameter_names(region.header))

    def _is_bound(self, name: str) -> bool:
        """Whether anything but a definition binds a name: its referent is then unknown."""
        return name in self._parameters or any(
            name in region.code and name in self._bound_in(region.code) for region in self._regions
        )

    def hands_on(self, code: str) -> bool:
        """Whether credentials are mentioned only as keywords of unknown callees, whose effects are out of sight."""
        around: list[int] = []  # offsets of the brackets that enclose the match
        callees: dict[int, str | None] = {}
        at = 0
        for match in self._keyword.finditer(code):
            if match[1] is None or match[1] == STRING:
                return False
            for bracket in _BRACKETS.finditer(code, at, match.start()):
                if bracket[0] in "([{":
                    around.append(bracket.start())
                elif around:
                    around.pop()
            at = match.start()
            if around and around[-1] not in callees:
                callees[around[-1]] = _callee(code, around[-1])
            callee = callees[around[-1]] if around else None
            if callee is None or callee in self._keeping or self._is_bound(callee):
                return False
        return True


def _bound_in(code: str) -> frozenset[str]:
    """The names that this code binds by anything but a definition."""
    found: set[str] = set()
    for name, alias, targets in _BOUND.findall(code):
        found.update(_WORD.findall(targets) if targets else [name or alias])
    return frozenset(found)


def _callee(code: str, bracket: int) -> str | None:
    """The last name of the callee whose arguments a bracket opens; None where it opens anything else."""
    if code[bracket] != "(":
        return None
    end = bracket
    while end and code[end - 1].isspace():
        end -= 1
    start = end
    while start and (code[start - 1].isalnum() or code[start - 1] == "_"):
        start -= 1
    return code[start:end].lstrip("0123456789") or None

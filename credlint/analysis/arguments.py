"""The arguments of a call."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from credlint.analysis.values import BOTTOM, Value


@dataclass(slots=True)
class Arguments:
    """The evaluated arguments of a call. The rests are the unknown further ones of `*args` and `**kwargs`."""

    positional: list[Value] = field(default_factory=list)
    keywords: dict[str, Value] = field(default_factory=dict)
    rest: Value | None = None
    keyword_rest: Value | None = None

    def get(self, names: Iterable[str], position: int | None) -> Value | None:
        """The argument given by one of `names` or at `position`, None where it is not given."""
        for name in names:
            if name in self.keywords:
                return self.keywords[name]
        if position is not None and position < len(self.positional):
            return self.positional[position]
        return None

    def prepend(self, *values: Value) -> Arguments:
        """These arguments behind further ones by position."""
        return Arguments([*values, *self.positional], self.keywords, self.rest, self.keyword_rest)

    def drop(self, count: int) -> Arguments:
        """These arguments without the first `count` by position."""
        return Arguments(self.positional[count:], self.keywords, self.rest, self.keyword_rest)

    def at(self, position: int) -> Value:
        """The positional argument, bottom where it is not given."""
        return self.positional[position] if position < len(self.positional) else BOTTOM

    def everything(self) -> list[Value]:
        """All values that are handed over."""
        rests = [value for value in (self.rest, self.keyword_rest) if value is not None]
        return [*self.positional, *self.keywords.values(), *rests]

"""Calls and their evaluated arguments: callee, receiver, site."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from credlint.analysis.domain.values import BOTTOM, Atom, Key, Value


@dataclass(slots=True)
class Arguments:
    """The evaluated arguments of a call; `rest` and `keyword_rest` are any further ones from `*args` and `**kwargs`.

    `absent`: sets of keywords that are either all passed or all missing.
    """

    positional: list[Value] = field(default_factory=list)
    keywords: dict[str, Value] = field(default_factory=dict)
    rest: Value | None = None
    keyword_rest: Value | None = None
    absent: frozenset[frozenset[Key]] = frozenset()

    def get(self, names: Iterable[str], position: int | None) -> Value | None:
        """The argument passed as one of `names` or at `position`, None where it is missing."""
        for name in names:
            if name in self.keywords:
                return self.keywords[name]
        if position is not None and position < len(self.positional):
            return self.positional[position]
        return None

    def prepend(self, *values: Value) -> Arguments:
        """These arguments after further positional ones."""
        return Arguments([*values, *self.positional], self.keywords, self.rest, self.keyword_rest, self.absent)

    def drop(self, count: int) -> Arguments:
        """These arguments without the first `count` positional ones."""
        return Arguments(self.positional[count:], self.keywords, self.rest, self.keyword_rest, self.absent)

    def at(self, position: int) -> Value:
        """The positional argument, bottom where it is missing."""
        return self.positional[position] if position < len(self.positional) else BOTTOM

    def everything(self) -> list[Value]:
        """All values that are passed."""
        rests = [value for value in (self.rest, self.keyword_rest) if value is not None]
        return [*self.positional, *self.keywords.values(), *rests]


@dataclass(slots=True)
class Call:
    """One call: its arguments, its site, and what is known of its callee. It is never mutated.

    `name` is the callee's qualified name, or the name by which it was matched; `receiver` is the object whose method
    it is; `direct`: the callee was imported by its own name.
    """

    arguments: Arguments
    site: int
    name: str = ""
    receiver: Atom | None = None
    direct: bool = False

    @property
    def on(self) -> Value:
        """The receiver as a value; bottom where there is none."""
        return BOTTOM if self.receiver is None else Value([self.receiver])

    @property
    def positional(self) -> list[Value]:
        """The positional arguments."""
        return self.arguments.positional

    @property
    def keywords(self) -> dict[str, Value]:
        """The keyword arguments."""
        return self.arguments.keywords

    @property
    def rest(self) -> Value | None:
        """Any further positional argument."""
        return self.arguments.rest

    @property
    def keyword_rest(self) -> Value | None:
        """Any further keyword argument."""
        return self.arguments.keyword_rest

    def at(self, position: int) -> Value:
        """The argument at a position, bottom where it is missing."""
        return self.arguments.at(position)

    def get(self, names: Iterable[str], position: int | None) -> Value | None:
        """The argument passed as one of `names` or at `position`, None where it is missing."""
        return self.arguments.get(names, position)

    def everything(self) -> list[Value]:
        """All values that are passed."""
        return self.arguments.everything()

    def named(self, name: str, receiver: Atom | None = None) -> Call:
        """This call with another callee name and receiver."""
        return Call(self.arguments, self.site, name, receiver, self.direct)

    def given(self, arguments: Arguments) -> Call:
        """This call with other arguments."""
        return Call(arguments, self.site, self.name, self.receiver, self.direct)

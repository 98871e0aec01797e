"""What is to be analysed, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from credlint.analysis.program import Alone
from credlint.project.used import NOTHING_USED, Used


@dataclass(frozen=True, slots=True)
class Job:
    """A file to be analysed: the sensitive names that it is given by what it imports, what is known of the modules
    behind that, and the names of what sets loggers to DEBUG, if one of them fetches secrets from AWS. A `light` one has
    no vocabulary: it is analysed only for what it is given."""

    path: str
    given: frozenset[str] = frozenset()
    known: Mapping[str, Alone] = field(default_factory=dict)
    light: bool = False
    levels: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Finished:
    """What came of a job; `asked` are the modules of which it mattered what they report by themselves, and `used` is
    what mattered besides."""

    path: str
    alone: Alone
    asked: frozenset[str] = frozenset()
    used: Used = NOTHING_USED

    @classmethod
    def nothing(cls, path: str) -> Finished:
        """What comes of a file in which there is nothing to find."""
        return cls(path, Alone())

    @classmethod
    def unknown(cls, path: str) -> Finished:
        """What comes of a file whose analysis has failed: nobody knows what in it is secret."""
        return cls(path, Alone(secrets=None))


Analyse = Callable[[list[Job]], Iterable[Finished]]
"""Does jobs, in any order."""

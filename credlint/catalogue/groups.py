"""Needles of the screen: texts that occur together in every file that can have a finding."""

from dataclasses import dataclass

Clause = tuple[bytes, ...]
"""Texts of which at least one must occur."""


@dataclass(frozen=True, slots=True)
class Beyond:
    """A text that must occur more often than all its `ordinary` uses together, no two of which overlap."""

    text: bytes
    ordinary: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """What a kind of finding requires: a text of each clause, of `names` in the folded file, of `texts` in the file."""

    names: tuple[Clause, ...] = ()
    texts: tuple[Clause, ...] = ()
    beyond: Beyond | None = None


@dataclass(frozen=True, slots=True)
class Needles:
    """What the screen looks for.

    `exact` are texts that suffice alone. The folded file has every byte translated by `table`, and those in `dropped`
    removed. `stems` are pairs of a stem and its groups: a file that matches a group contains at least one of the stems
    that list it, so a file without any stem is done.
    """

    table: bytes
    dropped: bytes
    exact: tuple[bytes, ...]
    stems: tuple[tuple[bytes, tuple[Group, ...]], ...]

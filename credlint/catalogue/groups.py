"""What the screen is told: texts that stand in a file together where it can matter."""

from dataclasses import dataclass

Clause = tuple[bytes, ...]
"""Texts of which one must be there."""


@dataclass(frozen=True, slots=True)
class Beyond:
    """A text that must stand in the file more often than the `ordinary` uses of it, no two of which overlap."""

    text: bytes
    ordinary: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """What a kind of finding needs: of each clause one text, `names` in the folded file, `texts` in the file itself."""

    names: tuple[Clause, ...] = ()
    texts: tuple[Clause, ...] = ()
    beyond: Beyond | None = None


@dataclass(frozen=True, slots=True)
class Needles:
    """What the screen looks for.

    `exact` are texts that are enough by themselves. The folded file has every byte replaced as in `table`, and lacks
    those in `dropped`. Every group holds one of the `stems` in whose list it is: a file without any stem is done.
    """

    table: bytes
    dropped: bytes
    exact: tuple[bytes, ...]
    stems: tuple[tuple[bytes, tuple[Group, ...]], ...]

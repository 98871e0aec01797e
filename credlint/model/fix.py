"""Changes to a file's bytes."""

from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias


class Applicability(Enum):
    """SAFE fixes keep the program's meaning, UNSAFE ones may change it, DISPLAY ones are only shown."""

    SAFE = "safe"
    UNSAFE = "unsafe"
    DISPLAY = "display"


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Replace the bytes from `start` up to `end` (0-based offsets into the file) by `content`."""

    start: int
    end: int
    content: bytes


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that belong together: all of them are made or none.

    What a rule proposes has none yet: the room `fix` works them out, or drops the fix.
    """

    message: str
    applicability: Applicability
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a diff: `sign` is a blank, `-`, `+`, `@` for the head of a hunk, or a backslash for a remark.

    `text` is masked, and without its line end.
    """

    sign: str
    text: str


Diff: TypeAlias = tuple[Line, ...]
"""What has been changed of a file, in the order of a unified diff."""

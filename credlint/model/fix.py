"""Changes to a file's bytes."""

from dataclasses import dataclass, field
from enum import Enum

from credlint.model.span import Span


class Applicability(Enum):
    """SAFE fixes keep the program's meaning, UNSAFE ones may change it, DISPLAY ones are only shown."""

    SAFE = "safe"
    UNSAFE = "unsafe"
    DISPLAY = "display"


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Replace the bytes from `start` up to `end` (0-based offsets into the file) by `content`.

    `span` are the places of these, for formats that count rows and columns.
    """

    start: int
    end: int
    content: bytes
    span: Span | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that belong together: all of them are made or none.

    What a rule proposes has none yet: the room `fix` works them out, or drops the fix.
    """

    message: str
    applicability: Applicability
    edits: tuple[Edit, ...] = ()

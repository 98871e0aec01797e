"""What is known about one file after its check."""

from bisect import bisect_right
from dataclasses import dataclass
from operator import itemgetter

from credlint.model.diagnostic import Diagnostic
from credlint.model.span import Position


@dataclass(frozen=True, slots=True)
class Unchecked:
    """Why a file was not checked: CRD901 (unparsable-file), CRD902 (unreadable-file) or CRD903 (internal-error).

    `message` never quotes the source. `details` is a traceback for `--verbose`, already redacted.
    """

    code: str
    name: str
    message: str
    position: Position | None = None
    details: str = ""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """One line of source, redacted.

    `masks` are the code-point columns (1-based, end exclusive) of the original line that `MASK` stands for in `text`,
    `mask_bytes` the lengths in UTF-8 bytes of what each of them replaced.
    """

    row: int
    text: str
    masks: tuple[tuple[int, int], ...] = ()
    mask_bytes: tuple[int, ...] = ()

    def column(self, column: int, mask_width: int) -> int:
        """The 1-based column in `text` for a column of the original line (the start of a mask for one inside it)."""
        return Columns(self, mask_width)(column)


class Columns:
    """What `Excerpt.column` gives, for a line that is asked for many columns."""

    def __init__(self, excerpt: Excerpt, mask_width: int) -> None:
        self._masks = excerpt.masks
        self._shifts = [0]  # behind so many masks
        for start, end in excerpt.masks:
            self._shifts.append(self._shifts[-1] + mask_width - (end - start))

    def __call__(self, column: int) -> int:
        """The 1-based column in `text` for a column of the original line."""
        before = bisect_right(self._masks, column, key=itemgetter(1))
        if before < len(self._masks) and column > self._masks[before][0]:
            column = self._masks[before][0]
        return column + self._shifts[before]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a notebook: the rows of the result from `first_row` up to the next cell's are its own.

    `number` is 1-based, as people count cells, of whatever type; `lines` are the lines of the JSON file for its rows,
    `widths` how many characters these hold. With `output` the rows are those of what the cell has put out, which is
    known by its lines in the file.
    """

    number: int
    first_row: int
    lines: tuple[int, ...]
    output: bool = False
    widths: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A finding that a comment or the baseline keeps silent, with the reason given."""

    diagnostic: Diagnostic
    by: str  # "comment" or "baseline"
    reason: str = ""


@dataclass(frozen=True, slots=True)
class FileResult:
    """All that a run keeps of one file: plain, picklable, without source text other than redacted excerpts.

    The rows of a notebook are those of its cells, one behind the other; `cells` tells them apart. The excerpts
    are in the order of their rows. `others` are the other files in which steps lie, with nothing but their excerpts.
    """

    path: str
    diagnostics: tuple[Diagnostic, ...] = ()
    suppressed: tuple[Suppressed, ...] = ()
    unchecked: Unchecked | None = None
    excerpts: tuple[Excerpt, ...] = ()
    notes: tuple[str, ...] = ()
    cells: tuple[Cell, ...] = ()
    others: "tuple[FileResult, ...]" = ()

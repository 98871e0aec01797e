"""What has been changed of a file."""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a diff: `sign` is a blank, `-`, `+`, `@` for the head of a hunk, or a backslash for a remark.

    `text` is masked, and without its line end.
    """

    sign: str
    text: str


Diff: TypeAlias = tuple[Line, ...]
"""What has been changed of a file, in the order of a unified diff."""

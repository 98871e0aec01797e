"""The changes of a file as a unified diff, safe to print."""

from typing import TextIO

from credlint.model.diff import Diff
from credlint.report.clean import clean_path, clean_text
from credlint.report.style import BOLD, paint
from credlint.report.text import shown_path, visible

_STYLES = {"-": "31", "+": "32", "@": "36"}


def render_diff(path: str, diff: Diff, color: bool, out: TextIO) -> None:
    """Write the head and the hunks of the diff of one file."""
    name = shown_path(clean_path(path))
    lines = [paint(f"{sign} {name}", BOLD, color) for sign in ("---", "+++")]
    for line in diff:
        # Only what nobody has known for a secret is left to mask. A tab acts on no terminal.
        text = "\t".join(map(visible, clean_text(line.text).split("\t")))
        lines.append(paint(f"{line.sign}{text}", _STYLES.get(line.sign, ""), color and line.sign in _STYLES))
    out.write("\n".join(lines) + "\n")

"""ANSI colours, where they are wanted."""

from credlint.model.diagnostic import Severity

BOLD = "1"
DIM = "2"
BLUE = "1;34"
SEVERITY = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.INFO: "1;36"}


def paint(text: str, style: str, color: bool) -> str:
    """`text` in a style of SGR numbers if `color` is set."""
    return f"\x1b[{style}m{text}\x1b[0m" if color and text else text

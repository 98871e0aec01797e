"""How far a long run has come, on a terminal."""

import os
import sys
from time import monotonic

PATIENCE = 2.0
"""Seconds after which a run is long."""

INTERVAL = 0.1
"""Seconds between two updates."""


class Progress:
    """A line on standard error that is rewritten and removed in the end, where that is a terminal which can do so."""

    def __init__(self, wanted: bool) -> None:
        self._show = wanted and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
        self._next = monotonic() + PATIENCE
        self._shown = False

    def __enter__(self) -> "Progress":
        return self

    def __exit__(self, *_: object) -> None:
        if self._shown:
            self._write("\r\x1b[K")

    def update(self, done: int, total: int) -> None:
        """Show that `done` of `total` files are checked."""
        if self._show and monotonic() >= self._next:
            self._write(f"\r\x1b[K{done} of {total} files")
            self._shown = True
            self._next = monotonic() + INTERVAL

    def _write(self, text: str) -> None:
        sys.stderr.write(text)
        sys.stderr.flush()

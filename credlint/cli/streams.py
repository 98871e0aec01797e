"""Standard output and error that outlive their reader."""

from __future__ import annotations

import io
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from credlint.model.redact import redact_names

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


class _Pipe(io.FileIO):
    """A file descriptor; what is written after its reader has gone is dropped."""

    def write(self, data: ReadableBuffer, /) -> int:
        """Write some of `data`; raises OSError for a full disk, never for a closed pipe."""
        try:
            return super().write(data)
        except BrokenPipeError:
            return memoryview(data).nbytes


def install() -> None:
    """Make sys.stdout and sys.stderr tolerant where they are files of the system."""
    sys.stdout = _tolerant(sys.stdout)
    sys.stderr = _tolerant(sys.stderr)


def _tolerant(stream: TextIO | None) -> TextIO:
    """`stream` so that no character and no closed pipe is an error; a closed one becomes the null device."""
    if stream is None:
        return Path(os.devnull).open("w", encoding="utf-8")
    if not isinstance(stream, io.TextIOWrapper):
        return stream
    if stream.isatty():
        stream.reconfigure(errors="backslashreplace")
        return stream
    try:
        pipe = _Pipe(stream.fileno(), "w", closefd=False)
    except OSError:  # not a file of the system
        return stream
    return io.TextIOWrapper(io.BufferedWriter(pipe), stream.encoding, "backslashreplace")


def note(text: str) -> None:
    """Write one line to standard error; it neither shows a secret nor acts on a terminal."""
    # `--version` writes no note, and need not wait for the reports.
    from credlint.report.text import shown_path

    # Many a note begins with a path.
    sys.stderr.write(shown_path(redact_names(text)) + "\n")


def flush() -> None:
    """Write out what is left; raises OSError if standard output cannot take it."""
    with suppress(OSError):
        sys.stderr.flush()
    sys.stdout.flush()

"""The files of a run: what they are called and how they are read."""

import os
import stat
from contextlib import suppress
from dataclasses import dataclass, field
from io import BufferedReader
from pathlib import Path

from credlint.config.settings import Settings

STDIN_NAME = "<stdin>"
"""What standard input is called unless it is given a name."""

_MOST = 10_000_001
"""Bytes read from what is no regular file and may never end: one more than is ever checked."""


Stamp = tuple[int, int, int, int]
"""By what an unchanged file is known without reading it: times of content and inode in nanoseconds, size, inode."""


def stamp_of(status: os.stat_result) -> Stamp:
    """The stamp in a stat."""
    return status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino


@dataclass(frozen=True, slots=True)
class Target:
    """A file to check: `name` is shown (POSIX, relative to the working directory), `path` is opened.

    `data` holds the bytes of what cannot be opened again, `stamp` tells the state in which a regular file was found,
    `settings` are those that judge it where they are not the run's own.
    """

    name: str
    path: str
    data: bytes | None = None
    stamp: Stamp | None = field(default=None, compare=False)
    settings: Settings | None = field(default=None, compare=False, repr=False)

    def read(self) -> bytes:
        """The bytes of the file; raises OSError."""
        if self.data is not None:
            return self.data
        with open(self.path, "rb", buffering=0) as file:  # noqa: PTH123 - a Path and a buffer take twice as long
            regular = stat.S_ISREG(os.fstat(file.fileno()).st_mode)
            if regular:
                return file.readall()
            with BufferedReader(file) as reader:
                return reader.read(_MOST)


def shown_name(path: str) -> str:
    """`path` as it is shown: relative to the working directory, however it is written; POSIX.

    An absolute path is followed through links where only that leads below the working directory.
    """
    name = _relative(path)
    if not name.startswith("..") or not Path(path).is_absolute():
        return name
    folder, last = os.path.split(path)
    ways = [_relative(f"{os.path.realpath(folder)}{os.sep}{last}")]
    with suppress(OSError):  # where one may not look
        if Path(path).is_dir():
            ways.append(_relative(os.path.realpath(path)))
    return next((way for way in ways if not way.startswith("..")), name)


def _relative(path: str) -> str:
    try:
        relative = os.path.relpath(path)
    except ValueError:  # another drive
        relative = os.path.normpath(path)
    return relative.replace(os.sep, "/")


def absolute_posix(path: str) -> str:
    """`path` as an absolute POSIX path; a drive becomes its first folder."""
    absolute = os.path.normpath(Path(path).absolute()).replace(os.sep, "/")
    return absolute if absolute.startswith("/") else f"/{absolute}"

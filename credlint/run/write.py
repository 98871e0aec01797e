"""Replaces a file at once: whoever reads it sees the old bytes or the new ones."""

import os
import re
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

if sys.platform != "win32":
    import fcntl

_LEFT = re.compile(r"\.credlint-[0-9a-f]{16}\.tmp")
"""The name of a file that is to take the place of another."""


class Changed(OSError):
    """A file that somebody else has changed since it was read."""

    def __init__(self) -> None:
        super().__init__(0, "the file has changed meanwhile")


def write_file(path: Path, data: bytes, mode: int | None = None) -> None:
    """Put `data` into the place of `path`; raises OSError and leaves nothing behind then."""
    temporary = path.with_name(f".{path.name[:80]}.{os.getpid()}-{os.urandom(4).hex()}.tmp")
    with _removed(temporary):
        with temporary.open("xb") as out:
            if mode is not None:  # before there is something to read
                temporary.chmod(mode)
            out.write(data)
        temporary.replace(path)


def rewrite(path: str, before: bytes, after: bytes) -> None:
    """Change a file from `before` to `after`, keeping owner, mode and links to it; raises OSError, or Changed.

    What a killed process leaves behind is known by its name, and that nobody holds it, and is removed by `sweep`.
    """
    real = Path(os.path.realpath(path))
    status = real.stat()
    if not os.access(real, os.W_OK):
        raise PermissionError(13, os.strerror(13))
    temporary = real.with_name(f".credlint-{os.urandom(8).hex()}.tmp")
    with _removed(temporary), temporary.open("xb") as out:
        _hold(out.fileno())
        if hasattr(os, "fchown") and (status.st_uid, status.st_gid) != (os.geteuid(), os.getegid()):
            with suppress(OSError):  # only root may give files away
                os.fchown(out.fileno(), status.st_uid, status.st_gid)
        temporary.chmod(stat.S_IMODE(status.st_mode))
        out.write(after)
        out.flush()
        if real.read_bytes() != before:
            raise Changed
        if sys.platform == "win32":  # which moves no open file
            out.close()
        temporary.replace(real)


def sweep(folder: Path) -> None:
    """Remove what killed processes have left in a folder when they rewrote its files."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if _LEFT.fullmatch(entry.name) and entry.is_file(follow_symlinks=False):
                with suppress(OSError), Path(entry.path).open("rb") as left:
                    _hold(left.fileno())
                    Path(entry.path).unlink()


def _hold(file: int) -> None:
    """Lock an open file as long as it is open; raises OSError if another process holds it."""
    if sys.platform != "win32":
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def _removed(temporary: Path) -> Iterator[None]:
    """Remove a temporary file if something goes wrong."""
    try:
        yield
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise

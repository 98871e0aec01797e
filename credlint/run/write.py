"""Replaces a file at once: whoever reads it sees the old bytes or the new ones."""

import os
import stat
from contextlib import suppress
from pathlib import Path


class Changed(OSError):
    """A file that somebody else has changed since it was read."""

    def __init__(self) -> None:
        super().__init__(0, "the file has changed meanwhile")


def write_file(path: Path, data: bytes, mode: int | None = None) -> None:
    """Put `data` into the place of `path`; raises OSError and leaves nothing behind then."""
    temporary = path.with_name(f".{path.name[:80]}.{os.getpid()}-{os.urandom(4).hex()}.tmp")
    try:
        with temporary.open("xb") as out:
            if mode is not None:  # before there is something to read
                temporary.chmod(mode)
            out.write(data)
        temporary.replace(path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise


def rewrite(path: str, before: bytes, after: bytes) -> None:
    """Change a file from `before` to `after`, keeping its mode and the links to it; raises OSError, or Changed."""
    real = Path(os.path.realpath(path))
    status = real.stat()
    if not os.access(real, os.W_OK):
        raise PermissionError(13, os.strerror(13))
    if real.read_bytes() != before:
        raise Changed
    write_file(real, after, stat.S_IMODE(status.st_mode))

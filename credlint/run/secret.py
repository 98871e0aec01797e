"""Seals what credlint keeps, with a secret of the user's: what a repository brings along is not sealed by it."""

import os
import stat
import sys
from collections.abc import Sequence
from hashlib import blake2b
from hmac import compare_digest
from pathlib import Path

from credlint.run.places import is_inside
from credlint.run.write import write_file

_NAME = "key"
_LENGTH = 64
"""Bytes of the secret: the longest key that blake2b takes."""

_SEAL = 32
"""Bytes of a seal."""


def user_cache() -> str:
    """The real path of the folder in which the user's programs keep what they can do without; empty if there is none.

    As the platforms have it: XDG_CACHE_HOME (only an absolute path counts), Library/Caches, LOCALAPPDATA.
    """
    if sys.platform == "win32":
        place = os.environ.get("LOCALAPPDATA", "")
    elif sys.platform == "darwin":
        place = os.path.expanduser("~/Library/Caches")  # noqa: PTH111 - a Path raises where there is no home
    else:
        place = os.environ.get("XDG_CACHE_HOME", "")
        if not Path(place).is_absolute():
            place = os.path.expanduser("~/.cache")  # noqa: PTH111 - as above
    return os.path.realpath(place) if Path(place).is_absolute() else ""


def user_secret(projects: Sequence[str]) -> bytes:
    """The user's secret, made when there is none; empty where it cannot be kept, or lies in one of `projects`.

    A checkout could bring along what lies in it. A secret that others may read is replaced. Raises OSError.
    """
    folder = user_cache()
    if not folder or is_inside(folder, projects):
        return b""
    path = Path(folder, "credlint", _NAME)
    known = _read(path)
    if known is None:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_file(path, os.urandom(_LENGTH), 0o600)
        # Another run may have written one at the same time: the last one counts.
        known = _read(path)
    return known or b""


def seal(secret: bytes, name: str, data: bytes) -> bytes:
    """A line that only the owner of the secret can write: `data` are the content of the file `name`."""
    digest = blake2b(key=secret, digest_size=_SEAL)
    digest.update(name.encode() + b"\0")
    digest.update(data)
    return digest.hexdigest().encode()


def is_sealed(secret: bytes, name: str, data: bytes, mark: bytes) -> bool:
    """Whether `mark` is the seal of a file."""
    return compare_digest(seal(secret, name, data), mark)


def _read(path: Path) -> bytes | None:
    """A secret that nobody else can have read or written; None where there is none."""
    # A link could lead to what others know, a pipe would be waited for.
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        with os.fdopen(os.open(path, flags), "rb") as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode) or not _is_private(status):
                return None
            data = file.read(_LENGTH + 1)
    except OSError:
        return None
    return data if len(data) == _LENGTH else None


def _is_private(status: os.stat_result) -> bool:
    if not hasattr(os, "geteuid"):  # the profile's folder is the user's own there
        return True
    return status.st_uid == os.geteuid() and not status.st_mode & 0o077

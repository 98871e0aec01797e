"""The folder of a cache: where it may lie, how it is known to be credlint's own, and what is removed from it.

The configuration of a checkout names it, and that is not trusted: nothing is written to or removed from a folder that
holds other things, and nothing is read from one that came with the repository.
"""

import os
import re
import stat
from contextlib import suppress
from pathlib import Path

from credlint.run.gitignore import Tracked, repository_of
from credlint.run.places import is_inside, project_of
from credlint.run.secret import user_cache
from credlint.run.write import write_file

TAG = "CACHEDIR.TAG"
SIGNATURE = b"Signature: 8a477f597d28d172789f06886806bc55"
"""The tag of cache folders, which backups leave out (https://bford.info/cachedir/)."""

_OURS = SIGNATURE + b"\n# This folder is a cache of credlint."
_TAG_TEXT = _OURS + b" See https://bford.info/cachedir/\n"
_IGNORE = ".gitignore"
_IGNORE_TEXT = b"*\n"
_INDEX = re.compile(r"index-[0-9a-f]{20}\.json|\.index-[0-9a-f]{20}\.json\.[0-9a-f-]+\.tmp")
_MOST = 8
"""Indices that are kept: one for each set of settings that is in use."""

_WHOLE_NAMES = (b"DIRC\0\0\0\2", b"DIRC\0\0\0\3")
"""How an index of git begins that holds each name as a whole."""


def index_name(key: str) -> str:
    """The name of the index for settings and versions; `key` are 20 hexadecimal digits."""
    return f"index-{key}.json"


def may_lie_in(folder: str, root: str) -> bool:
    """Whether a repository may name a folder: inside the project, or in the user's cache folder."""
    return is_inside(os.path.realpath(folder), (*project_of(root), user_cache()))


def is_free(folder: str) -> bool:
    """Whether a folder is credlint's to write to: its own, an empty one, or one that is not there. Raises OSError."""
    try:
        entries = os.scandir(folder)
    except FileNotFoundError:
        return not os.path.lexists(folder)
    except NotADirectoryError:
        return False
    with entries:
        return next(entries, None) is None or is_ours(Path(folder))


def is_ours(folder: Path) -> bool:
    """Whether credlint has made a folder; raises OSError."""
    path = folder / TAG
    try:
        return stat.S_ISREG(path.lstat().st_mode) and path.read_bytes().startswith(_OURS)
    except (FileNotFoundError, NotADirectoryError):
        return False


def is_tracked(folder: str) -> bool:
    """Whether git tracks something in a folder."""
    real = os.path.realpath(folder)
    repository = repository_of(real)
    if not repository:
        return False
    name = os.path.relpath(real, repository).replace(os.sep, "/")
    return not _is_unknown(repository, os.fsencode(name)) and Tracked().holds(repository, real, True)


def _is_unknown(repository: str, name: bytes) -> bool:
    """Whether the bytes of git's index show that it tracks nothing in a folder; to ask git takes 0.02 s."""
    place = Path(repository, ".git")
    try:
        data = (place / "index").read_bytes()
        if any(place.glob("sharedindex.*")):
            return False
    except OSError:
        return False
    return data.startswith(_WHOLE_NAMES) and name.lower() + b"/" not in data.lower()


def prepare(folder: Path) -> bool:
    """Make a folder for a cache; False if it is somebody else's. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    if not is_free(os.fspath(folder)):
        return False
    for name, text in ((TAG, _TAG_TEXT), (_IGNORE, _IGNORE_TEXT)):
        if not os.path.lexists(folder / name):
            write_file(folder / name, text)
    return True


def forget_oldest(folder: Path) -> None:
    """Remove the indices of settings and versions that are no longer in use; raises OSError."""
    indices = [path for path in folder.iterdir() if _INDEX.fullmatch(path.name) and path.is_file()]
    for path in sorted(indices, key=lambda path: path.stat().st_mtime_ns, reverse=True)[_MOST:]:
        path.unlink(missing_ok=True)


def clean(folder: str) -> bool:
    """Remove the cache in `folder` and nothing else; whether there was one. Raises OSError."""
    place = Path(folder)
    if not is_ours(place):
        return False
    # The tag goes last: what is left by an interruption is still known to be a cache.
    for path in place.iterdir():
        if _INDEX.fullmatch(path.name) or (path.name == _IGNORE and _is_ours_to_ignore(path)):
            path.unlink()
    (place / TAG).unlink()
    with suppress(OSError):  # somebody keeps something else there
        place.rmdir()
    return True


def _is_ours_to_ignore(path: Path) -> bool:
    return path.is_file() and path.read_bytes() == _IGNORE_TEXT

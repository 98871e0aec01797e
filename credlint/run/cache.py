"""Remembers the results of files: by their stat, else by their content, under settings and versions that decide.

One file of JSON holds them all. Reading it costs a few milliseconds where thousands of files would cost a second each.
Whatever is wrong with it is a miss, and whoever writes it replaces it at once: a run beside this one loses at most what
it could have remembered. It is sealed with a secret of the user's, so that one which came with a repository is wrong,
too. Files that hold no secret vocabulary are remembered, too: there are many of them.
"""

import json
import os
import stat
import sys
from contextlib import suppress
from dataclasses import dataclass, replace
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path
from time import time_ns
from typing import Any

from credlint.config.settings import Settings
from credlint.model.redact import redact_path
from credlint.model.result import FileResult
from credlint.run.cache_folder import forget_oldest, index_name, is_free, is_tracked, prepare
from credlint.run.codec import Unfit, decode, decode_imports, encode, encode_imports
from credlint.run.places import project_of
from credlint.run.secret import is_sealed, seal, user_secret
from credlint.run.targets import Stamp, Target
from credlint.run.write import write_file
from credlint.source.imports import Imported
from credlint.suppress.meta import UNPARSABLE

_RACY = 2_000_000_000
"""Nanoseconds: the coarsest clock of a file system (FAT's). A file as new as that may change and keep its stamp."""

_UNKNOWN: Stamp = (0, 0, 0, 0)
_EXPIRY = b"until="
_PASSES = 1
_DATED = 2
_PARSERS = ("libcst", "markdown_it")
"""Packages whose version decides, too."""


@dataclass(frozen=True, slots=True)
class Content:
    """By what a file is known that has been read; `dated` when a comment in it may have an end."""

    digest: str
    dated: bool

    @classmethod
    def of(cls, data: bytes) -> "Content":
        """What is kept of a file's bytes."""
        return cls(digest(data), _EXPIRY in data)


@dataclass(frozen=True, slots=True)
class Seen:
    """What the bytes of a file tell: by what it is known, whether it `passes` the screen, and its imports, unless
    nobody has asked for them."""

    content: Content
    passes: bool
    imports: tuple[Imported, ...] | None = None


class Cache:
    """What is known of the files of a project; `save` writes it for the next run."""

    def __init__(self, settings: Settings, secret: bytes) -> None:
        self._settings = settings
        self._secret = secret
        self._path = Path(settings.cache_dir, index_name(_key(settings)))
        self._entries = _load(self._path, secret)
        self._seen: set[str] = set()
        self._dirty = False
        self._trusted = time_ns() - _RACY
        place = os.path.relpath(settings.working_directory, settings.root).replace(os.sep, "/")
        self._prefix = "" if place == "." else f"{place}/"
        self._today = settings.today.isoformat()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known of any file."""
        return not self._entries

    def recall(self, target: Target) -> FileResult | None:
        """The result of a file whose stamp has not changed."""
        entry = self._unchanged(target)
        return None if entry is None else self._result(target, entry)

    def recall_content(self, target: Target, content: Content) -> FileResult | None:
        """The result of a file with that content, whatever its stamp."""
        entry = self._equal(target, content)
        result = None if entry is None else self._result(target, entry)
        if entry is not None and result is not None:
            self._restamp(target, entry)
        return result

    def remember(self, target: Target, content: Content, result: FileResult) -> None:
        """Keep the result of a file, unless it says nothing of the file or holds what is to be redacted."""
        if target.stamp is None or (result.unchecked is not None and result.unchecked.code != UNPARSABLE.code):
            return
        name = self._name(target)
        if redact_path(name) != name:
            return
        entry: list[Any] = [*self._trustworthy(target.stamp), content.digest]
        if result != FileResult(target.name):
            try:
                encoded = encode(replace(result, path=""))
            except Unfit:
                return
            entry += [self._today if content.dated else "", encoded]
        self._keep(name, entry)

    def seen(self, target: Target) -> Seen | None:
        """What is known of the bytes of a file whose stamp has not changed."""
        entry = self._unchanged(target)
        return None if entry is None else _seen(entry)

    def seen_again(self, target: Target, content: Content) -> Seen | None:
        """What is known of a file with that content, whatever its stamp."""
        entry = self._equal(target, content)
        if entry is None:
            return None
        self._restamp(target, entry)
        return _seen(entry)

    def outcomes(self, target: Target) -> list[Any]:
        """What has come of the analyses of a file, the last one first, as `keep` was given it."""
        entry = self._entries.get(self._name(target), [])
        return entry[6] if len(entry) > 6 and isinstance(entry[6], list) else []

    def keep(self, target: Target, seen: Seen, outcomes: list[Any]) -> None:
        """Keep what the bytes of a file tell, and what has come of its analyses."""
        name = self._name(target)
        if target.stamp is None or redact_path(name) != name:
            return
        entry: list[Any] = [*self._trustworthy(target.stamp), seen.content.digest]
        if seen.passes or outcomes or seen.imports is not None:
            entry += [seen.passes * _PASSES | seen.content.dated * _DATED, outcomes]
            with suppress(Unfit):
                entry += [] if seen.imports is None else [encode_imports(seen.imports)]
        self._keep(name, entry)

    def save(self) -> None:
        """Write what is new; a folder that cannot be written to is no error."""
        if not self._dirty:
            return
        root = self._settings.root
        for name in self._entries.keys() - self._seen:
            if not os.path.lexists(f"{root}/{name}"):
                del self._entries[name]
        body = json.dumps(self._entries, separators=(",", ":")).encode()
        with suppress(OSError):
            if prepare(self._path.parent):
                write_file(self._path, seal(self._secret, self._path.name, body) + b"\n" + body)
                forget_oldest(self._path.parent)

    def _name(self, target: Target) -> str:
        if target.name.startswith("..") or self._prefix.startswith(".."):
            return self._settings.relative(target.name)
        return self._prefix + target.name

    def _unchanged(self, target: Target) -> list[Any] | None:
        """The entry of a file whose stamp has not changed."""
        name = self._name(target)
        entry = self._entries.get(name)
        if entry is None or target.stamp is None or entry[:4] != list(target.stamp):
            return None
        self._seen.add(name)
        return entry

    def _equal(self, target: Target, content: Content) -> list[Any] | None:
        """The entry of a file with that content."""
        entry = self._entries.get(self._name(target))
        return None if entry is None or target.stamp is None or entry[4:5] != [content.digest] else entry

    def _restamp(self, target: Target, entry: list[Any]) -> None:
        """Go by the stamp that an unchanged file has now."""
        assert target.stamp is not None
        if (stamp := list(self._trustworthy(target.stamp))) != entry[:4]:
            self._keep(self._name(target), [*stamp, *entry[4:]])

    def _trustworthy(self, stamp: Stamp) -> Stamp:
        """`stamp`, unless the file is so new that it may change without a new one."""
        return _UNKNOWN if max(stamp[:2]) > self._trusted else stamp

    def _keep(self, name: str, entry: list[Any]) -> None:
        self._seen.add(name)
        self._dirty |= self._entries.get(name) != entry
        self._entries[name] = entry

    def _result(self, target: Target, entry: list[Any]) -> FileResult | None:
        if len(entry) == 5:
            return FileResult(target.name)
        try:
            day, content = entry[5:]
            result = decode(content)
        except ValueError:
            return None
        if day not in ("", self._today) or not isinstance(result, FileResult):
            return None
        return replace(result, path=target.name)


def _seen(entry: list[Any]) -> Seen | None:
    match entry[4:]:
        case [str(digest)]:
            return Seen(Content(digest, False), False)
        case [str(digest), int(marks), list(), *rest]:
            imports = None
            with suppress(ValueError, TypeError):
                imports = decode_imports(rest[0]) if rest else None
            return Seen(Content(digest, bool(marks & _DATED)), bool(marks & _PASSES), imports)
        case _:
            return None


def open_cache(settings: Settings) -> Cache | None:
    """The cache of a run; None where none is wanted or to be trusted, or where its versions cannot be told."""
    folder = settings.cache_dir
    if not folder:
        return None
    try:
        secret = user_secret(project_of(settings.root))
        if not secret or not is_free(folder) or is_tracked(folder):
            return None
        return Cache(settings, secret)
    except (OSError, ValueError):
        return None


def _key(settings: Settings) -> str:
    """What an index is good for: credlint's own code, the versions below it, and the settings that decide."""
    key = blake2b(digest_size=10)
    for part in (*_versions(), *deciding(settings)):
        key.update(part if isinstance(part, bytes) else part.encode("utf-8", "surrogateescape"))
        key.update(b"\0")
    return key.hexdigest()


def deciding(settings: Settings) -> list[str]:
    """The settings on which a file's result depends; `today` is asked only where a comment has an end."""
    ignores = [(repr(entry.pattern), sorted(entry.codes)) for entry in settings.per_file_ignores]
    parts = (
        sorted(settings.selected),
        ignores,
        [(code, severity.value) for code, severity in settings.severities],
        settings.min_confidence.value,
        settings.require_reason,
        settings.honour_comments,
        settings.extension,
        settings.root,
        settings.import_roots,
        settings.cross_file,
        settings.slices,
    )
    return [repr(part) for part in parts]


def _versions() -> list[bytes | str]:
    """The sources of credlint itself, so that no change of them is missed, and the versions of what it stands on."""
    found: list[bytes | str] = [sys.version]
    top = Path(__file__).parent.parent
    waiting = [top]
    while waiting:
        folder = waiting.pop()
        for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
            if entry.name.endswith(".py"):
                found.extend((entry.name, Path(entry.path).read_bytes()))
            elif entry.is_dir() and entry.name != "__pycache__":
                waiting.append(Path(entry.path))
    for name in _PARSERS:
        spec = find_spec(name)
        places = (spec.submodule_search_locations if spec else None) or ()
        for place in places:
            for file in ("__init__.py", "_version.py"):
                with suppress(OSError):
                    found.append(Path(place, file).read_bytes())
    return found


def digest(data: bytes) -> str:
    """By what bytes are known again."""
    return blake2b(data, digest_size=16).hexdigest()


def _load(path: Path, secret: bytes) -> dict[str, list[Any]]:
    """The entries of an index; none if it is not whole, or not of this user's making."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return {}
        mark, _, body = path.read_bytes().partition(b"\n")
        if not is_sealed(secret, path.name, body, mark):
            return {}
        entries = json.loads(body)
    except (OSError, ValueError, RecursionError):
        return {}
    whole = isinstance(entries, dict) and all(isinstance(entry, list) for entry in entries.values())
    return entries if whole else {}

"""What the bytes of the files around a run tell: each file is read once at most, and not at all while it is known."""

from collections.abc import Sequence

from credlint.config.settings import Settings
from credlint.pipeline import matters
from credlint.run.cache import Cache, Content, Seen
from credlint.run.sources import DiskSources
from credlint.run.targets import Target
from credlint.run.work import Look
from credlint.source.reading import text_of

_NOTHING = Seen(Content("", False), False)
"""Of a file that is not there, that cannot be read, or that is not to be followed."""


class Contents:
    """The files that are checked, and the modules around them, by absolute path."""

    def __init__(
        self, settings: Settings, targets: Sequence[Target], sources: DiskSources, cache: Cache | None
    ) -> None:
        self.paths = {settings.absolute(target.name): target for target in targets}
        self._settings = settings
        self._sources = sources
        self._cache = cache
        self._seen: dict[str, Seen] = {}
        self._others: dict[str, Target] = {}

    def target(self, path: str) -> Target:
        """The file at a path, as it would be checked."""
        if path in self.paths:
            return self.paths[path]
        if path not in self._others:
            self._others[path] = Target(self._settings.shown(path), path, stamp=self._sources.stamp(path))
        return self._others[path]

    def is_known(self, target: Target) -> bool:
        """Whether a file that is checked has not changed since it was seen, to tell by its stamp."""
        seen = self._cache.seen(target) if self._cache else None
        if seen is not None:
            self._seen[self._settings.absolute(target.name)] = seen
        return seen is not None

    def add(self, target: Target, looked: Look) -> None:
        """Take what the bytes of a file that is checked have told."""
        seen = Seen(looked.content or _NOTHING.content, looked.result is None)
        self._seen[self._settings.absolute(target.name)] = seen
        if self._cache and looked.content and not looked.recalled:
            self._cache.keep(target, seen, self._cache.outcomes(target))

    def seen(self, path: str) -> Seen:
        """What the bytes of a file tell."""
        if path not in self._seen:
            self._seen[path] = self._look(path)
        return self._seen[path]

    def text(self, path: str) -> str | None:
        """The text of a file; None if it cannot be followed."""
        data = self._read(path)
        return None if data is None else text_of(path, data)

    def _read(self, path: str) -> bytes | None:
        target = self.paths.get(path)
        if target is None:
            return self._sources.read(path)
        try:
            return target.read()
        except (OSError, MemoryError):
            return None

    def _look(self, path: str) -> Seen:
        target = self.target(path)
        if self._cache and (known := self._cache.seen(target)):
            return known
        data = self._read(path)
        if data is None:
            return _NOTHING
        content = Content.of(data) if self._cache else _NOTHING.content
        if self._cache and (known := self._cache.seen_again(target, content)):
            return known
        seen = Seen(content, matters(data, self._settings, path))
        if self._cache:
            self._cache.keep(target, seen, self._cache.outcomes(target))
        return seen

"""What the bytes of the files around a run tell: that is found out once, and not at all while it is known. Texts are
read whenever somebody asks for one, as all of a large project would not fit."""

from collections.abc import Sequence
from dataclasses import replace

from credlint.config.settings import Settings
from credlint.pipeline import matters
from credlint.run.cache import Cache, Content, Seen
from credlint.run.sources import DiskSources
from credlint.run.targets import Target
from credlint.run.work import Look
from credlint.source.imports import Imported, imports_of
from credlint.source.reading import text_of
from credlint.source.suffixes import MARKDOWN

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

    def light(self) -> int:
        """How many files are known by now that do not pass the screen."""
        return sum(not seen.passes for seen in self._seen.values())

    def add(self, target: Target, looked: Look) -> None:
        """Take what the bytes of a file that is checked have told."""
        path = self._settings.absolute(target.name)
        seen = Seen(looked.content or _NOTHING.content, looked.result is None)
        if self._cache and looked.content and looked.recalled:
            seen = self._cache.seen_again(target, looked.content) or seen
        elif looked.content:
            self._keep(path, seen)
        self._seen[path] = seen

    def seen(self, path: str) -> Seen:
        """What the bytes of a file tell."""
        if path not in self._seen:
            self._seen[path] = self._look(path)
        return self._seen[path]

    def as_module(self, path: str) -> str:
        """The digest of what a file holds when others import it; empty if it cannot be followed."""
        return self.seen(path).content.digest if self._sources.is_followed(path) else ""

    def imports(self, path: str) -> tuple[Imported, ...] | None:
        """The imports of a file; None if it cannot be followed."""
        seen = self.seen(path)
        if seen.imports is None:
            data = self._read(path)
            text = None if data is None else text_of(path, data)
            if text is None:
                return None
            seen = self._seen[path] = replace(seen, imports=imports_of(text))
            self._keep(path, seen)
        return seen.imports

    def text(self, path: str) -> str | None:
        """The text of a file, of a page with all that stands around the Python; None if it cannot be followed."""
        data = self._read(path)
        if data is not None and path.lower().endswith(MARKDOWN):  # to find the Python in it takes as long as to parse
            return data.decode("utf-8", "replace")
        return None if data is None else text_of(path, data)

    def _keep(self, path: str, seen: Seen) -> None:
        if self._cache:
            target = self.target(path)
            self._cache.keep(target, seen, self._cache.outcomes(target))

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
        self._keep(path, seen)
        return seen

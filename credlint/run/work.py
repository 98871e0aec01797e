"""Reads files and has them looked at or checked: what a worker process does."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from credlint.config.settings import Settings
from credlint.model.result import FileResult, Unchecked
from credlint.pipeline import check_passed, check_source, matters
from credlint.run.cache import Cache, Content
from credlint.run.discover import unreadable
from credlint.run.targets import Target
from credlint.suppress.meta import INTERNAL


@dataclass(frozen=True, slots=True)
class Look:
    """What the bytes of a file tell: its result where it need not be parsed, and by what the cache knows it.

    `recalled` says that the result is the cache's own, `screened` that without a result it has passed the screen.
    """

    size: int
    result: FileResult | None = None
    content: Content | None = None
    recalled: bool = False
    screened: bool = True


def check_target(target: Target, settings: Settings) -> FileResult:
    """The result of one file; never raises for what it holds or for the system's refusal to open it."""
    return _check(target, settings, check_source)


def check_screened(target: Target, settings: Settings) -> FileResult:
    """As `check_target`, for a file that has passed the screen."""
    return _check(target, settings, check_passed)


def _check(target: Target, settings: Settings, check: Callable[[str, bytes, Settings], FileResult]) -> FileResult:
    try:
        data = target.read()
    except (OSError, MemoryError) as error:
        return unreadable(target.name, error)
    return check(target.name, data, settings)


def lost(target: Target, reason: str) -> FileResult:
    """The result of a file whose worker failed."""
    return FileResult(target.name, unchecked=Unchecked(INTERNAL.code, INTERNAL.name, f"internal error: {reason}"))


def look(target: Target, settings: Settings, cache: Cache | None = None) -> Look:
    """Read one file, and screen it unless its content is known."""
    try:
        data = target.read()
    except (OSError, MemoryError) as error:
        return Look(0, unreadable(target.name, error))
    content = Content.of(data) if settings.cache_dir else None
    if cache and content and (known := _recalled(target, content, settings, cache)):
        return known
    if matters(data, settings, target.name):
        return Look(len(data), content=content)
    return Look(len(data), FileResult(target.name), content)


def _recalled(target: Target, content: Content, settings: Settings, cache: Cache) -> Look | None:
    size = 0 if target.stamp is None else target.stamp[2]
    if not settings.cross_file:
        result = cache.recall_content(target, content)
        return None if result is None else Look(size, result, content, recalled=True)
    seen = cache.seen_again(target, content)
    if seen is None:
        return None
    return Look(size, None if seen.passes else FileResult(target.name), content, recalled=True)


@dataclass(frozen=True, slots=True)
class Looking:
    """Looks at some of these files: a task is a range of their numbers."""

    targets: Sequence[Target]

    def __call__(self, numbers: range, settings: Settings) -> list[Look | None]:
        """Read and screen several files; None for most of them, which have no findings and need not be remembered."""
        return [self._look(self.targets[number], settings) for number in numbers]

    def _look(self, target: Target, settings: Settings) -> Look | None:
        looked = look(target, settings)
        return None if looked.content is None and looked.result == FileResult(target.name) else looked

    @staticmethod
    def lost(numbers: range, reason: str) -> list[Look | None]:
        """What is known of files whose worker failed: each is checked by itself."""
        return [Look(1, screened=False) for _ in numbers]

"""Checks many files: those that matter in several processes, where that pays."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass

from credlint.config.settings import Settings
from credlint.model.result import FileResult
from credlint.pipeline import matters, warm_up
from credlint.run.cache import Cache, Content, open_cache
from credlint.run.discover import Found, unreadable
from credlint.run.targets import Target
from credlint.run.work import check_target

PAYS = 150_000
"""Bytes of source that pass the screen from which on processes win: about a second of work."""

Progress = Callable[[int, int], None]
"""Called with the number of files done and of all."""


@dataclass(frozen=True, slots=True)
class _Heavy:
    """A file that must be parsed, and what it held when it was screened."""

    target: Target
    size: int
    content: Content | None


def check_files(found: Found, settings: Settings, jobs: int, progress: Progress) -> list[FileResult]:
    """The results of all files, by name, whatever the number of processes and whatever is remembered of them."""
    results = list(found.unreadable)
    total = len(found.targets) + len(results)
    cache = open_cache(settings) if found.targets else None
    heavy: list[_Heavy] = []
    for target in found.targets:
        known = cache.recall(target) if cache else None
        looked = known or _look(target, settings, cache)
        if isinstance(looked, FileResult):
            results.append(looked)
        else:
            heavy.append(looked)
        progress(len(results), total)
    # The largest first: none of them should begin when all others are done.
    heavy.sort(key=lambda one: (-one.size, one.target.name))
    for index, result in _results([one.target for one in heavy], settings, jobs if _pays(heavy) else 1):
        results.append(result)
        content = heavy[index].content
        if cache and content:
            cache.remember(heavy[index].target, content, result)
        progress(len(results), total)
    if cache:
        cache.save()
    return sorted(results, key=lambda result: result.path)


def default_jobs() -> int:
    """The number of processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _look(target: Target, settings: Settings, cache: Cache | None) -> FileResult | _Heavy:
    """The result of a file that need not be parsed."""
    try:
        data = target.read()
    except (OSError, MemoryError) as error:
        return unreadable(target.name, error)
    content = Content.of(data) if cache else None
    if cache and content and (known := cache.recall_content(target, content)):
        return known
    if matters(data, settings, target.name):
        return _Heavy(target, len(data), content)
    result = FileResult(target.name)
    if cache and content:
        cache.remember(target, content, result)
    return result


def _pays(heavy: Sequence[_Heavy]) -> bool:
    return len(heavy) > 1 and sum(one.size for one in heavy) >= PAYS


def _results(targets: Sequence[Target], settings: Settings, jobs: int) -> Iterator[tuple[int, FileResult]]:
    left = dict(enumerate(targets))
    if jobs > 1:
        # multiprocessing takes 0.02 s to import.
        from credlint.run.pool import NoPool, Pool

        warm_up()
        with suppress(NoPool), Pool(check_target, settings, min(jobs, len(targets))) as pool:
            for index, result in pool.results(targets):
                del left[index]
                yield index, result
    for index, target in left.items():
        yield index, check_target(target, settings)

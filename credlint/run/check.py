"""Checks many files: those that matter in several processes, where that pays."""

import gc
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from threading import Thread

from credlint.config.settings import Settings
from credlint.model.result import FileResult
from credlint.pipeline import shown, warm_up
from credlint.run.cache import Cache, Content, open_cache
from credlint.run.discover import Found
from credlint.run.targets import Target
from credlint.run.together import Together
from credlint.run.work import Look, Looking, check_screened, check_target, look, lost

PAYS = 100_000
"""Bytes of source that pass the screen from which on processes win: a tenth of a second of work."""

SCREEN_PAYS = 1_500_000
"""Bytes that are screened from which on processes win: a twentieth of a second."""

CHUNKS = 8
"""Parts for each process into which files are divided for their screening: the last ones end at about the same time."""

Progress = Callable[[int, int], None]
"""Called with the number of files done and of all."""


@dataclass(frozen=True, slots=True)
class _Heavy:
    """A file that must be parsed, and what it held when it was screened."""

    target: Target
    size: int
    content: Content | None
    screened: bool


def check_files(found: Found, settings: Settings, jobs: int, progress: Progress) -> list[FileResult]:
    """The results of all files, by name, whatever the number of processes and whatever is remembered of them.

    `settings` judge the files that have none of their own.
    """
    results = list(found.unreadable)
    total = len(found.targets) + len(results)
    parts = _by_settings(found.targets, settings)
    # A module that others judge is none of the files that are checked together.
    folders = found.folders if len(parts) == 1 else ()
    for each, targets in parts:
        results += _check_equal(targets, each, jobs, _further(progress, len(results), total), folders)
    return sorted(results, key=lambda result: result.path)


def _further(progress: Progress, before: int, total: int) -> Progress:
    """Progress of a part of the files, when others are done."""
    return lambda done, _: progress(before + done, total)


def _by_settings(targets: Sequence[Target], settings: Settings) -> list[tuple[Settings, list[Target]]]:
    """The files under the settings that judge them, which go with them no further."""
    if not any(target.settings for target in targets):
        return [(settings, list(targets))]
    found: dict[int, tuple[Settings, list[Target]]] = {}
    for target in targets:
        judge = target.settings or settings
        found.setdefault(id(judge), (judge, []))[1].append(replace(target, settings=None))
    return list(found.values())


def _check_equal(
    targets: Sequence[Target], settings: Settings, jobs: int, progress: Progress, folders: Sequence[str]
) -> list[FileResult]:
    """The results of files with the same settings, in any order; `folders` are searched as a whole."""
    results: list[FileResult] = []
    total = len(targets)
    cache = open_cache(settings) if targets else None
    if settings.cross_file:
        return _check_together(targets, settings, jobs, progress, folders, cache)
    unknown: list[Target] = []
    for target in targets:
        known = cache.recall(target) if cache else None
        if known is None:
            unknown.append(target)
        else:
            results.append(known)
    warming = _Warming(settings)
    heavy: list[_Heavy] = []
    for target, looked in _looks(unknown, settings, jobs, cache, warming):
        if looked.result is None:
            heavy.append(_Heavy(target, looked.size, looked.content, looked.screened))
        else:
            results.append(looked.result)
            if cache and looked.content and not looked.recalled:
                cache.remember(target, looked.content, looked.result)
        progress(len(results), total)
    # The largest first: none of them should begin when all others are done.
    heavy.sort(key=lambda one: (-one.size, one.target.name))
    for index, result in _results(heavy, settings, jobs if _pays(heavy) else 1, warming):
        results.append(result)
        content = heavy[index].content
        if cache and content:
            cache.remember(heavy[index].target, content, result)
        progress(len(results), total)
    if cache:
        cache.save()
    return results


def _check_together(
    targets: Sequence[Target],
    settings: Settings,
    jobs: int,
    progress: Progress,
    folders: Sequence[str],
    cache: Cache | None,
) -> list[FileResult]:
    """The results of files with the same settings, of which values are followed from one into another."""
    run = Together(settings, targets, folders, cache)
    results = {target.name: FileResult(target.name) for target in targets}
    unknown = [target for target in targets if not run.contents.is_known(target)]
    count = run.contents.light()
    warming = _Warming(settings)
    for target, looked in _looks(unknown, settings, jobs, cache, warming):
        run.contents.add(target, looked)
        if looked.result is not None:
            results[target.name] = looked.result
            count += 1
        progress(count, len(targets))
    warming.end()
    # What has been imported stays: from here on garbage is looked for, but not among that.
    gc.freeze()
    gc.enable()
    results.update(run.check(jobs, PAYS, lambda passed: progress(count + passed, len(targets))))
    progress(len(targets), len(targets))
    if cache:
        cache.save()
    return [shown(result, settings) for result in results.values()]


def default_jobs() -> int:
    """The number of processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class _Warming:
    """Imports what files that matter need, while other processes screen; forked ones then share it."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._thread: Thread | None = None

    def begin(self) -> None:
        """Begin to import beside what this process does."""
        if self._thread is None:
            self._thread = Thread(
                target=warm_up, args=(self._settings.extension,), name="credlint imports", daemon=True
            )
            self._thread.start()

    def end(self) -> None:
        """Wait until what has begun is done: a process that is forked in between could never import anything."""
        if self._thread is not None:
            self._thread.join()


def _looks(
    targets: Sequence[Target], settings: Settings, jobs: int, cache: Cache | None, warming: _Warming
) -> Iterator[tuple[Target, Look]]:
    """Each file with what its bytes tell, in any order."""
    left = dict(enumerate(targets))
    # Elsewhere processes are spawned, which takes longer than to screen; others do not know what the cache holds.
    alone = jobs == 1 or sys.platform != "linux" or (cache is not None and not cache.is_empty)
    if not alone and sum(target.stamp[2] for target in targets if target.stamp) >= SCREEN_PAYS:
        from credlint.run.pool import NoPool, Pool

        size = -(-len(targets) // (jobs * CHUNKS))
        chunks = [range(len(targets))[start : start + size] for start in range(0, len(targets), size)]
        looking = Looking(targets)
        with (
            suppress(NoPool),
            Pool(looking, looking.lost, settings, min(jobs, len(chunks)), before_fork=warming.end) as pool,
        ):
            for index, looks in pool.results(chunks):
                for number, looked in zip(chunks[index], looks, strict=True):
                    target = left.pop(number)
                    if looked is None:
                        looked = Look(0, FileResult(target.name))
                    elif looked.result is None:
                        warming.begin()
                    yield target, looked
    for target in left.values():
        yield target, look(target, settings, cache)


def _pays(heavy: Sequence[_Heavy]) -> bool:
    return len(heavy) > 1 and sum(one.size for one in heavy) >= PAYS


def _results(
    heavy: Sequence[_Heavy], settings: Settings, jobs: int, warming: _Warming
) -> Iterator[tuple[int, FileResult]]:
    targets = [one.target for one in heavy]
    left = dict(enumerate(targets))
    check = check_screened if all(one.screened for one in heavy) else check_target
    warming.end()
    # What has been imported stays: from here on garbage is looked for, but not among that.
    gc.freeze()
    gc.enable()
    if jobs > 1:
        # multiprocessing takes 0.02 s to import.
        from credlint.run.pool import NoPool, Pool

        warm_up(settings.extension)
        with suppress(NoPool), Pool(check, lost, settings, min(jobs, len(targets))) as pool:
            for index, result in pool.results(targets):
                del left[index]
                yield index, result
    for index, target in left.items():
        yield index, check(target, settings)

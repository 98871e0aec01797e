"""Checks many files: those that matter in several processes, where that pays."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress

from credlint.config.settings import Settings
from credlint.model.result import FileResult
from credlint.pipeline import matters, warm_up
from credlint.run.discover import Found, unreadable
from credlint.run.targets import Target
from credlint.run.work import check_target

PAYS = 150_000
"""Bytes of source that pass the screen from which on processes win: about a second of work."""

Progress = Callable[[int, int], None]
"""Called with the number of files done and of all."""


def check_files(found: Found, settings: Settings, jobs: int, progress: Progress) -> list[FileResult]:
    """The results of all files, by name, whatever the number of processes."""
    results = list(found.unreadable)
    total = len(found.targets) + len(results)
    heavy: list[tuple[int, Target]] = []
    for target in found.targets:
        weight = _weight(target, settings)
        if isinstance(weight, FileResult):
            results.append(weight)
        else:
            heavy.append((weight, target))
        progress(len(results), total)
    # The largest first: none of them should begin when all others are done.
    heavy.sort(key=lambda item: (-item[0], item[1].name))
    for result in _results([target for _, target in heavy], settings, jobs if _pays(heavy) else 1):
        results.append(result)
        progress(len(results), total)
    return sorted(results, key=lambda result: result.path)


def default_jobs() -> int:
    """The number of processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _weight(target: Target, settings: Settings) -> FileResult | int:
    """The size of a file that must be parsed, or the result of one that need not."""
    try:
        data = target.read()
    except (OSError, MemoryError) as error:
        return unreadable(target.name, error)
    return len(data) if matters(data, settings, target.name) else FileResult(target.name)


def _pays(heavy: Sequence[tuple[int, Target]]) -> bool:
    return len(heavy) > 1 and sum(size for size, _ in heavy) >= PAYS


def _results(targets: Sequence[Target], settings: Settings, jobs: int) -> Iterator[FileResult]:
    left = dict(enumerate(targets))
    if jobs > 1:
        # multiprocessing takes 0.02 s to import.
        from credlint.run.pool import NoPool, Pool

        warm_up()
        with suppress(NoPool), Pool(check_target, settings, min(jobs, len(targets))) as pool:
            for index, result in pool.results(targets):
                del left[index]
                yield result
    for target in left.values():
        yield check_target(target, settings)

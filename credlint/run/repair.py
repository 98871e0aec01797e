"""Makes fixes in the files of a run: each file is written once, when all of its fixes are known to hold."""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from credlint.config.settings import Settings
from credlint.fix.apply import Places, fixable, is_used, used_places
from credlint.model.diagnostic import Diagnostic
from credlint.model.diff import Diff
from credlint.model.result import FileResult
from credlint.pipeline import Project, diff_of, fix_source
from credlint.run.discover import Found
from credlint.run.sources import DiskSources
from credlint.run.targets import Target, stamp_of
from credlint.run.write import rewrite, sweep
from credlint.source.suffixes import MARKDOWN, NOTEBOOKS
from credlint.suppress.baseline import Key, key_of

LIMIT = 600.0
"""Seconds for one file, which is checked as often as there are fixes that wait for each other."""

PAYS = 4
"""Files from which on processes win."""


@dataclass(frozen=True, slots=True)
class Repair:
    """What has been done to a file, or would be: `fixed` are its findings, `diff` is made instead of the change.

    `refused` are findings whose fixes did not hold. `remark` says why a file is not edited, `trouble` what kept it from
    being changed.
    """

    name: str
    fixed: tuple[Diagnostic, ...] = ()
    refused: tuple[Diagnostic, ...] = ()
    diff: Diff = ()
    remark: str = ""
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Live:
    """Which findings of a file may be fixed: none that the baseline accepts, none of `kept` and, where `only` is known,
    no others.

    Findings are known by what neither moving nor the fixes around them change.
    """

    accepted: tuple[tuple[Key, int], ...]
    only: frozenset[Key] | None
    kept: frozenset[Key] = frozenset()

    def __call__(self, result: FileResult) -> list[Diagnostic]:
        """Those in a result that knows nothing of a baseline."""
        left = Counter(dict(self.accepted))
        found = []
        for one in result.diagnostics:
            key = key_of("", one)
            if left[key] > 0:
                left[key] -= 1
            elif key not in self.kept and (self.only is None or key in self.only):
                found.append(one)
        return found


@dataclass(frozen=True, slots=True)
class Task:
    """A file to fix; with `shows` its diff is wanted."""

    target: Target
    live: Live
    shows: bool


@dataclass(frozen=True, slots=True)
class Mended:
    """What would become of a file: what it held, and what is to be there."""

    before: bytes
    after: bytes
    repair: Repair


def repair(
    found: Found, results: Sequence[FileResult], settings: Settings, jobs: int, *, writes: bool, since: bool
) -> list[Repair]:
    """Fix the live findings of `results`, and say what was done, by name; without `writes` only show it.

    `since`: results hold but the findings on changed lines, and no others are fixed.
    """
    targets = {target.name: target for target in found.targets}
    if writes:
        for folder in sorted({Path(target.path).resolve().parent for target in found.targets if target.data is None}):
            sweep(folder)
    used = used_places(one for each in results for one in each.diagnostics)
    repairs: list[Repair] = []
    parts: dict[int, tuple[Settings, list[Task]]] = {}
    for result in results:
        if not result.diagnostics:
            continue
        judge = targets[result.path].settings or settings
        if PurePosixPath(result.path.lower()).suffix in (*NOTEBOOKS, *MARKDOWN):
            repairs.append(Repair(result.path, remark="notebooks and Markdown are not edited"))
        elif fixable(result.diagnostics, judge.unsafe_fixes):
            task = Task(targets[result.path], _live(result, since, used), not writes)
            parts.setdefault(id(judge), (judge, []))[1].append(task)
    for judge, tasks in parts.values():
        for task, mended in _mended(tasks, judge, jobs):
            repairs.append(_written(task.target, mended) if writes else mended.repair)
    return sorted(repairs, key=lambda each: each.name)


def restamped(found: Found, repairs: Sequence[Repair]) -> Found:
    """The files of a run after some were written: these are in another state than that in which they were found."""
    written = {each.name for each in repairs if each.fixed}
    return replace(found, targets=tuple(_again(each) if each.name in written else each for each in found.targets))


def _again(target: Target) -> Target:
    try:
        return replace(target, stamp=stamp_of(Path(target.path).stat()))
    except OSError:  # whoever reads it next will say so
        return replace(target, stamp=None)


def _live(result: FileResult, since: bool, used: Places) -> Live:
    accepted = Counter(key_of("", one.diagnostic) for one in result.suppressed if one.by == "baseline")
    only = frozenset(key_of("", one) for one in result.diagnostics) if since else None
    kept = frozenset(key_of("", one) for one in result.diagnostics if is_used(result.path, one, used))
    return Live(tuple(accepted.items()), only, kept)


def _written(target: Target, mended: Mended) -> Repair:
    if not mended.repair.fixed:
        return mended.repair
    try:
        rewrite(target.path, mended.before, mended.after)
    except OSError as error:
        return Repair(target.name, trouble=_why(error))
    return mended.repair


def _mended(tasks: Sequence[Task], settings: Settings, jobs: int) -> Iterator[tuple[Task, Mended]]:
    """What would become of files under the same settings, in any order."""
    left = dict(enumerate(tasks))
    if jobs > 1 and len(tasks) >= PAYS:
        # multiprocessing takes 0.02 s to import.
        from credlint.run.pool import NoPool, Pool

        with suppress(NoPool), Pool(mend, lost, settings, min(jobs, len(tasks)), limit=LIMIT) as pool:
            for index, mended in pool.results(tasks):
                yield left.pop(index), mended
    for task in left.values():
        yield task, mend(task, settings)


_projects: list[Project] = []


def mend(task: Task, settings: Settings) -> Mended:
    """What would become of one file; never raises for what it holds or for the system's refusal to open it."""
    if not _projects or _projects[0].settings is not settings:
        _projects[:] = [Project(DiskSources(settings), settings)]
    project, name = _projects[0], task.target.name
    try:
        before = task.target.read()
        fixed = fix_source(name, before, settings, project, task.live)
        diff = diff_of(name, fixed, before, settings, project) if task.shows and fixed.rounds else ()
    except (OSError, MemoryError) as error:
        return Mended(b"", b"", Repair(name, trouble=_why(error)))
    except Exception as error:
        return lost(task, type(error).__name__)
    return Mended(before, fixed.data, Repair(name, fixed.fixed, fixed.refused, diff))


def lost(task: Task, reason: str) -> Mended:
    """What is known of a file whose worker failed."""
    return Mended(b"", b"", Repair(task.target.name, trouble=f"internal error: {reason}"))


def _why(error: OSError | MemoryError) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or type(error).__name__

"""Checks the files of a run together: values are followed from one into the others that import it."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from credlint.config.settings import Settings
from credlint.exchange import Exchange, Finished, Job
from credlint.model.result import FileResult
from credlint.pipeline import Project, check_job, matters, warm_up
from credlint.project.import_roots import search_roots
from credlint.run.discover import unreadable
from credlint.run.sources import DiskSources
from credlint.run.targets import Target
from credlint.run.work import lost
from credlint.source.reading import text_of

if TYPE_CHECKING:
    from credlint.run.pool import Pool


@dataclass(frozen=True, slots=True)
class Task:
    """A job for a worker; `target` is the file, if it is one of those that are checked."""

    job: Job
    target: Target


@dataclass(slots=True)
class _Worker:
    """What a process keeps between tasks."""

    settings: Settings
    project: Project


_workers: list[_Worker] = []


def do_task(task: Task, settings: Settings) -> tuple[FileResult, Finished]:
    """Analyse a file; never raises for what it holds or for the system's refusal to open it."""
    if not _workers or _workers[0].settings is not settings:
        _workers[:] = [_Worker(settings, Project(DiskSources(settings), settings))]
    try:
        data = task.target.read()
    except (OSError, MemoryError) as error:
        return unreadable(task.target.name, error), Finished.unknown(task.job.path)
    result, finished = check_job(task.target.name, data, settings, _workers[0].project, task.job)
    return result, finished


def lost_task(task: Task, reason: str) -> tuple[FileResult, Finished]:
    """What is known of a file whose worker failed."""
    return lost(task.target, reason), Finished.unknown(task.job.path)


class Together:
    """The files of a run under the same settings; `folders` were searched as a whole."""

    def __init__(self, settings: Settings, targets: Sequence[Target], folders: Sequence[str]) -> None:
        self.sources = DiskSources(settings)
        self._settings = settings
        self._by_path = {settings.absolute(target.name): target for target in targets}
        self._folders = folders
        self._project = Project(self.sources, settings)
        self._passing: frozenset[str] = frozenset()
        self._pool: Pool[Task, tuple[FileResult, Finished]] | None = None

    @cached_property
    def is_whole(self) -> bool:
        """Whether all modules that these files can import are among them."""
        files = self._project.files
        places = {
            place for path in self._by_path for place in search_roots(files.root_of(path), self._settings.import_roots)
        }
        return all(any(_is_in(place, folder) for folder in self._folders) for place in places)

    def check(self, passing: frozenset[str], jobs: int) -> dict[str, FileResult]:
        """The results of the files that have to be analysed, by name; `passing` are the names of those that have
        vocabulary."""
        self._passing = passing
        results: dict[str, FileResult] = {}
        _workers[:] = [_Worker(self._settings, self._project)]  # forked processes have it, too
        with ExitStack() as stack:

            def analyse(batch: list[Job]) -> Iterator[Finished]:
                tasks = [Task(job, self._target(job.path)) for job in batch]
                for result, finished in self._outcomes(tasks, jobs, stack):
                    if finished.path in self._by_path:
                        results[result.path] = result
                    yield finished

            Exchange(self._project.files, self._text, self._passes, whole=self.is_whole).run(self._by_path, analyse)
        return results

    def _outcomes(self, tasks: Sequence[Task], jobs: int, stack: ExitStack) -> Iterator[tuple[FileResult, Finished]]:
        left = dict(enumerate(tasks))
        if jobs > 1 and len(tasks) > 1:
            # multiprocessing takes 0.02 s to import.
            from credlint.run.pool import NoPool, Pool

            with suppress(NoPool):
                if self._pool is None:
                    warm_up(self._settings.extension)
                    self._pool = stack.enter_context(Pool(do_task, lost_task, self._settings, jobs))
                for index, outcome in self._pool.results(tasks):
                    del left[index]
                    yield outcome
        for task in left.values():
            yield do_task(task, self._settings)

    def _target(self, path: str) -> Target:
        return self._by_path.get(path) or Target(self._settings.shown(path), path)

    def _text(self, path: str) -> str | None:
        target = self._by_path.get(path)
        if target is None:
            data = self._project.files.read(path)
        else:
            try:
                data = target.read()
            except (OSError, MemoryError):
                return None
        return None if data is None else text_of(path, data)

    def _passes(self, path: str) -> bool:
        target = self._by_path.get(path)
        if target is not None:
            return target.name in self._passing
        data = self._project.files.read(path)
        return data is not None and matters(data, self._settings, path)


def _is_in(path: str, folder: str) -> bool:
    return path == folder or path.startswith(f"{folder.rstrip('/')}/")

"""Checks the files of a run together: values are followed from one into the others that import it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
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
        return unreadable(task.target.name, error), Finished.nothing(task.job.path)
    result, finished = check_job(task.target.name, data, settings, _workers[0].project, task.job)
    return result, finished


def lost_task(task: Task, reason: str) -> tuple[FileResult, Finished]:
    """What is known of a file whose worker failed."""
    return lost(task.target, reason), Finished.nothing(task.job.path)


@dataclass(slots=True)
class Together:
    """The files of a run under the same settings; `passing` are the names of those that have vocabulary."""

    settings: Settings
    targets: Sequence[Target]
    passing: frozenset[str]
    folders: Sequence[str]
    jobs: int
    results: dict[str, FileResult] = field(default_factory=dict)
    _by_path: dict[str, Target] = field(init=False)
    _project: Project = field(init=False)

    def __post_init__(self) -> None:
        self._by_path = {self.settings.absolute(target.name): target for target in self.targets}
        self._project = Project(DiskSources(self.settings), self.settings)
        _workers[:] = [_Worker(self.settings, self._project)]  # forked processes have it, too

    def check(self, done: Callable[[FileResult], None]) -> None:
        """Analyse all that matters; `done` is told each result, some more than once."""
        with ExitStack() as stack:
            pools: list[Pool[Task, tuple[FileResult, Finished]] | None] = []

            def analyse(jobs: list[Job]) -> Iterator[Finished]:
                tasks = [Task(job, self._target(job.path)) for job in jobs]
                for result, finished in self._outcomes(tasks, pools, stack):
                    if finished.path in self._by_path:
                        done(result)
                    yield finished

            exchange = Exchange(self._project.files, self._text, self._passes, whole=self._is_whole())
            exchange.run(self._by_path, analyse)

    def _outcomes(
        self, tasks: Sequence[Task], pools: "list[Pool[Task, tuple[FileResult, Finished]] | None]", stack: ExitStack
    ) -> Iterator[tuple[FileResult, Finished]]:
        left = dict(enumerate(tasks))
        if self.jobs > 1 and len(tasks) > 1:
            from credlint.run.pool import NoPool, Pool

            if not pools:
                warm_up(self.settings.extension)
                pools.append(stack.enter_context(Pool(do_task, lost_task, self.settings, self.jobs)))
            try:
                for index, outcome in pools[0].results(tasks) if pools[0] is not None else ():
                    del left[index]
                    yield outcome
            except NoPool:
                pools[0] = None
        for task in left.values():
            yield do_task(task, self.settings)

    def _target(self, path: str) -> Target:
        return self._by_path.get(path) or Target(self.settings.shown(path), path)

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
            return target.name in self.passing
        data = self._project.files.read(path)
        return data is not None and matters(data, self.settings, path)

    def _is_whole(self) -> bool:
        """Whether all modules that these files can import are among them."""
        files = self._project.files
        places = {
            place for path in self._by_path for place in search_roots(files.root_of(path), self.settings.import_roots)
        }
        return all(any(_is_in(place, folder) for folder in self.folders) for place in places)


def _is_in(path: str, folder: str) -> bool:
    return path == folder or path.startswith(f"{folder.rstrip('/')}/")


def together(
    settings: Settings, targets: Sequence[Target], passing: frozenset[str], folders: Sequence[str], jobs: int
) -> Mapping[str, FileResult]:
    """The results of the files that have to be analysed, by name."""
    results: dict[str, FileResult] = {}

    def done(result: FileResult) -> None:
        results[result.path] = result

    Together(settings, targets, passing, folders, jobs).check(done)
    return results

"""Checks the files of a run together: values are followed from one into the others that import it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from credlint.config.settings import Settings
from credlint.exchange.exchange import Exchange
from credlint.exchange.graph import Graph
from credlint.exchange.jobs import Finished, Job
from credlint.model.result import FileResult
from credlint.pipeline import Project, check_job, warm_up
from credlint.project.import_roots import search_roots
from credlint.run.cache import Cache, digest
from credlint.run.contents import Contents
from credlint.run.discover import unreadable
from credlint.run.outcomes import Answers, Basis, Done, Outcomes
from credlint.run.sources import DiskSources
from credlint.run.targets import Target
from credlint.run.work import lost

if TYPE_CHECKING:
    from credlint.run.pool import Pool


@dataclass(frozen=True, slots=True)
class Task:
    """A job for a worker; `target` is the file, `given` are those that do not lie on the disk, and `rests` says whether
    it matters what the outcome rests on."""

    job: Job
    target: Target
    given: Mapping[str, bytes]
    rests: bool


class _Worker:
    """What a process keeps between tasks."""

    def __init__(self, settings: Settings, project: Project) -> None:
        self.settings = settings
        self.project = project
        self._answers = Answers(project.files)
        self._digests: dict[str, str] = {}

    def basis(self, data: bytes, finished: Finished) -> Basis:
        """What an analysis of a file that held `data` has seen."""
        modules = {path: self._digest(path) for path in finished.used.read}
        return Basis(digest(data), modules, self._answers.digest(finished.path, finished.used))

    def _digest(self, path: str) -> str:
        if path not in self._digests:
            data = self.project.files.read(path)
            self._digests[path] = "" if data is None else digest(data)
        return self._digests[path]


_workers: list[_Worker] = []


def do_task(task: Task, settings: Settings) -> Done:
    """Analyse a file; never raises for what it holds or for the system's refusal to open it."""
    if not _workers or _workers[0].settings is not settings:
        _workers[:] = [_Worker(settings, Project(DiskSources(settings, task.given), settings))]
    try:
        data = task.target.read()
    except (OSError, MemoryError) as error:
        return Done(unreadable(task.target.name, error), Finished.unknown(task.job.path))
    worker = _workers[0]
    result, finished = check_job(task.target.name, data, settings, worker.project, task.job)
    return Done(result, finished, worker.basis(data, finished) if task.rests else None)


def lost_task(task: Task, reason: str) -> Done:
    """What is known of a file whose worker failed."""
    return Done(lost(task.target, reason), Finished.unknown(task.job.path))


class Together:
    """The files of a run under the same settings; `folders` were searched as a whole."""

    def __init__(
        self, settings: Settings, targets: Sequence[Target], folders: Sequence[str], cache: Cache | None = None
    ) -> None:
        self._given = {settings.absolute(target.name): target.data for target in targets if target.data is not None}
        sources = DiskSources(settings, self._given)
        self.contents = Contents(settings, targets, sources, cache)
        self._settings = settings
        self._folders = folders
        self._project = Project(sources, settings)
        self.outcomes = Outcomes(settings, self.contents, self._project.files, cache) if cache else None
        self._pool: Pool[Task, Done] | None = None

    @cached_property
    def is_whole(self) -> bool:
        """Whether all modules that these files can import are among them."""
        files = self._project.files
        places = {
            place
            for path in self.contents.paths
            for place in search_roots(files.root_of(path), self._settings.import_roots)
        }
        return all(any(_is_in(place, folder) for folder in self._folders) for place in places)

    def check(self, jobs: int, pays: int, progress: Callable[[int], None]) -> dict[str, FileResult]:
        """The results of the files that have to be analysed, by name; `pays`: bytes of files that can be analysed side
        by side from which on processes win. `progress` is told how many of those that pass the screen are done."""
        results: dict[str, FileResult] = {}
        passed: set[str] = set()
        _workers[:] = [_Worker(self._settings, self._project)]  # forked processes have it, too
        with ExitStack() as stack:

            def analyse(batch: list[Job]) -> Iterator[Finished]:
                for done in self._done(batch, jobs, pays, stack):
                    if done.finished.path in self.contents.paths:
                        results[done.result.path] = done.result
                        if self._passes(done.finished.path):
                            passed.add(done.finished.path)
                            progress(len(passed))
                    yield done.finished

            known = self.contents
            graph = Graph(self._project.files, known.text, known.imports, self._passes, whole=self.is_whole)
            Exchange(graph).run(known.paths, analyse)
        return results

    def _done(self, batch: Sequence[Job], jobs: int, pays: int, stack: ExitStack) -> Iterator[Done]:
        """What comes of jobs, in any order; what is remembered first."""
        tasks: list[Task] = []
        for job in batch:
            known = self.outcomes.recall(job) if self.outcomes else None
            if known is None:
                tasks.append(Task(job, self.contents.target(job.path), self._given, self.outcomes is not None))
            else:
                yield known
        by_path = {task.job.path: task.job for task in tasks}
        sizes = sum(task.target.stamp[2] for task in tasks if task.target.stamp)
        for done in self._results(tasks, jobs if self._pool or sizes >= pays else 1, stack):
            if self.outcomes:
                self.outcomes.remember(by_path[done.finished.path], done)
            yield done

    def _results(self, tasks: Sequence[Task], jobs: int, stack: ExitStack) -> Iterator[Done]:
        left = dict(enumerate(tasks))
        if jobs > 1 and len(tasks) > 1:
            # multiprocessing takes 0.02 s to import.
            from credlint.run.pool import NoPool, Pool

            with suppress(NoPool):
                if self._pool is None:
                    warm_up(self._settings.extension)
                    self._pool = stack.enter_context(Pool(do_task, lost_task, self._settings, jobs))
                for index, done in self._pool.results(tasks):
                    del left[index]
                    yield done
        for task in left.values():
            yield do_task(task, self._settings)

    def _passes(self, path: str) -> bool:
        return self.contents.seen(path).passes


def _is_in(path: str, folder: str) -> bool:
    return path == folder or path.startswith(f"{folder.rstrip('/')}/")

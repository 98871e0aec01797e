"""Worker processes, one task at a time: a task that takes too long or kills its worker costs only itself."""

import gc
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from time import monotonic
from typing import Generic, TypeVar

from credlint.config.settings import Settings

LIMIT = 60.0
"""Seconds for one file: the slowest file within the bounds of the parser takes six."""

_SAFE_PATH = "PYTHONSAFEPATH"

T = TypeVar("T")
R = TypeVar("R")


class NoPool(Exception):
    """Processes cannot be made here."""


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    connection: Connection
    index: int = -1
    deadline: float = 0.0

    def stop(self) -> None:
        """End the process, whatever it does."""
        self.connection.close()
        self.process.kill()
        self.process.join()
        self.process.close()


@dataclass(frozen=True, slots=True)
class _Lost:
    """What became of a task instead of a result."""

    reason: str


class Pool(Generic[T, R]):
    """Does tasks in `jobs` processes. Use as a context manager: leaving it ends every process."""

    def __init__(
        self,
        work: Callable[[T, Settings], R],
        lost: Callable[[T, str], R],
        settings: Settings,
        jobs: int,
        *,
        limit: float = LIMIT,
        before_fork: Callable[[], None] = lambda: None,
    ) -> None:
        """`work` is picklable, so that it reaches a spawned process, `lost` makes the result of a task that cannot be
        done out of the reason. `limit` is in seconds."""
        self._do = work
        self._lost = lost
        self._settings = settings
        self._jobs = jobs
        self._limit = limit
        self._before_fork = before_fork
        self._workers: list[_Worker] = []
        # Forked workers share what is imported; elsewhere than on Linux forking is not safe.
        self._forks = sys.platform == "linux"

    def __enter__(self) -> "Pool[T, R]":
        return self

    def __exit__(self, *_: object) -> None:
        while self._workers:
            self._workers.pop().stop()

    def results(self, tasks: Sequence[T]) -> Iterator[tuple[int, R]]:
        """The index and result of each task, as they come; raises NoPool as soon as there is no process at all.

        A task that fails is tried once more when all others are done, alone.
        """
        failed: dict[int, str] = {}
        try:
            for index, outcome in self._round(tasks, range(len(tasks)), self._jobs):
                if isinstance(outcome, _Lost):
                    failed[index] = outcome.reason
                else:
                    yield index, outcome
            for index in sorted(failed):
                for _, outcome in self._round(tasks, [index], 1):
                    yield index, self._lost(tasks[index], outcome.reason) if isinstance(outcome, _Lost) else outcome
                    del failed[index]
        except NoPool:
            # What has killed a worker must not be tried in this process.
            yield from ((index, self._lost(tasks[index], reason)) for index, reason in failed.items())
            raise

    def _round(self, tasks: Sequence[T], indices: Sequence[int], jobs: int) -> Iterator[tuple[int, R | _Lost]]:
        """Each of `indices` with its result, or with what went wrong."""
        waiting = list(reversed(indices))
        while waiting or any(worker.index >= 0 for worker in self._workers):
            while waiting and (worker := self._idle(jobs)) is not None:
                if self._give(worker, tasks[waiting[-1]], waiting[-1]):
                    waiting.pop()
            yield from self._gather()

    def _idle(self, jobs: int) -> _Worker | None:
        """A worker without work, a new one if there may be more."""
        for worker in self._workers:
            if worker.index < 0:
                return worker
        return self._start() if len(self._workers) < jobs else None

    def _start(self) -> _Worker | None:
        """A new worker; None if the system refuses but there are others."""
        try:
            ours, theirs = multiprocessing.Pipe()
            inherited = [*(worker.connection for worker in self._workers), ours] if self._forks else []
            self._before_fork()
            process = self._process((theirs, self._do, self._settings, inherited))
            with _safe_path():
                process.start()
        except (OSError, ImportError, ValueError, AssertionError) as error:
            if self._workers:
                return None
            raise NoPool(type(error).__name__) from None
        theirs.close()
        worker = _Worker(process, ours)
        self._workers.append(worker)
        return worker

    def _process(self, args: tuple[object, ...]) -> BaseProcess:
        if self._forks:
            return multiprocessing.get_context("fork").Process(target=_work, args=args, daemon=True)
        return multiprocessing.get_context("spawn").Process(target=_work, args=args, daemon=True)

    def _give(self, worker: _Worker, task: T, index: int) -> bool:
        try:
            worker.connection.send(task)
        except OSError:  # it died while it had nothing to do
            self._drop(worker)
            return False
        worker.index = index
        worker.deadline = monotonic() + self._limit
        return True

    def _gather(self) -> Iterator[tuple[int, R | _Lost]]:
        """Wait until a worker has a result, is dead or has had its time."""
        busy = [worker for worker in self._workers if worker.index >= 0]
        patience = max(0.0, min(worker.deadline for worker in busy) - monotonic())
        ready = wait([worker.connection for worker in busy], patience)
        for worker in busy:
            index = worker.index
            if worker.connection in ready:
                try:
                    result: R | _Lost = worker.connection.recv()
                    worker.index = -1
                except (EOFError, OSError):
                    worker.process.join()
                    result = _Lost(_death(worker.process.exitcode))
                    self._drop(worker)
                yield index, result
            elif worker.deadline <= monotonic():
                self._drop(worker)
                yield index, _Lost(f"took longer than {self._limit:g} s")

    def _drop(self, worker: _Worker) -> None:
        self._workers.remove(worker)
        worker.stop()


def _work(
    connection: Connection, work: Callable[[T, Settings], R], settings: Settings, inherited: Sequence[Connection]
) -> None:
    """The life of a worker: it ends with its parent, whose end of the pipe nobody else may hold."""
    for other in inherited:
        other.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    gc.freeze()
    # Whatever ends this loop is silent: the parent sees it, and a traceback of multiprocessing could quote the source.
    with suppress(Exception):
        while True:
            connection.send(work(connection.recv(), settings))


@contextmanager
def _safe_path() -> Iterator[None]:
    """Start processes that do not look for modules in the working directory first, as a new interpreter does."""
    before = os.environ.get(_SAFE_PATH)
    os.environ[_SAFE_PATH] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ[_SAFE_PATH]
        else:
            os.environ[_SAFE_PATH] = before


def _death(code: int | None) -> str:
    if code is not None and code < 0:
        return f"its worker process was ended by signal {-code}"
    return "its worker process ended"

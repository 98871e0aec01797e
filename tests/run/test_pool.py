"""Worker processes that fail, and the files that they are working on."""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from credlint.config.settings import Settings
from credlint.model.result import FileResult
from credlint.run.pool import NoPool, Pool
from credlint.run.targets import Target
from credlint.run.work import check_target, lost

Check = Callable[[Target, Settings], FileResult]

SETTINGS = Settings(selected=frozenset(), today=date(2026, 1, 1))


def fine(target: Target, settings: Settings) -> FileResult:
    return FileResult(target.name, notes=(target.path,))


def exits(target: Target, settings: Settings) -> FileResult:
    if "bad" in target.name:
        os._exit(3)
    return fine(target, settings)


def killed(target: Target, settings: Settings) -> FileResult:
    if "bad" in target.name:
        os.kill(os.getpid(), signal.SIGKILL)
    return fine(target, settings)


def hangs(target: Target, settings: Settings) -> FileResult:
    while "bad" in target.name:
        pass
    return fine(target, settings)


def raises(target: Target, settings: Settings) -> FileResult:
    if "bad" in target.name:
        raise ValueError("AKIAQWERTYUIOPASDFGH")
    return fine(target, settings)


def fails_once(target: Target, settings: Settings) -> FileResult:
    marker = Path(target.path)
    if "bad" in target.name and not marker.exists():
        marker.touch()
        os._exit(1)
    return fine(target, settings)


def targets(*names: str, path: str = "x") -> list[Target]:
    return [Target(name, path) for name in names]


def outcome(check: Check, files: list[Target], jobs: int = 2, limit: float = 60.0) -> dict[str, str]:
    with Pool(check, lost, SETTINGS, jobs, limit=limit) as pool:
        found = dict(pool.results(files))
    assert sorted(found) == list(range(len(files)))
    assert [found[index].path for index in sorted(found)] == [target.name for target in files]
    return {result.path: result.unchecked.message if result.unchecked else "" for result in found.values()}


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_every_file_has_its_result(jobs: int) -> None:
    files = targets(*(f"{number}.py" for number in range(20)))
    assert outcome(fine, files, jobs) == {target.name: "" for target in files}


def test_no_files() -> None:
    assert outcome(fine, []) == {}


@pytest.mark.parametrize("jobs", [1, 2, 3])
@pytest.mark.parametrize(
    ("check", "message"),
    [
        (exits, "internal error: its worker process ended"),
        (raises, "internal error: its worker process ended"),
        (killed, "internal error: its worker process was ended by signal 9"),
    ],
)
def test_a_dying_worker_costs_only_its_file(
    check: Check, message: str, jobs: int, capfd: pytest.CaptureFixture[str]
) -> None:
    files = targets("a.py", "bad1.py", "b.py", "bad2.py", "c.py", "d.py")
    expected = {target.name: message if "bad" in target.name else "" for target in files}
    assert outcome(check, files, jobs) == expected
    assert capfd.readouterr() == ("", "")


def test_a_file_that_takes_too_long() -> None:
    files = targets("a.py", "bad.py", "b.py")
    message = "internal error: took longer than 0.5 s"
    assert outcome(hangs, files, limit=0.5) == {"a.py": "", "bad.py": message, "b.py": ""}


def test_the_second_attempt_counts(tmp_path: Path) -> None:
    assert set(outcome(fails_once, targets("a.py", "bad.py", path=str(tmp_path / "marker"))).values()) == {""}


def test_no_processes_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Pool[Target, FileResult], args: tuple[object, ...]) -> None:
        raise OSError("no")

    monkeypatch.setattr(Pool, "_process", refuse)
    with pytest.raises(NoPool), Pool(fine, lost, SETTINGS, 2) as pool:
        list(pool.results(targets("a.py")))


def test_fewer_processes_than_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    make = Pool._process
    made: list[object] = []

    def refuse_the_second(self: Pool[Target, FileResult], args: tuple[object, ...]) -> object:
        if made:
            raise OSError("no")
        made.append(make(self, args))
        return made[0]

    monkeypatch.setattr(Pool, "_process", refuse_the_second)
    files = targets("a.py", "b.py", "c.py")
    assert outcome(fine, files, 3) == {target.name: "" for target in files}


def test_what_has_killed_a_worker_is_not_tried_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    make = Pool._process
    made: list[object] = []

    def only_one(self: Pool[Target, FileResult], args: tuple[object, ...]) -> object:
        if made:
            raise OSError("no")
        made.append(make(self, args))
        return made[0]

    monkeypatch.setattr(Pool, "_process", only_one)
    found: dict[int, FileResult] = {}
    with pytest.raises(NoPool), Pool(exits, lost, SETTINGS, 1) as pool:
        for index, result in pool.results(targets("bad.py", "a.py")):
            found[index] = result
    assert [result.path for result in found.values()] == ["bad.py"]


def test_spawned_processes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.py"
    path.write_text("print('AKIAQWERTYUIOPASDFGH'\n")
    with Pool(check_target, lost, SETTINGS, 2) as pool:
        monkeypatch.setattr(pool, "_forks", False)
        ((index, result),) = pool.results([Target("a.py", str(path))])
    assert index == 0
    assert result.unchecked is not None
    assert result.unchecked.code == "CRD901"


@contextmanager
def started(check: Check) -> Iterator[Pool[Target, FileResult]]:
    with Pool(check, lost, SETTINGS, 2) as pool:
        yield pool


def test_leaving_ends_every_process() -> None:
    with started(fine) as pool:
        list(pool.results(targets("a.py", "b.py")))
        processes: list[Callable[[], bool]] = [worker.process.is_alive for worker in pool._workers]
        pids = [worker.process.pid for worker in pool._workers]
        assert all(alive() for alive in processes)
    for pid in pids:
        assert pid is not None
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)

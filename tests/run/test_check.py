"""Many files at once give what each gives alone."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from credlint.config.settings import Settings
from credlint.model.result import FileResult
from credlint.pipeline import default_settings
from credlint.run import check, work
from credlint.run.discover import Found, discover
from credlint.run.targets import Target

LEAK = 'import os\n\nprint(os.environ["AWS_SECRET_ACCESS_KEY"])\n'


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.chdir(tmp_path)
    for number in range(12):
        (tmp_path / f"m{number}.py").write_text(LEAK * (number % 4) + "x = 1\n")
    (tmp_path / "broken.py").write_text("# credlint: none\ndef f(:\n")
    (tmp_path / "link.py").symlink_to("nowhere")
    return replace(default_settings(), root=tmp_path.as_posix(), working_directory=tmp_path.as_posix())


def run(found: Found, settings: Settings, jobs: int) -> list[FileResult]:
    return check.check_files(found, settings, jobs, lambda done, total: None)


def test_the_number_of_processes_changes_nothing(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check, "PAYS", 0)
    monkeypatch.setattr(check, "SCREEN_PAYS", 0)
    found = discover(["."], settings)
    alone = run(found, settings, 1)
    assert [result.path for result in alone] == sorted(result.path for result in alone)
    assert len(alone) == 14
    assert [result.path for result in alone if result.unchecked] == ["broken.py", "link.py"]
    assert sum(len(result.diagnostics) for result in alone) == 18
    assert run(found, settings, 2) == alone
    assert run(found, settings, 9) == alone


def test_batches_change_nothing(settings: Settings) -> None:
    whole = run(discover(["."], settings), settings, 1)
    parts = [
        result
        for path in sorted(str(path) for path in Path().iterdir())
        for result in run(discover([path], settings), settings, 1)
    ]
    assert parts == whole


def test_few_files_need_no_processes(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("multiprocessing.Pipe", None)
    assert len(run(discover(["."], settings), settings, 8)) == 14


def test_where_processes_cannot_be_made_there_is_one(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    found = discover(["."], settings)
    alone = run(found, settings, 1)

    def refuse() -> None:
        raise OSError("no")

    monkeypatch.setattr(check, "PAYS", 0)
    monkeypatch.setattr(check, "SCREEN_PAYS", 0)
    monkeypatch.setattr("multiprocessing.Pipe", refuse)
    assert run(found, settings, 4) == alone


def test_files_whose_screening_fails_are_checked_one_by_one(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = discover(["."], settings)
    alone = run(found, settings, 1)

    def fail(self: work.Looking, numbers: range, settings: Settings) -> list[work.Look | None]:
        os._exit(1)

    monkeypatch.setattr(check, "SCREEN_PAYS", 0)
    monkeypatch.setattr(work.Looking, "__call__", fail)
    assert run(found, settings, 2) == alone


def test_progress_counts_every_file(settings: Settings) -> None:
    seen: list[tuple[int, int]] = []
    check.check_files(discover(["."], settings), settings, 1, lambda done, total: seen.append((done, total)))
    assert seen[-1] == (14, 14)
    assert seen == sorted(seen)


def test_a_file_that_vanishes(settings: Settings) -> None:
    (result,) = run(Found((Target("gone.py", "gone.py"),)), settings, 1)
    assert result.unchecked is not None
    assert result.unchecked.code == "CRD902"


def test_a_folder_that_took_the_place_of_a_file(settings: Settings) -> None:
    Path("folder.py").mkdir()
    (result,) = run(Found((Target("folder.py", "folder.py"),)), settings, 1)
    assert result.unchecked is not None
    assert result.unchecked.message == "cannot be read: Is a directory"


def test_what_never_ends_is_not_read_to_its_end() -> None:
    assert len(Target("zero", "/dev/zero").read()) == 10_000_001


def test_nothing_to_do(settings: Settings) -> None:
    assert run(Found(()), settings, 4) == []


def test_default_jobs() -> None:
    assert check.default_jobs() >= 1

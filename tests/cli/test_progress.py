"""The line that tells how far a long run is."""

from io import StringIO
from types import SimpleNamespace

import pytest

from credlint.cli import progress
from credlint.cli.progress import Progress


class Terminal(StringIO):
    """A terminal that keeps what is written."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    found = Terminal()
    monkeypatch.setattr(progress, "sys", SimpleNamespace(stderr=found))
    monkeypatch.setenv("TERM", "xterm")
    return found


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [0.0]
    monkeypatch.setattr(progress, "monotonic", lambda: now[0])
    return now


def test_a_short_run_shows_nothing(terminal: Terminal, clock: list[float]) -> None:
    with Progress(True) as shown:
        clock[0] = progress.PATIENCE - 0.01
        shown.update(1, 2)
    assert terminal.getvalue() == ""


def test_a_long_run_is_told_and_the_line_removed(terminal: Terminal, clock: list[float]) -> None:
    with Progress(True) as shown:
        clock[0] = progress.PATIENCE
        shown.update(1, 3)
        shown.update(2, 3)
        clock[0] += progress.INTERVAL
        shown.update(3, 3)
    assert terminal.getvalue() == "\r\x1b[K1 of 3 files\r\x1b[K3 of 3 files\r\x1b[K"


def test_what_is_not_wanted_is_not_shown(terminal: Terminal, clock: list[float]) -> None:
    with Progress(False) as shown:
        clock[0] = 100.0
        shown.update(1, 2)
    assert terminal.getvalue() == ""


def test_a_terminal_that_cannot_do_it(terminal: Terminal, clock: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    with Progress(True) as shown:
        clock[0] = 100.0
        shown.update(1, 2)
    assert terminal.getvalue() == ""


def test_what_is_no_terminal(clock: list[float], capsys: pytest.CaptureFixture[str]) -> None:
    with Progress(True) as shown:
        clock[0] = 100.0
        shown.update(1, 2)
    assert capsys.readouterr().err == ""

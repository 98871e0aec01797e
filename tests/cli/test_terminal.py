"""What is different on a terminal, on a real pseudo-terminal."""

import os
import pty
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from .helpers import CLEAN, LEAK, command, environment, write

PATIENT = "from credlint.cli import app, progress, main; progress.PATIENCE = progress.INTERVAL = {}; main()"


def shown(
    project: Path, *args: str, env: dict[str, str] | None = None, patience: float | None = None
) -> tuple[int, str]:
    """The exit code of a run on a terminal and what that shows; `patience`: seconds until it shows progress."""
    ours, theirs = pty.openpty()
    line = command(*args) if patience is None else [sys.executable, "-c", PATIENT.format(patience), *args]
    surroundings = environment({"TERM": "xterm-256color", **(env or {})})
    with subprocess.Popen(line, cwd=project, env=surroundings, stdin=theirs, stdout=theirs, stderr=theirs) as process:
        os.close(theirs)
        parts = []
        with suppress(OSError):  # Linux tells the end of a terminal so
            while part := os.read(ours, 65536):
                parts.append(part)
    os.close(ours)
    return process.returncode, b"".join(parts).decode().replace("\r\n", "\n")


def test_frames_and_colours(project: Path) -> None:
    write(project, a=LEAK)
    code, text = shown(project)
    assert code == 1
    assert "\x1b[1;31m" in text
    assert "^^^^^" in text
    assert "help:" in text
    assert "\nFound 1 finding (1 error) in 1 of 1 file\n" in text


@pytest.mark.parametrize(
    ("args", "env", "colour"),
    [
        ((), {"NO_COLOR": "1"}, False),
        ((), {"NO_COLOR": ""}, True),
        ((), {"TERM": "dumb"}, False),
        ((), {"TERM": "dumb", "FORCE_COLOR": "1"}, True),
        (("--color", "never"), {"FORCE_COLOR": "1"}, False),
        (("--color", "always"), {"NO_COLOR": "1"}, True),
        (("--color", "auto"), {}, True),
        ((), {"CREDLINT_COLOR": "never"}, False),
        (("--output-format", "concise"), {}, True),
        (("--output-format", "json"), {}, False),
        (("--output-format", "github"), {}, False),
    ],
)
def test_colours(project: Path, args: tuple[str, ...], env: dict[str, str], colour: bool) -> None:
    write(project, a=LEAK)
    code, text = shown(project, "--no-progress", *args, env=env)
    assert code == 1
    assert ("\x1b[" in text) == colour


@pytest.mark.parametrize(
    ("args", "env", "progress"),
    [
        ((), {}, True),
        (("--no-progress",), {}, False),
        (("-q",), {}, False),
        ((), {"TERM": "dumb"}, False),
        ((), {"CREDLINT_NO_PROGRESS": "1"}, False),
        (("--color", "never"), {}, True),
    ],
)
def test_progress(project: Path, args: tuple[str, ...], env: dict[str, str], progress: bool) -> None:
    write(project, a=LEAK, b=CLEAN)
    code, text = shown(project, *args, env=env, patience=0.0)
    assert code == 1
    assert (" of 2 files\r\x1b[K" in text) == progress
    assert ("1 of 2 files" in text.replace("in 1 of 2 files", "")) == progress


def test_progress_of_a_baseline(project: Path) -> None:
    write(project, a=LEAK)
    assert "\r\x1b[K1 of 1 files\r\x1b[K" in shown(project, "baseline", "create", patience=0.0)[1]


def test_a_short_run_shows_no_progress(project: Path) -> None:
    write(project, a=LEAK, b=CLEAN)
    assert "\r" not in shown(project, patience=3600.0)[1]

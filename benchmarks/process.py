"""Runs whole processes and tells what they took."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Collection, Sequence
from pathlib import Path
from tempfile import TemporaryFile
from threading import Timer

from benchmarks.numbers import Usage

_MIB = 2**20 if sys.platform == "darwin" else 2**10
"""What getrusage calls a MiB: macOS counts bytes, Linux KiB."""


class Failed(Exception):
    """A run that was no measurement; the text names no path."""


def run(command: Sequence[str], folder: Path, fine: Collection[int], limit: float) -> Usage:
    """Run a command in a folder; Failed when its exit code is not among `fine` or it takes more than `limit` seconds.

    Processors' time is that of the process and all its children; memory that of the largest among them, because that is
    what the kernel adds up (https://man7.org/linux/man-pages/man2/getrusage.2.html). It cannot be less than what this
    process has when it starts the other: some 20 MiB.
    """
    with TemporaryFile() as output, TemporaryFile() as errors:
        start = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=surroundings(),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=errors,
            start_new_session=True,  # its children can be ended with it
        )
        timer = Timer(limit, os.killpg, (process.pid, signal.SIGKILL))
        timer.start()
        try:
            _, status, used = os.wait4(process.pid, 0)
        except BaseException:
            os.killpg(process.pid, signal.SIGKILL)
            raise
        finally:
            timer.cancel()
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode == -signal.SIGKILL:
            raise Failed(f"ended, after {limit:g} s at the most")
        if process.returncode not in fine:
            errors.seek(0)
            sys.stderr.buffer.write(errors.read()[-2000:])
            raise Failed(f"exit code {process.returncode}")
        output.seek(0)
        lines = sum(1 for _ in output)
    return Usage(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / _MIB, lines)


def surroundings() -> dict[str, str]:
    """The variables of this process, without those that would change what is measured."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("CREDLINT_", "RUFF_"))}
    return {**kept, "SEMGREP_ENABLE_VERSION_CHECK": "0"}


def completed(command: Sequence[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder, for what it writes."""
    return subprocess.run(
        command, cwd=folder, env=surroundings(), stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )


def version(program: str) -> str:
    """The first version number that a program tells."""
    match = re.search(r"\d+(?:\.\d+)+", completed([program, "--version"], Path()).stdout)
    return match[0] if match else "unknown"


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1

"""Kills credlint at random moments while it fixes many files, and looks at what it leaves.

    python -m benchmarks.killing [--runs 100] [--files 500] [--jobs 2] [--seed 0]

Each file must be what it was or what it is to become, and nothing else may lie beside them once the next run has ended.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

BEFORE = "import os\n\nprint(sorted(os.environ))  # credlint: ignore[CRD203] the number {number}\n" + "x = 'more'\n" * 3
AFTER = BEFORE.replace("  # credlint: ignore[CRD203] the number {number}", "")

_COMMAND = (sys.executable, "-m", "credlint", "check", "--isolated", "--no-cross-file", "--fix", "-q", ".")


@dataclass(frozen=True, slots=True)
class Killed:
    """What a killed run has left: files in each state, and temporary files. `torn` must be 0."""

    seconds: float
    old: int
    new: int
    torn: int
    strays: int


def fill(folder: Path, files: int) -> None:
    """Write files that each have something to fix, and remove all others."""
    for path in folder.iterdir():
        path.unlink()
    for number in range(files):
        (folder / f"m{number:04}.py").write_text(BEFORE.format(number=number), encoding="utf-8")


def look(folder: Path, files: int, seconds: float) -> Killed:
    """Count what is there."""
    states = {"old": 0, "new": 0, "torn": 0}
    for number in range(files):
        path = folder / f"m{number:04}.py"
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        wanted = {BEFORE.format(number=number): "old", AFTER.format(number=number): "new"}
        states[wanted.get(text, "torn")] += 1
    return Killed(seconds, **states, strays=sum(1 for _ in folder.iterdir()) - files)


def run(folder: Path, jobs: int, seconds: float | None = None) -> float:
    """Fix the files, killed after so many seconds; how long it took."""
    start = time.perf_counter()
    with subprocess.Popen((*_COMMAND, "-j", str(jobs)), cwd=folder) as process:
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.kill()
    return time.perf_counter() - start


def kill(folder: Path, files: int, jobs: int, seconds: float) -> Killed:
    """Kill a run after so many seconds."""
    fill(folder, files)
    return look(folder, files, run(folder, jobs, seconds))


def main() -> int:
    """Kill runs and tell what they leave; 1 if anything is torn or left behind."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=100)
    parser.add_argument("--files", type=int, default=500)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--seed", type=int, default=0)
    chosen = parser.parse_args()
    dice = random.Random(chosen.seed)
    bad = amid = strays = 0
    with TemporaryDirectory(prefix="credlint-killing-") as room:
        folder = Path(room)
        fill(folder, chosen.files)
        whole = run(folder, chosen.jobs)
        print(f"a whole run takes {whole:.1f} s: {look(folder, chosen.files, whole)}")
        for number in range(1, chosen.runs + 1):
            left = kill(folder, chosen.files, chosen.jobs, dice.uniform(0, whole))
            bad += left.torn
            amid += 0 < left.new < chosen.files
            strays += left.strays
            if left.strays or left.torn or number == chosen.runs:
                run(folder, chosen.jobs)
                after = look(folder, chosen.files, 0)
                bad += after.torn + after.old + after.strays
            print(f"{number:4} {left}", flush=True)
    print(f"{chosen.runs} runs, {amid} of them killed amid the files, {strays} temporary files left, {bad} faults")
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main())

"""Times credlint against other linters over folders of Python, in turns, and prints medians and ratios.

    python benchmarks/speed.py FOLDER [FOLDER ...] [--runs 5] [--peers ruff,bandit]

The peers are taken from the environment's scripts (`pip install ruff bandit`); one that is missing is left out and
said so. Each run is a whole process without cache; the tools run one after the other, round by round, so that a machine
whose speed drifts slows all of them.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

COMMANDS = {
    "credlint": ("credlint", "check", "--isolated", "--quiet", "--output-format", "concise"),
    "ruff": ("ruff", "check", "--no-cache", "--isolated", "--select", "S105,S106,S107", "--quiet"),
    "bandit": ("bandit", "-r", "-q", "-t", "B105,B106,B107"),
}
"""What is run, the folder comes last: the rules of the peers that look for hard-coded passwords."""


@dataclass(slots=True)
class Timing:
    """Wall-clock seconds of one tool over its runs."""

    seconds: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        """The median of the runs in seconds."""
        return statistics.median(self.seconds)


def run(command: tuple[str, ...], folder: Path) -> float:
    """Run one tool over one folder and give the seconds it took; its findings are thrown away."""
    start = time.perf_counter()
    subprocess.run([*command, str(folder)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return time.perf_counter() - start


def measure(folder: Path, tools: list[str], runs: int) -> dict[str, Timing]:
    """Time each tool `runs` times in turns, after one round that is not counted."""
    found = {tool: Timing() for tool in tools}
    for number in range(runs + 1):
        for tool in tools:
            seconds = run(COMMANDS[tool], folder)
            if number:
                found[tool].seconds.append(seconds)
    return found


def main() -> int:
    """Print a table a folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--peers", default="ruff,bandit")
    options = parser.parse_args()
    wanted = ["credlint", *options.peers.split(",")]
    tools = [tool for tool in wanted if tool in COMMANDS and shutil.which(tool)]
    for tool in set(wanted) - set(tools):
        print(f"{tool}: not installed, left out", file=sys.stderr)
    for folder in options.folders:
        files = sum(1 for _ in folder.rglob("*.py"))
        print(f"\n{folder.name}: {files} files, median of {options.runs} runs")
        timings = measure(folder, tools, options.runs)
        own = timings["credlint"].median if "credlint" in timings else None
        for tool, timing in timings.items():
            ratio = f"{own / timing.median:8.2f}" if own is not None else ""
            print(f"  {tool:<10}{timing.median:8.3f} s   credlint/{tool:<10}{ratio}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

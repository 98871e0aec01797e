"""Times credlint against other linters, and how its time grows: the numbers of docs/speed.md.

    python -m benchmarks.speed FOLDER [--only airflow,localstack] [--peers ruff,bandit] [--rounds 5] [--write]

FOLDER holds the packages that are checked (benchmarks/trees.py), each unpacked under its short name; what is not there
yet is fetched with pip. The peers are taken from PATH, or with --venv from a virtual environment, which is made if
there is none; one that is missing is named. Semgrep needs its public rules, a checkout of
github.com/semgrep/semgrep-rules.

Each run is a whole process. The tools take turns, round by round, so that a machine whose speed drifts slows all of
them. The first round is not counted; but a tool that takes more than --slow seconds in it runs once for every five
rounds, the first among them. How credlint's time grows is measured on copies of the first package and on one long file.

With --write the numbers go to benchmarks/speed.json, from which `python -m docs.generate` makes the tables and the
picture of docs/speed.md.
"""

from __future__ import annotations

import argparse
import math
import platform
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import numbers, peers, process, program, trees
from benchmarks.numbers import OWN, WARM, Curve, Point, Speed, Timing, Tool, Tree, Usage

COPIES = (1, 2, 4, 8, 16)
LINES = (1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 64_000)

SELDOM = 5
"""A slow tool runs once in so many rounds."""


@dataclass(frozen=True, slots=True)
class Job:
    """A command, the folder that it runs in, and the exit codes of a run that counts; `primed` is the peer's."""

    command: tuple[str, ...]
    folder: Path
    fine: tuple[int, ...]
    primed: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """How often everything runs: rounds, the seconds from which a tool is slow, and those after which it is ended."""

    rounds: int
    slow: float
    limit: float

    def wants(self, job: Job, runs: Sequence[Usage]) -> bool:
        """Whether what ran so often runs once more."""
        most = math.ceil(self.rounds / SELDOM) if runs and self._is_slow(job, runs) else self.rounds + 1
        return len(runs) < most

    def counted(self, job: Job, runs: Sequence[Usage]) -> Sequence[Usage]:
        """Those runs that count."""
        return runs if self._is_slow(job, runs) else runs[1:]

    def _is_slow(self, job: Job, runs: Sequence[Usage]) -> bool:
        return not job.primed and runs[0].wall > self.slow


def measure(
    jobs: Mapping[str, Job], plan: Plan, run: Callable[[Job], Usage], failed: Callable[[str, str], None]
) -> dict[str, list[Usage]]:
    """The runs of each job that count, made in turns; one that fails is told to `failed` and left out."""
    found: dict[str, list[Usage]] = {name: [] for name in jobs}
    for _ in range(plan.rounds + 1):
        for name in [name for name, runs in found.items() if plan.wants(jobs[name], runs)]:
            try:
                found[name].append(run(jobs[name]))
            except process.Failed as error:
                del found[name]
                failed(name, str(error))
    return {name: list(plan.counted(jobs[name], runs)) for name, runs in found.items()}


@dataclass(frozen=True, slots=True)
class Bench:
    """What is measured with: the tools that are there, the plan, and why others are missing."""

    tools: Mapping[str, peers.Peer]
    plan: Plan
    missing: dict[str, str]

    def tree(self, name: str, package: trees.Pinned, folder: Path) -> Tree:
        """All tools over one package."""
        files, lines = trees.size(folder)
        # Detect-secrets looks at nothing outside its working directory.
        jobs = {tool: Job((*peer.command, "."), folder, peer.fine, peer.primed) for tool, peer in self.tools.items()}
        runs = self._measured(jobs, name)
        return Tree(str(package), files, lines, {tool: Timing.of(usages) for tool, usages in runs.items()})

    def copies(self, name: str, folder: Path, room: Path) -> Curve:
        """Credlint over more and more copies of a package's Python files."""
        places = [room / f"copy{number}" for number in range(max(COPIES))]
        for place in places:
            shutil.copytree(folder, place, ignore=_no_python)
        return self._curve(f"copies of {name}", {size: places[:size] for size in COPIES}, room)

    def lines(self, room: Path) -> Curve:
        """Credlint over longer and longer files."""
        files = {}
        for lines in LINES:
            text = program.module(lines)
            file = room / f"lines{lines}.py"
            file.write_text(text, encoding="utf-8")
            files[text.count("\n")] = [file]
        return self._curve("lines of one file", files, room)

    def _curve(self, unit: str, sizes: Mapping[int, Sequence[Path]], room: Path) -> Curve:
        start = room / "start.py"
        start.write_text(program.module(0), encoding="utf-8")
        own = self.tools[OWN]
        jobs = {
            str(size): Job((*own.command, *(path.name for path in paths)), room, own.fine)
            for size, paths in {0: [start], **sizes}.items()
        }
        runs = self._measured(jobs, unit)
        timings = {int(size): Timing.of(usages) for size, usages in runs.items()}
        points = (Point(size, runs[str(size)][-1].lines, timings[size]) for size in sizes)
        return Curve(unit, timings[0], tuple(points))

    def _measured(self, jobs: Mapping[str, Job], what: str) -> dict[str, list[Usage]]:
        def failed(name: str, why: str) -> None:
            if name not in peers.NAMES:
                raise SystemExit(f"credlint over {what}, {name}: {why}")
            self.missing.setdefault(name, f"{why} on {what}")

        def run(job: Job) -> Usage:
            usage = process.run(job.command, job.folder, job.fine, self.plan.limit)
            print(".", end="", file=sys.stderr, flush=True)
            return usage

        print(f"{what} ", end="", file=sys.stderr, flush=True)
        runs = measure(jobs, self.plan, run, failed)
        print(file=sys.stderr)
        return runs


def _no_python(folder: str, names: Iterable[str]) -> list[str]:
    return [name for name in names if not name.endswith(".py") and not (Path(folder) / name).is_dir()]


def available(
    known: Mapping[str, peers.Peer], find: Callable[[str], str | None]
) -> tuple[dict[str, peers.Peer], dict[str, str]]:
    """The tools that are there, started by their path, and why the others are not."""
    found, missing = {}, {}
    for name, peer in known.items():
        path = find(peer.command[0])
        if path is None:
            missing[name] = "not installed"
        else:
            found[name] = replace(peer, command=(path, *peer.command[1:]))
    return found, missing


def report(speed: Speed) -> Iterator[str]:
    """The numbers for a terminal."""
    for name, tree in speed.trees.items():
        yield f"{name}: {tree.package}, {tree.files:,} files, {tree.lines:,} lines"
        yield f"  {'tool':<16}{'wall s':>9}{'cpu s':>9}{'MiB':>8}{'runs':>6}  credlint / tool"
        for tool, timing in tree.timings.items():
            row = f"  {tool:<16}{timing.wall:>9.3f}{timing.cpu:>9.3f}{timing.peak:>8.1f}{timing.runs:>6}"
            yield f"{row}{tree.ratio(tool):>17.3f}"
    for curve in speed.curves.values():
        yield f"{curve.unit}: {_exponents(curve)}"
        yield f"  {'size':<16}{'wall s':>9}{'cpu s':>9}{'MiB':>8}{'runs':>6}{'findings':>10}"
        for point in curve.points:
            timing = point.timing
            row = f"  {point.size:<16}{timing.wall:>9.3f}{timing.cpu:>9.3f}{timing.peak:>8.1f}{timing.runs:>6}"
            yield f"{row}{point.findings:>10}"
    yield from (f"{name} is missing: {why}" for name, why in speed.missing.items())


def _exponents(curve: Curve) -> str:
    whole, net, cpu = curve.exponent(), curve.net_exponent(), curve.cpu_exponent()
    if whole is None or net is None or cpu is None:
        return "no exponent"
    return f"exponent {whole:.2f}; {net:.2f} without the start of {curve.start.wall:.3f} s, {cpu:.2f} of cpu"


def options() -> argparse.ArgumentParser:
    """What can be asked for."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.speed", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, help="the packages, unpacked here if they are not yet")
    parser.add_argument("--only", type=_names(trees.PINNED), default=list(trees.PINNED), metavar="NAMES")
    parser.add_argument("--peers", type=_names(peers.NAMES), default=list(peers.NAMES), metavar="NAMES")
    parser.add_argument("--venv", type=Path, metavar="FOLDER", help="a virtual environment with the peers")
    parser.add_argument("--semgrep-rules", type=Path, metavar="CHECKOUT")
    parser.add_argument("--rounds", type=int, default=5, metavar="N")
    parser.add_argument("--slow", type=float, default=10, metavar="SECONDS", help="what takes longer runs seldom")
    parser.add_argument("--limit", type=float, default=600, metavar="SECONDS", help="what takes longer is ended")
    parser.add_argument("--scaling", action=argparse.BooleanOptionalAction, default=True)
    parser.add_argument("--write", action="store_true", help="keep the numbers for the documentation")
    return parser


def _names(known: Iterable[str]) -> Callable[[str], list[str]]:
    def names(text: str) -> list[str]:
        wanted = text.split(",") if text else []
        if unknown := sorted(set(wanted) - set(known)):
            raise argparse.ArgumentTypeError(f"unknown: {', '.join(unknown)}")
        return wanted

    return names


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print, and write the numbers if that is wanted."""
    chosen = options().parse_args(arguments)
    packages = trees.fetched(chosen.folder, chosen.only)
    if chosen.venv is not None and not chosen.venv.exists():
        peers.install(chosen.venv, chosen.peers)
    with TemporaryDirectory() as folder:
        room = Path(folder)
        known = peers.commands(chosen.semgrep_rules, room)
        known = {name: known[name] for name in (OWN, WARM, *chosen.peers) if name in known}
        tools, missing = available(known, lambda name: peers.program(name, chosen.venv))
        if OWN not in tools:
            print("credlint is not installed", file=sys.stderr)
            return 2
        if "semgrep" in chosen.peers and "semgrep" not in known:
            missing["semgrep"] = "needs a checkout of its rules"
        bench = Bench(tools, Plan(chosen.rounds, chosen.slow, chosen.limit), missing)
        measured = {name: bench.tree(name, *packages[name]) for name in packages}
        curves = {}
        if chosen.scaling:
            curves["lines"] = bench.lines(room)
            first, (_, tree) = next(iter(packages.items()))
            curves["copies"] = bench.copies(first, tree, room)
    speed = Speed(
        platform.python_version(),
        f"{platform.system()} {platform.machine()}",
        process.processors(),
        {name: Tool(process.version(tool.command[0]), tool.rules) for name, tool in tools.items()},
        missing,
        measured,
        curves,
    )
    print("\n".join(report(speed)))
    if chosen.write:
        numbers.DATA.write_text(numbers.as_text(speed), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Times credlint on programs that are made to hurt, at three sizes each, and tells how its time grows.

    python -m benchmarks.growth [SHAPE …] [--times 1,4,16] [--limit 100]

A shape is one of `benchmarks/shapes.py`. The exponent is that of processor time without what an empty program takes,
from each size to the next: 1 where twice the program takes twice the time. `!` marks what grows faster than by 1.15, or
takes more than 10 s or 500 MiB.
"""

from __future__ import annotations

import argparse
import math
import sys
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import process
from benchmarks.numbers import Usage
from benchmarks.shapes import HEAD, SHAPES, Shape

STEEPEST = 1.15
SLOWEST = 10.0
"""Seconds of processor time."""
LARGEST = 500.0
"""MiB."""
LEAST = 0.05
"""Seconds of processor time that are too few for an exponent."""

_COMMAND = (sys.executable, "-m", "credlint", "check", "--no-cache", "--isolated", "--no-progress", "-j", "1")


def exponents(usages: Sequence[tuple[int, Usage]], start: float) -> list[float | None]:
    """How the time grows from each size to the next; None where it is too short to tell. `start`: of no program."""
    found: list[float | None] = []
    for (size, before), (larger, after) in pairwise(usages):
        net, more = before.cpu - start, after.cpu - start
        found.append(math.log(more / net) / math.log(larger / size) if min(net, more) > LEAST else None)
    return found


def is_hurt(usages: Sequence[tuple[int, Usage]], grows: Sequence[float | None]) -> bool:
    """Whether a shape takes more than it may."""
    return any(each is not None and each > STEEPEST for each in grows) or any(
        usage.cpu > SLOWEST or usage.peak > LARGEST for _, usage in usages
    )


def row(name: str, usages: Sequence[tuple[int, Usage]], grows: Sequence[float | None]) -> str:
    """A line of the table."""
    sizes = " ".join(f"{size:>7}{usage.cpu:>7.2f}s{usage.peak:>6.0f}M" for size, usage in usages)
    steep = " ".join("  -  " if each is None else f"{each:5.2f}" for each in grows)
    return f"{'!' if is_hurt(usages, grows) else ' '} {name:<24}{sizes}  {steep}"


def measured(shape: Shape, times: Sequence[int], room: Path, limit: float) -> Iterator[tuple[int, Usage]]:
    """The runs of a shape, from small to large; it ends where one takes too long."""
    for factor in times:
        file = room / f"shape{shape.suffix}"
        file.write_text(shape.made(shape.size * factor), encoding="utf-8")
        try:
            yield shape.size * factor, process.run((*_COMMAND, file.name), room, (0, 1, 2), limit)
        except process.Failed as error:
            print(f"{shape.size * factor}: {error}", file=sys.stderr)
            return


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print a table; 1 where something hurts."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.growth", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("shapes", nargs="*", choices=[*SHAPES, []], metavar="SHAPE")
    parser.add_argument("--times", type=lambda text: [int(each) for each in text.split(",")], default=[1, 4, 16])
    parser.add_argument("--limit", type=float, default=100, metavar="SECONDS", help="what takes longer is ended")
    chosen = parser.parse_args(arguments)
    hurt = False
    with TemporaryDirectory() as folder:
        room = Path(folder)
        (room / "start.py").write_text(f"{HEAD}print(os.environ)\n", encoding="utf-8")
        start = min(process.run((*_COMMAND, "start.py"), room, (0, 1), chosen.limit).cpu for _ in range(3))
        for name in chosen.shapes or SHAPES:
            shape = SHAPES[name]
            usages = list(measured(shape, chosen.times, room, chosen.limit))
            grows = exponents(usages, start)
            hurt = hurt or len(usages) < len(chosen.times) or is_hurt(usages, grows)
            print(row(name, usages, grows), flush=True)
    return int(hurt)


if __name__ == "__main__":
    sys.exit(main())

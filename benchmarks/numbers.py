"""What a measurement of speed consists of: medians of runs, curves with their exponents, and their JSON."""

from __future__ import annotations

import json
import math
import statistics
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parent / "speed.json"

OWN = "credlint"
WARM = "credlint, again"
"""The tool itself, and a run that finds the results of the one before in its cache."""


@dataclass(frozen=True, slots=True)
class Usage:
    """What one run took: seconds on the clock and of processors, MiB of its largest process, lines that it wrote."""

    wall: float
    cpu: float
    peak: float
    lines: int


@dataclass(frozen=True, slots=True)
class Timing:
    """The medians of some runs: seconds and MiB."""

    wall: float
    cpu: float
    peak: float
    runs: int

    @classmethod
    def of(cls, usages: Sequence[Usage]) -> Timing:
        """Rounded to what can be told apart: a millisecond, a tenth of a MiB."""
        wall, cpu, peak = (
            statistics.median(values) for values in zip(*((one.wall, one.cpu, one.peak) for one in usages), strict=True)
        )
        return cls(round(wall, 3), round(cpu, 3), round(peak, 1), len(usages))


@dataclass(frozen=True, slots=True)
class Tree:
    """A package's files, and how long each tool took over them."""

    package: str
    files: int
    lines: int
    timings: Mapping[str, Timing]

    def ratio(self, tool: str) -> float:
        """How many times as long as another tool credlint takes, without cache."""
        return self.timings[OWN].wall / self.timings[tool].wall


@dataclass(frozen=True, slots=True)
class Point:
    """Credlint over `size` copies or lines; `findings` is how many it reported."""

    size: int
    findings: int
    timing: Timing


@dataclass(frozen=True, slots=True)
class Curve:
    """How the time grows; `start` is what the smallest program takes."""

    unit: str
    start: Timing
    points: tuple[Point, ...]

    def exponent(self) -> float | None:
        """Of whole runs."""
        return exponent([(point.size, point.timing.wall) for point in self.points])

    def net_exponent(self) -> float | None:
        """The same without the start of the process, which makes any curve look flat."""
        return exponent([(point.size, point.timing.wall - self.start.wall) for point in self.points])

    def cpu_exponent(self) -> float | None:
        """The same of processors' time, which suffers less from whatever else the machine does."""
        return exponent([(point.size, point.timing.cpu - self.start.cpu) for point in self.points])


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool that was measured."""

    version: str
    rules: str


@dataclass(frozen=True, slots=True)
class Speed:
    """All of one measurement; `missing` says of tools that were not measured why."""

    python: str
    system: str
    processors: int
    tools: Mapping[str, Tool]
    missing: Mapping[str, str]
    trees: Mapping[str, Tree]
    curves: Mapping[str, Curve]


def exponent(points: Iterable[tuple[float, float]]) -> float | None:
    """The b of time = a * size ** b, by least squares on the logarithms; None where two points are not left.

    Points without a positive size and time have no logarithm and are left out.
    """
    logs = [(math.log(size), math.log(time)) for size, time in points if size > 0 and time > 0]
    if len({x for x, _ in logs}) < 2:
        return None
    return statistics.linear_regression(*zip(*logs, strict=True)).slope


def as_text(speed: Speed) -> str:
    """The JSON of a measurement."""
    return json.dumps(asdict(speed), indent=1) + "\n"


def parse(text: str) -> Speed:
    """A measurement from its JSON; KeyError and TypeError where it is not one."""
    data: dict[str, Any] = json.loads(text)
    return Speed(
        **{
            **data,
            "tools": {name: Tool(**tool) for name, tool in data["tools"].items()},
            "trees": {name: Tree(**{**tree, "timings": _timings(tree)}) for name, tree in data["trees"].items()},
            "curves": {name: _curve(curve) for name, curve in data["curves"].items()},
        }
    )


def _timings(tree: dict[str, Any]) -> dict[str, Timing]:
    return {name: Timing(**timing) for name, timing in tree["timings"].items()}


def _curve(curve: dict[str, Any]) -> Curve:
    points = (Point(**{**point, "timing": Timing(**point["timing"])}) for point in curve["points"])
    return Curve(**{**curve, "start": Timing(**curve["start"]), "points": tuple(points)})

"""The picture of docs/speed.md: bars for each tool and package, and credlint's curves, on logarithmic scales.

There is no background, and every color can be read on white and on black.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape

from benchmarks.numbers import OWN, WARM, Curve, Speed

WIDTH = 860
LEFT, RIGHT = 130, 70
"""Room for names and for numbers, beside what is drawn."""
BAR, GAP, TITLE = 16, 5, 34
"""The height of a bar, what is between two, and that of a title, in pixels."""
PANEL, BETWEEN = 240, 110
"""The height of a curve's panel, and the room between two of them."""

INK, GRID = "#7d8590", "#7d859055"
OURS, AGAIN, OTHERS = "#2f81f7", "#2a9d8f", "#9a7d4f"
FONT = "system-ui, -apple-system, 'Segoe UI', sans-serif"


@dataclass(frozen=True, slots=True)
class Scale:
    """Leads from positive numbers to pixels, by their logarithm."""

    low: float
    high: float
    start: float
    end: float

    def at(self, number: float) -> float:
        """The place of a number; those below the scale are at its start."""
        part = math.log(max(number, self.low) / self.low) / math.log(self.high / self.low)
        return self.start + part * (self.end - self.start)

    def powers(self) -> list[float]:
        """The powers of ten on it."""
        first, last = math.ceil(math.log10(self.low) - 1e-9), math.floor(math.log10(self.high) + 1e-9)
        return [10.0**power for power in range(first, last + 1)]


def svg(speed: Speed) -> str:
    """The picture of a measurement."""
    bars, height = _bars(speed)
    curves = [curve for curve in speed.curves.values() if len(curve.points) > 1]
    lines: list[str] = []
    if curves:
        width = (WIDTH - LEFT - RIGHT - BETWEEN * (len(curves) - 1)) / len(curves)
        for number, curve in enumerate(curves):
            lines.extend(_curve(curve, LEFT + number * (width + BETWEEN), height + TITLE, width))
        height += PANEL + 2 * TITLE + 20
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}"'
    title = "<title>Seconds that credlint and other linters take, and how credlint's time grows</title>"
    return "\n".join((f'{head} role="img" font-family="{FONT}" font-size="12">', title, *bars, *lines, "</svg>")) + "\n"


def _bars(speed: Speed) -> tuple[list[str], int]:
    walls = [timing.wall for tree in speed.trees.values() for timing in tree.timings.values()]
    if not walls:
        return [], 0
    scale = _scale(walls, LEFT, WIDTH - RIGHT)
    parts, y = [], 0
    for name, tree in speed.trees.items():
        y += TITLE
        parts.append(_text(LEFT, y - 12, f"{name}, {tree.files:,} files", weight="bold"))
        for tool, timing in tree.timings.items():
            end = scale.at(timing.wall)
            color = OURS if tool == OWN else AGAIN if tool == WARM else OTHERS
            parts.append(_text(LEFT - 8, y + BAR - 4, tool, anchor="end"))
            parts.append(f'<rect x="{LEFT}" y="{y}" width="{end - LEFT:.1f}" height="{BAR}" fill="{color}"/>')
            parts.append(_text(end + 6, y + BAR - 4, f"{timing.wall:.2f} s"))
            y += BAR + GAP
    for number in scale.powers():
        x = scale.at(number)
        parts.append(_line((x, TITLE - 6), (x, y), GRID))
        parts.append(_text(x, y + 14, f"{number:g} s", anchor="middle"))
    return parts, y + 24


def _curve(curve: Curve, x: float, y: float, width: float) -> Iterator[str]:
    """One panel: the measured points, and a line of the exponent one to compare with."""
    sizes = [point.size for point in curve.points]
    across = Scale(min(sizes), max(sizes), x, x + width)
    walls = [point.timing.wall for point in curve.points]
    linear = [walls[-1] * size / sizes[-1] for size in sizes]
    up = _scale(walls, y + PANEL, y)
    net = curve.net_exponent()
    title = curve.unit if net is None else f"{curve.unit}: exponent {net:.2f}"
    yield _text(x, y - 12, title, weight="bold")
    for number in up.powers():
        yield _line((x, up.at(number)), (x + width, up.at(number)), GRID)
        yield _text(x - 8, up.at(number) + 4, f"{number:g} s", anchor="end")
    for size in (sizes[0], sizes[len(sizes) // 2], sizes[-1]):
        yield _text(across.at(size), y + PANEL + 16, f"{size:,}", anchor="middle")
    seen = [(size, time) for size, time in zip(sizes, linear, strict=True) if time >= up.low]
    yield _path([(across.at(size), up.at(time)) for size, time in seen], INK, dashes=True)
    points = [(across.at(point.size), up.at(point.timing.wall)) for point in curve.points]
    yield _path(points, OURS, dashes=False)
    for place in points:
        yield f'<circle cx="{place[0]:.1f}" cy="{place[1]:.1f}" r="3.5" fill="{OURS}"/>'
    yield _text(x, y + PANEL + 36, "dashed: twice as much takes twice as long")


def _scale(numbers: list[float], start: float, end: float) -> Scale:
    """From a power of ten below all numbers, so that the least can be seen, too, to a bit above them."""
    return Scale(10.0 ** math.floor(math.log10(min(numbers) * 0.9)), max(numbers) * 1.1, start, end)


def _text(x: float, y: float, text: str, anchor: str = "start", weight: str = "normal") -> str:
    how = f'text-anchor="{anchor}" font-weight="{weight}" fill="{INK}"'
    return f'<text x="{x:.1f}" y="{y:.1f}" {how}>{escape(text)}</text>'


def _line(start: tuple[float, float], end: tuple[float, float], color: str) -> str:
    (x1, y1), (x2, y2) = start, end
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{color}"/>'


def _path(points: list[tuple[float, float]], color: str, dashes: bool) -> str:
    places = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    dash = ' stroke-dasharray="5 4"' if dashes else ""
    return f'<polyline points="{places}" fill="none" stroke="{color}" stroke-width="2"{dash}/>'

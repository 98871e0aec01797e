"""The tables of docs/speed.md, made from what benchmarks/speed.py has measured."""

from benchmarks.numbers import OWN, WARM, Curve, Speed, Timing
from docs.markdown import table


def parts(speed: Speed) -> dict[str, str]:
    """The generated parts of the page."""
    return {
        "machine": f"Python {speed.python} on {speed.system}, {speed.processors} processors.\n",
        "ratios": ratio_table(speed),
        "trees": tree_table(speed),
        "tools": tool_table(speed),
        "scaling": "\n".join(curve_part(curve) for curve in speed.curves.values()) or "Not measured.\n",
    }


def ratio_table(speed: Speed) -> str:
    """How many times as long as each other tool credlint takes."""
    others = [name for name in speed.tools if name not in (OWN, WARM)]
    rows = [
        (name, *(factor(tree.ratio(tool)) if tool in tree.timings else "-" for tool in others))
        for name, tree in speed.trees.items()
    ]
    return table(("package", *others), rows)


def factor(ratio: float) -> str:
    """A ratio as people say it: 1.4 times, or 1/20."""
    number = ratio if ratio >= 1 else 1 / ratio
    digits = f"{number:.1f}" if number < 9.95 else f"{number:.0f}"
    return f"{digits}\N{MULTIPLICATION SIGN}" if ratio >= 1 else f"1/{digits}"


def tree_table(speed: Speed) -> str:
    """Every time that was measured."""
    rows = []
    for name, tree in speed.trees.items():
        title = f"{name} ({tree.package}): {tree.files:,} files, {tree.lines:,} lines"
        for number, (tool, timing) in enumerate(tree.timings.items()):
            rows.append(("" if number else title, tool, *_cells(timing), str(timing.runs)))
    return table(("package", "tool", "seconds", "of processors", "MiB", "runs"), rows)


def tool_table(speed: Speed) -> str:
    """Versions and rules, and what was not measured."""
    rows = [(name, tool.version, tool.rules) for name, tool in speed.tools.items()]
    return table(("tool", "version", "rules"), [*rows, *((name, "-", why) for name, why in speed.missing.items())])


def curve_part(curve: Curve) -> str:
    """A curve with its exponents."""
    rows = [(f"{point.size:,}", *_cells(point.timing), str(point.findings)) for point in curve.points]
    whole, net, cpu = curve.exponent(), curve.net_exponent(), curve.cpu_exponent()
    text = table((curve.unit, "seconds", "of processors", "MiB", "findings"), rows)
    if whole is None or net is None or cpu is None:
        return text
    start = f"the {curve.start.wall:.2f} s that the smallest program takes"
    return f"{text}\nExponent {whole:.2f}; without {start} {net:.2f}, and {cpu:.2f} of processors' time.\n"


def _cells(timing: Timing) -> tuple[str, str, str]:
    return f"{timing.wall:.2f}", f"{timing.cpu:.2f}", f"{timing.peak:.0f}"

"""How speed is measured and shown: turns, medians, exponents, numbers on disk, tables and the picture."""

import json
import re
import sys
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

from benchmarks import peers, process, program, trees
from benchmarks.numbers import (
    DATA,
    OWN,
    WARM,
    Curve,
    Point,
    Speed,
    Timing,
    Tool,
    Tree,
    Usage,
    as_text,
    exponent,
    parse,
)
from benchmarks.speed import Job, Plan, available, measure, options, report
from credlint.pipeline import check_source
from docs import chart, speed

SPACE = "{http://www.w3.org/2000/svg}"
COLORS = ("#ffffff", "#0d1117")
"""The pages that the picture may stand on."""


def timing(wall: float) -> Timing:
    return Timing(wall, wall, 50.0, 5)


def measured() -> Speed:
    tree = Tree("acme==1.0", 1_200, 34_000, {OWN: timing(2.0), WARM: timing(0.5), "ruff": timing(0.1)})
    other = Tree("big==2.0", 9, 90, {OWN: timing(0.4), WARM: timing(0.3), "ruff": timing(0.2), "bandit": timing(20)})
    points = tuple(Point(size, size // 50, timing(0.2 + size / 1_000)) for size in (1_000, 2_000, 4_000))
    return Speed(
        "3.11.7",
        "Linux x86_64",
        2,
        {OWN: Tool("0.1.0", "all"), WARM: Tool("0.1.0", "all"), "ruff": Tool("1", "S105"), "bandit": Tool("2", "B105")},
        {"semgrep": "not installed"},
        {"acme": tree, "big": other},
        {"lines": Curve("lines of one file", timing(0.2), points)},
    )


def usages(*walls: float) -> list[Usage]:
    return [Usage(wall, 2 * wall, 10 * wall, 0) for wall in walls]


def job(name: str, primed: bool = False) -> Job:
    return Job((name,), Path(), (0,), primed)


def test_medians() -> None:
    assert Timing.of(usages(3.0, 1.0, 2.0001)) == Timing(2.0, 4.0, 20.0, 3)


@pytest.mark.parametrize("power", [0.5, 1.0, 2.0])
def test_the_exponent_of_a_power_is_found(power: float) -> None:
    assert exponent([(size, 0.3 * size**power) for size in (1, 2, 4, 8)]) == pytest.approx(power)


def test_without_two_sizes_there_is_no_exponent() -> None:
    assert exponent([]) is None
    assert exponent([(4, 1.0), (4, 2.0)]) is None
    assert exponent([(1, 0.0), (2, -1.0), (4, 1.0)]) is None


def test_the_start_of_the_process_hides_the_growth() -> None:
    curve = measured().curves["lines"]
    whole, net, cpu = curve.exponent(), curve.net_exponent(), curve.cpu_exponent()
    assert whole is not None
    assert net == cpu == pytest.approx(1.0)
    assert whole < 0.95


def test_numbers_survive_their_text() -> None:
    assert parse(as_text(measured())) == measured()


def test_the_numbers_of_the_page_are_a_measurement() -> None:
    text = DATA.read_text(encoding="utf-8")
    assert as_text(parse(text)) == text
    with pytest.raises(TypeError):
        parse(json.dumps({**json.loads(text), "surprise": 1}))


def test_tools_take_turns_and_the_first_round_does_not_count() -> None:
    order: list[str] = []

    def run(each: Job) -> Usage:
        order.append(each.command[0])
        return usages(float(len(order)))[0]

    found = measure({"a": job("a"), "b": job("b")}, Plan(2, 10, 60), run, lambda name, why: None)
    assert order == ["a", "b", "a", "b", "a", "b"]
    assert {name: [one.wall for one in runs] for name, runs in found.items()} == {"a": [3, 5], "b": [4, 6]}


@pytest.mark.parametrize(("rounds", "runs"), [(1, 1), (5, 1), (6, 2), (10, 2)])
def test_a_slow_tool_runs_once_for_five_rounds(rounds: int, runs: int) -> None:
    found = measure(
        {"slow": job("slow"), "quick": job("quick")},
        Plan(rounds, 10, 60),
        lambda each: usages(50.0 if each.command == ("slow",) else 1.0)[0],
        lambda name, why: None,
    )
    assert {name: len(each) for name, each in found.items()} == {"slow": runs, "quick": rounds}


def test_the_run_that_fills_a_cache_never_counts() -> None:
    walls = iter((50.0, 1.0, 2.0))
    found = measure(
        {"again": job("again", True)}, Plan(2, 10, 60), lambda each: usages(next(walls))[0], lambda name, why: None
    )
    assert [one.wall for one in found["again"]] == [1.0, 2.0]


def test_a_tool_that_fails_is_named_and_left_out() -> None:
    def run(each: Job) -> Usage:
        if each.command == ("bad",):
            raise process.Failed("exit code 7")
        return usages(1.0)[0]

    told: list[tuple[str, str]] = []
    found = measure(
        {"bad": job("bad"), "good": job("good")}, Plan(3, 10, 60), run, lambda name, why: told.append((name, why))
    )
    assert told == [("bad", "exit code 7")]
    assert found == {"good": usages(1.0, 1.0, 1.0)}


def test_tools_that_are_not_there_are_missing(tmp_path: Path) -> None:
    known = peers.commands(None, tmp_path)
    assert "semgrep" not in known
    found, missing = available(known, lambda name: None if name == "bandit" else f"/there/{name}")
    assert missing == {"bandit": "not installed"}
    assert found["ruff"].command[:2] == ("/there/ruff", "check")
    assert found[WARM].command[0] == found[OWN].command[0]


def test_semgrep_is_given_its_rules(tmp_path: Path) -> None:
    command = peers.commands(tmp_path, tmp_path)["semgrep"].command
    assert command[-1] == str(tmp_path / peers.TIMED_RULES[-1])
    assert command.count("--config") == len(peers.TIMED_RULES)


def test_a_process_is_measured(tmp_path: Path) -> None:
    code = "import os; data = bytearray(80 << 20); print(os.getcwd()); print(os.environ.get('CREDLINT_SELECT'))"
    usage = process.run((sys.executable, "-c", code), tmp_path, (0,), 60)
    assert usage.lines == 2
    assert usage.peak > 80
    assert usage.cpu > 0


def test_variables_of_tools_do_not_reach_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CREDLINT_SELECT", "CRD101")
    monkeypatch.setenv("CREDIT", "kept")
    assert "CREDLINT_SELECT" not in process.surroundings()
    assert process.surroundings()["CREDIT"] == "kept"


def test_exit_codes_tell_a_run_that_did_nothing(tmp_path: Path) -> None:
    command = (sys.executable, "-c", "raise SystemExit(3)")
    assert process.run(command, tmp_path, (0, 3), 60).lines == 0
    with pytest.raises(process.Failed, match="exit code 3"):
        process.run(command, tmp_path, (0, 1), 60)


def test_a_process_that_does_not_end_is_ended(tmp_path: Path) -> None:
    with pytest.raises(process.Failed, match="ended"):
        process.run((sys.executable, "-c", "import signal; signal.pause()"), tmp_path, (0,), 0.05)


def wheel(package: trees.Pinned, folder: Path) -> None:
    with ZipFile(folder / "some.whl", "w") as archive:
        archive.writestr("some/__init__.py", "a = 1\nb = 2\n")
        archive.writestr("some/data.txt", "\n")
        archive.writestr(f"some-{package.version}.dist-info/METADATA", "")


def test_packages_are_unpacked_once(tmp_path: Path) -> None:
    asked = []

    def get(package: trees.Pinned, folder: Path) -> None:
        asked.append(str(package))
        wheel(package, folder)

    for _ in range(2):
        found = trees.fetched(tmp_path / "packages", ["airflow"], get)
    assert asked == ["apache-airflow-providers-amazon==9.39.0"]
    package, tree = found["airflow"]
    assert (package, trees.size(tree)) == (trees.PINNED["airflow"], (1, 2))
    assert [path.name for path in tree.parent.iterdir()] == ["airflow"]


def test_another_version_is_no_measurement(tmp_path: Path) -> None:
    trees.fetched(tmp_path, ["airflow"], lambda package, folder: wheel(replace(package, version="9.39.0"), folder))
    (tmp_path / "airflow").rename(tmp_path / "sagemaker")
    with pytest.raises(ValueError, match=re.escape("sagemaker==2.245.0")):
        trees.fetched(tmp_path, ["sagemaker"], wheel)


def test_a_download_that_fails_leaves_nothing(tmp_path: Path) -> None:
    def get(package: trees.Pinned, folder: Path) -> None:
        raise OSError("no network")

    with pytest.raises(OSError, match="no network"):
        trees.fetched(tmp_path, ["airflow"], get)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("lines", [1_000, 4_000])
def test_the_long_program_is_as_long_as_asked_and_holds_two_findings_a_unit(lines: int) -> None:
    text = program.module(lines)
    assert text.count("\n") == pytest.approx(lines, abs=program.UNIT.count("\n") / 2)
    units = text.count("\nclass Store")
    found = check_source("program.py", text.encode()).diagnostics
    assert sorted(each.code for each in found) == ["CRD102"] * units + ["CRD202"] * units


def test_options_name_what_exists() -> None:
    assert options().parse_args(["packages"]).peers == list(peers.NAMES)
    assert options().parse_args(["packages", "--only", "airflow,sagemaker"]).only == ["airflow", "sagemaker"]
    with pytest.raises(SystemExit):
        options().parse_args(["packages", "--peers", "rough"])


def test_the_report_names_ratios_exponents_and_what_is_missing() -> None:
    text = "\n".join(report(measured()))
    assert re.search(r"ruff +0\.100 .* 20\.000$", text, re.MULTILINE)
    assert "exponent 0.90; 1.00" in text
    assert "without the start of 0.200 s, 1.00 of cpu" in text
    assert "semgrep is missing: not installed" in text


@pytest.mark.parametrize(
    ("ratio", "text"),
    [
        (20.0, "20\u00d7"),
        (123.4, "123\u00d7"),
        (1.04, "1.0\u00d7"),
        (0.5, "1/2.0"),
        (0.025, "1/40"),
        (9.96, "10\u00d7"),
    ],
)
def test_ratios_are_told_as_people_tell_them(ratio: float, text: str) -> None:
    assert speed.factor(ratio) == text


def test_tables() -> None:
    parts = speed.parts(measured())
    assert "| acme | 20\u00d7 | - |\n| big | 2.0\u00d7 | 1/50 |\n" in parts["ratios"]
    assert "| acme (acme==1.0): 1,200 files, 34,000 lines | credlint | 2.00 | 2.00 | 50 | 5 |" in parts["trees"]
    assert "| semgrep | - | not installed |" in parts["tools"]
    assert "Exponent 0.90; without the 0.20 s that the smallest program takes 1.00, and 1.00 of" in parts["scaling"]
    assert "| 4,000 | 4.20 | 4.20 | 50 | 80 |" in parts["scaling"]
    assert speed.parts(replace(measured(), curves={}))["scaling"] == "Not measured.\n"


def shapes(image: str, name: str) -> list[dict[str, str]]:
    return [dict(each.attrib) for each in ElementTree.fromstring(image).iter(f"{SPACE}{name}")]


def test_longer_times_have_longer_bars() -> None:
    times = [one.wall for tree in measured().trees.values() for one in tree.timings.values()]
    bars = [float(each["width"]) for each in shapes(chart.svg(measured()), "rect")]
    assert len(bars) == len(times)
    assert sorted(range(len(times)), key=times.__getitem__) == sorted(range(len(bars)), key=bars.__getitem__)
    assert min(bars) > 0


def test_points_of_a_curve_rise_and_a_linear_one_is_dashed_beside_it() -> None:
    image = chart.svg(measured())
    heights = [float(each["cy"]) for each in shapes(image, "circle")]
    assert heights == sorted(heights, reverse=True)
    assert ["stroke-dasharray" in each for each in shapes(image, "polyline")] == [True, False]


def test_everything_is_inside_the_picture() -> None:
    image = chart.svg(measured())
    root = ElementTree.fromstring(image)
    width, height = float(root.attrib["width"]), float(root.attrib["height"])
    for name in ("x", "x1", "x2", "cx"):
        assert all(0 <= float(each.attrib[name]) <= width for each in root.iter() if name in each.attrib)
    for name in ("y", "y1", "y2", "cy"):
        assert all(0 <= float(each.attrib[name]) <= height for each in root.iter() if name in each.attrib)


def test_a_picture_can_do_without_curves() -> None:
    image = chart.svg(replace(measured(), curves={}))
    assert shapes(image, "rect")
    assert not shapes(image, "circle")


def luminance(color: str) -> float:
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("page", COLORS)
@pytest.mark.parametrize("color", [chart.INK, chart.OURS, chart.AGAIN, chart.OTHERS])
def test_colors_stand_out_from_a_page(color: str, page: str) -> None:
    """WCAG asks 3 to 1 of large text and of parts of pictures."""
    light, dark = sorted((luminance(color), luminance(page)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 3

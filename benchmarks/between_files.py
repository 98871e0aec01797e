"""Counts what credlint and Pysa find in labelled programs of several files: numbers of docs/comparison.md.

    python -m benchmarks.between_files FOLDER [--pysa VENV] [--write]

FOLDER holds projects, a folder each, with the labels of benchmarks/accuracy.py in their Python files; a project has one
axis, named in any of its files. Each tool is started once for a project. Pysa is taken from PATH or from a virtual
environment (`pip install pyre-check`); if it is missing it is left out and said so. benchmarks/pysa.py has what it is
told. With --write the numbers go to benchmarks/between_files.json, of which `python -m docs.generate` makes the table.

A project is counted as if it were one long file, so that a way may lead through several: credlint has to name line and
code, Pysa a statement of the way.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks import process, pysa
from benchmarks.accuracy import ALL, Case, Expected, Place, Tally, as_text, judge_own, judge_peer, read_case
from benchmarks.numbers import OWN, Usage
from benchmarks.peers import program

DATA = Path(__file__).resolve().parent / "between_files.json"

PYSA = "pysa"

NOT_TO_BE_HAD = {"codeql": "the Python package index does not have it"}
"""Tools that follow values through a program, too, and why they were not run."""

LIMIT = 600.0
"""Seconds that a tool may take for one project."""


@dataclass(frozen=True, slots=True)
class Project:
    """A labelled project; `starts` leads from each file, relative to its folder, to the row before its first one."""

    folder: Path
    case: Case
    starts: Mapping[str, int]

    def row(self, path: str, row: int) -> int | None:
        """Where a row of a file is in the one long file; None for files that have no labels."""
        start = self.starts.get(Path(os.path.normpath(path)).as_posix())
        return None if start is None else start + row


def read_project(folder: Path) -> Project:
    """The labels of all files of a project."""
    starts: dict[str, int] = {}
    statements: dict[int, int] = {}
    axis, expected, ambiguous = "none", [], set()
    end = 0
    for path in sorted(folder.rglob("*.py")):
        case = read_case(path)
        starts[path.relative_to(folder).as_posix()] = end
        axis = case.axis if axis == "none" else axis
        expected += [Expected(one.code, tuple(row + end for row in one.rows)) for one in case.expected]
        ambiguous |= {(row + end, code) for row, code in case.ambiguous}
        statements |= {row + end: first + end for row, first in case.statements.items()}
        data = path.read_bytes()
        end += data.count(b"\n") + data.count(b"\r") + 1
    return Project(folder, Case(folder.name, axis, tuple(expected), frozenset(ambiguous), statements), starts)


def read_projects(folder: Path) -> list[Project]:
    """All projects in a folder that have Python files."""
    folders = sorted(path for path in folder.iterdir() if path.is_dir() and not path.name.startswith((".", "__")))
    return [project for path in folders if (project := read_project(path)).starts]


# The tools: what is run over a project, and the places that its output names.


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a tool reports something, by files; `way` are the places through which the value came."""

    path: str
    row: int
    code: str = ""
    way: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool; `run` is given a project's folder and an empty one to work in."""

    version: str
    rules: str
    run: Callable[[Path, Path], tuple[Usage, list[Spot]]]


def credlint(command: str) -> Tool:
    """Credlint, without settings and cache."""

    def run(folder: Path, room: Path) -> tuple[Usage, list[Spot]]:
        report = room / "report.json"
        options = ("--quiet", "--isolated", "--no-cache", "--output", f"json={report}")
        usage = process.run((command, "check", *options, "."), folder, (0, 1), LIMIT)
        return usage, list(own_spots(json.loads(report.read_text(encoding="utf-8"))))

    return Tool(process.version(command), "rules that are on", run)


def pysa_tool(command: str) -> Tool:
    """Pysa, with models of ours and its own of the standard library."""

    def run(folder: Path, room: Path) -> tuple[Usage, list[Spot]]:
        usage = process.run(pysa.prepared(command, folder, room), room / pysa.PROJECT, pysa.FINE, LIMIT)
        text = (room / pysa.RESULTS).read_text(encoding="utf-8")
        return usage, [Spot(path, row) for path, row in pysa.issues(text)]

    return Tool(process.version(command), "models of benchmarks/pysa.py", run)


def own_spots(data: Any) -> Iterator[Spot]:
    """Of credlint's JSON."""
    for one in data["findings"]:
        way = tuple((step["path"], step["location"]["row"]) for step in (*one["trace"], *one["related"]))
        yield Spot(one["path"], one["location"]["row"], one["code"], way)


def places(project: Project, spots: Iterable[Spot]) -> list[Place]:
    """The same in the one long file; what lies outside the labelled files counts neither way."""
    found = []
    for spot in spots:
        row = project.row(spot.path, spot.row)
        if row is not None:
            way = (project.row(*step) for step in spot.way)
            found.append(Place(project.case.path, row, spot.code, tuple(step for step in way if step is not None)))
    return found


# Numbers.


def tally(projects: Sequence[Project], told: Sequence[list[Spot]], own: Sequence[list[Spot]] | None) -> Tally:
    """How often a tool is right; `own` is what credlint told of the same projects, None if the tool is credlint."""
    found = Tally()
    for number, project in enumerate(projects):
        here = places(project, told[number])
        if own is None:
            found.add(project.case, *judge_own(project.case, here))
        else:
            found.add(project.case, *judge_peer(project.case, here, places(project, own[number])))
    return found


def measure(projects: Sequence[Project], tools: Mapping[str, Tool], missing: Mapping[str, str]) -> dict[str, Any]:
    """The numbers of all tools, credlint first; Failed if one of them did not do its work."""
    told: dict[str, list[list[Spot]]] = {}
    rows: dict[str, Any] = {}
    for name, tool in tools.items():
        runs = [_run(tool, project.folder) for project in projects]
        told[name] = [spots for _, spots in runs]
        counts = tally(projects, told[name], None if name == OWN else told[OWN])
        rows[name] = {
            "version": tool.version,
            "rules": tool.rules,
            "wall": round(sum(usage.wall for usage, _ in runs), 1),
            "cpu": round(sum(usage.cpu for usage, _ in runs), 1),
            "total": counts.numbers(ALL),
            "codes": {
                key: counts.numbers(key)
                for key in sorted({one.code for each in projects for one in each.case.expected})
            },
            "axes": {key: counts.numbers(key) for key in sorted({each.case.axis for each in projects})},
        }
    return {
        "projects": len(projects),
        "files": sum(len(each.starts) for each in projects),
        "expected": sum(len(each.case.expected) for each in projects),
        "missing": dict(missing),
        "tools": rows,
    }


def _run(tool: Tool, folder: Path) -> tuple[Usage, list[Spot]]:
    with tempfile.TemporaryDirectory() as room:
        return tool.run(folder.resolve(), Path(room).resolve())


def report(numbers: Mapping[str, Any]) -> Iterator[str]:
    """The totals as lines of text."""
    yield f"{numbers['projects']} projects, {numbers['files']} files, {numbers['expected']} findings expected"
    yield f"{'tool':<12}{'found':>8}{'wrong':>8}{'wall s':>9}{'cpu s':>9}"
    for name, tool in numbers["tools"].items():
        total = tool["total"]
        yield f"{name:<12}{total['found']:>8}{total['wrong']:>8}{tool['wall']:>9.1f}{tool['cpu']:>9.1f}"
    yield from (f"{name} was left out: {why}" for name, why in numbers["missing"].items())


def known(folder: Path | None) -> tuple[dict[str, Tool], dict[str, str]]:
    """The tools that are there, and of the others why they are not."""
    missing = dict(NOT_TO_BE_HAD)
    tools = {}
    own, peer = program(OWN, None), program("pyre", folder)
    if own is not None:
        tools[OWN] = credlint(own)
    if peer is not None:
        tools[PYSA] = pysa_tool(peer)
    else:
        missing[PYSA] = "not installed"
    return tools, missing


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the totals, and write the numbers if that is wanted."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pysa", type=Path, metavar="VENV", help="a virtual environment with pyre-check")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args(arguments)
    projects = read_projects(options.folder)
    if not any(project.case.expected for project in projects):
        print(f"{options.folder}: no labelled project expects a finding", file=sys.stderr)
        return 2
    tools, missing = known(options.pysa)
    if OWN not in tools:
        print("credlint is not installed", file=sys.stderr)
        return 2
    numbers = measure(projects, tools, missing)
    print("\n".join(report(numbers)))
    if options.write:
        DATA.write_text(as_text(numbers), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

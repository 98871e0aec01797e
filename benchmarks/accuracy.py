"""Counts what credlint and other tools find in labelled Python files, and writes the numbers of docs/comparison.md.

    python -m benchmarks.accuracy FOLDER [--semgrep-rules CHECKOUT] [--write]

The tools are taken from PATH (`pip install ruff bandit detect-secrets semgrep`); one that is missing is left out and
said so. Semgrep needs its public rules, a checkout of github.com/semgrep/semgrep-rules. With --write the numbers go to
benchmarks/accuracy.json, from which `python -m docs.generate` makes the tables.

A label is a comment of the file:

    call(...)  # expect: CRD201        something is wrong in this line (several: CRD201, CRD302)
    # expect-line: 9 CRD201            the same of line 9, which cannot carry a comment
    # expect-either: 5,9 CRD201        one finding is expected, on any of these lines
    # ambiguous-line: 5 [CRD101]       whatever is said of line 5 counts neither way
    # axis: loop                       what the file is about

Credlint has to name the line and the code. Of its peers less is asked: whatever they call it, a finding counts when it
is in the same statement, or in one through which the value came there (the trace of credlint's finding). A statement in
which a tool reports anything else is wrong once, however often it is reported.
"""

from __future__ import annotations

import argparse
import ast
import json
import os
import re
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.peers import SEMGREP, revision, semgrep_configs
from benchmarks.process import completed, version

DATA = Path(__file__).resolve().parent / "accuracy.json"

SEMGREP_RULES = (
    "generic/secrets",
    "python/boto3/security",
    "python/lang/security/audit/hardcoded-password-default-argument.yaml",
    "python/lang/security/audit/logging/logger-credential-leak.yaml",
)
"""Those of Semgrep's public rules that speak of credentials in Python, as paths in their repository."""

ALL = "all"
"""What the sums are counted under."""

_CODES = r"(?P<codes>CRD\d{3}(?:\s*,\s*CRD\d{3})*)"
_CODE = re.compile(r"CRD\d{3}")
_HERE = re.compile(rf"#\s*expect:\s*{_CODES}\s*$")
_LINES = re.compile(rf"#\s*expect-(?:line|either):\s*(?P<rows>[\d,\s]+?)\s+{_CODES}\s*$")
_AMBIGUOUS = re.compile(r"#\s*ambiguous-line:\s*(?P<row>\d+)(?:\s+(?P<code>CRD\d{3}))?\s*$")
_AXIS = re.compile(r"#\s*axis:\s*(?P<axis>[\w-]+)\s*$")
_COUNT = re.compile(r'\{\s*"found"[^{}]*\}')
_LINE_END = re.compile("\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a tool reports something; `code` and `trace` (rows on the way of the value) are credlint's."""

    path: str
    row: int
    code: str = ""
    trace: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Expected:
    """One finding that is expected on any one of `rows`."""

    code: str
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """A labelled file; `statements` leads from each row to the first row of its statement."""

    path: str
    axis: str
    expected: tuple[Expected, ...]
    ambiguous: frozenset[tuple[int, str]]
    statements: Mapping[int, int]

    def statement(self, row: int) -> int:
        """The first row of the statement in `row`."""
        return self.statements.get(row, row)


@dataclass(slots=True)
class Tally:
    """How often one tool was right, in all, by code and by axis; what is wrong has no code."""

    found: Counter[str] = field(default_factory=Counter)
    expected: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)

    def add(self, case: Case, found: Iterable[Expected], wrong: int) -> None:
        """Count one file."""
        for counter, findings in ((self.found, found), (self.expected, case.expected)):
            for one in findings:
                counter.update((ALL, one.code, case.axis))
        self.expected.update({case.axis: 0})
        self.wrong.update({ALL: wrong, case.axis: wrong})

    def numbers(self, name: str) -> dict[str, int]:
        """The counts of a code, an axis or ALL."""
        return {"found": self.found[name], "expected": self.expected[name], "wrong": self.wrong[name]}


def read_case(path: Path) -> Case:
    """The labels of a file."""
    data = path.read_bytes()
    axis, expected, ambiguous = "none", [], set()
    # Python's own line ends only; the labels are ASCII, so that latin-1 reads any file.
    for row, line in enumerate(_LINE_END.split(data.decode("latin-1")), 1):
        if match := _HERE.search(line):
            expected += [Expected(code, (row,)) for code in _words(match["codes"])]
        elif match := _LINES.match(line):
            rows = tuple(map(int, _words(match["rows"])))
            expected += [Expected(code, rows) for code in _words(match["codes"])]
        elif match := _AMBIGUOUS.match(line):
            ambiguous.add((int(match["row"]), match["code"] or ""))
        elif match := _AXIS.match(line):
            axis = match["axis"]
    return Case(os.path.realpath(path), axis, tuple(expected), frozenset(ambiguous), statements(data))


def _words(text: str) -> list[str]:
    return re.split(r"\s*,\s*", text.strip())


def statements(data: bytes) -> dict[int, int]:
    """From each row of a program to the first row of its statement, of a compound one its header."""
    try:
        tree = ast.parse(data)
    except (SyntaxError, ValueError):  # newer than this Python
        return {}
    found: dict[int, int] = {}
    for node in ast.walk(tree):  # outer ones first
        if isinstance(node, ast.stmt):
            body = getattr(node, "body", None)
            end = body[0].lineno - 1 if body else node.end_lineno or node.lineno
            found.update(dict.fromkeys(range(node.lineno, max(end, node.lineno) + 1), node.lineno))
    return found


def judge_own(case: Case, places: Iterable[Place]) -> tuple[list[Expected], int]:
    """What credlint found of what is expected, and how many of its findings are wrong: line and code must agree."""
    left = Counter((place.row, place.code) for place in places)
    found = []
    for one in case.expected:
        at = [row for row in one.rows if left[row, one.code] > 0]
        if at:
            found.append(one)
            # Of a pair of which either is right the other is tolerated.
            for row in at:
                left[row, one.code] -= 1
    free = {row for row, code in case.ambiguous if not code}
    wrong = (number for key, number in left.items() if key not in case.ambiguous and key[0] not in free)
    return found, sum(wrong)


def judge_peer(case: Case, places: Iterable[Place], own: Iterable[Place]) -> tuple[list[Expected], int]:
    """The same of another tool, by statements and whatever it calls them; `own` are credlint's findings."""
    ways: dict[int, set[int]] = {}
    for place in own:
        ways.setdefault(place.row, set()).update(place.trace)
    told = {case.statement(place.row) for place in places}
    right = {case.statement(row) for row, _ in case.ambiguous}
    found = []
    for one in case.expected:
        there = {case.statement(row) for first in one.rows for row in (first, *ways.get(first, ()))}
        right |= there
        if told & there:
            found.append(one)
    return found, len(told - right)


# The tools: a command, and the places in its output.


@dataclass(frozen=True, slots=True)
class Tool:
    """How a tool is run over the working directory, and how its JSON is read."""

    command: tuple[str, ...]
    places: Callable[[Any], Iterator[Place]]
    about: str


def credlint_places(data: Any) -> Iterator[Place]:
    """Of `--output-format json`."""
    for one in data["findings"]:
        ways = (*one["trace"], *one["related"])
        rows = tuple(step["location"]["row"] for step in ways)
        yield Place(one["path"], one["location"]["row"], one["code"], rows)


def ruff_places(data: Any) -> Iterator[Place]:
    """Of `--output-format json`."""
    return (Place(one["filename"], one["location"]["row"]) for one in data)


def bandit_places(data: Any) -> Iterator[Place]:
    """Of `-f json`."""
    return (Place(one["filename"], one["line_number"]) for one in data["results"])


def detect_secrets_places(data: Any) -> Iterator[Place]:
    """Of `scan`."""
    return (Place(path, one["line_number"]) for path, found in data["results"].items() for one in found)


def semgrep_places(data: Any) -> Iterator[Place]:
    """Of `--json`."""
    return (Place(one["path"], one["start"]["line"]) for one in data["results"])


def tools(rules: Path | None) -> dict[str, Tool]:
    """Every tool, with the rules that look for credentials; Semgrep only where its rules are at hand."""
    found = {
        "credlint": Tool(
            ("credlint", "check", "--isolated", "--output-format", "json"), credlint_places, "rules that are on"
        ),
        "ruff": Tool(
            ("ruff", "check", "--isolated", "--no-cache", "--select", "S105,S106,S107", "--output-format", "json"),
            ruff_places,
            "S105, S106, S107",
        ),
        "bandit": Tool(("bandit", "-r", "-q", "-f", "json", "-t", "B105,B106,B107"), bandit_places, "B105, B106, B107"),
        "detect-secrets": Tool(
            ("detect-secrets", "scan", "--all-files", "--no-verify"), detect_secrets_places, "all detectors"
        ),
    }
    if rules is not None:
        command = (*SEMGREP, "--json", *semgrep_configs(rules, SEMGREP_RULES))
        found["semgrep"] = Tool(command, semgrep_places, f"credentials, of semgrep-rules {revision(rules)}")
    return found


def run(tool: Tool, folder: Path) -> list[Place]:
    """What a tool reports of a folder, with real paths.

    Detect-secrets looks at nothing outside its working directory, so that all of them work in the folder.
    """
    done = completed([*tool.command, "."], folder)
    try:
        data = json.loads(done.stdout)
    except ValueError:
        raise SystemExit(f"{tool.command[0]} gave no JSON (exit code {done.returncode}):\n{done.stderr}") from None
    return [Place(os.path.realpath(folder / one.path), one.row, one.code, one.trace) for one in tool.places(data)]


def measure(folder: Path, wanted: Mapping[str, Tool]) -> dict[str, Any]:
    """The numbers of all tools over the labelled files of a folder."""
    cases = [read_case(path) for path in sorted(folder.rglob("*.py"))]
    places = {name: run(tool, folder) for name, tool in wanted.items()}
    own = _by_path(places["credlint"])
    rows: dict[str, Any] = {}
    for name, tool in wanted.items():
        tally, told = Tally(), _by_path(places[name])
        for case in cases:
            here, ours = told.get(case.path, []), own.get(case.path, [])
            tally.add(case, *(judge_own(case, here) if name == "credlint" else judge_peer(case, here, ours)))
        rows[name] = {
            "version": version(name),
            "rules": tool.about,
            "total": tally.numbers(ALL),
            "codes": {key: tally.numbers(key) for key in sorted(tally.expected) if _CODE.fullmatch(key)},
            "axes": {key: tally.numbers(key) for key in sorted({case.axis for case in cases})},
        }
    return {"files": len(cases), "expected": sum(len(case.expected) for case in cases), "tools": rows}


def as_text(numbers: Mapping[str, Any]) -> str:
    """The numbers as JSON, each count on one line."""
    text = json.dumps(numbers, indent=2)
    return _COUNT.sub(lambda match: re.sub(r"\s+", " ", match[0]), text) + "\n"


def _by_path(places: Iterable[Place]) -> dict[str, list[Place]]:
    found: dict[str, list[Place]] = {}
    for place in places:
        found.setdefault(place.path, []).append(place)
    return found


def main() -> int:
    """Print the totals, and write the numbers if that is wanted."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--semgrep-rules", type=Path, metavar="CHECKOUT")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    known = tools(options.semgrep_rules)
    there = {name: tool for name, tool in known.items() if shutil.which(name)}
    for name in known.keys() - there.keys():
        print(f"{name}: not installed, left out", file=sys.stderr)
    if "credlint" not in there:
        return 2
    numbers = measure(options.folder, there)
    if not numbers["expected"]:
        print(f"{options.folder}: no labelled file expects a finding", file=sys.stderr)
        return 2
    print(f"{numbers['files']} files, {numbers['expected']} findings expected")
    print(f"{'tool':<16}{'found':>8}{'wrong':>8}{'precision':>11}{'recall':>8}")
    for name, tool in numbers["tools"].items():
        found, wrong, expected = (tool["total"][key] for key in ("found", "wrong", "expected"))
        precision = f"{found / (found + wrong):.3f}" if found + wrong else "-"
        print(f"{name:<16}{found:>8}{wrong:>8}{precision:>11}{found / expected:>8.3f}")
    if options.write:
        DATA.write_text(as_text(numbers), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

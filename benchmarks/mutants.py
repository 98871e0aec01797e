"""Changes credlint in one place at a time and tells which changes no test notices.

    python -m benchmarks.mutants [--sample 300] [--seed 15] [--minutes 60] [--results FILE] [--again FILE] [TEST …]

A mutant is the engine or a rule with one operator, constant, result, statement or branch changed, drawn at random. It
is killed when a test fails or takes too long; one that survives shows what no test looks at, or changes nothing that
can be seen. Each mutant stands in a copy of the project, and only those of the fast tests (or of those named) run that
come to the changed function, the quickest first. Results are lines of JSON, what is in them already is not done again;
`--again` takes what survived in another file.
"""

from __future__ import annotations

import argparse
import ast
import json
import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from queue import SimpleQueue
from tempfile import TemporaryDirectory
from typing import TypeAlias

ROOT = Path(__file__).parent.parent
PARTS = ("credlint", "tests", "benchmarks", "docs", "pyproject.toml", "README.md")
"""What a copy of the project holds."""
MUTATED = ("credlint/rules", "credlint/analysis")
TESTS = (
    "tests/findings",
    "tests/rules",
    "tests/analysis",
    "tests/linking/test_projects.py",
    "tests/linking/test_cross_file.py",
    "tests/cli/test_why.py",
)
"""The fast tests that look at the engine."""
SLOW = ("tests/analysis/test_effort.py", "tests/analysis/test_watchdog.py")
"""Those among them that measure growth."""

STEADY = 20.0
"""Seconds that tests may take besides half as much again as they take while they are watched, which slows them down."""

COMPARISONS: Mapping[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
OPERATORS: Mapping[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}


@dataclass(frozen=True, slots=True)
class Mutant:
    """A change: bytes `start` to `end` of a file become `new`. `function` is the row at which the changed function
    begins, 0 where the change is outside of any."""

    path: str
    row: int
    start: int
    end: int
    kind: str
    old: str
    new: str
    function: int

    def applied(self, data: bytes) -> bytes:
        """The file with the change."""
        return data[: self.start] + self.new.encode() + data[self.end :]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What has become of a mutant: `killer` is the test that failed, empty where none did."""

    mutant: Mutant
    verdict: str
    killer: str
    tests: int
    seconds: float


def mutants(path: str, data: bytes) -> Iterator[Mutant]:
    """All mutants of a file."""
    rows = [0]
    for line in data.splitlines(keepends=True):
        rows.append(rows[-1] + len(line))
    for node, function in _nodes(ast.parse(data)):
        for old, new, kind in _changes(node):
            assert old.end_lineno is not None and old.end_col_offset is not None
            start = rows[old.lineno - 1] + old.col_offset
            end = rows[old.end_lineno - 1] + old.end_col_offset
            yield Mutant(path, old.lineno, start, end, kind, data[start:end].decode(), new, function)


def _nodes(tree: ast.Module) -> Iterator[tuple[ast.AST, int]]:
    """What may be changed, with the function in which it stands: no annotations, and nothing inside of f-strings, of
    which Python before 3.12 does not know the places."""
    waiting: list[tuple[ast.AST, int]] = [(tree, 0)]
    while waiting:
        node, function = waiting.pop()
        yield node, function
        if isinstance(node, ast.FunctionDef | ast.Lambda):
            function = min([node.lineno, *(each.lineno for each in getattr(node, "decorator_list", ()))])
        for name, value in ast.iter_fields(node):
            if name in ("annotation", "returns", "decorator_list", "bases", "type_params"):
                continue
            children = value if isinstance(value, list) else [value]
            waiting.extend((each, function) for each in children if isinstance(each, ast.AST) and _is_code(each))


def _is_code(node: ast.AST) -> bool:
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):  # a docstring
        return False
    return not isinstance(node, ast.JoinedStr | ast.Import | ast.ImportFrom)


_Changes: TypeAlias = Iterator[tuple[ast.expr | ast.stmt, str, str]]
"""What is replaced, by which text, and the kind of the change."""


def _changes(node: ast.AST) -> _Changes:
    return _changed_value(node) if isinstance(node, ast.expr) else _changed_flow(node)


def _changed_value(node: ast.expr) -> _Changes:
    match node:
        case ast.Compare(ops=[op]) if type(op) in COMPARISONS:
            changed = ast.Compare(node.left, [COMPARISONS[type(op)]()], node.comparators)
            yield node, _text(changed), "comparison"
        case ast.BoolOp(op=op, values=values):
            other = ast.Or() if isinstance(op, ast.And) else ast.And()
            yield node, _text(ast.BoolOp(other, values)), "boolean"
            for left_out in range(len(values)):
                rest = values[:left_out] + values[left_out + 1 :]
                yield node, _text(rest[0] if len(rest) == 1 else ast.BoolOp(op, rest)), "operand"
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield node, _text(operand), "boolean"
        case ast.BinOp(op=op) if type(op) in OPERATORS:
            yield node, _text(ast.BinOp(node.left, OPERATORS[type(op)](), node.right)), "arithmetic"
        case ast.IfExp():
            yield node, _text(ast.IfExp(node.test, node.orelse, node.body)), "branch"
        case ast.Constant(value=bool() | int() | str() as value):
            yield node, repr(_other(value)), "constant"


def _changed_flow(node: ast.AST) -> _Changes:
    match node:
        case ast.If() | ast.While():
            yield node.test, f"(not {_text(node.test)})", "branch"
        case ast.match_case(guard=ast.expr() as guard):
            yield guard, "True", "guard"
        case ast.Return(value=ast.expr() as value) if not (isinstance(value, ast.Constant) and value.value is None):
            yield node, "return None", "result"
        case ast.Expr(value=ast.Call() | ast.Yield() | ast.YieldFrom()) | ast.AugAssign():
            yield node, "pass", "statement"
        case ast.Continue() | ast.Break() | ast.Assign(targets=[ast.Attribute() | ast.Subscript()]):
            yield node, "pass", "statement"


def _text(node: ast.expr) -> str:
    return f"({ast.unparse(node)})"


def _other(value: bool | int | str) -> bool | int | str:
    if isinstance(value, bool):
        return not value
    return value + 1 if isinstance(value, int) else f"{value}_"


def all_mutants(root: Path) -> list[Mutant]:
    """The mutants of all files: of texts only those in functions, because others are documentation or examples."""
    files = sorted(path for part in MUTATED for path in (root / part).rglob("*.py"))
    found = (each for path in files for each in mutants(path.relative_to(root).as_posix(), path.read_bytes()))
    return [each for each in found if each.function or each.old[:1] not in "\"'("]


def sample(found: Sequence[Mutant], size: int, seed: int) -> list[Mutant]:
    """As many of them, the same for the same seed; a sixth are of rules, which are small."""
    draw = random.Random(seed)
    rules = [each for each in found if each.path.startswith(MUTATED[0])]
    engine = [each for each in found if not each.path.startswith(MUTATED[0])]
    share = min(size // 6, len(rules))
    return draw.sample(rules, share) + draw.sample(engine, min(size - share, len(engine)))


def copy(root: Path, folder: Path) -> Path:
    """The project as a copy in a folder."""
    for part in PARTS:
        if (root / part).is_dir():
            shutil.copytree(root / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(root / part, folder / part)
    return folder


def run_tests(project: Path, tests: Sequence[str], limit: float, **variables: str) -> tuple[int, str]:
    """Run tests in a project until one fails: pytest's exit code, and what failed. -1: they took too long."""
    command = [sys.executable, "-m", "pytest", "-x", "-q", "--no-header", "--tb=no", "-p", "no:cacheprovider"]
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CREDLINT_")}
    surroundings = {**kept, "PYTHONPATH": str(project), "CI": "true", **variables}
    options = [option for path in SLOW if path not in tests for option in ("--ignore", path)]
    try:
        done = subprocess.run(
            [*command, "-p", "benchmarks.reached", *options, *tests],
            cwd=project,
            env=surroundings,
            capture_output=True,
            text=True,
            timeout=limit,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return -1, ""
    failed = [line for line in done.stdout.splitlines() if line.startswith(("FAILED ", "ERROR "))]
    return done.returncode, failed[0].split(" - ")[0] if failed else ""


@dataclass(frozen=True, slots=True)
class Reach:
    """How many seconds each test takes, and which of them come to which function, by their numbers."""

    seconds: Mapping[str, float]
    tests: Mapping[str, Sequence[int]]

    def of(self, mutant: Mutant) -> list[str]:
        """The tests that come to what is changed, the quickest first: all, where it is outside of functions."""
        names = list(self.seconds)
        numbers = self.tests.get(f"{mutant.path}:{mutant.function}", ()) if mutant.function else range(len(names))
        return sorted((names[number] for number in numbers), key=lambda name: self.seconds[name])


def reach(project: Path, tests: Sequence[str]) -> Reach:
    """Run the tests once and note where they come to; RuntimeError if one fails."""
    file = project / "reached.json"
    code, failed = run_tests(project, tests, 3600, CREDLINT_REACHED=str(file))
    if code:
        raise RuntimeError(f"the tests fail without any change: {failed}")
    return Reach(**json.loads(file.read_text(encoding="utf-8")))


def judged(mutant: Mutant, project: Path, paths: Sequence[str], reached: Reach) -> Outcome:
    """Run the tests on a mutant."""
    tests = reached.of(mutant)
    if not tests:
        return Outcome(mutant, "not reached", "", 0, 0.0)
    path = project / mutant.path
    original = path.read_bytes()
    chosen = project / "chosen.json"
    chosen.write_text(json.dumps(tests), encoding="utf-8")
    start = time.perf_counter()
    try:
        _write(path, mutant.applied(original))
        limit = STEADY + 1.5 * sum(reached.seconds[name] for name in tests)
        code, failed = run_tests(project, paths, limit, CREDLINT_CHOSEN=str(chosen))
    finally:
        _write(path, original)
    verdict = {-1: "killed by time", 0: "survived"}.get(code, "killed")
    return Outcome(mutant, verdict, failed, len(tests), time.perf_counter() - start)


def _write(path: Path, data: bytes) -> None:
    """Write a module, and forget its bytecode: of two texts that are equally long within a second Python sees one."""
    path.write_bytes(data)
    for compiled in path.parent.glob(f"__pycache__/{path.stem}.*"):
        compiled.unlink()


def outcomes(chosen: Iterable[Mutant], tests: Sequence[str], jobs: int, until: float) -> Iterator[Outcome]:
    """Judge mutants of this project in as many processes, until a time of the monotonic clock."""
    with TemporaryDirectory() as folder:
        rooms: SimpleQueue[Path] = SimpleQueue()
        for number in range(jobs):
            (Path(folder) / str(number)).mkdir()
            rooms.put(copy(ROOT, Path(folder) / str(number)))
        room = rooms.get()
        reached = reach(room, tests)
        rooms.put(room)

        def judge(mutant: Mutant) -> Outcome | None:
            if time.monotonic() > until:
                return None
            room = rooms.get()
            try:
                return judged(mutant, room, tests, reached)
            finally:
                rooms.put(room)

        with ThreadPoolExecutor(jobs) as pool:
            yield from (each for each in pool.map(judge, chosen) if each is not None)


def results(file: Path) -> Iterator[tuple[Mutant, str]]:
    """The mutants of a file of results, and their verdicts."""
    for line in file.read_text(encoding="utf-8").splitlines():
        read = json.loads(line)
        yield Mutant(**read["mutant"]), read["verdict"]


def survivors(file: Path) -> Iterator[Mutant]:
    """The mutants that survived, from a file of results, at their places in today's files if they are still there."""
    for mutant, verdict in results(file):
        if not verdict.startswith("killed"):
            today = mutants(mutant.path, (ROOT / mutant.path).read_bytes())
            same = [each for each in today if (each.kind, each.old, each.new) == (mutant.kind, mutant.old, mutant.new)]
            if same:
                yield min(same, key=lambda each: abs(each.row - mutant.row))


def main(arguments: Sequence[str] | None = None) -> int:
    """Judge mutants and print those that survive."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.mutants", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("tests", nargs="*", default=TESTS, metavar="TEST", help="what pytest runs instead")
    parser.add_argument("--sample", type=int, default=300, metavar="N", help="how many are drawn")
    parser.add_argument("--seed", type=int, default=15)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--minutes", type=float, default=60, help="after which no further mutant is begun")
    parser.add_argument("--results", type=Path, metavar="FILE", help="where lines of JSON are appended")
    parser.add_argument("--again", type=Path, metavar="FILE", help="only those that survived there")
    chosen = parser.parse_args(arguments)
    found = list(survivors(chosen.again)) if chosen.again else sample(all_mutants(ROOT), chosen.sample, chosen.seed)
    done = list(results(chosen.results)) if chosen.results and chosen.results.exists() else []
    found = [each for each in found if each not in {mutant for mutant, _ in done}]
    counts: dict[str, int] = {}
    for outcome in outcomes(found, chosen.tests, chosen.jobs, time.monotonic() + 60 * chosen.minutes):
        counts[outcome.verdict] = counts.get(outcome.verdict, 0) + 1
        if not outcome.verdict.startswith("killed"):
            mutant = outcome.mutant
            print(f"{mutant.path}:{mutant.row}: {mutant.kind}: {mutant.old!r} -> {mutant.new!r} ({outcome.verdict})")
        if chosen.results:
            with chosen.results.open("a", encoding="utf-8") as file:
                file.write(json.dumps(asdict(outcome)) + "\n")
        sys.stdout.flush()
    print(f"{sum(counts.values())} of {len(found)} mutants: {counts}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

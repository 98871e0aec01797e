"""Gives credlint programs that nobody would write, and tells which of them break it.

    nice -n 15 python -m benchmarks.fuzz [--minutes 30] [--seed 0] [--failures FOLDER] [FILE …]
    python -m benchmarks.fuzz --show NUMBER [--seed 0] [FILE …]

The programs of the tests (and files that are named) are taken apart and put together in other ways: as one file, as
modules of a project that import each other, and with spoiled bytes. A failure is an internal error, an exception, a
file that takes more than 20 s of processor time or 2 GiB, a key in a result, or a result that another run does not
give: in the same process, and for some under another hash seed. A number and a seed always make the same program. An
execution is one call of `check_source`.
"""

from __future__ import annotations

import argparse
import ast
import copy
import json
import math
import os
import random
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TypeVar, cast

from credlint.pipeline import Project, check_source, default_settings

LIMIT = 20
"""Seconds of processor time for one file; the programs have some hundred rows at the most."""
MEMORY = 2 << 30
BATCH = 400
"""Cases in a process."""
AGAIN = 8
"""One batch in so many is run under another hash seed, too."""
KEY = "AKIAQWERTYUIOPASDFGH"
PIECE = 12
"""No result may hold so many characters of the key in a row."""

Node = TypeVar("Node", bound=ast.AST)
Files = dict[str, bytes]


class Pool:
    """Programs and what they are made of."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.texts: list[str] = []
        self.statements: list[ast.stmt] = []
        self.expressions: list[ast.expr] = []
        names: set[str] = set()
        for text in texts:
            try:
                tree = ast.parse(text)
            except (SyntaxError, ValueError, RecursionError):
                continue
            self.texts.append(text)
            for node in ast.walk(tree):
                if isinstance(node, ast.stmt):
                    self.statements.append(node)
                elif isinstance(node, ast.expr) and _is_read(node):
                    self.expressions.append(node)
                if isinstance(node, ast.Name):
                    names.add(node.id)
        self.names = sorted(names)


def _is_read(node: ast.expr) -> bool:
    """Whether an expression may stand wherever a value is read."""
    return isinstance(getattr(node, "ctx", ast.Load()), ast.Load) and not isinstance(
        node, ast.Slice | ast.Starred | ast.FormattedValue | ast.JoinedStr
    )


@dataclass(frozen=True, slots=True)
class Change:
    """What a change may use."""

    draw: random.Random
    pool: Pool
    tree: ast.Module

    def some(self, kind: type[Node]) -> Node | None:
        """A node of the program."""
        found = [node for node in ast.walk(self.tree) if isinstance(node, kind)]
        return self.draw.choice(found) if found else None

    def block(self) -> list[ast.stmt]:
        """A suite of the program."""
        blocks = [
            value
            for node in ast.walk(self.tree)
            for _, value in ast.iter_fields(node)
            if isinstance(value, list) and value and isinstance(value[0], ast.stmt)
        ]
        return self.draw.choice(blocks) if blocks else self.tree.body

    def statement(self) -> ast.stmt:
        """A statement of any program."""
        return copy.deepcopy(self.draw.choice(self.pool.statements))

    def expression(self) -> ast.expr:
        """An expression of any program, often of names of this one."""
        found = copy.deepcopy(self.draw.choice(self.pool.expressions))
        own = [node.id for node in ast.walk(self.tree) if isinstance(node, ast.Name)] or self.pool.names
        for node in ast.walk(found):
            if isinstance(node, ast.Name) and self.draw.random() < 0.4:
                node.id = self.draw.choice(own)
        return found


def _replace_expression(change: Change) -> None:
    parent = change.some(ast.AST)
    if parent is None:
        return
    for name, value in ast.iter_fields(parent):
        if isinstance(value, ast.expr) and _is_read(value) and not isinstance(parent, ast.FormattedValue | ast.keyword):
            setattr(parent, name, change.expression())
            return
        if isinstance(value, list) and name in ("args", "elts", "values", "comparators") and value:
            value[change.draw.randrange(len(value))] = change.expression()
            return


def _insert(change: Change) -> None:
    block = change.block()
    block.insert(change.draw.randint(0, len(block)), change.statement())


def _delete(change: Change) -> None:
    block = change.block()
    del block[change.draw.randrange(len(block))]
    if not block:
        block.append(ast.Pass())


def _repeat(change: Change) -> None:
    block = change.block()
    block.insert(change.draw.randint(0, len(block)), copy.deepcopy(change.draw.choice(block)))


def _move(change: Change) -> None:
    block, other = change.block(), change.block()
    if len(block) > 1:
        other.insert(change.draw.randint(0, len(other)), copy.deepcopy(block.pop(change.draw.randrange(len(block)))))


def _rename(change: Change) -> None:
    node, other = change.some(ast.Name), change.some(ast.Name)
    if node and other:
        node.id = other.id


def _rename_attribute(change: Change) -> None:
    node, other = change.some(ast.Attribute), change.some(ast.Attribute)
    if node and other:
        node.attr = other.attr


def _rename_definition(change: Change) -> None:
    node = change.some(cast(type[ast.FunctionDef], ast.FunctionDef | ast.ClassDef))
    other = change.some(ast.Name)
    if node and other:
        node.name = change.draw.choice(
            [other.id, "__init__", "__getattr__", "__call__", "__iter__", "__enter__", node.name]
        )


def _constant(change: Change) -> None:
    node = change.some(ast.Constant)
    values = (
        KEY,
        "",
        None,
        True,
        0,
        -1,
        10**30,
        1e400,
        b"\xff",
        "\x00",
        "AWS_SECRET_ACCESS_KEY",
        "{}",
        "%s",
        "{0[0]!r:{1}}",
    )
    if node:
        node.value = change.draw.choice(values)


_WRAPS = (
    "if x:\n    pass\nelse:\n    pass",
    "for x in x:\n    pass",
    "while x:\n    pass",
    "try:\n    pass\nexcept x as x:\n    raise\nfinally:\n    x = x",
    "with x as x:\n    pass",
    "def x(x, *y, z=x, **w):\n    pass",
    "async def x(x):\n    pass",
    "class x(x):\n    pass",
    "@x\nclass x(x, metaclass=x):\n    x: x = x()\n    pass",
    "match x:\n    case {'x': [x, *_], **y} if x:\n        pass\n    case x():\n        pass",
    "def x():\n    yield x\n    x = yield from x()\n    pass\n    return x()",
    "@property\ndef x(self):\n    pass\n    return self.x",
    "@dataclass\nclass x(x):\n    x: x = field(default_factory=x)\n    pass",
    "x = [x for x in x if x]\npass",
    "x = lambda x=x, *y: x(*y)\npass",
)


def _wrap(change: Change) -> None:
    """Put a statement into a compound one; each `x` in it is a name of the program."""
    block = change.block()
    at = change.draw.randrange(len(block))
    names = [node.id for node in ast.walk(change.tree) if isinstance(node, ast.Name)] or ["x"]
    around = ast.parse(change.draw.choice(_WRAPS))
    for node in ast.walk(around):
        for name in ("id", "name", "arg", "attr"):
            if getattr(node, name, None) == "x":
                setattr(node, name, change.draw.choice(names))
    for node in ast.walk(around):
        for _, value in ast.iter_fields(node):
            if isinstance(value, list):
                value[:] = [block[at] if isinstance(each, ast.Pass) else each for each in value]
    block[at : at + 1] = around.body


def _knot(change: Change) -> None:
    """Let a name be made of itself."""
    node = change.some(ast.Name)
    if node:
        block = change.block()
        value = change.expression()
        for each in ast.walk(value):
            if isinstance(each, ast.Name):
                each.id = node.id
        block.insert(change.draw.randint(0, len(block)), ast.Assign([ast.Name(node.id, ast.Store())], value, lineno=1))


CHANGES: tuple[Callable[[Change], None], ...] = (
    *(_replace_expression,) * 5,
    *(_insert, _insert, _delete, _repeat, _move, _wrap, _wrap, _knot),
    *(_rename, _rename, _rename_attribute, _rename_definition, _constant),
)


def program(draw: random.Random, pool: Pool) -> str:
    """One program, made of others."""
    text = draw.choice(pool.texts)
    if draw.random() < 0.2:
        text = f"{text}\n{draw.choice(pool.texts)}"
    tree = ast.parse(text)
    for _ in range(draw.randint(1, 8)):
        draw.choice(CHANGES)(Change(draw, pool, tree))
    try:
        made = ast.unparse(ast.fix_missing_locations(copy.deepcopy(tree)))
    except (ValueError, RecursionError, AttributeError, TypeError):  # a node where no such may stand
        return text
    return made if len(made) < 40_000 else text


def spoiled(draw: random.Random, data: bytes) -> bytes:
    """A file with other bytes in some places."""
    held = bytearray(data)
    for _ in range(draw.randint(1, 6)):
        at = draw.randint(0, len(held))
        end = min(len(held), at + draw.choice((0, 1, 1, 4, 60)))
        new = draw.choice(
            (b"", bytes([draw.randrange(256)]), b"\n", b" ", b"(", b")", b"'", b'"""', b"\\", b"#", held[at:end] * 3)
        )
        held[at:end] = new
    return bytes(held)


_MODULES = ("a", "b", "pkg.a", "pkg", "main")


def _imports(draw: random.Random, names: Sequence[str]) -> str:
    """Lines that import other modules, and what they are likely to hold."""
    lines = []
    for _ in range(draw.randint(1, 4)):
        module, name = draw.choice(_MODULES), draw.choice(names)
        lines.append(
            draw.choice(
                (
                    f"from {module} import *",
                    f"from {module} import {name}",
                    f"from {module} import {name} as {draw.choice(names)}",
                    f"import {module} as {draw.choice(names)}",
                    f"import {module}",
                    "from . import a",
                    f"from .a import {name}",
                    f"try:\n    from {module} import {name}\nexcept ImportError:\n    {name} = None",
                    f"def {name}(*x, **y):\n    from {module} import {draw.choice(names)} as z\n    return z(*x, **y)",
                )
            )
        )
    return "\n".join(lines) + "\n"


def project(draw: random.Random, pool: Pool) -> Files:
    """Modules that import each other, often in a circle. What one defines another uses under its name."""
    texts = {module: program(draw, pool) for module in draw.sample(_MODULES, draw.randint(2, len(_MODULES)))}
    names = sorted(
        {
            name
            for text in texts.values()
            for node in ast.walk(_parsed(text))
            if (name := getattr(node, "id", None) or getattr(node, "name", None)) and str(name).isidentifier()
        }
    ) or ["x"]
    files: Files = {}
    for module, text in texts.items():
        path = f"{module.replace('.', '/')}{'/__init__' if module == 'pkg' else ''}.py"
        imports = _imports(draw, names)
        files[path] = (f"{imports}{text}" if draw.random() < 0.8 else f"{text}\n{imports}").encode("utf-8", "replace")
    if "pkg/a.py" in files:
        files.setdefault("pkg/__init__.py", b"")
    return files


def _parsed(text: str) -> ast.Module:
    try:
        return ast.parse(text)
    except (SyntaxError, ValueError, RecursionError):
        return ast.Module([], [])


def case(seed: int, number: int, pool: Pool) -> tuple[Files, bool]:
    """The files of a case, and whether they are one project."""
    draw = random.Random(f"{seed}:{number}")
    kind = draw.random()
    if kind < 0.3:
        return project(draw, pool), True
    data = program(draw, pool).encode("utf-8", "replace")
    return {"program.py": spoiled(draw, data) if kind > 0.85 else data}, False


def results(files: Files, together: bool) -> Iterator[tuple[str, str]]:
    """What credlint says of each file."""
    settings = default_settings()
    around = Project(files, settings) if together else None
    for path, data in sorted(files.items()):
        result = check_source(path, data, settings, around)
        said = repr(result)
        if result.unchecked is not None and result.unchecked.code == "CRD903":
            raise RuntimeError(f"{path}: {result.unchecked.message}\n{result.unchecked.details}")
        if KEY[:PIECE] in said or KEY[-PIECE:] in said:
            raise RuntimeError(f"{path}: a key is shown")
        yield path, said


def _allow(seconds: int) -> None:
    """End the process when it has taken so much more processor time, whatever it does and in which thread."""
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(time.process_time()) + seconds, most))


def run_batch(seed: int, start: int, count: int, pool: Pool) -> None:
    """Do cases and print a line of JSON for each: its number, executions, digest and failure."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    for number in range(start, start + count):
        files, together = case(seed, number, pool)
        executions, failure, said = 0, "", ""
        try:
            _allow(LIMIT * len(files))
            first = list(results(files, together))
            executions, said = len(first), str(first)
            if number % 10 == 0:
                executions += len(first)
                if list(results(files, together)) != first:
                    failure = "another result in the same process"
        except Exception as error:
            executions, failure = executions + 1, f"{type(error).__name__}: {error}"
        digest = sha256(said.encode("utf-8", "replace")).hexdigest()
        line = {"number": number, "executions": executions, "digest": digest, "failure": failure}
        print(json.dumps(line), flush=True)


@dataclass(frozen=True, slots=True)
class Line:
    """What a batch says of a case."""

    number: int
    executions: int
    digest: str
    failure: str


def batch(seed: int, start: int, count: int, paths: Sequence[str], hash_seed: int) -> Iterator[Line]:
    """Run a batch in a process of its own; it goes on behind a case that ends the process."""
    end = start + count
    while start < end:
        command = [sys.executable, "-m", "benchmarks.fuzz", "--batch", f"{start},{end - start}", "--seed", str(seed)]
        around = {**os.environ, "PYTHONHASHSEED": str(hash_seed)}
        done = subprocess.run([*command, *paths], env=around, stdout=subprocess.PIPE, text=True, check=False)
        for text in done.stdout.splitlines():
            line = Line(**json.loads(text))
            start = line.number + 1
            yield line
        if done.returncode:
            hangs = done.returncode == -signal.SIGXCPU
            yield Line(start, 1, "", "takes too long" if hangs else f"the process ends with {done.returncode}")
            start += 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Fuzz for a time and tell the failures; 1 if there are any."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.fuzz", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="further programs to take apart")
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--start", type=int, default=0, metavar="NUMBER", help="the first case")
    parser.add_argument("--failures", type=Path, metavar="FOLDER", help="where programs that fail are written")
    parser.add_argument("--show", type=int, metavar="NUMBER", help="print the files of a case")
    parser.add_argument("--batch", help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    paths = [str(path) for path in sorted(chosen.files)]
    if chosen.batch:
        start, count = map(int, chosen.batch.split(","))
        run_batch(chosen.seed, start, count, pool_of(chosen.files))
        return 0
    if chosen.show is not None:
        print(as_text(case(chosen.seed, chosen.show, pool_of(chosen.files))[0]))
        return 0
    return fuzz(chosen, paths)


def fuzz(chosen: argparse.Namespace, paths: Sequence[str]) -> int:
    """Run batches until the time is over."""
    begun = time.monotonic()
    executions, failures, start, number = 0, 0, chosen.start, 0
    while time.monotonic() < begun + 60 * chosen.minutes:
        lines = list(batch(chosen.seed, start, BATCH, paths, number))
        if number % AGAIN == 0:
            others = {line.number: line for line in batch(chosen.seed, start, BATCH, paths, number + 1)}
            executions += sum(line.executions for line in others.values())
            lines = [_compared(line, others) for line in lines]
        executions += sum(line.executions for line in lines)
        for line in lines:
            if line.failure:
                failures += 1
                print(f"seed {chosen.seed}, number {line.number}: {line.failure}", flush=True)
                if chosen.failures:
                    chosen.failures.mkdir(exist_ok=True)
                    files, _ = case(chosen.seed, line.number, pool_of(chosen.files))
                    (chosen.failures / f"{chosen.seed}-{line.number}.txt").write_text(
                        f"{as_text(files)}\n# {line.failure}"
                    )
        start, number = start + BATCH, number + 1
        print(f"{start} cases, {executions} executions, {failures} failures", file=sys.stderr, flush=True)
    minutes = (time.monotonic() - begun) / 60
    print(f"{executions} executions of {start - chosen.start} cases in {minutes:.0f} minutes: {failures} failures")
    return 1 if failures else 0


def _compared(line: Line, others: Mapping[int, Line]) -> Line:
    other = others.get(line.number)
    if line.failure or other is None or other.digest == line.digest:
        return line
    return Line(line.number, line.executions, "", "another result under another hash seed")


def as_text(files: Files) -> str:
    """Files as one text, to be read."""
    return "\n".join(f"# == {path}\n{data.decode('utf-8', 'backslashreplace')}" for path, data in files.items())


def pool_of(files: Iterable[Path]) -> Pool:
    """The programs of the tests, and those of files."""
    from tests.findings import test_findings
    from tests.truth import test_truth

    own = [*test_findings.PROGRAMS.values(), *test_truth.PROGRAMS.values()]
    return Pool([*own, *(path.read_text(encoding="utf-8", errors="replace") for path in sorted(files))])


if __name__ == "__main__":
    sys.exit(main())

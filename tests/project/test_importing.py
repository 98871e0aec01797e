"""A resolver answers what Python imports: many small projects, with names that collide everywhere."""

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import pytest

from credlint.project.answers import Ambiguous, Answer, External, Missing, Module, Namespace
from credlint.project.file_tree import ListedFiles
from credlint.project.resolver import Resolver
from tests.project import importing

PROJECTS = 240
IMPORTERS = 6
IMPORTS = 6

MARKER = "from ran import ran\nran.append(__file__)\n"
"""What each module of a project does: it tells that it ran."""

ROOTS = ((".", "src"), ("src",), ("src", "b", "src/a"), ())


@dataclass(frozen=True)
class Case:
    """One import of one project."""

    resolver: Resolver
    root: str
    roots: tuple[str, ...]
    importer: str
    level: int
    module: str

    @property
    def statement(self) -> str:
        """What the importer says."""
        return f"{self.importer}: {'.' * self.level}{self.module}"


def folder(random: Random, depth: int, path: str = "") -> Iterator[str]:
    """The files of a random folder: modules, packages and folders without `__init__.py` of the same few names."""
    if random.random() < (0.5 if path else 0.1):
        yield f"{path}__init__.py"
    if random.random() < 0.1:
        yield f"{path}__main__.py"
    for name, chance in (("a", 0.4), ("b", 0.4), ("c", 0.1)):
        if random.random() < chance:
            yield f"{path}{name}.py"
    for name, chance in (("a", 0.6), ("b", 0.4), ("c", 0.1), ("d-e", 0.2), ("src", 0 if path else 0.8)):
        if random.random() < chance and depth:
            yield from folder(random, depth - 1, f"{path}{name}/")


def name(random: Random) -> str:
    """A dotted name that means something in some of the projects."""
    length = random.choice((1, 1, 2, 2, 3))
    return ".".join(random.choices(("a", "b", "c", "src", "top", "__init__"), (12, 10, 3, 2, 1, 1), k=length))


def cases_of(number: int, base: Path) -> Iterator[Case]:
    """The imports of one project, which is written into `base`."""
    random = Random(number)
    root = base / str(number) / "top"
    paths = sorted(set(folder(random, 3))) or ["a.py"]
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(MARKER)
    roots = random.choice(ROOTS)
    resolver = Resolver(ListedFiles(f"{root}/{path}" for path in paths), root.as_posix(), roots)
    for path in random.sample(paths, min(IMPORTERS, len(paths))):
        for _ in range(IMPORTS):
            level = random.choice((0, 0, 0, 1, 1, 2, 2, 3, 4))
            module = "" if level and random.random() < 0.2 else name(random)
            yield Case(resolver, root.as_posix(), roots, f"{root}/{path}", level, module)


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Case, dict[str, Any]]]:
    """All imports with what Python did, of those whose importer can be imported itself."""
    base = tmp_path_factory.mktemp("projects").resolve()
    every = [case for number in range(PROJECTS) for case in cases_of(number, base)]
    asked = [
        {"root": case.root, "roots": case.roots, "importer": case.importer, "level": case.level, "module": case.module}
        for case in every
    ]
    run = subprocess.run(
        [sys.executable, "-I", importing.__file__],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        check=False,
    )
    assert not run.stderr
    return [(case, real) for case, real in zip(every, json.loads(run.stdout), strict=True) if real is not None]


def described(answer: Answer) -> list[Any]:
    """An answer as `importing` describes a module."""
    match answer:
        case Module(path, is_package):
            return ["module", path, is_package]
        case Namespace(folders):
            return ["namespace", list(folders)]
        case Ambiguous():
            return ["ambiguous"]
        case Missing():
            return ["missing"]
        case External():
            return ["external"]


def has_two_files(answer: list[Any]) -> bool:
    """Whether a package has a module of its name beside it: Python takes the package, for credlint it is ambiguous."""
    return answer[0] == "module" and answer[2] and Path(f"{Path(answer[1]).parent}.py").is_file()


def finds_itself(case: Case, real: dict[str, Any]) -> bool:
    """Whether a module at the top imports itself, which a resolver passes over."""
    return not case.level and real["chain"][:1] == [["module", case.importer, False]]


def expected(case: Case, real: dict[str, Any]) -> tuple[list[Any], list[Any]]:
    """The parents and the answer, with what is ambiguous; what the import begins with has been imported already."""
    chain, answer = real["chain"], real["answer"]
    begin = max(0, len(real["packages"]) - case.level + 1) if case.level else 0
    for index in range(begin, len(chain)):
        if has_two_files(chain[index]):
            return chain[:index], ["ambiguous"]
    return chain if answer == ["missing"] else chain[:-1], answer


def test_an_import_means_what_python_imports(cases: list[tuple[Case, dict[str, Any]]]) -> None:
    wrong = []
    seen: Counter[tuple[str, bool]] = Counter()
    for case, real in cases:
        if finds_itself(case, real):
            continue
        parents, answer = expected(case, real)
        found = case.resolver.resolve(case.importer, case.module, case.level)
        got = list(map(described, found.parents)), described(found.answer)
        seen[answer[0], case.level > 0] += 1
        if got != (parents, answer):
            wrong.append((case.statement, got, (parents, answer)))
    assert not wrong, "\n".join(map(str, wrong[:20]))
    assert len(seen) == 8
    assert min(seen.values()) > 50


def test_files_run_in_the_order_of_python(cases: list[tuple[Case, dict[str, Any]]]) -> None:
    wrong = []
    for case, real in cases:
        if case.level or finds_itself(case, real):
            continue
        found = case.resolver.resolve(case.importer, case.module)
        if not isinstance(found.answer, Ambiguous) and list(found.files) != real["ran"]:
            wrong.append((case.statement, found.files, real["ran"]))
    assert not wrong, "\n".join(map(str, wrong[:20]))


def test_packages_of_an_importer_are_those_of_python(cases: list[tuple[Case, dict[str, Any]]]) -> None:
    wrong = []
    relative = [(case, real) for case, real in cases if case.level]
    for case, real in relative:
        got = list(map(described, case.resolver.packages(case.importer)))
        if got != real["packages"]:
            wrong.append((case.statement, got, real["packages"]))
    assert not wrong, "\n".join(map(str, wrong[:20]))
    assert {len(real["packages"]) for _, real in relative} >= {0, 1, 2, 3}


def test_submodules_are_those_of_python(cases: list[tuple[Case, dict[str, Any]]]) -> None:
    wrong = []
    asked = 0
    for case, real in cases:
        found = case.resolver.resolve(case.importer, case.module, case.level).answer
        if not isinstance(found, Module | Namespace) or described(found) != real["answer"]:
            continue
        for child, answer in real["children"].items():
            asked += 1
            if has_two_files(answer):
                answer = ["ambiguous"]
            got = described(case.resolver.submodule(found, child))
            if got != answer:
                wrong.append((case.statement, child, got, answer))
    assert not wrong, "\n".join(map(str, wrong[:20]))
    assert asked > 1000

"""The house rules, read from the source with `ast`: rooms, doors, cycles, sizes, rows and rules.

CONTRIBUTING.md says why. A change of a table here is a change of the design.
"""

import ast
import io
import re
import sys
import tokenize
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import get_args

import pytest

from credlint.analysis.domain import values

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "credlint"

BELOW_CLI = (
    "run",
    "pipeline",
    "examine",
    "modules",
    "exchange",
    "excerpts",
    "fix",
    "rules",
    "report",
    "suppress",
    "analysis",
    "project",
    "source",
    "catalogue",
    "config",
    "model",
)
DOORS = {
    "": ("pipeline", "config.settings", "model"),
    "__main__": ("cli",),
    "cli": ("", *BELOW_CLI),
    "run": ("pipeline", "exchange", "fix", "analysis.program", "config", "suppress", "project", "source", "model"),
    "pipeline": (
        "examine",
        "modules",
        "exchange",
        "fix",
        "project",
        "rules",
        "suppress",
        "analysis",
        "source",
        "catalogue",
        "config",
        "model",
    ),
    "examine": (
        "modules",
        "exchange",
        "excerpts",
        "fix",
        "suppress",
        "analysis",
        "source",
        "catalogue",
        "config",
        "model",
    ),
    "modules": ("analysis", "project", "catalogue", "source", "model"),
    "exchange": ("analysis.program", "catalogue.names", "project", "source.imports", "model"),
    "excerpts": ("suppress", "source", "model"),
    "fix": ("suppress", "analysis.facts", "catalogue", "source", "model"),
    "rules": ("analysis.facts", "catalogue", "model"),
    "report": ("source.lines", "model"),
    "suppress": ("source.decode", "source.layout", "source.lines", "source.scan", "model"),
    "analysis": ("project.answers", "catalogue", "source", "model"),
    "project": ("model",),
    "source": ("model",),
    "catalogue": ("model",),
    "config": ("model",),
    "model": (),
}
"""Each room, and what it may import besides itself: rooms, or modules of them. "" is the package's own `__init__`."""

OUTSIDE = {
    "analysis": ("libcst",),
    "fix": ("libcst",),
    "source.parse": ("libcst",),
    "source.positions": ("libcst",),
    "source.tree": ("libcst",),
    "source.markdown": ("markdown_it",),
    "cli": ("click",),
    "config.globs": ("pathspec",),
}
"""The packages besides the standard library, by the room or module that may import them."""

DISTRIBUTIONS = {"markdown_it": "markdown-it-py", "yaml": "pyyaml"}
"""The names under which packages are installed, where those are others."""

STUBS = ("_typeshed",)
"""Packages that exist for type checkers only; imported under TYPE_CHECKING."""

EFFECTS = frozenset(
    {
        "asyncio",
        "concurrent",
        "glob",
        "multiprocessing",
        "os",
        "pathlib",
        "random",
        "shutil",
        "signal",
        "socket",
        "subprocess",
        "tempfile",
        "time",
        "urllib.request",
    }
)
"""Modules of the standard library that reach files, processes, clocks or the network."""

WITH_EFFECTS = ("", "__main__", "cli", "run", "config")
"""The rooms that may use them; all others turn values into values."""

LATE = {
    "": ("importlib",),
    "cli": ("credlint.cli.app",),
    "cli.app": ("credlint.cli.streams", "credlint.model.doubt"),
    "cli.check": ("credlint.run.since", "credlint.run.annotate"),
    "cli.fixing": ("credlint.run.repair",),
    "cli.links": ("importlib.metadata",),
    "cli.streams": ("credlint.report.text",),
    "run.check": ("credlint.run.pool",),
    "run.repair": ("credlint.run.pool",),
    "run.together": ("credlint.run.pool",),
    "source.reading": ("credlint.source.markdown", "credlint.source.notebooks"),
    "run.gitignore": ("credlint.run.git",),
    "config.globs": ("pathspec",),
    "pipeline": (
        "credlint.catalogue.index",
        "credlint.catalogue.kinds",
        "credlint.catalogue.schema",
        "credlint.analysis.program",
        "credlint.examine",
        "credlint.exchange.exchange",
        "credlint.exchange.graph",
        "credlint.exchange.jobs",
        "credlint.fix.apply",
        "credlint.fix.diff",
        "credlint.fix.parsing",
        "credlint.modules",
        "credlint.source.isolate",
        "credlint.source.notebooks",
    ),
    "examine": (
        "credlint.analysis.detectors.saved_text",
        "credlint.analysis.engine",
        "credlint.analysis.inquiry",
        "credlint.fix.plan",
        "credlint.source.parse",
    ),
}
"""What is imported inside functions, because it is slow and often not needed."""

BY_NAME = frozenset({"", "cli.app", "pipeline", "catalogue.index", "report.formats"})
"""The modules that import others by a name which is data: the public API, commands, rules, rows, formats."""

CLOCKS = {
    "cli.configuration": ("today",),
    "cli.progress": ("monotonic",),
    "run.cache": ("time_ns",),
    "run.pool": ("monotonic",),
}
"""Who looks at a clock: `Settings.today` is the only one that findings depend on."""

ROWLESS = frozenset({"kinds", "schema", "index", "names", "shapes", "needles", "groups", "mutators", "shipped"})
"""The modules of the catalogue that are not rows: types, look-ups, the words that rows share, the screen's texts."""

OWN_INIT = frozenset({"", "cli"})
"""Packages whose `__init__` is not empty: the public API, and the entry point, which must be quick to import."""

ORDER = (
    *("limits", "facts", "domain", "demand", "program", "core", "linking", "objects", "models", "syntax", "calls"),
    *("detectors", "engine", "inquiry"),
)
"""The rooms of `analysis`, from the top."""

INNER = {room: () if at < 2 else ORDER[:at] for at, room in enumerate(ORDER)}
"""The rooms of `analysis`, each with those that it may import: all that stand above it."""

MOST_MODULES = 14
"""Modules of one room of `analysis`."""

RECURSION = {
    "call": ("calls.dispatch", ("objects", "models", "syntax", "calls")),
    "evaluate": ("syntax.expressions", ("syntax", "calls")),
    "execute": ("syntax.statements", ("linking", "syntax", "calls")),
}
"""The ways back up through `core.machine`: what each leads to, and the rooms that may take it."""

LARGEST_KNOT = 47
"""Modules that reach each other if the ways back up count as imports: an expression calls a function, whose body holds
expressions; a class definition calls what its bases and descriptors want to be told; a serialiser calls functions; a
name runs the module that defines it."""

LONGEST = 600
LONGEST_OF = {"analysis": 400}
"""Lines of a module."""

SENTENCE = re.compile(r".+[.:]", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Import:
    """One import: `target` is the module, or what is imported from a package where that is a module itself."""

    target: str
    line: int
    function: str = ""


@dataclass(frozen=True, slots=True)
class Module:
    """A module of the package by its dotted name without `credlint.` ("" is the package itself)."""

    name: str
    path: Path
    text: str
    tree: ast.Module

    @property
    def room(self) -> str:
        """The first part of the name."""
        return self.name.partition(".")[0]

    @property
    def imports(self) -> tuple[Import, ...]:
        """All imports, wherever they stand."""
        return tuple(_imports(self.tree, ""))

    @property
    def inside(self) -> tuple[Import, ...]:
        """The imports of other modules of the package, as names of `Module`."""
        return tuple(
            Import(each.target.removeprefix("credlint").removeprefix("."), each.line, each.function)
            for each in self.imports
            if each.target.partition(".")[0] == "credlint"
        )

    @property
    def outside(self) -> tuple[Import, ...]:
        """The imports of everything else."""
        return tuple(each for each in self.imports if each.target.partition(".")[0] != "credlint")


def _imports(node: ast.AST, function: str) -> Iterator[Import]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import):
            yield from (Import(alias.name, child.lineno, function) for alias in child.names)
        elif isinstance(child, ast.ImportFrom):
            assert child.level == 0, f"relative import in line {child.lineno}"
            for alias in child.names:
                full = f"{child.module}.{alias.name}"
                yield Import(full if full in _module_names() else child.module or "", child.lineno, function)
        else:
            inner = child.name if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef) else function
            yield from _imports(child, inner)


@cache
def _module_names() -> frozenset[str]:
    return frozenset(f"credlint.{name}" for name in _paths())


@cache
def _paths() -> dict[str, Path]:
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


@cache
def modules() -> dict[str, Module]:
    """Every module of the package."""
    found = {}
    for name, path in _paths().items():
        text = path.read_text(encoding="utf-8")
        found[name] = Module(name, path, text, ast.parse(text))
    return found


def below(name: str, doors: tuple[str, ...]) -> bool:
    """Whether a module is one of `doors` or in one of them."""
    return any(name == door or (door != "" and name.startswith(f"{door}.")) for door in doors)


def test_every_room_is_placed() -> None:
    assert {module.room for module in modules().values()} == set(DOORS)


def test_the_table_of_rooms_has_no_cycle() -> None:
    done: set[str] = set()
    while len(done) < len(DOORS):
        ready = {room for room, doors in DOORS.items() if {door.partition(".")[0] for door in doors} - {room} <= done}
        assert ready - done, f"a cycle among {sorted(set(DOORS) - done)}"
        done |= ready


def test_rooms_import_through_their_doors() -> None:
    wrong = [
        f"{module.path.relative_to(ROOT)}:{each.line} imports {each.target or 'credlint'}"
        for module in modules().values()
        for each in module.inside
        if each.target.partition(".")[0] != module.room and not below(each.target, DOORS[module.room])
    ]
    assert not wrong


# The inner house.


def _inner() -> dict[str, Module]:
    """The modules of `analysis` by their names in it."""
    return {
        module.name.removeprefix("analysis."): module
        for module in modules().values()
        if module.room == "analysis" and module.path.name != "__init__.py"
    }


def _inner_room(name: str) -> str:
    return name.partition(".")[0]


def _inner_imports() -> dict[str, set[str]]:
    """What each module of `analysis` imports of `analysis`."""
    return {
        name: {each.target.removeprefix("analysis.") for each in module.inside if each.target.startswith("analysis.")}
        for name, module in _inner().items()
    }


def _ways_back(module: Module) -> set[str]:
    """The ways back up that a module takes: it calls a method of the machine."""
    return {
        node.func.attr
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in RECURSION
        and ast.unparse(node.func.value) in ("m", "self._m", "self.machine")
    }


def test_every_inner_room_is_placed() -> None:
    assert {_inner_room(name) for name in _inner()} == set(INNER)


def test_inner_rooms_import_only_what_stands_above_them() -> None:
    assert all(set(doors) == set(list(INNER)[: len(doors)]) for doors in INNER.values() if doors)
    wrong = [
        f"{name} imports {target}"
        for name, targets in _inner_imports().items()
        for target in targets
        if _inner_room(target) not in (_inner_room(name), *INNER[_inner_room(name)])
    ]
    assert not wrong


def test_inner_rooms_are_small() -> None:
    found = Counter(_inner_room(name) for name in _inner())
    assert not {room: count for room, count in found.items() if count > MOST_MODULES}


def test_ways_back_up_are_taken_where_they_may_be() -> None:
    """Recursion goes through `core.machine`, and counts as an import of it: so no cycle of rooms is left."""
    wrong = []
    for name, module in _inner().items():
        for way in _ways_back(module):
            target, rooms = RECURSION[way]
            assert target in _inner()
            if _inner_room(name) not in rooms:
                wrong.append(f"{name} calls {way}")
            assert "core" in INNER[_inner_room(name)], name
    assert not wrong


def test_one_knot_is_left_if_ways_back_up_lead_to_their_ends() -> None:
    graph = _inner_imports()
    for name, module in _inner().items():
        graph[name] |= {RECURSION[way][0] for way in _ways_back(module)} - {name}
    knots = [knot for knot in _knots(graph) if len(knot) > 1]
    assert len(knots) == 1
    assert {_inner_room(name) for name in knots[0]} == {"linking", *RECURSION["call"][1]}
    assert len(knots[0]) <= LARGEST_KNOT


def _knots(graph: dict[str, set[str]]) -> list[set[str]]:
    """The modules that reach each other."""
    reached = {name: _reached(graph, name) for name in graph}
    found: list[set[str]] = []
    for name in graph:
        if not any(name in knot for knot in found):
            found.append({name} | {other for other in reached[name] if name in reached[other]})
    return found


def _reached(graph: dict[str, set[str]], start: str) -> set[str]:
    found: set[str] = set()
    pending = [start]
    while pending:
        for target in graph[pending.pop()] - found:
            found.add(target)
            pending.append(target)
    return found


def test_the_interpreter_knows_no_detector() -> None:
    users = {name for name, targets in _inner_imports().items() if any(_inner_room(t) == "detectors" for t in targets)}
    assert {_inner_room(name) for name in users} == {"detectors", "engine", "inquiry"}


def test_places_are_numbers_below_the_syntax() -> None:
    """Only rooms that walk the tree know libcst; the machine keeps which node a number is."""
    users = {name for name, module in _inner().items() if any(each.target == "libcst" for each in module.outside)}
    assert {_inner_room(name) for name in users} <= {"core", "linking", "syntax", "calls", "objects"}
    assert {name for name in users if _inner_room(name) == "objects"} == {"objects.records"}


def test_a_match_over_atoms_misses_none() -> None:
    """A new kind of value is a type error wherever values are told apart, not a case that is passed over in silence."""
    atoms = {alias.__name__ for alias in (*get_args(values.Atom), *get_args(values.HeapObject))}
    found = []
    for name, module in _inner().items():
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Match) and atoms & {
                each.cls.id
                for each in ast.walk(node)
                if isinstance(each, ast.MatchClass) and isinstance(each.cls, ast.Name)
            }:
                last = node.cases[-1]
                found.append((name, node.lineno, ast.unparse(last.pattern), ast.unparse(last.body[0])))
    assert len(found) > 10
    assert not [each for each in found if each[2] != "_" or not each[3].startswith("assert_never(")]


def test_contributing_has_the_same_rooms() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    told = re.search(r"### The inner house\n.*?\n((?:\|[^\n]*\n)+)", text, re.DOTALL)
    assert told is not None
    rows = [row.split("|")[1:-1] for row in told[1].splitlines()[2:]]
    assert [name for row in rows for name in re.findall(r"`(\w+)`", row[0])] == list(INNER)
    for row in rows:
        room = re.findall(r"`(\w+)`", row[0])[-1]
        if row[2].strip():
            names = {name.partition(".")[2] for name in _inner() if _inner_room(name) == room}
            assert set(re.findall(r"`(\w+)`", row[2])) == names, room


def test_rules_do_not_know_each_other() -> None:
    assert not [module.name for module in _rules() if any(below(each.target, ("rules",)) for each in module.inside)]


def test_modules_have_no_cycle() -> None:
    graph = {name: {each.target for each in module.inside} - {name} for name, module in modules().items()}
    while graph:
        free = [name for name, targets in graph.items() if not targets & graph.keys()]
        assert free, f"a cycle among {sorted(graph)}"
        for name in free:
            del graph[name]


def test_outside_packages_only_where_listed() -> None:
    wrong = []
    for module in modules().values():
        allowed = {
            package for place, packages in OUTSIDE.items() if below(module.name, (place,)) for package in packages
        }
        for each in module.outside:
            top = each.target.partition(".")[0]
            if top not in sys.stdlib_module_names and top not in allowed and top not in STUBS:
                wrong.append(f"{module.path.relative_to(ROOT)}:{each.line} imports {each.target}")
    assert not wrong


def test_every_dependency_is_listed() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = {re.split(r"[^\w-]", text)[0] for text in project["dependencies"]}
    assert names == {DISTRIBUTIONS.get(package, package) for packages in OUTSIDE.values() for package in packages}


def test_files_processes_and_clocks_stay_outside() -> None:
    wrong = [
        f"{module.path.relative_to(ROOT)}:{each.line} imports {each.target}"
        for module in modules().values()
        if module.room not in WITH_EFFECTS
        for each in module.outside
        if below(each.target, tuple(EFFECTS))
    ]
    assert not wrong


def test_settings_hold_the_only_clock() -> None:
    words = {"today", "now", "utcnow", "time", "time_ns", "monotonic", "perf_counter"}
    wrong = []
    for module in modules().values():
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute | ast.Name):
                word = node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id
                if word in words and word not in CLOCKS.get(module.name, ()):
                    wrong.append(f"{module.path.relative_to(ROOT)}:{node.lineno} calls {word}")
    assert not wrong


def test_imports_stand_at_the_top() -> None:
    wrong = [
        f"{module.path.relative_to(ROOT)}:{each.line} imports {each.target} in {each.function}"
        for module in modules().values()
        for each in module.imports
        if each.function and each.target not in LATE.get(module.name, ())
    ]
    assert not wrong
    assert {name.partition(".")[0] for name in LATE} <= {"", "cli", "run", "config", "pipeline", "examine", "source"}


def test_imports_by_name_are_listed() -> None:
    found = {
        name
        for name, module in modules().items()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) in ("import_module", "importlib.import_module", "__import__")
    }
    assert found <= BY_NAME


POSSESSIVE = re.compile(r"(?<!\\)\)(?:[*+?]|\{[\d,]+\})\+").search


def test_no_pattern_repeats_a_group_possessively() -> None:
    """Python until 3.11.4 loses matches of `(…)*+`; `(?>(…)*)` is the same."""
    constants = [
        (name, node.value)
        for name, module in modules().items()
        if not name.endswith("catalogue.shipped")
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Constant)
    ]
    texts = [(name, text) for name, text in constants if isinstance(text, str)]
    texts += [(name, text.decode("latin-1")) for name, text in constants if isinstance(text, bytes)]
    assert not [(name, text) for name, text in texts if POSSESSIVE(text)]


def test_no_star_imports() -> None:
    found = [
        module.name
        for module in modules().values()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ImportFrom) and any(alias.name == "*" for alias in node.names)
    ]
    assert not found


def test_init_files_are_empty() -> None:
    inits = {name: module for name, module in modules().items() if module.path.name == "__init__.py"}
    assert not [name for name, module in inits.items() if name not in OWN_INIT and module.text.strip()]


def test_folders_are_packages() -> None:
    folders = {path.parent for path in PACKAGE.rglob("*.py")}
    assert not [folder for folder in folders if not (folder / "__init__.py").is_file()]


def test_modules_open_with_a_sentence() -> None:
    wrong = [
        name
        for name, module in modules().items()
        if module.text.strip() and not SENTENCE.fullmatch((ast.get_docstring(module.tree) or "").partition("\n\n")[0])
    ]
    assert not wrong


@pytest.mark.parametrize("name", sorted(_paths()))
def test_modules_are_short(name: str) -> None:
    module = modules()[name]
    length = module.text.count("\n")
    assert length <= LONGEST_OF.get(module.room, LONGEST)


def test_types_are_checked_everywhere() -> None:
    wrong = []
    for path in (*PACKAGE.rglob("*.py"), *(ROOT / "docs").rglob("*.py"), *(ROOT / "tests").rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        for token in tokenize.generate_tokens(io.StringIO(text).readline):
            if token.type == tokenize.COMMENT and re.match(r"#\s*type:\s*ignore", token.string):
                wrong.append(f"{path.relative_to(ROOT)}:{token.start[0]}")
    assert not wrong


def _named(tree: ast.Module) -> Iterator[str]:
    """What a test imports, also by name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield node.module or ""
        elif isinstance(node, ast.Call) and ast.unparse(node.func) == "import_module":
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value


def test_tests_need_only_what_the_extra_names() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    known = {re.split(r"[^\w-]", text)[0].lower().replace("-", "_") for text in named} | {
        "credlint",
        "tests",
        "docs",
        "benchmarks",
    }
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in sorted((ROOT / "tests").rglob("*.py"))
        for name in _named(ast.parse(path.read_text(encoding="utf-8")))
        if (top := name.partition(".")[0]) not in sys.stdlib_module_names and DISTRIBUTIONS.get(top, top) not in known
    ]
    assert not wrong


# The catalogue: rows are data.


def _row_modules() -> list[Module]:
    return [
        module
        for module in modules().values()
        if module.room == "catalogue" and "." in module.name and _last(module) not in ROWLESS
    ]


def _last(module: Module) -> str:
    return module.name.rpartition(".")[2]


def test_catalogue_modules_hold_rows_only() -> None:
    wrong = []
    for module in _row_modules():
        for node in module.tree.body:
            text = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
            if not (text or isinstance(node, ast.ImportFrom | ast.Assign | ast.AnnAssign)):
                wrong.append(f"{module.path.relative_to(ROOT)}:{node.lineno} is no row")
        for inner in ast.walk(module.tree):
            if isinstance(inner, ast.Lambda | ast.NamedExpr):
                wrong.append(f"{module.path.relative_to(ROOT)}:{inner.lineno} is code")
        wrong.extend(
            f"{module.path.relative_to(ROOT)}:{each.line} imports {each.target}"
            for each in module.imports
            if not below(each.target, ("credlint.catalogue",))
        )
    assert not wrong


def test_words_of_the_catalogue_are_data() -> None:
    code = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)
    for name in ("names", "shapes"):
        assert not [node for node in ast.walk(modules()[f"catalogue.{name}"].tree) if isinstance(node, code)], name


def test_every_row_module_is_in_the_index() -> None:
    (listed,) = (
        ast.literal_eval(node.value)
        for node in modules()["catalogue.index"].tree.body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "MODULES"
    )
    assert sorted(listed) == sorted(_last(module) for module in _row_modules())
    for module in _row_modules():
        assert "ROWS" in _assigned(module.tree), module.name


# The rules: one file each.


def _rules() -> list[Module]:
    return [module for module in modules().values() if module.room == "rules" and "." in module.name]


def _assigned(tree: ast.Module) -> list[str]:
    found: list[str] = []
    for node in tree.body:
        if isinstance(node, ast.Assign):
            found.extend(target.id for target in node.targets if isinstance(target, ast.Name))
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            found.append(node.target.id)
    return found


def _keyword(module: Module, name: str) -> str:
    """What a rule's file gives `RuleInfo.from_docstring` as the keyword `name`."""
    (value,) = (
        keyword.value
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "RuleInfo.from_docstring"
        for keyword in node.keywords
        if keyword.arg == name
    )
    return str(ast.literal_eval(value))


def test_a_file_holds_one_rule() -> None:
    assert _rules()
    for module in _rules():
        assert _assigned(module.tree).count("RULE") == 1, module.name
        public = [node.name for node in module.tree.body if isinstance(node, ast.FunctionDef) and node.name[0] != "_"]
        assert public == ["check"], module.name


def test_a_file_is_named_like_its_rule() -> None:
    for module in _rules():
        assert _keyword(module, "name").replace("-", "_") == _last(module)


def test_codes_and_names_are_unique() -> None:
    for word in ("code", "name"):
        found = [_keyword(module, word) for module in _rules()]
        assert len(found) == len(set(found)), word
    assert all(re.fullmatch(r"CRD[1-8]\d\d", _keyword(module, "code")) for module in _rules())

"""Imports modules for real, as a program of its own: JSON on standard input and output.

In: cases with the folder `root`, the `roots` of imports in it, the `importer`'s path, `level` and `module`. Out: what
Python imported for each, null where the importer itself cannot be imported.
"""

import importlib
import json
import sys
from importlib.machinery import ModuleSpec, PathFinder
from importlib.util import resolve_name
from pathlib import Path
from types import ModuleType
from typing import Any

ran: list[str] = []
"""The file of each module of a project, as they ran; the modules themselves append to it."""

CHILDREN = ("a", "b", "c")


def home_of(folder: Path) -> Path:
    """The folder above the topmost package; one whose name no import can write is no package."""
    while (folder / "__init__.py").is_file() and folder.name.isidentifier():
        folder = folder.parent
    return folder


def packages_around(folder: Path, roots: list[Path]) -> list[Path]:
    """The folders that are packages of a file: with an `__init__.py`, or below the nearest root."""
    found: list[Path] = []
    while (folder / "__init__.py").is_file() or (folder not in roots and any(root in folder.parents for root in roots)):
        found.insert(0, folder)
        folder = folder.parent
    return found


def forget(known: set[str]) -> None:
    """Make Python forget all modules but the `known` ones."""
    for name in set(sys.modules) - known:
        del sys.modules[name]
    ran.clear()


def described(spec: ModuleSpec | None) -> list[Any]:
    """A module as `tests.project.test_importing` describes it."""
    if spec is None:
        return ["missing"]
    if spec.origin is None:
        return ["namespace", list(spec.submodule_search_locations or ())]
    return ["module", spec.origin, spec.submodule_search_locations is not None]


def imported(name: str, package: str) -> ModuleType | None:
    """A module, None if there is none."""
    try:
        return importlib.import_module(name, package)
    except ImportError:
        return None


def load_package(names: str, folder: Path, above: Path, known: set[str]) -> bool:
    """Import the package in `folder` as the search path finds it, else by the path of its own root."""
    for path in (sys.path, [str(above)]):
        sys.path[:] = path
        forget(known)
        module = imported(names, "")
        if module is not None and str(folder) in getattr(module, "__path__", ()):
            return True
    return False


def chain_of(names: str) -> list[list[Any]]:
    """Each module on the way to a dotted name that has been imported."""
    parts = names.split(".") if names else []
    known = (sys.modules.get(".".join(parts[:end])) for end in range(1, len(parts) + 1))
    return [described(module.__spec__) for module in known if module is not None]


def answer(case: dict[str, Any], known: set[str]) -> dict[str, Any] | None:
    """What one import imports: packages of the importer, modules on the way, the module, its submodules, what ran."""
    forget(known)
    root, folder = Path(case["root"]), Path(case["importer"]).parent
    roots = [root / each for each in (*case["roots"], ".")]
    sys.path[:] = list(dict.fromkeys(map(str, (home_of(folder), *roots))))
    package = ""
    if case["level"]:
        around = packages_around(folder, roots)
        package = ".".join(each.name for each in around)
        if around and not load_package(package, folder, around[0].parent, known):
            return None
    packages, before = chain_of(package), len(ran)
    module, full = None, ""
    if not case["level"] or case["level"] <= len(packages):
        name = f"{'.' * case['level']}{case['module']}"
        full = resolve_name(name, package)
        module = imported(name, package)
    path = getattr(module, "__path__", None)
    return {
        "packages": packages,
        "chain": chain_of(full),
        "answer": described(module.__spec__ if module else None),
        "children": {child: described(PathFinder.find_spec(child, path)) for child in CHILDREN} if path else {},
        "ran": ran[before:],
    }


def main() -> None:
    """Answer all cases."""
    sys.dont_write_bytecode = True
    cases = json.load(sys.stdin)
    sys.modules["ran"] = sys.modules["__main__"]
    known = set(sys.modules)
    json.dump([answer(case, known) for case in cases], sys.stdout)


if __name__ == "__main__":
    main()

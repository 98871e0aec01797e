"""Which file a module name means: Python's path finder over a tree of files."""

from collections.abc import Sequence
from dataclasses import dataclass

from credlint.project.answers import Ambiguous, Answer, External, Importable, Missing, Module, Namespace, Resolution
from credlint.project.file_tree import SUFFIX, FileTree
from credlint.project.import_roots import IMPORT_ROOTS, search_roots
from credlint.project.module_names import ALWAYS_EXTERNAL, is_importable, parts_of

_INIT = "__init__.py"

Folders = tuple[str, ...]
"""Folders that are searched in this order, as an entry of `sys.path` or of a `__path__` is."""


@dataclass(frozen=True, slots=True)
class _Viewpoint:
    """What all importers in one folder share: where absolute imports are searched, and their packages."""

    search: Folders
    packages: tuple[Importable, ...]


class Resolver:
    """Finds the modules that the files of a project import.

    An absolute import is searched as by a `sys.path` of these folders: the one above the topmost package of the
    importer (the folders around it with an `__init__.py`) or, for a script outside any package, its own folder; the
    import roots; the project root. Two things differ from Python. A name with two files in one place is ambiguous.
    And a module at the top passes itself over: `import minio` in a `minio.py` works only where that means another one.
    What a package does to its `__path__` is not seen.

    `project_root` and `import_roots` (relative to the former, or absolute) are paths as in `files`. Answers are
    remembered, so a resolver lasts for one state of the files.
    """

    def __init__(self, files: FileTree, project_root: str = "", import_roots: Sequence[str] = IMPORT_ROOTS) -> None:
        self._files = files
        self._roots = search_roots(project_root, import_roots)
        self._viewpoints: dict[tuple[str, bool], _Viewpoint] = {}
        self._resolutions: dict[tuple[str, bool, int, str], Resolution] = {}
        self._submodules: dict[tuple[Importable, str], Answer] = {}

    def resolve(self, importer: str, module: str, level: int = 0) -> Resolution:
        """What `module` means in the file at `importer`, which need not be in the tree.

        `level` counts the leading dots, which `module` does not have; it may be empty if there are any. For
        `from a import b` ask for `a`, and with its answer for the `submodule` `b`.
        """
        if importer.rpartition("/")[2] == f"{module.partition('.')[0]}{SUFFIX}":  # it must not find itself
            return self._resolve(importer, module, level)
        key = (_parent(importer), importer.endswith(SUFFIX), level, module)
        if key not in self._resolutions:
            self._resolutions[key] = self._resolve(importer, module, level)
        return self._resolutions[key]

    def submodule(self, package: Importable, name: str) -> Answer:
        """What `name` (without dots) means in a package: Python imports it if the package has no such attribute."""
        key = (package, name)
        if key not in self._submodules:
            parts = parts_of(name)
            found = self._find(package.folders, parts[0]) if len(parts) == 1 else None
            self._submodules[key] = found or Missing(name)
        return self._submodules[key]

    def packages(self, path: str) -> tuple[Importable, ...]:
        """The packages in which a file lies, outermost first: Python imports them before the file.

        That are the folders around it with an `__init__.py`, and those without one below the nearest search root. A
        file that is no `.py` and one directly in a search root have none: they run as scripts.
        """
        return self._viewpoint(path).packages

    def _resolve(self, importer: str, module: str, level: int) -> Resolution:
        names = parts_of(module)
        if not names and (module or not level):
            return Resolution(Missing(f"{'.' * level}{module}"))
        return self._relative(importer, level, names) if level else self._absolute(importer, names)

    def _absolute(self, importer: str, names: Sequence[str]) -> Resolution:
        if names[0] in ALWAYS_EXTERNAL:
            return Resolution(External(names[0]))
        if names[0] == "__main__":  # the running program, which is never searched
            return Resolution(Missing(names[0]))
        return self._follow(self._viewpoint(importer).search, names, importer)

    def _relative(self, importer: str, level: int, names: Sequence[str]) -> Resolution:
        dots = "." * level
        packages = self.packages(importer)
        around = packages[: max(0, len(packages) - level + 1)]
        if not around:
            return Resolution(Missing(dots))
        if not names:
            return Resolution(around[-1], around[:-1])
        found = self._follow(around[-1].folders, names)
        answer = Missing(f"{dots}{found.answer.name}") if isinstance(found.answer, Missing) else found.answer
        return Resolution(answer, (*around, *found.parents))

    def _follow(self, folders: Folders, names: Sequence[str], importer: str = "") -> Resolution:
        """Import each part of a name; the first one from `folders`, where `importer` does not find itself."""
        parents: list[Importable] = []
        for count, name in enumerate(names, 1):
            answer = self._find(folders, name, "" if parents else importer)
            if answer is None:
                return Resolution(Missing(".".join(names[:count])), tuple(parents))
            if count == len(names) or isinstance(answer, Ambiguous):
                return Resolution(answer, tuple(parents))
            parents.append(answer)
            folders = answer.folders
        raise AssertionError("a name has parts")

    def _find(self, folders: Folders, name: str, importer: str = "") -> Module | Namespace | Ambiguous | None:
        """The first package or module of that name; a namespace if there are only folders without `__init__.py`."""
        portions = []
        for folder in folders:
            place = _join(folder, name)
            module, package = f"{place}{SUFFIX}", _join(place, _INIT)
            is_module = self._files.is_file(module)
            if self._files.is_file(package):
                return Ambiguous((package, module)) if is_module else Module(package, is_package=True)
            if is_module:
                if module != importer:
                    return Module(module)
            elif self._files.is_folder(place):
                portions.append(place)
        return Namespace(tuple(portions)) if portions else None

    def _viewpoint(self, importer: str) -> _Viewpoint:
        key = (_parent(importer), importer.endswith(SUFFIX))
        if key not in self._viewpoints:
            self._viewpoints[key] = self._seen_from(*key)
        return self._viewpoints[key]

    def _seen_from(self, folder: str, is_module: bool) -> _Viewpoint:
        home = folder
        while is_module and self._is_package(home) and is_importable(_last(home)):
            home = _parent(home)
        search = tuple(dict.fromkeys((home, *self._roots)))
        return _Viewpoint(search, self._packages(search, self._around(folder)) if is_module else ())

    def _around(self, folder: str) -> Folders:
        """The folders that are packages of a file in `folder`, outermost first."""
        found: list[str] = []
        here = folder
        while self._is_package(here) or self._is_below_root(here):
            found.insert(0, here)
            if _is_outermost(here):
                break
            here = _parent(here)
        return tuple(found)

    def _packages(self, search: Folders, around: Folders) -> tuple[Importable, ...]:
        """The packages that the folders `around` a file are, with all folders of namespaces if an import finds it."""
        found: list[Importable] = []
        folders = search
        for folder in around:
            answer = self._find(folders, _last(folder))
            if isinstance(answer, Ambiguous):
                answer = Module(answer.paths[0], is_package=True)
            if answer is None:
                break
            found.append(answer)
            folders = answer.folders
        if len(found) == len(around) and (not around or around[-1] in folders):
            return tuple(found)
        return tuple(
            Module(_join(folder, _INIT), is_package=True) if self._is_package(folder) else Namespace((folder,))
            for folder in around
        )

    def _is_package(self, folder: str) -> bool:
        return self._files.is_file(_join(folder, _INIT))

    def _is_below_root(self, folder: str) -> bool:
        return folder not in self._roots and any(_is_below(folder, root) for root in self._roots)


def _join(folder: str, name: str) -> str:
    return f"{folder}{name}" if folder in ("", "/") else f"{folder}/{name}"


def _parent(path: str) -> str:
    """The folder that holds `path`, which is not outermost."""
    head, slash, _ = path.rpartition("/")
    return head or slash


def _last(folder: str) -> str:
    return folder.rpartition("/")[2]


def _is_outermost(folder: str) -> bool:
    """Whether the folder that holds this one has no path."""
    return folder in ("", "/") or _last(folder) == ".."


def _is_below(folder: str, root: str) -> bool:
    if root == "":
        return folder.partition("/")[0] not in ("", "..")
    return folder.startswith(_join(root, ""))

"""The files of the projects around those that are checked."""

from collections.abc import Sequence

from credlint.project.import_roots import project_root
from credlint.project.resolver import Resolver
from credlint.project.sources import Sources


class Files:
    """Sources, and for each file what finds the modules that it imports: that of the project around it."""

    def __init__(self, sources: Sources, import_roots: Sequence[str], otherwise: str) -> None:
        """`import_roots` are relative to the root of each project, or absolute; `otherwise` is the root of a file that
        belongs to none."""
        self.read = sources.read
        self._sources = sources
        self._import_roots = import_roots
        self._otherwise = otherwise
        self._roots: dict[str, str] = {}
        self._resolvers: dict[str, Resolver] = {}

    def resolver_of(self, path: str) -> Resolver:
        """What finds the modules that the file at `path` imports."""
        root = self.root_of(path)
        if root not in self._resolvers:
            self._resolvers[root] = Resolver(self._sources, root, self._import_roots)
        return self._resolvers[root]

    def root_of(self, path: str) -> str:
        """The root of the project to which the file at `path` belongs."""
        folder = path.rpartition("/")[0]
        if folder not in self._roots:
            self._roots[folder] = project_root(folder or "/", self._sources.exists, self._otherwise)
        return self._roots[folder]

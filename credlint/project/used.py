"""What an analysis has used of the files around one: what its outcome rests on, besides the bytes of that one."""

from collections.abc import Iterator
from dataclasses import dataclass

from credlint.project.answers import Answer, Namespace, Resolution
from credlint.project.project import Files

Import = tuple[str, str, int]
"""A question what an import means: the path of the importer, the module, and the number of leading dots."""

Member = tuple[tuple[str, ...], str]
"""A question what a name means in a package: the folders of that, and the name."""


@dataclass(frozen=True, slots=True)
class Used:
    """The paths of the modules whose text was wanted, and the questions that were asked."""

    read: frozenset[str] = frozenset()
    imports: frozenset[Import] = frozenset()
    members: frozenset[Member] = frozenset()

    def answers(self, path: str, files: Files) -> Iterator[Resolution | Answer]:
        """What the questions, which came up for the file at `path`, mean among `files`; in a fixed order."""
        for importer, module, level in sorted(self.imports):
            yield files.resolver_of(importer).resolve(importer, module, level)
        resolver = files.resolver_of(path)
        for folders, name in sorted(self.members):
            yield resolver.submodule(Namespace(folders), name)


NOTHING_USED = Used()
"""What an analysis rests on that asks for no other file."""

"""Where a project ends: what lies outside is not read because something inside says so."""

import os
from collections.abc import Sequence

from credlint.run.gitignore import repository_of


def is_inside(path: str, folders: Sequence[str]) -> bool:
    """Whether a real path is that of one of `folders` or below it."""
    return any(path == folder or path.startswith(f"{folder.rstrip(os.sep)}{os.sep}") for folder in folders if folder)


def project_of(root: str) -> tuple[str, ...]:
    """The real paths of a project: of its root, and of the git repository around it."""
    real = os.path.realpath(root)
    repository = repository_of(real)
    return (real, repository) if repository else (real,)

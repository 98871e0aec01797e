"""The folders in which absolute imports are searched."""

import posixpath
from collections.abc import Callable, Sequence

IMPORT_ROOTS = (".", "src")
"""Where modules are searched if nobody says otherwise, relative to the project root."""

PROJECT_MARKS = ("pyproject.toml", "setup.py", ".git")
"""Files and folders of which each makes the folder that holds it a project root."""


def project_root(folder: str, exists: Callable[[str], bool], otherwise: str) -> str:
    """The nearest folder, from `folder` (absolute) upwards, that holds a mark of a project, else `otherwise`."""
    here = folder
    while True:
        if any(exists(posixpath.join(here, mark)) for mark in PROJECT_MARKS):
            return here
        parent = posixpath.dirname(here)
        if parent == here:
            return otherwise
        here = parent


def search_roots(root: str, import_roots: Sequence[str] = IMPORT_ROOTS) -> tuple[str, ...]:
    """The import roots, which are relative to the project root `root` or absolute, and then that root; each once."""
    found = (posixpath.normpath(posixpath.join(root, each)) for each in (*import_roots, ""))
    return tuple(dict.fromkeys("" if each == "." else each for each in found))

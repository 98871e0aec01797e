"""Small programs, and how credlint is started on them."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

LEAK = 'import os\n\nprint(os.environ["AWS_SECRET_ACCESS_KEY"])\n'
"""One CRD201, on row 3."""

CLEAN = "import os\n\nprint(len(os.environ))\n"
BROKEN = "# credlint: this file is parsed\nx = = 1\n"


@dataclass(frozen=True)
class Ran:
    """What a command did."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


def environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """The test's own environment without what would speak to credlint."""
    ours = ("CREDLINT_", "NO_COLOR", "FORCE_COLOR")
    return {name: value for name, value in os.environ.items() if not name.startswith(ours)} | dict(extra or {})


def command(*args: str) -> list[str]:
    """The command line of credlint."""
    return [sys.executable, "-m", "credlint", *args]


def write(folder: Path, **files: str) -> None:
    """Write files, whose names have `__` for a slash and end in `.py`."""
    for name, text in files.items():
        path = folder / f"{name.replace('__', '/')}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def git(folder: Path, *args: str) -> str:
    """Run git as if no configuration of the user were around."""
    ours = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    who = ("-c", "user.name=Tester", "-c", "user.email=tester@example.com", "-c", "init.defaultBranch=main")
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    done = subprocess.run(
        ["git", *who, *args], cwd=folder, env=kept | ours, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def commit(folder: Path) -> None:
    """Commit everything in a folder, which becomes a repository."""
    if not (folder / ".git").exists():
        git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", "change")


FORMATTERS = {"black": ("black", "-q"), "ruff": ("ruff", "format", "-q", "--isolated")}
"""The formatters of the world, as modules with arguments."""


def reformat(formatter: str, *paths: Path) -> None:
    """Run a real formatter over files."""
    line = [sys.executable, "-m", *FORMATTERS[formatter], *map(str, paths)]
    done = subprocess.run(line, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr

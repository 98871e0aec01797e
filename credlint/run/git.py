"""Asks git about a repository; nothing of the repository is run, and no configuration of it changes the answer."""

import os
import re
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

_SAFE = (
    "--no-pager",
    *("-c", "core.fsmonitor=false"),
    *("-c", f"core.hooksPath={os.devnull}"),
    *("-c", "core.quotePath=true"),
    # A folder of a checkout can be a bare repository, with a configuration that its author has written.
    *("-c", "safe.bareRepository=explicit"),
)
_CALM = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
    # What a partial clone lacks would be fetched, by commands and from places that its configuration names.
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "",
}
_ELSEWHERE = (
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_COMMON_DIR",
    "GIT_INDEX_FILE",
    "GIT_PREFIX",
    "GIT_NAMESPACE",
    "GIT_OBJECT_DIRECTORY",
)
"""Variables by which a hook of one repository would speak for another."""

_FILTER = re.compile(r"filter\.([^=\0-\x1f]+)\.\w+", re.DOTALL)
_NO_FILTER = ("clean=", "smudge=", "process=", "required=false")
_PROGRAM = "git.exe" if os.name == "nt" else "git"

PATIENCE = 60.0
"""Seconds for an answer that a run can do without."""


class GitError(Exception):
    """Why git gave no answer."""


def ask(folder: str, *args: str) -> bytes:
    """What git writes about the repository around `folder`; nothing where the answer is no. Raises GitError.

    `args` are those of a command that reads no file of the working tree.
    """
    return _ask(folder, args)


def ask_about_files(folder: str, *args: str) -> bytes:
    """As `ask`, for a command that reads files: they are taken as they are, without the filters of a configuration."""
    listed = ask(
        folder, "config", "-z", "--name-only", "--get-regexp", r"^filter\..+\.(clean|smudge|process|required)$"
    )
    names: dict[str, None] = {}
    for key in filter(None, os.fsdecode(listed).split("\0")):
        match = _FILTER.fullmatch(key)
        if match is None:
            raise GitError("a filter of the repository's configuration cannot be switched off")
        names[match[1]] = None
    off = [word for name in names for key in _NO_FILTER for word in ("-c", f"filter.{name}.{key}")]
    return _ask(folder, args, off)


def tracked(repository: str) -> list[bytes]:
    """The files of a repository that git tracks, relative to it and sorted; none if git cannot tell."""
    elsewhere = {name: value for name, value in os.environ.items() if name not in _ELSEWHERE}
    try:
        listed = _ask(
            repository, ("ls-files", "-z", "--cached", "--full-name", "--"), environment=elsewhere, timeout=PATIENCE
        )
    except GitError:
        return []
    return sorted(filter(None, listed.split(b"\0")))


def _ask(
    folder: str,
    args: Sequence[str],
    options: Sequence[str] = (),
    *,
    environment: Mapping[str, str] = os.environ,
    timeout: float | None = None,
) -> bytes:
    try:
        done = subprocess.run(
            [_program(), *_SAFE, *options, *args],
            cwd=folder,
            env={**environment, **_CALM},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=timeout,
        )
    except OSError as error:
        raise GitError(f"git cannot be run: {error.strerror}") from None
    except subprocess.TimeoutExpired:
        raise GitError(f"git {args[0]} takes too long") from None
    if done.returncode in (0, 1):
        return done.stdout
    text = done.stderr.decode("utf-8", "replace").strip().splitlines()
    raise GitError(f"git {args[0]}: {text[0].removeprefix('fatal: ') if text else 'failed'}")


def _program() -> str:
    """The path of git; an entry of PATH that is no absolute one would mean the folder which is checked."""
    for folder in os.get_exec_path():
        path = Path(folder, _PROGRAM)
        if path.is_absolute() and path.is_file() and os.access(path, os.X_OK):
            return os.fspath(path)
    raise GitError("git cannot be run: there is none in PATH")

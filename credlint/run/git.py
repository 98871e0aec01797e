"""Asks git about a repository; nothing of the repository is run, and no configuration of it changes the answer."""

import os
import subprocess
from collections.abc import Mapping

_SAFE = ("-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}", "-c", "core.quotePath=true")
_CALM = {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
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

PATIENCE = 60.0
"""Seconds for an answer that a run can do without."""


class GitError(Exception):
    """Why git gave no answer."""


def ask(folder: str, *args: str, timeout: float | None = None) -> bytes:
    """What git writes about the repository around `folder`; nothing where the answer is no. Raises GitError."""
    return _ask(folder, args, {**os.environ, **_CALM}, timeout)


def tracked(repository: str) -> list[bytes]:
    """The files of a repository that git tracks, relative to it and sorted; none if git cannot tell."""
    environment = {name: value for name, value in os.environ.items() if name not in _ELSEWHERE}
    environment |= _CALM | {"GIT_NO_LAZY_FETCH": "1"}
    try:
        listed = _ask(repository, ("ls-files", "-z", "--cached", "--full-name", "--"), environment, PATIENCE)
    except GitError:
        return []
    return sorted(filter(None, listed.split(b"\0")))


def _ask(folder: str, args: tuple[str, ...], environment: Mapping[str, str], timeout: float | None) -> bytes:
    try:
        done = subprocess.run(
            ["git", *_SAFE, *args],
            cwd=folder,
            env=environment,
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

"""Nothing of what is checked is run or imported, no configuration loads code, and nothing reaches out."""

import ast
import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from .helpers import LEAK, command, commit, environment, write

WATCH = """\
import os
import sys

log = os.open(sys.argv.pop(1), os.O_WRONLY | os.O_CREAT | os.O_APPEND)


def tell(event, args):
    if event.startswith(("socket.", "subprocess.", "os.", "pty.", "ctypes.", "urllib.", "webbrowser.", "shutil.")):
        values = [each if isinstance(each, (str, int)) else repr(each) for each in args]
    elif event == "exec":
        values = [args[0].co_filename]
    elif event == "open" and isinstance(args[0], str) and args[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
        values = [os.path.abspath(args[0])]
    else:
        return
    os.write(log, (repr((event, values)) + chr(10)).encode())


sys.addaudithook(tell)
from credlint.cli import main

main()
"""
"""Tells what the interpreter does (https://docs.python.org/3/library/audit_events.html), then runs credlint."""

TRAP = "import os\nopen(r'{mark}', 'a').close()\nprint(os.environ['AWS_SECRET_ACCESS_KEY'])\n"
NAMES = (
    "click",
    "libcst",
    "markdown_it",
    "pathspec",
    "conftest",
    "setup",
    "sitecustomize",
    "json",
    "subprocess",
    "pickle",
)

PROJECT = """\
[tool.credlint]
credential-env = ["ACME_*"]

[[tool.credlint.sdk-call]]
callable = "trapped.connect"
secret-key = "secret"

[[tool.credlint.sink]]
callable = "trapped.log"
kind = "log"

[[tool.credlint.sanitizer]]
callable = "trapped.mask"

[build-system]
requires = ["trapped"]
build-backend = "trapped"
backend-path = ["."]
"""

USES = """\
import os
import trapped
from plugins import *
import pickle

trapped.connect(secret=os.environ["ACME_KEY"])
trapped.log(os.environ["AWS_SECRET_ACCESS_KEY"])
print(trapped.mask(os.environ["AWS_SECRET_ACCESS_KEY"]))
eval("__import__('trapped')")
exec("import trapped")
pickle.loads(b"cos\\nsystem\\n(S'touch {mark}'\\ntR.")
print(os.environ["AWS_SECRET_ACCESS_KEY"].__reduce__(), os.system("touch {mark}"), f"{{os.system('touch {mark}')}}")
"""


@pytest.fixture
def mark(tmp_path: Path) -> Path:
    """What is there as soon as something of the project has been run."""
    return tmp_path / "sprung"


@pytest.fixture
def trapped(project: Path, mark: Path) -> Path:
    trap = TRAP.format(mark=mark)
    write(
        project, **dict.fromkeys((*NAMES, "trapped", "plugins____init__", "b__ignored"), trap), a=USES.format(mark=mark)
    )
    (project / "pyproject.toml").write_text(PROJECT)
    (project / ".gitignore").write_text("ignored.py\n")
    (project / "README.md").write_text(f"```python\n{trap}```\n")
    cell: dict[str, object] = {
        "cell_type": "code",
        "metadata": {},
        "outputs": [],
        "execution_count": None,
        "source": f"!touch {mark}\n{trap}",
    }
    (project / "n.ipynb").write_text(json.dumps({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}))
    for name in ("git", "python", "python3"):
        (project / name).write_text(f"#!/bin/sh\ntouch {mark}\n")
        (project / name).chmod(0o755)
    commit(project)
    write(project, b__new=LEAK)
    return project


def events(project: Path, tmp_path: Path, *args: str) -> Iterator[tuple[str, list[Any]]]:
    """What a run in the project does."""
    (tmp_path / "watch.py").write_text(WATCH)
    log = tmp_path / "log"
    log.unlink(missing_ok=True)
    done = subprocess.run(
        [sys.executable, str(tmp_path / "watch.py"), str(log), *args],
        cwd=project,
        env=environment({"PATH": f".:{os.environ['PATH']}", "PYTHONDONTWRITEBYTECODE": "1"}),
        capture_output=True,
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr
    for line in log.read_text().splitlines():
        event, values = ast.literal_eval(line)
        yield event, values


RUNS = {
    "check": (),
    "processes": ("--no-cache", "-j", "4", "--no-slice"),
    "since": ("--since", "HEAD", "--no-cache"),
    "reports": ("--output-format", "json", "--show-suppressed", "--statistics", "-v"),
    "why": ("why", "a.py:7"),
    "config": ("config",),
    "baseline": ("baseline", "create"),
}


FILES = ("listdir", "scandir", "remove", "rename", "mkdir", "rmdir", "chmod", "fork")
"""What is done with files, of which `open` tells where they are, and with processes that run credlint itself."""


def is_right(event: str, values: list[Any], project: Path, user_cache: Path) -> bool:
    """Whether credlint may do that."""
    match event.split("."):
        case ["exec"]:
            return not str(values[0]).startswith((str(project), "./"))
        case ["open"]:
            return str(values[0]).startswith(
                (f"{project}/.credlint", f"{project}/..credlint", str(user_cache), os.devnull)
            )
        case ["socket", "__new__"]:  # between processes
            return bool(values[1] == socket.AF_UNIX)
        case ["subprocess", "Popen"]:
            program = Path(values[0])
            return program.is_absolute() and program.name == "git" and project not in program.parents
        case ["os", name]:
            return name in FILES
    return False


@pytest.mark.parametrize("args", RUNS.values(), ids=RUNS)
def test_what_a_run_does(trapped: Path, tmp_path: Path, mark: Path, args: tuple[str, ...], user_cache: Path) -> None:
    found = list(events(trapped, tmp_path, *args))
    assert any(event == "exec" for event, _ in found)
    assert [each for each in found if not is_right(*each, trapped, user_cache)] == []
    assert not mark.exists()


def test_python_m(trapped: Path, mark: Path) -> None:
    """Modules of the project do not stand for those that credlint imports."""
    done = subprocess.run(command("-q"), cwd=trapped, env=environment(), capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr
    assert "click.py:3:1: CRD201" in done.stdout
    assert not mark.exists()


@pytest.mark.parametrize("key", ["plugins", "plugin", "load-plugins", "init-hook", "python", "exec", "import"])
def test_no_key_loads_code(trapped: Path, mark: Path, key: str) -> None:
    (trapped / "credlint.toml").write_text(f'{key} = ["trapped"]\n')
    done = subprocess.run(command(), cwd=trapped, env=environment(), capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith(f'error: credlint.toml:1: unknown key "{key}"')
    assert not mark.exists()

"""How credlint is started, and what that costs."""

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import credlint

from .helpers import CLEAN, Run, command, environment, write

HEAVY = ("libcst", "credlint.rules", "credlint.report", "credlint.analysis", "credlint.run", "pathspec")


def imported(*args: str, cwd: Path) -> set[str]:
    """The modules that a run imports."""
    line = [sys.executable, "-X", "importtime", *command(*args)[1:]]
    done = subprocess.run(line, cwd=cwd, env=environment(), capture_output=True, text=True, check=False)
    return {row.rpartition("|")[2].strip() for row in done.stderr.splitlines() if row.startswith("import time")}


def test_the_version(run: Run) -> None:
    for option in ("--version", "-V"):
        assert run(option).out == f"credlint {credlint.__version__}\n"


def test_the_version_imports_nothing_heavy(project: Path) -> None:
    assert not [name for name in imported("--version", cwd=project) if name.startswith(HEAVY)]


def test_a_run_without_vocabulary_does_not_import_the_parser(project: Path) -> None:
    write(project, a="x = 1\n")
    names = imported("a.py", cwd=project)
    assert "credlint.pipeline" in names
    assert not names & {"libcst", "pathspec", "multiprocessing", "credlint.report.sarif"}


def test_help(run: Run) -> None:
    text = run("--help").out
    assert all(name in text for name in ("check", "rule", "baseline", "config", "clean"))
    assert run("-h").out == text
    assert "--per-file-ignores" in run("check", "-h").out


@pytest.mark.parametrize("name", ["check", "rule", "baseline", "config", "clean"])
def test_every_command_has_a_version_and_help(run: Run, name: str) -> None:
    assert run(name, "-V").out == f"credlint {credlint.__version__}\n"
    assert run(name, "-h").out.startswith(f"Usage: credlint {name}")


def test_the_public_api() -> None:
    assert credlint.check_source is import_module("credlint.pipeline").check_source
    assert credlint.Diagnostic is import_module("credlint.model.diagnostic").Diagnostic
    assert credlint.check_source("a.py", CLEAN.encode()).diagnostics == ()
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = credlint.nothing


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("ch", "plain,check"),
        ("ru", "plain,rule"),
        ("cl", "plain,clean"),
        ("baseline pr", "plain,prune"),
        ("check --fail", "plain,--fail-level"),
        ("--sel", "plain,--select"),
        ("--ver", "plain,--version"),
        ("--fail-level ", "plain,warning"),
        ("src/", "file,src/"),
        ("src ", "file,"),
    ],
)
def test_completion(typed: str, expected: str) -> None:
    words = f"credlint {typed}".split()
    if typed.endswith(" "):
        words.append("")
    env = {"_CREDLINT_COMPLETE": "bash_complete", "COMP_WORDS": f"credlint {typed}", "COMP_CWORD": str(len(words) - 1)}
    done = subprocess.run(command(), env=environment(env), capture_output=True, text=True, check=False)
    assert expected in done.stdout.splitlines()

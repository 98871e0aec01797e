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
    absent = "nothing"
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        getattr(credlint, absent)


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
        ("--output js", "plain,json="),
        ("rule CRD20", "plain,CRD203"),
        ("rule expos", "plain,exposed-environment"),
        ("check --select CRD1", "plain,CRD106"),
        ("--ignore CRD101,CRD2", "plain,CRD101,CRD203"),
        ("config --extend-select PED", "plain,PEDANTIC"),
        ("baseline create --fa", ""),
    ],
)
def test_completion(typed: str, expected: str) -> None:
    words = f"credlint {typed}".split()
    if typed.endswith(" "):
        words.append("")
    env = {"_CREDLINT_COMPLETE": "bash_complete", "COMP_WORDS": f"credlint {typed}", "COMP_CWORD": str(len(words) - 1)}
    done = subprocess.run(command(), env=environment(env), capture_output=True, text=True, check=False)
    assert expected in done.stdout.splitlines() or (not expected and not done.stdout.strip())


BASH = """
eval "$(_CREDLINT_COMPLETE=bash_source credlint)"
complete -p credlint
COMP_WORDS=(credlint --fail-l); COMP_CWORD=1
_credlint_completion credlint
printf '%s\\n' "${COMPREPLY[@]}"
"""


def test_a_shell_completes(project: Path) -> None:
    """The script that the documentation names, in the shell that is everywhere."""
    (project / "credlint").write_text(f'#!/bin/sh\nexec {sys.executable} -m credlint "$@"\n')
    (project / "credlint").chmod(0o755)
    env = environment({"PATH": f"{project}:/usr/bin:/bin"})
    done = subprocess.run(["bash", "-c", BASH], env=env, cwd=project, capture_output=True, text=True, check=False)
    assert done.stdout.splitlines()[1:] == ["--fail-level"], done.stderr


@pytest.mark.parametrize(
    ("shell", "typed", "expected"),
    [
        ("zsh", "rule CRD203", ["plain\nCRD203\nThe whole environment is printed, logged or sent.\n"]),
        ("fish", "--fail-l", ["plain,--fail-level\t", "plain\n--fail-level\n"]),  # before and after click 8.4
    ],
)
def test_other_shells(shell: str, typed: str, expected: list[str]) -> None:
    script = subprocess.run(
        command(),
        env=environment({"_CREDLINT_COMPLETE": f"{shell}_source"}),
        capture_output=True,
        text=True,
        check=True,
    )
    assert "_credlint_completion" in script.stdout
    words = typed.split()
    env = {"_CREDLINT_COMPLETE": f"{shell}_complete", "COMP_WORDS": f"credlint {typed}", "COMP_CWORD": str(len(words))}
    if shell == "fish":
        env["COMP_CWORD"] = words[-1]
    done = subprocess.run(command(), env=environment(env), capture_output=True, text=True, check=True)
    assert done.stdout.startswith(tuple(expected))


TOPICS = {
    "Rules": "select extend-select ignore per-file-ignores min-confidence",
    "Verdict": "fail-level exit-zero",
    "Files": "exclude extend-exclude force-exclude respect-gitignore cross-file files-from 0 "
    "stdin-filename since show-files",
    "Suppressions": "no-ignores show-suppressed baseline no-baseline",
    "Output": "output-format output statistics color quiet verbose no-progress",
    "Other": "config isolated jobs no-cache cache-dir version help",
}


def test_options_are_listed_by_topic(run: Run) -> None:
    text = run("check", "--help").out
    sections = {
        lines[0].rstrip(":"): "\n".join(lines[1:])
        for lines in (part.splitlines() for part in text.split("\n\n"))
        if lines[0].endswith(":")
    }
    for topic, names in TOPICS.items():
        at = [sections[topic].index(f"-{name}" if name == "0" else f"--{name}") for name in names.split()]
        assert at == sorted(at), topic
    assert "PATHS" not in sections["Other"]
    assert "Exit codes: 0 nothing found, 1 findings, 2 " in text


def test_no_help_is_cut_off(run: Run) -> None:
    for args in ((), ("baseline",)):
        assert "..." not in run(*args, "-h").out.replace("[PATHS]...", "").replace("[ARGS]...", "")


def test_the_help_shows_both_ways_to_call_it(run: Run) -> None:
    lines = run("--help").out.splitlines()
    assert lines[0] == "Usage: credlint [OPTIONS] [PATHS]..."
    assert lines[1] == "       credlint COMMAND [OPTIONS] [ARGS]..."
    assert [line.split()[0] for line in run("baseline", "-h").out.split("Commands:\n")[1].splitlines()] == [
        "create",
        "update",
        "prune",
        "show",
    ]

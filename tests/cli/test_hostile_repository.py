"""A repository whose author means harm: nothing of it is run, neither by git nor by Python, and no link leads away."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from .helpers import LEAK, Run, commit, git, write

HOOKS = ("post-index-change", "pre-auto-gc", "reference-transaction", "post-checkout", "fsmonitor-watchman")

SETTINGS = """\
[core]
    fsmonitor = {trap} fsmonitor
    hooksPath = {hooks}
    pager = {trap} pager
    editor = {trap} editor
    sshCommand = {trap} sshCommand
    gitProxy = {trap} gitProxy
    askPass = {trap}
    alternateRefsCommand = {trap} alternateRefsCommand
    attributesFile = {folder}/attributes
[pager]
    diff = {trap} pager-diff
    ls-files = {trap} pager-ls-files
    config = {trap} pager-config
[diff]
    external = {trap} external
    submodule = diff
[diff "x"]
    command = {trap} command
    textconv = {trap} textconv
    cachetextconv = false
[filter "x"]
    clean = {trap} clean
    smudge = {trap} smudge
    required = true
[filter "dots.and spaces"]
    process = {trap} process
    clean = {trap} clean-of-process
[filter "\u00e9"]
    clean = {trap} clean-of-another
[alias]
    diff = !{trap} alias
    ls-files = !{trap} alias
    rev-parse = !{trap} alias
    config = !{trap} alias
[credential]
    helper = !{trap} credential
[gpg]
    program = {trap}
[log]
    showSignature = true
[interactive]
    diffFilter = {trap} diffFilter
[submodule]
    recurse = true
[include]
    path = more
"""


@pytest.fixture
def trap(tmp_path: Path) -> Path:
    """A program that leaves a mark, by the name of what has run it."""
    path = tmp_path / "trap"
    path.write_text(f'#!/bin/sh\ntouch "{tmp_path}/sprung-$1"\ncase $1 in clean*|smudge) cat;; esac\n')
    path.chmod(0o755)
    return path


def sprung(trap: Path) -> set[str]:
    """What has run the trap."""
    return {path.name.removeprefix("sprung-") for path in trap.parent.glob("sprung-*")}


def by_itself(folder: Path, *args: str) -> None:
    """Run git as anybody would."""
    subprocess.run(["git", *args], cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=60)


@pytest.fixture
def hostile(project: Path, trap: Path, tmp_path: Path) -> Path:
    """A repository with a finding on row 4 that is new, in which everything that git could run is a trap."""
    write(project, a=LEAK, b=LEAK, processed=LEAK, other=LEAK, converted=LEAK, ignored=LEAK, sub__c=LEAK)
    (project / ".gitignore").write_text("ignored.py\n")
    (project / "note.txt").write_text("")
    commit(project)
    (project / "note.txt").write_text("changed")
    hooks = tmp_path / "hooks"
    for place in (hooks, project / ".git" / "hooks"):
        place.mkdir(exist_ok=True)
        for name in HOOKS:
            (place / name).write_text(f"#!/bin/sh\nexec {trap} hook-{name}\n")
            (place / name).chmod(0o755)
    attributes = (
        '"*.py" filter=x diff=x\nprocessed.py filter=dots.and\nother.py filter=\u00e9\nconverted.py -filter diff=x\n'
    )
    (project / ".gitattributes").write_text("*.py filter=x diff=x\n")
    (project / "attributes").write_text(attributes)
    settings = SETTINGS.format(trap=trap, hooks=hooks, folder=project)
    with (project / ".git" / "config").open("a", encoding="utf-8") as config:
        config.write(settings)
    (project / ".git" / "more").write_text(f'[filter "included"]\n\tclean = {trap} clean-included\n')
    info = project / ".git" / "info"
    info.mkdir(exist_ok=True)
    (info / "attributes").write_text("sub/c.py filter=included\nprocessed.py filter=dots.and\nother.py filter=\u00e9\n")
    for name in ("a", "b", "processed", "other", "converted", "sub__c"):
        write(project, **{name: f"{LEAK}{LEAK.splitlines()[-1]}\n"})
    return project


def test_the_traps_are_set(hostile: Path, trap: Path) -> None:
    """What git does by itself: else the test below would show nothing."""
    by_itself(hostile, "diff", "HEAD")
    assert {"fsmonitor", "clean", "clean-included", "command", "external"} <= sprung(trap)
    by_itself(hostile, "diff", "--no-ext-diff", "HEAD")
    assert "textconv" in sprung(trap)


def test_nothing_that_git_could_run_is_run(run: Run, hostile: Path, trap: Path) -> None:
    for _ in range(2):
        ran = run("--since", "HEAD", "--output-format", "concise")
        assert ran.code == 1
        expected = ["a", "b", "converted", "ignored", "other", "processed", "sub/c"]
        assert [line.split(":")[:2] for line in ran.out.splitlines()] == [
            [f"{name}.py", "3" if name == "ignored" else "4"] for name in expected if name != "ignored"
        ]
        assert run().code == 1
        assert run("--since", "HEAD", cwd=hostile / "sub").code == 1
    assert run("clean").code == 0
    assert sprung(trap) == set()


@pytest.mark.parametrize("name", ["a=b", "x]y=", "="])
def test_a_filter_that_cannot_be_switched_off(run: Run, hostile: Path, trap: Path, name: str) -> None:
    (hostile / ".git" / "info" / "attributes").write_text(f"a.py filter={name}\n")
    with (hostile / ".git" / "config").open("a") as config:
        config.write(f'[filter "{name}"]\n\tclean = {trap} odd\n')
    ran = run("--since", "HEAD")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "error: --since: a filter of the repository's configuration cannot be switched off\n"
    assert sprung(trap) == set()


@pytest.mark.parametrize("url", ["ext::{trap} ext", "ssh://example.invalid/x", "{other}", "file://{other}"])
def test_nothing_is_fetched(run: Run, project: Path, trap: Path, tmp_path: Path, url: str) -> None:
    """A partial clone says where what it lacks comes from, and by which commands."""
    write(project, a=LEAK)
    commit(project)
    blob = git(project, "rev-parse", "HEAD:a.py").strip()
    (project / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    git(tmp_path, "init", "-q", "other")
    with (project / ".git" / "config").open("a") as config:
        config.write(
            f"[core]\n\trepositoryFormatVersion = 1\n\tsshCommand = {trap} ssh\n[extensions]\n\tpartialClone = origin\n"
            f'[remote "origin"]\n\turl = {url.format(trap=trap, other=tmp_path / "other")}\n\tpromisor = true\n'
            f'\tuploadpack = {trap} uploadpack\n\tpartialCloneFilter = blob:none\n[protocol "ext"]\n\tallow = always\n'
        )
    write(project, a=LEAK * 2)
    ran = run("--since", "HEAD")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("error: --since: git diff: ")
    assert sprung(trap) == set()
    by_itself(project, "diff", "HEAD")
    assert sprung(trap)


def test_a_bare_repository_in_a_folder_of_a_checkout(run: Run, project: Path, trap: Path) -> None:
    """Git takes for a repository what looks like one, and `git clone` brings it."""
    write(project, a=LEAK)
    commit(project)
    inner = project / "inner"
    shutil.copytree(project / ".git", inner, ignore=shutil.ignore_patterns("hooks"))
    (inner / "config").write_text(f"[core]\n\tbare = false\n\tworktree = .\n\tfsmonitor = {trap} fsmonitor\n")
    write(project, inner__a=LEAK)
    (inner / ".gitignore").write_text("a.py\n")
    ran = run("--since", "HEAD", cwd=inner)
    assert ran.code in (1, 2)
    assert run(".", cwd=inner).code == 0  # nothing but an ignored file
    assert run().code == 1
    assert sprung(trap) == set()


@pytest.mark.parametrize("path", [".:{}", ":{}", "{}:", "bin:{}", "./bin/:{}"])
def test_a_program_of_the_checkout_is_not_git(run: Run, project: Path, trap: Path, path: str) -> None:
    write(project, a=LEAK, b=LEAK)
    (project / ".gitignore").write_text("b.py\n")
    commit(project)
    for place in (project, project / "bin"):
        place.mkdir(exist_ok=True)
        shutil.copy(trap, place / "git")
    around = {"PATH": path.format(os.environ["PATH"])}
    assert run(env=around).code == 1
    ran = run("--since", "HEAD", env=around)
    assert (ran.code, ran.out) == (0, "")
    assert sprung(trap) == set()

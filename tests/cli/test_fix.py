"""`credlint check --fix` and `--diff`: what is written, what is told, and what stays as it is."""

import codecs
import json
import os
import stat
from pathlib import Path

import pytest

from credlint.config.settings import Settings
from credlint.run import repair

from .helpers import BROKEN, CLEAN, LEAK, Run, commit, write

IDLE = "x = 1  # credlint: ignore[CRD201] so\n"
"""One CRD900, which has a safe fix."""

FIXED = "x = 1\n"
NOTEBOOK = json.dumps(
    {
        "cells": [{"cell_type": "code", "source": [IDLE], "outputs": [], "metadata": {}, "execution_count": None}],
        "metadata": {},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
)


def test_what_is_fixed_and_what_is_told(run: Run, project: Path) -> None:
    write(project, a=IDLE, b=LEAK, c=CLEAN)
    ran = run("--fix")
    assert (ran.code, ran.out) == (1, "b.py:3:1: CRD201 print shows the environment variable AWS_SECRET_ACCESS_KEY\n")
    assert ran.err.splitlines()[:2] == [
        "Fixed 1 finding in 1 file",
        "Found 1 finding (1 error) in 1 of 3 files",
    ]
    assert (project / "a.py").read_text() == FIXED
    assert (project / "b.py").read_text() == LEAK
    again = run("--fix")
    assert (again.code, again.out) == (ran.code, ran.out)
    assert "Fixed" not in again.err


def test_nothing_left(run: Run, project: Path) -> None:
    write(project, a=IDLE, b=2 * IDLE)
    ran = run("--fix", "--show-fixes")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.splitlines() == [
        "Fixed 3 findings in 2 files:",
        "- a.py:",
        "    1 x CRD900 (unused-suppression)",
        "- b.py:",
        "    2 x CRD900 (unused-suppression)",
        "No findings in 2 files",
    ]


def test_how_many_can_be_fixed(run: Run, project: Path) -> None:
    write(project, a=2 * IDLE)
    assert "Run `credlint --fix` to fix 2 of them: `--diff` shows how\n" in run().err
    assert "--fix" not in run("-q").err + run("--output-format", "json").err
    write(project, b=LEAK)
    assert "Run `credlint --fix` to fix 2 of them, 3 with `--unsafe-fixes`: `--diff` shows how\n" in run().err
    assert "Run `credlint --fix --unsafe-fixes` to fix 1 of them: `--diff` shows how\n" in run("--fix").err


@pytest.mark.parametrize(
    ("args", "code"),
    [
        ("--fix --exit-non-zero-on-fix", 1),
        ("--fix --exit-non-zero-on-fix --exit-zero", 0),
        ("--fix --exit-zero", 0),
        ("--fix", 0),
        ("--diff", 1),
        ("--diff --exit-zero", 0),
        ("--diff --ignore CRD900", 0),
    ],
)
def test_exit_codes(run: Run, project: Path, args: str, code: int) -> None:
    write(project, a=IDLE)
    assert run(*args.split()).code == code


def test_exit_codes_of_diff_speak_of_changes_only(run: Run, project: Path) -> None:
    write(project, a=LEAK)
    assert (run("--diff", "--no-unsafe-fixes").code, run("--fix", "--exit-non-zero-on-fix").code) == (0, 1)
    write(project, b=BROKEN)
    ran = run("--diff", "--no-unsafe-fixes")
    assert (ran.code, ran.out) == (2, "")
    assert "b.py:2:7: CRD901" in ran.err


@pytest.mark.parametrize(
    ("args", "message"),
    [
        ("--fix -", "--fix changes files: it does not go with -"),
        ("--fix --add-ignore", "--fix does not go with --add-ignore"),
        ("--diff --no-ignores", "--diff does not go with --no-ignores"),
        ("--fix --show-files", "--fix does not go with --show-files"),
        ("--show-fixes", "--show-fixes wants --fix"),
        ("--exit-non-zero-on-fix", "--exit-non-zero-on-fix wants --fix"),
    ],
)
def test_options_that_do_not_go_together(run: Run, project: Path, args: str, message: str) -> None:
    write(project, a=IDLE)
    ran = run(*args.split(), stdin=IDLE.encode())
    assert ran.code == 2
    assert message in ran.err
    assert (project / "a.py").read_text() == IDLE


def test_a_diff(run: Run, project: Path) -> None:
    write(project, a=f"import os\n\n\ny = 2\n{IDLE}z = 3", b=CLEAN)
    ran = run("--diff")
    assert ran.code == 1
    assert ran.out.splitlines() == [
        "--- a.py",
        "+++ a.py",
        "@@ -2,5 +2,5 @@",
        " ",
        " ",
        " y = 2",
        f"-{IDLE.rstrip()}",
        "+x = 1",
        " z = 3",
        "\\ No newline at end of file",
    ]
    assert ran.err == "Would fix 1 finding in 1 file\n"
    assert IDLE in (project / "a.py").read_text()
    assert run("--diff", "--fix").out == ran.out
    assert "\x1b[32m+x = 1\x1b[0m" in run("--diff", "--color", "always").out


def test_a_diff_of_standard_input(run: Run) -> None:
    ran = run("--diff", "-", "--stdin-filename", "x/a.py", stdin=IDLE.encode())
    assert (ran.code, ran.out.splitlines()[0]) == (1, "--- x/a.py")


def test_a_diff_that_can_be_applied(run: Run, project: Path) -> None:
    text = f"if 1:\n\t{IDLE}\tz = 1\n# credlint: file-ignore[CRD1]\n"
    write(project, a=text)
    (project / "change").write_text(run("--diff").out)
    assert os.system(f"cd {project} && patch -s -p0 a.py < change") == 0
    assert (project / "a.py").read_text() == "if 1:\n\tx = 1\n\tz = 1\n"


def test_a_diff_shows_no_secret(run: Run, project: Path) -> None:
    secret, other = "AKIAQ7T3XW5LKZP4M2RD", "c4n4ryS3cr3tPassw0rd"
    text = f"import boto3\nboto3.client('s3', aws_access_key_id='{other}', aws_secret_access_key='{secret}')\n"
    write(project, a=f"{text}{IDLE}y = '{other}'  # {other} {secret}\n")
    ran = run("--diff")
    assert "+x = 1" in ran.out
    assert secret not in ran.out + ran.err
    assert other not in ran.out + ran.err


def test_a_name_cannot_act_in_a_diff(run: Run, project: Path) -> None:
    (project / "a\n::error::x.py").write_text(f"y = '\x1b[31m'\n{IDLE}")
    ran = run("--diff")
    assert ran.out.splitlines()[0] == "--- a\\n::error::x.py"
    assert "\x1b" not in ran.out


def test_what_is_suppressed_or_accepted_stays(run: Run, project: Path) -> None:
    accepted = f"# credlint: file-ignore[CRD900] ours\n{IDLE}"
    write(project, a=accepted, b=IDLE)
    run("baseline", "create")
    write(project, b=f"{IDLE}print(2)  # credlint: ignore[CRD1]\n{IDLE}")
    ran = run("--fix")
    assert "Fixed 2 findings" in ran.err
    assert (project / "a.py").read_text() == accepted
    assert (project / "b.py").read_text() == f"{IDLE}print(2)\n{FIXED}"
    run("--fix", "--no-baseline")
    assert (project / "b.py").read_text() == f"{FIXED}print(2)\n{FIXED}"


def test_only_what_is_selected(run: Run, project: Path) -> None:
    write(project, a=IDLE, b__c=IDLE, d=IDLE)
    (project / "pyproject.toml").write_text('[tool.credlint]\nper-file-ignores = {"b/*" = ["CRD900"]}\n')
    run("--fix", "a.py", "b")
    assert [(project / name).read_text() for name in ("a.py", "b/c.py", "d.py")] == [FIXED, IDLE, IDLE]
    run("--fix", "--select", "CRD2")
    assert (project / "d.py").read_text() == IDLE


def test_only_what_has_changed(run: Run, project: Path) -> None:
    write(project, a=IDLE + "\n" * 9)
    commit(project)
    write(project, a=IDLE + "\n" * 9 + "print(1)  # credlint: ignore[CRD202]\n")
    ran = run("--fix", "--since", "HEAD")
    assert (ran.code, ran.out) == (0, "")
    assert (project / "a.py").read_text() == IDLE + "\n" * 9 + "print(1)\n"


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("end", [True, False])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1"])
def test_bytes_that_stay(run: Run, project: Path, newline: str, end: bool, encoding: str) -> None:
    cookie = "# coding: latin-1\n" if encoding == "latin-1" else ""
    text = f"{cookie}y = 'é'\nif 1:\n\tz = '''\n \t'''\n{IDLE}y = 'é'{newline if end else ''}".replace("\n", newline)
    path = project / "a.py"
    path.write_bytes(text.encode(encoding))
    run("--fix")
    wanted = text.replace(IDLE.rstrip(), FIXED.rstrip()).encode(encoding)
    assert path.read_bytes() == wanted
    assert wanted.startswith(codecs.BOM_UTF8) == (encoding == "utf-8-sig")


def test_mode_and_links_stay(run: Run, project: Path) -> None:
    write(project, real__a=IDLE)
    (project / "real" / "a.py").chmod(0o750)
    (project / "link.py").symlink_to("real/a.py")
    ran = run("--fix", "link.py")
    assert ran.code == 0
    assert (project / "link.py").is_symlink()
    assert (project / "real" / "a.py").read_text() == FIXED
    assert stat.S_IMODE((project / "real" / "a.py").stat().st_mode) == 0o750


def test_a_file_that_changes_meanwhile(run: Run, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(project, a=IDLE, b=IDLE)
    mend = repair.mend

    def changed(task: repair.Task, settings: Settings) -> repair.Mended:
        mended = mend(task, settings)
        write(project, a=IDLE + "y = 2\n")
        return mended

    monkeypatch.setattr(repair, "mend", changed)
    ran = run("--fix")
    assert ran.code == 2
    assert "a.py: not fixed: the file has changed meanwhile" in ran.err
    assert (project / "a.py").read_text() == IDLE + "y = 2\n"
    assert (project / "b.py").read_text() == FIXED


@pytest.mark.parametrize(("name", "text"), [("a.ipynb", NOTEBOOK), ("a.md", f"```python\n{IDLE}```\n")])
def test_documents_are_untouched_and_that_is_said(run: Run, project: Path, name: str, text: str) -> None:
    (project / name).write_text(text)
    ran = run("--fix")
    assert ran.code == 1
    assert f"{name}: not fixed: notebooks and Markdown are not edited\n" in ran.err
    assert (project / name).read_text() == text
    assert "not fixed" not in run("--fix", "-q").err


def test_what_a_killed_run_has_left_goes(run: Run, project: Path) -> None:
    write(project, a=IDLE, b__c=CLEAN)
    left = [project / folder / ".credlint-0123456789abcdef.tmp" for folder in (".", "b")]
    others = [project / name for name in (".credlint-x.tmp", "credlint-0123456789abcdef.tmp", ".a.py.tmp")]
    for path in (*left, *others):
        path.write_text("x")
    run("--diff")
    run()
    assert all(path.exists() for path in (*left, *others))
    run("--fix")
    assert [path.exists() for path in (*left, *others)] == [False, False, True, True, True]


def test_several_processes(run: Run, project: Path) -> None:
    files = {f"f{number}": IDLE for number in range(9)}
    write(project, **files)
    ran = run("--fix", "-j", "2")
    assert (ran.code, ran.err) == (0, "Fixed 9 findings in 9 files\nNo findings in 9 files\n")


def test_configured(run: Run, project: Path) -> None:
    assert "unsafe-fixes = false" in run("config").out
    assert "unsafe-fixes = true" in run("config", env={"CREDLINT_UNSAFE_FIXES": "1"}).out
    write(project, a=IDLE)
    assert run(env={"CREDLINT_FIX": "1"}).code == 0
    assert (project / "a.py").read_text() == FIXED


WRAPPER = """import boto3


def connect(key=None, secret=None):
    return boto3.client("s3", aws_access_key_id=key, aws_secret_access_key=secret)
"""
GIVING = "import os\nfrom wrapper import connect\n\nconnect(os.environ['SOME_KEY'], os.environ['SOME_SECRET'])\n"


def test_a_wrapper_keeps_what_other_files_give_it(run: Run, project: Path) -> None:
    write(project, wrapper=WRAPPER, main=GIVING)
    before = run()
    assert [line.split()[1] for line in before.out.splitlines()] == ["CRD102", "CRD103"]
    ran = run("--fix", "--unsafe-fixes")
    assert "--unsafe-fixes" not in before.err + ran.err
    assert (ran.out, (project / "wrapper.py").read_text()) == (before.out, WRAPPER)
    write(project, main="from wrapper import connect\n\nconnect()\n")
    assert run("--fix", "--unsafe-fixes").out == ""
    assert 'boto3.client("s3")' in (project / "wrapper.py").read_text()

"""`credlint check --since`, in real repositories."""

import json
import os
from pathlib import Path

import pytest

from .helpers import BROKEN, CLEAN, LEAK, Run, commit, git, write

PRINT = 'print(os.environ["AWS_SECRET_ACCESS_KEY"])\n'


def live(run: Run, *args: str, **surroundings: Path) -> list[tuple[str, int]]:
    """Places of live findings."""
    ran = run("--output-format", "json", *args, **surroundings)
    assert ran.code in (0, 1), ran.err
    return [(one["path"], one["location"]["row"]) for one in json.loads(ran.out)["findings"]]


@pytest.fixture
def repository(project: Path) -> Path:
    """Two commits on main; `a.py` holds a finding on row 3 and `b.py` on rows 3 and 6."""
    write(project, a=LEAK, b=LEAK * 2, sub__c=LEAK)
    commit(project)
    git(project, "branch", "base")
    return project


def test_only_changed_lines_count(run: Run, repository: Path) -> None:
    assert live(run, "--since", "base") == []
    write(repository, a=LEAK + PRINT, b="# moved\n" + LEAK * 2)
    assert live(run, "--since", "base") == [("a.py", 4)]
    assert len(live(run)) == 5


@pytest.mark.parametrize("state", ["written", "staged", "committed"])
def test_it_does_not_matter_whether_a_change_is_committed(run: Run, repository: Path, state: str) -> None:
    write(repository, a=LEAK + PRINT, new=LEAK)
    if state == "staged":
        git(repository, "add", "-A")
    if state == "committed":
        commit(repository)
    assert live(run, "--since", "base") == [("a.py", 4), ("new.py", 3)]
    assert live(run, "--since", "base", "-j", "4") == [("a.py", 4), ("new.py", 3)]


def test_what_others_have_changed_since_the_merge_base_does_not_count(run: Run, repository: Path) -> None:
    git(repository, "checkout", "-q", "-b", "mine")
    write(repository, a=LEAK + PRINT)
    commit(repository)
    git(repository, "checkout", "-q", "base")
    write(repository, b=CLEAN)
    commit(repository)
    git(repository, "checkout", "-q", "mine")
    assert live(run, "--since", "base") == [("a.py", 4)]


def test_a_call_counts_when_any_of_its_lines_has_changed(run: Run, repository: Path) -> None:
    text = 'import os\nprint(\n    "key",\n    os.environ["AWS_SECRET_ACCESS_KEY"],\n)\n'
    write(repository, a=text)
    commit(repository)
    write(repository, a=text.replace('"key"', '"the key"'))
    assert live(run, "--since", "HEAD") == [("a.py", 2)]


def test_a_call_counts_when_the_source_of_its_value_has_changed(run: Run, repository: Path) -> None:
    text = 'import os\nvalue = os.environ["HOME"]\n\nprint(value)\n'
    write(repository, a=text)
    commit(repository)
    write(repository, a=text.replace("HOME", "AWS_SECRET_ACCESS_KEY"))
    assert live(run, "--since", "HEAD") == [("a.py", 4)]


def test_a_renamed_file(run: Run, repository: Path) -> None:
    git(repository, "mv", "b.py", "renamed.py")
    assert live(run, "--since", "base") == []
    write(repository, renamed=LEAK * 2 + PRINT)
    assert live(run, "--since", "base") == [("renamed.py", 7)]


def test_lines_that_are_gone(run: Run, repository: Path) -> None:
    write(repository, b=LEAK)
    (repository / "a.py").unlink()
    assert live(run, "--since", "base") == []


def test_an_ignored_file_that_is_named(run: Run, repository: Path) -> None:
    (repository / ".gitignore").write_text("gen.py\n")
    write(repository, gen=LEAK)
    assert live(run, "--since", "base") == []
    assert live(run, "--since", "base", "gen.py") == [("gen.py", 3)]


def test_from_a_subfolder_and_by_absolute_paths(run: Run, repository: Path, tmp_path: Path) -> None:
    write(repository, sub__c=LEAK + PRINT)
    assert live(run, "--since", "base", cwd=repository / "sub") == [("c.py", 4)]
    assert live(run, "--since", "base", str(repository / "sub")) == [("sub/c.py", 4)]
    (tmp_path / "link").symlink_to(repository)
    assert live(run, "--since", "base", str(tmp_path / "link" / "sub" / "c.py")) == [("sub/c.py", 4)]
    write(tmp_path, outside=LEAK)
    assert live(run, "--since", "base", "../outside.py") == [("../outside.py", 3)]


NAMES = [
    "with space.py",
    "tab\tand\nnewline.py",
    'quote"back\\slash.py',
    "\u00e9\u4e2d.py",
    os.fsdecode(b"latin-\xe9.py"),
    "-dash.py",
    "++ b.py",
]


@pytest.mark.parametrize("name", NAMES)
def test_names(run: Run, repository: Path, name: str) -> None:
    (repository / name).write_text(LEAK)
    commit(repository)
    (repository / name).write_text(LEAK + PRINT)
    assert [row for _, row in live(run, "--since", "HEAD")] == [4]


def test_text_that_looks_like_a_diff(run: Run, repository: Path) -> None:
    text = 'import os\nx = """\n++ b/other.py\n@@ -1 +1,9 @@\n-- a\n"""\n'
    write(repository, a=text)
    commit(repository)
    write(repository, a=text.replace("other", "b") + PRINT, b=LEAK * 2 + "\n")
    assert live(run, "--since", "HEAD") == [("a.py", 7)]


def test_no_newline_at_the_end(run: Run, repository: Path) -> None:
    write(repository, a=LEAK.rstrip("\n"))
    commit(repository)
    write(repository, a=LEAK + 'print(1, os.environ["AWS_SECRET_ACCESS_KEY"])', b=LEAK * 2)
    assert live(run, "--since", "HEAD") == [("a.py", 3), ("a.py", 4)]


def test_configuration_and_attributes_do_not_matter(run: Run, repository: Path) -> None:
    (repository / ".gitattributes").write_text("*.py -diff\n")
    for setting in (
        "diff.noprefix true",
        "diff.mnemonicPrefix true",
        "diff.external false",
        "diff.context 9",
        "diff.interHunkContext 9",
        "color.ui always",
        "core.quotePath false",
        "diff.renames false",
        "diff.relative true",
    ):
        git(repository, "config", *setting.split())
    write(repository, a=LEAK + PRINT)
    git(repository, "mv", "b.py", "renamed.py")
    assert live(run, "--since", "base") == [("a.py", 4)]


def test_other_findings_are_not_looked_for(run: Run, repository: Path) -> None:
    write(repository, old=BROKEN)
    commit(repository)
    write(repository, a=LEAK + PRINT)
    assert run("--since", "HEAD", "--show-files").out == "a.py\n"
    assert run("--since", "HEAD").code == 1
    assert run("--since", "base").code == 2
    nothing = run("--since", "HEAD", "b.py")
    assert (nothing.code, nothing.out) == (0, "")
    assert "No file was checked" in nothing.err


def test_suppressed_findings(run: Run, repository: Path) -> None:
    comment = "  # credlint: ignore[CRD201] shown\n"
    write(repository, a=LEAK.rstrip("\n") + comment)
    commit(repository)
    write(repository, a=LEAK.rstrip("\n") + comment + PRINT.rstrip("\n") + comment)
    assert live(run, "--since", "HEAD", "--show-suppressed") == [("a.py", 4)]


def test_a_baseline_comes_first(run: Run, repository: Path) -> None:
    write(repository, a=LEAK + PRINT)
    run("baseline", "create", "a.py")
    write(repository, a=LEAK + PRINT * 2)
    ran = run("--since", "base")
    assert ran.out.count("\n") == 1
    assert ran.out.startswith("a.py:5:1")
    assert "baseline accept" not in ran.err


def test_cells_of_a_notebook(run: Run, repository: Path) -> None:
    def notebook(*cells: str) -> str:
        sources: list[dict[str, object]] = [
            {
                "cell_type": "code",
                "metadata": {},
                "outputs": [],
                "execution_count": None,
                "source": cell.splitlines(True),
            }
            for cell in cells
        ]
        kernel = {"kernelspec": {"name": "python3", "language": "python", "display_name": "Python 3"}}
        return json.dumps({"cells": sources, "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}, indent=1)

    (repository / "n.ipynb").write_text(notebook("import os\n", PRINT, "x = 1\n"))
    commit(repository)
    (repository / "n.ipynb").write_text(notebook("import os\n", PRINT, "x = 1\n" + PRINT))
    found = json.loads(run("--since", "HEAD", "--output-format", "json").out)["findings"]
    assert [(one["cell"], one["location"]["row"]) for one in found] == [(3, 2)]


@pytest.mark.parametrize(
    ("revision", "message"),
    [
        ("nowhere", "--since: git knows no revision 'nowhere'; has it been fetched?"),
        ("--output=x", "--since: git knows no revision '--output=x'"),
        ("alone", "--since: HEAD and 'alone' have no commit in common"),
        ("HEAD:a.py", "git knows no revision"),
        ("\x1b[31m", "git knows no revision"),
    ],
)
def test_mistakes(run: Run, repository: Path, revision: str, message: str) -> None:
    git(repository, "checkout", "-q", "--orphan", "alone")
    write(repository, alone=CLEAN)
    commit(repository)
    git(repository, "checkout", "-q", "base")
    ran = run("--since", revision)
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err
    assert "\x1b" not in ran.err
    assert not (repository / "x").exists()


def test_a_shallow_clone(run: Run, repository: Path, tmp_path: Path) -> None:
    write(repository, a=CLEAN)
    commit(repository)
    write(repository, a=LEAK)
    commit(repository)
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--depth=1", "--no-single-branch", repository.as_uri(), str(clone))
    ran = run("--since", "origin/base", cwd=clone)
    assert ran.code == 2
    assert "this clone is shallow, fetch more of its history" in ran.err


def test_without_a_repository(run: Run, project: Path) -> None:
    write(project, a=LEAK)
    ran = run("--since", "HEAD")
    assert (ran.code, ran.out) == (2, "")
    assert "not a git repository" in ran.err
    git(project, "init", "-q")
    assert run("--since", "HEAD").code == 2


def test_without_git(run: Run, repository: Path) -> None:
    ran = run("--since", "base", env={"PATH": str(repository)})
    assert (ran.code, ran.out) == (2, "")
    assert "--since: git cannot be run: there is none in PATH" in ran.err


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"tools": "def show(value):\n    print(value, sep='')\n"}, [("a.py", 5)]),
        ({"tools": "def show(value):\n    print(value)\n\n\n# more\n# and more\n"}, []),
        ({}, []),
    ],
    ids=["the line that shows it", "a line whose number is that of the finding", "nothing there"],
)
def test_a_step_is_looked_for_in_the_changes_of_its_own_file(
    run: Run, repository: Path, change: dict[str, str], expected: list[tuple[str, int]]
) -> None:
    text = 'import os\nfrom tools import show\n\n\nshow(os.environ["AWS_SECRET_ACCESS_KEY"])\n'
    write(repository, a=text, tools="def show(value):\n    print(value)\n")
    commit(repository)
    git(repository, "branch", "-f", "base")
    write(repository, a=text + "# more\n", **change)
    assert live(run, "--since", "base", "--cross-file") == expected


def test_not_with_standard_input(run: Run, repository: Path) -> None:
    assert run("--since", "base", "-", stdin=LEAK.encode()).code == 2

"""Which files a run checks."""

import os
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from credlint.config.globs import Pattern
from credlint.config.settings import DEFAULT_EXCLUDES, Files, Settings
from credlint.run.discover import MissingPaths, discover, read_list
from credlint.run.git import tracked

Find = Callable[..., list[str]]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "project"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def make(root: Path, *names: str, text: str = "") -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def settings(root: Path, *exclude: str, force: bool = False, gitignore: bool = True) -> Settings:
    patterns = tuple(Pattern(text, root.as_posix()) for text in (*DEFAULT_EXCLUDES, *exclude))
    return Settings(
        selected=frozenset(),
        today=date(2026, 1, 1),
        files=Files(patterns, force, gitignore),
        root=root.as_posix(),
        working_directory=Path.cwd().as_posix(),
    )


def names(*paths: str, given: Settings) -> list[str]:
    return [target.name for target in discover(paths, given).targets]


def test_which_files_of_a_folder(project: Path) -> None:
    make(project, "a.py", "b.pyi", "c.pyw", "d.txt", "e", "f.pyc", "pkg/g.py", "x.py/inner.py", "README", ".hidden.py")
    make(project, "script", "pkg/tool", text="#!/usr/bin/env python3\n")
    expected = [".hidden.py", "a.py", "b.pyi", "c.pyw", "pkg/g.py", "pkg/tool", "script", "x.py/inner.py"]
    assert names(".", given=settings(project)) == expected


@pytest.mark.parametrize(
    ("line", "is_python"),
    [
        ("#!/usr/bin/python", True),
        ("#!/usr/bin/env python3.11", True),
        ("#! /usr/bin/env -S python3 -u", True),
        ("#!/usr/bin/env -i PATH=/bin python", True),
        ("#!/opt/pypy3", True),
        ("#!/usr/bin/env python3\r", True),
        ("#!/bin/sh", False),
        ("#!/bin/sh # not python", False),
        ("#!/usr/bin/env pythonic", False),
        ("# python", False),
        ("", False),
        ("\n#!/usr/bin/python", False),
    ],
)
def test_shebang(project: Path, line: str, is_python: bool) -> None:
    make(project, "script", text=f"{line}\n")
    assert names(".", given=settings(project)) == (["script"] if is_python else [])


def test_default_excludes_but_not_build_and_dist(project: Path) -> None:
    make(project, *(f"{name}/a.py" for name in DEFAULT_EXCLUDES), "build/b.py", "dist/d.py", "pkg/node_modules/n.py")
    assert names(".", given=settings(project)) == ["build/b.py", "dist/d.py"]


@pytest.mark.parametrize("pattern", ["gen", "./gen", "gen/", "gen/**", "/gen", "g*", "gen/*.py"])
def test_excludes(project: Path, pattern: str) -> None:
    make(project, "gen/a.py", "b.py")
    assert names(".", given=settings(project, pattern)) == ["b.py"]


def test_excludes_are_relative_to_the_root_wherever_one_is(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(project, "sub/gen/a.py", "sub/b.py", "gen/c.py")
    assert names(".", given=settings(project, "sub/gen")) == ["gen/c.py", "sub/b.py"]
    monkeypatch.chdir(project / "sub")
    assert names(".", given=settings(project, "sub/gen")) == ["b.py"]
    assert names("..", given=settings(project, "sub/gen")) == ["../gen/c.py", "b.py"]


def test_the_name_of_a_folder_above_excludes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / "venv" / "project"
    make(root, "a.py")
    monkeypatch.chdir(root)
    assert names(".", given=settings(root)) == ["a.py"]
    assert names("a.py", given=settings(root, force=True)) == ["a.py"]


def test_what_is_named_is_entered_and_excludes_hold_below(project: Path) -> None:
    make(project, "venv/a.py", "venv/lib/b.py", "venv/lib/venv/c.py", "venv/gen/d.py")
    assert names("venv", given=settings(project, "gen")) == ["venv/a.py", "venv/lib/b.py"]
    assert names("venv/lib", given=settings(project)) == ["venv/lib/b.py"]
    assert names("venv/gen/d.py", given=settings(project, "gen")) == ["venv/gen/d.py"]


def test_force_exclude(project: Path) -> None:
    make(project, "venv/a.py", "b.py", "gen/c.py")
    given = settings(project, "gen", force=True)
    assert names("venv", "venv/a.py", "b.py", "gen/c.py", "gen", given=given) == ["b.py"]


@pytest.mark.parametrize(
    ("ignore", "expected"),
    [
        ("", ["a.py", "gen/b.py", "gen/keep.py"]),
        ("gen/", ["a.py"]),
        ("gen", ["a.py"]),
        ("/gen", ["a.py"]),
        ("# gen\n", ["a.py", "gen/b.py", "gen/keep.py"]),
        ("*.py\n!keep.py\n", ["gen/keep.py"]),
        ("gen/*\n!gen/keep.py\n", ["a.py", "gen/keep.py"]),
        ("gen/**\n!gen/keep.py\n", ["a.py", "gen/keep.py"]),
        ("gen/\n!gen/keep.py\n", ["a.py"]),  # as git: below an ignored folder nothing comes back
        ("a.py/\n", ["a.py", "gen/b.py", "gen/keep.py"]),  # folders only
        ("!\n/\nb.py\n", ["a.py", "gen/keep.py"]),  # no patterns
        ("\ufeffa.py\n", ["gen/b.py", "gen/keep.py"]),
    ],
)
def test_gitignore(project: Path, ignore: str, expected: list[str]) -> None:
    make(project, "a.py", "gen/b.py", "gen/keep.py")
    (project / ".gitignore").write_text(ignore, encoding="utf-8")
    assert names(".", given=settings(project)) == expected
    assert len(names(".", given=settings(project, gitignore=False))) == 3


def test_nested_gitignore(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(project, "a.py", "sub/a.py", "sub/b.py", "sub/deep/a.py", "sub/deep/c.py", ".git/HEAD")
    (project / ".gitignore").write_text("a.py\n/c.py\n")
    (project / "sub" / ".gitignore").write_text("!a.py\n/deep/c.py\n")
    expected = ["sub/a.py", "sub/b.py", "sub/deep/a.py"]
    assert names(".", given=settings(project)) == expected
    assert names("sub", given=settings(project)) == expected
    assert names("sub/deep", given=settings(project)) == ["sub/deep/a.py"]
    monkeypatch.chdir(project / "sub" / "deep")
    assert names(".", given=settings(project)) == ["a.py"]


def test_what_gitignore_names_is_entered_when_it_is_asked_for(project: Path) -> None:
    make(project, "gen/a.py", "gen/b/c.py", "gen/gen/d.py", "e.py")
    (project / ".gitignore").write_text("gen/\ne.py\n")
    assert names("gen", "e.py", given=settings(project)) == ["e.py", "gen/a.py", "gen/b/c.py"]
    assert names("gen/b", given=settings(project)) == ["gen/b/c.py"]


def test_a_repository_in_a_repository_has_its_own_rules(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(project, "inner/a.py", "inner/.git/HEAD", ".git/HEAD")
    (project / ".gitignore").write_text("a.py\n")
    assert names(".", given=settings(project)) == ["inner/a.py"]
    monkeypatch.chdir(project / "inner")
    assert names(".", given=settings(project)) == ["a.py"]


def tracking(folder: Path, *names: str) -> None:
    """Make a repository of a folder in which git tracks these files, ignored or not."""
    for args in (("init", "-q"), ("add", "-f", "--", *names)):
        subprocess.run(["git", *args], cwd=folder, check=True)


def test_what_git_tracks_is_not_ignored(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(project, "a.py", "b.py", "gen/c.py", "gen/d.py", "gen/deep/e.py", "gen/other/f.py", "gens/g.py", "lib/h.py")
    (project / ".gitignore").write_text("a.py\nb.py\ngen/\nlib\n")
    tracking(project, "a.py", "gen/c.py", "gen/deep/e.py", "gens/g.py")
    expected = ["a.py", "gen/c.py", "gen/deep/e.py", "gens/g.py"]
    assert names(".", given=settings(project)) == expected
    assert names(".", given=settings(project, "gen")) == ["a.py", "gens/g.py"]
    monkeypatch.chdir(project / "gen")
    assert names("..", given=settings(project)) == ["../a.py", "../gens/g.py", "c.py", "deep/e.py"]


def test_a_rule_inside_an_ignored_folder_brings_nothing_back(project: Path) -> None:
    make(project, "gen/a.py", "gen/b.py")
    (project / ".gitignore").write_text("gen/\n")
    (project / "gen" / ".gitignore").write_text("!*.py\n")
    tracking(project, "gen/a.py")
    assert names(".", given=settings(project)) == ["gen/a.py"]


def test_each_repository_tracks_its_own(project: Path) -> None:
    make(project, "a.py", "inner/a.py", "inner/b.py")
    (project / ".gitignore").write_text("*.py\n")
    (project / "inner" / ".gitignore").write_text("*.py\n")
    tracking(project, "a.py")
    tracking(project / "inner", "b.py")
    assert names(".", given=settings(project)) == ["a.py", "inner/b.py"]


def test_git_is_asked_once_and_only_if_something_is_ignored(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(project, "a.py", "b.py", "gen/c.py")
    tracking(project, "a.py", "b.py", "gen/c.py")
    asked = []

    def tell(repository: str) -> list[bytes]:
        asked.append(repository)
        return tracked(repository)

    monkeypatch.setattr("credlint.run.git.tracked", tell)
    assert names(".", given=settings(project)) == ["a.py", "b.py", "gen/c.py"]
    assert asked == []
    (project / ".gitignore").write_text("*.py\ngen\n")
    assert names(".", "gen", given=settings(project)) == ["a.py", "b.py", "gen/c.py"]
    assert asked == [str(project)]


def test_a_repository_that_git_cannot_read_tracks_nothing(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(project, "a.py", "b.py", ".git/HEAD")
    (project / ".gitignore").write_text("a.py\n")
    assert names(".", given=settings(project)) == ["b.py"]
    monkeypatch.setenv("PATH", "")
    assert names(".", given=settings(project)) == ["b.py"]


def test_nothing_of_the_repository_is_run(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(project, "a.py", "b.py")
    (project / ".gitignore").write_text("*.py\n")
    tracking(project, "a.py")
    trap = tmp_path / "trap"
    trap.write_text(f"#!/bin/sh\ntouch {tmp_path}/sprung\n")
    trap.chmod(0o755)
    with (project / ".git" / "config").open("a") as config:
        config.write(f"[core]\n\tfsmonitor = {trap}\n\thooksPath = {tmp_path}\n")
    monkeypatch.setenv("GIT_DIR", "/nowhere")  # as a hook of another repository would have it
    assert names(".", given=settings(project)) == ["a.py"]
    assert not (tmp_path / "sprung").exists()


@pytest.mark.parametrize(
    "path", ["sub", "./sub/", "sub/../sub", "sub//", "{root}/sub", "./sub/a.py", "{root}/sub/a.py"]
)
def test_a_file_has_one_name_however_it_is_asked_for(project: Path, path: str) -> None:
    make(project, "sub/a.py")
    assert names(path.format(root=project), given=settings(project)) == ["sub/a.py"]
    assert names("sub", path.format(root=project), given=settings(project)) == ["sub/a.py"]


def test_an_absolute_path_through_a_link_to_the_working_directory(tmp_path: Path, project: Path) -> None:
    make(project, "a.py")
    (tmp_path / "link").symlink_to(project)
    assert names(f"{tmp_path}/link/a.py", f"{tmp_path}/link", given=settings(project)) == ["a.py"]


def test_links(tmp_path: Path, project: Path) -> None:
    make(project, "real.py", "folder/inside.py")
    make(tmp_path, "elsewhere/other.py")
    (project / "alias.py").symlink_to("real.py")
    (project / "outside.py").symlink_to(tmp_path / "elsewhere" / "other.py")
    (project / "outside").symlink_to(tmp_path / "elsewhere")
    (project / "linked").symlink_to("folder")
    (project / "linked.py").symlink_to("folder")
    (project / "loop").symlink_to(".")
    assert names(".", given=settings(project)) == ["folder/inside.py", "real.py"]
    assert names("outside.py", given=settings(project)) == ["outside.py"]
    assert names("alias.py", given=settings(project)) == ["alias.py"]
    assert names("alias.py", "real.py", given=settings(project)) == ["real.py"]
    assert names("linked", given=settings(project)) == ["linked/inside.py"]


def test_a_link_does_not_lead_out_of_the_project(tmp_path: Path, project: Path) -> None:
    """Not to a file of the system, nor to one that is there for the reader only; what is in the project counts."""
    make(tmp_path, "project-too/other.py", "other.py")
    make(tmp_path, "script", text="#!/usr/bin/env python3\n")
    make(project, "lib/shared.py", "app/own.py", "link/own.py")
    targets = ["../../other.py", "../../script", "../../project-too/other.py", "/proc/self/environ", "/proc/self/fd/0"]
    for number, target in enumerate((*targets, "/dev/zero", "/nowhere", "../lib/../../other.py")):
        (project / "app" / f"out{number}.py").symlink_to(target)
        (project / "app" / f"out{number}").symlink_to(target)
    (project / "app" / "chain.py").symlink_to("out0.py")
    (project / "app" / "shared.py").symlink_to("../lib/shared.py")
    (tmp_path / "elsewhere.py").symlink_to(project / "lib" / "shared.py")
    (project / "app" / "there_and_back.py").symlink_to(tmp_path / "elsewhere.py")
    for path in (".", "app"):
        found = discover([path], settings(project))
        assert found.unreadable == ()
        expected = ["app/own.py", "app/shared.py"] if path == "app" else ["app/own.py", "lib/shared.py", "link/own.py"]
        assert [target.name for target in found.targets] == expected
    assert "app/out0.py" in names("app/out0.py", "app", given=settings(project))


def test_a_link_within_the_repository(tmp_path: Path, project: Path) -> None:
    make(project, ".git/HEAD", "lib/shared.py")
    (project / "app").mkdir()
    (project / "app" / "shared.py").symlink_to("../lib/shared.py")
    assert names("app", given=settings(project / "app")) == ["app/shared.py"]
    assert names(str(project / "app"), given=settings(tmp_path / "elsewhere")) == ["app/shared.py"]


def test_what_cannot_be_looked_at(project: Path) -> None:
    (project / "broken.py").symlink_to("nowhere")
    (project / "self.py").symlink_to("self.py")
    (project / "current").symlink_to("nowhere")
    found = discover(["."], settings(project))
    assert found.targets == ()
    assert [result.path for result in found.unreadable] == ["broken.py", "self.py"]
    assert {result.unchecked.code for result in found.unreadable if result.unchecked} == {"CRD902"}
    named = discover(["broken.py", "self.py"], settings(project))
    assert named.unreadable == found.unreadable
    assert discover(["broken.py"], settings(project, "broken.py", force=True)).unreadable == ()


def test_what_is_no_regular_file(project: Path) -> None:
    os.mkfifo(project / "pipe.py")
    make(project, "a.py")
    assert names(".", given=settings(project)) == ["a.py"]


@pytest.mark.parametrize("path", ["missing", "missing/", "a.py/b", "", "a\0b", "*.py"])
def test_missing(project: Path, path: str) -> None:
    make(project, "a.py")
    with pytest.raises(MissingPaths, match="no such file or folder"):
        discover([path, "a.py"], settings(project))


def test_odd_names(project: Path) -> None:
    odd = ["a b.py", "a\nb.py", "ü.py", "-x.py", "#.py", os.fsdecode(b"\xff.py")]
    make(project, *odd)
    assert names(".", given=settings(project)) == sorted(odd)


def test_standard_input(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def read(name: str, given: Settings) -> list[tuple[str, bytes]]:
        monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(b"x = 1\n")))
        return [(target.name, target.read()) for target in discover(["-"], given, name).targets]

    given = settings(project, "gen")
    assert read("", given) == [("<stdin>", b"x = 1\n")]
    assert read("gen/a.py", given) == [("gen/a.py", b"x = 1\n")]
    assert read(f"{project}/gen/a.py", given) == [("gen/a.py", b"x = 1\n")]
    assert read("gen/a.py", replace(given, files=replace(given.files, force_exclude=True))) == []


def test_lists() -> None:
    assert list(read_list(b"a.py\nb c.py\r\n\n", b"\n")) == ["a.py", "b c.py"]
    assert list(read_list(b"a\nb.py\0c.py\0", b"\0")) == ["a\nb.py", "c.py"]
    assert list(read_list(b"", b"\n")) == []


def test_the_deepest_folders(project: Path) -> None:
    deep = "/".join(["d"] * 300)
    make(project, f"{deep}/a.py")
    assert names(".", given=settings(project)) == [f"{deep}/a.py"]

"""The hooks, run by the real `pre-commit` in real git repositories."""

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PUBLISHED = ("credlint", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml")
"""What a repository with hooks must hold."""

BAD = "import os\n\nprint(os.environ)\n"
GOOD = "import os\n\nprint(sorted(os.environ))\n"
BROKEN = "import os\nprint(os.environ\n"

CONFIG = """\
repos:
  - repo: {repository}
    rev: {revision}
    hooks:
      - id: {hook}
"""


@dataclass(frozen=True, slots=True)
class Place:
    """A folder for repositories, and pre-commit's store of environments beside them."""

    folder: Path
    hooks: Path
    revision: str

    def run(self, *command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
        """Run a command as if no git hook and no configuration of the user were around."""
        return run(self.folder, *command, cwd=cwd)

    def project(self, name: str, hook: str, text: str) -> Path:
        """A repository in which `hook` is installed and `app.py` holds `text`, about to be committed."""
        project = self.folder / f"project-{name}"
        project.mkdir()
        config = CONFIG.format(repository=self.hooks.as_posix(), revision=self.revision, hook=hook)
        (project / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")
        (project / "app.py").write_text(text, encoding="utf-8")
        for command in (("git", "init", "-q"), ("git", "add", "-A")):
            assert self.run(*command, cwd=project).returncode == 0
        installed = self.run(sys.executable, "-m", "pre_commit", "install", cwd=project)
        assert installed.returncode == 0, installed.stdout + installed.stderr
        return project

    def commit(self, project: Path) -> subprocess.CompletedProcess[str]:
        """Try to commit what is staged."""
        return self.run("git", "commit", "-q", "-m", "change", cwd=project)

    def commits(self, project: Path) -> int:
        """How many commits there are."""
        return len(self.run("git", "rev-list", "--all", cwd=project).stdout.split())


def findings(output: str) -> list[str]:
    """The places that the lines of a report name, sorted."""
    return sorted(match[1] for match in re.finditer(r"^(.+:\d+:\d+): CRD\d{3} ", output, re.MULTILINE))


def run(folder: Path, *command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a command with git's and pre-commit's own surroundings in `folder`."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("GIT_", "PRE_COMMIT", "CREDLINT_", "PYTHONPATH"))
    }
    config = folder / "gitconfig"
    if not config.exists():
        config.write_text("[user]\nname = Tester\nemail = tester@example.com\n", encoding="utf-8")
    surroundings = {
        "GIT_CONFIG_GLOBAL": str(config),
        "GIT_CONFIG_NOSYSTEM": "1",
        "PRE_COMMIT_HOME": str(folder / "store"),
        "PRE_COMMIT_COLOR": "never",
    }
    return subprocess.run(
        command, cwd=cwd, env=kept | surroundings, capture_output=True, text=True, check=False, timeout=400
    )


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """A repository that publishes the hooks as they are in this checkout."""
    folder = tmp_path_factory.mktemp("hooks")
    hooks = folder / "credlint"
    hooks.mkdir()
    for name in PUBLISHED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, hooks / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, hooks / name)
    for command in (("git", "init", "-q"), ("git", "add", "-A"), ("git", "commit", "-q", "-m", "hooks")):
        done = run(folder, *command, cwd=hooks)
        assert done.returncode == 0, done.stderr
    return Place(folder, hooks, run(folder, "git", "rev-parse", "HEAD", cwd=hooks).stdout.strip())


def test_manifest_and_configuration_are_valid() -> None:
    for command, file in (
        ("validate-manifest", ".pre-commit-hooks.yaml"),
        ("validate-config", ".pre-commit-config.yaml"),
    ):
        done = subprocess.run(
            [sys.executable, "-m", "pre_commit", command, str(ROOT / file)],
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("hook", ["credlint", "credlint-project"])
def test_a_bad_commit_is_blocked_and_a_good_one_passes(place: Place, hook: str) -> None:
    project = place.project(hook, hook, BAD)
    blocked = place.commit(project)
    assert blocked.returncode != 0
    assert "app.py:3:1: CRD203" in blocked.stdout + blocked.stderr
    assert place.commits(project) == 0

    (project / "app.py").write_text(GOOD, encoding="utf-8")
    assert place.run("git", "add", "-A", cwd=project).returncode == 0
    passed = place.commit(project)
    assert passed.returncode == 0, passed.stdout + passed.stderr
    assert place.commits(project) == 1


def test_what_can_be_fixed_is_fixed_and_the_commit_tried_again(place: Place) -> None:
    project = place.project("fix", "credlint-fix", "x = 1  # credlint: ignore[CRD201] of old\n")
    blocked = place.commit(project)
    assert blocked.returncode != 0
    assert "Fixed 1 finding in 1 file" in blocked.stdout + blocked.stderr
    assert (project / "app.py").read_text(encoding="utf-8") == "x = 1\n"
    assert place.run("git", "add", "-A", cwd=project).returncode == 0
    passed = place.commit(project)
    assert passed.returncode == 0, passed.stdout + passed.stderr
    assert place.commits(project) == 1


def test_a_file_that_cannot_be_checked_blocks_a_commit(place: Place) -> None:
    project = place.project("unchecked", "credlint", BROKEN)
    blocked = place.commit(project)
    assert blocked.returncode != 0
    assert "CRD901" in blocked.stdout + blocked.stderr


def test_excluded_files_stay_excluded_though_they_are_named(place: Place) -> None:
    project = place.project("excluded", "credlint", BAD)
    (project / "credlint.toml").write_text('exclude = ["/app.py"]\n', encoding="utf-8")
    assert place.run("git", "add", "-A", cwd=project).returncode == 0
    passed = place.commit(project)
    assert passed.returncode == 0, passed.stdout + passed.stderr


def test_try_repo(place: Place) -> None:
    project = place.project("tried", "credlint", BAD)
    command = (sys.executable, "-m", "pre_commit", "try-repo", str(place.hooks), "credlint", "--all-files")
    done = place.run(*command, cwd=project)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "app.py:3:1: CRD203" in done.stdout


def test_notebooks_and_markdown_are_checked(place: Place) -> None:
    project = place.project("documents", "credlint", GOOD)
    (project / "page.md").write_text(f"# Page\n\n```python\n{BAD}```\n", encoding="utf-8")
    cell: dict[str, object] = {
        "cell_type": "code",
        "metadata": {},
        "outputs": [],
        "execution_count": None,
        "source": BAD,
    }
    notebook = {"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    (project / "book.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    (project / "note.txt").write_text(BAD, encoding="utf-8")
    assert place.run("git", "add", "-A", cwd=project).returncode == 0
    blocked = place.commit(project)
    assert blocked.returncode != 0
    assert findings(blocked.stdout + blocked.stderr) == ["book.ipynb:cell 1:3:1", "page.md:6:1"]


def test_1500_files_in_batches_give_what_one_call_gives(place: Place) -> None:
    project = place.project("large", "credlint", GOOD)
    # As many bytes as one command line may not have (pre-commit takes 128 KiB at most).
    folder = project / ("a_package_with_a_long_name_" * 4)
    folder.mkdir()
    for number in range(1500):
        text = BROKEN if number == 700 else BAD if number % 10 == 0 else GOOD
        (folder / f"module_{number:04}.py").write_text(text, encoding="utf-8")
    (project / "credlint.toml").write_text('extend-exclude = ["module_0010.py"]\n', encoding="utf-8")
    assert place.run("git", "add", "-A", cwd=project).returncode == 0
    command = (sys.executable, "-m", "pre_commit", "run", "credlint", "--all-files")
    batches = place.run(*command, cwd=project)
    assert batches.returncode == 1, batches.stdout + batches.stderr
    assert batches.stdout.count("\nFound ") > 1, "one batch took them all"
    whole = place.run(sys.executable, "-m", "credlint", "check", "--no-cache", cwd=project)
    assert whole.returncode == 2
    assert len(findings(whole.stdout)) == 149, "150 less an excluded one, and one of them cannot be parsed"
    assert findings(batches.stdout) == findings(whole.stdout)

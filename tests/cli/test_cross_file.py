"""Values that come from other files of a project, in each way in which files are given to credlint."""

import json
import os
from pathlib import Path

import pytest

from .helpers import Run, commit, git, write

SECRET = 'import os\n\nSECRET = os.environ["AWS_SECRET_ACCESS_KEY"]\nprint(SECRET)\n'
SHOW = "def show(value):\n    print(value)\n"
USE = "from env import SECRET\nfrom tools import show\n\nshow(SECRET)\n"
PLAIN = "import env as it\n\nshown = print\nshown(it.SECRET)\n"
"""A module without a word of credentials, but for the name of what it imports."""


def found(run: Run, *args: str, stdin: bytes = b"", cwd: Path | None = None) -> list[str]:
    """The path, row and code of each finding; a second run says the same, with what the first has left."""
    for _ in range(2):
        more = {} if cwd is None else {"cwd": cwd}
        ran = run("--output-format", "json", *args, stdin=stdin, **more)
        assert ran.code in (0, 1), ran.err
        told = [f"{each['path']}:{each['location']['row']} {each['code']}" for each in json.loads(ran.out)["findings"]]
        if "--no-cache" in args:
            return told
        assert told == found(run, "--no-cache", *args, stdin=stdin, cwd=cwd)
    return told


def notebook(text: str) -> str:
    kernel = {"kernelspec": {"name": "python3", "language": "python", "display_name": "Python 3"}}
    cell: dict[str, object] = {
        "cell_type": "code",
        "metadata": {},
        "execution_count": None,
        "outputs": [],
        "source": text,
    }
    return json.dumps({"cells": [cell], "metadata": kernel, "nbformat": 4, "nbformat_minor": 5})


def test_values_are_followed_unless_somebody_says_no(run: Run, project: Path) -> None:
    write(project, env=SECRET, tools=SHOW, main=USE)
    assert found(run) == ["env.py:4 CRD201", "main.py:4 CRD201"]
    assert found(run, "--no-cross-file") == ["env.py:4 CRD201"]
    (project / "credlint.toml").write_text("cross-file = false\n")
    assert found(run) == ["env.py:4 CRD201"]
    assert found(run, "--cross-file") == ["env.py:4 CRD201", "main.py:4 CRD201"]


def test_files_that_are_given_have_findings_and_what_they_import_is_read(run: Run, project: Path) -> None:
    write(project, env=SECRET, tools=SHOW, main=USE, plain=PLAIN, other=USE)
    assert found(run, "--force-exclude", "--", "main.py") == ["main.py:4 CRD201"]
    assert found(run, "--force-exclude", "--", "plain.py") == ["plain.py:4 CRD201"]
    assert found(run, "--force-exclude", "--", "tools.py", "plain.py") == ["plain.py:4 CRD201"]
    assert found(run, "--force-exclude", "--", "env.py", "tools.py") == ["env.py:4 CRD201"]


def test_changes_since_a_revision(run: Run, project: Path) -> None:
    write(project, env=SECRET, tools=SHOW, main=USE, plain="import env\n")
    commit(project)
    write(project, plain=PLAIN)
    assert found(run, "--since", "HEAD") == ["plain.py:4 CRD201"]
    write(project, main=USE + "\nshow(SECRET)\n", tools="\n" + SHOW)
    assert found(run, "--since", "HEAD") == ["main.py:6 CRD201", "plain.py:4 CRD201"]


def test_standard_input_has_a_place_in_the_project(run: Run, project: Path) -> None:
    write(project, app____init__="", app__env=SECRET, app__tools=SHOW)
    text = b"from .env import SECRET\nfrom .tools import show\n\nshow(SECRET)\n"
    assert found(run, "-", "--stdin-filename", "app/main.py", stdin=text) == ["app/main.py:4 CRD201"]
    assert found(run, "-", "--stdin-filename", "main.py", stdin=text) == []
    assert found(run, "-", stdin=text) == []
    text = b"from app.env import SECRET\n\nprint(SECRET)\n"
    assert found(run, "-", "--stdin-filename", "new/folder/main.py", stdin=text) == ["new/folder/main.py:3 CRD201"]
    assert found(run, "-", stdin=text) == ["<stdin>:3 CRD201"]


def test_standard_input_stands_for_the_file_of_its_name(run: Run, project: Path) -> None:
    write(project, env='SECRET = ""\n', tools=SHOW, main=USE)
    expected = ["env.py:4 CRD201", "main.py:4 CRD201"]
    assert found(run, "-", "main.py", "--stdin-filename", "env.py", stdin=SECRET.encode()) == expected
    assert found(run, "main.py") == []
    (project / "env.py").unlink()
    assert found(run, "-", "main.py", "--stdin-filename", "env.py", stdin=SECRET.encode()) == expected
    assert found(run, "main.py") == []


def test_notebooks_and_pages_import_modules(run: Run, project: Path) -> None:
    write(project, env=SECRET, tools=SHOW)
    (project / "a.ipynb").write_text(notebook(f"%matplotlib inline\n{USE}"))
    (project / "plain.ipynb").write_text(notebook(PLAIN))
    (project / "page.md").write_text(f"# A page\n\n```python\n{USE}```\n\n```python\nshow(SECRET)\n```\n")
    expected = ["a.ipynb:5 CRD201", "page.md:7 CRD201", "page.md:11 CRD201", "plain.ipynb:4 CRD201"]
    assert found(run) == [expected[0], "env.py:4 CRD201", *expected[1:]]
    assert [each for name in ("a.ipynb", "page.md", "plain.ipynb") for each in found(run, name)] == expected
    write(project, tools="def show(value):\n    print(len(value))\n")
    assert found(run, "a.ipynb", "page.md") == []


def test_each_project_of_a_repository_has_its_own_modules(run: Run, project: Path) -> None:
    write(project, env='SECRET = ""\n', tools=SHOW, a__env=SECRET, a__src__app__main=USE, b__env="", b__main=USE)
    for name in ("a", "b"):
        (project / name / "pyproject.toml").write_text("")
    assert found(run) == ["a/env.py:4 CRD201"]  # `tools` is in none of the two
    write(project, a__tools=SHOW, b__tools=SHOW)
    assert found(run) == ["a/env.py:4 CRD201", "a/src/app/main.py:4 CRD201"]
    assert found(run, "a/src/app/main.py", "b/main.py") == ["a/src/app/main.py:4 CRD201"]
    assert found(run, ".", cwd=project / "a") == ["env.py:4 CRD201", "src/app/main.py:4 CRD201"]


def test_modules_under_another_configuration_are_followed(run: Run, project: Path) -> None:
    write(
        project, lib__env=SECRET, lib__tools=SHOW, main="from lib import env as it\n\nshown = print\nshown(it.SECRET)\n"
    )
    (project / "pyproject.toml").write_text("")
    (project / "credlint.toml").write_text("")
    (project / "lib" / "credlint.toml").write_text('ignore = ["CRD201"]\n')
    assert found(run) == ["main.py:4 CRD201"]
    assert found(run, "main.py") == ["main.py:4 CRD201"]


def test_import_roots(run: Run, project: Path) -> None:
    write(project, lib__python__env=SECRET, lib__python__tools=SHOW, app__main=USE)
    assert found(run, "app") == []
    (project / "credlint.toml").write_text('import-roots = ["lib/python"]\n')
    assert found(run, "app") == ["app/main.py:4 CRD201"]


@pytest.mark.parametrize("way", ["excluded", "ignored"])
def test_what_is_excluded_or_ignored_is_unknown(run: Run, project: Path, way: str) -> None:
    write(project, gen__env=SECRET, tools=SHOW, main=USE.replace("env", "gen.env"))
    git(project, "init", "-q")
    assert found(run) == ["gen/env.py:4 CRD201", "main.py:4 CRD201"]
    if way == "excluded":
        (project / "credlint.toml").write_text('extend-exclude = ["gen"]\n')
    else:
        (project / ".gitignore").write_text("gen/\n")
    assert found(run) == found(run, "main.py") == []
    assert found(run, "main.py", "gen/env.py") == ["gen/env.py:4 CRD201"]


def test_no_link_leads_out_of_the_project(run: Run, project: Path, tmp_path: Path) -> None:
    """Nor to what is no file; a link within the project counts, and one beside modules that are elsewhere."""
    write(tmp_path / "elsewhere", env=SECRET, package__env=SECRET)
    write(tmp_path / "lib", inside__own=SECRET)
    (tmp_path / "lib" / "alias.py").symlink_to("inside/own.py")
    (tmp_path / "lib" / "away.py").symlink_to("../elsewhere/env.py")
    (project / "env.py").symlink_to("../elsewhere/env.py")
    (project / "package").symlink_to("../elsewhere/package")
    (project / "there").symlink_to("package")
    (project / "zero.py").symlink_to("/dev/zero")
    os.mkfifo(project / "pipe.py")
    write(project, inner__env=SECRET)
    (project / "within.py").symlink_to("inner/env.py")
    (project / "folder").symlink_to("inner")
    (project / "credlint.toml").write_text('import-roots = [".", "../lib"]\n')
    away = ("env", "package.env", "there.env", "zero", "pipe", "away")
    for name in (*away, "within", "folder.env", "alias"):
        write(
            project, **{f"uses_{name.replace('.', '_')}": f"import {name} as it\n\nshown = print\nshown(it.SECRET)\n"}
        )
    reported = ["uses_alias.py:4 CRD201", "uses_folder_env.py:4 CRD201", "uses_within.py:4 CRD201"]
    assert found(run, *(path.name for path in project.glob("uses_*.py"))) == reported

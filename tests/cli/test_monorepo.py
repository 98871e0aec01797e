"""A repository of several projects: each file is judged by the nearest configuration above it."""

import json
from pathlib import Path

import pytest

from .helpers import BROKEN, LEAK, Run, write

TABLE = "[tool.credlint]\n"


@pytest.fixture
def repository(project: Path) -> Path:
    """A leak at the top, one in `a`, which ignores it, and one in `a/deep` and in `b`, which is strict."""
    write(project, top=LEAK, a__one=LEAK, a__deep__two=LEAK, b__three=LEAK)
    (project / "pyproject.toml").write_text(TABLE + 'fail-level = "never"\n')
    (project / "a" / "credlint.toml").write_text('ignore = ["CRD201"]\n')
    (project / "b" / "pyproject.toml").write_text(TABLE + 'severity = {CRD201 = "info"}\n')
    return project


def places(run: Run, *args: str, cwd: Path | None = None) -> list[str]:
    ran = run(*args, "--output-format", "json", **({"cwd": cwd} if cwd else {}))
    return [f"{one['path']} {one['severity']}" for one in json.loads(ran.out)["findings"]]


def test_the_nearest_configuration_decides(run: Run, repository: Path) -> None:
    assert places(run) == ["b/three.py info", "top.py error"]
    assert places(run, "a", "b") == ["b/three.py info"]
    assert places(run, "a/one.py", "b/three.py", "top.py") == ["b/three.py info", "top.py error"]
    assert places(run, cwd=repository / "a") == []
    assert places(run, ".", "../b", cwd=repository / "a") == ["../b/three.py info"]
    assert places(run, "..", cwd=repository / "a" / "deep") == []


def test_the_verdict_is_that_of_each_file(run: Run, repository: Path) -> None:
    assert run("top.py").code == 0
    assert run("b").code == 1
    assert run().code == 1
    write(repository, a__broken=BROKEN)
    assert run("a").code == 2
    (repository / "a" / "credlint.toml").write_text('unchecked-files = "warn"\nignore = ["CRD201"]\n')
    assert run("a").code == 0


@pytest.mark.parametrize("option", ["--config=pyproject.toml", "--isolated"])
def test_one_configuration_for_all(run: Run, repository: Path, option: str) -> None:
    assert len(places(run, option)) == 4


def test_the_command_line_wins_everywhere(run: Run, repository: Path) -> None:
    assert places(run, "--select", "CRD101") == []
    assert places(run, "--per-file-ignores", "b:CRD201") == ["top.py error"]


def test_patterns_are_those_of_the_nearest_one(run: Run, repository: Path) -> None:
    (repository / "b" / "pyproject.toml").write_text(TABLE + 'exclude = ["three.py"]\n')
    write(repository, b__sub__three=LEAK, three=LEAK)
    assert places(run) == ["three.py error", "top.py error"]
    (repository / "pyproject.toml").write_text(TABLE + 'exclude = ["b"]\n')
    (repository / "b" / "pyproject.toml").write_text(TABLE + "respect-gitignore = 0\n")  # nobody enters it
    assert places(run) == ["three.py error", "top.py error"]


def test_what_extends_another(run: Run, repository: Path) -> None:
    (repository / "pyproject.toml").write_text(TABLE + 'extend-select = ["PEDANTIC"]\nignore = ["CRD201"]\n')
    (repository / "b" / "pyproject.toml").write_text(TABLE + 'extend = "../pyproject.toml"\n')
    write(repository, b__three=LEAK + 'import boto3\nboto3.client("s3", aws_access_key_id="testing")\n')
    ran = run("--output-format", "json")
    assert [(one["code"], one["path"]) for one in json.loads(ran.out)["findings"]] == [("CRD106", "b/three.py")]


def test_what_a_project_adds_holds_there_only(run: Run, repository: Path) -> None:
    (repository / "a" / "credlint.toml").write_text('credential-env = ["ACME_*"]\n')
    write(repository, **dict.fromkeys(("top", "a__one", "b__three"), 'import os\nprint(os.environ["ACME_PIN"])\n'))
    assert places(run) == ["a/deep/two.py error", "a/one.py error"]


@pytest.mark.parametrize("name", ["credlint.toml", "pyproject.toml"])
def test_a_mistake_in_one_of_them(run: Run, repository: Path, name: str) -> None:
    (repository / "a" / "credlint.toml").unlink()
    (repository / "a" / name).write_text((TABLE if name == "pyproject.toml" else "") + 'selct = ["CRD1"]\n')
    ran = run()
    assert (ran.code, ran.out) == (2, "")
    assert f"a/{name}:" in ran.err
    assert 'unknown key "selct"; did you mean "select"?' in ran.err
    assert run("top.py").code == 0


def test_other_tables_are_no_configuration(run: Run, repository: Path) -> None:
    (repository / "b" / "pyproject.toml").write_text("[tool.other]\nx = 1\n")
    assert places(run) == ["b/three.py error", "top.py error"]


def test_standard_input_is_judged_by_its_name(run: Run, repository: Path) -> None:
    for name, code in (("a/new.py", 0), ("b/new.py", 1), ("a/deep/new.py", 0)):
        assert run("-", "--stdin-filename", name, stdin=LEAK.encode()).code == code, name


def test_each_has_its_own_baseline(run: Run, repository: Path) -> None:
    made = run("baseline", "create")
    assert made.code == 0
    assert sorted(made.err.splitlines()) == [
        ".credlint-baseline.json: 1 finding suppressed",
        "b/.credlint-baseline.json: 1 finding suppressed",
    ]
    assert places(run) == []
    assert places(run, cwd=repository / "b") == []
    assert run("baseline", "create").code == 2
    write(repository, b__three="x = 1\n", top="x = 1\n")
    assert "2 entries of the baseline" in run().err
    assert "b/.credlint-baseline.json: 0 findings suppressed (1 removed)" in run("baseline", "prune").err
    write(repository, b__three=LEAK)
    assert "b/.credlint-baseline.json: 1 finding suppressed (1 new)" in run("baseline", "update").err
    assert places(run) == []


def test_comments_are_written_by_the_rules_of_each_file(run: Run, repository: Path) -> None:
    (repository / "b" / "pyproject.toml").write_text(TABLE + "require-reason = true\n")
    assert "--add-ignore wants --reason" in run("--add-ignore").err
    assert run("--add-ignore", "--reason", "of old").code == 0
    assert "# credlint: ignore[CRD201] of old" in (repository / "b" / "three.py").read_text()
    assert "credlint:" not in (repository / "a" / "one.py").read_text()

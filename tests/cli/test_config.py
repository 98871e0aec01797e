"""`credlint config`."""

import json
import tomllib
from pathlib import Path

from credlint.config.keys import KEYS

from .helpers import Run


def test_defaults(run: Run, project: Path) -> None:
    text = run("config").out
    document = tomllib.loads(text)
    assert document["select"] == ["ALL"]
    assert document["fail-level"] == "info"
    assert "# file: none" in text
    assert f"# root: {project}" in text
    assert all(key.name in text for key in KEYS)


def test_where_values_come_from(run: Run, project: Path) -> None:
    (project / "base.toml").write_text('ignore = ["CRD1"]\nextend-exclude = ["a"]\n')
    (project / "pyproject.toml").write_text(
        '[tool.credlint]\nextend = "base.toml"\nfail-level = "error"\nextend-exclude = ["b"]\n'
        'per-file-ignores = {"tests/*" = ["CRD2"]}\n\n[[tool.credlint.sink]]\ncallable = "a.b"\nkind = "log"\n'
    )
    text = run("config", "--fail-level", "never", env={"CREDLINT_SELECT": "CRD1,CRD2"}).out
    lines = text.splitlines()
    assert 'fail-level = "never"  # --fail-level' in lines
    assert 'select = ["CRD1", "CRD2"]  # CREDLINT_SELECT' in lines
    assert 'ignore = ["CRD1"]  # base.toml:1' in lines
    assert 'extend-exclude = ["a", "b"]  # base.toml:2, pyproject.toml:4' in lines
    document = tomllib.loads(text)
    assert document["per-file-ignores"] == {"tests/*": ["CRD2"]}
    assert document["sink"] == [{"callable": "a.b", "kind": "log"}]
    assert lines[-1].startswith("# on: CRD101 ")


def test_what_it_prints_is_a_configuration(run: Run, project: Path) -> None:
    (project / "credlint.toml").write_text('ignore = ["CRD1"]\nsrc = ["a"]\ncredential-env = ["X_*"]\n')
    first = run("config").out
    (project / "credlint.toml").write_text(first)
    second = run("config").out
    assert tomllib.loads(first) == tomllib.loads(second)


def test_schema(run: Run) -> None:
    schema = json.loads(run("config", "--schema").out)
    assert set(schema["properties"]) == {key.name for key in KEYS}


def test_no_escape_reaches_the_terminal(run: Run, project: Path) -> None:
    (project / "credlint.toml").write_text('src = ["\\u001b[31m"]\n')
    assert "\x1b" not in run("config").out


def test_variables_of_ones_own(run: Run, project: Path) -> None:
    (project / "a.py").write_text('import os\n\nprint(os.environ["ACME_PASS_EU"])\n')
    (project / "b.py").write_text('import os\n\nprint(os.getenv("ACME_USER"))\n')
    assert run().code == 0
    (project / "credlint.toml").write_text('credential-env = ["ACME_PASS_*"]\n')
    ran = run()
    assert ran.code == 1
    assert [line.partition(" ")[0] for line in ran.out.splitlines()] == ["a.py:3:1:"]

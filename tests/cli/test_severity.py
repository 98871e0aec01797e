"""The severity that a configuration gives to rules."""

import json
from importlib import import_module
from pathlib import Path

import pytest

from .helpers import LEAK, Run, write

MILD = '[tool.credlint.severity]\nprinted-credentials = "info"\nCRD900 = "error"\n'
UNUSED = "x = 1  # credlint: ignore[CRD201] no\n"


def test_it_decides_on_the_verdict(run: Run, project: Path) -> None:
    write(project, leak=LEAK)
    assert run("--fail-level", "error").code == 1
    (project / "pyproject.toml").write_text(MILD)
    assert run("--fail-level", "warning").code == 0
    write(project, unused=UNUSED)
    assert run("--fail-level", "error").code == 1
    assert "Found 2 findings (1 error, 1 info)" in run().err


EXPECTED = {
    "json": ('"severity": "error"', '"severity": "info"'),
    "jsonl": ('"severity": "error"', '"severity": "info"'),
    "sarif": ('"security-severity": "9.0"', '"security-severity": "2.0"'),
    "github": ("::error file=leak.py", "::notice file=leak.py"),
    "gitlab": ('"severity": "critical"', '"severity": "info"'),
    "rdjson": ('"severity": "ERROR"', '"severity": "INFO"'),
    "junit": ('type="error"', 'type="info"'),
    "full": ("= error: printed-credentials", "= info: printed-credentials"),
}


@pytest.mark.parametrize("form", EXPECTED)
def test_every_format_has_it(run: Run, project: Path, form: str) -> None:
    write(project, leak=LEAK)
    before, after = EXPECTED[form]
    assert before in run("--output-format", form).out
    (project / "pyproject.toml").write_text(MILD)
    changed = run("--output-format", form).out
    assert after in changed
    if form == "sarif":
        driver = json.loads(changed)["runs"][0]["tool"]["driver"]
        (rule,) = [rule for rule in driver["rules"] if rule["id"] == "CRD201"]
        assert rule["defaultConfiguration"]["level"] == "note"
        schema = json.loads((Path(__file__).parents[1] / "report" / "data" / "sarif-schema-2.1.0.json").read_text())
        import_module("jsonschema").validate(json.loads(changed), schema)


def test_a_baseline_does_not_care(run: Run, project: Path) -> None:
    write(project, leak=LEAK)
    assert run("baseline", "create").code == 0
    before = (project / ".credlint-baseline.json").read_bytes()
    (project / "pyproject.toml").write_text(MILD + '[tool.credlint]\ndummies = ["a"]\n')
    ran = run()
    assert ran.code == 0
    assert "1 suppressed by baseline" in ran.err
    run("baseline", "update")
    assert (project / ".credlint-baseline.json").read_bytes() == before


def test_a_cached_result_has_the_new_one(run: Run, project: Path) -> None:
    write(project, leak=LEAK)
    for level in ("info", "warning", "info"):
        (project / "credlint.toml").write_text(f'[severity]\nCRD201 = "{level}"\n')
        assert f'"severity": "{level}"' in run("--output-format", "json").out


def test_a_configuration_that_extends_another_adds_to_it(run: Run, project: Path) -> None:
    (project / "base.toml").write_text('[severity]\nCRD201 = "info"\nCRD202 = "info"\n')
    (project / "credlint.toml").write_text('extend = "base.toml"\n[severity]\ncrd201 = "warning"\n')
    assert 'severity = {"CRD201" = "warning", "CRD202" = "info"}' in run("config").out

"""`credlint rule`."""

import json

import pytest

from credlint.pipeline import known

from .helpers import Run

INFOS = (*known().rules, *known().fixed)


def test_the_list_names_every_rule(run: Run) -> None:
    lines = run("rule").out.splitlines()
    assert [line.split()[:3] for line in lines] == [[info.code, info.name, info.severity.value] for info in INFOS]
    assert [line.split()[3] for line in lines if line.startswith(("CRD104", "CRD105", "CRD106"))] == ["off"] * 3
    assert [line.split()[3] for line in lines if line.startswith(("CRD101", "CRD901"))] == ["on", "always"]
    assert len({line.index(info.summary) for line, info in zip(lines, INFOS, strict=True)}) == 1


@pytest.mark.parametrize("word", ["CRD201", "printed-credentials", "crd201", "Printed-Credentials"])
def test_one_rule(run: Run, word: str) -> None:
    text = run("rule", word).out
    assert text.startswith("# printed-credentials (CRD201)\n")
    for part in (
        "Severity: error",
        "Default: on",
        "CWE-",
        "What it does",
        "Why is this bad?",
        "```python",
        "Fix safety",
        "What to do: ",
        "## Reported",
        "## Not reported",
        "## Options\n- `credential-env`: ",
        "`# credlint: ignore[CRD201] reason`",
        "https://cwe.mitre.org/",
    ):
        assert part in text


def test_other_defaults(run: Run) -> None:
    assert "Default: off (pedantic)" in run("rule", "CRD104").out
    assert "Default: always on" in run("rule", "CRD901").out


def test_all_rules(run: Run) -> None:
    text = run("rule", "--all").out
    assert all(f"# {info.name} ({info.code})" in text for info in INFOS)


def test_json(run: Run) -> None:
    one = json.loads(run("rule", "CRD201", "--output-format", "json").out)
    assert (one["code"], one["name"], one["severity"], one["default"]) == (
        "CRD201",
        "printed-credentials",
        "error",
        "on",
    )
    assert one["options"] == ["credential-env", "sink", "sanitizer"]
    assert one["bad"]
    assert one["good"]
    every = json.loads(run("rule", "--all", "--output-format", "json").out)
    assert [one["code"] for one in every] == [info.code for info in INFOS]


def test_examples_are_shown_as_they_are(run: Run) -> None:
    text = run("rule", "CRD301").out
    assert 'NOTE = "signed with AKIAQ7T3XW5LKZP4M2RD"' in text
    assert "****" not in text
    examples = json.loads(run("rule", "CRD301", "--output-format", "json").out)["bad"]
    assert any("AKIAQ7T3XW5LKZP4M2RD" in example for example in examples)


def test_links_come_from_the_metadata(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert json.loads(run("rule", "CRD301", "--output-format", "json").out)["url"] is None
    assert "Online" not in run("rule", "CRD301").out
    told = {"Project-URL": ["Source, https://example.com", "Documentation, https://docs.example.com/x/"]}

    class Metadata:
        get_all = staticmethod(told.get)

    monkeypatch.setattr("importlib.metadata.metadata", lambda name: Metadata)
    assert "Online: https://docs.example.com/x/rules/crd301" in run("rule", "CRD301").out


def test_reported_rows_are_marked(run: Run) -> None:
    for info in INFOS:
        marked = run("rule", info.code).out.count(f"  # {info.code}\n")
        rows = [
            line
            for example in info.bad
            for row, line in enumerate(example.source.split("\n"), 1)
            if row in example.expect
        ]
        assert marked == sum("credlint:" not in row for row in rows)

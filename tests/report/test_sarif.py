"""SARIF as the standard has it, and what GitHub code scanning asks for."""

import json
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from credlint.model.result import FileResult
from credlint.model.rule_info import RuleInfo
from credlint.model.span import Span
from credlint.report.report import Report

from .samples import (
    APP,
    BROKEN,
    CLEAN,
    ENVIRONMENT,
    NOTEBOOK,
    PRINTED,
    RULES,
    UNREADABLE,
    WORKER,
    everything,
    rendered,
    report,
)

SCHEMA = json.loads((Path(__file__).parent / "data" / "sarif-schema-2.1.0.json").read_text("utf-8"))
"""The OASIS schema, from the npm package @microsoft/sarif-multitool-linux 5.7.0 (MIT)."""

validator = import_module("jsonschema").Draft202012Validator


def sarif(given: Report) -> Any:
    """The only run."""
    document = json.loads(rendered("sarif", given))
    validator(SCHEMA).validate(document)
    (run,) = document["runs"]
    return run


def only(result: FileResult) -> Any:
    (written,) = sarif(report(result))["results"]
    return written


def physical_locations(value: Any) -> list[Any]:
    """Every physical location below `value`."""
    if isinstance(value, list):
        return [found for item in value for found in physical_locations(item)]
    if isinstance(value, dict):
        inner = [found for item in value.values() for found in physical_locations(item)]
        return inner + ([value["physicalLocation"]] if "physicalLocation" in value else [])
    return []


def test_the_schema_refuses() -> None:
    """A schema that is misread accepts everything."""
    document = json.loads(rendered("sarif", everything()))
    del document["runs"][0]["tool"]["driver"]["name"]
    assert not validator(SCHEMA).is_valid(document)


@pytest.mark.parametrize("given", [report(), report(CLEAN), everything(), everything(show_suppressed=True)])
def test_what_github_requires(given: Report) -> None:
    run = sarif(given)
    driver = run["tool"]["driver"]
    assert driver["name"] == "credlint"
    assert driver["semanticVersion"] == driver["version"] == "1.2.3"
    assert [rule["id"] for rule in driver["rules"]] == ["CRD101", "CRD102", "CRD104", "CRD201", "CRD900"]
    for rule in driver["rules"]:
        assert rule["shortDescription"]["text"]
        assert 0 < len(rule["fullDescription"]["text"]) <= 1024
        assert rule["help"]["text"]
        assert rule["help"]["markdown"]
        assert rule["helpUri"].startswith("https://")
        assert rule["defaultConfiguration"]["level"] in ("error", "warning", "note")
        assert rule["properties"]["precision"] in ("very-high", "high", "medium", "low")
        assert len(rule["properties"]["tags"]) <= 20
    assert run["columnKind"] == "unicodeCodePoints"
    for result in run["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("error", "warning", "note")
        assert result["message"]["text"]
        assert len(result["locations"]) == 1
        assert result["partialFingerprints"]["credlint/v1"]
        for place in physical_locations(result):
            assert set(place) == {"artifactLocation", "region"}
            assert place["artifactLocation"]["uriBaseId"] == "%SRCROOT%"
            assert set(place["region"]) == {"startLine", "startColumn", "endLine", "endColumn"}
            assert all(number >= 1 for number in place["region"].values())


def test_severities() -> None:
    rules = {rule["id"]: rule for rule in sarif(report())["tool"]["driver"]["rules"]}
    found = {
        code: (rule["defaultConfiguration"]["level"], rule["properties"].get("security-severity"))
        for code, rule in rules.items()
    }
    assert found == {
        "CRD101": ("error", "9.0"),
        "CRD102": ("warning", "6.0"),
        "CRD104": ("note", "2.0"),
        "CRD201": ("error", "9.0"),
        "CRD900": ("warning", None),
    }
    assert rules["CRD101"]["properties"]["tags"] == ["security", "credentials", "external/cwe/cwe-798"]
    assert rules["CRD900"]["properties"]["tags"] == ["credentials", "external/cwe/cwe-1164"]
    assert [entry["level"] for entry in sarif(report(WORKER))["results"]] == ["warning", "note"]


def test_cwe_has_three_digits_at_least() -> None:
    rule = RuleInfo("CRD999", "x", "x", RULES[0].severity, 20, "")
    (written,) = sarif(Report((), (rule,), "1.0.0"))["tool"]["driver"]["rules"]
    assert written["properties"]["tags"][-1] == "external/cwe/cwe-020"
    assert written["help"]["text"] == "x"


def test_a_finding_of_a_rule_that_is_not_listed() -> None:
    run = sarif(Report((WORKER,), (), "1.0.0"))
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["CRD102", "CRD104"]


def test_columns_count_code_points_of_the_original_line() -> None:
    found = replace(ENVIRONMENT, span=Span.of(1, 49, 2, 57))
    assert only(FileResult("a.py", (found,)))["locations"][0]["physicalLocation"]["region"] == {
        "startLine": 1,
        "startColumn": 49,
        "endLine": 2,
        "endColumn": 57,
    }


@pytest.mark.parametrize(
    ("path", "location"),
    [
        ("a b%#?.py", {"uri": "a%20b%25%23%3F.py", "uriBaseId": "%SRCROOT%"}),
        ("c:x.py", {"uri": "c%3Ax.py", "uriBaseId": "%SRCROOT%"}),
        ("密/é.py", {"uri": "%E5%AF%86/%C3%A9.py", "uriBaseId": "%SRCROOT%"}),
        ("a\udcff.py", {"uri": "a%FF.py", "uriBaseId": "%SRCROOT%"}),
        ("a\n::error::x.py", {"uri": "a%0A%3A%3Aerror%3A%3Ax.py", "uriBaseId": "%SRCROOT%"}),
        ("../a.py", {"uri": "../a.py", "uriBaseId": "%SRCROOT%"}),
        ("/srv/a b.py", {"uri": "file:///srv/a%20b.py"}),
        ("C:/a.py", {"uri": "file:///C:/a.py"}),
    ],
)
def test_uris(path: str, location: dict[str, str]) -> None:
    written = only(FileResult(path, (ENVIRONMENT,)))
    assert written["locations"][0]["physicalLocation"]["artifactLocation"] == location


def test_code_flow_and_related_locations() -> None:
    written = only(FileResult("a.py", (PRINTED,)))
    (flow,) = written["codeFlows"]
    (thread,) = flow["threadFlows"]
    steps = [step["location"] for step in thread["locations"]]
    assert [step["message"]["text"] for step in steps] == ["AWS_SECRET_ACCESS_KEY is read", "printed"]
    assert [step["physicalLocation"]["region"]["startLine"] for step in steps] == [2, 9]
    (related,) = written["relatedLocations"]
    assert (related["id"], related["message"]["text"]) == (1, "called here")


def test_no_snippets() -> None:
    text = rendered("sarif", everything(show_suppressed=True))
    assert "snippet" not in text
    assert "boto3.client(" not in text


def test_suppressions() -> None:
    results = sarif(report(APP, show_suppressed=True))["results"]
    assert [result.get("suppressions") for result in results] == [
        None,
        [{"kind": "inSource", "justification": "a test account"}],
        [{"kind": "external"}],
        None,
    ]
    assert not any("suppressions" in result for result in sarif(report(APP))["results"])


def test_unchecked_files_are_notifications() -> None:
    run = sarif(report(BROKEN, UNREADABLE, exit_code=2))
    (invocation,) = run["invocations"]
    assert run["results"] == []
    assert invocation["executionSuccessful"] is False
    assert invocation["exitCode"] == 2
    first, second = invocation["toolExecutionNotifications"]
    assert (first["descriptor"], first["level"]) == ({"id": "CRD901"}, "error")
    assert first["locations"][0]["physicalLocation"]["region"]["startLine"] == 4
    assert second["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "lib/secret.py", "uriBaseId": "%SRCROOT%"}
    }
    described = {entry["id"] for entry in run["tool"]["driver"]["notifications"]}
    assert described == {"CRD901", "CRD902", "CRD903"}


@pytest.mark.parametrize(("exit_code", "successful"), [(0, True), (1, True), (2, False), (130, False)])
def test_a_verdict_is_a_success(exit_code: int, successful: bool) -> None:
    assert sarif(report(exit_code=exit_code))["invocations"][0]["executionSuccessful"] is successful


def test_a_notebooks_line_is_that_of_the_file() -> None:
    (place,) = only(NOTEBOOK)["locations"]
    whole_line = {"startLine": 41, "startColumn": 1, "endLine": 41, "endColumn": 9}
    assert place["physicalLocation"]["region"] == whole_line
    assert place["logicalLocations"] == [{"name": "cell 3", "kind": "module"}]


def test_a_version_that_is_not_semantic() -> None:
    driver = sarif(Report((), RULES, "1.2.dev0"))["tool"]["driver"]
    assert driver["version"] == "1.2.dev0"
    assert "semanticVersion" not in driver

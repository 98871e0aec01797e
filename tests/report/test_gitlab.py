"""GitLab's Code Quality report."""

import json
from dataclasses import replace
from typing import Any

from credlint.model.result import FileResult
from credlint.report.report import Report

from .samples import BROKEN, ENVIRONMENT, NOTEBOOK, everything, rendered, report


def issues(given: Report) -> list[dict[str, Any]]:
    written: list[dict[str, Any]] = json.loads(rendered("gitlab", given))
    return written


def test_what_gitlab_requires() -> None:
    for issue in issues(everything()):
        assert issue["description"]
        assert issue["check_name"].startswith("CRD")
        assert issue["fingerprint"]
        assert issue["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert not issue["location"]["path"].startswith("./")
        assert 1 <= issue["location"]["lines"]["begin"] <= issue["location"]["lines"]["end"]


def test_severities() -> None:
    found = {issue["check_name"]: issue["severity"] for issue in issues(everything())}
    assert found == {
        "CRD101": "critical",
        "CRD102": "major",
        "CRD104": "info",
        "CRD201": "critical",
        "CRD901": "critical",
        "CRD902": "critical",
    }


def test_a_fingerprint_stays_the_findings_own() -> None:
    assert [issue["fingerprint"] for issue in issues(report(FileResult("a.py", (ENVIRONMENT,))))] == [
        ENVIRONMENT.fingerprint
    ]


def test_fingerprints_are_unique_and_stable() -> None:
    bare = replace(ENVIRONMENT, fingerprint="")
    results = [FileResult(path, (ENVIRONMENT, ENVIRONMENT, bare, bare)) for path in ("a.py", "b.py")]
    found = [issue["fingerprint"] for issue in issues(report(*results, BROKEN, BROKEN))]
    assert len(set(found)) == len(found) == 10
    assert found == [issue["fingerprint"] for issue in issues(report(*results, BROKEN, BROKEN))]


def test_a_notebooks_line_is_that_of_the_file() -> None:
    (issue,) = issues(report(NOTEBOOK))
    assert issue["location"] == {"path": "nb.ipynb", "lines": {"begin": 41, "end": 41}}

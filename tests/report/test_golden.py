"""Each format's whole output, for a run with one of everything and for one without files."""

from dataclasses import replace
from pathlib import Path

import pytest

from credlint.report.formats import FORMATS

from .samples import everything, rendered, report

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("name", FORMATS)
def test_everything(name: str) -> None:
    expected = (GOLDEN / f"{name}.txt").read_text("utf-8")
    assert rendered(name, everything(show_suppressed=True)) == expected


@pytest.mark.parametrize("name", ["full", "concise", "grouped", "github", "jsonl"])
def test_an_empty_report_is_empty(name: str) -> None:
    assert rendered(name, report(exit_code=0)) == ""


@pytest.mark.parametrize("name", ["json", "sarif", "gitlab", "junit", "rdjson"])
def test_an_empty_report_is_a_document(name: str) -> None:
    expected = (GOLDEN / f"{name}.empty.txt").read_text("utf-8")
    assert rendered(name, report(exit_code=0)) == expected


@pytest.mark.parametrize("name", FORMATS)
def test_every_unchecked_file_is_shown(name: str) -> None:
    text = rendered(name, everything())
    for word in ("lib/broken.py", "CRD901", "not Python", "lib/secret.py", "CRD902", "permission denied"):
        assert word in text


@pytest.mark.parametrize("name", FORMATS)
def test_suppressed_findings_are_shown_only_when_wanted(name: str) -> None:
    silent = rendered(name, everything(show_suppressed=False))
    assert "a test account" not in silent
    assert ("a test account" in rendered(name, everything(show_suppressed=True))) is (
        name not in ("github", "gitlab", "rdjson")
    )


@pytest.mark.parametrize("name", sorted(set(FORMATS) - {"full", "concise", "grouped"}))
def test_only_terminal_formats_have_colours(name: str) -> None:
    given = everything()
    colored = replace(given, color=True)
    assert rendered(name, colored) == rendered(name, given)

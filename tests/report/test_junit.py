"""JUnit XML that parses whatever the text."""

from dataclasses import replace
from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st

from credlint.model.result import FileResult
from credlint.report.report import Report

from .samples import CLEAN, ENVIRONMENT, NOTEBOOK, everything, rendered, report


def parsed(given_report: Report) -> ElementTree.Element:
    return ElementTree.fromstring(rendered("junit", given_report))


def test_the_numbers_are_those_of_the_cases() -> None:
    root = parsed(everything(show_suppressed=True))
    for element in (root, *root.iter("testsuite")):
        counted = {
            "tests": len(list(element.iter("testcase"))),
            "failures": len(list(element.iter("failure"))),
            "errors": len(list(element.iter("error"))),
            "skipped": len(list(element.iter("skipped"))),
        }
        assert {key: int(element.attrib[key]) for key in counted} == counted


def test_a_clean_file_is_a_passed_case() -> None:
    (case,) = parsed(report(CLEAN)).iter("testcase")
    assert (case.attrib["name"], list(case)) == ("no findings", [])


def test_an_unchecked_file_is_an_error() -> None:
    errors = [error.attrib["message"] for error in parsed(everything()).iter("error")]
    assert errors == ["not Python", "permission denied"]


def test_a_notebooks_line_is_that_of_the_file() -> None:
    (case,) = parsed(report(NOTEBOOK)).iter("testcase")
    assert case.attrib["line"] == "41"


@settings(deadline=None)
@given(st.text(), st.text(), st.text())
def test_any_text_is_well_formed(name: str, message: str, help_text: str) -> None:
    found = replace(ENVIRONMENT, message=message, help=help_text)
    (failure,) = parsed(report(FileResult(name, (found,)))).iter("failure")
    assert (failure.text or "").endswith("https://docs.example.org/credlint/rules/crd102")


def test_it_is_ascii() -> None:
    assert rendered("junit", report(FileResult("密\udcff\x00.py", (replace(ENVIRONMENT, message="🔑]]>"),)))).isascii()

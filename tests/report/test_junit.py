"""JUnit XML that parses whatever the text."""

from collections.abc import Iterator
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
        assert {key: int(element.attrib.get(key, counted[key])) for key in counted} == counted


def test_a_clean_file_is_a_passed_case() -> None:
    (case,) = parsed(report(CLEAN)).iter("testcase")
    assert (case.attrib["name"], list(case)) == ("no findings", [])


def test_an_unchecked_file_is_an_error() -> None:
    errors = [error.attrib["message"] for error in parsed(everything()).iter("error")]
    assert errors == ["not Python", "permission denied"]


SCHEMA: dict[str, tuple[set[str], set[str], set[str]]] = {
    "testsuites": (set(), {"name", "time", "tests", "failures", "errors"}, {"testsuite"}),
    "testsuite": (
        {"name", "tests", "failures", "errors"},
        {"group", "time", "skipped", "timestamp", "hostname", "id", "package", "file", "log", "url"},
        {"testsuite", "properties", "testcase", "system-out", "system-err"},
    ),
    "testcase": ({"name"}, {"time", "classname", "group"}, {"skipped", "error", "failure", "system-out", "system-err"}),
    **{name: (set(), {"type", "message"}, set()) for name in ("failure", "error", "skipped")},
}
"""Of each element the attributes that it must and may have, and what may be in it, as Jenkins' xUnit plugin wants it.

Told after src/main/resources/org/jenkinsci/plugins/xunit/types/model/xsd/junit-10.xsd of
https://github.com/jenkinsci/xunit-plugin (commit 8c515de).
"""


def violations(element: ElementTree.Element) -> Iterator[str]:
    """What Jenkins' xUnit plugin would refuse."""
    needed, allowed, children = SCHEMA[element.tag]
    if missing := needed - element.attrib.keys():
        yield f"{element.tag} lacks {missing}"
    if further := element.attrib.keys() - needed - allowed:
        yield f"{element.tag} has {further}"
    if element.tag in ("testsuites", "testsuite", "testcase") and (element.text or "").strip():
        yield f"text in {element.tag}"
    for child in element:
        if child.tag not in children:
            yield f"{child.tag} in {element.tag}"
        yield from violations(child)


def test_jenkins_takes_it() -> None:
    for given_report in (everything(show_suppressed=True), everything(), report(CLEAN), report(NOTEBOOK), report()):
        root = parsed(given_report)
        assert root.tag == "testsuites"
        assert list(violations(root)) == []


@settings(deadline=None)
@given(st.text(), st.text(), st.text())
def test_any_text_is_well_formed(name: str, message: str, help_text: str) -> None:
    found = replace(ENVIRONMENT, message=message, help=help_text)
    (failure,) = parsed(report(FileResult(name, (found,)))).iter("failure")
    assert (failure.text or "").endswith("https://docs.example.org/credlint/rules/crd102")


def test_it_is_ascii() -> None:
    assert rendered("junit", report(FileResult("密\udcff\x00.py", (replace(ENVIRONMENT, message="🔑]]>"),)))).isascii()

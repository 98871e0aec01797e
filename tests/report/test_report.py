"""The value that every format is given."""

from dataclasses import replace

from credlint.model.result import FileResult
from credlint.model.span import Span
from credlint.report.report import Counts, page

from .samples import APP, BROKEN, CLEAN, ENVIRONMENT, HARDCODED, PRINTED, WORKER, everything, report


def test_findings_are_sorted_by_path_place_and_code() -> None:
    given = report(WORKER, CLEAN, APP)
    found = [(finding.result.path, finding.diagnostic.code) for finding in given.findings()]
    assert found == [
        ("src/app.py", "CRD101"),
        ("src/app.py", "CRD201"),
        ("src/worker.py", "CRD102"),
        ("src/worker.py", "CRD104"),
    ]
    assert [result.path for result in given.results] == ["src/app.py", "src/clean.py", "src/worker.py"]


def test_places_compare_as_numbers() -> None:
    places = [replace(ENVIRONMENT, span=Span.of(row, 1, row, 2)) for row in (10, 9, 100)]
    found = report(FileResult("a.py", tuple(places))).findings()
    assert [finding.diagnostic.span.start.row for finding in found] == [9, 10, 100]


def test_suppressed_findings_stand_at_their_place() -> None:
    shown = [finding.diagnostic.span.start.row for finding in report(APP, show_suppressed=True).shown()]
    assert shown == [3, 7, 8, 9]
    assert [finding.diagnostic for finding in report(APP).shown()] == [HARDCODED, PRINTED]


def test_counts() -> None:
    assert everything().counts() == Counts(
        files=6,
        checked=4,
        unchecked=2,
        findings=5,
        errors=2,
        warnings=2,
        infos=1,
        files_with_findings=3,
        suppressed_by_comment=1,
        suppressed_by_baseline=1,
    )


def test_counts_of_nothing() -> None:
    assert report().counts() == Counts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0)


def test_an_unchecked_file_is_no_finding() -> None:
    given = report(BROKEN)
    assert given.findings() == ()
    assert [(result.path, unchecked.code) for result, unchecked in given.unchecked()] == [("lib/broken.py", "CRD901")]


def test_links() -> None:
    assert report().link("CRD101") == "https://docs.example.org/credlint/rules/crd101"
    assert page("", "CRD101") == ""

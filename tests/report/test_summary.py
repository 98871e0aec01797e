"""The line for stderr and the statistics."""

from io import StringIO

from credlint.report.report import Report
from credlint.report.summary import render_statistics, summary_line

from .samples import BROKEN, CLEAN, UNREADABLE, WORKER, everything, report


def statistics(given: Report) -> str:
    out = StringIO()
    render_statistics(given, out)
    return out.getvalue()


def test_everything() -> None:
    assert summary_line(everything()) == (
        "Found 5 findings (2 errors, 2 warnings, 1 info) in 3 of 6 files; 1 suppressed by comment;"
        " 1 suppressed by baseline; 2 files could not be checked"
    )


def test_one_file() -> None:
    assert summary_line(report(WORKER)) == "Found 2 findings (1 warning, 1 info) in 1 of 1 file"


def test_clean() -> None:
    assert summary_line(report(CLEAN)) == "No findings in 1 file"


def test_an_unchecked_file_is_never_called_clean() -> None:
    assert summary_line(report(CLEAN, BROKEN)) == "No findings in 1 file; 1 file could not be checked"
    assert summary_line(report(BROKEN, UNREADABLE)) == "No file was checked; 2 files could not be checked"


def test_no_files() -> None:
    assert summary_line(report()) == "No file was checked"


def test_statistics() -> None:
    assert statistics(everything()) == (
        "2  CRD102  environment-credentials\n"
        "1  CRD101  hardcoded-credentials\n"
        "1  CRD104  temporary-credentials\n"
        "1  CRD201  printed-credentials\n"
        "1  CRD901  unparsable-file\n"
        "1  CRD902  unreadable-file\n"
    )


def test_statistics_are_aligned() -> None:
    lines = statistics(report(*[WORKER] * 10, BROKEN)).splitlines()
    assert lines == [
        "10  CRD102  environment-credentials",
        "10  CRD104  temporary-credentials",
        " 1  CRD901  unparsable-file",
    ]


def test_statistics_of_nothing() -> None:
    assert statistics(report(CLEAN)) == ""

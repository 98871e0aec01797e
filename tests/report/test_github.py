"""Workflow commands, read back the way the runner reads them."""

import re
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from credlint.model.result import FileResult
from credlint.model.span import Span
from credlint.report.report import Report

from .samples import BROKEN, ENVIRONMENT, HARDCODED, NOTEBOOK, everything, rendered, report

COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)")


def unescape(text: str) -> str:
    """As the runner: https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs."""
    for code, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, character)
    return text


def commands(given_report: Report) -> list[tuple[str, dict[str, str], str]]:
    """Level, properties and data of each line."""
    found = []
    for line in rendered("github", given_report).split("\n")[:-1]:
        match = COMMAND.fullmatch(line)
        assert match is not None, line
        properties = dict(part.split("=", 1) for part in match[2].split(","))
        found.append((match[1], {key: unescape(value) for key, value in properties.items()}, unescape(match[3])))
    return found


def test_the_worst_come_first() -> None:
    levels = [level for level, _, _ in commands(everything())]
    assert levels == ["error", "error", "error", "error", "warning", "warning", "notice"]


def test_one_command() -> None:
    found = replace(ENVIRONMENT, message="100%, read:\nby hand", help="")
    assert commands(report(FileResult("a, b: 50%.py", (found,)))) == [
        (
            "warning",
            {
                "file": "a, b: 50%.py",
                "line": "7",
                "col": "1",
                "endColumn": "4",
                "title": "CRD102 environment-credentials",
            },
            "a, b: 50%.py:7:1: CRD102 100%, read:\nby hand",
        )
    ]


def test_a_name_with_a_command_in_it() -> None:
    ((level, properties, _),) = commands(report(FileResult("a\n::error::x.py", (ENVIRONMENT,))))
    assert (level, properties["file"]) == ("warning", "a\n::error::x.py")


@settings(deadline=None)
@given(st.text(), st.text())
def test_any_text_is_one_command(name: str, message: str) -> None:
    result = FileResult("x" + name, (replace(ENVIRONMENT, message=message),))
    ((_, properties, _),) = commands(report(result))
    assert set(properties) == {"file", "line", "col", "endColumn", "title"}
    assert "\x1b" not in rendered("github", report(result))


def test_a_span_of_several_lines_is_its_first() -> None:
    ((_, properties, _),) = commands(report(FileResult("a.py", (HARDCODED,))))
    assert properties == {"file": "a.py", "line": "3", "col": "6", "title": "CRD101 hardcoded-credentials"}


def test_an_empty_span() -> None:
    found = replace(ENVIRONMENT, span=Span.of(7, 3, 7, 3))
    ((_, properties, _),) = commands(report(FileResult("a.py", (found,))))
    assert "endColumn" not in properties


def test_unchecked() -> None:
    assert commands(report(BROKEN)) == [
        (
            "error",
            {"file": "lib/broken.py", "line": "4", "col": "7", "title": "CRD901 unparsable-file"},
            "lib/broken.py:4:7: CRD901 not Python",
        )
    ]


def test_a_notebooks_line_is_that_of_the_file() -> None:
    ((_, properties, data),) = commands(report(NOTEBOOK))
    assert properties["line"] == "41"
    assert "col" not in properties
    assert data.startswith("nb.ipynb:cell 3:2:1: CRD102")

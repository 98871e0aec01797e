"""Code frames, whose underline stays under the text."""

from dataclasses import replace

import pytest

from credlint.model.diagnostic import Step
from credlint.model.result import Excerpt, FileResult
from credlint.model.span import Span
from credlint.report.formats import FORMATS
from credlint.report.frames import MAX_WIDTH, frame
from credlint.report.text import width

from .samples import ENVIRONMENT, PRINTED, everything, rendered, report


def underlined(text: str, span: Span, masks: tuple[tuple[int, int], ...] = ()) -> str:
    """What stands above the underline, cut out of the line by columns of a terminal."""
    line, before, length = frame(Excerpt(span.start.row, text, masks), span)
    found, column = "", 0
    for character in line:
        if len(before) <= column < len(before) + length:
            found += character
        column += width(character)
    return found


@pytest.mark.parametrize(
    ("text", "span", "expected"),
    [
        ("x = print(k)", Span.of(1, 5, 1, 13), "print(k)"),
        ("\t\tprint(k)", Span.of(1, 3, 1, 11), "print(k)"),
        ("名 = '密鑰'; print(k)", Span.of(1, 11, 1, 19), "print(k)"),
        ("'🔑🔑'; print('🔑')", Span.of(1, 7, 1, 17), "print('🔑')"),
        ("e\u0301 = print(k)", Span.of(1, 6, 1, 14), "print(k)"),
        ("'\x1b[31m\u202e'; print(k)", Span.of(1, 11, 1, 19), "print(k)"),
        ("print(", Span.of(1, 1, 3, 2), "print("),
        ("f(k)", Span.of(1, 1, 1, 99), "f(k)"),
        ("f(k)", Span.of(1, 3, 1, 3), "k"),
    ],
)
def test_underline(text: str, span: Span, expected: str) -> None:
    assert underlined(text, span) == expected


def test_underline_behind_a_mask() -> None:
    assert underlined("k = '****'; print(k)", Span.of(1, 49, 1, 57), ((6, 46),)) == "print(k)"


def test_underline_over_a_mask() -> None:
    assert underlined("k = '****'; print(k)", Span.of(1, 5, 1, 47), ((6, 46),)) == "'****'"


def test_the_end_of_a_line() -> None:
    assert frame(Excerpt(1, "f(k)"), Span.of(1, 5, 1, 5)) == ("f(k)", "    ", 1)


@pytest.mark.parametrize("before", [0, 10, 500, 5000])
def test_a_long_line_is_cut_around_the_underline(before: int) -> None:
    text = "密" * before + "print(k)" + "x" * 900
    line, _, _ = frame(Excerpt(1, text), Span.of(1, before + 1, 1, before + 9))
    assert width(line) <= MAX_WIDTH + 6
    assert line.endswith("...")
    assert underlined(text, Span.of(1, before + 1, 1, before + 9)) == "print(k)"


def test_a_wide_gutter() -> None:
    found = replace(PRINTED, span=Span.of(1000, 5, 1000, 18))
    result = FileResult("a.py", (found,), excerpts=(Excerpt(2, " " * 9 + "x"), Excerpt(1000, "    print(secret)")))
    lines = rendered("full", report(result)).splitlines()
    assert lines[:5] == [
        "a.py:1000:5: CRD201 print shows AWS_SECRET_ACCESS_KEY",
        "1000 |     print(secret)",
        "     |     ^^^^^^^^^^^^^",
        "     = 1: a.py:2:10: AWS_SECRET_ACCESS_KEY is read",
        "   2 |          x",
    ]


def test_colours() -> None:
    result = FileResult("a.py", (ENVIRONMENT,), excerpts=(Excerpt(7, "f()"),))
    text = rendered("full", report(result, color=True))
    assert text.startswith("\x1b[1ma.py:7:1:\x1b[0m \x1b[1;33mCRD102\x1b[0m read by hand\n\x1b[1;34m7\x1b[0m ")
    assert "\x1b" not in rendered("full", report(result))


def test_the_fingerprint_is_not_shown() -> None:
    assert PRINTED.fingerprint not in rendered("full", report(FileResult("a.py", (PRINTED,))))


STEPS = (
    Step(Span.of(2, 1, 2, 4), "the first"),
    Step(Span.of(2, 7, 2, 8), "the second"),
    Step(Span.of(9, 5, 9, 10), "on the row of the finding"),
    Step(Span.of(9, 5, 9, 18), "shown here"),
)
CALLS = tuple(Step(Span.of(row, 1, row, 4), "called here") for row in range(20, 40))
MANY = FileResult(
    "a.py",
    (replace(PRINTED, span=Span.of(9, 5, 9, 18), trace=STEPS, related=CALLS),),
    excerpts=(Excerpt(2, "abc = d"), Excerpt(9, "    print(secret)"), *(Excerpt(row, "f()") for row in range(20, 40))),
)


def test_each_line_is_shown_once_and_few_call_sites() -> None:
    lines = rendered("full", report(MANY)).splitlines()
    assert lines[1:-3] == [
        " 9 |     print(secret)",
        "   |     ^^^^^^^^^^^^^",
        "   = 1: a.py:2:1: the first",
        "   = 2: a.py:2:7: the second",
        " 2 | abc = d",
        "   | ---   -",
        "   = 3: a.py:9:5: on the row of the finding",
        "   = see: a.py:20:1: called here",
        "20 | f()",
        "   | ---",
        "   = see: a.py:21:1: called here",
        "21 | f()",
        "   | ---",
        "   = see: a.py:22:1: called here",
        "22 | f()",
        "   | ---",
        "   = see: and 17 more",
    ]
    assert lines[-2].endswith(
        "(medium confidence), `credlint rule CRD201`, https://docs.example.org/credlint/rules/crd201"
    )


@pytest.mark.parametrize("name", ["json", "sarif"])
def test_other_formats_have_all_of_them(name: str) -> None:
    text = rendered(name, report(MANY))
    assert text.count('"called here"') == 20
    assert '"shown here"' in text


@pytest.mark.parametrize("name", FORMATS)
def test_there_are_no_links_without_a_documentation(name: str) -> None:
    text = rendered(name, replace(everything(), documentation=""))
    assert "docs.example.org" not in text
    assert "https://" not in text.replace("https://docs.oasis-open.org/", "")

"""Names and source that would act on a terminal or in a CI log."""

import re
from dataclasses import replace

import pytest

from credlint.model.diagnostic import Step
from credlint.model.result import Excerpt, FileResult, Suppressed, Unchecked
from credlint.model.span import Span
from credlint.report.formats import FORMATS
from credlint.report.summary import summary_line

from .samples import ENVIRONMENT, rendered, report

EVIL = "a\n::error::x\r\x1b[2J\x9b1m\x00\x07\u202e\u2066\u2028\u0085\ufeff\udcff##[error]y##vso[z]"
NAMES = [EVIL, "::error::x.py", "\n::warning::x.py", " ::stop-commands::x", "a\x1b]0;title\x07.py", "%0A::error::", ""]
RAW = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def hostile(name: str) -> FileResult:
    found = replace(
        ENVIRONMENT,
        name=EVIL,
        message=EVIL,
        help=EVIL,
        detail=EVIL,
        scope=EVIL,
        trace=(Step(Span.of(7, 1, 7, 4), EVIL), Step(Span.of(8, 1, 8, 4), EVIL, name and f"{name}3")),
        related=(Step(Span.of(8, 1, 8, 4), EVIL),),
    )
    return FileResult(
        name,
        (found,),
        (Suppressed(found, "comment", EVIL),),
        excerpts=(Excerpt(7, EVIL.replace("\n", "")), Excerpt(8, f"::error::{EVIL}")),
        notes=(EVIL,),
        others=(FileResult(f"{name}3", excerpts=(Excerpt(8, EVIL.replace("\n", "")),)),),
    )


@pytest.mark.parametrize("path", NAMES)
@pytest.mark.parametrize("name", FORMATS)
def test_nothing_acts(name: str, path: str) -> None:
    unchecked = FileResult(path + "2", unchecked=Unchecked("CRD901", EVIL, EVIL))
    text = rendered(name, report(hostile(path), unchecked, show_suppressed=True))
    assert RAW.findall(text) == []
    commands = [line for line in text.split("\n") if line.lstrip().startswith("::")]
    assert len(commands) == (2 if name == "github" else 0)
    if name not in ("json", "jsonl", "sarif", "gitlab", "rdjson"):
        assert not re.search(r"##(vso)?\[", text)
    text.encode("utf-8")


@pytest.mark.parametrize("name", ["concise"])
@pytest.mark.parametrize("path", NAMES)
def test_one_line_a_finding(name: str, path: str) -> None:
    assert rendered(name, report(hostile(path))).count("\n") == 1


def test_the_summary_names_no_file() -> None:
    assert RAW.findall(summary_line(report(hostile(EVIL)))) == []

"""No canary in any byte of any output, whatever field of the model it stands in."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from credlint.model.diagnostic import Diagnostic
from credlint.model.fix import Applicability, Edit, Fix
from credlint.model.result import Excerpt, FileResult
from credlint.model.rule_info import Example
from credlint.model.span import Span
from credlint.report.formats import FORMATS
from credlint.report.report import Report

from .samples import APP, BROKEN, ENVIRONMENT, LINKED, RULES, everything, rendered, report

KEY_ID = "AKIAQ3EGRTCANARYKEY2"
SECRET = "cAnArY7fK2mQ9xWv4TzLp8RbNd3HsYg6JuEo1iCw"
TOKEN = "FwoGZXIvYXdzEcanary" + "T0kenB0dy/+" * 30 + "=="
CANARIES = {
    KEY_ID: KEY_ID,
    f'key = "{SECRET}"': SECRET,
    f"a\n{SECRET}\x1b[0m": SECRET,
    f"print('\\n{SECRET}')": SECRET,
    f"https://x/?k=%3D{SECRET}&": SECRET,
    f"{KEY_ID}{SECRET}": SECRET,
    f"\ud800{SECRET}\udcff": SECRET,
    f"::add-mask::{TOKEN}": TOKEN[-60:],
}


def holes(value: Any) -> Iterator[tuple[str, Any]]:
    """For each text in a value of the model: its name, and a function from a text to the value with it there."""
    if isinstance(value, str):
        yield "", lambda text: text
    elif isinstance(value, bytes):
        yield "", lambda text: text.encode("utf-8", "replace")
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            for name, fill in holes(item):
                yield f"[{index}]{name}", _in_tuple(value, index, fill)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            for name, fill in holes(getattr(value, field.name)):
                yield f".{field.name}{name}", _in_field(value, field.name, fill)


def _in_tuple(value: tuple[Any, ...], index: int, fill: Any) -> Any:
    return lambda text: (*value[:index], fill(text), *value[index + 1 :])


def _in_field(value: Any, name: str, fill: Any) -> Any:
    return lambda text: replace(value, **{name: fill(text)})


FULL_RULE = replace(RULES[0], good=(Example("print()\n"),))
RESULTS = (APP, LINKED, replace(BROKEN, notes=("a note",)))
GIVEN = Report(RESULTS, (FULL_RULE, *RULES[1:]), "1.2.3", show_suppressed=True)
HOLES = dict(holes(GIVEN))


def test_the_holes_are_all_there() -> None:
    for name in (
        ".path",
        ".message",
        ".help",
        ".excerpts[0].text",
        ".others[0].excerpts[0].text",
        ".others[0].path",
        ".trace[0].path",
        ".trace[0].message",
        ".edits[0].content",
        ".reason",
    ):
        assert any(hole.endswith(name) for hole in HOLES), name


@pytest.mark.parametrize("hole", HOLES)
def test_no_field_leaks(hole: str) -> None:
    filled = HOLES[hole]("\n".join(CANARIES))
    for name in FORMATS:
        text = rendered(name, filled)
        assert not [canary for canary in CANARIES.values() if canary in text], name


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.from_regex(r"A[KS]IA[A-Z2-7]{16}|[A-Za-z0-9+]{40}", fullmatch=True), st.sampled_from(sorted(HOLES)))
def test_no_key_leaks(key: str, hole: str) -> None:
    filled = HOLES[hole](f"<{key}>")
    for name in FORMATS:
        text = rendered(name, filled)
        assert key not in text
        assert key.replace("+", "%2B") not in text


def test_a_path_stays_usable() -> None:
    paths = {
        "src/application/services/handlers/module": "src/application/services/handlers/module",
        "x/da39a3ee5e6b4b0d3255bfef95601890afd80709/y.py": "x/da39a3ee5e6b4b0d3255bfef95601890afd80709/y.py",
        f"keys/{KEY_ID}.py": "keys/****.py",
        f"keys/{SECRET}/a.py": "keys/****/a.py",
    }
    for path, shown in paths.items():
        (result,) = report(FileResult(path)).results
        assert result.path == shown


def test_a_fix_that_shows_a_secret_is_withheld() -> None:
    fix = Fix("replace", Applicability.SAFE, (Edit(0, 1, b"x"), Edit(2, 3, SECRET.encode())))
    (found,) = report(FileResult("a.py", (replace(ENVIRONMENT, fix=fix),))).findings()
    assert found.diagnostic.fix is None


def test_a_fix_keeps_its_bytes() -> None:
    fix = Fix("replace", Applicability.SAFE, (Edit(0, 1, bytes(range(256))),))
    (found,) = report(FileResult("a.py", (replace(ENVIRONMENT, fix=fix),))).findings()
    assert found.diagnostic.fix == fix


def underlined(excerpt: Excerpt, span: Span) -> str:
    """The part of the line with the frame's underline."""
    found = replace(ENVIRONMENT, span=span)
    lines = rendered("full", report(FileResult("a.py", (found,), excerpts=(excerpt,)))).splitlines()
    start, end = lines[2].index("^"), lines[2].rindex("^") + 1
    return lines[1][start:end]


def test_an_excerpt_that_came_unmasked_keeps_its_columns() -> None:
    line = f"a = '{'s' * 10}'; b = '{SECRET}'; c = '{KEY_ID}'; print(b)"
    column = line.index("print") + 1
    given_line = Excerpt(7, line.replace("s" * 10, "****"), ((6, 16),))
    span = Span.of(7, column, 7, column + 8)
    assert underlined(given_line, span) == "print(b)"
    (result,) = report(FileResult("a.py", excerpts=(given_line,))).results
    (cleaned,) = result.excerpts
    assert cleaned.text == "a = '****'; b = '****'; c = '****'; print(b)"
    secret, key = line.index(SECRET) + 1, line.index(KEY_ID) + 1
    assert cleaned.masks == ((6, 16), (secret, secret + 40), (key, key + 20))


def test_everything_else_is_kept() -> None:
    """Redaction touches only what is shaped like a key."""
    given_report = everything(show_suppressed=True)
    again = Report(given_report.results, given_report.rules, given_report.version)
    assert (again.results, again.rules) == (given_report.results, given_report.rules)
    found: list[Diagnostic] = [finding.diagnostic for finding in again.findings()]
    assert all(not re.search(r"\*{4}", diagnostic.message) for diagnostic in found)

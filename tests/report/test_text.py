"""Text that may meet a terminal."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from credlint.report.text import cells, encodable, shown_path, visible, width


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("naïve 密鑰 🔑 \u00a0", "naïve 密鑰 🔑 \u00a0"),
        ("a\nb\tc\rd", "a\\nb\\tc\\rd"),
        ("\x1b[31m", "\\x1b[31m"),
        ("\x9b31m\x7f", "\\x9b31m\\x7f"),
        ("a\u202eb\u2066c\u200f", "a\\u202eb\\u2066c\\u200f"),
        ("\u2028\u2029\u0085", "\\u2028\\u2029\\x85"),
        ("\ufeffx\u200b", "\\ufeffx\\u200b"),
        ("\udcff\uffff\U000e0041", "\\udcff\\uffff\\U000e0041"),
        ("##[error]x", "#\\x23[error]x"),
        ("x ##vso[task.setvariable]", "x #\\x23vso[task.setvariable]"),
        ("## heading #[x]", "## heading #[x]"),
    ],
)
def test_visible(text: str, shown: str) -> None:
    assert visible(text) == shown
    assert "".join(cells(text)) == shown
    assert visible(shown) == shown


@settings(deadline=None)
@given(st.text())
def test_nothing_acts_and_every_code_point_has_its_cell(text: str) -> None:
    shown = visible(text)
    assert len(cells(text)) == len(text)
    assert not any(ord(character) < 0x20 or 0x7F <= ord(character) < 0xA0 for character in shown)
    assert not set(shown) & set("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029")
    assert visible(shown) == shown


@pytest.mark.parametrize(
    ("text", "columns"),
    [("", 0), ("abc", 3), ("🔑", 2), ("e\u0301", 1), ("ﾊ", 1), ("\uff21", 2), ("각 ", 3)],
)
def test_width(text: str, columns: int) -> None:
    assert width(text) == columns


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("src/a.py", "src/a.py"),
        ("::error::x.py", "./::error::x.py"),
        ("  ::error::x.py", "./  ::error::x.py"),
        ("\n::error::x.py", "./\\n::error::x.py"),
        ("a\n::error::x.py", "a\\n::error::x.py"),
    ],
)
def test_shown_path(path: str, shown: str) -> None:
    assert shown_path(path) == shown


def test_a_name_that_is_no_utf8() -> None:
    assert encodable("src/密\udcff.py") == "src/密\ufffd.py"

"""Offsets, rows and columns agree with each other and with Python's own line ends."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credlint.model.span import Position, Span
from credlint.source.lines import Lines, without_lone_cr

TEXTS = st.text(st.sampled_from("ab \té€😀\n\r\x0b\x0c\x1c\x85\u2028\u2029"), max_size=40)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("", [""]),
        ("a", ["a"]),
        ("a\n", ["a", ""]),
        ("a\nb\r\nc\rd", ["a", "b", "c", "d"]),
        ("\n\r\r\n", ["", "", "", ""]),
        ("a\x0cb\x0b\u2028\x85\x1c\u2029c", ["a\x0cb\x0b\u2028\x85\x1c\u2029c"]),
    ],
)
def test_rows(text: str, rows: list[str]) -> None:
    lines = Lines(text)
    assert len(lines) == len(rows)
    assert [lines.line(row) for row in range(1, len(rows) + 1)] == rows
    assert lines.line(0) == lines.line(len(rows) + 1) == ""


def test_columns_of_all_kinds() -> None:
    lines = Lines("a\n é😀x")
    x = Position(2, 4)
    assert lines.offset(x) == 5
    assert lines.utf16_column(x) == 5
    assert lines.utf8_column(x) == 8
    assert lines.from_utf16(2, 5) == x
    assert lines.from_utf16(2, 4) == Position(2, 3)  # inside of the pair
    assert lines.byte_offset(x) == 9
    assert lines.byte_offset(x, bom=True) == 12
    assert lines.byte_offset(Position(2, 3), "utf-16-le") == 8


def test_places_beyond_the_text_are_moved_into_it() -> None:
    lines = Lines("ab\ncd")
    assert lines.offset(Position(1, 99)) == 3
    assert lines.offset(Position(9, 1)) == 5
    assert lines.offset(Position(0, 1)) == 0
    assert lines.position(-1) == Position(1, 1)
    assert lines.position(99) == Position(2, 3)


def test_slice() -> None:
    assert Lines("ab\r\ncd").slice(Span.of(1, 2, 2, 2)) == "b\r\nc"


@given(TEXTS)
def test_offsets_and_places_are_inverse(text: str) -> None:
    lines = Lines(text)
    for offset in range(len(text) + 1):
        position = lines.position(offset)
        assert lines.offset(position) == offset
        assert lines.byte_offset(position) == len(text[:offset].encode())
        if "\r" not in text[offset - 1 : offset + 1]:
            assert lines.from_utf16(position.row, lines.utf16_column(position)) == position


@given(TEXTS)
def test_rows_are_those_of_universal_newlines(text: str) -> None:
    rows = io.StringIO(text, newline=None).read().split("\n")
    lines = Lines(text)
    assert [lines.line(row) for row in range(1, len(lines) + 1)] == rows


@given(TEXTS)
def test_a_lone_carriage_return_is_a_line_end_for_libcst_too(text: str) -> None:
    changed = without_lone_cr(text)
    assert len(changed) == len(text)
    assert [Lines(changed).position(at) for at in range(len(text))] == [
        Lines(text).position(at) for at in range(len(text))
    ]
    assert "\r" not in changed.replace("\r\n", "")

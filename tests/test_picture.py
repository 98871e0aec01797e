"""The picture of a terminal in README shows what credlint writes, and nothing that a renderer could misread."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from docs import picture

ROOT = Path(__file__).resolve().parent.parent
SPACE = "{http://www.w3.org/2000/svg}"


def shown(image: str) -> list[str]:
    """The lines of a picture, every text put at its column."""
    lines: dict[float, str] = {}
    for text in ElementTree.fromstring(image).iter(f"{SPACE}text"):
        y, column = float(text.attrib["y"]), round((float(text.attrib["x"]) - picture.MARGIN) / picture.CELL)
        assert text.text is not None
        assert len(lines.get(y, "")) <= column
        lines[y] = lines.get(y, "").ljust(column) + text.text
    return [lines[y] for y in sorted(lines)]


def test_the_picture_shows_every_character_of_the_output() -> None:
    image = (ROOT / "docs" / "credlint.svg").read_text(encoding="utf-8")
    plain = re.sub(r"\x1b\[[\d;]*m", "", picture.output())
    assert shown(image) == [line.rstrip() for line in plain.splitlines() if line]
    assert "CRD101" in image
    assert "CRD203" in image


def test_the_picture_of_readme_shows_no_key() -> None:
    image = (ROOT / "docs" / "credlint.svg").read_text(encoding="utf-8")
    assert "AKIA" in picture.PROGRAM
    assert "AKIA" not in image
    assert "****" in image


def test_styles_last_until_they_are_changed() -> None:
    (first, second) = picture.rows("\x1b[1;31ma\x1b[0mb\x1b[1mc\nd\x1b[m")
    red = picture.Style(picture.COLORS["31"], bold=True)
    strong = picture.Style(picture.STRONG, bold=True)
    assert first == [("a", red), ("b", picture.Style()), ("c", strong)]
    assert second == [("d", strong)]


def test_long_lines_go_on_below_as_in_a_terminal() -> None:
    text = "x" * picture.COLUMNS
    assert ["".join(cell for cell, _ in row) for row in picture.rows(text + "yz\n" + text)] == [text, "yz", text]


def test_markup_in_a_text_is_text() -> None:
    assert shown(picture.svg('a  <b> &amp; "c"')) == ['a  <b> &amp; "c"']


@pytest.mark.parametrize("text", ["\x1b[4munderlined", "\x1b[2Jcleared", "\x07", "\u4e2d"])
def test_what_cannot_be_shown_is_an_error(text: str) -> None:
    with pytest.raises(ValueError, match="picture"):
        list(picture.rows(text))

"""Lines and columns in each unit."""

import pytest

from credlint.model.result import Cell, Excerpt, FileResult
from credlint.model.span import Position, Span
from credlint.report.places import Region, byte_column, label, region

from .samples import NOTEBOOK, WideExcerpt


@pytest.mark.parametrize(
    ("text", "column", "expected"),
    [
        ("x = 1", 1, 1),
        ("x = 1", 6, 6),
        ("é = '密鑰'; print(k)", 11, 16),
        ("'🔑'; print(k)", 6, 9),
        ("\tprint(k)", 2, 2),
        ("x", 99, 2),
    ],
)
def test_byte_column(text: str, column: int, expected: int) -> None:
    result = FileResult("a.py", excerpts=(Excerpt(7, text),))
    assert byte_column(result, Position(7, column)) == expected


@pytest.mark.parametrize(("column", "expected"), [(5, 6), (6, 7), (10, 11), (26, 27), (28, 29), (30, 32)])
def test_byte_column_behind_a_mask(column: int, expected: int) -> None:
    """The line is `é = "` + 20 characters + `"; é; print()`."""
    result = FileResult("a.py", excerpts=(Excerpt(7, 'é = "****"; é; print()', ((6, 26),)),))
    assert byte_column(result, Position(7, column)) == expected


def test_byte_column_behind_a_wide_mask() -> None:
    """The line is `é = "пароль"; print()`."""
    result = FileResult("a.py", excerpts=(WideExcerpt(7, 'é = "****"; print()', ((6, 12),), (12,)),))
    assert byte_column(result, Position(7, 6)) == len('é = "'.encode()) + 1
    assert byte_column(result, Position(7, 13)) == len('é = "пароль"'.encode()) + 1


def test_an_unknown_line_has_no_byte_column() -> None:
    assert byte_column(FileResult("a.py"), Position(1, 1)) is None


def test_label() -> None:
    assert label(FileResult("a\x1b.py"), Position(3, 4)) == "a\\x1b.py:3:4"
    assert label(FileResult("a.py"), None) == "a.py:1:1"


def test_cells_of_a_notebook() -> None:
    cells = (Cell(2, 1, (5, 6)), Cell(4, 3, (20, 21, 22)))
    result = FileResult("nb.ipynb", cells=cells, excerpts=(Excerpt(4, "x"),))
    assert label(result, Position(2, 5)) == "nb.ipynb:cell 2:2:5"
    assert label(result, Position(4, 1)) == "nb.ipynb:cell 4:2:1"
    assert region(result, Span.of(4, 1, 5, 9)) == Region(21, 22, None, None)
    assert byte_column(result, Position(4, 1)) is None


def test_the_row_behind_a_notebooks_last_line() -> None:
    assert region(NOTEBOOK, Span.of(8, 1, 9, 1)) == Region(42, 42, None, None)


def test_what_a_cell_has_put_out_is_known_by_the_line_of_the_file() -> None:
    cells = (Cell(2, 1, (5, 6)), Cell(2, 4, (20, 21), output=True))
    result = FileResult("nb.ipynb", cells=cells)
    assert label(result, Position(3, 1)) == "nb.ipynb:cell 2:3:1"
    assert label(result, Position(5, 7)) == "nb.ipynb:21:1"
    assert region(result, Span.of(5, 7, 5, 9)) == Region(21, 21, None, None)


def test_region() -> None:
    assert region(FileResult("a.py"), Span.of(3, 4, 5, 6)) == Region(3, 5, 4, 6)
    assert region(FileResult("a.py"), Span.of(3, 4, 3, 1)) == Region(3, 3, 4, 4)

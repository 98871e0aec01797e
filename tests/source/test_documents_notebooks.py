"""Notebooks: cells, kernels, outputs, and what is no notebook."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credlint.model.result import Cell
from credlint.source.decode import SourceError
from credlint.source.documents import Document
from credlint.source.magics import SHOW
from credlint.source.notebooks import read, texts
from credlint.source.suffixes import may_be_notebook


def code(source: str | list[str], *outputs: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"cell_type": "code", "source": source, "outputs": list(outputs), "metadata": {}, **more}


def notebook(*cells: dict[str, Any], **metadata: Any) -> Document:
    return read(json.dumps({"cells": cells, "metadata": metadata, "nbformat": 4}, indent=1).encode())


def test_cells_are_one_module() -> None:
    document = notebook(code("x = 1\ny = 2"), {"cell_type": "markdown", "source": "z"}, code(""), code(["a\n", "b\n"]))
    assert document.source.text == f"x = 1\ny = 2\na\n{SHOW}b)\n\n"
    assert [(cell.number, cell.first_row) for cell in document.cells] == [(1, 1), (4, 3)]


def test_lines_of_the_file() -> None:
    data = b"""{"cells": [
    {"cell_type": "code",
     "source": ["a\\n",
       "b\\nc\\n",

       "", "d", "e\\n",
       "f"]}
    ]}"""
    (cell,) = read(data).cells
    lines = (3, 4, 4, 6, 7)
    assert cell == Cell(1, 1, lines, False, tuple(len(data.decode().splitlines()[line - 1]) for line in lines))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_in_a_source(end: str) -> None:
    document = notebook(code(f"a{end}b{end}"))
    assert document.source.text == f"a\n{SHOW}b)\n\n"
    assert len(document.cells[0].lines) == 3


@pytest.mark.parametrize(
    "metadata",
    [
        {},
        {"kernelspec": {"language": "python", "name": "x"}},
        {"kernelspec": {"name": "python3"}},
        {"kernelspec": {"name": "conda-env"}, "language_info": {"name": "python"}},
        {"language_info": {"name": "pyspark"}},
        {"kernelspec": None, "language_info": 3},
    ],
)
def test_python_kernels(metadata: dict[str, Any]) -> None:
    assert notebook(code("x"), **metadata).source.text == f"{SHOW}x)\n"


@pytest.mark.parametrize(
    "metadata",
    [
        {"kernelspec": {"language": "R", "name": "ir"}},
        {"kernelspec": {"name": "julia-1.9"}},
        {"language_info": {"name": "scala"}},
    ],
)
def test_other_kernels_have_no_code(metadata: dict[str, Any]) -> None:
    document = notebook(code("x", {"output_type": "stream", "text": "y"}), **metadata)
    assert document.source.text == ""
    assert document.shown == "\ny"
    assert document.outputs == 2


def test_cells_of_other_languages() -> None:
    sql = code("select", metadata={"vscode": {"languageId": "sql"}})
    assert notebook(sql, code("x", metadata={"vscode": {"languageId": "python"}})).source.text == f"{SHOW}x)\n"


def test_older_notebooks() -> None:
    cells = [
        {"cell_type": "code", "language": "python", "input": ["x\n", "y"], "outputs": [{"text": ["z"]}]},
        {"cell_type": "code", "language": "ruby", "input": "w"},
    ]
    document = read(json.dumps({"worksheets": [{"cells": cells}, {"cells": [code("v")]}], "nbformat": 3}).encode())
    assert document.source.text == f"x\n{SHOW}y)\n{SHOW}v)\n"
    assert [(cell.number, cell.output) for cell in document.cells] == [(1, False), (3, False), (1, True)]
    assert document.shown.split("\n")[document.outputs - 1 :] == ["z"]


def test_outputs() -> None:
    document = notebook(
        code(
            "x",
            {"output_type": "stream", "name": "stdout", "text": ["a\n", "b\n"]},
            {
                "output_type": "execute_result",
                "data": {"text/plain": "c", "image/png": "AAAA", "application/json": {"k": ["v"], "n": 1}},
                "metadata": {"m": "n"},
            },
            {"output_type": "error", "ename": "E", "evalue": "e", "traceback": ["\x1b[31mt\x1b[0m", "u"]},
        )
    )
    rows = document.shown.split("\n")[document.outputs - 1 :]
    assert [row.strip() for row in rows if row.strip()] == ['"name": "stdout"', *"abc", "v", "E", "e", "t", "u"]
    assert all(cell.output for cell in document.cells[1:])
    assert document.source.text == f"{SHOW}x)\n"


def test_a_character_that_is_none() -> None:
    document = read(b'{"cells": [{"cell_type": "code", "source": "x = \'\\ud800\'"}]}')
    document.shown.encode()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"{}",
        b"null",
        b'"cells"',
        b'{"cells": {}}',
        b'{"cells": [1]}',
        b'{"cells": [{}]}',
        b'{"cells": [{"cell_type": 1}]}',
        b'{"cells": [{"cell_type": "code"}]}',
        b'{"cells": [{"cell_type": "code", "source": 1}]}',
        b'{"cells": [{"cell_type": "code", "source": ["a", 1]}]}',
        b'{"cells": [{"cell_type": "code", "source": "", "outputs": 1}]}',
        b'{"worksheets": [1]}',
        b'{"worksheets": [{}]}',
        b'{"cells": []',
        b'{"cells": [], "a": "\xff"}',
    ],
)
def test_no_notebook(data: bytes) -> None:
    with pytest.raises(SourceError):
        read(data)


@pytest.mark.parametrize("data", [b'{"cells": []}', b'\xef\xbb\xbf\n {"cells": []}\n', b'{"worksheets": []}'])
def test_an_empty_notebook(data: bytes) -> None:
    assert read(data).source.text == ""
    assert may_be_notebook("page", data)


def test_the_screen_sees_no_escapes() -> None:
    data = b'{"cells": [{"cell_type": "code", "source": ["os.env", "\\u0069ron[\\"A\\"]\\n"]}]}'
    assert b'os.environ["A"]\n' in texts(data)


VALUE = st.recursive(
    st.none() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["cells", "cell_type", "source", "outputs", "data", "text", "metadata", "worksheets"]),
            inner,
        )
    ),
    max_leaves=15,
)


@given(VALUE)
def test_any_json_is_a_notebook_or_none(value: Any) -> None:
    try:
        document = read(json.dumps(value).encode())
    except SourceError:
        return
    assert document.source.text.count("\n") + 1 <= len(document.shown.split("\n"))


@given(st.binary(max_size=50))
def test_any_bytes_are_a_notebook_or_none(data: bytes) -> None:
    try:
        read(data)
    except SourceError:
        return


@given(st.lists(st.text(alphabet="ab\r\n'(#", max_size=10), max_size=5), st.booleans())
def test_rows_of_cells_are_found_again(sources: list[str], split: bool) -> None:
    document = notebook(*(code(source.splitlines(keepends=True) if split else source) for source in sources))
    rows = document.shown.split("\n")
    for cell in document.cells:
        found = rows[cell.first_row - 1 : cell.first_row - 1 + len(cell.lines)]
        assert "\n".join(found) == sources[cell.number - 1].replace("\r\n", "\n").replace("\r", "\n")
        assert list(cell.lines) == sorted(cell.lines)

"""Markdown: which blocks are Python, and where they stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credlint.model.span import Position, Span
from credlint.source.lines import Lines
from credlint.source.markdown import blocks, read


def code(text: str) -> list[str]:
    return read(text.encode()).source.text.split("\n")


@pytest.mark.parametrize(
    "info", ["python", "Python", "py", "PY", "python3", " python", "python title='x'", "python {1}"]
)
@pytest.mark.parametrize("fence", ["```", "~~~", "`````"])
def test_blocks_of_python(fence: str, info: str) -> None:
    assert code(f"# A\n\n{fence}{info}\nx = 1\n{fence}\n") == ["", "", "", "x = 1", "", ""]


@pytest.mark.parametrize(
    "text",
    [
        "x = 1",
        "    x = 1",
        "```\nx = 1\n```",
        "```bash\nx = 1\n```",
        "```python-repl\nx = 1\n```",
        "```python2.7\nx = 1\n```",
        "```text python\nx = 1\n```",
        "```pycon\nx = 1\n```",
        "<!--\n```python\nx = 1\n```\n-->",
        "````text\n```python\nx = 1\n```\n````",
        "    ```python\n    x = 1\n    ```",
        "```python\n```",
    ],
)
def test_no_blocks_of_python(text: str) -> None:
    assert not any(code(text))
    assert not read(text.encode()).notes


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("before", "inside"),
    [
        ("", ""),
        ("- ", "  "),
        ("1. ", "   "),
        ("> ", "> "),
        ("> - ", ">   "),
        ("- > ", "  > "),
        ("  ", "  "),
    ],
)
def test_places(before: str, inside: str, end: str) -> None:
    rows = [f"{before}```python", f"{inside}if x:", f"{inside}    y = 2", f"{inside}```", "", "z"]
    text = end.join(rows)
    document = read(text.encode())
    assert document.source.text.split("\n")[:3] == ["", "if x:", "    y = 2"]
    shown = document.span(Span.of(3, 5, 3, 10))
    assert Lines(text).slice(shown) == "y = 2"


def test_blocks_are_dedented() -> None:
    document = read(b"```python\n    x = 1\n\n      # y\n    return x\n```\n")
    assert document.source.text.split("\n")[1:5] == ["x = 1", "", "  # y", "if ____: return x"]
    assert document.span(Span.of(2, 1, 2, 6)) == Span.of(2, 5, 2, 10)
    assert document.span(Span.of(5, 10, 5, 18)).start == Position(5, 5)


def test_tabs() -> None:
    text = "-\t```python\n\tif x:\n\t\ty = 2\n\t```\n"
    document = read(text.encode())
    assert document.source.text.split("\n")[1:3] == ["if x:", "\ty = 2"]
    assert Lines(text).slice(document.span(Span.of(3, 2, 3, 7))) == "y = 2"


@pytest.mark.parametrize("language", ["pycon", "python"])
def test_prompts(language: str) -> None:
    rows = [f"```{language}", ">>> def f():", "...     return 1", "...", ">>> f()", "1", ">>>x", "```"]
    document = read("\n".join(rows).encode())
    assert document.source.text.split("\n") == ["", "def f():", "    return 1", "", "f()", "", "", ""]
    assert document.span(Span.of(5, 1, 5, 4)) == Span.of(5, 5, 5, 8)


def test_broken_blocks_are_counted() -> None:
    document = read(b"```py\nthis is no code\n```\n\n```py\nx = 1\n```\n\n```py\n...\nf(\n```\n")
    assert [row for row in document.source.text.split("\n") if row] == ["x = 1"]
    assert document.notes == ("2 of 3 Python blocks do not parse and were left out: at line 2, 10",)


def test_a_heading_is_no_cookie() -> None:
    assert read("# coding: latin-1\n```py\nx = 'é'\n```".encode()).source.text.split("\n")[2] == "x = 'é'"


def test_a_block_without_an_end() -> None:
    assert code("```python\nx = 1\ny = 2") == ["", "x = 1", "y = 2"]


@given(st.text(alphabet="`~> -\t\n\rpy1.x(=:'", max_size=60))
def test_any_text_keeps_its_rows(text: str) -> None:
    source = f"```py\nx\n```\n{text}"
    document = read(source.encode())
    lines = Lines(source)
    assert len(document.source.text.split("\n")) == len(lines)
    for block in blocks(source):
        for row, line in enumerate(block.lines, block.first_row):
            assert lines.line(row).endswith(line.lstrip())

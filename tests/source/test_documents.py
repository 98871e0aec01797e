"""Places of a module and of what is shown; JSON with its offsets; rows of code."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credlint.model.span import Position, Span
from credlint.source.decode import Source, SourceError
from credlint.source.documents import Document, Piece, Row, python
from credlint.source.json_text import MAX_DEPTH, Node, parse
from credlint.source.logical import Logical

SCALARS = st.none() | st.floats(allow_nan=False) | st.text()
JSON = st.recursive(SCALARS, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=20)


def plain(node: Node) -> Any:
    match node.value:
        case dict(members):
            return {key: plain(member) for key, member in members.items()}
        case list(items):
            return [plain(item) for item in items]
        case value:
            return value


def expected(value: Any) -> Any:
    """As `plain` gives it: what is no text or container is None, and of a run of these in a list two stay at most."""
    match value:
        case dict():
            return {key: expected(member) for key, member in value.items()}
        case list():
            items: list[Any] = []
            for at, item in enumerate(value):
                scalar = not isinstance(item, str | list | dict)
                follows = at > 0 and not isinstance(value[at - 1], str | list | dict)
                if not scalar or not follows or at == len(value) - 1:
                    items.append(expected(item))
            return items
        case str():
            return value
    return None


def nodes(node: Node) -> list[Node]:
    match node.value:
        case dict(members):
            return [node, *(inner for member in members.values() for inner in nodes(member))]
        case list(items):
            return [node, *(inner for item in items for inner in nodes(item))]
    return [node]


@given(JSON, st.sampled_from([None, 1, "\t"]), st.booleans())
def test_json_is_read_as_python_reads_it(value: Any, indent: int | str | None, ascii_only: bool) -> None:
    assert plain(parse(json.dumps(value, indent=indent, ensure_ascii=ascii_only))) == expected(value)


@given(JSON)
def test_offsets_are_where_values_begin(value: Any) -> None:
    text = json.dumps(value, indent=1)
    for node in nodes(parse(text)):
        found, _ = json.JSONDecoder().raw_decode(text, node.offset)
        assert expected(found) == plain(node)


@given(st.text(alphabet='{}[]",: \n\\u01a-.eE+truefalsn', max_size=30))
def test_what_python_refuses_is_refused(text: str) -> None:
    try:
        json.loads(text)
    except ValueError:
        with pytest.raises(SourceError):
            parse(text)
    else:
        parse(text)


@pytest.mark.parametrize(
    "text", ["", "{", '{"a"}', '{"a": 1,}', "[1,]", "[1 2]", "{}{}", '"a\n"', "01", "'a'", "{1: 2}"]
)
def test_no_json(text: str) -> None:
    with pytest.raises(SourceError, match="not JSON"):
        parse(text)


def test_deep_json() -> None:
    parse("[" * MAX_DEPTH + "]" * MAX_DEPTH)
    with pytest.raises(SourceError, match="nested"):
        parse("[" * 1_000_000)


@pytest.mark.parametrize(
    ("rows", "fresh"),
    [
        (["x = 1"], True),
        (["x = (1,"], False),
        (["x = (1,", ")"], True),
        (["x = 1 \\"], False),
        (["x = 1 \\", ""], True),
        (['"""a', "% b"], False),
        (['"""a', '% b"""'], True),
        (["'''a\\'''", "b"], False),
        (["x = '(' # ("], True),
        (["# \\"], True),
        (["x = ')'", "y)"], True),
        (["it's"], True),
        (['x = "a\\"("'], True),
        (["x = '''' '''"], True),
    ],
)
def test_where_a_statement_begins(rows: list[str], fresh: bool) -> None:
    logical = Logical()
    for row in rows:
        logical.feed(row)
    assert logical.fresh is fresh


@given(st.lists(st.text(alphabet="'\"\\#([)]a \t")))
def test_any_rows_can_be_fed(rows: list[str]) -> None:
    logical = Logical()
    for row in rows:
        logical.feed(row)


def test_long_rows_take_no_longer_than_they_are() -> None:
    logical = Logical()
    logical.feed('"""')
    logical.feed("\\" * 200_000)
    assert not logical.fresh


def test_a_python_file_is_its_own_place() -> None:
    document = python(Source("x = 1\n"))
    span = Span.of(1, 1, 1, 6)
    assert document.span(span) is span
    assert document.shown == "x = 1\n"


@pytest.mark.parametrize(
    ("span", "shown"),
    [
        (Span.of(1, 2, 1, 3), Span.of(1, 2, 1, 3)),  # a row like any other
        (Span.of(2, 1, 2, 5), Span.of(2, 4, 2, 8)),  # three columns less
        (Span.of(3, 1, 3, 30), Span.of(3, 3, 5, 9)),  # the whole
        (Span.of(3, 10, 3, 14), Span.of(3, 7, 3, 11)),  # a piece
        (Span.of(3, 11, 3, 12), Span.of(3, 8, 3, 9)),  # in a piece
        (Span.of(3, 20, 3, 22), Span.of(4, 2, 4, 8)),  # a piece that stands for more
        (Span.of(3, 21, 3, 22), Span.of(4, 2, 4, 8)),
        (Span.of(4, 1, 4, 20), Span.of(4, 1, 4, 10)),  # more than is shown
    ],
)
def test_spans_as_they_are_shown(span: Span, shown: Span) -> None:
    rows = {
        2: Row(3),
        3: Row(0, (Piece(10, 14, Span.of(3, 7, 3, 11)), Piece(20, 22, Span.of(4, 2, 4, 8))), Span.of(3, 3, 5, 9)),
        4: Row(-10),
    }
    assert Document(Source(""), "", rows).span(span) == shown
    assert Document(Source(""), "").span(span) == span


def test_a_column_is_at_least_one() -> None:
    assert Document(Source(""), "", {1: Row(-5)}).span(Span.of(1, 2, 1, 3)) == Span(Position(1, 1), Position(1, 1))

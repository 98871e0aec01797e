"""Sources become trees, comments and statements, or errors that quote nothing."""

import keyword
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credlint.model.span import Position, Span
from credlint.source.decode import Source, SourceError, decode
from credlint.source.layout import StatementSpan
from credlint.source.lines import Lines
from credlint.source.parse import Parsed, parse
from tests.source.corpus import sample


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "x",
        "type A[T: int = str] = list[T]\n",
        "def f[*Ts = *tuple[int], **P = []](x): pass\n",
        "class A[T]: pass\n",
        "x = f'{a['b']}{f'{1!r:{'>'}}'}'\n",
        "x = t'{a}'\n",
        "try: pass\nexcept* A: pass\n",
        "match a:\n    case {'b': [c, *_], **d} | E(f=1): pass\n",
        "with (a as b, c): pass\n",
        "async def f():\n    return [await x async for x in y]\n",
        "print >>f, x\n",
        "\x0cx = 1\n",
        "a\rb\r",
        "x = 'a\u2028b'\n",
    ],
)
def test_any_version_of_the_syntax(text: str) -> None:
    parse(Source(text))


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("x = 1\nprint 'secret'\n", Position(2, 15)),
        ("exec 'secret'", Position(1, 14)),
        ("x = 1\nx = 0777\n", Position(2, 5)),
        ("x = `a`\n", Position(1, 5)),
        ("x = ur'a'\n", None),
        ("raise A, 'secret'\n", None),
        ("x <> y", None),
        ("x = (\n", Position(2, 1)),
        ("x = 'secret\n", Position(1, 5)),
        ("if a:\n    b\n  c\n", Position(3, 4)),
        ("if a:\nb\n", Position(2, 2)),
        ("\ufeffx = 1\n", Position(1, 1)),
        ("x = 1 $ 'secret'\n", Position(1, 7)),
        ("x = b'a' 'secret'\n", None),
        ("".join(" " * level + "if a:\n" for level in range(120)) + " " * 120 + "pass\n", None),
        ("'\ud800'", None),
    ],
)
def test_errors_have_a_kind_and_a_place_and_quote_nothing(text: str, position: Position | None) -> None:
    with pytest.raises(SourceError) as caught:
        parse(Source(text))
    error = caught.value
    assert error.reason in ("syntax error", "too deeply nested", "the parser failed", "not Unicode text")
    assert "secret" not in str(error)
    assert error.__cause__ is None
    assert error.__suppress_context__ or error.__context__ is None
    if position is not None:
        assert error.position == position


COMMENTED = """\
# one
x = '# no'  # two
def f(  # three
    a,
    # four
):
    '''
    # no
    '''
    y = f'''{a  # five
    }'''  # six\f
\t# seven
"""


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_comments(newline: str) -> None:
    text = COMMENTED.replace("\n", newline)
    parsed = parse(Source(text))
    lines = Lines(text)
    assert [comment.text for comment in parsed.comments] == [
        "# one",
        "# two",
        "# three",
        "# four",
        "# five",
        "# six\f",
        "# seven",
    ]
    assert [comment.row for comment in parsed.comments if comment.own_line] == [1, 5, 12]
    assert all(lines.slice(comment.span) == comment.text for comment in parsed.comments)


def statements(text: str) -> list[tuple[str, str, bool, int]]:
    """The header, the last row, whether it is compound, and the depth of each statement."""
    parsed = parse(Source(text))
    lines = Lines(text)
    found = parsed.statements
    assert list(found) == sorted(found, key=lambda one: (one.span.start, one.depth))
    assert all(one.span.start == one.header.start and one.header.end <= one.span.end for one in found)
    return [(lines.slice(one.header), lines.line(one.last_row), one.is_compound, one.depth) for one in found]


def test_simple_statements() -> None:
    assert statements("# a\n\nx = [\n  1,  # b\n]  # c\na; b  # d\n") == [
        ("x = [\n  1,  # b\n]", "]  # c", False, 0),
        ("a; b", "a; b  # d", False, 0),
    ]


def test_compound_statements_have_headers() -> None:
    text = """\
@a  # one
@b(
  c
)
async def f(x,
      y=1) -> int:  # two
    "doc"
    return 1

class A(B): pass
"""
    assert statements(text) == [
        ("@a  # one\n@b(\n  c\n)\nasync def f(x,\n      y=1) -> int:", "    return 1", True, 0),
        ('"doc"', '    "doc"', False, 1),
        ("return 1", "    return 1", False, 1),
        ("class A(B):", "class A(B): pass", True, 0),
        ("pass", "class A(B): pass", False, 1),
    ]


def test_clauses_are_statements() -> None:
    text = """\
if a:
    b
elif c:
    d
else:
    e
try:
    f
except G as g :  # credlint
    h
else: i
finally:
    j
for k in l:
    m
else:
    n
while o: p
with q as r, s: t
match u:
    case 1 if v:
        w
    case _: x
"""
    headers = [header for header, _, compound, _ in statements(text) if compound]
    assert headers == [
        "if a:",
        "elif c:",
        "else:",
        "try:",
        "except G as g :",
        "else:",
        "finally:",
        "for k in l:",
        "else:",
        "while o:",
        "with q as r, s:",
        "match u:",
        "case 1 if v:",
        "case _:",
    ]
    assert [header for header, _, compound, _ in statements(text) if not compound] == list("bdefhijmnptwx")
    assert {header: depth for header, _, _, depth in statements(text)}["w"] == 2


def test_a_statement_covers_its_clauses() -> None:
    (first, *_) = parse(Source("if a:\n    b\nelif c:\n    d\n\n# e\n")).statements
    assert first == StatementSpan(Span.of(1, 1, 4, 6), Span.of(1, 1, 1, 6), is_compound=True, depth=0)


def test_a_long_chain_of_clauses() -> None:
    assert len(parse(Source("if a: pass\n" + "elif a: pass\n" * 1_500)).statements) == 3_002


def test_more_adjacent_strings_than_libcst_takes() -> None:
    text = "x = (\n" + "    'a'  # b\n" * 7_000 + ")\ny\n"
    parsed = parse(Source(text))
    assert [one.last_row for one in parsed.statements] == [7_002, 7_003]
    assert len(parsed.comments) == 7_000


def test_only_parsing_imports_libcst() -> None:
    program = """
import sys
from credlint.source import bounds, decode, isolate, layout, lines, scan, screen
assert "libcst" not in sys.modules
from credlint.source import parse
assert "libcst" in sys.modules
"""
    subprocess.run([sys.executable, "-c", program], check=True)


def read_all(data: bytes) -> Parsed | None:
    try:
        parsed = parse(decode(data))
    except SourceError:
        return None
    assert all(comment.text.startswith("#") for comment in parsed.comments)
    assert all(one.span.start <= one.header.end <= one.span.end for one in parsed.statements)
    return parsed


@given(st.binary(max_size=60))
def test_any_bytes_are_parsed_or_an_error(data: bytes) -> None:
    read_all(data)


MARKS = r"""f' ' " ''' { } ( ) [ ] : ; , # \ = * ** @ -> := ! . ... x 1 0x 1e é"""
BLANKS = ["\t", "\f", "\r", "\r\n", "\n", "\n\t", "\n  ", "\ufeff", "\0"]
TOKENS = st.sampled_from([*MARKS.split(), *BLANKS, *keyword.kwlist, *keyword.softkwlist])


@given(st.lists(TOKENS, max_size=25).map(" ".join))
def test_any_tokens_are_parsed_or_an_error(text: str) -> None:
    read_all(text.encode())


PIECES = [source.text[:1_500].encode() for _, source in sample(every=80)]


@given(
    st.sampled_from(PIECES), st.lists(st.tuples(st.floats(0, 1), st.integers(0, 20), st.binary(max_size=3)), max_size=4)
)
def test_mutated_files_are_parsed_or_an_error(data: bytes, edits: list[tuple[float, int, bytes]]) -> None:
    for place, length, content in edits:
        at = int(place * len(data))
        data = data[:at] + content + data[at + length :]
    read_all(data)

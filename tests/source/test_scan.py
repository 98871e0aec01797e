"""Code, strings and comments are told apart as Python's and libcst's tokenizers do."""

import io
import re
import tokenize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credlint.model.span import Position
from credlint.source.decode import SourceError
from credlint.source.scan import MAX_NESTING, Scan, scan
from tests.source.corpus import sample


def comments(text: str) -> list[str]:
    return [text[start:end] for start, end in scan(text).comments]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", ""),
        ("x = 'a'  # b\ny", "x = '  \ny"),
        ('\'a\' "b" \'\'\'c\n\'d\'\'\' """e"f\\""""', "' ' ' '"),
        ("'' \"\" '''''' \"\"\"\"\"\"", "' ' ' '"),
        (r"'\'' '\\' r'\' \\'", "' ' r'"),
        ("'a\\\nb' 'c\\\r\nd'", "' '"),
        ("rb'#' Rb\"#\" u'#'", "rb' Rb' u'"),
        ("f'#{a}#{b!r:>{c}#}'", "f'{a}{b!r:{c}}"),
        ("f'{{#}}{{{a}}}'", "f'{a}"),
        ("f'{x['a']}' f\"{y[\"b\"]}\"", "f'{x[']} f'{y[']}"),
        ("f'{f'{f'{1}'}'}'", "f'{f'{f'{1}}}"),
        ("f'''{\n a  # c\n}#'''#d", "f'{\n a  \n}"),
        (r"f'\N{DASH}{a}\{b}\'#'", "f'{a}{b}"),
        (r"rf'\N{a}\{b}\'#'", "rf'{a}{b}"),
        (
            "f'{a:%H:%M}' f'{a:{'#'}}' f'{(lambda: 1)}' f'{ {1: 2}[1]:3}'",
            "f'{a:} f'{a:{'}} f'{(lambda: 1)} f'{ {1: 2}[1]:}",
        ),
        ("t'{a}' tR'\\{b}'", "t'{a} tR'{b}"),
        ("elif'{#}'", "elif'"),
        ("éf'{#}'", "éf'"),
    ],
)
def test_code(text: str, code: str) -> None:
    assert scan(text).code == code


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# a", ["# a"]),
        ("x = '# no'  # yes\r\n#z", ["# yes", "#z"]),
        ("'''\n# credlint: ignore[CRD101] no\n'''", []),
        ("# a\u2028b\x0cc\n", ["# a\u2028b\x0cc"]),
        ("f'''{a  # one '\n}''' # two", ["# one '", "# two"]),
        ("f'{a:#x}' # two", ["# two"]),
        ("f'{a!r:#x}{b:{c}#}' # two", ["# two"]),
    ],
)
def test_comments(text: str, expected: list[str]) -> None:
    assert comments(text) == expected


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("x\n 'abc", Position(2, 2)),
        ("'''a\n''", Position(1, 1)),
        ("'a\nb'", Position(1, 1)),
        ("\nf'a", Position(2, 3)),
        ("f'{a", Position(1, 3)),
        ("f'{a:'}'", Position(1, 6)),
        ("f'}'", Position(1, 3)),
        ("f'{'", Position(1, 4)),
        ("f'{(}", Position(1, 3)),
    ],
)
def test_what_has_no_end_is_an_error(text: str, position: Position) -> None:
    with pytest.raises(SourceError) as caught:
        scan(text)
    assert (caught.value.reason, caught.value.position) == ("syntax error", position)


def test_nesting_is_bounded() -> None:
    depth = MAX_NESTING - 1
    scan("f'{" * depth + "a" + "}'" * depth)
    with pytest.raises(SourceError, match="too deeply nested"):
        scan("f'{" * 100_000)
    with pytest.raises(SourceError, match="too deeply nested"):
        scan("f'{a:" + "{a:" * 100_000)


def tokens(text: str) -> tuple[list[str], list[str]]:
    """The comments and brackets that the standard library's tokenizer finds."""
    found = list(tokenize.generate_tokens(io.StringIO(text).readline))
    return (
        [token.string for token in found if token.type == tokenize.COMMENT],
        [token.string for token in found if token.type == tokenize.OP and token.string in "()[]{}"],
    )


def test_the_standard_library_is_read_as_tokenize_does() -> None:
    checked = 0
    for name, source in sample(every=12):
        text = source.text.replace("\r\n", "\n")
        try:
            theirs = tokens(text)
        except (tokenize.TokenError, SyntaxError):
            continue
        assert comments(text) == theirs[0], name
        # Until 3.12, an f-string is one token there.
        if not re.search(r"(?i)\b(?:f|rf|fr)[\"']", text):
            assert re.findall(r"[()\[\]{}]", scan(text).code) == theirs[1], name
            checked += 1
    assert checked > 20


def offset_of_each(found: Scan) -> list[int]:
    return [found.offset(index) for index in range(len(found.code))]


@given(
    st.lists(st.sampled_from(["a", "=", "'b'", '"""c\n"""', "# d\n", "\n", "f'e{g}h{i:{j}}'", "(", " "])).map("".join)
)
def test_code_stands_where_its_offsets_say(text: str) -> None:
    found = scan(text)
    for char, offset in zip(found.code, offset_of_each(found), strict=True):
        assert text[offset] == char or text[offset] in "'\""


@given(st.text(st.sampled_from("f'\"{}()#:!\\\n ab=")))
def test_any_text_is_scanned_or_an_error(text: str) -> None:
    try:
        found = scan(text)
    except SourceError as error:
        assert error.position is not None
    else:
        assert all(text[start] == "#" for start, _ in found.comments)

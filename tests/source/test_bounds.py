"""What is beyond the bounds is refused with its place; what is below them is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credlint.model.span import Position
from credlint.source import bounds
from credlint.source.decode import SourceError
from credlint.source.limits import CUT, MAX_BRACKETS, MAX_CHAIN, MAX_DEPTH, MAX_ELIF, MAX_PREFIXES, MAX_STRINGS
from credlint.source.scan import scan
from tests.source.corpus import sample


def check(text: str) -> bounds.Relief:
    return bounds.check(scan(text))


NONE = bounds.Relief((), ())


def refusal(text: str) -> tuple[str, Position | None]:
    with pytest.raises(SourceError) as caught:
        check(text)
    return caught.value.reason, caught.value.position


BRACKETS = [("(", ")"), ("f(", ")"), ("[", "]"), ("{a: ", "}"), ("a[", "]"), ("(a\n+\n(", "))"), ("f'{", "}'")]


@pytest.mark.parametrize(("opening", "closing"), BRACKETS)
def test_brackets(opening: str, closing: str) -> None:
    per_step = sum(opening.count(char) for char in "([{")
    allowed = (MAX_BRACKETS if "f'" not in opening else 149) // per_step
    check(f"x = {opening * allowed}a{closing * allowed}")
    reason, position = refusal(f"\n\nx = {opening * (allowed + 2)}a{closing * (allowed + 2)}")
    assert reason == "too deeply nested"
    assert position is not None
    assert position.row >= 3


def test_brackets_are_counted_over_rows_and_in_what_is_never_closed() -> None:
    assert refusal("f(\n" * 300)[0] == "too deeply nested"
    assert refusal("(" * 1_000_000) == ("too deeply nested", Position(1, MAX_BRACKETS + 1))


def test_brackets_in_strings_and_comments_do_not_count() -> None:
    assert check(f"x = '{'(' * 5000}'  # {'[' * 5000}\n'''{'{' * 5000}'''") == NONE


@pytest.mark.parametrize("text", [")", "a\n(b))", "x = [\n]\n]", "a = (" + "b, " * 500 + "))"])
def test_an_unmatched_bracket_is_a_syntax_error(text: str) -> None:
    assert refusal(text)[0] == "syntax error"


PREFIXES = [
    "-",
    "+",
    "~",
    "not ",
    "await ",
    "lambda: ",
    "lambda a, b=1: ",
    "-~+",
    "a ** ",
    "a if b else ",
    "-a ** ",
    "not -",
]


@pytest.mark.parametrize("prefix", PREFIXES)
def test_prefix_operators(prefix: str) -> None:
    weight = max(1, sum(prefix.count(sign) for sign in ("-", "~", "+", "not", "**")))
    allowed = MAX_PREFIXES // weight
    check(f"x = {prefix * allowed}a\n")
    assert refusal(f"x = {prefix * (allowed + 1)}a\n")[0] == "too deeply nested"


def test_prefix_operators_are_counted_through_brackets() -> None:
    check("x = " + "-----(" * 199 + "a" + ")" * 199)
    assert refusal("x = " + "------(" * 199 + "a" + ")" * 199)[0] == "too deeply nested"


@pytest.mark.parametrize(
    "term", ["-a + ", "a**2 + ", "not a and ", "-a < ", "-a, ", "lambda: 1, ", "a if b else c, ", "*a, "]
)
def test_prefix_operators_side_by_side_are_not_nested(term: str) -> None:
    check(f"x = [{term * 3000}a]\n")


@pytest.mark.parametrize("link", [" + a", " and a", " < a", "[0]", ".b", " | a"])
def test_chains(link: str) -> None:
    check(f"x = a{link * (MAX_CHAIN // 2)}")
    assert refusal(f"x = a{link * (MAX_CHAIN + 1)}")[0] == "expression too long"


def test_the_chains_that_must_be_checked_are_allowed() -> None:
    check("x = a" + ".b(c)" * 2_000)
    check("x = a" + " + b.c" * 3_000)
    check("if a: pass\n" + "elif a: pass\n" * 1_500)


def test_long_chains_that_cannot_be_cut_are_refused() -> None:
    assert refusal("x = a" + f" * b({'c, ' * 100})" * 1_500)[0] == "expression too long"


def test_chains_within_chains_add_up() -> None:
    assert refusal("x = " + ("a < " * (MAX_DEPTH // 100) + "(") * 150 + "a" + ")" * 150)[0] == "too deeply nested"


@pytest.mark.parametrize("text", ["[" + "a.b(c), " * 20_000 + "]", "f'" + "{a.b}" * 20_000 + "'", "x = 1\n" * 20_000])
def test_many_things_side_by_side_are_allowed(text: str) -> None:
    assert check(text) == NONE


def test_much_code_is_refused_and_long_strings_are_not() -> None:
    assert refusal("x = [\n" + "    {'a': [1, 2.5, None]},\n" * 400_000 + "]")[0] == "too large to parse"
    assert refusal("variable = 1\n" * 400_000)[0] == "too large to parse"
    assert check(f"x = '''{'a' * 9_000_000}'''") == NONE


def test_elif() -> None:
    check("if a: pass\n" + "elif a: pass\n" * MAX_ELIF)
    reason, position = refusal("if a: pass\n" + "elif a: pass\n" * (MAX_ELIF + 1))
    assert (reason, position) == ("too deeply nested", Position(MAX_ELIF + 2, 1))
    check("'elif' " * MAX_ELIF + "# elif " * MAX_ELIF + "\nelif_ = 1\n" * 20)


@pytest.mark.parametrize(
    "text",
    [
        "match a:\n case @: pass",
        "match a:\n case b | @ if c: pass",
        "match a:\n  case \\\n  @:\n pass",
        "del @",
        "del a, \\\n @",
        "if a: del @",
        "a; del @",
    ],
)
def test_nested_patterns(text: str) -> None:
    check(text.replace("@", "[" * 8 + "a" + "]" * 8))
    assert refusal(text.replace("@", "[" * 9 + "a" + "]" * 9))[0] == "too deeply nested"


@pytest.mark.parametrize(
    "text",
    ["case(@)", "case = @", "match a:\n case b if @: pass", "match a:\n case b: f(@)", "delete(@)", "x = {'case': @}"],
)
def test_these_are_no_patterns(text: str) -> None:
    check(text.replace("@", "f(" * 20 + "a" + ")" * 20))


def test_unclosed_patterns_are_read_once() -> None:
    assert check("case (\n" * 8) == NONE
    assert refusal("case (\n" * 100_000)[0] == "too deeply nested"


def test_adjacent_strings_are_split_at_blanks() -> None:
    for text in ("x = (" + "'a' " * 10_000 + ")", "x = (\n" + "    f'{b}'  # c\n" * 10_000 + ")"):
        blanks = check(text).blanks
        assert len(blanks) == 3
        assert {text[offset] for offset in blanks} == {" "}
    assert check("x = [" + "'a', " * 10_000 + "]").blanks == ()
    assert check("x = (" + "'a' " * MAX_STRINGS + ")").blanks != ()
    assert refusal("x = " + "'a'" * (MAX_STRINGS + 1))[0] == "too many adjacent strings"


@pytest.mark.parametrize("link", [".b", ".b(c)", "[0]", " + b", " - f'{b}'  # c\n", ' + "b"# c\n', " + b * c ** -d"])
def test_long_chains_are_cut_into_expressions(link: str) -> None:
    before, after = "x = (y, \n -", ", z)"
    text = f"{before}a{link * 1_500}{after}"
    cuts = check(text).cuts
    assert len(cuts) >= 1_500 // CUT
    for start, end in cuts:
        cut = text[start:end]
        assert cut.startswith(("a", "-a"))
        # Whole links, but for what stands between them.
        assert link.startswith(cut[cut.index("a") + 1 :].replace(link, ""))
        compile(f"({cut}\n)", "", "eval")


def test_no_file_of_the_standard_library_is_refused() -> None:
    for name, source in sample(every=2):
        try:
            found = scan(source.text)
        except SourceError:
            continue
        assert bounds.check(found) == NONE, name


PARTS = st.sampled_from(
    [
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        "a",
        "'b'",
        "f'{c}'",
        "-",
        "**",
        "not ",
        "lambda ",
        ":",
        ",",
        ".",
        "+",
        "if ",
        "\n",
        "del ",
        "\\\n",
    ]
)


@given(st.lists(st.tuples(PARTS, st.sampled_from([1, 2, 300, 1_100]))))
def test_any_code_is_checked_or_an_error(parts: list[tuple[str, int]]) -> None:
    try:
        check("".join(part * count for part, count in parts))
    except SourceError as error:
        assert error.position is not None

"""A tree from pieces is the tree of the whole text."""

import libcst
import pytest

from credlint.source.bounds import check
from credlint.source.decode import Source, SourceError
from credlint.source.isolate import run_with_deep_stack
from credlint.source.parse import parse, parse_in_pieces
from credlint.source.scan import scan


class Shape(libcst.CSTVisitor):
    """A tree's nodes with their values, less the blanks, whose indentation may be kept in either of two ways."""

    def __init__(self) -> None:
        self.found: list[object] = []

    def on_visit(self, node: libcst.CSTNode) -> bool:
        if isinstance(node, libcst.BaseParenthesizableWhitespace | libcst.EmptyLine):
            return False
        self.found.append((type(node), getattr(node, "value", None) if isinstance(node, libcst.Name) else None))
        return True

    def on_leave(self, original_node: libcst.CSTNode) -> None:
        self.found.append(None)


def shape(module: libcst.Module) -> list[object]:
    visitor = Shape()
    run_with_deep_stack(module.visit, visitor)
    return visitor.found


def whole(text: str) -> libcst.Module:
    return run_with_deep_stack(libcst.parse_module, text)


def places(text: str, *parts: str) -> list[tuple[int, int]]:
    """The cuts of a text: the first place of each part."""
    return sorted(
        ((text.index(part), text.index(part) + len(part)) for part in parts), key=lambda cut: (cut[1], -cut[0])
    )


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("x = a.b.c.d\n", ["a.b"]),
        ("x = a.b.c.d\n", ["a.b", "a.b.c"]),
        ("x = a + b + c + d\n", ["a + b", "a + b + c"]),
        ("x = -a + b - c\n", ["-a + b"]),
        ("x = a(b.c.d.e)(f)(g)\n", ["b.c.d", "a(b.c.d.e)", "a(b.c.d.e)(f)"]),
        (
            "if a:\n    x = (b\n      # c\n\n      .d()\n      .e(f,\n   g))\n",
            ["b\n      # c\n\n      .d()", "b\n      # c\n\n      .d"],
        ),
        ("x = [1if(a)[0].b else c]\n", ["(a)[0]"]),
        ("x = ((a.b)).c.d\n", ["((a.b)).c"]),
        ("x = f'{a.b.c:{d.e.f}}'.g.h\n", ["a.b", "d.e", "f'{a.b.c:{d.e.f}}'.g"]),
        ("def f():\r\n  return (a\r\n    .b # c\r\n    .d)\r\n", ["a\r\n    .b"]),
        ("a.b.c = a.b.d[0] = 1\ndel e.f.g\n", ["a.b", "a.b.d", "e.f"]),
        ("@a.b.c\nasync def f(x=d.e.g): await h.i.j\n", ["a.b", "d.e", "h.i"]),
    ],
)
def test_the_same_tree_and_code(text: str, parts: list[str]) -> None:
    module = parse_in_pieces(text, places(text, *parts))
    assert module is not None
    assert module.code == text
    assert shape(module) == shape(whole(text))


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("import a.b.c\n", "a.b"),
        ("match a:\n    case b.c.d: pass\n", "b.c"),
        ("x = a.b.c +\n", "a.b"),
        ("x = a..b\n", "a."),
        ("x = a.b\n", "a.b"),
        ("x = 'a'.b + b'c'\n", "'a'.b"),
    ],
)
def test_what_cannot_be_cut_is_left_to_the_parser(text: str, part: str) -> None:
    module = parse_in_pieces(text, places(text, part))
    assert module is None or module.code == text


@pytest.mark.parametrize(
    "text",
    [
        "x = a" + ".b(c, d=1)" * 1_500,
        "if a:\n    x = (b" + "\n        .c(d)[0]  # e" * 700 + "\n    )\n",
        "x = -a" + " + b * c" * 1_500,
        "x = (" + "'a'# b\n + f'{c}' # d\n + " * 700 + "e)",
        "x = f(" + "a" + ".b" * 1_500 + ", [" + "c - " * 1_500 + "d])" + ".e" * 1_500,
    ],
)
def test_long_chains_are_parsed_in_pieces(text: str) -> None:
    cuts = check(scan(text)).cuts
    assert cuts
    module = run_with_deep_stack(parse_in_pieces, text, cuts)
    assert module is not None
    assert run_with_deep_stack(lambda: module.code) == text


def test_the_shape_of_a_long_chain_is_that_of_the_whole() -> None:
    text = "x = a" + ".b[c] + d" * 900
    assert check(scan(text)).cuts
    assert shape(parse(Source(text)).module) == shape(whole(text))


def test_an_error_behind_a_long_chain_has_its_place() -> None:
    text = "x = a" + ".b(cccccccccccc)" * 600 + "\ny = 1 2\n"
    assert check(scan(text)).cuts
    with pytest.raises(SourceError) as caught:
        parse(Source(text))
    assert caught.value.position is not None
    assert caught.value.position.row == 2

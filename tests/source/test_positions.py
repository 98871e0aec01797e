"""Nodes stand where libcst's own provider says, and where the source has them."""

from itertools import pairwise

import libcst
import pytest
from libcst.metadata import MetadataWrapper, PositionProvider

from credlint.model.span import Span
from credlint.source.decode import Source, SourceError
from credlint.source.isolate import run_with_deep_stack
from credlint.source.lines import Lines
from credlint.source.parse import parse
from credlint.source.positions import positions
from tests.source.corpus import sample


class Nodes(libcst.CSTVisitor):
    """All nodes of a tree."""

    def __init__(self) -> None:
        self.found: list[libcst.CSTNode] = []

    def on_visit(self, node: libcst.CSTNode) -> bool:
        self.found.append(node)
        return True


def nodes_of(module: libcst.Module) -> list[libcst.CSTNode]:
    nodes = Nodes()
    run_with_deep_stack(module.visit, nodes)
    return nodes.found


def provided(module: libcst.Module) -> dict[libcst.CSTNode, Span]:
    wrapper = MetadataWrapper(module, unsafe_skip_copy=True)
    ranges = run_with_deep_stack(wrapper.resolve, PositionProvider)
    return {
        node: Span.of(place.start.line, place.start.column + 1, place.end.line, place.end.column + 1)
        for node, place in ranges.items()
    }


def test_the_same_as_the_provider_for_every_node_of_many_files() -> None:
    checked = 0
    for name, source in sample(every=60):
        try:
            module = parse(source).module
        except SourceError:
            continue
        nodes = nodes_of(module)
        expected = provided(module)
        assert positions(module, nodes) == expected, name
        # Asked for alone, a node may depend on the places of others.
        for node in nodes[:: max(1, len(nodes) // 5)]:
            assert positions(module, [node]) == {node: expected[node]}, name
        checked += 1
    assert checked > 10


NEWER = """\
type A[T: int = str] = list[T]
def f[*Ts, **P](x: int, /, *, y=1) -> None: ...
x = f'{a['b']!r:>{w}}' f"é"
y = t'{c}'
async def g():
    async with (a as b, c): pass
    async for d in e: await f
try: pass
except* A as e: pass
match a:
    case [b, *c] | {'d': 1, **e} | F(g, h=2) if (i): pass
"""


@pytest.mark.parametrize(
    "text", [NEWER, NEWER.replace("\n", "\r\n"), NEWER.rstrip("\n"), "", "x", "\n\n", "# a", "if a:\n\tb"]
)
def test_the_same_as_the_provider_for_newer_syntax(text: str) -> None:
    module = parse(Source(text)).module
    assert positions(module, nodes_of(module)) == provided(module)


@pytest.mark.parametrize(
    "text",
    [
        "try:\n  a\nexcept B  :c(d)\ne",
        "try:\n  a\nexcept (B, C) \\\n :d  # e\nf\n",
        "f'''{ a !r# long comment {x} \n}{b}'''; c\nd",
        "\x0ca\n\x0c\x0cb\n\x0c\nc",
        "if a:\n\x0c    b\n    c\nd\n\x0cif e:\n\x0c\tf\n\x0c\tg\n\th\ni",
        "a\rb\r\nc\n'''d\re'''; f",
        "é = '😀'; a\n",
        "x = (" + "'a' " * 6_000 + "+ b); c\nd",
    ],
)
def test_names_stand_where_the_source_has_them_also_when_libcst_drops_blanks(text: str) -> None:
    lines = Lines(text)
    module = parse(Source(text)).module
    names = [node for node in nodes_of(module) if isinstance(node, libcst.Name)]
    found = positions(module, names, text)
    assert [lines.slice(found[name]) for name in names] == [name.value for name in names]
    spans = sorted(found.values())
    assert all(one.end <= other.start for one, other in pairwise(spans))


def test_nothing_asked_for() -> None:
    assert positions(parse(Source("x")).module, []) == {}


def test_deep_chains() -> None:
    text = "x = " + " and ".join(["a"] * 4_000)
    module = parse(Source(text)).module
    (statement,) = module.body
    assert positions(module, [statement], text) == {statement: Span.of(1, 1, 1, len(text) + 1)}

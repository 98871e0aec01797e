"""A tree of which bodies are hidden becomes the tree of the whole text when they are shown."""

import random

import pytest

from credlint.source.decode import Source, SourceError
from credlint.source.isolate import run_with_deep_stack
from credlint.source.parse import parse, parse_prepared
from credlint.source.prepare import Prepared, prepare
from credlint.source.tree import Tree, definitions
from tests.source.corpus import sample
from tests.source.test_pieces import shape


def hideable(prepared: Prepared) -> list[int]:
    return [
        number
        for number, region in enumerate(prepared.regions or ())
        if region.body is not None and not region.is_class
    ]


def outermost(prepared: Prepared, numbers: list[int]) -> list[int]:
    assert prepared.regions is not None
    kept = []
    for number in numbers:
        parent = prepared.regions[number].parent
        while parent and parent not in numbers:
            parent = prepared.regions[parent].parent
        if not parent:
            kept.append(number)
    return kept


def show(tree: Tree) -> None:
    """Ask for every body."""
    before = ""
    while before != tree.text:
        before = tree.text
        for node in list(definitions(tree.module.body)):
            tree.body(node)


def test_hidden_bodies_are_rows_of_nothing() -> None:
    prepared = prepare(Source("def f():\n    # a\n    if b:\n        c\n    # d\ndef g(): e\n"))
    tree = parse_prepared(prepared, [1]).tree
    assert tree.module.code == tree.text == "def f():\n    # a\n    '''\n'''\n    # d\ndef g(): e\n"
    (function, _) = definitions(tree.module.body)
    assert tree.region(function) == 1
    tree.body(function)
    assert tree.module.code == tree.text == prepared.text


@pytest.mark.parametrize(
    "text",
    [
        "class A:\n        def f(self):\n            if a:\n             b\n            else:\n                c\n",
        "class A:\n  def f(self):\n        def g():\n            return '''\nx\n'''\n        return g\n  x = 1\n",
        "if a:\n\tdef f():\n\t\twith b as c: d\n\t\t@e\n\t\tclass G: pass\n\tf()\n",
        "def f():\r\n    a = (\r\n1)\r\n    b\r\n\r\n\r\ndef g():\r\n    c\r\n",
        "async def f():\n    await a\n    async for b in c:\n        yield b\n    x = 1; y = 2",
    ],
)
def test_the_same_tree(text: str) -> None:
    prepared = prepare(Source(text))
    tree = parse_prepared(prepared, outermost(prepared, hideable(prepared))).tree
    assert tree.text != text
    assert tree.text.count("\n") == text.count("\n")
    show(tree)
    assert tree.module.code == text
    assert shape(tree.module) == shape(parse(Source(text)).module)


def test_the_same_tree_of_the_standard_library() -> None:
    chance = random.Random(1)
    hidden = 0
    for name, source in sample(every=31):
        try:
            prepared = prepare(source)
            whole = parse(source)
        except SourceError:
            continue
        if not prepared.divisible:
            continue
        numbers = outermost(prepared, [number for number in hideable(prepared) if chance.random() < 0.7])
        hidden += len(numbers)
        tree = parse_prepared(prepared, numbers).tree
        run_with_deep_stack(show, tree)
        assert tree.module.code == whole.module.code, name
        assert shape(tree.module) == shape(whole.module), name
    assert hidden > 100


@pytest.mark.parametrize(
    "text", ["def f():\n    return 1 2\n", "def f():\n    a\r\n    b\n", "x = (" + "'a' " * 3_000 + ")"]
)
def test_what_cannot_be_divided(text: str) -> None:
    assert not prepare(Source(text)).divisible


def test_definitions_that_the_outline_does_not_see_have_no_regions() -> None:
    tree = parse(Source("def ℘(): pass\ndef g(): pass\n")).tree
    assert tree.regions is None
    assert [tree.region(node) for node in definitions(tree.module.body)] == [None, None]

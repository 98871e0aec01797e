"""The outline of a text tells its functions and classes as CPython sees them."""

import ast

import pytest

from credlint.source.decode import SourceError
from credlint.source.outline import Region, outline
from credlint.source.scan import scan
from tests.source.corpus import sample


def regions(text: str) -> list[Region]:
    found = outline(scan(text))
    assert found is not None
    return found


def test_each_region_has_its_own_part_of_the_code() -> None:
    module, cls, method, inner, last = regions(
        "import a\n@b\nclass C(D):\n    e = 1\n    def f(self, g=h):\n        i\n        def j(): return k\n        l\n"
        "\ndef m():\n    return n\n"
    )
    assert (module.code.split(), module.children) == (["import", "a", "@b", "(D)"], [1, 4])
    assert (cls.code.split(), cls.children, cls.is_class, cls.decorators) == (["e", "=", "1", "h)"], [2], True, ("b",))
    assert (method.code.split(), method.qualname, method.parent) == (["i", "l"], "C.f", 1)
    assert (inner.code.split(), inner.qualname, inner.body) == (["return", "k"], "C.f.j", None)
    assert (last.code.split(), last.qualname, last.decorators) == (["return", "n"], "m", ())


def test_strings_belong_to_regions_but_docstrings_and_comments_do_not() -> None:
    module, function = regions(
        '"""one"""\na = "two"  # "three"\ndef f(b="four"):\n    """five"""\n    f"six{c:seven}" "#eight"\n    # nine\n'
    )
    assert module.texts == ['"two"', '"four"']
    assert function.texts == ['"four"', '"six', "seven", '"', '"#eight"']


def test_a_body_is_its_whole_lines() -> None:
    text = "def f():\r\n    # a\r\n    b = '''\r\n'''  # c\r\n    # d\r\n\r\ndef g():\n  return (\n1)"
    _, first, second = regions(text)
    assert first.body is not None
    assert text[slice(*first.body)] == "    b = '''\r\n'''  # c"
    assert second.body is not None
    assert text[slice(*second.body)] == "  return (\n1)"


@pytest.mark.parametrize("text", ["a)\n", "def f(:\n    (\n", "class A:\n  x = [\n"])
def test_code_without_clear_lines_has_none(text: str) -> None:
    assert outline(scan(text)) is None


def test_the_same_definitions_as_cpython() -> None:
    compared = 0
    for name, source in sample(every=4):
        try:
            tree = ast.parse(source.text)
            found = regions(source.text)
        except (SyntaxError, ValueError, SourceError):
            continue
        wanted = [
            node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        ]
        wanted.sort(key=lambda node: node.lineno)
        assert [region.name for region in found[1:]] == [node.name for node in wanted], name
        for region, node in zip(found[1:], wanted, strict=True):
            if region.body is not None:
                assert source.text.count("\n", 0, region.body[1]) + 1 == node.body[-1].end_lineno, (name, node.name)
                compared += 1
    assert compared > 1_000

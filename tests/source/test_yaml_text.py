"""The part of YAML that is read is read as PyYAML does, and anything else is refused."""

import pytest
import yaml

from credlint.source.yaml_text import parse

READ = [
    "a: 1\nb:\n  c: d # why\n  e: [1, 2, {f: g}]\n",
    "- a\n- b: c\n  d: e\n-\n  - 1\n  - 2\n",
    "a:\n- 1\n- x: y\n  z: w\nb: 'q # r'\n",
    "---\nversion: 1\nloggers: {botocore: {level: DEBUG}}",
    'x: "a: b"\ny: http://a.b/c\nz: 12:30 pm\n',
    "a: {b: 'x, y', c: [] , d: {}}\n",
    "format: '%(asctime)s - %(name)s'\nstream: ext://sys.stdout\nhandlers: [console, file]\nn: null\nk:\n",
    'key with space: v\n"quoted key": true\n',
    "a:\n    b:\n        - c: d\n          e:\n            - f\n    g: h\n",
    "- [a, b]\n- {a: b}\n",
    "a.b-c/d: C:\\x\n",
]
REFUSED = [
    "a: |\n  text\n",
    "a: &x 1\nb: *x\n",
    "a: !t b\n",
    "? a\n: b\n",
    "x: 'it''s'\n",
    'a: "x\\n"\n',
    "a: b\n c: d\n",
    "a: b\n  and more\n",
    "a: {b: c\n",
    "a: [b c: d]]\n",
    "a: 'b' c\n",
    "",
    "a: " + "x" * 2_000,
    "a: " + "[" * 50 + "]" * 50,
]


@pytest.mark.parametrize("text", READ)
def test_it_is_read_as_by_pyyaml(text: str) -> None:
    assert parse(text) == yaml.safe_load(text)


@pytest.mark.parametrize("text", [*REFUSED, "# only this"])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse(text)

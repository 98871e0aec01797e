"""Lines of keys in TOML."""

import tomllib
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from credlint.config.toml_lines import Path, key_lines, line_of

DOCUMENT = r"""# comment [not.a.table]
title = "x # y = [z]"
[tool.credlint]   # a table
select = [
  "A",  # "q"
  'B', '''x
[y]
k = 1''',
]
per-file-ignores = { "tests/*" = ["CRD1",
  "Z"], b.c = 1 }
a.b."c d" = 2020-01-01
[[tool.credlint.sink]]
callable = "x"
[[tool.credlint.sink]]
callable = '''
[no]'''
[tool.credlint.sink.inner]
k = 1
[x]
y = true # z
"""


def test_every_kind_of_place() -> None:
    lines = key_lines(DOCUMENT)
    ours = ("tool", "credlint")
    expected: dict[Path, int] = {
        ("title",): 2,
        ours: 3,
        (*ours, "select"): 4,
        (*ours, "select", 0): 5,
        (*ours, "select", 1): 6,
        (*ours, "select", 2): 6,
        (*ours, "per-file-ignores"): 10,
        (*ours, "per-file-ignores", "tests/*"): 10,
        (*ours, "per-file-ignores", "tests/*", 0): 10,
        (*ours, "per-file-ignores", "tests/*", 1): 11,
        (*ours, "per-file-ignores", "b", "c"): 11,
        (*ours, "a", "b", "c d"): 12,
        (*ours, "sink", 0): 13,
        (*ours, "sink", 0, "callable"): 14,
        (*ours, "sink", 1): 15,
        (*ours, "sink", 1, "callable"): 16,
        (*ours, "sink", 1, "inner"): 18,
        (*ours, "sink", 1, "inner", "k"): 19,
        ("x", "y"): 21,
    }
    assert {path: lines.get(path) for path in expected} == expected


def test_windows_line_ends() -> None:
    assert key_lines("a = 1\r\n[b]\r\nc = [\r\n1]\r\n")["b", "c", 0] == 4


def test_the_nearest_place_stands_for_an_unknown_one() -> None:
    lines = key_lines("[a]\nb = 1\n")
    assert line_of(("a", "b", "c", 0), lines) == 2
    assert line_of(("a", "z"), lines) == 1
    assert line_of(("z",), lines) is None


def paths(value: Any, path: Path = ()) -> set[Path]:
    found = {path} if path else set()
    if isinstance(value, dict):
        for key, item in value.items():
            found |= paths(item, (*path, key))
    if isinstance(value, list):
        for index, item in enumerate(value):
            found |= paths(item, (*path, index))
    return found


BARE = st.text("abcAZ09-_", min_size=1, max_size=4)
TEXT = st.text("ab\"\\'#[]{}=,.é ", max_size=8)
QUOTED = TEXT.map(lambda text: '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"')
LITERAL = TEXT.filter(lambda text: "'" not in text).map(lambda text: f"'{text}'")
LONG = TEXT.filter(lambda text: "'" not in text).map(lambda text: f"'''\n{text}\n[x]\n'''")
SCALARS = st.sampled_from(["1", "-2.5e3", "true", "1979-05-27T07:32:00Z", "0xff"]) | QUOTED | LITERAL | LONG
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: "[ # [\n" + ",\n".join(items) + "\n]")
        | st.dictionaries(BARE, inner.filter(lambda text: "\n" not in text), max_size=3).map(
            lambda table: "{" + ", ".join(f"{key} = {value}" for key, value in table.items()) + "}"
        )
    ),
    max_leaves=6,
)


@given(st.dictionaries(BARE, st.dictionaries(BARE | QUOTED, VALUES, max_size=4), max_size=4))
def test_no_key_of_any_document_is_missed(tables: dict[str, dict[str, str]]) -> None:
    text = "".join(
        f"[{name}]\n" + "".join(f"{key} = {value} # x\n" for key, value in table.items())
        for name, table in tables.items()
    )
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError:  # a quoted key equal to a bare one
        return
    assert paths(document) == set(key_lines(text))

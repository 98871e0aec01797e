"""However a call is laid out, its fix deletes the credentials and nothing else."""

import ast
import codecs
import re
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credlint.pipeline import check_source

from .shapes import KEY, SECRET, TOKEN

CREDENTIALS = {"aws_access_key_id": KEY, "aws_secret_access_key": SECRET, "aws_session_token": TOKEN}
OTHERS = {
    "region_name": (
        '"eu-west-1"',
        "'eu-west-1'",
        "region(1, [2, 3])",
        "(\n  'eu-west-1'\n)",
        'f"{area}, 1"',
        "'# not'",
    ),
    "verify": ("False", "not (a and\n b)", "{'a': 1, 'b': (2,)}[',']"),
    "use_ssl": ("True", "(yield_ := 1)"),
}
BLANKS = st.sampled_from(
    ["", " ", "  ", "\n    ", "\n\n        ", "  # note\n    ", "\n    # own row\n    ", " \t", " \\\n"]
)
CONTEXTS = (
    "made = boto3.client({})",
    "made = wrap(1, boto3.client({}), 2)",
    "made = [boto3.client({}) for each in (1, 2)]",
    "def connect():\n    return boto3.client({})",
    "class Store:\n    client = boto3.client({}); other = 1",
    "if True: boto3.client({})",
    "with boto3.client({}) as made:\n    pass",
    "boto3.client(**{{{}}})",
    "made = boto3.client(**dict({}))",
    "options = {{{}}}\nmade = boto3.client(**options)",
    "boto3.client(**{{'config': None}} | {{{}}})",
)
HEAD = "import os, boto3  # both\nprint(os.name)\n\n"
TAIL = "\n\n\n# the end\nfor each in  1 ,2 : pass\n"


@dataclass(frozen=True)
class Layout:
    """A program, and the same without the credentials, whatever it looks like."""

    source: str
    without: str
    statement: str


@st.composite
def layouts(draw: st.DrawFn) -> Layout:
    """A call with keywords in any order, line breaks, comments, quotes and commas."""
    context = draw(st.sampled_from(CONTEXTS))
    others = draw(st.lists(st.sampled_from(sorted(OTHERS)), unique=True))
    names = draw(st.permutations([*CREDENTIALS, *others]))
    separator = ": " if "{{{" in context else draw(st.sampled_from(["=", " = "]))
    quote = draw(st.sampled_from(["'", '"'])) if "{{{" in context else ""
    first = f"{quote}service_name{quote}{separator}'s3'"
    items = []
    for name in names:
        value = CREDENTIALS[name] if name in CREDENTIALS else draw(st.sampled_from(OTHERS[name]))
        items.append((name, f"{quote}{name}{quote}{separator}{value}"))
    items.insert(draw(st.integers(0, len(items))), ("service_name", first))
    text = ""
    for number, (_, item) in enumerate(items):
        comma = "," if number < len(items) - 1 else draw(st.sampled_from(["", ","]))
        text += f"{draw(BLANKS)}{item}{draw(st.sampled_from(['', ' ']))}{comma}"
    text += draw(BLANKS)
    kept = ", ".join(item for name, item in items if name not in CREDENTIALS)
    return Layout(HEAD + context.format(text) + TAIL, HEAD + context.format(kept) + TAIL, context.format(text))


def fix(data: bytes) -> bytes:
    """What the safe fix of the only finding makes of a file."""
    (found,) = check_source("program.py", data).diagnostics
    assert found.fix is not None
    assert found.fix.applicability.value == "safe"
    for edit in sorted(found.fix.edits, reverse=True):
        data = data[: edit.start] + edit.content + data[edit.end :]
    assert not check_source("program.py", data).diagnostics
    return data


def trailing_blanks(text: str) -> int:
    """How many rows end in blanks."""
    return sum(row != row.rstrip() for row in text.split("\n"))


@given(layouts())
def test_only_the_credentials_go(layout: Layout) -> None:
    after = fix(layout.source.encode()).decode()
    assert ast.dump(ast.parse(after)) == ast.dump(ast.parse(layout.without))
    assert after.startswith(HEAD)
    assert after.endswith(TAIL)
    assert after.count("# own row") == layout.source.count("# own row")
    assert trailing_blanks(after) <= trailing_blanks(layout.source)


@given(
    layouts(), st.sampled_from(["utf-8", "latin-1", "utf-8-sig", "shift_jis"]), st.sampled_from(["\n", "\r\n", "\r"])
)
def test_the_rest_of_the_bytes_stays(layout: Layout, encoding: str, newline: str) -> None:
    cookie = "# coding: latin-1 \xe9\n" if encoding == "latin-1" else "# \xb6\n"
    cookie = "# coding: shift_jis \u30c6\n" if encoding == "shift_jis" else cookie
    source = (cookie + layout.source).rstrip("\n").replace("\n", newline)
    data = source.encode(encoding)
    after = fix(data)
    assert after.startswith(codecs.BOM_UTF8) is data.startswith(codecs.BOM_UTF8)
    text = after.decode(encoding)
    assert text.startswith((cookie + HEAD).replace("\n", newline))
    assert text.endswith(TAIL.rstrip("\n").replace("\n", newline))
    alone = text.replace("\r\n", "\n").replace("\r", "\n")
    assert text == alone.replace("\n", newline)
    assert alone + "\n" == cookie + fix(layout.source.encode()).decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("f(\n    a,\n    K,\n    S,\n    T,\n)", "f(\n    a,\n)"),
        ("f(\n    a,\n    K,\n    S,\n    T\n)", "f(\n    a\n)"),
        ("f(a, K, S, T)", "f(a)"),
        ("f(a, K, S, T,)", "f(a,)"),
        ("f(K, S, T, b=1)", "f(b=1)"),
        ("f(a, K, b=1, S, T)", "f(a, b=1)"),
        ("f( a, K, S, T )", "f( a )"),
        ("f(a,\n  K,\n  S,\n  T)", "f(a)"),
        ("f(a,\n  K, S, T)", "f(a)"),
        ("f(a,\n  K, S, T,\n  b=1)", "f(a,\n  b=1)"),
        ("f(\n    a, K, S,\n    T\n)", "f(\n    a\n)"),
        ("f(\n    a,  # one\n    K,  # two\n    S,  # three\n    T,  # four\n)", "f(\n    a,  # one\n)"),
        ("f(\n    a,\n    # keys\n    K,\n    S,\n    T,\n)", "f(\n    a,\n    # keys\n)"),
        ("f(\n    K, S, T,\n    b=1\n)", "f(\n    b=1\n)"),
        ("f(a\n  , K\n  , S\n  , T\n  )", "f(a\n  )"),
    ],
)
def test_what_is_left_looks_as_if_it_had_been_alone(before: str, after: str) -> None:
    texts = {"f(": "boto3.client(", "K": "aws_access_key_id=" + KEY, "S": "aws_secret_access_key=" + SECRET}
    texts |= {"T": "aws_session_token=" + TOKEN, "a": '"s3"', "b": "verify"}

    def program(text: str) -> str:
        text = re.sub(r"\bf\(|\b[abKST]\b", lambda found: texts[found.group()], text)
        return f"import os, boto3\n\nprint(os.name)\nmade = {text}\n"

    assert fix(program(before).encode()).decode() == program(after)

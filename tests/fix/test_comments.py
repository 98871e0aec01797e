"""Suppressions that suppress nothing are deleted, and nothing else is."""

import pytest

from credlint.pipeline import check_source, fix_source

KEY = 'os.environ["AWS_SECRET_ACCESS_KEY"]'

DELETED = {
    "behind a statement": ("x = 1  # credlint: ignore[CRD201] a reason\n", "x = 1\n"),
    "with blanks at the end": ("x = 1 \t# credlint: ignore[CRD201]  \n", "x = 1\n"),
    "no newline at the end": ("x = 1  # credlint: ignore[CRD201]", "x = 1"),
    "alone on a row": ("x = 1\n# credlint: ignore[CRD201]\ny = 2\n", "x = 1\ny = 2\n"),
    "alone in the last row": ("x = 1\n# credlint: ignore[CRD201]", "x = 1\n"),
    "alone, all there is": ("# credlint: file-ignore[CRD201]\n", ""),
    "alone in a block": ("if 1:\n    # credlint: ignore[CRD201]\n    x = 1\n", "if 1:\n    x = 1\n"),
    "in a list": ("x = [\n    1,  # credlint: ignore[CRD201]\n    # credlint: ignore[CRD2]\n]\n", "x = [\n    1,\n]\n"),
    "for the whole file": ("# credlint: file-ignore[CRD2] ours\n\nx = 1\n", "\nx = 1\n"),
    "before a pragma": ("x = 1  # credlint: ignore[CRD201] so  # noqa\n", "x = 1  # noqa\n"),
    "right before a pragma": ("x = 1  # credlint: ignore[CRD201]#noqa\n", "x = 1  #noqa\n"),
    "behind a pragma": ("x = 1  # type: ignore  # credlint: ignore[CRD201]\n", "x = 1  # type: ignore\n"),
    "behind a pragma, alone": ("# fmt: off  # credlint: ignore[CRD201]\nx = 1\n", "# fmt: off\nx = 1\n"),
    "an issue in the reason": ("x = 1  # credlint: ignore[CRD201] see #12\n", "x = 1\n"),
    "two of a comment": ("x = 1  # credlint: ignore[CRD201] a  # credlint: ignore[CRD101] b\n", "x = 1\n"),
    "twice the same": ("x = 1  # credlint: ignore[CRD201]  # credlint: ignore[CRD201]\n", "x = 1\n"),
    "by name": ("x = 1  # credlint: ignore[printed-credentials]\n", "x = 1\n"),
    "one code of two": (
        f"print({KEY})  # credlint: ignore[CRD101, CRD201] so\n",
        f"print({KEY})  # credlint: ignore[CRD201] so\n",
    ),
    "one of two without a blank": (
        f"print({KEY})  # credlint: ignore[CRD201,CRD101]\n",
        f"print({KEY})  # credlint: ignore[CRD201]\n",
    ),
    "behind a backslash": ("x = (1) \\\n# credlint: ignore[CRD201]\n(2)\n", "x = (1) \\\n\n(2)\n"),
    "tabs": ("if 1:\n\tx = 1\t# credlint: ignore[CRD201]\n", "if 1:\n\tx = 1\n"),
    "a form feed": ("x = 1\n\f# credlint: ignore[CRD201]\ny = 1\n", "x = 1\ny = 1\n"),
}
KEPT = {
    "in use": f"print({KEY})  # credlint: ignore[CRD201]\n",
    "in use for the file": f"# credlint: file-ignore[CRD201]\nprint({KEY})\n",
    "in a string": "x = '# credlint: ignore[CRD201]'\n",
    "without a code": "x = 1  # credlint: ignore\n",
    "a code that is none": "x = 1  # credlint: ignore[CRD999]\n",
    "prose": "x = 1  # what credlint: ignore[CRD201] means\n",
    "off by itself": "x = 1  # credlint: ignore[CRD900,CRD201]\n",
}


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(("before", "after"), DELETED.values(), ids=DELETED)
def test_what_is_deleted(before: str, after: str, newline: str) -> None:
    head = f"import os{newline}é = 'é'{newline}"
    fixed = fix_source("a.py", (head + before.replace("\n", newline)).encode())
    assert fixed.data == (head + after.replace("\n", newline)).encode()
    assert {one.code for one in fixed.fixed} == {"CRD900"}
    assert not fixed.refused
    assert not fixed.result.diagnostics


@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT)
def test_what_stays(text: str) -> None:
    data = ("import os\n" + text).encode()
    assert fix_source("a.py", data).data == data


@pytest.mark.parametrize(
    ("encoding", "letter", "head"),
    [
        ("utf-8-sig", "é", ""),
        ("latin-1", "é", "# -*- coding: latin-1 -*-\n"),
        ("shift_jis", "ソ", "# coding: shift_jis\n"),  # whose second byte is a backslash
    ],
)
def test_bytes_of_other_encodings_stay(encoding: str, letter: str, head: str) -> None:
    line = f"x = '{letter}'"
    text = f"{head}{line}  # credlint: ignore[CRD201] {letter}\n{line}\n"
    assert fix_source("a.py", text.encode(encoding)).data == f"{head}{line}\n{line}\n".encode(encoding)


def test_an_encoding_that_remembers_what_it_was_keeps_fixes_away() -> None:
    data = b"# coding: iso2022_jp\nx = 1  # credlint: ignore[CRD201]\n"
    assert [one.fix for one in check_source("a.py", data).diagnostics] == [None]
    assert fix_source("a.py", data).data == data


def test_a_comment_that_would_become_a_cookie_keeps_the_fix_away() -> None:
    text = "# credlint: file-ignore[CRD201]\n\n# coding: latin-1\nx = 'é'\n"
    fixed = fix_source("a.py", text.encode())
    assert fixed.data == text.encode()
    assert [one.code for one in fixed.refused] == ["CRD900"]


@pytest.mark.parametrize("name", ["a.md", "a.ipynb"])
def test_documents_have_no_fixes(name: str) -> None:
    cell = '{"cells": [{"cell_type": "code", "source": ["x = 1  # credlint: ignore[CRD201]"], "outputs": []}]'
    notebook = cell + ', "metadata": {}, "nbformat": 4, "nbformat_minor": 5}'
    text = notebook if name == "a.ipynb" else "```python\nx = 1  # credlint: ignore[CRD201]\n```\n"
    found = check_source(name, text.encode()).diagnostics
    assert [(one.code, one.fix) for one in found] == [("CRD900", None)]

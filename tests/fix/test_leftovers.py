"""What only served deleted credentials goes with them, and nothing that anybody may still use."""

from string import Template

import pytest

from credlint.pipeline import check_source

VALUES = {
    "ID": 'os.environ["AWS_ACCESS_KEY_ID"]',
    "SECRET": 'os.environ["AWS_SECRET_ACCESS_KEY"]',
    "TOKEN": 'os.environ.get("AWS_SESSION_TOKEN")',
    "LITERAL": '"AKIAQ7T3XW5LKZP4M2RD"',
    "WORD": '"correct-horse-battery-staple-at-dawn"',
}
ARROW = "=>\n"

GOES = {
    "import": """
import boto3
import os

made = boto3.Session($ID, $SECRET, $TOKEN)
=>
import boto3

made = boto3.Session()
""",
    "import among others": """
import boto3, os, sys

made = boto3.Session($ID, $SECRET, $TOKEN)
sys.exit()
=>
import boto3, sys

made = boto3.Session()
sys.exit()
""",
    "last of others": """
import boto3, os

made = boto3.Session($ID, $SECRET, $TOKEN)
=>
import boto3

made = boto3.Session()
""",
    "first import": """
import os

import boto3

made = boto3.Session($ID, $SECRET, $TOKEN)
=>
import boto3

made = boto3.Session()
""",
    "import with a comment": """
# the system
import os  # for the keys
import boto3

made = boto3.Session($ID, $SECRET, $TOKEN)
=>
# the system
import boto3

made = boto3.Session()
""",
    "import in brackets": """
import boto3
from os import (
    environ,
    getenv,
    path,
)

made = boto3.Session(environ["AWS_ACCESS_KEY_ID"], environ["AWS_SECRET_ACCESS_KEY"], getenv("AWS_SESSION_TOKEN"))
print(path)
=>
import boto3
from os import (
    path,
)

made = boto3.Session()
print(path)
""",
    "import in a function": """
import boto3


def f():
    import os

    return boto3.Session($ID, $SECRET, $TOKEN)
=>
import boto3


def f():
    return boto3.Session()
""",
    "variables": """
import boto3, os


def f():
    a, b = $ID, $SECRET
    c: str = $TOKEN
    return boto3.Session(a, b, c)
=>
import boto3


def f():
    return boto3.Session()
""",
    "declaration": """
import boto3, os


def f():
    a: str
    a = $ID
    return boto3.Session(a, $SECRET, $TOKEN)
=>
import boto3


def f():
    return boto3.Session()
""",
    "some of several": """
import boto3, os


def f(g):
    a, b, c = $ID, g, $SECRET
    return b, boto3.Session(a, c, $TOKEN)
=>
import boto3


def f(g):
    b = g
    return b, boto3.Session()
""",
    "one row": """
import boto3, os


def f(g):
    a = $ID; b = g; c = $SECRET  # three
    return b, boto3.Session(a, c, $TOKEN)
=>
import boto3


def f(g):
    b = g  # three
    return b, boto3.Session()
""",
    "chain of variables": """
import boto3, os


def f():
    e = os.environ
    a = $ID
    b = a
    return boto3.Session(b, $SECRET, $TOKEN), e
=>
import boto3, os


def f():
    e = os.environ
    return boto3.Session(), e
""",
    "private names of a module": """
import boto3, os

_A = $ID
_B = $SECRET
_C = $TOKEN


def f():
    return boto3.Session(_A, _B, _C)
=>
import boto3


def f():
    return boto3.Session()
""",
    "names of a program": """
import boto3, os

A = $ID
B = $SECRET
C = $TOKEN
if __name__ == '__main__':
    boto3.Session(A, B, C)
=>
import boto3

if __name__ == '__main__':
    boto3.Session()
""",
    "what __all__ leaves out": """
__all__ = ["f"]
import boto3, os
A = $ID
B = $SECRET
C = $TOKEN
f = boto3.Session(A, B, C)
=>
__all__ = ["f"]
import boto3
f = boto3.Session()
""",
    "private parameters": """
import boto3, os


def _f(a, b, c, *, d):
    return d, boto3.Session(a, b, c)


_f($ID, $SECRET, $TOKEN, d=1)
=>
import boto3


def _f(*, d):
    return d, boto3.Session()


_f(d=1)
""",
    "parameters of an inner function": """
import boto3, os


def g():
    def f(n, a: str, b, c=None):
        return n, boto3.Session(a, b, c)

    return f(1, $ID, b=$SECRET, c=$TOKEN)
=>
import boto3


def g():
    def f(n):
        return n, boto3.Session()

    return f(1)
""",
    "parameters of a private method": """
import boto3, os


class C:
    def _f(self, a, b, c):
        return boto3.Session(a, b, c)

    def g(self):
        return self._f($ID, $SECRET, $TOKEN)
=>
import boto3


class C:
    def _f(self):
        return boto3.Session()

    def g(self):
        return self._f()
""",
    "private attributes": """
import boto3, os


class C:
    def __init__(self):
        self._a = $ID
        self._b = $SECRET
        self._c = $TOKEN

    def g(self):
        return boto3.Session(self._a, self._b, self._c)
=>
import boto3


class C:
    def __init__(self):
        pass

    def g(self):
        return boto3.Session()
""",
    "branches": """
import boto3, os


def f(g):
    if g:
        a = $ID
    elif g is None:
        a = None
    else:
        a = $ID
    return boto3.Session(a, $SECRET, $TOKEN)
=>
import boto3


def f(g):
    return boto3.Session()
""",
    "one branch": """
import boto3, os


def f(g):
    a = None
    if g:
        a = $ID
    else:
        g = 1
    return g, boto3.Session(a, $SECRET, $TOKEN)
=>
import boto3


def f(g):
    if g:
        pass
    else:
        g = 1
    return g, boto3.Session()
""",
    "try": """
import boto3, os


def f():
    try:
        a = $ID
    except KeyError:
        raise
    return boto3.Session(a, $SECRET, $TOKEN)
=>
import boto3


def f():
    return boto3.Session()
""",
    "what is only called": """
import boto3


def f(g):
    a = g()
    return boto3.Session($LITERAL, a)
=>
import boto3


def f(g):
    g()
    return boto3.Session()
""",
    "literals of a module": """
import boto3

A = $LITERAL
B = $WORD


def f():
    return boto3.Session(A, B)
=>
import boto3


def f():
    return boto3.Session()
""",
    "literals of a class": """
import boto3


class C:
    A = $LITERAL
    B = $WORD
    region = 1

    def f(self):
        return boto3.Session(self.A, C.B)
=>
import boto3


class C:
    region = 1

    def f(self):
        return boto3.Session()
""",
    "statement": """
import botocore.session

session = botocore.session.get_session()
session.set_credentials($LITERAL, $WORD)
=>
import botocore.session

session = botocore.session.get_session()
""",
}
"""Programs before and after their fix."""

STAYS = {
    "import that is used": """
import boto3
import os

made = boto3.Session($ID, $SECRET, $TOKEN)
print(os.name)
""",
    "import of a name in an annotation": """
import boto3
import os

made: "os.PathLike" = boto3.Session($ID, $SECRET, $TOKEN)
""",
    "import again": """
import boto3
import os as os

made = boto3.Session($ID, $SECRET, $TOKEN)
""",
    "public names": """
import boto3
import os

A = $ID
B = $SECRET
C = $TOKEN

made = boto3.Session(A, B, C)
""",
    "names in __all__": """
__all__ = ["A", "B", "C"]
import boto3
import os

A = $ID
B = $SECRET
C = $TOKEN

made = boto3.Session(A, B, C)
""",
    "what a test reads": """
import boto3
import os


def f():
    a = $ID
    if not a:
        return None
    return boto3.Session(a, $SECRET, $TOKEN)
""",
    "names that locals() shows": """
import boto3
import os


def f():
    a = $ID
    g(locals())
    return boto3.Session(a, $SECRET, $TOKEN)
""",
    "name of an inner function": """
import boto3
import os


def f():
    a = $ID

    def g():
        return len(a)

    return g, boto3.Session(a, $SECRET, $TOKEN)
""",
    "public attributes": """
import boto3
import os


class C:
    def __init__(self):
        self.a = $ID
        self.b = $SECRET
        self.c = $TOKEN

    def g(self):
        return boto3.Session(self.a, self.b, self.c)
""",
    "parameters of a callback": """
import boto3
import os


def _f(a, b, c):
    return boto3.Session(a, b, c)


_f($ID, $SECRET, $TOKEN)
g(_f)
""",
    "fields": """
import boto3
from dataclasses import dataclass


@dataclass
class C:
    A: str = $LITERAL
    B: str = $WORD

    def f(self):
        return boto3.Session(self.A, self.B)
""",
}
"""Programs of which only the arguments go."""


def program(text: str) -> str:
    """A program out of its text."""
    return Template(text.lstrip("\n")).substitute(VALUES)


def fixed(source: str) -> str:
    """A program with its first fix."""
    found = check_source("program.py", source.encode()).diagnostics
    fix = next(each.fix for each in found if each.fix is not None)
    data = source.encode()
    for edit in sorted(fix.edits, reverse=True):
        data = data[: edit.start] + edit.content + data[edit.end :]
    return data.decode()


@pytest.mark.parametrize("name", GOES)
def test_what_served_credentials_goes(name: str) -> None:
    before, after = map(program, GOES[name].split(ARROW))
    assert fixed(before) == after


@pytest.mark.parametrize("name", GOES)
def test_no_line_end_is_added(name: str) -> None:
    before, after = map(program, GOES[name].split(ARROW))
    assert fixed(before.rstrip("\n").replace("    ", "\t")) == after.rstrip("\n").replace("    ", "\t")


@pytest.mark.parametrize("name", STAYS)
def test_what_others_may_use_stays(name: str) -> None:
    source = program(STAYS[name])
    start = source.index("boto3.Session(") + len("boto3.Session(")
    after = fixed(source)
    rest = after[after.index("boto3.Session(") + len("boto3.Session(") :]
    assert after.startswith(source[:start])
    assert rest.startswith(")")
    assert source.endswith(rest)

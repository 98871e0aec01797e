"""Programs of one shape and any size, made to hurt: deep, wide, long, or with many findings."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from json import dumps
from types import MappingProxyType
from typing import TypeAlias

Made: TypeAlias = Callable[[int], str]
"""The text of a file of a size."""

HEAD = "import os, boto3, logging\nlog = logging.getLogger(__name__)\n"
SECRET = 'os.environ["AWS_SECRET_ACCESS_KEY"]'
KEY_ID = "AKIAQ7T3XW5LKZP4M2RD"


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape with its smallest size, and the suffix of its files."""

    size: int
    made: Made
    suffix: str = ".py"


def _lines(line: str, head: str = "", tail: str = "", *, size: int) -> Shape:
    """A line for each number, which stands in it as `{i}`, as `{j}` one more; SECRET stands for reading one."""

    def made(count: int) -> str:
        body = "".join(
            line.replace("{i}", str(i)).replace("{j}", str(i + 1)).replace("{k}", str((i * 7 + 1) % count))
            for i in range(count)
        )
        return HEAD + (head + body + tail).replace("SECRET", SECRET).replace("{n}", str(count))

    return Shape(size, made)


def _joined(item: str, between: str, head: str, tail: str, *, size: int) -> Shape:
    """An item for each number on one line."""

    def made(count: int) -> str:
        body = between.join(item.replace("{i}", str(i)) for i in range(count))
        return HEAD + (head + body + tail).replace("SECRET", SECRET)

    return Shape(size, made)


def _nested(opening: str, body: str, *, size: int) -> Shape:
    """A block in a block in a block."""

    def made(count: int) -> str:
        rows = (" " * i + opening.replace("{i}", str(i)) for i in range(count))
        return HEAD + "".join(rows).replace("SECRET", SECRET) + " " * count + body.replace("SECRET", SECRET)

    return Shape(size, made)


def _notebook(count: int) -> str:
    cell = {
        "cell_type": "code",
        "metadata": {},
        "outputs": [{"output_type": "stream", "name": "stdout", "text": [f"id {KEY_ID}\n"]}],
        "source": ["import os\n", f"print({SECRET})\n"],
    }
    return dumps({"cells": [cell] * count, "metadata": {}, "nbformat": 4}, indent=1)


def _markdown(count: int) -> str:
    return f"# Title\n\n```python\nimport os\nprint({SECRET})\n```\n\ntext\n\n" * count


def _records(count: int) -> str:
    fields = "".join(f"    a{i}: str = 'x'\n" for i in range(count))
    head = f"from dataclasses import dataclass\n@dataclass\nclass A:\n{fields}    k: str = {SECRET}\n"
    return HEAD + head + "".join(f"x{i} = A(a{i}='b')\n" for i in range(count)) + "print(x0)\n"


def _shapes() -> Iterator[tuple[str, Shape]]:
    yield "aliases", _lines("x{j} = x{i}\n", "x0 = SECRET\n", "print(x{n})\n", size=2000)
    yield "attributes", _lines("a.k{i} = SECRET\n", "class A: pass\na = A()\n", "print(vars(a))\n", size=1000)
    yield "branches", _lines("if c{i}:\n    x = SECRET\nelse:\n    y{i} = x\n", "x = 1\n", "print(x)\n", size=300)
    yield "calls of one function", _lines("f(SECRET)\n", "def f(a):\n    print(a)\n", size=1000)
    yield (
        "calls of ten functions",
        _lines(
            "def f{i}(a):\n" + "    b = f{k}(a)\n" * 10 + "    print(b)\n    return a\n", "", "f0(SECRET)\n", size=100
        ),
    )
    yield "chain of functions", _lines("def f{i}(a):\n    return f{j}(a)\n", "", "print(f0(SECRET))\n", size=250)
    yield (
        "chain of getters",
        _lines("def g{j}():\n    return g{i}()\n", "def g0():\n    return SECRET\n", "print(g{n}())\n", size=100),
    )
    yield (
        "chain of globals",
        _lines(
            "def f{i}():\n    global g{j}\n    g{j} = g{i}\n",
            "g0 = SECRET\n",
            "def out():\n    print(g{n})\n",
            size=100,
        ),
    )
    yield (
        "classes",
        _lines(
            "class C{i}(B):\n    k = SECRET\n    def pair(self):\n        return self.k, os.getenv('S{i}')\n",
            "class B:\n    def go(self):\n        print(self.pair())\n    def pair(self): raise NotImplementedError\n",
            size=100,
        ),
    )
    yield "clauses", _joined(" for a{i} in b{i} if a{i}", "", "x = [SECRET", "]\nprint(x)\n", size=40)
    yield "containers", _lines("x = {'a': x, 'b': x}\n", "x = SECRET\n", "print(x)\n", size=100)
    yield "elif", _lines("elif a == {i}:\n    print(x)\n", "x = SECRET\nif a == 0:\n    print(1)\n", size=500)
    yield "environments", _lines("log.info('a %s', os.environ)\n", size=1000)
    yield (
        "exits",
        _lines(
            "    x{i} = g(y)\n    d['k{i}'] = x{i}\n    if x{i}:\n        s.z{i} = x{i}\n",
            "def f(d, y, s):\n  try:\n    pass\n",
            "  except Exception as e:\n    log.error('%s', e)\n  print(SECRET)\n",
            size=100,
        ),
    )
    yield "findings on one line", _joined(f"print('{KEY_ID}', SECRET)", ", ", "f(", ")\n", size=300)
    yield "functions", _lines("def f{i}(a, b):\n    for x in a:\n        b[x] = a\n    print(SECRET, a)\n", size=300)
    yield (
        "inheritance",
        _lines(
            "class C{j}(C{i}):\n    def m{i}(self):\n        return self.m()\n",
            "class C0:\n    def __init__(self, k):\n        self.k = k\n    def m(self):\n        print(self.k)\n",
            "C{n}(SECRET).m()\n",
            size=40,
        ),
    )
    yield "items", _joined("{i}: {i}", ", ", "d = {", "}\nprint(d, SECRET)\n", size=3000)
    yield (
        "keys",
        _lines(
            f"    'k{{i}}': '{KEY_ID[:-6]}' 'A',\n", "d = {\n", "    'aws_secret_access_key': SECRET,\n}\n", size=2000
        ),
    )
    yield (
        "levels",
        _lines(
            "if a{i}:\n    logging.getLogger().setLevel(logging.DEBUG)\n",
            "boto3.client('secretsmanager').get_secret_value(SecretId='x')\n",
            "logging.getLogger('botocore').setLevel(logging.INFO)\n",
            size=100,
        ),
    )
    yield "long line", Shape(100, lambda n: f"{HEAD}x = {SECRET}{' ' * n * 1000}# {'a' * n * 1000}\nprint(x)\n")
    yield "loops", _nested("for a{i} in os.environ.items():\n", "print(a0)\n", size=6)
    yield "conditions", _joined("a{i}", " and ", "a = SECRET\nif a and ", ":\n    print(a)\n", size=200)
    yield (
        "methods",
        _lines(
            "    def m{i}(self):\n        self.a{i} = self.s\n        print(self.m{k}())\n",
            "class A:\n    def __init__(self):\n        self.s = SECRET\n",
            size=100,
        ),
    )
    yield "one or other", _joined("a{i}", " or ", "a = SECRET\nprint(a or ", ")\n", size=200)
    yield "partials", _lines("f = functools.partial(f, 1)\n", "import functools\nf = print\n", "f(SECRET)\n", size=100)
    yield "records", Shape(50, _records)
    yield "rows without code", Shape(50, lambda n: f"{HEAD}def f():\n    raise E({SECRET})\n{chr(10) * n * 100}f()\n")
    yield "SDK calls", _lines("c{i} = boto3.client('s3', aws_secret_access_key=SECRET)\n", size=500)
    yield "statements on one line", _joined("print(SECRET)", ";", "", "\n", size=500)
    yield "suppressions", _lines("print(SECRET)  # credlint: ignore[CRD201] shown\n", size=500)
    yield "suppressions of nothing", _lines("x{i} = 1  # credlint: ignore[CRD201] shown\n", size=500)
    yield (
        "tries",
        _lines(
            "try:\n    c = boto3.client('s3', aws_secret_access_key=SECRET)\nexcept E as e:\n    log.error('%s', e)\n",
            size=300,
        ),
    )
    yield "notebook", Shape(300, _notebook, ".ipynb")
    yield "Markdown", Shape(300, _markdown, ".md")


SHAPES: Mapping[str, Shape] = MappingProxyType(dict(_shapes()))
"""The shapes by their names."""

"""What the engine knows of values: each program says it on its own lines."""

import pytest

from .revealing import expected, revealed

ENV = "the environment variable"

PROGRAMS = {
    "names": f"""
import os
a = os.environ["A"]
b = a
reveal(b)  # -> {ENV} A
a = None
reveal(a)  # -> nothing
reveal(c)  # -> a value of unknown origin
""",
    "aliases": f"""
import os as o
from os import environ as e, getenv
from os import *
reveal(o.environ["A"])  # -> {ENV} A
reveal(e.get("B"))  # -> {ENV} B
reveal(getenv("C"))  # -> {ENV} C
reveal(environ["D"])  # -> {ENV} D
reveal(getattr(o, "environ")["E"])  # -> {ENV} E
""",
    "shadowing": """
import os
class os:
    environ = {"A": None}
reveal(os.environ["A"])  # -> nothing
def f(os):
    reveal(os.environ["A"])  # -> the parameter os
""",
    "conditional import": f"""
try:
    import os
except ImportError:
    os = None
reveal(os.environ["A"])  # -> {ENV} A
""",
    "literals": """
reveal("hunter2hunter2")  # -> a hard-coded value
reveal("hunter2" "hunter2")  # -> a hard-coded value
reveal("hunter2" + "hunter2")  # -> a hard-coded value
reveal(f"hunter2{'hunter2'}")  # -> a hard-coded value
reveal("testing")  # -> a dummy value
reveal("<your key>")  # -> a placeholder
reveal("")  # -> nothing
""",
    "fallbacks": f"""
import os
reveal(os.getenv("A", "hunter2hunter2"))  # -> a hard-coded value
reveal(os.getenv("A") or "hunter2hunter2")  # -> a hard-coded value
reveal(os.getenv("A", "testing"))  # -> {ENV} A
reveal(os.getenv("A", None))  # -> {ENV} A
""",
    "branches": f"""
import os
def f(flag, given):
    if flag:
        x = os.environ["A"]
    else:
        x = given
    reveal(x)  # -> {ENV} A
    y = given if flag else None
    reveal(y)  # -> the parameter given
    if flag:
        return
    else:
        z = None
    reveal(z)  # -> nothing
""",
    "loops": f"""
import os
last = None
for name in ("A", "B"):
    reveal(os.environ[name])  # -> {ENV} A
    last = os.environ[name]
reveal(last)  # -> {ENV} B
while True:
    x = os.environ["C"]
    if x:
        break
    x = None
reveal(x)  # -> {ENV} C
for item in ():
    reveal(item)  # -> nothing
""",
    "try": f"""
import os
x = None
try:
    x = os.environ["A"]
    work()
except KeyError:
    reveal(x)  # -> {ENV} A
else:
    x = None
finally:
    pass
""",
    "containers": f"""
import os
d = {{"a": os.environ["A"], "b": None}}
reveal(d["a"])  # -> {ENV} A
reveal(d["b"])  # -> nothing
d["b"] = os.environ["B"]
e = d
e["a"] = None
reveal(d["a"])  # -> nothing
reveal({{**d}}["b"])  # -> {ENV} B
reveal((d | {{"b": None}})["b"])  # -> nothing
one, *rest = [None, os.environ["C"], None]
reveal(one)  # -> nothing
reveal(rest[0])  # -> {ENV} C
reveal(rest[1])  # -> nothing
""",
    "comprehensions": f"""
import os
names = ["A", "B"]
found = [os.environ[n] for n in names]
reveal(found[1])  # -> {ENV} B
table = {{n: os.environ[n] for n in names if n != "B"}}
reveal(table["A"])  # -> {ENV} A
reveal(next(x for x in found))  # -> {ENV} A
n = None
reveal(n)  # -> nothing
""",
    "functions": f"""
import os
def read(name, default=None):
    return os.environ.get(name, default)
def pair():
    return read("A"), None
key, nothing = pair()
reveal(key)  # -> {ENV} A
reveal(nothing)  # -> nothing
reveal(read(default="hunter2hunter2", name="B"))  # -> a hard-coded value
reveal((lambda x: x)(read("C")))  # -> {ENV} C
def nobody(secret):
    reveal(secret)  # -> the parameter secret
""",
    "closures": f"""
import os
def outer():
    key = os.environ["A"]
    count = None
    def inner():
        nonlocal count
        count = os.environ["B"]
        reveal(key)  # -> {ENV} A
    inner()
    reveal(count)  # -> {ENV} B
    return inner
outer()
""",
    "globals": f"""
import os
KEY = None
def load():
    global KEY
    KEY = os.environ["A"]
def use():
    reveal(KEY)  # -> {ENV} A
""",
    "classes": f"""
import os
class Base:
    region = ""
    def __init__(self, key):
        self.key = key
    @property
    def secret(self):
        return os.environ["S"]
class Client(Base):
    def __init__(self, key):
        super().__init__(key)
    def use(self):
        reveal(self.key)  # -> {ENV} A
        reveal(self.secret)  # -> {ENV} S
        reveal(self.region)  # -> nothing
Client(os.environ["A"]).use()
""",
    "attributes set elsewhere": f"""
import os
class Lazy:
    def load(self):
        self.key = os.environ["A"]
    def use(self):
        reveal(self.key)  # -> {ENV} A
""",
    "records": f"""
import os
from dataclasses import dataclass, field
from typing import NamedTuple
@dataclass
class Keys:
    key: str
    region: str = ""
    more: list = field(default_factory=list)
class Pair(NamedTuple):
    key: str
    secret: str
k = Keys(os.environ["A"])
reveal(k.key)  # -> {ENV} A
reveal(k.region)  # -> nothing
p = Pair(None, secret=os.environ["B"])
reveal(p.secret)  # -> {ENV} B
x, y = p
reveal(x)  # -> nothing
""",
    "partial": f"""
import os
from functools import partial
def f(a, b):
    reveal(a)  # -> {ENV} A
    reveal(b)  # -> nothing
partial(f, os.environ["A"])(b=None)
""",
    "decorators": f"""
import os
import functools
def twice(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        function(*args, **kwargs)
        return function(*args, **kwargs)
    return wrapper
@twice
def f(key):
    reveal(key)  # -> {ENV} A
    return key
reveal(f(os.environ["A"]))  # -> {ENV} A
""",
    "generators": f"""
import os
def keys():
    yield os.environ["A"]
    yield from more()
def more():
    yield os.environ["B"]
for key in keys():
    reveal(key)  # -> {ENV} A
""",
    "context managers": f"""
import os
from contextlib import contextmanager
@contextmanager
def key():
    yield os.environ["A"]
class Holder:
    def __enter__(self):
        return os.environ["B"]
    def __exit__(self, *error):
        pass
with key() as a, Holder() as b:
    reveal(a)  # -> {ENV} A
    reveal(b)  # -> {ENV} B
""",
    "async": f"""
import asyncio, os
async def read():
    return os.environ["A"]
async def main():
    reveal(await read())  # -> {ENV} A
    both = await asyncio.gather(read(), read())
    reveal(both[0])  # -> {ENV} A
asyncio.run(main())
""",
    "match": f"""
import os
match {{"key": os.environ["A"], "pair": (None, os.environ["B"])}}:
    case {{"key": k, "pair": (x, y)}}:
        reveal(k)  # -> {ENV} A
        reveal(x)  # -> nothing
        reveal(y)  # -> {ENV} B
""",
    "walrus": f"""
import os
if key := os.environ.get("A"):
    reveal(key)  # -> {ENV} A
""",
    "temporary": """
import boto3
sts = boto3.client("sts")
keys = sts.assume_role(RoleArn="a", RoleSessionName="b")["Credentials"]
reveal(keys["SecretAccessKey"])  # -> the secret access key of temporary credentials (assume_role())
frozen = boto3.Session().get_credentials().get_frozen_credentials()
reveal(frozen.token)  # -> the session token of a session's credentials
def f(answer):
    reveal(answer["SessionToken"])  # -> the session token of temporary credentials
""",
    "configuration": """
import json
from django.conf import settings
reveal(settings.KEY)  # -> a setting (django.conf.settings)
reveal(json.load(open("x"))["AccessKeyId"])  # -> a setting (json.load)
""",
    "deletion": """
import os
d = {"a": os.environ["A"]}
del d["a"]
reveal(d.get("a"))  # -> nothing
x = os.environ["A"]
del x
reveal(x)  # -> a value of unknown origin
""",
    "recursion": f"""
import os
def down(n, key):
    if n:
        return down(n - 1, key)
    return key
reveal(down(3, os.environ["A"]))  # -> {ENV} A
""",
}


@pytest.mark.parametrize("name", PROGRAMS)
def test_what_is_known_of_a_value(name: str) -> None:
    source = PROGRAMS[name]
    assert revealed(source) == expected(source)

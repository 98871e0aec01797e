"""What runs behind a block that was left by an exception, and functions that are called back later."""

_START = """
import os
from contextlib import ExitStack, suppress

TOKEN = os.environ["API_TOKEN"]

"""

PROGRAMS = {
    "exceptions that are kept": _START
    + """
import unittest

import pytest


class Own:
    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        return True


def suppressed():
    with suppress(ValueError):
        raise ValueError("x")
    print(TOKEN)  # expect: CRD201


def expected():
    with pytest.raises(ValueError):
        raise ValueError("x")
    print(TOKEN)  # expect: CRD201


def owned():
    with Own():
        raise ValueError("x")
    print(TOKEN)  # expect: CRD201


class Test(unittest.TestCase):
    def test(self):
        with self.assertRaises(ValueError):
            raise ValueError("x")
        print(TOKEN)  # expect: CRD201
""",
    "exceptions that are not kept": _START
    + """

class Passing:
    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        return False


def passed():
    with Passing():
        raise ValueError("x")
    print(TOKEN)


def another():
    with suppress(KeyError):
        raise ValueError("x")
    print(TOKEN)


def opened():
    with open("x") as stream:
        raise ValueError("x")
    print(TOKEN)


def handled():
    try:
        with suppress(ValueError):
            raise ValueError(TOKEN)  # expect: CRD205
    except ValueError as error:
        print(error)
""",
    "blocks without exceptions": _START
    + """
env = dict(os.environ)
with suppress(KeyError):
    del env["AWS_ACCESS_KEY_ID"]
    del env["AWS_SECRET_ACCESS_KEY"]
    del env["AWS_SESSION_TOKEN"]
print(env)
value = TOKEN
with suppress(ValueError):
    value = "***"
print(value)
""",
    "callbacks": _START
    + """
import asyncio
import sched
import time


def done(token):
    print(token)  # expect: CRD201


def later(name, token):
    print(name)
    print(token)  # expect: CRD201


def timed(token, name):
    print(token)  # expect: CRD201
    print(name)


with ExitStack() as stack:
    stack.callback(done, TOKEN)
loop = asyncio.get_event_loop()
loop.call_later(1, later, "name", TOKEN)
scheduler = sched.scheduler(time.time, time.sleep)
scheduler.enter(1, 1, timed, argument=(TOKEN,), kwargs={"name": "x"})
""",
    "callbacks that show nothing": _START
    + """
import asyncio
import sched


def masked(token):
    print(token[:4], len(token))


with ExitStack() as stack:
    stack.callback(masked, TOKEN)
asyncio.get_event_loop().call_soon(masked, TOKEN)
sched.scheduler().enter(1, 1, masked, (TOKEN,))
""",
    "a block that a helper opens twice": """\
import os
from contextlib import contextmanager


@contextmanager
def opened():
    data = {"key": os.environ["AWS_SECRET_ACCESS_KEY"]}
    yield data
    data.clear()


def make():
    return opened()


with make() as first:
    pass
with make() as second:
    pass
print(first, second)
""",
    "an object that its base lets in": """\
import os
from contextlib import AbstractContextManager

from acme import Base


class Box(AbstractContextManager):
    def __init__(self, key):
        self.key = key

    def __exit__(self, *error):
        pass


class Other(Base):
    def __init__(self, key):
        self.key = key
        self.size = len(key)


with Box(os.environ["AWS_SECRET_ACCESS_KEY"]) as box:
    print(box.key)  # expect: CRD201
with Other(os.environ["AWS_SECRET_ACCESS_KEY"]) as other:
    print(other.key)  # expect: CRD201
    print(other.size)
""",
}

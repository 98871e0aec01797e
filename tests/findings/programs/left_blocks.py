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
    "a program that ends": _START
    + """
import argparse
import sys


def usage(text):
    print(text, file=sys.stderr)
    sys.exit(2)


class Command:
    def fail(self):
        usage("failed")

    def run(self, given):
        if not given:
            self.fail()
            print(TOKEN)


def ended(given):
    if given:
        shown = TOKEN
        sys.exit(1)
    else:
        shown = "none"
    print(shown)


def ended_by_a_helper(given):
    shown = "none"
    for each in given:
        if each == "-h":
            shown = TOKEN
            usage("help")
    print(shown)


def ended_at_once(given):
    shown = TOKEN if given else "none"
    if given:
        os._exit(1)
        print(TOKEN)
    given or exit()
    sys.exit()
    print(shown)


def ended_by_options():
    parser = argparse.ArgumentParser()
    parser.error("none is given")
    print(TOKEN)
""",
    "a program that goes on": _START
    + """
import atexit
import signal
import sys
import threading

import pytest


def stop(*_):
    sys.exit(0)


signal.signal(signal.SIGINT, stop)
atexit.register(stop)
threading.Thread(target=stop).start()
print(TOKEN)  # expect: CRD201


def caught():
    try:
        stop()
    except SystemExit:
        print(TOKEN)  # expect: CRD201
    try:
        sys.exit(1)
    finally:
        print(TOKEN)  # expect: CRD201


def expected():
    with pytest.raises(SystemExit):
        stop()
    print(TOKEN)  # expect: CRD201
    with suppress(SystemExit):
        sys.exit(TOKEN)  # expect: CRD205
    print(TOKEN)  # expect: CRD201


def perhaps(given):
    given or stop()
    print(TOKEN)  # expect: CRD201
    for each in given:
        if each:
            stop()
    print(TOKEN)  # expect: CRD201


def shown(given):
    try:
        if given:
            sys.exit(TOKEN)  # expect: CRD205
    except SystemExit as error:
        print(error)  # expect: CRD201


def items():
    yield 1
    sys.exit(0)


def used():
    for each in items():
        print(each)
    print(TOKEN)  # expect: CRD201


if __name__ == "__main__":
    sys.exit(used())
""",
}

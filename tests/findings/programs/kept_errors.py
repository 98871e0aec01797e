"""Errors that context managers keep, and what a finally that leaves replaces."""

PROGRAMS = {
    "swallow": """\
import os
from contextlib import contextmanager

@contextmanager
def ignoring():
    try:
        yield
    except ValueError:
        pass

def run():
    with ignoring():
        raise ValueError("x")
    print(os.environ["AWS_SECRET_ACCESS_KEY"])  # expect: CRD201
""",
    "swallow_types": """\
import os
from contextlib import contextmanager

@contextmanager
def ignoring(*types):
    try:
        yield
    except types:
        pass

def run():
    with ignoring(KeyError):
        raise KeyError("x")
    print(os.environ["AWS_SECRET_ACCESS_KEY"])  # expect: CRD201
""",
    "not_swallowed": """\
import os
from contextlib import contextmanager

@contextmanager
def timed():
    try:
        yield
    finally:
        print("done")

def run():
    with timed():
        raise ValueError("x")
    print(os.environ["AWS_SECRET_ACCESS_KEY"])
""",
    "reraised": """\
import os
from contextlib import contextmanager

@contextmanager
def logged():
    try:
        yield
    except ValueError as error:
        print("failed")
        raise RuntimeError("again")

def run():
    with logged():
        raise ValueError("x")
    print(os.environ["AWS_SECRET_ACCESS_KEY"])
""",
    "errors_of_another_type": """\
import os
from contextlib import contextmanager

@contextmanager
def ignoring():
    try:
        yield
    except KeyError:
        pass

def run():
    with ignoring():
        raise ValueError("x")
    print(os.environ["AWS_SECRET_ACCESS_KEY"])
""",
    "suppressed_by_type": """\
import os
from contextlib import suppress

def run():
    with suppress(ValueError):
        raise ValueError("x")
    print(os.environ["AWS_SECRET_ACCESS_KEY"])  # expect: CRD201

def two():
    with suppress(KeyError):
        raise ValueError("x")
    print(os.environ["AWS_SECRET_ACCESS_KEY"])
""",
    "finally_return": """\
import os

def value():
    try:
        return os.environ["AWS_SECRET_ACCESS_KEY"]
    finally:
        return "hidden"

print(value())

def other():
    try:
        return "x"
    finally:
        print("done")

def third():
    try:
        return os.environ["AWS_SECRET_ACCESS_KEY"]
    finally:
        print("done")

print(other())
print(third())  # expect: CRD201
""",
    "finally_return_raise": """\
import os

def value():
    try:
        raise ValueError(os.environ["X"])
    finally:
        return os.environ["AWS_SECRET_ACCESS_KEY"]

print(value())  # expect: CRD201
""",
    "finally_break": """\
import os

def values():
    for name in ["AWS_SECRET_ACCESS_KEY"]:
        try:
            return os.environ[name]
        finally:
            break
    return "none"

print(values())
""",
    "finally_sometimes": """\
import os

def value(hide):
    try:
        return os.environ["AWS_SECRET_ACCESS_KEY"]
    finally:
        if hide:
            return "hidden"

print(value(os.getenv("HIDE")))  # expect: CRD201
""",
    "views_of_memory": """\
import os

data = memoryview(os.environ["AWS_SECRET_ACCESS_KEY"].encode())
print(data.nbytes)
print(len(data), data.readonly, data.format, data.itemsize, data.shape)
print(data)
print(data.tobytes())  # expect: CRD201
print(bytes(data))  # expect: CRD201
print(data.hex())  # expect: CRD201
print(data[4:].tobytes())  # expect: CRD201
print(data[:4].tobytes())
""",
    "async_swallow": """\
import os
from contextlib import asynccontextmanager

@asynccontextmanager
async def ignoring():
    try:
        yield
    except Exception:
        return

async def run():
    async with ignoring():
        raise ValueError("x")
    print(os.environ["AWS_SECRET_ACCESS_KEY"])  # expect: CRD201
""",
    "with_value": """\
import os
from contextlib import contextmanager

@contextmanager
def box():
    held = {}
    try:
        yield held
    except Exception:
        held["failed"] = True

def run():
    with box() as b:
        b["x"] = os.environ["AWS_SECRET_ACCESS_KEY"]
        raise ValueError("y")
    print(b["failed"])
    print(b)  # expect: CRD201
""",
    "context_managers_as_methods": """\
import os
from contextlib import contextmanager

class Guard:
    @contextmanager
    def ignoring(self):
        try:
            yield self
        except ValueError:
            pass

    def run(self):
        with self.ignoring():
            raise ValueError("x")
        print(os.environ["AWS_SECRET_ACCESS_KEY"])  # expect: CRD201
""",
}

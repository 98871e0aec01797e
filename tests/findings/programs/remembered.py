"""Functions that are called again: what they change and raise is the same as it was."""

PROGRAMS = {
    "what_was_cleared_is_filled_again": """\
import os

CACHE = {}


def load():
    CACHE["key"] = os.environ["AWS_SECRET_ACCESS_KEY"]


load()
CACHE.clear()
print(CACHE)
load()
print(CACHE)  # expect: CRD201
""",
    "a_handler_sees_what_was_changed_before_it": """\
import os

CACHE = {}


def load():
    CACHE["key"] = os.environ["AWS_SECRET_ACCESS_KEY"]
    raise ValueError("no")


try:
    load()
except ValueError:
    CACHE.clear()
print(CACHE)
try:
    load()
except ValueError:
    print(CACHE)  # expect: CRD201
""",
    "exceptions_come_again": """\
import os


def load(name):
    raise KeyError(os.environ["AWS_SECRET_ACCESS_KEY"])  # expect: CRD205


try:
    load("a")
except KeyError:
    print("no")
try:
    load("a")
except KeyError as error:
    print(error)  # expect: CRD201
""",
    "an_argument_is_filled_twice": """\
import os


def fill(found):
    found["key"] = os.environ["AWS_SECRET_ACCESS_KEY"]
    return found


first, second = {}, {}
fill(first)
print(second)
print(fill(second))  # expect: CRD201
""",
    "what_is_read_has_changed": """\
import os

SETTINGS = {"key": None}


def text():
    return f"key: {SETTINGS['key']}"


print(text())
SETTINGS["key"] = os.environ["AWS_SECRET_ACCESS_KEY"]
print(text())  # expect: CRD201
""",
    "a_recursion_with_a_secret": """\
import os


def walk(value, depth):
    if depth:
        walk(os.environ["AWS_SECRET_ACCESS_KEY"], depth - 1)
    print(value)  # expect: CRD201


def main(value):
    walk(value, 3)
""",
    "a_recursion_without_one": """\
import os


def walk(value, depth):
    if depth:
        walk(value[0], depth - 1)
    print(value)
    return len(os.environ["AWS_SECRET_ACCESS_KEY"])


def main(value):
    print(walk(value, 3))
""",
}

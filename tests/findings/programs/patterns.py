"""Patterns of `match`: cases that cannot be, and what the others bind."""

PROGRAMS = {
    "classes of the file": """
import os
from dataclasses import dataclass


@dataclass
class Region:
    name: str


@dataclass
class Secret:
    name: str
    value: str


def describe(item):
    match item:
        case Region(name):
            return name
        case Secret(name, value=value):
            return f"{name}: {len(value)}"
        case _:
            return item


print(describe(Region("eu")))
print(describe(Secret("key", os.environ["AWS_SECRET_ACCESS_KEY"])))
""",
    "a class that is caught by none": """
import os
from dataclasses import dataclass


@dataclass
class Region:
    name: str


@dataclass
class Secret:
    value: str


def describe(item):
    match item:
        case Region(name=name):
            return name
        case Secret(value):
            return value


print(describe(Region("eu")))
print(describe(Secret(os.environ["AWS_SECRET_ACCESS_KEY"])))  # expect: CRD201
""",
    "sequences and mappings": """
import os


def describe(item):
    match item:
        case [first]:
            return first
        case [first, *_, last]:
            return first
        case {"secret": _, **rest}:
            return rest
        case str(text) | bytes(text):
            return len(text)
        case None:
            return item


secret = os.environ["AWS_SECRET_ACCESS_KEY"]
print(describe(["x", secret]))
print(describe(("x", secret, "y")))
print(describe({"secret": secret, "region": "eu"}))
print(describe(secret))
""",
    "parts that are bound": """
import os


def describe(item):
    match item:
        case [first]:
            return first
        case [_, *rest]:
            return rest
        case {"secret": value, **rest}:
            return value
        case {**rest}:
            return rest


secret = os.environ["AWS_SECRET_ACCESS_KEY"]
print(describe([secret]))  # expect: CRD201
print(describe(["x", secret]))  # expect: CRD201
print(describe([secret, "x"]))
print(describe({"secret": secret}))  # expect: CRD201
print(describe({"token": secret}))  # expect: CRD201
""",
    "no pattern for a text": """
import os

match os.environ["AWS_SECRET_ACCESS_KEY"]:
    case [first, *rest]:
        print(first, rest)
    case {"secret": value}:
        print(value)
    case int(number):
        print(number)
    case _:
        print("a text")
""",
    "a named tuple is a sequence": """\
import os
from collections import namedtuple

Pair = namedtuple("Pair", "key secret")
match Pair("a", os.environ["AWS_SECRET_ACCESS_KEY"]):
    case (key, secret):
        print(secret)  # expect: CRD201
        print(key)
""",
    "an object is no sequence and no mapping": """\
import os


class Other:
    def __init__(self, key):
        self.key = key


match Other(os.environ["AWS_SECRET_ACCESS_KEY"]):
    case (first, *more):
        print(os.environ["AWS_SECRET_ACCESS_KEY"])
    case {"key": key}:
        print(os.environ["AWS_SECRET_ACCESS_KEY"])
""",
}

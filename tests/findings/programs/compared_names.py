"""Conditions that compare the name of a variable with something of which little is known, or with sets of names."""

PROGRAMS = {
    "a name that is compared with a setting": """\
import os
import random

from acme import names

other = "AWS_REGION" if random.random() else "HOME"
for name in ("AWS_SECRET_ACCESS_KEY", "AWS_REGION"):
    if name == names.HIDDEN or name == other or name == ["AWS_REGION"]:
        continue
    print(os.environ[name])  # expect: CRD201
""",
    "a name that is compared with another one": """\
import os

for name in ("AWS_SECRET_ACCESS_KEY", "AWS_REGION"):
    if name == "AWS_REGION":
        print(os.environ[name])
""",
    "names that may be None": """\
import os

ALLOWED = None


def show(allowed=None, marks=b""):
    for name in ("AWS_SECRET_ACCESS_KEY", "AWS_REGION"):
        if allowed is None or name in allowed or name in marks:
            print(os.environ[name])  # expect: CRD201


for name in ("AWS_SECRET_ACCESS_KEY", "AWS_REGION"):
    if ALLOWED and name in ALLOWED:
        print(os.environ[name])  # expect: CRD201
""",
    "a name in a text": """\
import os

for name in ("AWS_SECRET_ACCESS_KEY", "AWS_REGION"):
    if name in "AWS_REGION, HOME":
        print(os.environ[name])
""",
    "names that are dropped by a set": """\
import os

HIDDEN = {"AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"}
for name, value in os.environ.items():
    if {name} & HIDDEN:
        continue
    print(name, value)
""",
    "a set that drops too few names": """\
import os

for name, value in os.environ.items():
    if {name} & {"AWS_SECRET_ACCESS_KEY"}:
        continue
    print(name, value)  # expect: CRD203
""",
    "a name that is formatted without a format": """\
import os

print(os.environ[format("AWS_SECRET_ACCESS_KEY")])  # expect: CRD201
print(os.environ[format("AWS_REGION")])
""",
    "all attributes that an enum may have": """\
import os
from enum import Enum


class Level(Enum):
    LOW = 1
    SECRET = os.environ["AWS_SECRET_ACCESS_KEY"]


print(Level.MISSING, Level.__doc__, Level._member_map_, Level.LOW.value)
print(Level.SECRET.value)  # expect: CRD201
""",
    "names of which some are allowed": """\
import os


def show(allowed):
    for name, value in os.environ.items():
        if {name} & allowed:
            print(name, value)


def show_others(hidden):
    for name, value in os.environ.items():
        if not {name} & set(hidden):
            print(name, value)
""",
    "a condition on something else than the name": """\
import os


def show(allowed):
    for name, value in os.environ.items():
        if allowed:
            print(name, value)  # expect: CRD203
""",
    "names with a word in them": """\
import os

for name, value in os.environ.items():
    words = [word for word in ("KEY", "TOKEN") if word in name]
    if words:
        continue
    print(name, value)
for name, value in os.environ.items():
    if not {word for word in ("KEY", "TOKEN") if word in name}:
        print(name, value)
""",
    "words that are not in each of the names": """\
import os

for name, value in os.environ.items():
    if [word for word in ("KEY", "TOKEN") if name.endswith(word)]:
        continue
    print(name, value)  # expect: CRD203
""",
    "names that are collected before": """\
import os

found = [name for name in os.environ if name.startswith("AWS_")]
values = {name: os.environ[name] for name in found}
if found:
    print(values)  # expect: CRD203
kept = os.environ.keys() & {"HOME", "PATH"}
if kept:
    print({name: os.environ[name] for name in kept})
else:
    print(os.environ)  # expect: CRD203
""",
}

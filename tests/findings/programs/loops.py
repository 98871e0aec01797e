"""Loops: over tables, over all items of an unknown container, over iterators and numbers."""

PROGRAMS = {
    "a table says which values are hidden": """
import os

NAMES = [("AWS_REGION", False), ("AWS_SECRET_ACCESS_KEY", True)]
for name, secret in NAMES:
    print(name, "***" if secret else os.environ.get(name))
FIELDS = [{"name": "AWS_PROFILE", "hide": False}, {"name": "AWS_SESSION_TOKEN", "hide": True}]
for field in FIELDS:
    if field["hide"]:
        print(field["name"], "is set" if field["name"] in os.environ else "is not set")
        continue
    print(field["name"], os.environ.get(field["name"]))
""",
    "a table hides the wrong one": """
import os

NAMES = [("AWS_REGION", True), ("AWS_SECRET_ACCESS_KEY", False)]
for name, secret in NAMES:
    print(name, "***" if secret else os.environ.get(name))  # expect: CRD201
FLAGS = {"hide": True}
if FLAGS["hide"]:
    print("hidden")
else:
    print(os.environ["AWS_SESSION_TOKEN"])  # expect: CRD201
""",
    "rows chosen by a text in them": """
import os
from dataclasses import dataclass


@dataclass
class Row:
    name: str
    value: str


rows = [Row("region", "eu"), Row("secret", os.environ["AWS_SECRET_ACCESS_KEY"])]
print([row for row in rows if row.name == "region"])
for row in rows:
    if row.name == "secret":
        continue
    print(row)
entries = [{"name": "A", "value": "x"}, {"name": "AWS_SECRET_ACCESS_KEY", "value": os.environ["AWS_SECRET_ACCESS_KEY"]}]
print([entry for entry in entries if entry["name"] != "AWS_SECRET_ACCESS_KEY"])
print([entry for entry in entries if entry["name"] != "A"])  # expect: CRD201
""",
    "all items of an unknown container are masked": """
import os


def load(names):
    jobs = {}
    for name in names:
        jobs[name] = {"image": name, "env": dict(os.environ), "steps": [{"env": dict(os.environ)}]}
    return jobs


jobs = load(input().split())
for job in jobs.values():
    job["env"] = {}
    for step in job["steps"]:
        step["env"] = None
print(jobs)
configs = [{"secret": os.environ["AWS_SECRET_ACCESS_KEY"], "n": n} for n in input().split()]
for config in configs:
    config.pop("secret")
print(configs)
""",
    "some items of an unknown container are masked": """
import os

jobs = {name: {"env": dict(os.environ)} for name in input().split()}
for job in jobs.values():
    if "secret" in job:
        job["env"] = {}
print(jobs)  # expect: CRD203
for job in jobs.values():
    if len(jobs) > 3:
        break
    job["env"] = {}
print(jobs)  # expect: CRD203
for name, job in jobs.items():
    job["env"] = {}
print(jobs)
""",
    "iterators give one item after the other": """
import os


def settings():
    yield "region"
    yield os.environ["AWS_SECRET_ACCESS_KEY"]
    yield "stage"


found = settings()
print(next(found))
print(next(found))  # expect: CRD201
print(next(found))
values = iter(["eu", os.environ["AWS_SESSION_TOKEN"]])
next(values)
print(next(values))  # expect: CRD201
print(next(name for name in ("HOME", "AWS_PROFILE") if name in os.environ))
""",
    "a loop over numbers runs": """
import os

value = os.environ["AWS_SECRET_ACCESS_KEY"]
for value in range(3):
    print(value)
print(value)
for attempt in range(1, 4):
    secret = "none"
    if attempt > 2:
        secret = os.environ["AWS_SECRET_ACCESS_KEY"]
print(secret)  # expect: CRD201
""",
    "sorted by what is known": """
import os

settings = {"b": os.environ["AWS_SECRET_ACCESS_KEY"], "a": "eu"}
pairs = sorted(settings.items())
print(pairs[0])
print(pairs[1])  # expect: CRD201
first, last = list(reversed(pairs))
print(last)
print(first)  # expect: CRD201
print(sorted(["b", "a"])[0], sorted(settings)[1])
""",
    "names in common": """
import os

SAFE = {"HOME", "PATH", "AWS_REGION"}
print({name: os.environ[name] for name in os.environ.keys() & SAFE})
print({name: os.environ[name] for name in set(os.environ).intersection(SAFE)})
print({name: os.environ[name] for name in SAFE & set(os.environ)})
""",
    "names that are not in common": """
import os

LOUD = {"HOME", "AWS_SECRET_ACCESS_KEY"}
print({name: os.environ[name] for name in os.environ.keys() & LOUD})  # expect: CRD203
print({name: os.environ[name] for name in os.environ.keys() - LOUD})  # expect: CRD203
""",
    "names that a comprehension has chosen": """
import os

env = dict(os.environ)
for name in [name for name in env if "KEY" in name or "TOKEN" in name]:
    env[name] = "***"
print(env)
env = dict(os.environ)
for name in [name for name in env if "TOKEN" in name]:
    del env[name]
print(env)  # expect: CRD203
""",
    "slices of iterators": """
import itertools
import os

values = ["eu", os.environ["AWS_SESSION_TOKEN"], "dev"]
print(list(itertools.islice(values, 1)))
print(list(itertools.islice(values, 2, None)))
print(list(itertools.islice(values, 1, 2)))  # expect: CRD201
""",
    "containers made in different rounds": """
import os


def row(name):
    return {"name": name, "value": os.environ.get(name)}


rows = []
for name in ("AWS_SECRET_ACCESS_KEY", "AWS_REGION"):
    rows.append({"name": name, "value": os.environ.get(name)})
print(rows[1])
print(rows)  # expect: CRD201
print([row(name) for name in ("AWS_SESSION_TOKEN", "AWS_PROFILE")])  # expect: CRD201
groups = {}
for name, value in (("region", "eu"), ("secret", os.environ["AWS_SECRET_ACCESS_KEY"])):
    groups.setdefault(name, []).append(value)
print(groups["region"])
print(groups["secret"])  # expect: CRD201
""",
    "a flag that a name sets": """
import os

for name in sorted(os.environ):
    hidden = False
    for prefix in ("AWS_", "GITHUB_"):
        if name.startswith(prefix):
            hidden = True
    if not hidden:
        print(name, os.environ[name])


def hides(name):
    found = False
    if "TOKEN" in name or "KEY" in name:
        found = True
    return found


print({name: value for name, value in os.environ.items() if not hides(name)})
""",
    "a flag that others set": """
import os

DEBUG = False
for name in ("AWS_REGION", "AWS_SESSION_TOKEN"):
    debug = DEBUG
    if debug:
        print(name, os.environ.get(name))  # expect: CRD201
for name in sorted(os.environ):
    hidden = False
    if name.startswith("GITHUB_"):
        hidden = True
    if not hidden:
        print(name, os.environ[name])  # expect: CRD203
""",
    "words of a name": """
import os

WORDS = {"key", "secret", "token"}
print({name: value for name, value in os.environ.items() if not WORDS & set(name.lower().split("_"))})
print({name: value for name, value in os.environ.items() if WORDS.isdisjoint(name.lower().split("_"))})
for name, value in os.environ.items():
    if not WORDS.intersection(name.lower().split("_")):
        print(name, value)
""",
    "words that are not in every name": """
import os

for name, value in os.environ.items():
    if {"token"}.isdisjoint(name.lower().split("_")):
        print(name, value)  # expect: CRD203
""",
    "functions that are chosen by a name": """
import os

MASKS = {"AWS_ACCESS_KEY_ID": lambda value: value[:4], "AWS_SECRET_ACCESS_KEY": len, "AWS_SESSION_TOKEN": len}
for name, value in os.environ.items():
    mask = MASKS.get(name)
    print(name, mask(value) if mask else value)
FEW = {"AWS_SECRET_ACCESS_KEY": len}
for name, value in os.environ.items():
    mask = FEW.get(name)
    print(name, mask(value) if mask else value)  # expect: CRD203
""",
    "sums over the environment": """
import os
from functools import reduce

print(reduce(lambda text, name: text + name + ";", os.environ, ""))
print(reduce(lambda text, name: text + os.environ[name] + ";", os.environ, ""))  # expect: CRD203
""",
    "numbers of a table and of an enumeration": """
import os

KEPT = {"AWS_REGION": None, "AWS_SECRET_ACCESS_KEY": 4}
for name, count in KEPT.items():
    value = os.environ.get(name, "")
    print(name, value if count is None else value[:count])
args = ["deploy", "--secret", os.environ["AWS_SECRET_ACCESS_KEY"], "eu"]
print(["***" if index == 2 else arg for index, arg in enumerate(args)])
for index, arg in enumerate(args, 1):
    if index < 3:
        print(index, arg)
""",
    "other numbers of an enumeration": """
import os

args = ["deploy", "--secret", os.environ["AWS_SECRET_ACCESS_KEY"], "eu"]
print(["***" if index == 3 else arg for index, arg in enumerate(args)])  # expect: CRD201
for index, arg in enumerate(args):
    if index >= 2:
        print(index, arg)  # expect: CRD201
""",
}

"""Branches, loops, try, match, walrus: where the run takes the way that shows the secret."""

PROGRAMS = {
    "if_else": """\
import os

key = os.environ.get("AWS_SECRET_ACCESS_KEY")
if key:
    print("key is set")
else:
    print("key is missing")
text = "set" if key else "missing"
print(text)
""",
    "if_else_leak": """\
import os

key = os.environ.get("AWS_SECRET_ACCESS_KEY")
if key:
    text = f"key is {key}"
else:
    text = "key is missing"
print(text)
""",
    "ternary": """\
import os

key = os.environ.get("AWS_SECRET_ACCESS_KEY")
print(key if key else "missing")
print("set" if key else "missing")
print(key or "missing")
print(key and "set")
print((key and len(key)) or 0)
""",
    "boolean_operators": """\
import os

key = os.environ.get("AWS_SECRET_ACCESS_KEY")
print(bool(key or "missing"))
print(key and "set")
print((key is not None and len(key)) or 0)
print(not key or "set")
""",
    "rebound": """\
import os

key = os.environ["AWS_SECRET_ACCESS_KEY"]
length = len(key)
key = "***"
print(key, length)
key = None
print(key)
""",
    "rebound_leak": """\
import os

text = "plain"
print(text)
text = os.environ["AWS_SECRET_ACCESS_KEY"]
print(text)
text = "plain"
print(text)
""",
    "deleted": """\
import os

key = os.environ["AWS_SECRET_ACCESS_KEY"]
copy = key
del key
print(len(copy))
key = "new"
print(key)
print(copy)
""",
    "walrus": """\
import os

if key := os.environ.get("AWS_SECRET_ACCESS_KEY"):
    print("set")
    print(key)
if (count := len(os.environ)) > 3:
    print(count)
print(name := "demo", name)
""",
    "walrus_hidden": """\
import os

if key := os.environ.get("AWS_SECRET_ACCESS_KEY"):
    print("set", len(key))
if (count := len(os.environ)) > 3:
    print(count)
print([size for name in os.environ if (size := len(os.environ[name])) > 3])
""",
    "walrus_in_comprehension": """\
import os

names = ("AWS_DEFAULT_REGION", "AWS_SECRET_ACCESS_KEY")
print([len(value) for name in names if (value := os.environ.get(name))])
print([value for name in names if (value := os.environ.get(name))])
""",
    "match_value": """\
import os

match os.environ.get("AWS_SECRET_ACCESS_KEY"):
    case None:
        print("missing")
    case "":
        print("empty")
    case key:
        print("set", len(key))
""",
    "match_capture": """\
import os

match os.environ.get("AWS_SECRET_ACCESS_KEY"):
    case None:
        print("missing")
    case str() as key:
        print(key)
match {"region": "eu-west-1"}:
    case {"region": region}:
        print(region)
""",
    "match_mapping": """\
import os

config = {"region": "eu-west-1", "key": os.environ["AWS_SECRET_ACCESS_KEY"]}
match config:
    case {"region": region, **others}:
        print(region)
        print(others)
match config:
    case {"key": key}:
        print(key)
""",
    "match_sequence": """\
import os

match ["eu-west-1", os.environ["AWS_SECRET_ACCESS_KEY"]]:
    case [region, _]:
        print(region)
match ["eu-west-1", os.environ["AWS_SECRET_ACCESS_KEY"]]:
    case [_, key]:
        print(len(key))
""",
    "match_sequence_leak": """\
import os

match ["eu-west-1", os.environ["AWS_SECRET_ACCESS_KEY"]]:
    case [region, key]:
        print(region)
        print(key)
match ("a", os.environ["AWS_SECRET_ACCESS_KEY"]):
    case (first, *others):
        print(first)
        print(others)
""",
    "match_class": """\
import os
from dataclasses import dataclass

@dataclass
class Pair:
    region: str
    key: str

match Pair("eu-west-1", os.environ["AWS_SECRET_ACCESS_KEY"]):
    case Pair(region=region, key=key):
        print(region)
        print(key)
""",
    "try_else": """\
import os

try:
    key = os.environ["AWS_SECRET_ACCESS_KEY"]
except KeyError:
    print("missing")
else:
    print("found", len(key))
finally:
    print("done")
""",
    "try_else_leak": """\
import os

try:
    key = os.environ["AWS_SECRET_ACCESS_KEY"]
except KeyError:
    print("missing")
else:
    print(key)
finally:
    print("done")
""",
    "try_finally": """\
import os

key = "none"
try:
    print(key)
    key = os.environ["AWS_SECRET_ACCESS_KEY"]
finally:
    print(key)
    key = "none"
print(key)
""",
    "try_handler": """\
import os

key = "none"
try:
    key = os.environ["AWS_SECRET_ACCESS_KEY"]
    int(os.environ["AWS_DEFAULT_REGION"])
except ValueError:
    print("bad number")
    print(key)
""",
    "try_handler_hidden": """\
import os

count = 0
try:
    key = os.environ["AWS_SECRET_ACCESS_KEY"]
    count = len(key)
    int(os.environ["AWS_DEFAULT_REGION"])
except ValueError as error:
    print("bad number", count)
    print(error)
""",
    "while_loop": """\
import os

names = ["AWS_SECRET_ACCESS_KEY", "AWS_DEFAULT_REGION"]
while names:
    name = names.pop()
    print(name, name in os.environ)
count = 3
while count:
    count -= 1
    print("*" * count)
""",
    "while_loop_leak": """\
import os

names = ["AWS_SECRET_ACCESS_KEY", "AWS_DEFAULT_REGION"]
while names:
    name = names.pop()
    print(name)
    print(os.environ[name])
""",
    "while_true": """\
import os

text = "start"
while True:
    print(text)
    if text != "start":
        break
    text = os.environ["AWS_SECRET_ACCESS_KEY"]
print(len(text))
""",
    "while_true_hidden": """\
import os

attempt, text = 0, ""
while True:
    text = os.environ["AWS_SECRET_ACCESS_KEY"]
    attempt += 1
    if attempt == 3:
        text = "***"
        break
print(attempt, text)
""",
    "for_else": """\
import os

for name in ("AWS_PROFILE", "AWS_SECRET_ACCESS_KEY"):
    if value := os.environ.get(name):
        break
else:
    value = "none"
print(name)
print(value)
""",
    "for_else_hidden": """\
import os

for name in ("AWS_PROFILE", "AWS_SECRET_ACCESS_KEY"):
    if name in os.environ:
        print("found", name)
        break
else:
    name = "none"
print(name, len(os.environ.get(name, "")))
""",
    "loop_carried": """\
import os

text = "start"
for value in ("a", os.environ["AWS_SECRET_ACCESS_KEY"], "b"):
    print(text)
    text = value
print(text)
""",
    "loop_total": """\
import os

total, longest = 0, ""
for name, value in os.environ.items():
    total += len(value)
    longest = max(longest, name, key=len)
print(total)
print(longest)
""",
    "early_return": """\
import os

def text():
    key = os.environ.get("AWS_SECRET_ACCESS_KEY")
    if key is None:
        return "missing"
    if len(key) < 100:
        return f"{len(key)} characters"
    return "long"

print(text())
""",
    "early_return_leak": """\
import os

def text():
    key = os.environ.get("AWS_SECRET_ACCESS_KEY")
    if key is None:
        return "missing"
    if len(key) < 100:
        return f"key {key}"
    return "long"

print(text())
""",
    "unpacking_in_for": """\
import os

rows = [("region", "eu-west-1"), ("key", os.environ["AWS_SECRET_ACCESS_KEY"])]
for label, value in rows:
    print(label, len(value))
for label, value in rows:
    print(label, value)
print([label for label, _ in rows])
""",
    "nested_comprehension": """\
import os

rows = [["a", os.environ["AWS_SECRET_ACCESS_KEY"]], ["b", "c"]]
print([len(cell) for row in rows for cell in row])
print([cell for row in rows for cell in row])
print([row[0] for row in rows])
print({row[0]: len(row[1]) for row in rows})
""",
    "nested_comprehension_hidden": """\
import os

rows = [["a", os.environ["AWS_SECRET_ACCESS_KEY"]], ["b", "c"]]
print([len(cell) for row in rows for cell in row])
print([row[0] for row in rows])
print(any(cell == "c" for row in rows for cell in row))
print(["x" for row in rows for _ in row])
""",
    "with_and_nothing": """\
import os
from contextlib import nullcontext

with nullcontext(os.environ["AWS_SECRET_ACCESS_KEY"]) as key:
    print(bool(key))
with nullcontext("plain") as text, nullcontext() as nothing:
    print(text, nothing)
""",
    "with_and_secret": """\
import os
from contextlib import nullcontext

with nullcontext(os.environ["AWS_SECRET_ACCESS_KEY"]) as key:
    print(len(key))
    print(key)
""",
    "augmented": """\
import os

text = "key "
text += os.environ["AWS_SECRET_ACCESS_KEY"]
print(len(text))
print(text)
text *= 0
print("empty" if not text else "full")
count = 0
count += len(os.environ["AWS_SECRET_ACCESS_KEY"])
print(count)
""",
    "chained_assignment": """\
import os

first = second = os.environ["AWS_SECRET_ACCESS_KEY"]
first = "***"
print(first)
print(second)
[third, fourth] = ["plain", second]
print(third)
print(fourth)
""",
    "chained_assignment_hidden": """\
import os

first = second = os.environ["AWS_SECRET_ACCESS_KEY"]
first, second = len(first), bool(second)
print(first, second)
third: str = os.environ["AWS_SESSION_TOKEN"]
third = third and "set"
print(third)
""",
    "global_flow": """\
import os

def steps():
    result = []
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        if not os.environ.get(name):
            continue
        result.append((name, len(os.environ[name])))
    return result

for name, length in steps():
    print(name, length)
""",
    "exception_group_of_names": """\
import os

missing = []
for name in ("AWS_ACCESS_KEY_ID", "AWS_PROFILE"):
    try:
        os.environ[name]
    except KeyError as error:
        missing.append(error.args[0])
print(missing)
""",
    "match_names": """\
import os

for name in sorted(os.environ):
    match name.split("_"):
        case ["AWS", *rest]:
            print("aws", "_".join(rest).lower())
        case [single]:
            print(single)
        case _:
            print("other")
""",
    "match_mapping_hidden": """\
import os

config = {"region": "eu-west-1", "key": os.environ["AWS_SECRET_ACCESS_KEY"]}
match config:
    case {"region": region}:
        print(region)
match config:
    case {"key": str() as key}:
        print(len(key), key[:4])
""",
    "nested_try": """\
import os

try:
    try:
        key = os.environ["NOT_SET"]
    except KeyError:
        key = os.environ["AWS_SECRET_ACCESS_KEY"]
        raise LookupError("not set, the default is used")
except LookupError as error:
    print(error)
    print(bool(key))
""",
    "try_finally_hidden": """\
import os

key = os.environ["AWS_SECRET_ACCESS_KEY"]
try:
    print(len(key))
finally:
    key = ""
    print("forgotten", key)
print(key)
""",
    "loop_flags": """\
import os

found = False
for name in ("AWS_PROFILE", "AWS_SECRET_ACCESS_KEY"):
    if os.environ.get(name):
        found = True
        break
print(found, name)
print("ready" if found else "not ready")
""",
    "conditional_import": """\
import os

try:
    import tomllib
except ImportError:
    tomllib = None
key = os.environ.get("AWS_SECRET_ACCESS_KEY")
print("tomllib" if tomllib else "none")
print("set" if key is not None else "unset", type(key))
""",
    "deleted_hidden": """\
import os

key = os.environ["AWS_SECRET_ACCESS_KEY"]
length = len(key)
del key
print("key" in dir(), length)
key = "gone"
print(key)
""",
    "comparison": """\
import os

key, token = os.environ["AWS_SECRET_ACCESS_KEY"], os.environ.get("AWS_SESSION_TOKEN")
if token is None or key == token:
    print("suspicious")
elif len(key) < len(token) <= 100:
    print("temporary", len(token))
else:
    print("temporary or not", key < token)
""",
    "while_counting": """\
import os

key, count = os.environ["AWS_SECRET_ACCESS_KEY"], 0
while count < len(key) and count < 3:
    count += 1
    print("checked", count)
else:
    print("done", count == 3)
""",
}

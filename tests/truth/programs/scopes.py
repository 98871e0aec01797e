"""Names: shadowed, imported by condition, bound late, deleted, forwarded through signatures."""

PROGRAMS = {
    "imported_by_condition": """\
try:
    from os import environ
except ImportError:
    environ = {}
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

def size(env: "Mapping[str, str]") -> int:
    return len(env["AWS_SECRET_ACCESS_KEY"])

print(size(environ), environ["AWS_DEFAULT_REGION"])
""",
    "imported_by_condition_shown": """\
try:
    import ujson as json
except ImportError:
    import json
from os import environ as variables

def dump(document):
    return json.dumps(document)

print(dump({"region": variables["AWS_DEFAULT_REGION"]}))
print(dump({"key": variables["AWS_SECRET_ACCESS_KEY"]}))
""",
    "shadowed_environ": """\
import os

class FakeOs:
    environ = {"AWS_SECRET_ACCESS_KEY": "fake"}

def report(os):
    print(os.environ["AWS_SECRET_ACCESS_KEY"])

report(FakeOs)
environ = dict.fromkeys(os.environ, "x")
print(environ["AWS_SECRET_ACCESS_KEY"])
""",
    "default_bound_early": """\
import os

key = os.environ["AWS_SECRET_ACCESS_KEY"]

def early(value=key):
    return value

key = "nothing"

def late():
    return key

print(late())
print(early("given"))
print(early())
""",
    "lambdas_in_a_loop": """\
import os

readers = {}
for name in ("AWS_DEFAULT_REGION", "AWS_SECRET_ACCESS_KEY"):
    readers[name] = lambda name=name: os.environ[name]
print(list(readers))
print(readers["AWS_DEFAULT_REGION"]())
print(readers["AWS_SECRET_ACCESS_KEY"]())
""",
    "forwarded_arguments": """\
import os

def inner(*, host, password):
    return f"{host}: {len(password)}"

def outer(*args, **kwargs):
    options = dict(zip(("host", "password"), args), **kwargs)
    return inner(**options)

print(outer("localhost", os.environ["DB_PASSWORD"]))
print(outer("localhost", password=os.environ["DB_PASSWORD"]))
print(outer(host="localhost", password=""))
""",
    "forwarded_arguments_shown": """\
import os

def inner(host, /, *rest, sep=" ", **options):
    print(host, len(rest), sorted(options))
    print(*rest, sep=sep)

def outer(*args, **kwargs):
    kwargs.setdefault("sep", ", ")
    inner(*args, **kwargs)

outer("localhost", 1, 2)
outer("localhost", "app", os.environ["DB_PASSWORD"], debug=True)
""",
    "mutable_default": """\
import os

def remember(value, seen=[]):
    seen.append(value)
    return seen

print(remember("one"))
remember(os.environ["AWS_SECRET_ACCESS_KEY"])
print(len(remember("three")))
print(remember("four"))
""",
    "names_deleted": """\
import os

key = os.environ["AWS_SECRET_ACCESS_KEY"]
size = len(key)
del key
try:
    print(key)
except NameError as error:
    print(error)
key = "*" * size
print(key)
""",
    "class_body": """\
import os

class Settings:
    names = ("AWS_DEFAULT_REGION", "AWS_SECRET_ACCESS_KEY")
    sizes = {}
    for name in names:
        sizes[name] = len(os.environ[name])
    region = os.environ[names[0]]
    if sizes["AWS_SECRET_ACCESS_KEY"] > 8:
        secret = "***"

print(Settings.sizes, Settings.region, Settings.secret, Settings.name)
""",
    "class_body_shown": """\
import os

class Settings:
    names = ("AWS_DEFAULT_REGION", "AWS_SECRET_ACCESS_KEY")
    values = []
    for name in names:
        values.append(os.environ[name])
    secret = values[-1]

print(Settings.values[0])
print(Settings.secret)
print(Settings.values)
""",
    "global_set_by_a_call": """\
import os

state = None

def load():
    global state
    state = {"region": "eu-west-1", "key": os.environ["AWS_SECRET_ACCESS_KEY"]}

def show():
    print(state and state["region"])
    print(state)

load()
show()
state = None
print(state)
""",
    "comprehension_scope": """\
import os

key = os.environ["AWS_SECRET_ACCESS_KEY"]
print([key for key in ("a", "b")])
print({key: len(key) for key in ("a", "b")})
print([size for name in ("AWS_SESSION_TOKEN", "HOME") if (size := len(os.environ[name])) > 5])
print(size, (lambda key: key)("c"))
""",
    "chained_and_unpacked": """\
import os

first = second = os.environ["AWS_DEFAULT_REGION"]
second = os.environ["AWS_SECRET_ACCESS_KEY"]
(third, fourth), fifth = (first, len(second)), "fifth"
print(first, third, fourth, fifth)
first, second = second, first
print(second)
print(first)
""",
    "conditional_function": """\
import os

if os.environ.get("APP_COLOUR"):
    def show(value):
        return value[:2] + "***"
else:
    def show(value):
        return "***"

print(show(os.environ["AWS_SECRET_ACCESS_KEY"]))
print((show if len(os.environ) else len)(os.environ["AWS_SESSION_TOKEN"]))
""",
    "recursion_on_pairs": """\
import os

def total(names):
    if not names:
        return 0
    head, *tail = names
    return len(os.environ[head]) + total(tail)

def countdown(number, text):
    return f"{number}{text[:1]}" if number == 0 else countdown(number - 1, text)

print(total(["AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"]))
print(countdown(2, os.environ["AWS_SECRET_ACCESS_KEY"]))
""",
}

"""Secrets through functions, closures, generators, decorators and context managers."""

PROGRAMS = {
    "returned": """\
import os

def key():
    return os.environ["AWS_SECRET_ACCESS_KEY"]

def region():
    return os.environ["AWS_DEFAULT_REGION"]

print(region())
print(key())
print(len(key()))
""",
    "returned_pair": """\
import os

def settings():
    return os.environ["AWS_DEFAULT_REGION"], os.environ["AWS_SECRET_ACCESS_KEY"]

region, key = settings()
print(region)
print(settings()[0])
print(key)
print(settings())
""",
    "returned_pair_hidden": """\
import os

def settings():
    return os.environ["AWS_DEFAULT_REGION"], os.environ["AWS_SECRET_ACCESS_KEY"]

region, _ = settings()
print(region)
print(settings()[0], len(settings()))
print([len(part) for part in settings()])
""",
    "returned_dict": """\
import os

def settings():
    return {"region": "eu-west-1", "key": os.environ["AWS_SECRET_ACCESS_KEY"]}

print(settings()["region"])
print(settings()["key"])
print(settings())
print(list(settings()))
""",
    "sink_in_helper": """\
import os

def say(text):
    print("app:", text)

say("starting")
say(os.environ["AWS_SECRET_ACCESS_KEY"])
say("done")
""",
    "sink_in_helper_hidden": """\
import os

def say(text, secret=None):
    print("app:", text, "***" if secret else "-")

say("starting")
say("using", os.environ["AWS_SECRET_ACCESS_KEY"])
say(len(os.environ["AWS_SECRET_ACCESS_KEY"]))
""",
    "keyword_arguments": """\
import os

def connect(region, key="none", **options):
    print(region)
    print(options)
    return len(key)

print(connect("eu-west-1", key=os.environ["AWS_SECRET_ACCESS_KEY"], timeout=3))
print(connect(key="x", region="us-east-1"))
""",
    "keyword_arguments_shown": """\
import os

def connect(region, **options):
    print(region)
    print(options["timeout"])
    print(options)

connect("eu-west-1", secret=os.environ["AWS_SECRET_ACCESS_KEY"], timeout=3)
""",
    "star_arguments": """\
import os

def first(*values):
    return values[0]

def rest(first, *values):
    return values

print(first("a", os.environ["AWS_SECRET_ACCESS_KEY"]))
print(rest("a", os.environ["AWS_SECRET_ACCESS_KEY"]))
print(rest(os.environ["AWS_SECRET_ACCESS_KEY"], "a"))
""",
    "star_arguments_hidden": """\
import os

def count(*values, **named):
    return len(values) + len(named)

def last(*values):
    return values[-1]

args = [os.environ["AWS_SECRET_ACCESS_KEY"], "b"]
print(count(*args, key=os.environ["AWS_SESSION_TOKEN"]))
print(last(*args))
""",
    "default_value": """\
import os

def show(text=os.environ["AWS_SECRET_ACCESS_KEY"]):
    print(text)

def length(text=os.environ["AWS_SECRET_ACCESS_KEY"]):
    print(len(text))

show("plain")
show()
length()
""",
    "default_not_used": """\
import os

def show(text, key=os.environ["AWS_SECRET_ACCESS_KEY"]):
    print(text, len(key))

def mark(text, key=None):
    key = key or os.environ["AWS_SECRET_ACCESS_KEY"]
    return f"{text} ({key[:4]})"

show("plain")
print(mark("plain"))
""",
    "closure": """\
import os

def reader(name):
    def read():
        return os.environ[name]
    return read

print(reader("HOME")())
print(reader("AWS_SECRET_ACCESS_KEY")())
read = reader("AWS_SESSION_TOKEN")
print(len(read()))
""",
    "closure_hidden": """\
import os

def masker(secret):
    def mask(text):
        return text.replace(secret, "***")
    return mask

mask = masker(os.environ["AWS_SECRET_ACCESS_KEY"])
print(mask("plain"))
print(mask("key " + os.environ["AWS_SECRET_ACCESS_KEY"]))
""",
    "nonlocal_value": """\
import os

def collect():
    found = "nothing"
    def load():
        nonlocal found
        found = os.environ["AWS_SECRET_ACCESS_KEY"]
    print(found)
    load()
    print(found)

collect()
""",
    "global_value": """\
import os

KEY = "unset"

def load():
    global KEY
    KEY = os.environ["AWS_SECRET_ACCESS_KEY"]

print(KEY)
load()
print(KEY)
""",
    "global_hidden": """\
import os

KEY = os.environ["AWS_SECRET_ACCESS_KEY"]

def forget():
    global KEY
    KEY = "forgotten"

forget()
print(KEY)
""",
    "generator": """\
import os

def lines():
    yield "region eu-west-1"
    yield "key " + os.environ["AWS_SECRET_ACCESS_KEY"]

print("\\n".join(lines()))
for line in lines():
    print(line)
print(len(list(lines())))
""",
    "generator_hidden": """\
import os

def lines():
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        yield f"{name}: {len(os.environ[name])}"

print("\\n".join(lines()))
print(list(lines()))
for line in lines():
    print(line)
""",
    "generator_from": """\
import os

def keys():
    yield os.environ["AWS_SECRET_ACCESS_KEY"]

def everything():
    yield "start"
    yield from keys()

print(list(everything()))
print(next(everything()))
print(sum(1 for _ in everything()))
""",
    "decorator": """\
import functools
import os

def logged(function):
    @functools.wraps(function)
    def wrapper(*args):
        print("called", len(args))
        return function(*args)
    return wrapper

@logged
def echo(text):
    return text

print(echo("plain"))
print(echo(os.environ["AWS_SECRET_ACCESS_KEY"]))
""",
    "decorator_prints_arguments": """\
import functools
import os

def traced(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        print(function.__name__, args, kwargs)
        return function(*args, **kwargs)
    return wrapper

@traced
def connect(key):
    return len(key)

print(connect(os.environ["AWS_SECRET_ACCESS_KEY"]))
""",
    "decorator_hides": """\
import functools
import os

def hidden(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        return "*" * len(function(*args, **kwargs))
    return wrapper

@hidden
def key():
    return os.environ["AWS_SECRET_ACCESS_KEY"]

print(key())
print(f"key is {key()}")
""",
    "context_manager": """\
import os
from contextlib import contextmanager

@contextmanager
def settings():
    config = {"region": "eu-west-1", "key": os.environ["AWS_SECRET_ACCESS_KEY"]}
    yield config
    config.clear()

with settings() as config:
    print(config["region"])
    print(config["key"])
    print(config)
""",
    "context_manager_hidden": """\
import os
from contextlib import contextmanager

@contextmanager
def timed(name):
    print("start", name)
    yield len(name)
    print("end", name)

with timed("deploy") as count:
    key = os.environ["AWS_SECRET_ACCESS_KEY"]
    print(count, bool(key))
""",
    "context_manager_class": """\
import os

class Keys:
    def __enter__(self):
        return os.environ["AWS_SECRET_ACCESS_KEY"]

    def __exit__(self, *error):
        return None

with Keys() as key:
    print(len(key))
    print(key)
""",
    "partial": """\
import os
from functools import partial

def line(label, value):
    return f"{label}={value}"

region = partial(line, "region")
key = partial(line, value=os.environ["AWS_SECRET_ACCESS_KEY"])
print(region("eu-west-1"))
print(key("key"))
""",
    "partial_print": """\
import os
import sys
from functools import partial

say = partial(print, "app:", sep=" ")
say("starting")
say(os.environ["AWS_SECRET_ACCESS_KEY"])
complain = partial(print, file=sys.stderr)
complain("failed")
complain(os.environ["AWS_SESSION_TOKEN"])
""",
    "alias_of_print": """\
import os

say = print
say("region")
say(os.environ["AWS_SECRET_ACCESS_KEY"])
def silent(*args):
    return None
say = silent
say(os.environ["AWS_SECRET_ACCESS_KEY"])
""",
    "shadowed_print": """\
import os

def print(*values):
    return len(values)

print(os.environ["AWS_SECRET_ACCESS_KEY"])
print(os.environ)
count = print("a", os.environ["AWS_SESSION_TOKEN"])
""",
    "shadowed_os": """\
class FakeOs:
    environ = {"AWS_SECRET_ACCESS_KEY": "not one"}

    def getenv(self, name):
        return name

os = FakeOs()
print(os.environ["AWS_SECRET_ACCESS_KEY"])
print(os.getenv("AWS_SECRET_ACCESS_KEY"))
print(os.environ)
""",
    "callback": """\
import os

def apply(function, value):
    return function(value)

print(apply(len, os.environ["AWS_SECRET_ACCESS_KEY"]))
print(apply(str.upper, os.environ["AWS_SECRET_ACCESS_KEY"]))
print(apply(lambda text: text[:3], os.environ["AWS_SECRET_ACCESS_KEY"]))
""",
    "dispatch_table": """\
import os

ACTIONS = {
    "length": lambda: len(os.environ["AWS_SECRET_ACCESS_KEY"]),
    "value": lambda: os.environ["AWS_SECRET_ACCESS_KEY"],
}
print(ACTIONS["length"]())
print(ACTIONS["value"]())
print(sorted(ACTIONS))
""",
    "map_and_reduce": """\
import os
from functools import reduce

values = [os.environ["AWS_ACCESS_KEY_ID"], os.environ["AWS_SECRET_ACCESS_KEY"]]
print(list(map(len, values)))
print(list(map(str.lower, values)))
print(reduce(lambda total, value: total + len(value), values, 0))
print(reduce(lambda text, value: text + value, values, ""))
""",
    "cached": """\
import os
from functools import cache, lru_cache

@cache
def key():
    return os.environ["AWS_SECRET_ACCESS_KEY"]

@lru_cache(maxsize=None)
def length():
    return len(key())

print(length())
print(key())
""",
    "recursion": """\
import os

def depth(text):
    return 0 if not text else 1 + depth(text[1:])

def stars(text):
    return "" if not text else "*" + stars(text[1:])

print(depth(os.environ["AWS_ACCESS_KEY_ID"]))
print(stars(os.environ["AWS_ACCESS_KEY_ID"]))
""",
    "async_function": """\
import asyncio
import os

async def key():
    return os.environ["AWS_SECRET_ACCESS_KEY"]

async def main():
    value = await key()
    print(len(value))
    print(value)

asyncio.run(main())
""",
    "async_generator": """\
import asyncio
import os

async def lines():
    yield "region"
    yield os.environ["AWS_SECRET_ACCESS_KEY"]

async def main():
    async for line in lines():
        print(len(line))
    print([line async for line in lines()])

asyncio.run(main())
""",
    "async_hidden": """\
import asyncio
import os

async def length(name):
    return len(os.environ[name])

async def main():
    print(await length("AWS_SECRET_ACCESS_KEY"))
    print(await asyncio.gather(length("AWS_ACCESS_KEY_ID"), length("AWS_SESSION_TOKEN")))

asyncio.run(main())
""",
    "mutated_argument": """\
import os

def fill(config):
    config["key"] = os.environ["AWS_SECRET_ACCESS_KEY"]

def drain(config):
    config.pop("key", None)

config = {"region": "eu-west-1"}
print(config)
fill(config)
print(config)
drain(config)
print(config)
""",
    "mutated_argument_hidden": """\
import os

def fill(config):
    config["key"] = os.environ["AWS_SECRET_ACCESS_KEY"]
    config["length"] = len(config["key"])

config = {"region": "eu-west-1"}
fill(config)
print(config["length"], config["region"])
del config["key"]
print(config)
""",
    "main": """\
import os
import sys

def main(argv):
    key = os.environ.get("AWS_SECRET_ACCESS_KEY")
    if not key:
        print("no key", file=sys.stderr)
        return 1
    print("key found,", len(key), "characters")
    return 0

if __name__ == "__main__":
    main(sys.argv)
""",
    "main_leak": """\
import os
import sys

def main(argv):
    key = os.environ.get("AWS_SECRET_ACCESS_KEY")
    if not key:
        print("no key", file=sys.stderr)
        return 1
    print("key found:", key)
    return 0

if __name__ == "__main__":
    main(sys.argv)
""",
    "singledispatch": """\
import os
from functools import singledispatch

@singledispatch
def show(value):
    print("something", type(value).__name__)

show(3)
show(len(os.environ["AWS_SECRET_ACCESS_KEY"]))
print(show.__name__)
""",
    "argument_dropped": """\
import os

def connect(region, key):
    return f"connected to {region}"

print(connect("eu-west-1", os.environ["AWS_SECRET_ACCESS_KEY"]))
print(connect(key=os.environ["AWS_SECRET_ACCESS_KEY"], region="us-east-1"))
""",
    "returned_state": """\
import os

def state():
    key = os.environ.get("AWS_SECRET_ACCESS_KEY")
    return {"set": key is not None, "length": len(key or ""), "hint": (key or "")[:4]}

print(state())
print(state()["set"], sorted(state()))
""",
    "called_twice": """\
import os

def same(value):
    return value

secret = same(os.environ["AWS_SECRET_ACCESS_KEY"])
plain = same("plain")
print(plain)
print(len(secret))
print(same(len(secret)), same(same("text")))
""",
    "generator_of_states": """\
import os

def states(*names):
    for name in names:
        value = os.environ.get(name)
        yield name, value is not None

print(dict(states("AWS_ACCESS_KEY_ID", "AWS_PROFILE")))
for name, found in states("AWS_SECRET_ACCESS_KEY"):
    print(name, found)
""",
    "decorator_of_timing": """\
import functools
import os

def counted(function):
    calls = []

    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        calls.append(function.__name__)
        print(function.__name__, len(calls))
        return function(*args, **kwargs)
    return wrapper

@counted
def check(key):
    return len(key) > 10

print(check(os.environ["AWS_SECRET_ACCESS_KEY"]))
""",
    "closure_of_length": """\
import os

def counter(text):
    length = len(text)
    return lambda extra: length + extra

count = counter(os.environ["AWS_SECRET_ACCESS_KEY"])
print(count(1))
print([count(number) for number in range(3)])
""",
    "lambda_hidden": """\
import os

state = lambda name: "set" if os.environ.get(name) else "missing"
hint = lambda name, count=4: os.environ[name][-count:]
print(state("AWS_SECRET_ACCESS_KEY"))
print(hint("AWS_SECRET_ACCESS_KEY"), hint("AWS_ACCESS_KEY_ID", count=2))
""",
    "global_state": """\
import os

READY = False
LENGTH = 0

def load():
    global READY, LENGTH
    key = os.environ["AWS_SECRET_ACCESS_KEY"]
    READY, LENGTH = True, len(key)

load()
print(READY, LENGTH)
""",
    "global_dict_hidden": """\
import os

STATE = {"loaded": 0}

def load(name):
    STATE["loaded"] += 1
    STATE[name] = len(os.environ[name])

load("AWS_ACCESS_KEY_ID")
load("AWS_SECRET_ACCESS_KEY")
print(STATE)
print(STATE["loaded"])
""",
    "key_function": """\
import os

names = sorted(os.environ, key=lambda name: len(os.environ[name]))
print(names)
print(max(os.environ, key=os.environ.get))
print(sorted(["b", "a"], key=str.lower))
""",
}

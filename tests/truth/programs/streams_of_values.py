"""Generators: pipelines, values sent and returned, yield from."""

PROGRAMS = {
    "pipeline": """\
import os

def names():
    yield from ("AWS_SECRET_ACCESS_KEY", "AWS_DEFAULT_REGION")

def read(source):
    for name in source:
        yield name, os.environ[name]

def masked(source):
    for name, value in source:
        yield name, value[:4] + "***"

for name, value in masked(read(names())):
    print(name, value)
print(dict(masked(read(names()))))
""",
    "pipeline_unmasked": """\
import os

def names():
    yield "AWS_DEFAULT_REGION"
    yield "AWS_SECRET_ACCESS_KEY"

def read(source):
    for name in source:
        yield f"{name}={os.environ[name]}"

def numbered(source):
    yield from enumerate(source, 1)

print(sum(1 for _ in numbered(read(names()))))
for number, line in numbered(read(names())):
    print(number, line)
""",
    "value_of_a_delegate": """\
import os

def inner():
    yield "working"
    return os.environ["AWS_SECRET_ACCESS_KEY"]

def outer():
    key = yield from inner()
    yield len(key)
    print("inner gave", key)

for step in outer():
    print(step)
""",
    "size_of_a_delegate": """\
import os

def inner(name):
    key = os.environ[name]
    yield name
    return len(key)

def outer(*names):
    total = 0
    for name in names:
        total += yield from inner(name)
    yield total

print(list(outer("AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN")))
""",
    "values_sent": """\
import os

def sizes():
    total = 0
    while True:
        text = yield total
        total += len(text)

counter = sizes()
next(counter)
for name in ("AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"):
    print(name, counter.send(os.environ[name]))
counter.close()
""",
    "values_sent_and_printed": """\
import os

def printer(prefix):
    while True:
        text = yield
        print(prefix, text)

target = printer(">")
next(target)
target.send("hello")
target.send(os.environ["AWS_SECRET_ACCESS_KEY"])
target.close()
""",
    "first_values": """\
import os
from itertools import islice

def values():
    yield os.environ["AWS_DEFAULT_REGION"]
    yield os.environ["AWS_SECRET_ACCESS_KEY"]
    yield "end"

source = values()
first = next(source)
print(first)
print(len(list(source)))
print(next(values(), None))
""",
    "all_values": """\
import os
from itertools import islice

def values():
    yield "begin"
    yield os.environ["AWS_SECRET_ACCESS_KEY"]

print(list(islice(values(), 5)))
begin, key = values()
print(begin)
print(key)
print(*values(), sep=", ")
""",
    "tree_of_settings": """\
import os

def walk(node, path=""):
    for name, value in node.items():
        if isinstance(value, dict):
            yield from walk(value, f"{path}{name}.")
        else:
            yield f"{path}{name}", value

config = {"db": {"host": "localhost", "password": os.environ["DB_PASSWORD"]}, "debug": False}
print([path for path, _ in walk(config)])
print({path: type(value).__name__ for path, value in walk(config)})
""",
    "tree_of_settings_shown": """\
import os

def walk(node, path=""):
    for name, value in node.items():
        if isinstance(value, dict):
            yield from walk(value, f"{path}{name}.")
        else:
            yield f"{path}{name}", value

config = {"db": {"host": "localhost", "password": os.environ["DB_PASSWORD"]}, "debug": False}
for path, value in walk(config):
    print(path, "=", value)
""",
    "iterator_class": """\
import os

class Variables:
    def __init__(self, *names):
        self._names = iter(names)

    def __iter__(self):
        return self

    def __next__(self):
        name = next(self._names)
        return name, len(os.environ[name])

for name, size in Variables("AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"):
    print(name, size)
print(dict(Variables("AWS_SECRET_ACCESS_KEY")))
""",
    "iterator_class_with_values": """\
import os

class Variables:
    def __init__(self, *names):
        self._names = iter(names)

    def __iter__(self):
        return self

    def __next__(self):
        name = next(self._names)
        return name, os.environ[name]

print([name for name, _ in Variables("AWS_SECRET_ACCESS_KEY")])
for name, value in Variables("AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"):
    print(name, value)
""",
}

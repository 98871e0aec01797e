"""Objects of the file: their dictionaries, descriptors, exceptions; containers and contexts of the standard library."""

PROGRAMS = {
    "attributes set through the dictionary": """
import os


class Config:
    def __init__(self, **options):
        self.__dict__.update(options)
        vars(self)["stage"] = "dev"

    def public(self):
        return {name: value for name, value in self.__dict__.items() if name != "secret"}


config = Config(region="eu", secret=os.environ["AWS_SECRET_ACCESS_KEY"])
print(config.region, config.stage, config.public())
print(config.secret)  # expect: CRD201
print(vars(config))  # expect: CRD201
""",
    "a dictionary that is a copy": """
import os


class Config:
    def __init__(self):
        self.region = "eu"


config = Config()
values = dict(config.__dict__)
values["secret"] = os.environ["AWS_SECRET_ACCESS_KEY"]
print(vars(config), len(values))
""",
    "descriptors": """
import os


class Variable:
    def __init__(self, name):
        self.name = name

    def __get__(self, instance, owner=None):
        return os.environ.get(self.name)


class Settings:
    region = Variable("AWS_REGION")
    secret = Variable("AWS_SECRET_ACCESS_KEY")


print(Settings().region, len(Settings.secret))
print(Settings().secret)  # expect: CRD201
""",
    "what an exception carries": """
import os


class ConfigError(Exception):
    def __init__(self, message, value):
        super().__init__(message)
        self.value = value


def check():
    raise ConfigError("bad configuration", os.environ["AWS_SECRET_ACCESS_KEY"])


try:
    check()
except ConfigError as error:
    print(error, error.args)
    print(error.value)  # expect: CRD201
""",
    "an exception that carries nothing": """
import os


class ConfigError(Exception):
    def __init__(self, value):
        super().__init__(f"bad configuration of {len(value)} characters")
        self.size = len(value)


def check():
    raise ConfigError(os.environ["AWS_SECRET_ACCESS_KEY"])


try:
    check()
except ConfigError as error:
    print(error, error.size)
""",
    "exit stacks": """
import contextlib
import os


@contextlib.contextmanager
def secret():
    yield os.environ["AWS_SECRET_ACCESS_KEY"]


with contextlib.ExitStack() as stack:
    files = [stack.enter_context(open(name)) for name in ("a", "b")]
    value = stack.enter_context(secret())
    print(files, len(value))
    print(value)  # expect: CRD201
""",
    "queues": """
import os
import queue
import threading

jobs = queue.Queue()
sizes = queue.Queue()


def work():
    print(sizes.get())
    print(jobs.get_nowait())  # expect: CRD201


jobs.put(os.environ["AWS_SECRET_ACCESS_KEY"])
sizes.put(len(os.environ["AWS_SECRET_ACCESS_KEY"]))
print(jobs, jobs.qsize())
threading.Thread(target=work).start()
""",
    "a key that is there": """
import os

data = {"secret": os.environ["AWS_SECRET_ACCESS_KEY"], "region": "eu"}
if "secret" in data:
    data["secret"] = "***"
print(data)
""",
    "a key that is asked for in vain": """
import os

data = {"secret": os.environ["AWS_SECRET_ACCESS_KEY"], "region": "eu"}
if "token" in data:
    data["secret"] = "***"
print(data)  # expect: CRD201
if "secret" not in data:
    print(data)
""",
    "functions of operator and heapq": """
import heapq
import os
from functools import reduce
from operator import add, methodcaller

token = os.environ["AWS_SESSION_TOKEN"]
print(reduce(add, ["a", "b"]), methodcaller("count", "/")(token))
print(reduce(add, ["a", token]))  # expect: CRD201
print(methodcaller("upper")(token))  # expect: CRD201
heap = []
heapq.heappush(heap, (1, "region"))
print(heap)
heapq.heappush(heap, (2, token))
print(heap)  # expect: CRD201
""",
    "as many items as a repetition has": """
import os

row = ["-"] * 3
row[1] = os.environ["AWS_SESSION_TOKEN"]
print(row[0], row[2])
del row[1]
print(row)
""",
    "members of an enum in its own methods": """
import enum

import boto3


class Account(enum.Enum):
    PROD = ("prod-uploader", "prod-pass-word-77")
    NONE = (None, None)

    def client(self, name):
        key, secret = self.value
        return boto3.client(name, aws_access_key_id=key, aws_secret_access_key=secret)  # expect: CRD101


class Region(enum.Enum):
    HERE = "eu-west-1"
    THERE = "us-east-1"

    def client(self, name):
        return boto3.client(name, region_name=self.value)
""",
    "a width or precision that is an argument": """
import os

secret = os.environ["AWS_SECRET_ACCESS_KEY"]
print("{:.{}} {:.{n}}".format(secret, 4, secret, n=2))
print("{:.{n}}".format(secret, n=40))  # expect: CRD201
""",
    "operators of a class": """
import os


class Line:
    def __init__(self, text):
        self.text = text

    def __add__(self, other):
        return Line(self.text + other.text)

    def __lshift__(self, other):
        print(len(other))

    def __str__(self):
        return self.text


print(Line("a") + Line("b"))
print(Line("a") + Line(os.environ["AWS_SECRET_ACCESS_KEY"]))  # expect: CRD201
Line("a") << os.environ["AWS_SECRET_ACCESS_KEY"]
""",
    "objects that are their own iterators": """
import os


class Values:
    def __init__(self, *names):
        self.names = list(names)

    def __iter__(self):
        return self

    def __next__(self):
        if not self.names:
            raise StopIteration
        return os.environ.get(self.names.pop())


class Pairs:
    def __iter__(self):
        yield "secret", os.environ["AWS_SECRET_ACCESS_KEY"]


print(list(Values("HOME", "LANG")), [name for name, value in Pairs()])
print(list(Values("HOME", "AWS_SESSION_TOKEN")))  # expect: CRD201
print(dict(Pairs()))  # expect: CRD201
""",
    "one instance for all": """
import os


class Config:
    _instance = None

    def __new__(cls):
        if cls._instance is None:
            cls._instance = super().__new__(cls)
            cls._instance.secret = os.environ["AWS_SECRET_ACCESS_KEY"]
            cls._instance.region = "eu"
        return cls._instance


print(Config().region)
print(Config().secret)  # expect: CRD201
""",
    "a format of its own": """
import os


class Secret:
    def __init__(self, value):
        self.value = value

    def __str__(self):
        return self.value

    def __format__(self, spec):
        return "****"


secret = Secret(os.environ["AWS_SECRET_ACCESS_KEY"])
print(f"{secret} {secret:>20}", "{}".format(secret))
print(f"{secret!s}")  # expect: CRD201
""",
    "an iterator of names": """
import os


class Names:
    def __init__(self, *names):
        self.names = list(names)

    def __iter__(self):
        return self

    def __next__(self):
        if not self.names:
            raise StopIteration
        name = self.names.pop()
        return name, len(os.environ.get(name, ""))


print(dict(Names("AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN")))
""",
    "an instance of a subclass": """
import os


class Base:
    def __new__(cls, *args):
        made = super().__new__(cls)
        made.size = len(args[0])
        return made


class Child(Base):
    def __init__(self, secret):
        self.label = "child"


child = Child(os.environ["AWS_SECRET_ACCESS_KEY"])
print(child.size, child.label, vars(child))
""",
    "queues of names": """
import asyncio
import os


async def produce(names, found):
    for name in names:
        await found.put((name, name in os.environ))


async def main():
    found = asyncio.Queue()
    await produce(["AWS_SECRET_ACCESS_KEY"], found)
    while not found.empty():
        print(await found.get())


asyncio.run(main())
""",
    "a registry of functions": """
import os

ACTIONS = {}


def action(function):
    ACTIONS[function.__name__] = function
    return function


@action
def size(value):
    return len(value)


@action
def given(value):
    return bool(value)


for name, function in ACTIONS.items():
    print(name, function(os.environ["AWS_SECRET_ACCESS_KEY"]))
""",
    "models of pydantic": """
import os

from pydantic import BaseModel, SecretStr


class Safe(BaseModel):
    region: str
    secret: SecretStr


class Open(BaseModel):
    region: str
    secret: str


value = os.environ["AWS_SECRET_ACCESS_KEY"]
print(Safe(region="eu", secret=SecretStr(value)).model_dump())
print(Open(region="eu", secret=value).model_dump()["region"])
print(Open(region="eu", secret=value).model_dump())  # expect: CRD201
print(Open(region="eu", secret=value).model_dump_json())  # expect: CRD201
""",
    "the body of an answer": """
import os
from http.server import BaseHTTPRequestHandler


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.wfile.write(", ".join(sorted(os.environ)).encode())
        self.wfile.write(os.environ["AWS_SECRET_ACCESS_KEY"].encode())  # expect: CRD204
        self.wfile.write(str(dict(os.environ)).encode())  # expect: CRD203
""",
    "a context manager that changes its object": """
import contextlib
import os


class Keys:
    def __init__(self):
        self.secret = None

    @contextlib.contextmanager
    def loaded(self):
        self.secret = os.environ["AWS_SECRET_ACCESS_KEY"]
        try:
            yield self
        finally:
            self.secret = None

    def size(self):
        with self.loaded():
            return len(self.secret)


keys = Keys()
print(keys.size(), keys.secret)
with keys.loaded() as inside:
    print(inside.size())
with keys.loaded() as inside:
    print(inside.secret)  # expect: CRD201
    print(keys.secret)  # expect: CRD201
print(keys.secret)
""",
    "a context manager that hides": """
import contextlib
import os


class Report:
    def __init__(self):
        self.secret = os.environ["AWS_SECRET_ACCESS_KEY"]

    @contextlib.contextmanager
    def hidden(self):
        saved = self.secret
        self.secret = "***"
        yield
        self.secret = saved


report = Report()
with report.hidden():
    print(report.secret)
print(len(report.secret))
""",
}

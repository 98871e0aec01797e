"""What classes, decorators and contexts keep: registries, recorders, metaclasses, context variables, adapters."""

PROGRAMS = {
    "decorators that record, and a context variable": """
import contextvars
import os

COMMANDS = {}
current = contextvars.ContextVar("current", default="")


class Recorded:
    def __init__(self, function):
        self.calls = []
        self.function = function

    def __call__(self, *args):
        self.calls.append(args)
        return self.function(*args)


@Recorded
def login(password):
    return password


@Recorded
def size(password):
    return len(password)


print(login(os.environ["DB_PASSWORD"]))  # expect: CRD201
print(size(os.environ["DB_PASSWORD"]))
print(login.calls)  # expect: CRD201
print(current.get())
token = current.set(os.environ["DB_PASSWORD"])
print(current.get())  # expect: CRD201
current.reset(token)
print(current.get())
""",
    "a context variable of two functions": """
import contextvars
import os

current: contextvars.ContextVar[str] = contextvars.ContextVar("current")
other = contextvars.ContextVar("other", default=None)


def login():
    current.set(os.environ["DB_PASSWORD"])
    other.set(len(os.environ["DB_PASSWORD"]))


def show():
    print(current.get())  # expect: CRD201
    print(other.get())


def main():
    login()
    show()


main()
""",
    "what an adapter adds to each record": """
import logging, os

plain = logging.LoggerAdapter(logging.getLogger("x"), {"user": "u"})
plain.info("hello")
loud = logging.LoggerAdapter(logging.getLogger("x"), extra={"token": os.environ["DB_PASSWORD"]})
loud.info("hello")  # expect: CRD202
loud.warning("x %s", 1)  # expect: CRD202
plain.warning("y %s", os.environ["DB_PASSWORD"])  # expect: CRD202
""",
    "attributes of a metaclass": """
import os


class Meta(type):
    @property
    def token(cls):
        return os.environ["DB_PASSWORD"]

    def size(cls):
        return len(cls.token)

    def __getattr__(cls, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return os.environ[name]


class Settings(metaclass=Meta):
    host = "x"


class Sub(Settings):
    pass


print(Settings.token)  # expect: CRD201
print(Settings.size())
print(Settings.host)
print(Settings.DB_PASSWORD)  # expect: CRD201
print(Sub.token)  # expect: CRD201
print(Sub.size())
""",
    "what a generator returns": """
import os


def inner():
    yield 1
    return os.environ["DB_PASSWORD"]


def outer():
    value = yield from inner()
    print(value)  # expect: CRD201
    other = yield from inner2()
    print(other)
    yield value


def inner2():
    yield os.environ["DB_PASSWORD"]
    return 3


print(list(outer()))  # expect: CRD201
for x in outer():
    print(x)  # expect: CRD201
""",
    "decorators of classes": """
import os

REGISTRY = {}


def register(cls):
    REGISTRY[cls.__name__] = cls
    return cls


def with_repr(cls):
    def __repr__(self):
        return f"{cls.__name__}({self.password})"

    cls.__repr__ = __repr__
    return cls


def named(name):
    def deco(cls):
        REGISTRY[name] = cls
        return cls

    return deco


@register
class A:
    def run(self):
        return os.environ["DB_PASSWORD"]


@with_repr
class B:
    def __init__(self, password):
        self.password = password


@named("c")
class C:
    def run(self):
        return len(os.environ["DB_PASSWORD"])


class D:
    def __init__(self, password):
        self.password = password


print(REGISTRY["A"]().run())  # expect: CRD201
print(B(os.environ["DB_PASSWORD"]))  # expect: CRD201
print(REGISTRY["c"]().run())
print(D(os.environ["DB_PASSWORD"]))
""",
    "decorators that are objects": """
import os, functools


class Retry:
    def __init__(self, times):
        self.times = times

    def __call__(self, function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            for _ in range(self.times):
                return function(*args, **kwargs)

        return wrapper


class Mask:
    def __call__(self, function):
        def wrapper(*args):
            return "*" * len(function(*args))

        return wrapper


@Retry(times=3)
def load():
    return os.environ["DB_PASSWORD"]


@Mask()
def masked():
    return os.environ["DB_PASSWORD"]


print(load())  # expect: CRD201
print(masked())
""",
    "decorators of methods that are descriptors": """
import os, functools


class cached:
    def __init__(self, function):
        self.function = function

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner):
        value = self.function(instance)
        instance.__dict__[self.name] = value
        return value


class A:
    @cached
    def token(self):
        return os.environ["DB_PASSWORD"]

    @cached
    def size(self):
        return len(os.environ["DB_PASSWORD"])


a = A()
print(a.token)  # expect: CRD201
print(a.size)
print(a.token)  # expect: CRD201
""",
    "decorators that record sizes": """
import contextvars
import os

COMMANDS = {}
current = contextvars.ContextVar("current", default="")


class Recorded:
    def __init__(self, function):
        self.calls = []
        self.function = function

    def __call__(self, *args):
        self.calls.append(args)
        return self.function(*args)


@Recorded
def login(password):
    return password


@Recorded
def size(password):
    return len(password)


print(size(os.environ["DB_PASSWORD"]))
print(current.get())
token = current.set(os.environ["DB_PASSWORD"])
current.reset(token)
print(current.get())
""",
    "a context variable with a number": """
import contextvars
import os

current: contextvars.ContextVar[str] = contextvars.ContextVar("current")
other = contextvars.ContextVar("other", default=None)


def login():
    current.set(os.environ["DB_PASSWORD"])
    other.set(len(os.environ["DB_PASSWORD"]))


def show():
    len("")
    print(other.get())


def main():
    login()
    show()


main()
""",
    "an adapter without a secret": """
import logging, os

plain = logging.LoggerAdapter(logging.getLogger("x"), {"user": "u"})
plain.info("hello")
loud = logging.LoggerAdapter(logging.getLogger("x"), extra={"token": os.environ["DB_PASSWORD"]})
""",
    "sizes by a metaclass": """
import os


class Meta(type):
    @property
    def token(cls):
        return os.environ["DB_PASSWORD"]

    def size(cls):
        return len(cls.token)

    def __getattr__(cls, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return os.environ[name]


class Settings(metaclass=Meta):
    host = "x"


class Sub(Settings):
    pass


print(Settings.size())
print(Settings.host)
print(Sub.size())
""",
    "generators without a secret that is shown": """
import os


def inner():
    yield 1
    return os.environ["DB_PASSWORD"]


def outer():
    value = yield from inner()
    len("")
    other = yield from inner2()
    print(other)
    yield value


def inner2():
    yield os.environ["DB_PASSWORD"]
    return 3


for x in outer():
    len("")
""",
    "decorators of classes that hide": """
import os

REGISTRY = {}


def register(cls):
    REGISTRY[cls.__name__] = cls
    return cls


def with_repr(cls):
    def __repr__(self):
        return f"{cls.__name__}({self.password})"

    cls.__repr__ = __repr__
    return cls


def named(name):
    def deco(cls):
        REGISTRY[name] = cls
        return cls

    return deco


@register
class A:
    def run(self):
        return os.environ["DB_PASSWORD"]


@with_repr
class B:
    def __init__(self, password):
        self.password = password


@named("c")
class C:
    def run(self):
        return len(os.environ["DB_PASSWORD"])


class D:
    def __init__(self, password):
        self.password = password


print(REGISTRY["c"]().run())
print(D(os.environ["DB_PASSWORD"]))
""",
    "a decorator that masks": """
import os, functools


class Retry:
    def __init__(self, times):
        self.times = times

    def __call__(self, function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            for _ in range(self.times):
                return function(*args, **kwargs)

        return wrapper


class Mask:
    def __call__(self, function):
        def wrapper(*args):
            return "*" * len(function(*args))

        return wrapper


@Retry(times=3)
def load():
    return os.environ["DB_PASSWORD"]


@Mask()
def masked():
    return os.environ["DB_PASSWORD"]


print(masked())
""",
    "descriptors that measure": """
import os, functools


class cached:
    def __init__(self, function):
        self.function = function

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner):
        value = self.function(instance)
        instance.__dict__[self.name] = value
        return value


class A:
    @cached
    def token(self):
        return os.environ["DB_PASSWORD"]

    @cached
    def size(self):
        return len(os.environ["DB_PASSWORD"])


a = A()
print(a.size)
""",
    "functions that dispatch by types": """
import os
from functools import singledispatch


class Secret(str):
    pass


class Plain(str):
    pass


@singledispatch
def show(value):
    return repr(value)


@show.register
def _(value: Secret):
    return "***"


@show.register(int)
def _int(value):
    return value + 1


print(show(Secret(os.environ["DB_PASSWORD"])))
print(show(Plain(os.environ["DB_PASSWORD"])))  # expect: CRD201
print(show(os.environ["DB_PASSWORD"]))  # expect: CRD201
print(show(3))
""",
    "a masking function with containers": """
import os, functools


@functools.singledispatch
def mask(value):
    return "***"


@mask.register(dict)
def mask_dict(value):
    return {k: mask(v) for k, v in value.items()}


@mask.register(list)
def mask_list(value):
    return list(value)


print(mask(os.environ["DB_PASSWORD"]))
print(mask({"a": os.environ["DB_PASSWORD"]}))
print(mask([os.environ["DB_PASSWORD"]]))  # expect: CRD201
""",
    "methods that dispatch by types": """
import os
from functools import singledispatchmethod


class Token:
    def __init__(self, text):
        self.text = text


class Shower:
    @singledispatchmethod
    def show(self, value):
        return str(value)

    @show.register
    def _(self, value: Token):
        return "*" * len(value.text)

    @show.register(int)
    def _(self, value):
        return "int"


s = Shower()
print(s.show(Token(os.environ["DB_PASSWORD"])))
print(s.show(os.environ["DB_PASSWORD"]))  # expect: CRD201
print(s.show(3))
""",
    "implementations for subclasses": """
import os
from functools import singledispatch


class A:
    def __init__(self, t):
        self.t = t


class B(A):
    pass


@singledispatch
def show(value):
    return "***"


@show.register(A)
def _(value):
    return value.t


@show.register(list)
def _(value):
    return len(value)


print(show(A(os.environ["DB_PASSWORD"])))  # expect: CRD201
print(show(B(os.environ["DB_PASSWORD"])))  # expect: CRD201
print(show([os.environ["DB_PASSWORD"]]))
print(show(os.environ["DB_PASSWORD"]))
""",
    "patterns of classes with positions": """
import os
from dataclasses import dataclass


@dataclass
class Login:
    user: str
    password: str


def show(value):
    match value:
        case Login(user, password):
            print(user)
            print(password)  # expect: CRD201
        case str(text):
            print("text", len(text))
        case _:
            print("other")


def text(value):
    match value:
        case Login(user, _):
            print("login", user)
        case int(number):
            print("number", number)
        case other:
            print(other)  # expect: CRD201


show(Login("x", os.environ["DB_PASSWORD"]))
show(os.environ["DB_PASSWORD"])
text(os.environ["DB_PASSWORD"])
text(Login("x", os.environ["DB_PASSWORD"]))
""",
    "a derived text in a match": """
import os


class Secret(str):
    pass


def show(value):
    match value:
        case Secret():
            print("***")
        case str():
            print(value)
        case bytes(b) | bytearray(b):
            print(len(b))


show(Secret(os.environ["DB_PASSWORD"]))
show("x")
""",
    "patterns of classes with match arguments": """
import os


class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y


def show(value):
    match value:
        case Point(x, y):
            print(x)
        case _:
            print(type(value))


show(Point(1, os.environ["DB_PASSWORD"]))
show(os.environ["DB_PASSWORD"])
""",
    "functions that dispatch to what masks": """
import os
from functools import singledispatch


class Secret(str):
    pass


class Plain(str):
    pass


@singledispatch
def show(value):
    return repr(value)


@show.register
def _(value: Secret):
    return "***"


@show.register(int)
def _int(value):
    return value + 1


print(show(Secret(os.environ["DB_PASSWORD"])))
print(show(3))
""",
    "a function that masks what is no list": """
import os, functools


@functools.singledispatch
def mask(value):
    return "***"


@mask.register(dict)
def mask_dict(value):
    return {k: mask(v) for k, v in value.items()}


@mask.register(list)
def mask_list(value):
    return list(value)


print(mask(os.environ["DB_PASSWORD"]))
print(mask({"a": os.environ["DB_PASSWORD"]}))
""",
    "a generic that masks": """
import os
from functools import singledispatch


class A:
    def __init__(self, t):
        self.t = t


class B(A):
    pass


@singledispatch
def show(value):
    return "***"


@show.register(A)
def _(value):
    return value.t


@show.register(list)
def _(value):
    return len(value)


print(show([os.environ["DB_PASSWORD"]]))
print(show(os.environ["DB_PASSWORD"]))
""",
}

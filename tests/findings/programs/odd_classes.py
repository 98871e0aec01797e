"""Programs that hardly anybody would write: they end, and what follows them is checked."""

PROGRAMS = {
    "an iterator of itself without a next item": """
import os


class Arguments(list):
    def __iter__(self):
        self.append(os.environ["DB_PASSWORD"])
        return self


for each in Arguments():
    print(len(each))
print(list(Arguments()) and 1)
print(os.environ["AWS_SECRET_ACCESS_KEY"])  # expect: CRD201
""",
    "iterators of each other": """
import os


class Left:
    def __iter__(self):
        return Right()


class Right:
    def __iter__(self):
        return Left()


for each in Left():
    print("turn", each)
first, *rest = Right()
print(first)
""",
    "an iterator whose next item comes from elsewhere": """
import os

from rows import Reader


class Rows(Reader):
    secret = os.environ["AWS_SECRET_ACCESS_KEY"]

    def __iter__(self):
        return self


for row in Rows("a.csv"):
    print(row)
""",
    "an iterator that gives secrets": """
import os


class Names:
    def __iter__(self):
        return self

    def __next__(self):
        return os.environ["AWS_SECRET_ACCESS_KEY"]


class Box:
    def __iter__(self):
        return Names() if os.environ.get("ALL") else iter(())


for each in Box():
    print(each)  # expect: CRD201
""",
    "methods of a class without an object": """
import contextvars
import functools
import os

secret = os.environ["AWS_SECRET_ACCESS_KEY"]


@functools.singledispatch.register(list)
def show(value):
    return value


read = contextvars.ContextVar.get
print(contextvars.ContextVar.set(secret), read(), property.setter(secret), contextvars.ContextVar.reset())
print(functools.singledispatchmethod.register(), functools.singledispatch.register(secret))
""",
    "and with one": """
import contextvars
import os

current = contextvars.ContextVar("current")
current.set(os.environ["AWS_SECRET_ACCESS_KEY"])
print(current.get())  # expect: CRD201
""",
    "methods of dict that a class takes for its attributes": """
import os
from base import Base

class Known(dict):
    __getattr__ = dict.get
    __setattr__ = dict.__setitem__

    def get(self, name):
        return None

class Unknown(Base):
    __getattr__ = dict.get
    __setattr__ = dict.__setitem__

class Plain:
    __getattr__ = dict.get

known = Known()
known.password = os.environ["AWS_SECRET_ACCESS_KEY"]
known.host = "x"
print(known.password)  # expect: CRD201
print(known.host)
print(known.get("password"))
print(dict.get(known, "password"))  # expect: CRD201
print(dict.get(known, "host"))
unknown = Unknown()
unknown.password = os.environ["AWS_SECRET_ACCESS_KEY"]
print(unknown.host, Plain().host, str.upper(Plain()))
""",
}

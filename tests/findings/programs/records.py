"""Dataclasses and their like: which attributes are fields, which of them the repr shows, what dumps of them hold."""

PROGRAMS = {
    "attributes that are no fields": """
import os
from dataclasses import dataclass


@dataclass
class Holder:
    timeout: int = 2

    def __post_init__(self):
        self._creds = os.environ["DB_PASSWORD"]


h = Holder()
print(h)
print(f"{h!r}", [h])
print(vars(h))  # expect: CRD201
""",
    "values for the initialisation only": """
import os
from dataclasses import InitVar, dataclass, field


@dataclass
class Request:
    url: str
    token: InitVar[str]
    size: InitVar[int] = 3
    header: str = field(init=False, repr=False)
    digest: int = field(init=False, default=0)

    def __post_init__(self, token, size):
        self.header = "Bearer " + token
        self.digest = len(token) + size


r = Request("u", os.environ["DB_PASSWORD"])
print(r)
print(r.header)  # expect: CRD201
print(r.digest)
s = Request(url="u", token=os.environ["DB_PASSWORD"], size=9)
print(s.header)  # expect: CRD201
""",
    "bases and subclasses without a repr": """
import os
from dataclasses import dataclass


@dataclass(repr=False)
class Base:
    password: str


@dataclass
class Database(Base):
    host: str = "db"


class Plain(Base):
    host = "db"


@dataclass
class Loud:
    password: str


@dataclass(repr=False)
class Quiet(Loud):
    other: str = ""


@dataclass(repr=False)
class Quieter(Loud):
    other: str = ""

    def __repr__(self):
        return "Quieter"


p = os.environ["DB_PASSWORD"]
print(Base(p))
print(Database(p))  # expect: CRD201
print(Plain(p))
print(Quiet(p))  # expect: CRD201
print(Quiet("x", p))
print(Quieter(p, p))
""",
    "decorators under other names": """
import os
import dataclasses as dcs
from dataclasses import dataclass as dc, asdict as ad
import functools


@dc
class A:
    password: str


@dc(frozen=True)
class B:
    password: str


@dcs.dataclass(repr=False)
class C:
    password: str


record = dc(frozen=True)


@record
class D:
    password: str


kw = functools.partial(dc, kw_only=True)


@kw
class E:
    password: str


p = os.environ["DB_PASSWORD"]
print(A(p))  # expect: CRD201
print(B(p))  # expect: CRD201
print(C(p))
print(D(p))  # expect: CRD201
print(E(password=p))  # expect: CRD201
print(ad(C(p)))  # expect: CRD201
""",
    "records in records": """
import os
from dataclasses import asdict, astuple, dataclass, field, fields


@dataclass
class Inner:
    user: str
    password: str = field(repr=False)


@dataclass
class Outer:
    inner: Inner
    others: list = field(default_factory=list)


p = os.environ["DB_PASSWORD"]
o = Outer(Inner("u", p))
print(o)
print(asdict(o))  # expect: CRD201
print(asdict(o)["inner"]["user"])
print(asdict(o)["inner"]["password"])  # expect: CRD201
d = asdict(o)
d["inner"]["password"] = "***"
print(d)
d["inner"].pop("password")
print(d)
print(astuple(o.inner)[0])
print(astuple(o.inner)[1])  # expect: CRD201
print(astuple(o))  # expect: CRD201
o2 = Outer(Inner("u", "x"), [Inner("v", p)])
print(asdict(o2)["others"][0]["password"])  # expect: CRD201
print(asdict(o2)["others"][0]["user"])
""",
    "a loop over the fields": """
import os
from dataclasses import dataclass, field, fields


@dataclass
class Inner:
    user: str
    password: str

    def masked(self):
        return {f.name: "***" if f.name == "password" else getattr(self, f.name) for f in fields(self)}

    def shown(self):
        return {f.name: getattr(self, f.name) for f in fields(self) if f.name != "password"}

    def all(self):
        return {f.name: getattr(self, f.name) for f in fields(self)}


i = Inner("u", os.environ["DB_PASSWORD"])
print(i.masked())
print(i.shown())
print(i.all())  # expect: CRD201
print([f.name for f in fields(Inner)])
for f in fields(i):
    print(f.name, f.repr)
print([getattr(i, f.name) for f in fields(i)])  # expect: CRD201
""",
    "a subclass that is not decorated": """
import os
from dataclasses import dataclass


@dataclass
class Base:
    host: str = "h"


class Child(Base):
    password: str = os.environ["DB_PASSWORD"]


print(Child())
print(Child.password)  # expect: CRD201
""",
    "fields by keyword only": """
import os
from dataclasses import dataclass, KW_ONLY


@dataclass
class A:
    host: str
    _: KW_ONLY
    password: str = ""
    port: int = 0


a = A("h", password=os.environ["DB_PASSWORD"])
print(a.port)
print(a.host)
print(a.password)  # expect: CRD201
print(a)  # expect: CRD201
""",
    "a text that names its expression": """
import os


class Token:
    def __init__(self, text):
        self.text = text

    def __str__(self):
        return "Token"

    def __repr__(self):
        return f"Token({self.text})"


class Hidden(Token):
    def __str__(self):
        return self.text

    def __repr__(self):
        return "Hidden"


t, h = Token(os.environ["DB_PASSWORD"]), Hidden(os.environ["DB_PASSWORD"])
print(f"{t=}")  # expect: CRD201
print(f"{h=}")
print(f"{t=!s}")
print(f"{h=!s}")  # expect: CRD201
print(f"{t = }")  # expect: CRD201
print(f"{t=:}")
print(f"{t=!r:>20}")  # expect: CRD201
password = os.environ["DB_PASSWORD"]
print(f"{password=}")  # expect: CRD201
print(f"{len(password)=}")
""",
    "classes of attrs": """
import os
import attr
from attrs import define, field, asdict


@attr.s
class A:
    user = attr.ib()
    password = attr.ib(repr=False)


@define
class B:
    user: str
    password: str

    def __attrs_post_init__(self):
        self.password = "***"


@define
class C:
    password: str = field(repr=lambda value: "***")


p = os.environ["DB_PASSWORD"]
print(A("u", p))
print(A(p, "u"))  # expect: CRD201
print(A("u", p).password)  # expect: CRD201
print(B("u", p))
print(asdict(A("u", p)))  # expect: CRD201
""",
    "defaults made in the class": """
import os
from dataclasses import dataclass


@dataclass
class A:
    _prefix = os.environ["DB_PASSWORD"]
    size: int = len(_prefix)
    url: str = "x://" + _prefix


print(A().size)
print(A().url)  # expect: CRD201
print(A())  # expect: CRD201
""",
    "a field that a subclass declares again": """
import os
from dataclasses import dataclass


@dataclass
class Base:
    a: str
    b: str = ""


@dataclass
class Child(Base):
    c: str = ""
    a: str = "x"


c = Child(os.environ["DB_PASSWORD"], "y", "z")
print(c.a)  # expect: CRD201
print(c.b, c.c)
""",
    "an attribute that is no field": """
import os
from dataclasses import dataclass


@dataclass
class Holder:
    timeout: int = 2

    def __post_init__(self):
        self._creds = os.environ["DB_PASSWORD"]


h = Holder()
print(h)
print(f"{h!r}", [h])
""",
    "a value for the initialisation": """
import os
from dataclasses import InitVar, dataclass, field


@dataclass
class Request:
    url: str
    token: InitVar[str]
    size: InitVar[int] = 3
    header: str = field(init=False, repr=False)
    digest: int = field(init=False, default=0)

    def __post_init__(self, token, size):
        self.header = "Bearer " + token
        self.digest = len(token) + size


r = Request("u", os.environ["DB_PASSWORD"])
print(r)
print(r.digest)
s = Request(url="u", token=os.environ["DB_PASSWORD"], size=9)
""",
    "fields masked by their names": """
import os
from dataclasses import dataclass, field, fields


@dataclass
class Inner:
    user: str
    password: str

    def masked(self):
        return {f.name: "***" if f.name == "password" else getattr(self, f.name) for f in fields(self)}

    def shown(self):
        return {f.name: getattr(self, f.name) for f in fields(self) if f.name != "password"}

    def all(self):
        return {f.name: getattr(self, f.name) for f in fields(self)}


i = Inner("u", os.environ["DB_PASSWORD"])
print(i.masked())
print(i.shown())
print([f.name for f in fields(Inner)])
for f in fields(i):
    print(f.name, f.repr)
""",
    "a repr of some fields": """
import os
from dataclasses import dataclass, field, fields


@dataclass(repr=False)
class Inner:
    user: str
    password: str = field(repr=False)

    def __repr__(self):
        return ", ".join(f"{f.name}={getattr(self, f.name)}" for f in fields(self) if f.repr)


i = Inner("u", os.environ["DB_PASSWORD"])
print(i)
""",
    "harmless fields of nested records": """
import os
from dataclasses import asdict, astuple, dataclass, field, fields


@dataclass
class Inner:
    user: str
    password: str = field(repr=False)


@dataclass
class Outer:
    inner: Inner
    others: list = field(default_factory=list)


p = os.environ["DB_PASSWORD"]
o = Outer(Inner("u", p))
print(o)
print(asdict(o)["inner"]["user"])
d = asdict(o)
d["inner"]["password"] = "***"
print(d)
d["inner"].pop("password")
print(d)
print(astuple(o.inner)[0])
o2 = Outer(Inner("u", "x"), [Inner("v", p)])
print(asdict(o2)["others"][0]["user"])
""",
    "fields of attrs that are hidden": """
import os
import attr
from attrs import define, field, asdict


@attr.s
class A:
    user = attr.ib()
    password = attr.ib(repr=False)


@define
class B:
    user: str
    password: str

    def __attrs_post_init__(self):
        self.password = "***"


@define
class C:
    password: str = field(repr=lambda value: "***")


p = os.environ["DB_PASSWORD"]
print(A("u", p))
print(B("u", p))
""",
    "other fields by keyword only": """
import os
from dataclasses import dataclass, KW_ONLY


@dataclass
class A:
    host: str
    _: KW_ONLY
    password: str = ""
    port: int = 0


a = A("h", password=os.environ["DB_PASSWORD"])
print(a.port)
print(a.host)
""",
    "other fields of a subclass": """
import os
from dataclasses import dataclass


@dataclass
class Base:
    a: str
    b: str = ""


@dataclass
class Child(Base):
    c: str = ""
    a: str = "x"


c = Child(os.environ["DB_PASSWORD"], "y", "z")
print(c.b, c.c)
""",
}

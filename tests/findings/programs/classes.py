"""Classes of the file: what Python runs when an attribute is read or set, and where it looks methods up."""

PROGRAMS = {
    "a property that can be set": """
import os


class Account:
    def __init__(self, password):
        self.password = password

    @property
    def password(self):
        return self._password

    @password.setter
    def password(self, value):
        self._password = value.strip()


account = Account(os.environ["DB_PASSWORD"])
print(account.password)  # expect: CRD201
account.password = "none"
print(account.password)
""",
    "properties made of methods": """
import os


class Vault:
    def __init__(self, token):
        self._token = token

    def _get(self):
        return self._token

    def _length(self):
        return len(self._token)

    token = property(_get)
    length = property(fget=_length)


vault = Vault(os.environ["VAULT_TOKEN"])
print(vault.length)
print(vault.token)  # expect: CRD201
""",
    "a setter that masks": """
import os


class Field:
    @property
    def value(self):
        return self._shown

    @value.setter
    def value(self, text):
        self._shown = "*" * len(text)

    @value.deleter
    def value(self):
        self._shown = ""


field = Field()
field.value = os.environ["API_TOKEN"]
setattr(field, "value", os.environ["API_TOKEN"])
print(field.value, vars(field))
""",
    "a setter that keeps it elsewhere": """
import os


class Session:
    @property
    def token(self):
        return "***"

    @token.setter
    def token(self, value):
        self.header = "Bearer " + value


session = Session()
session.token = os.environ["API_TOKEN"]
print(session.token)
print(session.header)  # expect: CRD201
""",
    "a property with another getter in a subclass": """
import os


class Base:
    @property
    def token(self):
        return self._token

    @token.setter
    def token(self, value):
        self._token = value


class Masked(Base):
    @Base.token.getter
    def token(self):
        return "***"


for masked in (Masked(),):
    masked.token = os.environ["API_TOKEN"]
    print(masked.token)
""",
    "a property given to a class later": """
import os


class Holder:
    pass


def put(holder, value):
    holder.size = len(value)


Holder.token = property(lambda holder: holder.size, put)
holder = Holder()
holder.token = os.environ["API_TOKEN"]
print(holder.token, holder.size)
""",
    "descriptors that store": """
import os


class Plain:
    def __init__(self, name):
        self.name = name

    def __get__(self, instance, owner=None):
        return getattr(instance, self.name)

    def __set__(self, instance, value):
        setattr(instance, self.name, value)


class Masked(Plain):
    def __set__(self, instance, value):
        setattr(instance, self.name, f"{value[:4]}****")


class Options:
    plain = Plain("_plain")
    masked = Masked("_masked")


options = Options()
options.plain = options.masked = os.environ["API_TOKEN"]
print(options.masked)
print(options.plain)  # expect: CRD201
""",
    "a constructor that hands on to its sibling": """
import os


class Base:
    def __init__(self, **rest):
        self.rest = rest


class Named(Base):
    def __init__(self, name="", **rest):
        super().__init__(**rest)
        self.name = name


class Signed(Base):
    def __init__(self, token="", **rest):
        super().__init__(**rest)
        self.token = token


class Job(Named, Signed):
    pass


job = Job(name="x", token=os.environ["API_TOKEN"])
print(job.rest)
print(job.token)  # expect: CRD201
""",
    "the nearer of two bases of one base": """
import os


class Root:
    def value(self):
        return os.environ["API_TOKEN"]


class Left(Root):
    pass


class Right(Root):
    def value(self):
        return "***"


class Both(Left, Right):
    pass


print(Both().value())
""",
    "super() of a class method": """
import os


class Base:
    @classmethod
    def made(cls, token):
        self = cls()
        self.token = token
        return self


class Masking:
    @classmethod
    def made(cls, token):
        return super().made("*" * len(token))


class Job(Masking, Base):
    pass


print(Job.made(os.environ["API_TOKEN"]).token)
print(Base.made(os.environ["API_TOKEN"]).token)  # expect: CRD201
""",
    "the class of an object": """
import os


class Request:
    def __init__(self, token=None):
        self.token = token

    @staticmethod
    def text(value):
        return value

    @staticmethod
    def masked(value):
        return "*" * len(value)

    def one(self, token):
        return type(self)(token)

    def two(self, token):
        cls = self.__class__
        return cls(token=token)

    def three(self, value):
        return type(self).text(value)

    def four(self, value):
        return self.__class__.masked(value)


t = os.environ["DB_PASSWORD"]
print(Request().one(t).token)  # expect: CRD201
print(Request().two(t).token)  # expect: CRD201
print(Request().three(t))  # expect: CRD201
print(Request().four(t))
""",
    "objects made without their constructor": """
import os


class Request:
    @classmethod
    def four(cls, token):
        self = cls.__new__(cls)
        self.token = token
        self.size = len(token)
        return self

    @classmethod
    def five(cls, token):
        self = object.__new__(cls)
        self.__dict__.update(token=token)
        return self

    def copy(self):
        new = self.__class__.__new__(self.__class__)
        new.token = self.token
        return new


r = Request.four(os.environ["DB_PASSWORD"])
print(r.size)
print(r.token)  # expect: CRD201
print(Request.five(os.environ["DB_PASSWORD"]).token)  # expect: CRD201
print(r.copy().token)  # expect: CRD201
""",
    "classes with parameters, and new types": """
import os
from typing import Generic, NewType, TypeVar

T = TypeVar("T")
K = TypeVar("K")


class Cell(Generic[T]):
    def __init__(self, value: T) -> None:
        self.value = value

    def size(self):
        return len(self.value)


class Named(Cell[str], Generic[K]):
    pass


Token = NewType("Token", str)
print(Cell[str](os.environ["DB_PASSWORD"]).value)  # expect: CRD201
print(Named[int](os.environ["DB_PASSWORD"]).value)  # expect: CRD201
print(Cell[str](os.environ["DB_PASSWORD"]).size())
print(Token(os.environ["DB_PASSWORD"]))  # expect: CRD201
print(len(Token(os.environ["DB_PASSWORD"])))
""",
    "attributes set by object": """
import os
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Dsn:
    host: str
    url: str = ""
    size: int = 0
    hidden: str = field(default="", repr=False)

    def __post_init__(self):
        object.__setattr__(self, "url", f"redis://:{os.environ['DB_PASSWORD']}@{self.host}")
        object.__setattr__(self, "size", len(os.environ["DB_PASSWORD"]))


@dataclass(frozen=True)
class Quiet:
    host: str
    hidden: str = field(default="", repr=False)

    def __post_init__(self):
        super().__setattr__("hidden", os.environ["DB_PASSWORD"])


print(Dsn("cache").url)  # expect: CRD201
print(Dsn("cache"))  # expect: CRD201
print(Dsn("cache").size)
print(Quiet("cache"))
print(Quiet("cache").hidden)  # expect: CRD201
""",
    "an own __setattr__": """
import os


class Masking:
    def __setattr__(self, name, value):
        super().__setattr__(name, "*" * len(value))


class Keeping:
    def __setattr__(self, name, value):
        if name.startswith("_"):
            raise AttributeError(name)
        self.__dict__[name] = value


class Prefixed:
    def __setattr__(self, name, value):
        object.__setattr__(self, "_" + name, value)


m, k, p = Masking(), Keeping(), Prefixed()
m.token = k.token = p.token = os.environ["DB_PASSWORD"]
print(m.token)
print(k.token)  # expect: CRD201
print(p._token)  # expect: CRD201
print(vars(m))
""",
    "subclasses that register": """
import os


class Command:
    def __init_subclass__(cls, label="", **kwargs):
        super().__init_subclass__(**kwargs)
        COMMANDS[cls.__name__] = cls


COMMANDS = {}


class Token(Command, label="x"):
    def run(self):
        return os.environ["DB_PASSWORD"]


class Size(Command):
    def run(self):
        return len(os.environ["DB_PASSWORD"])


print(COMMANDS["Token"]().run())  # expect: CRD201
print(COMMANDS["Size"]().run())
for name, cls in COMMANDS.items():
    print(name)
""",
    "brackets that a class defines": """
import os


class A:
    def __class_getitem__(cls, item):
        return os.environ[item]


class B:
    def __class_getitem__(cls, item):
        return len(os.environ[item])


print(A["DB_PASSWORD"])  # expect: CRD201
print(B["DB_PASSWORD"])
""",
    "descriptors that are told their name": """
import os


class Field:
    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, obj, owner=None):
        return obj.__dict__[self.name]

    def __set__(self, obj, value):
        obj.__dict__[self.name] = value


class Masked(Field):
    def __set__(self, obj, value):
        obj.__dict__[self.name] = len(value)


class C:
    plain = Field()
    masked = Masked()


c = C()
c.plain = os.environ["DB_PASSWORD"]
c.masked = os.environ["DB_PASSWORD"]
print(c.plain)  # expect: CRD201
print(c.masked)
""",
    "a class derived from dict": """
import os


class Config(dict):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.loaded = True

    def load(self, name):
        self[name] = os.environ["DB_PASSWORD"]

    def public(self):
        return {k: v for k, v in self.items() if k != "password"}

    def masked(self):
        return {k: "***" for k in self}


c = Config(host="x")
print(c)
c.load("password")
print(c)  # expect: CRD201
print(c["host"])
print(c["password"], c.get("host"))  # expect: CRD201
print(c.public())
print(c.masked(), len(c), "password" in c)
print(dict(c))  # expect: CRD201
print({**c})  # expect: CRD201
print(c.loaded, vars(c))
print(list(c.values()))  # expect: CRD201
print(sorted(c))
""",
    "a derived dict with its own repr": """
import os, json


class Config(dict):
    def __repr__(self):
        return "Config(...)"


c = Config(password=os.environ["DB_PASSWORD"])
print(c)
print([c])
print(c["password"])  # expect: CRD201
del c["password"]
print(dict(c))
""",
    "attributes that are items": """
import os


class A(dict):
    __getattr__ = dict.get
    __setattr__ = dict.__setitem__
    __delattr__ = dict.__delitem__


a = A()
a.password = os.environ["DB_PASSWORD"]
a.host = "x"
print(a.password)  # expect: CRD201
print(a.host)
print(a)  # expect: CRD201
del a.password
print(a)
""",
    "a dict that is its own __dict__": """
import os


class Bunch(dict):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.__dict__ = self


b = Bunch(host="x", password=os.environ["DB_PASSWORD"])
print(b.host)
print(b.password)  # expect: CRD201
c = Bunch()
c.token = os.environ["DB_PASSWORD"]
print(c)  # expect: CRD201
print(c["token"])  # expect: CRD201
print(len(c))
""",
    "a class derived from list": """
import os


class Arguments(list):
    def option(self, name, value):
        self.append(name)
        self.extend([value])
        return self

    def secret(self, value):
        self += ["***"]


a = Arguments()
a.secret(os.environ["DB_PASSWORD"])
print(a)
a.option("--password", os.environ["DB_PASSWORD"])
print(a)  # expect: CRD201
print(a[1])
print(" ".join(a))  # expect: CRD201
print(a[:1])
print(a + ["x"])  # expect: CRD201
for each in a:
    print(each)  # expect: CRD201
print(len(a), a.index("--password"))
""",
    "classes derived from defaultdict and OrderedDict": """
import os
from collections import OrderedDict, defaultdict


class Groups(defaultdict):
    def __init__(self):
        super().__init__(list)


class Ordered(OrderedDict):
    def __setitem__(self, key, value):
        super().__setitem__(key, "*" * len(value))


g = Groups()
g["a"].append(os.environ["DB_PASSWORD"])
print(g["b"])
print(g["a"])  # expect: CRD201
print(g)  # expect: CRD201
o = Ordered()
o["a"] = os.environ["DB_PASSWORD"]
print(o["a"])
print(o)
""",
    "classes derived from UserDict and UserList": """
import os
from collections import UserDict, UserList


class Masking(UserDict):
    def __setitem__(self, key, value):
        self.data[key] = "***" if "password" in key else value


class Plain(UserDict):
    def __getitem__(self, key):
        return self.data[key.lower()]


class Items(UserList):
    def add(self, value):
        self.data.append(value)


m = Masking(host="x", password=os.environ["DB_PASSWORD"])
print(m)
print(m["password"])
p = Plain()
p["password"] = os.environ["DB_PASSWORD"]
print(p["PASSWORD"])  # expect: CRD201
print(p)  # expect: CRD201
i = Items(["a"])
i.add(os.environ["DB_PASSWORD"])
print(i)  # expect: CRD201
print(i[0])
""",
    "a derived dict that makes what is missing": """
import os


class Env(dict):
    def __missing__(self, key):
        return os.environ[key]


class Quiet(dict):
    def __missing__(self, key):
        return len(os.environ[key])


print(Env()["DB_PASSWORD"])  # expect: CRD201
print(Quiet()["DB_PASSWORD"])
print("%(DB_PASSWORD)s" % Env())  # expect: CRD201
print("{DB_PASSWORD}".format_map(Quiet()))
""",
    "classes derived from tuple and named tuples": """
import os
from collections import namedtuple


class Pair(tuple):
    def __new__(cls, a, b):
        return super().__new__(cls, (a, b))

    def first(self):
        return self[0]


class Login(namedtuple("Login", "user password")):
    def __str__(self):
        return self.user


class Shown(namedtuple("Shown", ["user", "password"])):
    __slots__ = ()

    def masked(self):
        return self._replace(password="***")


p = Pair("a", os.environ["DB_PASSWORD"])
print(p)  # expect: CRD201
print(p.first())
print(p[1])  # expect: CRD201
l = Login("a", os.environ["DB_PASSWORD"])
print(l.user)
print(str(l))
print(l.password)  # expect: CRD201
s = Shown(user="a", password=os.environ["DB_PASSWORD"])
print(s)  # expect: CRD201
print(s.masked())
user, password = s
print(password)  # expect: CRD201
print(s[0], user)
""",
    "a class derived from set": """
import os


class Seen(set):
    def note(self, value):
        self.add(value)


s = Seen()
s.note(os.environ["DB_PASSWORD"])
print(s)  # expect: CRD201
print(len(s))
s.clear()
print(s)
""",
    "derived dicts with their own look-up": """
import os


class Upper(dict):
    def __getitem__(self, key):
        return dict.__getitem__(self, key.lower())


class Hiding(dict):
    def __getitem__(self, key):
        return "***"


u = Upper(password=os.environ["DB_PASSWORD"])
print(u["PASSWORD"])  # expect: CRD201
h = Hiding(password=os.environ["DB_PASSWORD"])
print(h["password"])
""",
    "classes derived from dict with types in brackets": """
import os
from typing import Any, Dict


class Config(Dict[str, Any]):
    pass


class Other(dict[str, str]):
    def __init__(self):
        dict.__init__(self, password=os.environ["DB_PASSWORD"])

    def get_password(self):
        return dict.__getitem__(self, "password")


c = Config(a=os.environ["DB_PASSWORD"])
print(c)  # expect: CRD201
print(c.get("b"))
print(Other())  # expect: CRD201
print(Other().get_password())  # expect: CRD201
""",
    "copies of a derived dict": """
import os
import copy


class Config(dict):
    pass


c = Config(password=os.environ["DB_PASSWORD"])
d = copy.copy(c)
d["password"] = "***"
print(d)
print(c)  # expect: CRD201
e = c.copy()
e["password"] = "***"
print(e)
f = copy.deepcopy(c)
print(f)  # expect: CRD201
""",
    "a mixin before dict": """
import os


class Mixin:
    def dump(self):
        return dict(self)

    def __init__(self, *args, **kw):
        super().__init__(*args, **kw)


class Config(Mixin, dict):
    pass


c = Config(password=os.environ["DB_PASSWORD"])
print(c.dump())  # expect: CRD201
print(isinstance(c, dict))
if isinstance(c, dict):
    print(c)  # expect: CRD201
""",
    "static methods that mask, by the class of an object": """
import os


class Request:
    def __init__(self, token=None):
        self.token = token

    @staticmethod
    def text(value):
        return value

    @staticmethod
    def masked(value):
        return "*" * len(value)

    def one(self, token):
        return type(self)(token)

    def two(self, token):
        cls = self.__class__
        return cls(token=token)

    def three(self, value):
        return type(self).text(value)

    def four(self, value):
        return self.__class__.masked(value)


t = os.environ["DB_PASSWORD"]
print(Request().four(t))
""",
    "sizes of what objects made without constructors hold": """
import os


class Request:
    @classmethod
    def four(cls, token):
        self = cls.__new__(cls)
        self.token = token
        self.size = len(token)
        return self

    @classmethod
    def five(cls, token):
        self = object.__new__(cls)
        self.__dict__.update(token=token)
        return self

    def copy(self):
        new = self.__class__.__new__(self.__class__)
        new.token = self.token
        return new


r = Request.four(os.environ["DB_PASSWORD"])
print(r.size)
""",
    "attributes set by object that are hidden": """
import os
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Dsn:
    host: str
    url: str = ""
    size: int = 0
    hidden: str = field(default="", repr=False)

    def __post_init__(self):
        object.__setattr__(self, "url", f"redis://:{os.environ['DB_PASSWORD']}@{self.host}")
        object.__setattr__(self, "size", len(os.environ["DB_PASSWORD"]))


@dataclass(frozen=True)
class Quiet:
    host: str
    hidden: str = field(default="", repr=False)

    def __post_init__(self):
        super().__setattr__("hidden", os.environ["DB_PASSWORD"])


print(Dsn("cache").size)
print(Quiet("cache"))
""",
    "a __setattr__ that masks": """
import os


class Masking:
    def __setattr__(self, name, value):
        super().__setattr__(name, "*" * len(value))


class Keeping:
    def __setattr__(self, name, value):
        if name.startswith("_"):
            raise AttributeError(name)
        self.__dict__[name] = value


class Prefixed:
    def __setattr__(self, name, value):
        object.__setattr__(self, "_" + name, value)


m, k, p = Masking(), Keeping(), Prefixed()
m.token = k.token = p.token = os.environ["DB_PASSWORD"]
print(m.token)
print(vars(m))
""",
    "brackets that give a length": """
import os


class A:
    def __class_getitem__(cls, item):
        return os.environ[item]


class B:
    def __class_getitem__(cls, item):
        return len(os.environ[item])


print(B["DB_PASSWORD"])
""",
    "descriptors that mask": """
import os


class Field:
    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, obj, owner=None):
        return obj.__dict__[self.name]

    def __set__(self, obj, value):
        obj.__dict__[self.name] = value


class Masked(Field):
    def __set__(self, obj, value):
        obj.__dict__[self.name] = len(value)


class C:
    plain = Field()
    masked = Masked()


c = C()
c.plain = os.environ["DB_PASSWORD"]
c.masked = os.environ["DB_PASSWORD"]
print(c.masked)
""",
    "a getter that masks": """
import os


class A:
    def __init__(self, token):
        self.token = token

    @property
    def token(self):
        return self._token[:4] + "***"

    @token.setter
    def token(self, value):
        self._token = value


a = A(os.environ["DB_PASSWORD"])
print(a.token)
""",
    "a property that was emptied": """
import os


class C:
    def __init__(self):
        self._v = ""

    @property
    def v(self):
        return self._v

    @v.setter
    def v(self, value):
        self._v = value


c = C()
c.v += os.environ["DB_PASSWORD"]
c.v = ""
print(c.v)
""",
    "a derived dict seen through what it hides": """
import os


class Config(dict):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.loaded = True

    def load(self, name):
        self[name] = os.environ["DB_PASSWORD"]

    def public(self):
        return {k: v for k, v in self.items() if k != "password"}

    def masked(self):
        return {k: "***" for k in self}


c = Config(host="x")
print(c)
c.load("password")
print(c["host"])
print(c.public())
print(c.masked(), len(c), "password" in c)
print(c.loaded, vars(c))
print(sorted(c))
""",
    "a derived dict that hides itself": """
import os, json


class Config(dict):
    def __repr__(self):
        return "Config(...)"


c = Config(password=os.environ["DB_PASSWORD"])
print(c)
print([c])
del c["password"]
print(dict(c))
""",
    "a derived UserDict that masks what it is given": """
import os
from collections import UserDict, UserList


class Masking(UserDict):
    def __setitem__(self, key, value):
        self.data[key] = "***" if "password" in key else value


class Plain(UserDict):
    def __getitem__(self, key):
        return self.data[key.lower()]


class Items(UserList):
    def add(self, value):
        self.data.append(value)


m = Masking(host="x", password=os.environ["DB_PASSWORD"])
print(m)
print(m["password"])
p = Plain()
p["password"] = os.environ["DB_PASSWORD"]
i = Items(["a"])
i.add(os.environ["DB_PASSWORD"])
print(i[0])
""",
    "a derived set that was cleared": """
import os


class Seen(set):
    def note(self, value):
        self.add(value)


s = Seen()
s.note(os.environ["DB_PASSWORD"])
print(len(s))
s.clear()
print(s)
""",
    "a look-up that hides": """
import os


class Upper(dict):
    def __getitem__(self, key):
        return dict.__getitem__(self, key.lower())


class Hiding(dict):
    def __getitem__(self, key):
        return "***"


u = Upper(password=os.environ["DB_PASSWORD"])
h = Hiding(password=os.environ["DB_PASSWORD"])
print(h["password"])
""",
    "copies with another value": """
import os
import copy


class Config(dict):
    pass


c = Config(password=os.environ["DB_PASSWORD"])
d = copy.copy(c)
d["password"] = "***"
print(d)
e = c.copy()
e["password"] = "***"
print(e)
f = copy.deepcopy(c)
""",
    "derived tuples that mask": """
import os
from collections import namedtuple


class Pair(tuple):
    def __new__(cls, a, b):
        return super().__new__(cls, (a, b))

    def first(self):
        return self[0]


class Login(namedtuple("Login", "user password")):
    def __str__(self):
        return self.user


class Shown(namedtuple("Shown", ["user", "password"])):
    __slots__ = ()

    def masked(self):
        return self._replace(password="***")


p = Pair("a", os.environ["DB_PASSWORD"])
print(p.first())
l = Login("a", os.environ["DB_PASSWORD"])
print(l.user)
print(str(l))
s = Shown(user="a", password=os.environ["DB_PASSWORD"])
print(s.masked())
user, password = s
print(s[0], user)
""",
}

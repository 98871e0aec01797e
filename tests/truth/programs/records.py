"""Dataclasses, named tuples and attrs classes: representations, conversions and computed fields."""

PROGRAMS = {
    "asdict_of_nested": """\
import os
from dataclasses import asdict, dataclass, field

@dataclass
class Database:
    host: str
    password: str

@dataclass
class Settings:
    name: str = "app"
    database: Database = field(default_factory=lambda: Database("localhost", os.environ["DB_PASSWORD"]))

shown = asdict(Settings())
print(shown["name"], shown["database"]["host"])
print(shown["database"]["password"])
print(Settings())
""",
    "asdict_masked": """\
import os
from dataclasses import asdict, dataclass

@dataclass
class Database:
    host: str
    password: str

    def public(self):
        return asdict(self) | {"password": "***"}

database = Database("localhost", os.environ["DB_PASSWORD"])
print(database.public())
print({name: value for name, value in asdict(database).items() if name == "host"})
""",
    "init_var": """\
import os
from dataclasses import InitVar, dataclass, field

@dataclass
class Login:
    user: str
    password: InitVar[str]
    size: int = field(init=False)

    def __post_init__(self, password):
        self.size = len(password)

login = Login("app", os.environ["DB_PASSWORD"])
print(login)
print(vars(login), login.size)
""",
    "init_var_kept": """\
import os
from dataclasses import InitVar, dataclass, field

@dataclass
class Login:
    user: str
    password: InitVar[str]
    header: str = field(init=False, default="")

    def __post_init__(self, password):
        self.header = f"{self.user}:{password}"

login = Login("app", os.environ["DB_PASSWORD"])
print(login.user)
print(login.header)
print(login)
""",
    "frozen_fields": """\
import os
from dataclasses import dataclass, field, replace

@dataclass(frozen=True)
class Credentials:
    user: str
    secret: str = field(repr=False)
    url: str = field(init=False, repr=False)

    def __post_init__(self):
        object.__setattr__(self, "url", f"https://{self.user}:{self.secret}@example.org")

one = Credentials("app", os.environ["AWS_SECRET_ACCESS_KEY"])
print(one, replace(one, user="other"))
print(one.url)
""",
    "fields_listed": """\
import os
from dataclasses import dataclass, fields

@dataclass
class Credentials:
    user: str
    secret: str

one = Credentials("app", os.environ["AWS_SECRET_ACCESS_KEY"])
print([item.name for item in fields(one)])
print({item.name: type(getattr(one, item.name)).__name__ for item in fields(one)})
for item in fields(Credentials):
    print(item.name, "set" if getattr(one, item.name) else "unset")
""",
    "fields_read": """\
import os
from dataclasses import dataclass, fields

@dataclass
class Credentials:
    user: str
    secret: str

one = Credentials("app", os.environ["AWS_SECRET_ACCESS_KEY"])
for item in fields(one):
    print(f"{item.name}={getattr(one, item.name)}")
print(f"{one.user=}")
""",
    "base_without_repr": """\
import os
from dataclasses import dataclass

@dataclass(repr=False)
class Base:
    secret: str

@dataclass
class Derived(Base):
    name: str = "app"

print(Base(os.environ["AWS_SECRET_ACCESS_KEY"]).secret[:4])
print(Derived("***"))
print(Derived(os.environ["AWS_SECRET_ACCESS_KEY"]))
""",
    "own_repr_kept": """\
import os
from dataclasses import dataclass

@dataclass(repr=False)
class Credentials:
    user: str
    secret: str

    def __repr__(self):
        return f"{type(self).__name__}(user={self.user!r}, secret=***)"

@dataclass(repr=False)
class Admin(Credentials):
    level: int = 3

print(Credentials("app", os.environ["DB_PASSWORD"]))
print([Admin("root", os.environ["DB_PASSWORD"])])
""",
    "slots_and_order": """\
import os
from dataclasses import astuple, dataclass

@dataclass(order=True, slots=True)
class Row:
    number: int
    secret: str

rows = [Row(2, os.environ["AWS_SECRET_ACCESS_KEY"]), Row(1, os.environ["AWS_SESSION_TOKEN"])]
print([row.number for row in sorted(rows)])
print(astuple(rows[0])[0])
print(astuple(rows[0])[1])
print(max(rows))
""",
    "named_tuple_methods": """\
import os
from typing import NamedTuple

class Login(NamedTuple):
    user: str
    password: str = ""

    def hint(self):
        return self.password[-3:]

login = Login("app", os.environ["DB_PASSWORD"])
print(login.hint(), login.user, login._fields)
print(login._replace(password="***"))
print(login._replace(user="other"))
print(login._asdict())
""",
    "named_tuple_with_own_repr": """\
import os
from collections import namedtuple

class Login(namedtuple("Login", "user password")):
    __slots__ = ()

    def __repr__(self):
        return f"Login({self.user}, ***)"

login = Login("app", os.environ["DB_PASSWORD"])
user, _ = login
print(login, [login])
print(user, len(login.password))
""",
    "attrs_class": """\
import os

import attrs

@attrs.define
class Login:
    user: str
    password: str = attrs.field(repr=False)

login = Login("app", os.environ["DB_PASSWORD"])
print(login)
print(login.user, len(login.password))
print(attrs.evolve(login, user="other"))
""",
    "attrs_class_converted": """\
import os

import attrs

@attrs.define
class Login:
    user: str = attrs.field(converter=str.lower)
    password: str = attrs.field(factory=lambda: os.environ["DB_PASSWORD"])

login = Login("APP")
print(login.user)
print(login)
print(attrs.asdict(login))
print(attrs.asdict(login)["user"])
""",
    "class_made_from_a_document": """\
import os
from dataclasses import dataclass

@dataclass
class Target:
    name: str
    token: str

    @classmethod
    def from_dict(cls, document):
        return cls(**{key: document[key] for key in ("name", "token")})

    def clone(self):
        return type(self)(self.name + "-copy", self.token)

target = Target.from_dict({"name": "a", "token": os.environ["GITHUB_TOKEN"], "age": 3})
print(target.clone().name)
print(target.clone())
""",
}

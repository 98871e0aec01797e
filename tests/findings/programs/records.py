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
    "fields of SecretStr": """
import os
from typing import Optional
from pydantic import BaseModel, SecretStr


class Smtp(BaseModel):
    host: str
    password: SecretStr
    other: Optional[SecretStr] = None


s = Smtp(host="mail", password=os.environ["DB_PASSWORD"])
print(s.password)
print(f"{s.password}", str(s.password), repr(s.password), [s.password])
print(s)
print(s.model_dump())
print(s.model_dump_json())
print(s.other)
print(s.password.get_secret_value())  # expect: CRD201
print(s.model_dump()["password"].get_secret_value())  # expect: CRD201
print({"p": s.password.get_secret_value()})  # expect: CRD201
""",
    "defaults of SecretStr": """
import os
from pydantic import BaseModel, SecretStr, Field


class Smtp(BaseModel):
    host: str = "x"
    password: SecretStr = SecretStr(os.environ["DB_PASSWORD"])
    token: SecretStr = Field(default_factory=lambda: SecretStr(os.environ["DB_PASSWORD"]))


s = Smtp()
print(s.password, s.token)
print(s)
print(s.password.get_secret_value())  # expect: CRD201
print(s.token.get_secret_value())  # expect: CRD201
print(s.host)
""",
    "models made by class methods": """
import os, json
from pydantic import BaseModel


class Login(BaseModel):
    user: str = ""
    password: str = ""


p = os.environ["DB_PASSWORD"]
print(Login.model_validate({"password": p}))  # expect: CRD201
print(Login.model_validate({"password": p}).user)
print(Login.model_validate({"password": p}).password)  # expect: CRD201
print(Login.model_construct(password=p))  # expect: CRD201
print(Login.model_construct(password=p).user)
print(Login.model_validate_json(json.dumps({"password": p})))  # expect: CRD201
print(Login().model_copy(update={"password": p}))  # expect: CRD201
print(Login(password=p).model_copy(update={"password": "***"}))
print(Login(password=p).model_copy())  # expect: CRD201
print(Login.model_validate({"user": "x"}))
print(Login(**{"password": p}))  # expect: CRD201
""",
    "dumps of models in models": """
import os
from pydantic import BaseModel, Field, PrivateAttr


class Inner(BaseModel):
    password: str


class Outer(BaseModel):
    name: str
    inner: Inner
    token: str = Field("", exclude=True, repr=False)


p = os.environ["DB_PASSWORD"]
o = Outer(name="x", inner=Inner(password=p), token=p)
print(o)  # expect: CRD201
print(o.model_dump())  # expect: CRD201
print(o.model_dump()["inner"]["password"])  # expect: CRD201
print(o.model_dump(exclude={"inner"}))
print(o.model_dump(include={"name"}))
print(o.model_dump()["name"])
print(o.token)  # expect: CRD201
q = Outer(name="x", inner=Inner(password="x"), token=p)
print(q)
print(q.model_dump())
print(q.model_dump_json())
""",
    "private attributes of models": """
import os
from pydantic import BaseModel, PrivateAttr


class A(BaseModel):
    name: str
    _token: str = PrivateAttr("")

    def load(self):
        self._token = os.environ["DB_PASSWORD"]


a = A(name="x")
a.load()
print(a)
print(a.model_dump())
print(a._token)  # expect: CRD201
""",
    "settings read under other names": """
import os
from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    aws_secret_access_key: str = ""
    key: str = Field("", alias="AWS_ACCESS_KEY_ID")
    region: str = Field("", alias="AWS_REGION")
    token: str = Field("", validation_alias="AWS_SESSION_TOKEN")


s = Settings()
print(s)  # expect: CRD201
print(s.model_dump())  # expect: CRD201
print(s.model_dump_json())  # expect: CRD201
print(s.key)  # expect: CRD201
print(s.token)  # expect: CRD201
print(s.region)
print(s.aws_secret_access_key)  # expect: CRD201
print(s.model_dump(include={"region"}))
print(s.model_dump(exclude={"key", "token", "aws_secret_access_key"}))
""",
    "settings of SecretStr": """
from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    aws_secret_access_key: SecretStr
    region: str = "eu"


s = Settings()
print(s)
print(s.model_dump())
print(s.aws_secret_access_key)
print(s.aws_secret_access_key.get_secret_value())  # expect: CRD201


def show(t: Settings):
    print(t.aws_secret_access_key.get_secret_value())  # expect: CRD201
""",
    "settings in a method": """
from pydantic import SecretStr
from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    aws_secret_access_key: SecretStr
    aws_session_token: str = ""

    def show(self):
        print(self.aws_secret_access_key)
        print(self.aws_secret_access_key.get_secret_value())  # expect: CRD201
        print(self.aws_session_token)  # expect: CRD201
""",
    "fields with an alias": """
import os
from pydantic import BaseModel, Field


class A(BaseModel):
    password: str = Field(alias="pw")
    host: str = Field("", alias="h")


a = A(pw=os.environ["DB_PASSWORD"], h="x")
print(a.host)
print(a.password)  # expect: CRD201
print(a)  # expect: CRD201
""",
    "hidden fields of SecretStr": """
import os
from typing import Optional
from pydantic import BaseModel, SecretStr


class Smtp(BaseModel):
    host: str
    password: SecretStr
    other: Optional[SecretStr] = None


s = Smtp(host="mail", password=os.environ["DB_PASSWORD"])
print(s.password)
print(f"{s.password}", str(s.password), repr(s.password), [s.password])
print(s)
print(s.model_dump())
print(s.model_dump_json())
print(s.other)
""",
    "other fields of models made by class methods": """
import os, json
from pydantic import BaseModel


class Login(BaseModel):
    user: str = ""
    password: str = ""


p = os.environ["DB_PASSWORD"]
print(Login.model_validate({"password": p}).user)
print(Login.model_construct(password=p).user)
print(Login(password=p).model_copy(update={"password": "***"}))
print(Login.model_validate({"user": "x"}))
""",
    "dumps without the inner model": """
import os
from pydantic import BaseModel, Field, PrivateAttr


class Inner(BaseModel):
    password: str


class Outer(BaseModel):
    name: str
    inner: Inner
    token: str = Field("", exclude=True, repr=False)


p = os.environ["DB_PASSWORD"]
o = Outer(name="x", inner=Inner(password=p), token=p)
print(o.model_dump(exclude={"inner"}))
print(o.model_dump(include={"name"}))
print(o.model_dump()["name"])
q = Outer(name="x", inner=Inner(password="x"), token=p)
print(q)
print(q.model_dump())
print(q.model_dump_json())
""",
    "a private attribute that the repr leaves out": """
import os
from pydantic import BaseModel, PrivateAttr


class A(BaseModel):
    name: str
    _token: str = PrivateAttr("")

    def load(self):
        self._token = os.environ["DB_PASSWORD"]


a = A(name="x")
a.load()
print(a)
print(a.model_dump())
""",
    "parameters that are records": """
from dataclasses import dataclass, field
from typing import Optional


@dataclass
class Credentials:
    aws_secret_access_key: str
    region: str = ""


@dataclass
class Quiet:
    aws_secret_access_key: str = field(repr=False)


@dataclass
class Own:
    aws_secret_access_key: str

    def __repr__(self):
        return "Own"


@dataclass
class Outer:
    name: str
    inner: Credentials


def show(c: Credentials):
    print(c)  # expect: CRD201
    print(c.region)


def maybe(c: Optional[Credentials] = None):
    print(c)  # expect: CRD201


def union(c: "Credentials | None"):
    if c:
        print(f"{c}", c.aws_secret_access_key)  # expect: CRD201


def quiet(c: Quiet):
    print(c)


def own(c: Own):
    print(c, [c])


def outer(c: Outer):
    print(c)  # expect: CRD201
    print(c.name)


class Service:
    def report(self, c: Credentials, *, other: Quiet):
        print(c)  # expect: CRD201
        print(other)


def many(*c: Credentials):
    print(len(c))
""",
    "a record that is given": """
from dataclasses import dataclass


@dataclass
class Credentials:
    aws_secret_access_key: str


def show(c: Credentials):
    print(c)


show(Credentials("x"))
""",
    "parameters that are models": """
from pydantic import BaseModel, SecretStr


class Quiet(BaseModel):
    aws_secret_access_key: SecretStr


class Loud(BaseModel):
    aws_secret_access_key: str


def quiet(q: Quiet):
    print(q)
    print(q.aws_secret_access_key)
    print(q.model_dump())
    print(q.aws_secret_access_key.get_secret_value())  # expect: CRD201


def loud(q: Loud):
    print(q)  # expect: CRD201
    print(q.model_dump())  # expect: CRD201
    print(q.model_dump(exclude={"aws_secret_access_key"}))
""",
    "parameters that are typed dicts and named tuples": """
from typing import NamedTuple, TypedDict


class Creds(TypedDict):
    aws_secret_access_key: str
    region: str


class Pair(NamedTuple):
    aws_access_key_id: str
    aws_secret_access_key: str


def show(c: Creds):
    print(c)  # expect: CRD201
    print(c["region"])
    print(c["aws_secret_access_key"])  # expect: CRD201


def pair(p: Pair):
    print(p)  # expect: CRD201
    print(len(p))
""",
    "a parameter that is handed to an SDK": """
import boto3
from dataclasses import dataclass


@dataclass
class Credentials:
    key: str
    secret: str


def connect(c: Credentials):
    print(c.key)
    return boto3.client("s3", aws_access_key_id=c.key, aws_secret_access_key=c.secret)  # expect: CRD103
""",
    "a_dump_of_records_in_containers": """\
import os
from dataclasses import asdict, dataclass, field


@dataclass
class Part:
    key: str = field(repr=False)


@dataclass
class Whole:
    named: dict
    listed: list


secret = os.environ["AWS_SECRET_ACCESS_KEY"]
print(asdict(Whole({"first": Part(secret)}, [])))  # expect: CRD201
print(asdict(Whole({}, [Part(secret)])))  # expect: CRD201
""",
    "records_in_containers_that_hide_their_fields": """\
import os
from dataclasses import asdict, dataclass, field


@dataclass
class Part:
    key: str = field(repr=False)


@dataclass
class Whole:
    named: dict
    listed: list


secret = os.environ["AWS_SECRET_ACCESS_KEY"]
print(Whole({"first": Part(secret)}, [Part(secret)]))
print(asdict(Whole({"first": len(secret)}, ["a"])))
""",
    "texts_that_are_asked_for_by_the_method": """\
import os
from dataclasses import dataclass
from typing import NamedTuple


class Pair(NamedTuple):
    name: str
    key: str


@dataclass
class Record:
    key: str


secret = os.environ["AWS_SECRET_ACCESS_KEY"]
print(Pair("a", secret).__repr__())  # expect: CRD201
print(Record(secret).__str__())  # expect: CRD201
print(Record(secret).__format__(""))  # expect: CRD201
""",
    "texts_that_hide_fields_by_the_method": """\
import os
from dataclasses import dataclass, field
from typing import NamedTuple


class Pair(NamedTuple):
    key: str

    def __str__(self):
        return "***"


@dataclass
class Record:
    key: str = field(repr=False)


class Plain:
    def __init__(self, key):
        self.key = key


secret = os.environ["AWS_SECRET_ACCESS_KEY"]
print(Pair(secret).__str__(), Record(secret).__repr__(), Plain(secret).__str__(), Pair(secret).index(1))
""",
}

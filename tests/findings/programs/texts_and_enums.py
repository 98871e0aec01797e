"""Members of enums, and texts of classes of the file."""

PROGRAMS = {
    "members that name variables": """
import enum
import os


class Variable(enum.Enum):
    SECRET = "DB_PASSWORD"
    PLAIN = "HOME"

    def read(self):
        return os.environ[self.value]

    @property
    def size(self):
        return len(os.environ[self.value])

    @classmethod
    def first(cls):
        return cls.SECRET


class Name(enum.StrEnum):
    SECRET = "DB_PASSWORD"
    PLAIN = "HOME"

    def read(self):
        return os.environ[self]

    def masked(self):
        return os.environ[self][:2]


print({each.name: os.environ[each.value] for each in Variable})  # expect: CRD201
for each in Variable:
    print(os.environ[each.value])  # expect: CRD201
print(os.environ[Variable("DB_PASSWORD").value])  # expect: CRD201
print(os.environ[Variable["SECRET"].value])  # expect: CRD201
print(os.environ[Variable["PLAIN"].value])
print(os.environ[Variable("HOME").value])
print(Name.SECRET.read())  # expect: CRD201
print(Name.PLAIN.read())
print(Name.SECRET.masked())
print(Variable.SECRET.read())  # expect: CRD201
print(Variable.PLAIN.read())
print(Variable.SECRET.size)
print(Variable.first().read())  # expect: CRD201
print(Name("DB_PASSWORD").read())  # expect: CRD201
print(Name.SECRET, Name.SECRET.name, Name.SECRET.value, Name.SECRET.lower())
print(list(Variable), Variable.__members__)
""",
    "members with attributes": """
import enum, os


class Source(enum.Enum):
    SECRET = ("DB_PASSWORD", 3)
    PLAIN = ("HOME", 4)

    def __init__(self, variable, length):
        self.variable = variable
        self.length = length

    def read(self):
        return os.environ[self.variable]


print(Source.SECRET.variable, Source.SECRET.length)
print(Source.SECRET.read())  # expect: CRD201
print(Source.PLAIN.read())
print(os.environ[Source.SECRET.variable])  # expect: CRD201
""",
    "members that hold a secret": """
import enum, os


class Key(enum.Enum):
    TOKEN = os.environ["DB_PASSWORD"]
    OTHER = "x"

    def __str__(self):
        return self.name


class Loud(enum.Enum):
    TOKEN = os.environ["DB_PASSWORD"]

    def __str__(self):
        return self.value


print(Key.TOKEN)
print(Key.TOKEN.value)  # expect: CRD201
print([Key.TOKEN])  # expect: CRD201
print(Key.OTHER.value)
print(Loud.TOKEN)  # expect: CRD201
print(f"{Key.TOKEN}")
print(f"{Loud.TOKEN}")  # expect: CRD201
""",
    "members that are texts": """
import enum, os


class Var(str, enum.Enum):
    SECRET = "DB_PASSWORD"
    HOME = "HOME"


print(os.environ[Var.SECRET])  # expect: CRD201
print(os.environ[Var.HOME])
print(os.environ.get(Var.SECRET.value))  # expect: CRD201
for v in Var:
    print(os.environ[v])  # expect: CRD201
print(Var.SECRET.value)
""",
    "classes derived from str": """
import os


class Secret(str):
    def __repr__(self):
        return "***"

    def __str__(self):
        return "***"


class Loud(str):
    pass


class Half(str):
    def __str__(self):
        return "***"


class Helper(str):
    def masked(self):
        return self[:4] + "***"

    @property
    def bearer(self):
        return "Bearer " + self


p = Secret(os.environ["DB_PASSWORD"])
print(p)
print(f"{p}", [p], repr(p), str(p))
print("%s" % p, "{}".format(p), {"p": p})
print("x" + p)  # expect: CRD201
print("".join([p]))  # expect: CRD201
print(p.upper())  # expect: CRD201
print(p[4:])  # expect: CRD201
print(Loud(os.environ["DB_PASSWORD"]))  # expect: CRD201
h = Half(os.environ["DB_PASSWORD"])
print(h)
print([h])  # expect: CRD201
m = Helper(os.environ["DB_PASSWORD"])
print(m)  # expect: CRD201
print(m.masked())
print(m.bearer)  # expect: CRD201
print(len(m))
""",
    "derived texts made by __new__": """
import os


class Token(str):
    def __new__(cls, value, label=""):
        self = super().__new__(cls, value.strip())
        self.label = label
        return self

    def __repr__(self):
        return f"Token({self.label})"

    def __format__(self, spec):
        return "***"


t = Token(os.environ["DB_PASSWORD"], "x")
print(t.label)
print(repr(t), [t], f"{t}")
print(t)  # expect: CRD201
print("a" + t)  # expect: CRD201


class Plain(str):
    def __new__(cls, value):
        return str.__new__(cls, value)

    def __str__(self):
        return "*" * len(self)

    def reveal(self):
        return str.__str__(self)

    def reveal2(self):
        return super().__str__()


q = Plain(os.environ["DB_PASSWORD"])
print(q)
print(q.reveal())  # expect: CRD201
print(q.reveal2())  # expect: CRD201
""",
    "derived texts in a log": """
import os, logging

logging.basicConfig()


class Secret(str):
    def __repr__(self):
        return "***"

    __str__ = __repr__


s = Secret(os.environ["DB_PASSWORD"])
logging.warning("%s", s)
logging.warning("%r", s)
logging.warning(f"{s}")
logging.warning("x" + s)  # expect: CRD202
""",
    "a class derived from bytes": """
import os


class Blob(bytes):
    def __repr__(self):
        return "Blob"

    __str__ = __repr__


b = Blob(os.environ["DB_PASSWORD"].encode())
print(b)
print(b.decode())  # expect: CRD201
""",
    "a class attribute that is bound again": """
import os


class Config:
    password = os.environ["DB_PASSWORD"]


print(Config.password)  # expect: CRD201
Config.password = "***"
print(Config.password)
print(Config().password)
""",
    "members that decide": """
import enum, os


class Mode(enum.IntEnum):
    A = 1
    B = 2

    def label(self):
        return "a" if self is Mode.A else os.environ["DB_PASSWORD"]


print(Mode.A.value, Mode.B, Mode(1))
print(Mode.B.label())  # expect: CRD201
""",
    "class methods over all members": """
import enum, os


class Env(enum.Enum):
    @classmethod
    def all(cls):
        return {e.name: os.environ.get(e.value) for e in cls}

    @classmethod
    def names(cls):
        return [e.value for e in cls]


class Mine(Env):
    SECRET = "DB_PASSWORD"


print(Mine.all())  # expect: CRD201
print(Mine.names())
""",
    "members that name harmless variables": """
import enum
import os


class Variable(enum.Enum):
    SECRET = "DB_PASSWORD"
    PLAIN = "HOME"

    def read(self):
        return os.environ[self.value]

    @property
    def size(self):
        return len(os.environ[self.value])

    @classmethod
    def first(cls):
        return cls.SECRET


class Name(enum.StrEnum):
    SECRET = "DB_PASSWORD"
    PLAIN = "HOME"

    def read(self):
        return os.environ[self]

    def masked(self):
        return os.environ[self][:2]


for each in Variable:
    len("")
print(os.environ[Variable["PLAIN"].value])
print(os.environ[Variable("HOME").value])
print(Name.PLAIN.read())
print(Name.SECRET.masked())
print(Variable.PLAIN.read())
print(Variable.SECRET.size)
print(Name.SECRET, Name.SECRET.name, Name.SECRET.value, Name.SECRET.lower())
print(list(Variable), Variable.__members__)
""",
    "attributes of members": """
import enum, os


class Source(enum.Enum):
    SECRET = ("DB_PASSWORD", 3)
    PLAIN = ("HOME", 4)

    def __init__(self, variable, length):
        self.variable = variable
        self.length = length

    def read(self):
        return os.environ[self.variable]


print(Source.SECRET.variable, Source.SECRET.length)
print(Source.PLAIN.read())
""",
    "members that hide a secret": """
import enum, os


class Key(enum.Enum):
    TOKEN = os.environ["DB_PASSWORD"]
    OTHER = "x"

    def __str__(self):
        return self.name


class Loud(enum.Enum):
    TOKEN = os.environ["DB_PASSWORD"]

    def __str__(self):
        return self.value


print(Key.TOKEN)
print(Key.OTHER.value)
print(f"{Key.TOKEN}")
""",
    "a derived text that hides itself": """
import os


class Secret(str):
    def __repr__(self):
        return "***"

    def __str__(self):
        return "***"


class Loud(str):
    pass


class Half(str):
    def __str__(self):
        return "***"


class Helper(str):
    def masked(self):
        return self[:4] + "***"

    @property
    def bearer(self):
        return "Bearer " + self


p = Secret(os.environ["DB_PASSWORD"])
print(p)
print(f"{p}", [p], repr(p), str(p))
print("%s" % p, "{}".format(p), {"p": p})
h = Half(os.environ["DB_PASSWORD"])
print(h)
m = Helper(os.environ["DB_PASSWORD"])
print(m.masked())
print(len(m))
""",
    "derived texts with a label": """
import os


class Token(str):
    def __new__(cls, value, label=""):
        self = super().__new__(cls, value.strip())
        self.label = label
        return self

    def __repr__(self):
        return f"Token({self.label})"

    def __format__(self, spec):
        return "***"


t = Token(os.environ["DB_PASSWORD"], "x")
print(t.label)
print(repr(t), [t], f"{t}")


class Plain(str):
    def __new__(cls, value):
        return str.__new__(cls, value)

    def __str__(self):
        return "*" * len(self)

    def reveal(self):
        return str.__str__(self)

    def reveal2(self):
        return super().__str__()


q = Plain(os.environ["DB_PASSWORD"])
print(q)
""",
    "a derived text that hides itself in a log": """
import os, logging

logging.basicConfig()


class Secret(str):
    def __repr__(self):
        return "***"

    __str__ = __repr__


s = Secret(os.environ["DB_PASSWORD"])
logging.warning("%s", s)
logging.warning("%r", s)
logging.warning(f"{s}")
""",
    "derived bytes that hide themselves": """
import os


class Blob(bytes):
    def __repr__(self):
        return "Blob"

    __str__ = __repr__


b = Blob(os.environ["DB_PASSWORD"].encode())
print(b)
""",
    "a class attribute once it is bound again": """
import os


class Config:
    password = os.environ["DB_PASSWORD"]


Config.password = "***"
print(Config.password)
print(Config().password)
""",
    "class methods over the names of members": """
import enum, os


class Env(enum.Enum):
    @classmethod
    def all(cls):
        return {e.name: os.environ.get(e.value) for e in cls}

    @classmethod
    def names(cls):
        return [e.value for e in cls]


class Mine(Env):
    SECRET = "DB_PASSWORD"


print(Mine.names())
""",
    "secrets_that_are_handed_over_unopened": """\
import os
from enum import Enum

import boto3
from pydantic import SecretStr


class Keys(Enum):
    SECRET = os.environ["STORE_KEY"]


boto3.client("s3", aws_access_key_id=Keys.SECRET, aws_secret_access_key=Keys.SECRET)  # expect: CRD102
secret = SecretStr(os.environ["STORE_KEY"])
boto3.client("s3", aws_access_key_id=secret, aws_secret_access_key=secret)  # expect: CRD102
""",
    "nothing_that_is_handed_over_unopened": """\
from enum import Enum

import boto3
from pydantic import SecretStr


class Keys(Enum):
    NONE = ""


boto3.client("s3", aws_access_key_id=Keys.NONE, aws_secret_access_key=Keys.NONE)
boto3.client("s3", aws_access_key_id=SecretStr(""), aws_secret_access_key=SecretStr(""))
""",
}

"""Secrets in objects."""

PROGRAMS = {
    "attribute": """\
import os

class Config:
    def __init__(self):
        self.region = "eu-west-1"
        self.key = os.environ["AWS_SECRET_ACCESS_KEY"]

config = Config()
print(config.region)
print(config.key)
print(vars(config))
print(config.__dict__)
""",
    "attribute_hidden": """\
import os

class Config:
    def __init__(self):
        self.region = "eu-west-1"
        self.key = os.environ["AWS_SECRET_ACCESS_KEY"]

config = Config()
print(config)
print(config.region, len(config.key))
print(vars(config)["region"], sorted(vars(config)))
""",
    "set_in_another_method": """\
import os

class Config:
    def load(self):
        self.key = os.environ["AWS_SECRET_ACCESS_KEY"]

    def show(self):
        print(self.key)

    def check(self):
        print(bool(self.key))

config = Config()
config.load()
config.show()
config.check()
""",
    "property": """\
import os

class Config:
    @property
    def key(self):
        return os.environ["AWS_SECRET_ACCESS_KEY"]

    @property
    def hint(self):
        return self.key[-4:]

config = Config()
print(config.hint)
print(config.key)
""",
    "property_hidden": """\
import os

class Config:
    @property
    def key(self):
        return os.environ["AWS_SECRET_ACCESS_KEY"]

    @property
    def state(self):
        return "set" if self.key else "unset"

config = Config()
print(config.state)
print(config.state, len(config.key))
""",
    "cached_property": """\
import os
from functools import cached_property

class Config:
    @cached_property
    def key(self):
        return os.environ["AWS_SECRET_ACCESS_KEY"]

config = Config()
print(config.key[:4])
print(config.key)
""",
    "class_attribute": """\
import os

class Config:
    KEY = os.environ["AWS_SECRET_ACCESS_KEY"]
    REGION = "eu-west-1"

print(Config.REGION, Config().REGION)
print(Config.KEY)
print(Config().KEY)
print(Config)
""",
    "overridden_attribute": """\
import os

class Base:
    key = os.environ["AWS_SECRET_ACCESS_KEY"]

class Hidden(Base):
    key = "***"

print(Hidden.key)
print(Hidden().key)
print(len(Base.key))
""",
    "inherited": """\
import os

class Base:
    def __init__(self, key):
        self.key = key

class Client(Base):
    def __init__(self, name):
        super().__init__(os.environ["AWS_SECRET_ACCESS_KEY"])
        self.name = name

client = Client("demo")
print(client.name)
print(client.key)
""",
    "inherited_hidden": """\
import os

class Base:
    def describe(self):
        return f"{type(self).__name__} {self.name}"

class Client(Base):
    def __init__(self, name):
        self.key = os.environ["AWS_SECRET_ACCESS_KEY"]
        self.name = name

print(Client("demo").describe())
print(Client("demo").name)
""",
    "repr_shows": """\
import os

class Config:
    def __init__(self, key):
        self.key = key

    def __repr__(self):
        return f"Config(key={self.key})"

config = Config(os.environ["AWS_SECRET_ACCESS_KEY"])
print(config)
print([config])
print(f"{config!r}")
print(str(config))
""",
    "str_hides_repr_shows": """\
import os

class Config:
    def __init__(self, key):
        self.key = key

    def __str__(self):
        return "Config(***)"

    def __repr__(self):
        return f"Config({self.key})"

config = Config(os.environ["AWS_SECRET_ACCESS_KEY"])
print(config)
print(f"{config}")
print(repr(config))
print([config])
""",
    "call": """\
import os

class Reader:
    def __init__(self, name):
        self.name = name

    def __call__(self):
        return os.environ[self.name]

print(Reader("HOME")())
print(Reader("AWS_SECRET_ACCESS_KEY")())
print(Reader("AWS_SECRET_ACCESS_KEY").name)
""",
    "getitem": """\
import os

class Settings:
    def __init__(self):
        self._values = {"region": "eu-west-1", "key": os.environ["AWS_SECRET_ACCESS_KEY"]}

    def __getitem__(self, name):
        return self._values[name]

settings = Settings()
print(settings["region"])
print(settings["key"])
print(settings)
""",
    "iter": """\
import os

class Keys:
    def __iter__(self):
        yield "region"
        yield os.environ["AWS_SECRET_ACCESS_KEY"]

    def __len__(self):
        return 2

print(len(Keys()))
for key in Keys():
    print(len(key))
print(list(Keys()))
""",
    "static_and_class_methods": """\
import os

class Keys:
    NAME = "AWS_SECRET_ACCESS_KEY"

    @staticmethod
    def read():
        return os.environ["AWS_SECRET_ACCESS_KEY"]

    @classmethod
    def length(cls):
        return len(os.environ[cls.NAME])

print(Keys.length())
print(Keys.read())
""",
    "factory": """\
import os
from dataclasses import dataclass

@dataclass
class Config:
    region: str
    key: str

    @classmethod
    def from_environment(cls):
        return cls(os.environ["AWS_DEFAULT_REGION"], os.environ["AWS_SECRET_ACCESS_KEY"])

config = Config.from_environment()
print(config.region)
print(config)
""",
    "factory_hidden": """\
import os
from dataclasses import dataclass, field

@dataclass(frozen=True)
class Config:
    region: str
    key: str = field(repr=False)

    @classmethod
    def from_environment(cls):
        return cls(os.environ["AWS_DEFAULT_REGION"], os.environ["AWS_SECRET_ACCESS_KEY"])

config = Config.from_environment()
print(config)
print(f"{config.region} {config!r}")
""",
    "post_init": """\
import os
from dataclasses import dataclass, field

@dataclass
class Config:
    name: str
    key: str = field(init=False, default="")

    def __post_init__(self):
        self.key = os.environ[self.name]

print(Config("HOME").key)
print(Config("AWS_SECRET_ACCESS_KEY").key)
print(Config("AWS_SECRET_ACCESS_KEY").name)
""",
    "slots": """\
import os

class Config:
    __slots__ = ("key", "region")

    def __init__(self, key, region):
        self.key = key
        self.region = region

config = Config(os.environ["AWS_SECRET_ACCESS_KEY"], "eu-west-1")
print(config)
print(config.region)
print(getattr(config, "region"))
""",
    "setattr_getattr": """\
import os

class Config:
    pass

config = Config()
setattr(config, "key", os.environ["AWS_SECRET_ACCESS_KEY"])
setattr(config, "region", "eu-west-1")
print(getattr(config, "region"))
print(getattr(config, "key"))
print(getattr(config, "other", "none"))
""",
    "deleted_attribute": """\
import os

class Config:
    def __init__(self):
        self.key = os.environ["AWS_SECRET_ACCESS_KEY"]
        self.region = "eu-west-1"

config = Config()
del config.key
print(vars(config))
config.key = "***"
print(vars(config), config.key)
""",
    "two_instances": """\
import os

class Box:
    def __init__(self, value):
        self.value = value

plain, secret = Box("plain"), Box(os.environ["AWS_SECRET_ACCESS_KEY"])
print(plain.value)
print(secret.value)
secret.value = "gone"
print(secret.value)
""",
    "composition": """\
import os

class Keys:
    def __init__(self, secret):
        self.secret = secret

class App:
    def __init__(self):
        self.keys = Keys(os.environ["AWS_SECRET_ACCESS_KEY"])
        self.name = "demo"

app = App()
print(app.name, app.keys)
print(app.keys.secret)
print(vars(app.keys))
""",
    "builder": """\
import os

class Builder:
    def __init__(self):
        self.parts = []

    def add(self, part):
        self.parts.append(part)
        return self

    def text(self):
        return " ".join(self.parts)

print(Builder().add("region").add("eu-west-1").text())
print(Builder().add("key").add(os.environ["AWS_SECRET_ACCESS_KEY"]).text())
""",
    "enum_value": """\
import os
from enum import Enum

class Key(Enum):
    SECRET = os.environ["AWS_SECRET_ACCESS_KEY"]
    REGION = "eu-west-1"

print(Key.REGION.value, Key.SECRET.name)
print(Key.SECRET.value)
print(str(Key.SECRET))
""",
    "comparison_methods": """\
import os

class Secret:
    def __init__(self, value):
        self._value = value

    def __eq__(self, other):
        return self._value == other

    def __bool__(self):
        return bool(self._value)

    def __len__(self):
        return len(self._value)

secret = Secret(os.environ["AWS_SECRET_ACCESS_KEY"])
print(secret == "guess", bool(secret), len(secret))
print(secret)
""",
    "attribute_of_length": """\
import os

class Config:
    def __init__(self, key):
        self.length = len(key)
        self.hint = key[:4]

config = Config(os.environ["AWS_SECRET_ACCESS_KEY"])
print(config.length, config.hint)
print(vars(config))
""",
    "private_attribute": """\
import os

class Client:
    def __init__(self, region, key):
        self.region = region
        self.__key = key

    def describe(self):
        return f"{type(self).__name__} in {self.region}, {bool(self.__key)}"

client = Client("eu-west-1", os.environ["AWS_SECRET_ACCESS_KEY"])
print(client.describe())
print(client)
""",
    "repr_hides": """\
import os
from dataclasses import dataclass

@dataclass
class Config:
    region: str
    key: str

    def __repr__(self):
        return f"Config(region={self.region!r}, key=***)"

config = Config("eu-west-1", os.environ["AWS_SECRET_ACCESS_KEY"])
print(config)
print([config], f"{config}", repr(config))
""",
    "class_attribute_hidden": """\
import os

class Config:
    KEY = os.environ["AWS_SECRET_ACCESS_KEY"]
    LENGTH = len(KEY)
    REGION = "eu-west-1"

print(Config.REGION, Config.LENGTH)
print(Config, Config())
print(bool(Config.KEY), Config().LENGTH)
""",
    "reset": """\
import os

class Session:
    def __init__(self):
        self.key = os.environ["AWS_SECRET_ACCESS_KEY"]

    def close(self):
        self.key = None

session = Session()
session.close()
print(session.key)
print(vars(session))
""",
    "getitem_hidden": """\
import os

class Settings:
    def __init__(self):
        self._values = {"region": "eu-west-1", "key": os.environ["AWS_SECRET_ACCESS_KEY"]}

    def __getitem__(self, name):
        return "***" if name == "key" else self._values[name]

    def __len__(self):
        return len(self._values)

settings = Settings()
print(settings["region"], settings["key"])
print(len(settings))
""",
    "string_of_a_pair": """\
import os
from typing import NamedTuple

class State(NamedTuple):
    name: str
    length: int

def state(name):
    return State(name, len(os.environ[name]))

print(state("AWS_SECRET_ACCESS_KEY"))
print(state("AWS_ACCESS_KEY_ID")._asdict(), state("HOME").length)
""",
    "static_method_hidden": """\
import os

class Keys:
    @staticmethod
    def hint():
        return os.environ["AWS_SECRET_ACCESS_KEY"][-4:]

    @classmethod
    def names(cls):
        return [name for name in os.environ if name.startswith("AWS_")]

print(Keys.hint(), Keys.names())
print(Keys().hint())
""",
    "context_class_hidden": """\
import os

class Keys:
    def __enter__(self):
        self.key = os.environ["AWS_SECRET_ACCESS_KEY"]
        return self

    def __exit__(self, *error):
        self.key = ""

    def __str__(self):
        return f"keys ({len(self.key)})"

with Keys() as keys:
    print(keys)
print(keys.key, keys)
""",
}

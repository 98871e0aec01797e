"""Inheritance: mixins, cooperative constructors, abstract classes, generics, metaclasses, copies of oneself."""

PROGRAMS = {
    "cooperative_constructors": """\
import os

class Named:
    def __init__(self, *, name, **kwargs):
        super().__init__(**kwargs)
        self.name = name

class Secured:
    def __init__(self, *, secret, **kwargs):
        super().__init__(**kwargs)
        self.secret = secret

class Job(Named, Secured):
    pass

job = Job(name="upload", secret=os.environ["AWS_SECRET_ACCESS_KEY"])
print(job.name, len(job.secret))
print(job.secret)
print(vars(job))
""",
    "cooperative_constructors_hidden": """\
import os

class Base:
    def __init__(self, **kwargs):
        self.rest = kwargs

class Named(Base):
    def __init__(self, *, name, **kwargs):
        super().__init__(**kwargs)
        self.name = name

class Secured(Base):
    def __init__(self, *, secret, **kwargs):
        super().__init__(**kwargs)
        self.size = len(secret)

class Job(Named, Secured):
    pass

job = Job(name="upload", secret=os.environ["AWS_SECRET_ACCESS_KEY"], retries=3)
print(job.rest, vars(job))
""",
    "mixin_that_describes": """\
import os

class Describable:
    hidden = ()

    def __repr__(self):
        shown = {name: "***" if name in self.hidden else value for name, value in vars(self).items()}
        return f"{type(self).__name__}({shown})"

class Login(Describable):
    hidden = ("password",)

    def __init__(self, user, password):
        self.user = user
        self.password = password

print(Login("app", os.environ["DB_PASSWORD"]))
print([Login("other", os.environ["DB_PASSWORD"])])
""",
    "mixin_that_describes_all": """\
import os

class Describable:
    def __repr__(self):
        return f"{type(self).__name__}({vars(self)})"

class Login(Describable):
    def __init__(self, user, password):
        self.user = user
        self.password = password

class Anonymous(Login):
    def __repr__(self):
        return "Anonymous()"

print(Anonymous("", os.environ["DB_PASSWORD"]))
print(Login("app", os.environ["DB_PASSWORD"]))
""",
    "abstract_provider": """\
import os
from abc import ABC, abstractmethod

class Provider(ABC):
    @abstractmethod
    def secret(self):
        ...

    def show(self):
        print(type(self).__name__, self.secret())

class Environment(Provider):
    def secret(self):
        return os.environ["AWS_SECRET_ACCESS_KEY"]

class Masked(Environment):
    def secret(self):
        return super().secret()[:4]

Masked().show()
Environment().show()
""",
    "abstract_provider_masked": """\
import os
from abc import ABC, abstractmethod

class Provider(ABC):
    @abstractmethod
    def secret(self):
        raise NotImplementedError

    def show(self):
        text = self.secret()
        print(type(self).__name__, text[:2].ljust(len(text), "*"))

class Environment(Provider):
    def secret(self):
        return os.environ["AWS_SECRET_ACCESS_KEY"]

Environment().show()
""",
    "generic_box": """\
import os
from typing import Generic, TypeVar

T = TypeVar("T")

class Box(Generic[T]):
    def __init__(self, value: T):
        self._value = value

    def get(self) -> T:
        return self._value

    def map(self, function):
        return Box(function(self._value))

box = Box[str](os.environ["AWS_SECRET_ACCESS_KEY"])
print(box.map(len).get())
print(box.get())
""",
    "generic_box_hidden": """\
import os
from typing import Generic, NewType, TypeVar

T = TypeVar("T")
Hint = NewType("Hint", str)

class Box(Generic[T]):
    def __init__(self, value: T):
        self._value = value

    def hint(self) -> Hint:
        return Hint(str(self._value)[:3])

print(Box[str](os.environ["AWS_SECRET_ACCESS_KEY"]).hint())
print(Box(os.environ["AWS_SESSION_TOKEN"]).hint() + Hint("..."))
""",
    "copy_of_oneself": """\
import os

class Request:
    def __init__(self, url, headers=None):
        self.url = url
        self.headers = headers or {}

    def with_header(self, name, value):
        return self.__class__(self.url, {**self.headers, name: value})

    def summary(self):
        return f"{self.url} with {', '.join(self.headers)}"

request = Request("/items").with_header("X-Key", os.environ["STRIPE_API_KEY"])
print(request.summary())
print(Request("/").headers)
print(request.headers)
""",
    "copy_without_secrets": """\
import os

class Request:
    def __init__(self, url, headers=()):
        self.url = url
        self.headers = dict(headers)

    def redacted(self):
        return type(self)(self.url, {name: "***" for name in self.headers})

request = Request("/items", {"X-Key": os.environ["STRIPE_API_KEY"]})
print(request.redacted().headers, request.url)
print(vars(request.redacted()))
""",
    "metaclass_registry": """\
import os

class Meta(type):
    registry = {}

    def __new__(mcs, name, bases, namespace):
        cls = super().__new__(mcs, name, bases, namespace)
        mcs.registry[name] = cls
        return cls

class Plain(metaclass=Meta):
    value = "plain"

class Secret(metaclass=Meta):
    value = os.environ["AWS_SECRET_ACCESS_KEY"]

print(sorted(Meta.registry), Plain.value)
print(Secret.value)
""",
    "alternative_constructors": """\
import os

class Client:
    @classmethod
    def from_environment(cls, name):
        client = cls.__new__(cls)
        client._secret = os.environ[name]
        client.name = name
        return client

    @classmethod
    def anonymous(cls):
        return cls.from_environment("HOME")

print(Client.from_environment("AWS_SECRET_ACCESS_KEY").name)
print(Client.anonymous()._secret)
print(Client.from_environment("AWS_SESSION_TOKEN")._secret)
""",
    "chained_builder": """\
import os

class Builder:
    def __init__(self):
        self._parts = []

    def add(self, part):
        self._parts.append(part)
        return self

    def build(self):
        return " ".join(self._parts)

print(Builder().add("psql").add("-h").add("localhost").build())
print(Builder().add("psql").add(os.environ["DB_PASSWORD"]).build())
""",
    "counted_instances": """\
import os

class Secret:
    instances = []
    total = 0

    def __init__(self, name):
        self.value = os.environ[name]
        Secret.instances.append(name)
        type(self).total += len(self.value)

    def __eq__(self, other):
        return self.value == other.value

    def __hash__(self):
        return hash(self.value)

one, other = Secret("AWS_SECRET_ACCESS_KEY"), Secret("AWS_SESSION_TOKEN")
print(Secret.instances, Secret.total)
print(one == other, len({one, other}), one != one)
""",
    "calling_the_parent": """\
import os

class Base:
    def settings(self):
        return {"region": "eu-west-1"}

class Secured(Base):
    def settings(self):
        return super().settings() | {"secret": os.environ["AWS_SECRET_ACCESS_KEY"]}

class Public(Secured):
    def settings(self):
        found = super().settings()
        return {name: found[name] for name in found if name != "secret"}

print(Base().settings(), Public().settings())
print(Secured().settings())
""",
}

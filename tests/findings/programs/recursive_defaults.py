"""Defaults, factories and class bodies that make one of their own class."""

PROGRAMS = {
    "a dataclass by a factory": """
import os
from dataclasses import dataclass, field


@dataclass
class Node:
    secret: str = os.environ["AWS_SECRET_ACCESS_KEY"]
    child: "Node" = field(default_factory=lambda: Node())


print(Node())  # expect: CRD201
print(Node().child is None)
""",
    "two dataclasses in turns": """
import os
from dataclasses import dataclass, field


@dataclass
class Pair:
    left: "Side" = field(default_factory=lambda: Side())
    right: "Side" = field(default_factory=lambda: Side())


@dataclass
class Side:
    first: Pair = Pair()
    second: Pair = field(default_factory=Pair)


print(os.environ["AWS_SECRET_ACCESS_KEY"], Pair())  # expect: CRD201
print(Pair())
""",
    "a model with a field of its own": """
import os

from base import Settings
from pydantic import BaseModel, Field


class Settings(BaseModel):
    parent: object = Field(default=Settings())
    other: object = Field(default_factory=lambda: Settings())
    secret: str = os.environ["AWS_SECRET_ACCESS_KEY"]


print(Settings())  # expect: CRD201
""",
    "a model that holds none": """
from base import Settings
from pydantic import BaseModel, Field


class Settings(BaseModel):
    parent: object = Field(default=Settings())
    region: str = "eu-west-1"


print(Settings())
""",
    "a class body that makes one of the class of that name": """
import os
from dataclasses import dataclass

from store import Store


@dataclass
class Store:
    inner: object = Store()


print(Store())
print(os.environ["AWS_SECRET_ACCESS_KEY"], Store())  # expect: CRD201
""",
    "after construction": """
from dataclasses import dataclass, field


@dataclass
class Tree:
    name: str = "root"
    leaves: list = field(default_factory=list)

    def __post_init__(self):
        self.leaves.append(Tree(self.name))
        self.leaves.append(Tree("leaf"))


print(Tree())
""",
    "a slice with a step of nothing": """
import os

secrets = [os.environ["AWS_SECRET_ACCESS_KEY"], "x"]
print("abc"[::0], [1, 2][::0])
print(secrets[::0])  # expect: CRD201
del secrets[::0]
print(len(secrets))
""",
    "templates with strange positions": """
import os

secret = os.environ["AWS_SECRET_ACCESS_KEY"]
print("{0[\\u00b2]}".format({"\\u00b2": 1}))
print("{\\u00b2}".format(**{"\\u00b2": 1}))
print("{:.99999999999999999999}".format(secret))  # expect: CRD201
""",
    "flags that are none": """
import os
import re

secret = os.environ["AWS_SECRET_ACCESS_KEY"]
print(re.sub("x", "", secret, flags=1 << 80))  # expect: CRD201
print(re.sub(".", "*", secret, flags=128))
print(re.sub(r"(?<=.{4}).", "*", secret))
""",
}

"""Kinds of containers, and what the name of an unknown value starts from."""

from enum import IntEnum, StrEnum


class Naming(IntEnum):
    """What the name of an opaque value starts from: a parameter, or a name that is not bound in the file."""

    NONE = 0
    UNBOUND = 1
    PARAMETER = 2


class MappingKind(StrEnum):
    """Which mapping it is: an item of the process environment is a variable."""

    DICT = "dict"
    USER = "UserDict"
    CHAIN = "ChainMap"
    COUNTER = "Counter"
    ENVIRON = "environ"


class SeqKind(StrEnum):
    """Which sequence it is: that decides what may change it, whether it has an order, and what its repr reveals."""

    LIST = "list"
    DEQUE = "deque"
    TUPLE = "tuple"
    SET = "set"
    ITERATOR = "iterator"
    KEYS = "keys"  # of a mapping
    BUFFER = "buffer"  # a file in memory
    BYTEARRAY = "bytearray"  # what it shows is its content
    QUEUE = "queue"  # shared by threads or tasks


FILE = "io.TextIOWrapper"
"""The class of an open file."""

PATH = "pathlib.Path"
"""The class of a path object, whose attribute `first` is its text."""

MEMBER = "enum member"
"""The class of an enum's members: objects with a value and a name."""

MEMBER_CLASS = " class"
"""The attribute, no name of Python's, in which a member of an enum keeps its class."""

WRAPPED = "wrapped"
"""The class of what hides a value, such as `SecretStr`: the value is its attribute "first"."""

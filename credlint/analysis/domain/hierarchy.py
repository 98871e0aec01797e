"""Class hierarchy: the bases of the file's classes, and the joined instance of each."""

from __future__ import annotations

import builtins
import collections
import sys
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TypeAlias

from credlint.analysis import limits
from credlint.analysis.domain.value_kinds import SeqKind
from credlint.analysis.domain.values import (
    Address,
    Class,
    Const,
    Instance,
    Opaque,
    Qual,
    Seq,
    Text,
    Value,
    in_order,
)

Ancestor: TypeAlias = Class | Qual | Opaque
"""A class of the file, or one from elsewhere by its name."""


def joined_instance(cls: Class) -> Address:
    """The address of a class's joined instance: the join of all that the file assigns to its instances."""
    return ("self", cls.definition, 0)


def is_joined_instance(address: Address) -> bool:
    """Whether an address is that of a joined instance."""
    return address[0] == "self"


@lru_cache(maxsize=512)
def ancestors(cls: Class) -> tuple[Ancestor, ...]:
    """A class of the file and all that it inherits from, in the order in which Python looks attributes up (its MRO, the
    C3 linearization), within a limit. A base that may be several classes is taken for all of them."""
    found: list[Ancestor] = [cls]
    while len(found) < limits.ANCESTORS:
        last = found[-1]
        direct = _direct(last) if isinstance(last, Class) else ()
        if not direct:
            break
        if len(direct) > 1:
            found.extend(_linearized(direct, {}))
            break
        found.extend(direct)
    return tuple(found[: limits.ANCESTORS])


def _direct(cls: Class) -> list[Ancestor]:
    return [
        atom
        for base in cls.bases
        for atom in in_order(base.atoms)
        if isinstance(atom, Class) or (isinstance(atom, (Qual, Opaque)) and atom.name)
    ]


def _linearized(direct: Sequence[Ancestor], known: dict[Class, list[Ancestor]]) -> list[Ancestor]:
    """The bases `direct` and theirs in order; `known` are the linearizations of classes so far."""
    runs = [list(direct)]
    for base in direct:
        if isinstance(base, Class) and base not in known:
            known[base] = []  # ends where more than the limit are nested
            if len(known) <= limits.ANCESTORS:
                known[base] = [base, *_linearized(_direct(base), known)]
        runs.append([base] if not isinstance(base, Class) else known[base])
    found: list[Ancestor] = []
    while runs := [run for run in runs if run]:
        free = (run[0] for run in runs if not any(run[0] in other[1:] for other in runs))
        head = next(free, runs[0][0])  # bases that Python would refuse stay as they are written
        found.append(head)
        runs = [[each for each in run if each != head] for run in runs]
    return found


@lru_cache(maxsize=512)
def bases(cls: Class) -> tuple[Class, ...]:
    """A class of the file and its bases in the file, in the order in which Python looks attributes up."""
    return tuple(each for each in ancestors(cls) if isinstance(each, Class))


@lru_cache(maxsize=512)
def foreign_bases(cls: Class) -> Sequence[str]:
    """The qualified names of a class's bases that the file does not define."""
    return names_of(ancestors(cls))


def names_of(classes: Sequence[Ancestor]) -> list[str]:
    """The qualified names of those classes that the file does not define."""
    return [each.name for each in classes if not isinstance(each, Class)]


def following(cls: Class, after: Class) -> Sequence[Ancestor]:
    """What `super()` in a method of the class `after` looks into, on an instance of `cls`."""
    found = ancestors(cls)
    return found[found.index(after) + 1 :] if after in found else ancestors(after)[1:]


_BUILT_IN = frozenset(name for name, each in vars(builtins).items() if isinstance(each, type))


def is_generic(atom: Qual) -> bool:
    """Whether a name is a class of Python's library, which brackets give the types of its parameters: `dict[str, str]`,
    `ContextVar[str]`."""
    package, _, name = atom.name.partition(".")
    if package == "builtins":
        return name in _BUILT_IN
    return package in sys.stdlib_module_names and name.rpartition(".")[2][:1].isupper()


CONTAINERS: dict[str, type] = {
    f"{kind.__module__}.{kind.__qualname__}": kind
    for kind in (
        dict,
        list,
        set,
        frozenset,
        tuple,
        collections.ChainMap,
        collections.Counter,
        collections.OrderedDict,
        collections.UserDict,
        collections.UserList,
        collections.defaultdict,
        collections.deque,
    )
}
"""Qualified name → a class of Python's library whose instances hold what they are given."""

IMMUTABLE = (tuple, frozenset)
"""Those that are filled when they are made."""

INSIDE = " content"
"""The attribute, no name of Python's, in which an instance of a class derived from a container keeps its items."""


def container_base(cls: Class) -> type | None:
    """The container from which a class of the file is derived."""
    for name in foreign_bases(cls):
        kind = CONTAINERS.get(_ALIASES.get(name, name))
        if kind is not None:
            return kind
    return None


_ALIASES = {
    **{f"typing.{name}": f"builtins.{name.lower()}" for name in ("Dict", "List", "Set", "FrozenSet", "Tuple")},
    **{f"typing.{name}": f"collections.{name}" for name in ("ChainMap", "Counter", "OrderedDict")},
    "typing.DefaultDict": "collections.defaultdict",
    "typing.Deque": "collections.deque",
}


def is_text(cls: Class) -> bool:
    """Whether the instances of a class of the file are texts."""
    return not _TEXTS.isdisjoint(foreign_bases(cls))


_TEXTS = frozenset({"builtins.str", "builtins.bytes", "enum.StrEnum"})


def is_number(cls: Class) -> bool:
    """Whether the instances of a class of the file are numbers."""
    return not _NUMBERS.isdisjoint(foreign_bases(cls))


_NUMBERS = frozenset({"builtins.int", "enum.IntEnum", "enum.IntFlag"})


def of_class(value: Value, cls: Class | None) -> Value:
    """Texts as instances of a class of the file derived from that of texts; or (None) as plain ones."""
    return Value(
        replace(atom, cls=cls) if isinstance(atom, (Const, Text, Opaque)) and atom.cls is not cls else atom
        for atom in value.atoms
    )


def exception_name(name: str) -> bool:
    """Whether a qualified name looks like that of an exception class."""
    return name.rpartition(".")[2].endswith(
        ("Error", "Exception", "ExceptionGroup", "Exit", "Warning", "Interrupt", "Fault")
    )


def is_enum(cls: Class) -> bool:
    """Whether a class of the file is an enum, by the names of its bases."""
    return any(base.rpartition(".")[2].endswith(("Enum", "Flag")) for base in foreign_bases(cls))


def returned_by(generator: Address) -> Address:
    """The address of what a generator returns, which `yield from` gives."""
    tag, site, frame = generator
    return (f"returned {tag}", site, frame)


def named_tuple(obj: Instance) -> Seq | None:
    """The fields of an instance of a named tuple as the tuple that it is, None for other instances."""
    if obj.is_tuple or (
        obj.cls is not None and any(base.rpartition(".")[2] == "NamedTuple" for base in foreign_bases(obj.cls))
    ):
        return Seq(items=tuple(obj.attributes.values()), kind=SeqKind.TUPLE)
    return None

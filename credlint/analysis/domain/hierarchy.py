"""Class hierarchy: the bases of the file's classes, and the joined instance of each."""

from __future__ import annotations

from collections import deque

from credlint.analysis import limits
from credlint.analysis.domain.values import Address, Class, Instance, Opaque, Qual, Seq, SeqKind


def joined_instance(cls: Class) -> Address:
    """The address of a class's joined instance: the join of all that the file assigns to its instances."""
    return ("self", cls.definition, 0)


def is_joined_instance(address: Address) -> bool:
    """Whether an address is that of a joined instance."""
    return address[0] == "self"


def bases(cls: Class) -> list[Class]:
    """A class of the file and its bases in the file, nearest first, within a limit."""
    found: dict[Class, None] = {}
    pending = deque([cls])
    while pending and len(found) < limits.ANCESTORS:
        current = pending.popleft()
        if current not in found:
            found[current] = None
            pending.extend(atom for base in current.bases for atom in base.atoms if isinstance(atom, Class))
    return list(found)


def foreign_bases(cls: Class) -> list[str]:
    """The qualified names of a class's bases that the file does not define."""
    return [
        atom.name
        for each in bases(cls)
        for base in each.bases
        for atom in base.atoms
        if isinstance(atom, (Qual, Opaque)) and atom.name
    ]


def exception_name(name: str) -> bool:
    """Whether a qualified name looks like that of an exception class."""
    return name.rpartition(".")[2].endswith(
        ("Error", "Exception", "ExceptionGroup", "Exit", "Warning", "Interrupt", "Fault")
    )


def is_enum(cls: Class) -> bool:
    """Whether a class of the file is an enum, by the names of its bases."""
    return any(base.rpartition(".")[2].endswith(("Enum", "Flag")) for base in foreign_bases(cls))


def named_tuple(obj: Instance) -> Seq | None:
    """The fields of an instance of a named tuple as the tuple that it is, None for other instances."""
    if obj.is_tuple or (
        obj.cls is not None and any(base.rpartition(".")[2] == "NamedTuple" for base in foreign_bases(obj.cls))
    ):
        return Seq(items=tuple(obj.attributes.values()), kind=SeqKind.TUPLE)
    return None

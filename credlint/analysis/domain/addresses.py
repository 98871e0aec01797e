"""Heap addresses: where what is stored in unknown objects will lie, and fresh ones for copies and replayed calls.

A value that is not known has no heap object before something is stored in it. Its *identity* is the address that this
object will have. A part's address is that of the whole, with one more *step* in its tag. *Heap renaming* gives fresh
addresses to deep copies and to what a replayed call allocates.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from collections.abc import Mapping as Map
from dataclasses import replace
from operator import is_
from typing import TypeAlias, TypeGuard, TypeVar, assert_never

from credlint.analysis import limits
from credlint.analysis.domain.joins import contents
from credlint.analysis.domain.provenance import Provenance
from credlint.analysis.domain.state import State
from credlint.analysis.domain.values import (
    Address,
    Atom,
    Class,
    Const,
    Function,
    HeapObject,
    Instance,
    Mapping,
    Method,
    Opaque,
    Partial,
    Qual,
    Ref,
    Seq,
    Super,
    Text,
    Typed,
    Value,
    in_order,
    only,
)

T = TypeVar("T", bound=Atom)

_STEP = "\0"
ANY_ITEM = "?"
"""The step to an item under a key that is not known."""

ELEMENT = "*"
"""The step to one of the items of a sequence."""

LOCAL = ".="
"""The step to what one variable sees of an object: with harmless items that were stored under this name."""

_CHANGEABLE = frozenset(
    {
        Provenance.UNKNOWN,
        Provenance.PARAMETER,
        Provenance.CONFIGURATION,
        Provenance.TEMPORARY,
        Provenance.METADATA,
        Provenance.SECRET_STORE,
    }
)
"""The kinds of origins that whole objects have; others belong to texts."""


def part(at: Address | None, step: str) -> Address | None:
    """The identity of a part of an unknown object; None where the object has none, or beyond the levels looked into."""
    if at is None or at[0].count(_STEP) >= limits.NESTING:
        return None
    return (f"{at[0]}{_STEP}{step}", at[1], at[2])


def part_under(at: Address | None, index: Value) -> Address | None:
    """The identity of the item at an index."""
    key = only(index)
    if key is None or not isinstance(key.value, (str, int)):
        return part(at, ELEMENT if all(map(_is_number, index.atoms)) else ANY_ITEM)
    return part(at, f"[#{int(key.value)}" if isinstance(key.value, int) else f"[{key.value}")


def whole(at: Address | None) -> Address | None:
    """The identity of the object of which this is a part, None for one that is no part."""
    if at is None or _STEP not in at[0]:
        return None
    return (at[0].rpartition(_STEP)[0], at[1], at[2])


def _is_number(atom: Atom) -> bool:
    """Whether an index is a number, as loops over ranges give it."""
    return isinstance(atom.value, int) if isinstance(atom, Const) else atom == Opaque()


def key_of_step(step: str) -> str | int | None:
    """The key of the item to which a step leads, None for any other step."""
    if step.startswith("[#"):
        return int(step[2:])
    return step[1:] if step.startswith("[") else None


def moved(at: Address, old: Address, new: Address) -> Address:
    """The identity of an object or a part of it once that has another address."""
    return (new[0] + at[0].removeprefix(old[0]), new[1], new[2])


def step_to(at: Address) -> str:
    """The last step to a part."""
    return at[0].rpartition(_STEP)[2]


def beside(address: Address) -> Address:
    """Where the attributes lie that a program has given a container, or an unknown object."""
    return (f"attributes {address[0]}", address[1], address[2])


def is_any(at: Address) -> bool:
    """Whether this is the identity of any item, not of a certain one."""
    return _STEP in at[0] and step_to(at) in (ANY_ITEM, ELEMENT)


def changed(value: Value, applies: Callable[[Atom], TypeGuard[T]], change: Callable[[T], Atom]) -> Value:
    """`value` with those atoms changed to which something applies; to most values nothing does."""
    if not any(map(applies, value.atoms)):
        return value
    return Value(change(atom) if applies(atom) else atom for atom in value.atoms)


def under(value: Value, key: Const) -> Value:
    """Any item of an unknown object as the one under this key."""

    def at_key(atom: Opaque) -> Opaque:
        at = part_under(whole(atom.at), Value([key]))
        return Opaque(atom.labels, _named_under(atom.name, key), atom.binding, at=at)

    return changed(value, _is_any_item, at_key)


def _is_any_item(atom: Atom) -> TypeGuard[Opaque]:
    return isinstance(atom, Opaque) and atom.at is not None and is_any(atom.at)


def _named_under(name: str, key: Const) -> str:
    """The access path of an item under a key, from that of any item."""
    return f"{name.removesuffix('[]')}[{key.value!s}]" if name.endswith("[]") else name


def with_identity(atom: Opaque | Typed, at: Address | None) -> Opaque | Typed:
    """An unknown value, or an object of a library, with another identity."""
    if isinstance(atom, Typed):
        return Typed(atom.cls, atom.attributes, at)
    return Opaque(atom.labels, atom.name, atom.binding, atom.cls, at)


def place_of(atom: Atom) -> Address | None:
    """Where what is stored in an object lies: its identity, also that of a part of an object of a library."""
    if isinstance(atom, (Opaque, Typed)):
        return atom.at
    if isinstance(atom, Ref):
        return atom.address
    return part(place_of(atom.receiver), f".{atom.name}") if isinstance(atom, Method) else None


def parts_of(value: Value, at: Address, step: str) -> Value:
    """`value`, a part of what lies at an address: unknown objects without an identity get one from that."""
    return placed_at(value, part(at, step))


def placed_at(value: Value, at: Address | None) -> Value:
    """`value` with this identity for unknown objects that have none."""
    return changed(value, _is_unplaced, lambda atom: with_identity(atom, at))


def _is_unplaced(atom: Atom) -> TypeGuard[Opaque | Typed]:
    return isinstance(atom, (Opaque, Typed)) and atom.at is None and is_changeable(atom)


def without_identities(value: Value) -> Value:
    """`value` as another object of which as little is known: a copy, one of several items."""
    return changed(value, _has_identity, lambda atom: with_identity(atom, None))


def _has_identity(atom: Atom) -> TypeGuard[Opaque | Typed]:
    return isinstance(atom, (Opaque, Typed)) and atom.at is not None


def canonical(values: Iterable[Value]) -> tuple[tuple[Value, ...], tuple[Address, ...]]:
    """Values with their identities replaced by numbers, the same for all calls that are equal but for these; and the
    identities in the order of the numbers."""
    numbers: dict[Address, int] = {}
    found: list[Value] = []
    for value in values:
        if any(isinstance(atom, (Opaque, Typed)) and atom.at is not None for atom in value.atoms):
            atoms: list[Atom] = []
            for atom in in_order(value.atoms):
                if isinstance(atom, (Opaque, Typed)) and atom.at is not None:
                    number = numbers.setdefault(atom.at, len(numbers))
                    atoms.append(with_identity(atom, ("argument", number, 0)))
                else:
                    atoms.append(atom)
            value = Value(atoms)
        found.append(value)
    return tuple(found), tuple(numbers)


def is_part(at: Address, wholes: Collection[Address]) -> bool:
    """Whether an address is one of `wholes`, or that of a part of one."""
    outer: Address | None = at
    while outer is not None:
        if outer in wholes:
            return True
        outer = whole(outer)
    return False


_UNCHANGED = ("boto", "aioboto", "logging.", "pathlib.", "operator.")
"""Beginnings of the names of classes to whose instances programs add nothing."""


def is_changeable(atom: Atom) -> bool:
    """Whether an atom may be an object in which something is stored."""
    if isinstance(atom, Opaque):
        return any(label.kind in _CHANGEABLE for label in atom.labels)
    return isinstance(atom, Typed) and not atom.cls.startswith(_UNCHANGED)


def fresh(at: Address) -> Address:
    """The identity of the next object that the same place gives."""
    return (f"{at[0]}'", at[1], at[2])


Renaming: TypeAlias = Map[Address, Address]
"""Old address → new one."""


def renamed_address(at: Address, renaming: Renaming) -> Address:
    """An address that is renamed itself, or that of a part of what is."""
    outer: Address | None = at
    while outer is not None:
        if outer in renaming:
            return moved(at, outer, renaming[outer])
        outer = whole(outer)
    return at


def reachable(state: State, value: Value) -> list[Address]:
    """The addresses of all heap objects reachable from a value, sorted."""
    found: set[Address] = set()
    pending = [value]
    while pending:
        for atom in pending.pop().atoms:
            if isinstance(atom, Ref):
                if atom.address in found:
                    continue
                found.add(atom.address)
            obj = (
                state.heap_object(atom.address)
                if isinstance(atom, Ref)
                else atom
                if isinstance(atom, (Mapping, Seq))
                else None
            )
            if obj is not None:
                pending.extend(contents(obj))
    return sorted(found)


def renamed(value: Value, renaming: Renaming) -> Value:
    """`value` with its references renamed, itself if it has none of these."""
    if not _refers(value):
        return value
    atoms = [_renamed_atom(atom, renaming) for atom in value.atoms]
    return value if all(map(is_, atoms, value.atoms)) else Value(atoms)


def renamed_object(obj: HeapObject, renaming: Renaming) -> HeapObject:
    """A heap object with the references in it renamed, itself if it has none of these."""
    before = contents(obj)
    if isinstance(obj, Mapping) and (obj.of is not None or obj.factory is not None):
        factory, of = _maybe(obj.factory, renaming), None if obj.of is None else renaming.get(obj.of, obj.of)
        obj = obj if factory is obj.factory and of == obj.of else replace(obj, factory=factory, of=of)
    after = [renamed(value, renaming) for value in before]
    if all(map(is_, before, after)):
        return obj
    rest = _maybe(obj.rest, renaming)
    match obj:
        case Mapping():
            items = dict(zip(obj.items, after, strict=False))
            return replace(obj, items=items, rest=rest, parents=_maybe(obj.parents, renaming))
        case Seq():
            return replace(obj, items=tuple(after[: len(obj.items)]), rest=rest)
        case Instance():
            return replace(obj, attributes=dict(zip(obj.attributes, after, strict=False)), rest=rest)
        case _:
            assert_never(obj)


_REFERRING = (Opaque, Ref, Mapping, Seq, Function, Method, Partial, Typed, Super)


def _refers(value: Value) -> bool:
    """Whether there may be references in a value."""
    return any(isinstance(atom, _REFERRING) for atom in value.atoms)


def _maybe(value: Value | None, renaming: Renaming) -> Value | None:
    return None if value is None else renamed(value, renaming)


def _renamed_atom(atom: Atom, renaming: Renaming) -> Atom:
    match atom:
        case Ref():
            address = renaming.get(atom.address)
            return atom if address is None else Ref(address)
        case Mapping() | Seq():
            obj = renamed_object(atom, renaming)
            assert isinstance(obj, (Mapping, Seq))
            return obj
        case Function():
            if atom.receiver is None and not atom.defaults:
                return atom
            defaults = tuple((name, renamed(value, renaming)) for name, value in atom.defaults)
            return Function(atom.definition, atom.frames, _maybe(atom.receiver, renaming), defaults)
        case Method():
            receiver = _renamed_atom(atom.receiver, renaming)
            return atom if receiver is atom.receiver else Method(receiver, atom.name)
        case Partial():
            positional = tuple(renamed(value, renaming) for value in atom.positional)
            keywords = tuple((name, renamed(value, renaming)) for name, value in atom.keywords)
            rests = _maybe(atom.rest, renaming), _maybe(atom.keyword_rest, renaming)
            return Partial(renamed(atom.function, renaming), positional, keywords, *rests, reported=atom.reported)
        case Typed():
            attributes = tuple((name, renamed(value, renaming)) for name, value in atom.attributes)
            return Typed(atom.cls, attributes, None if atom.at is None else renamed_address(atom.at, renaming))
        case Super():
            return Super(atom.cls, renamed(atom.receiver, renaming))
        case Opaque():
            at = None if atom.at is None else renamed_address(atom.at, renaming)
            return atom if at == atom.at else with_identity(atom, at)
        case Const() | Text() | Qual() | Class():
            return atom
        case _:
            assert_never(atom)

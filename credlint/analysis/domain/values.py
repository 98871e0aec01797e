"""Abstract values with their provenance: a frozen lattice without syntax.

A `Value` is a set of *atoms*, the things it may be; a join is the union. Scalar atoms carry *labels*, which are origins
and markers. Mutable containers are *heap objects* of the state, and a `Ref` refers to one; what is immutable or not yet
bound to a name is an atom itself. Sites are numbers of syntax nodes, which the recorder assigns.
"""

from __future__ import annotations

from collections import abc
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from hashlib import blake2b
from typing import Any, TypeAlias, assert_never

from credlint.analysis import limits
from credlint.analysis.domain.provenance import (
    EMPTY,
    FLAG,
    NO_LABELS,
    UNKNOWN_ORIGIN,
    Label,
    Labels,
    Order,
    Origin,
    Provenance,
    order_of,
)
from credlint.analysis.domain.value_kinds import MappingKind, Naming, SeqKind

Scalar: TypeAlias = str | bytes | int | float | bool | None
Key: TypeAlias = Scalar
Address: TypeAlias = tuple[str, int, int]


@dataclass(frozen=True, slots=True, repr=False)
class Const:
    """A known constant. `sites` are those of the literals that it was made of; they take no part in comparisons."""

    value: Scalar
    labels: Labels = NO_LABELS
    sites: tuple[int, ...] = field(default=(), compare=False)
    cls: Class | None = None  # a class of the file, derived from that of the text

    def __repr__(self) -> str:
        # The repr never shows the text: it may be the secret.
        return f"Const({type(self.value).__name__})"


@dataclass(frozen=True, slots=True, repr=False)
class Text:
    """A text of which some `parts` are known; None is a hole. Its labels are those of all `holes`, if known."""

    parts: tuple[str | None, ...]
    labels: Labels = NO_LABELS
    holes: tuple[Labels, ...] = ()
    cls: Class | None = None

    def __repr__(self) -> str:
        return f"Text({len(self.parts)} parts)"


@dataclass(frozen=True, slots=True)
class Opaque:
    """A value without known structure, harmless without labels. `name`: its access path, `at`: its identity, if any."""

    labels: Labels = NO_LABELS
    name: str = ""
    binding: Naming = Naming.NONE
    cls: Class | None = None
    at: Address | None = None


@dataclass(frozen=True, slots=True)
class Qual:
    """A module or one of its members, by its qualified name. `direct`: imported by this very name from its module."""

    name: str
    direct: bool = False


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference to a heap object."""

    address: Address


@dataclass(frozen=True, slots=True)
class Function:
    """A function of the file: its definition, the frames it closes over, its receiver and its defaults."""

    definition: int
    frames: tuple[int, ...]
    receiver: Value | None = None
    defaults: tuple[tuple[str, Value], ...] = ()


@dataclass(frozen=True, slots=True)
class Class:
    """A class of the file; its attributes are a heap object at `address`."""

    definition: int
    address: Address
    bases: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True)
class Method:
    """An attribute, about to be called, of an atom that is not an instance of a class of the file."""

    receiver: Atom
    name: str


@dataclass(frozen=True, slots=True)
class Partial:
    """A callable with some arguments bound."""

    function: Value
    positional: tuple[Value, ...]
    keywords: tuple[tuple[str, Value], ...]
    rest: Value | None = None
    keyword_rest: Value | None = None
    reported: bool = False  # an SDK call whose credentials were reported where the partial was made


@dataclass(frozen=True, slots=True)
class Typed:
    """An instance of a class of the catalogue, with its known attributes."""

    cls: str
    attributes: tuple[tuple[str, Value], ...] = ()
    at: Address | None = None

    def attribute(self, name: str) -> Value | None:
        """The value of the attribute `name`, None where it is not known."""
        for key, value in self.attributes:
            if key == name:
                return value
        return None


@dataclass(frozen=True, slots=True)
class Super:
    """`super()`: attributes are looked up after `cls` in the hierarchy of the receiver's class."""

    cls: Class
    receiver: Value


@dataclass(frozen=True, slots=True, eq=True, kw_only=True, repr=False)
class Mapping:
    """Known keys, and a default element `rest` for all others (None: there are none). A bottom item is a removed key.
    Build it from keywords and change it by `with_items` or `replace`, so that no field is lost."""

    items: abc.Mapping[Any, Value] = field(default_factory=dict)  # Any: of any scalar, as dicts are invariant in keys
    rest: Value | None = None
    kind: MappingKind = MappingKind.DICT
    shows: Labels = NO_LABELS  # what unknown keys reveal
    factory: Value | None = None  # creates the items of a defaultdict
    parents: Value | None = None  # the maps of a ChainMap behind the first, itself one
    of: Address | None = None  # the instance whose `__dict__` this is
    absent: frozenset[frozenset[Key]] = frozenset()  # sets of keys that are either all there or all missing

    def __hash__(self) -> int:
        return hash((frozenset(self.items.items()), self.rest, self.kind, self.shows, self.factory, self.parents))

    def __repr__(self) -> str:
        # A key may be the secret.
        return f"Mapping({self.kind.value}, {len(self.items)} items)"

    def with_items(self, items: abc.Mapping[Any, Value]) -> Mapping:
        """This mapping with other items."""
        return replace(self, items=items)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seq:
    """Items in order, and a default element `rest` for any number of further ones.

    `ordered`: the positions are known. `shows` are labels that the whole reveals beyond its items (the repr of a
    KeysView shows the mapping). Build and change it like a `Mapping`.
    """

    items: tuple[Value, ...] = ()
    rest: Value | None = None
    ordered: bool = True
    kind: SeqKind = SeqKind.LIST
    shows: Labels = NO_LABELS

    def with_items(self, items: tuple[Value, ...]) -> Seq:
        """This sequence with other items."""
        return Seq(items=items, rest=self.rest, ordered=self.ordered, kind=self.kind, shows=self.shows)

    @property
    def exact(self) -> bool:
        """Whether the items are complete, each at its position."""
        return self.ordered and self.rest is None

    @property
    def anything(self) -> Value:
        """The join of all items; bottom where there are none."""
        found = join(self.items)
        return found if self.rest is None else found | self.rest


@dataclass(frozen=True, slots=True)
class Instance:
    """An object of the file's class `cls` (None: a plain namespace). `rest`: any further attribute of a namespace.

    `is_tuple`: its attributes are also the items of a tuple.
    """

    cls: Class | None
    attributes: dict[str, Value]
    rest: Value | None = None
    is_tuple: bool = False

    def __hash__(self) -> int:
        return hash((self.cls, frozenset(self.attributes.items()), self.rest))

    def with_attributes(self, attributes: dict[str, Value]) -> Instance:
        """This object with other attributes."""
        return Instance(self.cls, attributes, self.rest, self.is_tuple)


Atom: TypeAlias = (
    Const | Text | Opaque | Qual | Ref | Function | Class | Method | Partial | Typed | Super | Mapping | Seq
)
HeapObject: TypeAlias = Mapping | Seq | Instance


class Value:
    """What an expression may be: a frozen set of atoms. The empty one is bottom: no value arrives here."""

    __slots__ = ("_hash", "atoms")
    atoms: frozenset[Atom]

    def __init__(self, atoms: Iterable[Atom] = ()) -> None:
        found = frozenset(atoms)
        self.atoms = found if len(found) <= limits.ATOMS else bounded(found)
        self._hash: int | None = None

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, Value) and self.atoms == other.atoms)

    def __hash__(self) -> int:
        if self._hash is None:
            self._hash = hash(self.atoms)
        return self._hash

    def __iter__(self) -> Iterator[Atom]:
        return iter(self.atoms)

    def __repr__(self) -> str:
        return f"Value({', '.join(sorted(repr(atom) for atom in self.atoms))})"

    def __or__(self, other: Value) -> Value:
        if self is other or not other.atoms:
            return self
        if not self.atoms:
            return other
        if other.atoms <= self.atoms:
            return self
        if self.atoms <= other.atoms:
            return other
        return Value(self.atoms | other.atoms)


def join(values: Iterable[Value]) -> Value:
    """The least upper bound of all `values`; past the limit it is bounded once, not with each of them."""
    result, further = BOTTOM, iter(values)
    for value in further:
        if len(result.atoms) + len(value.atoms) > limits.ATOMS:
            return Value(result.atoms.union(value.atoms, *(each.atoms for each in further)))
        result = result | value
    return result


def bounded(atoms: frozenset[Atom]) -> frozenset[Atom]:
    """`atoms` within the limit: first constants lose their text, then the least severe atoms are dropped."""
    if len(atoms) <= limits.ATOMS:
        return atoms
    # Most have no identity already.
    plain = (Opaque(a.labels, a.name, a.binding) if isinstance(a, Opaque) and (a.at or a.cls) else a for a in atoms)
    atoms = frozenset(plain)
    scalars = [atom for atom in atoms if isinstance(atom, (Const, Text)) and not is_none(atom)]
    texts = any(isinstance(atom, Text) or atom.value for atom in scalars)
    literal = {Origin(Provenance.LITERAL, "real")} if texts else set()
    origins = frozenset(literal).union(*(atom.labels for atom in scalars))
    kept = atoms.difference(scalars) | ({Opaque(bounded_labels(origins))} if scalars else set())
    return kept if len(kept) <= limits.ATOMS else frozenset(in_order(kept)[: limits.ATOMS])


def bounded_labels(origins: Labels) -> Labels:
    """`origins` within the limit: the most severe are kept."""
    if len(origins) <= limits.ORIGINS:
        return origins
    return frozenset(sorted(origins, key=order_of)[: limits.ORIGINS])


_Rank: TypeAlias = tuple[int, str, tuple[Order, ...], str]


def in_order(atoms: Collection[Atom]) -> Sequence[Atom]:
    """Atoms, the most severe first, in an order that does not depend on string hashes."""
    if len(atoms) < 2:
        return tuple(atoms)
    groups: dict[_Rank, list[Atom]] = {}
    for atom in atoms:
        groups.setdefault(_rank(atom), []).append(atom)
    # To look at all of an atom is slow, and hardly ever decides.
    found: list[Atom] = []
    for rank in sorted(groups):
        group = groups[rank]
        found += sorted(group, key=_wholly) if len(group) > 1 else group
    return found


def _rank(atom: Atom) -> _Rank:
    origins = tuple(sorted(map(order_of, atom.labels))) if isinstance(atom, (Const, Text, Opaque)) else ()
    match atom:
        case Ref():
            name = str(atom.address)
        case Opaque():
            name = f"{atom.name} {atom.at}"
        case Qual() | Method():
            name = atom.name
        case Const():
            name = f"{type(atom.value).__name__} {atom.value!r}"
        case Function() | Class():
            name = f"{atom.definition:06}"
        case Typed():
            name = f"{atom.cls} {atom.at}"
        case Text() | Partial() | Super() | Mapping() | Seq():
            name = ""
        case _:
            assert_never(atom)
    return (origins[0][0] if origins else Provenance.UNKNOWN, type(atom).__name__, origins, name)


@lru_cache(maxsize=4096)
def _told_value(value: Value) -> str:
    told = _told(tuple(in_order(value.atoms)))  # spelled out, what holds a part twice at many levels would have no end
    return told if len(told) <= 200 else blake2b(told.encode(errors="surrogatepass")).hexdigest()


def _told(part: object) -> str:
    """What distinguishes an atom from others of its type: all its fields, down to what no hash orders."""
    if isinstance(part, int):
        return f"{part:06}"
    if isinstance(part, Class):
        return _told((part.definition, part.address))
    if isinstance(part, Value):
        return _told_value(part)
    if isinstance(part, frozenset):
        return str(sorted(map(order_of, part)))
    if isinstance(part, abc.Mapping):
        return _told(tuple(part.items()))
    fields: tuple[str, ...] = getattr(part, "__slots__", ())
    parts = part if isinstance(part, tuple) else tuple(getattr(part, name) for name in fields)
    return str([_told(each) for each in parts]) if parts else repr(part)


_wholly = lru_cache(maxsize=4096)(_told)

BOTTOM = Value()
NONE = Value([Const(None)])
HARMLESS = Value([Opaque()])
UNKNOWN = Value([Opaque(frozenset([UNKNOWN_ORIGIN]))])
NOTHING = Value([Opaque(EMPTY)])  # a field that a response does not have, a recursive call that is not followed


def is_none(atom: Atom) -> bool:
    """Whether an atom is None itself."""
    return isinstance(atom, Const) and atom.value is None and atom.labels <= FLAG


def opaque(*labels: Label, name: str = "") -> Value:
    """A value without structure that carries these labels."""
    return Value([Opaque(frozenset(labels), name)])


def const(value: Scalar, *sites: int) -> Value:
    """A known constant."""
    return Value([Const(value, NO_LABELS, sites)])


def constants(value: Value) -> list[Const] | None:
    """The constants that `value` may be, or None where it may be anything else (or is bottom)."""
    found = [atom for atom in value.atoms if isinstance(atom, Const)]
    return found if found and len(found) == len(value.atoms) else None


def only(value: Value) -> Const | None:
    """The constant that `value` surely is, or None where it may be anything else."""
    known = constants(value)
    return known[0] if known is not None and len(known) == 1 else None

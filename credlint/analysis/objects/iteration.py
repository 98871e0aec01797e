"""Iteration: what loops and unpacking run over."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import assert_never

from credlint.analysis import limits
from credlint.analysis.core.arguments import Arguments
from credlint.analysis.core.escape import is_sensitive_value
from credlint.analysis.core.machine import Machine
from credlint.analysis.domain.addresses import ELEMENT, part
from credlint.analysis.domain.environment import keys_of, structural
from credlint.analysis.domain.hierarchy import INSIDE, is_enum, named_tuple
from credlint.analysis.domain.joins import either
from credlint.analysis.domain.provenance import NO_LABELS, UNKNOWN_ORIGIN, Labels
from credlint.analysis.domain.value_kinds import FILE, SeqKind
from credlint.analysis.domain.values import (
    BOTTOM,
    HARMLESS,
    UNKNOWN,
    Atom,
    Class,
    Const,
    Function,
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
    is_none,
    join,
    opaque,
)
from credlint.analysis.objects.class_attributes import class_attribute
from credlint.analysis.objects.instances import credential_fields, members, members_of

URL_PARTS = ("urllib.parse.SplitResult", "urllib.parse.ParseResult")
"""The classes of a URL that is split into its parts: named tuples."""

URLS = ("httpx.URL", "yarl.URL")
"""The classes of URLs as objects: their text is the URL."""


@dataclass(frozen=True, slots=True)
class Iteration:
    """What a loop runs over: `items` one by one, then any number of `rest`. `complete`: it runs over each of them.
    `ordered`: the positions are known.

    `shows`: what all items together show, though none of them does: the characters of a text are the text.
    """

    items: tuple[Value, ...] = ()
    rest: Value | None = None
    complete: bool = False
    shows: Labels = NO_LABELS
    ordered: bool = True

    @property
    def exact(self) -> bool:
        """Whether these are the items, in this order."""
        return self.complete and self.ordered

    @property
    def all_items(self) -> tuple[Value, ...]:
        """The items, and one for all further ones if there are any."""
        return self.items if self.rest is None else (*self.items, self.rest)

    def joined(self) -> Value:
        """Any one of the items."""
        return join(self.all_items)


def iterate(m: Machine, value: Value, site: int) -> Iteration:
    """What a loop over `value` runs over; None, over which no loop runs, is left out beside others."""
    atoms = in_order(value.atoms)
    found = [_iteration(m, atom, site) for atom in atoms if len(atoms) == 1 or not is_none(atom)]
    if len(found) == 1:
        return found[0]
    items = tuple(item for each in found for item in each.items)
    rest = join(each.rest for each in found if each.rest is not None)
    shows = NO_LABELS.union(*(each.shows for each in found))
    if len(items) > limits.ITEMS:
        return Iteration((), join((*items, rest)), shows=shows)
    return Iteration(items, rest if rest.atoms else None, shows=shows)


def use_up(m: Machine, value: Value) -> None:
    """Leave an iterator empty: all of it has been run over."""
    atom = next(iter(value.atoms)) if len(value.atoms) == 1 else None
    obj = m.heap_object(atom) if isinstance(atom, Ref) else None
    if isinstance(atom, Ref) and isinstance(obj, Seq) and obj.kind is SeqKind.ITERATOR:
        m.state.write(atom.address, replace(obj, items=(), rest=None, shows=NO_LABELS))


def _enum_iteration(m: Machine, cls: Class, site: int) -> Iteration:
    """The members of an enum: one by one only if one of them is worth the time that this costs."""
    found = members(m, cls, site)
    if is_sensitive_value(m, members_of(m, cls)):
        return Iteration(tuple(found), None, complete=True)
    return Iteration((), join(found))


def _iteration(m: Machine, atom: Atom, site: int) -> Iteration:
    obj = m.heap_object(atom)
    if isinstance(obj, Mapping):
        return _mapping_iteration(m, atom, obj)
    if isinstance(obj, Seq) and obj.kind is SeqKind.BYTEARRAY:
        return Iteration((), HARMLESS)
    if isinstance(obj, Seq):
        # The repr of a view of keys shows the mapping, its items do not.
        shows = NO_LABELS if obj.kind is SeqKind.KEYS else obj.shows
        ordered = obj.ordered or len(obj.items) == 1
        return Iteration(obj.items, obj.rest, complete=True, shows=shows, ordered=ordered)
    if isinstance(obj, Instance) and isinstance(atom, Ref):
        return _instance_iteration(m, atom, obj, site)
    match atom:
        case Const():
            return Iteration((), HARMLESS if isinstance(atom.value, (str, bytes)) else None)
        case Opaque():
            return Iteration(
                (), Value([Opaque(structural(atom.labels), at=part(atom.at, ELEMENT))]), shows=m.uses.listed(atom)
            )
        case Text():
            return Iteration((), HARMLESS, shows=atom.labels)
        case Typed():
            return _typed_iteration(m, atom, site)
        case Class() if is_enum(atom):
            return _enum_iteration(m, atom, site)
        case Qual() | Ref() | Function() | Class() | Method() | Partial() | Super() | Mapping() | Seq():
            return Iteration((), opaque(UNKNOWN_ORIGIN))
        case _:
            assert_never(atom)


def _typed_iteration(m: Machine, atom: Typed, site: int) -> Iteration:
    if atom.cls in URL_PARTS:
        return iterate(m, atom.attribute("args") or UNKNOWN, site)
    if atom.cls == FILE:
        return Iteration((), m.setting(site, "builtins.open"))
    row = m.catalogue.classes.get(atom.cls)
    if row is not None and row.sequence:
        return Iteration(tuple(credential_fields(m, atom, site).values()), None, complete=True)
    return Iteration((), UNKNOWN)


def _mapping_iteration(m: Machine, atom: Atom, mapping: Mapping) -> Iteration:
    items, rest = keys_of(mapping)
    if isinstance(atom, Ref) and atom.address in m.filled and any(isinstance(key, int) for key in mapping.items):
        # It was made for an item of it, and proves to be a sequence.
        rest = either(rest, join((*mapping.items.values(), mapping.rest or BOTTOM)))
    return Iteration(tuple(items), rest, complete=True)


def _step(m: Machine, ref: Ref, cls: Class, site: int) -> Value | None:
    """The method of an iterator that gives the next item; None for what is no iterator."""
    steps = (class_attribute(m, cls, name, Value([ref]), site, bound=True) for name in ("__next__", "__anext__"))
    return next((step for step in steps if step is not None), None)


def _iterators(m: Machine, value: Value, site: int) -> Value:
    """What `__iter__` gives; for an object without a `__next__` that is known somebody else's class has one."""
    return join(Value([atom]) if _may_step(m, atom, site) else UNKNOWN for atom in value.atoms)


def _may_step(m: Machine, atom: Atom, site: int) -> bool:
    obj = m.heap_object(atom)
    if not isinstance(atom, Ref) or not isinstance(obj, Instance) or obj.cls is None:
        return True
    return _step(m, atom, obj.cls, site) is not None


def _instance_iteration(m: Machine, ref: Ref, obj: Instance, site: int) -> Iteration:
    if obj.cls is not None:
        following = _step(m, ref, obj.cls, site)
        if following is not None:  # its own iterator
            return Iteration((), m.call(following, Arguments(), site))
        for name in ("__iter__", "__aiter__"):
            method = class_attribute(m, obj.cls, name, Value([ref]), site, bound=True)
            if method is not None:
                return iterate(m, _iterators(m, m.call(method, Arguments(), site), site), site)
        if INSIDE in obj.attributes:
            return iterate(m, obj.attributes[INSIDE], site)
    fields = named_tuple(obj)
    return Iteration((), UNKNOWN) if fields is None else Iteration(fields.items, None, complete=True)

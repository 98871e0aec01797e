"""Unknown objects that are changed: loaded documents, arguments, responses, objects of other libraries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeGuard

from credlint.analysis.core.machine import Machine
from credlint.analysis.domain.addresses import (
    ANY_ITEM,
    ELEMENT,
    LOCAL,
    beside,
    changed,
    fresh,
    is_any,
    is_changeable,
    key_of_step,
    part,
    place_of,
    step_to,
    whole,
    with_identity,
)
from credlint.analysis.domain.credential_names import is_undecided, spelled_like_credential
from credlint.analysis.domain.joins import either
from credlint.analysis.domain.provenance import UNKNOWN_ORIGIN, Provenance
from credlint.analysis.domain.state import FOREIGN_PATHS
from credlint.analysis.domain.value_kinds import WRAPPED, Naming
from credlint.analysis.domain.values import (
    Address,
    Atom,
    Instance,
    Mapping,
    Method,
    Opaque,
    Qual,
    Ref,
    Seq,
    Typed,
    Value,
    in_order,
)


class IdentitiesNeeded(Exception):
    """Ends a run without identities: something is stored in an unknown object that must be found there again."""


def need_identities(m: Machine, target: Value) -> None:
    """Note that something that matters is about to be stored in `target`. Identities make many values different that
    are not, and a run slower; in most files nothing is ever stored, so that a run begins without.

    Raises `IdentitiesNeeded` if an object would need one that this run does not give.
    """
    if not m.identifying and any(map(_may_be_filled, target.atoms)):
        raise IdentitiesNeeded


def _may_be_filled(atom: Atom) -> bool:
    return is_changeable(atom.receiver if isinstance(atom, Method) else atom)


def identified(m: Machine, value: Value, site: int, tag: str = "document") -> Value:
    """`value`, which is given a name at `site`: what is stored in unknown objects from now on is kept."""
    if not m.identifying:
        return value
    return changed(value, _is_nameless, lambda atom: with_identity(atom, _identity(m, atom, site, tag)))


def _is_nameless(atom: Atom) -> TypeGuard[Opaque | Typed]:
    return isinstance(atom, (Opaque, Typed)) and (atom.at is None or is_any(atom.at)) and is_changeable(atom)


def _identity(m: Machine, atom: Opaque | Typed, site: int, tag: str) -> Address:
    """The identity of an object that is given a name: of the next one if the name has had one that was changed."""
    at = None if atom.at is None else part(whole(atom.at), f"{step_to(atom.at)}@{site}")
    if at is None:
        at = m.address(site, tag)
        m.identities.append(at)
    while _is_used(m, at) or _is_used(m, beside(at)):
        at = fresh(at)
        m.identities.append(at)
    return at


def _is_used(m: Machine, at: Address) -> bool:
    return at in m.filled and m.state.heap_object(at) is not None


def resolved(m: Machine, value: Value) -> Value:
    """`value` with references to those unknown objects in which something has been stored."""
    if not m.filled or m.filled.isdisjoint(map(place_of, value.atoms)):
        return value
    return Value(_resolved(m, atom) for atom in value.atoms)


def _resolved(m: Machine, atom: Atom) -> Atom:
    at = None if isinstance(atom, Typed) else place_of(atom)
    if isinstance(atom, Ref) and step_to(atom.address) == LOCAL:
        at = whole(atom.address)
    return atom if at is None or at not in m.filled or m.state.heap_object(at) is None else Ref(at)


def fill(m: Machine, container: Value, empty: Mapping | Seq | None = None) -> Value:
    """Turn the unknown objects that a value may be into heap objects, as something is about to be stored in them:
    mappings or, if a method tells that, what `empty` is. Returns references to them."""
    need_identities(m, container)
    found: dict[Address, list[Opaque]] = {}
    for atom in in_order(container.atoms):
        if isinstance(atom, Opaque) and atom.at is not None and is_changeable(atom):
            found.setdefault(atom.at, []).append(atom)
        elif isinstance(atom, Method) and (at := place_of(atom)) is not None:
            found.setdefault(at, []).append(Opaque(frozenset([UNKNOWN_ORIGIN]), atom.name, Naming.NONE, at=at))
        elif isinstance(atom, Ref) and step_to(atom.address) == LOCAL and (at := whole(atom.address)) is not None:
            found[at] = []
    for at, atoms in found.items():
        if m.state.heap_object(at) is None:
            _fill(m, at, atoms, Mapping() if empty is None else empty)
    return Value(map(Ref, found))


def _fill(m: Machine, at: Address, atoms: Sequence[Opaque], empty: Mapping | Seq) -> None:
    local = part(at, LOCAL)
    known = None if local is None else m.state.heap_object(local)
    if local is not None and isinstance(known, Mapping):
        m.filled.add(local)
        m.state.write(at, known)
    else:
        step = ELEMENT if isinstance(empty, Seq) else ANY_ITEM
        m.state.write(at, replace(empty, rest=Value(_part(atom, at, step) for atom in atoms)))
    m.filled.add(at)
    outer = whole(at)
    if outer is not None and not step_to(at).startswith("."):
        _link(m, outer, at, atoms)


def as_local(m: Machine, value: Value, site: int) -> Value:
    """The one unknown object that a variable holds as a mapping of its own, in which a harmless item is about to be
    stored: other names of the object need not see that. `value` if it is anything else."""
    atom = next(iter(value.atoms)) if len(value.atoms) == 1 else None
    if not isinstance(atom, Opaque):
        return value
    at = part(atom.at, LOCAL) or m.address(site, "local")
    m.state.write(at, Mapping(rest=Value([_part(atom, atom.at, ANY_ITEM)])))
    return Value([Ref(at)])


def given(m: Machine, atom: Atom, name: str) -> Value | None:
    """What has been assigned to an attribute of an unknown object, or of one of a library; None if nothing has."""
    at = place_of(atom)
    obj = m.state.heap_object(beside(at)) if at is not None and beside(at) in m.filled else None
    return obj.attributes.get(name) if isinstance(obj, Instance) else None


def _part(atom: Opaque, at: Address | None, step: str) -> Opaque:
    labels = frozenset(label for label in atom.labels if label.kind is not Provenance.NAMED)
    return Opaque(labels, f"{atom.name}[]" if atom.name else "", atom.binding, at=part(at, step))


def _link(m: Machine, outer: Address, at: Address, atoms: Sequence[Opaque]) -> None:
    """Put what lies at an address into the object of which it is a part."""
    step = step_to(at)
    if m.state.heap_object(outer) is None:
        holders = [replace(atom, name=atom.name.removesuffix("[]"), at=outer) for atom in atoms]
        _fill(m, outer, holders, Seq(ordered=False) if step.startswith(ELEMENT) else Mapping())
    obj = m.state.heap_object(outer)
    ref = Value([Ref(at)])
    key = key_of_step(step)
    if isinstance(obj, Mapping) and key is not None:
        m.state.write(outer, obj.with_items({**obj.items, key: ref}))
    elif isinstance(obj, (Mapping, Seq)):
        m.state.write(outer, replace(obj, rest=either(obj.rest, ref)))


def keep_path(m: Machine, path: str, value: Value) -> None:
    """Remember what an attribute of an unknown object holds, in the frame that is being run."""
    m.state.variables[(FOREIGN_PATHS - m.frame.number - 1, path)] = value


def named(m: Machine, value: Value, name: str, site: int) -> Value:
    """`value` read under `name`: where its content is not known a credential's name says what it is."""
    if not spelled_like_credential(name):
        return value
    found: list[Atom] = []
    mark = m.origin(Provenance.NAMED, site, name)
    for atom in value.atoms:
        if isinstance(atom, Opaque) and is_undecided(atom.labels):
            found.append(replace(atom, labels=atom.labels | {mark}))
        elif isinstance(atom, Qual) and atom.name.rpartition(".")[2] == name and not m.catalogue.entry(atom.name).rows:
            found.append(Opaque(frozenset([UNKNOWN_ORIGIN, mark]), atom.name))  # imported from where nothing is known
        elif isinstance(atom, Typed) and atom.cls == WRAPPED:
            found.append(
                replace(atom, attributes=tuple((key, named(m, of, name, site)) for key, of in atom.attributes))
            )
        else:
            found.append(atom)
    return Value(found)

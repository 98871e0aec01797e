"""The process environment as a mapping: its secrets, its other variables, its copies."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from credlint.analysis.domain.markers import with_labels
from credlint.analysis.domain.provenance import Label, Labels, Marker, MarkerKind, Origin, Provenance
from credlint.analysis.domain.value_kinds import MappingKind
from credlint.analysis.domain.values import (
    Address,
    Atom,
    Const,
    HeapObject,
    Mapping,
    Opaque,
    Ref,
    Seq,
    Text,
    Value,
    opaque,
)
from credlint.catalogue.names import AWS_SECRETS

ENVIRON: Address = ("environ", 0, 0)
"""The address of the process environment in the heap."""

STRUCTURAL = frozenset(
    {
        Provenance.PARAMETER,
        Provenance.UNKNOWN,
        Provenance.CONFIGURATION,
        MarkerKind.CASE,
        MarkerKind.ENVIRONMENT_CASE,
        MarkerKind.SAVED,
        MarkerKind.EMPTY,
        MarkerKind.MASKED,
    }
)
"""Kinds of labels that an unknown container passes on to its items; all others belong to a single text."""


def structural(labels: Labels) -> Labels:
    """The labels that say nothing of a secret."""
    return frozenset(label for label in labels if label.kind in STRUCTURAL)


def masked(labels: Labels) -> Labels:
    """The labels of a few characters of a text: whatever name they are given, they are no secret."""
    return structural(labels) | {Marker(MarkerKind.MASKED)} if labels else labels


def is_whole(value: Value) -> bool:
    """Whether a value may be an AWS secret that was read as part of the whole environment."""
    return any(
        origin.kind is Provenance.WHOLE_ENVIRONMENT
        for atom in value.atoms
        if isinstance(atom, (Opaque, Text))
        for origin in atom.labels
    )


def keys_of(mapping: Mapping) -> tuple[list[Value], Value | None]:
    """The keys of a mapping: the known ones, and one value for all others (None: there are none)."""
    known = []
    for key, value in mapping.items.items():
        if value.atoms:
            marks = frozenset([Marker(MarkerKind.ENVIRONMENT_CASE, str(key))]) if is_whole(value) else frozenset()
            known.append(Value([Const(key, marks)]))
    if mapping.rest is None:
        return known, Value([Opaque(mapping.shows)]) if mapping.shows else None
    if has_rest(mapping.rest):
        return known, opaque(Marker(MarkerKind.ENVIRONMENT_CASE))
    return known, opaque(*structural(labels_of(mapping.rest)), *mapping.shows)


def labels_of(value: Value) -> Labels:
    """The labels of a value's scalar atoms."""
    return frozenset(o for atom in value.atoms if isinstance(atom, (Opaque, Text, Const)) for o in atom.labels)


def has_rest(value: Value) -> bool:
    """Whether a value may be any other variable of the environment."""
    return any(origin.kind is Provenance.REST for origin in labels_of(value))


def is_environment_rest(rest: Value) -> bool:
    """Whether the unknown items of a loop are just the environment's other variables."""
    return any(origin.kind in (Provenance.REST, MarkerKind.ENVIRONMENT_CASE) for origin in deep_labels(rest))


def deep_labels(value: Value) -> Labels:
    """The labels of a value and of the items of sequence atoms in it."""
    found = set(labels_of(value))
    for atom in value.atoms:
        if isinstance(atom, Seq):
            for item in atom.items:
                found.update(labels_of(item))
    return frozenset(found)


def copy_object(obj: HeapObject) -> HeapObject:
    """A copy of a heap object: that of the environment is a plain dict, whose items are marked as saved."""
    if isinstance(obj, Mapping):
        kind = MappingKind.DICT if obj.kind is MappingKind.ENVIRON else obj.kind
        return replace(saved(obj), kind=kind, of=None)
    return obj


def restored(name: str, value: Value) -> Value:
    """What a variable of the environment holds once `value` is written to it: a saved copy of it restores it."""
    atoms: list[Atom] = []
    for atom in value.atoms:
        if isinstance(atom, Opaque) and Marker(MarkerKind.SAVED, name) in atom.labels:
            kinds = (
                Origin(Provenance.WHOLE_ENVIRONMENT, name) if o.kind is Provenance.ENVIRONMENT else o
                for o in atom.labels
            )
            atoms.append(Opaque(frozenset(kinds), atom.name, atom.binding))
        else:
            atoms.append(atom)
    return Value(atoms)


def saved(mapping: Mapping) -> Mapping:
    """`mapping` with its items marked as saved if it is the process environment."""
    if mapping.kind is not MappingKind.ENVIRON:
        return mapping
    items = {
        key: with_labels(value, frozenset([Marker(MarkerKind.SAVED, str(key))])) for key, value in mapping.items.items()
    }
    return mapping.with_items(items)


def environment() -> Mapping:
    """The process environment: the AWS secrets, and any other variable."""
    items = {name: Value([Opaque(frozenset([Origin(Provenance.WHOLE_ENVIRONMENT, name)]))]) for name in AWS_SECRETS}
    rest: Labels = frozenset([Origin(Provenance.REST)])
    return Mapping(items=items, rest=Value([Opaque(rest)]), kind=MappingKind.ENVIRON)


def is_environment(value: Value) -> bool:
    """Whether a value may be the process environment, or its name as passed to `patch.dict`."""
    return any(atom == Ref(ENVIRON) or (isinstance(atom, Const) and atom.value == "os.environ") for atom in value.atoms)


def written_items(mapping: Mapping) -> list[tuple[Value, Value]]:
    """The names and values of the variables that are set when a mapping is written to the environment."""
    return [(Value([Const(key)]), value) for key, value in mapping.items.items() if value.atoms]


def as_single(value: Value, name: str, site: int) -> Value:
    """An item of the environment read by its name: one variable, not a part of the whole."""
    return _relabelled(value, lambda label: _single(label, name, site))


def as_unnamed(value: Value, site: int) -> Value:
    """What is taken of the environment by names that are not known: some variables, not the whole."""
    unnamed = Origin(Provenance.ENVIRONMENT, "", None, site)
    return _relabelled(value, lambda label: unnamed if label.kind in _OF_WHOLE else label)


_OF_WHOLE = (Provenance.WHOLE_ENVIRONMENT, Provenance.REST)


def _relabelled(value: Value, change: Callable[[Label], Label]) -> Value:
    atoms: list[Atom] = []
    for atom in value.atoms:
        if isinstance(atom, Opaque):
            atoms.append(replace(atom, labels=frozenset(map(change, atom.labels))))
        elif isinstance(atom, Text):
            holes = tuple(frozenset(map(change, labels)) for labels in atom.holes)
            atoms.append(Text(atom.parts, frozenset(map(change, atom.labels)), holes))
        else:
            atoms.append(atom)
    return Value(atoms)


def _single(label: Label, name: str, site: int) -> Label:
    if label.kind is Provenance.WHOLE_ENVIRONMENT:
        return Origin(Provenance.ENVIRONMENT, label.detail, None, site)
    if label.kind is Provenance.REST:
        return Origin(Provenance.ENVIRONMENT, name, None, site)
    return label

"""The process environment as a mapping: what of it is a secret, its copies, its other variables."""

from __future__ import annotations

from credlint.analysis.domain.provenance import Labels, Marker, MarkerKind, Origin, Provenance
from credlint.analysis.domain.values import (
    Address,
    Atom,
    Const,
    HeapObject,
    Mapping,
    MappingKind,
    Opaque,
    Ref,
    Seq,
    Text,
    Value,
    opaque,
    with_labels,
)
from credlint.catalogue.names import AWS_SECRETS

ENVIRON: Address = ("environ", 0, 0)
"""Where the process environment lies in the heap."""

STRUCTURAL = frozenset(
    {
        Provenance.PARAMETER,
        Provenance.UNKNOWN,
        Provenance.CONFIGURATION,
        MarkerKind.CASE,
        MarkerKind.ENVIRONMENT_CASE,
        MarkerKind.SAVED,
    }
)
"""Origins that the items of an unknown container have too; all others belong to one text."""


def is_whole(value: Value) -> bool:
    """Whether a value is one of the AWS secrets as part of the whole environment."""
    return any(
        origin.kind is Provenance.WHOLE_ENVIRONMENT
        for atom in value.atoms
        if isinstance(atom, (Opaque, Text))
        for origin in atom.labels
    )


def keys_of(mapping: Mapping) -> tuple[list[Value], Value | None]:
    """The keys of a mapping: the known ones, and one for the rest."""
    known = []
    for key, value in mapping.items.items():
        if value.atoms:
            marks = frozenset([Marker(MarkerKind.ENVIRONMENT_CASE, str(key))]) if is_whole(value) else frozenset()
            known.append(Value([Const(key, marks)]))
    if mapping.rest is None:
        return known, Value([Opaque(mapping.shows)]) if mapping.shows else None
    if has_rest(mapping.rest):
        return known, opaque(Marker(MarkerKind.ENVIRONMENT_CASE))
    structural = (origin for origin in labels_of(mapping.rest) if origin.kind in STRUCTURAL)
    return known, opaque(*structural, *mapping.shows)


def labels_of(value: Value) -> Labels:
    """The origins of the texts that a value may be."""
    return frozenset(o for atom in value.atoms if isinstance(atom, (Opaque, Text, Const)) for o in atom.labels)


def has_rest(value: Value) -> bool:
    """Whether a value is any other variable of the environment."""
    return any(origin.kind is Provenance.REST for origin in labels_of(value))


def is_environment_rest(rest: Value) -> bool:
    """Whether the further items of a loop are the other variables of the environment: all that there are."""
    return any(origin.kind in (Provenance.REST, MarkerKind.ENVIRONMENT_CASE) for origin in deep_labels(rest))


def deep_labels(value: Value) -> Labels:
    """The origins of a value and of the items of tuples in it."""
    found = set(labels_of(value))
    for atom in value.atoms:
        if isinstance(atom, Seq):
            for item in atom.items:
                found.update(labels_of(item))
    return frozenset(found)


def copy_object(obj: HeapObject, kind: MappingKind = MappingKind.DICT) -> HeapObject:
    """A copy of a container: a copy of the environment is a plain dict."""
    if isinstance(obj, Mapping):
        return Mapping(items=saved(obj).items, rest=obj.rest, kind=kind, shows=obj.shows, factory=obj.factory)
    return obj


def restored(name: str, value: Value) -> Value:
    """What a variable of the environment holds once `value` is put there: its own saved copy is what it was."""
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
    """A mapping whose items remember that they are the environment's, where it is that."""
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
    """Whether a value is the process environment, or names it for `patch.dict`."""
    return any(atom == Ref(ENVIRON) or (isinstance(atom, Const) and atom.value == "os.environ") for atom in value.atoms)


def written_items(mapping: Mapping) -> list[tuple[Value, Value]]:
    """The names and values of the variables that a mapping sets in the environment."""
    return [(Value([Const(key)]), value) for key, value in mapping.items.items() if value.atoms]

"""Verdicts: how bad it is to hand a value to an SDK, by where it comes from."""

from __future__ import annotations

from credlint.analysis.domain.literal_shapes import Shape, as_text, shape_of
from credlint.analysis.domain.provenance import Kind, Origin, order_of
from credlint.analysis.domain.values import Const, Opaque, Text, Typed, Value
from credlint.analysis.facts import Provenance

_PROVENANCE = {
    Kind.LONG_TERM: Provenance.HARDCODED,
    Kind.WHOLE_ENVIRONMENT: Provenance.ENVIRONMENT,
    Kind.ENVIRONMENT: Provenance.ENVIRONMENT,
    Kind.REST: Provenance.ENVIRONMENT,
    Kind.METADATA: Provenance.TEMPORARY,
    Kind.TEMPORARY: Provenance.TEMPORARY,
    Kind.SECRET_STORE: Provenance.EXPLICIT,
    Kind.CONFIGURATION: Provenance.EXPLICIT,
    Kind.PARAMETER: Provenance.EXPLICIT,
    Kind.UNKNOWN: Provenance.EXPLICIT,
}


_SHAPES = {Shape.REAL: Provenance.HARDCODED, Shape.PLACEHOLDER: Provenance.HARDCODED, Shape.DUMMY: Provenance.DUMMY}


_NOTHING = frozenset({Kind.LITERAL, Kind.EMPTY})
"""Kinds of which nothing is left where they give no provenance."""


ORDER = list(Provenance)


def worst_of(value: Value) -> tuple[Provenance, Origin] | None:
    """The worst provenance of a value with its origin; None when nothing is left of it."""
    found: list[tuple[Provenance, Origin]] = []
    for atom in value.atoms:
        match atom:
            case Const() if isinstance(atom.value, (str, bytes)):
                shape = shape_of(as_text(atom.value))
                if shape is not Shape.EMPTY:
                    site = atom.sites[0] if atom.sites else 0
                    found.append((_SHAPES[shape], Origin(Kind.LITERAL, shape.value, None, site)))
            case Const():
                pass
            case Opaque() | Text():
                known = [_origin_provenance(origin) for origin in atom.origins]
                judged = [each for each in known if each is not None]
                if not judged and not any(origin.kind in _NOTHING for origin in atom.origins):
                    judged = [(Provenance.EXPLICIT, Origin(Kind.UNKNOWN))]
                found.extend(judged)
            case Typed(cls="wrapped" | "enum member"):
                inner = worst_of(atom.attribute("first") or atom.attribute("value") or Value())
                if inner is not None:
                    found.append(inner)
            case _:
                found.append((Provenance.EXPLICIT, Origin(Kind.UNKNOWN)))
    if not found:
        return None
    placeholder = Shape.PLACEHOLDER.value
    return min(found, key=lambda pair: (ORDER.index(pair[0]), pair[1].detail == placeholder, order_of(pair[1])))


def _origin_provenance(origin: Origin) -> tuple[Provenance, Origin] | None:
    if origin.kind is Kind.LITERAL:
        if origin.detail == Shape.EMPTY.value:
            return None
        dummy = origin.detail == Shape.DUMMY.value
        return (Provenance.DUMMY if dummy else Provenance.HARDCODED, origin)
    provenance = _PROVENANCE.get(origin.kind)
    return None if provenance is None else (provenance, origin)

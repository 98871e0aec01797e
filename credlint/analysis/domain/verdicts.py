"""Verdicts: how bad it is to pass a value to an SDK, by its provenance."""

from __future__ import annotations

from typing import assert_never

from credlint.analysis.domain.literal_shapes import Shape, as_text, shape_of
from credlint.analysis.domain.provenance import MarkerKind, Origin, Provenance, order_of, sources
from credlint.analysis.domain.values import (
    MEMBER,
    WRAPPED,
    Class,
    Const,
    Function,
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
)
from credlint.analysis.facts import Verdict

_VERDICTS = {
    Provenance.LONG_TERM: Verdict.HARDCODED,
    Provenance.WHOLE_ENVIRONMENT: Verdict.ENVIRONMENT,
    Provenance.ENVIRONMENT: Verdict.ENVIRONMENT,
    Provenance.REST: Verdict.ENVIRONMENT,
    Provenance.METADATA: Verdict.TEMPORARY,
    Provenance.TEMPORARY: Verdict.TEMPORARY,
    Provenance.SECRET_STORE: Verdict.EXPLICIT,
    Provenance.CONFIGURATION: Verdict.EXPLICIT,
    Provenance.PARAMETER: Verdict.EXPLICIT,
    Provenance.UNKNOWN: Verdict.EXPLICIT,
}


_SHAPES = {Shape.REAL: Verdict.HARDCODED, Shape.PLACEHOLDER: Verdict.HARDCODED, Shape.DUMMY: Verdict.DUMMY}


_NOTHING = frozenset({Provenance.LITERAL, MarkerKind.EMPTY})
"""Kinds of labels that, if there is no verdict, stand for an empty value and not for an unknown one."""


ORDER = list(Verdict)


def worst_of(value: Value) -> tuple[Verdict, Origin] | None:
    """The worst verdict on a value, with its origin; None where the value is surely empty."""
    found: list[tuple[Verdict, Origin]] = []
    for atom in value.atoms:
        match atom:
            case Const() if isinstance(atom.value, (str, bytes)):
                shape = shape_of(as_text(atom.value))
                if shape is not Shape.EMPTY:
                    site = atom.sites[0] if atom.sites else 0
                    found.append((_SHAPES[shape], Origin(Provenance.LITERAL, shape.value, None, site)))
            case Const():
                pass
            case Opaque() | Text():
                known = [_verdict_on(origin) for origin in sources(atom.labels)]
                judged = [each for each in known if each is not None]
                if not judged and not any(label.kind in _NOTHING for label in atom.labels):
                    judged = [(Verdict.EXPLICIT, Origin(Provenance.UNKNOWN))]
                found.extend(judged)
            case Typed() if atom.cls in (WRAPPED, MEMBER):
                inner = worst_of(atom.attribute("first") or atom.attribute("value") or Value())
                if inner is not None:
                    found.append(inner)
            case Qual() | Ref() | Function() | Class() | Method() | Partial() | Typed() | Super() | Mapping() | Seq():
                found.append((Verdict.EXPLICIT, Origin(Provenance.UNKNOWN)))
            case _:
                assert_never(atom)
    if not found:
        return None
    placeholder = Shape.PLACEHOLDER.value
    return min(found, key=lambda pair: (ORDER.index(pair[0]), pair[1].detail == placeholder, order_of(pair[1])))


def _verdict_on(origin: Origin) -> tuple[Verdict, Origin] | None:
    if origin.kind is Provenance.LITERAL:
        if origin.detail == Shape.EMPTY.value:
            return None
        dummy = origin.detail == Shape.DUMMY.value
        return (Verdict.DUMMY if dummy else Verdict.HARDCODED, origin)
    verdict = _VERDICTS.get(origin.kind)
    return None if verdict is None else (verdict, origin)

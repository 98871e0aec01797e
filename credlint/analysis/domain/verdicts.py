"""Verdicts: how bad it is to pass a value to an SDK, by its provenance."""

from __future__ import annotations

from collections.abc import Mapping as Map
from dataclasses import replace
from typing import assert_never

from credlint.analysis.domain.literal_shapes import Shape, as_text, shape_of
from credlint.analysis.domain.provenance import MarkerKind, Order, Origin, Provenance, order_of, sources
from credlint.analysis.domain.value_kinds import MEMBER, WRAPPED
from credlint.analysis.domain.values import (
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
from credlint.catalogue.names import OTHER_NAMES

_VERDICTS = {
    Provenance.LONG_TERM: Verdict.HARDCODED,
    Provenance.WHOLE_ENVIRONMENT: Verdict.ENVIRONMENT,
    Provenance.ENVIRONMENT: Verdict.ENVIRONMENT,
    Provenance.REST: Verdict.ENVIRONMENT,
    Provenance.METADATA: Verdict.TEMPORARY,
    Provenance.TEMPORARY: Verdict.TEMPORARY,
    Provenance.SESSION: Verdict.FROZEN,
    Provenance.SECRET_STORE: Verdict.EXPLICIT,
    Provenance.CONFIGURATION: Verdict.EXPLICIT,
    Provenance.PARAMETER: Verdict.EXPLICIT,
    Provenance.UNKNOWN: Verdict.EXPLICIT,
}


_SHAPES = {
    Shape.KEY: Verdict.HARDCODED,
    Shape.REAL: Verdict.HARDCODED,
    Shape.SHORT: Verdict.EXPLICIT,
    Shape.PLACEHOLDER: Verdict.EXPLICIT,
    Shape.DUMMY: Verdict.DUMMY,
}
"""The verdicts on literals for AWS itself: a placeholder is as good as unknown."""

_ELSEWHERE = _SHAPES | {Shape.SHORT: Verdict.HARDCODED}
"""Those for services at known addresses of their own, whose keys may be short."""


_NOTHING = frozenset({Provenance.LITERAL, MarkerKind.EMPTY})
"""Kinds of labels that, if there is no verdict, stand for an empty value and not for an unknown one."""


ORDER = list(Verdict)


def worst_of(value: Value, *, elsewhere: bool = False) -> tuple[Verdict, Origin] | None:
    """The worst verdict on a value, with its origin; None where the value is surely empty.

    `elsewhere`: the value is passed to a service other than AWS, at an address that is known.
    """
    shapes = _ELSEWHERE if elsewhere else _SHAPES
    found: list[tuple[Verdict, Origin]] = []
    for atom in value.atoms:
        match atom:
            case Const() if isinstance(atom.value, (str, bytes)):
                shape = shape_of(as_text(atom.value))
                if shape is not Shape.EMPTY:
                    site = atom.sites[0] if atom.sites else 0
                    found.append(_on_literal(Origin(Provenance.LITERAL, shape.value, None, site), shapes))
            case Const():
                pass
            case Opaque() | Text():
                known = [_verdict_on(origin, shapes) for origin in sources(atom.labels)]
                judged = [each for each in known if each is not None]
                if not judged and not any(label.kind in _NOTHING for label in atom.labels):
                    judged = [(Verdict.EXPLICIT, Origin(Provenance.UNKNOWN))]
                found.extend(judged)
            case Typed() if atom.cls in (WRAPPED, MEMBER):
                inner = worst_of(atom.attribute("first") or atom.attribute("value") or Value(), elsewhere=elsewhere)
                if inner is not None:
                    found.append(inner)
            case Qual() | Ref() | Function() | Class() | Method() | Partial() | Typed() | Super() | Mapping() | Seq():
                found.append((Verdict.EXPLICIT, Origin(Provenance.UNKNOWN)))
            case _:
                assert_never(atom)
    if not found:
        return None
    return min(found, key=_rank)


def _rank(pair: tuple[Verdict, Origin]) -> tuple[int, bool, bool, Order]:
    """The worst first; a further name of a variable after the one that the SDK reads."""
    verdict, origin = pair
    return ORDER.index(verdict), is_placeholder(origin), origin.detail in OTHER_NAMES.values(), order_of(origin)


def is_placeholder(origin: Origin) -> bool:
    """Whether a literal cannot be live where AWS takes it."""
    return origin.kind is Provenance.LITERAL and origin.detail in (Shape.PLACEHOLDER.value, Shape.SHORT.value)


_JUDGED = frozenset({Provenance.LITERAL, *_VERDICTS})
"""Provenances on which there is a verdict."""


def is_optional(value: Value) -> bool:
    """Whether a value is, if anything, what the optional parameters of a library's interface are given."""
    origins: set[Origin] = set()
    for atom in value.atoms:
        if isinstance(atom, (Opaque, Text)):
            origins.update(origin for origin in sources(atom.labels) if origin.kind in _JUDGED)
        elif not isinstance(atom, Const) or atom.value:
            return False
    return bool(origins) and all(origin.optional for origin in origins)


def is_alone(value: Value, variable: str) -> bool:
    """Whether a value is, if anything, what one variable of the environment gives, or made of that."""
    return all(
        {(origin.kind, origin.detail) for origin in sources(atom.labels)} == {(Provenance.ENVIRONMENT, variable)}
        if isinstance(atom, Opaque)
        else isinstance(atom, Const) and atom.value is None
        for atom in value.atoms
    )


def _verdict_on(origin: Origin, shapes: Map[Shape, Verdict]) -> tuple[Verdict, Origin] | None:
    if origin.kind is Provenance.LITERAL:
        if origin.detail == Shape.EMPTY.value:
            return None
        if not origin.site:
            return Verdict.EXPLICIT, Origin(Provenance.UNKNOWN)
        return _on_literal(origin, shapes)
    verdict = _VERDICTS.get(origin.kind)
    return None if verdict is None else (verdict, origin)


def _on_literal(origin: Origin, shapes: Map[Shape, Verdict]) -> tuple[Verdict, Origin]:
    """The verdict on a literal; one that may be live is called so, however short it is."""
    verdict = shapes[Shape(origin.detail) if origin.detail else Shape.REAL]
    short = origin.detail == Shape.SHORT.value and verdict is Verdict.HARDCODED
    return verdict, replace(origin, detail=Shape.REAL.value) if short else origin

"""Calls that pass credentials to an AWS SDK: which values they are given, and the verdict on them."""

from __future__ import annotations

import re

import libcst as cst

from credlint.analysis.exposure import as_text
from credlint.analysis.facts import Provenance
from credlint.analysis.literals import Shape, shape_of
from credlint.analysis.machine import Arguments, Machine
from credlint.analysis.outputs import context
from credlint.analysis.recorder import CallRecord, Given
from credlint.analysis.values import (
    Const,
    Kind,
    Opaque,
    Origin,
    Text,
    Value,
)
from credlint.catalogue import schema, shapes
from credlint.catalogue.names import SDK_KEYWORDS
from credlint.model.diagnostic import Confidence

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
_SHAPES = {
    Shape.REAL: Provenance.HARDCODED,
    Shape.PLACEHOLDER: Provenance.HARDCODED,
    Shape.DUMMY: Provenance.DUMMY,
}
_ORDER = list(Provenance)
_AWS4 = re.compile(r"(?:https?://)?([^/:?#]*)")


def check(m: Machine, row: schema.SdkCall, callee: str, arguments: Arguments, node: cst.CSTNode) -> None:
    """Note the call if it is given credentials."""
    given = [
        (param.names[0], role, value)
        for param, role in (
            (row.access_key, schema.Role.ACCESS_KEY),
            (row.secret_key, schema.Role.SECRET_KEY),
            (row.session_token, schema.Role.SESSION_TOKEN),
        )
        if param is not None and (value := arguments.get(param.names, param.position)) is not None
    ]
    endpoint = arguments.get(row.endpoint.names, row.endpoint.position) if row.endpoint is not None else None
    custom = row.custom_endpoint or (endpoint is not None and is_custom(endpoint))
    judge(m, callee, given, custom=custom, confidence=Confidence.HIGH, node=node)


def check_unresolved(m: Machine, callee: str, arguments: Arguments, node: cst.CSTNode) -> None:
    """Note a call on an unknown receiver, which counts by its keywords alone."""
    given = [
        (name, role, arguments.keywords[name])
        for name, role in zip(SDK_KEYWORDS, schema.Role, strict=True)
        if name in arguments.keywords
    ]
    if not given:
        return
    endpoint = arguments.keywords.get("endpoint_url")
    custom = endpoint is not None and is_custom(endpoint)
    judge(m, callee, given, custom=custom, confidence=Confidence.MEDIUM, node=node)


def judge(
    m: Machine,
    callee: str,
    given: list[tuple[str, schema.Role, Value]],
    *,
    custom: bool,
    confidence: Confidence,
    node: cst.CSTNode,
) -> None:
    """Decide on the worst of the values that are given, and note the call."""
    verdicts: list[tuple[Provenance, Given]] = []
    only_placeholder = True
    for name, role, value in given:
        worst = worst_of(m, value)
        if worst is None:
            continue
        provenance, origin = worst
        if provenance is Provenance.HARDCODED and origin.detail != Shape.PLACEHOLDER.value:
            only_placeholder = False
        verdicts.append((provenance, Given(name, role, origin)))
        m.recorder.passed_literals(value, real=provenance is Provenance.HARDCODED)
    if not verdicts:
        return
    provenance = min((each for each, _ in verdicts), key=_ORDER.index)
    if custom and (provenance is not Provenance.HARDCODED or only_placeholder):
        provenance = Provenance.CUSTOM_ENDPOINT
    given_now = tuple(each for _, each in sorted(verdicts, key=lambda pair: _ORDER.index(pair[0])))
    m.recorder.call(
        CallRecord(m.site(node), callee, provenance, given_now, confidence, context(m), _remark(verdicts))
    )


def worst_of(m: Machine, value: Value) -> tuple[Provenance, Origin] | None:
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
                if not judged and not _is_placeholder_only(atom.origins):
                    judged = [(Provenance.EXPLICIT, Origin(Kind.UNKNOWN))]
                found.extend(judged)
            case _:
                found.append((Provenance.EXPLICIT, Origin(Kind.UNKNOWN)))
    if not found:
        return None
    return min(found, key=lambda pair: (_ORDER.index(pair[0]), pair[1].detail == Shape.PLACEHOLDER.value, pair[1].kind))


def _is_placeholder_only(origins: frozenset[Origin]) -> bool:
    return any(origin.kind is Kind.LITERAL for origin in origins)


def _origin_provenance(origin: Origin) -> tuple[Provenance, Origin] | None:
    if origin.kind is Kind.LITERAL:
        if origin.detail == Shape.EMPTY.value:
            return None
        dummy = origin.detail == Shape.DUMMY.value
        return (Provenance.DUMMY if dummy else Provenance.HARDCODED, origin)
    provenance = _PROVENANCE.get(origin.kind)
    return None if provenance is None else (provenance, origin)


def _remark(verdicts: list[tuple[Provenance, Given]]) -> str:
    """What is odd about the pair: parts from different places."""
    kinds = {provenance for provenance, _ in verdicts}
    if Provenance.HARDCODED in kinds and Provenance.ENVIRONMENT in kinds:
        return "one part is hard-coded, another comes from the environment"
    return ""


def is_custom(endpoint: Value) -> bool:
    """Whether an endpoint is surely somebody else's than Amazon's: never None, and not provably Amazon's."""
    if not endpoint.atoms:
        return False
    for atom in endpoint.atoms:
        if isinstance(atom, Const):
            if not isinstance(atom.value, (str, bytes)) or not atom.value or _is_amazon(as_text(atom.value)):
                return False
        elif isinstance(atom, Text) and _is_amazon("".join("x" if part is None else part for part in atom.parts)):
            return False
    return True


def _is_amazon(url: str) -> bool:
    match = _AWS4.match(url.strip())
    host = match[1].lower() if match is not None else ""
    return f".{host}".endswith(shapes.AMAZON_DOMAINS)

"""Calls that pass credentials to an AWS SDK: which values they are given, and the verdict on them."""

from __future__ import annotations

import re
from fnmatch import fnmatchcase

from credlint.analysis.arguments import Arguments, Call
from credlint.analysis.exposure import as_text
from credlint.analysis.facts import Provenance
from credlint.analysis.literals import Shape, shape_of
from credlint.analysis.machine import Machine
from credlint.analysis.origins import Kind, Origin, is_guess, order_of
from credlint.analysis.outputs import amazon_url, context
from credlint.analysis.pairs import remark
from credlint.analysis.recorder import CallRecord, Given
from credlint.analysis.values import Const, Mapping, Opaque, Seq, Text, Typed, Value, constants
from credlint.catalogue import schema
from credlint.catalogue.kinds import Role
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
_SHAPES = {Shape.REAL: Provenance.HARDCODED, Shape.PLACEHOLDER: Provenance.HARDCODED, Shape.DUMMY: Provenance.DUMMY}
_NOTHING = frozenset({Kind.LITERAL, Kind.EMPTY})
"""Kinds of which nothing is left where they give no provenance."""
_ORDER = list(Provenance)


def check(m: Machine, row: schema.SdkCall, call: Call) -> None:
    """Note the call if it is given credentials."""
    if not _applies(row, call.arguments):
        return
    params = (
        (row.access_key, Role.ACCESS_KEY),
        (row.secret_key, Role.SECRET_KEY),
        (row.session_token, Role.SESSION_TOKEN),
    )
    if row.inside is None:
        containers = None
        endpoints = [call.get(row.endpoint.names, row.endpoint.position)] if row.endpoint is not None else []
    else:
        outer = call.get(row.inside.names, row.inside.position)
        if outer is None:
            return
        containers = _followed(m, [outer], row.path)
        endpoints = [_member(m, containers, row.endpoint.names)] if row.endpoint is not None else []
    given: list[tuple[str, Role, Value]] = []
    for param, role in params:
        if param is None:
            continue
        value = call.get(param.names, param.position) if containers is None else _member(m, containers, param.names)
        if value is not None:
            given.append((param.names[0] if param.names else role.value, role, value))
    for first, *others in row.endpoint_paths:
        start = call.keywords.get(first) if row.inside is None else _member(m, containers or [], (first,))
        if start is not None:
            ends = _followed(m, [start], tuple(others[:-1]))
            endpoints.append(_member(m, ends, tuple(others[-1:])) if others else start)
    if len(given) < sum(param is not None for param, _ in params) and (
        (containers is not None and not containers) or call.rest is not None or call.keyword_rest is not None
    ):
        m.recorder.meet()  # a caller may know more of the arguments
    custom = row.custom_endpoint or any(endpoint is not None and is_custom(endpoint) for endpoint in endpoints)
    judge(m, call.name, given, custom=custom, site=call.site, refreshes=row.refreshes)


def _applies(row: schema.SdkCall, arguments: Arguments) -> bool:
    """Whether the other arguments say that the call is about AWS."""
    if row.when is not None:
        value = arguments.get(row.when.names, row.when.position)
        known = constants(value) if value is not None else None
        if known is None or not any(str(each.value).lower() in row.values for each in known):
            return False
    if row.location is not None:
        place = arguments.get(row.location.names, row.location.position)
        known = constants(place) if place is not None else None
        if known is not None:
            texts = [str(each.value) for each in known]
            return any(text in ("s3", "s3a") or text.startswith(("s3://", "s3a://")) for text in texts)
        for atom in place.atoms if place is not None else ():
            if isinstance(atom, Text) and atom.parts[0] is not None and len(atom.parts[0]) > 6:
                return atom.parts[0].startswith(("s3://", "s3a://"))
    return True


def _followed(m: Machine, values: list[Value], path: tuple[str, ...]) -> list[Value]:
    for key in path:
        found: list[Value] = []
        for value in values:
            for shape in m.shapes(value):
                if isinstance(shape, Mapping):
                    found.extend(
                        shape.items.values() if key == "*" else [shape.items[key]] if key in shape.items else []
                    )
                elif isinstance(shape, Seq) and key in ("*", "[]"):
                    found.extend(shape.items)
        values = found
    return values


def _member(m: Machine, values: list[Value], names: tuple[str, ...]) -> Value | None:
    for value in values:
        for shape in m.shapes(value):
            if isinstance(shape, Mapping):
                for name in names:
                    if name in shape.items and shape.items[name].atoms:
                        return shape.items[name]
    return None


def check_keyed(m: Machine, row: schema.KeyedCall, call: Call) -> None:
    """Note a call that sets an option which is a credential."""
    key = call.get(row.key.names, row.key.position)
    value = call.get(row.value.names, row.value.position)
    if key is None or value is None:
        return
    m.recorder.meet(constants(key) is None)
    for option in constants(key) or ():
        for names, role in zip((row.access_keys, row.secret_keys, row.session_tokens), Role, strict=True):
            if any(fnmatchcase(str(option.value), name) for name in names):
                judge(m, call.name, [(str(option.value), role, value)], custom=False, site=call.site)
                return


def check_text(m: Machine, row: schema.TextCall, call: Call) -> None:
    """Note a call whose text (SQL, a URL) holds credentials."""
    text = call.get(row.text.names, row.text.position)
    if text is None:
        return
    given: list[tuple[str, Role, Value]] = []
    for atom in text.atoms:
        if isinstance(atom, Const) and isinstance(atom.value, str):
            parts: tuple[str | None, ...] = (atom.value,)
        elif isinstance(atom, Text):
            parts = atom.parts
        else:
            m.recorder.meet()
            continue
        whole = "".join(_HOLE if part is None else part for part in parts)
        for pattern in row.patterns:
            for found in re.finditer(pattern, whole, re.IGNORECASE):
                end = next((i for i in range(found.end(), len(whole)) if whole[i] in row.ends), len(whole))
                inner = whole[found.end() : end]
                if not inner or (row.then and not whole[end:].startswith(row.then)):
                    continue
                value = (
                    Value([Opaque(atom.origins)])
                    if _HOLE in inner
                    else Value([Const(inner, atom.origins, _sites(atom))])
                )
                given.append((row.text.names[0], Role.SECRET_KEY, value))
    if given:
        judge(m, call.name, given, custom=False, site=call.site, roles_known=False)


_HOLE = "\0"


def _sites(atom: Const | Text) -> tuple[int, ...]:
    return atom.sites if isinstance(atom, Const) else ()


def check_class(m: Machine, row: schema.ClassAttributes, attributes: dict[str, Value], site: int) -> None:
    """Note a class body whose attributes are credentials."""
    given = [
        (name, role, attributes[name])
        for names, role in zip((row.access_key, row.secret_key, row.session_token), Role, strict=True)
        for name in names
        if name in attributes
    ]
    endpoints = [attributes[name] for name in row.endpoint if name in attributes]
    custom = any(is_custom(endpoint) for endpoint in endpoints)
    judge(m, row.base, given, custom=custom, site=site)


def check_unresolved(m: Machine, call: Call) -> None:
    """Note a call on an unknown receiver, which counts by its keywords alone."""
    given = [
        (name, role, call.keywords[name])
        for name, role in zip(SDK_KEYWORDS, Role, strict=True)
        if name in call.keywords
    ]
    if not given:
        return
    endpoint = call.keywords.get("endpoint_url")
    custom = endpoint is not None and is_custom(endpoint)
    with m.guessing():
        judge(m, call.name, given, custom=custom, site=call.site)


def judge(
    m: Machine,
    callee: str,
    given: list[tuple[str, Role, Value]],
    *,
    custom: bool,
    site: int,
    refreshes: bool = False,
    roles_known: bool = True,
) -> None:
    """Decide on the worst of the values that are given, and note the call."""
    verdicts: list[tuple[Provenance, Given]] = []
    parts: list[tuple[Given, Value]] = []
    only_placeholder = True
    for name, role, value in given:
        worst = worst_of(m, value)
        if worst is None:
            continue
        provenance, origin = worst
        if refreshes and provenance is Provenance.EXPLICIT:
            provenance = Provenance.TEMPORARY
        if provenance is Provenance.HARDCODED and origin.detail != Shape.PLACEHOLDER.value:
            only_placeholder = False
        verdicts.append((provenance, Given(name, role, origin)))
        parts.append((verdicts[-1][1], value))
        m.recorder.passed_literals(value, real=provenance is Provenance.HARDCODED)
    if not verdicts:
        return
    provenance = min((each for each, _ in verdicts), key=_ORDER.index)
    guessed = all(is_guess(part.origin) for each, part in verdicts if each is provenance)
    if custom and (provenance is not Provenance.HARDCODED or only_placeholder):
        provenance = Provenance.CUSTOM_ENDPOINT
    given_now = tuple(each for _, each in sorted(verdicts, key=lambda pair: _ORDER.index(pair[0])))
    odd = remark(parts) if roles_known else ""
    confidence = Confidence.MEDIUM if guessed else m.confidence
    m.recorder.call(CallRecord(site, callee, provenance, given_now, confidence, context(m), odd))


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
                if not judged and not any(origin.kind in _NOTHING for origin in atom.origins):
                    judged = [(Provenance.EXPLICIT, Origin(Kind.UNKNOWN))]
                found.extend(judged)
            case Typed(cls="wrapped" | "enum member"):
                inner = worst_of(m, atom.attribute("first") or atom.attribute("value") or Value())
                if inner is not None:
                    found.append(inner)
            case _:
                found.append((Provenance.EXPLICIT, Origin(Kind.UNKNOWN)))
    if not found:
        return None
    placeholder = Shape.PLACEHOLDER.value
    return min(found, key=lambda pair: (_ORDER.index(pair[0]), pair[1].detail == placeholder, order_of(pair[1])))


def _origin_provenance(origin: Origin) -> tuple[Provenance, Origin] | None:
    if origin.kind is Kind.LITERAL:
        if origin.detail == Shape.EMPTY.value:
            return None
        dummy = origin.detail == Shape.DUMMY.value
        return (Provenance.DUMMY if dummy else Provenance.HARDCODED, origin)
    provenance = _PROVENANCE.get(origin.kind)
    return None if provenance is None else (provenance, origin)


def is_custom(endpoint: Value) -> bool:
    """Whether an endpoint is surely somebody else's than Amazon's: never None, and not provably Amazon's."""
    if not endpoint.atoms:
        return False
    for atom in endpoint.atoms:
        if isinstance(atom, Const):
            if not isinstance(atom.value, (str, bytes)) or not atom.value or amazon_url(as_text(atom.value)):
                return False
        elif isinstance(atom, Text) and amazon_url("".join("x" if part is None else part for part in atom.parts)):
            return False
    return True

"""Calls that pass credentials to an AWS SDK: the values that they pass, and the verdict on them."""

from __future__ import annotations

import re
from collections.abc import Mapping as Map
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from fnmatch import fnmatchcase

from credlint.analysis.core.arguments import Arguments, Call
from credlint.analysis.core.events import Listener
from credlint.analysis.core.machine import Machine
from credlint.analysis.core.records import CallRecord, Given
from credlint.analysis.detectors.call_endpoints import Endpoint, endpoint_of, matters, where_given
from credlint.analysis.detectors.mismatched_pairs import remark
from credlint.analysis.domain.hierarchy import foreign_bases
from credlint.analysis.domain.provenance import NO_LABELS, PASSED, Provenance, is_guess
from credlint.analysis.domain.values import (
    BOTTOM,
    Class,
    Const,
    Instance,
    Key,
    Mapping,
    Opaque,
    Seq,
    Text,
    Value,
    const,
    constants,
    in_order,
    is_none,
    join,
)
from credlint.analysis.domain.verdicts import ORDER, is_alone, is_optional, worst_of
from credlint.analysis.facts import Verdict
from credlint.analysis.linking.modules import spelled
from credlint.analysis.objects.items import load_item
from credlint.analysis.objects.iteration import iterate
from credlint.catalogue import schema
from credlint.catalogue.kinds import Fallback, Role
from credlint.catalogue.names import SDK_KEYWORDS, STANDARD
from credlint.model.diagnostic import Confidence

UNRESOLVED = schema.SdkCall(
    (),
    access_key=schema.Param(SDK_KEYWORDS[:1]),
    secret_key=schema.Param(SDK_KEYWORDS[1:2]),
    session_token=schema.Param(SDK_KEYWORDS[2:]),
    endpoint=schema.Param(("endpoint_url",)),
    fallback=Fallback.CHAIN,
)
"""What is assumed of a callee that seems to create a session or a client."""

_METHODS = frozenset({"client", "resource", "create_client", "Session"})
"""Last names of unresolved callees that create a session or a client."""


class SdkCredentials(Listener):
    """Detects calls and class bodies that pass credentials to an AWS SDK."""

    def __init__(self, m: Machine) -> None:
        self._m = m

    def called(self, call: Call, row: schema.Row, bound: int = 0) -> None:
        """Check a call whose row has parameters for credentials."""
        match row:
            case schema.SdkCall():
                _check(self._m, row, call, bound)
            case schema.KeyedCall():
                _check_keyed(self._m, row, call)
            case schema.TextCall():
                _check_text(self._m, row, call)
            case _:
                pass

    def partial_made(self, call: Call, row: schema.Row) -> None:
        """Check what a partial binds as if it were passed in a call."""
        self.called(call, row, bound=1)

    def called_unknown(self, call: Call) -> None:
        """Check a call that seems to create a session or a client."""
        if call.name.rpartition(".")[2] in _METHODS:
            _check_unresolved(self._m, call.named(spelled(self._m, call.name)))

    def class_defined(self, cls: Class, attributes: Map[str, Value], site: int) -> None:
        """Record credentials among the attributes of a class body from which a library reads them."""
        m = self._m
        for base in foreign_bases(cls):
            for row in m.catalogue.class_attributes.get(m.catalogue.canonical(base), ()):
                if not row.inner:
                    _check_class(m, row, attributes, site)
                    continue
                for atom in attributes.get(row.inner, BOTTOM).atoms:
                    obj = m.state.heap_object(atom.address) if isinstance(atom, Class) else None
                    if isinstance(atom, Class) and isinstance(obj, Instance):
                        _check_class(m, row, obj.attributes, m.site(m.definitions[atom.definition].node))


def _check(m: Machine, row: schema.SdkCall, call: Call, bound: int) -> None:
    """Record the call if credentials are passed to it."""
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
    if row.endpoint is not None:
        endpoints = [where_given(call, each, row.endpoint.names, [name for name, _, _ in given]) for each in endpoints]
    if len(given) < sum(param is not None for param, _ in params) and (
        (containers is not None and not containers) or call.rest is not None or call.keyword_rest is not None
    ):
        m.recorder.observe()  # a caller may know the missing arguments
    if row.session_token is None:
        token = Token.NO_PLACE
    else:
        token = Token.PERHAPS if _is_open(m, call.arguments, containers) else Token.AS_GIVEN
    endpoint = endpoint_of(endpoints, custom=row.custom_endpoint)
    _record_worst(m, Handover(call.name, call.site, given, endpoint, token, row, bound))


def _is_open(m: Machine, arguments: Arguments, containers: list[Value] | None) -> bool:
    """Whether more credentials than those known may be passed."""
    if containers is None:
        return arguments.rest is not None or arguments.keyword_rest is not None
    found = [obj for value in containers for obj in m.heap_objects(value)]
    return not found or any(not isinstance(obj, Mapping) or obj.rest is not None for obj in found)


def _applies(row: schema.SdkCall, arguments: Arguments) -> bool:
    """Whether the other arguments meet the row's conditions; an unknown location does."""
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
        for atom in in_order(place.atoms) if place is not None else ():
            if isinstance(atom, Text) and atom.parts[0] is not None and len(atom.parts[0]) > 6:
                return atom.parts[0].startswith(("s3://", "s3a://"))
    return True


def _followed(m: Machine, values: list[Value], path: tuple[str, ...]) -> list[Value]:
    for key in path:
        found: list[Value] = []
        for value in values:
            for obj in m.heap_objects(value):
                if isinstance(obj, Mapping):
                    found.extend(obj.items.values() if key == "*" else [obj.items[key]] if key in obj.items else [])
                elif isinstance(obj, Seq) and key in ("*", "[]"):
                    found.extend(obj.items)
        values = found
    return values


def _member(m: Machine, values: list[Value], names: tuple[str, ...]) -> Value | None:
    for value in values:
        held = (obj.items for obj in m.heap_objects(value) if isinstance(obj, Mapping))
        found = join(_first_of(items, names) for items in held)
        if found.atoms:
            return found
    return None


def _first_of(items: Map[Key, Value], names: tuple[str, ...]) -> Value:
    return next((items[name] for name in names if name in items and items[name].atoms), BOTTOM)


def _check_keyed(m: Machine, row: schema.KeyedCall, call: Call) -> None:
    """Record a call that sets an option which is a credential, or several of them."""
    pairs = call.get(row.pairs.names, row.pairs.position) if row.pairs is not None else None
    for pair in iterate(m, pairs, call.site).all_items if pairs is not None else ():
        _check_option(m, row, call, load_item(m, pair, const(0), call.site), load_item(m, pair, const(1), call.site))
    key = call.get(row.key.names, row.key.position)
    value = call.get(row.value.names, row.value.position)
    if row.pairs is None and key is not None and value is not None:
        _check_option(m, row, call, key, value)


def _check_option(m: Machine, row: schema.KeyedCall, call: Call, key: Value, value: Value) -> None:
    m.recorder.observe(constants(key) is None)
    for option in constants(key) or ():
        for names, role in zip((row.access_keys, row.secret_keys, row.session_tokens), Role, strict=True):
            if any(fnmatchcase(str(option.value), name) for name in names):
                _record_worst(m, Handover(call.name, call.site, [(str(option.value), role, value)]))
                return


def _check_text(m: Machine, row: schema.TextCall, call: Call) -> None:
    """Record a call whose text (SQL, a URL) holds credentials."""
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
            m.recorder.observe()
            continue
        whole = "".join(_HOLE if part is None else part for part in parts)
        for pattern in row.patterns:
            for found in re.finditer(pattern, whole, re.IGNORECASE):
                end = next((i for i in range(found.end(), len(whole)) if whole[i] in row.ends), len(whole))
                inner = whole[found.end() : end]
                if not inner or (row.then and not whole[end:].startswith(row.then)):
                    continue
                if isinstance(atom, Text) and _HOLE in inner:
                    first = whole.count(_HOLE, 0, found.end())
                    filled = atom.holes[first : first + inner.count(_HOLE)] or (atom.labels,)
                    value = Value([Opaque(NO_LABELS.union(*filled))])
                else:
                    value = Value([Const(inner, atom.labels, _sites(atom))])
                name = found.groupdict().get("name") or row.text.names[0]
                given.append((name, Role.SECRET_KEY, value))
    if given:
        callee = spelled(m, call.name)
        _record_worst(m, Handover(callee, call.site, given, roles_known=False, advice=row.advice))


_HOLE = "\0"


def _sites(atom: Const | Text) -> tuple[int, ...]:
    return atom.sites if isinstance(atom, Const) else ()


def _check_class(m: Machine, row: schema.ClassAttributes, attributes: Map[str, Value], site: int) -> None:
    """Record a class body whose attributes are credentials."""
    given = [
        (name, role, attributes[name])
        for names, role in zip((row.access_key, row.secret_key, row.session_token), Role, strict=True)
        for name in names
        if name in attributes
    ]
    token = Token.AS_GIVEN if row.session_token else Token.NO_PLACE
    _record_worst(m, Handover(row.base, site, given, endpoint_of(attributes.get(name) for name in row.endpoint), token))


def _check_unresolved(m: Machine, call: Call) -> None:
    """Record a call on an unknown receiver if it has a keyword for credentials."""
    given = [
        (name, role, call.keywords[name])
        for name, role in zip(SDK_KEYWORDS, Role, strict=True)
        if name in call.keywords
    ]
    if not given:
        return
    with m.guessing():
        endpoint = endpoint_of(
            [where_given(call, call.keywords.get("endpoint_url"), ("endpoint_url",), [name for name, _, _ in given])]
        )
        token = Token.PERHAPS if call.keyword_rest is not None else Token.AS_GIVEN
        _record_worst(m, Handover(call.name, call.site, given, endpoint, token, UNRESOLVED))


class Token(Enum):
    """What is known of the session token where none is among the credentials passed."""

    AS_GIVEN = "there is none"
    PERHAPS = "it may be passed in a way that is not followed"
    NO_PLACE = "the callee takes none"


@dataclass(frozen=True, slots=True)
class Handover:
    """Credentials that are passed to a call; `given` has the parameter's name, the role and the value of each.

    `row` and `bound` are those of the fact; `roles_known`: the roles are certain; `advice`: what to do instead, where
    that depends on the callee.
    """

    callee: str
    site: int
    given: Sequence[tuple[str, Role, Value]]
    endpoint: Endpoint = Endpoint.AMAZON
    token: Token = Token.NO_PLACE
    row: schema.SdkCall | None = None
    bound: int = 0
    roles_known: bool = True
    advice: str = ""


def _record_worst(m: Machine, handover: Handover) -> None:
    """Record the call with the most severe verdict on the values that are passed."""
    verdicts: list[tuple[Verdict, Given]] = []
    parts: list[tuple[Given, Value]] = []
    for name, role, value in handover.given:
        worst = worst_of(value, elsewhere=handover.endpoint is Endpoint.CUSTOM)
        if worst is None:
            continue
        verdict = _adapted(worst[0], handover)
        if role is not Role.ACCESS_KEY and worst[0] is Verdict.EXPLICIT and handover.roles_known:
            m.uses.note(value)
        verdicts.append((verdict, Given(name, role, worst[1], is_optional(value))))
        parts.append((verdicts[-1][1], value))
        m.recorder.passed_literals(value, real=verdict is Verdict.HARDCODED)
    without = _without_token(m, handover, [part for _, part in verdicts])
    missing = without and all(part.origin.kind in _EXPIRING for _, part in verdicts)
    if not missing:
        verdicts = [each for each, (_, value) in zip(verdicts, parts, strict=True) if _is_new(each[0], value)]
    if not verdicts:
        return
    verdict = min((each for each, _ in verdicts), key=ORDER.index)
    guessed = all(is_guess(part.origin) for each, part in verdicts if each is verdict)
    if not matters(handover.endpoint, [part.origin for each, part in verdicts if each is verdict], verdict):
        verdict = Verdict.CUSTOM_ENDPOINT
    elif missing:
        verdict = Verdict.MISSING_TOKEN
    given_now = tuple(each for _, each in sorted(verdicts, key=lambda pair: ORDER.index(pair[0])))
    odd = remark(parts, without_token=without) if handover.roles_known else ""
    confidence = Confidence.MEDIUM if guessed else m.confidence
    alone = all(is_alone(value, STANDARD[role]) for _, role, value in handover.given)
    tokens = [value for _, role, value in handover.given if role is Role.SESSION_TOKEN]
    complete = any(not all(map(is_none, value.atoms)) for value in tokens)
    what = (handover.site, handover.callee, verdict, given_now, confidence, m.context(), odd, handover.advice)
    m.recorder.emit(CallRecord(*what, alone, complete, handover.row, handover.bound))


def _is_new(verdict: Verdict, value: Value) -> bool:
    """Whether a value is judged here: what an object of credentials was made of has been judged there, except that a
    client does not refresh what a session has found."""
    given = [atom for atom in value.atoms if not is_none(atom)]
    judged = all(isinstance(atom, (Const, Text, Opaque)) and atom.labels >= PASSED for atom in given)
    return verdict is Verdict.FROZEN or not judged


_EXPIRING = (Provenance.TEMPORARY, Provenance.SESSION, Provenance.METADATA)
"""Origins of keys that are valid only together with their session token."""


def _adapted(verdict: Verdict, handover: Handover) -> Verdict:
    """The verdict on one value, seen what the callee does with it."""
    row = handover.row
    if verdict is Verdict.EXPLICIT and row is not None and row.refreshes:
        return Verdict.TEMPORARY
    if verdict is Verdict.FROZEN and not (row is not None and row.fallback.refreshes):
        return Verdict.TEMPORARY  # the callee takes nothing else
    return verdict


def _without_token(m: Machine, handover: Handover, given: Sequence[Given]) -> bool:
    """Whether a pair of keys is passed surely without a session token, for which there is a place."""
    roles = {each.role for each in given}
    return (
        handover.token is Token.AS_GIVEN
        and roles == {Role.ACCESS_KEY, Role.SECRET_KEY}
        and "set_credentials" not in m.module.demand.called
    )

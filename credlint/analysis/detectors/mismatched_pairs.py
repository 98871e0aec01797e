"""Pairs of credentials whose parts do not belong together: a remark in the message, never a separate finding."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from credlint.analysis.core.records import Given
from credlint.analysis.domain.literal_shapes import REAL, Shape, as_text
from credlint.analysis.domain.provenance import Origin, Provenance, sources
from credlint.analysis.domain.values import Const, Opaque, Text, Typed, Value
from credlint.analysis.facts import listed
from credlint.catalogue.kinds import Role
from credlint.model.redact import KEY_ID, SECRET

_LONG_TERM = "AKIA"
"""The prefix of the key ids of IAM users, whose credentials have no session token."""

_TEMPORARY = "ASIA"
"""That of temporary ones."""

_WORD = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_ROLES = (
    (Role.SESSION_TOKEN, re.compile(r"(?:^|_)(?:session|security)_token$")),
    (Role.SECRET_KEY, re.compile(r"(?:^|_)secret(?:_access)?(?:_key)?$")),
    (Role.ACCESS_KEY, re.compile(r"(?:^|_)(?<!secret_)(?:access_)?key_id$")),
)
"""Unambiguous names; "access_key" alone is used for either key."""


def remark(given: Sequence[tuple[Given, Value]], *, without_token: bool) -> str:
    """A phrase that says what is inconsistent about credentials passed to a call; "" if they may belong together.

    `without_token`: a pair is passed, and surely no session token.
    """
    missing = _missing_token(given) if without_token else ""
    return "; ".join(each for each in (_mixed(given), _with_token(given), missing, _swapped(given)) if each)


def _mixed(given: Sequence[tuple[Given, Value]]) -> str:
    literal = [each.role for each, _ in given if _is_real_literal(each.origin)]
    read = [each.role for each, _ in given if each.origin.kind in (Provenance.ENVIRONMENT, Provenance.REST)]
    if not literal or not read:
        return ""
    verbs = "are" if len(literal) > 1 else "is", "come" if len(read) > 1 else "comes"
    return f"the {_and(literal)} {verbs[0]} hard-coded, the {_and(read)} {verbs[1]} from the environment"


def _with_token(given: Sequence[tuple[Given, Value]]) -> str:
    ids = [text for each, value in given if each.role is Role.ACCESS_KEY for text in _texts(value)]
    token = any(each.role is Role.SESSION_TOKEN for each, _ in given)
    if token and any(KEY_ID.fullmatch(text) and text.startswith(_LONG_TERM) for text in ids):
        return f"a long-term key id ({_LONG_TERM}…) has no session token"
    return ""


def _missing_token(given: Sequence[tuple[Given, Value]]) -> str:
    if any(KEY_ID.fullmatch(text) and text.startswith(_TEMPORARY) for _, value in given for text in _texts(value)):
        return f"a temporary key ({_TEMPORARY}…) fails without its session token"
    if all(each.origin.kind is Provenance.ENVIRONMENT for each, _ in given):
        return "the keys of a role fail without the session token"
    return ""


def _swapped(given: Sequence[tuple[Given, Value]]) -> str:
    found: dict[Role, tuple[str, Role]] = {}
    for each, value in given:
        seen = set(_evidence(value))
        if len(seen) == 1 and each.role not in seen:
            found[each.role] = (each.name, seen.pop())
    pair = {role: other for role, (_, other) in found.items()}
    if pair.get(Role.ACCESS_KEY) is Role.SECRET_KEY and pair.get(Role.SECRET_KEY) is Role.ACCESS_KEY:
        return f"the {_and((Role.ACCESS_KEY, Role.SECRET_KEY))} seem to be swapped"
    return "; ".join(f"{name} seems to be given the {other.value}" for name, other in found.values())


def _evidence(value: Value) -> Iterator[Role]:
    """The roles that a value appears to have: by the shape of a literal, by the name under which it was read."""
    for text in _texts(value):
        if KEY_ID.fullmatch(text):
            yield Role.ACCESS_KEY
        elif SECRET.fullmatch(text):
            yield Role.SECRET_KEY
    for atom in value.atoms:
        if isinstance(atom, (Text, Opaque)):
            origins = sources(atom.labels)
            named = (Provenance.ENVIRONMENT, Provenance.PARAMETER)
            names = [origin.detail for origin in origins if origin.kind in named]
            names.append(atom.name.rpartition(".")[2] if isinstance(atom, Opaque) else "")
            yield from (origin.role for origin in origins if origin.role is not None)
            yield from (role for name in names for role, pattern in _ROLES if pattern.search(_snake(name)))
        elif isinstance(atom, Typed):
            yield from _evidence(atom.attribute("first") or Value())


def _texts(value: Value) -> Iterator[str]:
    for atom in value.atoms:
        if isinstance(atom, Const) and isinstance(atom.value, (str, bytes)):
            yield as_text(atom.value)


def _snake(name: str) -> str:
    return _WORD.sub("_", name).lower()


def _is_real_literal(origin: Origin) -> bool:
    return origin.kind is Provenance.LITERAL and Shape(origin.detail) in REAL


def _and(roles: Sequence[Role]) -> str:
    return listed([role.value for role in roles])

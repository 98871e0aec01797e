"""Answers of STS that no call gave: an unknown value is one if it is read by the keys of one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from credlint.analysis.core.machine import Machine
from credlint.analysis.core.uses import step
from credlint.analysis.domain.provenance import PATH_MARKERS, Origin, Provenance
from credlint.analysis.domain.values import Const, Mapping, Opaque, Value, join, opaque
from credlint.catalogue.kinds import Role
from credlint.catalogue.names import RESPONSE_KEYS

_WEB_TOKEN = "sessionToken"
"""A key of answers of AWS, but alone that of many a web application, too."""


_KEYS = r"access_?key|secret_?access"
"""What names the keys to which a session token of AWS belongs."""
_AWS = rf"(?<![a-z])(?:aws|boto|sts(?![a-z])|{_KEYS})"
"""What says that a session may be one of AWS."""


@lru_cache(maxsize=16)
def _mentions(text: str, words: str) -> bool:
    """Whether a file mentions any of these words, in letters of any case."""
    return re.search(words, text, re.IGNORECASE) is not None


_OF_SERVER = re.compile(r"\.(json\(\)(#\d+)?|cookies)$|(?:^|\.)loads\(\)(#\d+)?$|^$")
"""How a web server's answer is read, also from its text. AWS's own come through an SDK, but for those that hold keys,
too."""


def _may_be_of_aws(m: Machine, container: str) -> bool:
    """Whether a `sessionToken` of a container of this name may be one of AWS."""
    text = m.module.tree.original
    answered = _OF_SERVER.search(container)
    if answered is not None:
        return answered[1] != "cookies" and _mentions(text, _KEYS)
    return _mentions(text, _AWS)


_ROLES = {"accesskeyid": Role.ACCESS_KEY, "secretaccesskey": Role.SECRET_KEY}

_SHAPEABLE = frozenset(
    {Provenance.UNKNOWN, Provenance.PARAMETER, Provenance.NAMED, Provenance.USED, Provenance.CONFIGURATION}
)
"""Kinds of origins of values that may be an answer of STS, if they are read like one."""


def response_item(m: Machine, mapping: Mapping, key: Const, site: int) -> Value | None:
    """An item of a mapping that may be an answer of STS, of whose items only some are known; None for any other."""
    if key.value not in RESPONSE_KEYS or key.value in mapping.items or mapping.rest is None:
        return None
    unknown = [atom for atom in mapping.rest.atoms if isinstance(atom, Opaque)]
    if len(unknown) != len(mapping.rest.atoms):
        return None
    found = [issued_item(m, atom, str(key.value), site) for atom in unknown]
    return None if None in found else join(value for value in found if value is not None)


def handed_on(m: Machine, options: Value, names: Iterable[str], site: int) -> Value | None:
    """What `**options` gives a parameter with these names, if it is named like a field of such an answer."""
    keys = (Const(name) for name in names if name in RESPONSE_KEYS)
    found = (response_item(m, Mapping(rest=options), key, site) for key in keys)
    return next((value for value in found if value is not None), None)


def issued_item(m: Machine, atom: Opaque, key: str, site: int) -> Value | None:
    """A field of an unknown value that has the shape of STS's answers; None for any other.

    From configuration only where the value was read as the credentials in an answer: that was cached.
    """
    kinds = {origin.kind for origin in atom.labels} - PATH_MARKERS
    if key not in RESPONSE_KEYS or not kinds or not kinds <= _SHAPEABLE:
        return None
    if key == _WEB_TOKEN and not _may_be_of_aws(m, atom.name):
        return None
    ends = tuple(f"[{part}]" for part in m.catalogue.credential_parts)
    if Provenance.CONFIGURATION in kinds and not atom.name.removesuffix("[]").endswith(ends):
        return None
    role = _ROLES.get(key.lower(), Role.SESSION_TOKEN)
    if role is not Role.ACCESS_KEY:
        m.uses.note(Value([Opaque(atom.labels, step(atom.name, Const(key)), atom.binding)]))
    return opaque(Origin(Provenance.TEMPORARY, f'[…]["{key}"]', role, site, guessed=True))

"""Endpoints: whether a URL is Amazon's."""

from __future__ import annotations

import re

from credlint.analysis.domain.literal_shapes import as_text
from credlint.analysis.domain.values import Atom, Const, Text, Value
from credlint.catalogue.shapes import AMAZON_DOMAINS, PRIVATE_HOSTS, SIGN_IN_DOMAINS


def is_custom(endpoint: Value) -> bool:
    """Whether an endpoint is always set and never provably Amazon's."""
    if not endpoint.atoms:
        return False
    for atom in endpoint.atoms:
        if isinstance(atom, Const):
            if not isinstance(atom.value, (str, bytes)) or not atom.value or amazon_url(as_text(atom.value)):
                return False
        elif isinstance(atom, Text) and amazon_url("".join("x" if part is None else part for part in atom.parts)):
            return False
    return True


def is_amazon(address: Value) -> bool:
    """Whether what a request is sent to is provably Amazon's."""
    return bool(address.atoms) and all(_is_amazon(atom) for atom in address.atoms)


def _is_amazon(atom: Atom) -> bool:
    if isinstance(atom, Const) and isinstance(atom.value, (str, bytes)):
        url = as_text(atom.value)
    elif isinstance(atom, Text):
        url = "".join("x" if part is None else part for part in atom.parts)
    else:
        return False
    return f".{_host(url)}".endswith((*AMAZON_DOMAINS, *SIGN_IN_DOMAINS))


def is_public(endpoint: Value) -> bool:
    """Whether an endpoint is surely at a named host, outside this machine and private networks."""
    return bool(endpoint.atoms) and all(_is_public(atom) for atom in endpoint.atoms)


def _is_public(atom: Atom) -> bool:
    if isinstance(atom, Const) and isinstance(atom.value, (str, bytes)):
        url = as_text(atom.value)
    elif isinstance(atom, Text):
        url = "".join(_HOLE if part is None else part for part in atom.parts)
    else:
        return False
    match = _AUTHORITY.match(url.strip())
    host = match[1].lower() if match is not None else _HOLE
    return _HOLE not in host.rpartition(".")[2] and _PRIVATE.fullmatch(host) is None


def is_private(endpoint: Value) -> bool:
    """Whether an endpoint is a literal on this machine or in a private network."""
    return bool(endpoint.atoms) and all(
        isinstance(atom, Const) and isinstance(atom.value, (str, bytes)) and _is_private(as_text(atom.value))
        for atom in endpoint.atoms
    )


def _is_private(url: str) -> bool:
    match = _AUTHORITY.match(url.strip())
    return match is not None and _PRIVATE.fullmatch(match[1].lower()) is not None


def amazon_url(url: str) -> bool:
    """Whether the host of a URL is Amazon's."""
    return f".{_host(url)}".endswith(AMAZON_DOMAINS)


def _host(url: str) -> str:
    match = _HOST.match(url.strip())
    return match[1].lower() if match is not None else ""


_HOLE = "\0"
_AUTHORITY = re.compile(r"(?:\w+://)?(?:[^@/?#]*@)?(\[[^\]/]*\]|[^/:?#]+)")
_PRIVATE = re.compile("|".join(PRIVATE_HOSTS))
_HOST = re.compile(r"(?:https?://)?([^/:?#]*)")

"""AWS operations whose responses hold credentials or secrets."""

from __future__ import annotations

from credlint.analysis.core.arguments import Call
from credlint.analysis.core.machine import Machine
from credlint.analysis.domain.joins import join_mappings
from credlint.analysis.domain.provenance import KINDS, Origin
from credlint.analysis.domain.values import (
    BOTTOM,
    NOTHING,
    Atom,
    Mapping,
    Seq,
    Typed,
    Value,
    constants,
    in_order,
    join,
    only,
    opaque,
)
from credlint.catalogue.kinds import Role
from credlint.catalogue.schema import Operation, Param, SecretStore

_PAGINATOR = "boto3.client.get_paginator"
"""The class of a paginator: its attributes are the operation and the client's service."""
_CLIENTS = frozenset({"boto3.client", "boto3.resource"})


def serves(services: tuple[str, ...], receiver: Atom | None, *, surely: bool = False) -> bool:
    """Whether a client may belong to one of these services; with `surely`, its service must be known."""
    if not services or not isinstance(receiver, Typed):
        return True
    service = receiver.attribute("service")
    known = constants(service) if service is not None else None
    if known is None:
        return not surely
    return any(each.value in services for each in known)


def response(m: Machine, receiver: Typed, method: str, call: Call) -> Value | None:
    """The response of an operation of a boto3 client; None if the catalogue does not model it."""
    if receiver.cls == _PAGINATOR and method == "paginate":
        return _pages(m, receiver, call)
    if receiver.cls not in _CLIENTS:
        return None
    if method == "get_paginator":
        return _paginator(call, receiver.attribute("service"))
    rows = [
        row for row in m.catalogue.operations.get(method, ()) if serves(row.services, receiver, surely=row.ambiguous)
    ]
    return _built(m, rows, method, call)


def distinctive(m: Machine, method: str, call: Call) -> Value | None:
    """The response of an operation whose name is distinctive on any receiver; None for any other."""
    if method == "get_paginator":
        operation = only(call.at(0))
        return _paginator(call) if operation is not None and operation.value in m.catalogue.distinctive else None
    rows = [row for row in m.catalogue.operations.get(method, ()) if row.distinctive]
    with m.guessing():
        return _built(m, rows, method, call)


def _paginator(call: Call, service: Value | None = None) -> Value:
    operation = call.get(("operation_name",), 0) or BOTTOM
    known = (("service", service),) if service is not None else ()
    return Value([Typed(_PAGINATOR, (("operation", operation), *known))])


def _pages(m: Machine, paginator: Typed, call: Call) -> Value | None:
    """The responses of a paginator's operation; None if the catalogue does not model it."""
    operation = only(paginator.attribute("operation") or BOTTOM)
    if operation is None or not isinstance(operation.value, str):
        return None
    method = operation.value
    rows = m.catalogue.operations.get(method, ())
    page = _built(m, [row for row in rows if serves(row.services, paginator, surely=row.ambiguous)], method, call)
    return None if page is None else Value([Seq(rest=page, ordered=False)])


def _built(m: Machine, rows: list[Operation], method: str, call: Call) -> Value | None:
    found: Mapping | None = None
    for row in rows:
        if row.needs and not asks(call, Param((row.needs,))):
            continue
        m.events.called(call, row)
        part = _part(m, row, method, call.site)
        value = _wrapped(row.path, part)
        for atom in value.atoms:
            if isinstance(atom, Mapping):
                found = atom if found is None else join_mappings(found, atom)
            else:
                return value
    return None if found is None else _placed(m, found, call.site, method)


def _placed(m: Machine, mapping: Mapping, site: int, tag: str) -> Value:
    """Allocate a response with each level as a heap object: programs extract parts of it."""
    items = {
        key: join(
            _placed(m, atom, site, f"{tag}.{key} {at}") if isinstance(atom, Mapping) else Value([atom])
            for at, atom in enumerate(in_order(value.atoms))
        )
        for key, value in mapping.items.items()
    }
    return m.allocate(site, Mapping(items=items, rest=mapping.rest), tag)


def asks(call: Call, flag: Param) -> bool:
    """Whether a flag is passed to a call, and not as False: perhaps in further keywords."""
    value = call.get(flag.names, flag.position)
    if value is None:
        return call.keyword_rest is not None
    known = only(value)
    return known is None or known.value not in (None, False)


def reads_secret(row: SecretStore, call: Call) -> bool:
    """Whether a reader of stored secrets reads one of AWS's own stores, and decrypts what it reads."""
    return "aws" in call.name and (row.needs is None or asks(call, row.needs))


def _part(m: Machine, row: Operation, method: str, site: int) -> Value:
    kind = KINDS[row.lifetime]
    if not row.secrets:
        return opaque(Origin(kind, f"{method}()", None, site, guessed=not m.sure))
    items = {key: opaque(Origin(kind, f"{method}()", role_of(key), site, guessed=not m.sure)) for key in row.secrets}
    return Value([Mapping(items=items, rest=NOTHING)])


def role_of(key: str) -> Role:
    """The credential's role that a key of a response names."""
    lower = key.lower()
    if "secret" in lower:
        return Role.SECRET_KEY
    return Role.SESSION_TOKEN if "token" in lower else Role.ACCESS_KEY


def _wrapped(path: tuple[str, ...], part: Value) -> Value:
    for key in reversed(path):
        part = Value([Seq(rest=part, ordered=False) if key == "[]" else Mapping(items={key: part}, rest=NOTHING)])
    return part

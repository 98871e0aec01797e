"""AWS credentials in the environment variables that a call defines for a deployment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from credlint.analysis.calls.sdk_operations import serves
from credlint.analysis.core.arguments import Call
from credlint.analysis.core.events import Listener
from credlint.analysis.core.machine import Machine
from credlint.analysis.domain.credential_names import aws_variable
from credlint.analysis.domain.provenance import Origin, Provenance, order_of, sources
from credlint.analysis.domain.values import UNKNOWN, Const, Instance, Mapping, Typed, Value, const, constants, join
from credlint.analysis.domain.verdicts import worst_of
from credlint.analysis.facts import HandlingKind, Verdict
from credlint.analysis.objects.items import load_item
from credlint.analysis.objects.iteration import iterate
from credlint.analysis.objects.representation import revealed
from credlint.catalogue import schema
from credlint.catalogue.names import SDK_VARIABLES

_KEYS = frozenset(
    {
        Provenance.WHOLE_ENVIRONMENT,
        Provenance.TEMPORARY,
        Provenance.SESSION,
        Provenance.LONG_TERM,
        Provenance.METADATA,
    }
)
"""Provenances of AWS's own credentials, besides single variables of the environment."""


class Deployments(Listener):
    """Detects calls that define the environment of a deployment with AWS credentials in it."""

    def __init__(self, m: Machine) -> None:
        self._m = m

    def called(self, call: Call, row: schema.Row) -> None:
        """Check a call that defines an environment."""
        if isinstance(row, schema.EnvironmentDefinition) and serves(row.services, call.receiver):
            _deployed(self._m, row, call)


def _deployed(m: Machine, row: schema.EnvironmentDefinition, call: Call) -> None:
    """Record AWS credentials in the environment that a call defines."""
    value = call.get(row.param.names, row.param.position)
    if value is None:
        return
    if row.name is not None:
        name = call.get(row.name.names, row.name.position)
        _deploy(m, UNKNOWN if name is None else name, value, call)
        return
    for part in _parts(m, row.path, value, call.site):
        for name, given in _pairs(m, row.pair, part, call.site):
            _deploy(m, name, given, call)


def _parts(m: Machine, path: Sequence[str], value: Value, site: int) -> list[Value]:
    """The values at an access path of keys; "[]" is any item of a list."""
    parts = [value]
    for key in path:
        if key == "[]":
            parts = [item for part in parts for item in iterate(m, part, site).all_items]
        else:
            parts = [load_item(m, part, const(key), site) for part in parts if _has(m, part, key)]
    return parts


def _pairs(m: Machine, pair: tuple[str, str] | None, part: Value, site: int) -> Iterator[tuple[Value, Value]]:
    """The names and values of variables: under the two keys of `pair` in each item, or the items of a mapping."""
    if pair is not None:
        for item in iterate(m, part, site).all_items:
            name, given = _member(m, item, pair[0]), _member(m, item, pair[1])
            if name is not None and given is not None:
                yield name, given
        return
    for obj in m.heap_objects(part):
        if isinstance(obj, Mapping):
            yield from ((Value([Const(key)]), given) for key, given in obj.items.items())
            if obj.rest is not None:
                yield UNKNOWN, obj.rest


def _has(m: Machine, value: Value, key: str) -> bool:
    objs = m.heap_objects(value)
    return (
        any(isinstance(obj, Mapping) and key in obj.items for obj in objs)
        or any(isinstance(obj, Instance) and key in obj.attributes for obj in objs)
        or any(isinstance(atom, Typed) and atom.attribute(key) is not None for atom in value.atoms)
    )


def _member(m: Machine, value: Value, key: str) -> Value | None:
    items = (obj.items.get(key) for obj in m.heap_objects(value) if isinstance(obj, Mapping))
    attributes = (atom.attribute(key) for atom in value.atoms if isinstance(atom, Typed))
    found = [each for each in (*items, *attributes) if each is not None]
    return join(found) if found else None


def _deploy(m: Machine, name: Value, value: Value, call: Call) -> None:
    """Record a variable whose value is known to be a credential of AWS, or whose name says so."""
    names = [str(key.value) for key in constants(name) or ()]
    origin = next(
        (each for each in sorted(sources(revealed(m, value, call.site)), key=order_of) if _is_aws(each)), None
    )
    if origin is not None:
        for key in names or ["a variable"]:
            m.recorder.emit(m.handled(HandlingKind.DEPLOYMENT, key, call, origin))
        return
    for key in names:
        worst = worst_of(value) if key in SDK_VARIABLES else None
        if worst is not None and worst[0] is not Verdict.DUMMY:
            m.recorder.emit(m.handled(HandlingKind.DEPLOYMENT, key, call, worst[1]))


def _is_aws(origin: Origin) -> bool:
    """Whether a value of this origin is surely a credential of AWS."""
    return origin.kind in _KEYS or (origin.kind is Provenance.ENVIRONMENT and aws_variable(origin.detail))

"""AWS credentials in the environment variables that a call defines for a deployment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from credlint.analysis.calls.sdk_operations import serves
from credlint.analysis.core.arguments import Call
from credlint.analysis.core.events import Listener
from credlint.analysis.core.machine import Machine
from credlint.analysis.domain.values import Const, Instance, Mapping, Typed, Value, const, constants
from credlint.analysis.domain.verdicts import worst_of
from credlint.analysis.facts import HandlingKind, Verdict
from credlint.analysis.objects.items import load_item
from credlint.analysis.objects.iteration import iterate
from credlint.catalogue import schema
from credlint.catalogue.names import SDK_VARIABLES


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
        if name is not None:
            _deploy(m, name, value, call)
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


def _has(m: Machine, value: Value, key: str) -> bool:
    objs = m.heap_objects(value)
    return (
        any(isinstance(obj, Mapping) and key in obj.items for obj in objs)
        or any(isinstance(obj, Instance) and key in obj.attributes for obj in objs)
        or any(isinstance(atom, Typed) and atom.attribute(key) is not None for atom in value.atoms)
    )


def _member(m: Machine, value: Value, key: str) -> Value | None:
    for obj in m.heap_objects(value):
        if isinstance(obj, Mapping) and key in obj.items:
            return obj.items[key]
    for atom in value.atoms:
        if isinstance(atom, Typed) and (found := atom.attribute(key)) is not None:
            return found
    return None


def _deploy(m: Machine, name: Value, value: Value, call: Call) -> None:
    for key in constants(name) or ():
        if key.value in SDK_VARIABLES:
            worst = worst_of(value)
            if worst is not None and worst[0] is not Verdict.DUMMY:
                m.recorder.handling(m.handled(HandlingKind.DEPLOYMENT, str(key.value), call, worst[1]))

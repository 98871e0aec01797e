"""Contents of objects whose class the catalogue models: the sections of an INI file, the rows of a table."""

from __future__ import annotations

from credlint.analysis.core.arguments import Call
from credlint.analysis.core.machine import Machine
from credlint.analysis.domain.values import UNKNOWN, Mapping, Ref, Typed, Value, join
from credlint.analysis.objects.attributes import CONTENT, SHOWN
from credlint.analysis.objects.containers import updated
from credlint.analysis.objects.items import load_item, mapping_with, store_item
from credlint.catalogue.schema import Collector, Lookup, Returns


def holder(m: Machine, row: Returns, site: int) -> tuple[tuple[str, Value], ...]:
    """The attribute in which a new object keeps its contents, empty at first; none if its row holds nothing."""
    if not row.holds:
        return ()
    return ((SHOWN if row.shows else CONTENT, m.allocate(site, Mapping(), "content")),)


def held(receiver: Typed) -> Value:
    """The contents of an object; bottom if it keeps none."""
    return receiver.attribute(CONTENT) or receiver.attribute(SHOWN) or Value()


def content_of(m: Machine, row: Collector | Lookup, call: Call) -> Value | None:
    """Store the arguments of a call in its receiver (`Collector`), or return what the receiver holds (`Lookup`)."""
    if isinstance(row, Lookup):
        return _looked_up(m, row, call)
    _collect(m, row, call)
    return None


def _looked_up(m: Machine, row: Lookup, call: Call) -> Value:
    """What the receiver holds at the path that the arguments give."""
    found = call.on
    for param in row.path:
        found = load_item(m, found, call.get(param.names, param.position) or UNKNOWN, call.site)
    return found


def _collect(m: Machine, row: Collector, call: Call) -> None:
    """Store the arguments of a call in its receiver."""
    receiver = call.receiver
    if not isinstance(receiver, Typed):
        return
    given = None if row.value is None else call.get(row.value.names, row.value.position)
    if row.path:
        container = Value([receiver])
        *outer, last = (call.get(param.names, param.position) or UNKNOWN for param in row.path)
        for key in outer:
            container = load_item(m, container, key, call.site)
        store_item(m, container, last, UNKNOWN if given is None else given, call.site)
        return
    for atom in held(receiver).atoms:
        obj = m.heap_object(atom)
        if isinstance(atom, Ref) and isinstance(obj, Mapping):
            items = mapping_with(obj, UNKNOWN, join(call.everything())) if given is None else obj
            m.state.write(atom.address, items if given is None else updated(m, obj, given, call.site))

"""Calls whose callee neither the file nor the catalogue defines."""

from __future__ import annotations

from credlint.analysis.calls import sdk_operations
from credlint.analysis.calls.catalogue_calls import by_method
from credlint.analysis.core.arguments import Arguments, Call
from credlint.analysis.core.escape import concerns_callers, holds_secret, note_stored
from credlint.analysis.core.machine import Machine
from credlint.analysis.core.unknown_objects import fill, keep_path
from credlint.analysis.domain.addresses import whole, with_identity
from credlint.analysis.domain.hierarchy import exception_name
from credlint.analysis.domain.provenance import UNKNOWN_ORIGIN, Labels, Provenance
from credlint.analysis.domain.value_kinds import SeqKind
from credlint.analysis.domain.values import (
    HARMLESS,
    NONE,
    Mapping,
    Method,
    Opaque,
    Seq,
    Typed,
    Value,
    join,
)
from credlint.analysis.models.dict_methods import unknown_container_method
from credlint.analysis.models.registry import special_method
from credlint.analysis.models.str_methods import text_method
from credlint.analysis.objects.containers import tuple_of
from credlint.analysis.objects.items import attributes_named, store_item
from credlint.catalogue.mutators import FILLERS, STORED

_LOGGERS = ("log", "logger")
"""Names of loggers, or what these end in after an underscore."""
_LEVELS = frozenset({"debug", "info", "warning", "warn", "error", "exception", "critical", "fatal", "log"})

_KINDS = {"set": SeqKind.SET, "deque": SeqKind.DEQUE, "Queue": SeqKind.QUEUE}
"""The classes that a method can tell from a list."""


def uncatalogued(m: Machine, call: Call) -> Value:
    """Call a function or class of another module that the catalogue does not model."""
    if exception_name(call.name):
        return _exception(call.name, call.arguments)
    head, _, last = call.name.rpartition(".")
    m.recorder.observe(m.demand.is_sensitive(last))
    if not call.direct:
        with m.guessing():
            m.events.called_unknown(call)
        found = sdk_operations.distinctive(m, last, call)
        if found is not None:
            return found
        if last in _LEVELS and _is_logger(m, head, call.site):
            return _log(m, call)
        found = by_method(m, call)
        if found is not None:
            return found
    return _unknown_result(m, call)


def _exception(name: str, arguments: Arguments) -> Value:
    return Value([Typed(name, (("args", tuple_of(*arguments.everything())),))])


def _filled(m: Machine, atom: Opaque, call: Call) -> Value | None:
    """Turn an unknown container into a heap object that keeps the secret stored by the call; None if no container has
    such a method."""
    receiver = with_identity(atom, whole(atom.at))
    if not _stores_secret(m, call):
        return _stored_under(m, receiver, call)
    container = fill(m, Value([receiver]), _container(FILLERS[call.name]))
    if not container.atoms:
        return None
    return m.call(Value(Method(ref, call.name) for ref in container.atoms), call.arguments, call.site)


def _stores_secret(m: Machine, call: Call) -> bool:
    """Whether a container's method of this name stores the secret that is passed: where that stands, or as an item."""
    given = [call.at(position) for position in STORED[call.name]]
    rests = [value for value in (call.rest, call.keyword_rest) if value is not None]
    keywords = call.keywords.values() if "dict" in FILLERS[call.name] else ()
    return any(holds_secret(m, value) for value in (*given, *rests, *keywords))


def _stored_under(m: Machine, receiver: Opaque | Typed, call: Call) -> Value | None:
    """Store a secret under a name, as headers do that have several values of one: `headers.add(name, value)`."""
    if len(call.positional) != 2 or call.keywords:
        return None
    container = fill(m, Value([receiver]), Mapping())
    store_item(m, container, call.at(0), call.at(1), call.site)
    return NONE if container.atoms else None


def _unknown_result(m: Machine, call: Call) -> Value:
    """The result of an unknown callee; an unknown class is assumed to keep its keywords as attributes."""
    is_class = call.name.rpartition(".")[2][:1].isupper()
    if is_class and call.site == m.raised:  # what is raised is an exception, whatever its name
        return _exception(call.name, call.arguments)
    if not is_class or not call.keywords:
        return Value([m.uses.at(frozenset([UNKNOWN_ORIGIN]), f"{call.name}()#{call.site}")])
    made = f"{call.name}()#{call.site}"
    for keyword, value in call.keywords.items():
        keep_path(m, f"{made}.{keyword}", value)
    return Value([m.uses.at(frozenset([UNKNOWN_ORIGIN]), made)])


def call_unknown(m: Machine, atom: Opaque, call: Call) -> Value:
    """Call an unknown value: the last part of its name may still say what it does."""
    head, _, last = atom.name.rpartition(".")
    # A caller may know the callee.
    m.recorder.observe(m.demand.is_sensitive(last) or any(concerns_callers(m, value) for value in call.everything()))
    if last:
        with m.guessing():
            m.events.called_unknown(call.named(atom.name))
        if last in _LEVELS and _is_logger(m, head, call.site):
            return _log(m, call.named(atom.name))
        issued = sdk_operations.distinctive(m, last, call)
        if issued is None:
            issued = by_method(m, call.named(atom.name))
        if issued is not None:
            return issued
        if last in FILLERS and atom.labels and any(holds_secret(m, value) for value in call.everything()):
            note_stored(m, Value([atom]), join(call.everything()))
            filled = _filled(m, atom, call.named(last))
            if filled is not None:
                return filled
        found = _method_of_unknown(m, atom, call)
        if found is not None:
            return found
    if not atom.labels:
        return HARMLESS  # what is derived from a digest, a length or a header reveals no more than these do
    if atom.name and not any(origin.kind in (Provenance.CONFIGURATION, Provenance.METADATA) for origin in atom.labels):
        return _unknown_result(m, call.named(atom.name))
    return Value([m.uses.at(_result_origins(m, atom), f"{atom.name}()#{call.site}" if atom.name else "")])


def _container(classes: frozenset[str]) -> Mapping | Seq:
    """An empty container of one of these classes: a mapping or a list where there is a choice."""
    if "dict" in classes:
        return Mapping()
    kind = SeqKind.LIST
    if "list" not in classes:
        kind = next(kind for owner, kind in _KINDS.items() if owner in classes)
    return Seq(ordered=False, kind=kind)


def _method_of_unknown(m: Machine, atom: Opaque, call: Call) -> Value | None:
    """The result of a method of containers or texts on an unknown receiver; None for any other call."""
    head, dot, last = atom.name.rpartition(".")
    if not dot:
        return None
    receiver = m.uses.at(atom.labels, head, atom.binding, whole(atom.at))
    found = unknown_container_method(m, receiver, last, call)
    if found is None:
        found = _still_at(receiver, text_method(m, receiver, last, call))
    if found is None and last.startswith("__"):
        found = special_method(m, call.named(last, receiver))
    return attributes_named(m, found, call) if found is not None and last == "get" else found


def _still_at(receiver: Opaque, result: Value | None) -> Value | None:
    """The result of a method of texts: what still has all of the text is known by the text's access path."""
    if result is None or Opaque(receiver.labels) not in result.atoms:
        return result
    return Value(receiver if atom == Opaque(receiver.labels) else atom for atom in result.atoms)


def _result_origins(m: Machine, atom: Opaque) -> Labels:
    """The origins of an unknown call's result: configuration and metadata remain, anything else becomes unknown."""
    settings = (Provenance.CONFIGURATION, Provenance.METADATA)
    kept = frozenset(label for label in atom.labels if label.kind in settings)
    return kept or frozenset([UNKNOWN_ORIGIN])


def _is_logger(m: Machine, receiver: str, site: int) -> bool:
    """Whether a receiver is named like a logger: by the path of its value, or as it is written at the call."""
    return any(_names_logger(name) for name in (receiver.rpartition(".")[2], m.receiver_name(site)))


def _names_logger(name: str) -> bool:
    return name.lower().rpartition("_")[2] in _LOGGERS


def _log(m: Machine, call: Call) -> Value:
    with m.guessing():
        m.events.logged(call)
    return NONE

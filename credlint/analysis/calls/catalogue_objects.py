"""Contents of objects whose class the catalogue models: of INI files, tables, command lines."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from credlint.analysis.core.arguments import Arguments, Call
from credlint.analysis.core.escape import note_stored
from credlint.analysis.core.machine import Machine
from credlint.analysis.core.unknown_objects import named
from credlint.analysis.domain.joins import either
from credlint.analysis.domain.markers import is_nothing
from credlint.analysis.domain.provenance import Origin, Provenance
from credlint.analysis.domain.values import (
    BOTTOM,
    HARMLESS,
    NONE,
    UNKNOWN,
    Function,
    HeapObject,
    Instance,
    Mapping,
    Partial,
    Qual,
    Ref,
    Seq,
    Typed,
    Value,
    const,
    constants,
    join,
    opaque,
)
from credlint.analysis.objects.attributes import store_attribute
from credlint.analysis.objects.class_attributes import COMMAND, DECLARED
from credlint.analysis.objects.containers import tuple_of, updated
from credlint.analysis.objects.holders import CONTENT, SHOWN, held, held_under, hold
from credlint.analysis.objects.items import delete_item, load_item, mapping_with, store_item
from credlint.analysis.objects.iteration import iterate
from credlint.analysis.objects.truth import truth
from credlint.catalogue.schema import Collector, Command, Lookup, Option, OptionParser, Returns


def holder(m: Machine, row: Returns, call: Call) -> tuple[tuple[str, Value], ...]:
    """The attribute in which a new object keeps its contents, at first what it is made of; none if its row holds
    nothing."""
    if row.shares and isinstance(call.receiver, Typed):
        content = held(call.receiver)
    elif row.holds:
        content = m.allocate(call.site, _first_content(row, call), "content")
    else:
        return ()
    if row.inherits is not None and (given := call.get(row.inherits.names, row.inherits.position)) is not None:
        for atom in iterate(m, given, call.site).joined().atoms:
            for parent in m.heap_objects(held(atom)) if isinstance(atom, Typed) else ():
                _add(m, content, parent)
    return ((SHOWN if row.shows else CONTENT, content),)


def _first_content(row: Returns, call: Call) -> Mapping:
    """What a new object holds of the call that makes it."""
    found = {param.names[0]: call.get(param.names, param.position) for param in row.given}
    items = {name: value for name, value in found.items() if value is not None}
    rest = call.keyword_rest if row.given else None
    if row.everything:
        items.update(call.keywords)
        rest = either(either(call.rest, call.keyword_rest), join(call.positional) if call.positional else None)
    return Mapping(items=items, rest=rest)


def _add(m: Machine, content: Value, other: HeapObject) -> None:
    """Join the items of another mapping into the contents of an object."""
    for atom in content.atoms:
        obj = m.heap_object(atom)
        if isinstance(atom, Ref) and isinstance(obj, Mapping) and isinstance(other, Mapping):
            items = {key: obj.items.get(key, BOTTOM) | value for key, value in other.items.items()}
            rest = either(obj.rest, other.rest)
            m.state.write(atom.address, replace(obj, items={**obj.items, **items}, rest=rest))
            note_stored(m, Value([atom]), join(items.values()))


def content_of(m: Machine, row: Collector | Lookup | Option | OptionParser | Command, call: Call) -> Value | None:
    """Store the arguments of a call in its receiver, or return what the receiver holds or the command line gives."""
    match row:
        case Lookup():
            return _looked_up(m, row, call)
        case Option():
            return _declared(m, row, call)
        case OptionParser():
            return _options(m, row, call)
        case Command():
            return Value([Typed(COMMAND, (("makes", const(row.makes)),))])
        case Collector():
            _collect(m, row, call)
            return None
        case _:
            assert_never(row)


def _looked_up(m: Machine, row: Lookup, call: Call) -> Value:
    """What the receiver holds under the row's key, or at the path that the arguments give."""
    if row.key:
        return held_under(m, call.receiver, row, call.site) if isinstance(call.receiver, Typed) else UNKNOWN
    found = call.on
    for param in row.path:
        found = load_item(m, found, call.get(param.names, param.position) or UNKNOWN, call.site)
    return found


def _collect(m: Machine, row: Collector, call: Call) -> None:
    """Store the arguments of a call in its receiver."""
    receiver = call.receiver
    if not isinstance(receiver, Typed):
        return
    if row.keywords:
        _add(m, held(receiver), Mapping(items=call.keywords))
        return
    given = None if row.value is None else call.get(row.value.names, row.value.position)
    note_stored(m, call.on, join(call.everything()))
    if row.key and not row.path:
        hold(m, receiver, row.key, BOTTOM if given is None else given)
        return
    if row.path:
        container = Value([receiver]) if len(row.path) > 1 else held(receiver)
        if row.key:
            container = held_under(m, receiver, Lookup((), key=row.key, mapping=True), call.site)
        *outer, last = (call.get(param.names, param.position) or UNKNOWN for param in row.path)
        for key in outer:
            container = load_item(m, container, key, call.site)
        if row.removes:
            delete_item(m, container, last)
        else:
            store_item(m, container, last, UNKNOWN if given is None else given, call.site)
        return
    for atom in held(receiver).atoms:
        obj = m.heap_object(atom)
        if isinstance(atom, Ref) and isinstance(obj, Mapping):
            items = mapping_with(obj, UNKNOWN, join(call.everything())) if given is None else obj
            m.state.write(atom.address, items if given is None else updated(m, obj, given, call.site))


_FLAGS = frozenset({"store_true", "store_false", "store_const", "append_const", "count", "help", "version"})
"""Actions of options to which a user gives no value."""


def _declared(m: Machine, row: Option, call: Call) -> Value | None:
    """Keep the option in the receiver of the call, or return what it is where it is a parameter's default."""
    content = held(call.receiver) if isinstance(call.receiver, Typed) else BOTTOM
    dest = _dest(row, call) if content.atoms or row.decorates else ""
    kind = Provenance.CONFIGURATION if content.atoms else Provenance.PARAMETER
    value = named(m, _option(m, row, m.origin(kind, call.site, dest), call), dest, call.site)
    if content.atoms:
        _add(m, content, Mapping(items={dest: value}) if dest else Mapping(rest=value))
        return None
    return Value([Typed(DECLARED, (("dest", const(dest)), ("default", value)))]) if row.decorates else value


def _dest(row: Option, call: Call) -> str:
    """The name under which a program reads an option; empty where it is not known."""
    given = None if row.dest is None else call.get(row.dest.names, row.dest.position)
    if given is not None:
        return next((str(each.value) for each in constants(given) or ()), "")
    texts = [str(each.value) for value in call.positional for each in (constants(value) or ())[:1]]
    ranked = sorted(texts, key=lambda text: (text.startswith("-"), not text.startswith("--")))
    return ranked[0].partition("/")[0].lstrip("-").replace("-", "_") if ranked else ""


def _option(m: Machine, row: Option, origin: Origin, call: Call) -> Value:
    """What an option may be: a text of the user's, or one of its defaults."""
    action = call.get(("action",), None)
    flag = action is not None and any(each.value in _FLAGS for each in constants(action) or ())
    found = HARMLESS if flag else opaque(origin, name=origin.detail)
    given = [value for param in row.defaults if (value := call.get(param.names, param.position)) is not None]
    for atom in join(given).atoms:
        if isinstance(atom, (Function, Partial)):
            found |= m.call(Value([atom]), Arguments(), call.site)
        elif not isinstance(atom, Qual):
            found |= Value([atom])
    return found | NONE if not given and not flag and _may_be_missing(m, row, call) else found


def _may_be_missing(m: Machine, row: Option, call: Call) -> bool:
    """Whether a user may give no value of an option without a default."""
    required = None if row.required is None else call.get(row.required.names, row.required.position)
    named = any(str(each.value).startswith("-") for value in call.positional for each in constants(value) or ())
    return row.required is not None and named and (required is None or truth(m, required) is False)


def _options(m: Machine, row: OptionParser, call: Call) -> Value:
    """The options that a parser keeps, as attributes of an object, with the remaining arguments if `many`."""
    origin = m.origin(Provenance.CONFIGURATION, call.site, call.name)
    attributes: dict[str, Value] = {}
    rest = opaque(origin, name=f"{call.name}()")
    for obj in m.heap_objects(held(call.receiver)) if isinstance(call.receiver, Typed) else ():
        if isinstance(obj, Mapping):
            attributes.update((str(name), value) for name, value in obj.items.items())
            rest = either(rest, obj.rest) or rest
    onto = None if row.onto is None else call.get(row.onto.names, row.onto.position)
    if onto is None or is_nothing(onto):
        onto = m.allocate(call.site, Instance(None, attributes, rest), "options")
    else:
        for name, value in attributes.items():
            store_attribute(m, onto, name, value)
    return tuple_of(onto, Value([Seq(rest=opaque(origin), ordered=False)])) if row.many else onto

"""Items of containers: reading, writing, removing."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from credlint.analysis import limits
from credlint.analysis.core.arguments import Arguments, Call
from credlint.analysis.core.machine import Machine
from credlint.analysis.core.response_shapes import issued_item, response_item
from credlint.analysis.core.unknown_objects import named, resolved
from credlint.analysis.core.uses import has_text_key, item_path, step
from credlint.analysis.domain.addresses import is_any, part_under, under
from credlint.analysis.domain.credential_names import may_name_credential
from credlint.analysis.domain.environment import (
    STRUCTURAL,
    as_single,
    deep_labels,
    has_rest,
    is_whole,
    masked,
    restored,
    structural,
)
from credlint.analysis.domain.hierarchy import INSIDE, is_generic, named_tuple
from credlint.analysis.domain.joins import join_objects
from credlint.analysis.domain.markers import field_of, is_nothing, markers_of, unflagged, with_labels
from credlint.analysis.domain.provenance import Label, Labels, Marker, MarkerKind, Origin, Provenance
from credlint.analysis.domain.value_kinds import MappingKind
from credlint.analysis.domain.values import (
    BOTTOM,
    HARMLESS,
    NONE,
    UNKNOWN,
    Atom,
    Class,
    Const,
    Function,
    Instance,
    Key,
    Mapping,
    Method,
    Opaque,
    Partial,
    Qual,
    Ref,
    Seq,
    Super,
    Text,
    Typed,
    Value,
    constants,
    in_order,
    is_none,
    join,
    only,
    opaque,
)
from credlint.analysis.objects.attributes import store_attribute
from credlint.analysis.objects.class_attributes import class_attribute, inside, load_method
from credlint.analysis.objects.holders import CONTENT, SHOWN
from credlint.analysis.objects.instances import class_item, credential_fields
from credlint.analysis.objects.iteration import URL_PARTS
from credlint.analysis.objects.slices import (
    SLICE,
    load_slice,
    sequence_item,
    sequence_with,
    slice_of,
    with_slice,
    without_position,
)
from credlint.catalogue import schema
from credlint.catalogue.kinds import Role
from credlint.catalogue.names import RESPONSE_KEYS

MATCH = "re.Match"
"""The class of a match of a regular expression: its items are its groups."""

_METADATA_SECRETS = {
    **{key: (Role.SECRET_KEY if "secret" in key.lower() else Role.ACCESS_KEY) for key in RESPONSE_KEYS},
    **dict.fromkeys(("SessionToken", "sessionToken", "Token", "token"), Role.SESSION_TOKEN),
    "access_key": Role.ACCESS_KEY,
    "secret_key": Role.SECRET_KEY,
}
"""The keys under which a metadata service, or an SDK's fetcher, gives credentials."""


def lookup(mapping: Mapping, key: Const, node_site: int) -> Value:
    """The item at a known key. Reading one variable of the environment is not reading the whole of it."""
    found = mapping.items.get(key.value)
    if found is None and mapping.rest is not None:
        found = field_of(_rest_under(mapping.rest, key.value), key.value)
    if found is None or not found.atoms:
        return UNKNOWN if mapping.rest is None and mapping.kind is not MappingKind.ENVIRON else NONE
    if any(origin.kind is MarkerKind.ENVIRONMENT_CASE for origin in key.labels):
        return found
    if mapping.kind is MappingKind.ENVIRON:
        found = with_labels(found, frozenset([Marker(MarkerKind.SAVED, str(key.value))]))
    name = key.value.decode("latin-1") if isinstance(key.value, bytes) else str(key.value)
    return as_single(found, name, node_site)


def _rest_under(rest: Value, key: Key) -> Value:
    """What the item at a known key may be of those under unknown ones: where a mapping has content of which nothing is
    known, and something was stored under a key that is not known either, a plain name is one of that content."""
    if not isinstance(key, str) or len(rest.atoms) < 2 or may_name_credential(key):
        return rest
    own = [atom for atom in rest.atoms if isinstance(atom, Opaque) and atom.at is not None and is_any(atom.at)]
    return Value(own) if own else rest


def load_item(m: Machine, container: Value, index: Value, site: int) -> Value:
    """`container[index]`."""
    slices = [atom for atom in index.atoms if isinstance(atom, Typed) and atom.cls == SLICE]
    if slices:
        bounds = ([_given(each.attribute(name)) for name in ("start", "stop", "step")] for each in slices)
        return join(load_slice(m, container, *each) for each in bounds)
    found = join(_item(m, atom, index, site) for atom in in_order(container.atoms) if not is_none(atom))
    found = found if found.atoms else UNKNOWN
    key = only(index)
    if key is not None and isinstance(key.value, str):
        return named(m, resolved(m, found), key.value, site)
    return resolved(m, found)


def _given(value: Value | None) -> Value | None:
    return None if value is None or is_nothing(value) else value


def _item(m: Machine, atom: Atom, index: Value, site: int) -> Value:
    obj = m.heap_object(atom)
    if isinstance(obj, Mapping):
        return _of_mapping(m, atom, obj, index, site)
    if isinstance(obj, Seq):  # an empty one raises, as a mapping without the key does
        return sequence_item(obj, index) if obj.anything.atoms else BOTTOM
    if isinstance(obj, Instance) and isinstance(atom, Ref):
        return _instance_item(m, atom, obj, index, site)
    match atom:
        case Const():
            return HARMLESS if isinstance(atom.value, (str, bytes)) else UNKNOWN
        case Opaque():
            return _depending(opaque_item(m, atom, index, site), index)
        case Text():
            return HARMLESS
        case Typed():
            return _typed_item(m, atom, index, site)
        case Class():
            return class_item(m, atom, index, site)
        case Qual():
            return _qualified_item(m, atom, index, site)
        case Ref() | Function() | Method() | Partial() | Super() | Mapping() | Seq():
            return UNKNOWN
        case _:
            assert_never(atom)


def _qualified_item(m: Machine, atom: Qual, index: Value, site: int) -> Value:
    if is_generic(atom):
        return Value([atom])
    if m.catalogue.entry(atom.name).get(schema.Configuration) is not None:
        return m.setting(site, atom.name, step(atom.name, only(index)))
    return _depending(UNKNOWN, index)


def _of_mapping(m: Machine, atom: Atom, mapping: Mapping, index: Value, site: int) -> Value:
    if mapping.rest is None and mapping.factory is None and _lacks(mapping, index):
        return BOTTOM  # it raises: what is left are the other containers
    return _depending(mapping_item(m, _asked_for(m, atom, mapping, index, site), index, site), index)


def _lacks(mapping: Mapping, index: Value) -> bool:
    """Whether a mapping of known keys has none of those that an index may be."""
    keys = constants(index)
    if keys is None or mapping.kind is MappingKind.ENVIRON:
        return False
    return not any(key.value in mapping.items and mapping.items[key.value].atoms for key in keys)


def _asked_for(m: Machine, atom: Atom, mapping: Mapping, index: Value, site: int) -> Mapping:
    """A mapping after one of its items has been asked for: a defaultdict has it then."""
    if mapping.factory is None or not isinstance(atom, Ref):
        return mapping
    key = only(index)
    known = mapping.rest is not None if key is None else key.value in mapping.items
    if not known:
        mapping = mapping_with(mapping, index, m.call(mapping.factory, Arguments(), site))
    m.state.write(atom.address, mapping)
    return mapping


def _depending(value: Value, index: Value) -> Value:
    """An item that is no secret, looked up by a variable's name: conditions on it are conditions on the name."""
    marks = markers_of(index)
    if not marks or any(
        not isinstance(atom, (Const, Opaque)) or any(origin.kind not in STRUCTURAL for origin in atom.labels)
        for atom in value.atoms
    ):
        return value
    return with_labels(value, marks)


def _known_item(m: Machine, mapping: Mapping, key: Const, site: int) -> Value:
    """The item at a known key; of an unknown mapping it is known by its access path."""
    found = lookup(mapping, key, site)
    if key.value in mapping.items:
        return found
    return Value(
        m.uses.at(atom.labels, step(atom.name, key), atom.binding) if isinstance(atom, Opaque) and atom.name else atom
        for atom in found.atoms
    )


def mapping_item(m: Machine, mapping: Mapping, index: Value, site: int) -> Value:
    """The item at an index that may be several constants or unknown."""
    keys = constants(index)
    if keys is not None:
        found = join(response_item(m, mapping, key, site) or _known_item(m, mapping, key, site) for key in keys)
        if mapping.rest is None or not m.filled:
            return found
        return join(under(resolved(m, found), key) for key in keys)
    everything = join((*mapping.items.values(), BOTTOM if mapping.rest is None else mapping.rest))
    if has_rest(everything) or is_whole(everything):
        marks = markers_of(index)
        if any(mark.kind is MarkerKind.ENVIRONMENT_CASE for mark in marks):
            return opaque(Origin(Provenance.REST))
        return opaque(m.origin(Provenance.ENVIRONMENT, site))
    return everything if everything.atoms else UNKNOWN


def _instance_item(m: Machine, ref: Ref, obj: Instance, index: Value, site: int) -> Value:
    if obj.cls is not None:
        getter = class_attribute(m, obj.cls, "__getitem__", Value([ref]), site, bound=True)
        if getter is not None:
            return m.call(getter, Arguments([index]), site)
        if INSIDE in obj.attributes:
            found = load_item(m, obj.attributes[INSIDE], index, site)
            missing = load_method(m, ref, "__missing__", site)
            return found | m.call(missing, Arguments([index]), site) if missing.atoms else found
    fields = named_tuple(obj)
    return UNKNOWN if fields is None else sequence_item(fields, index)


def opaque_item(m: Machine, atom: Opaque, index: Value, site: int) -> Value:
    """An item of an unknown value: of a container, or a character of a text."""
    known, at = only(index), part_under(atom.at, index)
    key = None if known is None else known.value
    if isinstance(key, str):
        labels = atom.labels - {Marker(MarkerKind.MASKED)}
        issued = issued_item(m, Opaque(labels, atom.name, atom.binding, atom.cls, atom.at), key, site)
        if issued is not None:
            return issued
        kinds = {origin.kind for origin in labels}
        if Provenance.METADATA in kinds and key not in _METADATA_SECRETS:
            return HARMLESS
        origins = frozenset(_fetched(label, key) for label in labels if label.kind is not Provenance.NAMED)
        return field_of(Value([m.uses.at(origins, item_path(atom.name, key), atom.binding, at)]), key)
    if not isinstance(key, int):
        return Value([Opaque(structural(atom.labels), at=at)])
    if has_text_key(atom.name):  # more often that of a text than of a list
        return Value([Opaque(masked(atom.labels), at=at)])
    return Value([m.uses.at(structural(atom.labels), item_path(atom.name, key), identity=at)])


def _fetched(label: Label, key: str) -> Label:
    """A label of a field of credentials that a metadata service gives: its key tells which of them it is."""
    if isinstance(label, Origin) and label.kind is Provenance.METADATA and label.role is None:
        return replace(label, role=_METADATA_SECRETS[key])
    return label


def _typed_item(m: Machine, atom: Typed, index: Value, site: int) -> Value:
    content = atom.attribute(CONTENT)
    if atom.cls in URL_PARTS:
        return load_item(m, atom.attribute(SHOWN) or UNKNOWN, index, site)
    if atom.cls == MATCH:
        return m.call(Value([Method(atom, "__getitem__")]), Arguments([index]), site)
    if content is not None:
        return join(_section(m, held, atom.cls, index, site) for held in content.atoms if isinstance(held, Ref))
    if m.catalogue.entry(atom.cls).get(schema.Configuration) is not None:
        return m.setting(site, atom.cls, step(atom.cls, only(index)))
    row = m.catalogue.classes.get(atom.cls)
    if row is not None and row.sequence:
        return sequence_item(Seq(items=tuple(credential_fields(m, atom, site).values())), index)
    entry = m.catalogue.entry(f"{atom.cls}.__getitem__")
    if entry.get(schema.Configuration) is not None:
        return m.setting(site, atom.cls, step(atom.cls, only(index)))
    reader = entry.get(schema.EnvironmentReader)
    if reader is not None:
        keys = constants(index)
        return join(opaque(m.origin(Provenance.ENVIRONMENT, site, str(key.value))) for key in keys or [Const("")])
    return UNKNOWN


def _section(m: Machine, content: Ref, cls: str, index: Value, site: int) -> Value:
    """A section of an object that holds sections: what the program has put there, beside what a file says."""
    sections = m.state.heap_object(content.address)
    key = only(index)
    assert isinstance(sections, Mapping)
    file = m.setting(site, cls, step(cls, key))
    if key is None:
        return join((file, *sections.items.values()))
    found = sections.items.get(key.value)
    if found is not None and found.atoms:
        return found
    section = m.allocate(site, Mapping(rest=file), f"section {key.value!r}")
    m.state.write(content.address, mapping_with(sections, index, section))
    return section


def store_item(m: Machine, container: Value, index: Value, value: Value, site: int) -> None:
    """`container[index] = value`."""
    single = m.state.is_one(container)
    for atom in in_order(container.atoms):
        if isinstance(atom, Mapping) and atom.of is not None:
            for key in constants(index) or ():
                store_attribute(m, Value([Ref(atom.of)]), str(key.value), value)
        if isinstance(atom, Typed) and (content := atom.attribute(CONTENT)) is not None:
            store_item(m, content, index, value, site)
        if isinstance(atom, Typed) and m.catalogue.entry(f"{atom.cls}.__setitem__").rows:
            m.call(Value([Method(atom, "__setitem__")]), Arguments([index, value]), site)
        if not isinstance(atom, Ref):
            continue
        obj = m.state.heap_object(atom.address)
        if isinstance(obj, Mapping):
            m.state.write(atom.address, mapping_with(obj, index, value, strong=single))
        elif isinstance(obj, Seq):
            sliced = any(isinstance(each, Typed) and each.cls == SLICE for each in index.atoms)
            part = slice_of(index) if single else None
            written = with_slice(m, obj, value, site, part) if sliced else sequence_with(obj, index, value)
            m.state.write(atom.address, written)
        elif isinstance(obj, Instance) and obj.cls is not None:
            setter = class_attribute(m, obj.cls, "__setitem__", Value([atom]), site, bound=True)
            if setter is not None:
                m.call(setter, Arguments([index, value]), site)
            else:
                store_item(m, inside(m, atom), index, value, site)


def mapping_with(mapping: Mapping, index: Value, value: Value, *, strong: bool = True) -> Mapping:
    """`mapping` with an item set."""
    keys = constants(index)
    value = unflagged(value)
    if keys is None or (len(mapping.items) >= limits.KEYS and any(key.value not in mapping.items for key in keys)):
        rest = value if mapping.rest is None else mapping.rest | value
        # A key that is not known may itself be the secret.
        shows = mapping.shows | _secrets_in(index)
        return replace(mapping, rest=rest, shows=shows)
    items = dict(mapping.items)
    if mapping.kind is MappingKind.ENVIRON:
        value = join(restored(str(key.value), value) for key in keys)
    for key in keys:
        if strong and len(keys) == 1:
            items[key.value] = value
        else:
            before = items.get(key.value)
            items[key.value] = value if before is None else before | value
    if mapping.absent:
        absent = frozenset(each for each in mapping.absent if each.isdisjoint(key.value for key in keys))
        return replace(mapping, items=items, absent=absent)
    return mapping.with_items(items)


def _secrets_in(key: Value) -> Labels:
    """What a key that is not known would show: it may itself be the secret, or a tuple that holds it."""
    labels = deep_labels(key)
    return labels - structural(labels)


def delete_item(m: Machine, container: Value, index: Value) -> None:
    """`del container[index]`, and what `pop` leaves behind."""
    single = m.state.is_one(Value(atom for atom in container.atoms if not is_none(atom)))
    for atom in container.atoms:
        obj = m.state.heap_object(atom.address) if isinstance(atom, Ref) else None
        if isinstance(atom, Ref) and isinstance(obj, Mapping) and single:
            m.state.write(atom.address, _without_key(obj, index))
        elif isinstance(atom, Ref) and isinstance(obj, Seq):
            left = without_position(obj, index)
            m.state.write(atom.address, left if single else join_objects(obj, left))
        elif isinstance(obj, Instance):
            delete_item(m, inside(m, atom), index)


def _without_key(mapping: Mapping, index: Value) -> Mapping:
    key = only(index)
    if key is None:  # the key that was a secret is gone
        return replace(mapping, shows=mapping.shows - _secrets_in(index))
    items: dict[Key, Value] = dict(mapping.items)
    items[key.value] = BOTTOM
    return mapping.with_items(items)


def attributes_named(m: Machine, value: Value, call: Call) -> Value:
    """`value` read by `get`: its key may be spelled like a credential."""
    key = only(call.at(0))
    if key is not None and isinstance(key.value, str):
        return named(m, value, key.value, call.site)
    return value

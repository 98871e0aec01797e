"""Items of containers: reading, writing, removing, and running over them."""

from __future__ import annotations

from dataclasses import dataclass

import libcst as cst

from credlint.analysis import limits
from credlint.analysis.machine import Arguments, Machine
from credlint.analysis.objects import class_attribute, field_origin, foreign_bases, named
from credlint.analysis.values import (
    BOTTOM,
    HARMLESS,
    UNKNOWN,
    UNKNOWN_ORIGIN,
    Atom,
    Const,
    Instance,
    Key,
    Kind,
    Mapping,
    Opaque,
    Origin,
    Origins,
    Qual,
    Ref,
    Seq,
    Shape,
    Text,
    Typed,
    Value,
    constants,
    join,
    opaque,
    taints,
    with_origins,
)
from credlint.catalogue import schema
from credlint.catalogue.names import RESPONSE_KEYS

_ROLES = {"accesskeyid": schema.Role.ACCESS_KEY, "secretaccesskey": schema.Role.SECRET_KEY}
_METADATA_SECRETS = frozenset({*RESPONSE_KEYS, "Token", "token"})
_STRUCTURAL = frozenset(
    {Kind.PARAMETER, Kind.UNKNOWN, Kind.CONFIGURATION, Kind.CASE, Kind.ENVIRONMENT_CASE, Kind.SAVED}
)
"""Origins that the items of an unknown container have too; all others belong to one text."""

SHORT = 8
"""So many characters of a secret may be shown: `x[:4]` identifies a key without giving it away."""


@dataclass(frozen=True, slots=True)
class Iteration:
    """What a loop runs over: `items` one by one, then any number of `rest`. `exact`: just so, in this order."""

    items: tuple[Value, ...] = ()
    rest: Value | None = None
    exact: bool = False

    def joined(self) -> Value:
        """Any one of the items."""
        return join((*self.items, BOTTOM if self.rest is None else self.rest))


def is_whole(value: Value) -> bool:
    """Whether a value is one of the AWS secrets as part of the whole environment."""
    return any(
        origin.kind is Kind.WHOLE_ENVIRONMENT
        for atom in value.atoms
        if isinstance(atom, (Opaque, Text))
        for origin in atom.origins
    )


def keys_of(mapping: Mapping) -> tuple[list[Value], Value | None]:
    """The keys of a mapping: the known ones, and one for the rest."""
    known = []
    for key, value in mapping.items.items():
        if value.atoms:
            marks = frozenset([Origin(Kind.ENVIRONMENT_CASE, str(key))]) if is_whole(value) else frozenset()
            known.append(Value([Const(key, marks)]))
    if mapping.rest is None:
        return known, Value([Opaque(mapping.shows)]) if mapping.shows else None
    if _has_rest(mapping.rest):
        return known, opaque(Origin(Kind.ENVIRONMENT_CASE))
    structural = (origin for origin in _origins(mapping.rest) if origin.kind in _STRUCTURAL)
    return known, opaque(*structural, *mapping.shows)


def _origins(value: Value) -> Origins:
    return frozenset(o for atom in value.atoms if isinstance(atom, (Opaque, Text, Const)) for o in atom.origins)


def _has_rest(value: Value) -> bool:
    return any(origin.kind is Kind.REST for origin in _origins(value))


def lookup(mapping: Mapping, key: Const, node_site: int) -> Value:
    """The item at a known key. Reading one variable of the environment is not reading the whole of it."""
    found = mapping.items.get(key.value)
    if found is None:
        found = mapping.rest
    if found is None or not found.atoms:
        return UNKNOWN if mapping.rest is None and mapping.kind == "dict" else Value([Const(None)])
    if any(origin.kind is Kind.ENVIRONMENT_CASE for origin in key.origins):
        return found
    if mapping.kind == "environ":
        found = with_origins(found, frozenset([Origin(Kind.SAVED, str(key.value))]))
    name = key.value.decode("latin-1") if isinstance(key.value, bytes) else str(key.value)
    return as_single(found, name, node_site)


def as_single(value: Value, name: str, site: int) -> Value:
    """An item of the environment read by its name: one variable, not a part of the whole."""
    atoms: list[Atom] = []
    for atom in value.atoms:
        if isinstance(atom, (Opaque, Text)):
            origins = frozenset(_single(origin, name, site) for origin in atom.origins)
            atoms.append(
                Opaque(origins, atom.name, atom.binding) if isinstance(atom, Opaque) else Text(atom.parts, origins)
            )
        else:
            atoms.append(atom)
    return Value(atoms)


def _single(origin: Origin, name: str, site: int) -> Origin:
    if origin.kind is Kind.WHOLE_ENVIRONMENT:
        return Origin(Kind.ENVIRONMENT, origin.detail, None, site)
    if origin.kind is Kind.REST:
        return Origin(Kind.ENVIRONMENT, name, None, site)
    return origin


def load_item(m: Machine, container: Value, index: Value, node: cst.CSTNode) -> Value:
    """`container[index]`."""
    for atom in index.atoms:
        if isinstance(atom, Typed) and atom.cls == "builtins.slice":
            return load_slice(m, container, *(_given(atom.attribute(name)) for name in ("start", "stop", "step")))
    found = join(_item(m, atom, index, node) for atom in container.atoms if atom != Const(None))
    found = found if found.atoms else UNKNOWN
    keys = constants(index)
    if keys is not None and len(keys) == 1 and isinstance(keys[0].value, str):
        return named(m, found, keys[0].value, node)
    return found


def _given(value: Value | None) -> Value | None:
    return None if value is None or value == Value([Const(None)]) else value


def _item(m: Machine, atom: Atom, index: Value, node: cst.CSTNode) -> Value:
    shape = m.shape(atom)
    if isinstance(shape, Mapping):
        if shape.factory is not None and isinstance(atom, Ref):
            shape = _made(m, atom, shape, index, node)
        return _depending(mapping_item(m, shape, index, node), index)
    if isinstance(shape, Seq):
        return _sequence_item(shape, index)
    if isinstance(shape, Instance) and isinstance(atom, Ref):
        return _instance_item(m, atom, shape, index, node)
    match atom:
        case Const() if isinstance(atom.value, (str, bytes)):
            return HARMLESS
        case Opaque():
            return _depending(opaque_item(m, atom, index, node), index)
        case Text():
            return HARMLESS
        case Typed():
            return _typed_item(m, atom, index, node)
        case Qual():
            if m.catalogue.entry(atom.name).get(schema.Configuration) is not None:
                return opaque(m.origin(Kind.CONFIGURATION, node, atom.name))
            return _depending(UNKNOWN, index)
        case _:
            return UNKNOWN


def _made(m: Machine, ref: Ref, mapping: Mapping, index: Value, node: cst.CSTNode) -> Mapping:
    """A defaultdict after one of its items has been asked for."""
    keys = constants(index)
    assert mapping.factory is not None
    if keys is None or len(keys) != 1:
        if mapping.rest is None:
            mapping = mapping_with(mapping, index, m.call(mapping.factory, Arguments(), node))
    elif keys[0].value not in mapping.items:
        mapping = mapping_with(mapping, index, m.call(mapping.factory, Arguments(), node))
    m.state.write(ref.address, mapping)
    return mapping


def _depending(value: Value, index: Value) -> Value:
    """An item that is no secret, looked up by a variable's name: conditions on it are conditions on the name."""
    marks = taints(index)
    if not marks or any(
        not isinstance(atom, (Const, Opaque)) or any(origin.kind not in _STRUCTURAL for origin in atom.origins)
        for atom in value.atoms
    ):
        return value
    return with_origins(value, marks)


def mapping_item(m: Machine, mapping: Mapping, index: Value, node: cst.CSTNode) -> Value:
    """The item at an index that may be several constants or unknown."""
    keys = constants(index)
    if keys is not None:
        site = m.site(node)
        return join(lookup(mapping, key, site) for key in keys)
    everything = join((*mapping.items.values(), BOTTOM if mapping.rest is None else mapping.rest))
    if _has_rest(everything) or is_whole(everything):
        marks = taints(index)
        if any(mark.kind is Kind.ENVIRONMENT_CASE for mark in marks):
            return opaque(Origin(Kind.REST))
        return opaque(m.origin(Kind.ENVIRONMENT, node))
    return everything if everything.atoms else UNKNOWN


def _sequence_item(seq: Seq, index: Value) -> Value:
    keys = constants(index)
    if keys is not None and seq.ordered and seq.rest is None and len(keys) == 1 and isinstance(keys[0].value, int):
        position = keys[0].value
        if -len(seq.items) <= position < len(seq.items):
            return seq.items[position]
    found = join((*seq.items, BOTTOM if seq.rest is None else seq.rest))
    return found if found.atoms else UNKNOWN


def _instance_item(m: Machine, ref: Ref, shape: Instance, index: Value, node: cst.CSTNode) -> Value:
    if shape.cls is not None:
        getter = class_attribute(m, shape.cls, "__getitem__", Value([ref]), node, bound=True)
        if getter is not None:
            return m.call(getter, Arguments([index]), node)
        fields = named_tuple_fields(m, shape)
        if fields is not None:
            return _sequence_item(Seq(tuple(fields)), index)
    return UNKNOWN


def named_tuple_fields(m: Machine, shape: Instance) -> list[Value] | None:
    """The fields in order of an instance of a NamedTuple class of the file, None for other instances."""
    if shape.cls is None or not any(base.rpartition(".")[2] == "NamedTuple" for base in foreign_bases(shape.cls)):
        return None
    return list(shape.attributes.values())


def opaque_item(m: Machine, atom: Opaque, index: Value, node: cst.CSTNode) -> Value:
    """An item of an unknown value: of a container, or a character of a text."""
    keys = constants(index)
    key = keys[0].value if keys is not None and len(keys) == 1 else None
    if isinstance(key, str):
        kinds = {origin.kind for origin in atom.origins}
        if key in RESPONSE_KEYS and kinds and kinds <= {Kind.UNKNOWN, Kind.PARAMETER, Kind.NAMED}:
            role = _ROLES.get(key.lower(), schema.Role.SESSION_TOKEN)
            return opaque(Origin(Kind.TEMPORARY, f'[…]["{key}"]', role, m.site(node)))
        if Kind.METADATA in kinds and key not in _METADATA_SECRETS:
            return HARMLESS
        origins = frozenset(origin for origin in atom.origins if origin.kind is not Kind.NAMED)
        return Value([Opaque(origins, f"{atom.name}[]" if atom.name else "", atom.binding)])
    origins = frozenset(origin for origin in atom.origins if origin.kind in _STRUCTURAL)
    return Value([Opaque(origins)])


def _typed_item(m: Machine, atom: Typed, index: Value, node: cst.CSTNode) -> Value:
    if m.catalogue.entry(atom.cls).get(schema.Configuration) is not None:
        return opaque(m.origin(Kind.CONFIGURATION, node, atom.cls))
    row = m.catalogue.classes.get(atom.cls)
    if row is not None and row.sequence:
        fields = [opaque(field_origin(m, row, field, role, node)) for field, role in row.fields]
        return _sequence_item(Seq(tuple(fields)), index)
    entry = m.catalogue.entry(f"{atom.cls}.__getitem__")
    if entry.get(schema.Configuration) is not None:
        return opaque(m.origin(Kind.CONFIGURATION, node, atom.cls))
    reader = entry.get(schema.EnvironmentReader)
    if reader is not None:
        keys = constants(index)
        return join(opaque(m.origin(Kind.ENVIRONMENT, node, str(key.value))) for key in keys or [Const("")])
    return UNKNOWN


def load_slice(
    m: Machine, container: Value, lower: Value | None, upper: Value | None, step: Value | None = None
) -> Value:
    """`container[lower:upper:step]`."""
    short = _is_short(lower, upper)
    found: list[Value] = []
    for atom in container.atoms:
        shape = m.shape(atom)
        if isinstance(shape, Seq):
            found.append(Value([_sliced(shape, lower, upper, step)]))
        elif isinstance(atom, Const) and isinstance(atom.value, (str, bytes)):
            found.append(Value([_constant_slice(atom, lower, upper)]))
        elif isinstance(atom, (Opaque, Text)):
            origins = atom.origins
            if short:
                origins = frozenset(origin for origin in origins if origin.kind in _STRUCTURAL)
            found.append(Value([Opaque(origins)]))
        else:
            found.append(UNKNOWN)
    return join(found)


def _is_short(lower: Value | None, upper: Value | None) -> bool:
    low, high = _bound(lower), _bound(upper)
    if upper is not None and isinstance(high, int) and 0 <= high <= SHORT:
        return True
    if lower is not None and isinstance(low, int) and -SHORT <= low < 0:
        return True
    if isinstance(low, int) and isinstance(high, int) and low * high >= 0:
        return 0 <= high - low <= SHORT
    return False


def _bound(value: Value | None) -> int | None:
    found = constants(value) if value is not None else None
    if found is not None and len(found) == 1 and isinstance(found[0].value, int):
        return found[0].value
    return None


def _sliced(seq: Seq, lower: Value | None, upper: Value | None, step: Value | None) -> Seq:
    low, high = _bound(lower), _bound(upper)
    known = (lower is None or low is not None) and (upper is None or high is not None)
    if seq.ordered and seq.rest is None and known:
        return Seq(seq.items[low : high : _bound(step)], None, step is None or _bound(step) is not None, seq.kind)
    return Seq(seq.items, seq.rest, False, seq.kind)


def _constant_slice(atom: Const, lower: Value | None, upper: Value | None) -> Atom:
    low, high = _bound(lower), _bound(upper)
    known = (lower is None or low is not None) and (upper is None or high is not None)
    if known and isinstance(atom.value, (str, bytes)):
        return Const(atom.value[low:high], atom.origins, atom.sites)
    return Opaque(atom.origins)


def store_item(m: Machine, container: Value, index: Value, value: Value, node: cst.CSTNode) -> None:
    """`container[index] = value`."""
    single = len(container.atoms) == 1
    for atom in container.atoms:
        if not isinstance(atom, Ref):
            continue
        shape = m.state.shape(atom.address)
        if isinstance(shape, Mapping):
            m.state.write(atom.address, mapping_with(shape, index, value, strong=single))
        elif isinstance(shape, Seq):
            m.state.write(atom.address, _sequence_with(shape, index, value))
        elif isinstance(shape, Instance) and shape.cls is not None:
            setter = class_attribute(m, shape.cls, "__setitem__", Value([atom]), node, bound=True)
            if setter is not None:
                m.call(setter, Arguments([index, value]), node)


def mapping_with(mapping: Mapping, index: Value, value: Value, *, strong: bool = True) -> Mapping:
    """`mapping` with an item set."""
    keys = constants(index)
    if keys is None or len(mapping.items) > limits.ITEMS:
        rest = value if mapping.rest is None else mapping.rest | value
        # A key that is not known may itself be the secret.
        shows = mapping.shows | frozenset(origin for origin in _origins(index) if origin.kind not in _STRUCTURAL)
        return Mapping(mapping.items, rest, mapping.kind, shows, mapping.factory)
    items = dict(mapping.items)
    if mapping.kind == "environ":
        value = join(restored(str(key.value), value) for key in keys)
    for key in keys:
        if strong and len(keys) == 1:
            items[key.value] = value
        else:
            before = items.get(key.value)
            items[key.value] = value if before is None else before | value
    return Mapping(items, mapping.rest, mapping.kind, mapping.shows, mapping.factory)


def _sequence_with(seq: Seq, index: Value, value: Value) -> Seq:
    position = _bound(index)
    if position is not None and seq.ordered and seq.rest is None and -len(seq.items) <= position < len(seq.items):
        items = list(seq.items)
        items[position] = value
        return Seq(tuple(items), None, True, seq.kind)
    return Seq(seq.items, value if seq.rest is None else seq.rest | value, False, seq.kind)


def delete_item(m: Machine, container: Value, index: Value) -> None:
    """`del container[index]`, and what `pop` leaves behind."""
    keys = constants(index)
    for atom in container.atoms:
        if not isinstance(atom, Ref):
            continue
        shape = m.state.shape(atom.address)
        if isinstance(shape, Mapping) and keys is not None and len(keys) == 1 and len(container.atoms) == 1:
            items: dict[Key, Value] = dict(shape.items)
            items[keys[0].value] = BOTTOM
            m.state.write(atom.address, Mapping(items, shape.rest, shape.kind, shape.shows, shape.factory))
        elif isinstance(shape, Seq):
            position = _bound(index)
            if position is not None and shape.ordered and -len(shape.items) <= position < len(shape.items):
                left = list(shape.items)
                del left[position]
                m.state.write(atom.address, Seq(tuple(left), shape.rest, shape.rest is None, shape.kind))


def iterate(m: Machine, value: Value, node: cst.CSTNode) -> Iteration:
    """What a loop over `value` runs over."""
    found = [_iteration(m, atom, node) for atom in value.atoms]
    if len(found) == 1:
        return found[0]
    items = tuple(item for each in found for item in each.items)
    rest = join(each.rest for each in found if each.rest is not None)
    if len(items) > limits.ITEMS:
        return Iteration((), join((*items, rest)))
    return Iteration(items, rest if rest.atoms else None)


def _iteration(m: Machine, atom: Atom, node: cst.CSTNode) -> Iteration:
    shape = m.shape(atom)
    if isinstance(shape, Mapping):
        items, rest = keys_of(shape)
        return Iteration(tuple(items), rest, exact=True)
    if isinstance(shape, Seq):
        return Iteration(shape.items, shape.rest, exact=True)
    if isinstance(shape, Instance) and isinstance(atom, Ref):
        return _instance_iteration(m, atom, shape, node)
    match atom:
        case Const() if isinstance(atom.value, (str, bytes)):
            return Iteration((), HARMLESS)
        case Const():
            return Iteration()
        case Opaque():
            origins = frozenset(origin for origin in atom.origins if origin.kind in _STRUCTURAL)
            return Iteration((), Value([Opaque(origins)]))
        case Text():
            return Iteration((), HARMLESS)
        case Typed():
            row = m.catalogue.classes.get(atom.cls)
            if row is not None and row.sequence:
                fields = tuple(opaque(field_origin(m, row, field, role, node)) for field, role in row.fields)
                return Iteration(fields, None, exact=True)
            return Iteration((), UNKNOWN)
        case _:
            return Iteration((), opaque(UNKNOWN_ORIGIN))


def is_environment_rest(rest: Value) -> bool:
    """Whether the further items of a loop are the other variables of the environment: all that there are."""
    return any(origin.kind in (Kind.REST, Kind.ENVIRONMENT_CASE) for origin in deep_origins(rest))


def deep_origins(value: Value) -> Origins:
    """The origins of a value and of the items of tuples in it."""
    found = set(_origins(value))
    for atom in value.atoms:
        if isinstance(atom, Seq):
            for item in atom.items:
                found.update(_origins(item))
    return frozenset(found)


def _instance_iteration(m: Machine, ref: Ref, shape: Instance, node: cst.CSTNode) -> Iteration:
    if shape.cls is not None:
        method = class_attribute(m, shape.cls, "__iter__", Value([ref]), node, bound=True)
        if method is not None:
            return iterate(m, m.call(method, Arguments(), node), node)
        fields = named_tuple_fields(m, shape)
        if fields is not None:
            return Iteration(tuple(fields), None, exact=True)
    return Iteration((), UNKNOWN)


def copy_shape(shape: Shape, kind: str = "dict") -> Shape:
    """A copy of a container: a copy of the environment is a plain dict."""
    if isinstance(shape, Mapping):
        return Mapping(saved(shape).items, shape.rest, kind, shape.shows, shape.factory)
    return shape


def restored(name: str, value: Value) -> Value:
    """What a variable of the environment holds once `value` is put there: its own saved copy is what it was."""
    atoms: list[Atom] = []
    for atom in value.atoms:
        if isinstance(atom, Opaque) and Origin(Kind.SAVED, name) in atom.origins:
            kinds = (Origin(Kind.WHOLE_ENVIRONMENT, name) if o.kind is Kind.ENVIRONMENT else o for o in atom.origins)
            atoms.append(Opaque(frozenset(kinds), atom.name, atom.binding))
        else:
            atoms.append(atom)
    return Value(atoms)


def saved(mapping: Mapping) -> Mapping:
    """A mapping whose items remember that they are the environment's, where it is that."""
    if mapping.kind != "environ":
        return mapping
    items = {
        key: with_origins(value, frozenset([Origin(Kind.SAVED, str(key))])) for key, value in mapping.items.items()
    }
    return Mapping(dict(items), mapping.rest, mapping.kind, mapping.shows)

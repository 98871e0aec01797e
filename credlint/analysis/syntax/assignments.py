"""Name lookup, assignment to every kind of target, and the functions that definitions create."""

from __future__ import annotations

import builtins
from collections import abc
from types import MappingProxyType

import libcst as cst

from credlint.analysis.core.bindings import dotted, is_flag, last_name, text_of
from credlint.analysis.core.call_stack import Frame
from credlint.analysis.core.escape import holds_secret, is_sensitive_value, note_stored, taint
from credlint.analysis.core.injection import with_dependency
from credlint.analysis.core.machine import Machine
from credlint.analysis.core.unknown_objects import as_local, fill, identified, named, resolved
from credlint.analysis.domain.addresses import without_identities
from credlint.analysis.domain.credential_names import spelled_like_credential
from credlint.analysis.domain.environment import is_environment
from credlint.analysis.domain.literal_shapes import Shape
from credlint.analysis.domain.markers import as_flag, unflagged
from credlint.analysis.domain.provenance import UNKNOWN_ORIGIN, Provenance, sources
from credlint.analysis.domain.value_kinds import Naming, SeqKind
from credlint.analysis.domain.values import (
    BOTTOM,
    NONE,
    UNKNOWN,
    Atom,
    Function,
    Mapping,
    Opaque,
    Qual,
    Seq,
    Typed,
    Value,
    const,
    constants,
    in_order,
    join,
)
from credlint.analysis.linking.bodies import variable
from credlint.analysis.linking.modules import linked
from credlint.analysis.objects.items import store_item
from credlint.analysis.objects.iteration import iterate, use_up
from credlint.analysis.objects.operations import bind_attribute
from credlint.analysis.objects.slices import SLICE

_BUILTINS = frozenset(dir(builtins))
_CONSTANTS = {"None": const(None), "True": const(True), "False": const(False)}


def load_name(m: Machine, name: str, node: cst.CSTNode) -> Value:
    """The value of a name, looked up from the current frame."""
    known = _CONSTANTS.get(name)
    if known is not None:
        return known
    frame = m.frame
    bindings = frame.bindings
    numbers: tuple[int, ...]
    inner = m.key_of(name)[0] if frame.scopes else frame.number
    if inner != frame.number and (value := m.state.variable((inner, name))) is not None and value.atoms:
        numbers = (inner,)
    elif name in bindings.module:
        numbers = (frame.module,)
    elif name in bindings.local and not frame.is_class:
        numbers = (frame.number,)
    else:
        numbers = (frame.number, *frame.closure, frame.module)
    for number in numbers:
        if number == frame.module:
            value = variable(m, name)
        elif number == frame.number:
            value = m.state.own((number, name), frame.base)
        else:
            value = m.state.variable((number, name))
        if value is not None and value.atoms:
            break
    else:
        if name in _BUILTINS and numbers[-1] == frame.module:
            return Value([Qual(f"builtins.{name}")])
        identity = (f"name {name}", 0, 0) if m.identifying else None
        value = Value([m.uses.at(frozenset([UNKNOWN_ORIGIN]), name, Naming.UNBOUND, identity)])
    value = _as_known(m, value, node)
    return named(m, value, name, m.site(node)) if spelled_like_credential(name) else value


def _as_known(m: Machine, value: Value, node: cst.CSTNode) -> Value:
    """The value of a name with what is known of it by now: members of modules, secrets, unknown objects that have been
    filled."""
    if m.names:
        value = linked(m, value)
    if m.uses.known:
        value = m.uses.of_module(value, m.site(node))
    return resolved(m, value) if m.filled else value


def frame_of(m: Machine, name: str) -> int:
    """The number of the frame in which an assignment to `name` binds it."""
    frame: Frame = m.frame
    number, _ = m.key_of(name)
    if number != frame.number:
        return number
    if name in frame.bindings.module:
        return frame.module
    if name in frame.bindings.outer:
        for number in frame.closure:
            if m.state.variable((number, name)) is not None:
                return number
    return frame.number


def assign(m: Machine, target: cst.BaseExpression, value: Value) -> None:
    """Assign to a target: a name, an attribute, an item, a slice, or several of them by unpacking."""
    match target:
        case cst.Name():
            number = frame_of(m, target.value)
            value = identified(m, placed(m, value, target), m.site(target))
            if number != m.frame.number:
                value = unflagged(value)
            m.state.variables[(number, target.value)] = value
            inner = bool(m.frame.scopes) and number == m.key_of(target.value)[0]
            if (
                (number != m.frame.number and not inner)
                or (number == m.frame.module and m.frame.definition is None)
                or m.frame.is_class
            ):
                taint(m, target.value, value)
            if number != m.frame.number and not inner:
                note_stored(m, UNKNOWN, value)
            m.events.literal_named(target.value, value)
        case cst.Attribute():
            value = placed(m, value, target)
            bind_attribute(m, m.evaluate(target.value), target.attr.value, value, m.site(target))
            m.events.literal_named(target.attr.value, value)
        case cst.Subscript():
            container = m.evaluate(target.value)
            if len(target.slice) == 1:
                _assign_item(m, target, container, placed(m, value, target))
        case cst.Tuple() | cst.List():
            _unpack(m, target, value)
        case _:
            pass


def _assign_item(m: Machine, target: cst.Subscript, container: Value, value: Value) -> None:
    part = target.slice[0].slice
    index = index_of(m, part)
    if is_environment(container):
        m.events.environment_written(index, value, m.site(target))
    if _is_kept(m, index, value):
        fill(m, container)
    elif isinstance(target.value, cst.Name) and _is_text(index):
        m.state.variables[(frame_of(m, target.value.value), target.value.value)] = as_local(
            m, container, m.site(target)
        )
    taint(m, last_name(target.value), value)
    note_stored(m, container, value)
    store_item(m, m.evaluate(target.value), index, value, m.site(target))
    written = part.value if isinstance(part, cst.Index) else None
    if isinstance(written, cst.SimpleString) and isinstance(name := text_of(written), str):
        m.events.literal_named(name, value)


def index_of(m: Machine, part: cst.BaseSlice) -> Value:
    """What stands between the brackets of `x[…]`: an index, or a slice as an object."""
    if isinstance(part, cst.Index):
        return m.evaluate(part.value)
    assert isinstance(part, cst.Slice)
    bounds = [NONE if each is None else m.evaluate(each) for each in (part.lower, part.upper, part.step)]
    return Value([Typed(SLICE, tuple(zip(("start", "stop", "step"), bounds, strict=True)))])


_NO_KEYS = frozenset({Shape.PLACEHOLDER.value, Shape.SHORT.value})


def _is_kept(m: Machine, index: Value, value: Value) -> bool:
    """Whether all that see an unknown object must see an item of it: a secret, or one that is called like a secret."""
    keys = [key.value for key in constants(index) or ()]
    if any(isinstance(key, str) and spelled_like_credential(key) for key in keys):
        return True
    return holds_secret(m, Value(atom for atom in value.atoms if not _is_mask(atom)))


def _is_mask(atom: Atom) -> bool:
    """Whether an atom is a text that cannot be a credential, as masks are."""
    if not isinstance(atom, Opaque) or not atom.labels:
        return False
    return all(each.kind is Provenance.LITERAL and each.detail in _NO_KEYS for each in sources(atom.labels))


def _is_text(index: Value) -> bool:
    keys = constants(index)
    return keys is not None and all(isinstance(key.value, str) for key in keys)


def placed(m: Machine, value: Value, node: cst.CSTNode) -> Value:
    """Allocate the mutable containers of a value that somebody keeps, under a name or in another container: from now on
    they can be changed."""
    if not any(map(_is_free, value.atoms)):
        return value
    free = [atom for atom in value.atoms if _is_free(atom)]
    made = [atom for atom in in_order(free) if isinstance(atom, (Mapping, Seq))]
    return Value(value.atoms.difference(free)) | m.allocate_each(m.site(node), made, "named")


def _is_free(atom: Atom) -> bool:
    """Whether an atom is a mutable container that is not in the heap yet."""
    return isinstance(atom, Mapping) or (isinstance(atom, Seq) and atom.kind in (SeqKind.LIST, SeqKind.SET))


def _unpack(m: Machine, target: cst.Tuple | cst.List, value: Value) -> None:
    """Assign the items of a value to targets; of what cannot be unpacked nothing is left beside other values."""
    given = [parts for atom in value.atoms if (parts := _parts(m, target, atom)) is not None]
    use_up(m, value)
    found = [join(each) for each in zip(*given, strict=True)] if given else [UNKNOWN] * len(target.elements)
    for element, part in zip(target.elements, found, strict=True):
        assign(m, element.value, part)


def _parts(m: Machine, target: cst.Tuple | cst.List, atom: Atom) -> list[Value] | None:
    """What each target gets of an atom that is unpacked; None if it has no items."""
    count = len(target.elements)
    star = next((i for i, each in enumerate(target.elements) if isinstance(each, cst.StarredElement)), None)
    run = iterate(m, Value([atom]), m.site(target))
    items = list(run.items)
    if run.exact and run.rest is None and star is None and len(items) == count:
        return items
    if run.exact and run.rest is None and star is not None and len(items) >= count - 1:
        after = count - star - 1
        middle = tuple(items[star : len(items) - after])
        return [*items[:star], Value([Seq(items=middle)]), *items[len(items) - after :]]
    anything = run.joined()
    if not anything.atoms:
        return None
    anything = without_identities(anything)
    rest = Value([Seq(rest=anything, ordered=False, shows=run.shows)])
    return [rest if i == star else anything for i in range(count)]


def make_function(
    m: Machine, node: cst.FunctionDef | cst.Lambda, options: abc.Mapping[str, Value] = MappingProxyType({})
) -> Function:
    """The function that a definition creates, with its enclosing frames and the current values of its defaults.

    `options` are values of parameters that something else passes if it calls the function.
    """
    definition = m.definition(node)
    frames = [scope.number for scope in reversed(m.frame.scopes)]
    frames.extend(frame.number for frame in (m.frame,) if not frame.is_class and frame.number != frame.module)
    defaults = []
    for param in definition.parameters:
        name = param.name.value
        if param.default is not None:
            value = _injected(m, param, m.evaluate(param.default))
            if is_flag(param.default):
                value = as_flag(value)
            defaults.append((name, value | options.get(name, BOTTOM)))
            m.events.literal_named(name, value)
        elif name in options:
            defaults.append((name, options[name]))
        elif (value := _injected(m, param, BOTTOM)).atoms:
            defaults.append((name, value))
    if any(is_sensitive_value(m, value) for value in options.values()):
        m.demand_of(definition).hand_option(definition.region)
    function = Function(definition.number, (*frames, *m.frame.closure), None, tuple(defaults))
    m.made.append(function)
    m.keep(function)
    return function


def _injected(m: Machine, param: cst.Param, default: Value) -> Value:
    """The default of a parameter, or the dependency in its annotation; bottom where it has neither."""
    if not m.demand.injects:
        return default
    annotation = None if param.annotation is None else param.annotation.annotation
    told = annotation is not None and (
        dotted(annotation.value).rpartition(".")[2] == "Annotated"
        if isinstance(annotation, cst.Subscript)
        else isinstance(annotation, (cst.Name, cst.Attribute))  # perhaps an alias of that
    )
    return with_dependency(m, default, m.evaluate(annotation) if told and annotation is not None else BOTTOM)

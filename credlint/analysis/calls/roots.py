"""Entry points: functions that nothing in the file calls, analysed with their parameters as origins."""

from __future__ import annotations

from collections.abc import Sequence

import libcst as cst

from credlint.analysis.calls.functions import activate, annotated, provided
from credlint.analysis.calls.instantiation import default_of, is_settings, wrapped
from credlint.analysis.core.call_stack import Definition
from credlint.analysis.core.machine import Machine
from credlint.analysis.core.unknown_objects import identified
from credlint.analysis.domain.hierarchy import INSIDE, container_base, foreign_bases, is_enum, is_text, joined_instance
from credlint.analysis.domain.markers import is_nothing, unflagged
from credlint.analysis.domain.provenance import UNKNOWN_ORIGIN, Origin, Provenance
from credlint.analysis.domain.value_kinds import Naming, SeqKind
from credlint.analysis.domain.values import (
    BOTTOM,
    Class,
    Function,
    Instance,
    Mapping,
    Opaque,
    Ref,
    Seq,
    Value,
    join,
)
from credlint.analysis.linking.bodies import variable
from credlint.analysis.objects.containers import unknown_content
from credlint.analysis.objects.instances import members
from credlint.analysis.objects.records import Field, class_info, declared, owner_of, types_of


def run_entry_point(m: Machine, definition: Definition, function: Function, *, only_defaults: bool = False) -> None:
    """Analyse a function that nothing in the file calls: its parameters are origins, joined with their defaults.

    With `only_defaults` a parameter that has a default is bound to that alone.
    """
    bound: dict[str, Value] = {}
    if m.demand.injects:
        annotated(m, definition)  # a response may be among them
    defaults = dict(function.defaults)
    owner = definition.owner
    assert not isinstance(definition.node, cst.ClassDef)
    params = definition.node.params
    star = params.star_arg.name.value if isinstance(params.star_arg, cst.Param) else ""
    double = params.star_kwarg.name.value if params.star_kwarg is not None else ""
    for index, param in enumerate(definition.parameters):
        name = param.name.value
        if index == 0 and owner is not None and "staticmethod" not in definition.decorators:
            bound[name] = receiver_of(m, owner, definition, function.frames)
            continue
        optional = is_nothing(defaults.get(name, BOTTOM)) and _is_interface(m, definition, function.frames)
        value = identified(m, parameter_of(m, param, optional=optional), m.site(param), "given")
        if param.annotation is not None and name not in (star, double) and not m.recorder.probing:
            value = _annotated(m, param.annotation, value, _NESTED) or value
        if name == star:
            bound[name] = Value([Seq(rest=value, ordered=False, kind=SeqKind.TUPLE)])
        elif name == double:
            bound[name] = m.allocate(m.site(param), Mapping(rest=value), "kwargs")
        elif only_defaults and name in defaults:
            bound[name] = unflagged(defaults[name])
        elif (given := provided(m, defaults.get(name, BOTTOM), m.site(param))) is not None:
            bound[name] = given
        else:
            bound[name] = declared(m, param.annotation, value) | unflagged(defaults.get(name, BOTTOM))
    receiver = next(iter(bound.values())) if owner is not None and bound else None
    judged = Function(function.definition, function.frames, receiver, function.defaults)
    activate(m, definition, judged, bound, m.site(definition.node), called=False)


def parameter_of(m: Machine, param: cst.Param, *, optional: bool = False) -> Value:
    """What a caller from outside gives a parameter."""
    name = param.name.value
    origin = Origin(Provenance.PARAMETER, name, None, m.site(param), optional=optional)
    return Value([m.uses.at(frozenset([origin]), name, Naming.PARAMETER)])


_NESTED = 2
"""Records in a record that is a parameter: as deep as they are made up."""


def _annotated(m: Machine, annotation: cst.Annotation, value: Value, depth: int) -> Value | None:
    """A parameter annotated with a record of the file: an instance whose fields come from the parameter; None where
    the annotation names none."""
    known = (variable(m, name) for name in types_of(annotation))
    classes = [atom for each in known if each is not None for atom in each.atoms if isinstance(atom, Class)]
    found: list[Value] = []
    for cls in classes:
        info = class_info(m, cls)
        if not info.is_record or not depth:
            continue
        fields: dict[str, Value] = {}
        for field in info.fields:
            given = Value(
                m.uses.at(atom.labels, f"{atom.name}.{field.name}", atom.binding)
                for atom in value.atoms
                if isinstance(atom, Opaque)
            )
            if field.annotation is not None:
                given = _annotated(m, field.annotation, given, depth - 1) or declared(m, field.annotation, given)
            fields[field.name] = wrapped(given) if field.secret_type and info.is_model else given
        mapping = any(base.rpartition(".")[2] == "TypedDict" for base in foreign_bases(cls))
        obj = Mapping(items=fields) if mapping else Instance(cls, fields)
        names = "|".join(sorted(atom.name for atom in value.atoms if isinstance(atom, Opaque)))
        found.append(m.allocate(m.site(annotation), obj, f"parameter {names} {cls.definition}"))
    return join(found) if found else None


def _is_interface(m: Machine, definition: Definition, closure: Sequence[int]) -> bool:
    """Whether a function or class is public and only called from elsewhere: somebody may rely on its parameters."""
    if closure or definition.region is None or not m.demand.known:
        return False
    names = definition.qualname.split(".")
    public = all(not name.startswith("_") or name.endswith("__") for name in names)
    return public and m.demand.callees.isdisjoint(m.demand.names(definition.region))


def receiver_of(m: Machine, owner: Class, definition: Definition, closure: Sequence[int] = ()) -> Value:
    """The receiver of an entry point: any instance, with all that the file's methods assign to it, or any subclass."""
    if "classmethod" in definition.decorators or definition.qualname.endswith((".__new__", ".__init_subclass__")):
        return Value([owner, *m.subclasses.get(owner.definition, {}).values()])
    if is_enum(owner) and (each := members(m, owner, m.site(m.definitions[owner.definition].node))):
        return join(each)
    if is_text(owner):
        return Value([Opaque(frozenset([UNKNOWN_ORIGIN]), "self", Naming.PARAMETER, owner)])
    address = joined_instance(owner)
    if m.state.heap_object(address) is None:
        m.state.write(address, Instance(owner, {**_record_fields(m, owner, closure), **_content(m, owner)}))
    return Value([Ref(address)])


def _content(m: Machine, cls: Class) -> dict[str, Value]:
    """The content of an instance of a class derived from a container."""
    kind = container_base(cls)
    if kind is None:
        return {}
    address = ("self content", cls.definition, 0)
    m.state.write(address, unknown_content(kind))
    return {INSIDE: Value([Ref(address)])}


def _site_of(m: Machine, cls: Class, field: Field) -> int:
    """Where a field of a record is declared; the class where that is in another module."""
    owner = m.definitions[owner_of(m, cls, field).definition]
    site = m.site(owner.node)
    return m.site(field.node) if m.recorder.owners[site] == m.recorder.here else site


def _record_fields(m: Machine, cls: Class, closure: Sequence[int]) -> dict[str, Value]:
    """The fields of a record as its constructor would set them from parameters."""
    info = class_info(m, cls)
    if not info.is_record:
        return {}
    interface = _is_interface(m, m.definitions[cls.definition], closure) and not is_settings(m, cls)
    found: dict[str, Value] = {}
    for field in info.fields:
        default = default_of(m, cls, field) if field.default.value is not None else BOTTOM
        optional = interface and field.default.given and is_nothing(default)
        origin = Origin(Provenance.PARAMETER, field.name, None, _site_of(m, cls, field), optional=optional)
        value = Value([m.uses.at(frozenset([origin]), field.name)])
        value = declared(m, field.annotation, value)
        if field.secret_type and info.is_model:
            value = wrapped(value)
        found[field.name] = value | default
    return found

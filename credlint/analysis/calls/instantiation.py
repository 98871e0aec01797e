"""Instantiation of the file's classes: constructors, records, exceptions, typed dicts."""

from __future__ import annotations

from credlint.analysis.core.arguments import Arguments, Call
from credlint.analysis.core.machine import Machine
from credlint.analysis.domain.hierarchy import IMMUTABLE, bases, container_base, exception_name, foreign_bases
from credlint.analysis.domain.markers import field_of
from credlint.analysis.domain.values import (
    UNKNOWN,
    Class,
    Function,
    Instance,
    Mapping,
    Qual,
    Value,
    join,
)
from credlint.analysis.objects.attributes import assign_attribute, store_attribute
from credlint.analysis.objects.class_attributes import class_attribute, lookup
from credlint.analysis.objects.containers import blank, fill, tuple_of
from credlint.analysis.objects.instances import members
from credlint.analysis.objects.records import ClassInfo, Field, class_info
from credlint.catalogue import schema


def default_of(m: Machine, cls: Class, field: Field) -> Value:
    """The default value of a field: that of the class attribute, or what is said by `field(…)`."""
    if field.default.value is None:
        return UNKNOWN
    known = None if field.default.called else lookup(m, bases(cls), field.name)
    return m.evaluate(field.default.value) if known is None else known


def _unset(m: Machine, cls: Class, field: Field, site: int) -> Value:
    """The value of a field that the call omits: its default; a settings class may also read it from elsewhere."""
    default = default_of(m, cls, field)
    if any(m.catalogue.entry(base).get(schema.Configuration) is not None for base in foreign_bases(cls)):
        name = m.definitions[cls.definition].qualname
        return default | m.setting(site, name, f"{name}#{site}.{field.name}")
    return default


def is_exception(cls: Class) -> bool:
    """Whether a class of the file is an exception, going by the names of the foreign classes it inherits from."""
    return any(exception_name(name) for name in foreign_bases(cls))


def _created(m: Machine, cls: Class, call: Call) -> Value:
    """A new instance: what the class's `__new__` returns, or a blank one if there is none or it returns no instance."""
    maker = class_attribute(m, cls, "__new__", Value([cls]), call.site, bound=False)
    if maker is not None and any(isinstance(atom, Function) for atom in maker.atoms):
        made = m.call(maker, call.arguments.prepend(Value([cls])), call.site)
        found = Value(
            atom for atom in made.atoms if isinstance(obj := m.heap_object(atom), Instance) and obj.cls is not None
        )
        if found.atoms:
            return found
    return blank(m, cls, call)


def instantiate(m: Machine, cls: Class, call: Call) -> Value:
    """The result of calling a class of the file."""
    info = class_info(m, cls)
    if info.is_enum:
        found = join(members(m, cls, call.site))
        return found if found.atoms else UNKNOWN
    if any(base.rpartition(".")[2] == "TypedDict" for base in foreign_bases(cls)):
        return m.allocate(call.site, Mapping(items=dict(call.keywords), rest=call.keyword_rest))
    instance = _created(m, cls, call)
    if is_exception(cls) or call.site == m.raised:
        store_attribute(m, instance, "args", tuple_of(*call.everything()))
    constructor = class_attribute(m, cls, "__init__", instance, call.site, bound=True)
    if constructor is not None:
        m.call(constructor, call.arguments, call.site)
        return instance
    kind = container_base(cls)
    if kind is not None:
        if kind not in IMMUTABLE:
            fill(m, instance, kind, call)
        return instance
    if info.is_record:
        _fill(m, cls, info, instance, call)
        return instance
    for atom in (atom for each in bases(cls) for base in each.bases for atom in base.atoms):
        if isinstance(atom, Qual) and m.catalogue.entry(atom.name).rows:
            return instance | m.call(Value([atom]), call.arguments, call.site)
    return instance


def _fill(m: Machine, cls: Class, info: ClassInfo, instance: Value, call: Call) -> None:
    """Set the fields of a record as the constructor that its decorator or base class generates does."""
    position = 0
    passed: list[Value] = []
    for field in info.fields:
        given = None
        if field.default.given:
            rest = call.keyword_rest or call.rest
            given = call.get((field.name,), None if field.by_keyword else position)
            given = given or (None if rest is None else field_of(rest, field.name))
            position += not field.by_keyword
        if given is None:
            given = _unset(m, cls, field, call.site)
        if field.init_only:
            passed.append(given)
        else:
            assign_attribute(m, instance, field.name, given, call.site)
    after = class_attribute(m, cls, "__post_init__", instance, call.site, bound=True)
    if after is None:
        after = class_attribute(m, cls, "__attrs_post_init__", instance, call.site, bound=True)
    if after is not None:
        m.call(after, Arguments(passed), call.site)

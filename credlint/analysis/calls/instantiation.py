"""Instantiation of the file's classes: constructors, records, exceptions, typed dicts."""

from __future__ import annotations

from collections.abc import Sequence

from credlint.analysis import limits
from credlint.analysis.core.arguments import Arguments, Call
from credlint.analysis.core.machine import Machine
from credlint.analysis.core.response_shapes import handed_on
from credlint.analysis.core.unknown_objects import named
from credlint.analysis.domain.hierarchy import IMMUTABLE, bases, container_base, exception_name, foreign_bases, is_text
from credlint.analysis.domain.markers import field_of
from credlint.analysis.domain.value_kinds import WRAPPED
from credlint.analysis.domain.values import (
    NOTHING,
    UNKNOWN,
    Class,
    Function,
    Mapping,
    Qual,
    Typed,
    Value,
    in_order,
    is_none,
    join,
)
from credlint.analysis.linking.bodies import among
from credlint.analysis.objects.attributes import assign_attribute, load_attribute, store_attribute
from credlint.analysis.objects.class_attributes import class_attribute, lookup, own_class
from credlint.analysis.objects.containers import blank, fill, tuple_of, updated
from credlint.analysis.objects.instances import member_of
from credlint.analysis.objects.records import ClassInfo, Field, Validator, class_info, owner_of, validators_of
from credlint.analysis.objects.representation import propagated
from credlint.catalogue import schema


def default_of(m: Machine, cls: Class, field: Field) -> Value:
    """The default value of a field: that of the class attribute, or what is said by `field(…)`."""
    if field.default.value is None:
        return UNKNOWN
    known = None if field.default.called else lookup(m, bases(cls), field.name)
    if known is not None:
        return known
    if m.budget.exceeded or cls.definition in m.filling or len(m.filling) >= limits.DEPTH:
        m.recorder.count("depth")
        return NOTHING  # a default that makes another instance of its class has no end
    m.filling.append(cls.definition)
    try:
        with among(m, m.definitions[owner_of(m, cls, field).definition]):
            return m.evaluate(field.default.value)
    finally:
        m.filling.pop()


def _unset(m: Machine, cls: Class, field: Field, site: int) -> Value:
    """The value of a field that the call omits: its default; a settings class may also read it from elsewhere."""
    default = default_of(m, cls, field)
    if not is_settings(m, cls):
        return default
    name = m.definitions[cls.definition].qualname
    for alias in field.default.aliases:
        default = default | named(m, m.setting(site, alias, f"{name}#{site}.{alias}"), alias, site)
    return default | m.setting(site, name, f"{name}#{site}.{field.name}")


def is_settings(m: Machine, cls: Class) -> bool:
    """Whether a class reads its fields from elsewhere."""
    return any(m.catalogue.entry(base).get(schema.Configuration) is not None for base in foreign_bases(cls))


def wrapped(value: Value) -> Value:
    """What a field of pydantic's `SecretStr` makes of its value: an object that hides it."""
    return Value(
        atom if is_none(atom) or isinstance(atom, Typed) else Typed(WRAPPED, (("first", Value([atom])),))
        for atom in value.atoms
    )


_BY_KEYWORDS = frozenset({"construct", "model_construct"})
_BY_MAPPING = frozenset({"model_validate", "parse_obj", "validate"})
_BY_TEXT = frozenset({"model_validate_json", "parse_raw"})
"""Class methods that make one of pydantic's models."""


def by_validation(m: Machine, cls: Class, call: Call) -> Value | None:
    """The instance that a class method of pydantic makes; None for other methods and classes."""
    if call.name not in _BY_KEYWORDS | _BY_MAPPING | _BY_TEXT or not class_info(m, cls).is_model:
        return None
    if call.name in _BY_KEYWORDS:
        return instantiate(m, cls, call.given(Arguments([], call.keywords, None, call.keyword_rest)))
    given = call.at(0) if call.positional else join(call.keywords.values())
    if call.name in _BY_TEXT:
        return instantiate(m, cls, call.given(Arguments([], {}, None, propagated(m, [given], call.site))))
    fields = updated(m, Mapping(), given, call.site)
    items = {str(key): value for key, value in fields.items.items() if value.atoms}
    return instantiate(m, cls, call.given(Arguments([], items, None, fields.rest)))


def is_exception(cls: Class) -> bool:
    """Whether a class of the file is an exception, going by the names of the foreign classes it inherits from."""
    return any(exception_name(name) for name in foreign_bases(cls))


def _created(m: Machine, cls: Class, call: Call) -> Value:
    """A new instance: what the class's `__new__` returns, or a blank one if there is none or it returns no instance."""
    maker = class_attribute(m, cls, "__new__", Value([cls]), call.site, bound=False)
    if maker is not None and any(isinstance(atom, Function) for atom in maker.atoms):
        made = m.call(maker, call.arguments.prepend(Value([cls])), call.site)
        found = Value(atom for atom in made.atoms if own_class(m, atom) is not None)
        if found.atoms:
            return found
    return blank(m, cls, call)


def instantiate(m: Machine, cls: Class, call: Call) -> Value:
    """The result of calling a class of the file."""
    info = class_info(m, cls)
    m.budget.work += len(info.fields)
    if len(info.fields) > limits.ITEMS and m.budget.exceeded:
        return UNKNOWN  # of a long record each instance has all fields
    if info.is_enum:
        return member_of(m, cls, call.at(0), call.site)
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
    if is_text(cls):
        return instance
    if kind is not None:
        if kind not in IMMUTABLE:
            fill(m, instance, kind, call)
        return instance
    if info.is_record:
        _fill(m, cls, info, instance, call)
        return instance
    for atom in (atom for each in bases(cls) for base in each.bases for atom in in_order(base.atoms)):
        if isinstance(atom, Qual) and m.catalogue.entry(atom.name).rows:
            return instance | m.call(Value([atom]), call.arguments, call.site)
    return instance


def _fill(m: Machine, cls: Class, info: ClassInfo, instance: Value, call: Call) -> None:
    """Set the fields of a record as the constructor that its decorator or base class generates does."""
    position = 0
    passed: list[Value] = []
    validators = validators_of(m, cls) if info.is_model and call.name not in _BY_KEYWORDS else []
    call = _validated_whole(m, validators, instance, call)
    for field in info.fields:
        given = None
        if field.default.given:
            rest = call.keyword_rest or call.rest
            names = (*field.default.aliases, field.name)
            given = call.get(names, None if field.by_keyword else position)
            if given is None and rest is not None:
                given = handed_on(m, rest, names, call.site) or field_of(rest, field.name)
            position += not field.by_keyword
        if given is None:
            given = _unset(m, cls, field, call.site)
        else:
            given = _validated(m, validators, instance, field.name, given, call.site)
        if field.secret_type and info.is_model:
            given = wrapped(given)
        if field.init_only:
            passed.append(given)
        else:
            assign_attribute(m, instance, field.name, given, call.site)
    for validator in validators:
        if not validator.fields and not validator.before:
            m.call(load_attribute(m, instance, validator.name, call.site), Arguments(), call.site)
    after = class_attribute(m, cls, "__post_init__", instance, call.site, bound=True)
    if after is None:
        after = class_attribute(m, cls, "__attrs_post_init__", instance, call.site, bound=True)
    if after is not None:
        m.call(after, Arguments(passed), call.site)


def _validated(
    m: Machine, validators: Sequence[Validator], instance: Value, name: str, value: Value, site: int
) -> Value:
    """What the validators of a field make of a value."""
    for validator in validators:
        if name in validator.fields or "*" in validator.fields:
            value = m.call(load_attribute(m, instance, validator.name, site), Arguments([value]), site)
    return value


def _validated_whole(m: Machine, validators: Sequence[Validator], instance: Value, call: Call) -> Call:
    """A constructor's call with what the validators that run first make of its arguments."""
    for validator in validators:
        if validator.before and not validator.fields:
            method = load_attribute(m, instance, validator.name, call.site)
            data = m.allocate(call.site, Mapping(items=dict(call.keywords), rest=call.keyword_rest), validator.name)
            made = updated(m, Mapping(), m.call(method, Arguments([data]), call.site), call.site)
            items = {str(key): value for key, value in made.items.items() if value.atoms}
            call = call.given(Arguments([], items, None, made.rest))
    return call

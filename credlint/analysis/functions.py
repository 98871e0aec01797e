"""Calls of the file's own functions and classes: arguments go in, the result comes out, effects stay."""

from __future__ import annotations

import libcst as cst

from credlint.analysis import limits
from credlint.analysis.ancestry import bases, exception_name, foreign_bases, is_summary, summary
from credlint.analysis.arguments import Arguments, Call
from credlint.analysis.classes import Field, class_info
from credlint.analysis.frames import Definition, Frame, Try
from credlint.analysis.machine import Cleanup, Machine
from credlint.analysis.markers import as_case, deep_taints, taints
from credlint.analysis.memory import Remembering, recall, remember
from credlint.analysis.objects import class_attribute, store_attribute
from credlint.analysis.origins import TAINTS, Kind, Origin
from credlint.analysis.reach import depends, tells
from credlint.analysis.recorder import Met
from credlint.analysis.state import Delta, State
from credlint.analysis.values import (
    BOTTOM,
    NONE,
    UNKNOWN,
    Atom,
    Binding,
    Class,
    Const,
    Function,
    Instance,
    Mapping,
    Opaque,
    Qual,
    Ref,
    Seq,
    SeqKind,
    Text,
    Value,
    join,
    opaque,
    with_origins,
)
from credlint.catalogue import schema


def depending(result: Value, arguments: Arguments) -> Value:
    """What a function makes of a variable's name depends on that name: so do conditions on it."""
    marks: set[Origin] = set()
    for value in (*arguments.positional, *arguments.keywords.values()):
        marks.update(taints(value))
    if not marks or not all(_is_plain(atom) for atom in result.atoms):
        return result
    return with_origins(result, frozenset(marks))


def _is_plain(atom: Atom) -> bool:
    """Whether an atom is a scalar without a source of its own."""
    return isinstance(atom, (Const, Text, Opaque)) and all(
        origin.kind is Kind.UNKNOWN or origin.kind in TAINTS for origin in atom.origins
    )


def call_function(m: Machine, function: Function, call: Call) -> Value:
    """Run a function of the file with these arguments."""
    definition = m.definitions[function.definition]
    if m.marking:
        definition.reached = True
    active = sum(1 for frame in m.stack if frame.definition is definition)
    if m.exhausted or len(m.stack) > limits.DEPTH:
        m.recorder.count("depth")
        return UNKNOWN
    if active >= limits.RECURSION or (active and m.recursions[definition.number] >= limits.RECURSIONS):
        m.recorder.count("depth", again=True)
        return UNKNOWN
    if function.receiver is not None:
        call = call.given(call.arguments.prepend(function.receiver))
    bound = {name: as_case(value) for name, value in bind(m, definition, function, call.arguments).items()}
    if active and not any(tells(m, value) or deep_taints(value) for value in bound.values()):
        m.recorder.count("depth", again=True)
        return UNKNOWN  # it would do what it is doing
    key = (function.definition, function.frames, tuple(bound.items()), m.sure, active)
    known = recall(m, key, call.site)
    if known is not None:
        return known
    m.recursions[definition.number] += active > 0
    m.called.append(definition.number)
    if m.recorder.trying and definition.region in m.relevance.noting:
        m.recorder.meet()
    remembering = Remembering(m)
    with m.on(remembering.state):
        given, leaving = activate(m, definition, function, bound, call.site, called=True)
    result = depending(given, call.arguments)
    m.state.adopt(remembering.state)
    if not definition.manages_context:
        remember(m, key, remembering.memory(m, result, leaving))
    return result


def activate(
    m: Machine, definition: Definition, function: Function, bound: dict[str, Value], site: int, *, called: bool
) -> tuple[Value, Try]:
    """Run a function's body in a frame of its own; its result, and the exceptions that leave it."""
    base, met = m.state, m.recorder.met
    number = m.frame_number(site, definition.number)
    bindings = m.bindings(definition)
    frame = Frame(
        number=number,
        definition=definition,
        bindings=bindings,
        closure=function.frames,
        base=base,
        scope=definition.qualname,
        receiver=function.receiver,
        flagging=any(mark.kind is Kind.ENVIRONMENT_CASE for value in bound.values() for mark in deep_taints(value)),
    )
    with m.entered(frame, site if called else None) as end:
        for name, value in bound.items():
            end.variables[(number, name)] = value
        _run(m, definition, frame, bound)
    if not end.dead:
        frame.exits.append(end.delta(base))
        if isinstance(definition.node, cst.FunctionDef):
            frame.result = frame.result | NONE
    exits = frame.exits if bindings.encloses else [_without(delta, number) for delta in frame.exits]
    inside = base.fork()
    if frame.suspended:
        inside.merge(frame.suspended)
    if exits:
        base.merge(exits)
    if m.recorder.met != met:
        m.relevance.reach(definition.region, noting=True)
    elif m.listens(definition) and tells(m, join((frame.result, *frame.yields))):
        m.relevance.reach(definition.region)
    result = _generator(m, frame, inside, site) if bindings.yields else frame.result
    return result, frame.leaving


def _generator(m: Machine, frame: Frame, inside: State, site: int) -> Value:
    """What a generator function gives: its items. A context manager's objects stay as they were where it yielded."""
    items = tuple(dict.fromkeys(frame.yields))
    seq = (
        Seq(rest=join(items), ordered=False, kind=SeqKind.ITERATOR)
        if len(items) > limits.ITEMS
        else Seq(items=items, ordered=frame.in_order, kind=SeqKind.ITERATOR)
    )
    address = m.address(site, "generator")
    m.state.write(address, seq)
    cleanup: Cleanup = {}
    for changed, shape in inside.heap.items():
        after = m.state.shape(changed)
        if isinstance(shape, Instance) and not is_summary(changed) and isinstance(after, Instance) and after != shape:
            cleanup[changed] = (shape, after)
            m.state.write(changed, shape)
    m.cleanups[address] = cleanup
    return Value([Ref(address)])


def _run(m: Machine, definition: Definition, frame: Frame, bound: dict[str, Value]) -> None:
    """Run the body of a function in its frame."""
    if m.relevance.closes(definition.region) and any(tells(m, value) for value in bound.values()):
        m.relevance.hand(definition.region)
    node = definition.node
    try:
        if definition.region in m.relevance.seeds and any(depends(m, value) for value in bound.values()):
            m.recorder.meet()  # callers decide what it finds: by the name of a variable, say, or a level
        if isinstance(node, cst.Lambda):
            frame.result = m.evaluate(node.body)
            m.events.returned(frame.result, m.site(node))
        else:
            m.execute(m.body(node))
    except Met:
        m.relevance.reach(definition.region)
        raise


def _without(delta: Delta, number: int) -> Delta:
    kept = {key: value for key, value in delta.variables.items() if key[0] != number}
    return Delta(kept, delta.heap)


def bind(m: Machine, definition: Definition, function: Function, arguments: Arguments) -> dict[str, Value]:
    """The parameters of a function with the values that a call gives them."""
    assert not isinstance(definition.node, cst.ClassDef)
    params = definition.node.params
    defaults = dict(function.defaults)
    found: dict[str, Value] = {}
    positional = [param.name.value for param in (*params.posonly_params, *params.params)]
    keywords = dict(arguments.keywords)
    for index, name in enumerate(positional):
        if index < len(arguments.positional):
            found[name] = arguments.positional[index]
        elif name in keywords:
            found[name] = keywords.pop(name)
        else:
            found[name] = _missing(name, defaults, arguments.rest, arguments.keyword_rest)
    if isinstance(params.star_arg, cst.Param):
        further = tuple(arguments.positional[len(positional) :])
        star = Seq(items=further, rest=arguments.rest, ordered=arguments.rest is None, kind=SeqKind.TUPLE)
        found[params.star_arg.name.value] = Value([star])
    for param in params.kwonly_params:
        name = param.name.value
        if name in keywords:
            found[name] = keywords.pop(name)
        else:
            found[name] = _missing(name, defaults, None, arguments.keyword_rest)
    if params.star_kwarg is not None:
        items = {name: value for name, value in keywords.items() if name not in found}
        mapping = Mapping(items=items, rest=arguments.keyword_rest)
        found[params.star_kwarg.name.value] = m.allocate(m.site(params.star_kwarg), mapping, "kwargs")
    return found


def _missing(name: str, defaults: dict[str, Value], rest: Value | None, keyword_rest: Value | None) -> Value:
    value = join(each for each in (defaults.get(name), rest, keyword_rest) if each is not None)
    return value if value.atoms else UNKNOWN


def run_root(m: Machine, definition: Definition, function: Function, *, only_defaults: bool = False) -> None:
    """Run a function that nothing in the file calls: it is judged by its parameters, and by their defaults (or by these
    alone)."""
    bound: dict[str, Value] = {}
    defaults = dict(function.defaults)
    owner = definition.owner
    assert not isinstance(definition.node, cst.ClassDef)
    params = definition.node.params
    star = params.star_arg.name.value if isinstance(params.star_arg, cst.Param) else ""
    double = params.star_kwarg.name.value if params.star_kwarg is not None else ""
    for index, param in enumerate(definition.parameters):
        name = param.name.value
        if index == 0 and owner is not None and "staticmethod" not in definition.decorators:
            bound[name] = receiver_of(m, owner, definition)
            continue
        origin = m.origin(Kind.PARAMETER, m.site(param), name)
        value = Value([Opaque(frozenset([origin]), name, Binding.PARAMETER)])
        if name == star:
            bound[name] = Value([Seq(rest=value, ordered=False, kind=SeqKind.TUPLE)])
        elif name == double:
            bound[name] = m.allocate(m.site(param), Mapping(rest=value), "kwargs")
        elif only_defaults and name in defaults:
            bound[name] = defaults[name]
        else:
            bound[name] = value | defaults.get(name, BOTTOM)
    receiver = next(iter(bound.values())) if owner is not None and bound else None
    judged = Function(function.definition, function.frames, receiver, function.defaults)
    activate(m, definition, judged, bound, m.site(definition.node), called=False)


def receiver_of(m: Machine, owner: Class, definition: Definition) -> Value:
    """`self` of a method that nobody calls: any instance, with all that the file's methods assign to it."""
    if "classmethod" in definition.decorators or definition.qualname.endswith((".__new__", ".__init_subclass__")):
        return Value([owner, *m.heirs.get(owner.definition, {}).values()])
    address = summary(owner)
    if m.state.shape(address) is None:
        m.state.write(address, Instance(owner, _record_fields(m, owner)))
    return Value([Ref(address)])


def _record_fields(m: Machine, cls: Class) -> dict[str, Value]:
    """The fields of a record as its constructor would set them from parameters."""
    info = class_info(m, cls)
    if not info.is_record:
        return {}
    found: dict[str, Value] = {}
    for field in info.fields:
        value = opaque(
            m.origin(Kind.PARAMETER, m.site(m.definitions[cls.definition].node), field.name), name=field.name
        )
        found[field.name] = value if field.default is None else value | m.evaluate(field.default)
    return found


def _unset(m: Machine, cls: Class, field: Field, site: int) -> Value:
    """A field that the constructor is not given: its default; settings read it from elsewhere."""
    default = UNKNOWN if field.default is None else m.evaluate(field.default)
    if any(m.catalogue.entry(base).get(schema.Configuration) is not None for base in foreign_bases(cls)):
        return default | opaque(m.origin(Kind.CONFIGURATION, site, m.definitions[cls.definition].qualname))
    return default


def is_exception(cls: Class) -> bool:
    """Whether a class of the file is an exception, as far as its bases' names tell."""
    return any(exception_name(name) for name in foreign_bases(cls))


def _created(m: Machine, cls: Class, call: Call) -> Value:
    """A new instance: of the class's own `__new__`, where it has one and that gives one."""
    maker = class_attribute(m, cls, "__new__", Value([cls]), call.site, bound=False)
    if maker is not None and any(isinstance(atom, Function) for atom in maker.atoms):
        made = m.call(maker, call.arguments.prepend(Value([cls])), call.site)
        found = Value(
            atom for atom in made.atoms if isinstance(shape := m.shape(atom), Instance) and shape.cls is not None
        )
        if found.atoms:
            return found
    return blank(m, cls, call.site)


def blank(m: Machine, cls: Class, site: int) -> Value:
    """An instance as `object.__new__` makes it."""
    return m.allocate(site, Instance(cls, {}), f"new {cls.definition}")


def instantiate(m: Machine, cls: Class, call: Call) -> Value:
    """An instance of a class of the file, made by its constructor."""
    info = class_info(m, cls)
    if info.is_enum:
        return UNKNOWN
    if any(base.rpartition(".")[2] == "TypedDict" for base in foreign_bases(cls)):
        return m.allocate(call.site, Mapping(items=dict(call.keywords), rest=call.keyword_rest))
    instance = _created(m, cls, call)
    if is_exception(cls) or call.site == m.raised:
        store_attribute(m, instance, "args", Value([Seq(items=tuple(call.everything()), kind=SeqKind.TUPLE)]))
    constructor = class_attribute(m, cls, "__init__", instance, call.site, bound=True)
    if constructor is not None:
        m.call(constructor, call.arguments, call.site)
        return instance
    if info.is_record:
        for index, field in enumerate(info.fields):
            given = call.get((field.name,), index)
            if given is None:
                given = call.keyword_rest or call.rest
            if given is None:
                given = _unset(m, cls, field, call.site)
            store_attribute(m, instance, field.name, given)
        after = class_attribute(m, cls, "__post_init__", instance, call.site, bound=True)
        if after is not None:
            m.call(after, Arguments(), call.site)
        return instance
    for each in bases(cls):
        for base in each.bases:
            for atom in base.atoms:
                if isinstance(atom, Qual) and m.catalogue.entry(atom.name).rows:
                    return instance | m.call(Value([atom]), call.arguments, call.site)
    return instance

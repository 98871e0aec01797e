"""Calls of the file's functions: arguments are bound, the body is run or its summary replayed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import libcst as cst

from credlint.analysis import limits
from credlint.analysis.calls.summaries import SummaryBuilder, keep_summary, replay
from credlint.analysis.core.arguments import Arguments, Call
from credlint.analysis.core.call_stack import HOME, Cleanup, Definition, Frame, Try
from credlint.analysis.core.escape import (
    concerns_callers,
    depends_on_caller,
    gains_secret,
    gives_secret,
    is_sensitive_value,
    leads_to_secret,
    tells_secret,
)
from credlint.analysis.core.injection import dependencies
from credlint.analysis.core.machine import Machine
from credlint.analysis.core.recorder import Observed
from credlint.analysis.core.response_shapes import handed_on
from credlint.analysis.core.unknown_objects import identified, resolved
from credlint.analysis.domain.addresses import canonical, without_identities
from credlint.analysis.domain.credential_names import is_undecided
from credlint.analysis.domain.hierarchy import is_joined_instance, returned_by
from credlint.analysis.domain.markers import as_case, deep_markers, field_of, markers_of, with_labels
from credlint.analysis.domain.provenance import FLAG, PATH_MARKERS, Label, MarkerKind, Provenance
from credlint.analysis.domain.state import Delta, State
from credlint.analysis.domain.value_kinds import SeqKind
from credlint.analysis.domain.values import (
    BOTTOM,
    NONE,
    NOTHING,
    UNKNOWN,
    Address,
    Atom,
    Class,
    Const,
    Function,
    HeapObject,
    Mapping,
    Opaque,
    Ref,
    Seq,
    Text,
    Typed,
    Value,
    in_order,
    is_none,
    join,
)
from credlint.analysis.linking.following import is_followed, may_make, objects_of
from credlint.analysis.objects.exceptions import SYSTEM_EXIT, leave_call
from credlint.analysis.objects.iteration import iterate
from credlint.analysis.objects.records import declared


def depending(result: Value, arguments: Arguments) -> Value:
    """Propagate path markers of the arguments to a result without a source."""
    marks: set[Label] = set()
    for value in (*arguments.positional, *arguments.keywords.values()):
        marks.update(markers_of(value) - FLAG)
    if not marks or not all(_is_plain(atom) for atom in result.atoms):
        return result
    return with_labels(result, frozenset(marks))


def _is_plain(atom: Atom) -> bool:
    """Whether an atom is a scalar without a known source."""
    return isinstance(atom, (Const, Text, Opaque)) and all(
        origin.kind is Provenance.UNKNOWN or origin.kind in PATH_MARKERS for origin in atom.labels
    )


def call_function(m: Machine, function: Function, call: Call) -> Value:
    """Call a function of the file: replay a summary that matches, else run its body."""
    definition = m.definitions[function.definition]
    if m.marking:
        definition.reached = True
    active = sum(1 for frame in m.stack if frame.definition is definition)
    if m.budget.exceeded or len(m.stack) > limits.DEPTH:
        m.recorder.count("depth")
        return UNKNOWN
    if active >= limits.RECURSION or (active and m.recursions[definition.number] >= limits.RECURSIONS):
        m.recorder.count("depth", repeatable=True)
        return NOTHING
    if function.receiver is not None:
        call = call.given(call.arguments.prepend(function.receiver))
    bound = {name: resolved(m, as_case(value)) for name, value in bind(m, definition, function, call.arguments).items()}
    if m.demand.injects:
        bound = {name: provided(m, value, call.site) or value for name, value in bound.items()}
    for param in annotated(m, definition):
        bound[param.name.value] = declared(m, param.annotation, bound[param.name.value])
    if active and not any(is_sensitive_value(m, value) or deep_markers(value) - FLAG for value in bound.values()):
        m.recorder.count("depth", repeatable=True)
        return NOTHING  # nothing new to learn from recursing
    tried = definition.module != HOME and not is_followed(m, definition, function.receiver, list(bound.values()))
    if tried and not may_make(m, definition):
        return UNKNOWN
    values, given = canonical(bound.values()) if m.identifying else (tuple(bound.values()), ())
    key = (function.definition, function.frames, values, m.sure, active)
    anchor = m.anchor_of(m.frame, definition.module, call.site)
    known = replay(m, key, call.site, anchor, given)
    if known is not None:
        return known
    m.recursions[definition.number] += active > 0
    m.called.append(definition.number)
    if m.recorder.probing and definition.region in m.demand_of(definition).recording:
        m.recorder.observe()
    builder = SummaryBuilder(m, anchor)
    abroad = m.frame.module == HOME and definition.module != HOME
    with m.on(builder.state), m.budget.abroad(counts=abroad, tried=tried):
        found, leaving = activate(m, definition, function, bound, call.site, called=True)
    result = depending(found, call.arguments)
    if not definition.manages_context:
        keep_summary(m, key, builder.summary(m, result, leaving, given))
    m.state.adopt(builder.state)
    return result


def provided(m: Machine, default: Value, site: int) -> Value | None:
    """What a framework gives a parameter whose default names dependencies; None if it names none, or nothing is known
    of what they give."""
    given = join(_given_by(m, each, site) for each in dependencies(default))
    unknown = all(isinstance(atom, Opaque) and is_undecided(atom.labels) for atom in given.atoms)
    return None if unknown else given


def _given_by(m: Machine, dependency: Value, site: int) -> Value:
    """What a dependency gives: the result of a function, or what a generator yields."""
    functions = Value(atom for atom in dependency.atoms if isinstance(atom, Function))
    others = Value(dependency.atoms - functions.atoms)
    # A request may give parameters other values than their defaults.
    result = m.call(functions, Arguments(keyword_rest=UNKNOWN), site) if functions.atoms else BOTTOM
    result |= m.call(others, Arguments(), site) if others.atoms else BOTTOM
    return join(_yielded(m, atom, site) for atom in in_order(result.atoms))


def _yielded(m: Machine, atom: Atom, site: int) -> Value:
    obj = m.heap_object(atom)
    is_generator = isinstance(obj, Seq) and obj.kind is SeqKind.ITERATOR
    return iterate(m, Value([atom]), site).joined() if is_generator else Value([atom])


def annotated(m: Machine, definition: Definition) -> Sequence[cst.Param]:
    """The parameters that an annotation says to be credentials, or an object of a framework."""
    if definition.annotated is None:
        definition.annotated = [
            param for param in definition.parameters if declared(m, param.annotation, UNKNOWN) != UNKNOWN
        ]
    return definition.annotated


def activate(
    m: Machine, definition: Definition, function: Function, bound: dict[str, Value], site: int, *, called: bool
) -> tuple[Value, Try]:
    """Run a function's body in a new frame; returns its result and the exceptions that leave it."""
    base, observed, handed = m.state, m.recorder.observed, m.recorder.handed
    number = m.frame_number(site, definition.number)
    bindings = m.bindings(definition)
    frame = Frame(
        number=number,
        definition=definition,
        bindings=bindings,
        closure=function.frames,
        base=base,
        scope=definition.qualname,
        module=definition.module,
        receiver=function.receiver,
        objects=objects_of(m, definition, function.receiver),
        flagging=any(
            mark.kind is MarkerKind.ENVIRONMENT_CASE for value in bound.values() for mark in deep_markers(value)
        ),
    )
    with m.entered(frame, site if called else None) as end:
        for name, value in bound.items():
            end.variables[(number, name)] = identified(m, value, site, f"argument {name}")
        _run(m, definition, frame, bound)
        if definition.annotated and not end.dead and isinstance(definition.node, cst.FunctionDef):
            m.events.returned(NONE, m.site(m.body(definition)[-1]))  # and what was filled meanwhile
    if not end.dead:
        frame.exits.append(end.delta(base))
        if isinstance(definition.node, cst.FunctionDef):
            frame.result = frame.result | NONE
    if called:
        leave_call(m, frame)
    exits = frame.exits if bindings.encloses else [_without(delta, number) for delta in frame.exits]
    inside = base.fork()
    if frame.suspended:
        inside.merge(frame.suspended)
    following = m.program is not None and definition.module == HOME and definition.region is not None
    stores = following and definition.region not in m.demand.giving and _stores_secret(m, frame)
    if exits:
        base.merge(exits)
    elif called and _ends_program(frame):
        base.dead = True
    if m.recorder.observed != observed:
        m.demand_of(definition).mark_escaping(definition.region, side_effects=True)
    elif m.may_escape_yet(definition) and _gives_secret(m, frame, inside):
        m.demand_of(definition).mark_escaping(definition.region)
    if following and definition.region is not None:
        _note_giving(m, frame, bound.values(), handed=m.recorder.handed != handed, stores=stores)
    result = _generator(m, frame, inside, site) if bindings.yields else frame.result
    return result, frame.leaving


def _ends_program(frame: Frame) -> bool:
    """Whether a call that does not return ends the program. What raises any other exception may be overridden."""
    definition, raised = frame.definition, frame.leaving.raised.atoms
    coroutine = definition is not None and isinstance(definition.node, cst.FunctionDef) and definition.node.asynchronous
    leaves = not frame.bindings.yields and not coroutine
    return leaves and bool(raised) and all(isinstance(atom, Typed) and atom.cls == SYSTEM_EXIT for atom in raised)


def _note_giving(m: Machine, frame: Frame, arguments: Iterable[Value], *, handed: bool, stores: bool) -> None:
    """Note a function that gives a secret, be it given one or not, or hands what it is given to an SDK."""
    definition = frame.definition
    assert definition is not None and definition.region is not None
    if handed:
        m.demand.handing.add(definition.region)
    if definition.region in m.demand.giving:
        return
    result = join((frame.result, *frame.yields))
    gives = stores or gives_secret(m, result) or _raises_secret(m, frame)
    given = [value for value in arguments if not _is_owner(value, frame)]
    if (gives and not any(gives_secret(m, value) for value in given)) or (
        leads_to_secret(m, result) and not any(leads_to_secret(m, value) for value in given)
    ):
        m.demand.giving.add(definition.region)


def _raises_secret(m: Machine, frame: Frame) -> bool:
    """Whether an exception that leaves a function holds a secret, as things are where it is raised."""
    raised = frame.base.fork()
    raised.apply(frame.leaving.reached)
    with m.on(raised):
        return tells_secret(m, frame.leaving.raised)


def _is_owner(value: Value, frame: Frame) -> bool:
    """Whether an argument is the object or class whose method is called."""
    return value == frame.receiver or all(isinstance(atom, Class) for atom in value.atoms)


def _stores_secret(m: Machine, frame: Frame) -> bool:
    """Whether a function has put a secret into an object that it did not make: its instance, or an argument. What
    returns something keeps it there for itself."""
    return frame.fills or (
        frame.result.atoms <= NONE.atoms and any(_adds_secret(m, frame.base, delta) for delta in frame.exits)
    )


def _adds_secret(m: Machine, base: State, delta: Delta) -> bool:
    """Whether an object of a state has a secret after a change, be it in a container that is new."""
    changed = [
        (before, obj)
        for address, obj in delta.heap.items()
        for before in (base.peek(address),)
        if before is not None and before != obj
    ]
    if not changed:
        return False
    after = base.fork()
    after.apply(delta)
    with m.on(after):
        return any(gains_secret(m, before, obj) for before, obj in changed)


def _gives_secret(m: Machine, frame: Frame, inside: State) -> bool:
    """Whether callers get something sensitive: of a context manager as it is at its `yield`."""
    with m.on(inside if frame.suspended else m.state):
        return concerns_callers(m, join((frame.result, *frame.yields)))


def _generator(m: Machine, frame: Frame, inside: State, site: int) -> Value:
    """The iterator that a generator function returns.

    Objects that a context manager changes after its `yield` are as they were there; its cleanup changes them later.
    """
    items = tuple(dict.fromkeys(frame.yields))
    seq = (
        Seq(rest=join(items), ordered=False, kind=SeqKind.ITERATOR)
        if len(items) > limits.ITEMS
        else Seq(items=items, ordered=frame.in_order, kind=SeqKind.ITERATOR)
    )
    address = m.address(site, "generator")
    m.state.write(address, seq)
    objects: dict[Address, tuple[HeapObject, HeapObject]] = {}
    for changed, obj in inside.heap.items():
        after = m.state.heap_object(changed)
        if not is_joined_instance(changed) and after is not None and type(after) is type(obj) and after != obj:
            objects[changed] = (obj, after)
            m.state.write(changed, obj)
    keeps = Value([Seq(items=tuple(frame.kept), kind=SeqKind.TUPLE)]) if frame.kept else None
    m.cleanups[address] = Cleanup(objects, UNKNOWN if UNKNOWN in frame.kept else keeps)
    if not all(map(is_none, frame.result.atoms)):
        m.state.write(returned_by(address), Seq(items=(frame.result,)))
    return Value([Ref(address)])


def _run(m: Machine, definition: Definition, frame: Frame, bound: dict[str, Value]) -> None:
    """Run the body of a function in its frame."""
    demand = m.demand_of(definition)
    if demand.defines_undemanded(definition.region) and any(is_sensitive_value(m, value) for value in bound.values()):
        demand.hand_secret(definition.region)
    node = definition.node
    try:
        if definition.region in demand.seeds and any(depends_on_caller(m, value) for value in bound.values()):
            m.recorder.observe()  # callers decide what it finds, for example by a variable's name or a log level
        if isinstance(node, cst.Lambda):
            frame.result = m.evaluate(node.body)
            m.events.returned(frame.result, m.site(node))
        else:
            m.execute(m.body(definition))
    except Observed:
        demand.mark_escaping(definition.region)
        raise


def _without(delta: Delta, number: int) -> Delta:
    kept = {key: value for key, value in delta.variables.items() if key[0] != number}
    return Delta(kept, delta.heap)


def bind(m: Machine, definition: Definition, function: Function, arguments: Arguments) -> dict[str, Value]:
    """The values that a call binds to the parameters of a function."""
    assert not isinstance(definition.node, cst.ClassDef)
    params = definition.node.params
    defaults = dict(function.defaults)
    found: dict[str, Value] = {}
    positional = [param.name.value for param in (*params.posonly_params, *params.params)]
    keywords = dict(arguments.keywords)

    def options(name: str) -> Value | None:
        rest = arguments.keyword_rest
        if rest is None:
            return None
        # It is one of the items, and none that is left for the `**kwargs` of caller or callee.
        return handed_on(m, rest, (name,), m.site(definition.node)) or without_identities(field_of(rest, name))

    for index, name in enumerate(positional):
        if index < len(arguments.positional):
            found[name] = arguments.positional[index]
        elif name in keywords:
            found[name] = keywords.pop(name)
        else:
            found[name] = _missing(name, defaults, arguments.rest, options(name))
    if isinstance(params.star_arg, cst.Param):
        further = tuple(arguments.positional[len(positional) :])
        star = Seq(items=further, rest=arguments.rest, ordered=arguments.rest is None, kind=SeqKind.TUPLE)
        found[params.star_arg.name.value] = Value([star])
    for param in params.kwonly_params:
        name = param.name.value
        if name in keywords:
            found[name] = keywords.pop(name)
        else:
            found[name] = _missing(name, defaults, None, options(name))
    if params.star_kwarg is not None:
        items = {name: value for name, value in keywords.items() if name not in found}
        mapping = Mapping(items=items, rest=arguments.keyword_rest, absent=arguments.absent)
        found[params.star_kwarg.name.value] = m.allocate(m.site(params.star_kwarg), mapping, "kwargs")
    return found


def _missing(name: str, defaults: dict[str, Value], rest: Value | None, option: Value | None) -> Value:
    value = join(each for each in (defaults.get(name), rest, option) if each is not None)
    return value if value.atoms else UNKNOWN

"""Call dispatch: resolve the callee, pick the model of its result."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import assert_never

from credlint.analysis.calls import sdk_operations
from credlint.analysis.calls.catalogue_calls import by_row
from credlint.analysis.calls.functions import call_function, depending
from credlint.analysis.calls.instantiation import by_validation, instantiate
from credlint.analysis.calls.metadata_requests import issued_by_metadata
from credlint.analysis.calls.unresolved import call_unknown, uncatalogued
from credlint.analysis.core.arguments import Arguments, Call
from credlint.analysis.core.machine import Builtin, Machine
from credlint.analysis.domain.hierarchy import CONTAINERS, IMMUTABLE, container_base, is_enum, named_tuple, of_class
from credlint.analysis.domain.joins import either
from credlint.analysis.domain.provenance import UNKNOWN_ORIGIN, Provenance
from credlint.analysis.domain.state import Delta
from credlint.analysis.domain.value_kinds import PATH, WRAPPED, Naming
from credlint.analysis.domain.values import (
    HARMLESS,
    NONE,
    UNKNOWN,
    Address,
    Atom,
    Class,
    Const,
    Function,
    Instance,
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
    in_order,
    is_none,
    join,
)
from credlint.analysis.models.constructors import GIVES_BACK, make_tuple
from credlint.analysis.models.context_managers import CONTEXT_VARIABLE
from credlint.analysis.models.dict_methods import mapping_method
from credlint.analysis.models.functional import call_named_method, get_items
from credlint.analysis.models.list_methods import sequence_method
from credlint.analysis.models.paths import split_method, url_method
from credlint.analysis.models.record_dumps import copied, dump
from credlint.analysis.models.regexes import PATTERN, TEMPLATES, match_method, pattern_method, template_method
from credlint.analysis.models.registry import BUILTINS, NOT_RETURNING, special_method
from credlint.analysis.models.str_methods import text_method
from credlint.analysis.models.tasks import FUTURE, future_method
from credlint.analysis.objects.attributes import load_attribute, store_attribute
from credlint.analysis.objects.class_attributes import DISPATCHERS, OF_OBJECT, PROPERTY, TEXTS, class_attribute, inside
from credlint.analysis.objects.containers import NAMED_TUPLE, fill, tuple_of
from credlint.analysis.objects.instances import COPIES, DUMPS, TEXT_DUMPS, credential_fields
from credlint.analysis.objects.items import MATCH
from credlint.analysis.objects.iteration import URL_PARTS, URLS
from credlint.analysis.objects.representation import kept_secrets
from credlint.analysis.objects.strings import to_text
from credlint.catalogue import schema
from credlint.catalogue.kinds import SinkKind

_UNBOUND = frozenset({"builtins.str", "builtins.bytes", "builtins.bytearray", *CONTAINERS})
"""Types whose methods may be called unbound: `str.upper(text)`."""
_RESULTS = (schema.Returns, schema.Propagator, schema.Sanitizer, schema.Configuration)
"""Result rows; a built-in model of the same function takes precedence."""


def call(m: Machine, callee: Value, arguments: Arguments, site: int) -> Value:
    """The result of calling `callee`, joined over all that it may be."""
    call = Call(arguments, site)
    atoms = [atom for atom in callee.atoms if not is_none(atom)]
    if not atoms:
        return UNKNOWN
    result = depending(_call(m, atoms[0], call), call.arguments) if len(atoms) == 1 else _call_any(m, atoms, call)
    return result if result.atoms else UNKNOWN


def _call_any(m: Machine, atoms: Sequence[Atom], call: Call) -> Value:
    """Call each possible callee on its own fork, so that allocations at this site stay distinct."""
    found: list[Value] = []
    with m.branches() as branch:
        for atom in in_order(atoms):
            with branch():
                found.append(depending(_call(m, atom, call), call.arguments))
        receivers = [
            atom.receiver.address for atom in atoms if isinstance(atom, Method) and isinstance(atom.receiver, Ref)
        ]
        if len(receivers) == len(atoms) and m.state.alternatives.exclude(receivers):
            _share(branch.deltas, receivers)
    return join(found)


def _share(deltas: Sequence[Delta], alternatives: Collection[Address]) -> None:
    """Let objects be after all branches as the one has left them on which they exist."""
    for address in alternatives:
        changed = [delta.heap[address] for delta in deltas if address in delta.heap]
        if len(changed) == 1:
            for delta in deltas:
                delta.heap[address] = changed[0]


def _call(m: Machine, atom: Atom, call: Call) -> Value:
    match atom:
        case Qual():
            return call_qualified(m, Call(call.arguments, call.site, atom.name, None, atom.direct))
        case Function():
            return call_function(m, atom, call)
        case Method():
            return call_method(m, atom, call)
        case Opaque():
            return _call_opaque(m, atom, call)
        case Class():
            return instantiate(m, atom, call)
        case Partial():
            merged = Arguments(
                [*atom.positional, *call.positional],
                {**dict(atom.keywords), **call.keywords},
                either(atom.rest, call.rest),
                either(atom.keyword_rest, call.keyword_rest),
            )
            with m.muted(atom.reported):
                return m.call(atom.function, merged, call.site)
        case Typed():
            return _call_typed(m, atom, call)
        case Ref():
            obj = m.state.heap_object(atom.address)
            if isinstance(obj, Instance) and obj.cls is not None:
                method = class_attribute(m, obj.cls, "__call__", Value([atom]), call.site, bound=True)
                if method is not None:
                    return m.call(method, call.arguments, call.site)
            return UNKNOWN
        case Const() | Text() | Super() | Mapping() | Seq():
            return UNKNOWN
        case _:
            assert_never(atom)


def _call_typed(m: Machine, atom: Typed, call: Call) -> Value:
    if atom.cls in ("operator.itemgetter", "operator.attrgetter"):
        return get_items(m, atom, call.at(0), call.site)
    if atom.cls == "operator.methodcaller":
        return call_named_method(m, atom, call.at(0), call.site)
    if atom.cls == NAMED_TUPLE:
        return make_tuple(m, atom, call)
    if atom.cls == GIVES_BACK:
        return call.at(0)
    return call_qualified(m, call.named(f"{atom.cls}.__call__", atom))


_MADE = frozenset({PROPERTY, CONTEXT_VARIABLE, *DISPATCHERS})
"""Classes whose methods are known of objects that the file has made, not of the class itself."""


def call_qualified(m: Machine, call: Call) -> Value:
    """Call a function or class of another module by its qualified name."""
    name = m.catalogue.canonical(call.name)
    owner, _, inherited = name.rpartition(".")
    if owner in CONTAINERS and any(inside(m, atom).atoms for atom in call.at(0).atoms):
        return _by_container(m, call.at(0), inherited, call.given(call.arguments.drop(1)))
    if inherited == "__new__" and any(isinstance(atom, Class) for atom in call.at(0).atoms):
        return BUILTINS["builtins.object.__new__"](m, call)
    if owner in _UNBOUND and call.positional and inherited != "fromkeys":
        return m.call(_unbound(m, of_class(call.at(0), None), inherited, call.site), call.arguments.drop(1), call.site)
    call = Call(call.arguments, call.site, name, call.receiver, call.direct)
    answer = issued_by_metadata(m, call)
    if answer is not None:
        return answer
    builtin = BUILTINS.get(name)
    if owner in _MADE and call.receiver is None:
        return UNKNOWN
    entry = m.catalogue.entry(name)
    if builtin is not None and not entry.rows:
        return _modelled(m, name, builtin, call)
    rows = [row for row in entry.rows if builtin is None or not isinstance(row, _RESULTS)]
    found = [by_row(m, row, call) for row in rows]
    results = [value for value in found if value is not None]
    if builtin is not None:
        results.append(_modelled(m, name, builtin, call))
    if results:
        return join(results)
    if any(isinstance(row, schema.Sink) and row.kind is SinkKind.NETWORK for row in entry.rows):
        return Value([m.uses.at(frozenset([UNKNOWN_ORIGIN]), f"{name}()#{call.site}")])  # what the server answers
    if entry.rows:
        return HARMLESS
    if name in m.catalogue.classes:
        return Value([Typed(name)])
    return uncatalogued(m, call)


def _modelled(m: Machine, name: str, builtin: Builtin, call: Call) -> Value:
    """Call a function that has a model. What that calls in its turn, such as a callback, does not end what follows."""
    ended = m.state.dead
    result = builtin(m, call)
    m.state.dead = ended or name in NOT_RETURNING
    return result


def _unbound(m: Machine, receiver: Value, name: str, site: int) -> Value:
    """A method of a built-in class for a receiver; what the receiver's class gives for missing attributes is none."""
    own = [atom for atom in receiver.atoms if isinstance(atom, Ref) and _gives_missing(m, atom, site)]
    others = Value(atom for atom in receiver.atoms if atom not in own)
    methods = Value(Method(atom, name) for atom in own)
    return methods | load_attribute(m, others, name, site) if others.atoms else methods


def _gives_missing(m: Machine, ref: Ref, site: int) -> bool:
    cls = m.state.class_at(ref.address)
    return cls is not None and class_attribute(m, cls, "__getattr__", Value([ref]), site, bound=True) is not None


def call_method(m: Machine, method: Method, call: Call) -> Value:
    """Call a method that no class of the file defines."""
    receiver, name = method.receiver, method.name
    match receiver:
        case Typed():
            return _typed_method(m, receiver, name, call)
        case Const() | Text():
            found = text_method(m, receiver, name, call)
            return _unmodelled(m, call.named(name, receiver)) if found is None else found
        case Super() if name == "__init__" and any(inside(m, atom).atoms for atom in receiver.receiver.atoms):
            return _by_container(m, receiver.receiver, name, call)
        case Super() if name == "__init__":  # of an exception: its text is what the base is given
            store_attribute(m, receiver.receiver, "args", tuple_of(*call.everything()))
            return NONE
        case Super() if name in OF_OBJECT:
            given = call.arguments if name == "__new__" else call.arguments.prepend(receiver.receiver)
            return BUILTINS[f"builtins.object.{name}"](m, call.given(given))
        case Class() if name in OF_OBJECT:
            return BUILTINS[f"builtins.object.{name}"](m, call)
        case Class() if (made := by_validation(m, receiver, call.named(name))) is not None:
            return made
        case Class() if is_enum(receiver):
            found = special_method(m, call.named(name, receiver))
            return UNKNOWN if found is None else found
        case Method() if (owner := _of_library(receiver)) is not None:
            return uncatalogued(m, call.named(f"{owner}.{name}", receiver))
        case Class() | Super() | Function() | Partial() | Qual() | Method() | Opaque():
            return UNKNOWN
        case Ref() | Mapping() | Seq():
            return _object_method(m, call.named(name, receiver))
        case _:
            assert_never(receiver)


def _by_container(m: Machine, instance: Value, name: str, call: Call) -> Value:
    """Call a method that instances of a class of the file have from a container: `dict.update(self, …)`."""
    if name != "__init__":
        return m.call(
            Value(Method(each, name) for atom in instance.atoms for each in inside(m, atom).atoms),
            call.arguments,
            call.site,
        )
    for atom in instance.atoms:
        obj = m.heap_object(atom)
        kind = container_base(obj.cls) if isinstance(obj, Instance) and obj.cls is not None else None
        if kind is not None and kind not in IMMUTABLE:
            fill(m, Value([atom]), kind, call)
    return NONE


def _of_library(method: Method) -> str | None:
    """The dotted name of an attribute of an object of the catalogue, which does not know it; None for any other."""
    receiver = method.receiver
    owner = (
        receiver.cls if isinstance(receiver, Typed) else _of_library(receiver) if isinstance(receiver, Method) else None
    )
    return None if owner is None else f"{owner}.{method.name}"


def _object_method(m: Machine, call: Call) -> Value:
    """A method of a container, or one that the class of an instance does not define."""
    assert call.receiver is not None
    obj = m.heap_object(call.receiver)
    found: Value | None = None
    match obj:
        case Instance():
            if call.name == "_replace":
                return m.allocate(call.site, obj.with_attributes({**obj.attributes, **call.keywords}))
            if call.name in OF_OBJECT:
                given = call.arguments if call.name == "__new__" else call.arguments.prepend(call.on)
                return BUILTINS[f"builtins.object.{call.name}"](m, call.given(given))
            if call.name in COPIES:
                return copied(m, obj, call)
            if call.name in (*DUMPS, *TEXT_DUMPS):
                return dump(m, obj, call.name, call)
            fields = named_tuple(obj)
            if fields is not None and call.name not in TEXTS:
                return _object_method(m, call.named(call.name, fields))
            found = special_method(m, call) if obj.cls is None or call.name in TEXTS else None
            return UNKNOWN if found is None else found
        case Mapping():
            found = mapping_method(m, call, obj)
        case Seq():
            found = sequence_method(m, call, obj)
        case None:
            return UNKNOWN
        case _:
            assert_never(obj)
    if found is None and obj.rest is not None and _is_unknown(obj.rest):
        return UNKNOWN  # nobody knows which container it is
    return _unmodelled(m, call) if found is None else found


def _is_unknown(value: Value) -> bool:
    return any(
        isinstance(atom, Opaque) and any(o.kind in (Provenance.UNKNOWN, Provenance.PARAMETER) for o in atom.labels)
        for atom in value.atoms
    )


def _unmodelled(m: Machine, call: Call) -> Value:
    """A method of a known object that no table has: a special one, or one that keeps the secrets of its operands."""
    found = special_method(m, call)
    return kept_secrets(m, (call.on, *call.everything()), call.site) if found is None else found


_TYPED: dict[str, Callable[[Machine, Typed, str, Call], Value | None]] = {
    MATCH: match_method,
    PATTERN: pattern_method,
    **dict.fromkeys(TEMPLATES, template_method),
    **dict.fromkeys(URL_PARTS, split_method),
    **dict.fromkeys(URLS, url_method),
}
"""Methods of objects that the standard library's models create, by the class."""


def _typed_method(m: Machine, receiver: Typed, name: str, call: Call) -> Value:
    method = _TYPED.get(receiver.cls)
    if method is not None and (found := method(m, receiver, name, call)) is not None:
        return found
    if receiver.cls == PATH and name in ("expanduser", "resolve", "absolute", "joinpath"):
        return BUILTINS[PATH](m, call.given(call.arguments.prepend(Value([receiver]))))
    if receiver.cls == PATH and name in ("as_posix", "__fspath__", "__str__"):
        return to_text(m, Value([receiver]), call.site)
    if name == "_asdict" and receiver.cls in m.catalogue.classes:
        return Value([Mapping(items=credential_fields(m, receiver, call.site))])
    if receiver.cls == FUTURE:
        return future_method(m, receiver, name, call)
    if receiver.cls == WRAPPED:
        return receiver.attribute("first") or UNKNOWN
    issued = sdk_operations.response(m, receiver, name, call)
    qualified = f"{receiver.cls}.{name}"
    known = m.catalogue.entry(qualified).rows or m.catalogue.canonical(qualified) in BUILTINS
    if issued is not None:
        return issued
    if known:
        return call_qualified(m, call.named(qualified, receiver))
    if m.catalogue.entry(receiver.cls).get(schema.Configuration) is not None:
        return m.setting(call.site, receiver.cls)
    if name in ("__enter__", "__aenter__"):
        return Value([receiver])
    return Value([m.uses.at(frozenset([UNKNOWN_ORIGIN]), f"{qualified}()#{call.site}")])


def _call_opaque(m: Machine, atom: Opaque, call: Call) -> Value:
    with m.guessing():
        answer = issued_by_metadata(m, call.named(atom.name))
    if answer is not None:
        return answer
    if atom.binding is Naming.UNBOUND and m.catalogue.entry(atom.name).rows:
        return call_qualified(m, call.named(atom.name))  # a name that notebooks provide without an import
    return call_unknown(m, atom, call)

"""Constructors of the standard library: containers, records, buffers, and copies of them."""

from __future__ import annotations

from dataclasses import replace

from credlint.analysis import limits
from credlint.analysis.core.arguments import Call
from credlint.analysis.core.machine import Builtin, Machine
from credlint.analysis.domain.addresses import reachable, renamed, renamed_object, without_identities
from credlint.analysis.domain.environment import copy_object
from credlint.analysis.domain.hierarchy import INSIDE
from credlint.analysis.domain.markers import markers_of
from credlint.analysis.domain.provenance import NO_LABELS, path_markers
from credlint.analysis.domain.value_kinds import MappingKind, SeqKind
from credlint.analysis.domain.values import (
    BOTTOM,
    HARMLESS,
    NONE,
    UNKNOWN,
    Const,
    Instance,
    Mapping,
    Opaque,
    Qual,
    Ref,
    Seq,
    Typed,
    Value,
    const,
    in_order,
    join,
    only,
)
from credlint.analysis.linking.modules import load_member
from credlint.analysis.models.dict_methods import mapping_method
from credlint.analysis.objects.attributes import attributes_of, store_attribute
from credlint.analysis.objects.class_attributes import inside
from credlint.analysis.objects.containers import NAMED_TUPLE, counted, given_fields, given_mapping, updated
from credlint.analysis.objects.iteration import Iteration, iterate, use_up
from credlint.analysis.objects.representation import propagated
from credlint.analysis.objects.slices import SLICE
from credlint.analysis.objects.truth import decided


def _mapping(m: Machine, call: Call) -> Value:
    return m.allocate(call.site, given_mapping(m, Mapping(), call))


def _defaultdict(m: Machine, call: Call) -> Value:
    factory = call.at(0) if call.positional else None
    return m.allocate(call.site, given_mapping(m, Mapping(factory=factory), call.given(call.arguments.drop(1))))


def _fromkeys(m: Machine, call: Call) -> Value:
    return mapping_method(m, call.named("fromkeys", Mapping()), Mapping()) or UNKNOWN


def _namedtuple(m: Machine, call: Call) -> Value:
    fields = call.at(1)
    text = only(fields)
    if text is not None:
        names = [const(name) for name in str(text.value).replace(",", " ").split()]
    else:
        names = list(iterate(m, fields, call.site).items)
    return Value([Typed(NAMED_TUPLE, tuple((str(i), name) for i, name in enumerate(names)))])


def make_tuple(m: Machine, cls: Typed, call: Call) -> Value:
    """An instance of a class that `namedtuple` has made: a namespace that shows its fields."""
    return m.allocate(call.site, Instance(None, given_fields(cls, call), is_tuple=True), "tuple")


def _chain_map(m: Machine, call: Call) -> Value:
    found: Value | None = None
    chain = Mapping(kind=MappingKind.CHAIN)
    for at, value in enumerate(call.positional[::-1]):
        chain = replace(updated(m, chain, value, call.site), parents=found)
        found = m.allocate(call.site, chain, f"map {at}")
    return found or m.allocate(call.site, chain)


def _cookies(m: Machine, call: Call) -> Value:
    """`SimpleCookie(text)`: a mapping whose items are read by `.value`, and whose text shows them."""
    if not call.positional or m.heap_objects(call.at(0)):
        return _mapping(m, call)
    return m.allocate(call.site, Mapping(rest=propagated(m, [call.at(0)], call.site)), "cookies")


def _user_dict(m: Machine, call: Call) -> Value:
    return m.allocate(call.site, replace(given_mapping(m, Mapping(), call), kind=MappingKind.USER))


def _list(m: Machine, call: Call, kind: SeqKind = SeqKind.LIST) -> Value:
    run = iterate(m, call.at(0), call.site) if call.positional else Iteration(complete=True)
    use_up(m, call.at(0))
    seq = as_seq(run, kind)
    return Value([seq]) if kind is SeqKind.TUPLE else m.allocate(call.site, seq)


def as_seq(run: Iteration, kind: SeqKind = SeqKind.LIST, *, ordered: bool = True) -> Seq:
    """The sequence of what a loop runs over."""
    known = ordered and run.exact and run.rest is None and kind is not SeqKind.SET
    if len(run.items) > limits.ITEMS:
        return Seq(rest=run.joined(), ordered=False, kind=kind, shows=run.shows)
    return Seq(items=run.items, rest=run.rest, ordered=known, kind=kind, shows=run.shows)


def _tuple(m: Machine, call: Call) -> Value:
    return _list(m, call, SeqKind.TUPLE)


def _set(m: Machine, call: Call) -> Value:
    run = iterate(m, call.at(0), call.site) if call.positional else Iteration(complete=True)
    # The characters of a text have lost their order: they show nothing of it.
    return m.allocate(call.site, as_seq(replace(run, shows=path_markers(run.shows)), SeqKind.SET))


def _deque(m: Machine, call: Call) -> Value:
    return _list(m, call, SeqKind.DEQUE)


def _sorted(m: Machine, call: Call) -> Value:
    run = iterate(m, call.at(0), call.site)
    ordered = None if call.keywords or run.rest is not None else sorted_items(run.items)
    seq = as_seq(run, ordered=False) if ordered is None else Seq(items=ordered, shows=run.shows)
    return m.allocate(call.site, seq)


def sorted_items(items: tuple[Value, ...]) -> tuple[Value, ...] | None:
    """Items sorted by their texts, or by the first of each pair; None where these are not all known and different."""
    texts: dict[str, Value] = {}
    for item in items:
        obj = next(iter(item.atoms)) if len(item.atoms) == 1 else None
        known = only(obj.items[0] if isinstance(obj, Seq) and obj.ordered and obj.items else item)
        if known is None or not isinstance(known.value, str):
            return None
        texts[known.value] = item
    return tuple(texts[text] for text in sorted(texts)) if len(texts) == len(items) else None


def _reversed(m: Machine, call: Call) -> Value:
    seq = as_seq(iterate(m, call.at(0), call.site), SeqKind.ITERATOR)
    return m.allocate(call.site, seq.with_items(seq.items[::-1]))


def _range(m: Machine, call: Call) -> Value:
    """Numbers, of which there surely is one where the bounds say so."""
    bounds = [only(value) for value in call.positional]
    numbers = [known.value for known in bounds if known is not None and isinstance(known.value, int)]
    sure = bool(numbers) and len(numbers) == len(bounds) and len(numbers) < 3 and bool(range(*numbers))
    return Value([Seq(items=(HARMLESS,) if sure else (), rest=HARMLESS, ordered=False)])


def _vars(m: Machine, call: Call) -> Value:
    if not call.positional:
        names = sorted(m.frame.bindings.local)
        return Value([Mapping(items={name: m.state.variable((m.frame.number, name)) or BOTTOM for name in names})])
    modules = [load_member(m, atom, "__dict__") for atom in call.at(0).atoms if isinstance(atom, Qual)]
    return join((_asdict(m, call), *filter(None, modules)))


def _asdict(m: Machine, call: Call) -> Value:
    return join(attributes_of(m, atom, call.site) for atom in call.at(0).atoms)


def _namespace(m: Machine, call: Call) -> Value:
    return m.allocate(call.site, Instance(None, dict(call.keywords), call.keyword_rest))


def _viewed(m: Machine, call: Call) -> Value:
    """A view of a mapping, which shows what is put into it later."""
    return call.at(0)


GIVES_BACK = "what gives back its argument"
"""The class, no name of Python's, of what is called with one argument and gives it back."""


def gives_back(m: Machine, call: Call) -> Value:
    """`wraps(function)`, `NewType(name, type)`: what it makes gives back what it is called with."""
    return Value([Typed(GIVES_BACK)])


def _copied(m: Machine, call: Call) -> Value:
    atoms = in_order(call.at(0).atoms)
    refs = {atom: obj for atom in atoms if isinstance(atom, Ref) and (obj := m.heap_object(atom)) is not None}
    found = [without_identities(Value(atom for atom in atoms if atom not in refs))]
    for at, (ref, obj) in enumerate(refs.items()):
        copied = m.allocate(call.site, copy_object(obj), f"copy {at}")
        found.append(copied)
        if inside(m, ref).atoms:
            inner = map(copy_object, m.heap_objects(Value([ref])))
            store_attribute(m, copied, INSIDE, m.allocate_each(call.site, inner, f"copy {at} inside"))
    return join(found)


def _deep_copied(m: Machine, call: Call) -> Value:
    return deep_copy(m, call.at(0), call.site, "copy")


def deep_copy(m: Machine, value: Value, site: int, tag: str) -> Value:
    """A copy of a value with copies of all that is reachable from it."""
    renaming = {old: m.address(site, f"{tag} {index}") for index, old in enumerate(reachable(m.state, value))}
    objs = {old: m.state.heap_object(old) for old in renaming}
    for old, obj in objs.items():
        if obj is not None:
            m.state.write(renaming[old], renamed_object(copy_object(obj), renaming))
    m.state.alternatives.copied(renaming, m.address(site))
    return renamed(without_identities(value), renaming)


def _counter(m: Machine, call: Call) -> Value:
    """A Counter shows its keys, which are the items that were counted, or what it is given as counts."""
    return m.allocate(call.site, counted(m, Mapping(kind=MappingKind.COUNTER), call))


def _replaced(m: Machine, call: Call) -> Value:
    """`dataclasses.replace(instance, …)`: a copy with other fields."""
    found = [
        obj.with_attributes({**obj.attributes, **call.keywords})
        for obj in m.heap_objects(call.at(0))
        if isinstance(obj, Instance)
    ]
    return m.allocate_each(call.site, found, "replaced") if found else UNKNOWN


def _slice(m: Machine, call: Call) -> Value:
    given = call.positional
    bounds = [NONE, *given] if len(given) == 1 else given
    return Value([Typed(SLICE, tuple(zip(("start", "stop", "step"), bounds, strict=False)))])


def _bool(m: Machine, call: Call) -> Value:
    """Whether a condition holds, where that depends on the case: it is known there, and depends on it, too."""
    value = call.at(0)
    known = decided(m, value)
    return HARMLESS if known is None else Value([Const(known, markers_of(value))])


def _bytearray(m: Machine, call: Call) -> Value:
    labels = propagated(m, call.positional[:1], call.site)
    shows = NO_LABELS.union(*(atom.labels for atom in labels.atoms if isinstance(atom, Opaque)))
    return m.allocate(call.site, Seq(ordered=False, kind=SeqKind.BYTEARRAY, shows=shows))


MEMORYVIEW = "builtins.memoryview"
"""The class of a view of bytes: its repr shows nothing of them."""


def _memoryview(m: Machine, call: Call) -> Value:
    return Value([Typed(MEMORYVIEW, (("content", propagated(m, call.positional[:1], call.site)),))])


def _content_of_view(m: Machine, call: Call) -> Value:
    """`tobytes`, `hex` of a view: the bytes."""
    return call.receiver.attribute("content") or UNKNOWN if isinstance(call.receiver, Typed) else UNKNOWN


def _same_view(m: Machine, call: Call) -> Value:
    """`cast`, `toreadonly` of a view: another view of the same bytes."""
    return call.on


def _numbers(m: Machine, call: Call) -> Value:
    return Value([Seq(rest=HARMLESS, ordered=False)])


def _buffer(m: Machine, call: Call) -> Value:
    return m.allocate(call.site, Seq(items=tuple(call.positional[:1]), ordered=False, kind=SeqKind.BUFFER))


def _queue(m: Machine, call: Call) -> Value:
    return m.allocate(call.site, Seq(ordered=False, kind=SeqKind.QUEUE))


CONSTRUCTORS: dict[str, Builtin] = {
    "builtins.slice": _slice,
    "io.StringIO": _buffer,
    "io.BytesIO": _buffer,
    "builtins.dict": _mapping,
    "collections.OrderedDict": _mapping,
    "collections.UserDict": _user_dict,
    "collections.Counter": _counter,
    "types.MappingProxyType": _viewed,
    "weakref.WeakKeyDictionary": _mapping,
    "http.cookies.BaseCookie": _cookies,
    "http.cookies.SimpleCookie": _cookies,
    "collections.ChainMap": _chain_map,
    "collections.defaultdict": _defaultdict,
    **dict.fromkeys(
        (
            "builtins.dict.fromkeys",
            *(f"collections.{kind}.fromkeys" for kind in ("OrderedDict", "defaultdict", "UserDict")),
        ),
        _fromkeys,
    ),
    "collections.namedtuple": _namedtuple,
    "builtins.list": _list,
    "collections.UserList": _list,
    "collections.deque": _deque,
    **{
        f"{module}.{name}": _queue
        for module in ("queue", "asyncio", "multiprocessing")
        for name in ("Queue", "SimpleQueue", "LifoQueue", "PriorityQueue", "JoinableQueue")
    },
    "builtins.tuple": _tuple,
    "builtins.bool": _bool,
    "builtins.bytearray": _bytearray,
    MEMORYVIEW: _memoryview,
    f"{MEMORYVIEW}.tobytes": _content_of_view,
    f"{MEMORYVIEW}.hex": _content_of_view,
    f"{MEMORYVIEW}.tolist": _numbers,
    f"{MEMORYVIEW}.cast": _same_view,
    f"{MEMORYVIEW}.toreadonly": _same_view,
    f"{MEMORYVIEW}.__enter__": _same_view,
    "builtins.set": _set,
    "builtins.frozenset": _set,
    "builtins.sorted": _sorted,
    "builtins.reversed": _reversed,
    "builtins.range": _range,
    "builtins.vars": _vars,
    "builtins.locals": _vars,
    "dataclasses.replace": _replaced,
    "copy.replace": _replaced,
    "types.SimpleNamespace": _namespace,
    "argparse.Namespace": _namespace,
    "copy.copy": _copied,
    "copy.deepcopy": _deep_copied,
}
"""Qualified name → what a call of it gives."""

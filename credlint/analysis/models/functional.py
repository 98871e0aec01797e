"""Functions that call functions or run over iterables: `map`, `filter`, `partial`, getters, tasks."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from math import prod

from credlint.analysis import limits
from credlint.analysis.core.arguments import Arguments, Call
from credlint.analysis.core.machine import Builtin, Machine
from credlint.analysis.domain.markers import as_case, is_nothing, with_labels
from credlint.analysis.domain.provenance import NO_LABELS, Label, Labels, MarkerKind, path_markers
from credlint.analysis.domain.value_kinds import SeqKind
from credlint.analysis.domain.values import (
    BOTTOM,
    HARMLESS,
    UNKNOWN,
    Atom,
    Class,
    Const,
    Function,
    Method,
    Opaque,
    Partial,
    Qual,
    Seq,
    Text,
    Typed,
    Value,
    const,
    constants,
    in_order,
    join,
    only,
)
from credlint.analysis.models.constructors import as_seq, gives_back
from credlint.analysis.objects.attributes import load_attribute
from credlint.analysis.objects.containers import extended, tuple_of
from credlint.analysis.objects.holders import partials_nest
from credlint.analysis.objects.items import load_item
from credlint.analysis.objects.iteration import Iteration, iterate
from credlint.analysis.objects.representation import revealed
from credlint.analysis.objects.slices import SHORT
from credlint.analysis.objects.truth import truth
from credlint.catalogue.schema import SdkCall


def iterator_of(m: Machine, call: Call) -> Value:
    return Value([as_seq(iterate(m, call.at(0), call.site), SeqKind.ITERATOR)])


def _iter(m: Machine, call: Call) -> Value:
    """An iterator of its own, which `next` moves on."""
    return m.allocate(call.site, as_seq(iterate(m, call.at(0), call.site), SeqKind.ITERATOR))


def _enumerate(m: Machine, call: Call) -> Value:
    run = iterate(m, call.at(0), call.site)
    given = call.get(("start",), 1)
    start = Const(0) if given is None else only(given)
    first = start.value if run.exact and start is not None and isinstance(start.value, int) else None
    items = tuple(
        tuple_of(HARMLESS if first is None else const(first + index), item) for index, item in enumerate(run.items)
    )
    rest = None if run.rest is None else tuple_of(HARMLESS, run.rest)
    return Value([as_seq(replace(run, items=items, rest=rest, shows=NO_LABELS), SeqKind.ITERATOR)])


def _zip(m: Machine, call: Call) -> Value:
    runs = [iterate(m, value, call.site) for value in call.positional]
    if runs and all(run.exact and run.rest is None for run in runs):
        items = tuple(tuple_of(*values) for values in zip(*(run.items for run in runs), strict=False))
        return Value([as_seq(Iteration(items, None, complete=True), SeqKind.ITERATOR)])
    return Value([Seq(rest=tuple_of(*(run.joined() for run in runs)), ordered=False, kind=SeqKind.ITERATOR)])


_TEXTS = frozenset(
    {"builtins.str", "builtins.format", "builtins.chr", "operator.add", "operator.concat", "operator.iadd"}
)
"""Functions that keep the characters that they are given."""


def _characters(m: Machine, function: Value, shows: Labels) -> Labels:
    """What is shown of the characters of a text by all that a function makes of each of them."""
    kept = any(isinstance(atom, Qual) and atom.name in _TEXTS for atom in function.atoms)
    return shows if kept else path_markers(shows)


def mapped(m: Machine, call: Call) -> Value:
    function = call.at(0)
    runs = [iterate(m, value, call.site) for value in call.positional[1:]]
    if len(runs) == 1:
        run = runs[0]
        items = tuple(m.call(function, Arguments([item]), call.site) for item in run.items)
        rest = None if run.rest is None else m.call(function, Arguments([run.rest]), call.site)
        shows = _characters(m, function, run.shows)
        return Value([as_seq(replace(run, items=items, rest=rest, shows=shows), SeqKind.ITERATOR)])
    result = m.call(function, Arguments([run.joined() for run in runs]), call.site)
    return Value([Seq(rest=result, ordered=False, kind=SeqKind.ITERATOR)])


def _starmap(m: Machine, call: Call) -> Value:
    run = iterate(m, call.at(1), call.site)
    items = tuple(
        m.call(call.at(0), Arguments(list(iterate(m, item, call.site).items)), call.site) for item in run.items
    )
    return Value([as_seq(replace(run, items=items, rest=None, shows=NO_LABELS), SeqKind.ITERATOR)])


def _filter(m: Machine, call: Call) -> Value:
    run = iterate(m, call.at(1), call.site)
    everything = is_nothing(call.at(0))
    kept: list[Value] = []
    for item in run.items:
        if everything:
            kept.append(item)
            continue
        answer = m.call(call.at(0), Arguments([item]), call.site)
        marks = [origin for atom in answer.atoms if isinstance(atom, (Const, Opaque)) for origin in atom.labels]
        if not marks:
            kept.append(item)
            continue
        holds = truth(m, answer)
        if holds or (holds is None and all(mark.kind is not MarkerKind.ENVIRONMENT_CASE for mark in marks)):
            kept.append(item)
    return Value([Seq(items=tuple(kept), rest=run.rest, ordered=False, kind=SeqKind.ITERATOR, shows=run.shows)])


def _islice(m: Machine, call: Call) -> Value:
    bounds = [only(value) for value in call.positional[1:]]
    run = iterate(m, call.at(0), call.site)
    numbers = [known.value for known in bounds if known is not None]
    known = [number for number in numbers if number is None or isinstance(number, int)]
    if run.exact and run.rest is None and len(known) == len(bounds) and known:
        return Value([Seq(items=run.items[slice(*known)], kind=SeqKind.ITERATOR)])
    low, high = (*([0] if len(numbers) == 1 else []), *numbers, None, None)[:2]
    few = isinstance(high, int) and isinstance(low, int) and high - low <= SHORT
    return Value([as_seq(replace(run, shows=path_markers(run.shows)) if few else run, SeqKind.ITERATOR)])


def _next(m: Machine, call: Call) -> Value:
    iterator = call.at(0)
    run = iterate(m, iterator, call.site)
    if run.exact and run.items and run.rest is None:
        for atom in iterator.atoms:
            return m.call(Value([Method(atom, "__next__")]), Arguments(), call.site)
    return run.joined() | call.at(1)


def _product(m: Machine, call: Call) -> Value:
    """`itertools.product(…)`: tuples of one item of each argument, in order."""
    known = only(call.keywords.get("repeat", const(1)))
    times = known.value if known is not None and isinstance(known.value, int) else 1
    runs = [iterate(m, value, call.site) for value in call.everything()[: len(call.positional)]] * times
    if all(run.exact and run.rest is None for run in runs) and prod(len(run.items) for run in runs) <= limits.ITEMS:
        items = tuple(tuple_of(*values) for values in product(*(run.items for run in runs)))
        return Value([Seq(items=items, kind=SeqKind.ITERATOR)])
    anything = [each.joined() for each in runs] if known is not None and call.rest is None else None
    everything = join((*(run.joined() for run in runs), call.rest or BOTTOM))
    row = Value([Seq(rest=everything, kind=SeqKind.TUPLE, ordered=False)]) if anything is None else tuple_of(*anything)
    return Value([Seq(rest=row, ordered=False, kind=SeqKind.ITERATOR)])


def _words(m: Machine, call: Call) -> Value:
    """`shlex.split(text)`: its words, whose order is not known where a part that is known has quotes."""
    found: list[Value] = []
    for atom in in_order(call.at(0).atoms):
        words = m.call(load_attribute(m, Value([atom]), "split", call.site), Arguments(), call.site)
        parts = [atom.value] if isinstance(atom, Const) else atom.parts if isinstance(atom, Text) else ()
        quoted = any(mark in part for part in parts if isinstance(part, str) for mark in _QUOTES)
        found.extend(
            m.allocate(call.site, Seq(rest=seq.anything, ordered=False) if quoted else seq, f"words {at}")
            for at, seq in enumerate(m.heap_objects(words))
            if isinstance(seq, Seq)
        )
    return join(found) if found else UNKNOWN


_QUOTES = ("'", '"', "\\")


def _chain(m: Machine, call: Call) -> Value:
    result = Seq(kind=SeqKind.ITERATOR)
    for value in call.positional:
        result = extended(result, iterate(m, value, call.site))
    return Value([result])


def _flatten(m: Machine, call: Call) -> Value:
    outer = iterate(m, call.at(0), call.site)
    found = _chain(m, call.given(Arguments(list(outer.all_items))))
    return Value(replace(atom, shows=atom.shows | outer.shows) if isinstance(atom, Seq) else atom for atom in found)


def _any_all(m: Machine, call: Call, *, every: bool) -> Value:
    run = iterate(m, call.at(0), call.site)
    marks: set[Label] = set()
    answers: list[bool | None] = []
    for item in run.all_items:
        answers.append(truth(m, item))
        marks |= {
            origin
            for origin in revealed(m, item, call.site)
            if origin.kind in (MarkerKind.CASE, MarkerKind.ENVIRONMENT_CASE)
        }
    taint = frozenset(marks)
    if run.complete and run.rest is None:
        decisive = not every
        if decisive in answers:
            return Value([Const(decisive, taint)])
        if None not in answers:
            return Value([Const(every, taint)])
    return Value([Opaque(taint)])


def _any(m: Machine, call: Call) -> Value:
    return _any_all(m, call, every=False)


def _all(m: Machine, call: Call) -> Value:
    return _any_all(m, call, every=True)


def _choice(m: Machine, call: Call) -> Value:
    """`max`, `min`: one of the arguments or of the items."""
    if len(call.positional) == 1:
        return iterate(m, call.at(0), call.site).joined() | call.keywords.get("default", BOTTOM)
    return join(call.positional)


def _partial(m: Machine, call: Call) -> Value:
    keywords = tuple(call.keywords.items())
    function = call.at(0)
    if partials_nest([*call.positional, *call.keywords.values()], limits.PARTIALS):
        m.recorder.count("partials")
        return UNKNOWN
    reported = False
    for atom in function.atoms:
        name = _qualified(atom)
        row = m.catalogue.entry(name).get(SdkCall)
        if row is not None:
            given = call.arguments.drop(1)
            m.events.partial_made(Call(given, call.site, m.catalogue.canonical(name)), row)
            params = (row.access_key, row.secret_key, row.session_token)
            reported = reported or any(
                param is not None and given.get(param.names, param.position) is not None for param in params
            )
    return Value(
        [Partial(function, tuple(call.positional[1:]), keywords, call.rest, call.keyword_rest, reported=reported)]
    )


def _qualified(atom: Atom) -> str:
    if isinstance(atom, Qual):
        return atom.name
    if isinstance(atom, Method) and isinstance(atom.receiver, Typed):
        return f"{atom.receiver.cls}.{atom.name}"
    return ""


def _on_first(method: str) -> Builtin:
    """A function that does to its first argument what one of its methods does."""

    def run(m: Machine, call: Call) -> Value:
        function = load_attribute(m, call.at(0), method, call.site)
        return m.call(function, call.arguments.drop(1), call.site)

    return run


def _popped(m: Machine, call: Call) -> Value:
    """`heapq.heappop`: any of the items, of which it is not known which is the smallest."""
    found = iterate(m, call.at(0), call.site).joined()
    return found if found.atoms else _on_first("pop")(m, call)


def _itemgetter(m: Machine, call: Call) -> Value:
    return Value([Typed("operator.itemgetter", tuple((str(i), value) for i, value in enumerate(call.positional)))])


def _attrgetter(m: Machine, call: Call) -> Value:
    return Value([Typed("operator.attrgetter", tuple((str(i), value) for i, value in enumerate(call.positional)))])


def get_items(m: Machine, getter: Typed, container: Value, site: int) -> Value:
    """Call an itemgetter or attrgetter."""
    found: list[Value] = []
    for _, key in getter.attributes:
        if getter.cls == "operator.itemgetter":
            found.append(load_item(m, container, key, site))
        else:
            value = container
            for name in str(next((each.value for each in constants(key) or ()), "")).split("."):
                value = load_attribute(m, value, name, site)
            found.append(value)
    return found[0] if len(found) == 1 else tuple_of(*found)


def _methodcaller(m: Machine, call: Call) -> Value:
    given = tuple((str(i), value) for i, value in enumerate(call.positional[1:]))
    return Value([Typed("operator.methodcaller", (("name", call.at(0)), *given))])


def call_named_method(m: Machine, caller: Typed, receiver: Value, site: int) -> Value:
    """Call a methodcaller."""
    (_, name), *given = caller.attributes
    known = only(name)
    if known is None:
        return UNKNOWN
    method = load_attribute(m, receiver, str(known.value), site)
    return m.call(method, Arguments([value for _, value in given]), site)


def _decorator(m: Machine, call: Call) -> Value:
    """`lru_cache(maxsize=…)` and its like: used as a decorator without arguments it keeps the function."""
    first = call.at(0)
    if any(isinstance(atom, (Function, Class)) for atom in first.atoms):
        return first
    return gives_back(m, call)


def _reduce(m: Machine, call: Call) -> Value:
    run = iterate(m, call.at(1), call.site)
    items = [as_case(item) for item in run.items]
    result = call.at(2) if len(call.positional) > 2 else items.pop(0) if items else BOTTOM
    for item in items:
        result = m.call(call.at(0), Arguments([result, item]), call.site)
    if run.rest is not None and run.rest.atoms:
        start = result if result.atoms else run.rest
        once = m.call(call.at(0), Arguments([start, run.rest]), call.site)
        result = start | once | m.call(call.at(0), Arguments([start | once, run.rest]), call.site)
    return with_labels(result, _characters(m, call.at(0), run.shows))


def _sum(m: Machine, call: Call) -> Value:
    """`sum(lists, [])`: the items of all; a sum of numbers shows nothing of them."""
    start = call.get(("start",), 1)
    if start is None or not any(isinstance(obj, Seq) for obj in m.heap_objects(start)):
        return HARMLESS
    result = extended(Seq(), iterate(m, start, call.site))
    for item in iterate(m, call.at(0), call.site).all_items:
        result = extended(result, iterate(m, item, call.site))
    return m.allocate(call.site, result, "sum")


def _groupby(m: Machine, call: Call) -> Value:
    """Pairs of a key and the items that have it."""
    run = iterate(m, call.at(0), call.site)
    key = call.get(("key",), 1)
    item = run.joined()
    named = item if key is None or is_nothing(key) else m.call(key, Arguments([item]), call.site)
    group = Value([Seq(rest=item, ordered=False, kind=SeqKind.ITERATOR, shows=run.shows)])
    return Value([Seq(rest=tuple_of(named, group), ordered=False, kind=SeqKind.ITERATOR)])


FUNCTIONAL: dict[str, Builtin] = {
    "itertools.product": _product,
    "shlex.split": _words,
    "builtins.sum": _sum,
    "itertools.groupby": _groupby,
    "heapq.heappush": _on_first("append"),
    "heapq.heappop": _popped,
    "bisect.insort": _on_first("append"),
    "operator.setitem": _on_first("__setitem__"),
    "functools.reduce": _reduce,
    "builtins.iter": _iter,
    "builtins.aiter": _iter,
    "itertools.islice": _islice,
    "itertools.takewhile": _filter,
    "itertools.dropwhile": _filter,
    "builtins.enumerate": _enumerate,
    "builtins.zip": _zip,
    "itertools.zip_longest": _zip,
    "builtins.map": mapped,
    "itertools.starmap": _starmap,
    "builtins.filter": _filter,
    "builtins.next": _next,
    "builtins.anext": _next,
    "itertools.chain": _chain,
    "itertools.chain.from_iterable": _flatten,
    "builtins.any": _any,
    "builtins.all": _all,
    "builtins.max": _choice,
    "builtins.min": _choice,
    "functools.partial": _partial,
    "functools.partialmethod": _partial,
    "functools.lru_cache": _decorator,
    "functools.cache": _decorator,
    "functools.wraps": gives_back,
    "contextlib.contextmanager": _decorator,
    "contextlib.asynccontextmanager": _decorator,
    "weakref.ref": _partial,
    "operator.itemgetter": _itemgetter,
    "operator.attrgetter": _attrgetter,
    "operator.methodcaller": _methodcaller,
}
"""Qualified name → what a call of it gives."""

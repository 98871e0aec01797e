"""Functions of the standard library whose result is a container or depends on one: interpreted, not looked up."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeAlias

import libcst as cst

from credlint.analysis import limits, sdk
from credlint.analysis.conditions import truth
from credlint.analysis.containers import Iteration, copy_shape, iterate, load_item
from credlint.analysis.exposure import exposed, literal_origins, propagated
from credlint.analysis.machine import ENVIRON, Arguments, Machine
from credlint.analysis.methods import extended, mapping_method, pair, updated
from credlint.analysis.objects import load_attribute, store_attribute
from credlint.analysis.text import concat, shown, to_text
from credlint.analysis.values import (
    BOTTOM,
    HARMLESS,
    NONE,
    UNKNOWN,
    Atom,
    Class,
    Const,
    Function,
    Instance,
    Kind,
    Mapping,
    Method,
    Opaque,
    Origin,
    Origins,
    Partial,
    Qual,
    Ref,
    Seq,
    Super,
    Text,
    Typed,
    Value,
    const,
    constants,
    either,
    join,
)
from credlint.catalogue.schema import SdkCall

Builtin: TypeAlias = Callable[[Machine, Arguments, cst.CSTNode], Value]


def _mapping(m: Machine, arguments: Arguments, node: cst.CSTNode) -> Value:
    result = Mapping({})
    for value in arguments.positional:
        result = updated(m, result, value, node)
    if arguments.keywords:
        result = Mapping({**result.items, **arguments.keywords}, result.rest)
    if arguments.keyword_rest is not None:
        result = Mapping(result.items, either(result.rest, arguments.keyword_rest))
    return m.allocate(node, result)


def _defaultdict(m: Machine, arguments: Arguments, node: cst.CSTNode) -> Value:
    made = _mapping(m, Arguments(arguments.positional[1:], arguments.keywords), node)
    for atom in made.atoms:
        shape = m.shape(atom)
        if isinstance(atom, Ref) and isinstance(shape, Mapping) and arguments.positional:
            m.state.write(atom.address, Mapping(shape.items, shape.rest, shape.kind, shape.shows, arguments.at(0)))
    return made


def _fromkeys(m: Machine, arguments: Arguments, node: cst.CSTNode) -> Value:
    return mapping_method(m, Mapping({}), Mapping({}), "fromkeys", arguments, node)


def _namedtuple(m: Machine, arguments: Arguments, node: cst.CSTNode) -> Value:
    fields = arguments.at(1)
    texts = constants(fields)
    if texts is not None and len(texts) == 1:
        names = [const(name) for name in str(texts[0].value).replace(",", " ").split()]
    else:
        names = list(iterate(m, fields, node).items)
    return Value([Typed(NAMED_TUPLE, tuple((str(i), name) for i, name in enumerate(names)))])


NAMED_TUPLE = "collections.namedtuple()"
"""The class of what `namedtuple(…)` makes: a class whose fields are its attributes."""


def make_tuple(m: Machine, cls: Typed, arguments: Arguments, node: cst.CSTNode) -> Value:
    """An instance of a class that `namedtuple` has made: a namespace that shows its fields."""
    found: dict[str, Value] = {}
    for index, (_, field) in enumerate(cls.attributes):
        name = str(next((each.value for each in constants(field) or ()), index))
        given = arguments.get((name,), index)
        found[name] = given if given is not None else arguments.keyword_rest or arguments.rest or UNKNOWN
    return m.allocate(node, Instance(None, found), "tuple")


def _chain_map(m: Machine, arguments: Arguments, node: cst.CSTNode) -> Value:
    return _mapping(m, Arguments(arguments.positional[::-1]), node)


def _list(m: Machine, arguments: Arguments, node: cst.CSTNode, kind: str = "list") -> Value:
    run = iterate(m, arguments.at(0), node) if arguments.positional else Iteration((), None, exact=True)
    seq = _as_seq(run, kind)
    seq = Seq(seq.items, seq.rest, seq.ordered, seq.kind, _characters(m, arguments.at(0), node))
    return Value([seq]) if kind == "tuple" else m.allocate(node, seq)


def _as_seq(run: Iteration, kind: str = "list", *, ordered: bool = True) -> Seq:
    known = ordered and run.exact and run.rest is None and kind != "set"
    if len(run.items) > limits.ITEMS:
        return Seq((), run.joined(), False, kind)
    return Seq(run.items, run.rest, known, kind)


def _tuple(m: Machine, arguments: Arguments, node: cst.CSTNode) -> Value:
    return _list(m, arguments, node, "tuple")


def _set(m: Machine, arguments: Arguments, node: cst.CSTNode) -> Value:
    return _list(m, arguments, node, "set")


def _sorted(m: Machine, arguments: Arguments, node: cst.CSTNode) -> Value:
    seq = _as_seq(iterate(m, arguments.at(0), node), ordered=False)
    return m.allocate(node, Seq(seq.items, seq.rest, False, seq.kind, _characters(m, arguments.at(0), node)))


def _characters(m: Machine, value: Value, node: cst.CSTNode) -> Origins:
    """The characters of a text, one by one, are the text."""
    return exposed(m, Value(atom for atom in value.atoms if isinstance(atom, (Opaque, Text))), node)


def _iterator(m: Machine, arguments: Arguments, node: cst.CSTNode) -> Value:
    return Value([_as_seq(iterate(m, arguments.at(0), node), "iterator")])


def _enumerate(m: Machine, arguments: Arguments, node: cst.CSTNode) -> Value:
    run = iterate(m, arguments.at(0), node)
    items = tuple(pair(HARMLESS, item) for item in run.items)
    rest = None if run.rest is None else pair(HARMLESS, run.rest)
    return Value([_as_seq(Iteration(items, rest, run.exact), "iterator")])


def _zip(m: Machine, arguments: Arguments, node: cst.CSTNode) -> Value:
    runs = [iterate(m, value, node) for value in arguments.positional]
    if runs and all(run.exact and run.rest is None for run in runs):
        items = tuple(pair(*values) for values in zip(*(run.items for run in runs), strict=False))
        return Value([_as_seq(Iteration(items, None, exact=True), "iterator")])
    return Value([Seq((), pair(*(run.joined() for run in runs)), False, "iterator")])


def _map(m: Machine, arguments: Arguments, node: cst.CSTNode) -> Value:
    function = arguments.at(0)
    runs = [iterate(m, value, node) for value in arguments.positional[1:]]
    if len(runs) == 1:
        run = runs[0]
        items = tuple(m.call(function, Arguments([item]), node) for item in run.items)
        rest = None if run.rest is None else m.call(function, Arguments([run.rest]), node)
        return Value([_as_seq(Iteration(items, rest, run.exact), "iterator")])
    result = m.call(function, Arguments([run.joined() for run in runs]), node)
    return Value([Seq((), result, False, "iterator")])


def _starmap(m: Machine, arguments: Arguments, node: cst.CSTNode) -> Value:
    run = iterate(m, arguments.at(1), node)
    items = tuple(m.call(arguments.at(0), Arguments(list(iterate(m, item, node).items)), node) for item in run.items)
    return Value([_as_seq(Iteration(items, None, run.exact), "iterator")])


def _filter(m: Machine, arguments: Arguments, node: cst.CSTNode) -> Value:
    run = iterate(m, arguments.at(1), node)
    everything = arguments.at(0) == NONE
    kept: list[Value] = []
    for item in run.items:
        if everything:
            kept.append(item)
            continue
        answer = m.call(arguments.at(0), Arguments([item]), node)
        marks = [origin for atom in answer.atoms if isinstance(atom, (Const, Opaque)) for origin in atom.origins]
        if not marks:
            kept.append(item)
        elif truth(m, answer) is True or all(mark.kind is not Kind.ENVIRONMENT_CASE for mark in marks):
            if truth(m, answer) is not False:
                kept.append(item)
    return Value([Seq(tuple(kept), run.rest, False, "iterator")])


def _next(m: Machine, arguments: Arguments, node: cst.CSTNode) -> Value:
    run = iterate(m, arguments.at(0), node)
    default = arguments.at(1)
    ordered = all(isinstance(shape, Seq) and shape.ordered for shape in m.shapes(arguments.at(0)))
    if run.exact and run.items and run.rest is None and (len(run.items) == 1 or ordered):
        return run.items[0]
    return run.joined() | default


def _chain(m: Machine, arguments: Arguments, node: cst.CSTNode) -> Value:
    result = Seq((), None, True, "iterator")
    for value in arguments.positional:
        result = extended(result, iterate(m, value, node))
    return Value([result])


def _flatten(m: Machine, arguments: Arguments, node: cst.CSTNode) -> Value:
    outer = iterate(m, arguments.at(0), node)
    inner = [*outer.items, *([outer.rest] if outer.rest is not None else [])]
    return _chain(m, Arguments(inner), node)


def _text(m: Machine, arguments: Arguments, node: cst.CSTNode) -> Value:
    return to_text(m, arguments.at(0), node) if arguments.positional else const("")


def _any_all(m: Machine, arguments: Arguments, node: cst.CSTNode, *, every: bool) -> Value:
    run = iterate(m, arguments.at(0), node)
    marks: set[Origin] = set()
    answers: list[bool | None] = []
    for item in (*run.items, *([run.rest] if run.rest is not None else [])):
        answers.append(truth(m, item))
        marks |= {origin for origin in exposed(m, item, node) if origin.kind in (Kind.CASE, Kind.ENVIRONMENT_CASE)}
    taint = frozenset(marks)
    if run.exact and run.rest is None:
        decisive = not every
        if decisive in answers:
            return Value([Const(decisive, taint)])
        if None not in answers:
            return Value([Const(every, taint)])
    return Value([Opaque(taint)])


def _any(m: Machine, arguments: Arguments, node: cst.CSTNode) -> Value:
    return _any_all(m, arguments, node, every=False)


def _all(m: Machine, arguments: Arguments, node: cst.CSTNode) -> Value:
    return _any_all(m, arguments, node, every=True)


def _choice(m: Machine, arguments: Arguments, node: cst.CSTNode) -> Value:
    """`max`, `min`: one of the arguments or of the items."""
    if len(arguments.positional) == 1:
        return iterate(m, arguments.at(0), node).joined() | arguments.keywords.get("default", BOTTOM)
    return join(arguments.positional)


def _getattr(m: Machine, arguments: Arguments, node: cst.CSTNode) -> Value:
    names = constants(arguments.at(1))
    if names is None or len(arguments.positional) < 2:
        return UNKNOWN
    found = join(load_attribute(m, arguments.at(0), str(name.value), node) for name in names)
    default = arguments.at(2)
    return found if default == NONE else found | default


def _setattr(m: Machine, arguments: Arguments, node: cst.CSTNode) -> Value:
    names = constants(arguments.at(1))
    if names is not None and len(names) == 1 and len(arguments.positional) == 3:
        store_attribute(m, arguments.at(0), str(names[0].value), arguments.at(2))
    return NONE


def _vars(m: Machine, arguments: Arguments, node: cst.CSTNode) -> Value:
    if not arguments.positional:
        names = m.frame.bindings.local
        return Value([Mapping({name: m.state.variable((m.frame.number, name)) or BOTTOM for name in names})])
    return join(attributes_of(m, atom, node) for atom in arguments.at(0).atoms)


def attributes_of(m: Machine, atom: Atom, node: cst.CSTNode) -> Value:
    """`vars(object)`: its attributes as a dict."""
    shape = m.shape(atom)
    if isinstance(shape, Instance):
        return Value([Mapping(dict(shape.attributes))])
    if isinstance(atom, Typed):
        row = m.catalogue.classes.get(atom.cls)
        if row is not None:
            return Value([Mapping({field: load_attribute(m, Value([atom]), field, node) for field, _ in row.fields})])
    if isinstance(atom, Opaque):
        return Value([Opaque(atom.origins)])
    return UNKNOWN


def _asdict(m: Machine, arguments: Arguments, node: cst.CSTNode) -> Value:
    return join(attributes_of(m, atom, node) for atom in arguments.at(0).atoms)


def _namespace(m: Machine, arguments: Arguments, node: cst.CSTNode) -> Value:
    return m.allocate(node, Instance(None, dict(arguments.keywords)))


def _super(m: Machine, arguments: Arguments, node: cst.CSTNode) -> Value:
    for frame in reversed(m.stack):
        if frame.definition is not None and frame.definition.owner is not None and frame.receiver is not None:
            return Value([Super(frame.definition.owner, frame.receiver)])
    return UNKNOWN


def _partial(m: Machine, arguments: Arguments, node: cst.CSTNode) -> Value:
    keywords = tuple(arguments.keywords.items())
    function = arguments.at(0)
    judged = False
    for atom in function.atoms:
        name = _qualified(atom)
        row = m.catalogue.entry(name).get(SdkCall)
        if row is not None:
            given = Arguments(arguments.positional[1:], arguments.keywords)
            sdk.check(m, row, m.catalogue.canonical(name), given, node)
            params = (row.access_key, row.secret_key, row.session_token)
            judged = judged or any(
                param is not None and given.get(param.names, param.position) is not None for param in params
            )
    return Value([Partial(function, tuple(arguments.positional[1:]), keywords, judged)])


def _qualified(atom: Atom) -> str:
    if isinstance(atom, Qual):
        return atom.name
    if isinstance(atom, Method) and isinstance(atom.receiver, Typed):
        return f"{atom.receiver.cls}.{atom.name}"
    return ""


def _same(m: Machine, arguments: Arguments, node: cst.CSTNode) -> Value:
    return arguments.at(0) if arguments.positional else UNKNOWN


def _copied(m: Machine, arguments: Arguments, node: cst.CSTNode) -> Value:
    found: list[Value] = []
    for atom in arguments.at(0).atoms:
        shape = m.shape(atom)
        if isinstance(atom, Ref) and shape is not None:
            found.append(m.allocate(node, copy_shape(shape), "copy"))
        else:
            found.append(Value([atom]))
    return join(found)


def _apply(m: Machine, arguments: Arguments, node: cst.CSTNode) -> Value:
    """A function given first and called with the rest: `asyncio.to_thread(f, x)`, `executor.submit(f, x)`."""
    rest = Arguments(arguments.positional[1:], arguments.keywords, arguments.rest, arguments.keyword_rest)
    return m.call(arguments.at(0), rest, node)


def _thread(m: Machine, arguments: Arguments, node: cst.CSTNode) -> Value:
    target = arguments.get(("target",), 1)
    if target is not None:
        args = arguments.get(("args",), 3)
        positional = list(iterate(m, args, node).items) if args is not None else []
        m.call(target, Arguments(positional), node)
    return UNKNOWN


def _gather(m: Machine, arguments: Arguments, node: cst.CSTNode) -> Value:
    return Value([Seq(tuple(arguments.positional), arguments.rest, arguments.rest is None)])


def _itemgetter(m: Machine, arguments: Arguments, node: cst.CSTNode) -> Value:
    return Value([Typed("operator.itemgetter", tuple((str(i), value) for i, value in enumerate(arguments.positional)))])


def _attrgetter(m: Machine, arguments: Arguments, node: cst.CSTNode) -> Value:
    return Value([Typed("operator.attrgetter", tuple((str(i), value) for i, value in enumerate(arguments.positional)))])


def get_items(m: Machine, getter: Typed, container: Value, node: cst.CSTNode) -> Value:
    """Call an itemgetter or attrgetter."""
    found: list[Value] = []
    for _, key in getter.attributes:
        if getter.cls == "operator.itemgetter":
            found.append(load_item(m, container, key, node))
        else:
            value = container
            for name in str(next((each.value for each in constants(key) or ()), "")).split("."):
                value = load_attribute(m, value, name, node)
            found.append(value)
    return found[0] if len(found) == 1 else pair(*found)


def _template(m: Machine, arguments: Arguments, node: cst.CSTNode) -> Value:
    return Value([Typed("string.Template", (("template", arguments.at(0)),))])


def substitute(m: Machine, template: Typed, arguments: Arguments, node: cst.CSTNode) -> Value:
    """`Template(text).substitute(…)`: the fields that the text names."""
    values = dict(arguments.keywords)
    mapping = Mapping({})
    for value in arguments.positional:
        mapping = updated(m, mapping, value, node)
    texts = constants(template.attribute("template") or UNKNOWN)
    if texts is None:
        return propagated(m, arguments.everything(), node)
    shown: list[Value] = []
    for text in texts:
        for name in re.findall(r"\$\{?(\w+)", str(text.value)):
            shown.append(values[name] if name in values else load_item(m, Value([mapping]), const(name), node))
    return propagated(m, shown, node)


def _compile(m: Machine, arguments: Arguments, node: cst.CSTNode) -> Value:
    return Value([Typed("re.Pattern", (("pattern", arguments.at(0)), ("flags", arguments.at(1))))])


_NESTED = re.compile(r"[+*}]\)?[+*{]|\([^)]*[+*][^)]*\)[+*{]")


def match(m: Machine, how: str, pattern: Value, text: Value, flags: Value, node: cst.CSTNode) -> Value:
    """`re.search` and its like, run on known texts with patterns that cannot run away."""
    patterns, texts = constants(pattern), constants(text)
    marks: Origins = frozenset(
        origin for origin in exposed(m, text, node) if origin.kind in (Kind.CASE, Kind.ENVIRONMENT_CASE)
    )
    if patterns is None or texts is None or len(patterns) != 1 or len(texts) != 1:
        return Value([Opaque(marks)])
    source, subject = patterns[0].value, texts[0].value
    if not isinstance(source, str) or not isinstance(subject, str) or _NESTED.search(source) or len(subject) > 200:
        return Value([Opaque(marks)])
    ignore = flags.atoms and "(?i)" not in source
    try:
        compiled = re.compile(source, re.IGNORECASE if ignore else 0)
    except (re.error, RecursionError, OverflowError):
        return Value([Opaque(marks)])
    return Value([Const(True if getattr(compiled, how)(subject) else None, marks)])


def _matcher(how: str) -> Builtin:
    def run(m: Machine, arguments: Arguments, node: cst.CSTNode) -> Value:
        return match(m, how, arguments.at(0), arguments.at(1), arguments.get(("flags",), 2) or BOTTOM, node)

    return run


def _substituted(m: Machine, arguments: Arguments, node: cst.CSTNode) -> Value:
    """`re.sub(pattern, replacement, text)`: what the text shows unless everything is replaced."""
    pattern = constants(arguments.at(0))
    if pattern is not None and all(
        str(each.value).startswith((".", "^.", "(?s).", r"\S", r"\w", r"[^")) for each in pattern
    ):
        return propagated(m, [arguments.at(1)], node)
    return propagated(m, [arguments.at(1), arguments.at(2)], node)


def _bytes(m: Machine, arguments: Arguments, node: cst.CSTNode) -> Value:
    return propagated(m, arguments.positional[:1], node)


def _decorator(m: Machine, arguments: Arguments, node: cst.CSTNode) -> Value:
    """`lru_cache(maxsize=…)` and its like: used as a decorator without arguments it keeps the function."""
    first = arguments.at(0)
    if any(isinstance(atom, (Function, Class)) for atom in first.atoms):
        return first
    return Value([Typed("functools.decorator")])


def _joined_path(m: Machine, arguments: Arguments, node: cst.CSTNode) -> Value:
    parts: list[Value] = []
    for value in arguments.positional:
        parts.extend((const("/"), to_text(m, value, node)) if parts else (to_text(m, value, node),))
    return concat(parts) if parts and arguments.rest is None else UNKNOWN


def _path(m: Machine, arguments: Arguments, node: cst.CSTNode) -> Value:
    inner = [_path_text(value) for value in arguments.positional]
    joined = _joined_path(m, Arguments(inner), node) if inner else const(".")
    return Value([Typed("pathlib.Path", (("first", joined),))])


def _path_text(value: Value) -> Value:
    """The text of a path object, or the text itself."""
    found = [atom.attribute("first") for atom in value.atoms if isinstance(atom, Typed) and atom.cls == "pathlib.Path"]
    texts = [text for text in found if text is not None]
    return join(texts) if texts else value


def _home(m: Machine, arguments: Arguments, node: cst.CSTNode) -> Value:
    return Value([Typed("pathlib.Path", (("first", const("~")),))])


def _counter(m: Machine, arguments: Arguments, node: cst.CSTNode) -> Value:
    """A Counter shows its keys: the items that were counted."""
    run = iterate(m, arguments.at(0), node)
    return m.allocate(node, Mapping({}, HARMLESS, "dict", exposed(m, run.joined(), node)))


def _format(m: Machine, arguments: Arguments, node: cst.CSTNode) -> Value:
    spec = constants(arguments.at(1))
    text = str(spec[0].value) if spec is not None and len(spec) == 1 else ""
    return shown(m, arguments.at(0), text, "", node)


def _repr(m: Machine, arguments: Arguments, node: cst.CSTNode) -> Value:
    value = arguments.at(0)
    return Value([Opaque(exposed(m, value, node, 1) | literal_origins(value))])


def _replaced(m: Machine, arguments: Arguments, node: cst.CSTNode) -> Value:
    """`dataclasses.replace(instance, …)`: a copy with other fields."""
    found: list[Value] = []
    for shape in m.shapes(arguments.at(0)):
        if isinstance(shape, Instance):
            found.append(m.allocate(node, Instance(shape.cls, {**shape.attributes, **arguments.keywords}), "replaced"))
    return join(found) if found else UNKNOWN


def _reduce(m: Machine, arguments: Arguments, node: cst.CSTNode) -> Value:
    item = iterate(m, arguments.at(1), node).joined()
    start = arguments.at(2) | (item if len(arguments.positional) < 3 else BOTTOM)
    first = m.call(arguments.at(0), Arguments([start, item]), node)
    return m.call(arguments.at(0), Arguments([start | first, item]), node) | first


def _expandvars(m: Machine, arguments: Arguments, node: cst.CSTNode) -> Value:
    texts = constants(arguments.at(0))
    if texts is None:
        return propagated(m, arguments.positional, node)
    environ = Value([Ref(ENVIRON)])
    names = [name for text in texts for name in re.findall(r"\$\{?(\w+)", str(text.value))]
    return (
        propagated(m, [load_item(m, environ, const(name), node) for name in names], node) if names else arguments.at(0)
    )


def _slice(m: Machine, arguments: Arguments, node: cst.CSTNode) -> Value:
    given = arguments.positional
    bounds = [NONE, *given] if len(given) == 1 else given
    return Value([Typed("builtins.slice", tuple(zip(("start", "stop", "step"), bounds, strict=False)))])


def _buffer(m: Machine, arguments: Arguments, node: cst.CSTNode) -> Value:
    return m.allocate(node, Seq(tuple(arguments.positional[:1]), None, False, "buffer"))


_TYPES: dict[str, tuple[type, ...]] = {
    "builtins.dict": (Mapping,),
    "builtins.list": (Seq,),
    "builtins.tuple": (Seq,),
    "builtins.set": (Seq,),
    "builtins.str": (Const, Text),
}


def _isinstance(m: Machine, arguments: Arguments, node: cst.CSTNode) -> Value:
    """Whether a value is a plain container or text, decided where its structure is known."""
    types = [arguments.at(1), *iterate(m, arguments.at(1), node).items]
    names = {atom.name for value in types for atom in value.atoms if isinstance(atom, Qual)}
    value = arguments.at(0)
    if not names or not names <= _TYPES.keys() or not value.atoms:
        return HARMLESS
    answers = {_answer(m, atom, names) for atom in value.atoms}
    if len(answers) != 1 or None in answers:
        return HARMLESS
    return Value([Const(answers.pop(), frozenset([Origin(Kind.CASE)]))])


def _answer(m: Machine, atom: Atom, names: set[str]) -> bool | None:
    shape = m.shape(atom)
    if isinstance(shape, Mapping):
        return "builtins.dict" in names
    if isinstance(shape, Seq):
        return f"builtins.{shape.kind}" in names if shape.kind in ("list", "tuple", "set") else None
    if isinstance(atom, (Const, Text)):
        return "builtins.str" in names if isinstance(atom, Text) or isinstance(atom.value, str) else False
    if isinstance(atom, Opaque) and any(
        origin.kind in (Kind.ENVIRONMENT, Kind.WHOLE_ENVIRONMENT) for origin in atom.origins
    ):
        return "builtins.str" in names
    return None


BUILTINS: dict[str, Builtin] = {
    "builtins.format": _format,
    "builtins.repr": _repr,
    "builtins.ascii": _repr,
    "builtins.slice": _slice,
    "functools.reduce": _reduce,
    "os.path.expandvars": _expandvars,
    "io.StringIO": _buffer,
    "io.BytesIO": _buffer,
    "os.path.join": _joined_path,
    "os.path.expanduser": _same,
    "os.path.abspath": _same,
    "os.path.realpath": _same,
    "os.path.normpath": _same,
    "os.fspath": _same,
    "pathlib.Path": _path,
    "pathlib.PurePath": _path,
    "pathlib.PosixPath": _path,
    "pathlib.Path.home": _home,
    "builtins.dict": _mapping,
    "collections.OrderedDict": _mapping,
    "collections.UserDict": _mapping,
    "collections.Counter": _counter,
    "types.MappingProxyType": _copied,
    "collections.ChainMap": _chain_map,
    "collections.defaultdict": _defaultdict,
    "builtins.dict.fromkeys": _fromkeys,
    "collections.namedtuple": _namedtuple,
    "builtins.list": _list,
    "collections.deque": _list,
    "builtins.tuple": _tuple,
    "builtins.set": _set,
    "builtins.frozenset": _set,
    "builtins.sorted": _sorted,
    "builtins.reversed": _sorted,
    "builtins.iter": _iterator,
    "builtins.aiter": _iterator,
    "itertools.islice": _iterator,
    "itertools.cycle": _iterator,
    "itertools.takewhile": _filter,
    "itertools.dropwhile": _filter,
    "builtins.enumerate": _enumerate,
    "builtins.zip": _zip,
    "itertools.zip_longest": _zip,
    "builtins.map": _map,
    "itertools.starmap": _starmap,
    "builtins.filter": _filter,
    "builtins.next": _next,
    "builtins.anext": _next,
    "itertools.chain": _chain,
    "itertools.chain.from_iterable": _flatten,
    "builtins.str": _text,
    "builtins.bytes": _bytes,
    "builtins.bytearray": _bytes,
    "builtins.any": _any,
    "builtins.all": _all,
    "builtins.max": _choice,
    "builtins.min": _choice,
    "builtins.getattr": _getattr,
    "builtins.setattr": _setattr,
    "builtins.vars": _vars,
    "builtins.locals": _vars,
    "builtins.super": _super,
    "builtins.isinstance": _isinstance,
    "dataclasses.asdict": _asdict,
    "dataclasses.astuple": _asdict,
    "attrs.asdict": _asdict,
    "attr.asdict": _asdict,
    "dataclasses.replace": _replaced,
    "copy.replace": _replaced,
    "types.SimpleNamespace": _namespace,
    "argparse.Namespace": _namespace,
    "functools.partial": _partial,
    "functools.partialmethod": _partial,
    "functools.lru_cache": _decorator,
    "functools.cache": _decorator,
    "functools.wraps": _decorator,
    "contextlib.contextmanager": _decorator,
    "contextlib.asynccontextmanager": _decorator,
    "typing.cast": lambda m, arguments, node: arguments.at(1) if len(arguments.positional) > 1 else UNKNOWN,
    "copy.copy": _copied,
    "copy.deepcopy": _copied,
    "asyncio.run": _same,
    "asyncio.create_task": _same,
    "asyncio.ensure_future": _same,
    "asyncio.wait_for": _same,
    "asyncio.shield": _same,
    "contextlib.closing": _same,
    "contextlib.nullcontext": _same,
    "contextlib.aclosing": _same,
    "weakref.ref": _partial,
    "asyncio.gather": _gather,
    "asyncio.to_thread": _apply,
    "atexit.register": _apply,
    "threading.Thread": _thread,
    "multiprocessing.Process": _thread,
    "operator.itemgetter": _itemgetter,
    "operator.attrgetter": _attrgetter,
    "operator.getitem": lambda m, arguments, node: load_item(m, arguments.at(0), arguments.at(1), node),
    "string.Template": _template,
    "re.compile": _compile,
    "re.match": _matcher("match"),
    "re.search": _matcher("search"),
    "re.fullmatch": _matcher("fullmatch"),
    "re.sub": _substituted,
}
"""Qualified name → what a call of it gives."""

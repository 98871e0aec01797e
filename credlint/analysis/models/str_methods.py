"""Methods of strings, evaluated where all operands are known."""

from __future__ import annotations

from itertools import product
from math import prod

from credlint.analysis import limits
from credlint.analysis.core.arguments import Arguments, Call
from credlint.analysis.core.machine import Machine
from credlint.analysis.domain.environment import as_unnamed
from credlint.analysis.domain.provenance import (
    NO_LABELS,
    Label,
    Labels,
    Marker,
    MarkerKind,
    Provenance,
    path_markers,
    sources,
)
from credlint.analysis.domain.value_kinds import SeqKind
from credlint.analysis.domain.values import (
    BOTTOM,
    HARMLESS,
    Const,
    Mapping,
    Opaque,
    Scalar,
    Seq,
    Text,
    Value,
    join,
    only,
)
from credlint.analysis.objects.representation import literal_labels, propagated, revealed
from credlint.analysis.objects.strings import CHOICES, format_text, join_text, marked, unmarked

FOLDED = frozenset(
    {
        "startswith", "endswith", "upper", "lower", "casefold", "strip", "lstrip", "rstrip", "replace", "title",
        "capitalize", "swapcase", "removeprefix", "removesuffix", "isupper", "islower", "isalpha", "isdigit",
        "isalnum", "isidentifier", "find", "rfind", "count", "split", "rsplit", "partition", "rpartition", "encode",
        "decode", "splitlines", "__contains__", "__eq__",
    }
)  # fmt: skip
"""Methods of strings that are run when all their operands are known; none of them makes a text much longer."""


ASKING = frozenset(
    {
        "startswith", "endswith", "find", "rfind", "index", "rindex", "count", "isupper", "islower", "isalpha",
        "isdigit", "isalnum", "isidentifier", "isnumeric", "isdecimal", "isspace", "isascii", "istitle",
        "isprintable", "__len__", "__contains__", "__eq__", "__ne__", "__bool__", "__hash__",
    }
)  # fmt: skip
"""Methods of strings whose result shows nothing of the text."""


KEEPING = frozenset(
    {
        "strip", "lstrip", "rstrip", "upper", "lower", "title", "swapcase", "casefold", "capitalize", "center",
        "ljust", "rjust", "zfill", "expandtabs", "encode", "decode", "translate", "tolist",
        "hex", "tobytes", "__str__", "__repr__", "get_secret_value",
        "as_posix", "getvalue",
    }
)  # fmt: skip
"""Methods whose result is the text in another form."""


CUTTING = frozenset({"split", "rsplit", "removeprefix", "removesuffix"})
"""Methods whose result lacks what they are given: of a secret that is cut by itself nothing is left."""

SPLITTING = frozenset({"split", "rsplit", "splitlines", "partition", "rpartition"})
"""Methods whose result is a sequence of the text's parts."""

_KNOWING = FOLDED - ASKING - {"encode", "decode"}
"""Methods that are run on a text of which parts are known. What they look for is assumed to be in these parts alone."""


def fold(m: Machine, receiver: Const, name: str, call: Call) -> Value | None:
    """The result of a string's method where all operands are known, else None."""
    if name not in FOLDED or not isinstance(receiver.value, (str, bytes)) or call.keywords:
        return None
    operands: list[list[Scalar | tuple[Scalar, ...]]] = []
    origins = set(receiver.labels)
    sites = list(receiver.sites)
    for value in call.positional:
        options, marks = operand(m, value, call.site)
        if options is None:
            return None
        operands.append(options)
        origins |= marks
    if prod(len(option) for option in operands) > CHOICES:
        return None
    marks = frozenset(origins)
    found: list[Value] = []
    for choice in product(*operands):
        try:
            result = getattr(receiver.value, name)(*choice)
        except (TypeError, ValueError, AttributeError, LookupError):
            return None
        if isinstance(result, (list, tuple)):
            items = tuple(Value([Const(item, marks, tuple(sites))]) for item in result[: limits.ITEMS])
            found.append(Value([Seq(items=items)]))
        elif isinstance(result, (str, bytes, bool, int)):
            found.append(Value([Const(result, marks, tuple(sites))]))
    return join(found)


def _of_parts(m: Machine, receiver: Text, name: str, call: Call) -> Value | None:
    """The result of a method on a text of which parts are known, None where its operands are not."""
    if name not in _KNOWING:
        return None
    given = [operand(m, value, call.site)[0] for value in call.positional]
    named = {key: operand(m, value, call.site)[0] for key, value in call.keywords.items()}
    if not all(option is not None and len(option) == 1 for option in (*given, *named.values())):
        return None
    text, holes = marked(receiver)
    try:
        result = getattr(text, name)(
            *(option[0] for option in given if option), **{key: option[0] for key, option in named.items() if option}
        )
    except (TypeError, ValueError):
        return None
    extra = path_markers(receiver.labels)
    if isinstance(result, str):
        return unmarked(result, holes, extra)
    kind = SeqKind.TUPLE if isinstance(result, tuple) else SeqKind.LIST
    return Value([Seq(items=tuple(unmarked(part, holes, extra) for part in result[: limits.ITEMS]), kind=kind)])


def operand(m: Machine, value: Value, site: int) -> tuple[list[Scalar | tuple[Scalar, ...]] | None, Labels]:
    """The constants, or tuples of constants, that a value is one of; None when it may be something else."""
    options: list[Scalar | tuple[Scalar, ...]] = []
    origins: set[Label] = set()
    for atom in value.atoms:
        if isinstance(atom, Const):
            options.append(atom.value)
            origins |= atom.labels
            continue
        obj = m.heap_object(atom)
        if not isinstance(obj, Seq) or obj.rest is not None:
            return None, NO_LABELS
        items: list[Scalar] = []
        for item in obj.items:
            known = only(item)
            if known is None:
                return None, NO_LABELS
            items.append(known.value)
            origins |= known.labels
        options.append(tuple(items))
    return options or None, frozenset(origins)


def _filled(m: Machine, text: Const | Text | Opaque, call: Call) -> Value:
    """`text.format(…)` of a text that is not known: of what comes by `**` it takes what it names."""
    spread = [call.keyword_rest or BOTTOM]
    given = [*call.positional, call.rest or BOTTOM]
    for name, value in call.keywords.items():
        (spread if _is_variable(value, name) else given).append(value)
    named = as_unnamed(propagated(m, spread, call.site), call.site)
    return propagated(m, [Value([text]), *given, named], call.site)


def _is_variable(value: Value, name: str) -> bool:
    """Whether a value is that of a variable of the environment, which has been unpacked."""
    return any(
        label.kind is Provenance.WHOLE_ENVIRONMENT and label.detail == name
        for atom in value.atoms
        if isinstance(atom, Opaque)
        for label in atom.labels
    )


def text_method(m: Machine, receiver: Const | Text | Opaque, name: str, call: Call) -> Value | None:
    """The result of a method that strings have; None for any other."""
    marks = frozenset(
        origin for origin in receiver.labels if origin.kind in (MarkerKind.CASE, MarkerKind.ENVIRONMENT_CASE)
    )
    if name == "join":
        return join_text(m, Value([receiver]), call.at(0), call.site)
    if name in ("format", "format_map"):
        if name == "format_map":
            call = call.given(_as_keywords(m, call.at(0)))
        if isinstance(receiver, Const) and isinstance(receiver.value, str):
            return format_text(m, receiver.value, call)
        return _filled(m, receiver, call)
    if isinstance(receiver, Const):
        folded = fold(m, receiver, name, call)
        if folded is not None:
            return folded
    if isinstance(receiver, Text):
        found = _of_parts(m, receiver, name, call)
        if found is not None:
            return found
    if name in ASKING:
        extra = frozenset(
            origin
            for value in call.positional
            for origin in revealed(m, value, call.site)
            if origin.kind in (MarkerKind.CASE, MarkerKind.ENVIRONMENT_CASE)
        )
        return Value([Opaque(marks | extra)])
    return _rest_of(m, receiver, name, call)


def _rest_of(m: Machine, receiver: Const | Text | Opaque, name: str, call: Call) -> Value | None:
    """The result of a method that gives the text in another form, or parts of it; None for any other."""
    origins = receiver.labels | literal_labels(Value([receiver]))
    if name in ("fromhex", "maketrans"):
        return propagated(m, call.everything(), call.site)
    if name in ("encode", "decode", "strip", "lstrip", "rstrip", "__str__") and isinstance(receiver, Text):
        return Value([receiver])
    if name == "translate":
        origins |= revealed(m, call.at(0), call.site)
    if name in KEEPING:
        return Value([Opaque(origins)])
    if name in CUTTING and isinstance(receiver, Opaque):
        origins = _without(origins, revealed(m, call.at(0), call.site))
    if name in SPLITTING:
        part = Value([Opaque(origins)])
        if name in ("partition", "rpartition"):
            return Value([Seq(items=(part, HARMLESS, part), kind=SeqKind.TUPLE)])
        return Value([Seq(rest=part, ordered=False)])
    if name in CUTTING:
        return Value([Opaque(origins)])
    if name == "replace":
        removed = revealed(m, call.at(0), call.site)
        added = revealed(m, call.at(1), call.site) if len(call.positional) > 1 else NO_LABELS
        return Value([Opaque(_without(origins, removed) | added)])
    return None


def _without(labels: Labels, removed: Labels) -> Labels:
    """Labels without those of a text that was taken out."""
    gone = {(origin.kind, origin.detail, origin.role) for origin in sources(removed)}
    return frozenset(
        label for label in labels if isinstance(label, Marker) or (label.kind, label.detail, label.role) not in gone
    )


def _as_keywords(m: Machine, mapping: Value) -> Arguments:
    for obj in m.heap_objects(mapping):
        if isinstance(obj, Mapping):
            keywords = {str(key): value for key, value in obj.items.items() if value.atoms}
            return Arguments([], keywords, None, obj.rest)
    return Arguments([], {}, None, mapping)

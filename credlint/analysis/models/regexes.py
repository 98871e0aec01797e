"""Regular expressions, tried on texts shaped like keys, and templates of texts."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from credlint.analysis import limits
from credlint.analysis.core.arguments import Arguments, Call
from credlint.analysis.core.machine import Builtin, Machine
from credlint.analysis.domain.environment import as_unnamed
from credlint.analysis.domain.literal_shapes import as_text
from credlint.analysis.domain.provenance import NO_LABELS, path_markers
from credlint.analysis.domain.value_kinds import SeqKind
from credlint.analysis.domain.values import (
    BOTTOM,
    HARMLESS,
    NONE,
    UNKNOWN,
    Const,
    Mapping,
    Opaque,
    Qual,
    Seq,
    Text,
    Typed,
    Value,
    const,
    constants,
    join,
    only,
)
from credlint.analysis.models.trials import Taken, affordable, left_of
from credlint.analysis.objects.containers import tuple_of, updated
from credlint.analysis.objects.items import MATCH, load_item
from credlint.analysis.objects.representation import propagated, revealed

PATTERN = "re.Pattern"
"""The class of a compiled pattern: its attributes are the pattern's text and flags."""


TEMPLATES = {
    "string.Template": (("substitute", "safe_substitute"), re.compile(r"\$\{?(\w+)()")),
    "jinja2.Template": (
        ("render", "render_async", "generate", "stream"),
        re.compile(r"(\w+)(?:\.get\(\s*[\"'](\w+)[\"']|\[\s*[\"'](\w+)[\"']\s*\]|\.([A-Z]\w*)\b(?!\())?"),
    ),
}
"""The classes of templates → the methods that fill them, and a pattern of the names that they fill in, each with the
key of the item that they take of it."""


def _template(cls: str) -> Builtin:
    def run(m: Machine, call: Call) -> Value:
        return Value([Typed(cls, (("template", call.get(("template", "source"), 0) or UNKNOWN),))])

    return run


def _loaded_template(m: Machine, call: Call) -> Value:
    """`Environment().get_template("page.html")`: what it names is not known."""
    return Value([Typed("jinja2.Template")])


def template_method(m: Machine, template: Typed, name: str, call: Call) -> Value | None:
    """`Template(text).substitute(…)`: the fields that the text names; None for other methods."""
    methods, named = TEMPLATES[template.cls]
    if name not in methods:
        return None
    values = dict(call.keywords)
    mapping = Mapping()
    for value in call.positional:
        mapping = updated(m, mapping, value, call.site)
    texts = constants(template.attribute("template") or UNKNOWN)
    if texts is None:  # it takes variables of the environment by their names, as whoever wrote it wants
        return as_unnamed(propagated(m, call.everything(), call.site), call.site)
    shown: list[Value] = []
    for text in texts:
        for field, *keys in dict.fromkeys(named.findall(str(text.value))):
            value = values.get(field) or load_item(m, Value([mapping]), const(field), call.site)
            taken = "".join(keys)
            shown.append(load_item(m, value, const(taken), call.site) if taken and _is_mapping(m, value) else value)
    return propagated(m, shown, call.site)


def _is_mapping(m: Machine, value: Value) -> bool:
    return bool(value.atoms) and all(isinstance(m.heap_object(atom), Mapping) for atom in value.atoms)


def _compile(m: Machine, call: Call) -> Value:
    flags = call.get(("flags",), 1)
    return Value([Typed(PATTERN, (("pattern", call.at(0)), *((("flags", flags),) if flags is not None else ())))])


_FLAGS = {
    **dict.fromkeys(("re.I", "re.IGNORECASE", "re.RegexFlag.IGNORECASE"), re.IGNORECASE),
    **dict.fromkeys(("re.S", "re.DOTALL", "re.RegexFlag.DOTALL"), re.DOTALL),
    **dict.fromkeys(("re.M", "re.MULTILINE", "re.RegexFlag.MULTILINE"), re.MULTILINE),
    **dict.fromkeys(("re.X", "re.VERBOSE", "re.RegexFlag.VERBOSE"), re.VERBOSE),
    **dict.fromkeys(("re.A", "re.ASCII", "re.U", "re.UNICODE"), re.NOFLAG),
}


_MEANT = re.IGNORECASE | re.DOTALL | re.MULTILINE | re.VERBOSE | re.ASCII
"""The flags that decide what a pattern matches; others are for bytes, or print."""


def _flags(value: Value) -> int:
    """The flags of a pattern; those that are not known are assumed to widen it."""
    found = 0
    for atom in value.atoms:
        if isinstance(atom, Const):
            found |= atom.value if isinstance(atom.value, int) else 0
        else:
            known = _FLAGS.get(atom.name) if isinstance(atom, Qual) else None
            found |= re.IGNORECASE | re.DOTALL if known is None else known
    return int(found)


@cache
def _compiled(pattern: str, flags: int) -> re.Pattern[str] | None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what may mean something else one day
            return re.compile(pattern, flags & _MEANT)
    except (re.error, ValueError, RecursionError, OverflowError):
        return None


def _pattern_of(pattern: Value, flags: Value) -> re.Pattern[str] | None:
    """The pattern of a call; None where it is not known or not valid."""
    for atom in pattern.atoms if len(pattern.atoms) == 1 else ():
        if isinstance(atom, Typed) and atom.cls == PATTERN:
            return _pattern_of(atom.attribute("pattern") or UNKNOWN, atom.attribute("flags") or BOTTOM)
        if isinstance(atom, Const) and isinstance(atom.value, (str, bytes)):
            return _compiled(as_text(atom.value), _flags(flags))
    return None


def _texts(m: Machine, value: Value, site: int) -> list[Const | Text | Opaque]:
    """The texts that a value may be; what has no text of its own is what its text shows."""
    scalars = [atom for atom in value.atoms if isinstance(atom, (Const, Text, Opaque))]
    others = Value(atom for atom in value.atoms if not isinstance(atom, (Const, Text, Opaque)))
    return [*scalars, *([Opaque(revealed(m, others, site))] if others.atoms else [])]


_MATCHERS = ("match", "search", "fullmatch")


def _match(m: Machine, how: str, pattern: Value, text: Value, flags: Value, site: int) -> Value:
    """`re.search` and its like, run on known texts with patterns that cannot run away; else perhaps a match."""
    marks = path_markers(revealed(m, text, site))
    known, subject = _pattern_of(pattern, flags), only(text)
    if subject is None or not marks:
        attributes = (("how", const(how)), ("pattern", pattern), ("flags", flags), ("string", text))
        return Value([Typed(MATCH, attributes), *NONE.atoms, *([Opaque(marks)] if marks else [])])
    if known is None or not isinstance(subject.value, str) or not affordable(known.pattern, len(subject.value)):
        return Value([Opaque(marks)])
    return Value([Const(True if getattr(known, how)(subject.value) else None, marks)])


def match_method(m: Machine, found: Typed, name: str, call: Call) -> Value:
    """`group`, `groups`, … of a match: what of the text the groups hold."""
    pattern = _pattern_of(found.attribute("pattern") or UNKNOWN, found.attribute("flags") or BOTTOM)
    how = only(found.attribute("how") or const("search"))
    asked = [only(value) for value in call.positional]
    keys = [each.value for each in asked if each is not None and isinstance(each.value, (int, str))]
    matching = getattr(pattern, str(how.value)) if pattern is not None and how is not None else None
    text = found.attribute("string") or UNKNOWN

    def part(*groups: int | str) -> Value:
        def operation(subject: str) -> Taken:
            one = matching(subject) if matching is not None else None
            try:
                return None if one is None else tuple(one[group] or "" for group in groups)
            except IndexError:
                return None

        return _opened(m, text, pattern, operation, call.site)

    numbers = range(1, (pattern.groups if pattern is not None else 0) + 1)
    if name in ("group", "__getitem__") and len(keys) == len(asked):
        return part(*(keys or [0])) if len(keys) < 2 else tuple_of(*map(part, keys))
    if name == "groups" and pattern is not None:
        return tuple_of(*map(part, numbers))
    if name == "groupdict" and pattern is not None:
        return m.allocate(call.site, Mapping(items={key: part(key) for key in pattern.groupindex}), "groups")
    if name in ("start", "end", "span", "pos", "endpos"):
        return HARMLESS
    return propagated(m, [text, *call.everything()], call.site)


def _opened(
    m: Machine, text: Value, pattern: re.Pattern[str] | None, operation: Callable[[str], Taken], site: int
) -> Value:
    """The text that an operation takes out of `text`."""
    atoms = _texts(m, text, site)
    return join(
        Value([Opaque(atom.labels if isinstance(atom, Const) else left_of(atom, pattern, operation))]) for atom in atoms
    )


@dataclass(frozen=True, slots=True)
class _Substitution:
    """The arguments of `re.sub`: the text of the replacement, where it is known, and its own value."""

    pattern: re.Pattern[str] | None
    text: str | None
    replacement: Value
    count: int

    def run(self, subject: str) -> str:
        """The text after the substitution; what is not known replaces without a trace of its own."""
        assert self.pattern is not None
        try:
            return self.pattern.sub(self.text if self.text is not None else "", subject, self.count)
        except (re.error, IndexError):
            return subject


def _substituted(m: Machine, call: Call) -> Value:
    """`re.sub(pattern, replacement, text)`: what is left of the text, and what replaces the rest."""
    text = call.get(("string",), 2) or UNKNOWN
    replacement = call.get(("repl",), 1) or UNKNOWN
    pattern = _pattern_of(call.get(("pattern",), 0) or UNKNOWN, call.get(("flags",), 4) or BOTTOM)
    known, count = only(replacement), only(call.get(("count",), 3) or const(0))
    written = as_text(known.value) if known is not None and isinstance(known.value, (str, bytes)) else None
    how = _Substitution(pattern, written, replacement, count.value if count and isinstance(count.value, int) else 1)
    found = [_replaced(m, atom, how, call) for atom in _texts(m, text, call.site)]
    return join(found) if found else propagated(m, [text, replacement], call.site)


def _replaced(m: Machine, atom: Const | Text | Opaque, how: _Substitution, call: Call) -> Value:
    added = NO_LABELS
    if how.text is None:
        matched = Typed(MATCH, (("pattern", call.at(0)), ("string", Value([atom]))))
        called = any(not isinstance(each, (Const, Text, Opaque)) for each in how.replacement.atoms)
        made = m.call(how.replacement, Arguments([Value([matched])]), call.site) if called else how.replacement
        added = revealed(m, made, call.site)
    if not isinstance(atom, Const):
        return Value([Opaque(left_of(atom, how.pattern, how.run) | added)])
    subject = atom.value
    if how.pattern is None or how.text is None or not isinstance(subject, str) or len(subject) > limits.TEXT:
        return propagated(m, [Value([atom]), Value([Opaque(added)])], call.site)
    if not affordable(how.pattern.pattern, len(subject)):
        return propagated(m, [Value([atom])], call.site)
    return Value([Const(how.run(subject), atom.labels, atom.sites)])


def _with_count(m: Machine, call: Call) -> Value:
    """`re.subn`: the new text, and how often something was replaced."""
    return tuple_of(_substituted(m, call), HARMLESS)


def _pieces(how: str) -> Builtin:
    """`re.findall`, `re.split`: parts of a text, each perhaps a tuple of its groups."""

    def run(m: Machine, call: Call) -> Value:
        pattern = _pattern_of(call.get(("pattern",), 0) or UNKNOWN, call.get(("flags",), 2) or BOTTOM)
        text = call.get(("string",), 1) or UNKNOWN

        def operation(subject: str) -> Taken:
            found = getattr(pattern, how)(subject)
            return tuple(each or "" for each in found) if found else None

        item = _opened(m, text, pattern, operation, call.site)
        if how == "findall" and pattern is not None and pattern.groups > 1:
            item = tuple_of(*[item] * pattern.groups)
        return m.allocate(call.site, Seq(rest=item, ordered=False), how)

    return run


def _finditer(m: Machine, call: Call) -> Value:
    attributes = (("pattern", call.at(0)), ("flags", call.at(2)), ("string", call.at(1)))
    return Value([Seq(rest=Value([Typed(MATCH, attributes)]), ordered=False, kind=SeqKind.ITERATOR)])


def _matcher(how: str) -> Builtin:
    def run(m: Machine, call: Call) -> Value:
        flags = call.get(("flags",), 2) or BOTTOM
        pattern, text = call.get(("pattern",), 0) or UNKNOWN, call.get(("string",), 1) or UNKNOWN
        return _match(m, how, pattern, text, flags, call.site)

    return run


REGEXES: dict[str, Builtin] = {
    **{cls: _template(cls) for cls in TEMPLATES},
    "jinja2.Environment.from_string": _template("jinja2.Template"),
    **{f"jinja2.Environment.{name}_template": _loaded_template for name in ("get", "get_or_select", "select")},
    "re.compile": _compile,
    **{f"re.{how}": _matcher(how) for how in _MATCHERS},
    "re.sub": _substituted,
    "re.subn": _with_count,
    "re.findall": _pieces("findall"),
    "re.split": _pieces("split"),
    "re.finditer": _finditer,
}
"""Qualified name → what a call of it gives."""


def pattern_method(m: Machine, receiver: Typed, name: str, call: Call) -> Value | None:
    """A method of a compiled pattern: the function of that name; None where there is none."""
    function = REGEXES.get(f"re.{name}")
    return None if function is None else function(m, call.given(call.arguments.prepend(Value([receiver]))))

"""Regular expressions and templates of texts."""

from __future__ import annotations

import re

from credlint.analysis.core.arguments import Call
from credlint.analysis.core.machine import Builtin, Machine
from credlint.analysis.domain.provenance import Labels, MarkerKind
from credlint.analysis.domain.values import (
    BOTTOM,
    UNKNOWN,
    Const,
    Mapping,
    Opaque,
    Typed,
    Value,
    const,
    constants,
    only,
)
from credlint.analysis.objects.containers import updated
from credlint.analysis.objects.items import load_item
from credlint.analysis.objects.representation import propagated, revealed


def _template(m: Machine, call: Call) -> Value:
    return Value([Typed("string.Template", (("template", call.at(0)),))])


def substitute(m: Machine, template: Typed, call: Call) -> Value:
    """`Template(text).substitute(…)`: the fields that the text names."""
    values = dict(call.keywords)
    mapping = Mapping()
    for value in call.positional:
        mapping = updated(m, mapping, value, call.site)
    texts = constants(template.attribute("template") or UNKNOWN)
    if texts is None:
        return propagated(m, call.everything(), call.site)
    shown: list[Value] = []
    for text in texts:
        for name in re.findall(r"\$\{?(\w+)", str(text.value)):
            shown.append(values[name] if name in values else load_item(m, Value([mapping]), const(name), call.site))
    return propagated(m, shown, call.site)


def _compile(m: Machine, call: Call) -> Value:
    return Value([Typed("re.Pattern", (("pattern", call.at(0)), ("flags", call.at(1))))])


_NESTED = re.compile(r"[+*}]\)?[+*{]|\([^)]*[+*][^)]*\)[+*{]")


def match(m: Machine, how: str, pattern: Value, text: Value, flags: Value, site: int) -> Value:
    """`re.search` and its like, run on known texts with patterns that cannot run away."""
    known_pattern, known_text = only(pattern), only(text)
    marks: Labels = frozenset(
        origin for origin in revealed(m, text, site) if origin.kind in (MarkerKind.CASE, MarkerKind.ENVIRONMENT_CASE)
    )
    if known_pattern is None or known_text is None:
        return Value([Opaque(marks)])
    source, subject = known_pattern.value, known_text.value
    if not isinstance(source, str) or not isinstance(subject, str) or _NESTED.search(source) or len(subject) > 200:
        return Value([Opaque(marks)])
    ignore = flags.atoms and "(?i)" not in source
    try:
        compiled = re.compile(source, re.IGNORECASE if ignore else 0)
    except (re.error, RecursionError, OverflowError):
        return Value([Opaque(marks)])
    return Value([Const(True if getattr(compiled, how)(subject) else None, marks)])


def _matcher(how: str) -> Builtin:
    def run(m: Machine, call: Call) -> Value:
        return match(m, how, call.at(0), call.at(1), call.get(("flags",), 2) or BOTTOM, call.site)

    return run


def _substituted(m: Machine, call: Call) -> Value:
    """`re.sub(pattern, replacement, text)`: what the text shows unless everything is replaced."""
    pattern = constants(call.at(0))
    if pattern is not None and all(
        str(each.value).startswith((".", "^.", "(?s).", r"\S", r"\w", r"[^")) for each in pattern
    ):
        return propagated(m, [call.at(1)], call.site)
    return propagated(m, [call.at(1), call.at(2)], call.site)


REGEXES: dict[str, Builtin] = {
    "string.Template": _template,
    "re.compile": _compile,
    "re.match": _matcher("match"),
    "re.search": _matcher("search"),
    "re.fullmatch": _matcher("fullmatch"),
    "re.sub": _substituted,
}
"""Qualified name → what a call of it gives."""

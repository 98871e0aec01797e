"""Regular expressions and templates of texts."""

from __future__ import annotations

import re

import libcst as cst

from credlint.analysis.arguments import Arguments
from credlint.analysis.exposure import exposed, propagated
from credlint.analysis.items import load_item
from credlint.analysis.machine import Builtin, Machine
from credlint.analysis.mappings import updated
from credlint.analysis.origins import Kind, Origins
from credlint.analysis.values import BOTTOM, UNKNOWN, Const, Mapping, Opaque, Typed, Value, const, constants, only


def _template(m: Machine, arguments: Arguments, node: cst.CSTNode) -> Value:
    return Value([Typed("string.Template", (("template", arguments.at(0)),))])


def substitute(m: Machine, template: Typed, arguments: Arguments, node: cst.CSTNode) -> Value:
    """`Template(text).substitute(…)`: the fields that the text names."""
    values = dict(arguments.keywords)
    mapping = Mapping()
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
    known_pattern, known_text = only(pattern), only(text)
    marks: Origins = frozenset(
        origin for origin in exposed(m, text, node) if origin.kind in (Kind.CASE, Kind.ENVIRONMENT_CASE)
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


REGEXES: dict[str, Builtin] = {
    "string.Template": _template,
    "re.compile": _compile,
    "re.match": _matcher("match"),
    "re.search": _matcher("search"),
    "re.fullmatch": _matcher("fullmatch"),
    "re.sub": _substituted,
}
"""Qualified name → what a call of it gives."""

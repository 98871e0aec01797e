"""Paths of files as texts and objects."""

from __future__ import annotations

import re

from credlint.analysis.core.arguments import Arguments, Call
from credlint.analysis.core.machine import Builtin, Machine
from credlint.analysis.domain.environment import ENVIRON
from credlint.analysis.domain.values import UNKNOWN, Ref, Typed, Value, const, constants, join
from credlint.analysis.objects.items import load_item
from credlint.analysis.objects.representation import propagated
from credlint.analysis.objects.strings import concat, to_text


def _joined_path(m: Machine, call: Call) -> Value:
    parts: list[Value] = []
    for value in call.positional:
        parts.extend((const("/"), to_text(m, value, call.site)) if parts else (to_text(m, value, call.site),))
    return concat(parts) if parts and call.rest is None else UNKNOWN


def _path(m: Machine, call: Call) -> Value:
    inner = [_path_text(value) for value in call.positional]
    joined = _joined_path(m, call.given(Arguments(inner))) if inner else const(".")
    return Value([Typed("pathlib.Path", (("first", joined),))])


def _path_text(value: Value) -> Value:
    """The text of a path object, or the text itself."""
    found = [atom.attribute("first") for atom in value.atoms if isinstance(atom, Typed) and atom.cls == "pathlib.Path"]
    texts = [text for text in found if text is not None]
    return join(texts) if texts else value


def _home(m: Machine, call: Call) -> Value:
    return Value([Typed("pathlib.Path", (("first", const("~")),))])


def _expandvars(m: Machine, call: Call) -> Value:
    texts = constants(call.at(0))
    if texts is None:
        return propagated(m, call.positional, call.site)
    environ = Value([Ref(ENVIRON)])
    names = [name for text in texts for name in re.findall(r"\$\{?(\w+)", str(text.value))]
    return (
        propagated(m, [load_item(m, environ, const(name), call.site) for name in names], call.site)
        if names
        else call.at(0)
    )


PATHS: dict[str, Builtin] = {
    "os.path.expandvars": _expandvars,
    "os.path.join": _joined_path,
    "pathlib.Path": _path,
    "pathlib.PurePath": _path,
    "pathlib.PosixPath": _path,
    "pathlib.Path.home": _home,
}
"""Qualified name → what a call of it gives."""

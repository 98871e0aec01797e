"""Paths of files as texts and objects."""

from __future__ import annotations

import re

import libcst as cst

from credlint.analysis.arguments import Arguments
from credlint.analysis.exposure import propagated
from credlint.analysis.items import load_item
from credlint.analysis.machine import ENVIRON, Builtin, Machine
from credlint.analysis.text import concat, to_text
from credlint.analysis.values import UNKNOWN, Ref, Typed, Value, const, constants, join


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


def _expandvars(m: Machine, arguments: Arguments, node: cst.CSTNode) -> Value:
    texts = constants(arguments.at(0))
    if texts is None:
        return propagated(m, arguments.positional, node)
    environ = Value([Ref(ENVIRON)])
    names = [name for text in texts for name in re.findall(r"\$\{?(\w+)", str(text.value))]
    return (
        propagated(m, [load_item(m, environ, const(name), node) for name in names], node) if names else arguments.at(0)
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

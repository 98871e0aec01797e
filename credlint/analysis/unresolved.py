"""Calls of what neither the file nor the catalogue defines."""

from __future__ import annotations

import re

import libcst as cst

from credlint.analysis import handling, operations, outputs, sdk
from credlint.analysis.ancestry import exception_name
from credlint.analysis.arguments import Arguments
from credlint.analysis.exposure import exposed
from credlint.analysis.machine import Machine
from credlint.analysis.mappings import unknown_container_method
from credlint.analysis.names import last_name
from credlint.analysis.objects import attributes_named, keep_path
from credlint.analysis.origins import UNKNOWN_ORIGIN, Kind, Origin
from credlint.analysis.reach import tells
from credlint.analysis.rows import by_method
from credlint.analysis.text import text_method
from credlint.analysis.values import HARMLESS, NONE, Mapping, Method, Opaque, Seq, SeqKind, Typed, Value
from credlint.catalogue.kinds import SinkKind

_SDK_METHODS = frozenset({"client", "resource", "create_client"})
_LOGGERS = frozenset({"log", "logger", "_log", "_logger", "LOG", "LOGGER"})
_LEVELS = frozenset({"debug", "info", "warning", "warn", "error", "exception", "critical", "fatal", "log"})
_LOG_OPTIONS = frozenset({"exc_info", "stack_info", "stacklevel"})


def uncatalogued(m: Machine, name: str, arguments: Arguments, node: cst.CSTNode, *, direct: bool) -> Value:
    """Call something of another module for which the catalogue has no row."""
    if exception_name(name):
        return _exception(name, arguments)
    head, _, last = name.rpartition(".")
    m.recorder.meet(m.relevance.is_telling(last))
    if not direct and not m.catalogue.knows_module(name):
        if last in _SDK_METHODS or last == "Session":
            sdk.check_unresolved(m, _spelled(name), arguments, node)
        found = operations.distinctive(m, last, arguments, node)
        if found is not None:
            return found
        if last in _LEVELS and _is_logger(head, node):
            return _log(m, name, arguments, node)
        found = by_method(m, name, arguments, node)
        if found is not None:
            return found
    return _unknown_result(m, name, arguments, node)


def _exception(name: str, arguments: Arguments) -> Value:
    return Value([Typed(name, (("args", Value([Seq(items=tuple(arguments.everything()), kind=SeqKind.TUPLE)])),))])


_FILLING = frozenset({"update", "setdefault", "append", "extend", "add", "insert"})
"""Methods that put their arguments into a container."""


def _holds_secret(m: Machine, arguments: Arguments, node: cst.CSTNode) -> bool:
    found: set[Origin] = set()
    for value in arguments.everything():
        found |= exposed(m, value, node)
    return bool(outputs.material(m, frozenset(found), SinkKind.PRINT))


def _filled(m: Machine, atom: Opaque, name: str, arguments: Arguments, node: cst.CSTNode) -> Value | None:
    """Put a secret into an unknown container in a variable: from now on the variable holds it."""
    function = node.func if isinstance(node, cst.Call) else None
    if not isinstance(function, cst.Attribute) or not isinstance(function.value, cst.Name):
        return None
    item = Value([Opaque(atom.origins, "", atom.binding)])
    shape = Mapping(rest=item) if name in ("update", "setdefault") else Seq(rest=item, ordered=False)
    container = m.allocate(function, shape, "filled")
    m.state.variables[m.key_of(function.value.value)] = container
    return m.call(Value(Method(ref, name) for ref in container.atoms), arguments, node)


def _unknown_result(m: Machine, name: str, arguments: Arguments, node: cst.CSTNode) -> Value:
    """The result of an unknown function; an unknown class is taken to keep its keywords as attributes."""
    is_class = name.rpartition(".")[2][:1].isupper()
    if is_class and node is m.raised:  # by whatever name, an exception
        return _exception(name, arguments)
    if not is_class or not arguments.keywords:
        return Value([Opaque(frozenset([UNKNOWN_ORIGIN]), f"{name}()")])
    made = f"{name}()#{m.site(node)}"
    for keyword, value in arguments.keywords.items():
        keep_path(m, f"{made}.{keyword}", value)
    return Value([Opaque(frozenset([UNKNOWN_ORIGIN]), made)])


def call_unknown(m: Machine, atom: Opaque, arguments: Arguments, node: cst.CSTNode) -> Value:
    """Call something unknown: its last name may still say what it does."""
    head, _, last = atom.name.rpartition(".")
    # A caller may know what it is.
    m.recorder.meet(m.relevance.is_telling(last) or any(tells(m, value) for value in arguments.everything()))
    if last:
        with m.guessing():
            handling.written_by_method(m, atom.name, arguments, node)
        if last in _SDK_METHODS or last == "Session":
            sdk.check_unresolved(m, _spelled(atom.name), arguments, node)
        if last in _LEVELS and _is_logger(head, node):
            return _log(m, atom.name, arguments, node)
        issued = operations.distinctive(m, last, arguments, node)
        if issued is None:
            issued = by_method(m, atom.name, arguments, node)
        if issued is not None:
            return issued
        if last in _FILLING and _holds_secret(m, arguments, node):
            filled = _filled(m, atom, last, arguments, node)
            if filled is not None:
                return filled
        if "." in atom.name:
            receiver = Opaque(frozenset(o for o in atom.origins), head, atom.binding)
            found = unknown_container_method(m, receiver, last, arguments, node)
            if found is None:
                found = text_method(m, receiver, last, arguments, node)
            if found is not None:
                if last == "get":
                    return attributes_named(m, found, arguments, node)
                return found
    if not atom.origins:
        return HARMLESS  # what is made of a digest, a length or a header says no more than these
    if atom.name and not any(origin.kind in (Kind.CONFIGURATION, Kind.METADATA) for origin in atom.origins):
        return _unknown_result(m, atom.name, arguments, node)
    return Value([Opaque(_result_origins(m, atom), f"{atom.name}()" if atom.name else "")])


def _result_origins(m: Machine, atom: Opaque) -> frozenset[Origin]:
    """A call of an unknown function does not pass values on; settings objects stay settings."""
    kept = frozenset(origin for origin in atom.origins if origin.kind in (Kind.CONFIGURATION, Kind.METADATA))
    return kept or frozenset([UNKNOWN_ORIGIN])


def _spelled(name: str) -> str:
    """The name of a callee as a reader knows it."""
    return re.sub(r"#\d+", "", name).lstrip(".")


def _is_logger(receiver: str, node: cst.CSTNode) -> bool:
    """Whether the last name of a receiver is a logger's: of what it is bound to, or as it stands in the source."""
    if receiver.rpartition(".")[2] in _LOGGERS:
        return True
    function = node.func if isinstance(node, cst.Call) else None
    return isinstance(function, cst.Attribute) and last_name(function.value) in _LOGGERS


def _log(m: Machine, name: str, arguments: Arguments, node: cst.CSTNode) -> Value:
    values = [*arguments.positional]
    values.extend(value for key, value in arguments.keywords.items() if key not in _LOG_OPTIONS)
    values.extend(value for value in (arguments.rest, arguments.keyword_rest) if value is not None)
    with m.guessing():
        outputs.emit(m, SinkKind.LOG, _spelled(name), values, node)
    return NONE

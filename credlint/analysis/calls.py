"""Calls: who is called, and what the catalogue or the file says the result is."""

from __future__ import annotations

import re

import libcst as cst

from credlint.analysis import handling, operations, outputs, sdk
from credlint.analysis.builtins import BUILTINS, NAMED_TUPLE, get_items, make_tuple, match, substitute
from credlint.analysis.containers import mapping_item
from credlint.analysis.definitions import answers
from credlint.analysis.exposure import exposed, propagated
from credlint.analysis.functions import call_function, depending, instantiate
from credlint.analysis.machine import ENVIRON, Arguments, Machine
from credlint.analysis.methods import mapping_method, sequence_method, unknown_container_method
from credlint.analysis.names import last_name
from credlint.analysis.objects import (
    attributes_named,
    class_attribute,
    credential_fields,
    exception_name,
    keep_path,
    load_attribute,
    store_attribute,
)
from credlint.analysis.text import text_method
from credlint.analysis.values import (
    BOTTOM,
    HARMLESS,
    NONE,
    UNKNOWN,
    UNKNOWN_ORIGIN,
    Atom,
    Binding,
    Class,
    Const,
    Function,
    Instance,
    Kind,
    Mapping,
    Method,
    Opaque,
    Origin,
    Partial,
    Qual,
    Ref,
    Seq,
    Super,
    Text,
    Typed,
    Value,
    constants,
    join,
    opaque,
)
from credlint.catalogue import schema
from credlint.catalogue.schema import SinkKind
from credlint.model.diagnostic import Confidence

_SDK_METHODS = frozenset({"client", "resource", "create_client"})
_LOGGERS = frozenset({"log", "logger", "_log", "_logger", "LOG", "LOGGER"})
_LEVELS = frozenset({"debug", "info", "warning", "warn", "error", "exception", "critical", "fatal", "log"})
_LOG_OPTIONS = frozenset({"exc_info", "stack_info", "stacklevel"})
_UNBOUND = frozenset({"str", "bytes", "dict", "list", "set", "tuple"})
"""Types whose methods may be called by the type: `str.upper(text)`."""
_RESULTS = (schema.Returns, schema.Propagator, schema.Sanitizer, schema.Configuration)
"""Rows that say what a call gives: an interpreted function knows better."""
_SECRETIVE = ("sts", "secretsmanager")
"""Services whose responses hold secrets."""


def call(m: Machine, callee: Value, arguments: Arguments, node: cst.CSTNode) -> Value:
    """The result of calling any of the things that `callee` may be."""
    found = [depending(_call(m, atom, arguments, node), arguments) for atom in callee.atoms if atom != Const(None)]
    result = join(found)
    return result if result.atoms else UNKNOWN


def _call(m: Machine, atom: Atom, arguments: Arguments, node: cst.CSTNode) -> Value:
    match atom:
        case Qual():
            return call_qualified(m, atom.name, arguments, node, direct=atom.direct)
        case Function():
            return call_function(m, atom, arguments, node)
        case Method():
            return call_method(m, atom, arguments, node)
        case Opaque():
            return _call_opaque(m, atom, arguments, node)
        case Class():
            return instantiate(m, atom, arguments, node)
        case Partial():
            given = dict(atom.keywords)
            merged = Arguments(
                [*atom.positional, *arguments.positional],
                {**given, **arguments.keywords},
                arguments.rest,
                arguments.keyword_rest,
            )
            muted, m.recorder.muted = m.recorder.muted, m.recorder.muted or atom.judged
            result = m.call(atom.function, merged, node)
            m.recorder.muted = muted
            return result
        case Typed():
            return _call_typed(m, atom, arguments, node)
        case Ref():
            shape = m.state.shape(atom.address)
            if isinstance(shape, Instance) and shape.cls is not None:
                method = class_attribute(m, shape.cls, "__call__", Value([atom]), node, bound=True)
                if method is not None:
                    return m.call(method, arguments, node)
            return UNKNOWN
        case _:
            return UNKNOWN


def _call_typed(m: Machine, atom: Typed, arguments: Arguments, node: cst.CSTNode) -> Value:
    if atom.cls in ("operator.itemgetter", "operator.attrgetter"):
        return get_items(m, atom, arguments.at(0), node)
    if atom.cls == NAMED_TUPLE:
        return make_tuple(m, atom, arguments, node)
    if atom.cls == "functools.decorator":
        return arguments.at(0)
    return call_qualified(m, f"{atom.cls}.__call__", arguments, node)


def call_qualified(
    m: Machine,
    name: str,
    arguments: Arguments,
    node: cst.CSTNode,
    *,
    direct: bool = False,
    receiver: Atom | None = None,
) -> Value:
    """Call something of another module by its qualified name."""
    name = m.catalogue.canonical(name)
    kind, _, method = name.removeprefix("builtins.").rpartition(".")
    if kind in _UNBOUND and name.startswith("builtins.") and arguments.positional and method != "fromkeys":
        rest = Arguments(arguments.positional[1:], arguments.keywords, arguments.rest, arguments.keyword_rest)
        return m.call(load_attribute(m, arguments.at(0), method, node), rest, node)
    answer = handling.issued_by_metadata(m, name, receiver, arguments, node)
    if answer is not None:
        return answer
    builtin = BUILTINS.get(name)
    entry = m.catalogue.entry(name)
    if builtin is not None and not entry.rows:
        return builtin(m, arguments, node)
    rows = [row for row in entry.rows if builtin is None or not isinstance(row, _RESULTS)]
    found = [_by_row(m, row, name, arguments, node, receiver) for row in rows]
    results = [value for value in found if value is not None]
    if builtin is not None:
        results.append(builtin(m, arguments, node))
    if results:
        return join(results)
    if entry.rows:
        return HARMLESS
    if name in m.catalogue.classes:
        return Value([Typed(name)])
    return _uncatalogued(m, name, arguments, node, direct=direct)


def _uncatalogued(m: Machine, name: str, arguments: Arguments, node: cst.CSTNode, *, direct: bool) -> Value:
    if exception_name(name):
        return Value([Typed(name, (("args", Value([Seq(tuple(arguments.everything()), None, True, "tuple")])),))])
    head, _, last = name.rpartition(".")
    if not direct and not m.catalogue.knows_module(name):
        if last in _SDK_METHODS or last == "Session":
            sdk.check_unresolved(m, _spelled(name), arguments, node)
        found = operations.distinctive(m, last, arguments, node)
        if found is not None:
            return found
        if last in _LEVELS and _is_logger(head, node):
            return _log(m, name, arguments, node)
        found = _by_method(m, name, arguments, node)
        if found is not None:
            return found
    return _unknown_result(m, name, arguments, node)


_FILLING = frozenset({"update", "setdefault", "append", "extend", "add", "insert"})
"""Methods that put their arguments into a container."""


def _holds_secret(m: Machine, arguments: Arguments, node: cst.CSTNode) -> bool:
    found: set[Origin] = set()
    for value in arguments.everything():
        found |= exposed(m, value, node)
    return bool(outputs.material(frozenset(found), SinkKind.PRINT))


def _filled(m: Machine, atom: Opaque, name: str, arguments: Arguments, node: cst.CSTNode) -> Value | None:
    """Put a secret into an unknown container in a variable: from now on the variable holds it."""
    function = node.func if isinstance(node, cst.Call) else None
    if not isinstance(function, cst.Attribute) or not isinstance(function.value, cst.Name):
        return None
    item = Value([Opaque(atom.origins, "", atom.binding)])
    shape = Mapping({}, item) if name in ("update", "setdefault") else Seq((), item, False)
    container = m.allocate(function, shape, "filled")
    m.state.variables[(m.frame.number, function.value.value)] = container
    return m.call(Value(Method(ref, name) for ref in container.atoms), arguments, node)


def _unknown_result(m: Machine, name: str, arguments: Arguments, node: cst.CSTNode) -> Value:
    """The result of an unknown function; an unknown class is taken to keep its keywords as attributes."""
    if not name.rpartition(".")[2][:1].isupper() or not arguments.keywords:
        return Value([Opaque(frozenset([UNKNOWN_ORIGIN]), f"{name}()")])
    made = f"{name}()#{m.site(node)}"
    for keyword, value in arguments.keywords.items():
        keep_path(m, f"{made}.{keyword}", value)
    return Value([Opaque(frozenset([UNKNOWN_ORIGIN]), made)])


def _by_method(m: Machine, name: str, arguments: Arguments, node: cst.CSTNode) -> Value | None:
    """The result of a method whose name the catalogue knows on any receiver."""
    found = [_by_row(m, row, name, arguments, node, None) for row in m.catalogue.method(name.rpartition(".")[2]).rows]
    results = [value for value in found if value is not None]
    return join(results) if results else None


def _by_row(
    m: Machine, row: schema.Row, name: str, arguments: Arguments, node: cst.CSTNode, receiver: Atom | None
) -> Value | None:
    match row:
        case schema.SdkCall():
            sdk.check(m, row, name, arguments, node)
            return _sdk_result(m, row, arguments) if row.returns else None
        case schema.KeyedCall():
            sdk.check_keyed(m, row, name, arguments, node)
            return None
        case schema.TextCall():
            sdk.check_text(m, row, name, arguments, node)
            return None
        case schema.EnvironmentDefinition():
            if operations.serves(row.services, receiver):
                handling.deployed(m, row, name, arguments, node)
            return None
        case schema.EnvironmentWriter():
            handling.written(m, row, arguments, node)
            return None
        case schema.FileAccess():
            handling.opened(m, row, name, arguments, node, receiver)
            return None
        case schema.WireTrace():
            handling.traced(m, row, name, arguments, node, receiver)
            return None
        case schema.EnvironmentReader():
            return read_variable(m, row, arguments, node)
        case schema.EnvironmentMapping():
            return m.allocate(node, Mapping({}, opaque(Origin(Kind.REST))))
        case schema.Returns():
            if row.bare and arguments.everything():
                return None
            return Value([Typed(row.returns, _kept(row, arguments))])
        case schema.Sink():
            into_credentials = isinstance(receiver, Typed) and handling.is_credentials_file(Value([receiver]))
            elsewhere = row.kind is SinkKind.RESPONSE and not (name.endswith(".write") or answers(m))
            if operations.serves(row.services, receiver) and not into_credentials and not elsewhere:
                outputs.check(m, row, name, arguments, node, receiver)
            return None
        case schema.Propagator():
            values = [arguments.get(param.names, param.position) for param in row.params]
            given = [value for value in values if value is not None] if row.params else arguments.everything()
            return propagated(m, given, node)
        case schema.Sanitizer():
            if row.wraps:
                return Value([Typed("wrapped", (("first", arguments.at(0)),))])
            return HARMLESS
        case schema.Configuration():
            return opaque(m.origin(Kind.CONFIGURATION, node, name), name=f"{name}()")
        case schema.SecretStore():
            # Secrets of other stores are settings here: only those that AWS's own services keep are credentials.
            kind = Kind.SECRET_STORE if "aws" in name else Kind.CONFIGURATION
            return opaque(m.origin(kind, node, name))
        case _:
            return None


def _sdk_result(m: Machine, row: schema.SdkCall, arguments: Arguments) -> Value:
    service = arguments.get(("service_name",), 0)
    if service is not None and any(each.value in _SECRETIVE for each in constants(service) or ()):
        m.recorder.fetches_secrets = True
    known = (("service", service),) if service is not None else ()
    return Value([Typed(row.returns, known)])


def _kept(row: schema.Returns, arguments: Arguments) -> tuple[tuple[str, Value], ...]:
    """What is remembered of the call that made an object: its first argument (a path, a logger's name)."""
    return (("first", arguments.at(0)),) if arguments.positional else ()


def read_variable(m: Machine, row: schema.EnvironmentReader, arguments: Arguments, node: cst.CSTNode) -> Value:
    """The value of an environment variable read by a function, or its fallback."""
    key = arguments.get(row.key.names, row.key.position)
    default = arguments.get(row.default.names, row.default.position) if row.default is not None else None
    environ = m.state.shape(ENVIRON)
    assert isinstance(environ, Mapping)
    found = mapping_item(m, environ, BOTTOM if key is None else key, node)
    return found if default is None or default == NONE else found | default


def call_method(m: Machine, method: Method, arguments: Arguments, node: cst.CSTNode) -> Value:
    """Call a method of something that is no instance of the file's classes."""
    receiver, name = method.receiver, method.name
    match receiver:
        case Typed():
            return _typed_method(m, receiver, name, arguments, node)
        case Const() | Text():
            found = text_method(m, receiver, name, arguments, node)
            return UNKNOWN if found is None else found
        case Super() if name == "__init__":  # of an exception: its text is what the base is given
            given = Value([Seq(tuple(arguments.everything()), None, True, "tuple")])
            store_attribute(m, receiver.receiver, "args", given)
            return NONE
        case Class() | Super() | Function() | Partial() | Qual() | Method() | Opaque():
            return UNKNOWN
        case _:
            shape = m.shape(receiver)
            if isinstance(shape, Instance) and name in ("_asdict", "_replace"):
                items = {**shape.attributes, **(arguments.keywords if name == "_replace" else {})}
                return m.allocate(node, Mapping(dict(items)) if name == "_asdict" else Instance(shape.cls, items))
            if isinstance(shape, Mapping):
                return mapping_method(m, receiver, shape, name, arguments, node)
            if isinstance(shape, Seq):
                return sequence_method(m, receiver, shape, name, arguments, node)
            return UNKNOWN


def _typed_method(m: Machine, receiver: Typed, name: str, arguments: Arguments, node: cst.CSTNode) -> Value:
    if receiver.cls == "string.Template" and name in ("substitute", "safe_substitute"):
        return substitute(m, receiver, arguments, node)
    if receiver.cls == "re.Pattern" and name in ("match", "search", "fullmatch"):
        pattern = receiver.attribute("pattern") or UNKNOWN
        return match(m, name, pattern, arguments.at(0), receiver.attribute("flags") or BOTTOM, node)
    if receiver.cls == "re.Pattern" and name == "sub":
        replaced = Arguments([receiver.attribute("pattern") or UNKNOWN, *arguments.positional], arguments.keywords)
        return BUILTINS["re.sub"](m, replaced, node)
    if receiver.cls == "pathlib.Path" and name in ("expanduser", "resolve", "absolute", "joinpath"):
        return BUILTINS["pathlib.Path"](m, Arguments([Value([receiver]), *arguments.positional]), node)
    if name == "_asdict" and receiver.cls in m.catalogue.classes:
        return Value([Mapping(credential_fields(m, receiver, node))])
    if receiver.cls == "wrapped":
        return receiver.attribute("first") or UNKNOWN
    issued = operations.response(m, receiver, name, arguments, node)
    qualified = f"{receiver.cls}.{name}"
    known = m.catalogue.entry(qualified).rows or m.catalogue.canonical(qualified) in BUILTINS
    if issued is not None:
        return issued
    if known:
        return call_qualified(m, qualified, arguments, node, receiver=receiver)
    if m.catalogue.entry(receiver.cls).get(schema.Configuration) is not None:
        return opaque(m.origin(Kind.CONFIGURATION, node, receiver.cls))
    if name in ("__enter__", "__aenter__"):
        return Value([receiver])
    return Value([Opaque(frozenset([UNKNOWN_ORIGIN]), f"{qualified}()")])


def _call_opaque(m: Machine, atom: Opaque, arguments: Arguments, node: cst.CSTNode) -> Value:
    head, _, last = atom.name.rpartition(".")
    answer = handling.issued_by_metadata(m, atom.name, None, arguments, node)
    if answer is not None:
        return answer
    if atom.binding is Binding.UNBOUND and m.catalogue.entry(atom.name).rows:
        return call_qualified(m, atom.name, arguments, node)  # a name that notebooks have without an import
    if last:
        handling.written_by_method(m, atom.name, arguments, node)
        if last in _SDK_METHODS or last == "Session":
            sdk.check_unresolved(m, _spelled(atom.name), arguments, node)
        if last in _LEVELS and _is_logger(head, node):
            return _log(m, atom.name, arguments, node)
        issued = operations.distinctive(m, last, arguments, node)
        if issued is None:
            issued = _by_method(m, atom.name, arguments, node)
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
    outputs.emit(m, SinkKind.LOG, _spelled(name), values, node, confidence=Confidence.MEDIUM)
    return NONE


def argument_text(value: Value) -> str:
    """The constant text of an argument, "" when it is not one."""
    known = constants(value)
    return str(known[0].value) if known is not None and len(known) == 1 else ""

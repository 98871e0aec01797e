"""Outputs: calls and statements that show, send or store what they are given."""

from __future__ import annotations

import re

from credlint.analysis import limits
from credlint.analysis.arguments import Arguments, Call
from credlint.analysis.exposure import as_text, exposed
from credlint.analysis.machine import Machine
from credlint.analysis.objects import CONTENT
from credlint.analysis.origins import Kind, Origin, Origins, is_guess, order_of
from credlint.analysis.recorder import Context, OutputRecord
from credlint.analysis.text import conversions, percent
from credlint.analysis.values import (
    BOTTOM,
    Atom,
    Const,
    Instance,
    Mapping,
    Opaque,
    Qual,
    Ref,
    Seq,
    SeqKind,
    Text,
    Typed,
    Value,
    constants,
    is_none,
    join,
)
from credlint.analysis.variables import aws_variable, credential_variable
from credlint.catalogue import schema
from credlint.catalogue.kinds import SinkKind
from credlint.catalogue.shapes import AMAZON_DOMAINS
from credlint.model.diagnostic import Confidence

STORING = frozenset({SinkKind.FILE, SinkKind.NETWORK, SinkKind.MESSAGE, SinkKind.COMMAND})
"""Kinds of sinks where tokens of other services belong: only AWS's own secrets count there."""

SENDING = frozenset({SinkKind.NETWORK, SinkKind.MESSAGE})
"""Kinds of sinks which read the files that they are given."""

_WORKFLOW_OUTPUTS = ("::set-output ", "::save-state ")
"""Commands by which GitHub Actions keeps a value for later steps."""
_ALWAYS = frozenset(
    {Kind.WHOLE_ENVIRONMENT, Kind.TEMPORARY, Kind.LONG_TERM, Kind.SECRET_STORE, Kind.NAMED, Kind.METADATA}
)
_HOST = re.compile(r"(?:https?://)?([^/:?#]*)")
TERMINALS = frozenset(
    f"sys.{stream}{part}" for stream in ("stdout", "stderr", "__stdout__", "__stderr__") for part in ("", ".buffer")
)
"""Streams of the terminal."""


def context(m: Machine) -> Context:
    """How the evaluation came here."""
    return Context(m.frame.scope, tuple(m.call_sites[-limits.RELATED :]))


def material(m: Machine, origins: Origins, kind: SinkKind) -> dict[Origin, None]:
    """The origins that must not reach a sink of this kind, the worst first."""
    found = [origin for origin in origins if _counts(m, origin, kind)]
    return dict.fromkeys(sorted(found, key=order_of))


def _counts(m: Machine, origin: Origin, kind: SinkKind) -> bool:
    if origin.kind is not Kind.ENVIRONMENT:
        return origin.kind in _ALWAYS
    name = origin.detail
    if aws_variable(name):
        return True
    return kind not in STORING and (credential_variable(name) or m.catalogue.is_credential_variable(name))


def emit(m: Machine, kind: SinkKind, sink: str, values: list[Value], site: int, *, returned: bool = False) -> None:
    """Note the output if it shows credential material."""
    origins: set[Origin] = set()
    if any(_begins(value, ("::add-mask::",)) for value in values):
        return  # GitHub Actions masks the value from now on
    if kind is SinkKind.PRINT and any(_begins(value, _WORKFLOW_OUTPUTS) for value in values):
        kind = SinkKind.FILE
    for value in values:
        origins |= exposed(m, value, site)
    found = material(m, frozenset(origins), kind)
    if not found:
        return
    confidence = Confidence.MEDIUM if all(is_guess(origin) for origin in found) else m.confidence
    m.recorder.output(OutputRecord(site, sink, kind, found, confidence, context(m), returned))


def _begins(value: Value, commands: tuple[str, ...]) -> bool:
    """Whether a text is one of these commands to the workflow that runs the program."""
    return bool(value.atoms) and all(_start(atom).startswith(commands) for atom in value.atoms)


def _start(atom: Atom) -> str:
    if isinstance(atom, Const) and isinstance(atom.value, (str, bytes)):
        return as_text(atom.value)
    return atom.parts[0] or "" if isinstance(atom, Text) else ""


def is_amazon(endpoint: Value) -> bool:
    """Whether an endpoint is provably one of Amazon's."""
    return bool(endpoint.atoms) and all(_is_amazon(atom) for atom in endpoint.atoms)


def _is_amazon(atom: Atom) -> bool:
    if isinstance(atom, Const) and isinstance(atom.value, (str, bytes)):
        return amazon_url(as_text(atom.value))
    return isinstance(atom, Text) and amazon_url("".join("x" if part is None else part for part in atom.parts))


def amazon_url(url: str) -> bool:
    """Whether the host of a URL is one of Amazon's."""
    match = _HOST.match(url.strip())
    host = match[1].lower() if match is not None else ""
    return f".{host}".endswith(AMAZON_DOMAINS)


def check(m: Machine, row: schema.Sink, call: Call) -> None:
    """Note a call of a sink."""
    kind = row.kind
    stream = stream_of(row, call.arguments, call.receiver)
    if row.stream or row.onto:
        if stream is not None:
            redirected = _stream_kind(stream, kind)
            if redirected is None:
                return
            kind = redirected
        elif row.needs_stream:
            return
    if call.name == "os.write" and not _is_terminal(call.at(0)):
        kind = SinkKind.FILE
    values = put_out(row, call.arguments)
    if row.receiver and isinstance(call.receiver, Typed):
        values.append(call.receiver.attribute(CONTENT) or BOTTOM)
    if _into_memory(m, stream, values):
        return
    if kind in SENDING:
        values = [read(m, value) for value in values]
    if call.name.startswith("logging."):
        values = formatted(m, values, len(call.positional) - row.first, call.site)
    if kind is SinkKind.NETWORK and any(is_amazon(value) for value in values):
        return  # a request to AWS itself is where its credentials belong
    emit(m, kind, call.name.removeprefix("builtins."), values, call.site)


def stream_of(row: schema.Sink, arguments: Arguments, receiver: Atom | None) -> Value | None:
    """The stream to which a call of a sink writes, where its row tells it and the call gives it."""
    if row.onto:
        return receiver.attribute("first") if isinstance(receiver, Typed) else None
    return arguments.get((row.stream,), row.stream_position) if row.stream else None


def formatted(m: Machine, values: list[Value], positional: int, site: int) -> list[Value]:
    """A log call's message with its arguments formatted into it: a mapping shows only the fields that are named."""
    if positional < 2 or constants(values[0]) is None:
        return values
    given = values[1:positional]
    mapping = len(given) == 1 and any(isinstance(shape, Mapping) for shape in m.shapes(given[0]))
    right = given[0] if mapping else Value([Seq(items=tuple(given), kind=SeqKind.TUPLE)])
    # Arguments without a place in the message are shown by logging's complaint about them.
    places = min(conversions(str(text.value)) for text in constants(values[0]) or ())
    left = given if mapping and not places else [] if mapping else given[places:]
    return [percent(m, values[0], right, site), *left, *values[positional:]]


def _into_memory(m: Machine, stream: Value | None, values: list[Value]) -> bool:
    """Write to a file in memory, if the stream is one."""
    for atom in stream.atoms if stream is not None else ():
        shape = m.shape(atom)
        if isinstance(atom, Ref) and isinstance(shape, Seq) and shape.kind is SeqKind.BUFFER:
            m.state.write(
                atom.address,
                Seq(items=(*shape.items, *values)[: limits.ITEMS], rest=shape.rest, ordered=False, kind=SeqKind.BUFFER),
            )
            return True
    return False


def read(m: Machine, value: Value) -> Value:
    """A value as it is sent: of a file in memory what was written to it."""
    found = [value]
    for shape in m.shapes(value):
        if isinstance(shape, Seq) and shape.kind is SeqKind.BUFFER:
            found.extend((*shape.items, *([shape.rest] if shape.rest is not None else [])))
    return join(found)


def _is_terminal(descriptor: Value) -> bool:
    known = constants(descriptor)
    if known is None:
        return any(isinstance(atom, Opaque) and atom.name.endswith("fileno()") for atom in descriptor.atoms)
    return all(each.value in (1, 2) for each in known)


def _stream_kind(stream: Value, kind: SinkKind) -> SinkKind | None:
    """Where an output goes that is redirected: None into memory, a file, or where it went."""
    kinds: set[SinkKind | None] = set()
    for atom in stream.atoms:
        if isinstance(atom, Typed):
            kinds.add(None if atom.cls.endswith(("StringIO", "BytesIO")) else SinkKind.FILE)
        elif isinstance(atom, Qual) and atom.name in TERMINALS:
            kinds.add(SinkKind.PRINT)
        elif not is_none(atom) or kind is not SinkKind.FILE:
            kinds.add(kind)
    return next((found for found in (kind, SinkKind.PRINT, SinkKind.FILE) if found in kinds), None)


def put_out(row: schema.Sink, arguments: Arguments) -> list[Value]:
    """The values that a call of this sink puts out."""
    if row.params:
        found = [arguments.get(param.names, param.position) for param in row.params]
        return [value for value in found if value is not None]
    values = [*arguments.positional[row.first :]]
    values.extend(value for name, value in arguments.keywords.items() if name not in row.skip and name != row.stream)
    values.extend(value for value in (arguments.rest, arguments.keyword_rest) if value is not None)
    return values


def emit_exception(m: Machine, value: Value, site: int) -> None:
    """Note what the arguments of a raised exception show."""
    values = []
    for atom in value.atoms:
        shape = m.shape(atom)
        given = atom.attribute("args") if isinstance(atom, Typed) else None
        if isinstance(shape, Instance):
            given = shape.attributes.get("args")
        if given is not None:
            values.append(given)
    emit(m, SinkKind.EXCEPTION, "raise", values, site)

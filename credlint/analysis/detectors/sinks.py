"""Sinks: calls and statements that show, send or store values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from credlint.analysis import limits
from credlint.analysis.calls.sdk_operations import serves
from credlint.analysis.calls.streams import shown_values, stream_of
from credlint.analysis.core.arguments import Call
from credlint.analysis.core.events import Listener
from credlint.analysis.core.machine import Machine
from credlint.analysis.core.records import OutputRecord
from credlint.analysis.detectors.files import is_credentials_file
from credlint.analysis.detectors.request_handlers import answers
from credlint.analysis.domain.credential_names import aws_variable, credential_variable
from credlint.analysis.domain.endpoints import is_amazon
from credlint.analysis.domain.joins import contents
from credlint.analysis.domain.literal_shapes import as_text
from credlint.analysis.domain.provenance import Label, Labels, Origin, Provenance, is_guess, order_of, sources
from credlint.analysis.domain.value_kinds import SeqKind
from credlint.analysis.domain.values import (
    BOTTOM,
    Atom,
    Const,
    Instance,
    Mapping,
    Opaque,
    Qual,
    Seq,
    Text,
    Typed,
    Value,
    constants,
    is_none,
    join,
    only,
)
from credlint.analysis.linking.modules import spelled
from credlint.analysis.objects.containers import tuple_of
from credlint.analysis.objects.holders import CONTENT, SHOWN, held
from credlint.analysis.objects.representation import consumed, revealed
from credlint.analysis.objects.strings import conversions, percent
from credlint.catalogue import schema
from credlint.catalogue.kinds import STORING, Role, SinkKind
from credlint.model.diagnostic import Confidence

SENDING = frozenset({SinkKind.NETWORK, SinkKind.MESSAGE})
"""Kinds of sinks that read the files passed to them."""

_WORKFLOW_OUTPUTS = ("::set-output ", "::save-state ")
"""Commands of GitHub Actions that keep a value for later steps."""
_ALWAYS = frozenset(
    {
        Provenance.WHOLE_ENVIRONMENT,
        Provenance.TEMPORARY,
        Provenance.SESSION,
        Provenance.LONG_TERM,
        Provenance.SECRET_STORE,
        Provenance.NAMED,
        Provenance.METADATA,
    }
)
TERMINALS = frozenset(
    f"sys.{stream}{part}" for stream in ("stdout", "stderr", "__stdout__", "__stderr__") for part in ("", ".buffer")
)
"""Streams of the terminal."""


_LOG_OPTIONS = frozenset({"exc_info", "stack_info", "stacklevel"})


@dataclass(frozen=True, slots=True)
class Output:
    """Values that are shown, sent or stored by a call or statement."""

    kind: SinkKind
    sink: str
    values: Sequence[Value]
    site: int
    returned: bool = False


class Sinks(Listener):
    """Detects calls and statements that show, send or store credential material."""

    def __init__(self, m: Machine) -> None:
        self._m = m

    def called(self, call: Call, row: schema.Row) -> None:
        """Check a call of a sink, unless it writes the credentials file or builds a response outside a handler."""
        m = self._m
        if not isinstance(row, schema.Sink) or not serves(row.services, call.receiver):
            return
        targets = [value for value in (stream_of(row, call), call.on if call.receiver else None) if value is not None]
        if any(is_credentials_file(value) for value in targets):
            return  # opening the file is the finding
        if row.kind is SinkKind.RESPONSE and not (call.name.endswith(".write") or answers(m)):
            return
        _check(m, row, call)

    def logged(self, call: Call) -> None:
        """Check a call of what is named like a logger."""
        values = [*call.positional]
        values.extend(value for key, value in call.keywords.items() if key not in _LOG_OPTIONS)
        values.extend(value for value in (call.rest, call.keyword_rest) if value is not None)
        _emit(self._m, Output(SinkKind.LOG, spelled(self._m, call.name), values, call.site))

    def returned(self, value: Value, site: int) -> None:
        """Check the result of a request handler."""
        if answers(self._m):
            filled = _handed(self._m)
            _emit(self._m, Output(SinkKind.RESPONSE, "return", [value, *filled], site, returned=True))

    def raised(self, value: Value, site: int) -> None:
        """Check the arguments of a raised exception."""
        _raised(self._m, value, site)

    def asserted(self, message: Value, site: int) -> None:
        """Check the message of an assertion."""
        _emit(self._m, Output(SinkKind.EXCEPTION, "assert", [message], site))


def _handed(m: Machine) -> list[Value]:
    """The responses that the framework has handed to the current view, and sends with what is put there."""
    definition = m.frame.definition
    names = (each.name.value for each in (None if definition is None else definition.annotated) or ())
    values = (m.state.variable((m.frame.number, name)) for name in names)
    atoms = (atom for value in values if value is not None for atom in value.atoms)
    return [shown for atom in atoms if isinstance(atom, Typed) and (shown := atom.attribute(SHOWN)) is not None]


def _material(m: Machine, labels: Labels, kind: SinkKind) -> dict[Origin, None]:
    """The origins that must not reach a sink of this kind, the most severe first."""
    found = [origin for origin in sources(labels) if _counts(m, origin, kind)]
    return dict.fromkeys(sorted(found, key=order_of))


def _counts(m: Machine, origin: Origin, kind: SinkKind) -> bool:
    if origin.kind is Provenance.SECRET_STORE and kind in SENDING:
        return False  # to be sent is what it was fetched for
    if origin.kind is not Provenance.ENVIRONMENT:
        return origin.kind in _ALWAYS or (origin.kind is Provenance.USED and kind not in STORING)
    name = origin.detail
    if aws_variable(name):
        return True
    return kind not in STORING and (credential_variable(name) or m.catalogue.is_credential_variable(name))


def _begins(value: Value, commands: tuple[str, ...]) -> bool:
    """Whether a text begins with one of these commands of GitHub Actions."""
    return bool(value.atoms) and all(_start(atom).startswith(commands) for atom in value.atoms)


def _start(atom: Atom) -> str:
    if isinstance(atom, Const) and isinstance(atom.value, (str, bytes)):
        return as_text(atom.value)
    return atom.parts[0] or "" if isinstance(atom, Text) else ""


def _check(m: Machine, row: schema.Sink, call: Call) -> None:
    """Record a call of a sink if it outputs credential material."""
    kind = row.kind
    stream = stream_of(row, call)
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
    values = shown_values(row, call)
    if row.receiver and isinstance(call.receiver, Typed):
        content = held(call.receiver)
        values.extend(_contents(m, content) if content.atoms else [call.receiver.attribute("first") or BOTTOM])
    if call.name.endswith(("writelines", "writerows")):
        values = [consumed(m, value) for value in values]
    if kind in SENDING:
        values = [_without_identity(m, read(m, value), call.site) for value in values]
    if call.name.startswith("logging."):
        values = formatted(m, values, len(call.positional) - row.first, call.site)
    if kind is SinkKind.NETWORK and any(is_amazon(value) for value in values):
        return  # AWS itself may receive its credentials
    _emit(m, Output(kind, call.name.removeprefix("builtins."), values, call.site))


_SIGNED = frozenset(
    {
        "x-amz-algorithm",
        "x-amz-content-sha256",
        "x-amz-credential",
        "x-amz-date",
        "x-amz-security-token",
        "x-amz-signature",
        "signature",
        "signaturemethod",
        "signatureversion",
    }
)
"""Headers, and parameters of the query, of requests that are signed by hand (SigV4, SigV2)."""
_SIGNED_QUERY = ("Signature=", "X-Amz-Credential=")
"""What the URL of such a request holds."""
_IDENTITY = ("accesskeyid", "awsaccesskey", "sessiontoken", "securitytoken")
"""What such a request must tell: how the names of key ids and session tokens end."""


def _without_identity(m: Machine, value: Value, site: int) -> Value:
    """A value as it is sent: the headers or the query of a signed request tell key id and session token, which are no
    secrets there; the secret is."""
    found: list[Atom] = []
    for atom in value.atoms:
        if _holds_signature(m, atom):
            shown = revealed(m, Value([atom]), site)
            found.append(Opaque(frozenset(label for label in shown if not _identifies(label))))
        else:
            found.append(atom)
    return Value(found)


def _holds_signature(m: Machine, atom: Atom) -> bool:
    obj = m.heap_object(atom)
    if isinstance(obj, Mapping):
        return any(_is_signed(str(key), item) for key, item in obj.items.items())
    if isinstance(obj, Seq):  # pairs
        pairs = (pair for item in obj.items for pair in m.heap_objects(item) if isinstance(pair, Seq))
        return any(
            _is_signed(str(key.value), pair.items[1])
            for pair in pairs
            if len(pair.items) == 2 and (key := only(pair.items[0])) is not None
        )
    return isinstance(atom, Text) and any(
        part is not None and any(name in part for name in _SIGNED_QUERY) for part in atom.parts
    )


def _is_signed(name: str, value: Value) -> bool:
    if name.lower() == "authorization":
        return _begins(value, ("AWS4-", "AWS "))
    return name.lower() in _SIGNED and bool(value.atoms)


def _identifies(label: Label) -> bool:
    if not isinstance(label, Origin):
        return False
    name = label.detail.replace("_", "").lower()
    return label.role in (Role.ACCESS_KEY, Role.SESSION_TOKEN) or name.endswith(_IDENTITY)


def formatted(m: Machine, values: list[Value], positional: int, site: int) -> list[Value]:
    """A log call's message with its arguments formatted into it: a mapping reveals only the fields that are named."""
    if positional < 2 or constants(values[0]) is None:
        return values
    given = values[1:positional]
    mapping = len(given) == 1 and any(isinstance(obj, Mapping) for obj in m.heap_objects(given[0]))
    right = given[0] if mapping else tuple_of(*given)
    # Arguments without a placeholder in the message appear in the error that logging prints.
    places = min(conversions(str(text.value)) for text in constants(values[0]) or ())
    left = given if mapping and not places else [] if mapping else given[places:]
    return [percent(m, values[0], right, site), *left, *values[positional:]]


def _contents(m: Machine, value: Value) -> list[Value]:
    """All that is in the containers that a value may be."""
    return [item for obj in m.heap_objects(value) for item in contents(obj)]


def read(m: Machine, value: Value, depth: int = limits.NESTING) -> Value:
    """A value as it is sent, with the contents of files in memory, and of requests that were made before."""
    found = [value]
    for obj in m.heap_objects(value):
        if isinstance(obj, Seq) and obj.kind is SeqKind.BUFFER:
            found.extend(contents(obj))
    for atom in value.atoms if depth else ():
        if isinstance(atom, Typed) and (content := atom.attribute(CONTENT)) is not None:
            found.extend(read(m, each, depth - 1) for each in _contents(m, content))
    return join(found)


def _is_terminal(descriptor: Value) -> bool:
    known = constants(descriptor)
    if known is None:
        return any(isinstance(atom, Opaque) and atom.name.endswith("fileno()") for atom in descriptor.atoms)
    return all(each.value in (1, 2) for each in known)


def _stream_kind(stream: Value, kind: SinkKind) -> SinkKind | None:
    """The kind of a redirected output: the first possible of unchanged, print and file; None if it stays in memory."""
    kinds: set[SinkKind | None] = set()
    for atom in stream.atoms:
        if isinstance(atom, Typed):
            kinds.add(None if atom.cls.endswith(("StringIO", "BytesIO")) else SinkKind.FILE)
        elif isinstance(atom, Qual) and atom.name in TERMINALS:
            kinds.add(SinkKind.PRINT)
        elif not is_none(atom) or kind is not SinkKind.FILE:
            kinds.add(kind)
    return next((found for found in (kind, SinkKind.PRINT, SinkKind.FILE) if found in kinds), None)


def _emit(m: Machine, output: Output) -> None:
    """Record the output if it reveals credential material."""
    kind, values = output.kind, output.values
    origins: set[Label] = set()
    if any(_begins(value, ("::add-mask::",)) for value in values):
        return  # GitHub Actions masks the value from now on
    if kind is SinkKind.PRINT and any(_begins(value, _WORKFLOW_OUTPUTS) for value in values):
        kind = SinkKind.FILE
    for value in values:
        origins |= revealed(m, value, output.site)
    found = _material(m, frozenset(origins), kind)
    if not found:
        return
    confidence = Confidence.MEDIUM if all(is_guess(origin) for origin in found) else m.confidence
    m.recorder.emit(OutputRecord(output.site, output.sink, kind, found, confidence, m.context(), output.returned))


def _raised(m: Machine, value: Value, site: int) -> None:
    """Record credential material that the arguments of an exception reveal."""
    values = []
    for atom in value.atoms:
        obj = m.heap_object(atom)
        given = atom.attribute("args") if isinstance(atom, Typed) else None
        if isinstance(obj, Instance):
            given = obj.attributes.get("args")
        if given is not None:
            values.append(given)
    _emit(m, Output(SinkKind.EXCEPTION, "raise", values, site))

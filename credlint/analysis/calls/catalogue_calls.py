"""Calls that the catalogue models: the result that each type of row gives."""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatchcase

from credlint.analysis.calls.catalogue_objects import content_of, holder
from credlint.analysis.calls.documents import as_document, is_document, read_back, written
from credlint.analysis.calls.sdk_operations import reads_secret
from credlint.analysis.calls.streams import shown_values, stream_of, write_to_memory
from credlint.analysis.core.arguments import Arguments, Call
from credlint.analysis.core.escape import holds_secret
from credlint.analysis.core.injection import response_of, shared
from credlint.analysis.core.machine import Machine
from credlint.analysis.domain.environment import ENVIRON, environment
from credlint.analysis.domain.markers import is_nothing, with_labels
from credlint.analysis.domain.provenance import FIELD, PASSED, UNKNOWN_ORIGIN, Provenance
from credlint.analysis.domain.value_kinds import PATH, WRAPPED
from credlint.analysis.domain.values import (
    BOTTOM,
    HARMLESS,
    NONE,
    UNKNOWN,
    Atom,
    Const,
    Function,
    Mapping,
    Method,
    Opaque,
    Partial,
    Qual,
    Seq,
    Typed,
    Value,
    join,
    only,
    opaque,
)
from credlint.analysis.models.flows import flowed
from credlint.analysis.objects.instances import GUESSED, made_fields
from credlint.analysis.objects.items import mapping_item
from credlint.analysis.objects.representation import propagated
from credlint.catalogue import schema
from credlint.catalogue.kinds import Role


def by_method(m: Machine, call: Call) -> Value | None:
    """The result of a method that the catalogue models on any receiver; None if no row gives one."""
    rows = m.catalogue.method(call.name).rows
    with m.guessing():
        found = [by_row(m, row, call) for row in rows]
    results = [value for value in found if value is not None]
    return join(results) if results else None


def by_row(m: Machine, row: schema.Row, call: Call) -> Value | None:
    """Apply one row to a call: emit the `called` event and return the row's result, None if it gives none."""
    if isinstance(row, schema.Sink) and row.lazy:
        call = _called_lazily(m, call)
    if isinstance(row, schema.Sink) and (write_to_memory(m, row, call) or _write_to_response(m, row, call)):
        return None
    m.events.called(call, row)
    return _result(m, row, call)


def _called_lazily(m: Machine, call: Call) -> Call:
    """A call whose arguments are made by functions, with what these return: `logger.opt(lazy=True).info("{}", f)`."""
    lazy = call.receiver.attribute("first") if isinstance(call.receiver, Typed) else None
    known = None if lazy is None else only(lazy)
    if known is None or known.value is not True:
        return call

    def made(value: Value) -> Value:
        called = any(isinstance(atom, (Function, Method, Partial, Qual)) for atom in value.atoms)
        return m.call(value, Arguments(), call.site) if called else value

    keywords = {name: made(value) for name, value in call.keywords.items()}
    return call.given(Arguments([made(value) for value in call.positional], keywords, call.rest, call.keyword_rest))


def _write_to_response(m: Machine, row: schema.Sink, call: Call) -> bool:
    """Write a sink's output into a response, as a table in CSV; returns whether its stream is one."""
    stream = stream_of(row, call)
    for atom in stream.atoms if stream is not None else ():
        writes = m.catalogue.entry(f"{atom.cls}.write").get(schema.Collector) if isinstance(atom, Typed) else None
        if writes is not None:
            content_of(m, writes, Call(Arguments(shown_values(row, call)), call.site, call.name, atom))
            return True
    return False


def _result(m: Machine, row: schema.Row, call: Call) -> Value | None:
    match row:
        case schema.SdkCall():
            return _sdk_result(m, row, call)
        case schema.EnvironmentReader():
            return read_variable(m, row, call)
        case schema.EnvironmentMapping():
            return _environment_copy(m, row, call)
        case schema.ClassLookup():
            return _looked_up(row, call.arguments)
        case schema.Returns() | schema.Handed():
            return _made(m, row, call)
        case schema.Collector() | schema.Lookup() | schema.Option() | schema.OptionParser() | schema.Command():
            return content_of(m, row, call)
        case schema.Propagator():
            return _passed_on(m, row, call)
        case schema.Flow():
            return flowed(m, row, call)
        case schema.Sanitizer():
            return _sanitized(row, call)
        case schema.Configuration():
            return None if is_document(m, call) else m.setting(call.site, call.name, f"{call.name}()#{call.site}")
        case schema.SecretStore():
            return _stored_secret(m, row, call)
        case _:
            return None


def _made(m: Machine, row: schema.Returns | schema.Handed, call: Call) -> Value | None:
    """A new object of the row's class, or a sequence of such objects; None if it is `bare` and arguments are passed."""
    if isinstance(row, schema.Handed):
        return _shared(m, call)
    if row.bare and call.everything():
        return None
    fields = made_fields(call.receiver, m.catalogue.classes.get(row.returns))
    attributes = (*_kept(m, row, call.arguments, call.receiver), *holder(m, row, call), *fields)
    made = Value([Typed(row.returns, attributes)])
    return Value([Seq(rest=made, ordered=False)]) if row.many else made


def _shared(m: Machine, call: Call) -> Value | None:
    """An object that a program makes for a framework; None where another row makes it."""
    if response_of(m, call.name) is not None:
        return None
    return Value([Opaque(frozenset([UNKNOWN_ORIGIN]), f"{call.name}()#{call.site}", at=shared(m, call.name))])


def _passed_on(m: Machine, row: schema.Propagator, call: Call) -> Value | None:
    """A text that reveals what the arguments reveal or, if a secret is parsed, a mapping of such values.

    None if a file is parsed: another row says what comes out of it.
    """
    values = [call.get(param.names, param.position) for param in row.params]
    given = [value for value in values if value is not None] if row.params else call.everything()
    if row.parses and (document := read_back(m, call)) is not None:
        return document
    if row.serializes:
        given = [written(m, value, call) for value in given[:1]]
    text = propagated(m, given, call.site)
    if row.serializes and given:
        return as_document(m, text, given[0], call)
    if row.parses and text == HARMLESS and m.catalogue.entry(call.name).get(schema.Configuration) is not None:
        return None
    if not row.parses or not holds_secret(m, text):
        return text
    return m.allocate(call.site, Mapping(rest=with_labels(text, FIELD)), call.name)


def _environment_copy(m: Machine, row: schema.EnvironmentMapping, call: Call) -> Value:
    copied = environment()
    return m.allocate(call.site, Mapping(items=copied.items if row.whole else {}, rest=copied.rest))


def _sanitized(row: schema.Sanitizer, call: Call) -> Value:
    return Value([Typed(WRAPPED, (("first", call.at(0)),))]) if row.wraps else HARMLESS


def _stored_secret(m: Machine, row: schema.SecretStore, call: Call) -> Value:
    """A stored secret, or the fields of one: only those of AWS's own stores are credentials, others are settings."""
    if reads_secret(row, call):
        return opaque(m.origin(Provenance.SECRET_STORE, call.site, call.name), *FIELD)
    return with_labels(m.setting(call.site, call.name), FIELD)


def _sdk_result(m: Machine, row: schema.SdkCall, call: Call) -> Value | None:
    if not row.returns:
        return None
    cls = m.catalogue.classes.get(row.returns)
    if cls is not None:
        made = not row.refreshes and bool(call.everything())
        return Value([Typed(row.returns, tuple(_fields(cls, row, call)) if made else ())])
    service = call.get(("service_name",), 0)
    known = (("service", service),) if service is not None else ()
    return Value([Typed(row.returns, known)])


def _fields(cls: schema.CredentialClass, row: schema.SdkCall, call: Call) -> Iterator[tuple[str, Value]]:
    """What an object of credentials has been made of: those are no other credentials, and have been judged now."""
    params = {Role.ACCESS_KEY: row.access_key, Role.SECRET_KEY: row.secret_key, Role.SESSION_TOKEN: row.session_token}
    missing = NONE if call.rest is None and call.keyword_rest is None else UNKNOWN
    for field, role in cls.fields:
        param = params[role]
        given = None if param is None else call.get(param.names, param.position)
        yield field, Value(_passed(atom) for atom in (missing if given is None else given).atoms)


def _passed(atom: Atom) -> Atom:
    """What an object of credentials was made of, marked as that."""
    if isinstance(atom, Qual):  # imported from where nothing is known
        return Opaque(PASSED | {UNKNOWN_ORIGIN}, atom.name)
    if isinstance(atom, Const) and not isinstance(atom.value, (str, bytes)):
        return atom
    return next(iter(with_labels(Value([atom]), PASSED).atoms))


def _looked_up(row: schema.ClassLookup, arguments: Arguments) -> Value | None:
    """The class that a name selects; None if the name is unknown or selects another class."""
    name = arguments.get(row.param.names, row.param.position)
    texts = [
        str(atom.value) if isinstance(atom, Const) else atom.name.rpartition(".")[2]
        for atom in (name.atoms if name is not None else ())
        if isinstance(atom, (Const, Qual))
    ]
    known = any(fnmatchcase(text.lower(), pattern) for text in texts for pattern in row.values)
    return Value([Qual(row.gives)]) if known else None


def _kept(
    m: Machine, row: schema.Returns, arguments: Arguments, receiver: Atom | None
) -> tuple[tuple[str, Value], ...]:
    """The attributes of a new object: an argument of its call or the opened path; whether the callee was guessed."""
    guessed = not m.sure or (isinstance(receiver, Typed) and receiver.attribute(GUESSED) is not None)
    names, place = (row.first.names, row.first.position) if row.first is not None else ((), 0)
    opened = isinstance(receiver, Typed) and receiver.cls == PATH
    known = Value([receiver]) if opened and receiver is not None else arguments.get(names, place)
    first = (("first", known),) if known is not None else ()
    return (*first, (GUESSED, HARMLESS)) if guessed else first


def read_variable(m: Machine, row: schema.EnvironmentReader, call: Call) -> Value:
    """The value of the environment variable that a function reads, joined with the fallback."""
    key = call.get(row.key.names, row.key.position)
    default = call.get(row.default.names, row.default.position) if row.default is not None else None
    environ = m.state.heap_object(ENVIRON)
    assert isinstance(environ, Mapping)
    found = mapping_item(m, environ, BOTTOM if key is None else key, call.site)
    if default is None or is_nothing(default):
        return found
    either = found | default
    m.events.environment_read(either)
    return either

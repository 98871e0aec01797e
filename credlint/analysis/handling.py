"""Credentials handled by hand: variables overwritten, metadata services asked, files opened, wires traced."""

from __future__ import annotations

import re

from credlint.analysis.arguments import Call
from credlint.analysis.exposure import as_text
from credlint.analysis.facts import HandlingKind, Provenance
from credlint.analysis.items import load_item
from credlint.analysis.iteration import iterate
from credlint.analysis.keys import note_literal
from credlint.analysis.machine import ENVIRON, Machine
from credlint.analysis.origins import Kind, Origin
from credlint.analysis.outputs import context
from credlint.analysis.recorder import HandlingRecord
from credlint.analysis.sdk import worst_of
from credlint.analysis.values import (
    Const,
    Instance,
    Mapping,
    Opaque,
    Qual,
    Ref,
    Seq,
    Text,
    Typed,
    Value,
    const,
    constants,
    opaque,
)
from credlint.catalogue import schema
from credlint.catalogue.names import SDK_VARIABLES
from credlint.catalogue.shapes import METADATA_HOSTS

_REQUESTS = frozenset({"get", "request", "urlopen", "open", "fetch", "urlretrieve", "put", "post", "send", "retry_url"})
_FILE = re.compile(r"(?:^|[/\\])\.aws[/\\]+credentials$")
_ISSUER = re.compile(r"https?://169\.254\.170\.(?:2|23)(?!/v[2-9](?:/(?!credentials)|$))")


def note(m: Machine, kind: HandlingKind, subject: str, callee: str, site: int, origin: Origin | None = None) -> None:
    """Keep one finding of this family."""
    m.recorder.handling(HandlingRecord(site, kind, subject, callee, m.confidence, context(m), origin))


def override(m: Machine, name: Value, value: Value, site: int) -> None:
    """Note that a variable which an SDK reads is set: to more than a dummy, None or its own saved copy."""
    for key in constants(name) or ():
        text = as_text(key.value) if isinstance(key.value, (str, bytes)) else ""
        if text not in SDK_VARIABLES:
            continue
        note_literal(m, text, value)
        worst = worst_of(m, value)
        if worst is None or worst[0] is Provenance.DUMMY:
            continue
        if is_saved(value, text) or (worst[1].kind is Kind.REST):
            continue
        note(m, HandlingKind.OVERRIDE, text, "", site, worst[1])


def is_saved(value: Value, name: str) -> bool:
    """Whether a value is what the environment held under this name."""
    marks = {
        origin.detail
        for atom in value.atoms
        if isinstance(atom, (Const, Text, Opaque))
        for origin in atom.origins
        if origin.kind is Kind.SAVED
    }
    return name in marks


def is_environment(value: Value) -> bool:
    """Whether a value is the process environment, or names it for `patch.dict`."""
    return any(atom == Ref(ENVIRON) or (isinstance(atom, Const) and atom.value == "os.environ") for atom in value.atoms)


def override_all(m: Machine, mapping: Mapping, site: int) -> None:
    """Note every variable that a mapping sets in the environment."""
    for key, value in mapping.items.items():
        if value.atoms:
            override(m, Value([Const(key)]), value, site)


def written(m: Machine, row: schema.EnvironmentWriter, call: Call) -> None:
    """A call that sets variables of the environment."""
    if row.mapping is not None:
        target = call.get(row.target.names, row.target.position) if row.target is not None else None
        if target is None or not is_environment(target):
            return
        values = call.get(row.mapping.names, row.mapping.position)
        for shape in m.shapes(values) if values is not None else ():
            if isinstance(shape, Mapping):
                override_all(m, shape, call.site)
        own = (*row.mapping.names, *(row.target.names if row.target is not None else ()), "clear")
        for name, value in call.keywords.items():
            if name not in own:
                override(m, const(name), value, call.site)
    elif row.key is not None and row.value is not None:
        key = call.get(row.key.names, row.key.position)
        value_given = call.get(row.value.names, row.value.position)
        if key is not None and value_given is not None:
            override(m, key, value_given, call.site)


def written_by_method(m: Machine, name: str, call: Call) -> None:
    """The same on a fixture: `monkeypatch.setenv(…)`, `mocker.patch.dict(…)`."""
    if name.endswith(".setenv") and len(call.positional) >= 2:
        override(m, call.at(0), call.at(1), call.site)
    elif name.endswith("patch.dict"):
        row = m.catalogue.entry("unittest.mock.patch.dict").get(schema.EnvironmentWriter)
        if row is not None:
            written(m, row, call)


def issued_by_metadata(m: Machine, call: Call) -> Value | None:
    """The answer of a metadata service that is asked for credentials, None for any other request."""
    if call.name.rpartition(".")[2] not in _REQUESTS:
        return None
    urls: list[Value] = [*call.positional[:2]]
    urls.extend(call.keywords[name] for name in ("url", "fullurl", "uri") if name in call.keywords)
    host = call.receiver.attribute("first") if isinstance(call.receiver, Typed) else None
    for url in urls:
        for text, origins in _texts(m, url, host):
            if _asks_for_credentials(text, origins):
                note(m, HandlingKind.METADATA, _host(text), call.name, call.site)
                if text.rstrip("/").endswith("security-credentials"):
                    return Value([Opaque(frozenset([Origin(Kind.UNKNOWN)]))])
                return opaque(Origin(Kind.METADATA, call.name, None, call.site))
    return None


def _texts(m: Machine, url: Value, host: Value | None) -> list[tuple[str, frozenset[Origin]]]:
    found = []
    for atom in url.atoms:
        if isinstance(atom, Typed):  # a request object
            inner = atom.attribute("first")
            found.extend(_texts(m, inner, None) if inner is not None else [])
        elif isinstance(atom, Const) and isinstance(atom.value, (str, bytes)):
            found.append((as_text(atom.value), atom.origins))
        elif isinstance(atom, Text):
            found.append(("".join("\0" if part is None else part for part in atom.parts), atom.origins))
        elif isinstance(atom, Opaque):
            found.append(("\0", atom.origins))
    if host is not None:
        hosts = [str(each.value) for each in constants(host) or ()]
        found.extend((f"http://{name}{text}", origins) for name in hosts for text, origins in list(found))
    return found


def _asks_for_credentials(text: str, origins: frozenset[Origin]) -> bool:
    if any(
        origin.kind is Kind.ENVIRONMENT and origin.detail.startswith("AWS_CONTAINER_CREDENTIALS_") for origin in origins
    ):
        return True
    if "/iam/security-credentials" in text or "/identity-credentials/ec2/security-credentials" in text:
        return True
    return _ISSUER.match(text) is not None and "/task" not in text and "/stats" not in text


def _host(text: str) -> str:
    return next((host for host in METADATA_HOSTS if host in text), "the metadata service")


def deployed(m: Machine, row: schema.EnvironmentDefinition, call: Call) -> None:
    """Note AWS credentials in the environment that a call defines for something deployed."""
    value = call.get(row.param.names, row.param.position)
    if value is None:
        return
    if row.name is not None:
        name = call.get(row.name.names, row.name.position)
        if name is not None:
            _deploy(m, name, value, call.name, call.site)
        return
    parts = [value]
    for key in row.path:
        if key == "[]":
            parts = [item for part in parts for item in _items(m, part, call.site)]
        else:
            parts = [load_item(m, part, const(key), call.site) for part in parts if _has(m, part, key)]
    for part in parts:
        if row.pair is not None:
            for item in _items(m, part, call.site):
                name, given = _member(m, item, row.pair[0], call.site), _member(m, item, row.pair[1], call.site)
                if name is not None and given is not None:
                    _deploy(m, name, given, call.name, call.site)
            continue
        for shape in m.shapes(part):
            if isinstance(shape, Mapping):
                for key_value, given in shape.items.items():
                    _deploy(m, Value([Const(key_value)]), given, call.name, call.site)


def _items(m: Machine, value: Value, site: int) -> list[Value]:
    run = iterate(m, value, site)
    return [*run.items, *([run.rest] if run.rest is not None else [])]


def _has(m: Machine, value: Value, key: str) -> bool:
    shapes = m.shapes(value)
    return (
        any(isinstance(shape, Mapping) and key in shape.items for shape in shapes)
        or any(isinstance(shape, Instance) and key in shape.attributes for shape in shapes)
        or any(isinstance(atom, Typed) and atom.attribute(key) is not None for atom in value.atoms)
    )


def _member(m: Machine, value: Value, key: str, site: int) -> Value | None:
    for shape in m.shapes(value):
        if isinstance(shape, Mapping) and key in shape.items:
            return shape.items[key]
    for atom in value.atoms:
        if isinstance(atom, Typed) and (found := atom.attribute(key)) is not None:
            return found
    return None


def _deploy(m: Machine, name: Value, value: Value, callee: str, site: int) -> None:
    for key in constants(name) or ():
        if key.value in SDK_VARIABLES:
            worst = worst_of(m, value)
            if worst is not None and worst[0] is not Provenance.DUMMY:
                note(m, HandlingKind.DEPLOYMENT, str(key.value), callee, site, worst[1])


def is_credentials_file(value: Value | None) -> bool:
    """Whether a path is that of the shared credentials file."""
    if value is None:
        return False
    for atom in value.atoms:
        if isinstance(atom, Typed):
            if atom.cls in ("pathlib.Path", "io.TextIOWrapper") and is_credentials_file(atom.attribute("first")):
                return True
        elif isinstance(atom, Const) and isinstance(atom.value, str):
            if _FILE.search(atom.value):
                return True
        elif isinstance(atom, Text) and atom.parts[-1] is not None and _FILE.search(atom.parts[-1]):
            return True
        if isinstance(atom, (Text, Opaque)) and any(
            origin.kind is Kind.ENVIRONMENT and origin.detail == "AWS_SHARED_CREDENTIALS_FILE"
            for origin in atom.origins
        ):
            return True
        if isinstance(atom, Seq) and any(is_credentials_file(item) for item in atom.items):
            return True
    return False


def opened(m: Machine, row: schema.FileAccess, call: Call) -> None:
    """Note that the shared credentials file is opened by hand."""
    if row.path is not None:
        path = call.get(row.path.names, row.path.position)
        paths = [path] if path is not None else []
        for shape in m.shapes(path) if path is not None else ():
            if isinstance(shape, Seq):
                paths.extend(shape.items)
    else:
        paths = [call.on] if call.receiver is not None else []
    if any(is_credentials_file(path) for path in paths):
        note(m, HandlingKind.FILE, "~/.aws/credentials", call.name, call.site)


def traced(m: Machine, row: schema.WireTrace, call: Call) -> None:
    """Note that a logger which sees credentials is set to DEBUG."""
    given = call.get(row.level.names, row.level.position) if row.level is not None else None
    if not (_is_debug(given) if given is not None else row.default_level == "DEBUG"):
        return
    if row.logger is not None:
        named = call.get(row.logger.names, row.logger.position)
        names = _names(named) if named is not None else [row.default_logger]
    else:
        first = call.receiver.attribute("first") if isinstance(call.receiver, Typed) else None
        names = [""] if first is None else _names(first)
    for name in names:
        if name.partition(".")[0] == "botocore" or (name == "" and call.name == "boto3.set_stream_logger"):
            note(m, HandlingKind.WIRE_TRACE, name or "every logger", call.name, call.site)
        elif name == "":
            m.recorder.root_traces.append((call.site, call.name, context(m)))


def _names(value: Value) -> list[str]:
    return ["" if each.value is None else str(each.value) for each in constants(value) or ()]


def _is_debug(value: Value) -> bool:
    for atom in value.atoms:
        if isinstance(atom, Const) and atom.value in (10, "DEBUG", "debug"):
            return True
        if isinstance(atom, Qual) and atom.name in ("logging.DEBUG", "logging.NOTSET"):
            return True
    return False


def confirm_root_traces(m: Machine) -> None:
    """The root logger at DEBUG counts only where the file talks to a service that answers with secrets."""
    if m.recorder.fetches_secrets:
        for site, callee, where in m.recorder.root_traces:
            record = HandlingRecord(site, HandlingKind.WIRE_TRACE, "the root logger", callee, m.confidence, where)
            m.recorder.handling(record)

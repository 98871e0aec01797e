"""Requests for credentials to a metadata service, and their responses."""

from __future__ import annotations

import re

from credlint.analysis.core.arguments import Call
from credlint.analysis.core.machine import Machine
from credlint.analysis.domain.literal_shapes import as_text
from credlint.analysis.domain.provenance import Labels, Origin, Provenance
from credlint.analysis.domain.values import Const, Opaque, Text, Typed, Value, constants, in_order, opaque
from credlint.catalogue import schema
from credlint.catalogue.shapes import METADATA_HOSTS


def issued_by_metadata(m: Machine, call: Call) -> Value | None:
    """The response of a metadata service to a request for credentials; None for any other call."""
    last = call.name.rpartition(".")[2]
    if last in m.catalogue.metadata_requests and (row := _row(m, call)) is not None:
        return _fetched(m, row, call)
    if last not in _REQUESTS:
        return None
    urls: list[Value] = [*call.positional[:2]]
    urls.extend(call.keywords[name] for name in ("url", "fullurl", "uri") if name in call.keywords)
    host = call.receiver.attribute("first") if isinstance(call.receiver, Typed) else None
    for url in urls:
        for text, labels in _texts(m, url, host):
            if _asks_for_credentials(text, labels):
                name_only = text.rstrip("/").endswith("security-credentials")
                m.events.metadata_requested(call, _host(text), name_only=name_only)
                if name_only:
                    return Value([Opaque(frozenset([Origin(Provenance.UNKNOWN)]))])
                return opaque(Origin(Provenance.METADATA, call.name, None, call.site))
    return None


def _row(m: Machine, call: Call) -> schema.MetadataRequest | None:
    """What the catalogue says of a fetcher: by its name, or of an unresolved receiver by that of its method."""
    row = m.catalogue.entry(call.name).get(schema.MetadataRequest)
    return row if m.sure or row is not None else m.catalogue.method(call.name).get(schema.MetadataRequest)


def _fetched(m: Machine, row: schema.MetadataRequest, call: Call) -> Value | None:
    """What a fetcher of an SDK gives; None where it is asked for something else."""
    if row.path is not None:
        path = call.get(row.path.names, row.path.position)
        host = Value([Const(row.host)])
        found = [] if path is None else _texts(m, path, host)
        if not any(_asks_for_credentials(*each) for each in found) and not (row.by_default and _is_unknown(path)):
            return None
    m.events.metadata_requested(call, row.host)
    return (
        Value([Typed(row.returns)]) if row.returns else opaque(Origin(Provenance.METADATA, call.name, None, call.site))
    )


def _is_unknown(path: Value | None) -> bool:
    """Whether nothing is known of what is asked for."""
    return path is None or any(
        isinstance(atom, Opaque) and not any(label.kind is Provenance.ENVIRONMENT for label in atom.labels)
        for atom in path.atoms
    )


def _texts(m: Machine, url: Value, host: Value | None) -> list[tuple[str, Labels]]:
    found = []
    for atom in in_order(url.atoms):
        if isinstance(atom, Typed):  # a request object
            inner = atom.attribute("first")
            found.extend(_texts(m, inner, None) if inner is not None else [])
        elif isinstance(atom, Const) and isinstance(atom.value, (str, bytes)):
            found.append((as_text(atom.value), atom.labels))
        elif isinstance(atom, Text):
            found.append(("".join("\0" if part is None else part for part in atom.parts), atom.labels))
        elif isinstance(atom, Opaque):
            found.append(("\0", atom.labels))
    if host is not None:
        hosts = [str(each.value) for each in constants(host) or ()]
        found.extend((f"http://{name}{text}", labels) for name in hosts for text, labels in list(found))
    return found


def _asks_for_credentials(text: str, labels: Labels) -> bool:
    if any(
        origin.kind is Provenance.ENVIRONMENT and origin.detail.startswith("AWS_CONTAINER_CREDENTIALS_")
        for origin in labels
    ):
        return True
    if "/iam/security-credentials" in text or "/identity-credentials/ec2/security-credentials" in text:
        return True
    return _ISSUER.match(text) is not None and "/task" not in text and "/stats" not in text


def _host(text: str) -> str:
    return next((host for host in METADATA_HOSTS if host in text), "the metadata service")


_REQUESTS = frozenset({"get", "request", "urlopen", "open", "fetch", "urlretrieve", "put", "post", "send", "retry_url"})


_ISSUER = re.compile(r"https?://169\.254\.170\.(?:2|23)(?!/v[2-9](?:/(?!credentials)|$))")

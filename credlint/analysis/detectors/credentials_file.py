"""Direct access to the shared credentials file: opening, parsing or writing it."""

from __future__ import annotations

import re

from credlint.analysis.core.arguments import Call
from credlint.analysis.core.events import Listener
from credlint.analysis.core.machine import Machine
from credlint.analysis.domain.provenance import Provenance
from credlint.analysis.domain.values import Const, Opaque, Seq, Text, Typed, Value
from credlint.analysis.facts import HandlingKind
from credlint.catalogue import schema

_FILE = re.compile(r"(?:^|[/\\])\.aws[/\\]+credentials$")


def is_credentials_file(value: Value | None) -> bool:
    """Whether a value may be the path of the shared credentials file, or an object made of that path."""
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
            origin.kind is Provenance.ENVIRONMENT and origin.detail == "AWS_SHARED_CREDENTIALS_FILE"
            for origin in atom.labels
        ):
            return True
        if isinstance(atom, Seq) and any(is_credentials_file(item) for item in atom.items):
            return True
    return False


class CredentialsFile(Listener):
    """Detects calls that open, parse or write the shared credentials file."""

    def __init__(self, m: Machine) -> None:
        self._m = m

    def called(self, call: Call, row: schema.Row) -> None:
        """Check a call that opens, reads or writes a file."""
        if isinstance(row, schema.FileAccess):
            _opened(self._m, row, call)


def _opened(m: Machine, row: schema.FileAccess, call: Call) -> None:
    """Record the call if its path, or else its receiver, is the shared credentials file."""
    if row.path is not None:
        path = call.get(row.path.names, row.path.position)
        paths = [path] if path is not None else []
        for obj in m.heap_objects(path) if path is not None else ():
            if isinstance(obj, Seq):
                paths.extend(obj.items)
    else:
        paths = [call.on] if call.receiver is not None else []
    if any(is_credentials_file(path) for path in paths):
        m.recorder.handling(m.handled(HandlingKind.FILE, "~/.aws/credentials", call))

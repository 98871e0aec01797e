"""Files: the shared credentials file that is opened by hand, and variables that hold the paths of other files."""

from __future__ import annotations

import re

from credlint.analysis.core.arguments import Call
from credlint.analysis.core.events import Listener
from credlint.analysis.core.machine import Machine
from credlint.analysis.domain.credential_names import CREDENTIALS_FILE, aws_variable, is_file_variable
from credlint.analysis.domain.provenance import Origin, Provenance
from credlint.analysis.domain.value_kinds import FILE, PATH
from credlint.analysis.domain.values import Atom, Const, Opaque, Seq, Text, Typed, Value
from credlint.analysis.facts import HandlingKind
from credlint.catalogue import schema

_PATH = re.compile(
    r"(?:~|\.{0,2}[/\\]|[A-Za-z]:[/\\]).+|[\w.$/\\ -]+\.(?:cfg|conf|crt|env|ini|json|key|p12|pem|pfx|toml|txt|ya?ml)"
)
"""A text that looks like the path of a file."""

_STORE = re.compile(r"[a-z][a-z0-9_.-]+(?:/[a-z][a-z0-9_.-]+)+")
"""A text that looks like the path of an entry in a store of secrets; keys in base64 have capital letters."""

_NAMES = frozenset({"path", "file_path", "filepath", "filename", "secret_path", "vault_path"})
"""Keywords, keys and other names whose value is a path: not `url_path`, which may well be a secret."""


def is_credentials_file(value: Value | None) -> bool:
    """Whether a value may be the path of the shared credentials file, or an object made of that path."""
    if value is None:
        return False
    for atom in value.atoms:
        if isinstance(atom, Typed):
            if atom.cls in (PATH, FILE) and is_credentials_file(atom.attribute("first")):
                return True
        elif isinstance(atom, Const) and isinstance(atom.value, str):
            if CREDENTIALS_FILE.search(atom.value):
                return True
        elif isinstance(atom, Text) and atom.parts[-1] is not None and CREDENTIALS_FILE.search(atom.parts[-1]):
            return True
        if isinstance(atom, (Text, Opaque)) and any(
            origin.kind is Provenance.ENVIRONMENT and is_file_variable(origin.detail) for origin in atom.labels
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
        m.recorder.emit(m.handled(HandlingKind.FILE, "~/.aws/credentials", call))


class PathVariables(Listener):
    """Takes back outputs of variables used as paths: the file opens them, names them so, or falls back to one."""

    def __init__(self, m: Machine) -> None:
        self._m = m
        self._names: set[str] = set()

    def called(self, call: Call, row: schema.Row) -> None:
        """Note the variable that a call takes for a path, and one that is shown if it is given, else a path."""
        if isinstance(row, (schema.FileAccess, schema.PathUse)) and row.path is not None:
            path = call.get(row.path.names, row.path.position)
            if path is not None:
                self._names.update(_variables(path))
        elif isinstance(row, schema.Sink):
            for value in call.positional:
                self._note_alternatives(value)

    def environment_read(self, value: Value) -> None:
        """Note a variable whose fallback is a path."""
        self._note_alternatives(value)

    def literal_named(self, name: str, value: Value) -> None:
        """Note a variable that is named a path, or instead of which a name may hold one."""
        if name in _NAMES:
            self._names |= _variables(value)
        self._note_alternatives(value)

    def _note_alternatives(self, value: Value) -> None:
        if len(value.atoms) < 2:
            return
        names = _variables(value)
        if names and any(map(_is_path, value.atoms)):
            self._names |= names

    def finished(self) -> None:
        """Take back outputs that show nothing but paths."""
        if self._names:
            self._m.recorder.withdraw(self._is_path_variable)

    def _is_path_variable(self, origin: Origin) -> bool:
        return (
            origin.kind is Provenance.ENVIRONMENT and origin.detail in self._names and not aws_variable(origin.detail)
        )


def _variables(value: Value) -> set[str]:
    """The names of variables that a value may be as they are."""
    return {
        origin.detail
        for atom in value.atoms
        if isinstance(atom, Opaque)
        for origin in atom.labels
        if origin.kind is Provenance.ENVIRONMENT and origin.detail
    }


def _is_path(atom: Atom) -> bool:
    if isinstance(atom, Typed):
        return atom.cls == PATH
    if isinstance(atom, Text):
        return _PATH.fullmatch("".join(part or "_" for part in atom.parts)) is not None
    if not isinstance(atom, Const) or not isinstance(atom.value, str):
        return False
    return (_PATH.fullmatch(atom.value) or _STORE.fullmatch(atom.value)) is not None

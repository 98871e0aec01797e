"""Hard-coded keys: literals with the shape of a key, or assigned to a credential's name."""

from __future__ import annotations

from credlint.analysis.core.events import Listener
from credlint.analysis.core.machine import Machine
from credlint.analysis.core.records import CallPath, LiteralRecord
from credlint.analysis.domain.credential_names import aws_variable, names_secret_key, spelled_like_credential
from credlint.analysis.domain.literal_shapes import (
    REAL,
    as_text,
    has_bearer_key,
    has_key_id,
    is_key,
    is_secret_key,
    shape_of,
)
from credlint.analysis.domain.values import Const, Value
from credlint.analysis.facts import LiteralKind
from credlint.model.diagnostic import Confidence

MINIMUM = 16
"""The least length of a literal that counts as a key because it is assigned to a credential's name."""


def kind_of(text: str) -> LiteralKind | None:
    """The kind of key that a text contains, whatever its name."""
    if has_key_id(text):
        return LiteralKind.KEY_ID
    return LiteralKind.BEARER if has_bearer_key(text) else None


class HardcodedKeys(Listener):
    """Detects literals that are keys, by their shape or by the name they are assigned to."""

    def __init__(self, m: Machine) -> None:
        self._m = m

    def text_made(self, text: Const) -> None:
        """Record a key id or an API key in a text, at the first literal that the text was made of."""
        if isinstance(text.value, (str, bytes)) and text.sites:
            kind = kind_of(as_text(text.value))
            if kind is not None:
                where = CallPath(self._m.frame.scope, ())
                self._m.recorder.literal(LiteralRecord(text.sites[0], kind, "", where))

    def literal_named(self, name: str, value: Value) -> None:
        """Record a literal that is a key because of its name."""
        note_literal(self._m, name, value)


def note_literal(m: Machine, name: str, value: Value) -> None:
    """Record a hard-coded key that is assigned to a credential's name."""
    spelled = spelled_like_credential(name) or aws_variable(name.upper())
    if not spelled and not names_secret_key(name):
        return
    for atom in value.atoms:
        if isinstance(atom, Const) and isinstance(atom.value, (str, bytes)) and atom.sites:
            text = as_text(atom.value)
            if len(text) < MINIMUM or shape_of(text) not in REAL:
                continue
            if spelled or is_secret_key(text):
                # Without the shape of a key, only the name indicates one.
                confidence = Confidence.HIGH if is_key(text) else Confidence.MEDIUM
                m.recorder.literal(LiteralRecord(atom.sites[0], LiteralKind.NAMED, name, m.context(), confidence))

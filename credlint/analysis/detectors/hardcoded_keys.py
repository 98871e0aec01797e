"""Hard-coded keys: literals with the shape of a key, or assigned to a credential's name."""

from __future__ import annotations

from credlint.analysis.core.events import Listener
from credlint.analysis.core.machine import Machine
from credlint.analysis.core.recorder import CallPath, LiteralRecord
from credlint.analysis.domain.credential_names import aws_variable, spelled_like_credential
from credlint.analysis.domain.literal_shapes import Shape, as_text, has_key_id, shape_of
from credlint.analysis.domain.values import Const, Value
from credlint.analysis.facts import LiteralKind
from credlint.model.diagnostic import Confidence
from credlint.model.redact import SECRET, TOKEN

MINIMUM = 16
"""The least length of a literal that counts as a key because it is assigned to a credential's name."""


class HardcodedKeys(Listener):
    """Detects literals that are keys, by their shape or by the name they are assigned to."""

    def __init__(self, m: Machine) -> None:
        self._m = m

    def text_made(self, text: Const) -> None:
        """Record a key id in a text, at the first literal that the text was made of."""
        if isinstance(text.value, (str, bytes)) and text.sites and has_key_id(as_text(text.value)):
            where = CallPath(self._m.frame.scope, ())
            self._m.recorder.literal(LiteralRecord(text.sites[0], LiteralKind.KEY_ID, "", where))

    def literal_named(self, name: str, value: Value) -> None:
        """Record a literal that is a key because of its name."""
        note_literal(self._m, name, value)


def note_literal(m: Machine, name: str, value: Value) -> None:
    """Record a hard-coded key that is assigned to a credential's name."""
    if not (spelled_like_credential(name) or aws_variable(name.upper())):
        return
    for atom in value.atoms:
        if isinstance(atom, Const) and isinstance(atom.value, (str, bytes)) and atom.sites:
            text = as_text(atom.value)
            if spelled_like_credential(text) or aws_variable(text.upper()):
                continue  # the name of a setting
            if len(text) >= MINIMUM and shape_of(text) in (Shape.REAL, Shape.PLACEHOLDER):
                # Without the shape of a key, only the name indicates one.
                shaped = SECRET.fullmatch(text) or TOKEN.fullmatch(text)
                confidence = Confidence.HIGH if shaped else Confidence.MEDIUM
                m.recorder.literal(LiteralRecord(atom.sites[0], LiteralKind.NAMED, name, m.context(), confidence))

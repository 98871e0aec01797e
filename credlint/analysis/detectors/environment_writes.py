"""Environment variables that SDKs read, set by the program."""

from __future__ import annotations

from credlint.analysis.core.arguments import Arguments, Call
from credlint.analysis.core.events import Listener
from credlint.analysis.core.machine import Machine
from credlint.analysis.detectors.hardcoded_keys import note_literal
from credlint.analysis.domain.environment import is_environment
from credlint.analysis.domain.literal_shapes import as_text
from credlint.analysis.domain.provenance import Marker, MarkerKind, Provenance
from credlint.analysis.domain.values import Atom, Const, Mapping, Opaque, Text, Value, const, constants
from credlint.analysis.domain.verdicts import is_placeholder, worst_of
from credlint.analysis.facts import HandlingKind, Verdict
from credlint.catalogue import schema
from credlint.catalogue.names import SDK_VARIABLES


class EnvironmentWrites(Listener):
    """Detects writes to variables that an SDK reads, except of a dummy, None or the variable's saved value."""

    def __init__(self, m: Machine) -> None:
        self._m = m

    def environment_written(self, name: Value, value: Value, site: int) -> None:
        """Record a write such as `os.environ[name] = value`."""
        _override(self._m, name, value, site)

    def called(self, call: Call, row: schema.Row) -> None:
        """Record the variables that a call sets; the call is caller-visible whatever it sets."""
        if isinstance(row, schema.EnvironmentWriter):
            _written(self._m, row, call)
            self._m.recorder.observe()

    def called_unknown(self, call: Call) -> None:
        """Record the variables that a method of a fixture sets: `monkeypatch.setenv(…)`, `mocker.patch.dict(…)`."""
        _written_by_method(self._m, call)


def _override(m: Machine, name: Value, value: Value, site: int) -> None:
    """Record a write to a variable that an SDK reads, except of a dummy, None or a value saved from the environment."""
    for key in constants(name) or ():
        text = as_text(key.value) if isinstance(key.value, (str, bytes)) else ""
        if text not in SDK_VARIABLES:
            continue
        note_literal(m, text, value)
        worst = worst_of(Value(atom for atom in value.atoms if not _is_saved(atom, text)))
        if worst is None or worst[0] is Verdict.DUMMY or is_placeholder(worst[1]) or worst[1].kind is Provenance.REST:
            continue
        m.recorder.emit(m.handled(HandlingKind.OVERRIDE, text, Call(Arguments(), site), worst[1]))


def _is_saved(atom: Atom, name: str) -> bool:
    """Whether a value is the saved one of this variable."""
    return isinstance(atom, (Const, Text, Opaque)) and Marker(MarkerKind.SAVED, name) in atom.labels


def _written(m: Machine, row: schema.EnvironmentWriter, call: Call) -> None:
    """Record the environment variables that a call sets."""
    if row.mapping is not None:
        target = call.get(row.target.names, row.target.position) if row.target is not None else None
        if target is None or not is_environment(target):
            return
        values = call.get(row.mapping.names, row.mapping.position)
        for obj in m.heap_objects(values) if values is not None else ():
            if isinstance(obj, Mapping):
                _override_all(m, obj, call.site)
        own = (*row.mapping.names, *(row.target.names if row.target is not None else ()), "clear")
        for name, value in call.keywords.items():
            if name not in own:
                _override(m, const(name), value, call.site)
    elif row.key is not None and row.value is not None:
        key = call.get(row.key.names, row.key.position)
        value_given = call.get(row.value.names, row.value.position)
        if key is not None and value_given is not None:
            _override(m, key, value_given, call.site)


def _written_by_method(m: Machine, call: Call) -> None:
    """Record the variables that a method of a fixture sets, which is recognised by its name."""
    if call.name.endswith(".setenv") and len(call.positional) >= 2:
        _override(m, call.at(0), call.at(1), call.site)
    elif call.name.endswith("patch.dict"):
        row = m.catalogue.entry("unittest.mock.patch.dict").get(schema.EnvironmentWriter)
        if row is not None:
            _written(m, row, call)


def _override_all(m: Machine, mapping: Mapping, site: int) -> None:
    """Record every variable that a mapping sets in the environment."""
    for key, value in mapping.items.items():
        if value.atoms:
            _override(m, Value([Const(key)]), value, site)

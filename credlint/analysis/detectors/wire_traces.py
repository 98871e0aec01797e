"""Wire traces: loggers that write requests and responses at DEBUG, credentials included."""

from __future__ import annotations

from credlint.analysis.core.arguments import Call
from credlint.analysis.core.events import Listener
from credlint.analysis.core.machine import Machine
from credlint.analysis.core.recorder import HandlingRecord
from credlint.analysis.domain.values import Const, Qual, Typed, Value, constants
from credlint.analysis.facts import HandlingKind
from credlint.catalogue import schema
from credlint.catalogue.names import SECRETIVE_SERVICES


class WireTraces(Listener):
    """Detects calls that set such a logger to DEBUG.

    The root logger counts only if the file uses a service whose responses hold secrets, which is known at its end.
    """

    def __init__(self, m: Machine) -> None:
        self._m = m
        self._roots: list[HandlingRecord] = []
        self._fetches_secrets = False

    def called(self, call: Call, row: schema.Row) -> None:
        """Record loggers that are set to DEBUG; remember whether a client fetches secrets."""
        if isinstance(row, schema.WireTrace):
            for name in _loggers(row, call):
                self._set_to_debug(name, call)
        elif isinstance(row, schema.SdkCall) and row.returns:
            service = call.get(("service_name",), 0)
            known = constants(service) if service is not None else None
            self._fetches_secrets |= any(each.value in SECRETIVE_SERVICES for each in known or ())

    def _set_to_debug(self, name: str, call: Call) -> None:
        m = self._m
        if name.partition(".")[0] == "botocore" or (name == "" and call.name == "boto3.set_stream_logger"):
            m.recorder.handling(m.handled(HandlingKind.WIRE_TRACE, name or "every logger", call))
        elif name == "":
            self._roots.append(m.handled(HandlingKind.WIRE_TRACE, "the root logger", call))

    def finished(self) -> None:
        """Record the root logger if any client of the file fetches secrets."""
        for record in self._roots if self._fetches_secrets else ():
            self._m.recorder.handling(record)


def _loggers(row: schema.WireTrace, call: Call) -> list[str]:
    """The names of the loggers that a call sets to DEBUG; "" is the root logger."""
    given = call.get(row.level.names, row.level.position) if row.level is not None else None
    if not (_is_debug(given) if given is not None else row.default_level == "DEBUG"):
        return []
    if row.logger is not None:
        named = call.get(row.logger.names, row.logger.position)
        names = _names(named) if named is not None else [row.default_logger]
    else:
        first = call.receiver.attribute("first") if isinstance(call.receiver, Typed) else None
        names = [""] if first is None else _names(first)
    return names


def _names(value: Value) -> list[str]:
    return ["" if each.value is None else str(each.value) for each in constants(value) or ()]


def _is_debug(value: Value) -> bool:
    for atom in value.atoms:
        if isinstance(atom, Const) and atom.value in (10, "DEBUG", "debug"):
            return True
        if isinstance(atom, Qual) and atom.name in ("logging.DEBUG", "logging.NOTSET"):
            return True
    return False

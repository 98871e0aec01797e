"""Wire traces: loggers that write requests and responses at DEBUG, credentials included."""

from __future__ import annotations

from collections.abc import Iterator
from configparser import Error, RawConfigParser

from credlint.analysis.calls.sdk_operations import reads_secret
from credlint.analysis.core.arguments import Call
from credlint.analysis.core.events import Listener
from credlint.analysis.core.machine import Machine
from credlint.analysis.core.records import HandlingRecord, anchored
from credlint.analysis.domain.joins import contents
from credlint.analysis.domain.values import Atom, Const, Mapping, Qual, Seq, Typed, Value, const, constants, in_order
from credlint.analysis.facts import ROOT_LOGGER, HandlingKind
from credlint.analysis.objects.holders import CONTENT
from credlint.analysis.syntax.conditions import Branching, Conditions
from credlint.catalogue import schema
from credlint.catalogue.kinds import Lifetime
from credlint.catalogue.names import SECRETIVE_SERVICES, WIRE_LOGGERS

_DEBUG = 10
_ROOTS = ("", "root")
"""Names of the root logger."""
_BOTOCORE = "botocore"
"""The logger above all of botocore's: they have its level, and not the root logger's, once it has one."""
_ABOVE_DEBUG = ("INFO", "WARN", "WARNING", "ERROR", "CRITICAL", "FATAL")
_SECTION = "logger_"
"""What the sections of loggers begin with in a file for `fileConfig`."""


class WireTraces(Listener):
    """Detects calls that set such a logger to DEBUG.

    The root logger counts only if the file, or a module behind it, talks to AWS about secrets, and if nothing gives
    botocore's logger a level of its own, as is known at the end.
    """

    def __init__(self, m: Machine) -> None:
        self._m = m
        self._branching = Branching(m)
        self._roots: list[tuple[HandlingRecord, Conditions]] = []
        self._quieted: dict[Conditions, None] = {}

    def called(self, call: Call, row: schema.Row) -> None:
        """Record loggers that are set to DEBUG; remember where botocore's is not, and whether secrets are fetched."""
        match row:
            case schema.WireTrace():
                for name, level in _levels_set(self._m, row, call):
                    if level is None or _is_debug(level, name):
                        self._set_to_debug(name, call)
                    elif name == _BOTOCORE and _is_quiet(level):
                        self._quieted[self._branching.conditions_of(call)] = None
            case schema.SdkCall() if row.returns:
                self._note_service(call)
            case schema.Operation():
                known = not set(row.services).isdisjoint(SECRETIVE_SERVICES)
                self._m.recorder.fetches |= known or bool(row.needs) or row.lifetime is Lifetime.LONG_TERM
            case schema.Returns():
                made = self._m.catalogue.classes.get(row.returns)
                self._m.recorder.fetches |= made is not None and made.lifetime is Lifetime.LONG_TERM
            case schema.SecretStore():
                self._m.recorder.fetches |= reads_secret(row, call)
            case _:
                pass

    def called_unknown(self, call: Call) -> None:
        """Remember whether a client of an unknown session fetches secrets."""
        if call.name.endswith((".client", ".create_client")):
            self._note_service(call)

    def _note_service(self, call: Call) -> None:
        service = call.get(("service_name",), 0)
        known = constants(service) if service is not None else None
        self._m.recorder.fetches |= any(each.value in SECRETIVE_SERVICES for each in known or ())

    def _set_to_debug(self, name: str, call: Call) -> None:
        m = self._m
        if m.module is not m.home and m.recorder.anchor is None:
            return  # the body of a module that the file imports
        if name in WIRE_LOGGERS or (name == "" and call.name == "boto3.set_stream_logger"):
            m.recorder.emit(m.handled(HandlingKind.WIRE_TRACE, name or "every logger", call))
        elif name in _ROOTS:
            record = m.handled(HandlingKind.WIRE_TRACE, ROOT_LOGGER, call)
            record = record if m.recorder.anchor is None else anchored(record, m.recorder.anchor)
            self._roots.append((record, self._branching.conditions_of(call)))

    def finished(self) -> None:
        """Record the root logger if the file, or a module that it imports, fetches or makes secrets anywhere."""
        m = self._m
        fetches = m.recorder.fetches or (m.program is not None and bool(m.program.levels))
        for record, conditions in self._roots if fetches else ():
            if not any(each.are_met_at(conditions) for each in self._quieted):
                m.recorder.emit(record)


def _levels_set(m: Machine, row: schema.WireTrace, call: Call) -> list[tuple[str, Value | None]]:
    """The names of the loggers whose level a call sets, and the level; "" is the root logger, None is DEBUG."""
    if row.config is not None:
        config = call.get(row.config.names, row.config.position)
        return [] if config is None else list(_configured(m, config))
    given = call.get(row.level.names, row.level.position) if row.level is not None else None
    if given is None and row.default_level != "DEBUG":
        return []
    if row.logger is not None:
        named = call.get(row.logger.names, row.logger.position)
        names = _names(named) if named is not None else [row.default_logger]
    else:
        first = call.receiver.attribute("first") if isinstance(call.receiver, Typed) else None
        names = [""] if first is None else _names(first)
    return [(name, given) for name in names]


def _names(value: Value) -> list[str]:
    return ["" if each.value is None else str(each.value) for each in constants(value) or ()]


def _configured(m: Machine, config: Value) -> Iterator[tuple[str, Value]]:
    """The loggers of a configuration with their levels."""
    for obj in m.heap_objects(config):
        if isinstance(obj, Mapping):
            yield from (("", level) for level in _levels(m, obj.items.get("root")))
            loggers = obj.items.get("loggers")
            for named in m.heap_objects(loggers) if loggers is not None else ():
                if isinstance(named, Mapping):
                    for name, logger in named.items.items():
                        yield from ((str(name), level) for level in _levels(m, logger))
        elif isinstance(obj, Seq):
            for text in contents(obj):
                yield from _written(text)
    for atom in in_order(config.atoms):
        content = atom.attribute(CONTENT) if isinstance(atom, Typed) else None
        for sections in m.heap_objects(content) if content is not None else ():
            if isinstance(sections, Mapping):
                yield from _parsed(m, sections)


def _levels(m: Machine, logger: Value | None) -> Iterator[Value]:
    for obj in m.heap_objects(logger) if logger is not None else ():
        if isinstance(obj, Mapping) and (level := obj.items.get("level")) is not None:
            yield level


def _written(text: Value) -> Iterator[tuple[str, Value]]:
    """The loggers of a file in the format of `fileConfig` whose text is known."""
    for each in constants(text) or ():
        parser = RawConfigParser(strict=False)
        try:
            parser.read_string(str(each.value))
        except Error:
            continue
        for section in parser.sections():
            if section.startswith(_SECTION):
                name = parser.get(section, "qualname", fallback=section.removeprefix(_SECTION))
                yield name, const(parser.get(section, "level", fallback=""))


def _parsed(m: Machine, sections: Mapping) -> Iterator[tuple[str, Value]]:
    """The loggers of such a file that the program itself has put together in a parser."""
    for section, value in sections.items.items():
        if not str(section).startswith(_SECTION):
            continue
        for obj in m.heap_objects(value):
            if isinstance(obj, Mapping) and "level" in obj.items:
                names = _names(obj.items.get("qualname", const(str(section).removeprefix(_SECTION))))
                yield from ((name, obj.items["level"]) for name in names)


def _is_debug(level: Value, logger: str) -> bool:
    """Whether a level may be DEBUG or lower; NOTSET is that for the root logger, any other has its parent's level."""
    return any(_is_low(each, logger) for each in _possible(level))


def _is_low(level: object, logger: str) -> bool:
    if isinstance(level, int):
        return 0 < level <= _DEBUG or (level == 0 and logger in _ROOTS)
    return level in ("DEBUG", "debug") or (level == "NOTSET" and logger in _ROOTS)


def _is_quiet(level: Value) -> bool:
    """Whether a level is surely above DEBUG."""
    known = _possible(level)
    return bool(known) and all(each > _DEBUG if isinstance(each, int) else each in _ABOVE_DEBUG for each in known)


def _possible(level: Value) -> list[object]:
    """The levels that a value may be: numbers, or names."""
    return [atom.value if isinstance(atom, Const) else _constant(atom) for atom in level.atoms]


def _constant(atom: Atom) -> str:
    """The name of a level that is a constant of `logging`; empty for anything else."""
    return atom.name.removeprefix("logging.") if isinstance(atom, Qual) else ""

"""Events that the interpreter emits while a program runs; detectors decide which of them become findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias

from credlint.analysis.core.arguments import Call
from credlint.analysis.domain.values import Class, Const, Value
from credlint.catalogue.schema import Row


class Listener:
    """All events; a listener overrides the ones it needs."""

    def called(self, call: Call, row: Row) -> None:
        """A call of something that the catalogue has a row for: once for each row."""

    def called_unknown(self, call: Call) -> None:
        """A call of something that neither the file nor the catalogue defines: only its name hints at what it does."""

    def logged(self, call: Call) -> None:
        """A call of a logging method on something named like a logger."""

    def partial_made(self, call: Call, row: Row) -> None:
        """A partial: arguments bound to a callee that the catalogue has a row for."""

    def environment_written(self, name: Value, value: Value, site: int) -> None:
        """A write to a variable of the process environment."""

    def metadata_requested(self, call: Call, host: str) -> None:
        """A request for credentials to a metadata service."""

    def text_made(self, text: Const) -> None:
        """A string literal, or a constant text composed of several."""

    def literal_named(self, name: str, value: Value) -> None:
        """A value bound to a name: a variable, an attribute, a key or a keyword."""

    def returned(self, value: Value, site: int) -> None:
        """A value that the current function returns."""

    def raised(self, value: Value, site: int) -> None:
        """An exception that is raised."""

    def asserted(self, message: Value, site: int) -> None:
        """The message of a failing assertion."""

    def class_defined(self, cls: Class, attributes: Mapping[str, Value], site: int) -> None:
        """A class definition, with what its body binds."""

    def finished(self) -> None:
        """The end of the run: module and entry points have been analysed."""


_Handlers: TypeAlias = tuple[Callable[..., Any], ...]


class Events(Listener):
    """Dispatches each event to the listeners that override it."""

    def __init__(self, listeners: Iterable[Listener] = ()) -> None:
        kept = tuple(listeners)

        def those_of(event: Callable[..., Any]) -> _Handlers:
            # Most listeners override few events: for the others they are not called.
            name = event.__name__
            return tuple(getattr(each, name) for each in kept if getattr(type(each), name) is not event)

        self._called = those_of(Listener.called)
        self._called_unknown = those_of(Listener.called_unknown)
        self._logged = those_of(Listener.logged)
        self._partial_made = those_of(Listener.partial_made)
        self._environment_written = those_of(Listener.environment_written)
        self._metadata_requested = those_of(Listener.metadata_requested)
        self._text_made = those_of(Listener.text_made)
        self._literal_named = those_of(Listener.literal_named)
        self._returned = those_of(Listener.returned)
        self._raised = those_of(Listener.raised)
        self._asserted = those_of(Listener.asserted)
        self._class_defined = those_of(Listener.class_defined)
        self._finished = those_of(Listener.finished)

    def called(self, call: Call, row: Row) -> None:
        for handle in self._called:
            handle(call, row)

    def called_unknown(self, call: Call) -> None:
        for handle in self._called_unknown:
            handle(call)

    def logged(self, call: Call) -> None:
        for handle in self._logged:
            handle(call)

    def partial_made(self, call: Call, row: Row) -> None:
        for handle in self._partial_made:
            handle(call, row)

    def environment_written(self, name: Value, value: Value, site: int) -> None:
        for handle in self._environment_written:
            handle(name, value, site)

    def metadata_requested(self, call: Call, host: str) -> None:
        for handle in self._metadata_requested:
            handle(call, host)

    def text_made(self, text: Const) -> None:
        for handle in self._text_made:
            handle(text)

    def literal_named(self, name: str, value: Value) -> None:
        for handle in self._literal_named:
            handle(name, value)

    def returned(self, value: Value, site: int) -> None:
        for handle in self._returned:
            handle(value, site)

    def raised(self, value: Value, site: int) -> None:
        for handle in self._raised:
            handle(value, site)

    def asserted(self, message: Value, site: int) -> None:
        for handle in self._asserted:
            handle(message, site)

    def class_defined(self, cls: Class, attributes: Mapping[str, Value], site: int) -> None:
        for handle in self._class_defined:
            handle(cls, attributes, site)

    def finished(self) -> None:
        for handle in self._finished:
            handle()

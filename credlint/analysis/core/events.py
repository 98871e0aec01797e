"""Events that the interpreter emits while a program runs; detectors decide which of them become findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

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

    def environment_read(self, value: Value) -> None:
        """What a read of the environment with a fallback gives."""

    def environment_written(self, name: Value, value: Value, site: int) -> None:
        """A write to a variable of the process environment."""

    def metadata_requested(self, call: Call, host: str, *, name_only: bool = False) -> None:
        """A request for credentials to a metadata service or, if `name_only`, for the name of their role."""

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


_EVENTS = tuple(name for name in vars(Listener) if not name.startswith("_"))


class Events(Listener):
    """Dispatches each event to the listeners that override it."""

    def __init__(self, listeners: Iterable[Listener] = ()) -> None:
        kept = tuple(listeners)
        for name in _EVENTS:
            # Most events have one listener, which is called without a detour; the others are not called.
            handlers = [
                getattr(each, name) for each in kept if getattr(type(each), name) is not getattr(Listener, name)
            ]
            if handlers:
                setattr(self, name, handlers[0] if len(handlers) == 1 else _each(handlers))


def _each(handlers: Sequence[Callable[..., None]]) -> Callable[..., None]:
    def dispatched(*event: object) -> None:
        for handle in handlers:
            handle(*event)

    return dispatched

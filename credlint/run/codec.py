"""A file's result as JSON, for the cache; a pickle in a checkout could run anything."""

from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

from credlint.model.diagnostic import Confidence, Diagnostic, Severity, Step
from credlint.model.fix import Applicability, Edit, Fix
from credlint.model.redact import redact, redact_path
from credlint.model.result import Cell, Excerpt, FileResult, Suppressed, Unchecked
from credlint.model.span import Position, Span

_ENUMS: dict[str, type[Enum]] = {one.__name__: one for one in (Applicability, Confidence, Severity)}
_RECORDS: dict[str, type[Any]] = {
    one.__name__: one
    for one in (Cell, Diagnostic, Edit, Excerpt, FileResult, Fix, Position, Span, Step, Suppressed, Unchecked)
}
_BYTES = "bytes"
_PATH = "path"
"""The field of a record that names a file: `/` is a letter of secrets, too."""


class Unfit(ValueError):
    """A value that may not be stored, or none that was."""


def encode(value: object) -> Any:
    """`value` (a result or a part of one) as JSON takes it; raises Unfit for what is or holds a secret."""
    match value:
        case None | bool() | int():
            return value
        case str():
            if redact(value) != value:
                raise Unfit("a text that is to be redacted")
            return value
        case bytes():
            return {_BYTES: encode(value.decode("latin-1"))}
        case tuple():
            return [encode(item) for item in value]
        case Enum() if type(value).__name__ in _ENUMS:
            return {type(value).__name__: value.value}
        case _ if is_dataclass(value) and type(value).__name__ in _RECORDS:
            names = [field.name for field in fields(value)]
            return {type(value).__name__: [_field(name, getattr(value, name)) for name in names]}
    raise Unfit(f"a {type(value).__name__}")


def _field(name: str, value: object) -> Any:
    if name != _PATH or not isinstance(value, str):
        return encode(value)
    if redact_path(value) != value:
        raise Unfit("a path that is to be redacted")
    return value


def decode(raw: object) -> Any:
    """What `encode` has been given; raises Unfit."""
    match raw:
        case None | bool() | int() | str():
            return raw
        case list():
            return tuple(map(decode, raw))
        case dict() if len(raw) == 1:
            ((name, content),) = raw.items()
            try:
                if name in _RECORDS and isinstance(content, list):
                    return _RECORDS[name](*map(decode, content))
                if name in _ENUMS:
                    return _ENUMS[name](content)
                if name == _BYTES and isinstance(content, str):
                    return content.encode("latin-1")
            except (TypeError, ValueError):
                raise Unfit(f"no {name}") from None
    raise Unfit("not what was stored")

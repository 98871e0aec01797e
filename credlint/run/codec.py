"""A file's result as JSON, for the cache, and what it gives to others; a pickle in a checkout could run anything."""

from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

from credlint.analysis.program import Alone, Exports, OriginKey, Report
from credlint.model.diagnostic import Confidence, Diagnostic, Severity, Step
from credlint.model.fix import Applicability, Edit, Fix
from credlint.model.redact import holds_random, redact, redact_path
from credlint.model.result import Cell, Excerpt, FileResult, Suppressed, Unchecked
from credlint.model.span import Position, Span
from credlint.source.imports import Imported

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
    return encode_path(value) if name == _PATH and isinstance(value, str) else encode(value)


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


def encode_name(name: str) -> str:
    """A name of a program as JSON takes it; raises Unfit for one that may hold a secret."""
    if redact(name) != name or holds_random(name):
        raise Unfit("a name that may be none")
    return name


def encode_path(path: str) -> str:
    """A path as JSON takes it; raises Unfit for one that is to be redacted."""
    if redact_path(path) != path:
        raise Unfit("a path that is to be redacted")
    return path


def encode_alone(alone: Alone, short: Callable[[str], str]) -> Any:
    """What is known of a module by itself as JSON takes it, with `short` paths; raises Unfit."""
    if alone == Alone():
        return 0
    exports = alone.exports
    reported = [
        [short(path), _numbers(span), kind, report.rank, [_origin(key, short) for key in sorted(report.shown)]]
        for (path, span, kind), report in sorted(alone.reported.items())
    ]
    names = [sorted(map(encode_name, each)) for each in (exports.names, exports.giving, exports.handing)]
    secrets = None if alone.secrets is None else list(map(_numbers, alone.secrets))
    return [*names, reported, secrets, alone.fetches]


def decode_alone(raw: Any, long: Callable[[str], str]) -> Alone:
    """What `encode_alone` has been given, with its paths as they were; raises ValueError or TypeError."""
    if raw == 0:
        return Alone()
    names, giving, handing, reported, secrets, fetches = raw
    return Alone(
        Exports(frozenset(names), frozenset(giving), frozenset(handing)),
        {
            (long(path), Span.of(*span), kind): Report(
                rank, frozenset((*key[:3], long(key[3]) if key[3] else "", Span.of(*key[4]), key[5]) for key in shown)
            )
            for path, span, kind, rank, shown in reported
        },
        None if secrets is None else tuple(Span.of(*span) for span in secrets),
        bool(fetches),
    )


def _origin(key: OriginKey, short: Callable[[str], str]) -> list[Any]:
    kind, name, role, path, span, guessed = key
    return [int(kind), encode_name(name), role, short(path) if path else "", _numbers(span), guessed]


def _numbers(span: Span) -> list[int]:
    return [span.start.row, span.start.column, span.end.row, span.end.column]


def encode_imports(imports: Iterable[Imported]) -> list[Any]:
    """The imports of a file as JSON takes them; raises Unfit."""
    return [[encode_name(each.module), each.level, *_encode_names(each.names)] for each in imports]


def _encode_names(names: Iterable[tuple[str, str]] | None) -> list[list[str]]:
    return [] if names is None else [[encode_name(each) for pair in names for each in pair]]


def decode_imports(raw: Any) -> tuple[Imported, ...]:
    """What `encode_imports` has been given; raises ValueError or TypeError."""
    return tuple(
        Imported(module, level, tuple(zip(rest[0][::2], rest[0][1::2], strict=True)) if rest else None)
        for module, level, *rest in raw
    )

"""Checks the type of a configured value and turns it into frozen data."""

from collections.abc import Mapping
from typing import Any

from credlint.config.errors import ConfigError
from credlint.config.globs import is_pattern
from credlint.config.hints import did_you_mean, quoted
from credlint.config.keys import LEVELS, Key, Kind
from credlint.config.selection import Known, selector_of
from credlint.config.toml_lines import Path
from credlint.model.redact import secrets_in


class Misplaced(Exception):
    """A value that is wrong at `path` within the value that was given."""

    def __init__(self, message: str, path: Path = ()) -> None:
        super().__init__(message)
        self.message = message
        self.path = path


def convert(key: Key, raw: object, known: Known) -> Any:
    """`raw` (as TOML gives it) as the frozen value of `key`; raises Misplaced.

    CODES, TEXTS, PATTERNS and LITERALS become tuples of strings, LEVELS pairs of a code and a level, CODES_BY_PATTERN
    pairs of a pattern and such a tuple, TABLES tuples of pairs of a field's name and value.
    """
    match key.kind:
        case Kind.FLAG if isinstance(raw, bool):
            return raw
        case Kind.TEXT | Kind.NAME if isinstance(raw, str) and raw:
            return _text(key, raw)
        case Kind.CHOICE:
            return _choice(key, raw)
        case Kind.TEXTS if isinstance(raw, list):
            return _texts(key, raw)
        case Kind.PATTERNS if isinstance(raw, list):
            return _patterns(key, raw)
        case Kind.LITERALS if isinstance(raw, list):
            return _literals(key, raw)
        case Kind.LEVELS if isinstance(raw, dict):
            return tuple(_inside(code, _level, key, (code, level), known) for code, level in raw.items())
        case Kind.CODES if isinstance(raw, list):
            return _codes(key, raw, known)
        case Kind.CODES_BY_PATTERN if isinstance(raw, dict):
            return tuple((pair[0], _inside(pair[0], _codes_of, key, pair, known)) for pair in raw.items())
        case Kind.PLACES if not isinstance(raw, bool) and isinstance(raw, str | int | list):
            return _places(key, raw if isinstance(raw, list) else [raw])
        case Kind.TABLES if isinstance(raw, list):
            return tuple(_inside(index, _table, key, table, known) for index, table in enumerate(raw))
    raise Misplaced(f"{key.name} is {key.kind.value}, not {_type(raw)}")


def _text(key: Key, raw: str) -> str:
    if key.kind is Kind.NAME and not all(part.isidentifier() for part in raw.split(".")):
        raise Misplaced(f'{key.name} is a dotted name such as "acme.aws.connect", not {quoted(raw)}')
    return raw


def _choice(key: Key, raw: object) -> object:
    if raw in key.choices:
        return raw
    words = ", ".join(f'"{word}"' for word in key.choices)
    given = (
        f"{quoted(raw, key.choices)}{did_you_mean(raw, key.choices)}" if isinstance(raw, str) and raw else _type(raw)
    )
    raise Misplaced(f"{key.name} is one of {words}, not {given}")


def _inside(step: str | int, check: Any, key: Key, raw: object, known: Known) -> Any:
    try:
        return check(key, raw, known)
    except Misplaced as error:
        raise Misplaced(error.message, (step, *error.path)) from None


def _texts(key: Key, raw: list[object]) -> tuple[str, ...]:
    for index, item in enumerate(raw):
        if not isinstance(item, str) or not item:
            raise Misplaced(f"{key.name} is an array of strings, not of {_type(item)}", (index,))
    return tuple(item for item in raw if isinstance(item, str))


def _literals(key: Key, raw: list[object]) -> tuple[str, ...]:
    literals = _texts(key, raw)
    for index, text in enumerate(literals):
        if secrets_in(text):
            raise Misplaced(f"{key.name}: what is shaped like a key is never harmless", (index,))
    return literals


def _level(key: Key, raw: tuple[str, object], known: Known) -> tuple[str, object]:
    """A rule's code and its severity."""
    word, level = raw
    rule = known.info(word) or known.info(word.upper()) or known.info(word.lower())
    if rule is None:
        names = [name for each in known.rules for name in (each.code, each.name)]
        raise Misplaced(f"{key.name}: unknown rule {quoted(word, names)}{did_you_mean(word, names)}")
    if rule in known.fixed:
        raise Misplaced(f"{key.name}: {word} is always an error")
    if level not in LEVELS:
        given = (
            f"{quoted(level, LEVELS)}{did_you_mean(level, LEVELS)}"
            if isinstance(level, str) and level
            else _type(level)
        )
        raise Misplaced(f"{key.name}: {word} is one of {', '.join(LEVELS)}, not {given}")
    return rule.code, level


def _patterns(key: Key, raw: list[object]) -> tuple[str, ...]:
    patterns = _texts(key, raw)
    for index, pattern in enumerate(patterns):
        try:
            _check_pattern(key, pattern)
        except Misplaced as error:
            raise Misplaced(error.message, (index,)) from None
    return patterns


def _check_pattern(key: Key, pattern: str) -> None:
    if not is_pattern(pattern):
        raise Misplaced(f'{key.name}: "{pattern}" is no pattern of .gitignore that could match anything')


def _codes_of(key: Key, raw: tuple[str, object], known: Known) -> tuple[str, ...]:
    """The codes of a pattern."""
    pattern, codes = raw
    _check_pattern(key, pattern)
    return _codes(key, codes, known)


def _codes(key: Key, raw: object, known: Known) -> tuple[str, ...]:
    if not isinstance(raw, list):
        raise Misplaced(f"{key.name} wants an array of rule codes, not {_type(raw)}")
    codes = []
    for index, code in enumerate(_texts(key, raw)):
        try:
            codes.append(selector_of(code, known))
        except ConfigError as error:
            raise Misplaced(f"{key.name}: {error.message}", (index,)) from None
    return tuple(codes)


def _places(key: Key, raw: list[object]) -> tuple[str | int, ...]:
    for index, item in enumerate(raw):
        fits = isinstance(item, str) if not isinstance(item, int) else not isinstance(item, bool) and item >= 0
        if not fits:
            raise Misplaced(f"{key.name} is {key.kind.value}: names are strings, positions count from 0", (index,))
    return tuple(item for item in raw if isinstance(item, str | int))


def _table(key: Key, raw: object, known: Known) -> tuple[tuple[str, Any], ...]:
    if not isinstance(raw, dict):
        raise Misplaced(f"{key.name} is {key.kind.value}, not of {_type(raw)}")
    fields = {field.name: field for field in key.fields}
    check_names(raw, fields, f"{key.name}.")
    for field in key.fields:
        if field.required and field.name not in raw:
            raise Misplaced(f"{key.name} needs the key {field.name}")
    if key.one_of and not any(name in raw for name in key.one_of):
        raise Misplaced(f"{key.name} needs one of the keys {', '.join(key.one_of)}")
    return tuple(
        (name, _inside(name, convert, field, raw[name], known) if name in raw else field.default)
        for name, field in fields.items()
    )


def check_names(raw: Mapping[str, object], fields: Mapping[str, Key], owner: str = "") -> None:
    """Raise Misplaced at the first name in `raw` that is no key."""
    for name in raw:
        if name not in fields:
            raise Misplaced(f"unknown key {_named(owner, name, fields)}{did_you_mean(name, fields)}", (name,))


def _named(owner: str, name: str, fields: Mapping[str, Key]) -> str:
    """A key's whole name in quotes."""
    return f'"{owner}{quoted(name, fields)[1:]}'


def _type(raw: object) -> str:
    """The TOML name of a value's type."""
    names = {bool: "a boolean", int: "an integer", float: "a float", str: "a string", list: "an array", dict: "a table"}
    if raw == "":
        return "an empty string"
    return names.get(type(raw), "a date or time")

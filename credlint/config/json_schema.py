"""The JSON Schema of the configuration, for editors."""

from typing import Any

from credlint.config.keys import KEYS, LEVELS, Key, Kind
from credlint.config.selection import Known, selectors


def schema(known: Known) -> dict[str, Any]:
    """The schema of [tool.credlint], which is also that of credlint.toml."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "credlint",
        "description": "[tool.credlint] in pyproject.toml, or credlint.toml",
        "type": "object",
        "additionalProperties": False,
        "properties": {key.name: _key(key) for key in KEYS},
        "definitions": {
            "code": {"enum": _in_any_case(selectors(known))},
            "rule": {"enum": _in_any_case([word for rule in known.rules for word in (rule.code, rule.name)])},
        },
    }


def _in_any_case(words: list[str]) -> list[str]:
    return [*words, *(word.lower() for word in words if word.isupper())]


def _key(key: Key) -> dict[str, Any]:
    found: dict[str, Any] = {"description": key.about, **_type(key)}
    if key.default not in (None, "", ()):
        found["default"] = list(key.default) if isinstance(key.default, tuple) else key.default
    return found


def _type(key: Key) -> dict[str, Any]:
    codes = {"type": "array", "items": {"$ref": "#/definitions/code"}}
    place = {"anyOf": [{"type": "string"}, {"type": "integer", "minimum": 0}]}
    match key.kind:
        case Kind.FLAG:
            return {"type": "boolean"}
        case Kind.TEXT:
            return {"type": "string", "minLength": 1}
        case Kind.NAME:
            return {"type": "string", "pattern": r"^[^\W\d]\w*(\.[^\W\d]\w*)*$"}
        case Kind.CHOICE:
            return {"enum": list(key.choices)}
        case Kind.LEVELS:
            names = {"$ref": "#/definitions/rule"}
            return {"type": "object", "propertyNames": names, "additionalProperties": {"enum": list(LEVELS)}}
        case Kind.TEXTS | Kind.PATTERNS | Kind.LITERALS:
            return {"type": "array", "items": {"type": "string", "minLength": 1}}
        case Kind.CODES:
            return codes
        case Kind.CODES_BY_PATTERN:
            return {"type": "object", "additionalProperties": codes}
        case Kind.PLACES:
            return {"anyOf": [*place["anyOf"], {"type": "array", "items": place}]}
        case Kind.TABLES:
            table: dict[str, Any] = {
                "type": "object",
                "additionalProperties": False,
                "properties": {field.name: _key(field) for field in key.fields},
                "required": [field.name for field in key.fields if field.required],
            }
            if key.one_of:
                table["anyOf"] = [{"required": [name]} for name in key.one_of]
            return {"type": "array", "items": table}

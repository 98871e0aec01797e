"""The door of the room: what comes in is redacted, whatever field it stands in."""

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any

from credlint.model.diagnostic import Step
from credlint.model.fix import Edit, Fix
from credlint.model.redact import MASK, mask, redact, redact_path, secrets_in
from credlint.model.result import Excerpt, FileResult
from credlint.model.rule_info import RuleInfo

_SURROGATE = re.compile("[\ud800-\udfff]")


def clean_result(result: FileResult) -> FileResult:
    """`result` with every text redacted; its path only where a segment has the shape of a key."""
    path = clean_path(result.path)
    if not (result.diagnostics or result.suppressed or result.unchecked or result.excerpts or result.notes):
        return result if path == result.path else replace(result, path=path)
    cleaned: FileResult = replace(_clean_fields(result), path=path)
    return cleaned


def clean_rule(rule: RuleInfo) -> RuleInfo:
    """`rule` with every text redacted: examples hold keys, too."""
    cleaned: RuleInfo = _clean(rule)
    return cleaned


def clean_text(text: str) -> str:
    """`text` redacted, and with U+FFFD for what no UTF-8 can hold."""
    return redact(_SURROGATE.sub("\ufffd", text))


def clean_path(path: str) -> str:
    """`path` redacted segment by segment."""
    return redact_path(path)


def _clean(value: Any) -> Any:
    """Redact a value of the model field by field, so that a field added tomorrow is redacted, too."""
    match value:
        case str():
            return clean_text(value)
        case bytes():
            return redact(value.decode("latin-1")).encode("latin-1")
        case tuple():
            return tuple(map(_clean, value))
        case Excerpt():
            return _clean_excerpt(value)
        case Fix():
            return _clean_fix(value)
        case FileResult():
            return clean_result(value)
        case Step():
            return replace(value, message=clean_text(value.message), path=clean_path(value.path))
    if is_dataclass(value) and not isinstance(value, type):
        return _clean_fields(value)
    return value


def _clean_fields(value: Any) -> Any:
    return replace(value, **{field.name: _clean(getattr(value, field.name)) for field in fields(value)})


def _clean_fix(fix: Fix) -> Fix | None:
    """No fix at all when an edit would show a secret: half of one must not be applied."""
    edits: tuple[Edit, ...] = _clean(fix.edits)
    return replace(fix, message=clean_text(fix.message)) if edits == fix.edits else None


def _clean_excerpt(excerpt: Excerpt) -> Excerpt:
    """Mask what is left in an excerpt and tell the columns of the original line which the new masks stand for."""
    text = _SURROGATE.sub("\ufffd", excerpt.text)
    found = secrets_in(text)
    if not found:
        return replace(excerpt, text=text)
    shift = 0
    gaps = []  # where each mask ends in the redacted line, and how far the columns behind it are off
    for start, end in excerpt.masks:
        gaps.append((start + shift + len(MASK), end - start - len(MASK)))
        shift += len(MASK) - (end - start)
    added = [
        tuple(offset + 1 + sum(gap for place, gap in gaps if place <= start + 1) for offset in (start, end))
        for start, end in found
    ]
    masks = tuple(sorted((*excerpt.masks, *((start, end) for start, end in added))))
    known = dict(zip(excerpt.masks, excerpt.mask_bytes, strict=False))
    lengths = tuple(known.get(each, each[1] - each[0]) for each in masks) if excerpt.mask_bytes else ()
    return replace(excerpt, text=mask(text, found), masks=masks, mask_bytes=lengths)

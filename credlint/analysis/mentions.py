"""What a function, a class body or the module mentions: names and texts, before anything of it is parsed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from credlint.source.outline import Region

_WORD = re.compile(r"[^\W\d]\w*")
_ATTRIBUTE = re.compile(r"\.\s*([^\W\d]\w*)")
_CALLEE = re.compile(r"([^\W\d]\w*)[ \t]*\(")
_OPERATION = r"(?:[-+*/%@&|^]|//|\*\*|<<|>>)?=(?!=)"
_LOCAL = re.compile(
    rf"^([^\W\d]\w*)\s*(?::[^=\n]+)?{_OPERATION}|\bfor ([^\W\d]\w*) in\b|\bas ([^\W\d]\w*)\s*[:,)]", re.MULTILINE
)
_PARAMETER = re.compile(r"[(,*]\s*([^\W\d]\w*)\s*(?=[:=,)])")
_OUTER = re.compile(r"\b(?:global|nonlocal)\b([^\n;]+)")
_STORE = re.compile(
    rf"""
    \.\s*([^\W\d]\w*)\s*(?:{_OPERATION}|:[^\n]*=|,(?=[^\n]*[^=!<>]=(?!=)|[^\n]*\bin\b)|[)\]](?=[^\n]*=(?!=)))
    | ([^\W\d]\w*)\s*\[[^\n]*\]\s*(?:{_OPERATION}|,|:)
    | \b(?:for|as)\b[^\n]*?\.\s*([^\W\d]\w*)\s*(?:\bin\b|,|:|\))
    | ([^\W\d]\w*)\s*(?:\.|\]\s*\.)\s*(?:append|extend|insert|add|update|setdefault|pop|clear|remove)\s*\(
    """,
    re.VERBOSE,
)
_CHANGE = re.compile(
    rf"[.\]]\s*\w*\s*{_OPERATION}|\b(?:global|nonlocal|del|setattr)\b|\]\s*:[^\n]*="
    r"|\.\s*(?:append|extend|insert|add|update|setdefault|pop|clear|remove)\s*\("
)
_BY_NAME = frozenset({"getattr", "setattr", "attrgetter", "delattr", "hasattr"})
_PARTS = re.compile(r"[(\[{]|[)\]}]|,|=(?!=)|\*")

SPREADING = ("client", "resource", "create_client", "setup_default_session")
"""Calls that take credentials by late positions or unpacked mappings: without these they say nothing."""

_SPREADING_CALL = re.compile(rf"\b(?:{'|'.join(SPREADING)})\s*\(")


@dataclass(frozen=True, slots=True)
class Mentions:
    """Names as sets: all `words`; last names of callees and all attributes (`calls`), of callees alone (`called`); what
    is assigned to attributes and items (`stores`); what is read from outside (`reads`). `changes` says that others may
    see what is changed here, `spreads` that a call is given credentials by position or from a mapping."""

    words: frozenset[str]
    calls: frozenset[str]
    called: frozenset[str]
    stores: frozenset[str]
    reads: frozenset[str]
    changes: bool
    spreads: bool
    texts: Sequence[str]


def mentions_of(region: Region) -> Mentions:
    """What a region mentions itself."""
    code = region.code
    words = set(_WORD.findall(code))
    called = set(_CALLEE.findall(code))
    attributes = set(_ATTRIBUTE.findall(code))
    if not words.isdisjoint(_BY_NAME):
        words.update(word for text in region.texts for word in _WORD.findall(text))
    local = {name for found in _LOCAL.findall(code) for name in found}
    local.update(_PARAMETER.findall(region.header))
    for names in _OUTER.findall(code):
        local.difference_update(_WORD.findall(names))
    return Mentions(
        words=frozenset(words),
        calls=frozenset(called | attributes),
        called=frozenset(called),
        stores=frozenset(name for found in _STORE.findall(code) for name in found if name),
        reads=frozenset(words - local - called),
        changes=_CHANGE.search(code) is not None,
        spreads=not words.isdisjoint(SPREADING) and any(_spread(code, m.end()) for m in _SPREADING_CALL.finditer(code)),
        texts=region.texts,
    )


def _spread(code: str, start: int) -> bool:
    """Whether a call whose arguments begin at `start` has starred ones or more than one by position."""
    depth = arguments = 0
    named = False
    for match in _PARTS.finditer(code, start):
        match match[0]:
            case "(" | "[" | "{":
                depth += 1
            case ")" | "]" | "}":
                if depth == 0:
                    empty = not code[start : match.start()].strip()
                    return arguments > 0 and not named and not empty
                depth -= 1
            case "," if depth == 0:
                if arguments and not named:
                    return True
                arguments += 1
                named = False
                start = match.end()
            case "=" if depth == 0:
                named = True
            case "*" if depth == 0 and not code[start : match.start()].strip(" \t\n*"):
                return True
            case _:
                pass
    return True

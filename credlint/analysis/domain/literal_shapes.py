"""Classification of hard-coded texts used as credentials: the text goes in, only its shape comes out."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from enum import Enum
from functools import lru_cache

from credlint.catalogue import shapes
from credlint.catalogue.names import CREDENTIAL_NAMES, CREDENTIAL_WORDS
from credlint.model.redact import KEY_ID, SECRET, TOKEN


class Shape(Enum):
    """The class of a literal, the worst first."""

    KEY = "key"  # shaped like one of AWS
    REAL = "real"
    SHORT = "short"  # real where a service other than AWS takes it
    PLACEHOLDER = "placeholder"
    DUMMY = "dummy"
    EMPTY = "empty"


REAL = frozenset({Shape.KEY, Shape.REAL, Shape.SHORT})
"""The shapes of what may be live."""

_WORDS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_ACCOUNT = re.compile(r"\d{12}")
_PREFIXES = ("AKIA", "ASIA", "ABIA", "ACCA")
_KEY_IDS = re.compile(rf"(?:(?<![A-Za-z0-9])|(?<=\\[nrt])){KEY_ID.pattern}(?![A-Za-z0-9])")
_BEARERS = re.compile(r"(?<![A-Za-z0-9])ABSK[A-Za-z0-9+/]{96,}={0,2}(?![A-Za-z0-9])")
_MASK = re.compile("|".join(shapes.MASKS))
_NOT_LIVE = re.compile("|".join((r"\s", *shapes.REFERENCES, *shapes.MASKS, *shapes.EXPRESSIONS)))
_NAMES = tuple(f"_{name.lower()}" for name in ("key_id", *CREDENTIAL_NAMES, *CREDENTIAL_WORDS))


_CONFIGURED: ContextVar[frozenset[str]] = ContextVar("configured dummies", default=frozenset())


@contextmanager
def with_dummies(texts: frozenset[str]) -> Iterator[None]:
    """While a file is analysed: whole literals that its project has declared to be dummies."""
    token = _CONFIGURED.set(texts)
    try:
        yield
    finally:
        _CONFIGURED.reset(token)


def shape_of(text: str) -> Shape:
    """The shape of a text that is used as a credential."""
    return Shape.DUMMY if text in _CONFIGURED.get() else _shape_of(text)


@lru_cache(maxsize=4096)
def _shape_of(text: str) -> Shape:
    bare = text.strip()
    if not bare:
        return Shape.EMPTY
    if is_dummy(bare):
        return Shape.DUMMY
    # Two letters or a slash in a key are chance, and no word or path; four times the same letter are a mask.
    if is_key(bare) and _MASK.search(bare) is None:
        return Shape.KEY
    if is_placeholder(bare):
        return Shape.PLACEHOLDER
    return Shape.SHORT if len(bare) < shapes.SHORTEST else Shape.REAL


def is_key(text: str) -> bool:
    """Whether the text is shaped like a key id, a secret access key or a session token of AWS."""
    return any(shape.fullmatch(text) is not None for shape in (KEY_ID, TOKEN, _BEARERS)) or is_secret_key(text)


def is_secret_key(text: str) -> bool:
    """Whether the text is shaped like a secret access key: mixed case and digits, so that no digest or path is one."""
    return (
        SECRET.fullmatch(text) is not None
        and text != text.lower()
        and text != text.upper()
        and any(letter.isdigit() for letter in text)
    )


def is_dummy(text: str) -> bool:
    """Whether the text is a dummy: an emulator's, a test's or the documentation's."""
    lower = text.lower()
    if lower in shapes.DUMMIES or _ACCOUNT.fullmatch(text) or len(set(lower)) == 1:
        return True
    if text.endswith(shapes.DUMMY_ENDINGS) or text.startswith(shapes.DUMMY_PREFIXES):
        return True
    if KEY_ID.fullmatch(text):
        tail = text[4:]
        return len(set(tail)) <= shapes.DUMMY_DISTINCT or any(part in tail for part in shapes.DUMMY_PARTS)
    if len(text) < shapes.DUMMY_EDGES_BELOW and (
        lower.startswith(shapes.DUMMY_EDGES) or lower.endswith(shapes.DUMMY_EDGES)
    ):
        return True
    return not shapes.DUMMY_WORDS.isdisjoint(words(text))


def is_placeholder(text: str) -> bool:
    """Whether the text cannot be live: it asks for a key, refers to one, names one, is masked, or is a pattern."""
    if _NOT_LIVE.search(text) is not None:
        return True
    found = words(text)
    if not shapes.PLACEHOLDER_WORDS.isdisjoint(found) or tuple(found[:2]) == shapes.PLACEHOLDER_START:
        return True
    return "_".join(("", *found)).endswith(_NAMES) and len(found) > 1


def words(text: str) -> list[str]:
    """The words of a text in lower case: split at every non-alphanumeric character and at case changes."""
    return [word.lower() for word in _WORDS.findall(text)]


def has_key_id(text: str) -> bool:
    """Whether the text contains a real AWS key id, with no letter or digit beside it."""
    return any(prefix in text for prefix in _PREFIXES) and any(
        shape_of(match[0]) is Shape.KEY for match in _KEY_IDS.finditer(text)
    )


def has_bearer_key(text: str) -> bool:
    """Whether the text contains an API key of Bedrock."""
    return "ABSK" in text and _BEARERS.search(text) is not None


def as_text(value: str | bytes) -> str:
    """A constant as text; bytes are decoded one to one."""
    return value.decode("latin-1") if isinstance(value, bytes) else value

"""Classification of hard-coded texts used as credentials: the text goes in, only its shape comes out."""

import re
from enum import Enum
from functools import lru_cache

from credlint.catalogue import shapes
from credlint.model.redact import KEY_ID


class Shape(Enum):
    """The class of a literal, the worst first."""

    REAL = "real"
    PLACEHOLDER = "placeholder"
    DUMMY = "dummy"
    EMPTY = "empty"


_WORDS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_ACCOUNT = re.compile(r"\d{12}")
_AWS_KEY_ID = re.compile(r"(?:AKIA|ASIA)[A-Z2-7]{16}")


@lru_cache(maxsize=4096)
def shape_of(text: str) -> Shape:
    """The shape of a text that is used as a credential."""
    bare = text.strip()
    if not bare:
        return Shape.EMPTY
    if is_dummy(bare):
        return Shape.DUMMY
    return Shape.PLACEHOLDER if is_placeholder(bare) else Shape.REAL


def is_dummy(text: str) -> bool:
    """Whether the text is a dummy: an emulator's, a test's or the documentation's."""
    lower = text.lower()
    if lower in shapes.DUMMIES or _ACCOUNT.fullmatch(text) or len(set(text)) == 1:
        return True
    if text.endswith(shapes.DUMMY_ENDINGS) or text.startswith(shapes.DUMMY_PREFIXES):
        return True
    if KEY_ID.fullmatch(text):
        tail = text[4:]
        return len(set(tail)) <= shapes.DUMMY_DISTINCT or any(part in tail for part in shapes.DUMMY_PARTS)
    return not shapes.DUMMY_WORDS.isdisjoint(words(text))


def is_placeholder(text: str) -> bool:
    """Whether the text asks to be replaced by a key."""
    if text.startswith(shapes.PLACEHOLDER_STARTS) or text.endswith(("…", "...")):
        return True
    if any(text.startswith(start) and text.endswith(end) for start, end in shapes.PLACEHOLDER_PAIRS):
        return True
    return not shapes.PLACEHOLDER_WORDS.isdisjoint(words(text))


def words(text: str) -> list[str]:
    """The words of a text in lower case: split at every non-alphanumeric character and at case changes."""
    return [word.lower() for word in _WORDS.findall(text)]


def has_key_id(text: str) -> bool:
    """Whether the text contains a real AWS key id."""
    if "KIA" not in text and "SIA" not in text:
        return False
    return any(not is_dummy(match[0]) for match in _AWS_KEY_ID.finditer(text))


def as_text(value: str | bytes) -> str:
    """A constant as text; bytes are decoded one to one."""
    return value.decode("latin-1") if isinstance(value, bytes) else value

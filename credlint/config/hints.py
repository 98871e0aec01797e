"""Did-you-mean for words that are not known."""

import re
from collections.abc import Iterable
from difflib import get_close_matches

from credlint.model.doubt import without_doubts

_ALIKE = 0.8
"""How much a word must be like a known one to be quoted whatever it is."""


_KEY = re.compile(r"[a-z]{2,12}(?:-[a-z]{2,8})?")
"""A word that reads like the name of a key: one or two words in lower case."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """``; did you mean "x"?`` for the known word nearest to `word` in any case, or the empty string."""
    folded = {name.lower(): name for name in known}
    near = get_close_matches(word.lower(), folded, n=1, cutoff=0.6)
    return f'; did you mean "{folded[near[0]]}"?' if near else ""


def quoted(word: str, known: Iterable[str] = ()) -> str:
    """`word` in quotes, with a mask for what may be a secret unless it is nearly one of the `known` words."""
    alike = get_close_matches(word.lower(), [name.lower() for name in known], n=1, cutoff=_ALIKE)
    shown = word if alike or _KEY.fullmatch(word) else without_doubts(word)
    return f'"{shown}"'

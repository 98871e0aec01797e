"""Did-you-mean for words that are not known."""

from collections.abc import Iterable
from difflib import get_close_matches

from credlint.model.doubt import without_doubts

_ALIKE = 0.8
"""How much a word must be like a known one to be quoted whatever it is."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """``; did you mean "x"?`` for the known word nearest to `word` in any case, or the empty string."""
    folded = {name.lower(): name for name in known}
    near = get_close_matches(word.lower(), folded, n=1, cutoff=0.6)
    return f'; did you mean "{folded[near[0]]}"?' if near else ""


def quoted(word: str, known: Iterable[str] = ()) -> str:
    """`word` in quotes, with a mask for what may be a secret unless it is nearly one of the `known` words."""
    alike = get_close_matches(word.lower(), [name.lower() for name in known], n=1, cutoff=_ALIKE)
    return f'"{word if alike else without_doubts(word)}"'

"""What to delete of a comment so that it no longer suppresses what it need not."""

from collections.abc import Collection, Iterator
from itertools import zip_longest

from credlint.suppress.directives import FORM, NEXT_PRAGMA, START

_BLANKS = " \t\f"


def removal(text: str, idle: Collection[str]) -> tuple[int, int, str] | None:
    """The offsets in a comment's `text` of what names the selectors `idle` in one directive, and what takes its place.

    A directive that has no other selector goes with its reason; what else the comment says stays.
    """
    for start, end in _directives(text):
        mark = START.match(text, start)
        form = FORM.match(text, mark.end(), end) if mark else None
        if form is None:
            continue
        words = [word.strip() for word in form["codes"].split(",")]
        if not set(idle) <= set(words):
            continue
        if left := [word for word in words if word and word not in idle]:
            comma = ", " if ", " in form["codes"] else ","
            return form.start("codes"), form.end("codes"), comma.join(left)
        if behind := NEXT_PRAGMA.search(form["rest"]):
            return start, text.index("#", form.start("rest") + behind.start()), ""
        return (start, end, "") if end < len(text) else (len(text[:start].rstrip(_BLANKS)), end, "")
    return None


def _directives(text: str) -> Iterator[tuple[int, int]]:
    """Where directives begin in a comment, and where the next one does, or the comment ends."""
    starts = list(START.finditer(text))
    for match, following in zip_longest(starts, starts[1:]):
        yield match.start(), following.start() if following else len(text)

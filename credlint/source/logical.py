"""Tells in rows of code, one after the other, where a statement begins and where a string or bracket goes on."""

import re

_PART = re.compile(
    r"""\#.*|'{3}|"{3}|"(?:[^"\\]|\\.)*(?:"|$)|'(?:[^'\\]|\\.)*(?:'|$)|[(\[{)\]}]""",
)
_CLOSE = {quote: re.compile(rf"(?:[^\\]|\\.|\\$)*?{quote}") for quote in ("'''", '"""')}


class Logical:
    """The state between two rows of code that need not be valid."""

    def __init__(self) -> None:
        self._quote = ""
        self._depth = 0
        self._continued = False

    @property
    def fresh(self) -> bool:
        """Whether the next row begins a statement."""
        return not (self._quote or self._depth or self._continued)

    def feed(self, row: str) -> None:
        """Go on behind a row, given without its line end."""
        at = 0
        self._continued = False
        while True:
            if self._quote:
                close = _CLOSE[self._quote].match(row, at)
                if close is None:
                    return
                at = close.end()
                self._quote = ""
            part = _PART.search(row, at)
            if part is None:
                break
            at = part.end()
            text = part.group()
            if text[0] == "#":
                return
            if text in _CLOSE:
                self._quote = text
            elif text in "([{":
                self._depth += 1
            elif text in ")]}":
                self._depth = max(0, self._depth - 1)
        self._continued = row.endswith("\\")

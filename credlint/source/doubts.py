"""What must not be shown of a file's lines, although nobody knows it for a secret: literals, comments, commands.

The analysis tells which literal is a secret. What stands beside it on its line may be a piece of it, the same secret
again, or another one; so what is shown of a line are its names and what plainly reads as words.
"""

import ast
import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator
from operator import itemgetter

from credlint.model.doubt import (
    Values,
    code_in_doubt,
    is_plain_name,
    merged,
    without_doubts,
    words_in_doubt,
)
from credlint.model.redact import MASK, PIECE, holds_random, mask, redact
from credlint.model.span import Span
from credlint.source.beside import is_name, quote
from credlint.source.documents import Document, Row
from credlint.source.lines import Lines
from credlint.source.scan import STRING, Scan

_LONG = re.compile(rf"[^\s\"'`]{{{PIECE},}}")
_PARTS = re.compile(r"[^\[\](){},:]+")
_DOTTED = re.compile(r"[^\W\d]\w*(?:\.[^\W\d]\w*)+")
_LITERAL = re.compile(r"(?i:[rbuft]{0,2})(?=[\"'])")
_WORDED = re.compile(r"[(\"']?(?:[A-Z]?[a-z]+|[A-Z]+)[.,;:!?)\"']*")
_LONGEST = 10_000
"""Characters of a literal whose escapes are read."""


_QUOTED = re.compile(r"""(["'])((?:(?!\1)[^\n])*)\1""")
"""A literal that ends in its row."""


class Doubts:
    """Tells what to mask in the lines of a document, and in what is said of them, besides what is known to be secret.

    `secrets` are the spans of literals that are known; `names` are words that are no secrets whatever they look like.
    """

    def __init__(self, document: Document, scan: Scan, secrets: Iterable[Span], names: Collection[str]) -> None:
        self._document = document
        self._scan = scan
        self._names = names
        self._shown = Lines(document.shown)
        self._lines = self._shown if document.is_python else Lines(scan.text)
        self._words: dict[str, str] = {}
        self.learn({value for span in secrets for value in self._values_of(span)})

    def learn(self, values: set[str]) -> None:
        """Go by all texts that are known to be secrets, wherever they come from."""
        self.values = values
        self._values = Values({value for value in values if value not in self._scan.code and not _is_prose(value)})

    def in_row(self, row: int) -> list[tuple[int, int]]:
        """The offsets in a line of what is to be masked."""
        text = self._shown.line(row)
        found = [*code_in_doubt(text), *self._values.spans(text)]
        place = self._document.rows.get(row, Row())
        if self._is_code(row, text, place):
            found += ((start + place.shift, end + place.shift) for start, end in self._in_code(row))
        else:
            found += words_in_doubt(text, self._is_known)
        return merged([(max(start, 0), min(end, len(text))) for start, end in found])

    def holds_value(self, text: str) -> bool:
        """Whether a piece of a known secret, or something of a key's shape, stands in a text."""
        return any(self._values.spans(text)) or redact(text) != text

    def message(self, text: str) -> str:
        """What is said of the file, without texts of literals that do not read like names."""
        found = self._values.spans(text)
        return redact(_LONG.sub(lambda match: self._word(match[0]), mask(text, merged([*found]))))

    def reason(self, text: str) -> str:
        """What a comment gives for a reason, as far as it plainly reads as words."""
        return mask(cleared, merged([*self._values.spans(cleared)])) if (cleared := self._cleared(text)) else ""

    def has_doubts(self, code: str) -> bool:
        """Whether a literal in code does not plainly read as words."""
        literals = (match[2] for match in _QUOTED.finditer(code))
        return any(self._cleared(literal) != literal for literal in literals)

    def _cleared(self, text: str) -> str:
        return without_doubts(text, self._is_known)

    def _is_known(self, word: str) -> bool:
        return word in self._names or (not holds_random(word) and word in self._scan.code)

    def _is_code(self, row: int, text: str, place: Row) -> bool:
        """Whether a line is the module's, and no command, nor what was put out."""
        if self._document.is_python:
            return True
        given = self._lines.line(row)
        return place.whole is None and not place.pieces and given[max(-place.shift, 0) :] == text[max(place.shift, 0) :]

    def _in_code(self, row: int) -> Iterator[tuple[int, int]]:
        """The offsets in a row of code of the words in its literals and comments."""
        first = self._lines.offset(Span.of(row, 1, row, 1).start)
        behind = first + len(self._lines.line(row))
        texts = self._scan.texts
        low = bisect_left(texts, first, key=itemgetter(2))
        for number in range(low, len(texts)):  # a slice would copy the rest of the file for each row
            index, start, end = texts[number]
            if start >= behind:
                break
            whole = self._scan.code[index : index + 1] == STRING
            inner = self._scan.text[start:end]
            length = quote(inner) if whole else 0
            if length and is_name(self._scan.code, index) and is_plain_name(inner[length:-length]):
                continue
            begin, stop = max(start, first), min(end, behind)
            for found in words_in_doubt(self._scan.text[begin:stop], self._is_known):
                yield found[0] + begin - first, found[1] + begin - first
        comments = self._scan.comments
        low = bisect_left(comments, first, key=itemgetter(0))
        for start, end in comments[low : bisect_right(comments, behind, key=itemgetter(0))]:
            for found in words_in_doubt(self._scan.text[start:end], self._is_known):
                yield found[0] + start - first, found[1] + start - first

    def _values_of(self, span: Span) -> Iterator[str]:
        """The text of a literal as it is written, and what it stands for."""
        text = self._shown.slice(span)
        prefix = _LITERAL.match(text)
        start = prefix.end() if prefix else 0
        length = quote(text[start:])
        yield text[start + length : len(text) - length]
        if length and "\\" in text and len(text) <= _LONGEST:
            try:
                value = ast.literal_eval(text)
            except (SyntaxError, ValueError, RecursionError, MemoryError):
                return
            yield value.decode("latin-1") if isinstance(value, bytes) else str(value)

    def _word(self, word: str) -> str:
        """A word of a message, or what is left of it."""
        if word not in self._words:
            self._words[word] = _PARTS.sub(lambda match: self._part(match[0]), word)
        return self._words[word]

    def _part(self, part: str) -> str:
        """A name in a message, unless it is none; it may be one of another file, or of the catalogue."""
        if holds_random(part):
            return MASK
        if len(part) < PIECE or part in self._scan.code or _DOTTED.fullmatch(part):
            return part
        return part if is_plain_name(part.replace("·", ".")) else MASK  # an index may not look like an attribute


def _is_prose(value: str) -> bool:
    """Whether a value is made of plain words: a description of what stands under a credential's name, no key."""
    words = value.split()
    return len(words) > 2 and all(map(_WORDED.fullmatch, words))

"""What fixes have changed, as a unified diff that shows no more of a file than is shown of it elsewhere."""

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby

from credlint.fix.apply import splice
from credlint.model.diff import Diff, Line
from credlint.model.fix import Edit
from credlint.model.redact import MASK
from credlint.model.result import Excerpt
from credlint.model.span import Position
from credlint.source.decode import decode
from credlint.source.lines import Lines

_LINES = re.compile(rb"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_CONTEXT = 3
_SHOWN, _HIDDEN = b"\0", b"\1"


def diff(data: bytes, rounds: Iterable[Iterable[Edit]], excerpts: Sequence[Excerpt]) -> Diff:
    """The diff of what `rounds` of edits make of `data`, one after the other; `excerpts` are all of its lines.

    What is masked of a line is masked wherever an edit leaves it.
    """
    source = decode(data)
    hidden = bytearray(len(data))
    lines = Lines(source.text)
    for excerpt in excerpts:
        for columns in excerpt.masks:
            start, end = (
                lines.byte_offset(Position(excerpt.row, column), source.encoding, source.bom) for column in columns
            )
            hidden[start:end] = _HIDDEN * (end - start)
    after, behind = data, bytes(hidden)
    for edits in map(list, rounds):
        after = splice(after, edits)
        behind = splice(behind, [Edit(one.start, one.end, _SHOWN * len(one.content)) for one in edits])
    old, new = _Rows(data, bytes(hidden), source.encoding), _Rows(after, behind, source.encoding)
    return tuple(_hunks(old, new))


class _Rows:
    """The lines of a file, and how they are shown."""

    def __init__(self, data: bytes, hidden: bytes, encoding: str) -> None:
        self._hidden = hidden
        self._encoding = encoding
        self._spans = [match.span() for match in _LINES.finditer(data)]
        self.lines = [data[start:end] for start, end in self._spans]

    def shown(self, sign: str, start: int, end: int) -> Iterator[Line]:
        """Some of the lines, with a sign before each."""
        for number in range(start, end):
            line = self.lines[number]
            text = line.rstrip(b"\r\n")
            begin = self._spans[number][0]
            parts = [
                MASK if hidden else bytes(byte for byte, _ in group).decode(self._encoding, "replace")
                for hidden, group in groupby(
                    zip(text, self._hidden[begin : begin + len(text)], strict=True), key=lambda pair: pair[1]
                )
            ]
            yield Line(sign, "".join(parts).removeprefix("\ufeff"))
            if text == line:
                yield Line("\\", " No newline at end of file")


def _hunks(old: _Rows, new: _Rows) -> Iterator[Line]:
    for group in SequenceMatcher(None, old.lines, new.lines).get_grouped_opcodes(_CONTEXT):
        first, last = group[0], group[-1]
        yield Line("@", f"@ -{_range(first[1], last[2])} +{_range(first[3], last[4])} @@")
        for tag, start, end, new_start, new_end in group:
            if tag == "equal":
                yield from old.shown(" ", start, end)
            else:
                yield from old.shown("-", start, end)
                yield from new.shown("+", new_start, new_end)


def _range(start: int, end: int) -> str:
    """The place and length of a part as `diff -u` writes them: 1-based, the line before where it is empty."""
    length = end - start
    first = start + 1 if length else start
    return f"{first}" if length == 1 else f"{first},{length}"

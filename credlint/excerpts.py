"""What is shown of a file beside its findings: lines and fingerprints, without secrets."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from credlint.model.diagnostic import Diagnostic
from credlint.model.doubt import merged
from credlint.model.redact import MASK, mask, secrets_in
from credlint.model.result import Columns, Excerpt
from credlint.model.span import Span
from credlint.source.beside import fragments
from credlint.source.doubts import Doubts
from credlint.source.lines import Lines
from credlint.source.prepare import Prepared
from credlint.suppress.fingerprint import fingerprint

Rows: TypeAlias = Mapping[int, Sequence[Span]]
"""The spans of secrets, by each row on which a part of one stands."""


def by_row(secrets: Iterable[Span]) -> Rows:
    """The spans of secrets by their rows."""
    found: defaultdict[int, list[Span]] = defaultdict(list)
    for span in dict.fromkeys(secrets):
        for row in range(span.start.row, span.end.row + 1):
            found[row].append(span)
    return found


class Stamp:
    """Gives the findings of one file their fingerprints; equal ones are counted."""

    def __init__(self, path: str, lines: Lines, secrets: Rows) -> None:
        self._path = path
        self._lines = lines
        self._secrets = secrets
        self._seen: Counter[str] = Counter()
        self._rows: dict[int, tuple[str, Columns]] = {}

    def __call__(self, diagnostic: Diagnostic) -> Diagnostic:
        code = self._code(diagnostic.span)
        first = fingerprint(diagnostic, self._path, code, 0)
        nth = self._seen[first]
        self._seen[first] += 1
        return replace(diagnostic, fingerprint=fingerprint(diagnostic, self._path, code, nth) if nth else first)

    def _code(self, span: Span) -> str:
        """The text of a span, masked."""
        rows = [self._row(row) for row in range(span.start.row, span.end.row + 1)]
        texts = [text for text, _ in rows]
        texts[-1] = texts[-1][: rows[-1][1](span.end.column) - 1]
        texts[0] = texts[0][rows[0][1](span.start.column) - 1 :]
        return "\n".join(texts)

    def _row(self, row: int) -> tuple[str, Columns]:
        found = self._rows.get(row)
        if found is None:
            excerpt = _masked(self._lines, row, self._secrets)
            found = self._rows[row] = (excerpt.text, Columns(excerpt, len(MASK)))
        return found


def excerpts(
    spans: Iterable[Span], lines: Lines, secrets: Rows, doubts: Callable[[int], list[tuple[int, int]]]
) -> tuple[Excerpt, ...]:
    """The redacted lines of places that findings name; `doubts` gives the offsets of what else is masked."""
    rows = {row for span in spans for row in (span.start.row, span.end.row)}
    return tuple(_masked(lines, row, secrets, doubts(row)) for row in sorted(rows))


class OtherFile:
    """A module of which findings in a file tell places: its lines, masked as if it were the file itself."""

    def __init__(self, prepared: Prepared, secrets: Collection[Span], given: Iterable[Span], doubts: Doubts) -> None:
        """`secrets` are known, `given` are places where a credential is handed over."""
        self._lines = Lines(prepared.text)
        self._hidden = by_row([*secrets, *fragments(prepared.scan, self._lines, given)])
        self.doubts = doubts

    def excerpts(self, spans: Iterable[Span]) -> tuple[Excerpt, ...]:
        """The redacted lines of places in the module."""
        return excerpts(spans, self._lines, self._hidden, self.doubts.in_row)


def share(files: Iterable[Doubts]) -> None:
    """Let each of several files mask what is known to be secret in any of them."""
    doubts = list(files)
    if len(doubts) > 1:
        values = set[str]().union(*(each.values for each in doubts))
        for each in doubts:
            each.learn(values)


def _masked(lines: Lines, row: int, secrets: Rows, doubts: Sequence[tuple[int, int]] = ()) -> Excerpt:
    """One line with everything masked that a rule has marked, that is in doubt or that is shaped like a key."""
    text = lines.line(row)
    spans = [
        (
            span.start.column - 1 if span.start.row == row else 0,
            span.end.column - 1 if span.end.row == row else len(text),
        )
        for span in secrets.get(row, ())
    ]
    found = merged([*spans, *doubts, *secrets_in(text)])
    lengths = tuple(len(text[start:end].encode("utf-8", "surrogatepass")) for start, end in found)
    return Excerpt(row, mask(text, found), tuple((start + 1, end + 1) for start, end in found), lengths)

"""Where a suppression comment has to stand to accept a finding, also after a formatter has been over the file."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from credlint.model.diagnostic import Diagnostic
from credlint.model.span import Position
from credlint.source.layout import Comment, StatementSpan
from credlint.source.lines import Lines

WIDTH = 79
"""The narrowest line length in use: a formatter breaks longer lines, and a comment may end up inside of them."""

_BLANKS = " \t\f"


@dataclass(frozen=True, slots=True, order=True)
class _Place:
    """At the end of a row, or on a line of its own above it."""

    row: int
    above: bool


def insert_ignores(
    lines: Lines,
    statements: Sequence[StatementSpan],
    comments: Sequence[Comment],
    findings: Iterable[Diagnostic],
    reason: str,
    newline: str,
) -> str:
    """The text of `lines` with a comment for each of `findings` that stands in a statement.

    A comment stands at the end of a statement's line if there is room, else above the statement.
    """
    wanted: defaultdict[_Place, set[str]] = defaultdict(set)
    statement_of = {finding: _statement(finding, statements) for finding in findings}
    codes: defaultdict[StatementSpan, set[str]] = defaultdict(set)
    for finding, statement in statement_of.items():
        if statement is not None:
            codes[statement].add(finding.code)
    for statement, found in codes.items():
        place = _place(statement, statements, comments, lines, len(_comment(found, reason)))
        wanted[place] |= found
    text = lines.text
    for place in sorted(wanted, reverse=True):
        comment = _comment(wanted[place], reason)
        start, line = lines.offset(Position(place.row, 1)), lines.line(place.row)
        if place.above:
            indent = line[: len(line) - len(line.lstrip(_BLANKS))]
            text = f"{text[:start]}{indent}{comment}{newline}{text[start:]}"
        else:
            kept = start + len(line.rstrip(_BLANKS))
            text = f"{text[:kept]}  {comment}{text[start + len(line) :]}"
    return text


def _comment(codes: Iterable[str], reason: str) -> str:
    return f"# credlint: ignore[{','.join(sorted(codes))}] {reason}".rstrip()


def _statement(finding: Diagnostic, statements: Sequence[StatementSpan]) -> StatementSpan | None:
    """The statement whose header holds the finding, the innermost one."""
    start = finding.span.start
    around = [one for one in statements if one.header.start <= start < one.header.end]
    return max(around, key=lambda one: one.header.start, default=None)


def _place(
    statement: StatementSpan,
    statements: Sequence[StatementSpan],
    comments: Sequence[Comment],
    lines: Lines,
    length: int,
) -> _Place:
    first, last = statement.header.start.row, statement.header.end.row
    at_end, above = _Place(last, False), _Place(first, True)
    # Between a backslash and its next line, or within another statement's string, no line can be put in.
    if lines.line(first - 1).endswith("\\") or any(_reaches(one, first) for one in statements):
        return at_end
    others = [one for one in statements if one is not statement]
    if any(one.header.start.row == last and one.header.start > statement.header.start for one in others):
        return above  # a formatter takes what follows, and the comment behind it, to a line of its own
    if any(one.header.end.row == first and one.header.start < statement.header.start for one in others):
        return at_end
    line = lines.line(last).rstrip(_BLANKS)
    formatting = any(one.row == last and "fmt:" in one.text for one in comments)
    fits = first == last and len(line) + 2 + length <= WIDTH
    return at_end if fits and not formatting else above


def _reaches(statement: StatementSpan, row: int) -> bool:
    """Whether a simple statement of an earlier row is still going on at the start of `row`."""
    return not statement.is_compound and statement.first_row < row <= statement.last_row

"""Where a suppression comment has to stand to accept a finding, also after a formatter has been over the file."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from credlint.model.diagnostic import Diagnostic
from credlint.model.span import Position, Span
from credlint.source.decode import SourceError
from credlint.source.layout import Comment, StatementSpan
from credlint.source.lines import Lines
from credlint.source.scan import scan

WIDTH = 88
"""The line length of black and ruff: they break longer lines, and a comment may end up inside of them."""

_SEMICOLON = re.compile(r";(?=\s*\S)")
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

    A comment stands at the end of a statement's line if there is room, else above the statement. What no comment can
    keep silent after a formatter has divided it is the middle of `a; b; c`, and more than one part of it.
    """
    wanted: defaultdict[_Place, set[str]] = defaultdict(set)
    statement_of = {finding: _statement(finding, statements) for finding in findings}
    groups: defaultdict[StatementSpan, list[Diagnostic]] = defaultdict(list)
    for finding, statement in statement_of.items():
        if statement is not None:
            groups[statement].append(finding)
    for statement, found in groups.items():
        codes = {finding.code for finding in found}
        place = _place(statement, found, statements, comments, lines, len(_comment(codes, reason)))
        wanted[place] |= codes
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
    found: Sequence[Diagnostic],
    statements: Sequence[StatementSpan],
    comments: Sequence[Comment],
    lines: Lines,
    length: int,
) -> _Place:
    first, last = statement.header.start.row, statement.header.end.row
    at_end, above = _Place(last, False), _Place(first, True)
    # Between a backslash and its next line no line can be put in.
    if lines.line(first - 1).endswith("\\"):
        return at_end
    # A formatter gives every statement a line of its own, and the comment to the last of them.
    others = [one for one in statements if one is not statement]
    if any(one.header.start.row == last and one.header.start > statement.header.start for one in others):
        return above
    if any(one.header.end.row == first and one.header.start < statement.header.start for one in others):
        return at_end
    borders = [] if statement.is_compound else _semicolons(statement.header, lines)
    if borders:
        return above if all(one.span.start < borders[0] for one in found) else at_end
    line = lines.line(last).rstrip(_BLANKS)
    # Black takes a comment behind a last semicolon to the next line.
    if not statement.is_compound and line[statement.header.end.column - 1 :].lstrip(_BLANKS).startswith(";"):
        return above
    formatting = any(one.row == last and "fmt:" in one.text for one in comments)
    fits = first == last and len(line) + 2 + length <= WIDTH
    return at_end if fits and not formatting else above


def _semicolons(span: Span, lines: Lines) -> list[Position]:
    """Where a line of several simple statements is divided."""
    start = lines.offset(span.start)
    try:
        code = scan(lines.slice(span))
    except SourceError:
        return []
    found = [start + code.offset(match.start()) for match in _SEMICOLON.finditer(code.code)]
    return [lines.position(offset) for offset in found]

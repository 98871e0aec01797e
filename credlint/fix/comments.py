"""Deletes suppressions that suppress nothing."""

from credlint.fix.layout import Change
from credlint.fix.subject import Subject
from credlint.model.diagnostic import Diagnostic
from credlint.model.fix import Fix
from credlint.model.span import Position
from credlint.suppress.removal import removal

_BLANKS = " \t\f"


def without_suppression(finding: Diagnostic, fix: Fix, subject: Subject) -> Fix | None:
    """The fix that deletes what a comment names in vain, with the row if nothing else is on it."""
    lines, row = subject.code.lines, finding.span.start.row
    start, end = lines.offset(finding.span.start), lines.offset(finding.span.end)
    found = removal(lines.text[start:end], finding.detail.split(","))
    if found is None:
        return None
    end = start + found[1]
    whole = found[0] == 0 and found[2] == "" and end == lines.offset(Position(row, len(lines.line(row)) + 1))
    start += found[0]
    if whole:
        first = lines.offset(Position(row, 1))
        start = first + len(lines.text[first:start].rstrip(_BLANKS))
        # Behind a backslash a blank row ends the statement, which the next row would go on with.
        if start == first and not lines.line(row - 1).endswith("\\"):
            end = lines.offset(Position(row + 1, 1))
    return subject.with_edits(fix, [Change(start, end, found[2])])

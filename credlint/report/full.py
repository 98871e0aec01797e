"""For people: each finding with its code, the way of the value from source to sink, help and where to read more."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TextIO

from credlint.model.diagnostic import Confidence, Severity, Step
from credlint.model.result import FileResult
from credlint.model.span import Span
from credlint.report.concise import finding_line, line
from credlint.report.frames import frame
from credlint.report.places import cell_place, excerpt, file_line, file_of, label
from credlint.report.report import Finding, Report
from credlint.report.style import BLUE, BOLD, SEVERITY, paint
from credlint.report.text import visible

CALL_SITES = 3
"""Related places that are shown; other formats have all of them."""


def render(report: Report, out: TextIO) -> None:
    """Write the findings, then the files that could not be checked."""
    for finding in report.shown():
        block = _Block(finding, report.color, report.link(finding.diagnostic.code))
        out.write("\n".join((finding_line(finding, report.color), *block.lines())) + "\n\n")
    for result, unchecked in report.unchecked():
        position, message = unchecked.position, unchecked.message
        out.write(line(result, position, unchecked.code, message, Severity.ERROR, report.color) + "\n")
        more = visible(_more(unchecked.name, unchecked.code, report.link(unchecked.code)))
        out.write(f"  {paint('=', BLUE, report.color)} {paint('error:', BOLD, report.color)} {more}\n\n")


def _more(name: str, code: str, link: str) -> str:
    """A rule's name and where to read about it."""
    return ", ".join(part for part in (name, f"`credlint rule {code}`", link) if part)


class _Block:
    """The lines below a finding's first, in a gutter as wide as its largest line number."""

    def __init__(self, finding: Finding, color: bool, link: str) -> None:
        self._finding = finding
        self._result: FileResult = finding.result
        self._color = color
        self._link = link
        diagnostic = finding.diagnostic
        # What the finding itself says of its place need not be said again.
        self._trace = [step for step in diagnostic.trace if step.path or step.span != diagnostic.span]
        self._related = diagnostic.related[:CALL_SITES]
        places = [(file_of(self._result, step), step.span) for step in (*self._trace, *self._related)]
        numbers = [_number(*place) for place in ((self._result, diagnostic.span), *places)]
        self._gutter = max(map(len, numbers))

    def lines(self) -> Iterator[str]:
        """The frame, the numbered trace, related places, help and link."""
        diagnostic = self._finding.diagnostic
        yield from self._frame(self._result, [diagnostic.span], "^", SEVERITY[diagnostic.severity])
        framed = {("", diagnostic.span.start.row)}
        steps = [(f"{number}", step) for number, step in enumerate(self._trace, start=1)]
        yield from self._steps([*steps, *(("see", step) for step in self._related)], framed)
        if left := len(diagnostic.related) - len(self._related):
            yield self._note("see", f"and {left} more")
        if diagnostic.help:
            yield self._note("help", visible(diagnostic.help))
        if diagnostic.fix is not None:
            yield self._note("fix", visible(f"{diagnostic.fix.message} ({diagnostic.fix.applicability.value})"))
        sure = "" if diagnostic.confidence is Confidence.HIGH else f" ({diagnostic.confidence.value} confidence)"
        more = _more(f"{diagnostic.name}{sure}", diagnostic.code, self._link)
        yield self._note(diagnostic.severity.value, visible(more))

    def _steps(self, steps: Sequence[tuple[str, Step]], framed: set[tuple[str, int]]) -> Iterator[str]:
        """Steps with a word for each; those on one line share its frame, and no line is shown twice."""
        for at, group in groupby(steps, key=lambda pair: (pair[1].path, pair[1].span.start.row)):
            same = list(group)
            file = file_of(self._result, same[0][1])
            for word, step in same:
                yield self._note(word, f"{label(file, step.span.start)}: {visible(step.message)}")
            if at not in framed:
                framed.add(at)
                yield from self._frame(file, [step.span for _, step in same], "-", BLUE)

    def _frame(self, file: FileResult, spans: Sequence[Span], mark: str, style: str) -> Iterator[str]:
        line = excerpt(file, spans[0].start.row)
        if line is None:
            return
        text, before, length = frame(line, spans[0])
        marked = set(range(len(before), len(before) + length))
        for span in spans[1:]:
            other, blanks, more = frame(line, span)
            if other == text:  # a long line is cut around its first place
                marked.update(range(len(blanks), len(blanks) + more))
        under = "".join(mark if column in marked else " " for column in range(max(marked) + 1))
        bar = paint("|", BLUE, self._color)
        number = paint(f"{_number(file, spans[0]):>{self._gutter}}", BLUE, self._color)
        yield f"{number} {bar} {text}".rstrip()
        blank = under[: len(under) - len(under.lstrip())]
        yield f"{' ' * self._gutter} {bar} {blank}{paint(under.lstrip(), style, self._color)}"

    def _note(self, word: str, text: str) -> str:
        sign = paint("=", BLUE, self._color)
        return f"{' ' * self._gutter} {sign} {paint(f'{word}:', BOLD, self._color)} {text}"


def _number(file: FileResult, span: Span) -> str:
    cell = cell_place(file, span.start.row)
    return f"{cell.row if cell else file_line(file, span.start.row)}"

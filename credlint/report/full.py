"""For people: each finding with its code, the way of the value from source to sink, help and a link."""

from collections.abc import Iterator
from typing import TextIO

from credlint.model.diagnostic import Confidence, Severity
from credlint.model.result import FileResult
from credlint.model.span import Span
from credlint.report.concise import finding_line, line
from credlint.report.frames import frame
from credlint.report.places import cell_place, excerpt, file_line, label
from credlint.report.report import Finding, Report, help_uri
from credlint.report.style import BLUE, BOLD, SEVERITY, paint
from credlint.report.text import visible


def render(report: Report, out: TextIO) -> None:
    """Write the findings, then the files that could not be checked."""
    for finding in report.shown():
        out.write("\n".join((finding_line(finding, report.color), *_Block(finding, report.color).lines())) + "\n\n")
    for result, unchecked in report.unchecked():
        position, message = unchecked.position, unchecked.message
        out.write(line(result, position, unchecked.code, message, Severity.ERROR, report.color) + "\n")
        link = visible(f"{unchecked.name}, {help_uri(unchecked.code)}")
        out.write(f"  {paint('=', BLUE, report.color)} {paint('error:', BOLD, report.color)} {link}\n\n")


class _Block:
    """The lines below a finding's first, in a gutter as wide as its largest line number."""

    def __init__(self, finding: Finding, color: bool) -> None:
        self._finding = finding
        self._result: FileResult = finding.result
        self._color = color
        diagnostic = finding.diagnostic
        spans = (diagnostic.span, *(step.span for step in (*diagnostic.trace, *diagnostic.related)))
        self._gutter = max(len(self._number(span)) for span in spans)

    def lines(self) -> Iterator[str]:
        """The frame, the numbered trace, related places, help and link."""
        diagnostic = self._finding.diagnostic
        yield from self._frame(diagnostic.span, "^", SEVERITY[diagnostic.severity])
        for number, step in enumerate(diagnostic.trace, start=1):
            yield self._note(f"{number}", f"{label(self._result, step.span.start)}: {visible(step.message)}")
            if step.span != diagnostic.span:
                yield from self._frame(step.span, "-", BLUE)
        for step in diagnostic.related:
            yield self._note("see", f"{label(self._result, step.span.start)}: {visible(step.message)}")
            yield from self._frame(step.span, "-", BLUE)
        if diagnostic.help:
            yield self._note("help", visible(diagnostic.help))
        if diagnostic.fix is not None:
            yield self._note("fix", visible(f"{diagnostic.fix.message} ({diagnostic.fix.applicability.value})"))
        sure = "" if diagnostic.confidence is Confidence.HIGH else f" ({diagnostic.confidence.value} confidence)"
        link = f"{diagnostic.name}{sure}, {help_uri(diagnostic.code)}"
        yield self._note(diagnostic.severity.value, visible(link))

    def _frame(self, span: Span, mark: str, style: str) -> Iterator[str]:
        line = excerpt(self._result, span.start.row)
        if line is None:
            return
        text, before, length = frame(line, span)
        bar = paint("|", BLUE, self._color)
        number = paint(f"{self._number(span):>{self._gutter}}", BLUE, self._color)
        yield f"{number} {bar} {text}".rstrip()
        yield f"{' ' * self._gutter} {bar} {before}{paint(mark * length, style, self._color)}"

    def _note(self, word: str, text: str) -> str:
        sign = paint("=", BLUE, self._color)
        return f"{' ' * self._gutter} {sign} {paint(f'{word}:', BOLD, self._color)} {text}"

    def _number(self, span: Span) -> str:
        cell = cell_place(self._result, span.start.row)
        return f"{cell.row if cell else file_line(self._result, span.start.row)}"

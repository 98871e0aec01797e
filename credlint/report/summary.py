"""The last words of a run: one line for stderr, and `--statistics`."""

from collections import Counter
from typing import TextIO

from credlint.report.report import Report
from credlint.report.text import visible


def summary_line(report: Report) -> str:
    """One line without its line end: `Found 3 findings (2 errors, 1 warning) in 2 of 10 files; 1 file unchecked`."""
    counts = report.counts()
    if counts.findings:
        severities = (("error", counts.errors), ("warning", counts.warnings), ("info", counts.infos))
        detail = ", ".join(_many(number, word) for word, number in severities if number)
        parts = [f"Found {_many(counts.findings, 'finding')} ({detail})"]
        parts[0] += f" in {counts.files_with_findings} of {_many(counts.files, 'file')}"
    elif counts.checked:
        parts = [f"No findings in {_many(counts.checked, 'file')}"]
    else:
        parts = ["No file was checked"]
    silent = (("comment", counts.suppressed_by_comment), ("baseline", counts.suppressed_by_baseline))
    parts += [f"{number} suppressed by {word}" for word, number in silent if number]
    if counts.unchecked:
        parts.append(f"{_many(counts.unchecked, 'file')} could not be checked")
    return "; ".join(parts)


def render_statistics(report: Report, out: TextIO) -> None:
    """Write `count  code  name`, most frequent first."""
    codes = Counter((finding.diagnostic.code, finding.diagnostic.name) for finding in report.shown())
    codes.update((unchecked.code, unchecked.name) for _, unchecked in report.unchecked())
    width = max((len(f"{number}") for number in codes.values()), default=0)
    for (code, name), number in sorted(codes.items(), key=lambda item: (-item[1], item[0])):
        out.write(f"{number:>{width}}  {visible(code)}  {visible(name)}\n")


def _many(number: int, word: str) -> str:
    """`infos` is no English, but `info` counts nothing: the three severities read alike."""
    return f"{number} {word}" if number == 1 or word == "info" else f"{number} {word}s"

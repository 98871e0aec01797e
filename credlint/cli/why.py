"""`credlint why`."""

import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from credlint import pipeline
from credlint.cli.configuration import Configurations, open_baselines
from credlint.cli.options import (
    Command,
    baseline_option,
    configuration_options,
    cross_file_option,
    rule_options,
    version_option,
)
from credlint.cli.verdict import name_unchecked
from credlint.config.errors import ConfigError
from credlint.config.globs import Entries
from credlint.config.settings import Settings
from credlint.model.diagnostic import Confidence, Diagnostic
from credlint.model.redact import redact
from credlint.model.result import FileResult
from credlint.model.span import Position, Span
from credlint.report.places import file_of, label
from credlint.report.text import visible
from credlint.run.accepted import apply_baseline
from credlint.run.sources import DiskSources
from credlint.run.targets import shown_name

if TYPE_CHECKING:
    from credlint.analysis.inquiry import Sighting

_TARGET = re.compile(r"(?P<file>.+?)(?::cell (?P<cell>\d+))?:(?P<row>\d+)(?::(?P<column>\d+))?", re.DOTALL)

_USES = {
    "sdk": "a call of an SDK: rules CRD1 report credentials that are passed to it",
    "print": "an output on the terminal: CRD201 reports credentials in it, CRD203 the whole environment",
    "log": "a log: CRD202 reports credentials in it, CRD203 the whole environment",
    "response": "a response: CRD204 reports credentials in it, CRD203 the whole environment",
    "exception": "an exception: CRD205 reports credentials in it, CRD203 the whole environment",
    "file": "a file: CRD206 reports AWS credentials in it, CRD203 the whole environment",
    "network": "a request: CRD206 reports AWS credentials in it, CRD203 the whole environment",
    "message": "a message: CRD206 reports AWS credentials in it, CRD203 the whole environment",
    "command": "a command line: CRD206 reports AWS credentials in it, CRD203 the whole environment",
    "writer": "a write to the environment: CRD302 reports credentials in it",
    "sanitizer": "a function whose result shows nothing of what it is given",
    "source": "known to the catalogue: no output, and no call that takes credentials",
    "own": "a function or class of this file: what it does with its arguments is reported where it does it",
    "imported": "a function or class of another module: what it does with its arguments is reported here, unless that"
    " module reports it by itself",
    "unknown": "unknown: neither this file nor the catalogue says what it does with its arguments, no rule reports it;"
    " `sdk-call`, `sink` and `sanitizer` in the configuration can say it",
    "known": "no output, and takes no credentials",
    "statement": "no output by itself",
}


@click.command("why", cls=Command)
@click.argument("place", metavar="FILE:LINE[:COLUMN]")
@rule_options
@cross_file_option
@baseline_option
@configuration_options
@version_option
@click.pass_context
def command(ctx: click.Context, /, place: str, **_: Any) -> int:
    """Tell what is known of a line, and why it is or is not reported.

    Of each call and value on the line: where it comes from, which rule would report it, and why that does or does not.
    A row of a notebook is FILE:cell 3:LINE.
    """
    match = _TARGET.fullmatch(place)
    if match is None:
        raise ConfigError(f"{place!a} is not of the form FILE:LINE or FILE:LINE:COLUMN")
    configurations = Configurations(ctx, pipeline.known(), [match["file"]])
    settings = configurations.at(os.path.dirname(match["file"])).settings  # noqa: PTH120 - an empty one is the working directory
    inquiry = _Inquiry.of(match["file"], settings, configurations)
    if inquiry.wide.unchecked is not None:
        name_unchecked([inquiry.wide])
        return 2
    row = inquiry.row(match["cell"], int(match["row"]))
    column = int(match["column"]) if match["column"] else None
    for line in inquiry.lines(_covers(row, column)):
        sys.stdout.write(visible(redact(line)) + "\n")
    return 0


def _covers(row: int, column: int | None) -> Callable[[Span], bool]:
    """Tells whether a span is on the line, or holds the place."""
    if column is None:
        return lambda span: span.start.row <= row <= max(span.start.row, span.end.row)
    place = Position(row, column)
    return lambda span: span.start <= place < span.end or span.start == place


@dataclass(frozen=True, slots=True)
class _Inquiry:
    """A file under all rules: `wide` is its result if nothing were switched off, `live` what is reported."""

    settings: Settings
    wide: FileResult
    live: frozenset[str]
    by_baseline: frozenset[str]
    sightings: "Sequence[Sighting]"
    passes: bool

    @classmethod
    def of(cls, file: str, settings: Settings, configurations: Configurations) -> "_Inquiry":
        """Run the file; raises ConfigError if it cannot be read."""
        try:
            data = Path(file).read_bytes()
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or "no such file"
            raise ConfigError(f"{file!a} cannot be read: {reason}") from None
        name = shown_name(file)
        codes = frozenset(rule.code for rule in pipeline.known().rules)
        everything = replace(settings, selected=codes, per_file_ignores=(), min_confidence=Confidence.LOW, slices=False)
        projects = [pipeline.Project(DiskSources(each), each) for each in (everything, settings)]
        wide, reported = (pipeline.check_source(name, data, each.settings, each) for each in projects)
        baselines = {each.baseline: known for each, known in open_baselines(configurations)}
        (after,) = apply_baseline([reported], baselines.get(settings.baseline, {}), settings).results
        live = frozenset(one.fingerprint for one in after.diagnostics)
        by_baseline = frozenset(one.fingerprint for one in reported.diagnostics) - live
        passes = pipeline.matters(data, settings, name)
        sightings = pipeline.inquire(name, data, settings, projects[1]) if wide.unchecked is None else ()
        return cls(settings, wide, live, by_baseline, sightings, passes)

    def row(self, number: str | None, row: int) -> int:
        """The row of the result that is meant."""
        if number is None:
            cells = self.wide.cells
            lines = [(cell.first_row + offset, line) for cell in cells for offset, line in enumerate(cell.lines)]
            return next((mine for mine, line in lines if line == row), row)
        wanted = (cell.first_row for cell in self.wide.cells if cell.number == int(number) and not cell.output)
        first = next(wanted, None)
        if first is None:
            raise ConfigError(f"there is no cell {number} with code")
        return first + row - 1

    def lines(self, covers: Callable[[Span], bool]) -> Iterator[str]:
        """What is told."""
        if Entries(self.settings.files.exclude).leave_out(self.settings.absolute(self.wide.path)):
            yield "The file is left out by exclude, unless it is named."
        all_of_them = (*self.wide.diagnostics, *(one.diagnostic for one in self.wide.suppressed))
        found = sorted(all_of_them, key=lambda one: (one.span, one.code))
        here = [one for one in found if covers(one.span)]
        seen = [one for one in self.sightings if covers(one.span)]
        for sighting in seen:
            own = [one for one in here if one.span.start == sighting.span.start]
            here = [one for one in here if one not in own]
            yield from self._sighting(sighting, own, found)
        for one in here:
            yield f"{label(self.wide, one.span.start)}: {one.message}"
            yield f"  {self._verdict(one)}"
        if not seen and not here:
            yield from self._nothing(found, covers)
        yield from (f"The analysis was cut short: {note}" for note in self.wide.notes)

    def _nothing(self, found: Sequence[Diagnostic], covers: Callable[[Span], bool]) -> Iterator[str]:
        through = [one for one in found if any(covers(step.span) for step in one.steps if not step.path)]
        for one in through:
            yield f"On the way to {label(self.wide, one.span.start)}: {self._verdict(one)}"
        if not through:
            yield "Nothing here is a call, an output or a source of credentials."
            if not self.passes:
                yield "The file holds no word that credlint looks for: it was checked without being parsed."

    def _sighting(self, sighting: "Sighting", own: Sequence[Diagnostic], found: Sequence[Diagnostic]) -> Iterator[str]:
        place = label(self.wide, sighting.span.start)
        yield f"{place}: {sighting.subject}" + (f" is {_USES[sighting.use]}" if sighting.subject != "value" else "")
        for known in sighting.arguments:
            yield f"  {known.name}: {', '.join(known.sources)}"
            for step in known.way:
                if step.path or not sighting.span.start <= step.span.start < sighting.span.end:
                    yield f"    {label(file_of(self.wide, step), step.span.start)}: {step.message} is read here"
        for one in own:
            yield f"  {self._verdict(one)}"
        if not own:
            through = [one for one in found if any(step.span == sighting.span for step in one.trace if not step.path)]
            for one in through:
                yield f"  on the way to {label(self.wide, one.span.start)}: {self._verdict(one)}"
            for reason in sighting.reasons:
                yield f"  not reported: {reason}"
            if not sighting.reasons and not through and sighting.use in ("sdk", "writer"):
                yield "  not reported: nothing that it is given is a credential"

    def _verdict(self, one: Diagnostic) -> str:
        rule = f"{one.code} {one.name}"
        if one.fingerprint in self.live:
            return f"{rule}: reported: {one.message}"
        return f"{rule}: not reported: {self._why_not(one)} ({one.message})"

    def _why_not(self, one: Diagnostic) -> str:
        settings = self.settings
        info = pipeline.known().info(one.code)
        if one.code not in settings.selected:
            return "it is pedantic, and not selected" if info is not None and info.pedantic else "it is not selected"
        if one.code not in settings.selected_for(self.wide.path):
            return "per-file-ignores switch it off in this file"
        by = next((each for each in self.wide.suppressed if each.diagnostic.fingerprint == one.fingerprint), None)
        if by is not None:
            return f"suppressed by a comment{f': {by.reason}' if by.reason else ''}"
        if one.confidence.rank < settings.min_confidence.rank:
            return f"its confidence is {one.confidence.value}, below min-confidence"
        if one.fingerprint in self.by_baseline:
            return "suppressed by the baseline"
        return "it is found only if all functions are analysed"

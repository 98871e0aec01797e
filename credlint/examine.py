"""One file that has passed the screen, from its bytes to its findings."""

import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from credlint.analysis.demand.demand_set import DemandSet
from credlint.analysis.domain.literal_shapes import with_dummies
from credlint.analysis.facts import Facts, HandlingKind
from credlint.catalogue.index import Index
from credlint.catalogue.names import SERVICES
from credlint.config.selection import Known
from credlint.config.settings import Settings
from credlint.excerpts import OtherFile, Stamp, by_row, excerpts, share
from credlint.exchange.jobs import Finished, Job
from credlint.model.diagnostic import Diagnostic, Step
from credlint.model.fix import Fix
from credlint.model.place import Place
from credlint.model.result import FileResult, Unchecked
from credlint.model.rule_info import Rule
from credlint.model.span import Position, Span
from credlint.source.beside import fragments
from credlint.source.decode import Source, SourceError
from credlint.source.documents import Document, python
from credlint.source.doubts import Doubts
from credlint.source.lines import Lines
from credlint.source.prepare import Prepared, prepare
from credlint.source.reading import document_of
from credlint.source.scan import Scan
from credlint.suppress.comments import Outcome, suppress
from credlint.suppress.directives import MARK, Terms
from credlint.suppress.meta import UNPARSABLE

if TYPE_CHECKING:
    from credlint.analysis.inquiry import Described, Sighting
    from credlint.modules import Modules, View
    from credlint.source.tree import Tree

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Examiner:
    """What decides on the findings of a file besides its bytes; with `every_row` all of its lines are shown."""

    settings: Settings
    index: Index
    rules: Sequence[Rule[Facts]]
    known: Known
    modules: "Modules | None" = None
    every_row: bool = False

    def examine(self, path: str, data: bytes, job: Job) -> tuple[FileResult, Finished]:
        """The result of one file, and what it gives to others; needs a deep stack."""
        document: Document | None = None
        try:
            document = document_of(path, data)
            with with_dummies(self.index.dummies):
                return self._check(path, document, job)
        except SourceError as error:
            unchecked = Unchecked(UNPARSABLE.code, UNPARSABLE.name, error.reason, error.position)
            result = FileResult(path, unchecked=unchecked, cells=document.cells if document else ())
            return result, Finished.nothing(job.path)

    def inquire(self, path: str, data: bytes, job: Job) -> "tuple[Sighting, ...]":
        """What is known of a file's calls and values, reported or not; raises SourceError. Needs a deep stack."""
        from credlint.analysis.inquiry import inquire
        from credlint.source.parse import parse_prepared

        document = document_of(path, data)
        prepared = _ready(document, prepare)
        parsed = _ready(document, lambda _: parse_prepared(prepared, ()))
        demand = DemandSet(self.index, parsed.tree.regions, job.given)
        program = self._program(job)
        with with_dummies(self.index.dummies):
            found = _ready(
                document, lambda _: _run(prepared, lambda: inquire(parsed.tree, self.index, demand, program))
            )
        said = Doubts(document, prepared.scan, (), SERVICES).message
        return tuple(_told(each, document, said) for each in found)

    def _check(self, path: str, document: Document, job: Job) -> tuple[FileResult, Finished]:
        settings, index = self.settings, self.index
        enabled = settings.selected_for(path)
        program = self._program(job)
        module = None if self.modules is None or not document.is_python else self.modules.of(job.path, document.source)
        prepared = _ready(document, prepare if module is None else lambda _: module.prepared)
        demand = DemandSet(index, prepared.regions, job.given)
        demand.propagate()
        hidden: Sequence[int] = ()
        if settings.slices and MARK not in prepared.text and prepared.regions is not None:
            if document.is_python and not demand.seeds:
                return FileResult(path), Finished.nothing(job.path)
            hidden = demand.idle()
            if hidden and not prepared.divisible:
                hidden = ()
        # libcst takes 0.15 s to import.
        from credlint.analysis.engine import analyse
        from credlint.source.parse import Parsed, parse_prepared

        tree = module.tree if module is not None and hidden else None
        parsed = (
            Parsed(prepared.source, tree, prepared.scan)
            if tree is not None
            else _ready(document, lambda _: parse_prepared(prepared, hidden))
        )
        analysis = _ready(document, lambda _: _run(prepared, lambda: analyse(parsed.tree, index, demand, program)))
        facts = analysis.facts
        found = _fixable(self._findings(facts, enabled), facts, prepared, parsed.tree, document)
        found = [self._leveled(_shown(finding, document)) for finding in found]
        lines = Lines(document.shown)
        known = [*document.hidden, *(document.span(span) for span in facts.secrets)]
        if document.commands or document.outputs:
            from credlint.analysis.detectors.saved_text import facts_of_texts

            rows = [lines.line(row) for row in range(document.outputs, len(lines) + 1)] if document.outputs else []
            texts = facts_of_texts(document.commands, rows, document.outputs)
            known += texts.secrets
            found += map(self._leveled, self._findings(texts, enabled))
        doubts = Doubts(document, prepared.scan, known, SERVICES)
        others = self._others(found, facts, program)
        share([doubts, *(other.doubts for other in others.values())])
        found = [_spoken(finding, doubts) for finding in found]
        outcome = Outcome(tuple(found), (), ())
        if settings.honour_comments and MARK in document.source.text:
            terms = Terms(self.known.rules, settings.today, settings.require_reason)
            outcome = suppress(parsed.comments, parsed.statements, found, enabled, terms)
        beside = _fragments(facts, prepared.scan)
        hidden_rows = by_row([*known, *(document.span(span) for span in beside)])
        stamp = Stamp(settings.relative(path), lines, hidden_rows)
        least = settings.min_confidence.rank
        meta = _fixable(outcome.meta, facts, prepared, parsed.tree, document)
        meta = [self._leveled(_shown(finding, document)) for finding in meta]
        kept = [
            stamp(finding) for finding in sorted((*outcome.kept, *meta), key=_order) if finding.confidence.rank >= least
        ]
        silent = [
            replace(one, diagnostic=stamp(one.diagnostic), reason=doubts.reason(one.reason))
            for one in sorted(outcome.suppressed, key=lambda one: _order(one.diagnostic))
            if one.diagnostic.confidence.rank >= least
        ]
        told = [*kept, *(one.diagnostic for one in silent)]
        result = FileResult(
            path=path,
            diagnostics=tuple(kept),
            suppressed=tuple(silent),
            excerpts=excerpts(_rows(lines) if self.every_row else _places(told), lines, hidden_rows, doubts.in_row),
            notes=(*document.notes, *(f"limit reached: {name} ({count})" for name, count in facts.limits)),
            cells=document.cells,
            others=_shown_of(others, told),
        )
        if program is None:
            return result, Finished.nothing(job.path)
        alone = replace(analysis.alone, secrets=(*facts.secrets, *beside))
        return result, Finished(job.path, alone, frozenset(program.asked), program.used())

    def _program(self, job: Job) -> "View | None":
        if self.modules is None:
            return None
        return self.modules.around(job.path, job.known, light=job.light, levels=job.levels)

    def _others(self, found: Iterable[Diagnostic], facts: Facts, program: "View | None") -> dict[str, OtherFile]:
        """The modules in which steps lie, by their paths; not those of which nobody knows what in them is secret."""
        others: dict[str, OtherFile] = {}
        for path in sorted({step.path for finding in found for step in finding.steps} - {""}):
            assert self.modules is not None
            assert program is not None
            known, prepared = program.alone(path).secrets, self.modules.prepared(path)
            if known is not None and prepared is not None:
                secrets = [*known, *(span for place, span in facts.secrets_elsewhere if place == path)]
                doubts = Doubts(python(prepared.source), prepared.scan, secrets, SERVICES)
                others[path] = OtherFile(prepared, secrets, _handing_over(facts, path), doubts)
        return others

    def _leveled(self, finding: Diagnostic) -> Diagnostic:
        """A finding with the severity that the configuration gives its rule."""
        severity = dict(self.settings.severities).get(finding.code) if self.settings.severities else None
        return finding if severity is None else replace(finding, severity=severity)

    def _findings(self, facts: Facts, enabled: Collection[str]) -> list[Diagnostic]:
        return [finding for rule in self.rules if rule.info.code in enabled for finding in rule.check(facts)]


def _fixable(
    findings: Sequence[Diagnostic], facts: Facts, prepared: Prepared, tree: "Tree", document: Document
) -> list[Diagnostic]:
    """Findings with the edits of what their rules propose. Notebooks and Markdown are not edited."""
    if not document.is_python or all(finding.fix is None for finding in findings):
        return list(findings)
    # Most files need no fix.
    from credlint.fix.plan import planned

    return planned(findings, facts, prepared, tree)


def _told(sighting: "Sighting", document: Document, said: Callable[[str], str]) -> "Sighting":
    """What is known of a call in the places of what is shown, in words that hold no secret."""
    return replace(
        sighting,
        span=document.span(sighting.span),
        subject=said(sighting.subject),
        arguments=tuple(_described(known, document, said) for known in sighting.arguments),
        reasons=tuple(map(said, sighting.reasons)),
    )


def _described(known: "Described", document: Document, said: Callable[[str], str]) -> "Described":
    way = tuple(replace(_step_shown(step, document), message=said(step.message)) for step in known.way)
    return replace(known, name=said(known.name), sources=tuple(map(said, known.sources)), way=way)


def _ready(document: Document, step: Callable[[Source], T]) -> T:
    """A step towards the syntax tree; an error in a notebook is that of the first cell which is wrong by itself."""
    try:
        return step(document.source)
    except SourceError:
        from credlint.source.parse import parse

        rows = document.source.text.split("\n")
        for cell in document.cells:
            if not cell.output:
                first = cell.first_row - 1
                try:
                    parse(Source("\n".join(rows[first : first + len(cell.lines)]) + "\n"))
                except SourceError as error:
                    place = error.position or Position(1, 1)
                    row = first + min(place.row, len(cell.lines))
                    raise SourceError(error.reason, Position(row, place.column)) from None
        raise


def _run(prepared: Prepared, analysis: Callable[[], T]) -> T:
    """What an analysis finds; it may come upon an error that the parser did not see."""
    from credlint.source.parse import error_place

    try:
        return analysis()
    except SourceError as error:
        raise SourceError(error.reason, error_place(prepared.text)) from None


def _fragments(facts: Facts, scan: Scan) -> list[Span]:
    """Literals in what is reported that may be parts of a secret, or hold one."""
    spans = _handing_over(facts)
    return fragments(scan, Lines(scan.text), spans) if spans or facts.handlings or facts.outputs else []


def _handing_over(facts: Facts, path: str = "") -> list[Span]:
    """Where credentials are handed over in the file, or in the module at `path`."""
    passed = [one.place for one in facts.calls]
    passed += [one.place for one in facts.handlings if one.kind is HandlingKind.DEPLOYMENT]
    overridden = [one.place for one in facts.handlings if one.kind is HandlingKind.OVERRIDE]
    # What a variable is set to stands behind it.
    rows = (Span(span.start, Position(span.end.row, sys.maxsize)) for span in _in_file(overridden, path))
    return [*_in_file(passed, path), *rows]


def _in_file(places: Iterable[Place], path: str) -> Iterator[Span]:
    """Which spans of places, and of steps to them, lie in the file, or in the module at `path`."""
    for place in places:
        if not path:
            yield place.span
        yield from (step.span for step in (*place.trace, *place.related) if step.path == path)


def _shown_of(others: Mapping[str, OtherFile], findings: Sequence[Diagnostic]) -> tuple[FileResult, ...]:
    """What is shown of the modules in which steps of findings lie."""
    return tuple(FileResult(path, excerpts=other.excerpts(_places(findings, path))) for path, other in others.items())


def _rows(lines: Lines) -> Iterator[Span]:
    """All rows of a file."""
    return (Span.of(row, 1, row, 1) for row in range(1, len(lines) + 1))


def _places(findings: Iterable[Diagnostic], path: str = "") -> Iterator[Span]:
    """What findings tell of the file, or of the module at `path`."""
    for finding in findings:
        if not path:
            yield finding.span
            # Only a fix of one edit is a suggestion, whose place is told in bytes.
            edits = finding.fix.edits if finding.fix else ()
            yield from (edit.span for edit in edits if edit.span and len(edits) == 1)
        yield from (step.span for step in finding.steps if step.path == path)


def _spoken(finding: Diagnostic, doubts: Doubts) -> Diagnostic:
    """A finding whose words hold nothing of the file's literals that does not read like a name."""
    said = doubts.message
    return replace(
        finding,
        message=said(finding.message),
        detail=said(finding.detail),
        scope=said(finding.scope),
        via=said(finding.via),
        trace=tuple(replace(step, message=said(step.message)) for step in finding.trace),
        related=tuple(replace(step, message=said(step.message)) for step in finding.related),
        fix=None if finding.fix is None else _spoken_fix(finding.fix, doubts),
    )


def _spoken_fix(fix: Fix, doubts: Doubts) -> Fix | None:
    """A fix that tells no secret; None for one that would write what may be one, or a piece of one, somewhere else."""
    texts = [edit.content.decode("latin-1") for edit in fix.edits]
    if any(doubts.holds_value(text) or doubts.has_doubts(text) for text in texts):
        return None
    return replace(fix, message=doubts.message(fix.message))


def _shown(finding: Diagnostic, document: Document) -> Diagnostic:
    """A finding in the places of what is shown. Notebooks and Markdown are not edited."""
    if document.is_python:
        return finding
    return replace(
        finding,
        span=document.span(finding.span),
        trace=tuple(_step_shown(step, document) for step in finding.trace),
        related=tuple(_step_shown(step, document) for step in finding.related),
        fix=None,
    )


def _step_shown(step: Step, document: Document) -> Step:
    """A step in the places of what is shown; one in another file stays."""
    return step if step.path else replace(step, span=document.span(step.span))


def _order(diagnostic: Diagnostic) -> tuple[Span, str, str]:
    return diagnostic.span, diagnostic.code, diagnostic.message

"""One file from its bytes to its findings, without touching files, clocks or processes."""

import pkgutil
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from importlib import import_module
from traceback import walk_tb
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from credlint.catalogue.groups import Needles
from credlint.catalogue.shipped import NEEDLES
from credlint.config.selection import Known, Layer, select
from credlint.config.settings import Extension, Settings
from credlint.model.diagnostic import Diagnostic
from credlint.model.redact import MASK, mask, secrets_in
from credlint.model.result import Cell, Excerpt, FileResult, Unchecked
from credlint.model.rule_info import Rule, RuleInfo
from credlint.model.span import Position, Span
from credlint.source.decode import Source, SourceError, decode
from credlint.source.documents import MARKDOWN, NOTEBOOKS, Document, python
from credlint.source.lines import Lines
from credlint.source.notebooks import looks_like_one, read, texts
from credlint.source.screen import screen
from credlint.suppress.comments import Outcome, suppress
from credlint.suppress.directives import MARK, Terms
from credlint.suppress.fingerprint import fingerprint
from credlint.suppress.meta import FIXED, INTERNAL, SWITCHABLE, UNPARSABLE

if TYPE_CHECKING:
    from credlint.analysis.facts import Facts
    from credlint.catalogue.index import Index
    from credlint.catalogue.schema import Param
    from credlint.source.scan import Scan

_FRAMES = 30
"""Frames of a traceback that are kept: the innermost ones tell where it happened, also in a deep recursion."""


@cache
def rules() -> "tuple[Rule[Facts], ...]":
    """Every rule, by code: one for each public module of `credlint.rules`."""
    package = import_module("credlint.rules")
    names = [module.name for module in pkgutil.iter_modules(package.__path__) if not module.name.startswith("_")]
    found: list[Rule[Facts]] = [import_module(f"credlint.rules.{name}").RULE for name in names]
    return tuple(sorted(found, key=lambda rule: rule.info.code))


@cache
def known() -> Known:
    """What can be selected, ignored and explained."""
    return Known(rules=(*(rule.info for rule in rules()), *SWITCHABLE), fixed=FIXED)


def default_settings() -> Settings:
    """The settings of a run without configuration, in which no `until=` date has passed."""
    return Settings(selected=select([Layer()], known()), today=date.min)


@cache
def catalogue(extension: Extension) -> "Index":
    """The catalogue with a user's additions."""
    from credlint.catalogue.index import Index
    from credlint.catalogue.schema import CredentialVariable, Sanitizer, SdkCall, Sink, SinkKind

    calls = [
        SdkCall(
            names=(entry.callable,),
            access_key=_param(entry.access_key),
            secret_key=_param(entry.secret_key),
            session_token=_param(entry.session_token),
        )
        for entry in extension.sdk_calls
    ]
    sinks = [Sink((entry.callable,), SinkKind(entry.kind)) for entry in extension.sinks]
    sanitizers = [Sanitizer((name,)) for name in extension.sanitizers]
    variables = [CredentialVariable(extension.credential_env)] if extension.credential_env else []
    return Index((*calls, *sinks, *sanitizers, *variables))


def needles(extension: Extension) -> Needles:
    """What the screen looks for; those of the shipped rows need not be worked out."""
    return NEEDLES if extension == Extension() else catalogue(extension).needles


def _param(places: Sequence[str | int]) -> "Param | None":
    from credlint.catalogue.schema import Param

    if not places:
        return None
    names = tuple(place for place in places if isinstance(place, str))
    return Param(names, next((place for place in places if isinstance(place, int)), None))


def matters(data: bytes, settings: Settings, path: str = "") -> bool:
    """Whether a file's bytes pass the screen; one that does not is checked by that and has no findings.

    In a notebook the escapes of JSON could hide what is looked for; what should be one by its content or by its `path`
    and is none passes.
    """
    wanted = needles(settings.extension)
    if screen(data, wanted):
        return True
    try:
        is_notebook = path.lower().endswith(NOTEBOOKS) or looks_like_one(data)
        return is_notebook and screen(texts(data), wanted)
    except SourceError:
        return True


def warm_up(extension: Extension) -> None:
    """Import what a file that passes the screen needs, so that forked processes share it."""
    for name in ("credlint.source.isolate", "credlint.source.parse", "credlint.analysis.visitor"):
        import_module(name)
    rules()
    catalogue(extension)


def check_source(path: str, data: bytes, settings: Settings | None = None) -> FileResult:
    """Check one file. `path` is relative to the working directory, POSIX; nothing is read from there.

    Never raises for what `data` holds: a file that cannot be checked is a result with `unchecked`.
    """
    settings = settings or default_settings()
    cells: tuple[Cell, ...] = ()
    try:
        if not matters(data, settings, path):
            return FileResult(path)
        # libcst takes 0.2 s to import, and most files do not need it.
        from credlint.source.isolate import no_collection, run_with_deep_stack

        with no_collection():
            document = run_with_deep_stack(_document, path, data)
            cells = document.cells
            return run_with_deep_stack(_check, path, document, settings)
    except SourceError as error:
        return replace(_unchecked(path, UNPARSABLE, error.reason, error.position), cells=cells)
    except Exception as error:
        return _unchecked(path, INTERNAL, f"internal error ({type(error).__name__})", details=_traceback(error))


def _document(path: str, data: bytes) -> Document:
    name = path.lower()
    if name.endswith(NOTEBOOKS):
        return read(data)
    if name.endswith(MARKDOWN):
        from credlint.source import markdown

        return markdown.read(data)
    return python(decode(data))


def _check(path: str, document: Document, settings: Settings) -> FileResult:
    enabled = settings.selected_for(path)
    from credlint.analysis.relevance import Relevance
    from credlint.source.prepare import prepare

    index = catalogue(settings.extension)
    prepared = _ready(document, prepare)
    relevance: Relevance | None = None
    hidden: Sequence[int] = ()
    if settings.slices and MARK not in prepared.text and prepared.regions is not None:
        relevance = Relevance(index, prepared.regions)
        relevance.spread()
        if document.is_python and not relevance.seeds:
            return FileResult(path)
        hidden = relevance.idle()
        if hidden and not prepared.divisible:
            hidden = ()
    # libcst takes 0.15 s to import.
    from credlint.analysis.visitor import analyse
    from credlint.source.parse import parse_prepared

    parsed = _ready(document, lambda _: parse_prepared(prepared, hidden))
    facts = analyse(parsed.tree, index, relevance)
    found = [_shown(finding, document) for finding in _findings(facts, enabled)]
    lines = Lines(document.shown)
    secrets = [*document.hidden, *(document.span(span) for span in (*facts.secrets, *_fragments(facts, prepared.scan)))]
    if document.commands or document.outputs:
        from credlint.analysis.saved import facts_of_texts

        rows = [lines.line(row) for row in range(document.outputs, len(lines) + 1)] if document.outputs else []
        texts = facts_of_texts(document.commands, rows, document.outputs)
        secrets += texts.secrets
        found += _findings(texts, enabled)
    outcome = Outcome(tuple(found), (), ())
    if settings.honour_comments and MARK in document.source.text:
        terms = Terms(known().rules, settings.today, settings.require_reason)
        outcome = suppress(parsed.comments, parsed.statements, found, enabled, terms)
    hidden_rows = _by_row(secrets)
    stamp = _Stamp(settings.relative(path), lines, hidden_rows)
    least = settings.min_confidence.rank
    meta = [_shown(finding, document) for finding in outcome.meta]
    kept = [
        stamp(finding) for finding in sorted((*outcome.kept, *meta), key=_order) if finding.confidence.rank >= least
    ]
    silent = [
        replace(one, diagnostic=stamp(one.diagnostic))
        for one in sorted(outcome.suppressed, key=lambda one: _order(one.diagnostic))
        if one.diagnostic.confidence.rank >= least
    ]
    return FileResult(
        path=path,
        diagnostics=tuple(kept),
        suppressed=tuple(silent),
        excerpts=_excerpts([*kept, *(one.diagnostic for one in silent)], lines, hidden_rows),
        notes=(*document.notes, *(f"limit reached: {name} ({count})" for name, count in facts.limits)),
        cells=document.cells,
    )


T = TypeVar("T")


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


def _fragments(facts: "Facts", scan: "Scan") -> list[Span]:
    """Literals in what is reported that may be parts of a secret, or hold one."""
    from credlint.analysis.facts import HandlingKind
    from credlint.source.beside import fragments

    put_together = (HandlingKind.OVERRIDE, HandlingKind.DEPLOYMENT)
    given = [one.place for one in facts.calls] + [one.place for one in facts.handlings if one.kind in put_together]
    spans = [span for place in given for span in (place.span, *(step.span for step in (*place.trace, *place.related)))]
    return fragments(scan, Lines(scan.text), spans) if spans or facts.handlings or facts.outputs else []


def _findings(facts: "Facts", enabled: Collection[str]) -> list[Diagnostic]:
    return [finding for rule in rules() if rule.info.code in enabled for finding in rule.check(facts)]


def _shown(finding: Diagnostic, document: Document) -> Diagnostic:
    """A finding in the places of what is shown. Notebooks and Markdown are not edited."""
    if document.is_python:
        return finding
    return replace(
        finding,
        span=document.span(finding.span),
        trace=tuple(replace(step, span=document.span(step.span)) for step in finding.trace),
        related=tuple(replace(step, span=document.span(step.span)) for step in finding.related),
        fix=None,
    )


def _order(diagnostic: Diagnostic) -> tuple[Span, str, str]:
    return diagnostic.span, diagnostic.code, diagnostic.message


Rows: TypeAlias = Mapping[int, Sequence[Span]]
"""The spans of secrets, by each row on which a part of one stands."""


def _by_row(secrets: Iterable[Span]) -> Rows:
    found: defaultdict[int, list[Span]] = defaultdict(list)
    for span in dict.fromkeys(secrets):
        for row in range(span.start.row, span.end.row + 1):
            found[row].append(span)
    return found


class _Stamp:
    """Gives the findings of one file their fingerprints; equal ones are counted."""

    def __init__(self, path: str, lines: Lines, secrets: Rows) -> None:
        self._path = path
        self._lines = lines
        self._secrets = secrets
        self._seen: Counter[str] = Counter()

    def __call__(self, diagnostic: Diagnostic) -> Diagnostic:
        code = self._code(diagnostic.span)
        first = fingerprint(diagnostic, self._path, code, 0)
        nth = self._seen[first]
        self._seen[first] += 1
        return replace(diagnostic, fingerprint=fingerprint(diagnostic, self._path, code, nth) if nth else first)

    def _code(self, span: Span) -> str:
        """The text of a span, masked."""
        rows = [_masked(self._lines, row, self._secrets) for row in range(span.start.row, span.end.row + 1)]
        texts = [row.text for row in rows]
        texts[-1] = texts[-1][: rows[-1].column(span.end.column, len(MASK)) - 1]
        texts[0] = texts[0][rows[0].column(span.start.column, len(MASK)) - 1 :]
        return "\n".join(texts)


def _excerpts(findings: Iterable[Diagnostic], lines: Lines, secrets: Rows) -> tuple[Excerpt, ...]:
    """The redacted line of every place that a finding names."""
    rows = {
        row
        for finding in findings
        for span in (finding.span, *(step.span for step in (*finding.trace, *finding.related)))
        for row in (span.start.row, span.end.row)
    }
    return tuple(_masked(lines, row, secrets) for row in sorted(rows))


def _masked(lines: Lines, row: int, secrets: Rows) -> Excerpt:
    """One line with everything masked that a rule has marked or that is shaped like a key."""
    text = lines.line(row)
    spans = [
        (
            span.start.column - 1 if span.start.row == row else 0,
            span.end.column - 1 if span.end.row == row else len(text),
        )
        for span in secrets.get(row, ())
    ]
    merged: list[tuple[int, int]] = []
    for start, end in sorted((*spans, *secrets_in(text))):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        elif start < end:
            merged.append((start, end))
    lengths = tuple(len(text[start:end].encode("utf-8", "surrogatepass")) for start, end in merged)
    return Excerpt(row, mask(text, merged), tuple((start + 1, end + 1) for start, end in merged), lengths)


def _unchecked(
    path: str, info: RuleInfo, message: str, position: Position | None = None, details: str = ""
) -> FileResult:
    return FileResult(path, unchecked=Unchecked(info.code, info.name, message, position, details))


def _traceback(error: BaseException) -> str:
    """Types and code locations of an exception and its causes; never a text, which could quote the source."""
    found: list[str] = []
    cause: BaseException | None = error
    while cause is not None and len(found) < 4 * _FRAMES:
        found.append(type(cause).__name__)
        frames = [
            f"  {frame.f_globals.get('__name__', '?')}:{line} in {frame.f_code.co_name}"
            for frame, line in walk_tb(cause.__traceback__)
        ]
        found.extend(frames[-_FRAMES:])
        cause = cause.__cause__ or cause.__context__
    return "\n".join(found)

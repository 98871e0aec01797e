"""Keeps findings silent that a comment accepts, and judges the comments."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from credlint.model.diagnostic import Confidence, Diagnostic
from credlint.model.fix import Applicability, Fix
from credlint.model.result import Suppressed
from credlint.model.rule_info import RuleInfo
from credlint.source.layout import Comment, StatementSpan
from credlint.suppress.directives import Directive, Terms, read
from credlint.suppress.meta import INVALID, UNUSED
from credlint.suppress.scope import Layout, Scope


@dataclass(frozen=True, slots=True)
class Outcome:
    """The findings that stay and those that do not; `meta` are the findings about the comments themselves."""

    kept: tuple[Diagnostic, ...]
    suppressed: tuple[Suppressed, ...]
    meta: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class _Active:
    """A directive with its scope (None: the whole file), and the selectors by which it has suppressed something."""

    directive: Directive
    scope: Scope | None
    used: set[str] = field(default_factory=set)

    def accepts(self, diagnostic: Diagnostic) -> bool:
        """Whether the finding is spoken for; remembers the selector that does."""
        for selector, codes in self.directive.selectors:
            if diagnostic.code in codes and (self.scope is None or self.scope.covers(diagnostic.span)):
                self.used.add(selector)
                return True
        return False


def suppress(
    comments: Sequence[Comment],
    statements: Sequence[StatementSpan],
    diagnostics: Sequence[Diagnostic],
    enabled: frozenset[str],
    terms: Terms,
) -> Outcome:
    """Sort `diagnostics` into kept and suppressed, and report comments without effect (as far as `enabled` says).

    A comment at a statement takes a finding before one for the whole file does, so that neither hides behind the other.
    """
    directives, problems = read(comments, terms)
    meta = [_meta(INVALID, problem.comment, problem.message) for problem in problems]
    local: list[_Active] = []
    whole: list[_Active] = []
    layout = Layout(comments, statements) if directives else None
    for directive in directives:
        assert layout is not None
        if not directive.whole_file:
            local.append(_Active(directive, layout.scope(directive)))
        elif layout.is_at_module_level(directive.comment):
            whole.append(_Active(directive, None))
        else:
            meta.append(_meta(INVALID, directive.comment, "`file-ignore` stands alone on a line at module level"))
    active = [*local, *whole]
    kept, silenced = _sort(diagnostics, active)
    meta.extend(_unused(active, enabled, terms.rules))
    spoken, silenced_meta = _sort([one for one in meta if one.code in enabled], active)
    return Outcome(tuple(kept), (*silenced, *silenced_meta), tuple(spoken))


def _sort(diagnostics: Sequence[Diagnostic], active: Sequence[_Active]) -> tuple[list[Diagnostic], list[Suppressed]]:
    kept = []
    silenced = []
    on_row: defaultdict[int, list[int]] = defaultdict(list)  # the numbers of those that speak for a row
    for number, one in enumerate(active):
        for row in one.scope.rows if one.scope is not None else ():
            on_row[row].append(number)
    whole = [number for number, one in enumerate(active) if one.scope is None]
    for diagnostic in diagnostics:
        rows = (diagnostic.span.start.row, diagnostic.span.end.row)
        asked = sorted({number for row in rows for number in on_row.get(row, ())}) + whole
        taker = next((active[number] for number in asked if active[number].accepts(diagnostic)), None)
        if taker is None:
            kept.append(diagnostic)
        else:
            silenced.append(Suppressed(diagnostic, "comment", taker.directive.reason))
    return kept, silenced


def _unused(active: Sequence[_Active], enabled: frozenset[str], rules: Sequence[RuleInfo]) -> list[Diagnostic]:
    """One finding for each comment with selectors that suppress nothing although all their rules were asked."""
    about_comments = {INVALID.code, UNUSED.code}
    pedantic = {rule.code for rule in rules if rule.pedantic}
    found = []
    for one in active:
        idle = []
        for selector, codes in one.directive.selectors:
            judged = codes if len(codes) == 1 else codes - pedantic
            if selector not in one.used and judged <= enabled and not codes & about_comments:
                idle.append(selector)
        if idle:
            meta = _meta(UNUSED, one.directive.comment, f"nothing to suppress: {', '.join(idle)}", ",".join(idle))
            what = "the suppression" if len(idle) == len(one.directive.selectors) else ", ".join(idle)
            found.append(replace(meta, fix=Fix(f"Delete {what}", Applicability.SAFE, ())))
    return found


def _meta(rule: RuleInfo, comment: Comment, message: str, detail: str = "") -> Diagnostic:
    return Diagnostic(
        code=rule.code,
        name=rule.name,
        severity=rule.severity,
        confidence=Confidence.HIGH,
        span=comment.span,
        message=message,
        help=rule.help,
        detail=detail,
    )

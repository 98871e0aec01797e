"""Patterns of `match`: what they bind, and whether they match a known name."""

from __future__ import annotations

import libcst as cst

from credlint.analysis.conditions import decided
from credlint.analysis.expressions import evaluate
from credlint.analysis.items import load_item
from credlint.analysis.iteration import iterate
from credlint.analysis.logic import compare
from credlint.analysis.machine import Machine
from credlint.analysis.objects import load_attribute
from credlint.analysis.origins import UNKNOWN_ORIGIN
from credlint.analysis.scopes import assign
from credlint.analysis.values import UNKNOWN, Seq, Value, opaque


def pattern_test(m: Machine, pattern: cst.MatchPattern, subject: Value) -> bool | None:
    """Whether a pattern matches one of several known texts; None when that is open."""
    match pattern:
        case cst.MatchValue():
            return decided(m, compare(m, cst.Equal(), subject, evaluate(m, pattern.value), pattern))
        case cst.MatchOr():
            answers = [pattern_test(m, part.pattern, subject) for part in pattern.patterns]
            if True in answers:
                return True
            return None if None in answers else False
        case cst.MatchAs(pattern=None):
            return True
        case _:
            return None


def bind_pattern(m: Machine, pattern: cst.MatchPattern, subject: Value) -> None:
    """Bind the names in a pattern to the parts of the subject that they match."""
    match pattern:
        case cst.MatchAs():
            if pattern.pattern is not None:
                bind_pattern(m, pattern.pattern, subject)
            if pattern.name is not None:
                assign(m, pattern.name, subject)
        case cst.MatchOr():
            for part in pattern.patterns:
                bind_pattern(m, part.pattern, subject)
        case cst.MatchMapping():
            for element in pattern.elements:
                bind_pattern(m, element.pattern, load_item(m, subject, evaluate(m, element.key), element))
            if pattern.rest is not None:
                assign(m, pattern.rest, subject)
        case cst.MatchSequence():
            _bind_sequence(m, pattern, subject)
        case cst.MatchClass():
            for positional in pattern.patterns:
                bind_pattern(m, positional.value, opaque(UNKNOWN_ORIGIN))
            for keyword in pattern.kwds:
                bind_pattern(m, keyword.pattern, load_attribute(m, subject, keyword.key.value, keyword))
        case _:
            pass


def _bind_sequence(m: Machine, pattern: cst.MatchSequence, subject: Value) -> None:
    run = iterate(m, subject, pattern)
    exact = run.exact and run.rest is None and len(run.items) == len(pattern.patterns)
    joined = run.joined()
    anything = joined if joined.atoms else UNKNOWN
    for index, element in enumerate(pattern.patterns):
        if isinstance(element, cst.MatchStar):
            if element.name is not None:
                assign(m, element.name, Value([Seq((), anything, False)]))
        elif isinstance(element, cst.MatchSequenceElement):
            bind_pattern(m, element.value, run.items[index] if exact else anything)

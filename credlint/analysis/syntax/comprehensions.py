"""Comprehensions: their loops, conditions and results."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

import libcst as cst

from credlint.analysis import limits
from credlint.analysis.core.machine import Handler, Machine
from credlint.analysis.domain.environment import is_environment_rest
from credlint.analysis.domain.markers import as_case, mark_rows, markers_of, unmark_rows
from credlint.analysis.domain.provenance import NO_LABELS, Label, Labels, MarkerKind
from credlint.analysis.domain.value_kinds import SeqKind
from credlint.analysis.domain.values import (
    BOTTOM,
    Address,
    Mapping,
    Seq,
    Value,
    join,
    only,
)
from credlint.analysis.objects.items import mapping_with
from credlint.analysis.objects.iteration import Iteration, iterate
from credlint.analysis.objects.truth import cases, decided, filtered
from credlint.analysis.syntax.assignments import assign
from credlint.analysis.syntax.narrowing import refine


@dataclass(slots=True)
class _Visits:
    """What is done where all conditions of a comprehension may hold, with True where they surely do or an item for
    which they do not is empty; and the path markers on which conditions have depended."""

    visit: Callable[[bool], None]
    marks: set[Label] = field(default_factory=set)


def _comprehend(m: Machine, generator: cst.CompFor, visits: _Visits, *, sure: bool = True) -> bool:
    """Run a comprehension's loops. Returns whether every item was known and every condition decided."""
    with m.budget.looping(), m.state.alternatives.looping():
        return _run(m, generator, visits, sure)


def _run(m: Machine, generator: cst.CompFor, visits: _Visits, sure: bool) -> bool:
    run = iterate(m, m.evaluate(generator.iter), m.site(generator))
    exact = run.exact and run.rest is None and len(run.items) <= limits.ITEMS
    marked: list[Address] = []
    certain = sure and run.complete and (run.rest is None or bool(run.rest.atoms))
    with m.scoped(frozenset(_targets(generator.target)), m.site(generator)):
        for index, item in enumerate(loop_items(m, run)):
            if run.complete:
                marked.extend(mark_rows(m.state, item))
            assign(m, generator.target, item)
            with m.round_of(index if index < len(run.items) else None, item):
                exact = _conditions(m, generator, visits, sure=certain and index < len(run.items)) and exact
    unmark_rows(m.state, marked)
    return exact


def _conditions(m: Machine, generator: cst.CompFor, visits: _Visits, *, sure: bool) -> bool:
    exact = certain = True
    with m.branches() as branch:
        branch.skip()
        with branch():
            for condition in generator.ifs:
                test = m.evaluate(condition.test)
                visits.marks |= markers_of(test)
                known = decided(m, test)
                if known is False:
                    return exact
                if known is None:
                    exact = False
                    certain = certain and _is_target(generator, condition)  # only what is empty is left out
                    names = cases(m, test)
                    if names:
                        filtered(m, names)
                    refine(m, condition.test, True)
            if generator.inner_for_in is not None:
                return _comprehend(m, generator.inner_for_in, visits, sure=sure and exact) and exact
            visits.visit(sure and certain)
    return exact


def _is_target(generator: cst.CompFor, condition: cst.CompIf) -> bool:
    """Whether a condition only leaves out what is empty: `[x for x in items if x]`, `… if x is not None`."""
    match condition.test:
        case cst.Name() as test:
            pass
        case cst.Comparison(left=cst.Name() as test, comparisons=[cst.ComparisonTarget(cst.IsNot(), cst.Name("None"))]):
            pass
        case _:
            return False
    return isinstance(generator.target, cst.Name) and generator.target.value == test.value


def _targets(target: cst.CSTNode) -> list[str]:
    if isinstance(target, cst.Name):
        return [target.value]
    if isinstance(target, cst.StarredElement):
        return _targets(target.value)
    if isinstance(target, (cst.Tuple, cst.List)):
        return [
            name
            for element in target.elements
            for name in _targets(element if isinstance(element, cst.StarredElement) else element.value)
        ]
    return []


def loop_items(m: Machine, run: Iteration) -> Iterator[Value]:
    """The items of a loop one by one; known texts carry path markers so that conditions on them are evaluated.

    Once the budget of loops is exceeded, one join of all items replaces the remaining ones.
    """
    items = _items(run)
    for item in items:
        # Of loops in each other the inner ones would have two rounds for each of the outer one.
        if len(items) > 1 and m.budget.loops_exceeded:
            yield run.joined()
            return
        yield item


def _items(run: Iteration) -> list[Value]:
    items = [as_case(item) for item in run.items]
    if len(items) > limits.ITEMS:
        return [run.joined()]
    if run.rest is not None and run.rest.atoms:
        items.append(run.rest)
    return items


def _sequence_comprehension(m: Machine, node: cst.BaseExpression) -> Value:
    assert isinstance(node, (cst.ListComp, cst.SetComp, cst.GeneratorExp))
    items: list[Value] = []
    unsure: list[Value] = []

    def visit(sure: bool) -> None:
        value = m.evaluate(node.elt)
        items.append(value)
        if not sure:
            unsure.append(value)

    visits = _Visits(visit)
    exact = _comprehend(m, node.for_in, visits)
    kind = _KINDS[type(node)]
    if len(items) > limits.ITEMS:
        seq = Seq(rest=join(items), ordered=False, kind=kind)
    elif unsure and all(is_environment_rest(value) for value in unsure):
        # The names whose conditions were decided are the items, the environment's other variables are the rest.
        seq = Seq(
            items=tuple(value for value in items if value not in unsure), rest=join(unsure), ordered=False, kind=kind
        )
    else:
        # A rest of bottom: some of these items may be missing, and not only empty ones, but there are no others.
        rest = None if exact or (items and not unsure) else BOTTOM
        seq = Seq(items=tuple(items), rest=rest, ordered=exact and kind is not SeqKind.SET, kind=kind)
    return m.allocate(m.site(node), replace(seq, shows=_kept_characters(m, node) | _emptied_by(visits.marks)))


def _emptied_by(marks: set[Label]) -> Labels:
    """The marks of the variable's name on which it depends whether anything is left: `[w for w in WORDS if w in name]`.
    Of a filter of all names something is left for some."""
    found = frozenset(mark for mark in marks if mark.kind is MarkerKind.ENVIRONMENT_CASE)
    return found if len({mark.detail for mark in found}) == 1 else NO_LABELS


def _kept_characters(m: Machine, node: cst.ListComp | cst.SetComp | cst.GeneratorExp) -> Labels:
    """What `[c for c in text]` shows: all characters of the text, in their order, are the text."""
    loop = node.for_in
    if isinstance(node, cst.SetComp) or not isinstance(loop.target, cst.Name) or not isinstance(loop.iter, cst.Name):
        return NO_LABELS
    if not isinstance(node.elt, cst.Name) or node.elt.value != loop.target.value:
        return NO_LABELS
    if any(isinstance(condition.test, cst.Comparison) for condition in loop.ifs):
        return NO_LABELS  # one of a few characters
    return iterate(m, m.evaluate(loop.iter), m.site(loop)).shows


def _dict_comprehension(m: Machine, node: cst.BaseExpression) -> Value:
    assert isinstance(node, cst.DictComp)
    pairs: list[tuple[Value, Value, bool]] = []
    _comprehend(
        m, node.for_in, _Visits(lambda sure: pairs.append((m.evaluate(node.key), m.evaluate(node.value), sure)))
    )
    result = Mapping()
    for key, value, sure in pairs:
        known = only(key)
        before = result.items.get(known.value) if known is not None and not sure else None
        result = mapping_with(result, key, value if before is None else before | value)
    return m.allocate(m.site(node), result)


_KINDS: dict[type[cst.CSTNode], SeqKind] = {
    cst.ListComp: SeqKind.LIST,
    cst.SetComp: SeqKind.SET,
    cst.GeneratorExp: SeqKind.ITERATOR,
}

COMPREHENSIONS: dict[type[cst.CSTNode], Handler] = {
    cst.ListComp: _sequence_comprehension,
    cst.SetComp: _sequence_comprehension,
    cst.GeneratorExp: _sequence_comprehension,
    cst.DictComp: _dict_comprehension,
}
"""Handlers of comprehensions, by node type."""

"""Patterns of `match`: whether they match a value of known structure, what they bind, and how they narrow it."""

from __future__ import annotations

from typing import TypeGuard

import libcst as cst

from credlint.analysis.core.machine import Machine
from credlint.analysis.domain.environment import saved
from credlint.analysis.domain.hierarchy import bases
from credlint.analysis.domain.provenance import UNKNOWN_ORIGIN, Provenance
from credlint.analysis.domain.value_kinds import SeqKind
from credlint.analysis.domain.values import (
    UNKNOWN,
    Atom,
    Class,
    Const,
    Instance,
    Mapping,
    Opaque,
    Qual,
    Seq,
    Text,
    Value,
    constants,
    join,
    only,
    opaque,
)
from credlint.analysis.objects.attributes import load_attribute
from credlint.analysis.objects.class_attributes import own_class
from credlint.analysis.objects.items import load_item
from credlint.analysis.objects.iteration import iterate
from credlint.analysis.objects.records import class_info
from credlint.analysis.objects.truth import decided, instance_of, instance_test, type_names
from credlint.analysis.syntax.assignments import assign
from credlint.analysis.syntax.boolean import compare
from credlint.analysis.syntax.expressions import evaluate
from credlint.analysis.syntax.narrowing import narrow_to, narrow_to_type


def pattern_test(m: Machine, pattern: cst.MatchPattern, subject: Value) -> bool | None:
    """Whether a pattern matches; None if undecided. Constants are compared only with texts that carry path markers."""
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
        case cst.MatchAs(pattern=cst.MatchPattern() as inner):
            return pattern_test(m, inner, subject)
        case cst.MatchSequence() | cst.MatchMapping() | cst.MatchClass():
            answers = [_form_test(m, pattern, atom) for atom in subject.atoms]
            return answers[0] if answers and len(set(answers)) == 1 else None
        case _:
            return None


def _form_test(m: Machine, pattern: cst.MatchPattern, atom: Atom) -> bool | None:
    """Whether an atom of the subject has the structure that the pattern requires; None if undecided."""
    obj = m.heap_object(atom)
    if obj is None and (not isinstance(atom, Opaque) or _is_text(atom)):
        obj = atom if isinstance(atom, (Mapping, Seq)) else None
        known = isinstance(atom, (Const, Text, Opaque))
    else:
        known = obj is not None
    match pattern:
        case cst.MatchClass():
            return _class_test(m, pattern, atom)
        case cst.MatchSequence() if isinstance(obj, Seq) and obj.kind in (SeqKind.LIST, SeqKind.TUPLE):
            return _sequence_test(m, pattern, obj)
        case cst.MatchMapping() if isinstance(obj, Mapping):
            return _mapping_test(m, pattern, obj)
        case _:
            return False if known and not (isinstance(obj, Instance) and obj.cls is None) else None


def _is_text(atom: Opaque) -> bool:
    return any(origin.kind in (Provenance.ENVIRONMENT, Provenance.WHOLE_ENVIRONMENT) for origin in atom.labels)


def _sequence_test(m: Machine, pattern: cst.MatchSequence, seq: Seq) -> bool | None:
    parts = [part for part in pattern.patterns if isinstance(part, cst.MatchSequenceElement)]
    starred = len(parts) < len(pattern.patterns)
    if not seq.ordered or seq.rest is not None:
        return None
    if len(seq.items) < len(parts) or (len(seq.items) > len(parts) and not starred):
        return False
    answers = [pattern_test(m, part.value, item) for part, item in _pairs(pattern, seq.items)]
    return False if False in answers else None if None in answers else True


def _pairs(pattern: cst.MatchSequence, items: tuple[Value, ...]) -> list[tuple[cst.MatchSequenceElement, Value]]:
    """The parts of a sequence pattern except the starred one, each with its item of a sequence that is long enough."""
    star = next((i for i, part in enumerate(pattern.patterns) if isinstance(part, cst.MatchStar)), None)
    if star is not None:
        after = len(pattern.patterns) - star - 1
        items = (*items[:star], *items[len(items) - after :])
    parts = [part for part in pattern.patterns if isinstance(part, cst.MatchSequenceElement)]
    return list(zip(parts, items, strict=False))


def _mapping_test(m: Machine, pattern: cst.MatchMapping, mapping: Mapping) -> bool | None:
    answers: list[bool | None] = []
    for element in pattern.elements:
        key = only(evaluate(m, element.key))
        found = None if key is None else mapping.items.get(key.value)
        if found is not None and found.atoms:
            answers.append(pattern_test(m, element.pattern, found))
        else:
            answers.append(False if mapping.rest is None and key is not None else None)
    return False if False in answers else None if None in answers else True


def _class_test(m: Machine, pattern: cst.MatchClass, atom: Atom) -> bool | None:
    cls = evaluate(m, pattern.cls)
    obj = m.heap_object(atom)
    names = type_names(m, cls, m.site(pattern))
    if names:
        matches = instance_of(m, atom, names)
        return matches if not pattern.kwds or matches is False else None
    wanted = next(iter(cls.atoms)) if len(cls.atoms) == 1 else None
    if not isinstance(wanted, Class):
        test = instance_test(m, cls, m.site(pattern))
        if test is not None and _is_type(pattern):
            return test(atom)
        # A text is not an instance of an imported class.
        return False if isinstance(atom, (Const, Text)) and isinstance(wanted, Qual) else None
    own = own_class(m, atom)
    if own is None:
        surely = obj is not None or isinstance(atom, (Const, Text)) or (isinstance(atom, Opaque) and _is_text(atom))
        return False if surely else None
    if wanted not in bases(own):
        return False
    value = Value([atom])
    answers = [pattern_test(m, part, item) for part, item in _fields(m, pattern, value)]
    return False if False in answers else None if None in answers else True


def _fields(m: Machine, pattern: cst.MatchClass, subject: Value) -> list[tuple[cst.MatchPattern, Value]]:
    """The parts of a class pattern, each with the value of the attribute that it is matched against."""
    found: list[tuple[cst.MatchPattern, Value]] = []
    names = _positions(m, pattern)
    for index, part in enumerate(pattern.patterns):
        if not names:  # `str(text)`: a plain type captures the subject itself
            value = subject if index == 0 and type_names(m, evaluate(m, pattern.cls), m.site(pattern)) else UNKNOWN
        else:
            value = load_attribute(m, subject, names[index], m.site(part)) if index < len(names) else UNKNOWN
        found.append((part.value, value))
    for keyword in pattern.kwds:
        found.append((keyword.pattern, load_attribute(m, subject, keyword.key.value, m.site(keyword))))
    return found


def _positions(m: Machine, pattern: cst.MatchClass) -> list[str]:
    """The attributes that a class pattern's positional parts match: `__match_args__`, else a record's fields."""
    for atom in evaluate(m, pattern.cls).atoms:
        if isinstance(atom, Class):
            listed = m.state.heap_object(atom.address)
            names = listed.attributes.get("__match_args__") if isinstance(listed, Instance) else None
            if names is not None:
                return [
                    str(each.value)
                    for item in iterate(m, names, m.site(pattern)).items
                    for each in constants(item) or ()
                ]
            return [field.name for field in class_info(m, atom).fields]
    return []


def bind_pattern(m: Machine, pattern: cst.MatchPattern, subject: Value) -> None:
    """Bind the names in a pattern to the parts of the subject that they match."""
    match pattern:
        case cst.MatchAs():
            if pattern.pattern is not None:
                bind_pattern(m, pattern.pattern, subject)
            if pattern.name is not None:
                assign(m, pattern.name, subject)
        case cst.MatchOr():
            _bind_either(m, pattern, subject)
        case cst.MatchMapping():
            for element in pattern.elements:
                bind_pattern(m, element.pattern, load_item(m, subject, evaluate(m, element.key), m.site(element)))
            if pattern.rest is not None:
                assign(m, pattern.rest, _without(m, pattern, subject))
        case cst.MatchSequence():
            _bind_sequence(m, pattern, subject)
        case cst.MatchClass():
            for part, value in _fields(m, pattern, subject):
                bind_pattern(m, part, value)
        case _:
            pass


def _bind_either(m: Machine, pattern: cst.MatchOr, subject: Value) -> None:
    with m.branches() as branch:
        for part in pattern.patterns:
            if pattern_test(m, part.pattern, subject) is not False:
                with branch():
                    bind_pattern(m, part.pattern, subject)
        if not branch.deltas:
            branch.skip()


def _without(m: Machine, pattern: cst.MatchMapping, subject: Value) -> Value:
    """What `**rest` binds: a copy of the mapping without the keys that the pattern names."""
    keys = {key.value for element in pattern.elements if (key := only(evaluate(m, element.key))) is not None}
    found = [
        Mapping(items={key: value for key, value in saved(obj).items.items() if key not in keys}, rest=obj.rest)
        for obj in m.heap_objects(subject)
        if isinstance(obj, Mapping)
    ]
    return m.allocate_each(m.site(pattern), found, "rest") if found else subject


def _bind_sequence(m: Machine, pattern: cst.MatchSequence, subject: Value) -> None:
    run = iterate(m, subject, m.site(pattern))
    parts = [part for part in pattern.patterns if isinstance(part, cst.MatchSequenceElement)]
    known = run.exact and run.rest is None and len(run.items) >= len(parts)
    joined = run.joined()
    anything = joined if joined.atoms else opaque(UNKNOWN_ORIGIN)
    pairs = _pairs(pattern, run.items) if known else [(part, anything) for part in parts]
    for part, value in pairs:
        bind_pattern(m, part.value, value)
    for index, star in enumerate(pattern.patterns):
        if isinstance(star, cst.MatchStar) and star.name is not None:
            after = len(pattern.patterns) - index - 1
            middle = (
                Seq(items=run.items[index : len(run.items) - after]) if known else Seq(rest=anything, ordered=False)
            )
            assign(m, star.name, Value([middle]))


def _is_type(pattern: cst.MatchPattern) -> TypeGuard[cst.MatchClass]:
    """Whether a pattern asks for a type and for nothing else: `str()`."""
    return isinstance(pattern, cst.MatchClass) and not pattern.patterns and not pattern.kwds


def refine_pattern(m: Machine, subject: cst.BaseExpression, pattern: cst.MatchPattern, outcome: bool) -> None:
    """Narrow the state to what holds if a pattern matches a name or, if not `outcome`, does not match it."""
    match pattern:
        case cst.MatchAs(pattern=cst.MatchPattern() as inner):
            refine_pattern(m, subject, inner, outcome)
        case cst.MatchClass(patterns=[], kwds=[]):
            narrow_to_type(m, subject, m.evaluate(pattern.cls), m.site(pattern), outcome)
        case cst.MatchOr(patterns=either) if outcome and all(_is_type(each.pattern) for each in either):
            types = [each.pattern.cls for each in either if _is_type(each.pattern)]
            narrow_to_type(m, subject, join(map(m.evaluate, types)), m.site(pattern), outcome)
        case _:
            values = _matched(m, pattern)
            if values is not None:
                narrow_to(m, subject, values, outcome)


def _matched(m: Machine, pattern: cst.MatchPattern) -> list[Const] | None:
    """The constants that a pattern matches; None if it matches other values, too."""
    match pattern:
        case cst.MatchValue():
            return constants(m.evaluate(pattern.value))
        case cst.MatchSingleton(value=cst.Name(value=name)):
            return [Const({"None": None, "True": True}.get(name, False))]
        case cst.MatchOr():
            found: list[Const] = []
            for part in pattern.patterns:
                values = _matched(m, part.pattern)
                if values is None:
                    return None
                found.extend(values)
            return found
        case _:
            return None

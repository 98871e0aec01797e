"""Operators: sums, unions, repetitions, paths, signs."""

from __future__ import annotations

from dataclasses import replace

import libcst as cst

from credlint.analysis import limits
from credlint.analysis.arguments import Arguments
from credlint.analysis.exposure import exposed
from credlint.analysis.iteration import iterate
from credlint.analysis.machine import Handler, Machine
from credlint.analysis.mappings import updated
from credlint.analysis.objects import class_attribute
from credlint.analysis.sequences import common, without
from credlint.analysis.text import concat, percent
from credlint.analysis.values import (
    HARMLESS,
    UNKNOWN,
    Const,
    Instance,
    Mapping,
    Opaque,
    Seq,
    SeqKind,
    Text,
    Typed,
    Value,
    const,
    constants,
    either,
    join,
    only,
)


def noted(m: Machine, value: Value) -> Value:
    """The value, after its known texts have been looked at as literals are."""
    for atom in value.atoms:
        if isinstance(atom, Const):
            m.recorder.text(atom, m.frame.scope)
    return value


def _binary(m: Machine, node: cst.BaseExpression) -> Value:
    chain: list[cst.BinaryOperation] = []
    while isinstance(node, cst.BinaryOperation):
        chain.append(node)
        node = node.left
    value = m.evaluate(node)
    pending = [value]
    for link in reversed(chain):
        right = m.evaluate(link.right)
        if isinstance(link.operator, cst.Add) and all(_is_text(each) for each in (*pending[-1:], right)):
            pending.append(right)  # a long sum of texts is joined once
            continue
        value = noted(m, concat(pending)) if len(pending) > 1 else pending[0]
        pending = [binary_operation(m, link.operator, value, right, link)]
    return noted(m, concat(pending)) if len(pending) > 1 else pending[0]


def _is_text(value: Value) -> bool:
    return bool(value.atoms) and all(
        isinstance(atom, Text) or (isinstance(atom, Const) and isinstance(atom.value, (str, bytes)))
        for atom in value.atoms
    )


def binary_operation(m: Machine, operator: cst.CSTNode, left: Value, right: Value, node: cst.CSTNode) -> Value:
    """`left operator right`, also of an augmented assignment."""
    own = _own_operator(m, operator, left, right, node)
    if own is not None:
        return own
    match operator:
        case cst.Add() | cst.AddAssign():
            return _add(m, left, right, node)
        case cst.Modulo() | cst.ModuloAssign():
            return percent(m, left, right, node)
        case cst.BitOr() | cst.BitOrAssign():
            return _union(m, left, right, node)
        case cst.Multiply() | cst.MultiplyAssign():
            return _repeat(m, left, right, node)
        case cst.Subtract() | cst.SubtractAssign() | cst.BitAnd() | cst.BitAndAssign():
            sequences = [shape for shape in m.shapes(left) if isinstance(shape, Seq)]
            other = iterate(m, right, node)
            if isinstance(operator, (cst.Subtract, cst.SubtractAssign)):
                sequences = [without(seq, list(other.items)) for seq in sequences]
            else:
                sequences = [common(seq, other) for seq in sequences]
            return Value(sequences) if sequences else HARMLESS
        case cst.Divide():
            return _path(m, left, right, node)
        case _:
            return HARMLESS


_METHODS: dict[type[cst.CSTNode], str] = {
    cst.Add: "add",
    cst.AddAssign: "add",
    cst.Subtract: "sub",
    cst.Multiply: "mul",
    cst.Divide: "truediv",
    cst.Modulo: "mod",
    cst.BitOr: "or",
    cst.BitOrAssign: "or",
    cst.BitAnd: "and",
    cst.LeftShift: "lshift",
    cst.LeftShiftAssign: "lshift",
    cst.RightShift: "rshift",
}
"""The methods by which classes define operators."""


def _own_operator(m: Machine, operator: cst.CSTNode, left: Value, right: Value, node: cst.CSTNode) -> Value | None:
    """What a class of the file makes of an operator; None where neither side is an instance of one that defines it."""
    name = _METHODS.get(type(operator), "")
    for value, other, method in ((left, right, f"__{name}__"), (right, left, f"__r{name}__")):
        for atom in value.atoms if name else ():
            shape = m.shape(atom)
            if isinstance(shape, Instance) and shape.cls is not None:
                found = class_attribute(m, shape.cls, method, Value([atom]), node, bound=True)
                if found is not None:
                    return m.call(found, Arguments([other]), node)
    return None


def _add(m: Machine, left: Value, right: Value, node: cst.CSTNode) -> Value:
    sequences = [shape for shape in (*m.shapes(left), *m.shapes(right)) if isinstance(shape, Seq)]
    if len(sequences) == len(left.atoms) + len(right.atoms) and len(left.atoms) * len(right.atoms) <= limits.SUMS:
        pairs = [(Value([first]), Value([second])) for first in left.atoms for second in right.atoms]
        return join(_sequence(m, *pair, sequences[0].kind, node, f"sum {at}") for at, pair in enumerate(pairs))
    if sequences:
        return _sequence(m, left, right, sequences[0].kind, node, "sum")
    numbers = [constants(value) for value in (left, right)]
    if all(each is not None and not any(isinstance(c.value, (str, bytes)) for c in each) for each in numbers):
        return HARMLESS
    return noted(m, concat([left, right]))


def _sequence(m: Machine, left: Value, right: Value, kind: SeqKind, node: cst.CSTNode, tag: str) -> Value:
    """The items of both, one after the other."""
    from_left, from_right = iterate(m, left, node), iterate(m, right, node)
    exact = from_left.exact and from_right.exact and from_left.rest is None and from_right.rest is None
    items = (*from_left.items, *from_right.items)
    shows = from_left.shows | from_right.shows
    if len(items) > limits.ITEMS:
        return Value([Seq(rest=from_left.joined() | from_right.joined(), ordered=False, shows=shows)])
    rest = either(from_left.rest, from_right.rest)
    return m.allocate(node, Seq(items=items, rest=rest, ordered=exact, kind=kind, shows=shows), tag)


def _union(m: Machine, left: Value, right: Value, node: cst.CSTNode) -> Value:
    shapes = [*m.shapes(left), *m.shapes(right)]
    if any(isinstance(shape, Mapping) for shape in shapes):
        return m.allocate(node, updated(m, updated(m, Mapping(), left, node), right, node))
    sequences = [shape for shape in shapes if isinstance(shape, Seq)]
    if sequences:
        return Value(
            [Seq(items=tuple(item for seq in sequences for item in seq.items), ordered=False, kind=SeqKind.SET)]
        )
    return HARMLESS


def _repeat(m: Machine, left: Value, right: Value, node: cst.CSTNode) -> Value:
    sequences = [shape for shape in (*m.shapes(left), *m.shapes(right)) if isinstance(shape, Seq)]
    if sequences:
        count = only(right) or only(left)
        times = count.value if count is not None and isinstance(count.value, int) else 0
        if 0 < times * max(len(seq.items) for seq in sequences) <= limits.ITEMS:
            return Value(seq.with_items(seq.items * times) for seq in sequences)
        return Value(replace(seq, ordered=False) for seq in sequences)
    return Value([Opaque(exposed(m, left, node) | exposed(m, right, node))])


def _path(m: Machine, left: Value, right: Value, node: cst.CSTNode) -> Value:
    paths = [atom for atom in left.atoms if isinstance(atom, Typed) and atom.cls == "pathlib.Path"]
    if not paths:
        return HARMLESS
    first = paths[0].attribute("first")
    joined = concat([first if first is not None else UNKNOWN, const("/"), right])
    return Value([Typed("pathlib.Path", (("first", joined),))])


OPERATORS: dict[type[cst.CSTNode], Handler] = {
    cst.BinaryOperation: _binary,
}
"""Operators, by the node."""

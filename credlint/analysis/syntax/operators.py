"""Binary operators: chains are evaluated without recursion, sums of texts are concatenated in one step."""

from __future__ import annotations

import libcst as cst

from credlint.analysis.core.machine import Handler, Machine
from credlint.analysis.domain.values import (
    Const,
    Text,
    Value,
)
from credlint.analysis.objects.operations import binary_operation, noted
from credlint.analysis.objects.strings import concat


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
            pending.append(right)  # a long sum of texts is concatenated in one step
            continue
        value = noted(m, concat(pending)) if len(pending) > 1 else pending[0]
        pending = [binary_operation(m, operator_name(link.operator), value, right, m.site(link))]
    return noted(m, concat(pending)) if len(pending) > 1 else pending[0]


def _is_text(value: Value) -> bool:
    return bool(value.atoms) and all(
        isinstance(atom, Text) or (isinstance(atom, Const) and isinstance(atom.value, (str, bytes)))
        for atom in value.atoms
    )


def operator_name(operator: cst.CSTNode) -> str:
    """The special method of a binary or augmented operator, without underscores: "add" for `__add__`."""
    return _NAMES.get(type(operator).__name__.removesuffix("Assign"), "")


_NAMES = {
    "Add": "add",
    "Subtract": "sub",
    "Multiply": "mul",
    "MatrixMultiply": "matmul",
    "Divide": "truediv",
    "FloorDivide": "floordiv",
    "Modulo": "mod",
    "Power": "pow",
    "BitOr": "or",
    "BitAnd": "and",
    "BitXor": "xor",
    "LeftShift": "lshift",
    "RightShift": "rshift",
}

OPERATORS: dict[type[cst.CSTNode], Handler] = {cst.BinaryOperation: _binary}
"""Handlers of binary operators, by node type."""

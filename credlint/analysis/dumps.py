"""What named tuples and pydantic's models give as a dict or as a text."""

from __future__ import annotations

import libcst as cst

from credlint.analysis.arguments import Arguments
from credlint.analysis.classes import class_info
from credlint.analysis.exposure import propagated
from credlint.analysis.iteration import iterate
from credlint.analysis.machine import Machine
from credlint.analysis.objects import TEXT_DUMPS
from credlint.analysis.values import Instance, Mapping, Value, constants


def dump(m: Machine, shape: Instance, name: str, arguments: Arguments, node: cst.CSTNode) -> Value:
    """The fields of an instance, less those that `exclude` names, masked ones and all that `include` does not name."""
    fields = dict(shape.attributes)
    if shape.cls is not None:
        for field in class_info(m, shape.cls).fields:
            if field.secret_type:
                fields.pop(field.name, None)
    for excluded in _named(m, arguments.keywords.get("exclude"), node):
        fields.pop(excluded, None)
    if "include" in arguments.keywords:
        included = _named(m, arguments.keywords["include"], node)
        fields = {field: value for field, value in fields.items() if field in included}
    if name in TEXT_DUMPS:
        return propagated(m, [Value([Mapping(items=fields)])], node)
    return m.allocate(node, Mapping(items=fields))


def _named(m: Machine, names: Value | None, node: cst.CSTNode) -> list[str]:
    if names is None:
        return []
    return [str(known.value) for item in iterate(m, names, node).items for known in constants(item) or ()]

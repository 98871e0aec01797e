"""What named tuples and pydantic's models give as a dict or as a text."""

from __future__ import annotations

from credlint.analysis.core.arguments import Call
from credlint.analysis.core.machine import Machine
from credlint.analysis.domain.values import Instance, Mapping, Value, constants
from credlint.analysis.objects.instances import TEXT_DUMPS
from credlint.analysis.objects.iteration import iterate
from credlint.analysis.objects.records import class_info
from credlint.analysis.objects.representation import propagated


def dump(m: Machine, obj: Instance, name: str, call: Call) -> Value:
    """The fields of an instance, less those that `exclude` names, masked ones and all that `include` does not name."""
    fields = dict(obj.attributes)
    if obj.cls is not None:
        for field in class_info(m, obj.cls).fields:
            if field.secret_type:
                fields.pop(field.name, None)
    for excluded in _named(m, call.keywords.get("exclude"), call.site):
        fields.pop(excluded, None)
    if "include" in call.keywords:
        included = _named(m, call.keywords["include"], call.site)
        fields = {field: value for field, value in fields.items() if field in included}
    if name in TEXT_DUMPS:
        return propagated(m, [Value([Mapping(items=fields)])], call.site)
    return m.allocate(call.site, Mapping(items=fields))


def _named(m: Machine, names: Value | None, site: int) -> list[str]:
    if names is None:
        return []
    return [str(known.value) for item in iterate(m, names, site).items for known in constants(item) or ()]

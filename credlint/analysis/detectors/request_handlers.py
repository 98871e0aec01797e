"""Request handlers of Lambda and of web frameworks: functions whose result leaves the program."""

from __future__ import annotations

from credlint.analysis.core.call_stack import Definition
from credlint.analysis.core.machine import Machine
from credlint.analysis.domain.hierarchy import foreign_bases
from credlint.catalogue.names import ROUTES

_METHODS = frozenset({"get", "post", "put", "patch", "delete"})
"""Methods of class-based views that handle requests."""

_DJANGO = frozenset({"django", "rest_framework"})


def answers(m: Machine) -> bool:
    """Whether the current function is a handler or view, whose result leaves the program."""
    definition = m.frame.definition
    if definition is None or definition.is_class:
        return False
    return _is_handler(definition) or (not definition.is_lambda and _is_view(m, definition))


def _is_handler(definition: Definition) -> bool:
    """Whether a function has the signature or the name of a Lambda handler."""
    names = definition.positional
    if definition.owner is not None and names[:1] in (["self"], ["cls"]):
        names = names[1:]
    if [name.lstrip("_") for name in names[:2]] == ["event", "context"]:
        return True
    named = definition.short_name == "handler" or definition.short_name.endswith("_handler")
    return len(names) == 2 and named and not definition.is_lambda


def _is_view(m: Machine, definition: Definition) -> bool:
    """Whether a function handles requests of a web framework."""
    for path in definition.decorator_paths:
        if "." in path and path.rpartition(".")[2] in ROUTES:
            return True
    if _DJANGO.isdisjoint(m.module.demand.imported):
        return False
    if definition.owner is not None:
        viewing = any(base.endswith(("View", "ViewSet")) for base in foreign_bases(definition.owner))
        return viewing and definition.short_name in _METHODS
    return definition.positional[:1] == ["request"]

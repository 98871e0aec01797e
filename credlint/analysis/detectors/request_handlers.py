"""Request handlers of Lambda and of web frameworks: functions whose result leaves the program."""

from __future__ import annotations

import re
from functools import lru_cache

from credlint.analysis.core.call_stack import Definition
from credlint.analysis.core.machine import Machine
from credlint.analysis.domain.hierarchy import foreign_bases
from credlint.catalogue.names import CALLBACK_HOOKS, CALLBACK_PARAMETERS, CALLBACK_REGISTRIES, ROUTES

_METHODS = frozenset({"get", "post", "put", "patch", "delete"})
"""Methods of class-based views that handle requests."""

_DJANGO = frozenset({"django", "rest_framework"})


def answers(m: Machine) -> bool:
    """Whether the current function is a handler or view, whose result leaves the program."""
    definition = m.frame.definition
    if definition is None or definition.is_class:
        return False
    return _is_handler(m, definition) or (not definition.is_lambda and _is_view(m, definition))


def _is_handler(m: Machine, definition: Definition) -> bool:
    """Whether a function has the signature of a Lambda handler, or its name and nothing that says otherwise."""
    names = definition.positional
    if definition.owner is not None and names[:1] in (["self"], ["cls"]):
        names = names[1:]
    if [name.lstrip("_") for name in names[:2]] == ["event", "context"]:
        return True
    named = definition.short_name == "handler" or definition.short_name.endswith("_handler")
    if len(names) != 2 or not named or definition.is_lambda:
        return False
    plain = {name.lstrip("_").lower() for name in names}
    other = not CALLBACK_PARAMETERS.isdisjoint(plain) and _OF_LAMBDA.isdisjoint(plain)
    return not other and not _is_callback(m.modules[definition.module].tree.original, definition.short_name)


_OF_LAMBDA = frozenset({"event", "evt", "context", "ctx", "lambda_context"})


@lru_cache(maxsize=256)
def _is_callback(text: str, name: str) -> bool:
    """Whether a file hands a function to something that calls it: a signal's handler, a hook, a keyword `…handler=`."""
    called = rf"(?:{'|'.join(map(re.escape, CALLBACK_REGISTRIES))})\([^()]*"
    assigned = rf"\.(?:{'|'.join(CALLBACK_HOOKS)})\s*=\s*"
    keyword = r"[(,]\s*\w*(?:handler|hook|callback)\s*=\s*"
    return re.search(rf"(?:{called}|{assigned}|{keyword})(?<![\w.])(?:\w+\.)*{name}\b", text) is not None


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

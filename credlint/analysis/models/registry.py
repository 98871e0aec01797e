"""Functions of the standard library that are interpreted, not looked up: the table, and those on single values."""

from __future__ import annotations

from credlint.analysis.core.arguments import Call
from credlint.analysis.core.machine import Builtin, Machine
from credlint.analysis.domain.provenance import Marker, MarkerKind
from credlint.analysis.domain.values import (
    HARMLESS,
    NONE,
    UNKNOWN,
    Const,
    Opaque,
    Super,
    Value,
    const,
    constants,
    join,
    only,
)
from credlint.analysis.models.constructors import CONSTRUCTORS
from credlint.analysis.models.context_managers import CONTEXTS
from credlint.analysis.models.functional import FUNCTIONAL
from credlint.analysis.models.paths import PATHS
from credlint.analysis.models.regexes import REGEXES
from credlint.analysis.models.tasks import TASKS
from credlint.analysis.objects.attributes import load_attribute, store_attribute
from credlint.analysis.objects.items import load_item
from credlint.analysis.objects.operations import binary_operation
from credlint.analysis.objects.representation import literal_labels, propagated, revealed
from credlint.analysis.objects.strings import shown, to_text
from credlint.analysis.objects.truth import instance_of, type_names


def _add(m: Machine, call: Call) -> Value:
    return binary_operation(m, "add", call.at(0), call.at(1), call.site)


def _text(m: Machine, call: Call) -> Value:
    return to_text(m, call.at(0), call.site) if call.positional else const("")


def _getattr(m: Machine, call: Call) -> Value:
    names = constants(call.at(1))
    if names is None or len(call.positional) < 2:
        return UNKNOWN
    found = join(load_attribute(m, call.at(0), str(name.value), call.site) for name in names)
    default = call.at(2)
    return found if default == NONE else found | default


def _setattr(m: Machine, call: Call) -> Value:
    name = only(call.at(1))
    if name is not None and len(call.positional) == 3:
        store_attribute(m, call.at(0), str(name.value), call.at(2))
    return NONE


def _super(m: Machine, call: Call) -> Value:
    for frame in reversed(m.stack):
        if frame.definition is not None and frame.definition.owner is not None:
            receiver = frame.receiver
            if receiver is None and frame.definition.parameters:  # `__new__` is given the class as any argument
                receiver = m.state.variable((frame.number, frame.definition.parameters[0].name.value))
            if receiver is not None:
                return Value([Super(frame.definition.owner, receiver)])
    return UNKNOWN


def _same(m: Machine, call: Call) -> Value:
    return call.at(0) if call.positional else UNKNOWN


def _bytes(m: Machine, call: Call) -> Value:
    return propagated(m, call.positional[:1], call.site)


def _format(m: Machine, call: Call) -> Value:
    spec = only(call.at(1))
    text = "" if spec is None else str(spec.value)
    return shown(m, call.at(0), text, "", call.site)


def _repr(m: Machine, call: Call) -> Value:
    value = call.at(0)
    return Value([Opaque(revealed(m, value, call.site, 1) | literal_labels(value))])


def _isinstance(m: Machine, call: Call) -> Value:
    """Whether a value is a plain container or text, decided where its structure is known."""
    names = type_names(m, call.at(1), call.site)
    value = call.at(0)
    if not names or not value.atoms:
        return HARMLESS
    answers = {instance_of(m, atom, names) for atom in value.atoms}
    if len(answers) != 1 or None in answers:
        return HARMLESS
    return Value([Const(answers.pop(), frozenset([Marker(MarkerKind.CASE)]))])


BUILTINS: dict[str, Builtin] = {
    **CONSTRUCTORS,
    **FUNCTIONAL,
    **REGEXES,
    **PATHS,
    **TASKS,
    **CONTEXTS,
    "builtins.format": _format,
    "builtins.repr": _repr,
    "builtins.ascii": _repr,
    "os.path.expanduser": _same,
    "os.path.abspath": _same,
    "os.path.realpath": _same,
    "os.path.normpath": _same,
    "os.fspath": _same,
    "builtins.str": _text,
    "builtins.bytes": _bytes,
    "builtins.bytearray": _bytes,
    "builtins.getattr": _getattr,
    "builtins.setattr": _setattr,
    "builtins.super": _super,
    "builtins.isinstance": _isinstance,
    "typing.cast": lambda m, call: call.at(1) if len(call.positional) > 1 else UNKNOWN,
    "contextlib.closing": _same,
    "contextlib.nullcontext": _same,
    "contextlib.aclosing": _same,
    "operator.add": _add,
    "operator.concat": _add,
    "operator.iadd": _add,
    "operator.getitem": lambda m, call: load_item(m, call.at(0), call.at(1), call.site),
}
"""Qualified name → what a call of it gives."""

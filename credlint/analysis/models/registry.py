"""Functions of the standard library that are interpreted, not looked up: the table, and those on single values."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from credlint.analysis.core.arguments import Call
from credlint.analysis.core.machine import Builtin, Machine
from credlint.analysis.core.unknown_objects import given
from credlint.analysis.domain.markers import is_nothing
from credlint.analysis.domain.provenance import Marker, MarkerKind
from credlint.analysis.domain.values import (
    HARMLESS,
    NONE,
    UNKNOWN,
    Class,
    Const,
    Opaque,
    Qual,
    Super,
    Typed,
    Value,
    const,
    constants,
    join,
    only,
)
from credlint.analysis.models.constructors import CONSTRUCTORS, MEMORYVIEW, gives_back
from credlint.analysis.models.context_managers import CONTEXTS
from credlint.analysis.models.functional import FUNCTIONAL
from credlint.analysis.models.paths import PATHS
from credlint.analysis.models.record_dumps import RECORDS
from credlint.analysis.models.regexes import REGEXES
from credlint.analysis.models.tasks import TASKS
from credlint.analysis.objects.attributes import (
    assign_by_object,
    delete_attribute,
    delete_by_object,
    load_attribute,
)
from credlint.analysis.objects.class_attributes import PROPERTY, changed_property, make_property
from credlint.analysis.objects.containers import blank, tuple_of
from credlint.analysis.objects.exceptions import SYSTEM_EXIT, leave, propagate
from credlint.analysis.objects.instances import class_of
from credlint.analysis.objects.items import delete_item, load_item, store_item
from credlint.analysis.objects.operations import binary_operation, bind_attribute, in_place
from credlint.analysis.objects.representation import literal_labels, propagated, revealed
from credlint.analysis.objects.strings import shown, to_text
from credlint.analysis.objects.truth import instance_test
from credlint.catalogue.schema import Sink


def _operator(name: str) -> Builtin:
    """The function of an operator: `operator.or_`, by the name of its method."""

    def run(m: Machine, call: Call) -> Value:
        return binary_operation(m, name, call.at(0), call.at(1), call.site)

    return run


def _in_place(name: str) -> Builtin:
    """The function of an operator that changes its first argument where it can: `operator.ior`."""

    def run(m: Machine, call: Call) -> Value:
        return in_place(m, name, call.at(0), call.at(1), call.site)

    return run


def _text(m: Machine, call: Call) -> Value:
    return to_text(m, call.at(0), call.site) if call.positional else const("")


def _getattr(m: Machine, call: Call) -> Value:
    names = constants(call.at(1))
    if names is None or len(call.positional) < 2:
        return UNKNOWN
    found = join(load_attribute(m, call.at(0), str(name.value), call.site) for name in names)
    default = call.at(2)
    return found if is_nothing(default) else found | default


def _new(m: Machine, call: Call) -> Value:
    """`object.__new__(Class)`."""
    given = call.given(call.arguments.drop(1))
    return join(blank(m, cls, given) for cls in call.at(0).atoms if isinstance(cls, Class))


def _setter(set_attribute: Callable[[Machine, Value, str, Value, int], None]) -> Callable[[Machine, Call], Value]:
    """The model of a function that sets the attribute of an object that it is given by name."""

    def model(m: Machine, call: Call) -> Value:
        name = only(call.at(1))
        if name is not None and len(call.positional) == 3:
            set_attribute(m, call.at(0), str(name.value), call.at(2), call.site)
        return NONE

    return model


def _imported(m: Machine, call: Call) -> Value:
    """`import_module("a.b")`, which gives the module, and `__import__("a.b")`, which gives the package."""
    name = only(call.at(0))
    if name is None or not isinstance(name.value, str) or name.value.startswith("."):
        return UNKNOWN
    return Value([Qual(name.value.partition(".")[0] if call.name.endswith("__") else name.value)])


def _delattr(m: Machine, call: Call) -> Value:
    name = only(call.at(1))
    if name is not None:
        delete_attribute(m, call.at(0), str(name.value), call.site)
    return NONE


def _delete_by_object(m: Machine, call: Call) -> Value:
    name = only(call.at(1))
    if name is not None:
        delete_by_object(m, call.at(0), str(name.value))
    return NONE


def _type(m: Machine, call: Call) -> Value:
    return join(class_of(m, atom) for atom in call.at(0).atoms) if len(call.positional) == 1 else HARMLESS


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
    views = [
        atom.attribute("content") for atom in call.at(0).atoms if isinstance(atom, Typed) and atom.cls == MEMORYVIEW
    ]
    return propagated(m, [*call.positional[:1], *(each for each in views if each is not None)], call.site)


def _format(m: Machine, call: Call) -> Value:
    spec = only(call.at(1))
    text = "" if spec is None else str(spec.value)
    return shown(m, call.at(0), text, "", call.site)


def _handled(m: Machine) -> Value:
    """The exception whose handler is being run, of this function or of one that called it."""
    return next((frame.handled[-1] for frame in reversed(m.stack) if frame.handled), NONE)


def _exit(m: Machine, call: Call) -> Value:
    """Raise SystemExit for those who catch it."""
    propagate(m, Value([Typed(SYSTEM_EXIT, (("args", tuple_of(*call.everything())),))]))
    leave(m)
    return NONE


def _exc_info(m: Machine, call: Call) -> Value:
    return tuple_of(HARMLESS, _handled(m), HARMLESS)


def _traceback(m: Machine, call: Call) -> Value:
    """The text of the exception that is being handled, and of those that led to it."""
    handled = _handled(m)
    reasons = (given(m, atom, name) for atom in handled.atoms for name in ("__cause__", "__context__"))
    return propagated(m, [handled, *(each for each in reasons if each is not None)], call.site)


def _print_traceback(m: Machine, call: Call) -> Value:
    row = m.catalogue.entry("builtins.print").get(Sink)
    if row is not None:
        m.events.called(call.given(replace(call.arguments, positional=[_traceback(m, call)])), row)
    return NONE


def _repr(m: Machine, call: Call) -> Value:
    value = call.at(0)
    return Value([Opaque(revealed(m, value, call.site, 1) | literal_labels(value))])


def _isinstance(m: Machine, call: Call) -> Value:
    """Whether a value is a plain container or text, or an exception, decided where its structure is known."""
    test = instance_test(m, call.at(1), call.site)
    value = call.at(0)
    if test is None or not value.atoms:
        return HARMLESS
    answers = {test(atom) for atom in value.atoms}
    if len(answers) != 1 or None in answers:
        return HARMLESS
    return Value([Const(answers.pop(), frozenset([Marker(MarkerKind.CASE)]))])


OPERATORS = (
    "add",
    "sub",
    "mul",
    "matmul",
    "truediv",
    "floordiv",
    "mod",
    "pow",
    "or",
    "and",
    "xor",
    "lshift",
    "rshift",
)
"""Operators by the names of their methods, without the underscores."""

_EXITS = ("sys.exit", "builtins.exit", "builtins.quit", "argparse.ArgumentParser.exit", "argparse.ArgumentParser.error")
_ENDS = ("os._exit", "os.abort")
NOT_RETURNING = frozenset((*_EXITS, *_ENDS))
"""What ends the program, and so what is run after it."""

BUILTINS: dict[str, Builtin] = {
    **CONSTRUCTORS,
    **FUNCTIONAL,
    **REGEXES,
    **PATHS,
    **TASKS,
    **CONTEXTS,
    **RECORDS,
    "builtins.format": _format,
    "builtins.repr": _repr,
    "builtins.ascii": _repr,
    "os.path.expanduser": _same,
    "os.path.abspath": _same,
    "os.path.realpath": _same,
    "os.path.normpath": _same,
    "os.fspath": _same,
    "builtins.str": _text,
    "collections.UserString": _text,
    "builtins.bytes": _bytes,
    "builtins.getattr": _getattr,
    "builtins.__import__": _imported,
    "importlib.import_module": _imported,
    "builtins.setattr": _setter(bind_attribute),
    "builtins.delattr": _delattr,
    "builtins.object.__new__": _new,
    "builtins.object.__setattr__": _setter(assign_by_object),
    "builtins.object.__getattribute__": _getattr,
    "builtins.object.__delattr__": _delete_by_object,
    "builtins.type": _type,
    "typing.NewType": gives_back,
    "builtins.super": _super,
    PROPERTY: make_property,
    "abc.abstractproperty": make_property,
    **{f"{PROPERTY}.{name}": changed_property for name in ("getter", "setter", "deleter")},
    "builtins.isinstance": _isinstance,
    **dict.fromkeys(_EXITS, _exit),
    **dict.fromkeys(_ENDS, lambda m, call: NONE),
    "sys.exc_info": _exc_info,
    "sys.exception": lambda m, call: _handled(m),
    "traceback.format_exc": _traceback,
    "traceback.print_exc": _print_traceback,
    "typing.cast": lambda m, call: call.at(1) if len(call.positional) > 1 else UNKNOWN,
    "contextlib.closing": _same,
    "contextlib.nullcontext": _same,
    "contextlib.aclosing": _same,
    **{f"operator.{name}{'_' if name in ('or', 'and') else ''}": _operator(name) for name in OPERATORS},
    **{f"operator.i{name}": _in_place(name) for name in OPERATORS},
    "operator.concat": _operator("add"),
    "operator.iconcat": _in_place("add"),
    "operator.getitem": lambda m, call: load_item(m, call.at(0), call.at(1), call.site),
}
"""Qualified name → what a call of it gives."""

_ANSWERS = frozenset(
    {
        "__len__", "__contains__", "__eq__", "__ne__", "__lt__", "__le__", "__gt__", "__ge__", "__hash__", "__bool__",
        "__sizeof__", "__length_hint__", "__dir__", "__subclasshook__", "__release_buffer__", "__instancecheck__",
    }
)  # fmt: skip
"""Special methods that answer a question: what they give shows nothing of the object."""

_AS_FUNCTIONS = {
    "__iter__": "builtins.iter",
    "__aiter__": "builtins.iter",
    "__reversed__": "builtins.reversed",
    "__str__": "builtins.str",
    "__repr__": "builtins.repr",
    "__format__": "builtins.format",
    "__bytes__": "builtins.bytes",
    "__copy__": "copy.copy",
    "__deepcopy__": "copy.deepcopy",
    "__getitem__": "operator.getitem",
    "__missing__": "operator.getitem",
}
"""Special methods that functions call."""


def special_method(m: Machine, call: Call) -> Value | None:
    """The result of a special method that is called by its name on a known object; None for any other method."""
    name = call.name
    if not name.startswith("__"):
        return None
    if name in _ANSWERS:
        return HARMLESS
    if name in _AS_FUNCTIONS:
        return BUILTINS[_AS_FUNCTIONS[name]](m, call.given(call.arguments.prepend(call.on)))
    if name == "__setitem__":
        store_item(m, call.on, call.at(0), call.at(1), call.site)
        return NONE
    if name == "__delitem__":
        delete_item(m, call.on, call.at(0))
        return NONE
    if name in ("__enter__", "__aenter__", "__pos__"):
        return call.on
    return _operator_method(m, name.strip("_"), call)


def _operator_method(m: Machine, operator: str, call: Call) -> Value | None:
    """An operator's method: `__or__`, its reflection `__ror__`, or `__ior__`, which changes the object."""
    if operator in OPERATORS:
        return binary_operation(m, operator, call.on, call.at(0), call.site)
    if operator[:1] == "r" and operator[1:] in OPERATORS:
        return binary_operation(m, operator[1:], call.at(0), call.on, call.site)
    if operator[:1] == "i" and operator[1:] in OPERATORS:
        return in_place(m, operator[1:], call.on, call.at(0), call.site)
    return None

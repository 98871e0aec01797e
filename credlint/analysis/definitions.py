"""Definitions: what `def` and `class` make, and which functions answer for others (handlers, views)."""

from __future__ import annotations

import libcst as cst

from credlint.analysis import limits, outputs, sdk
from credlint.analysis.ancestry import bases as inherited
from credlint.analysis.ancestry import foreign_bases
from credlint.analysis.arguments import Arguments
from credlint.analysis.contexts import is_own
from credlint.analysis.expressions import evaluate
from credlint.analysis.frames import Frame
from credlint.analysis.machine import Machine
from credlint.analysis.names import dotted
from credlint.analysis.scopes import make_function
from credlint.analysis.state import Delta
from credlint.analysis.values import Class, Function, Instance, Partial, Value
from credlint.catalogue.kinds import SinkKind

_ROUTES = frozenset({"route", "get", "post", "put", "patch", "delete", "websocket", "api_route"})
_METHODS = frozenset({"get", "post", "put", "patch", "delete"})


def define_function(m: Machine, node: cst.FunctionDef) -> None:
    """Run a `def`: make the function, decorate it, bind its name."""
    decorators = [(decorator, evaluate(m, decorator.decorator)) for decorator in node.decorators]
    function = make_function(m, node)
    definition = m.definitions[function.definition]
    definition.decorators = frozenset(_decorator_name(each.decorator) for each in node.decorators)
    owner = _class_being_defined(m)
    if owner is not None:
        definition.owner = owner
    value = Value([function])
    for decorator, found in reversed(decorators):
        value = _decorated(m, found, value, decorator)
    number = 0 if node.name.value in m.frame.bindings.module else m.frame.number
    m.state.variables[(number, node.name.value)] = value


def _class_being_defined(m: Machine) -> Class | None:
    if m.frame.is_class and m.frame.receiver is not None:
        for atom in m.frame.receiver.atoms:
            if isinstance(atom, Class):
                return atom
    return None


def _decorator_name(node: cst.BaseExpression) -> str:
    """The last part of a decorator's name: `setter` of `@x.setter`, `route` of `@app.route("/")`."""
    if isinstance(node, cst.Call):
        node = node.func
    return dotted(node).rpartition(".")[2]


def _decorated(m: Machine, decorator: Value, function: Value, node: cst.CSTNode) -> Value:
    """The function behind a decorator: one of the file is called, any other is taken to keep it."""
    if any(isinstance(atom, (Function, Partial)) for atom in decorator.atoms):
        result = m.call(decorator, Arguments([function]), m.site(node))
        if is_own(result):
            return result
    return function


def define_class(m: Machine, node: cst.ClassDef) -> None:
    """Run a `class`: its body in a frame of its own, whose names become the attributes."""
    for decorator in node.decorators:
        evaluate(m, decorator.decorator)
    bases = tuple(evaluate(m, argument.value) for argument in node.bases)
    for keyword in node.keywords:
        evaluate(m, keyword.value)
    definition = m.definition(node)
    definition.decorators = frozenset(_decorator_name(each.decorator) for each in node.decorators)
    address = ("class", definition.number, m.frame.number)
    cls = Class(definition.number, address, bases)
    for each in inherited(cls)[1:]:
        heirs = m.heirs.setdefault(each.definition, {})
        if cls.definition in heirs or len(heirs) < limits.HEIRS:
            heirs[cls.definition] = cls
        else:
            m.recorder.count("heirs")
    number = m.frame_number(m.site(node), definition.number)
    base = m.state
    closure = (*([m.frame.number] if m.frame.number and not m.frame.is_class else []), *m.frame.closure)
    frame = Frame(
        number=number,
        definition=definition,
        bindings=m.bindings(definition),
        closure=closure,
        base=base,
        scope=definition.qualname,
        is_class=True,
        receiver=Value([cls]),
    )
    with m.entered(frame) as end:
        end.write(address, Instance(None, {}))
        m.execute(m.body(node))
    delta = end.delta(base)
    attributes = {name: value for (owner, name), value in delta.variables.items() if owner == number and value.atoms}
    others = {key: value for key, value in delta.variables.items() if key[0] != number}
    delta.heap[address] = Instance(None, attributes)
    base.apply(Delta(others, delta.heap))
    _check_attributes(m, cls, attributes, node)
    name = node.name.value
    target = 0 if name in m.frame.bindings.module else m.frame.number
    base.variables[(target, name)] = Value([cls])


def _check_attributes(m: Machine, cls: Class, attributes: dict[str, Value], node: cst.ClassDef) -> None:
    """Note credentials among the attributes of a class body, where a library reads them from there."""
    for base in foreign_bases(cls):
        for row in m.catalogue.class_attributes.get(m.catalogue.canonical(base), ()):
            if not row.inner:
                sdk.check_class(m, row, attributes, m.site(node))
                continue
            inner = attributes.get(row.inner, Value())
            for atom in inner.atoms:
                shape = m.state.shape(atom.address) if isinstance(atom, Class) else None
                if isinstance(atom, Class) and isinstance(shape, Instance):
                    sdk.check_class(m, row, shape.attributes, m.site(m.definitions[atom.definition].node))


def answers(m: Machine) -> bool:
    """Whether the function that is being run is a handler or view: what it gives back leaves the program."""
    definition = m.frame.definition
    if definition is None or isinstance(definition.node, cst.ClassDef) or m.frame.is_class:
        return False
    owner = definition.owner
    if is_handler(definition.node, method=owner is not None):
        return True
    return isinstance(definition.node, cst.FunctionDef) and is_view(m, definition.node, owner)


def check_return(m: Machine, value: Value, node: cst.Return | cst.Lambda) -> None:
    """Note what a handler or view gives back."""
    if answers(m):
        outputs.emit(m, SinkKind.RESPONSE, "return", [value], m.site(node), returned=True)


def is_handler(node: cst.FunctionDef | cst.Lambda, *, method: bool) -> bool:
    """Whether a function has the signature of a Lambda handler."""
    params = [param.name.value for param in (*node.params.posonly_params, *node.params.params)]
    if method and params[:1] in (["self"], ["cls"]):
        params = params[1:]
    if [param.lstrip("_") for param in params[:2]] == ["event", "context"]:
        return True
    name = "" if isinstance(node, cst.Lambda) else node.name.value
    return len(params) == 2 and (name == "handler" or name.endswith("_handler"))


def is_view(m: Machine, node: cst.FunctionDef, owner: Class | None) -> bool:
    """Whether a function answers requests of a web framework."""
    for decorator in node.decorators:
        name = dotted(decorator.decorator.func if isinstance(decorator.decorator, cst.Call) else decorator.decorator)
        if "." in name and name.rpartition(".")[2] in _ROUTES:
            return True
    if not m.uses_django:
        return False
    if owner is not None:
        viewing = any(base.endswith(("View", "ViewSet")) for base in foreign_bases(owner))
        return viewing and node.name.value in _METHODS
    params = [param.name.value for param in (*node.params.posonly_params, *node.params.params)]
    return params[:1] == ["request"]

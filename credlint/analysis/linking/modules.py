"""Modules of the program as values: linked when somebody uses one of their names, and looked into."""

from __future__ import annotations

import re
from collections.abc import Iterator

from credlint.analysis import limits
from credlint.analysis.core.bindings import Bindings
from credlint.analysis.core.call_stack import Frame, Module
from credlint.analysis.core.machine import Machine
from credlint.analysis.demand.demand_set import DemandSet
from credlint.analysis.domain.values import BOTTOM, Atom, Mapping, Qual, Value, const, constants, in_order
from credlint.analysis.linking.bodies import variable_of, within
from credlint.analysis.linking.plans import plan_of
from credlint.project import answers
from credlint.source.tree import Tree

_MARK = "/"
"""What the names of the program's modules begin with: none of the catalogue does."""
_MEMBER = ":."
"""What separates a module from a member that has not been looked up yet."""
_NAME, _PUBLIC = "__name__", "__all__"


def name_of(m: Machine, module: answers.Importable, written: str | None = None) -> str:
    """The qualified name by which values refer to a module, which an import calls `written`."""
    place = module.path if isinstance(module, answers.Module) else module.folders[0]
    name = f"{_MARK}{place.removesuffix('.py').removesuffix('/__init__')}"
    m.names.setdefault(name, module)
    if written is not None and m.module is m.home:
        m.imported.setdefault(name, written)
    return name


def spelled(m: Machine, name: str) -> str:
    """The name of a callee as messages show it: a module of the program goes by the name under which it is imported."""
    if name.startswith(_MARK):
        name = _as_imported(m, name)
    return re.sub(r"#\d+", "", name).lstrip(".")


def _as_imported(m: Machine, name: str) -> str:
    known = [module for module in m.names if name.startswith((f"{module}.", f"{module}{_MEMBER}"))]
    if not known:
        return name.rpartition(_MARK)[2].removeprefix("?")
    module = max(known, key=len)
    member, inside = name.removeprefix(module).removeprefix(_MEMBER), [""]
    while module not in m.imported and module.count(_MARK) > 1:
        module, _, last = module.rpartition(_MARK)
        inside.insert(1, last)
    first = m.imported.get(module)
    if first is None:  # only other modules import it
        first, inside = "", inside[-1:]
    return ".".join(filter(None, (first, *inside, *member.split("."))))


def unfollowed(name: str) -> str:
    """The qualified name of a module that may be one of several: the catalogue knows nothing of it."""
    return f"{_MARK}?{name}"


def member_of(m: Machine, module: answers.Importable, name: str) -> Value:
    """A member of a module, which is looked up when somebody uses it."""
    if isinstance(module, answers.Namespace):
        return _submodule(m, module, name) or Value([Qual(f"{name_of(m, module)}.{name}", direct=True)])
    return Value([Qual(f"{name_of(m, module)}{_MEMBER}{name}", direct=True)])


def linked(m: Machine, value: Value) -> Value:
    """`value` with what stands for members of modules looked up."""
    if not m.names or not any(map(_is_waiting, value.atoms)):
        return value
    found = BOTTOM
    for atom in in_order(value.atoms):
        found |= _looked_up(m, atom) if isinstance(atom, Qual) and _is_waiting(atom) else Value([atom])
    return found


def load_member(m: Machine, atom: Qual, name: str) -> Value | None:
    """An attribute of a module of the program; None for anything else, and for what is not known of one."""
    module = m.names.get(atom.name)
    if module is None:
        return None
    if name == "__dict__":
        return Value([Mapping(items=dict(everything(m, module)))])
    return _member(m, module, name)


def everything(m: Machine, module: answers.Importable) -> Iterator[tuple[str, Value]]:
    """All globals of a module by their names."""
    of = _link(m, module)
    for name in () if of is None else _globals(m, of):
        value = _member(m, module, name)
        if value is not None:
            yield name, value


def public_names(m: Machine, module: answers.Importable) -> list[str]:
    """The names that `from module import *` binds."""
    of = _link(m, module)
    if of is None:
        return []
    listed = variable_of(m, of, _PUBLIC)
    if listed is not None:
        items = [item for obj in m.heap_objects(listed) for item in getattr(obj, "items", ())]
        return [str(each.value) for item in items for each in constants(item) or ()]
    return [name for name in _globals(m, of) if not name.startswith("_")]


def _globals(m: Machine, module: Module) -> list[str]:
    bound = [name for number, name in m.root.variables if number == module.number]
    return sorted({*bound, *module.waiting} - {_NAME})


def _is_waiting(atom: Atom) -> bool:
    return isinstance(atom, Qual) and atom.name.startswith(_MARK) and _MEMBER in atom.name


def _looked_up(m: Machine, atom: Qual) -> Value:
    head, _, name = atom.name.partition(_MEMBER)
    module = m.names.get(head)
    found = None if module is None else _member(m, module, name)
    return Value([atom]) if found is None else found


def _member(m: Machine, module: answers.Importable, name: str) -> Value | None:
    """A global of a module, else its submodule, else what its `__getattr__` gives; None if it is not known.

    What the user has told of a function or class counts, and not its body.
    """
    if m.catalogue.configured and (own := _configured(m).get((name_of(m, module), name))):
        return Value([Qual(own, direct=True)])
    of = _link(m, module)
    value = None if of is None else variable_of(m, of, name)
    if value is not None and value.atoms:
        key = (of.number, name) if of is not None else (0, name)
        if key in m.looking:  # a package imports its own submodule, or two modules the name from each other
            return _submodule(m, module, name)
        m.looking.add(key)
        try:
            return linked(m, value)
        finally:
            m.looking.discard(key)
    return _submodule(m, module, name)


def _configured(m: Machine) -> dict[tuple[str, str], str]:
    """Members of modules, by module and name, that are or hold what the user has told of, with their dotted names."""
    if m.configured is None:
        m.configured = {}
        for name in m.catalogue.configured:
            parts = name.split(".")
            for end in range(len(parts) - 1, 0, -1):
                assert m.program is not None
                answer = m.program.resolve(m.home.path, ".".join(parts[:end]), 0).answer
                if isinstance(answer, answers.Importable):
                    m.configured[name_of(m, answer), parts[end]] = ".".join(parts[: end + 1])
                    break
    return m.configured


def _submodule(m: Machine, package: answers.Importable, name: str) -> Value | None:
    assert m.program is not None
    answer = m.program.submodule(package, name)
    return Value([Qual(name_of(m, answer))]) if isinstance(answer, answers.Importable) else None


def _link(m: Machine, module: answers.Importable) -> Module | None:
    """A module whose body has been run; None for one that is not followed."""
    if isinstance(module, answers.Namespace):
        return None
    path = module.path
    if path in m.linked:
        return m.linked[path]
    m.linked[path] = None
    if len(m.modules) > limits.MODULES:
        m.recorder.count("modules")
        return None
    assert m.program is not None
    known = m.program.module(path)
    if known is None:
        return None
    found = _added(m, path, *known)
    _run(m, found, module)
    return found


def _added(m: Machine, path: str, tree: Tree, demand: DemandSet) -> Module:
    """A further module, of which nothing has been run yet."""
    number = m.new_frame(~len(m.modules))
    frame = Frame(number, None, Bindings(), (), m.root, module=number)
    module = Module(number, path, tree, demand, frame)
    m.modules[number] = m.linked[path] = module
    return module


def _run(m: Machine, module: Module, answer: answers.Module) -> None:
    """Run the body of a module, but for the statements that wait until somebody asks for what they bind."""
    plan = plan_of(module.tree)
    module.frame.bindings = plan.bindings
    module.waiting = {name: list(statements) for name, statements in plan.waiting.items()}
    m.root.variables[(module.number, _NAME)] = const(name_of(m, answer).rpartition(_MARK)[2])
    for statement in plan.first:
        with within(m, module):
            m.execute([statement])
    module.settled = m.root.variables

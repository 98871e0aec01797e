"""What other modules may do with what the file gives them, though nothing here calls it: methods that show or hand on
what an object of the file's making holds. It is reported where the file makes the object, or defines its class."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

import libcst as cst

from credlint.analysis import limits
from credlint.analysis.calls.roots import parameter_of, receiver_of
from credlint.analysis.core.arguments import Arguments
from credlint.analysis.core.call_stack import HOME, Definition
from credlint.analysis.core.escape import gives_secret
from credlint.analysis.core.machine import Machine
from credlint.analysis.core.unknown_objects import named
from credlint.analysis.domain.credential_names import spelled_like_credential
from credlint.analysis.domain.hierarchy import bases, is_joined_instance, is_text
from credlint.analysis.domain.values import (
    BOTTOM,
    UNKNOWN,
    Atom,
    Class,
    Function,
    Instance,
    Partial,
    Ref,
    Typed,
    Value,
    in_order,
)
from credlint.analysis.linking.following import hands_on, is_own, kept_in, may_be_key
from credlint.analysis.objects.attributes import load_attribute
from credlint.analysis.objects.class_attributes import is_property, lookup


def inheriting(m: Machine) -> list[Definition]:
    """The classes of the file that have a method from another module which hands what it is given to an SDK."""
    return [
        m.definitions[cls.definition]
        for cls in _classes(m)
        if any(hands_on(m, m.definitions[base.definition]) for base in bases(cls) if not is_own(m, base))
    ]


def inherited_names(m: Machine) -> set[str]:
    """The names of the methods that classes of the file have from other modules, on objects that hold a secret."""
    return {name for cls in _classes(m) for name, _ in _methods(m, cls, _receiver(m, cls))}


def run_uncalled(m: Machine) -> None:
    """Run these methods, those of the objects that the file makes of classes of other modules, and what decorators of
    other modules make of functions, unless something here calls them."""
    for definition in [each for each in m.definitions if each.decorated.atoms and not each.reached]:
        _run_decorated(m, definition)
    told: dict[int, set[int]] = {}
    for cls in _classes(m):
        called = {*m.recorder.used["class", cls.definition], *_of_heirs(m, cls)}
        called.update(method for base in bases(cls)[1:] for method in told.get(base.definition, ()))
        site = m.site(m.definitions[cls.definition].node)
        told[cls.definition] = called | _run(m, cls, _receiver(m, cls), called, site)
    shown = {made for record in m.recorder.kept.all() for _, made in record.context.objects}
    for address, obj in list(m.state.heap.items()):
        if not isinstance(obj, Instance) or obj.cls is None or is_joined_instance(address):
            continue
        site = address[1]
        if not is_own(m, obj.cls) and site not in shown and _makes(m, site):
            _run(m, obj.cls, Value([Ref(address)]), m.recorder.used["site", site], site)


def _run_decorated(m: Machine, definition: Definition) -> None:
    """Call what a decorator has made of a function with parameters that are called like credentials."""
    made = [each for each in in_order(definition.decorated.atoms) if isinstance(each, Function)]
    functions = Value(each for each in made if m.definitions[each.definition].module != HOME)
    names = [param.name.value for param in definition.parameters]
    if not functions.atoms or not any(map(spelled_like_credential, names)):
        return
    given = {
        param.name.value: named(m, parameter_of(m, param), param.name.value, m.site(param))
        for param in definition.parameters
    }
    if definition.owner is not None and "staticmethod" not in definition.decorators:
        given[names[0]] = receiver_of(m, definition.owner, definition)
    positional = [given.pop(name) for name in definition.positional]
    m.recursions.clear()
    with m.budget.bounded(limits.ENTRY_POINT_WORK), m.forked(), m.recorder.assumed():
        m.call(functions, Arguments(positional, given), m.site(definition.node))


def _makes(m: Machine, site: int) -> bool:
    """Whether something is made at a call in the file."""
    return m.recorder.owners[site] == m.home.path and isinstance(m.recorder.nodes[site], cst.Call)


def _classes(m: Machine) -> list[Class]:
    """The classes of the file that have something from classes of other modules, in their order."""
    found = {
        cls.definition: cls
        for base, subclasses in m.subclasses.items()
        if m.definitions[base].module != HOME
        for cls in subclasses.values()
        if is_own(m, cls) and not is_text(cls)
    }
    return [found[number] for number in sorted(found)]


def _of_heirs(m: Machine, cls: Class) -> Iterable[int]:
    """The methods that something calls on instances of subclasses, which have them by way of this class."""
    heirs = m.subclasses.get(cls.definition, {})
    return (method for heir in heirs for method in m.recorder.used["class", heir])


def _receiver(m: Machine, cls: Class) -> Value:
    """Any instance of a class of the file."""
    return receiver_of(m, cls, m.definitions[cls.definition])


def _methods(m: Machine, cls: Class, receiver: Value) -> Iterator[tuple[str, set[int]]]:
    """The methods that a class has from other modules and that may show what the receiver holds, or hand it on."""
    names = {name for name, value in kept_in(m, receiver) if _holds_secret(m, value)}
    handing = any(hands_on(m, m.definitions[base.definition]) for base in bases(cls) if not is_own(m, base))
    if not names and not (handing and any(may_be_key(m, value) for _, value in kept_in(m, receiver))):
        return
    found = dict(_inherited(m, cls))
    showing = {name for name, numbers in found.items() if any(_mentions(m, number, names) for number in numbers)}
    while names and (more := {n for n in found.keys() - showing if any(_mentions(m, at, showing) for at in found[n])}):
        showing |= more
    for name, numbers in found.items():
        if name in showing or (handing and any(hands_on(m, m.definitions[number]) for number in numbers)):
            yield name, numbers


def _mentions(m: Machine, number: int, names: Collection[str]) -> bool:
    """Whether a function mentions one of these names, or may ask for any."""
    mentions = m.mentions(m.definitions[number])
    return bool(names) and (mentions is None or mentions.takes_whole or not mentions.words.isdisjoint(names))


def _holds_secret(m: Machine, value: Value) -> bool:
    return any(not isinstance(atom, (Function, Class, Partial)) and gives_secret(m, Value([atom])) for atom in value)


def _inherited(m: Machine, cls: Class) -> Iterator[tuple[str, set[int]]]:
    """The names of the methods that a class has from other modules, each with the functions that it may be."""
    objs = {base: m.state.heap_object(base.address) for base in bases(cls) if not is_own(m, base)}
    for name in dict.fromkeys(name for obj in objs.values() if isinstance(obj, Instance) for name in obj.attributes):
        found = lookup(m, bases(cls), name) or BOTTOM
        functions = {each.definition for atom in found.atoms for each in _functions(atom)}
        if functions and all(m.definitions[number].module != HOME for number in functions):
            yield name, functions


def _functions(atom: Atom) -> Iterator[Function]:
    """The function that an attribute is, or that runs when it is read."""
    if isinstance(atom, Function):
        yield atom
    elif isinstance(atom, Typed) and is_property(atom):
        yield from (each for each in (atom.attribute("fget") or BOTTOM).atoms if isinstance(each, Function))


def _run(m: Machine, cls: Class, receiver: Value, called: set[int], site: int) -> set[int]:
    """Call the methods of an object that nothing calls; what they do is reported at `site`. Returns those that did
    something."""
    found: set[int] = set()
    for name, functions in _methods(m, cls, receiver):
        if not functions.isdisjoint(called):
            continue
        m.recursions.clear()
        noted = m.recorder.noted
        with m.budget.bounded(limits.ENTRY_POINT_WORK), m.forked(), m.recorder.assumed():
            method = load_attribute(m, receiver, name, site)  # which runs a property
            run = Value(atom for atom in method.atoms if isinstance(atom, Function))
            if run.atoms:
                m.call(run, Arguments(keyword_rest=UNKNOWN), site)
        if m.recorder.noted != noted:
            found |= functions
    return found

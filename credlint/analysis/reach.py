"""What of a function matters to those who call it."""

from __future__ import annotations

from credlint.analysis import limits
from credlint.analysis.machine import Machine, contents, holds_secret
from credlint.analysis.origins import Kind
from credlint.analysis.seeds import is_telling
from credlint.analysis.values import Class, Const, Mapping, Opaque, Qual, Ref, Seq, Text, Value


def tells(m: Machine, value: Value, depth: int = 3) -> bool:
    """Whether something can become a finding where a value goes: a secret, or what names one."""
    return holds_secret(m, value, depth) or _names(m, value, depth)


def _names(m: Machine, value: Value, depth: int) -> bool:
    """Whether a value, or something in it, is a name, a key, a host, a file or a URL that can make a finding."""
    for atom in value.atoms:
        match atom:
            case Const(value=str(text)):
                if is_telling(text):
                    return True
            case Text():
                if any(part is not None and is_telling(part) for part in atom.parts):
                    return True
            case Class():
                if m.relevance.may_reach(m.definitions[atom.definition].region):
                    return True
            case Qual():
                if m.catalogue.is_telling(m.catalogue.entry(atom.name)):
                    return True
            case _:
                shape = m.shape(atom)
                if shape is None or not depth:
                    continue
                if isinstance(shape, Mapping) and any(isinstance(key, str) and is_telling(key) for key in shape.items):
                    return True
                if any(_names(m, item, depth - 1) for item in contents(shape)):
                    return True
    return False


def depends(m: Machine, value: Value, depth: int = limits.NESTING) -> bool:
    """Whether an argument, or an item of it, is not known here, so that somebody further up decides what it is."""
    for atom in value.atoms:
        if isinstance(atom, Opaque) and any(o.kind in (Kind.PARAMETER, Kind.UNKNOWN) for o in atom.origins):
            return True
        shape = m.shape(atom) if depth else None
        if isinstance(shape, (Mapping, Seq)) and any(depends(m, each, depth - 1) for each in contents(shape)):
            return True
    return False


def note_store(m: Machine, container: Value, value: Value) -> None:
    """Note that something is put into a container or object: what holds a secret now may be seen by others."""
    frame = m.frame
    definition = frame.definition
    if definition is None or not m.relevance.known:
        return
    own = all(isinstance(atom, Ref) and atom.address[2] == frame.number for atom in container.atoms)
    if own or not tells(m, value):
        return
    m.relevance.reach(definition.region)
    if not any(isinstance(atom, Ref) for atom in container.atoms):
        m.recorder.meet()  # it is an argument, perhaps the caller's own

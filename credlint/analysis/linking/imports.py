"""What import statements bind: modules of the program and their members, or the names of others."""

from __future__ import annotations

from typing import assert_never

from credlint.analysis.core.machine import Machine
from credlint.analysis.domain.values import Qual, Value
from credlint.analysis.linking.modules import member_of, name_of, public_names, unfollowed
from credlint.project.answers import Ambiguous, Answer, External, Missing, Module, Namespace


def imported_module(m: Machine, name: str) -> Value | None:
    """The module that `import name` means; None for one that is not of the program."""
    answer = _answer(m, name, 0)
    match answer:
        case None | Missing() | External():
            return None
        case Module() | Namespace():
            return Value([Qual(name_of(m, answer, name))])
        case Ambiguous():
            return Value([Qual(unfollowed(name))])
        case _:
            assert_never(answer)


def imported_member(m: Machine, module: str, level: int, name: str) -> Value | None:
    """What `from module import name` binds; None if the module is not of the program."""
    answer = _answer(m, module, level)
    match answer:
        case None | Missing() | External():
            return None
        case Module() | Namespace():
            name_of(m, answer, module)
            return member_of(m, answer, name)
        case Ambiguous():
            return Value([Qual(unfollowed(f"{module}.{name}"), direct=True)])
        case _:
            assert_never(answer)


def imported_names(m: Machine, module: str, level: int) -> dict[str, Value]:
    """What `from module import *` binds, if the module is of the program."""
    answer = _answer(m, module, level)
    if not isinstance(answer, (Module, Namespace)):
        return {}
    return {name: member_of(m, answer, name) for name in public_names(m, answer)}


def _answer(m: Machine, module: str, level: int) -> Answer | None:
    return None if m.program is None else m.program.resolve(m.module.path, module, level).answer

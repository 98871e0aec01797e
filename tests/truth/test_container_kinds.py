"""Every kind of container that the engine knows is held against reality in the matrix."""

from functools import partial

from credlint.analysis.calls.schedule import machine_for, run
from credlint.analysis.core.arguments import Call
from credlint.analysis.core.events import Events, Listener
from credlint.analysis.core.machine import Machine
from credlint.analysis.domain.value_kinds import MappingKind, SeqKind
from credlint.analysis.domain.values import (
    Instance,
)
from credlint.catalogue.index import default_index
from credlint.source.decode import decode
from credlint.source.isolate import run_with_deep_stack
from credlint.source.parse import parse

from .matrix import programs
from .matrix_kinds import KINDS, Kind

NOT_IN_THE_MATRIX = {
    MappingKind.ENVIRON: "`os.environ` is the source of secrets, with tests of its rules",
    SeqKind.BUFFER: "a file in memory has the methods of a stream: tests/findings",
}
"""Kinds without a row, and why."""


class Boxes(Listener):
    """Which kinds of containers `reveal` is called with."""

    def __init__(self) -> None:
        self.machine: Machine | None = None
        self.kinds: set[str] = set()

    def called_unknown(self, call: Call) -> None:
        assert self.machine is not None
        for atom in call.at(0).atoms if call.name == "reveal" else ():
            obj = self.machine.heap_object(atom)
            if obj is not None and not isinstance(obj, Instance):
                self.kinds.add(obj.kind)


def kinds_of(kind: Kind) -> set[str]:
    """The kinds of containers of which the engine makes the boxes of a type."""
    found = Boxes()

    def check(text: str) -> None:
        tree = parse(decode(f"{text}\nreveal(box)\n".encode())).tree
        m = found.machine = machine_for(tree, default_index())
        m.events = Events([found])
        run(m, tree)

    first = {program.variant: program.source for program in reversed(programs(kind))}
    for text in first.values():
        run_with_deep_stack(partial(check, text))
    return found.kinds


def test_every_kind_of_container_has_a_type_in_the_matrix() -> None:
    found: set[str] = set().union(*map(kinds_of, KINDS))
    assert {kind.name for kind in (*MappingKind, *SeqKind) if kind in found} == {
        kind.name for kind in (*MappingKind, *SeqKind) if kind not in NOT_IN_THE_MATRIX
    }

"""Branches: how the state forks where a program may go several ways, and joins where they meet again."""

from __future__ import annotations

from types import TracebackType
from typing import Protocol

from credlint.analysis.domain.state import Delta, State


class Stateful(Protocol):
    """What runs on a state."""

    state: State


class Running:
    """A block that runs on `state`; before, and after it also by an exception, the machine is on its base."""

    __slots__ = ("_base", "_machine", "state")

    def __init__(self, machine: Stateful, state: State) -> None:
        self._machine = machine
        self._base = machine.state
        self.state = state

    def __enter__(self) -> State:
        self._machine.state = self.state
        return self.state

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._machine.state = self._base


class Branches:
    """The ways on from one state: each runs on a fork of it, and all that came to their end are joined at last.

        with m.branches() as branch:
            with branch():
                …
            with branch():
                …

    A state from which no branch goes on is dead.
    """

    __slots__ = ("_machine", "base", "changed", "deltas")

    def __init__(self, machine: Stateful) -> None:
        self._machine = machine
        self.base = machine.state
        self.deltas: list[Delta] = []
        self.changed = False
        """Whether the join has changed the state."""

    def __enter__(self) -> Branches:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._machine.state = self.base
        if error is None or self.deltas:
            self.changed = self.base.merge(self.deltas)

    def __call__(self) -> _Branch:
        """One of the branches."""
        return _Branch(self._machine, self)

    def add(self, *paths: Delta) -> None:
        """Join these changes as well: of ways that were run elsewhere."""
        self.deltas.extend(paths)

    def skip(self) -> None:
        """Join the state as it was: nothing may have happened."""
        self.deltas.append(Delta())


class _Branch(Running):
    __slots__ = ("_branches",)

    def __init__(self, machine: Stateful, branches: Branches) -> None:
        super().__init__(machine, branches.base.fork())
        self._base = branches.base
        self._branches = branches

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._machine.state = self._base
        if error is None and not self.state.dead:
            self._branches.deltas.append(self.state.delta(self._base))

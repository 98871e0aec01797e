"""Branching: forks the state where execution may take several paths, and joins it where they meet."""

from __future__ import annotations

from types import TracebackType
from typing import Protocol

from credlint.analysis.domain.state import Delta, State


class Stateful(Protocol):
    """Anything with a current state."""

    state: State


class Running:
    """A block that runs on `state`; at its end, also by an exception, the machine returns to the previous state."""

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
    """The branches from one state: each runs on a fork of it, and those that complete are joined at the end.

        with m.branches() as branch:
            with branch():
                …
            with branch():
                …

    If no branch completes, the state is dead.
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
        if error is None or self.deltas:
            self.changed = self.base.merge(self.deltas)

    def __call__(self) -> _Branch:
        """One of the branches."""
        return _Branch(self._machine, self)

    def add(self, *paths: Delta) -> None:
        """Join further deltas: of paths that were run elsewhere."""
        self.deltas.extend(paths)

    def skip(self) -> None:
        """Join the unchanged state: possibly no branch is taken."""
        self.deltas.append(Delta())


class _Branch(Running):
    __slots__ = ("_branches",)

    def __init__(self, machine: Stateful, branches: Branches) -> None:
        self._machine = machine
        self._base = branches.base
        self.state = branches.base.fork()
        self._branches = branches

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._machine.state = self._base
        if error is None and not self.state.dead:
            self._branches.deltas.append(self.state.delta(self._base))

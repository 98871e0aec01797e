"""The budget of an analysis: how much work it has done, and how much of it in loops."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from credlint.analysis import limits


class Budget:
    """Counts evaluated expressions: in total, and inside loops."""

    __slots__ = ("_before", "_since", "work")

    def __init__(self) -> None:
        self.work = 0
        self._before = 0  # in the loops that have ended
        self._since: int | None = None  # `work` when the outermost loop began

    @contextmanager
    def looping(self) -> Iterator[None]:
        """Run all rounds of a loop."""
        if self._since is not None:  # a nested loop
            yield
            return
        self._since = self.work
        try:
            yield
        finally:
            self._before += self.work - self._since
            self._since = None

    @property
    def loops_over_budget(self) -> bool:
        """Whether the budget for loops is exceeded: each has a single round from now on."""
        now = 0 if self._since is None else self.work - self._since
        return self._before + now > limits.LOOP_WORK

"""The budget of an analysis: how much work it has done, and how much of it in loops."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from credlint.analysis import limits


class Budget:
    """Counts evaluated expressions: in total, and inside loops."""

    __slots__ = ("_before", "_most", "_since", "_tell", "_tried", "_trying", "elsewhere", "limit", "work")

    def __init__(self, tell: Callable[[str, bool], None], most: int) -> None:
        """`tell` is told the name of a limit that is hit, and whether it is hit for good; `most`: the work on the whole
        module."""
        self._tell = tell
        self._most = most
        self.work = 0
        self.elsewhere = 0  # of the work, that in functions of other modules
        self._tried = 0  # of that, what was done in those of which nothing was known
        self._trying: int | None = None  # `work` when the outermost of their calls began
        self.limit = most  # for the block that is being run
        self._before = 0  # in the loops that have ended
        self._since: int | None = None  # `work` when the outermost loop began

    def restrict(self, most: int) -> None:
        """Before the run: allow less work on the whole module."""
        self.limit = self._most = min(self._most, most)

    @contextmanager
    def bounded(self, most: int) -> Iterator[None]:
        """Run a block on a budget of `most` evaluations; past it calls are no longer followed."""
        self.limit = min(self._most, self.work + most)
        try:
            yield
        finally:
            self.limit = self._most

    @contextmanager
    def apart(self, most: int) -> Iterator[None]:
        """The same for a block whose work does not count for what is around it."""
        work, limit = self.work, self.limit
        self.limit = work + most
        try:
            yield
        finally:
            self.work, self.limit = work, limit

    @contextmanager
    def abroad(self, *, counts: bool, tried: bool) -> Iterator[None]:
        """Run a function. `counts`: it is one of another module that the file calls; `tried`: one that is not known to
        give anything, but may make an object."""
        before, outermost = self.work, tried and self._trying is None
        if outermost:
            self._trying = before
        try:
            yield
        finally:
            if counts:
                self.elsewhere += self.work - before
            if outermost:
                self._trying = None
                self._tried += self.work - before

    @property
    def abroad_exceeded(self) -> bool:
        """Whether functions of other modules are no longer followed."""
        if self.elsewhere > limits.LINKED_WORK:
            self._tell("linked work", True)
            return True
        return False

    @property
    def tries_exceeded(self) -> bool:
        """Whether such functions of other modules are no longer followed of which nothing is known."""
        now = 0 if self._trying is None else self.work - self._trying
        return self.abroad_exceeded or self._tried + now > limits.TRIED_WORK

    def spend_on(self, entries: int) -> None:
        """Count what is done for so many variables and heap objects as work."""
        self.work += entries // limits.ENTRIES

    def copy(self, objects: int) -> None:
        """Count so many heap objects that a replay copies as work."""
        self.work += objects // limits.COPIES

    @property
    def exceeded(self) -> bool:
        """Whether calls are no longer followed."""
        if self.work > self.limit:
            self._tell("work", False)
            return True
        return False

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
    def loops_exceeded(self) -> bool:
        """Whether the budget for loops is exceeded: each has a single round from now on."""
        now = 0 if self._since is None else self.work - self._since
        if self._before + now > limits.LOOP_WORK:
            self._tell("rounds", False)
            return True
        return False

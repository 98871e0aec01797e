"""What the loops of a module may cost all together."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from credlint.analysis import limits


class Budget:
    """Counts evaluated expressions: all of them, and those inside of loops."""

    __slots__ = ("_before", "_since", "work")

    def __init__(self) -> None:
        self.work = 0
        self._before = 0  # of the loops that have ended
        self._since: int | None = None  # what `work` was when the outermost loop began

    @contextmanager
    def looping(self) -> Iterator[None]:
        """Run a loop with all its rounds."""
        if self._since is not None:  # it is inside of another one
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
        """Whether loops have taken so much that each has one round only from now on."""
        now = 0 if self._since is None else self.work - self._since
        return self._before + now > limits.LOOP_WORK

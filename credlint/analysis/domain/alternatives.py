"""Objects that were made on different branches: no execution has more than one of them."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import combinations
from typing import TypeAlias

from credlint.analysis.domain.values import Address

Fork: TypeAlias = Hashable


class Alternatives:
    """On which branch of which forks objects were made. In loops nothing is noted: what one round makes on one branch
    is still there when another round takes the other one."""

    __slots__ = ("_branches", "_forks", "_loops")

    def __init__(self) -> None:
        self._branches: dict[Address, dict[Fork, int]] = {}
        self._forks = 0
        self._loops = 0

    @contextmanager
    def looping(self) -> Iterator[None]:
        """Run a loop."""
        self._loops += 1
        try:
            yield
        finally:
            self._loops -= 1

    def note(self, made: Iterable[Collection[Address]]) -> None:
        """Note what each branch of a fork has made, and no other one."""
        if self._loops:
            return
        self._forks += 1
        for branch, addresses in enumerate(made):
            for address in addresses:
                self._branches.setdefault(address, {})[self._forks] = branch

    def copied(self, addresses: Mapping[Address, Address], site: Hashable) -> None:
        """Note copies, by their originals, that were made together: they are alternatives as the originals are."""
        if self._loops:
            return
        for old, new in addresses.items():
            branches = self._branches.get(old)
            if branches:
                self._branches[new] = {(fork, site): branch for fork, branch in branches.items()}

    def exclude(self, addresses: Collection[Address]) -> bool:
        """Whether at most one of these objects exists."""
        known = [self._branches.get(address) for address in addresses]
        return None not in known and all(
            any(two.get(fork, branch) != branch for fork, branch in one.items())
            for one, two in combinations(filter(None, known), 2)
        )

"""credlint says of every member of Python's containers and texts what is seen when a program uses it."""

import pytest

from .matrix import UNEXPLAINED, disagreements, known, lines, missing, programs, share
from .matrix_kinds import KINDS, Kind

pytestmark = pytest.mark.xdist_group("matrix")  # the programs are run once a process

LEAST_SHARE = 0.98
"""So many of all printing lines are judged as they are seen."""


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_only_the_known_disagree(kind: Kind) -> None:
    expected = {key for key in known() if key[0] == kind.name}
    assert sorted(disagreements(kind) ^ expected) == []


def test_every_disagreement_has_a_reason() -> None:
    assert UNEXPLAINED not in known().values()


def test_most_lines_agree() -> None:
    assert share() >= LEAST_SHARE


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_no_member_is_missing(kind: Kind) -> None:
    assert missing(kind) == []


def test_half_of_the_lines_leak_nothing() -> None:
    leaks = [bool(line.real) for kind in KINDS for line in lines(kind)]
    assert len(leaks) * 0.4 < sum(leaks) < len(leaks) * 0.6


def test_no_program_is_made_twice() -> None:
    texts = [program.source for kind in KINDS for program in programs(kind)]
    assert len(texts) == len(set(texts))

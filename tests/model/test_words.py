"""The small values of the model."""

import pytest

from credlint.model.diagnostic import Confidence, Severity
from credlint.model.redact import MASK
from credlint.model.result import Excerpt
from credlint.model.span import Position, Span


def test_ranks() -> None:
    assert sorted(Severity, key=lambda severity: -severity.rank) == list(Severity)
    assert sorted(Confidence, key=lambda confidence: -confidence.rank) == list(Confidence)


def test_spans_are_ordered_by_place() -> None:
    assert Span.of(1, 2, 3, 4) == Span(Position(1, 2), Position(3, 4))
    assert Span.of(9, 1, 9, 2) < Span.of(10, 1, 10, 2)
    assert max(Position(9, 9), Position(10, 1)) == Position(10, 1)


@pytest.mark.parametrize(
    ("column", "expected"), [(1, 1), (5, 5), (6, 5), (44, 5), (45, 9), (46, 10), (50, 14), (51, 14), (52, 18), (60, 26)]
)
def test_columns_of_an_excerpt(column: int, expected: int) -> None:
    """`k='` and forty characters from column 5 on, then two more from column 50 on."""
    excerpt = Excerpt(1, "k = ****     ****", ((5, 45), (50, 52)))
    assert excerpt.column(column, len(MASK)) == expected

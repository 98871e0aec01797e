"""Origins: the kinds of sources that a value may come from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TypeAlias

from credlint.catalogue.kinds import Role


class Kind(IntEnum):
    """Where a scalar comes from, the most severe first."""

    LITERAL = 0  # a hard-coded text whose own text is not kept (detail: the shape)
    LONG_TERM = 1  # a key that IAM has just created
    WHOLE_ENVIRONMENT = 2  # one of the AWS secrets, read with all other variables (detail: its name)
    ENVIRONMENT = 3  # one variable (detail: its name, "" when not known)
    METADATA = 4  # credentials fetched by hand from a metadata service
    TEMPORARY = 5  # STS, SSO, Cognito, the SDK's own session
    SECRET_STORE = 6
    NAMED = 7  # spelled like the credential (detail: the name)
    CONFIGURATION = 8
    PARAMETER = 9
    UNKNOWN = 10
    REST = 11  # any other variable of the environment
    EMPTY = 15  # None, an empty text or another false value, as a test has found
    SAVED = 14  # read from the environment as it is now (detail: the variable)
    CASE = 12  # one of several known texts that a loop runs over: its tests are decided
    ENVIRONMENT_CASE = 13  # the name of a variable, while all are run over (detail: the name)


TAINTS = frozenset({Kind.CASE, Kind.ENVIRONMENT_CASE})
"""Origins that say nothing of secrecy: they mark texts for which conditions are evaluated."""


@dataclass(frozen=True, slots=True)
class Origin:
    """One source of a value: its kind, a name, the credential's part, and the site of the source.

    `guessed` says that it is known by a name only: a response's keys, an operation of an unresolved receiver.
    """

    kind: Kind
    detail: str = ""
    role: Role | None = None
    site: int = 0
    guessed: bool = False


def is_guess(origin: Origin) -> bool:
    """Whether a source is known by its name only."""
    return origin.guessed or origin.kind is Kind.NAMED


def order_of(origin: Origin) -> tuple[int, str, str, int]:
    """A key that sorts origins, the most severe first, always the same way."""
    return (origin.kind, origin.detail, origin.role.value if origin.role is not None else "", origin.site)


Origins: TypeAlias = frozenset[Origin]
NO_ORIGINS: Origins = frozenset()
UNKNOWN_ORIGIN = Origin(Kind.UNKNOWN)


EMPTY: Origins = frozenset([Origin(Kind.EMPTY)])
CASE: Origins = frozenset([Origin(Kind.CASE)])

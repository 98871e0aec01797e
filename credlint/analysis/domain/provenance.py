"""Provenance: where a value comes from, and the markers that values carry besides."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TypeAlias

from credlint.catalogue.kinds import Role


class Provenance(IntEnum):
    """The kinds of sources that a scalar may come from, the most severe first."""

    LITERAL = 0  # a hard-coded text that is not kept itself (detail: its shape)
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


class MarkerKind(IntEnum):
    """What is known of a scalar besides its provenance; numbered on from `Provenance`, as both are sorted together."""

    CASE = 12  # a path marker: one of several known texts that a loop runs over, whose tests are decided
    ENVIRONMENT_CASE = 13  # a path marker: the name of a variable, while all are run over (detail: the name)
    SAVED = 14  # read from the environment as it is now (detail: the variable)
    EMPTY = 15  # None, an empty text or another false value, as a test has found


PATH_MARKERS = frozenset({MarkerKind.CASE, MarkerKind.ENVIRONMENT_CASE})
"""Markers of texts for which conditions are evaluated: each leaves one path through a program. They say nothing of
secrecy."""


@dataclass(frozen=True, slots=True)
class Origin:
    """One source of a value: its kind, a name, the credential's part, and the site of the source.

    `guessed` says that it is known by a name only: a response's keys, an operation of an unresolved receiver.
    """

    kind: Provenance
    detail: str = ""
    role: Role | None = None
    site: int = 0
    guessed: bool = False


@dataclass(frozen=True, slots=True)
class Marker:
    """What is known of a value besides its sources: the kind of marker, and a name."""

    kind: MarkerKind
    detail: str = ""


def is_guess(origin: Origin) -> bool:
    """Whether a source is known by its name only."""
    return origin.guessed or origin.kind is Provenance.NAMED


def order_of(label: Label) -> tuple[int, str, str, int]:
    """A key that sorts origins and markers, the most severe first, always the same way."""
    if isinstance(label, Marker):
        return (label.kind, label.detail, "", 0)
    return (label.kind, label.detail, label.role.value if label.role is not None else "", label.site)


Label: TypeAlias = Origin | Marker
Labels: TypeAlias = frozenset[Label]
"""What a scalar carries: its sources and its markers."""

NO_LABELS: Labels = frozenset()
UNKNOWN_ORIGIN = Origin(Provenance.UNKNOWN)

EMPTY: Labels = frozenset([Marker(MarkerKind.EMPTY)])
CASE: Labels = frozenset([Marker(MarkerKind.CASE)])


def sources(labels: Labels) -> frozenset[Origin]:
    """The sources among the labels of a value."""
    return frozenset(label for label in labels if isinstance(label, Origin))


def path_markers(labels: Labels) -> Labels:
    """The markers among the labels of a value for which conditions are evaluated."""
    return frozenset(label for label in labels if label.kind in PATH_MARKERS)

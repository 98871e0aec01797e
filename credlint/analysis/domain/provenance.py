"""Provenance and markers: the labels that say where a value comes from and what else is known of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TypeAlias

from credlint.catalogue.kinds import Lifetime, Role


class Provenance(IntEnum):
    """The kinds of origins of a scalar, the most severe first."""

    LITERAL = 0  # hard-coded text that is not kept itself (detail: its shape)
    LONG_TERM = 1  # a key that IAM has just created
    WHOLE_ENVIRONMENT = 2  # one of the AWS secrets, read with all other variables (detail: its name)
    ENVIRONMENT = 3  # one variable (detail: its name, "" when not known)
    METADATA = 4  # credentials requested directly from a metadata service
    TEMPORARY = 5  # STS, SSO, Cognito
    SESSION = 6  # what a session of the SDK has found by itself, and would refresh
    SECRET_STORE = 7
    NAMED = 8  # spelled like the credential (detail: the name)
    USED = 9  # the file hands it to an SDK as a secret (detail: the name)
    CONFIGURATION = 10
    PARAMETER = 11
    UNKNOWN = 12
    REST = 13  # any other variable of the environment


KINDS = {
    Lifetime.TEMPORARY: Provenance.TEMPORARY,
    Lifetime.SESSION: Provenance.SESSION,
    Lifetime.LONG_TERM: Provenance.LONG_TERM,
    Lifetime.STORED: Provenance.SECRET_STORE,
    Lifetime.LISTED: Provenance.CONFIGURATION,
}
"""The provenance of what an operation issues, or a class carries."""


class MarkerKind(IntEnum):
    """What is known of a scalar apart from its provenance; numbered after `Provenance`, as both are sorted together."""

    CASE = 14  # path marker: one of several known constants, in a loop or as an argument
    ENVIRONMENT_CASE = 15  # path marker: the name of a variable, in a loop over all of them (detail: the name)
    SAVED = 16  # a copy of the current environment (detail: the variable)
    EMPTY = 17  # None, an empty text or another false value, as a test has shown
    FIELD = 18  # any field of a stored secret that was parsed; some of them are none
    FLAG = 19  # path marker: True, False or None as a call gives it, or as a default of a parameter
    MASKED = 20  # a few characters of a text, or one of them
    PASSED = 21  # part of an object of credentials that the program has made, and was judged there


PATH_MARKERS = frozenset({MarkerKind.CASE, MarkerKind.ENVIRONMENT_CASE, MarkerKind.FLAG})
"""Markers of constants on which conditions are evaluated, so that one path through the program is left. They say
nothing about secrecy."""


@dataclass(frozen=True, slots=True)
class Origin:
    """One source of a value: its kind, a name, its role in a credential, and its site.

    `guessed`: the source is known by name only, as a response's keys or an operation of an unresolved receiver.
    `optional`: a parameter of a library's interface that may be left out.
    """

    kind: Provenance
    detail: str = ""
    role: Role | None = None
    site: int = 0
    guessed: bool = False
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Marker:
    """What is known of a value apart from its origins: the kind of marker, and a name."""

    kind: MarkerKind
    detail: str = ""


def is_guess(origin: Origin) -> bool:
    """Whether an origin is known by name only."""
    return origin.guessed or origin.kind is Provenance.NAMED


Order: TypeAlias = tuple[int, str, str, int, bool]


def order_of(label: Label) -> Order:
    """A sort key of labels: a fixed order, the most severe first."""
    if isinstance(label, Marker):
        return (label.kind, label.detail, "", 0, False)
    return (label.kind, label.detail, label.role.value if label.role is not None else "", label.site, label.guessed)


Label: TypeAlias = Origin | Marker
Labels: TypeAlias = frozenset[Label]
"""What a scalar carries: its origins and its markers."""

NO_LABELS: Labels = frozenset()
UNKNOWN_ORIGIN = Origin(Provenance.UNKNOWN)

EMPTY: Labels = frozenset([Marker(MarkerKind.EMPTY)])
FIELD: Labels = frozenset([Marker(MarkerKind.FIELD)])
FLAG: Labels = frozenset([Marker(MarkerKind.FLAG)])
PASSED: Labels = frozenset([Marker(MarkerKind.PASSED)])
CASE: Labels = frozenset([Marker(MarkerKind.CASE)])


def sources(labels: Labels) -> frozenset[Origin]:
    """The origins among the labels of a value."""
    return frozenset(label for label in labels if isinstance(label, Origin))


def path_markers(labels: Labels) -> Labels:
    """The path markers among the labels of a value."""
    return frozenset(label for label in labels if label.kind in PATH_MARKERS)

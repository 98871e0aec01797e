"""What credlint says about a place in a file."""

from dataclasses import dataclass
from enum import Enum

from credlint.model.fix import Fix
from credlint.model.span import Span


class Severity(Enum):
    """How bad a finding is; the order of the members is from worst to mildest."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for INFO, 1 for WARNING, 2 for ERROR."""
        return {"info": 0, "warning": 1, "error": 2}[self.value]


class Confidence(Enum):
    """How sure credlint is: MEDIUM where a receiver is unresolved or a source is known by its name only."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"

    @property
    def rank(self) -> int:
        """0 for LOW, 1 for MEDIUM, 2 for HIGH."""
        return {"low": 0, "medium": 1, "high": 2}[self.value]


@dataclass(frozen=True, slots=True)
class Step:
    """One place on the way of a value (a trace goes from the source to the sink), or one related place.

    `path` is that of another file, relative to the working directory, in POSIX form; "" for the file of the finding.
    """

    span: Span
    message: str
    path: str = ""


FINGERPRINT = 32
"""Hexadecimal digits of a fingerprint."""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding. No field ever holds the text of a secret.

    `detail` names the callee, parameter or variable (it is part of the baseline's key), `scope` is the qualified name
    of the enclosing function or class ("" at module level), `fingerprint` is set last. The message of what happens in
    another file begins with `via`, which leads there, and the trace ends there.
    """

    code: str
    name: str
    severity: Severity
    confidence: Confidence
    span: Span
    message: str
    help: str = ""
    detail: str = ""
    scope: str = ""
    trace: tuple[Step, ...] = ()
    related: tuple[Step, ...] = ()
    fix: Fix | None = None
    fingerprint: str = ""
    via: str = ""

    @property
    def steps(self) -> tuple[Step, ...]:
        """All places that are told besides its own."""
        return (*self.trace, *self.related)

    @property
    def code_part(self) -> str:
        """The half of the fingerprint that is the same for the same code anywhere."""
        return self.fingerprint[: FINGERPRINT // 2]

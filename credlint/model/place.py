"""Where a fact holds; a finding takes it apart, so no result has one."""

from dataclasses import dataclass

from credlint.model.diagnostic import Confidence, Step
from credlint.model.span import Span


@dataclass(frozen=True, slots=True)
class Place:
    """Where a fact holds: the span of the call or statement, the enclosing qualified name, the trace of the value.

    `via` names what leads there from this place if it happens in another file; "" if it happens here.
    """

    span: Span
    scope: str
    confidence: Confidence = Confidence.HIGH
    trace: tuple[Step, ...] = ()
    related: tuple[Step, ...] = ()
    via: str = ""

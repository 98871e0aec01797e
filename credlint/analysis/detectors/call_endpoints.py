"""The endpoints of calls that credentials are passed to: whose they are, and what that means for a verdict."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum

from credlint.analysis.core.arguments import Call
from credlint.analysis.domain.endpoints import is_custom, is_private, is_public
from credlint.analysis.domain.literal_shapes import Shape
from credlint.analysis.domain.provenance import Origin, Provenance
from credlint.analysis.domain.values import Value, is_none
from credlint.analysis.facts import Verdict


class Endpoint(Enum):
    """Who serves a call."""

    AMAZON = "Amazon"
    UNKNOWN = "another service, whose address is not known"
    CUSTOM = "another service"
    PRIVATE = "a service on this machine or in a private network"


def endpoint_of(endpoints: Iterable[Value | None], *, custom: bool = False) -> Endpoint:
    """Whose endpoint a call has, if any of these is given; `custom` where the callee's own is not Amazon's."""
    given = [endpoint for endpoint in endpoints if endpoint is not None and is_custom(endpoint)]
    if any(is_private(endpoint) for endpoint in given):
        return Endpoint.PRIVATE
    if custom or any(is_public(endpoint) for endpoint in given):
        return Endpoint.CUSTOM
    return Endpoint.UNKNOWN if given else Endpoint.AMAZON


def where_given(call: Call, endpoint: Value | None, names: Sequence[str], given: Sequence[str]) -> Value | None:
    """The endpoint of a call as it is wherever credentials are passed: sometimes both are missing."""
    together = {*given, *(name for name in names if name in call.keywords)}
    if endpoint is None or not any(together <= keys for keys in call.arguments.absent):
        return endpoint
    return Value(atom for atom in endpoint.atoms if not is_none(atom))


def matters(endpoint: Endpoint, worst: Iterable[Origin], verdict: Verdict) -> bool:
    """Whether the endpoint leaves the verdict, of which `worst` are the origins, as it is."""
    if endpoint is Endpoint.AMAZON:
        return True
    if verdict is not Verdict.HARDCODED:
        return False
    # A service on this machine is given made-up keys, but nobody makes up what looks like one of AWS.
    made_up = (Shape.REAL.value, Shape.SHORT.value)
    return endpoint is not Endpoint.PRIVATE or any(
        origin.kind is not Provenance.LITERAL or origin.detail not in made_up for origin in worst
    )

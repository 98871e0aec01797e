"""Enums that rows, facts and findings share, kept apart from the types of rows, which are slow to import."""

from enum import Enum


class Role(Enum):
    """The part that a value plays in a set of AWS credentials."""

    ACCESS_KEY = "access key id"
    SECRET_KEY = "secret access key"
    SESSION_TOKEN = "session token"


class Lifetime(Enum):
    """What kind of credentials an operation issues."""

    TEMPORARY = "temporary"
    SESSION = "session"  # found by a session of the SDK, which refreshes them
    LONG_TERM = "long-term"
    STORED = "stored"  # kept in a secret store
    LISTED = "listed"  # identifiers only: never a secret


class Fallback(Enum):
    """Where a callee finds credentials if none are passed to it."""

    NONE = "nowhere"
    CHAIN = "the default chain"
    UNCALLED = "the default chain, if there is no such call"
    OWN = "a way of its own"  # settings of its own, or another SDK's chain

    @property
    def refreshes(self) -> bool:
        """Whether it is botocore's default chain, which renews what can expire."""
        return self in (Fallback.CHAIN, Fallback.UNCALLED)


class SinkKind(Enum):
    """Where an output goes; each kind belongs to one rule, but the whole environment is CRD203 for any kind."""

    PRINT = "print"
    LOG = "log"
    RESPONSE = "response"
    EXCEPTION = "exception"
    FILE = "file"
    NETWORK = "network"
    MESSAGE = "message"
    COMMAND = "command"


STORING = frozenset({SinkKind.FILE, SinkKind.NETWORK, SinkKind.MESSAGE, SinkKind.COMMAND})
"""Kinds of sinks that may receive tokens of other services: only AWS's own secrets count there."""

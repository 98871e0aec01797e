"""What the analysis found out about a module: plain frozen data without syntax and without secrets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from credlint.catalogue.kinds import Fallback, Role, SinkKind
from credlint.model.place import Place
from credlint.model.span import Span

if TYPE_CHECKING:
    from credlint.catalogue.schema import SdkCall


def listed(names: Sequence[str]) -> str:
    """Names as a list in a sentence: `a`, `a and b`, `a, b and c`."""
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def clauses(parts: Sequence[str]) -> str:
    """The same for parts that may be lists themselves: `a and b, and c`."""
    if len(parts) > 1 and any(" and " in part for part in parts):
        return f"{', '.join(parts[:-1])}, and {parts[-1]}"
    return listed(parts)


class Verdict(Enum):
    """How bad the credentials passed to a call are, the worst first; each verdict belongs to one rule."""

    HARDCODED = "hardcoded"
    ENVIRONMENT = "environment"
    EXPLICIT = "explicit"
    MISSING_TOKEN = "missing session token"
    FROZEN = "frozen"
    TEMPORARY = "temporary"
    CUSTOM_ENDPOINT = "custom endpoint"
    DUMMY = "dummy"


@dataclass(frozen=True, slots=True)
class Argument:
    """One credential passed to a call: its parameter's name and a phrase for where it comes from."""

    name: str
    role: Role
    source: str


@dataclass(frozen=True, slots=True)
class SdkCallFact:
    """A call that passes credentials to an AWS SDK.

    `given` says in words what is passed and where it comes from, `remark` what is wrong with the set, `advice` what to
    do instead, if that depends on the callee. `standard`: it all comes from the variables from which the SDK reads its
    credentials by itself; `renamed`: the names of these, where some of it comes from variables that are other names of
    the same; `alone`: on every path, or nothing is passed; `complete`: the session token is
    among it wherever it is not None; `optional`: it is nothing but optional parameters of a library's interface.

    `row` has the callee's parameters (None where the credentials are no arguments of its own), of which the first
    `bound` stand behind the callee itself: that of a partial.
    """

    place: Place
    callee: str
    verdict: Verdict
    arguments: tuple[Argument, ...]
    given: str = ""
    remark: str = ""
    advice: str = ""
    standard: bool = False
    renamed: tuple[str, ...] = ()
    optional: bool = False
    alone: bool = False
    complete: bool = False
    row: SdkCall | None = None
    bound: int = 0

    @property
    def deletable(self) -> bool:
        """Whether the callee finds credentials by itself if none are passed."""
        return self.row is not None and self.row.fallback is not Fallback.NONE and not self.place.via

    @property
    def statement(self) -> str:
        """What is passed to the call, as a sentence."""
        remark = f" ({self.remark})" if self.remark else ""
        if self.place.via:
            return f"{self.place.via} passes {self.given} to {self.callee}{remark}"
        return f"{self.callee} is given {self.given}{remark}"

    @property
    def detail(self) -> str:
        """What distinguishes this call from others in the same scope; it does not change when lines move."""
        return " ".join((self.callee, *(argument.name for argument in self.arguments)))


@dataclass(frozen=True, slots=True)
class OutputFact:
    """Credential material that reaches a sink. `material` are phrases for what is revealed, the worst first; `issued`:
    it is a whole set of temporary credentials.
    """

    place: Place
    sink: str
    kind: SinkKind
    material: tuple[str, ...]
    whole_environment: bool
    returned: bool = False
    issued: bool = False

    @property
    def subject(self) -> str:
        """What is revealed, in words."""
        return clauses(self.material)

    @property
    def actor(self) -> str:
        """What shows it, in words: the sink, or what leads to it in another file."""
        return self.place.via or self.sink

    @property
    def target(self) -> str:
        """Where it goes, in words."""
        return _TARGETS[self.kind]

    @property
    def detail(self) -> str:
        """What distinguishes this output from others in the same scope; it does not change when lines move."""
        return " ".join((self.sink, *self.material))


_TARGETS = {
    SinkKind.PRINT: "the terminal",
    SinkKind.LOG: "a log",
    SinkKind.RESPONSE: "a response",
    SinkKind.EXCEPTION: "an exception",
    SinkKind.FILE: "a file",
    SinkKind.NETWORK: "a request",
    SinkKind.MESSAGE: "a message",
    SinkKind.COMMAND: "a command line",
}


class LiteralKind(Enum):
    """Why a literal counts as a key."""

    KEY_ID = "an AWS access key id"
    BEARER = "an API key of Bedrock"
    NAMED = "assigned to a credential's name"


@dataclass(frozen=True, slots=True)
class LiteralFact:
    """A hard-coded key, or one in a saved output. `name` is the name assigned to, where the name gives it away."""

    place: Place
    kind: LiteralKind
    name: str = ""
    saved: bool = False


class HandlingKind(Enum):
    """Kinds of manual credential use; each belongs to one rule."""

    OVERRIDE = "environment override"
    METADATA = "metadata service"
    ROLE_NAME = "metadata service, asked for the name of the role only"
    DEPLOYMENT = "environment definition"
    FILE = "credentials file"
    WIRE_TRACE = "wire trace"


ROOT_LOGGER = "the root logger"


@dataclass(frozen=True, slots=True)
class HandlingFact:
    """Manual credential use: `subject` names the variable, the host, the file or the logger; `callee` the call."""

    place: Place
    kind: HandlingKind
    subject: str
    callee: str = ""

    @property
    def is_of_root(self) -> bool:
        """Whether it is about the root logger."""
        return self.kind is HandlingKind.WIRE_TRACE and self.subject == ROOT_LOGGER

    @property
    def actor(self) -> str:
        """What does it, in words: the call, or what leads to it in another file."""
        return self.place.via or self.callee

    @property
    def detail(self) -> str:
        """What distinguishes this fact from others of its kind; it does not change when lines move."""
        return " ".join(part for part in (self.callee, self.subject) if part)


@dataclass(frozen=True, slots=True)
class Facts:
    """All facts of one module.

    `secrets` are the spans of literals that hold a key, to be masked wherever the source is shown, `secrets_elsewhere`
    those in other modules, with their paths. `limits` counts how often each limit was hit, by name.
    """

    calls: tuple[SdkCallFact, ...] = ()
    outputs: tuple[OutputFact, ...] = ()
    literals: tuple[LiteralFact, ...] = ()
    handlings: tuple[HandlingFact, ...] = ()
    secrets: tuple[Span, ...] = ()
    secrets_elsewhere: tuple[tuple[str, Span], ...] = ()
    limits: tuple[tuple[str, int], ...] = ()

"""What can be told about a rule, and the rule itself."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, NotRequired, TypedDict, TypeVar, Unpack

from credlint.model.diagnostic import Diagnostic, Severity
from credlint.model.place import Place

MARK = "# finding"
"""The comment at the end of an example's line on which the rule reports."""

F = TypeVar("F")


@dataclass(frozen=True, slots=True)
class Example:
    """A small program; `expect` are the 1-based rows on which the rule reports, none for a good one."""

    source: str
    expect: tuple[int, ...] = ()

    @classmethod
    def parse(cls, text: str) -> "Example":
        """An example out of a text whose lines with findings end in `MARK`."""
        rows = text.strip("\n").split("\n")
        expect = tuple(row for row, line in enumerate(rows, 1) if line.endswith(MARK))
        return cls("\n".join(line.removesuffix(MARK).rstrip() for line in rows) + "\n", expect)


class Face(TypedDict):
    """What a rule's file says of the rule besides its docstring; `bad` and `good` are examples as programs, `fixes`
    programs before and after all fixes of the rule, the unsafe ones too."""

    code: str
    name: str
    severity: Severity
    cwe: int
    help: str
    bad: tuple[str, ...]
    good: tuple[str, ...]
    pedantic: NotRequired[bool]
    fixes: NotRequired[tuple[tuple[str, str], ...]]


@dataclass(frozen=True, slots=True)
class RuleInfo:
    """A rule's public face. `explanation` is Markdown under the headings of the rule's docstring."""

    code: str
    name: str
    summary: str
    severity: Severity
    cwe: int
    help: str
    explanation: str = ""
    pedantic: bool = False
    bad: tuple[Example, ...] = ()
    good: tuple[Example, ...] = ()
    fixes: tuple[tuple[str, str], ...] = ()

    def diagnostic(self, place: Place, message: str, detail: str, advice: str = "") -> Diagnostic:
        """A finding of this rule; `advice` takes the place of its help, and `detail` names what was found."""
        return Diagnostic(
            code=self.code,
            name=self.name,
            severity=self.severity,
            confidence=place.confidence,
            span=place.span,
            message=message,
            help=advice or self.help,
            detail=detail,
            scope=place.scope,
            trace=place.trace,
            related=place.related,
            via=place.via,
        )

    @classmethod
    def from_docstring(
        cls,
        docstring: str | None,
        **face: Unpack[Face],
    ) -> "RuleInfo":
        """A rule's face out of its module's docstring: the first line is the summary, the rest the explanation."""
        summary, _, explanation = (docstring or "").strip().partition("\n")
        return cls(
            code=face["code"],
            name=face["name"],
            summary=summary.strip(),
            severity=face["severity"],
            cwe=face["cwe"],
            help=face["help"],
            explanation=explanation.strip(),
            pedantic=face.get("pedantic", False),
            bad=tuple(Example.parse(text) for text in face["bad"]),
            good=tuple(Example.parse(text) for text in face["good"]),
            fixes=tuple((before.lstrip("\n"), after.lstrip("\n")) for before, after in face.get("fixes", ())),
        )


@dataclass(frozen=True, slots=True)
class Rule(Generic[F]):
    """A rule: its face, and a pure function from the facts of a module to findings."""

    info: RuleInfo
    check: Callable[[F], Iterable[Diagnostic]]

"""What a run found, in the form in which every format is given it."""

from collections.abc import Iterator
from dataclasses import dataclass

from credlint.model.diagnostic import Diagnostic, Severity
from credlint.model.result import FileResult, Suppressed, Unchecked
from credlint.model.rule_info import RuleInfo
from credlint.report.clean import clean_result, clean_rule, clean_text


def page(documentation: str, code: str) -> str:
    """The page of a code below the address of the documentation; empty if there is none."""
    return f"{documentation}/rules/{code.lower()}" if documentation else ""


@dataclass(frozen=True, slots=True)
class Finding:
    """A diagnostic with its file, and with what keeps it silent (None for a live one)."""

    result: FileResult
    diagnostic: Diagnostic
    suppressed: Suppressed | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """The numbers of a run. `errors`, `warnings` and `infos` are live findings; unchecked files are not among them."""

    files: int
    checked: int
    unchecked: int
    findings: int
    errors: int
    warnings: int
    infos: int
    files_with_findings: int
    suppressed_by_comment: int
    suppressed_by_baseline: int


@dataclass(frozen=True, slots=True)
class Report:
    """One run: all files, the clean ones too, and all rules, the silent ones too.

    Paths are relative to the working directory and POSIX. A Report redacts and sorts what it is given, so that no
    format can show a secret. `exit_code` is the verdict of the run, `color` asks for ANSI colours where a format has
    them, `show_suppressed` adds the findings that a comment or the baseline keeps silent. `documentation` is an
    address without a slash at its end, with which every link begins; without one there are no links.
    """

    results: tuple[FileResult, ...]
    rules: tuple[RuleInfo, ...]
    version: str
    exit_code: int = 0
    color: bool = False
    show_suppressed: bool = False
    documentation: str = ""

    def link(self, code: str) -> str:
        """The page of a code; empty if there is none."""
        return page(self.documentation, code)

    def __post_init__(self) -> None:
        """Redact once, for every format of the run."""
        results = sorted(map(clean_result, self.results), key=lambda result: result.path)
        object.__setattr__(self, "results", tuple(results))
        object.__setattr__(self, "rules", tuple(map(clean_rule, self.rules)))
        object.__setattr__(self, "version", clean_text(self.version))
        object.__setattr__(self, "documentation", clean_text(self.documentation))

    def findings(self) -> tuple[Finding, ...]:
        """The live findings by path, place and code."""
        return tuple(
            Finding(result, diagnostic)
            for result in self.results
            for diagnostic in sorted(result.diagnostics, key=_by_place)
        )

    def silenced(self) -> tuple[Finding, ...]:
        """The suppressed findings by path, place and code."""
        return tuple(
            Finding(result, suppressed.diagnostic, suppressed)
            for result in self.results
            for suppressed in sorted(result.suppressed, key=lambda suppressed: _by_place(suppressed.diagnostic))
        )

    def shown(self) -> tuple[Finding, ...]:
        """The live findings, and the suppressed ones when they are wanted, by path, place and code."""
        if not self.show_suppressed:
            return self.findings()
        both = self.findings() + self.silenced()
        return tuple(sorted(both, key=lambda finding: (finding.result.path, *_by_place(finding.diagnostic))))

    def unchecked(self) -> Iterator[tuple[FileResult, Unchecked]]:
        """The files that could not be checked, with the reason."""
        return ((result, result.unchecked) for result in self.results if result.unchecked is not None)

    def counts(self) -> Counts:
        """The numbers of this run."""
        found = [finding.diagnostic.severity for finding in self.findings()]
        silent = [suppressed.by for result in self.results for suppressed in result.suppressed]
        unchecked = sum(1 for _ in self.unchecked())
        return Counts(
            files=len(self.results),
            checked=len(self.results) - unchecked,
            unchecked=unchecked,
            findings=len(found),
            errors=found.count(Severity.ERROR),
            warnings=found.count(Severity.WARNING),
            infos=found.count(Severity.INFO),
            files_with_findings=sum(1 for result in self.results if result.diagnostics),
            suppressed_by_comment=silent.count("comment"),
            suppressed_by_baseline=silent.count("baseline"),
        )


def _by_place(diagnostic: Diagnostic) -> tuple[int, int, str, str]:
    start = diagnostic.span.start
    return start.row, start.column, diagnostic.code, diagnostic.message

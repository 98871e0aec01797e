"""JUnit XML, as Jenkins and GitLab read it: a suite a file, a failed case a finding, an error for an unchecked file.

Jenkins' xUnit plugin refuses what its schema does not name: a case has no line, which its text tells.
https://github.com/jenkinsci/xunit-plugin/blob/master/src/main/resources/org/jenkinsci/plugins/xunit/types/model/xsd/junit-10.xsd
"""

from typing import TextIO
from xml.sax.saxutils import escape, quoteattr

from credlint.model.result import FileResult
from credlint.report.concise import silencer
from credlint.report.places import file_of, label
from credlint.report.report import Finding, Report
from credlint.report.text import visible

CLEAN = "no findings"


def render(report: Report, out: TextIO) -> None:
    """Write every file, the clean ones with one passed case; ASCII only, whatever encoding `out` has."""
    cases: dict[str, list[str]] = {result.path: [] for result in report.results}
    failures = errors = 0
    for finding in report.shown():
        cases[finding.result.path].append(_finding(finding, report.link(finding.diagnostic.code)))
        failures += finding.suppressed is None
    for result, unchecked in report.unchecked():
        text = f"{label(result, unchecked.position)}: {unchecked.code} {visible(unchecked.message)}"
        body = _outcome("error", unchecked.message, unchecked.name, text)
        cases[result.path].append(_case(f"{unchecked.code} {unchecked.name}", result, body))
        errors += 1
    for result in report.results:
        if not cases[result.path]:
            cases[result.path].append(_case(CLEAN, result, ""))
    tests = sum(map(len, cases.values()))
    numbers = f'tests="{tests}" failures="{failures}" errors="{errors}"'
    _write(out, '<?xml version="1.0" encoding="UTF-8"?>')
    _write(out, f'<testsuites name="credlint" {numbers}>')
    for path, found in cases.items():
        _write(out, _suite(path, found))
    _write(out, "</testsuites>")


def _suite(path: str, cases: list[str]) -> str:
    failures, errors, skipped = (sum(f"<{word} " in case for case in cases) for word in ("failure", "error", "skipped"))
    numbers = f'tests="{len(cases)}" failures="{failures}" errors="{errors}" skipped="{skipped}"'
    return "\n".join((f"  <testsuite name={_quote(path)} file={_quote(path)} {numbers}>", *cases, "  </testsuite>"))


def _finding(finding: Finding, link: str) -> str:
    found = finding.diagnostic
    if finding.suppressed is not None:
        body = f"<skipped message={_quote(silencer(finding.suppressed))}/>"
    else:
        lines = [f"{label(finding.result, found.span.start)}: {found.code} {visible(found.message)}"]
        lines += [
            f"{label(file_of(finding.result, step), step.span.start)}: {visible(step.message)}" for step in found.trace
        ]
        lines += [f"help: {visible(found.help)}"] if found.help else []
        lines += [link] if link else []
        body = _outcome("failure", found.message, found.severity.value, "\n".join(lines))
    return _case(f"{found.code} {found.name}", finding.result, body)


def _case(name: str, result: FileResult, body: str) -> str:
    opening = f"    <testcase name={_quote(name)} classname={_quote(result.path)}"
    return f"{opening}>{body}</testcase>" if body else f"{opening}/>"


def _outcome(tag: str, message: str, kind: str, text: str) -> str:
    return f"<{tag} message={_quote(message)} type={_quote(kind)}>{_text(text)}</{tag}>"


def _text(text: str) -> str:
    """The lines of `text`; what XML forbids and what acts on a terminal is shown as an escape."""
    return escape("\n".join(map(visible, text.split("\n"))))


def _quote(text: str) -> str:
    return quoteattr(visible(text))


def _write(out: TextIO, line: str) -> None:
    out.write(line.encode("ascii", "xmlcharrefreplace").decode("ascii") + "\n")

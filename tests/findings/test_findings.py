"""credlint reports on each line of a program what its comment expects, and nothing on all others.

A program is labelled from the rules, before it is run: `# expect: CRD101` at the end of the line on which a call or
statement begins (`# expect: CRD201, CRD302` for two). Programs without a label must stay silent. In difference from
`tests/truth` they need not be able to run.
"""

import re
from importlib import import_module
from pathlib import Path

import pytest

from credlint.pipeline import check_source

THEMES = sorted(path.stem for path in (Path(__file__).parent / "programs").glob("[a-z]*.py"))
PROGRAMS: dict[str, str] = {
    f"{theme}-{name}": source
    for theme in THEMES
    for name, source in import_module(f".programs.{theme}", __package__).PROGRAMS.items()
}
LABEL = re.compile(r"# expect: (CRD\d{3}(?:, CRD\d{3})*)$")


@pytest.mark.parametrize("name", PROGRAMS)
def test_findings(name: str) -> None:
    result = check_source("program.py", PROGRAMS[name].encode())
    assert result.unchecked is None
    found = sorted((finding.span.start.row, finding.code) for finding in result.diagnostics)
    assert annotated(name, found) == annotated(name, expected(name))


def test_half_of_the_programs_are_silent() -> None:
    silent = sum(not expected(name) for name in PROGRAMS)
    assert len(PROGRAMS) * 0.35 < silent < len(PROGRAMS) * 0.65


def expected(name: str) -> list[tuple[int, str]]:
    """The rows and codes that a program's labels tell."""
    return [
        (row, code)
        for row, line in enumerate(PROGRAMS[name].splitlines(), 1)
        if (label := LABEL.search(line))
        for code in sorted(label[1].split(", "))
    ]


def annotated(name: str, findings: list[tuple[int, str]]) -> str:
    """A program with the findings in front of its lines, for a diff that can be read."""
    rows = enumerate(PROGRAMS[name].splitlines(), 1)
    return "\n".join(f"{' '.join(code for at, code in findings if at == row):6} | {line}" for row, line in rows)

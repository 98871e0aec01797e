"""credlint says of each program what is seen when the program runs.

Nothing here states what a program does: each runs under real boto3 on a pretended account with planted secrets, and
the lines on which a secret comes out are the findings, no more and no less. What stays out of `programs`, because there
RULES decides otherwise than one run: branches not taken, texts that are raised and never shown (a finding where they
are raised), the traceback of an exception that was reported where it was raised, values bound to a logger for later.
"""

from collections.abc import Callable
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

from credlint.pipeline import check_source

from .reality import FILENAME, Verdict, run

THEMES = sorted(path.stem for path in (Path(__file__).parent / "programs").glob("[a-z]*.py"))
PROGRAMS: dict[str, str] = {
    f"{theme}-{name}": source
    for theme in THEMES
    for name, source in import_module(f".programs.{theme}", __package__).PROGRAMS.items()
}


OPEN = frozenset(
    {
        "deployments-patched_environment",  # patch.dict(…, clear=True)
        "gathered-arguments_by_condition",  # a list with a known beginning
        "records_of_loggers-adapter_with_a_token",
        "responses-secret_whole",  # SecretString and SecretBinary are alternatives
        "streams_of_values-values_sent_and_printed",  # generator.send
        "texts-template_of_names",  # a class derived from Template
        "texts-parsed_rows",
        "texts-query_without_the_token",
        "texts-paths",
    }
)
"""Programs on which credlint is wrong, and should not be."""


@pytest.fixture(scope="module")
def reality(issued: set[str]) -> Callable[[str], Verdict]:
    """What happens when the program with a name runs; each runs once."""
    return cache(lambda name: run(PROGRAMS[name], issued))


@pytest.mark.parametrize("name", PROGRAMS)
def test_credlint_agrees_with_reality(name: str, reality: Callable[[str], Verdict]) -> None:
    agrees = annotated(name, findings(name)) == annotated(name, reality(name))
    assert agrees is (name not in OPEN), f"{annotated(name, findings(name))}\n\n{annotated(name, reality(name))}"


def test_half_of_the_programs_leak_nothing(reality: Callable[[str], Verdict]) -> None:
    noops = sum(not reality(name) for name in PROGRAMS)
    assert len(PROGRAMS) * 0.45 < noops < len(PROGRAMS) * 0.55


def test_a_program_can_be_read_at_a_glance() -> None:
    assert [name for name, source in PROGRAMS.items() if not 5 <= len(source.splitlines()) <= 25] == []


def findings(name: str) -> Verdict:
    """What credlint says: all findings of the family about outputs."""
    result = check_source(FILENAME, PROGRAMS[name].encode())
    assert result.unchecked is None
    found = [(finding.span.start.row, finding.code) for finding in result.diagnostics if finding.code[:4] == "CRD2"]
    verdict = dict(found)
    assert len(verdict) == len(found)
    return verdict


def annotated(name: str, verdict: Verdict) -> str:
    """A program with the findings in front of its lines, for a diff that can be read."""
    lines = enumerate(PROGRAMS[name].splitlines(), 1)
    return "\n".join(f"{verdict.get(number, ''):6} | {line}" for number, line in lines)

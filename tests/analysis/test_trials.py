"""Patterns that are tried on texts end in a short time, however they are written."""

import re
import time

import pytest

from credlint.analysis.models.trials import affordable
from credlint.pipeline import check_source

ENDLESS = (
    r"(a+)+$",
    r"((a+)b?)*$",
    r"(?:a|aa)+$",
    r"(\w|\d){40}x",
    r"(?:\w*-?){9}x",
    ".*" * 12 + "x",
    r"\w?" * 30 + "!",
    r"\w{0,9}" * 10 + "!",
    "(?:(?:a|[a-z])|(?:[A-Z]|_))*!",
    r"\w*a" * 7,
)


@pytest.mark.parametrize("pattern", ENDLESS)
def test_a_pattern_that_may_run_away_is_not_tried(pattern: str) -> None:
    assert not affordable(pattern, 100)


@pytest.mark.parametrize(
    "pattern", [r":[^:@]+@", r"(\w+):(\w+)@(\w+):(\d+)/(\w+)", r"(?:AKIA|ASIA)[A-Z0-9]{16}", r"[a-z]+\." * 7]
)
def test_an_ordinary_pattern_is_tried(pattern: str) -> None:
    assert affordable(pattern, 100)


@pytest.mark.parametrize("pattern", ENDLESS)
def test_nor_on_the_names_of_a_loop(pattern: str) -> None:
    program = f"""\
import os, re

for name in ("AWS_SECRET_ACCESS_KEY", "{"a" * 190}"):
    if re.match({pattern!r}, name):
        print(os.environ[name])
"""
    assert [each.code for each in check_source("program.py", program.encode()).diagnostics] == ["CRD201"]


def test_a_pattern_prints_nothing(capfd: pytest.CaptureFixture[str], recwarn: pytest.WarningsRecorder) -> None:
    program = "import os, re\nprint(re.sub('[[a]x', '', os.environ['AWS_SECRET_ACCESS_KEY'], flags=128))\n"
    assert [each.code for each in check_source("program.py", program.encode()).diagnostics] == ["CRD201"]
    assert capfd.readouterr() == ("", "")
    assert not recwarn.list


@pytest.mark.parametrize("pattern", ENDLESS)
@pytest.mark.parametrize("call", ["sub({}, '', text)", "search({}, text).group()", "findall({}, text)"])
def test_a_program_with_such_a_pattern_is_checked_in_a_short_time(pattern: str, call: str) -> None:
    lines = [
        "import os, re",
        "text = f\"{'a' * 50}{os.environ['API_TOKEN']}\"",
        f"print(re.{call.format(repr(pattern))})",
    ]
    begun = time.monotonic()
    found = check_source("program.py", "\n".join(lines).encode()).diagnostics
    assert time.monotonic() - begun < 5
    assert [each.code for each in found] == ["CRD201"]
    assert re.compile(pattern)

"""Names of formats, found without importing them all."""

import subprocess
import sys
from pathlib import Path

import pytest

from credlint.report.formats import FORMATS, load

PROBE = """
import sys
from credlint.report.formats import load
before = {name for name in sys.modules if name.startswith("credlint.report.")}
load("jsonl")
after = {name for name in sys.modules if name.startswith("credlint.report.")}
print(sorted(before), sorted(after - before))
"""


def test_names() -> None:
    assert list(FORMATS) == [
        "full",
        "concise",
        "grouped",
        "json",
        "jsonl",
        "sarif",
        "github",
        "gitlab",
        "junit",
        "rdjson",
    ]


def test_unknown_name() -> None:
    with pytest.raises(KeyError):
        load("xml")


def test_a_format_is_imported_when_it_is_asked_for() -> None:
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", PROBE], cwd=root, capture_output=True, text=True, check=True)
    before, after = done.stdout.split("] [")
    assert not any(module.partition(":")[0] in before for module in FORMATS.values())
    assert "credlint.report.jsonl" in after
    assert "sarif" not in after

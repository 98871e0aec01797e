"""The labelled cases that may lie beside the checkout: how right credlint is, and that its screen loses none."""

import re
import shlex
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from credlint.pipeline import default_settings, matters

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
SCORE = SHARED / "score.py"
CASES = SHARED / "cases"

OPEN = frozenset({"465", "491"})
"""The numbers of the cases that credlint does not answer as they are labelled.

Both call a literal of eight letters, passed to AWS itself, a hard-coded key: the rules call it a placeholder.
"""

KNOWN = 685
"""The number of the last case that was there when `OPEN` was written."""

LABEL = re.compile(rb"#\s*expect(?:-line|-either)?:")
DIFFERENT = re.compile(r"^(?:MISSED|WRONG)\s+CRD\d+\s+(\d+)_", re.MULTILINE)
TOTAL = re.compile(r"^total\s", re.MULTILINE)

# Without the cases there is nothing to collect: no test, and no skipped one either.
if SCORE.is_file() and CASES.is_dir():

    def test_only_the_open_cases_differ() -> None:
        tool = shutil.which("credlint", path=sysconfig.get_path("scripts"))
        assert tool is not None, "credlint is not installed in this environment"
        command = [sys.executable, str(SCORE), str(CASES), "--verbose", "--min", "0"]
        command += ["--cmd", f"{shlex.quote(tool)} check --output-format json --isolated {{paths}}"]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=600)
        assert TOTAL.search(done.stdout), done.stdout + done.stderr
        different = {number for number in DIFFERENT.findall(done.stdout) if int(number) <= KNOWN}
        there = {path.name.partition("_")[0] for path in CASES.rglob("*.py")}
        assert different == OPEN & there, done.stdout

    LABELLED = [path for path in sorted(CASES.rglob("*.py")) if LABEL.search(path.read_bytes())]

    @pytest.mark.parametrize("path", LABELLED, ids=lambda path: path.stem)
    def test_screen_lets_findings_pass(path: Path) -> None:
        assert matters(path.read_bytes(), default_settings())

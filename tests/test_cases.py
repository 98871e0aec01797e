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

PRECISION = 0.98
RECALL = 0.97

LABEL = re.compile(rb"#\s*expect(?:-line|-either)?:")
TOTAL = re.compile(r"^total\s.*\s(?P<precision>[\d.]+)\s+(?P<recall>[\d.]+)$", re.MULTILINE)

# Without the cases there is nothing to collect: no test, and no skipped one either.
if SCORE.is_file() and CASES.is_dir():

    def test_score() -> None:
        tool = shutil.which("credlint", path=sysconfig.get_path("scripts"))
        assert tool is not None, "credlint is not installed in this environment"
        command = [sys.executable, str(SCORE), str(CASES), "--verbose", "--min", "0"]
        command += ["--cmd", f"{shlex.quote(tool)} check --output-format json --isolated {{paths}}"]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=600)
        total = TOTAL.search(done.stdout)
        assert total is not None, done.stdout + done.stderr
        assert float(total["precision"]) >= PRECISION, done.stdout
        assert float(total["recall"]) >= RECALL, done.stdout

    LABELLED = [path for path in sorted(CASES.rglob("*.py")) if LABEL.search(path.read_bytes())]

    @pytest.mark.parametrize("path", LABELLED, ids=lambda path: path.stem)
    def test_screen_lets_findings_pass(path: Path) -> None:
        assert matters(path.read_bytes(), default_settings())

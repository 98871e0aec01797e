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

OPEN = frozenset(
    re.findall(
        r"\d+",
        """
        063 355 401 403 405 407 409 411 413 415 419 421 423 425 427 429 431 433 435 437 439 441 443
        445 447 449 451 455 457 459 461 465 471 479 481 483 485 487 489 491 493 495 497 499 501 503
        505 507 509 511 539 557 559 561 563 565 567 601 603 605 607 609 611 615 617 619 621 623 625
        627 629 631 633 635 637 639 641 643 645 647 649 651 653 655 657 659 661 663 665 667 669 671
        673 675 677 679 681 683 685
        """,
    )
)
"""The numbers of the cases that credlint does not answer as they are labelled: their rules are newer than the code."""

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

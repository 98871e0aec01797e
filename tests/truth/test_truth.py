"""credlint says of each program what is seen when the program runs.

Nothing here states what a program does: each runs under real boto3 on a pretended account with planted secrets, and
the lines on which a secret comes out are the findings, no more and no less.
"""

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

from credlint.pipeline import check_source

from .aws import account
from .reality import Verdict, run

THEMES = sorted(path.stem for path in (Path(__file__).parent / "programs").glob("[a-z]*.py"))
PROGRAMS: dict[str, str] = {
    f"{theme}-{name}": source
    for theme in THEMES
    for name, source in import_module(f".programs.{theme}", __package__).PROGRAMS.items()
}

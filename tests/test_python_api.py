"""The programs of docs/python.md run as they are written."""

import re
from pathlib import Path
from typing import assert_type

import pytest

import credlint
from credlint import Diagnostic, FileResult, Settings, check_source

PAGE = Path(__file__).parents[1] / "docs" / "python.md"
PROGRAMS = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)


PRINTED = ["2 CRD201 print shows the environment variable AWS_SECRET_ACCESS_KEY\n", ""]


@pytest.mark.parametrize(("program", "printed"), list(zip(PROGRAMS, PRINTED, strict=True)))
def test_a_program_of_the_page_runs(program: str, printed: str, capsys: pytest.CaptureFixture[str]) -> None:
    exec(program, {})
    assert capsys.readouterr().out == printed


@pytest.mark.parametrize("name", credlint.__all__)
def test_what_is_public_is_there(name: str) -> None:
    assert getattr(credlint, name)


def test_what_is_not_public_is_not_there() -> None:
    hidden = "Machine"
    with pytest.raises(AttributeError, match="has no attribute 'Machine'"):
        getattr(credlint, hidden)


def test_what_is_public_has_its_types() -> None:
    project = credlint.Project({"app.py": b"x = 1\n"})
    assert_type(project.settings, Settings)
    result = assert_type(check_source("app.py", b"x = 1\n", project.settings, project), FileResult)
    assert_type(result.diagnostics, tuple[Diagnostic, ...])
    assert result == FileResult("app.py")

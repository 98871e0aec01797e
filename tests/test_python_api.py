"""The programs of docs/python.md run as they are written."""

import re
from pathlib import Path

import pytest

import credlint

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
    with pytest.raises(AttributeError, match="has no attribute 'Machine'"):
        _ = credlint.Machine

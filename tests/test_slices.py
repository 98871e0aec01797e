"""What is not parsed changes no finding."""

from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest

from credlint.pipeline import check_source, default_settings, rules

SLICED = default_settings()
WHOLE = replace(SLICED, slices=False)

CALLED_LATER = """\
import os


def quiet(value):
    return len(value)


def hand_on(value):
    return value


def main():
    secret = os.environ["AWS_SECRET_ACCESS_KEY"]
    print(quiet(secret))
    print(hand_on(secret))


def unrelated():
    def inner():
        return 1

    return inner
"""


def programs() -> Iterator[tuple[str, str]]:
    yield "called_later", CALLED_LATER
    for rule in rules():
        for number, example in enumerate((*rule.info.bad, *rule.info.good)):
            yield f"{rule.info.code}-{number}", example.source
    for folder in ("findings", "truth"):
        for path in sorted((Path(__file__).parent / folder / "programs").glob("[a-z]*.py")):
            for name, source in import_module(f"tests.{folder}.programs.{path.stem}").PROGRAMS.items():
                yield f"{path.stem}-{name}", source


PROGRAMS = dict(programs())


@pytest.mark.parametrize("name", PROGRAMS)
def test_the_same_findings(name: str) -> None:
    data = PROGRAMS[name].encode()
    assert check_source("a.py", data, SLICED) == check_source("a.py", data, WHOLE)


def test_an_error_in_what_cannot_matter_is_one_still() -> None:
    text = CALLED_LATER.replace("return 1", "return 1 2")
    result = check_source("a.py", text.encode(), SLICED)
    assert result.unchecked is not None
    assert result.unchecked.code == "CRD901"

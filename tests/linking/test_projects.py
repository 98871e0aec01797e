"""credlint reports on each line of a project what its comment expects, and nothing on all others.

A project is several modules in one text, each after a row `=== path`. It is labelled from the rules, before it is
run: `# expect: CRD101` at the end of the line on which a call or statement begins. Each module is checked by itself,
with and without slices, and all are checked together.
"""

import re
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest

from credlint.config.settings import Settings
from credlint.pipeline import Project, check_source, check_together, default_settings
from tests.findings.test_findings import LABEL

THEMES = sorted(path.stem for path in (Path(__file__).parent / "projects").glob("[a-z]*.py"))
PROJECTS: dict[str, str] = {
    f"{theme}-{name}": text
    for theme in THEMES
    for name, text in import_module(f".projects.{theme}", __package__).PROJECTS.items()
}
SETTINGS = replace(default_settings(), cross_file=True)
MODULE = re.compile(r"^=== (.+)\n", re.MULTILINE)


def modules(text: str) -> dict[str, str]:
    """The modules of a project by their paths."""
    _, *parts = MODULE.split(text)
    return dict(zip(parts[::2], parts[1::2], strict=True))


def expected(text: str) -> list[str]:
    """`path:row code` of what the labels tell."""
    return [
        f"{path}:{row} {code}"
        for path, source in modules(text).items()
        for row, line in enumerate(source.splitlines(), 1)
        if (label := LABEL.search(line))
        for code in label[1].split(", ")
    ]


def found(text: str, settings: Settings) -> list[str]:
    """`path:row code` of what is reported when each module is checked by itself."""
    files = {path: source.encode() for path, source in modules(text).items()}
    results = [check_source(path, data, settings, Project(files, settings)) for path, data in files.items()]
    assert not any(result.unchecked for result in results)
    return [f"{result.path}:{each.span.start.row} {each.code}" for result in results for each in result.diagnostics]


@pytest.mark.parametrize("name", PROJECTS)
def test_each_module(name: str) -> None:
    assert found(PROJECTS[name], SETTINGS) == expected(PROJECTS[name])


@pytest.mark.parametrize("name", PROJECTS)
def test_without_slices(name: str) -> None:
    assert found(PROJECTS[name], replace(SETTINGS, slices=False)) == expected(PROJECTS[name])


@pytest.mark.parametrize("name", PROJECTS)
def test_all_modules_together(name: str) -> None:
    files = {path: source.encode() for path, source in modules(PROJECTS[name]).items()}
    results = check_together(files, SETTINGS, Project(files, SETTINGS))
    reported = [f"{path}:{each.span.start.row} {each.code}" for path in files for each in results[path].diagnostics]
    assert reported == expected(PROJECTS[name])


def test_half_of_the_projects_are_silent_where_they_import() -> None:
    silent = sum("expect" not in list(modules(text).values())[-1] for text in PROJECTS.values())
    assert len(PROJECTS) * 0.3 < silent < len(PROJECTS) * 0.7

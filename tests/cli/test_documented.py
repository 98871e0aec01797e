"""Every command line and every recipe of the documentation does what it says it is."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from credlint import __version__

from .helpers import CLEAN, Run, commit, git, write

ROOT = Path(__file__).resolve().parent.parent.parent
PAGES = (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md")))

BLOCK = re.compile(r"^ *```(\w*)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
SPAN = re.compile(r"`([^`]+)`")
GROOVY = re.compile(r"\bsh '([^']*)'")

FOLDER = "path/to/src"
"""What README calls the reader's own code."""


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def blocks(text: str, language: str) -> list[str]:
    return [body for word, body in BLOCK.findall(text) if word == language]


def strings(value: Any) -> Iterator[str]:
    """All texts in a YAML document."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from strings(item)
    elif isinstance(value, str):
        yield value


def scripts(text: str) -> Iterator[str]:
    """What a page gives to a shell: its blocks, its recipes' lines, and what stands in running text as a command."""
    for body in blocks(text, "sh"):
        yield from body.splitlines()
    for body in blocks(text, "yaml"):
        yield from strings(yaml.safe_load(body))
    for body in blocks(text, "groovy"):
        yield from GROOVY.findall(body)
    prose = BLOCK.sub("", text)
    yield from (" ".join(span.split()) for span in SPAN.findall(prose) if "[" not in span and "…" not in span)


def commands(text: str) -> Iterator[list[str]]:
    """The arguments of each call of credlint."""
    for script in scripts(text):
        if not re.search(r"\bcredlint( |$)", script, re.MULTILINE):
            continue
        for line in re.split(r"&&|\n", script):
            words = shlex.split(line, comments=True)
            if words and words[0].rpartition("/")[2] == "credlint" and (len(words) > 1 or "`" not in line):
                yield words[1:]


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_commands_are_accepted(run: Run, project: Path, page: Path) -> None:
    """In a clean project each of them ends with 0; what it names is there."""
    write(project, **{f"{FOLDER.replace('/', '__')}__a": CLEAN})
    commit(project)
    git(project, "update-ref", "refs/remotes/origin/main", "HEAD")
    for arguments in dict.fromkeys(map(tuple, commands(page.read_text(encoding="utf-8")))):
        ran = run(*arguments)
        assert ran.code == 0, (arguments, ran.err)


def test_commands_are_found() -> None:
    text = """\
`credlint` and `credlint
rule CRD101`, but not `credlint [PATHS]`, `.credlint_cache` or `pip install credlint`.

```sh
python -m venv .venv && .venv/bin/credlint . # all
```

```yaml
a:
  - run: credlint --quiet
```

```groovy
sh '.venv/bin/credlint src'
```
"""
    assert list(commands(text)) == [["."], ["--quiet"], ["src"], [], ["rule", "CRD101"]]
    for page, number in (("README.md", 7), ("docs/ci.md", 4), ("docs/baseline.md", 10)):
        assert len(list(commands((ROOT / page).read_text(encoding="utf-8")))) >= number, page


def recipes() -> list[Any]:
    """The YAML of all pages."""
    return [yaml.safe_load(body) for page in PAGES for body in blocks(page.read_text(encoding="utf-8"), "yaml")]


def mappings(value: Any) -> Iterator[dict[str, Any]]:
    """All mappings in a YAML document."""
    if isinstance(value, dict):
        yield value
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from mappings(item)


def test_recipes_use_what_is_there() -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    used = {step["uses"] for step in action["runs"]["steps"] if "uses" in step}
    hooks = {hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}
    own = 0
    for recipe in recipes():
        for each in mappings(recipe):
            if str(each.get("uses", "")).startswith("OWNER/REPOSITORY@"):
                own += 1
                assert each.get("with", {}).keys() <= action["inputs"].keys()
            elif str(each.get("uses", "")).startswith("github/"):
                assert each["uses"] in used, "another version than the action's own"
            if "id" in each:
                assert each["id"] in hooks
    assert own >= 3


def test_gitlab_keeps_the_reports_that_are_written() -> None:
    (job,) = (each for recipe in recipes() for each in mappings(recipe) if "script" in each)
    written = set(re.findall(r"--output \w+=(\S+)", job["script"][-1]))
    assert set(job["artifacts"]["reports"].values()) == written
    assert job["artifacts"]["when"] == "always"


def test_jenkins_keeps_the_reports_that_are_written() -> None:
    (recipe,) = blocks((ROOT / "docs" / "ci.md").read_text(encoding="utf-8"), "groovy")
    for path in re.findall(r"--output \w+=([^\s']+)", recipe):
        assert f"'{path}'" in recipe.replace(f"={path}'", "")
    for left, right in ("{}", "()", "[]"):
        assert recipe.count(left) == recipe.count(right)


def test_the_version_of_recipes_is_this_one() -> None:
    pin = re.compile(r"(?:OWNER/REPOSITORY|URL-OF-THIS-REPOSITORY)@v([\d.]+)|rev: v([\d.]+)")
    for page in PAGES:
        for first, second in pin.findall(page.read_text(encoding="utf-8")):
            assert (first or second) == __version__, page

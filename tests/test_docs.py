"""The documentation says what the program does: generated parts, links, commands, options, programs."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import click
import pytest

from credlint.cli.app import group
from credlint.config.load import read
from credlint.pipeline import check_source, known

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted((*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")))
PROSE = [path for path in PAGES if path.parent.name != "rules"]

BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)\s]+)\)")
OPTION = re.compile(r"(?<![\w/-])--[a-z][a-z-]+")
MARK = re.compile(r"#\s*(?:(?P<missed>missed)|finding)?:?\s*(?P<code>CRD\d{3})\b(?!\])")

TEST = ".venv/bin/pip install -q '.[test]' && .venv/bin/python -m pytest"
INSTALL = "python3 -m venv .venv && .venv/bin/pip install -q . && .venv/bin/credlint ."

OTHER_TOOLS = {
    "--all-files",
    "--check",
    "--no-scaling",
    "--only",
    "--peers",
    "--pysa",
    "--rounds",
    "--semgrep-rules",
    "--venv",
    "--write",
}
"""Options in the documentation that are not credlint's: of pre-commit, docs/generate.py and benchmarks/."""


def text_of(path: Path) -> str:
    """A page."""
    return path.read_text(encoding="utf-8")


def blocks(path: Path, language: str) -> list[str]:
    """The fenced blocks of a page in one language."""
    return [body for word, body in BLOCK.findall(text_of(path)) if word == language]


def test_generated_parts_are_up_to_date() -> None:
    command = [sys.executable, "-m", "docs.generate", "--check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", ""), "run: python -m docs.generate"


def test_every_code_has_a_page_and_a_row() -> None:
    readme, index = text_of(ROOT / "README.md"), text_of(ROOT / "docs" / "index.md")
    for info in (*known().rules, *known().fixed):
        page = text_of(ROOT / "docs" / "rules" / f"{info.code.lower()}.md")
        assert page.startswith(f"# {info.name} ({info.code})\n")
        assert f"| [{info.code}](rules/{info.code.lower()}.md) | {info.name} | {info.severity.value} |" in index
        if info in known().rules:
            assert (
                f"| [{info.code}](docs/rules/{info.code.lower()}.md) | {info.name} | {info.severity.value} |" in readme
            )


def test_pages_name_only_codes_that_exist() -> None:
    codes = {info.code for info in (*known().rules, *known().fixed)}
    for path in PAGES:
        assert set(re.findall(r"CRD\d{3}", text_of(path))) <= codes, path


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(path: Path) -> None:
    prose = BLOCK.sub("", text_of(path))
    for target in LINK.findall(prose):
        if "://" in target:
            continue
        file, _, anchor = target.partition("#")
        page = (path.parent / file).resolve() if file else path
        assert page.is_file(), target
        if anchor:
            titles = re.findall(r"^#+ (.+)$", text_of(page), re.MULTILINE)
            assert anchor in {re.sub(r"[^\w -]", "", title).lower().replace(" ", "-") for title in titles}, target


def test_readme_says_how_to_begin_and_how_to_test() -> None:
    commands = "\n".join(blocks(ROOT / "README.md", "sh"))
    assert INSTALL in commands
    assert TEST in commands


def test_ci_runs_what_readme_says() -> None:
    script = text_of(ROOT / ".ci" / "run")
    for line in ("pip install --quiet '.[test]'", "python -m pytest", "ruff check", "ruff format --check", "mypy"):
        assert f"{line}\n" in script or f"{line} " in script, line
    assert script.startswith("#!/usr/bin/env bash\n")
    assert "set -euo pipefail" in script
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111


@pytest.mark.parametrize("path", PROSE, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_options_exist(path: Path) -> None:
    exist: set[str] = {"--help", *OTHER_TOOLS}
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        for param in command.params:
            exist.update((*param.opts, *param.secondary_opts))
    lines = [line for line in text_of(path).splitlines() if not re.search(r"\b(pip|pytest|ruff) ", line)]
    assert set(OPTION.findall("\n".join(lines))) <= exist


@pytest.mark.parametrize("path", PROSE, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_programs_give_the_findings_that_are_marked(path: Path) -> None:
    """`# finding: CODE` or `# CODE` is reported on its line, `# missed: CODE` is not, and nothing else is."""
    for program in blocks(path, "python"):
        marks = [(row, match) for row, line in enumerate(program.split("\n"), 1) if (match := MARK.search(line))]
        result = check_source("example.py", program.encode())
        assert result.unchecked is None, program
        found = sorted((each.span.start.row, each.code) for each in result.diagnostics)
        assert found == [(row, match["code"]) for row, match in marks if not match["missed"]], program


@pytest.mark.parametrize("path", PROSE, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_configurations_are_accepted(path: Path, tmp_path: Path) -> None:
    for number, text in enumerate(blocks(path, "toml")):
        tomllib.loads(text)
        if "tool.credlint" in text:
            file = tmp_path / str(number) / "pyproject.toml"
            file.parent.mkdir()
            file.write_text(text, encoding="utf-8")
            assert read(file, known())


def test_pages_name_no_machine_and_no_registry() -> None:
    places = re.compile(r"pypi|/(?:home|root|work|Users|opt|tmp)/|localhost(?!\w)|file://", re.IGNORECASE)
    others = (
        ".ci/run",
        ".github/action.py",
        "action.yml",
        "pyproject.toml",
        "benchmarks/accuracy.json",
        "benchmarks/between_files.json",
        "benchmarks/speed.json",
    )
    for path in (*PAGES, *(ROOT / name for name in others), *ROOT.glob(".pre-commit-*.yaml")):
        assert not places.search(text_of(path)), path

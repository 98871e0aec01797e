"""`credlint config`."""

import json
import re
import tomllib
from importlib import import_module
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from credlint.cli.app import group
from credlint.config.keys import KEYS, Kind

from .helpers import Run

DOCS = Path(__file__).parents[2] / "docs"
validator = import_module("jsonschema").Draft7Validator


def test_defaults(run: Run, project: Path) -> None:
    text = run("config").out
    document = tomllib.loads(text)
    assert document["select"] == ["ALL"]
    assert document["fail-level"] == "info"
    assert "# file: none" in text
    assert f"# root: {project}" in text
    assert all(key.name in text for key in KEYS)


def test_where_values_come_from(run: Run, project: Path) -> None:
    (project / "base.toml").write_text('ignore = ["CRD1"]\nextend-exclude = ["a"]\n')
    (project / "pyproject.toml").write_text(
        '[tool.credlint]\nextend = "base.toml"\nfail-level = "error"\nextend-exclude = ["b"]\n'
        'per-file-ignores = {"tests/*" = ["CRD2"]}\n\n[[tool.credlint.sink]]\ncallable = "a.b"\nkind = "log"\n'
    )
    text = run("config", "--fail-level", "never", env={"CREDLINT_SELECT": "CRD1,CRD2"}).out
    lines = text.splitlines()
    assert 'fail-level = "never"  # --fail-level' in lines
    assert 'select = ["CRD1", "CRD2"]  # CREDLINT_SELECT' in lines
    assert 'ignore = ["CRD1"]  # base.toml:1' in lines
    assert 'extend-exclude = ["a", "b"]  # base.toml:2, pyproject.toml:4' in lines
    document = tomllib.loads(text)
    assert document["per-file-ignores"] == {"tests/*": ["CRD2"]}
    assert document["sink"] == [{"callable": "a.b", "kind": "log"}]
    assert lines[-1].startswith("# on: CRD101 ")


def test_files_are_checked_alone_by_option_variable_and_file(run: Run, project: Path) -> None:
    assert "cross-file = true  # default" in run("config").out
    assert "cross-file = false  # --cross-file" in run("config", "--no-cross-file").out
    assert "cross-file = false  # CREDLINT_CROSS_FILE" in run("config", env={"CREDLINT_CROSS_FILE": "0"}).out
    (project / "credlint.toml").write_text("cross-file = false\n")
    assert "cross-file = false  # credlint.toml:1" in run("config").out
    assert "cross-file = true  # --cross-file" in run("config", "--cross-file").out


def test_what_it_prints_is_a_configuration(run: Run, project: Path) -> None:
    (project / "credlint.toml").write_text('ignore = ["CRD1"]\nsrc = ["a"]\ncredential-env = ["X_*"]\n')
    first = run("config").out
    (project / "credlint.toml").write_text(first)
    second = run("config").out
    assert tomllib.loads(first) == tomllib.loads(second)


def test_schema(run: Run) -> None:
    schema = json.loads(run("config", "--schema").out)
    assert set(schema["properties"]) == {key.name for key in KEYS}


def test_no_escape_reaches_the_terminal(run: Run, project: Path) -> None:
    (project / "credlint.toml").write_text('src = ["\\u001b[31m"]\n')
    assert "\x1b" not in run("config").out


def test_variables_of_ones_own(run: Run, project: Path) -> None:
    (project / "a.py").write_text('import os\n\nprint(os.environ["ACME_PASS_EU"])\n')
    (project / "b.py").write_text('import os\n\nprint(os.getenv("ACME_USER"))\n')
    assert run().code == 0
    (project / "credlint.toml").write_text('credential-env = ["ACME_PASS_*"]\n')
    ran = run()
    assert ran.code == 1
    assert [line.partition(" ")[0] for line in ran.out.splitlines()] == ["a.py:3:1:"]


GOOD = [
    "",
    'select = ["ALL", "PEDANTIC", "CRD", "CRD1", "CRD10", "CRD9", "CRD900", "hardcoded-credentials"]',
    "select = []",
    'select = ["crd101", "crd2", "all"]',
    'dummies = ["changeit", "a b"]',
    'severity = {CRD101 = "info", crd102 = "error", unused-suppression = "warning"}',
    'exclude = ["*.py", "!keep.py", "a/", "./b"]',
    'ignore = ["CRD104"]\nextend-select = ["temporary-credentials"]',
    'per-file-ignores = {"tests/*" = ["CRD2", "CRD301"], "x" = []}',
    '[[sdk-call]]\ncallable = "connect"\naccess-key = 0',
    '[[sdk-call]]\ncallable = "a.b_c.D"\nsession-token = ["token", 2]',
    '[[sink]]\ncallable = "a.b"\nkind = "message"\n[[sink]]\ncallable = "a.c"\nkind = "log"',
]
BAD = [
    'select = ["CRD999"]',
    'select = ["CRD13"]',
    'select = ["CRD901"]',
    'select = ["crd1011"]',
    'select = [""]',
    'ignore = ["internal-error"]',
    'per-file-ignores = {"x" = ["CRD7"]}',
    'fail_level = "info"',
    'severity = {CRD101 = "never"}',
    'severity = {CRD1 = "info"}',
    'severity = {CRD901 = "info"}',
    'severity = {CRD999 = "info"}',
    'fail-level = ""',
    '[[sink]]\ncallable = "a.b"',
    '[[sink]]\ncallable = "a b"\nkind = "log"',
    '[[sink]]\ncallable = "a..b"\nkind = "log"',
    '[[sanitizer]]\ncallable = "a.b()"',
    '[[sdk-call]]\ncallable = "a.b"',
    '[[sdk-call]]\ncallable = "a.b"\naccess-key = true',
    '[[sdk-call]]\ncallable = "a.b"\naccess-key = -1',
    '[[sdk-call]]\ncallable = "a.b"\nacess-key = 1',
    *(f"{key.name} = 1.5" for key in KEYS),
    *(f"{key.name} = [1.5]" for key in KEYS),
    *(f'{key.name} = ""' for key in KEYS if key.kind is not Kind.FLAG),
]


@pytest.fixture(scope="module")
def schema() -> Any:
    """What `config --schema` prints."""
    with pytest.MonkeyPatch.context() as patch:
        out = StringIO()
        patch.setattr("sys.stdout", out)
        assert group.main(["config", "--schema"], standalone_mode=False) == 0
    return json.loads(out.getvalue())


def test_the_schema_is_one(schema: Any) -> None:
    validator.check_schema(schema)


def blocks() -> list[str]:
    """Every example of a configuration in the documentation."""
    texts = [path.read_text() for path in (DOCS.parent / "README.md", *DOCS.glob("*.md"))]
    return [block for text in texts for block in re.findall(r"```toml\n(.*?)```", text, re.DOTALL)]


@pytest.mark.parametrize("text", [*GOOD, *blocks()])
def test_good_ones(run: Run, project: Path, schema: Any, text: str) -> None:
    document = tomllib.loads(text)
    name = "pyproject.toml" if "tool" in document else "credlint.toml"
    (project / name).write_text(text)
    for extended in re.findall('extend = "(.*)"', text):
        (project / extended).parent.mkdir(parents=True, exist_ok=True)
        (project / extended).write_text("[tool.credlint]\n")
    validator(schema).validate(document.get("tool", {}).get("credlint", {}) if "tool" in document else document)
    assert run("config").code == 0


def test_there_are_examples() -> None:
    assert len(blocks()) >= 2


@pytest.mark.parametrize("text", BAD)
def test_bad_ones(run: Run, project: Path, schema: Any, text: str) -> None:
    (project / "credlint.toml").write_text(f"# a comment\n{text}\n")
    assert not validator(schema).is_valid(tomllib.loads(text))
    for args in (("config",), (), ("clean",), ("baseline", "create")):
        ran = run(*args)
        assert (ran.code, ran.out) == (2, "")
        assert re.match(r"error: credlint\.toml:[2-9]: ", ran.err), ran.err
    assert not (project / ".credlint-baseline.json").exists()


def test_a_section_in_a_file_of_our_own(run: Run, project: Path) -> None:
    (project / "credlint.toml").write_text("\n[tool.credlint]\nselect = []\n")
    ran = run()
    assert ran.code == 2
    assert "credlint.toml:2: the keys of credlint.toml stand at its top level, without [tool.credlint]" in ran.err


def test_the_stronger_file_of_a_folder(run: Run, project: Path) -> None:
    for name, level in (("pyproject.toml", "info"), ("credlint.toml", "warning"), (".credlint.toml", "error")):
        section = "[tool.credlint]\n" if name == "pyproject.toml" else ""
        (project / name).write_text(f'{section}fail-level = "{level}"\n')
        text = run("config").out
        assert f"# file: {project}/{name}" in text
        assert re.search(rf'^fail-level = "{level}"  # {re.escape(name)}:[12]$', text, re.MULTILINE)


def test_nothing_is_merged_without_extend(run: Run, project: Path) -> None:
    (project / "pyproject.toml").write_text('[tool.credlint]\nignore = ["CRD1"]\n')
    (project / "sub").mkdir()
    (project / "sub" / "credlint.toml").write_text('select = ["CRD2"]\n')
    assert "ignore = []  # default" in run("config", cwd=project / "sub").out
    (project / "sub" / "credlint.toml").write_text('extend = "../pyproject.toml"\n')
    text = run("config", cwd=project / "sub").out
    assert 'ignore = ["CRD1"]  # ../pyproject.toml:2' in text
    assert "CRD101" not in text.splitlines()[-1]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('extend = "gone.toml"', 'credlint.toml:1: extend: there is no file "gone.toml"'),
        ('extend = "credlint.toml"', "credlint.toml: a configuration extends itself"),
        ('extend = "bad.toml"', 'bad.toml:3: unknown key "selct"; did you mean "select"?'),
    ],
)
def test_extending_what_cannot_be(run: Run, project: Path, text: str, message: str) -> None:
    (project / "bad.toml").write_text("\n\nselct = 1\n")
    (project / "credlint.toml").write_text(text)
    ran = run()
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err

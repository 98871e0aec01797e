"""Configuration files: which one is read, and what is wrong with one."""

from pathlib import Path

import pytest

from credlint.config.errors import ConfigError
from credlint.config.load import find, read
from credlint.config.selection import Known
from credlint.model.diagnostic import Severity
from credlint.model.rule_info import RuleInfo

KNOWN = Known(
    rules=(
        RuleInfo("CRD101", "hardcoded-credentials", "", Severity.ERROR, 798, ""),
        RuleInfo("CRD102", "environment-credentials", "", Severity.WARNING, 798, ""),
    ),
    fixed=(RuleInfo("CRD901", "unparsable-file", "", Severity.ERROR, 0, ""),),
)

EVERY_KEY = """
src = ["src"]
import-roots = ["lib"]
cross-file = false
select = ["ALL"]
extend-select = ["PEDANTIC"]
ignore = ["CRD102", "environment-credentials"]
per-file-ignores = { "tests/*" = ["CRD1"] }
exclude = ["a"]
extend-exclude = ["b"]
force-exclude = true
respect-gitignore = false
baseline = "x.json"
require-reason = true
fail-level = "error"
min-confidence = "medium"
unchecked-files = "warn"
output-format = "json"
unsafe-fixes = true
cache-dir = ".cache"
credential-env = ["MY_*"]

[[sdk-call]]
callable = "acme.connect"
access-key = "key"
secret-key = ["secret", 1]
session-token = 2

[[sink]]
callable = "acme.show"
kind = "print"

[[sanitizer]]
callable = "acme.mask"
"""


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_every_key_is_accepted(tmp_path: Path) -> None:
    (layer,) = read(write(tmp_path / "credlint.toml", EVERY_KEY), KNOWN)
    assert len(layer.values) == 23
    assert layer.values["select"].value == ("ALL",)
    assert layer.values["per-file-ignores"].value == (("tests/*", ("CRD1",)),)
    assert layer.values["sdk-call"].value == (
        (
            ("callable", "acme.connect"),
            ("access-key", ("key",)),
            ("secret-key", ("secret", 1)),
            ("session-token", (2,)),
        ),
    )
    assert layer.folder == tmp_path.as_posix()


def test_the_origin_is_file_and_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (layer,) = read(write(tmp_path / "pyproject.toml", '[tool.credlint]\n\nselect = ["ALL"]\n'), KNOWN)
    assert layer.values["select"].origin == "pyproject.toml:3"


@pytest.mark.parametrize(
    ("files", "start", "found"),
    [
        ({"pyproject.toml": "[tool.credlint]"}, ".", "pyproject.toml"),
        ({"pyproject.toml": "[tool.credlint]"}, "a/b", "pyproject.toml"),
        ({"pyproject.toml": "[tool.credlint]", "a/credlint.toml": ""}, "a/b", "a/credlint.toml"),
        ({"pyproject.toml": "[tool.credlint]", "credlint.toml": ""}, ".", "credlint.toml"),
        ({"credlint.toml": "", ".credlint.toml": ""}, ".", ".credlint.toml"),
        ({"pyproject.toml": "[tool.credlint]", "a/pyproject.toml": "[tool.ruff]"}, "a", "pyproject.toml"),
        ({"pyproject.toml": "[tool.credlint]", "a/pyproject.toml": "not toml"}, "a", "pyproject.toml"),
        ({"pyproject.toml": "[tool.credlint]", "a/pyproject.toml": "x = 'credlint'"}, "a", "pyproject.toml"),
        ({"pyproject.toml": "[[tool.credlint.sink]]"}, ".", "pyproject.toml"),
        ({"a/b/credlint.toml": ""}, "a", None),
    ],
)
def test_find(tmp_path: Path, files: dict[str, str], start: str, found: str | None) -> None:
    for name, text in files.items():
        write(tmp_path / name, text)
    (tmp_path / start).mkdir(parents=True, exist_ok=True)
    assert find(tmp_path / start) == (tmp_path / found if found else None)


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ('\nselct = ["ALL"]', 2, 'unknown key "selct"; did you mean "select"?'),
        ("zzzzzzzz = 1", 1, 'unknown key "zzzzzzzz"'),
        ('select = "ALL"', 1, "select is an array of rule codes, prefixes or names, not a string"),
        ("select = [1]", 1, "select is an array of strings, not of an integer"),
        ('select = [\n "CRD101",\n "CRD109",\n]', 3, 'select: unknown rule "CRD109"; did you mean "CRD10'),
        ('ignore = ["CRD901"]', 1, "ignore: CRD901 is always on"),
        ('extend-select = [""]', 1, "extend-select is an array of strings, not of an empty string"),
        ("per-file-ignores = []", 1, "per-file-ignores is a table"),
        ('[per-file-ignores]\n"a" = "CRD101"', 2, "per-file-ignores wants an array of rule codes, not a string"),
        ('[per-file-ignores]\n"a" = ["CRD101"]\n"b" = ["nope"]', 3, 'unknown rule "nope"'),
        ('force-exclude = "yes"', 1, "force-exclude is a boolean, not a string"),
        ("require-reason = 1", 1, "require-reason is a boolean, not an integer"),
        ("fail-level = true", 1, 'fail-level is one of "info", "warning", "error", "never", not a boolean'),
        (
            'fail-level = "warn"',
            1,
            'fail-level is one of "info", "warning", "error", "never", not "warn"; did you mean',
        ),
        ('output-format = "xml"', 1, "output-format is one of"),
        ("baseline = 1979-05-27", 1, "baseline is a string, not a date or time"),
        ('src = "src"', 1, "src is an array of strings, not a string"),
        ('cache-dir = ""', 1, "cache-dir is a string, not an empty string"),
        ("sink = {}", 1, "sink is an array of tables, not a table"),
        ("sink = [1]", 1, "sink is an array of tables, not of an integer"),
        ('[[sink]]\nkind = "print"', 1, "sink needs the key callable"),
        ('[[sink]]\ncallable = "a"\nkind = "prnt"', 3, 'did you mean "print"?'),
        ('[[sink]]\ncallable = "a"\nkind = "print"\nknd = 1', 4, 'unknown key "sink.knd"; did you mean "kind"?'),
        (
            '[[sdk-call]]\ncallable = "a"\naccess-key = 0\n[[sdk-call]]\naccess-key = 0\ncallable = 1',
            6,
            "callable is a dotted name, not an integer",
        ),
        ('[[sink]]\ncallable = "print it"\nkind = "log"', 2, "callable is a dotted name such as"),
        ('[[sdk-call]]\ncallable = "a"', 1, "sdk-call needs one of the keys access-key, secret-key, session-token"),
        ('[[sdk-call]]\ncallable = "a"\nsecret-key = -1', 3, "positions count from 0"),
        ('[[sdk-call]]\ncallable = "a"\nsecret-key = ["a", true]', 3, "positions count from 0"),
        ('[[sdk-call]]\ncallable = "a"\nsecret-key = 1.5', 3, "secret-key is a parameter's name or position"),
        ("select = [", None, "not valid TOML"),
        ('extend = "nowhere.toml"', 1, 'extend: there is no file "nowhere.toml"'),
    ],
)
def test_mistakes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, line: int | None, message: str) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ConfigError) as error:
        read(write(tmp_path / "credlint.toml", text), KNOWN)
    assert error.value.file == "credlint.toml"
    assert error.value.line == line
    assert message in error.value.message


def test_mistakes_in_pyproject_count_the_lines_of_the_file(tmp_path: Path) -> None:
    text = '[project]\nname = "x"\n\n[tool.credlint]\nselect = ["ALL"]\nselct = 1\n'
    with pytest.raises(ConfigError) as error:
        read(write(tmp_path / "pyproject.toml", text), KNOWN)
    assert error.value.line == 6


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[project]", "there is no table [tool.credlint]"),
        ("tool = 1", "tool is no table"),
        ("[tool]\ncredlint = 1", "credlint is no table"),
    ],
)
def test_a_named_pyproject_has_our_table(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ConfigError) as error:
        read(write(tmp_path / "pyproject.toml", text), KNOWN)
    assert message in str(error.value)


def test_not_text(tmp_path: Path) -> None:
    path = tmp_path / "credlint.toml"
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(ConfigError, match="not UTF-8 text"):
        read(path, KNOWN)


def test_a_secret_in_a_broken_file_is_not_quoted(tmp_path: Path) -> None:
    path = write(tmp_path / "credlint.toml", "AKIAQWERTYUIOPASDFGH = 1\nAKIAQWERTYUIOPASDFGH = 2\n")
    with pytest.raises(ConfigError) as error:
        read(path, KNOWN)
    assert "AKIA" not in str(error.value)
    path = write(tmp_path / "credlint.toml", "[tool]\n[tool]\n")
    with pytest.raises(ConfigError, match="not valid TOML"):
        read(path, KNOWN)


def test_extend_reads_the_other_file_first(tmp_path: Path) -> None:
    write(tmp_path / "pyproject.toml", '[tool.credlint]\nselect = ["CRD101"]\nfail-level = "error"\n')
    path = write(tmp_path / "pkg" / "credlint.toml", 'extend = "../pyproject.toml"\nselect = ["ALL"]\n')
    first, second = read(path, KNOWN)
    assert first.values["select"].value == ("CRD101",)
    assert second.values["select"].value == ("ALL",)
    assert (first.folder, second.folder) == (tmp_path.as_posix(), (tmp_path / "pkg").as_posix())


def test_a_mistake_in_an_extended_file_is_told_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "base.toml", "\nselct = []\n")
    with pytest.raises(ConfigError) as error:
        read(write(tmp_path / "credlint.toml", 'extend = "base.toml"'), KNOWN)
    assert (error.value.file, error.value.line) == ("base.toml", 2)


def test_extend_in_a_circle(tmp_path: Path) -> None:
    write(tmp_path / "a.toml", 'extend = "credlint.toml"')
    with pytest.raises(ConfigError, match="extends itself"):
        read(write(tmp_path / "credlint.toml", 'extend = "a.toml"'), KNOWN)


def test_a_comment_or_a_string_is_no_key(tmp_path: Path) -> None:
    text = "# selct = 1\nsrc = ['''\nselct = 1\n''']\n"
    (layer,) = read(write(tmp_path / "credlint.toml", text), KNOWN)
    assert set(layer.values) == {"src"}

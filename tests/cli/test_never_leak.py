"""No secret of a project in any byte that credlint writes, whatever it is asked to do."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from credlint.cli.app import run as run_command
from credlint.config.keys import FORMATS

from .helpers import Run

KEY = "AKIAQ7T3XW5LKZP4M2RD"
SHAPED = "zZ7fK2mQ9xWv4TzLp8RbNd3HsYg6JuEo1iCwAqX5"
"""In each text that must not be seen is one of these, or the word."""

WORD = "canary"

PYTHON = f"""\
import base64, boto3, codecs, os
print(os.environ)  # credlint: ignore[CRD203] reason with {KEY} and {SHAPED}
print(os.environ)
KEY = "{KEY}"
SECRET = "{WORD}-in-a-constant"
boto3.client("s3", aws_access_key_id=KEY, aws_secret_access_key=SECRET)
boto3.client("s3", aws_access_key_id="{KEY}", aws_secret_access_key="{SHAPED}", aws_session_token="{WORD}-1234")
boto3.client("s3", aws_access_key_id="{WORD}" + "{WORD}", aws_secret_access_key=f"{WORD}{{KEY}}{WORD}")
class Settings:
    aws_secret_access_key = "{WORD}-in-a-class"
    def session(self):
        return boto3.Session("{WORD}-by-position", self.aws_secret_access_key)
def connect(key="{WORD}-by-default"):
    return boto3.client("s3", aws_access_key_id="x", aws_secret_access_key=key)
connect("{WORD}-argument"); connect(key="{WORD}" + unknown)
GIVEN = {{"aws_access_key_id": "{WORD}-of-a-mapping", "aws_secret_access_key": "{WORD}-of-a-mapping"}}
boto3.client("s3", **GIVEN)
os.environ["AWS_SECRET_ACCESS_KEY"] = "{WORD}-of-the-environment"
os.environ.update(AWS_SESSION_TOKEN="{WORD}-of-the-environment", AWS_ACCESS_KEY_ID="{WORD}" + unknown)
boto3.client("s3", aws_secret_access_key=os.environ.get("A_SECRET", "{WORD}-in-a-fallback"))
boto3.client("s3", aws_secret_access_key="{WORD}"
             "-of-two-lines")
boto3.client("s3", aws_secret_access_key='''{WORD}
{WORD}''')
boto3.client("s3", aws_secret_access_key=base64.b64decode("{WORD}Y2FuYXJ5").decode())
boto3.client("s3", aws_secret_access_key=codecs.decode("{WORD}", "rot13"))
boto3.client("s3", aws_secret_access_key="{WORD}-{{}}".format("{WORD}"), aws_access_key_id="%s" % "{WORD}")
boto3.client("s3", aws_secret_access_key="{WORD}-%s-{WORD}" % unknown, aws_access_key_id=f"{WORD}-{{unknown}}")
boto3.client("s3", aws_secret_access_key="{WORD}" * 2, aws_access_key_id=unknown("{WORD}"))
boto3.client("s3", aws_secret_access_key=("{WORD}-one", "{WORD}-two")[unknown])
boto3.client("s3", aws_secret_access_key=os.getenv("AWS_SECRET_ACCESS_KEY") or "{WORD}")
open(os.path.expanduser("~/.aws/credentials"), "w").write("[x]\\naws_secret_access_key = {WORD}")
print("export AWS_SECRET_ACCESS_KEY={WORD}", dict(os.environ))
os.environ.setdefault("AWS_SECRET_ACCESS_KEY", f"{WORD}-{{unknown}}")
os.environ["AWS_SECRET_ACCESS_KEY"] = "{WORD}" + unknown
os.environ["AWS_SESSION_TOKEN"], z = f"{WORD}-{{unknown}}" if unknown else "%s{WORD}" % unknown, 1
os.environ["AWS_ACCESS_KEY_ID"] = "{{}}{WORD}".format(unknown) or "".join([unknown, "{WORD}"])
boto3.client("lambda").create_function(Environment={{"Variables": {{"AWS_SECRET_ACCESS_KEY": "{WORD}" + unknown}}}})
password = "{WORD}"
password += "{WORD}-more"
boto3.client("s3", aws_secret_access_key=password)
boto3.client("s3", aws_secret_access_key=f"for {{unknown}} {WORD}{{unknown}}", aws_access_key_id="a {WORD}" + unknown)
boto3.client("s3", aws_secret_access_key="for %s {WORD}%s" % (unknown, unknown), aws_access_key_id=("one {WORD}" "two"))
cursor = __import__("psycopg2").connect(unknown).cursor()
cursor.execute(f"COPY t CREDENTIALS 'aws_access_key_id={{unknown}};aws_secret_access_key={WORD}{{unknown}}'")
cursor.execute("COPY t CREDENTIALS 'aws_access_key_id=%s;aws_secret_access_key={WORD}'" % unknown)
x = 1  # credlint: ignore[{KEY}]
y = 2  # credlint: {SHAPED}
"""

BROKEN = PYTHON + f'z = = "{WORD}"\n'


def cell(source: str, output: str = "") -> dict[str, object]:
    outputs = [{"output_type": "stream", "name": "stdout", "text": output.splitlines(True)}] if output else []
    return {
        "cell_type": "code",
        "metadata": {},
        "execution_count": None,
        "outputs": outputs,
        "source": source.splitlines(True),
    }


def notebook(*cells: dict[str, object]) -> str:
    kernel = {"kernelspec": {"name": "python3", "language": "python", "display_name": "Python 3"}}
    return json.dumps({"cells": cells, "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}, indent=1)


FILES = {
    "a.py": PYTHON,
    "broken.py": BROKEN,
    "page.md": f"# A page\n\n```python\n{PYTHON}```\n",
    "nb.ipynb": notebook(
        cell(PYTHON),
        cell(f"%env AWS_SECRET_ACCESS_KEY={WORD}-of-a-magic\n!aws configure set aws_secret_access_key {WORD}-command"),
        cell("x", f"AWS_SECRET_ACCESS_KEY={WORD}-of-an-output\n{{'AccessKeyId': '{KEY}'}}\n"),
    ),
    "broken.ipynb": notebook(cell(BROKEN)),
    f"{KEY}.py": PYTHON,
}


@pytest.fixture
def given(project: Path) -> Path:
    for name, text in FILES.items():
        (project / name).write_text(text)
    return project


def shown(text: str) -> list[str]:
    """The lines in which a secret is shown."""
    return [line for line in text.splitlines() if any(secret in line for secret in (WORD, KEY, SHAPED))]


def written(project: Path) -> Iterator[tuple[str, str]]:
    """What is in the project besides its files."""
    for path in project.rglob("*"):
        if path.is_file() and path.name not in FILES:
            yield path.relative_to(project).as_posix(), path.read_bytes().decode()


@pytest.mark.parametrize("form", FORMATS)
def test_formats(run: Run, given: Path, form: str) -> None:
    for args in (
        ("-v", "--statistics"),
        ("--show-suppressed", "--color", "always"),
        ("--no-ignores", "--select", "ALL,PEDANTIC"),
    ):
        ran = run(*args, "--output-format", form, "--output", f"{form}=report", "-j", "1")
        assert ran.code == 2
        assert len(ran.out) > 1000
        assert shown(ran.out + ran.err) == []
    assert [line for _, text in written(given) for line in shown(text)] == []
    assert shown(run("--show-files").out) == []
    assert {name for name, _ in written(given)} >= {"report"}
    assert list((given / ".credlint_cache").glob("index-*"))


def test_the_program_holds_what_it_should(run: Run, given: Path) -> None:
    """Each statement with a secret is reported, so that its line is shown."""
    found = json.loads(run("a.py", "--no-ignores", "--output-format", "json").out)["findings"]
    codes = {one["code"] for one in found}
    assert codes >= {"CRD101", "CRD103", "CRD203", "CRD301", "CRD302"}
    assert len({one["location"]["row"] for one in found}) > 15


def test_baselines(run: Run, given: Path) -> None:
    (given / "credlint.toml").write_text('unchecked-files = "warn"\n')
    outputs = [run("baseline", name) for name in ("create", "update", "prune", "show")]
    assert [ran.code for ran in outputs] == [0] * 4
    assert shown("".join(ran.out + ran.err for ran in outputs)) == []
    texts = dict(written(given))
    assert texts[".credlint-baseline.json"].count('"rule"') > 20
    assert [line for text in texts.values() for line in shown(text)] == []


def test_written_comments(run: Run, given: Path) -> None:
    before = (given / "a.py").read_text().splitlines()
    ran = run("--add-ignore", "--reason", f"for {KEY} and {SHAPED}", "a.py")
    assert shown(ran.out + ran.err) == []
    added = [line for line in (given / "a.py").read_text().splitlines() if line not in before]
    comments = [line.rpartition("# credlint:")[2] for line in added]
    assert len(comments) > 15
    assert [line for comment in comments for line in shown(comment)] == []


@pytest.mark.parametrize("option", ["-q", "-v"])
def test_failures_of_credlint_itself(run: Run, given: Path, option: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ValueError(PYTHON) from KeyError(SHAPED)

    monkeypatch.setattr("credlint.analysis.engine.analyse", fail)
    ran = run("a.py", option, "--no-cache", "-j", "1")
    assert ran.code == 2
    assert "CRD903 internal error (ValueError)" in ran.out
    assert ("test_never_leak:" in ran.err) == (option == "-v")
    assert shown(ran.out + ran.err) == []


def test_failures_of_all(
    run: Run, given: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> None:
        raise ValueError(PYTHON) from KeyError(SHAPED)

    monkeypatch.setattr("credlint.cli.check.discover", fail)
    monkeypatch.chdir(given)
    assert run_command(["a.py", "-v"]) == 2
    out, err = capsys.readouterr()
    assert (out, shown(err)) == ("", [])
    assert "internal error: ValueError;" in err


@pytest.mark.parametrize(
    "text",
    [
        f"{KEY} = 1\n",
        f'select = ["{KEY}"]\n',
        f'ignore = ["{SHAPED}"]\n',
        f'fail-level = "{SHAPED}"\n',
        f'extend = "{SHAPED}"\n',
        f'src = ["{KEY}"]\n',
        f'baseline = "{KEY}.json"\n',
        f'select = "{KEY}\n',
        f"{SHAPED} {KEY}\n",
        f'[[sink]]\ncallable = "a"\nkind = "{KEY}"\n',
        f'[[sdk-call]]\ncallable = "a"\n{KEY} = 1\n',
        f'per-file-ignores = {{"{SHAPED}" = ["{KEY}"]}}\n',
        f"[{KEY}]\n[{KEY}]\n",
    ],
)
def test_mistakes_in_the_configuration(run: Run, project: Path, text: str) -> None:
    (project / "credlint.toml").write_text(text)
    for args in ((), ("config",), ("-v",)):
        ran = run(*args)
        assert ran.code == 2 or args == ("config",)
        assert ran.err or ran.out
        assert shown(ran.out + ran.err) == []


@pytest.mark.parametrize(
    "args",
    [
        (KEY,),
        ("--select", KEY),
        ("--ignore", SHAPED),
        ("--output", KEY),
        ("--output", f"{KEY}=x"),
        ("--output-format", KEY),
        ("--jobs", KEY),
        ("--fail-level", SHAPED),
        ("--per-file-ignores", KEY),
        ("--files-from", KEY),
        ("--config", KEY),
        ("--since", KEY),
        ("--baseline", KEY),
        (f"--{KEY}",),
        ("--add-ignore", "--reason", f"#{KEY}"),
        ("rule", KEY),
        ("baseline", KEY),
        ("config", KEY),
    ],
)
def test_mistakes_on_the_command_line(run: Run, project: Path, args: tuple[str, ...]) -> None:
    ran = run(*args)
    assert (ran.code, shown(ran.out + ran.err)) == (2, [])

"""`credlint check --add-ignore`: comments that keep findings silent, also after a formatter."""

import json
import os
import stat
from pathlib import Path

import pytest

from credlint.config.settings import Settings
from credlint.model.result import FileResult
from credlint.pipeline import check_source

from .helpers import BROKEN, CLEAN, FORMATTERS, LEAK, Run, reformat, write

KEY = 'os.environ["AWS_SECRET_ACCESS_KEY"]'
LONG = "a_long_name_that_leaves_no_room_for_a_comment"

PROGRAMS = {
    "a short line": f"print({KEY})\n",
    "a long line": f"print({KEY}, '{LONG}', '{LONG}')\n",
    "a line that is just too long": f"print({KEY}, 'a text of this length')\n",
    "several lines": f"print(\n    {KEY},\n    end='',\n)\n",
    "lines that a formatter joins": f"print(\n    {KEY}, end=''\n)\n",
    "a name for the result": f"{LONG} = print({KEY}, {LONG!r})\n",
    "in a function": f"def f():\n    print({KEY})\n",
    "the first of a function": f"def f():\n\n    print({KEY}, '{LONG}', '{LONG}')\n    return 1\n",
    "a return": f"def handler(event, context):\n    return {{'statusCode': 200, 'body': {KEY}, 'x': '{LONG}'}}\n",
    "a condition": f"if print({KEY}):\n    pass\n",
    "a long condition": f"if print({KEY}, '{LONG}') and print('{LONG}'):\n    pass\n",
    "elif": f"if 1:\n    pass\nelif print({KEY}, '{LONG}'):\n    pass\nelse:\n    pass\n",
    "elif after a comment": f"if 1:\n    pass\n    # so\nelif print({KEY}, '{LONG}'):\n    pass\n",
    "with": f"with open('x') as a, open(print({KEY}, '{LONG}')) as b:\n    pass\n",
    "while": f"while print({KEY}): break\n",
    "for": f"for x in [print({KEY}, '{LONG}')]:\n    pass\n",
    "except": f"try:\n    pass\nexcept print({KEY}, '{LONG}'):\n    pass\n",
    "case": f"match 1:\n    case 1 if print({KEY}, '{LONG}'):\n        pass\n",
    "a decorator": f"@print({KEY})\ndef f():\n    pass\n",
    "one of two decorators": f"@staticmethod\n@print({KEY}, '{LONG}', '{LONG}')\ndef f():\n    pass\n",
    "a default": f"def f(x=print({KEY}, '{LONG}'), y='{LONG}'):\n    pass\n",
    "a class": f"class A(print({KEY}, '{LONG}')):\n    x = 1\n",
    "a body on the line": f"if 1: print({KEY})\n",
    "a header with its body on the line": f"if print({KEY}): pass\n",
    "an else with its body on the line": f"if 1: pass\nelse: print({KEY})\n",
    "the first of two statements": f"print({KEY}); x = 1\n",
    "the last of two statements": f"x = 1; print({KEY})\n",
    "a semicolon at the end": f"print({KEY});\n",
    "a string of several lines": f"print('''\n{LONG}\n''', {KEY})\n",
    "after a string of several lines": f"x = '''\n'''; print({KEY})\n",
    "a backslash": f"print('x', \\\n    {KEY})\n",
    "after a backslash": f"x = 1; \\\nprint({KEY})\n",
    "blanks at the end": f"print({KEY})   \n",
    "no newline at the end": f"print({KEY})",
    "tabs": f"def f():\n\tif 1:\n\t\tprint({KEY}, '{LONG}')\n",
    "a pragma": f"print({KEY})  # noqa: T201\n",
    "a type pragma": f"x = print({KEY})  # type: ignore\n",
    "a formatter's pragma": f"print( {KEY} )  # fmt: skip\n",
    "a reason of its own": f"print({KEY})  # credlint: ignore[CRD101] something else\n",
    "a lambda": f"f = lambda: print({KEY})\nf()\n",
    "an f-string": "print(f'{os.environ}')\n",
    "nested calls": f"print(print(print({KEY}, '{LONG}'), '{LONG}'))\n",
    "a dictionary": f"x = {{\n    'a': print({KEY}),\n    'b': print(1, {KEY}),\n}}\n",
    "a comprehension": f"x = [\n    print(y, {KEY})\n    for y in range(3)\n    if y\n]\n",
    "two findings of several rules": "import boto3\n"
    f"boto3.client('s3', aws_access_key_id='x1', aws_secret_access_key={KEY})\n",
}


def live(run: Run, *args: str) -> list[str]:
    """The codes of live findings."""
    return [one["code"] for one in json.loads(run(*args, "--output-format", "json").out)["findings"]]


@pytest.mark.parametrize("formatter", FORMATTERS)
@pytest.mark.parametrize("text", PROGRAMS.values(), ids=PROGRAMS)
@pytest.mark.parametrize("reason", ["", "an account of our own that holds nothing"], ids=["bare", "reason"])
def test_silent_before_and_after_formatting(run: Run, project: Path, text: str, formatter: str, reason: str) -> None:
    write(project, a="import os\n\n" + text)
    before = live(run, "--no-ignores")
    assert before
    ran = run("--add-ignore", *(("--reason", reason) if reason else ()))
    kept = ["CRD900"] * text.count("ignore[CRD101]")
    assert live(run) == kept, (project / "a.py").read_text()
    assert ran.code == bool(kept)
    assert live(run, "--no-ignores") == before
    written = (project / "a.py").read_bytes()
    run("--add-ignore", "--reason", "again")
    assert (project / "a.py").read_bytes() == written
    reformat(formatter, project / "a.py")
    assert live(run) == kept, (project / "a.py").read_text()
    assert live(run, "--no-ignores") == before


def test_what_is_written(run: Run, project: Path) -> None:
    write(project, a=LEAK, b=f"import os\n\n\ndef f():\n    print({KEY}, '{LONG}')  # so\n", c=CLEAN)
    ran = run("--add-ignore", "--reason", "shown once")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.splitlines() == [
        "Suppressed 2 findings by comments in 2 files",
        "No findings in 3 files; 2 suppressed by comment",
    ]
    assert (project / "a.py").read_text() == LEAK.rstrip("\n") + "  # credlint: ignore[CRD201] shown once\n"
    assert (project / "b.py").read_text() == (
        f"import os\n\n\ndef f():\n    # credlint: ignore[CRD201] shown once\n    print({KEY}, '{LONG}')  # so\n"
    )


def test_only_what_is_asked_for(run: Run, project: Path) -> None:
    write(project, a=LEAK, b=LEAK)
    run("--add-ignore", "a.py")
    assert run().out.startswith("b.py:3:1")
    write(project, a=LEAK)
    run("--add-ignore", "--select", "CRD1")
    assert (project / "a.py").read_text() == LEAK
    run("baseline", "create")
    run("--add-ignore")
    assert (project / "a.py").read_text() == LEAK


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_newlines_are_kept(run: Run, project: Path, newline: str) -> None:
    text = (LEAK + f"print({KEY}, '{LONG}', '{LONG}')\n").replace("\n", newline)
    (project / "a.py").write_bytes(text.encode())
    assert run("--add-ignore").code == 0
    data = (project / "a.py").read_bytes()
    assert data.count(b"\n" if newline == "\r\n" else b"\r") == 5
    assert data.replace(newline.encode(), b"").count(b"\n") == 0


def test_bytes_are_kept(run: Run, project: Path) -> None:
    marked = b"\xef\xbb\xbf" + LEAK.encode()
    (project / "a.py").write_bytes(marked)
    latin = b"# coding: latin-1\nx = '\xe9'\n" + LEAK.encode()
    (project / "b.py").write_bytes(latin)
    (project / "b.py").chmod(0o754)
    assert run("--add-ignore", "--reason", "d\u00e9j\u00e0 vu").code == 0
    assert (project / "a.py").read_bytes() == marked[:-1] + "  # credlint: ignore[CRD201] d\u00e9j\u00e0 vu\n".encode()
    assert (project / "b.py").read_bytes() == latin[:-1] + b"  # credlint: ignore[CRD201] d\xe9j\xe0 vu\n"
    assert stat.S_IMODE((project / "b.py").stat().st_mode) == 0o754
    assert sorted(path.name for path in project.iterdir() if path.suffix != "") == ["a.py", "b.py"]


def test_a_reason_that_the_encoding_cannot_hold(run: Run, project: Path) -> None:
    data = b"# coding: latin-1\n" + LEAK.encode()
    (project / "a.py").write_bytes(data)
    ran = run("--add-ignore", "--reason", "\u4e2d")
    assert ran.code == 1
    assert "a.py: no comment written: it cannot be decoded or encoded" in ran.err
    assert (project / "a.py").read_bytes() == data


def test_a_link_stays_a_link(run: Run, project: Path) -> None:
    write(project, lib__a=LEAK)
    (project / "b.py").symlink_to("lib/a.py")
    assert run("--add-ignore", "b.py").code == 0
    assert (project / "b.py").is_symlink()
    assert "ignore[CRD201]" in (project / "lib" / "a.py").read_text()


def test_notebooks_and_markdown_are_refused(run: Run, project: Path) -> None:
    cell: dict[str, object] = {
        "cell_type": "code",
        "metadata": {},
        "outputs": [],
        "execution_count": None,
        "source": LEAK.splitlines(True),
    }
    kernel = {"kernelspec": {"name": "python3", "language": "python", "display_name": "Python 3"}}
    notebook = json.dumps({"cells": [cell], "metadata": kernel, "nbformat": 4, "nbformat_minor": 5})
    (project / "n.ipynb").write_text(notebook)
    (project / "m.md").write_text(f"```python\n{LEAK}```\n")
    write(project, a=LEAK)
    ran = run("--add-ignore")
    assert ran.code == 1
    for name in ("n.ipynb", "m.md"):
        assert f"{name}: no comment written: notebooks and Markdown are not edited" in ran.err
    assert (project / "n.ipynb").read_text() == notebook
    assert [line.split(":")[0] for line in ran.out.splitlines()] == ["m.md", "n.ipynb"]


def test_what_says_something_of_comments_stays(run: Run, project: Path) -> None:
    text = "x = 1  # credlint: ignore[CRD201] old\ny = 2  # credlint: ignore\n"
    write(project, a=text, b=BROKEN)
    ran = run("--add-ignore")
    assert ran.code == 2
    assert (project / "a.py").read_text() == text
    assert [line.split()[1] for line in ran.out.splitlines()] == ["CRD900", "CRD904", "CRD901"]


def test_a_required_reason(run: Run, project: Path) -> None:
    write(project, a=LEAK)
    (project / "credlint.toml").write_text("require-reason = true\n")
    ran = run("--add-ignore")
    assert ran.code == 2
    assert "--add-ignore wants --reason here" in ran.err
    assert run("--add-ignore", "--reason", "until=2999-01-01 shown").code == 0
    assert run().code == 0


def test_a_reason_that_has_no_effect(run: Run, project: Path) -> None:
    write(project, a=LEAK)
    ran = run("--add-ignore", "--reason", "until=2001-01-01")
    assert ran.code == 1
    assert "a.py: no comment written: its findings would stay" in ran.err
    assert (project / "a.py").read_text() == LEAK


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("--reason", "x"), "--reason wants --add-ignore"),
        (("--add-ignore", "--reason", "a\nb"), "--reason is one line"),
        (("--add-ignore", "--reason", "a # b"), "--reason is one line"),
        (("--add-ignore", "-"), "--add-ignore changes files"),
        (("--add-ignore", "--no-ignores"), "--add-ignore changes files"),
        (("--add-ignore", "--show-files"), "--add-ignore changes files"),
    ],
)
def test_mistakes(run: Run, project: Path, args: tuple[str, ...], message: str) -> None:
    write(project, a=LEAK)
    ran = run(*args)
    assert ran.code == 2
    assert message in ran.err
    assert (project / "a.py").read_text() == LEAK


def test_a_file_that_changes_meanwhile(run: Run, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(project, a=LEAK)

    def interfere(path: str, data: bytes, settings: Settings) -> FileResult:
        write(project, a=LEAK + "# mine\n")
        return check_source(path, data, settings)

    monkeypatch.setattr("credlint.run.annotate.check_source", interfere)
    ran = run("--add-ignore")
    assert ran.code == 1
    assert "a.py: no comment written: the file has changed meanwhile" in ran.err
    assert (project / "a.py").read_text() == LEAK + "# mine\n"


def test_a_secret_in_the_reason_is_not_written(run: Run, project: Path) -> None:
    write(project, a=LEAK)
    assert run("--add-ignore", "--reason", "was AKIAQWERTYUIOPASDFGH").code == 0
    assert "AKIA" not in (project / "a.py").read_text()


def test_a_folder_that_cannot_be_written_to(run: Run, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(project, a=LEAK)

    def refuse(*_: object) -> None:
        raise PermissionError(13, os.strerror(13))

    monkeypatch.setattr("credlint.run.annotate.rewrite", refuse)
    ran = run("--add-ignore")
    assert ran.code == 1
    assert "a.py: no comment written: Permission denied" in ran.err

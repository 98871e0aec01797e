"""Suppression comments as people write them, before and after the formatters of the world have moved them."""

import json
import os
from pathlib import Path

import pytest

from .helpers import FORMATTERS, LEAK, Run, reformat, write

KEY = 'os.environ["AWS_SECRET_ACCESS_KEY"]'
LONG = "a_long_text_that_leaves_no_room_for_anything_else"
SAY = "# credlint: ignore[CRD201] on purpose"

SILENT = {
    "a short line": f"print({KEY})  {SAY}\n",
    "a long line": f"print({KEY}, '{LONG}', '{LONG}')  {SAY}\n",
    "a line that becomes too long by the comment": f"print({KEY}, 'some more text here')  {SAY}\n",
    "the first line": f"print(  {SAY}\n    {KEY}, end=''\n)\n",
    "the last line": f"print(\n    {KEY}, end=''\n)  {SAY}\n",
    "the last line, joined": f"print(\n    {KEY}\n)  {SAY}\n",
    "the statement before": f"{SAY}\nprint({KEY}, '{LONG}', '{LONG}')\n",
    "the statement before, after a gap": f"{SAY}\n\n\n\n# more\nprint( {KEY} )\n",
    "the statement before, several lines": f"{SAY}\nprint(\n    {KEY}, end=''\n)\n",
    "an inner line with all of the call": f"x = [\n    print({KEY}),  {SAY}\n    1\n]\n",
    "an inner line with a long call": f"x = [\n    print({KEY}, '{LONG}', '{LONG}'),  {SAY}\n    1\n]\n",
    "an inner line on which the call ends": f"x = [\n    print(\n        {KEY}, end=''),  {SAY}\n    1,\n]\n",
    "a value of a mapping": f"x = {{\n    'a': print({KEY}, '{LONG}', '{LONG}'),  {SAY}\n    'b': 1,\n}}\n",
    "an argument": f"f(\n    a=print({KEY}, '{LONG}', '{LONG}'),  {SAY}\n    b=1)\n",
    "the row above, inside": f"x = [\n    {SAY}\n    print({KEY}, '{LONG}', '{LONG}'),\n    1,\n]\n",
    "an assignment": f"value = another = print({KEY}, '{LONG}')  {SAY}\n",
    "an annotated assignment": f"value: '{LONG}' = print({KEY}, '{LONG}')  {SAY}\n",
    "an augmented assignment": f"value += print({KEY}, '{LONG}', '{LONG}')  {SAY}\n",
    "a return": f"def f():\n  return print({KEY}, '{LONG}', '{LONG}')  {SAY}\n",
    "a sum": f"value = print({KEY}, '{LONG}') + f('{LONG}')  {SAY}\n",
    "an assertion": f"assert print({KEY}, '{LONG}'), '{LONG}'  {SAY}\n",
    "a condition": f"if print({KEY}, '{LONG}') and '{LONG}':  {SAY}\n    pass\n",
    "elif": f"if 1:\n    pass\nelif print({KEY}, '{LONG}') and '{LONG}':  {SAY}\n    pass\n",
    "while": f"while print({KEY}, '{LONG}') and '{LONG}':  {SAY}\n    pass\n",
    "with": f"with open('{LONG}') as a, open(print({KEY})) as b:  {SAY}\n    pass\n",
    "for": f"for x in print({KEY}, '{LONG}', '{LONG}'):  {SAY}\n    pass\n",
    "a default": f"def f(x=print({KEY}, '{LONG}'), y='{LONG}'):  {SAY}\n    pass\n",
    "a decorator": f"{SAY}\n@print({KEY}, '{LONG}', '{LONG}')\ndef f():\n    pass\n",
    "a lambda": f"f = lambda: print({KEY}, '{LONG}', '{LONG}')  {SAY}\nf()\n",
    "a comprehension": f"x = [print({KEY}, '{LONG}') for y in range(3) if y]  {SAY}\n",
    "a conditional expression": f"x = print({KEY}, '{LONG}') if y else '{LONG}'  {SAY}\n",
    "a chain of calls": f"f('{LONG}').g(print({KEY})).h('{LONG}')  {SAY}\n",
    "a subscript": f"x[print({KEY})] = '{LONG}'  {SAY}\n",
    "a condition that is held together": f"while print({KEY}) and not {LONG}:  {SAY}\n    pass\n",
    "a deleted item": f"del x['{LONG}'], x[print({KEY})], x['{LONG}']  {SAY}\n",
    "a raise": f"raise ValueError(print({KEY}), '{LONG}', '{LONG}')  {SAY}\n",
    "an await": f"async def f():\n    await g(print({KEY}), '{LONG}', '{LONG}')  {SAY}\n",
    "a backslash": f"x = 1 + \\\n    print({KEY})  {SAY}\n",
    "a statement behind a semicolon": f"x = 1; print({KEY})  {SAY}\n",
    "a body on the header's line": f"if 1: print({KEY})  {SAY}\n",
    "a string of several lines": f"print({KEY}, '''\n{LONG}\n''')  {SAY}\n",
    "behind a type comment": f"x = print({KEY}, '{LONG}', '{LONG}')  # type: ignore  {SAY}\n",
    "behind a linter's pragma": f"print({KEY}, '{LONG}', '{LONG}')  # noqa: T201, E501  {SAY}\n",
    "before another pragma": f"print({KEY}, '{LONG}', '{LONG}')  {SAY}  # type: ignore\n",
    "without blanks": f"print({KEY}, '{LONG}', '{LONG}') #credlint:ignore[CRD201]\n",
    "several codes": f"x = [print({KEY}), print(dict(os.environ))]  # credlint: ignore[exposed-environment,CRD201] x\n",
    "a prefix": f"print({KEY}, '{LONG}', '{LONG}')  # credlint: ignore[CRD2] x\n",
    "a date to come": f"print({KEY}, '{LONG}', '{LONG}')  # credlint: ignore[CRD201] until=2999-01-01 x\n",
    "the whole file": f"# credlint: file-ignore[CRD201] x\nprint({KEY}, '{LONG}', '{LONG}')\n\n\nprint({KEY})\n",
    "the whole file, at its end": f"print({KEY}, '{LONG}', '{LONG}')\n# credlint: file-ignore[CRD2] x\n",
}

OVERRIDES = {
    "a literal": "'a-secret-that-is-longer-than-most-of-them'",
    "an attribute": "configuration.of_the_application.of_ours.secret",
    "a call": "configuration('of the application', 'of ours')",
    "an item": "configuration['of the application']['of ours']",
    "a choice": "configuration_of_the_application or another_one",
    "a tuple": "configuration_of_the_application, another_one",
}


@pytest.mark.parametrize("value", OVERRIDES.values(), ids=OVERRIDES)
def test_overrides_before_and_after_formatting(run: Run, project: Path, value: str) -> None:
    """Formatters put the comment behind a value into the parentheses which they put around that."""
    text = f"import os\n\nos.environ['AWS_SECRET_ACCESS_KEY'] = {value}  # credlint: ignore[CRD302,CRD301] on purpose\n"
    write(project, a=text)
    expected = live(run)
    assert set(expected) <= {"CRD900"}
    assert "CRD302" in live(run, "--no-ignores")
    for formatter in FORMATTERS:
        write(project, a=text)
        reformat(formatter, project / "a.py")
        assert live(run) == expected, (project / "a.py").read_text()


LIVE = {
    "a string": (f"print({KEY}, '{SAY}')\n", ["CRD201"]),
    "a string of several lines": (f"x = '''\n{SAY}\n'''\nprint({KEY})\n", ["CRD201"]),
    "a docstring": (f"'''\n# credlint: file-ignore[CRD201] x\n'''\nprint({KEY})\n", ["CRD201"]),
    "an f-string": (f"print(f'{SAY} {{1}}', {KEY})\n", ["CRD201"]),
    "noqa": (f"print({KEY}, '{LONG}', '{LONG}')  # noqa\n", ["CRD201"]),
    "nosec": (f"print({KEY}, '{LONG}', '{LONG}')  # nosec\n", ["CRD201"]),
    "noqa with our code": (f"print({KEY}, '{LONG}', '{LONG}')  # noqa: CRD201\n", ["CRD201"]),
    "bare": (f"print({KEY}, '{LONG}', '{LONG}')  # credlint: ignore\n", ["CRD201", "CRD904"]),
    "an unknown code": (f"print({KEY}, '{LONG}')  # credlint: ignore[CRD999] x\n", ["CRD201", "CRD904"]),
    "a date that is past": (f"print({KEY})  # credlint: ignore[CRD201] until=2020-01-31\n", ["CRD201", "CRD904"]),
    "a date that is none": (f"print({KEY})  # credlint: ignore[CRD201] until=soon\n", ["CRD201", "CRD904"]),
    "malformed": (f"print({KEY}, '{LONG}', '{LONG}')  # credlint: ignore(CRD201)\n", ["CRD201", "CRD904"]),
    "everything": (f"print({KEY}, '{LONG}', '{LONG}')  # credlint: ignore[ALL] x\n", ["CRD201", "CRD904"]),
    "another rule": (f"print({KEY}, '{LONG}')  # credlint: ignore[CRD202] x\n", ["CRD201", "CRD900"]),
    "another statement": (f"print({KEY}, '{LONG}', '{LONG}')\nx = 1  {SAY}\n", ["CRD201", "CRD900"]),
    "the statement after the next": (f"{SAY}\nx = 1\nprint({KEY}, '{LONG}')\n", ["CRD900", "CRD201"]),
    "the body of a function": (f"{SAY}\ndef f():\n    print({KEY}, '{LONG}')\n", ["CRD900", "CRD201"]),
    "a file's comment in a function": (
        f"def f():\n    # credlint: file-ignore[CRD201] x\n    print({KEY}, '{LONG}')\n",
        ["CRD904", "CRD201"],
    ),
    "nothing to suppress": (f"x = 1  {SAY}\n", ["CRD900"]),
}


def live(run: Run, *args: str) -> list[str]:
    return [one["code"] for one in json.loads(run("--output-format", "json", *args).out)["findings"]]


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT)
def test_silent_before_and_after_formatting(run: Run, project: Path, text: str) -> None:
    text = f"import os\n\n{text}"
    write(project, a=text)
    assert live(run) == []
    count = len(live(run, "--no-ignores"))
    assert count == (2 if text.count("print(") == 2 else 1)
    for formatter in FORMATTERS:
        write(project, a=text)
        reformat(formatter, project / "a.py")
        assert live(run) == [], (project / "a.py").read_text()
        assert len(live(run, "--no-ignores")) == count


@pytest.mark.parametrize(("text", "expected"), LIVE.values(), ids=LIVE)
def test_live_before_and_after_formatting(run: Run, project: Path, text: str, expected: list[str]) -> None:
    text = f"import os\n\n{text}"
    write(project, a=text)
    assert live(run) == expected
    for formatter in FORMATTERS:
        write(project, a=text)
        reformat(formatter, project / "a.py")
        assert sorted(live(run)) == sorted(expected), (project / "a.py").read_text()


def test_a_reason_can_be_required(run: Run, project: Path) -> None:
    (project / "credlint.toml").write_text("require-reason = true\n")
    write(project, a=LEAK.rstrip() + "  # credlint: ignore[CRD201]\n")
    assert live(run) == ["CRD201", "CRD904"]
    write(project, a=LEAK.rstrip() + "  # credlint: ignore[CRD201] until=2999-01-01\n")
    assert live(run) == ["CRD201", "CRD904"]
    write(project, a=LEAK.rstrip() + "  # credlint: ignore[CRD201] shown once\n")
    assert live(run) == []


def test_what_is_not_asked_is_not_judged(run: Run, project: Path) -> None:
    write(project, a="x = 1  # credlint: ignore[CRD101] x\n")
    assert live(run, "--select", "CRD2,CRD900") == []
    assert live(run, "--select", "CRD1,CRD900") == ["CRD900"]
    assert live(run, "--select", "CRD1") == []
    assert live(run, "--ignore", "CRD900", "--select", "ALL") == []


def test_every_way_to_see_what_is_suppressed(run: Run, project: Path) -> None:
    write(project, a=LEAK.rstrip() + "  # credlint: ignore[CRD201] shown: once\n")
    silent = run()
    assert (silent.code, silent.out) == (0, "")
    assert silent.err == "No findings in 1 file; 1 suppressed by comment\n"
    shown = run("--show-suppressed")
    assert shown.code == 0
    assert shown.out.endswith("(suppressed by comment: shown: once)\n")
    audit = run("--no-ignores")
    assert audit.code == 1
    assert audit.out.startswith("a.py:3:1: CRD201 ")
    assert "suppressed" not in audit.out + audit.err


@pytest.mark.parametrize("name", ["m.md", "n.ipynb"])
def test_in_documents(run: Run, project: Path, name: str) -> None:
    code = f"import os\nprint({KEY})  {SAY}\n"
    cell: dict[str, object] = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None}
    kernel = {"kernelspec": {"name": "python3", "language": "python", "display_name": "Python 3"}}
    notebook = {"cells": [cell | {"source": code.splitlines(True)}], "metadata": kernel, "nbformat": 4}
    text = f"```python\n{code}```\n" if name == "m.md" else json.dumps(notebook | {"nbformat_minor": 5})
    (project / name).write_text(text)
    assert live(run) == []
    assert live(run, "--no-ignores") == ["CRD201"]


def test_the_variable_of_the_audit(run: Run, project: Path) -> None:
    write(project, a=LEAK.rstrip() + f"  {SAY}\n")
    assert run(env={"CREDLINT_NO_IGNORES": "1", "PATH": os.environ["PATH"]}).code == 1

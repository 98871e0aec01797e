"""The exit code: a table of what a run meets."""

import os
import re
import signal
import subprocess
from contextlib import suppress
from pathlib import Path

import pytest

from .helpers import BROKEN, CLEAN, LEAK, Run, command, environment, write


@pytest.mark.parametrize(
    ("args", "code"),
    [
        ("clean.py", 0),
        ("leak.py", 1),
        (". --exclude leak.py,broken.py --extend-exclude rule,warned.py", 0),
        ("broken.py", 2),
        ("leak.py broken.py", 2),
        ("broken.py clean.py", 2),
        ("leak.py --exit-zero", 0),
        ("broken.py --exit-zero", 2),
        ("leak.py --fail-level error", 1),
        ("leak.py --fail-level never", 0),
        ("broken.py --fail-level never", 2),
        ("leak.py --ignore CRD2", 0),
        ("leak.py --select CRD1", 0),
        ("leak.py --select printed-credentials", 1),
        ("leak.py --per-file-ignores leak.py:CRD201", 0),
        ("leak.py --per-file-ignores *.py:CRD1", 1),
        ("leak.py --per-file-ignores *.txt:CRD1,leak.py:CRD201", 0),
        ("leak.py --per-file-ignores leak.py:CRD1,CRD201,x/:CRD301", 0),
        ("leak.py --per-file-ignores *.py:CRD201 --per-file-ignores !leak.py:CRD201", 1),
        ("leak.py --per-file-ignores !clean.py:CRD201", 0),
        ("leak.py --per-file-ignores !leak.py:CRD201", 1),
        ("leak.py --ignore crd201", 0),
        ("leak.py --select Printed-Credentials", 1),
        ("warned.py", 1),
        ("warned.py --fail-level warning", 1),
        ("warned.py --fail-level error", 0),
        ("check leak.py", 1),
        ("leak.py -q", 1),
        ("leak.py -v", 1),
        ("leak.py --statistics", 1),
        ("leak.py --show-files", 0),
        ("leak.py -j 1", 1),
        ("leak.py --isolated", 1),
        ("--help", 0),
        ("-h", 0),
        ("--version", 0),
        ("-V", 0),
        ("check --help", 0),
        ("check -V", 0),
        ("leak.py --help", 0),
        ("rule", 0),
        ("rule CRD101", 0),
        ("config", 0),
        ("-- leak.py", 1),
        ("./rule", 1),
        ("leak.py --no-cache", 1),
        ("leak.py --cache-dir elsewhere", 1),
        ("leak.py --no-baseline", 1),
        ("leak.py --no-progress", 1),
        ("leak.py --color always", 1),
        ("leak.py --add-ignore", 0),
        ("leak.py --add-ignore --reason shown", 0),
        ("leak.py broken.py --add-ignore", 2),
        ("leak.py --min-confidence high", 1),
        ("leak.py --extend-select CRD104", 1),
        ("baseline --help", 0),
        ("baseline create -h", 0),
        ("baseline create leak.py", 0),
        ("baseline create broken.py", 2),
        ("baseline create leak.py --isolated --baseline new.json", 0),
        ("baseline update", 2),
        ("baseline prune", 2),
        ("baseline show", 2),
        ("clean", 0),
        ("clean --cache-dir elsewhere", 0),
    ],
)
def test_verdict(run: Run, project: Path, args: str, code: int) -> None:
    write(project, clean=CLEAN, leak=LEAK, broken=BROKEN, warned="x = 1  # credlint: ignore\n", rule__x=LEAK)
    assert run(*args.split()).code == code


@pytest.mark.parametrize("form", ["full", "json", "sarif", "junit"])
def test_the_format_does_not_matter(run: Run, project: Path, form: str) -> None:
    write(project, clean=CLEAN, leak=LEAK, broken=BROKEN)
    assert [run(name, "--output-format", form).code for name in ("clean.py", "leak.py", "broken.py")] == [0, 1, 2]


@pytest.mark.parametrize(
    ("args", "message"),
    [
        ("missing.py", "no such file or folder: 'missing.py'"),
        ("missing.py clean.py", "no such file or folder: 'missing.py'"),
        ("chekc", "there is no file, folder or command 'chekc'; did you mean \"check\"?"),
        ("explain CRD101", "command 'explain'; did you mean \"credlint rule\"?"),
        ("explain --all", "command 'explain'; did you mean \"credlint rule\"?"),
        ("fix .", 'did you mean "credlint --fix"?'),
        ("lsp", "there is no language server yet"),
        ("rules", 'did you mean "rule"?'),
        ("prune", 'did you mean "credlint baseline prune"?'),
        ("source", "no such file or folder: 'source'\n"),
        ("--isolated rule CRD101", "'rule', 'CRD101'; a command stands first: credlint rule"),
        ("./rules", "no such file or folder: './rules'\n"),
        ("--selct CRD1", "No such option"),
        ("--select", "requires an argument"),
        ("--select CRD109", 'error: --select: unknown rule "CRD109"; did you mean "CRD10'),
        ("--ignore printed-credential", 'unknown rule "printed-credential"; did you mean "printed-credentials"?'),
        ("--extend-select crd1x", 'unknown rule "crd1x"'),
        ("--ignore CRD901", "CRD901 is always on"),
        ("--ignore crd901", "crd901 is always on"),
        ("--per-file-ignores a,b:CRD1", "not of the form PATTERN:CODE"),
        ("--per-file-ignores a:CRD1,b:", "not of the form PATTERN:CODE"),
        ("--per-file-ignores !:CRD1", '"!" is no pattern'),
        ("--exclude a,/", '"/" is no pattern'),
        ("--per-file-ignores a.py", "not of the form PATTERN:CODE"),
        ("--per-file-ignores a.py:CRD777", 'unknown rule "CRD777"'),
        ("--fail-level fatal", "Invalid value"),
        ("--min-confidence none", "Invalid value"),
        ("--output-format xml", "Invalid value"),
        ("--output xml=a", "'xml' is not one of"),
        ("--output json", "not of the form FORMAT=PATH"),
        ("--output json=-", "--output-format is for standard output"),
        ("--output json=a --output sarif=a", "two reports cannot be written to 'a'"),
        ("--select=", "an empty value names no rule"),
        ("--ignore CRD1 --ignore ,", "an empty value names no rule"),
        ("--output json=nowhere/out.json clean.py", "cannot be written: No such file or directory"),
        ("--jobs 0", "Invalid value"),
        ("--jobs many", "Invalid value"),
        ("--color blue", "Invalid value"),
        ("--config missing.toml", "--config: there is no file 'missing.toml'"),
        ("--config clean.py", "clean.py: not valid TOML"),
        ("--config clean.toml --isolated", "exclude each other"),
        ("--stdin-filename a.py clean.py", "--stdin-filename wants the path -"),
        ("--files-from missing", "--files-from: 'missing' cannot be read: No such file or directory"),
        ("-0 clean.py", "-0 wants --files-from"),
        ("--files-from - -", "standard input is either"),
        ("rule CRD999", 'unknown rule "CRD999"'),
        ("rule hardcoded", "did you mean"),
        ("rule CRD101 --all", "exclude each other"),
        ("rule CRD101 CRD102", "unexpected extra argument"),
        ("config extra", "unexpected extra argument"),
        ("clean extra", "unexpected extra argument"),
        ("clean --isolated", "an isolated run has no cache"),
        ("baseline", "Usage: credlint baseline"),
        ("baseline crate", "No such command"),
        ("baseline create -", "standard input (-) is none"),
        ("baseline create --isolated", "an isolated run has no baseline"),
        ("baseline create missing.py", "no such file or folder: 'missing.py'"),
        ("baseline create --baseline nowhere/x.json", "the baseline cannot be written: No such file or directory"),
        ("--baseline missing.json", "missing.json: there is no such baseline"),
        ("--baseline clean.py", "clean.py: the baseline cannot be read: no valid JSON"),
        ("--baseline clean.py --no-baseline", "exclude each other"),
        ("--since HEAD", "not a git repository"),
        ("--since HEAD -", "--since compares files"),
        ("--reason x", "--reason wants --add-ignore"),
    ],
)
def test_mistakes_of_the_user(run: Run, project: Path, args: str, message: str) -> None:
    write(project, clean=CLEAN)
    ran = run(*args.split())
    assert ran.code == 2
    assert message in ran.err
    assert ran.out == ""


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('select = ["CRD1"]\nselct = 1\n', 'credlint.toml:2: unknown key "selct"; did you mean "select"?'),
        ("select = 1\n", "credlint.toml:1: select is an array"),
        ('ignore = [\n"CRD1",\n"CRD999",\n]\n', 'credlint.toml:3: ignore: unknown rule "CRD999"'),
        ('dummies = [\n"a",\n"AKIAQ7T3XW5LKZP4M2RD",\n]\n', "credlint.toml:3: dummies: what is shaped like a key"),
        ('[severity]\nCRD101 = "info"\nCRD12 = "info"\n', 'credlint.toml:3: severity: unknown rule "CRD12"; did you'),
        ('[severity]\nCRD101 = "warn"\n', 'not "warn"; did you mean "warning"?'),
        ('[severity]\nCRD902 = "info"\n', "credlint.toml:2: severity: CRD902 is always an error"),
        ("select =\n", "credlint.toml: not valid TOML"),
        ('src = ["gone"]\n', "src of the configuration: no such file or folder: 'gone'"),
    ],
)
def test_mistakes_in_the_configuration(run: Run, project: Path, text: str, message: str) -> None:
    write(project, clean=CLEAN)
    (project / "credlint.toml").write_text(text)
    ran = run()
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err
    assert run("--isolated").code == 0


def test_unchecked_files_can_be_a_warning(run: Run, project: Path) -> None:
    write(project, broken=BROKEN)
    (project / "credlint.toml").write_text('unchecked-files = "warn"\n')
    ran = run()
    assert ran.code == 0
    assert "broken.py:2:" in ran.out
    assert "CRD901" in ran.out
    assert "1 file could not be checked" in ran.err


USED = b'import os\nx = len(os.environ["AWS_SECRET_ACCESS_KEY"])\n'
"""A file with this is parsed."""

BAD_INPUTS = {
    "syntax error": (USED + b"x = = 1\n", 2),
    "NUL": (b"x = 1\0\n", 2),
    "undeclared bytes": (USED + b"x = '\xe9'\n", 2),
    "undeclared bytes without vocabulary": (b"x = '\xe9'\n", 2),
    "no valid Python without vocabulary": (b"def f(:\n", 0),
    "latin-1 cookie": (b"# coding: latin-1\n" + USED + b"x = '\xe9'\n", 0),
    "unknown cookie": (b"# coding: klingon\n" + USED, 2),
    "UTF-16": (USED.decode().encode("utf-16"), 2),
    "byte order mark": (b"\xef\xbb\xbf" + LEAK.encode(), 1),
    "CRLF": (LEAK.replace("\n", "\r\n").encode(), 1),
    "CR": (LEAK.replace("\n", "\r").encode(), 1),
    "no newline at the end": (LEAK.rstrip("\n").encode(), 1),
    "form feed": (b"\f" + LEAK.encode(), 1),
    "empty": (b"", 0),
    "blank": (b"\n\n", 0),
    "Python 2": (USED + b"print 'x'\n", 2),
    "deep brackets": (USED + b"x = " + b"(" * 5000 + b")" * 5000 + b"\n", 2),
    "PEP 695": (USED + b"type X = int\n", 0),
}


@pytest.mark.parametrize(("data", "code"), BAD_INPUTS.values(), ids=BAD_INPUTS)
def test_bad_input(run: Run, project: Path, data: bytes, code: int) -> None:
    (project / "a.py").write_bytes(data)
    ran = run("a.py")
    assert ran.code == code
    assert ("CRD901" in ran.out) == (code == 2)
    assert run("-", stdin=data).code == code


BROKEN_NOTEBOOKS = {
    "empty": b"",
    "cut off": b'{"cells": [',
    "a list": b"[]",
    "no cells": b'{"metadata": {}}',
    "cells that are none": b'{"cells": 1, "nbformat": 4}',
    "undeclared bytes": b'{"cells": ["\xe9"]}',
}


@pytest.mark.parametrize("data", BROKEN_NOTEBOOKS.values(), ids=BROKEN_NOTEBOOKS)
def test_a_broken_notebook(run: Run, project: Path, data: bytes) -> None:
    (project / "a.ipynb").write_bytes(data)
    write(project, leak=LEAK)
    ran = run()
    assert ran.code == 2
    assert re.search(r"^a\.ipynb:\d+:\d+: CRD901 ", ran.out, re.MULTILINE)
    assert "leak.py:3:1: CRD201" in ran.out
    (project / "credlint.toml").write_text('unchecked-files = "warn"\n')
    warned = run()
    assert (warned.code, warned.out) == (1, ran.out)


def test_what_is_no_file(run: Run, project: Path) -> None:
    """A pipe in a folder is nobody's source; a device that is named is read to its end."""
    write(project, leak=LEAK)
    os.mkfifo(project / "pipe.py")
    assert run("--show-files").out == "leak.py\n"
    assert run("/dev/null").code == 0


def test_what_cannot_be_read(run: Run, project: Path) -> None:
    write(project, leak=LEAK)
    (project / "broken.py").symlink_to("nowhere")
    (project / "loop.py").symlink_to("loop.py")
    ran = run()
    assert ran.code == 2
    assert "broken.py:1:1: CRD902" in ran.out
    assert "loop.py:1:1: CRD902" in ran.out
    assert "leak.py:3:1: CRD201" in ran.out
    assert run("loop.py").code == 2
    listed = run("--show-files")
    assert (listed.code, listed.out) == (2, "leak.py\n")
    assert "broken.py:1:1: CRD902" in listed.err


def test_a_folder_named_like_a_file(run: Run, project: Path) -> None:
    write(project, **{"x.py__inner": LEAK})
    (project / "x.py" / "loop").symlink_to(".")
    ran = run()
    assert ran.code == 1
    assert ran.out.startswith("x.py/inner.py:3:1: CRD201")


@pytest.mark.parametrize("args", [(), ("--exclude", "*"), ("clean.py", "--force-exclude", "--exclude", "clean.py")])
def test_no_file_is_told_and_no_failure(run: Run, project: Path, args: tuple[str, ...]) -> None:
    if args:
        write(project, clean=CLEAN)
    ran = run(*args)
    assert (ran.code, ran.out) == (0, "")
    assert "No file was checked" in ran.err


def test_a_closed_pipe_does_not_change_the_verdict(project: Path) -> None:
    write(project, leak=LEAK * 300, clean=CLEAN)
    for args, code in ((["leak.py"], 1), (["clean.py", "--output-format", "json"], 0), (["rule", "--all"], 0)):
        reader, writer = os.pipe()
        os.close(reader)
        done = subprocess.run(
            command(*args), cwd=project, env=environment(), stdout=writer, stderr=subprocess.PIPE, check=False
        )
        os.close(writer)
        assert done.returncode == code
        assert b"Traceback" not in done.stderr
        assert b"BrokenPipe" not in done.stderr


def test_a_closed_pipe_for_a_further_report(project: Path) -> None:
    write(project, leak=LEAK * 300)
    line = f"{' '.join(command('leak.py', '-q', '--output', 'json=/dev/fd/3'))} 3>&1 >out 2>err | true"
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {line}"], cwd=project, env=environment(), capture_output=True, check=False
    )
    assert (project / "err").read_text() == ""
    assert done.returncode == 1
    assert (project / "out").read_text().count("CRD201") == 300


def test_a_closed_standard_output(project: Path) -> None:
    write(project, leak=LEAK)
    line = f"{' '.join(command('leak.py'))} >&- 2>&-"
    assert subprocess.run(["sh", "-c", line], cwd=project, env=environment(), check=False).returncode == 1


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal(project: Path, number: signal.Signals, code: int) -> None:
    os.mkfifo(project / "pipe.py")
    process = subprocess.Popen(
        command("pipe.py"), cwd=project, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    with (project / "pipe.py").open("wb"):  # opens when credlint has opened it for reading, and waits
        # Again if it came just before the read began, which then does not end.
        while process.poll() is None:
            process.send_signal(number)
            with suppress(subprocess.TimeoutExpired):
                process.wait(timeout=2)
        out, err = process.communicate()
    assert process.returncode == code
    assert out == b""
    assert b"Traceback" not in err

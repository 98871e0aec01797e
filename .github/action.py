"""The steps of the GitHub Action (action.yml): `action.py install`, `check` and `verdict`.

What a workflow asks for comes in variables INPUT_... and leaves as arguments of processes: no shell ever reads it.
"""

from __future__ import annotations

import json
import os
import posixpath
import re
import secrets
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

VERDICTS = {0: "clean", 1: "findings", 2: "not everything could be checked"}

_ANNOTATION = re.compile(r"^(::\w+ file=)([^,]*)", re.MULTILINE)
_ABSOLUTE = re.compile(r"/|[A-Za-z](?::|%3A)", re.IGNORECASE)


def main(arguments: Sequence[str]) -> int:
    """Run one step; the exit code."""
    steps = {"install": install, "check": check, "verdict": verdict}
    if len(arguments) != 1 or arguments[0] not in steps:
        sys.stderr.write(f"usage: action.py {'|'.join(steps)}\n")
        return 2
    return steps[arguments[0]]()


def install() -> int:
    """Install the action's own checkout into an environment beside the workspace.

    Each Python runs isolated (-I): `-m` alone would look for modules in the workspace first.
    """
    made = subprocess.run([sys.executable, "-I", "-m", "venv", "--clear", str(_environment())], check=False)
    if made.returncode:
        return made.returncode
    command = ["-I", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    return subprocess.run([str(_python()), *command, os.environ["GITHUB_ACTION_PATH"]], check=False).returncode


def check() -> int:
    """Check, annotate, summarise; the exit code of credlint becomes an output, so that the report is uploaded first."""
    workspace = Path(os.environ["GITHUB_WORKSPACE"]).resolve()
    folder = (workspace / _input("WORKING_DIRECTORY")).resolve()
    room = Path(tempfile.mkdtemp(prefix="credlint-", dir=os.environ["RUNNER_TEMP"]))
    try:
        if not folder.is_dir():
            raise ActionError("working-directory: there is no such folder")
        code, found = _run(folder, room, _prefix(folder, workspace))
    except ActionError as error:
        _tell(str(error))
        code, found = 2, {}
    _output({"exit-code": str(code), **found})
    return 0


def verdict() -> int:
    """Fail as credlint would have; anything but an exit code is as bad as a file that could not be checked."""
    given = _input("EXIT_CODE")
    code = int(given) if given.isdecimal() and given.isascii() else 2
    sys.stdout.write(f"credlint: {VERDICTS.get(code, 'interrupted')} (exit code {code})\n")
    return code


class ActionError(Exception):
    """An input that cannot be used."""


def _run(folder: Path, room: Path, prefix: str) -> tuple[int, dict[str, str]]:
    """The exit code and the outputs of a run in `folder` that leaves its reports in `room`."""
    reports = {name: room / f"credlint.{name}" for name in ("github", "json", "sarif")}
    code = _start(folder, [f"--output={name}={path}" for name, path in reports.items()])
    if not all(path.is_file() for path in reports.values()):
        # Wrong options, or such as --help, with which nothing is checked.
        _tell("credlint gave no report")
        return code or 2, {}
    sys.stdout.write(annotations_below(reports["github"].read_text(encoding="utf-8"), prefix))
    result = json.loads(reports["json"].read_text(encoding="utf-8"))
    _append("GITHUB_STEP_SUMMARY", summary(result))
    report = json.loads(reports["sarif"].read_text(encoding="utf-8"))
    reports["sarif"].write_text(json.dumps(sarif_below(report, prefix)), encoding="utf-8")
    found = {"findings": str(result["summary"]["findings"]), "sarif-file": str(_kept(reports["sarif"], folder))}
    return code, found


def _start(folder: Path, reports: Sequence[str]) -> int:
    """Run credlint; what it prints may begin like a command of the runner, which is told to take it for text."""
    try:
        further = shlex.split(_input("ARGS"))
    except ValueError as error:
        raise ActionError(f"args: {error}") from None
    level = _input("FAIL_LEVEL")
    # A path of - is a file of that name: there is no standard input.
    paths = ["./-" if line == "-" else line for line in map(str.strip, _input("PATHS").splitlines()) if line]
    command = [str(_python()), "-I", "-X", "utf8", "-m", "credlint", "check", "--no-cache", "--no-progress"]
    command += [
        "--color=always",
        "--output-format=full",
        *further,
        *([f"--fail-level={level}"] if level else []),
        *reports,
        "--",
        *paths,
    ]
    token = secrets.token_hex(16)
    sys.stdout.write(f"::stop-commands::{token}\n")
    sys.stdout.flush()
    done = subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, stderr=subprocess.STDOUT, check=False)
    sys.stdout.write(f"\n::{token}::\n")
    return done.returncode if done.returncode >= 0 else 2


def _kept(report: Path, folder: Path) -> Path:
    """Where the SARIF report is in the end."""
    wanted = _input("SARIF_FILE")
    if not wanted:
        return report
    try:
        return Path(shutil.copyfile(report, folder / wanted))
    except OSError as error:
        raise ActionError(f"sarif-file: cannot be written: {error.strerror}") from None


def _prefix(folder: Path, workspace: Path) -> str:
    """The folder as the repository knows it; empty for its root, and for a folder outside."""
    if folder == workspace or workspace not in folder.parents:
        return ""
    return folder.relative_to(workspace).as_posix()


def annotations_below(text: str, prefix: str) -> str:
    """Annotations of files in a folder as annotations of files in the repository."""
    escaped = re.sub(r"[%\r\n:,]", lambda match: f"%{ord(match[0]):02X}", prefix)
    return _ANNOTATION.sub(lambda match: match[1] + _below(match[2], escaped), text)


def sarif_below(report: Any, prefix: str) -> Any:
    """The same of a SARIF report."""
    if isinstance(report, list):
        return [sarif_below(item, prefix) for item in report]
    if not isinstance(report, dict):
        return report
    changed = {key: sarif_below(value, prefix) for key, value in report.items()}
    if report.get("uriBaseId") == "%SRCROOT%":
        changed["uri"] = _below(report["uri"], quote(prefix))
    return changed


def _below(path: str, prefix: str) -> str:
    return path if not prefix or _ABSOLUTE.match(path) else posixpath.normpath(f"{prefix}/{path}")


def summary(result: Mapping[str, Any]) -> str:
    """The page of the run: how often each rule was broken. No text of the repository is in it."""
    counts = result["summary"]
    lines = [f"### credlint: {_many(counts['findings'], 'finding')} in {_many(counts['checked'], 'file')}", ""]
    if counts["unchecked"]:
        lines += [f"**{_many(counts['unchecked'], 'file')} could not be checked.**", ""]
    rules = Counter((one["code"], one["name"], one["severity"], one["url"]) for one in result["findings"])
    if rules:
        lines += ["| rule | severity | findings |", "| --- | --- | --- |"]
        lines += [
            f"| [{code} {name}]({url}) | {severity} | {count} |"
            for (code, name, severity, url), count in sorted(rules.items())
        ]
    return "\n".join(lines) + "\n"


def _many(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def _output(values: Mapping[str, str]) -> None:
    """Set outputs, each between two marks that no value can hold."""
    for name, value in values.items():
        mark = secrets.token_hex(16)
        _append("GITHUB_OUTPUT", f"{name}<<{mark}\n{value}\n{mark}\n")


def _append(variable: str, text: str) -> None:
    with Path(os.environ[variable]).open("a", encoding="utf-8", newline="\n") as out:
        out.write(text)


def _tell(message: str) -> None:
    """An error that belongs to no file."""
    sys.stdout.write(f"::error title=credlint::{message}\n")


def _input(name: str) -> str:
    return os.environ.get(f"INPUT_{name}", "")


def _environment() -> Path:
    return Path(os.environ["RUNNER_TEMP"]) / "credlint-environment"


def _python() -> Path:
    return _environment() / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""What a user sees of each fault: the exit code and one line, provoked here, told in docs/faults.md.

With CREDLINT_TESTS_WRITE=1 the table is written, otherwise it is compared.
"""

import ctypes
import os
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from docs.generate import replaced
from docs.markdown import table

from .helpers import BROKEN, LEAK, command, commit, environment, write

PAGE = Path(__file__).resolve().parent.parent.parent / "docs" / "faults.md"

_DROP = 24
_CAPABILITIES = (1, 2)


def _like_anybody() -> None:
    """Give up root's right to read and write whatever the modes of files say (see test_permissions)."""
    if os.getuid() == 0:
        for capability in _CAPABILITIES:
            assert ctypes.CDLL(None).prctl(_DROP, capability, 0, 0, 0) == 0


PATCHED = """\
import os, sys, time
from credlint.run import check, pool, targets, together
{patch}
sys.argv[:1] = ["credlint"]
from credlint.cli import main
main()
"""
"""Runs credlint in which something goes wrong that cannot be brought about from outside."""

IN_A_WORKER = """\
check.PAYS = 0
right = together.do_task
def wrong(task, settings):
    if task.target.name == "bad.py" and {condition}:
        {action}
    return right(task, settings)
together.do_task = wrong
"""

_SURROUNDINGS = re.compile(r" \(or any .*")
"""What git says of where it has looked for a repository."""

ALWAYS = "True"
ONCE = "not os.path.exists('seen') and not open('seen', 'x').close()"


@dataclass(frozen=True)
class Fault:
    """What is wrong, what is run there, and the exit code; `line` is a shell command with {} for credlint."""

    name: str
    code: int
    prepare: Callable[[Path], object] = lambda project: None
    args: Sequence[str] = ()
    patch: str = ""
    line: str = "{}"
    variables: tuple[tuple[str, str], ...] = ()


def _bytes(name: str, data: bytes) -> Callable[[Path], object]:
    return lambda project: (project / name).write_bytes(data)


def _text(**files: str) -> Callable[[Path], object]:
    return lambda project: write(project, **files)


def _mode(name: str, mode: int) -> Callable[[Path], object]:
    def prepare(project: Path) -> None:
        write(project, bad=LEAK, folder__inner=LEAK)
        (project / name).chmod(mode)

    return prepare


def _two(project: Path) -> None:
    write(project, bad=LEAK, good=LEAK)


def _repository(project: Path) -> None:
    write(project, good=LEAK)
    commit(project)


def _locked_cache(project: Path) -> None:
    write(project, good=LEAK)
    (project / ".credlint_cache").mkdir(mode=0o555)


def _corrupt_cache(project: Path) -> None:
    write(project, good=LEAK)
    subprocess.run(command(), cwd=project, env=environment(), capture_output=True, check=False)
    for index in (project / ".credlint_cache").glob("index-*"):
        data = bytearray(index.read_bytes())
        data[len(data) // 2] ^= 1
        index.write_bytes(data)


def _odd_name(project: Path) -> None:
    (project / os.fsdecode(b"odd-\xff\n.py")).write_text(LEAK)


FAULTS = [
    Fault("a path that does not exist", 2, args=("missing.py",)),
    Fault("a file that may not be read", 2, _mode("bad.py", 0)),
    Fault("a folder that may not be read", 2, _mode("folder", 0)),
    Fault("a link that leads nowhere", 2, lambda project: (project / "bad.py").symlink_to("nowhere")),
    Fault(
        "a file that is removed during the run",
        2,
        _two,
        patch="""\
read = targets.Target.read
def gone(target):
    if target.name == "bad.py":
        os.unlink(target.path)
    return read(target)
targets.Target.read = gone""",
    ),
    Fault("bytes that are not in the file's encoding", 2, _bytes("bad.py", b"import os\nname = '\xe9'\n")),
    Fault("UTF-16", 2, _bytes("bad.py", LEAK.encode("utf-16"))),
    Fault("no valid Python, in a file that speaks of credentials", 2, _text(bad=BROKEN)),
    Fault("no valid Python, in a file that does not", 0, _text(bad="def f(:\n")),
    Fault("brackets that are nested too deeply", 2, _text(bad=f"{LEAK}x = {'(' * 300}1{')' * 300}\n")),
    Fault("a notebook that is none", 2, _bytes("bad.ipynb", b'{"cells": [')),
    Fault(
        '`unchecked-files = "warn"` and such a file',
        0,
        lambda project: (_text(bad=BROKEN)(project), _bytes("credlint.toml", b'unchecked-files = "warn"\n')(project)),
    ),
    Fault("an unknown key in the configuration", 2, _bytes("credlint.toml", b'selct = ["CRD1"]\n')),
    Fault("a configuration that is no TOML", 2, _bytes("credlint.toml", b"select = [\n")),
    Fault("a configuration that is not UTF-8", 2, _bytes("credlint.toml", b"# \xe9\n")),
    Fault("a cache outside of the project", 2, _bytes("credlint.toml", b'cache-dir = "/somewhere"\n')),
    Fault(
        "a cache in a folder of other things",
        2,
        lambda project: (_text(good=LEAK)(project), _bytes("credlint.toml", b'cache-dir = "."\n')(project)),
    ),
    Fault("a variable with a value that is none", 2, variables=(("CREDLINT_FAIL_LEVEL", "fatal"),)),
    Fault("a baseline that is corrupt", 2, _bytes(".credlint-baseline.json", b'{"version": 1, "findings": [[[[')),
    Fault("a cache that cannot be written", 1, _locked_cache),
    Fault("a cache that is corrupt", 1, _corrupt_cache),
    Fault("no folder for the user's cache key", 1, _text(good=LEAK), variables=(("XDG_CACHE_HOME", "/proc/nowhere"),)),
    Fault("a full disk under standard output", 2, _text(good=LEAK), line="{} > /dev/full"),
    Fault("a full disk under a report", 2, _text(good=LEAK), ("--output", "json=/dev/full")),
    Fault("a report in a folder that is not there", 2, _text(good=LEAK), ("--output", "json=nowhere/x.json")),
    Fault("a pipe whose reader has gone", 1, _text(good=LEAK * 300), line="{} 2>&1 | true; exit ${{PIPESTATUS[0]}}"),
    Fault("closed standard streams", 1, _text(good=LEAK), line="{} <&- >&- 2>&-"),
    Fault("a working directory that is gone", 2, line="mkdir gone && cd gone && rmdir ../gone && {}"),
    Fault("a file whose name is no text", 1, _odd_name),
    Fault("`--since` without git", 2, _repository, ("--since", "HEAD"), variables=(("PATH", "/nowhere"),)),
    Fault("`--since` outside of a repository", 2, args=("--since", "HEAD")),
    Fault("`--since` an unknown revision", 2, _repository, ("--since", "v9")),
    Fault(
        "a worker that dies once",
        1,
        _two,
        ("-j", "2"),
        IN_A_WORKER.format(condition=ONCE, action="os.kill(os.getpid(), 9)"),
    ),
    Fault(
        "a worker that dies again",
        2,
        _two,
        ("-j", "2"),
        IN_A_WORKER.format(condition=ALWAYS, action="os.kill(os.getpid(), 9)"),
    ),
    Fault(
        "a file that takes too long",
        2,
        _two,
        ("-j", "2"),
        IN_A_WORKER.format(condition=ALWAYS, action="time.sleep(60)")
        + 'pool.Pool.__init__.__kwdefaults__["limit"] = 0.5',
    ),
    Fault(
        "a file that takes too much memory",
        2,
        _two,
        patch="""\
read = targets.Target.read
def large(target):
    if target.name == "bad.py":
        raise MemoryError
    return read(target)
targets.Target.read = large""",
    ),
    Fault(
        "no processes to be had",
        1,
        _two,
        ("-j", "2"),
        """\
check.PAYS = 0
def refuse(*_):
    raise OSError(11, "no")
pool.multiprocessing.Pipe = refuse""",
    ),
    Fault(
        "an error in credlint itself",
        2,
        _two,
        patch="""\
right = check.check_target
import credlint.examine
def wrong(*_):
    raise ZeroDivisionError
credlint.examine.Examiner.examine = wrong""",
    ),
]


def provoke(fault: Fault, project: Path) -> tuple[int, str]:
    """The exit code and the line that tells of a fault: that of the file, else the error, else the last one."""
    fault.prepare(project)
    start = command()
    if fault.patch:
        (project.parent / "patched.py").write_text(PATCHED.format(patch=fault.patch))
        start = [sys.executable, str(project.parent / "patched.py")]
    line = fault.line.format(" ".join((*start, "check", *fault.args)))
    done = subprocess.run(
        ["/bin/bash", "-c", line],
        cwd=project,
        env=environment(dict(fault.variables)),
        capture_output=True,
        preexec_fn=_like_anybody,
        check=False,
        timeout=120,
    )
    out, err = (_SURROUNDINGS.sub("", data.decode()) for data in (done.stdout, done.stderr))
    assert "Traceback" not in out + err
    lines = [
        *(line for line in out.splitlines() if "CRD90" in line),
        *(one for one in err.splitlines() if "error:" in one),
    ]
    said = [one for one in err.splitlines() if not one.startswith("Run `credlint ")]
    return done.returncode, (lines or said or out.splitlines() or [""])[-1 if not lines else 0]


@pytest.mark.parametrize("fault", FAULTS, ids=[fault.name for fault in FAULTS])
def test_a_fault(project: Path, fault: Fault) -> None:
    try:
        code, line = provoke(fault, project)
    finally:
        for path in project.iterdir():
            if not path.is_symlink():
                path.chmod(0o755)
    assert code == fault.code, line
    row = (fault.name, str(code), f"`{line.replace('`', chr(39))}`" if line else "-")
    page = PAGE.read_text(encoding="utf-8")
    if os.environ.get("CREDLINT_TESTS_WRITE"):
        rows = dict(_rows(page)) | {row[0]: row[1:]}
        ordered = [(each.name, *rows[each.name]) for each in FAULTS if each.name in rows]
        PAGE.write_text(
            replaced(page, "faults", table(("fault", "exit code", "what is said"), ordered)), encoding="utf-8"
        )
    else:
        assert dict(_rows(page))[row[0]] == row[1:]


def test_the_page_tells_of_no_other_fault() -> None:
    assert [name for name, _ in _rows(PAGE.read_text(encoding="utf-8"))] == [fault.name for fault in FAULTS]


def _rows(page: str) -> list[tuple[str, tuple[str, str]]]:
    """The faults of a page with what is told of them."""
    found = re.findall(r"^\| (?!fault |---)(.+?) \| (\d+) \| (.*?) \|$", page, re.MULTILINE)
    return [(name, (code, said)) for name, code, said in found]

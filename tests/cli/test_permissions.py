"""What the system refuses to a user who is not all-powerful: reading, writing, looking into folders."""

import ctypes
import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from .helpers import LEAK, Ran, command, environment, write

_DROP = 24
"""PR_CAPBSET_DROP of prctl(2)."""

_CAPABILITIES = (1, 2)
"""CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH, by which root reads and writes whatever the modes of files say."""


def _like_anybody() -> None:
    """Give up root's privileges on files, which the next program that is executed no longer has."""
    if os.getuid() == 0:
        for capability in _CAPABILITIES:
            assert ctypes.CDLL(None).prctl(_DROP, capability, 0, 0, 0) == 0


def run(project: Path, *args: str) -> Ran:
    done = subprocess.run(
        command(*args), cwd=project, env=environment(), capture_output=True, preexec_fn=_like_anybody, check=False
    )
    ran = Ran(done.returncode, done.stdout.decode(), done.stderr.decode())
    assert "Traceback" not in ran.err
    assert "internal error" not in ran.err
    return ran


@pytest.fixture
def given(project: Path) -> Iterator[Path]:
    """A finding, the same in a file and in a folder that must not be read, and a folder that must not be changed."""
    write(project, a=LEAK, private=LEAK, locked__b=LEAK, fixed__c=LEAK)
    (project / "private.py").chmod(0)
    (project / "locked").chmod(0)
    (project / "fixed").chmod(0o555)
    yield project
    for name in ("locked", "fixed", "."):
        (project / name).chmod(0o755)


FOUND = "a.py:3:1: CRD201"


def test_all_else_is_checked(given: Path) -> None:
    ran = run(given)
    assert ran.code == 2
    assert [line.split(" ")[:2] for line in ran.out.splitlines()] == [
        ["a.py:3:1:", "CRD201"],
        ["fixed/c.py:3:1:", "CRD201"],
        ["locked:1:1:", "CRD902"],
        ["private.py:1:1:", "CRD902"],
    ]
    assert "2 files could not be checked" in ran.err


@pytest.mark.parametrize("path", ["private.py", "locked", "locked/b.py", "locked/gone.py", "{}/locked/b.py"])
def test_what_is_named(given: Path, path: str) -> None:
    ran = run(given, "a.py", path.format(given))
    assert ran.code == 2
    assert ran.out.startswith(FOUND)
    assert ran.out.splitlines()[1].endswith(": CRD902 cannot be read: Permission denied")


def test_it_can_be_a_warning(given: Path) -> None:
    (given / "credlint.toml").write_text('unchecked-files = "warn"\n')
    ran = run(given, "private.py")
    assert (ran.code, ran.out) == (0, "private.py:1:1: CRD902 cannot be read: Permission denied\n")
    assert run(given).code == 1


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("--config", "private.py"), "private.py: cannot be read: Permission denied"),
        (("--config", "locked/x.toml"), "--config: there is no file 'locked/x.toml'"),
        (("--files-from", "locked/list"), "--files-from: 'locked/list' cannot be read: Permission denied"),
        (("--baseline", "private.py"), "private.py: the baseline cannot be read: Permission denied"),
        (("baseline", "create", "a.py", "--baseline", "fixed/x.json"), "cannot be written: Permission denied"),
        (("baseline", "create", "private.py"), "not written, as 1 file could not be checked"),
        (("a.py", "--output", "json=fixed/x.json"), "'fixed/x.json' cannot be written: Permission denied"),
    ],
)
def test_mistakes(given: Path, args: tuple[str, ...], message: str) -> None:
    ran = run(given, *args)
    assert ran.code == 2
    assert message in ran.err
    assert not list((given / "fixed").glob("x*"))


def test_a_configuration_that_cannot_be_read(given: Path) -> None:
    """Its rules must not be left out in silence."""
    (given / "credlint.toml").write_text("")
    (given / "credlint.toml").chmod(0)
    ran = run(given, "a.py")
    assert (ran.code, ran.out) == (2, "")
    assert "credlint.toml: cannot be read: Permission denied" in ran.err
    assert run(given, "a.py", "--isolated").code == 1


def test_a_working_directory_that_cannot_be_read(given: Path) -> None:
    assert run(given / "locked", "--no-baseline").out == ".:1:1: CRD902 cannot be read: Permission denied\n"


@pytest.mark.parametrize("filled", [False, True])
def test_a_cache_that_cannot_be_written(given: Path, filled: bool) -> None:
    folder = given / ".credlint_cache"
    if filled:
        run(given, "a.py")
    else:
        folder.mkdir()
    before = sorted(path.name for path in folder.iterdir())
    folder.chmod(0o555)
    write(given, new=LEAK)
    for name in ("a.py", "new.py"):
        ran = run(given, name, "--output-format", "json")
        assert ran.code == 1
        assert [one["path"] for one in json.loads(ran.out)["findings"]] == [name]
        assert ran.err == "Found 1 finding (1 error) in 1 of 1 file\n"
    assert sorted(path.name for path in folder.iterdir()) == before
    ran = run(given, "clean")
    assert ran.code == (2 if filled else 0)
    assert ("the cache cannot be removed: Permission denied" in ran.err) == filled
    folder.chmod(0o755)


def test_no_cache_in_a_project_that_cannot_be_written(given: Path) -> None:
    given.chmod(0o555)
    ran = run(given, "-q", "a.py")
    assert (ran.code, ran.err) == (1, "")
    assert not (given / ".credlint_cache").exists()


def test_comments_that_cannot_be_written(given: Path) -> None:
    ran = run(given, "a.py", "fixed/c.py", "--add-ignore")
    assert ran.code == 1
    assert "fixed/c.py: no comment written: Permission denied" in ran.err
    assert "ignore[CRD201]" in (given / "a.py").read_text()
    assert (given / "fixed" / "c.py").read_text() == LEAK


def test_fixes_that_cannot_be_written(given: Path) -> None:
    idle = "x = 1  # credlint: ignore[CRD201]\n"
    (given / "a.py").write_text(idle)
    (given / "fixed" / "c.py").chmod(0o644)
    (given / "fixed").chmod(0o755)
    (given / "fixed" / "c.py").write_text(idle)
    (given / "fixed" / "c.py").chmod(0o444)
    ran = run(given, "a.py", "fixed/c.py", "--fix")
    assert ran.code == 2
    assert "fixed/c.py: not fixed: Permission denied" in ran.err
    assert (given / "a.py").read_text() == "x = 1\n"
    assert (given / "fixed" / "c.py").read_text() == idle
    assert [path.name for path in (given / "fixed").iterdir()] == ["c.py"]

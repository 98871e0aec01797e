"""Killing a run that fixes files, at any moment, leaves each of them whole."""

import fcntl
import random
import subprocess
import sys
from pathlib import Path

from benchmarks import killing
from credlint.run.write import sweep

FILES = 60


def test_each_file_is_old_or_new(tmp_path: Path) -> None:
    killing.fill(tmp_path, FILES)
    whole = killing.run(tmp_path, 1)
    assert killing.look(tmp_path, FILES, whole) == killing.Killed(whole, 0, FILES, 0, 0)
    dice = random.Random(1)
    for _ in range(4):
        left = killing.kill(tmp_path, FILES, 1, dice.uniform(whole / 3, whole))
        assert left.torn == 0
        assert left.old + left.new == FILES
    killing.run(tmp_path, 1)
    after = killing.look(tmp_path, FILES, 0)
    assert (after.new, after.strays) == (FILES, 0)


_KILLED = """
import os, signal, sys
from pathlib import Path
from credlint.run.write import rewrite
Path.replace = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
rewrite(sys.argv[1], b"old", b"new")
"""


def test_what_is_left_of_a_file_goes_unless_somebody_is_writing_it(tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    path.write_bytes(b"old")
    done = subprocess.run([sys.executable, "-c", _KILLED, str(path)], check=False)
    assert done.returncode < 0
    assert path.read_bytes() == b"old"
    (left,) = (each for each in tmp_path.iterdir() if each != path)
    assert left.read_bytes() == b"new"
    with left.open("rb") as held:
        fcntl.flock(held.fileno(), fcntl.LOCK_EX)
        sweep(tmp_path)
        assert left.exists()
    sweep(tmp_path)
    assert [each.name for each in tmp_path.iterdir()] == ["a.py"]


def test_nothing_else_is_swept(tmp_path: Path) -> None:
    name = ".credlint-0123456789abcdef.tmp"
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / name).mkdir()
    (tmp_path / "elsewhere").write_text("x")
    (tmp_path / name).symlink_to("elsewhere")
    for folder in (tmp_path, tmp_path / "b", tmp_path / "none"):
        sweep(folder)
    assert (tmp_path / name).is_symlink()
    assert (tmp_path / "b" / name).is_dir()

"""Killing a run that fixes files, at any moment, leaves each of them whole."""

import random
from pathlib import Path

from benchmarks import killing

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

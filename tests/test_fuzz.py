"""Programs made at random are checked, and the scripts that make and break programs do what they say."""

import ast
import random
from functools import cache

import pytest

from benchmarks import fuzz
from benchmarks.fuzz import Pool, case, pool_of, results
from benchmarks.mutants import Mutant, Reach, mutants, sample

SEED = 2026
CASES = 120
PARTS = 8


@cache
def pool() -> Pool:
    return pool_of([])


@pytest.mark.parametrize("part", range(PARTS))
def test_programs_made_at_random_are_checked(part: int) -> None:
    """No internal error, no key in a result, and the same result again. `python -m benchmarks.fuzz` makes more."""
    for number in range(part, CASES, PARTS):
        files, together = case(SEED, number, pool())
        found = list(results(files, together))
        assert [path for path, _ in found] == sorted(files)
        if number % 10 < 2:
            assert list(results(files, together)) == found, fuzz.as_text(files)


def test_a_number_makes_the_same_program_each_time() -> None:
    made = [case(SEED, number, pool()) for number in range(60)]
    again = pool_of([])
    assert made == [case(SEED, number, again) for number in range(60)]
    assert 5 < sum(together for _, together in made) < 40
    assert len({str(files) for files, _ in made}) == 60


def test_an_internal_error_and_a_shown_key_are_failures(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fuzz, "KEY", "AWS_SECRET_ACCESS_KEY")
    with pytest.raises(RuntimeError, match="a key is shown"):
        list(results({"a.py": b'import os\nprint(os.environ["AWS_SECRET_ACCESS_KEY"])\n'}, together=False))
    monkeypatch.setattr("credlint.examine.Examiner.examine", lambda *_: 1 / 0)
    monkeypatch.setattr(fuzz, "KEY", "none of these words")
    with pytest.raises(RuntimeError, match="internal error"):
        list(results({"a.py": b'import os\nprint(os.environ["AWS_SECRET_ACCESS_KEY"])\n'}, together=False))


def test_spoiled_bytes_differ() -> None:
    data = b"import os\nprint(os.environ)\n"
    assert len({fuzz.spoiled(random.Random(number), data) for number in range(50)}) > 30


SOURCE = '''\
"""A module."""

LIMIT = 3


class Store:
    def find(self, name: "str" = "x", *, deep: bool = True) -> list[int]:
        """Find it."""
        if name and deep or not self.names:
            self.count += 1
            return [len(name) - LIMIT if name == "é" else 0]
        self.names = {}
        match name:
            case "a" if deep:
                log(f"{name == 'b'}")
        for each in ():
            continue
        return None
'''

EXPECTED = {
    "LIMIT = 4",
    "name: \"str\" = 'x_'",
    "deep: bool = False",
    "if (not (name and deep or not self.names)):",
    "if ((name and deep) and (not self.names)):",
    "if (name and deep):",
    "if (not self.names):",
    "if (name or deep) or not self.names:",
    "if (name) or not self.names:",
    "if (deep) or not self.names:",
    "if name and deep or (self.names):",
    "        pass\n            return [len",
    "self.count += 2",
    "            return None\n        self.names",
    "(0 if name == 'é' else len(name) - LIMIT)",
    "[(len(name) + LIMIT) if",
    "if (name != 'é') else",
    "if name == 'é_' else",
    "else 1]",
    "        pass\n        match",
    "case 'a_' if deep:",
    'case "a" if True:',
    "                pass\n        for",
    "            pass\n        return None",
}


def test_mutants_change_one_place() -> None:
    data = SOURCE.encode()
    changed = [each.applied(data).decode() for each in mutants("a.py", data)]
    for text in changed:
        assert text != SOURCE
        ast.parse(text)
    assert {part for part in EXPECTED if not any(part in text for text in changed)} == set()
    assert all('"""Find it."""' in text and '"str"' in text and "name != 'b'" not in text for text in changed)


def test_a_sample_is_the_same_for_the_same_seed() -> None:
    data = SOURCE.encode()
    found = [*mutants("credlint/rules/a.py", data), *mutants("credlint/analysis/a.py", data)] * 4
    assert sample(found, 24, 1) == sample(found, 24, 1) != sample(found, 24, 2)
    assert sum(each.path.startswith("credlint/rules") for each in sample(found, 24, 1)) == 4


def test_only_tests_that_come_to_a_function_run_the_quickest_first() -> None:
    reached = Reach({"slow": 2.0, "quick": 0.1, "other": 1.0}, {"a.py:7": [0, 1]})
    inside = Mutant("a.py", 8, 0, 1, "constant", "x", "y", 7)
    outside = Mutant("a.py", 3, 0, 1, "constant", "x", "y", 0)
    nowhere = Mutant("a.py", 99, 0, 1, "constant", "x", "y", 98)
    assert [reached.of(each) for each in (inside, outside, nowhere)] == [
        ["quick", "slow"],
        ["quick", "other", "slow"],
        [],
    ]

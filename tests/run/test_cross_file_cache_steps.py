"""A project is changed at random, step by step: with a cache a run tells what it tells without one, and of each file
what it tells of that file alone."""

import os
import random
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from credlint.config.settings import Settings
from credlint.model.result import FileResult
from credlint.pipeline import default_settings
from credlint.run import cache
from credlint.run.check import check_files
from credlint.run.discover import discover

STEPS = 64
"""Changes of one project. With that many a name has had several meanings, and most pairs of modules a connection."""

PATHS = (
    *("main.py", "a.py", "b.py", "c.py", "a/__init__.py", "b/a.py", "pkg/__init__.py", "pkg/a.py", "pkg/b.py"),
    *("pkg/c/__init__.py", "pkg/c/a.py", "src/a.py", "src/c.py", "src/pkg/b.py", "page.md"),
)
MODULES = (*"aaabbc", "pkg", "pkg.a", "pkg.c", ".a", ".a", ".b", ".c", "..a", ".")

DEFINITIONS = {
    "SECRET": (
        'import os\nSECRET = os.environ["AWS_SECRET_ACCESS_KEY"]\n',
        'SECRET = "Zm9vYmFyYmF6cXV4cXV1eGNvcmdlZ3JhdWx0Z2Fy"\n',
        'SECRET = ""\n',
    ),
    "show": (
        "def show(value):\n    print(value)\n",
        "def show(value):\n    print(len(value))\n",
        "def show(value):\n    hide(value)\n\n\ndef hide(value):\n    raise ValueError(value)\n",
    ),
    "get": (
        "def get(value=None):\n    return value\n",
        'import os\n\n\ndef get(value=None):\n    return os.environ["AWS_SESSION_TOKEN"]\n',
        "def get(value=None):\n    return SECRET\n",
    ),
    "connect": (
        'import boto3\n\n\ndef connect(secret):\n    return boto3.client("s3", aws_secret_access_key=secret)\n',
        "def connect(secret):\n    show(secret)\n",
    ),
    "Login": (
        "class Login:\n    def __init__(self, secret=None):\n        self.secret = secret\n",
        'import os\n\n\nclass Login:\n    secret = os.environ["AWS_SECRET_ACCESS_KEY"]\n',
        "class Login:\n    secret = get()\n\n    def tell(self):\n        print(self.secret)\n",
    ),
}
"""What modules may define, give on, and ask each other for."""

NAMES = tuple(DEFINITIONS)
IMPORTS = (
    "from {module} import *\n",
    "from {module} import SECRET, show, get\n",
    "try:\n    from {module} import {name}\nexcept ImportError:\n    {name} = None\n",
    "from {module} import {name}\n",
    "def get(value=None):\n    from {module} import SECRET\n\n    return SECRET\n",
)
USES = (
    "print(SECRET)\n",
    "show(SECRET)\n",
    "show(get(SECRET))\n",
    "connect(SECRET)\n",
    "print(Login().secret)\n",
    "import os\n\nshow(os.environ)\n",
)
WAYS = ("import {module} as it\n", "from pkg import {module} as it\n", "from .. import {module} as it\n")
USES_OF_A_MODULE = (
    "print(it.SECRET)\n",
    "it.show(it.SECRET)\n",
    "it.connect(it.get())\n",
    'import os\n\nit.show(os.environ["AWS_SECRET_ACCESS_KEY"])\n',
    "SECRET = it.get()\n",
    "class Mine(it.Login):\n    pass\n",
)


def program(chance: random.Random, path: str) -> str:
    """A module that defines things, hands on those of others, or uses them."""
    modules = [module for module in MODULES if "/" in path or not module.startswith(".")]
    parts: list[str] = []
    if chance.random() < 0.6:
        parts += [chance.choice(DEFINITIONS[name]) for name in NAMES if chance.random() < 0.7]
    for _ in range(chance.randint(0, 2)):
        way = chance.choice(IMPORTS).format(module=chance.choice(modules), name=chance.choice(NAMES))
        parts += [way, *(chance.choice(USES) for _ in range(chance.randint(0, 2)))]
    if chance.random() < 0.4:
        way = chance.choice(WAYS).format(module=chance.choice("abc"))
        parts += [way, *(chance.choice(USES_OF_A_MODULE) for _ in range(2))]
    if chance.random() < 0.03:
        parts.append("def f(:\n")
    text = "".join(parts)
    return f"# A page\n\n```python\n{text}```\n" if path.endswith(".md") else text


class Project:
    """A project that changes; each change is later than the one before."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._clock = 1_000_000_000_000_000_000

    def files(self) -> list[str]:
        """All its files."""
        return [path for path in PATHS if Path(path).is_file()]

    def change(self) -> str:
        """Change something, and say what."""
        present = self.files()
        kind = self._chance.random()
        if len(present) < 7 or kind < 0.6:
            path = self._chance.choice([path for path in PATHS if len(present) < 9 or path in present])
            self._write(path, program(self._chance, path))
            return f"wrote {path}"
        path = self._chance.choice(present)
        if kind < 0.8:
            Path(path).unlink()
            return f"removed {path}"
        other = self._chance.choice([other for other in PATHS if other.endswith(".py")])
        text = Path(path).read_text()
        Path(path).unlink()
        self._write(other, text)
        return f"{path} became {other}"

    def _write(self, path: str, text: str) -> None:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_text(text)
        self._clock += 1_000_000
        os.utime(path, ns=(self._clock, self._clock))


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    (tmp_path / "project").mkdir()
    monkeypatch.chdir(tmp_path / "project")
    root = (tmp_path / "project").as_posix()
    settings = replace(default_settings(), cross_file=True, root=root, working_directory=root, today=date(2026, 1, 1))
    return replace(settings, cache_dir=(tmp_path / "cache").as_posix())


def run(settings: Settings, path: str) -> list[FileResult]:
    return check_files(discover([path], settings), settings, 1, lambda done, total: None)


@pytest.mark.parametrize("seed", range(5))
def test_a_cache_changes_nothing(settings: Settings, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    if seed % 2:  # files are known by their stamps
        monkeypatch.setattr(cache, "time_ns", lambda: 4_000_000_000_000_000_000)
    chance = random.Random(seed)
    project = Project(chance)
    cold = replace(settings, cache_dir="")
    found = crossing = 0
    for _ in range(STEPS):
        changed = project.change()
        path = chance.choice(project.files())
        alone = run(settings, path)
        assert alone == run(cold, path), changed
        results = run(settings, ".")
        assert results == run(cold, "."), changed
        assert alone[0] in results, changed
        findings = [each for result in results for each in result.diagnostics]
        found += len(findings)
        crossing += sum(any(step.path for step in each.trace) for each in findings)
    assert found > STEPS
    assert crossing > 0

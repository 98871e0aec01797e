"""A project gives the same findings in whatever order, in however many processes, and from whichever file."""

import json
import os
import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from credlint.pipeline import default_settings
from credlint.run.check import check_files
from credlint.run.discover import discover

PADDING = "# " + "x" * 100 + "\n"
MUCH = PADDING * 600
"""Makes two files so long that processes pay."""

FILES = {
    "app/__init__.py": "from .settings import SECRET, Settings\nfrom .tools import *\n",
    "app/settings.py": """\
import os

SECRET = os.environ["AWS_SECRET_ACCESS_KEY"]
PASSWORDS = {"a": os.environ["DB_PASSWORD"], "b": os.environ["API_TOKEN"], "c": SECRET}
KEY = "AKIAQWERTYUIOPASDFGH"


class Settings:
    def __init__(self):
        self.key, self.secret, self.region = KEY, SECRET, "eu-west-1"

    def all(self):
        return vars(self)
"""
    + MUCH,
    "app/tools.py": """\
import logging

log = logging.getLogger(__name__)


def show(*values):
    for value in values:
        print(value)


def tell(value, loud=False):
    if loud:
        log.warning("%s", value)
    raise ValueError(value)


def hint(value):
    return value[:4]
"""
    + MUCH,
    "app/aws.py": """\
import boto3

from . import settings


def connect(key=None, secret=None, **options):
    return boto3.client("s3", aws_access_key_id=key, aws_secret_access_key=secret, **options)


def role():
    return boto3.client("sts").assume_role(RoleArn="a", RoleSessionName="b")["Credentials"]


client = connect(settings.KEY, settings.SECRET)
"""
    + MUCH,
    # These two import each other.
    "app/jobs.py": """\
import app.workers
from app.aws import role
from app.tools import show, tell

KEYS = role()


def start(job):
    show(KEYS["SecretAccessKey"], job.secret)


def stop():
    tell(app.workers.Job().secret, loud=True)
"""
    + MUCH,
    "app/workers.py": """\
import app.jobs
from app.settings import Settings


class Job(Settings):
    def run(self):
        app.jobs.start(self)
        print(self.all())


app.jobs.start(Job())
print(app.jobs.KEYS)
"""
    + MUCH,
    "main.py": """\
import os

import app
from app.aws import connect
from app.settings import PASSWORDS

app.show(os.environ, app.SECRET, app.hint(app.SECRET))
app.show(PASSWORDS)
app.tell(app.Settings().all())
connect(os.environ["KEY"], app.SECRET)
for name, value in PASSWORDS.items():
    print(name, value)
"""
    + MUCH,
    "notes.md": "# Notes\n\n```python\nfrom app import SECRET, show\n\nshow(SECRET)\n```\n",
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("project")
    for name, text in FILES.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text)
    (folder / "pyproject.toml").write_text("")
    return folder


def run(project: Path, seed: int, *args: str) -> list[dict[str, Any]]:
    command = [sys.executable, "-m", "credlint", "--isolated", "--cross-file", "--output-format", "json"]
    ran = subprocess.run(
        [*command, *args],
        cwd=project,
        env={**os.environ, "PYTHONHASHSEED": str(seed)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 1, ran.stderr
    found: list[dict[str, Any]] = json.loads(ran.stdout)["findings"]
    return found


def test_findings_across_files_depend_on_nothing_else(project: Path) -> None:
    expected = run(project, 0, "-j1", ".")
    apart = run(project, 0, "-j1", "--no-cross-file", ".")
    crossing = [each for each in expected if each not in apart]
    assert {each["path"] for each in crossing} >= {"app/aws.py", "app/workers.py", "main.py", "notes.md"}
    assert {each["code"] for each in crossing} >= {"CRD101", "CRD201", "CRD203", "CRD205"}
    for seed in range(3):
        shuffled = list(FILES)
        random.Random(seed).shuffle(shuffled)
        assert run(project, seed, "-j2", ".") == expected
        assert run(project, seed + 1, f"-j{1 + seed % 2}", *shuffled) == expected
    for name in ("main.py", "app/workers.py", "notes.md"):
        assert run(project, 1, name) == [each for each in expected if each["path"] == name]


CYCLE = {
    "app.py": """\
import os

SECRET = os.environ["AWS_SECRET_ACCESS_KEY"]

import client

client.connect(client.get())
""",
    "client.py": """\
import boto3


def connect(secret):
    return boto3.client("s3", aws_secret_access_key=secret)


from getter import SECRET, get
""",
    "getter.py": """\
def get():
    from app import SECRET

    return SECRET


from app import *

print(SECRET)
""",
}
"""Modules that import each other, one of them without a word of credentials."""


def test_a_cycle_is_the_same_from_each_of_its_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, text in CYCLE.items():
        (tmp_path / name).write_text(text)
    monkeypatch.chdir(tmp_path)
    root = tmp_path.as_posix()
    settings = replace(default_settings(), root=root, working_directory=root)
    whole, *parts = (
        check_files(discover(paths, settings), settings, 1, lambda done, total: None)
        for paths in (["."], *([name] for name in sorted(CYCLE)))
    )
    assert [result for part in parts for result in part] == whole
    assert "getter.py CRD201" in {f"{result.path} {each.code}" for result in whole for each in result.diagnostics}

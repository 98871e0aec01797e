"""A project on disk and the command to run in it."""

import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from .helpers import Ran, Run, command, environment


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    folder.mkdir()
    return folder


@pytest.fixture
def run(project: Path) -> Run:
    """Run credlint in the project."""

    def call(
        *args: str, stdin: bytes = b"", cwd: Path = project, env: Mapping[str, str] | None = None, check: bool = True
    ) -> Ran:
        done = subprocess.run(
            command(*args), cwd=cwd, env=environment(env), input=stdin, capture_output=True, timeout=120, check=False
        )
        ran = Ran(done.returncode, done.stdout.decode(), done.stderr.decode())
        if check:
            assert "Traceback" not in ran.err, ran.err
        return ran

    return call

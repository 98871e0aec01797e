"""A project on disk and the command to run in it."""

import os
import signal
import sys
from collections.abc import Iterator, Mapping
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from credlint.cli.app import run as run_command

from .helpers import Ran, Run


@pytest.fixture(autouse=True)
def user_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's cache folder is one of the test's own."""
    folder = tmp_path_factory.mktemp("user") / "cache"
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder))
    return folder


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    folder.mkdir()
    return folder


@pytest.fixture
def run(project: Path) -> Iterator[Run]:
    """Run credlint in the project, within this process: starting one for each of these runs would take minutes."""
    handler = signal.getsignal(signal.SIGTERM)

    def call(*args: str, stdin: bytes = b"", cwd: Path = project, env: Mapping[str, str] | None = None) -> Ran:
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(cwd)
            for name in [name for name in os.environ if name.startswith(("CREDLINT_", "NO_COLOR", "FORCE_COLOR"))]:
                patch.delenv(name)
            for name, value in (env or {}).items():
                patch.setenv(name, value)
            patch.setattr(sys, "stdin", TextIOWrapper(BytesIO(stdin)))
            out, err = BytesIO(), BytesIO()
            patch.setattr(sys, "stdout", TextIOWrapper(out, "utf-8", "backslashreplace"))
            patch.setattr(sys, "stderr", TextIOWrapper(err, "utf-8", "backslashreplace"))
            code = run_command(args)
            sys.stdout.flush()
            sys.stderr.flush()
            ran = Ran(code, out.getvalue().decode(), err.getvalue().decode())
        assert "Traceback" not in ran.err
        assert "internal error:" not in ran.err
        return ran

    yield call
    signal.signal(signal.SIGTERM, handler)

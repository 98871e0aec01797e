"""The tools that are timed: their commands, where they are found, and how they are installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.numbers import OWN, WARM
from benchmarks.process import completed

NAMES = ("ruff", "bandit", "detect-secrets", "semgrep")
"""The peers, each a package of that name."""

SEMGREP = ("semgrep", "scan", "--quiet", "--metrics=off", "--disable-version-check", "--no-git-ignore")

TIMED_RULES = (
    "generic/secrets/security/detected-aws-access-key-id-value.yaml",
    "generic/secrets/security/detected-aws-secret-access-key.yaml",
    "generic/secrets/security/detected-aws-session-token.yaml",
    "python/boto3/security",
    "python/lang/security/audit/hardcoded-password-default-argument.yaml",
    "python/lang/security/audit/logging/logger-credential-leak.yaml",
)
"""Those of Semgrep's public rules that speak of credentials of AWS and in logs, as paths in their repository."""


@dataclass(frozen=True, slots=True)
class Peer:
    """How a tool is started, before the paths; which exit codes say that it has done its work; what it looks for.

    The first run of one that is `primed` only makes what the others find.
    """

    command: tuple[str, ...]
    fine: tuple[int, ...]
    rules: str
    primed: bool = False


def commands(rules: Path | None, room: Path) -> dict[str, Peer]:
    """All tools, without a cache but for the one that is asked for its cache, which lies in `room`.

    Semgrep is there only when a checkout of its rules is.
    """
    settings = room / "credlint.toml"
    settings.touch()
    check = ("credlint", "check", "--quiet", "--output-format", "concise")
    cached = ("--config", str(settings), "--no-baseline", "--cache-dir", str(room / "cache"))
    found = {
        OWN: Peer((*check, "--isolated"), (0, 1), "rules that are on"),
        WARM: Peer((*check, *cached), (0, 1), "rules that are on, nothing changed since a run before", True),
        "ruff": Peer(
            ("ruff", "check", "--no-cache", "--isolated", "--quiet", "--select", "S105,S106,S107"),
            (0, 1),
            "S105, S106, S107",
        ),
        "bandit": Peer(("bandit", "-r", "-q", "-t", "B105,B106,B107"), (0, 1), "B105, B106, B107"),
        "detect-secrets": Peer(("detect-secrets", "scan", "--all-files", "--no-verify"), (0,), "all detectors"),
    }
    if rules is not None:
        about = f"credentials of AWS and in logs, of semgrep-rules {revision(rules)}"
        found["semgrep"] = Peer((*SEMGREP, *semgrep_configs(rules, TIMED_RULES)), (0,), about)
    return found


def semgrep_configs(checkout: Path, rules: Iterable[str]) -> tuple[str, ...]:
    """The options that name rules of a checkout."""
    return tuple(word for path in rules for word in ("--config", str(checkout.resolve() / path)))


def revision(checkout: Path) -> str:
    """Which version of a repository is checked out."""
    done = completed(["git", "rev-parse", "--short=12", "HEAD"], checkout)
    return done.stdout.strip() or "an unknown revision"


def program(name: str, folder: Path | None) -> str | None:
    """Where a program is: credlint beside this Python, others in a virtual environment if one is named, or in PATH."""
    beside = str(Path(sys.executable).parent)
    if name == OWN:
        return shutil.which(name, path=beside) or shutil.which(name)
    if folder is not None:
        return shutil.which(name, path=str(folder / "bin"))
    return shutil.which(name, path=os.pathsep.join((beside, os.environ.get("PATH", os.defpath))))


def install(folder: Path, names: Iterable[str]) -> None:
    """Make a virtual environment with the newest versions of these peers."""
    venv.create(folder, with_pip=True)
    subprocess.run([folder / "bin" / "python", "-m", "pip", "install", "--quiet", *names], check=True)

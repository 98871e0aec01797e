"""The programs whose checking is timed: pinned packages, and how they are fetched."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile


@dataclass(frozen=True, slots=True)
class Pinned:
    """A package in one version."""

    project: str
    version: str

    def __str__(self) -> str:
        return f"{self.project}=={self.version}"


PINNED = {
    "airflow": Pinned("apache-airflow-providers-amazon", "9.39.0"),
    "localstack": Pinned("localstack-core", "2026.3.0"),
    "homeassistant": Pinned("homeassistant", "2024.3.3"),
    "sagemaker": Pinned("sagemaker", "2.245.0"),
}
"""A tool that talks to AWS all the time, a service that imitates it, a large one that hardly knows it, an SDK."""


def download(package: Pinned, folder: Path) -> None:
    """Put the wheel of a package into a folder; nothing of it is installed or run, so that any Python will do."""
    options = ("--quiet", "--no-deps", "--only-binary=:all:", "--ignore-requires-python", "--dest", str(folder))
    subprocess.run([sys.executable, "-m", "pip", "download", *options, str(package)], check=True)


def fetched(
    folder: Path, names: Iterable[str], get: Callable[[Pinned, Path], None] = download
) -> dict[str, tuple[Pinned, Path]]:
    """The unpacked packages: what is in the folder already is taken, the rest is fetched.

    ValueError where the folder holds something else under that name.
    """
    found = {}
    for name in names:
        package, tree = PINNED[name], folder / name
        if not tree.exists():
            _unpack(package, tree, get)
        if not any(tree.glob(f"*-{package.version}.dist-info")):
            raise ValueError(f"{tree} is not {package}")
        found[name] = (package, tree)
    return found


def _unpack(package: Pinned, tree: Path, get: Callable[[Pinned, Path], None]) -> None:
    tree.parent.mkdir(parents=True, exist_ok=True)
    # Beside its place, so that what is there is whole.
    with TemporaryDirectory(dir=tree.parent) as room:
        wheels, whole = Path(room) / "wheels", Path(room) / "tree"
        wheels.mkdir()
        get(package, wheels)
        (wheel,) = wheels.glob("*.whl")
        with ZipFile(wheel) as archive:
            archive.extractall(whole)
        whole.rename(tree)


def size(tree: Path) -> tuple[int, int]:
    """How many Python files a folder has, and how many lines they."""
    files = sorted(tree.rglob("*.py"))
    return len(files), sum(file.read_bytes().count(b"\n") for file in files)

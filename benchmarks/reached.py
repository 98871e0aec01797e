"""A plugin of pytest for `benchmarks.mutants`: notes to which functions each test comes, and runs only chosen tests.

CREDLINT_REACHED names the file to write that to, CREDLINT_CHOSEN one with the names of the tests to run, in their
order. With either the process gets a bounded memory: a mutant may grow without end.
"""

from __future__ import annotations

import gc
import json
import os
import resource
import time
from collections.abc import Iterator
from functools import _lru_cache_wrapper
from pathlib import Path
from types import CodeType, FrameType

import pytest

from benchmarks.traced import traced

ROOT = f"{Path(__file__).parent.parent}{os.sep}"
MUTATED = ("credlint.analysis.", "credlint.rules.")
MEMORY = 3 << 30
"""Bytes of address space, of which the stack of the analysis reserves half a GiB."""

_codes: dict[str, set[CodeType]] = {}
_seconds: dict[str, float] = {}


def pytest_configure() -> None:
    """Bound the memory."""
    if "CREDLINT_REACHED" in os.environ or "CREDLINT_CHOSEN" in os.environ:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the chosen tests, in their order."""
    if file := os.environ.get("CREDLINT_CHOSEN"):
        named = {item.nodeid: item for item in items}
        items[:] = [named[name] for name in json.loads(Path(file).read_text(encoding="utf-8")) if name in named]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Note which functions are called. What is remembered from an earlier test is forgotten: it would hide calls."""
    if "CREDLINT_REACHED" not in os.environ:
        return (yield)
    for each in gc.get_objects():
        if isinstance(each, _lru_cache_wrapper) and str(getattr(each, "__module__", "")).startswith(MUTATED):
            each.cache_clear()
    codes: set[CodeType] = set()
    start = time.perf_counter()

    def tell(frame: FrameType, event: str, argument: object) -> None:
        codes.add(frame.f_code)

    try:
        with traced(tell):
            return (yield)
    finally:
        _codes[item.nodeid] = codes
        _seconds[item.nodeid] = time.perf_counter() - start


def pytest_sessionfinish() -> None:
    """Write what has been noted."""
    if file := os.environ.get("CREDLINT_REACHED"):
        tests: dict[str, list[int]] = {}
        for number, codes in enumerate(_codes.values()):
            for place in {_place(code) for code in codes if code.co_filename.startswith(ROOT)}:
                tests.setdefault(place, []).append(number)
        Path(file).write_text(json.dumps({"seconds": _seconds, "tests": tests}), encoding="utf-8")


def _place(code: CodeType) -> str:
    return f"{code.co_filename.removeprefix(ROOT)}:{code.co_firstlineno}"

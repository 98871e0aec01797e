"""A safe fix changes nothing: programs resolve the same credentials before and after it, with a real botocore."""

import gc
from collections.abc import Iterator

import pytest

from credlint.pipeline import check_source

from .resolved import ENVIRONMENTS, resolve
from .shapes import HEAD, SAFE, UNSAFE, fixed


@pytest.fixture(scope="module", autouse=True)
def _few_collections() -> Iterator[None]:
    """boto3 makes thousands of objects for each client; collecting them takes as long as making them."""
    thresholds = gc.get_threshold()
    gc.set_threshold(100_000, *thresholds[1:])
    yield
    gc.set_threshold(*thresholds)


@pytest.mark.parametrize("name", SAFE)
def test_safe_fixes_keep_the_credentials(name: str) -> None:
    source = HEAD + SAFE[name]
    applicability, after = fixed(source)
    assert applicability == "safe"
    assert not [each.code for each in check_source("program.py", after.encode()).diagnostics]
    for environment in ENVIRONMENTS:
        before = resolve(source, environment)
        if not before.raised:
            assert resolve(after, environment) == before, environment


@pytest.mark.parametrize("name", UNSAFE)
def test_others_are_unsafe(name: str) -> None:
    assert fixed(HEAD + UNSAFE[name])[0] == "unsafe"


def test_the_programs_run() -> None:
    for source in SAFE.values():
        assert resolve(HEAD + source, "keys and token").credentials == (
            "key of the environment",
            "secret of the environment",
            "token of the environment",
        )


def test_deletions_may_change_the_credentials() -> None:
    """The environments tell the difference: most unsafe fixes change what is used in one of them."""
    changed = [
        name
        for name, source in UNSAFE.items()
        if any(resolve(HEAD + source, each) != resolve(fixed(HEAD + source)[1], each) for each in ENVIRONMENTS)
    ]
    assert len(changed) > len(UNSAFE) / 2

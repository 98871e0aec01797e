"""One pretended account for all programs: making it takes seconds."""

import gc
from collections.abc import Iterator

import pytest

from .aws import account


@pytest.fixture(scope="package")
def issued() -> Iterator[set[str]]:
    """The secrets that the pretended account has issued up to now."""
    thresholds = gc.get_threshold()
    with account() as secrets:
        # boto3 makes thousands of objects for each client; collecting them takes as long as making them.
        gc.freeze()
        gc.set_threshold(100_000, *thresholds[1:])
        yield secrets
    gc.set_threshold(*thresholds)
    gc.unfreeze()

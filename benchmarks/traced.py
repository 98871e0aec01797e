"""Running code under a trace function, in all threads."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

Trace = Callable[[FrameType, str, Any], Any]


@contextmanager
def traced(trace: Trace) -> Iterator[None]:
    """Call `trace` for each function that is called meanwhile, and put back what was there before."""
    before = sys.gettrace()
    threading.settrace(trace)
    sys.settrace(trace)
    try:
        yield
    finally:
        sys.settrace(before)
        threading.settrace(before)

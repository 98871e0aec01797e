"""Runs work on syntax trees where deep ones neither overflow the stack nor wake the garbage collector."""

import gc
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

STACK_BYTES = 256 * 1024 * 1024
"""libcst's parser and its conversion to Python objects recurse in native code; only touched pages cost memory."""

RECURSION_LIMIT = 1_000_000
"""Code generation takes several Python frames a link of a chain; these are on the heap since Python 3.11."""

_here = threading.local()
_lock = threading.Lock()
_deep_threads = 0
_usual_limit = 0


def run_with_deep_stack(function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Call `function` in a thread with a stack of 256 MB and return or raise what it does; nested calls run directly.

    A KeyboardInterrupt is raised in the waiting caller at once; the thread is a daemon and does not keep the process.
    """
    if getattr(_here, "deep", False):
        return function(*args, **kwargs)
    results: list[T] = []
    errors: list[BaseException] = []

    def work() -> None:
        _here.deep = True
        try:
            results.append(function(*args, **kwargs))
        except BaseException as error:
            errors.append(error)

    thread = threading.Thread(target=work, name="credlint", daemon=True)
    with _deep_recursion():
        _start(thread)
        thread.join()
    if errors:
        # Popped: an exception whose traceback's frames hold the exception itself is freed by the collector only.
        raise errors.pop()
    return results.pop()


@contextmanager
def no_collection() -> Iterator[None]:
    """Turn the garbage collector off: a tree has no cycles, and looking for some takes most of a parse's time."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _start(thread: threading.Thread) -> None:
    with _lock:
        usual = threading.stack_size(STACK_BYTES)
        try:
            thread.start()
        finally:
            threading.stack_size(usual)


@contextmanager
def _deep_recursion() -> Iterator[None]:
    # The limit is the whole process's: the first thread raises it, the last one sets it back.
    global _deep_threads, _usual_limit
    with _lock:
        if _deep_threads == 0:
            _usual_limit = sys.getrecursionlimit()
            sys.setrecursionlimit(max(RECURSION_LIMIT, _usual_limit))
        _deep_threads += 1
    try:
        yield
    finally:
        with _lock:
            _deep_threads -= 1
            if _deep_threads == 0:
                sys.setrecursionlimit(_usual_limit)

"""Deep work runs where it can, and leaves the interpreter as it was."""

import gc
import signal
import sys
import threading

import pytest

from credlint.source.isolate import RECURSION_LIMIT, no_collection, run_with_deep_stack


def depth(levels: int) -> int:
    return 0 if levels == 0 else 1 + depth(levels - 1)


def settings() -> tuple[int, int]:
    return sys.getrecursionlimit(), threading.stack_size()


def test_recursion_goes_deep_and_the_limits_are_set_back() -> None:
    before = settings()
    assert run_with_deep_stack(depth, 50_000) == 50_000
    assert settings() == before


def test_an_error_is_raised_in_the_caller_and_the_limits_are_set_back() -> None:
    before = settings()

    def fail(text: str, *, number: int) -> None:
        assert sys.getrecursionlimit() >= RECURSION_LIMIT
        raise ValueError(text, number)

    with pytest.raises(ValueError, match="x") as caught:
        run_with_deep_stack(fail, "x", number=1)
    assert caught.value.args == ("x", 1)
    assert settings() == before


@pytest.mark.parametrize("error", [KeyboardInterrupt, SystemExit, GeneratorExit])
def test_errors_that_are_no_exceptions_are_raised_too(error: type[BaseException]) -> None:
    def fail() -> None:
        raise error

    with pytest.raises(error):
        run_with_deep_stack(fail)


def test_an_interrupt_does_not_wait_for_the_work() -> None:
    before = settings()
    release = threading.Event()
    waiting = threading.main_thread().ident
    assert waiting is not None

    def work() -> None:
        signal.pthread_kill(waiting, signal.SIGINT)
        release.wait(timeout=30)

    with pytest.raises(KeyboardInterrupt):
        run_with_deep_stack(work)
    assert not release.is_set()
    release.set()
    assert settings() == before


def test_nested_calls_stay_in_the_thread() -> None:
    here = threading.get_ident()
    outer, inner = run_with_deep_stack(lambda: (threading.get_ident(), run_with_deep_stack(threading.get_ident)))
    assert outer == inner != here


def test_threads_at_the_same_time_share_the_raised_limit() -> None:
    before = settings()
    met = threading.Barrier(2, timeout=30)
    first_is_done = threading.Event()

    def first() -> None:
        met.wait()

    def second() -> int:
        met.wait()
        assert first_is_done.wait(timeout=30)
        return depth(20_000)

    results: list[int] = []
    caller = threading.Thread(target=lambda: results.append(run_with_deep_stack(second)))
    caller.start()
    run_with_deep_stack(first)
    first_is_done.set()
    caller.join()
    assert results == [20_000]
    assert settings() == before


def test_the_collector_is_off_inside_and_as_before_outside() -> None:
    assert gc.isenabled()
    with no_collection():
        assert not gc.isenabled()
        with no_collection():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()
    with pytest.raises(ValueError, match="x"), no_collection():
        raise ValueError("x")
    assert gc.isenabled()

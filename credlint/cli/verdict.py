"""The exit code of a run, and why it is 2."""

import sys
from collections.abc import Callable, Iterable
from dataclasses import replace

from credlint import __version__
from credlint.config.settings import Settings
from credlint.model.result import FileResult
from credlint.report import formats
from credlint.report.report import Report
from credlint.suppress.meta import INTERNAL


def verdict(results: Iterable[FileResult], judge: Callable[[FileResult], Settings], exit_zero: bool) -> int:
    """0 for nothing at or above the fail level, 1 for findings, 2 for files that were not checked; 2 beats 1."""
    code = 0
    for result in results:
        settings = judge(result)
        least = settings.fail_level
        if result.unchecked and (settings.unchecked_fails or result.unchecked.code == INTERNAL.code):
            return 2
        if least and not exit_zero and any(one.severity.rank >= least.rank for one in result.diagnostics):
            code = 1
    return code


def name_unchecked(results: Iterable[FileResult]) -> None:
    """Name on standard error the files that could not be checked, for a command that reports no findings."""
    bad = tuple(replace(result, diagnostics=(), suppressed=()) for result in results if result.unchecked)
    formats.load("concise")(Report(bad, (), __version__), sys.stderr)

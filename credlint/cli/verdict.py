"""The exit code of a run."""

from collections.abc import Iterable

from credlint.config.settings import Settings
from credlint.model.result import FileResult
from credlint.suppress.meta import INTERNAL


def verdict(results: Iterable[FileResult], settings: Settings, exit_zero: bool) -> int:
    """0 for nothing at or above the fail level, 1 for findings, 2 for files that were not checked; 2 beats 1."""
    code = 0
    least = settings.fail_level
    for result in results:
        if result.unchecked and (settings.unchecked_fails or result.unchecked.code == INTERNAL.code):
            return 2
        if least and not exit_zero and any(one.severity.rank >= least.rank for one in result.diagnostics):
            code = 1
    return code

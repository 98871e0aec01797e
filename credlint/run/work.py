"""Reads one file and has it checked."""

from credlint.config.settings import Settings
from credlint.model.result import FileResult
from credlint.pipeline import check_source
from credlint.run.discover import unreadable
from credlint.run.targets import Target


def check_target(target: Target, settings: Settings) -> FileResult:
    """The result of one file; never raises for what it holds or for the system's refusal to open it."""
    try:
        data = target.read()
    except (OSError, MemoryError) as error:
        return unreadable(target.name, error)
    return check_source(target.name, data, settings)

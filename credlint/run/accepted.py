"""The baseline on disk, and what it makes of the results of a run."""

import os
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from credlint.config.errors import ConfigError
from credlint.config.settings import Settings
from credlint.model.result import FileResult
from credlint.run.write import write_file
from credlint.suppress.baseline import Applied, Baseline, BaselineError, Key, apply, dump, load

NAME = ".credlint-baseline.json"
"""The baseline in the project's root."""


def read_baseline(settings: Settings, shown: str) -> Counter[Key] | None:
    """The baseline of a run; None if there is no such file. Raises ConfigError for one that cannot be used."""
    try:
        return load(Path(settings.baseline).read_bytes())
    except FileNotFoundError:
        return None
    except OSError as error:
        raise ConfigError(f"the baseline cannot be read: {error.strerror}", shown) from None
    except BaselineError as error:
        raise ConfigError(f"the baseline cannot be read: {error}", shown) from None


def write_baseline(settings: Settings, baseline: Baseline, shown: str) -> None:
    """Write the baseline; raises ConfigError."""
    path = Path(os.path.realpath(settings.baseline))
    try:
        write_file(path, dump(baseline).encode("ascii"))
    except OSError as error:
        raise ConfigError(f"the baseline cannot be written: {error.strerror}", shown) from None


def apply_baseline(results: Sequence[FileResult], baseline: Baseline, settings: Settings) -> Applied:
    """Keep what the baseline accepts silent."""
    if not baseline:
        return Applied(tuple(results), {}, {})
    return apply(
        results,
        baseline,
        settings.relative,
        lambda path: os.path.lexists(f"{settings.root}/{path}"),
        lambda path: settings.selected_for(f"{settings.root}/{path}"),
    )

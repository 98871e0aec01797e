"""From options and files to the settings of a run."""

import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from credlint.config.errors import ConfigError
from credlint.config.keys import BY_NAME, Kind
from credlint.config.load import Layer, Setting, find, is_file, read
from credlint.config.resolve import resolve
from credlint.config.selection import Known
from credlint.config.settings import Settings
from credlint.config.values import Misplaced, convert
from credlint.run.accepted import NAME as BASELINE
from credlint.run.accepted import read_baseline
from credlint.run.targets import absolute_posix, shown_name
from credlint.suppress.baseline import Key


@dataclass(frozen=True, slots=True)
class Configuration:
    """The settings of a run, the layers they come from and the file among them."""

    settings: Settings
    layers: tuple[Layer, ...]
    file: Path | None

    @property
    def baseline_is_named(self) -> bool:
        """Whether somebody has named the baseline, which must exist then."""
        return any("baseline" in layer.values for layer in self.layers)


def configure(ctx: click.Context, known: Known, paths: Sequence[str] = ()) -> Configuration:
    """What the options of `ctx`, the variables and the nearest configuration file say; raises ConfigError."""
    file = _file(ctx.params, paths)
    layers = read(file, known) if file else ()
    here = Path.cwd()
    root = file.absolute().parent.resolve() if file else _repository(here)
    working_directory = absolute_posix(os.fspath(here))
    layers = (*layers, Layer(_given(ctx, known), working_directory))
    settings = resolve(
        layers,
        known,
        root=absolute_posix(os.fspath(root)),
        working_directory=working_directory,
        today=date.today(),
    )
    return Configuration(_with_state(settings, ctx.params), layers, file)


def open_baseline(configuration: Configuration) -> Counter[Key] | None:
    """The accepted findings of a run, None for no baseline; one that is named must be there."""
    settings = configuration.settings
    if not settings.baseline:
        return None
    shown = shown_name(settings.baseline)
    found = read_baseline(settings, shown)
    if found is None and configuration.baseline_is_named:
        raise ConfigError("there is no such baseline; `credlint baseline create` writes it", shown)
    return found


def is_whole(paths: Sequence[str], settings: Settings) -> bool:
    """Whether a run over `paths` sees the whole project."""
    return not paths or any(os.path.realpath(path) == os.path.realpath(settings.root) for path in paths)


def _with_state(settings: Settings, params: dict[str, Any]) -> Settings:
    """The settings with the cache and the baseline that the run may use."""
    isolated = params["isolated"]
    if params.get("no_slice"):
        settings = replace(settings, slices=False)
    if params.get("no_cache") or (isolated and not params.get("cache_dir")):
        settings = replace(settings, cache_dir="")
    if params.get("no_baseline") or (isolated and not params.get("baseline")):
        return replace(settings, baseline="")
    return replace(settings, baseline=settings.baseline or f"{settings.root.rstrip('/')}/{BASELINE}")


def _file(params: dict[str, Any], paths: Sequence[str]) -> Path | None:
    if params["config"]:
        if params["isolated"]:
            raise ConfigError("--config and --isolated exclude each other")
        file = Path(params["config"])
        if not is_file(file):
            raise ConfigError(f"--config: there is no file {params['config']!a}")
        return file
    if params["isolated"]:
        return None
    return find(Path.cwd()) or _near(paths)


def _near(paths: Sequence[str]) -> Path | None:
    """The configuration around all of `paths`, for a run from somewhere else."""
    real = [os.path.realpath(path) for path in paths if path != "-" and "\0" not in path]
    try:
        common = Path(os.path.commonpath(real)) if real else None
    except ValueError:  # different drives
        common = None
    return find(common) if common is not None else None


def _repository(folder: Path) -> Path:
    """The root of a project without configuration: that of its git repository, else the working directory."""
    return next((place for place in (folder, *folder.parents) if os.path.lexists(place / ".git")), folder)


def _given(ctx: click.Context, known: Known) -> dict[str, Setting]:
    """The keys which the command line or a variable sets."""
    found = {}
    for option in ctx.command.params:
        name = (option.name or "").replace("_", "-")
        source = ctx.get_parameter_source(option.name or "")
        if name not in BY_NAME or source not in (ParameterSource.COMMANDLINE, ParameterSource.ENVIRONMENT):
            continue
        origin = f"--{name}" if source is ParameterSource.COMMANDLINE else str(option.envvar)
        try:
            found[name] = Setting(convert(BY_NAME[name], _as_toml(name, ctx.params[option.name or ""]), known), origin)
        except Misplaced as error:
            raise ConfigError(error.message.removeprefix(f"{name}: "), origin) from None
    return found


def _as_toml(name: str, value: Any) -> object:
    """An option's value in the form in which a file would give it."""
    match BY_NAME[name].kind:
        case Kind.CODES | Kind.TEXTS | Kind.PATTERNS:
            return list(value)
        case Kind.CODES_BY_PATTERN:
            table: dict[str, list[str]] = {}
            for pattern, codes in value:
                table.setdefault(pattern, []).extend(codes)
            return table
        case _:
            return value

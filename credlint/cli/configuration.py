"""From options and files to the settings of a run."""

import os
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from credlint.config.errors import ConfigError
from credlint.config.keys import BY_NAME, Kind
from credlint.config.load import Layer, Setting, find, find_in, is_file, read
from credlint.config.resolve import effective, resolve
from credlint.config.selection import Known
from credlint.config.settings import Settings
from credlint.config.values import Misplaced, convert
from credlint.model.result import FileResult
from credlint.run.accepted import NAME as BASELINE
from credlint.run.accepted import read_baseline
from credlint.run.cache_folder import is_free, may_lie_in
from credlint.run.targets import absolute_posix, shown_name
from credlint.suppress.baseline import Baseline, Key


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


class Configurations:
    """The configuration of a run and those of folders that have their own: each file is judged by the nearest one.

    What concerns the run as a whole, such as the output format, is what the run's own says.
    """

    def __init__(self, ctx: click.Context, known: Known, paths: Sequence[str] = ()) -> None:
        self._ctx = ctx
        self._known = known
        self._given = _given(ctx, known)
        file = _file(ctx.params, paths)
        self.run = self._read(file)
        self._only = bool(ctx.params["config"] or ctx.params["isolated"])
        self._found: dict[Path | None, Configuration] = {None: self.run, file and _absolute(file): self.run}
        self._nearest: dict[Path, Path | None] = {}
        self._by_folder: dict[str, Configuration] = {}

    def at(self, folder: str) -> Configuration:
        """The configuration for what is in a folder; raises ConfigError."""
        if self._only:
            return self.run
        if folder not in self._by_folder:
            file = self._file_for(_absolute(Path(folder)))
            if file not in self._found:
                self._found[file] = self._read(file)
            self._by_folder[folder] = self._found[file]
        return self._by_folder[folder]

    def judges(self, folder: str) -> Settings:
        """The settings for what is in a folder."""
        return self.at(folder).settings

    def used(self) -> list[Configuration]:
        """All configurations that have been read, that of the run first."""
        return list({id(each): each for each in self._found.values()}.values())

    def _file_for(self, folder: Path) -> Path | None:
        lineage = []
        for each in (folder, *folder.parents):
            if each in self._nearest:
                file = self._nearest[each]
                break
            lineage.append(each)
            if (file := find_in(each)) is not None:
                break
        else:
            file = None
        self._nearest.update(dict.fromkeys(lineage, file))
        return file

    def _read(self, file: Path | None) -> Configuration:
        here = Path.cwd()
        root = file.absolute().parent.resolve() if file else _repository(here)
        working_directory = absolute_posix(os.fspath(here))
        layers = (*(read(file, self._known) if file else ()), Layer(self._given, working_directory))
        settings = resolve(
            layers,
            self._known,
            root=absolute_posix(os.fspath(root)),
            working_directory=working_directory,
            today=date.today(),
        )
        settings = replace(settings, cache_dir=_cache_dir(settings, layers, self._ctx.params))
        return Configuration(_with_state(settings, self._ctx.params), layers, file)


def _absolute(path: Path) -> Path:
    return Path(os.path.normpath(path.absolute()))


def configure(ctx: click.Context, known: Known, paths: Sequence[str] = ()) -> Configuration:
    """What the options of `ctx`, the variables and the nearest configuration file say; raises ConfigError."""
    return Configurations(ctx, known, paths).run


def open_baseline(configuration: Configuration) -> Counter[Key] | None:
    """The findings in a configuration's baseline, None where there is none; one that is named must be there."""
    settings = configuration.settings
    if not settings.baseline:
        return None
    shown = shown_name(settings.baseline)
    found = read_baseline(settings, shown)
    if found is None and configuration.baseline_is_named:
        raise ConfigError("there is no such baseline; `credlint baseline create` writes it", shown)
    return found


def open_baselines(configurations: Configurations, empty: bool = False) -> list[tuple[Settings, Baseline]]:
    """The baselines of all configurations that have been read, each with the settings of the project it belongs to.

    With `empty` they are to be made: none is read.
    """
    found: dict[str, tuple[Settings, Baseline]] = {}
    for each in configurations.used():
        if each.settings.baseline not in found:
            found[each.settings.baseline] = (each.settings, {} if empty else open_baseline(each) or {})
    return list(found.values())


def divided(
    results: Iterable[FileResult],
    baselines: Sequence[tuple[Settings, Baseline]],
    judge: Callable[[FileResult], Settings],
) -> list[tuple[Settings, Baseline, list[FileResult]]]:
    """Each baseline with the results of the files it is for."""
    parts: dict[str, list[FileResult]] = {settings.baseline: [] for settings, _ in baselines}
    for result in results:
        parts[judge(result).baseline].append(result)
    return [(settings, known, parts[settings.baseline]) for settings, known in baselines]


def is_whole(paths: Sequence[str], settings: Settings) -> bool:
    """Whether a run over `paths` sees the whole project."""
    return not paths or any(os.path.realpath(path) == os.path.realpath(settings.root) for path in paths)


def _cache_dir(settings: Settings, layers: Sequence[Layer], params: dict[str, Any]) -> str:
    """The cache that the run may use, which a file names only inside its project; raises ConfigError."""
    asked = params.get("cache_dir")
    if params.get("no_cache") or (params["isolated"] and not asked):
        return ""
    folder, named = settings.cache_dir, effective(layers)["cache-dir"]
    if not asked and not may_lie_in(folder, settings.root):
        if named.value is None:  # a link of the checkout leads away
            return ""
        raise _misplaced("lies neither in the project nor in your own cache folder", named)
    with suppress(OSError):  # a cache that cannot be used is no error
        if named.value is not None and not is_free(folder):
            raise _misplaced("holds something else than a cache of credlint", named)
    return folder


def _misplaced(message: str, named: Setting) -> ConfigError:
    file, _, line = named.origin.rpartition(":")
    return (
        ConfigError(f"cache-dir: the folder {message}", file, int(line))
        if file
        else ConfigError(f"the folder {message}", named.origin)
    )


def _with_state(settings: Settings, params: dict[str, Any]) -> Settings:
    """The settings with what is asked of the run itself, and the baseline that it may use."""
    isolated = params["isolated"]
    if params.get("no_slice"):
        settings = replace(settings, slices=False)
    if params.get("no_ignores"):
        settings = replace(settings, honour_comments=False)
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

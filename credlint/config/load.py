"""Finds and reads configuration files."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from credlint.config.errors import ConfigError
from credlint.config.keys import BY_NAME
from credlint.config.selection import Known
from credlint.config.toml_lines import Path as KeyPath
from credlint.config.toml_lines import key_lines, line_of
from credlint.config.values import Misplaced, check_names, convert
from credlint.model.doubt import without_doubts

OWN_NAMES = (".credlint.toml", "credlint.toml")
"""Files that hold nothing but credlint's keys, the stronger one first; both win over pyproject.toml beside them."""

SHARED_NAME = "pyproject.toml"
NAMES = frozenset((*OWN_NAMES, SHARED_NAME))
"""What a configuration file can be called."""

_SECTION = ("tool", "credlint")


@dataclass(frozen=True, slots=True)
class Setting:
    """A value and where it was set: `pyproject.toml:12`, `--select`, `CREDLINT_SELECT` or `default`."""

    value: Any
    origin: str


@dataclass(frozen=True, slots=True)
class Layer:
    """The keys that one file or the command line sets; patterns in it are relative to `folder` (empty: the root)."""

    values: Mapping[str, Setting] = field(default_factory=dict)
    folder: str = ""


def find(start: Path) -> Path | None:
    """The configuration of the nearest folder, from `start` upwards, that has one."""
    return next((path for folder in (start, *start.parents) if (path := find_in(folder)) is not None), None)


def find_in(folder: Path) -> Path | None:
    """The configuration in a folder."""
    for name in (*OWN_NAMES, SHARED_NAME):
        path = folder / name
        if is_file(path) and (name != SHARED_NAME or _speaks_of_us(path)):
            return path
    return None


def is_file(path: Path) -> bool:
    """Whether there is such a file, as far as one may look."""
    try:
        return path.is_file()
    except OSError:
        return False


def read(path: Path, known: Known) -> tuple[Layer, ...]:
    """The layers of a configuration file, what it extends first; raises ConfigError."""
    chain: list[Path] = []
    layers: list[Layer] = []
    following: Path | None = path
    while following is not None:
        real = following.resolve()
        if real in chain:
            raise ConfigError("a configuration extends itself", _shown(path))
        chain.append(real)
        layer = _read_one(following, known)
        layers.insert(0, layer)
        extend = layer.values.get("extend")
        following = None if extend is None else following.parent / Path(extend.value).expanduser()
        if following is not None and extend is not None and not is_file(following):
            file, _, line = extend.origin.rpartition(":")
            raise ConfigError(f'extend: there is no file "{extend.value}"', file, int(line))
    return tuple(layers)


def _read_one(path: Path, known: Known) -> Layer:
    shown = _shown(path)
    text = _text(path, shown)
    try:
        document = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ConfigError(f"not valid TOML: {without_doubts(str(error))}", shown) from None
    section = _SECTION if path.name == SHARED_NAME else ()
    table: Any = document
    if not section and "tool" in document:
        hint = f"the keys of {path.name} stand at its top level, without [tool.credlint]"
        raise ConfigError(hint, shown, line_of(("tool",), key_lines(text)))
    for depth, name in enumerate(section):
        table = table.get(name)
        if not isinstance(table, dict):
            if table is None:
                raise ConfigError("there is no table [tool.credlint]", shown)
            raise ConfigError(f"{name} is no table", shown, line_of(section[: depth + 1], key_lines(text)))
    values = {}
    try:
        check_names(table, BY_NAME)
        for name, raw in table.items():
            try:
                values[name] = convert(BY_NAME[name], raw, known)
            except Misplaced as error:
                raise Misplaced(error.message, (name, *error.path)) from None
    except Misplaced as error:
        at: KeyPath = (*section, *error.path)
        raise ConfigError(error.message, shown, line_of(at, key_lines(text))) from None
    lines = key_lines(text) if values else {}
    return Layer(
        {name: Setting(value, f"{shown}:{line_of((*section, name), lines)}") for name, value in values.items()},
        path.parent.resolve().as_posix(),
    )


def _speaks_of_us(path: Path) -> bool:
    """Whether a pyproject.toml has our table; one that does not even name it may be as broken as it likes."""
    shown = _shown(path)
    text = _text(path, shown)
    if "credlint" not in text:
        return False
    try:
        tool = tomllib.loads(text).get("tool", {})
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ConfigError(f"not valid TOML: {without_doubts(str(error))}", shown) from None
    return isinstance(tool, dict) and "credlint" in tool


def _text(path: Path, shown: str) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except OSError as error:
        raise ConfigError(f"cannot be read: {error.strerror}", shown) from None
    except UnicodeDecodeError:
        raise ConfigError("not UTF-8 text", shown) from None


def _shown(path: Path) -> str:
    """`path` as a message names it: relative to the working directory where that is shorter."""
    absolute = path.absolute().as_posix()
    try:
        relative = Path(os.path.relpath(path)).as_posix()
    except ValueError:  # another drive
        return absolute
    return min(relative, absolute, key=len)

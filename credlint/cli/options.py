"""Options, and the variables of the environment that stand for them."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click

from credlint import __version__
from credlint.config.keys import FAIL_LEVELS, FORMATS

F = TypeVar("F", bound=Callable[..., Any])


class Option(click.Option):
    """An option that is also read from a variable, unless the run is isolated."""

    def resolve_envvar_value(self, ctx: click.Context) -> str | None:
        """The value of the variable, if it may be looked at."""
        return None if ctx.params.get("isolated") else super().resolve_envvar_value(ctx)


def commas(ctx: click.Context, param: click.Parameter, values: Sequence[str]) -> tuple[str, ...]:
    """The words between the commas of every value."""
    return tuple(word for value in values for word in map(str.strip, value.split(",")) if word)


def pattern_codes(
    ctx: click.Context, param: click.Parameter, values: Sequence[str]
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Pairs of a pattern and codes from values of the form PATTERN:CODE,CODE."""
    found = []
    for value in values:
        pattern, colon, codes = value.rpartition(":")
        words = commas(ctx, param, (codes,))
        if not colon or not pattern or not words:
            raise click.BadParameter(f"{value!r} is not of the form PATTERN:CODE,CODE", ctx, param)
        found.append((pattern, words))
    return tuple(found)


def format_path(ctx: click.Context, param: click.Parameter, values: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Pairs of a format and a path from values of the form FORMAT=PATH."""
    found = []
    for value in values:
        name, equals, path = value.partition("=")
        if not equals or not path:
            raise click.BadParameter(f"{value!r} is not of the form FORMAT=PATH", ctx, param)
        if name not in FORMATS:
            raise click.BadParameter(f"{name!r} is not one of {', '.join(FORMATS)}", ctx, param)
        found.append((name, path))
    return tuple(found)


def option(*names: str, **attributes: Any) -> Callable[[F], F]:
    """An option whose variable is CREDLINT_ and its first long name."""
    long = next(name for name in names if name.startswith("--")).partition("/")[0]
    variable = "CREDLINT_" + long[2:].upper().replace("-", "_")
    return click.option(*names, cls=Option, envvar=variable, **attributes)


def version_option(function: F) -> F:
    """--version on a command."""
    return click.version_option(
        __version__, "-V", "--version", prog_name="credlint", message="%(prog)s %(version)s", expose_value=False
    )(function)


def configuration_options(function: F) -> F:
    """Where settings come from: --config, --isolated."""
    for decorate in (
        option("--isolated", is_flag=True, is_eager=True, help="Read no configuration file and no CREDLINT_ variable."),
        option("--config", type=click.Path(), metavar="FILE", help="Read this configuration instead of the nearest."),
    ):
        function = decorate(function)
    return function


def baseline_option(function: F) -> F:
    """--baseline."""
    return option(
        "--baseline", type=click.Path(), metavar="FILE", help="Accepted findings. [default: .credlint-baseline.json]"
    )(function)


def cache_options(function: F) -> F:
    """--cache-dir."""
    return option(
        "--cache-dir", type=click.Path(), metavar="FOLDER", help="The cache. [default: .credlint_cache of the project]"
    )(function)


def run_options(function: F) -> F:
    """How files are checked, which changes no finding."""
    for decorate in (
        option(
            "-j", "--jobs", type=click.IntRange(min=1), metavar="N", help="Processes. [default: one for each processor]"
        ),
        option("--no-progress", is_flag=True, help="Show no progress of a long run."),
        option("--no-cache", is_flag=True, help="Neither read nor write the cache."),
        option("--no-slice", is_flag=True, hidden=True, help="Parse every function, also those that cannot matter."),
    ):
        function = decorate(function)
    return function


def settings_options(function: F) -> F:
    """The options that stand for keys of the configuration; each is named like its key."""
    several: dict[str, Any] = {"callback": commas, "multiple": True}
    for decorate in reversed(
        (
            option("--select", **several, metavar="CODES", help="Rules that are on: codes, prefixes, names, ALL."),
            option("--ignore", **several, metavar="CODES", help="Rules that are off."),
            option("--extend-select", **several, metavar="CODES", help="Rules that are on besides."),
            option(
                "--per-file-ignores",
                callback=pattern_codes,
                multiple=True,
                metavar="PATTERN:CODES",
                help="Rules that are off in some files.",
            ),
            option(
                "--min-confidence",
                type=click.Choice(("low", "medium", "high")),
                help="Report nothing that is less sure.",
            ),
            option("--fail-level", type=click.Choice(FAIL_LEVELS), help="The mildest severity that fails the run."),
            option("--exclude", **several, metavar="PATTERNS", help="Files and folders that are not entered."),
            option("--extend-exclude", **several, metavar="PATTERNS", help="Patterns besides those of --exclude."),
            option("--force-exclude", is_flag=True, default=None, help="Exclude also what is named as PATHS."),
            option(
                "--respect-gitignore/--no-respect-gitignore",
                default=None,
                help="Leave out what .gitignore files name (the default).",
            ),
            baseline_option,
            cache_options,
            option("--output-format", type=click.Choice(FORMATS), help="[default: full on a terminal, else concise]"),
        )
    ):
        function = decorate(function)
    return function

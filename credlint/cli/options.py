"""Options, and the variables of the environment that stand for them."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click
from click.shell_completion import CompletionItem

from credlint import __version__, pipeline
from credlint.config.keys import FAIL_LEVELS, FORMATS

F = TypeVar("F", bound=Callable[..., Any])

RULES = "Rules"
VERDICT = "Verdict"
FILES = "Files"
FIXING = "Fixing"
SUPPRESSIONS = "Suppressions"
OUTPUT = "Output"
OTHER = "Other"
TOPICS = (RULES, VERDICT, FILES, FIXING, SUPPRESSIONS, OUTPUT, OTHER)
"""What options are about, in the order in which `--help` tells of them."""


class Option(click.Option):
    """An option with a topic that is also read from a variable, unless the run is isolated."""

    def __init__(self, *args: Any, topic: str = OTHER, **attributes: Any) -> None:
        super().__init__(*args, **attributes)
        self.topic = topic

    def resolve_envvar_value(self, ctx: click.Context) -> str | None:
        """The value of the variable, if it may be looked at; a blank one is as good as none."""
        value = None if ctx.params.get("isolated") else super().resolve_envvar_value(ctx)
        return value if value and value.strip() else None


class Command(click.Command):
    """A command whose help lists its options by topic."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write one section a topic."""
        sections: dict[str, list[tuple[str, str]]] = {topic: [] for topic in TOPICS}
        for param in self.get_params(ctx):
            record = param.get_help_record(ctx) if isinstance(param, click.Option) else None
            if record is not None:
                sections[param.topic if isinstance(param, Option) else OTHER].append(record)
        for topic, records in sections.items():
            if records:
                with formatter.section(topic):
                    formatter.write_dl(records)


def commas(ctx: click.Context, param: click.Parameter, values: Sequence[str]) -> tuple[str, ...]:
    """The words between the commas of every value."""
    return tuple(word for value in values for word in map(str.strip, value.split(",")) if word)


def codes(ctx: click.Context, param: click.Parameter, values: Sequence[str]) -> tuple[str, ...]:
    """As `commas`, but an empty value, which a script can make of an unset variable, is an error and not no rule."""
    if not all(value.strip(" ,") for value in values):
        raise click.BadParameter("an empty value names no rule", ctx, param)
    return commas(ctx, param, values)


def pattern_codes(
    ctx: click.Context, param: click.Parameter, values: Sequence[str]
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Pairs of a pattern and codes from values of the form PATTERN:CODE,CODE,PATTERN:CODE."""
    found: list[tuple[str, list[str]]] = []
    for value in values:
        first = len(found)
        for word in commas(ctx, param, (value,)):
            pattern, colon, code = (part.strip() for part in word.rpartition(":"))
            if pattern and code:
                found.append((pattern, [code]))
            elif colon or len(found) == first:
                raise click.BadParameter(f"{value!r} is not of the form PATTERN:CODE,CODE", ctx, param)
            else:
                found[-1][1].append(code)
        if len(found) == first:
            raise click.BadParameter(f"{value!r} is not of the form PATTERN:CODE,CODE", ctx, param)
    return tuple((pattern, tuple(codes)) for pattern, codes in found)


def format_path(ctx: click.Context, param: click.Parameter, values: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Pairs of a format and a path from values of the form FORMAT=PATH."""
    found: list[tuple[str, str]] = []
    for value in values:
        name, equals, path = value.partition("=")
        if not equals or not path:
            raise click.BadParameter(f"{value!r} is not of the form FORMAT=PATH", ctx, param)
        if name not in FORMATS:
            raise click.BadParameter(f"{name!r} is not one of {', '.join(FORMATS)}", ctx, param)
        if path == "-":
            raise click.BadParameter("it writes to files; --output-format is for standard output", ctx, param)
        if path in (known for _, known in found):
            raise click.BadParameter(f"two reports cannot be written to {path!r}", ctx, param)
        found.append((name, path))
    return tuple(found)


def complete_codes(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Codes and names of rules that may follow, behind the last comma."""
    done, comma, word = incomplete.rpartition(",")
    about = {"ALL": "all rules but the pedantic ones", "PEDANTIC": "the pedantic rules"}
    for info in pipeline.known().rules:
        about[info.code] = about[info.name] = info.summary
    return [CompletionItem(f"{done}{comma}{name}", help=text) for name, text in about.items() if name.startswith(word)]


def complete_format(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The formats that may stand before `=PATH`."""
    return [CompletionItem(f"{name}=") for name in FORMATS if name.startswith(incomplete)]


def option(*names: str, topic: str = OTHER, **attributes: Any) -> Callable[[F], F]:
    """An option whose variable is CREDLINT_ and its first long name."""
    long = next(name for name in names if name.startswith("--")).partition("/")[0]
    variable = "CREDLINT_" + long[2:].upper().replace("-", "_")
    return click.option(*names, cls=Option, envvar=variable, topic=topic, **attributes)


def all_of(*decorators: Callable[[F], F]) -> Callable[[F], F]:
    """Several options as one decorator, in the order in which they are to be listed."""

    def decorate(function: F) -> F:
        for each in reversed(decorators):
            function = each(function)
        return function

    return decorate


def version_option(function: F) -> F:
    """--version on a command."""
    return click.version_option(
        __version__, "-V", "--version", prog_name="credlint", message="%(prog)s %(version)s", expose_value=False
    )(function)


_CODES: dict[str, Any] = {
    "callback": codes,
    "multiple": True,
    "metavar": "CODES",
    "topic": RULES,
    "shell_complete": complete_codes,
}
_PATTERNS: dict[str, Any] = {"callback": commas, "multiple": True, "metavar": "PATTERNS", "topic": FILES}

rule_options = all_of(
    option("--select", **_CODES, help="Report these rules only: codes, prefixes (CRD1), names, ALL, PEDANTIC."),
    option("--extend-select", **_CODES, help="Report these rules, too."),
    option("--ignore", **_CODES, help="Do not report these rules."),
    option(
        "--per-file-ignores",
        callback=pattern_codes,
        multiple=True,
        metavar="PATTERN:CODES",
        topic=RULES,
        help="Do not report these rules in the files that match: tests/*:CRD1,CRD201,docs/:CRD3.",
    ),
    option(
        "--min-confidence",
        type=click.Choice(("low", "medium", "high")),
        metavar="LEVEL",
        topic=RULES,
        help="Hide findings below this confidence: low (default), medium or high.",
    ),
)
"""The options that stand for keys of the configuration are named like these; first, what is reported."""

fail_level_option = option(
    "--fail-level",
    type=click.Choice(FAIL_LEVELS),
    metavar="LEVEL",
    topic=VERDICT,
    help="Exit 1 if a finding is at least this severe: info (default), warning, error or never.",
)

file_options = all_of(
    option("--exclude", **_PATTERNS, help="Exclude these instead of the defaults (.git, .venv and others)."),
    option("--extend-exclude", **_PATTERNS, help="Exclude these, too."),
    option(
        "--force-exclude",
        is_flag=True,
        default=None,
        topic=FILES,
        help="Apply exclusions to paths given on the command line, too.",
    ),
    option(
        "--respect-gitignore/--no-respect-gitignore",
        default=None,
        topic=FILES,
        help="Leave out what .gitignore files match, unless git tracks it (default).",
    ),
)
"""Which files are looked for."""

cross_file_option = option(
    "--cross-file/--no-cross-file",
    default=None,
    topic=FILES,
    help="Follow values into the project's modules that a file imports; faster without. [default: cross-file]",
)

unsafe_fixes_option = option(
    "--unsafe-fixes/--no-unsafe-fixes",
    default=None,
    topic=FIXING,
    help="Also make fixes that may change what a program does. [default: no-unsafe-fixes]",
)

baseline_option = option(
    "--baseline",
    type=click.Path(readable=False),
    metavar="FILE",
    topic=SUPPRESSIONS,
    help="The findings to suppress. [default: .credlint-baseline.json]",
)

output_format_option = option(
    "--output-format",
    type=click.Choice(FORMATS),
    metavar="FORMAT",
    topic=OUTPUT,
    help=f"One of {', '.join(FORMATS)}. [default: full on a terminal, else concise]",
)

cache_option = option(
    "--cache-dir",
    type=click.Path(readable=False),
    metavar="FOLDER",
    help="The cache. [default: .credlint_cache of the project]",
)

configuration_options = all_of(
    option(
        "--config",
        type=click.Path(readable=False),
        metavar="FILE",
        help="Read this configuration instead of the nearest.",
    ),
    option(
        "--isolated",
        is_flag=True,
        is_eager=True,
        help="Read no configuration, no CREDLINT_ variable, no baseline and no cache.",
    ),
)
"""Where settings come from."""

run_options = all_of(
    option("--no-progress", is_flag=True, topic=OUTPUT, help="Show no progress of a long run."),
    option(
        "-j", "--jobs", type=click.IntRange(min=1), metavar="N", help="Processes. [default: one for each processor]"
    ),
    option("--no-cache", is_flag=True, help="Neither read nor write the cache."),
    option("--no-slice", is_flag=True, hidden=True, help="Parse every function, also those that cannot matter."),
)
"""How files are checked, which changes no finding."""

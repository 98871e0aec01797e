"""`credlint config`."""

import json
import sys
from typing import Any

import click

from credlint import pipeline
from credlint.cli.configuration import configure
from credlint.cli.options import (
    Command,
    baseline_option,
    cache_option,
    configuration_options,
    cross_file_option,
    fail_level_option,
    file_options,
    output_format_option,
    rule_options,
    unsafe_fixes_option,
    version_option,
)
from credlint.config.json_schema import schema
from credlint.config.keys import BY_NAME, Kind
from credlint.config.resolve import effective
from credlint.model.doubt import without_doubts, without_random
from credlint.model.redact import redact
from credlint.report.text import visible


@click.command("config", cls=Command)
@click.option("--schema", "only_schema", is_flag=True, help="Print the JSON Schema of the configuration.")
@rule_options
@fail_level_option
@file_options
@cross_file_option
@unsafe_fixes_option
@baseline_option
@output_format_option
@configuration_options
@cache_option
@version_option
@click.pass_context
def command(ctx: click.Context, /, only_schema: bool, **_: Any) -> int:
    """Show the settings in effect and where each comes from, as TOML."""
    known = pipeline.known()
    if only_schema:
        sys.stdout.write(json.dumps(schema(known), indent=2) + "\n")
        return 0
    configuration = configure(ctx, known)
    lines = [visible(f"# file: {configuration.file or 'none'}"), visible(f"# root: {configuration.settings.root}")]
    for name, setting in effective(configuration.layers).items():
        value = _toml(name, setting.value)
        origin = visible(f"# {setting.origin}")
        lines.append(f"{name} = {value}  {origin}" if value else f"# {name} is not set: {BY_NAME[name].about}")
    lines.append(f"# on: {' '.join(sorted(configuration.settings.selected))}")
    sys.stdout.write(redact("\n".join(lines)) + "\n")
    return 0


def _toml(name: str, value: Any) -> str:
    """A value as TOML; empty for one that is not set."""
    if value is None or value == "":
        return ""
    match BY_NAME[name].kind:
        case Kind.CODES_BY_PATTERN | Kind.LEVELS:
            return _table(tuple(dict(value).items()))
        case Kind.TABLES:
            return without_random(f"[{', '.join(map(_table, value))}]")
        case Kind.LITERALS:
            return _plain(tuple(map(without_doubts, value)))
    return _plain(value)


def _table(pairs: tuple[tuple[str, Any], ...]) -> str:
    return "{" + ", ".join(f"{json.dumps(name)} = {_plain(value)}" for name, value in pairs) + "}"


def _plain(value: Any) -> str:
    # Two of these may begin a command for what shows a log.
    return json.dumps(list(value) if isinstance(value, tuple) else value).replace("##", "#\\u0023")

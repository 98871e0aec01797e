"""`credlint clean`."""

from typing import Any

import click

from credlint import pipeline
from credlint.cli.configuration import configure
from credlint.cli.options import Command, cache_option, configuration_options, version_option
from credlint.cli.streams import note
from credlint.config.errors import ConfigError
from credlint.run.cache_folder import clean
from credlint.run.targets import shown_name


@click.command("clean", cls=Command)
@cache_option
@configuration_options
@version_option
@click.pass_context
def command(ctx: click.Context, /, isolated: bool, **_: Any) -> int:
    """Remove the cache of the project."""
    folder = configure(ctx, pipeline.known()).settings.cache_dir
    if not folder:
        raise ConfigError("an isolated run has no cache" if isolated else "the cache is a link out of the project")
    shown = shown_name(folder)
    try:
        removed = clean(folder)
    except OSError as error:
        raise ConfigError(f"the cache cannot be removed: {error.strerror}", shown) from None
    note(f"Removed {shown}" if removed else f"There is no cache in {shown}")
    return 0

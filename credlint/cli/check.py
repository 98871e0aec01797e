"""`credlint check`."""

import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from credlint import __version__, pipeline
from credlint.cli.configuration import Configuration, configure
from credlint.cli.options import configuration_options, format_path, option, settings_options, version_option
from credlint.cli.progress import Progress
from credlint.cli.streams import note
from credlint.cli.verdict import verdict
from credlint.config.errors import ConfigError
from credlint.config.hints import did_you_mean
from credlint.report import formats
from credlint.report.report import Report
from credlint.report.summary import render_statistics, summary_line
from credlint.report.text import shown_path
from credlint.run.check import check_files, default_jobs
from credlint.run.discover import Found, MissingPaths, default_paths, discover, read_list


@click.command("check")
@click.argument("paths", nargs=-1, type=click.Path())
@settings_options
@option("--exit-zero", is_flag=True, help="Exit with 0 in spite of findings; never in spite of unchecked files.")
@option("--stdin-filename", metavar="NAME", help="What to call the source that is read for the path -.")
@option("--files-from", type=click.Path(), metavar="FILE", help="Check also the paths that are lines of FILE (or -).")
@click.option("-0", "null", is_flag=True, help="The paths of --files-from end in NUL.")
@option("--show-files", is_flag=True, help="List the files that would be checked.")
@option("--no-ignores", is_flag=True, help="Let suppression comments have no effect.")
@option("--show-suppressed", is_flag=True, help="Report suppressed findings, too.")
@option("--output", callback=format_path, multiple=True, metavar="FMT=PATH", help="Write a further report to a file.")
@option("--statistics", is_flag=True, help="Count the findings of each rule on standard error.")
@option("--color", type=click.Choice(("auto", "always", "never")), default="auto", help="[default: auto]")
@option("-q", "--quiet", is_flag=True, help="Write nothing but findings and errors.")
@option("-v", "--verbose", is_flag=True, help="Tell also about configuration, bounds and internal errors.")
@option("--no-progress", is_flag=True, help="Show no progress of a long run.")
@option("-j", "--jobs", type=click.IntRange(min=1), metavar="N", help="Processes. [default: one for each processor]")
@configuration_options
@version_option
@click.pass_context
def command(ctx: click.Context, /, **params: Any) -> int:
    """Check files and folders (the default command).

    PATHS are files, folders or - for standard input; without any it is `src` of the configuration, else the working
    directory.
    """
    named = [*params["paths"], *_listed(params)]
    if params["stdin_filename"] and "-" not in named:
        raise ConfigError("--stdin-filename wants the path -")
    configuration = configure(ctx, pipeline.known(), named)
    found = _discover(named, bool(params["files_from"]), configuration, params["stdin_filename"] or "")
    settings = replace(configuration.settings, honour_comments=not params["no_ignores"])
    if params["show_files"]:
        sys.stdout.writelines(f"{shown_path(target.name)}\n" for target in found.targets)
        return verdict(found.unreadable, settings, params["exit_zero"])
    show = not (params["no_progress"] or params["quiet"]) and sys.stderr.isatty()
    with Progress(show) as progress:
        results = check_files(found, settings, params["jobs"] or default_jobs(), progress.update)
    report = Report(
        results=tuple(results),
        rules=(*pipeline.known().rules, *pipeline.known().fixed),
        version=__version__,
        exit_code=verdict(results, settings, params["exit_zero"]),
        color=_wants_color(params["color"]),
        show_suppressed=params["show_suppressed"],
    )
    _write(report, settings.output_format, params["output"])
    _comment(report, configuration, params)
    return report.exit_code


def _listed(params: dict[str, Any]) -> Sequence[str]:
    """The paths of --files-from."""
    source = params["files_from"]
    if not source:
        if params["null"]:
            raise ConfigError("-0 wants --files-from")
        return ()
    if source == "-":
        if "-" in params["paths"]:
            raise ConfigError("standard input is either the source (-) or the list (--files-from -)")
        data = sys.stdin.buffer.read()
    else:
        try:
            data = Path(source).read_bytes()
        except OSError as error:
            raise ConfigError(f"--files-from: {source!a} cannot be read: {error.strerror}") from None
    return tuple(read_list(data, b"\0" if params["null"] else b"\n"))


def _discover(named: Sequence[str], listed: bool, configuration: Configuration, stdin_name: str) -> Found:
    """The files of the run; an empty list of files means none, not all."""
    paths = named if named or listed else default_paths(configuration.settings)
    try:
        return discover(paths, configuration.settings, stdin_name)
    except MissingPaths as error:
        hint = did_you_mean(error.paths[0], ("check", "rule", "config")) if len(error.paths) == 1 else ""
        raise ConfigError(f"{error.message}{hint}") from None


def _wants_color(choice: str) -> bool:
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def _write(report: Report, name: str, further: Sequence[tuple[str, str]]) -> None:
    """The findings to standard output, then every further report to its file."""
    chosen = name or ("full" if sys.stdout.isatty() else "concise")
    formats.load(chosen)(report, sys.stdout)
    sys.stdout.flush()
    plain = replace(report, color=False)
    for form, path in further:
        try:
            with Path(path).open("w", encoding="utf-8", newline="\n") as out:
                formats.load(form)(plain, out)
        except OSError as error:
            raise ConfigError(f"--output: {path!a} cannot be written: {error.strerror}") from None


def _comment(report: Report, configuration: Configuration, params: dict[str, Any]) -> None:
    """What is told on standard error: notes, statistics, the summary."""
    if params["verbose"]:
        file = configuration.file
        note(f"configuration: {file if file else 'none'}")
        for result in report.results:
            for text in result.notes:
                note(f"{result.path}: {text}")
    for result, unchecked in report.unchecked():
        if params["verbose"] and unchecked.details:
            note(f"{result.path}: {unchecked.message}")
            for line in unchecked.details.splitlines():
                note(f"  {line}")
    if params["statistics"]:
        render_statistics(report, sys.stderr)
    if not params["quiet"]:
        note(summary_line(report))

"""`credlint check`."""

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from credlint import __version__, pipeline
from credlint.cli.commands import COMMANDS, meant
from credlint.cli.configuration import Configurations, divided, is_whole, open_baseline, open_baselines
from credlint.cli.fixing import Fixing, advise, fix_options, refuse
from credlint.cli.links import documentation
from credlint.cli.options import (
    FILES,
    FIXING,
    OUTPUT,
    SUPPRESSIONS,
    VERDICT,
    Command,
    Option,
    baseline_option,
    cache_option,
    complete_format,
    configuration_options,
    cross_file_option,
    fail_level_option,
    file_options,
    format_path,
    option,
    output_format_option,
    rule_options,
    run_options,
    version_option,
)
from credlint.cli.progress import Progress
from credlint.cli.streams import note
from credlint.cli.verdict import name_unchecked, verdict
from credlint.config.errors import ConfigError
from credlint.config.settings import Settings
from credlint.model.redact import redact_path
from credlint.model.result import FileResult
from credlint.model.rule_info import RuleInfo
from credlint.report import formats
from credlint.report.report import Report
from credlint.report.summary import render_statistics, summary_line
from credlint.report.text import shown_path
from credlint.run.accepted import apply_baseline
from credlint.run.check import check_files, default_jobs
from credlint.run.discover import Found, MissingPaths, default_paths, discover, read_list
from credlint.suppress.baseline import Baseline

LINKING = frozenset({"full", "json", "jsonl", "sarif", "junit", "rdjson"})
"""The formats that link to the documentation."""

FOR_PEOPLE = frozenset({"full", "concise", "grouped"})
"""The formats beside which is told what can be fixed; others have the fixes themselves, or no place for them."""

if TYPE_CHECKING:
    from credlint.run.since import Changes


_EPILOG = """\
Exit codes: 0 nothing found, 1 findings, 2 wrong use, or files that could not be checked; with --diff 1 means changes. A
file that holds no word of credentials is read and decoded, but not parsed: whether it is valid Python is not asked.

Each option can be set by a variable, too: --fail-level by CREDLINT_FAIL_LEVEL. Patterns are those of .gitignore.
Findings go to standard output, everything else to standard error.
"""


@click.command("check", cls=Command, epilog=_EPILOG)
@click.argument("paths", nargs=-1, type=click.Path(readable=False))
@rule_options
@fail_level_option
@option("--exit-zero", is_flag=True, topic=VERDICT, help="Exit with 0 for findings; unchecked files stay an error.")
@file_options
@cross_file_option
@option(
    "--files-from",
    type=click.Path(readable=False),
    metavar="FILE",
    topic=FILES,
    help="Check what is listed in FILE (or -).",
)
@click.option("-0", "null", is_flag=True, cls=Option, topic=FILES, help="Entries of --files-from are separated by NUL.")
@option(
    "--stdin-filename", metavar="NAME", topic=FILES, help="What to call standard input, which the path - stands for."
)
@option("--since", metavar="REV", topic=FILES, help="Report only what has changed since the merge base with REV.")
@option("--show-files", is_flag=True, topic=FILES, help="List the files that would be checked, and stop.")
@fix_options
@option("--add-ignore", is_flag=True, topic=FIXING, help="Suppress all findings: write comments for them.")
@option("--reason", metavar="TEXT", default="", topic=FIXING, help="The reason that --add-ignore writes.")
@option("--no-ignores", is_flag=True, topic=SUPPRESSIONS, help="Report what comments suppress.")
@option("--show-suppressed", is_flag=True, topic=SUPPRESSIONS, help="Show what is suppressed, marked as such.")
@baseline_option
@option("--no-baseline", is_flag=True, topic=SUPPRESSIONS, help="Report what the baseline suppresses.")
@output_format_option
@option(
    "--output",
    callback=format_path,
    multiple=True,
    metavar="FORMAT=PATH",
    topic=OUTPUT,
    shell_complete=complete_format,
    help="Write a further report to a file; can be repeated.",
)
@option("--statistics", is_flag=True, topic=OUTPUT, help="Count the findings of each rule.")
@option(
    "--color",
    type=click.Choice(("auto", "always", "never")),
    default="auto",
    metavar="WHEN",
    topic=OUTPUT,
    help="auto (default), always or never.",
)
@option("-q", "--quiet", is_flag=True, topic=OUTPUT, help="Write nothing but findings and errors.")
@option(
    "-v",
    "--verbose",
    is_flag=True,
    topic=OUTPUT,
    help="Also show the configuration used, analysis limits reached and tracebacks.",
)
@configuration_options
@run_options
@cache_option
@version_option
@click.pass_context
def command(ctx: click.Context, /, **params: Any) -> int:
    """Find credentials in files and folders (the default command).

    PATHS are files, folders or - for standard input. Without any it is what `src` of the configuration names, or else
    the working directory.
    """
    named = [*params["paths"], *_listed(params)]
    _refuse(params, named)
    configurations = Configurations(ctx, pipeline.known(), named)
    settings = configurations.run.settings
    open_baseline(configurations.run)
    changes = _changes(params["since"])
    found = _discover(named, bool(params["files_from"]), configurations, params["stdin_filename"] or "")
    baselines = open_baselines(configurations)
    judge = found.judge(settings)
    if changes is not None:
        touched = tuple(target for target in found.targets if changes.touch(target.path))
        found = replace(found, targets=touched, folders=())
    if params["show_files"]:
        sys.stdout.writelines(f"{shown_path(redact_path(target.name))}\n" for target in found.targets)
        name_unchecked(found.unreadable)
        return verdict(found.unreadable, judge, params["exit_zero"])
    look = _Look(settings, judge, baselines, named, params)
    results, stale = look(found, changes)
    color = _wants_color(params["color"])
    fixing = Fixing(found, results, settings, params) if params["fix"] or params["diff"] else None
    if fixing is not None and params["diff"]:
        name_unchecked(results)
        return fixing.show(verdict(results, judge, exit_zero=True), color)
    if fixing is not None and fixing.has_changed:
        found = fixing.found
        results, stale = look(found, _changes(params["since"]))
    if params["add_ignore"]:
        results = _add_ignores(found, results, settings, params["reason"])
    code = verdict(results, judge, params["exit_zero"])
    form = settings.output_format or ("full" if sys.stdout.isatty() else "concise")
    report = Report(
        results=tuple(results),
        rules=_rules(settings),
        version=__version__,
        exit_code=fixing.exit_code(code) if fixing is not None else code,
        color=color,
        show_suppressed=params["show_suppressed"],
        documentation=documentation() if form in LINKING or params["output"] else "",
    )
    _write(report, form, params["output"])
    if stale and not params["quiet"]:
        entries = "1 entry" if stale == 1 else f"{stale} entries"
        note(f"warning: {entries} of the baseline suppress nothing any more; `credlint baseline prune` removes them")
    if fixing is not None:
        fixing.tell()
    _comment(report, configurations, params)
    if form in FOR_PEOPLE and not params["quiet"]:
        advise(report, params["fix"])
    if form == "concise" and not params["quiet"]:
        _advise(report)
    return report.exit_code


@dataclass(frozen=True, slots=True)
class _Look:
    """What decides on the results of a run besides its files."""

    settings: Settings
    judge: Callable[[FileResult], Settings]
    baselines: Sequence[tuple[Settings, Baseline]]
    named: Sequence[str]
    params: dict[str, Any]

    def __call__(self, found: Found, changes: "Changes | None") -> tuple[list[FileResult], int]:
        """The results of all files, and how many entries of baselines suppress nothing any more."""
        params = self.params
        with Progress(not (params["no_progress"] or params["quiet"])) as progress:
            checked = check_files(found, self.settings, params["jobs"] or default_jobs(), progress.update)
        parts = divided(checked, self.baselines, self.judge)
        applied = [apply_baseline(part, known, owner) for owner, known, part in parts]
        results = sorted((result for each in applied for result in each.results), key=lambda result: result.path)
        if changes is not None:
            return [changes.only(result) for result in results], 0
        whole = is_whole(self.named, self.settings)
        return results, sum(sum(each.stale.values()) for each in applied) if whole else 0


def _rules(settings: Settings) -> tuple[RuleInfo, ...]:
    """Every rule, with the severity that the configuration gives it."""
    known, changed = pipeline.known(), dict(settings.severities)
    return tuple(replace(rule, severity=changed.get(rule.code, rule.severity)) for rule in (*known.rules, *known.fixed))


def _refuse(params: dict[str, Any], named: Sequence[str]) -> None:
    """Raise ConfigError for options that do not go together."""
    if params["stdin_filename"] and "-" not in named:
        raise ConfigError("--stdin-filename wants the path -")
    if params["since"] and "-" in named:
        raise ConfigError("--since compares files: it cannot be used with standard input (-)")
    if params["baseline"] and params["no_baseline"]:
        raise ConfigError("--baseline and --no-baseline exclude each other")
    if params["reason"] and not params["add_ignore"]:
        raise ConfigError("--reason wants --add-ignore")
    if params["add_ignore"] and ("-" in named or params["no_ignores"] or params["show_files"]):
        raise ConfigError("--add-ignore changes files: it goes with neither -, --no-ignores nor --show-files")
    refuse(params, named)


def _changes(revision: str | None) -> "Changes | None":
    """What --since names."""
    if not revision:
        return None
    # subprocess takes 0.01 s to import.
    from credlint.run.since import changes_since

    return changes_since(revision)


def _add_ignores(found: Found, results: list[FileResult], settings: Settings, reason: str) -> list[FileResult]:
    """Write suppression comments; the results after that."""
    # It needs libcst.
    from credlint.run.annotate import annotate

    return annotate(found, results, settings, reason, note)


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


def _discover(named: Sequence[str], listed: bool, configurations: Configurations, stdin_name: str) -> Found:
    """The files of the run; an empty list of files means none, not all."""
    settings = configurations.run.settings
    paths = named if named or listed else default_paths(settings)
    try:
        return discover(paths, settings, stdin_name, configurations.judges)
    except MissingPaths as error:
        where = "" if named else "src of the configuration: "
        raise ConfigError(f"{where}{error.message}{_hint(error.paths)}") from None


def _hint(paths: Sequence[str]) -> str:
    """What may have been meant by paths that do not exist: a command."""
    first = paths[0]
    if first in COMMANDS:
        return f"; a command stands first: credlint {first}"
    return meant(first)


def _wants_color(choice: str) -> bool:
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def _write(report: Report, form: str, further: Sequence[tuple[str, str]]) -> None:
    """The findings to standard output, then every further report to its file."""
    formats.load(form)(report, sys.stdout)
    sys.stdout.flush()
    plain = replace(report, color=False) if further else report
    for name, path in further:
        try:
            with Path(path).open("w", encoding="utf-8", newline="\n") as out:
                formats.load(name)(plain, out)
        except BrokenPipeError:  # as for standard output: its reader has seen enough
            continue
        except OSError as error:
            raise ConfigError(f"--output: {path!a} cannot be written: {error.strerror}") from None


def _advise(report: Report) -> None:
    """What to do about the first of the worst findings."""
    worst = max(report.findings(), key=lambda finding: finding.diagnostic.severity.rank, default=None)
    if worst is not None:
        code = worst.diagnostic.code
        note(f"Run `credlint rule {code}` to see why; `# credlint: ignore[{code}] reason` on the line suppresses one")


def _comment(report: Report, configurations: Configurations, params: dict[str, Any]) -> None:
    """What is told on standard error: notes, statistics, the summary."""
    if params["verbose"]:
        for configuration in configurations.used():
            note(f"configuration: {configuration.file or 'none'}")
        for result in report.results:
            for text in result.notes:
                note(f"{result.path}: {text}")
    for result, unchecked in report.unchecked():
        if params["verbose"] and unchecked.details:
            note(f"{result.path}: {unchecked.message}")
            for line in unchecked.details.splitlines():
                note(f"  {line}")
    if not configurations.run.settings.selected and not params["quiet"]:
        note("warning: no rule is on")
    if params["statistics"]:
        render_statistics(report, sys.stderr)
    if not params["quiet"]:
        note(summary_line(report))

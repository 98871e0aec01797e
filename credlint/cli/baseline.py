"""`credlint baseline`."""

import os
import sys
from collections import Counter
from dataclasses import dataclass
from typing import Any

import click

from credlint import pipeline
from credlint.cli.configuration import Configurations, divided, open_baseline, open_baselines
from credlint.cli.options import (
    Command,
    all_of,
    baseline_option,
    cache_option,
    configuration_options,
    cross_file_option,
    file_options,
    rule_options,
    run_options,
    version_option,
)
from credlint.cli.progress import Progress
from credlint.cli.streams import note
from credlint.cli.verdict import name_unchecked
from credlint.config.errors import ConfigError
from credlint.config.settings import Settings
from credlint.model.redact import redact, redact_path
from credlint.model.result import FileResult
from credlint.report.text import shown_path
from credlint.run.accepted import apply_baseline, write_baseline
from credlint.run.check import check_files, default_jobs
from credlint.run.discover import default_paths, discover
from credlint.run.targets import shown_name
from credlint.suppress.baseline import Applied, Baseline, Key, count, without


class _Group(click.Group):
    """Commands in the order in which one meets them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands."""
        return list(self.commands)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Want a command; click before 8.2 takes the help that it shows instead for a success."""
        if not args and not ctx.resilient_parsing:
            raise click.UsageError(ctx.get_help(), ctx)
        return super().parse_args(ctx, args)


@click.group("baseline", cls=_Group)
@version_option
def command() -> None:
    """Suppress today's findings, so that only new ones count.

    They are kept in .credlint-baseline.json: commit it. `credlint check` reads it and never writes it.
    """


_options = all_of(
    click.argument("paths", nargs=-1, type=click.Path(readable=False)),
    rule_options,
    file_options,
    cross_file_option,
    baseline_option,
    configuration_options,
    run_options,
    cache_option,
    version_option,
)
"""What the commands that check have in common."""


@command.command("create", cls=Command)
@_options
@click.pass_context
def create(ctx: click.Context, /, paths: tuple[str, ...], **params: Any) -> int:
    """Suppress all findings; there must be no baseline yet."""
    run = _Run.of(ctx, paths)
    run.refuse_existing()
    parts = run.parts(params, baselines=False)
    if parts is None:
        return 2
    for settings, _, results in parts:
        found = count(results, settings.relative)
        if found or settings is run.settings:
            _write(settings, found)
    return 0


@command.command("update", cls=Command)
@_options
@click.pass_context
def update(ctx: click.Context, /, paths: tuple[str, ...], **params: Any) -> int:
    """Suppress what is new, and forget what is no longer there."""
    run = _Run.of(ctx, paths)
    parts = run.parts(params)
    if parts is None:
        return 2
    for settings, baseline, results in parts:
        applied = apply_baseline(results, baseline, settings)
        fresh = count(applied.results, settings.relative)
        if fresh or os.path.lexists(settings.baseline):
            _write(settings, without(baseline, applied) + fresh, applied, fresh.total())
    return 0


@command.command("prune", cls=Command)
@_options
@click.pass_context
def prune(ctx: click.Context, /, paths: tuple[str, ...], **params: Any) -> int:
    """Forget what is no longer there; suppress nothing new."""
    run = _Run.of(ctx, paths)
    parts = run.parts(params)
    if parts is None:
        return 2
    for settings, baseline, results in parts:
        if os.path.lexists(settings.baseline):
            applied = apply_baseline(results, baseline, settings)
            _write(settings, without(baseline, applied), applied)
    return 0


@command.command("show", cls=Command)
@baseline_option
@configuration_options
@version_option
@click.pass_context
def show(ctx: click.Context, /, **_: Any) -> int:
    """List what is suppressed."""
    baseline = _Run.of(ctx, ()).baseline()
    for key, number in sorted(baseline.items()):
        what = " ".join(part for part in (key.rule, key.scope and f"in {key.scope}", key.detail) if part)
        times = f" ({number} times)" if number > 1 else ""
        sys.stdout.write(shown_path(f"{redact_path(key.path)}: {redact(what)}{times}") + "\n")
    note(f"{_many(baseline.total(), 'finding')} suppressed in {_many(len({key.path for key in baseline}), 'file')}")
    return 0


@dataclass(frozen=True, slots=True)
class _Run:
    """A command under way; folders with a configuration of their own have a baseline of their own."""

    configurations: Configurations
    paths: tuple[str, ...]

    @classmethod
    def of(cls, ctx: click.Context, paths: tuple[str, ...]) -> "_Run":
        if "-" in paths:
            raise ConfigError("a baseline holds files: standard input (-) is none")
        configurations = Configurations(ctx, pipeline.known(), paths)
        if not configurations.run.settings.baseline:
            raise ConfigError("an isolated run has no baseline but the one that --baseline names")
        return cls(configurations, paths)

    @property
    def settings(self) -> Settings:
        """The settings of the run."""
        return self.configurations.run.settings

    def baseline(self) -> Counter[Key]:
        """The findings in the run's own baseline; raises ConfigError if there is none."""
        found = open_baseline(self.configurations.run)
        if found is None:
            shown = shown_name(self.settings.baseline)
            raise ConfigError("there is no such baseline; `credlint baseline create` writes it", shown)
        return found

    def refuse_existing(self) -> None:
        """Raise ConfigError if one of the baselines is there."""
        for each in self.configurations.used():
            if os.path.lexists(each.settings.baseline):
                shown = shown_name(each.settings.baseline)
                raise ConfigError("there is one; `credlint baseline update` brings it up to date", shown)

    def parts(
        self, params: dict[str, Any], baselines: bool = True
    ) -> list[tuple[Settings, Baseline, list[FileResult]]] | None:
        """Each baseline with its settings and results; with `baselines` one of them must be there.

        None, after a message, if files could not be checked and that is an error.
        """
        settings = self.settings
        found = discover(self.paths or default_paths(settings), settings, judges=self.configurations.judges)
        used = self.configurations.used()
        if baselines and not any(os.path.lexists(each.settings.baseline) for each in used):
            self.baseline()
        if not baselines:
            self.refuse_existing()
        known = open_baselines(self.configurations, empty=not baselines)
        with Progress(not params["no_progress"]) as progress:
            results = check_files(found, settings, params["jobs"] or default_jobs(), progress.update)
        judge = found.judge(settings)
        bad = [result for result in results if result.unchecked is not None]
        if bad:
            name_unchecked(bad)
            if any(judge(result).unchecked_fails for result in bad):
                shown = shown_name(settings.baseline)
                note(f"error: {shown}: not written, as {_many(len(bad), 'file')} could not be checked")
                return None
        return divided(results, known, judge)


def _write(settings: Settings, baseline: Counter[Key], applied: Applied | None = None, fresh: int = 0) -> None:
    """Write a baseline and tell what has changed."""
    shown = shown_name(settings.baseline)
    write_baseline(settings, baseline, shown)
    changes = []
    if applied is not None:
        changes = [
            f"{number} {word}"
            for number, word in (
                (fresh, "new"),
                (sum(applied.stale.values()), "removed"),
                (len(applied.moved), "moved"),
            )
            if number
        ]
    told = f" ({', '.join(changes) or 'no change'})" if applied is not None else ""
    note(f"{shown}: {_many(baseline.total(), 'finding')} suppressed{told}")


def _many(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"

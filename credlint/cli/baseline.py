"""`credlint baseline`."""

import os
import sys
from collections import Counter
from dataclasses import dataclass
from typing import Any

import click

from credlint import pipeline
from credlint.cli.configuration import Configuration, configure, open_baseline
from credlint.cli.options import (
    Command,
    all_of,
    baseline_option,
    cache_option,
    configuration_options,
    file_options,
    rule_options,
    run_options,
    version_option,
)
from credlint.cli.progress import Progress
from credlint.cli.streams import note
from credlint.cli.verdict import name_unchecked
from credlint.config.errors import ConfigError
from credlint.model.redact import redact, redact_path
from credlint.model.result import FileResult
from credlint.report.text import visible
from credlint.run.accepted import apply_baseline, write_baseline
from credlint.run.check import check_files, default_jobs
from credlint.run.discover import default_paths, discover
from credlint.run.targets import shown_name
from credlint.suppress.baseline import Applied, Key, count, without


class _Group(click.Group):
    """Commands in the order in which one meets them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands."""
        return list(self.commands)


@click.group("baseline", cls=_Group)
@version_option
def command() -> None:
    """Accept today's findings, so that only new ones count.

    They are kept in .credlint-baseline.json, which belongs into version control. `credlint check` reads it and never
    writes it.
    """


_options = all_of(
    click.argument("paths", nargs=-1, type=click.Path(readable=False)),
    rule_options,
    file_options,
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
    """Accept all findings; there must be no baseline yet."""
    run = _Run.of(ctx, paths)
    if os.path.lexists(run.configuration.settings.baseline):
        raise ConfigError("there is one; `credlint baseline update` brings it up to date", run.shown)
    results = run.results(params)
    if results is None:
        return 2
    return run.write(count(results, run.configuration.settings.relative))


@command.command("update", cls=Command)
@_options
@click.pass_context
def update(ctx: click.Context, /, paths: tuple[str, ...], **params: Any) -> int:
    """Accept what is new, and forget what is no longer there."""
    run = _Run.of(ctx, paths)
    baseline = run.baseline()
    results = run.results(params)
    if results is None:
        return 2
    applied = apply_baseline(results, baseline, run.configuration.settings)
    fresh = count(applied.results, run.configuration.settings.relative)
    return run.write(without(baseline, applied) + fresh, applied, fresh.total())


@command.command("prune", cls=Command)
@_options
@click.pass_context
def prune(ctx: click.Context, /, paths: tuple[str, ...], **params: Any) -> int:
    """Forget what is no longer there; accept nothing new."""
    run = _Run.of(ctx, paths)
    baseline = run.baseline()
    results = run.results(params)
    if results is None:
        return 2
    applied = apply_baseline(results, baseline, run.configuration.settings)
    return run.write(without(baseline, applied), applied)


@command.command("show", cls=Command)
@baseline_option
@configuration_options
@version_option
@click.pass_context
def show(ctx: click.Context, /, **_: Any) -> int:
    """List what is accepted."""
    baseline = _Run.of(ctx, ()).baseline()
    for key, number in sorted(baseline.items()):
        what = " ".join(part for part in (key.rule, key.scope and f"in {key.scope}", key.detail) if part)
        times = f" ({number} times)" if number > 1 else ""
        sys.stdout.write(visible(f"{redact_path(key.path)}: {redact(what)}{times}") + "\n")
    note(f"{_many(baseline.total(), 'finding')} accepted in {_many(len({key.path for key in baseline}), 'file')}")
    return 0


@dataclass(frozen=True, slots=True)
class _Run:
    """A command under way."""

    configuration: Configuration
    paths: tuple[str, ...]

    @classmethod
    def of(cls, ctx: click.Context, paths: tuple[str, ...]) -> "_Run":
        if "-" in paths:
            raise ConfigError("a baseline holds files: standard input (-) is none")
        configuration = configure(ctx, pipeline.known(), paths)
        if not configuration.settings.baseline:
            raise ConfigError("an isolated run has no baseline but the one that --baseline names")
        return cls(configuration, paths)

    @property
    def shown(self) -> str:
        """What the baseline is called."""
        return shown_name(self.configuration.settings.baseline)

    def baseline(self) -> Counter[Key]:
        """The accepted findings; raises ConfigError if there is no baseline."""
        found = open_baseline(self.configuration)
        if found is None:
            raise ConfigError("there is no such baseline; `credlint baseline create` writes it", self.shown)
        return found

    def results(self, params: dict[str, Any]) -> list[FileResult] | None:
        """The findings of the run; None, after a message, if files could not be checked and that is an error."""
        settings = self.configuration.settings
        found = discover(self.paths or default_paths(settings), settings)
        with Progress(not params["no_progress"]) as progress:
            results = check_files(found, settings, params["jobs"] or default_jobs(), progress.update)
        bad = [result for result in results if result.unchecked is not None]
        if not bad:
            return results
        name_unchecked(bad)
        if not settings.unchecked_fails:
            return results
        note(f"error: {self.shown}: not written, as {_many(len(bad), 'file')} could not be checked")
        return None

    def write(self, baseline: Counter[Key], applied: Applied | None = None, fresh: int = 0) -> int:
        """Write a baseline and tell what has changed."""
        write_baseline(self.configuration.settings, baseline, self.shown)
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
        note(f"{self.shown}: {_many(baseline.total(), 'finding')} accepted{told}")
        return 0


def _many(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"

"""Fixes on the command line: what they are asked to do, and what is told of them."""

import sys
from collections import Counter
from collections.abc import Sequence
from typing import Any

from credlint.cli.options import FIXING, all_of, option, unsafe_fixes_option
from credlint.cli.streams import note
from credlint.config.errors import ConfigError
from credlint.config.settings import Settings
from credlint.fix.apply import is_used, used_places
from credlint.model.fix import Applicability
from credlint.model.result import FileResult
from credlint.report.diff import render_diff
from credlint.report.report import Report
from credlint.run.check import default_jobs
from credlint.run.discover import Found

fix_options = all_of(
    option("--fix", is_flag=True, topic=FIXING, help="Fix what can be fixed safely, and report what is left."),
    unsafe_fixes_option,
    option(
        "--diff", is_flag=True, topic=FIXING, help="Change nothing, but show what --fix would, without secrets; exit 1."
    ),
    option("--exit-non-zero-on-fix", is_flag=True, topic=FIXING, help="Exit 1 if anything was fixed."),
    option("--show-fixes", is_flag=True, topic=FIXING, help="List what was fixed."),
)
"""What is done about findings."""


def refuse(params: dict[str, Any], named: Sequence[str]) -> None:
    """Raise ConfigError for options that do not go with fixes."""
    how = "--diff" if params["diff"] else "--fix" if params["fix"] else ""
    for other in ("add_ignore", "no_ignores", "show_files"):
        if how and params[other]:
            raise ConfigError(f"{how} does not go with --{other.replace('_', '-')}")
    if how == "--fix" and "-" in named:
        raise ConfigError("--fix changes files: it does not go with -; --diff shows what it would do")
    for word in ("exit_non_zero_on_fix", "show_fixes"):
        if params[word] and not how:
            raise ConfigError(f"--{word.replace('_', '-')} wants --fix")


class Fixing:
    """The fixes of a run: with `--diff` they are worked out, else made."""

    def __init__(self, found: Found, results: Sequence[FileResult], settings: Settings, params: dict[str, Any]) -> None:
        # It needs what most runs do not.
        from credlint.run.repair import repair, restamped

        jobs = params["jobs"] or default_jobs()
        self._params = params
        self._repairs = repair(found, results, settings, jobs, writes=not params["diff"], since=bool(params["since"]))
        self.found = restamped(found, self._repairs)

    @property
    def has_changed(self) -> bool:
        """Whether there is a file that is not what it was."""
        return not self._params["diff"] and any(each.fixed for each in self._repairs)

    def exit_code(self, code: int) -> int:
        """That of a run which would end with `code` by what is left."""
        if any(each.trouble for each in self._repairs):
            return 2
        fails = self._params["exit_non_zero_on_fix"] and not self._params["exit_zero"] and self.has_changed
        return max(code, int(fails))

    def show(self, code: int, color: bool) -> int:
        """Write what would be changed to standard output; the exit code, at least `code`."""
        shown = [each for each in self._repairs if each.diff]
        for each in shown:
            render_diff(each.name, each.diff, color, sys.stdout)
        sys.stdout.flush()
        self.tell()
        return self.exit_code(max(code, int(bool(shown) and not self._params["exit_zero"])))

    def tell(self) -> None:
        """Say on standard error what was done, what could not be and why."""
        quiet, lists = self._params["quiet"], self._params["show_fixes"]
        for each in self._repairs:
            if each.trouble or (each.remark and not quiet):
                note(f"{each.name}: not fixed: {each.trouble or each.remark}")
            for finding in each.refused if self._params["verbose"] else ():
                note(f"{each.name}:{finding.span.start.row}: the fix of {finding.code} does not hold")
        count = sum(len(each.fixed) for each in self._repairs)
        if not count or (quiet and not lists):
            return
        files = sum(bool(each.fixed) for each in self._repairs)
        done = "Would fix" if self._params["diff"] else "Fixed"
        note(f"{done} {_many(count, 'finding')} in {_many(files, 'file')}{':' if lists else ''}")
        for each in self._repairs if lists else ():
            if each.fixed:
                note(f"- {each.name}:")
            for (code, name), number in sorted(Counter((one.code, one.name) for one in each.fixed).items()):
                note(f"    {number} x {code} ({name})")


def advise(report: Report, fixed: bool) -> None:
    """Say how many findings are left that can be fixed."""
    findings = report.findings()
    places = used_places(one.diagnostic for one in findings)
    found = Counter(
        one.diagnostic.fix.applicability
        for one in findings
        if one.diagnostic.fix is not None and not is_used(one.result.path, one.diagnostic, places)
    )
    safe, unsafe = found[Applicability.SAFE], found[Applicability.UNSAFE]
    safe = 0 if fixed else safe
    if safe and unsafe:
        note(f"Run `credlint --fix` to fix {safe} of them, {safe + unsafe} with `--unsafe-fixes`: `--diff` shows how")
    elif safe or unsafe:
        how = "--fix" if safe else "--fix --unsafe-fixes"
        note(f"Run `credlint {how}` to fix {safe or unsafe} of them: `--diff` shows how")


def _many(number: int, word: str) -> str:
    return f"{number} {word}{'s' * (number != 1)}"

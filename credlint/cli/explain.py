"""`credlint rule`."""

import json
import sys
from collections.abc import Iterator
from typing import Any

import click

from credlint import pipeline
from credlint.cli.links import documentation
from credlint.cli.options import complete_codes, version_option
from credlint.config.errors import ConfigError
from credlint.config.hints import did_you_mean, quoted
from credlint.config.keys import about
from credlint.model.rule_info import Example, RuleInfo
from credlint.report.report import page


@click.command("rule")
@click.argument("rule", required=False, metavar="[CODE|NAME]", shell_complete=complete_codes)
@click.option("--all", "every", is_flag=True, help="Explain every rule.")
@click.option(
    "--output-format", type=click.Choice(("text", "json")), default="text", help="text is Markdown. [default: text]"
)
@version_option
def command(rule: str | None, every: bool, output_format: str) -> int:
    """Explain a rule, or list all of them.

    What it reports, why that is bad, what to do instead, with examples.
    """
    known = pipeline.known()
    infos = (*known.rules, *known.fixed)
    if rule is not None:
        if every:
            raise click.UsageError("CODE and --all exclude each other")
        info = known.info(rule) or known.info(rule.upper()) or known.info(rule.lower())
        if info is None:
            words = [word for one in infos for word in (one.code, one.name)]
            raise ConfigError(f"unknown rule {quoted(rule, words)}{did_you_mean(rule, words)}")
        infos = (info,)
    if output_format == "json":
        address = documentation()
        objects = [_object(info, info in known.fixed, address) for info in infos]
        text = json.dumps(objects[0] if rule is not None else objects, indent=2)
    elif rule is None and not every:
        text = "\n".join(_row(info, info in known.fixed) for info in infos)
    else:
        address = documentation()
        text = "\n\n".join("\n".join(_lines(info, info in known.fixed, address)) for info in infos)
    # The keys of the examples are made up: nothing of a user is in the text.
    sys.stdout.write(text + "\n")
    return 0


def _row(info: RuleInfo, fixed: bool) -> str:
    """A rule on one line of the list."""
    on = default_of(info, fixed).partition(" ")[0]
    return f"{info.code}  {info.name:<27}  {info.severity.value:<7}  {on:<6}  {info.summary}"


def default_of(info: RuleInfo, fixed: bool = False) -> str:
    """Whether a rule is on when nothing is said of it."""
    return "always on" if fixed else "off (pedantic)" if info.pedantic else "on"


def _object(info: RuleInfo, fixed: bool, address: str) -> dict[str, Any]:
    return {
        "code": info.code,
        "name": info.name,
        "summary": info.summary,
        "severity": info.severity.value,
        "default": default_of(info, fixed),
        "cwe": info.cwe or None,
        "help": info.help,
        "explanation": info.explanation,
        "bad": [example.source for example in info.bad],
        "good": [example.source for example in info.good],
        "fixes": [{"before": before, "after": after} for before, after in info.fixes],
        "options": [key.name for key in about(info.code)],
        "url": page(address, info.code) or None,
    }


def _lines(info: RuleInfo, fixed: bool, address: str) -> Iterator[str]:
    yield f"# {info.name} ({info.code})"
    yield ""
    yield info.summary
    yield f"What to do: {info.help}"
    yield ""
    yield f"Severity: {info.severity.value}. Default: {default_of(info, fixed)}."
    if info.cwe:
        yield f"Weakness: CWE-{info.cwe}, https://cwe.mitre.org/data/definitions/{info.cwe}.html"
    if address:
        yield f"Online: {page(address, info.code)}"
    yield from sections(info, fixed)


def sections(info: RuleInfo, fixed: bool) -> Iterator[str]:
    """The lines of an explanation in Markdown, after what stands above the first heading."""
    if info.explanation:
        yield ""
        yield info.explanation.strip()
    yield from _examples("Reported", info.bad, f"  # {info.code}")
    yield from _examples("Not reported", info.good, "")
    yield from _fixes(info)
    if options := about(info.code):
        yield ""
        yield "## Options"
        yield from (f"- `{key.name}`: {key.about}" for key in options)
    if not fixed:
        yield ""
        yield "## How to suppress a finding"
        yield f"`# credlint: ignore[{info.code}] reason` at the end of the statement, or alone on the line before it."


def _fixes(info: RuleInfo) -> Iterator[str]:
    """What the fixes change, as a section of programs before and after."""
    if info.fixes:
        yield ""
        yield "## Fixed"
    for number, (before, after) in enumerate(info.fixes):
        if number:
            yield ""
        yield from ("```python", before.rstrip("\n"), "```", "", "becomes", "", "```python", after.rstrip("\n"), "```")


def _examples(title: str, examples: tuple[Example, ...], mark: str) -> Iterator[str]:
    """Examples as a section, each reported row with a mark."""
    if examples:
        yield ""
        yield f"## {title}"
    for number, example in enumerate(examples):
        if number:
            yield ""
        yield "```python"
        for row, line in enumerate(example.source.strip("\n").split("\n"), 1):
            yield line + mark if row in example.expect and "credlint:" not in line else line
        yield "```"

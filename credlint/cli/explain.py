"""`credlint rule`."""

import json
import sys
from collections.abc import Iterator
from typing import Any

import click

from credlint import pipeline
from credlint.cli.options import version_option
from credlint.config.errors import ConfigError
from credlint.config.hints import did_you_mean
from credlint.model.redact import redact
from credlint.model.rule_info import Example, RuleInfo
from credlint.report.report import help_uri


@click.command("rule")
@click.argument("rule", required=False, metavar="[CODE|NAME]")
@click.option("--all", "every", is_flag=True, help="Explain every rule.")
@click.option("--output-format", type=click.Choice(("text", "json")), default="text", help="[default: text]")
@version_option
def command(rule: str | None, every: bool, output_format: str) -> int:
    """Explain a rule; without CODE or NAME list all."""
    known = pipeline.known()
    infos = (*known.rules, *known.fixed)
    if rule is not None:
        if every:
            raise click.UsageError("CODE and --all exclude each other")
        info = known.info(rule)
        if info is None:
            words = [word for one in infos for word in (one.code, one.name)]
            raise ConfigError(f"unknown rule {rule!a}{did_you_mean(rule, words)}")
        infos = (info,)
    if output_format == "json":
        objects = [_object(info, info in known.fixed) for info in infos]
        text = json.dumps(objects[0] if rule is not None else objects, indent=2)
    elif rule is None and not every:
        width = max(len(info.name) for info in infos)
        text = "\n".join(
            f"{info.code}  {info.name:<{width}}  {info.severity.value:<7}  {info.summary}" for info in infos
        )
    else:
        text = "\n\n".join("\n".join(_lines(info, info in known.fixed)) for info in infos)
    sys.stdout.write(redact(text) + "\n")
    return 0


def _default(info: RuleInfo, fixed: bool) -> str:
    return "always on" if fixed else "off (pedantic)" if info.pedantic else "on"


def _object(info: RuleInfo, fixed: bool) -> dict[str, Any]:
    return {
        "code": info.code,
        "name": info.name,
        "summary": info.summary,
        "severity": info.severity.value,
        "default": _default(info, fixed),
        "cwe": info.cwe or None,
        "help": info.help,
        "explanation": info.explanation,
        "bad": [example.source for example in info.bad],
        "good": [example.source for example in info.good],
        "url": help_uri(info.code),
    }


def _lines(info: RuleInfo, fixed: bool) -> Iterator[str]:
    yield f"# {info.name} ({info.code})"
    yield ""
    yield info.summary
    yield ""
    yield f"Severity: {info.severity.value}. Default: {_default(info, fixed)}."
    if info.cwe:
        yield f"CWE-{info.cwe}: https://cwe.mitre.org/data/definitions/{info.cwe}.html"
    if info.explanation:
        yield ""
        yield info.explanation.strip()
    yield from _examples("Reported", info.bad)
    yield from _examples("Not reported", info.good)
    yield ""
    yield f"Help: {info.help}"
    yield help_uri(info.code)


def _examples(title: str, examples: tuple[Example, ...]) -> Iterator[str]:
    """Examples as a section."""
    if examples:
        yield ""
        yield f"## {title}"
    for example in examples:
        yield ""
        yield "```python"
        yield example.source.strip("\n")
        yield "```"

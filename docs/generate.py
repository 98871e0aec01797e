"""Writes what the documentation says of rules, keys and options: `python -m docs.generate [--check]`.

A page for each rule, the parts of other pages between `<!-- begin NAME -->` and `<!-- end NAME -->`, a picture of the
terminal. With --check nothing is written; the exit code is 1 when a page is out of date.
"""

import json
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click
import yaml

from credlint import pipeline
from credlint.cli.check import command as check_command
from credlint.config.keys import KEYS, Key, Kind
from credlint.config.settings import DEFAULT_EXCLUDES
from credlint.model.redact import redact
from credlint.model.rule_info import Example, RuleInfo
from docs import picture

ROOT = Path(__file__).resolve().parent.parent
RULES = ROOT / "docs" / "rules"
ACCURACY = ROOT / "benchmarks" / "accuracy.json"
"""What benchmarks/accuracy.py has measured."""

_PART = "<!-- begin {0} -->\n.*?<!-- end {0} -->\n"


def pages() -> dict[Path, str]:
    """Every page that is generated as a whole or in part, with its text."""
    known = pipeline.known()
    infos = (*known.rules, *known.fixed)
    found = {page_of(info): rule_page(info, info in known.fixed) for info in infos}
    parts = {
        ROOT / "README.md": {"rules": rule_table(known.rules, "docs/rules/")},
        ROOT / "docs" / "index.md": {"rules": rule_table(sorted(infos, key=lambda info: info.code), "rules/")},
        ROOT / "docs" / "ci.md": action_tables(yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))),
        ROOT / "docs" / "comparison.md": accuracy_tables(json.loads(ACCURACY.read_text(encoding="utf-8"))),
        ROOT / "docs" / "configuration.md": {"keys": key_table(), "options": option_table()},
    }
    for path, texts in parts.items():
        page = path.read_text(encoding="utf-8")
        for name, text in texts.items():
            page = replaced(page, name, text)
        found[path] = page
    found[ROOT / "docs" / "credlint.svg"] = picture.svg(picture.output())
    return found


def page_of(info: RuleInfo) -> Path:
    """Where a rule's page is."""
    return RULES / f"{info.code.lower()}.md"


def default_of(info: RuleInfo, fixed: bool = False) -> str:
    """Whether a rule is on when nothing is said of it."""
    return "always on" if fixed else "off (pedantic)" if info.pedantic else "on"


def rule_page(info: RuleInfo, fixed: bool) -> str:
    """The page of one rule."""
    return redact("\n".join(_rule_lines(info, fixed)).rstrip("\n") + "\n")


def _rule_lines(info: RuleInfo, fixed: bool) -> Iterator[str]:
    yield f"# {info.name} ({info.code})"
    yield ""
    yield info.summary
    yield ""
    yield f"- Severity: {info.severity.value}"
    yield f"- Default: {default_of(info, fixed)}"
    if info.cwe:
        yield f"- Weakness: [CWE-{info.cwe}](https://cwe.mitre.org/data/definitions/{info.cwe}.html)"
    yield ""
    yield info.explanation
    yield from _examples("Reported", info.bad, f"  # {info.code}")
    yield from _examples("Not reported", info.good, "")
    if not fixed:
        yield ""
        yield "## How to accept one finding"
        yield f"`# credlint: ignore[{info.code}] reason`, see [configuration](../configuration.md#suppressions)."


def _examples(title: str, examples: Sequence[Example], mark: str) -> Iterator[str]:
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


def rule_table(infos: Sequence[RuleInfo], folder: str) -> str:
    """One row a rule, with a link to its page."""
    rows = [
        (
            f"[{info.code}]({folder}{info.code.lower()}.md)",
            info.name,
            info.severity.value,
            info.summary.rstrip("."),
            default_of(info, info in pipeline.known().fixed),
        )
        for info in infos
    ]
    return table(("code", "name", "severity", "what it reports", "default"), rows)


def key_table() -> str:
    """One row a key of the configuration."""
    rows = []
    for key in KEYS:
        rows.append((f"`{key.name}`", _type(key), _default(key), key.about))
        rows.extend((f"`{key.name}.{field.name}`", _type(field), _default(field), field.about) for field in key.fields)
    return table(("key", "value", "default", "meaning"), rows)


def _type(key: Key) -> str:
    if key.kind is Kind.CHOICE:
        return " or ".join(f"`{choice}`" for choice in key.choices)
    return str(key.kind.value)


def _default(key: Key) -> str:
    if key.name == "exclude":
        return " ".join(f"`{name}`" for name in DEFAULT_EXCLUDES)
    if key.required:
        return "required"
    if key.default in (None, "", ()):
        return "-"
    value = list(key.default) if isinstance(key.default, tuple) else key.default
    return f"`{json.dumps(value)}`"


def option_table() -> str:
    """One row an option of `credlint check`."""
    rows = []
    for option in check_command.params:
        if isinstance(option, click.Option) and not option.hidden:
            names = " / ".join(f"`{name}`" for name in (*option.opts, *option.secondary_opts))
            variable = f"`{option.envvar}`" if isinstance(option.envvar, str) else "-"
            rows.append((names, variable, option.help or ""))
    return table(("option", "variable", "meaning"), rows)


def action_tables(action: dict[str, dict[str, dict[str, str]]]) -> dict[str, str]:
    """The inputs and outputs of the GitHub Action."""
    inputs = [
        (f"`{name}`", each["description"], each["default"] and f"`{each['default']}`")
        for name, each in action["inputs"].items()
    ]
    outputs = [(f"`{name}`", each["description"]) for name, each in action["outputs"].items()]
    return {"inputs": table(("input", "meaning", "default"), inputs), "outputs": table(("output", "meaning"), outputs)}


def accuracy_tables(numbers: dict[str, Any]) -> dict[str, str]:
    """The parts of the comparison: the tools, then what each finds by code and by subject."""
    tools: dict[str, dict[str, Any]] = numbers["tools"]
    totals = [(name, tool["version"], tool["rules"], *_ratios(tool["total"])) for name, tool in tools.items()]
    parts = {"totals": table(("tool", "version", "rules", "found", "wrong", "precision", "recall"), totals)}
    names = {info.code: info.name for info in pipeline.known().rules}
    for part in ("codes", "axes"):
        rows = []
        for key in next(iter(tools.values()))[part]:
            counts = [tool[part][key] for tool in tools.values()]
            name = f"{key} {names[key]}" if key in names else key
            rows.append((name, str(counts[0]["expected"]), *map(_found, counts)))
        parts[part] = table(("what", "expected", *tools), rows)
    return parts


def _ratios(count: dict[str, int]) -> tuple[str, ...]:
    found, wrong, expected = count["found"], count["wrong"], count["expected"]
    precision = f"{found / (found + wrong):.2f}" if found + wrong else "-"
    return (f"{found} of {expected}", str(wrong), precision, f"{found / expected:.2f}")


def _found(count: dict[str, int]) -> str:
    """What was found, with what was wrong behind it."""
    return f"{count['found']}" + (f" (+{count['wrong']} wrong)" if count["wrong"] else "")


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |\n" for line in lines)


def replaced(page: str, name: str, text: str) -> str:
    """`page` with the part `name` replaced; ValueError for a page without it."""
    pattern = re.compile(_PART.format(re.escape(name)), re.DOTALL)
    new, count = pattern.subn(lambda _: f"<!-- begin {name} -->\n{text}<!-- end {name} -->\n", page)
    if count != 1:
        raise ValueError(f"the part {name} stands {count} times in a page")
    return new


def stale() -> list[Path]:
    """Pages whose text is not what would be written, and pages of rules that are gone."""
    wanted = pages()
    changed = [path for path, text in wanted.items() if not path.is_file() or path.read_text(encoding="utf-8") != text]
    return sorted((*changed, *(path for path in RULES.glob("*.md") if path not in wanted)))


def main(arguments: Sequence[str]) -> int:
    """Write or check; the exit code."""
    if list(arguments) not in ([], ["--check"]):
        sys.stderr.write("usage: python -m docs.generate [--check]\n")
        return 2
    found = stale()
    if arguments:
        sys.stdout.writelines(f"out of date: {path.relative_to(ROOT).as_posix()}\n" for path in found)
        return 1 if found else 0
    wanted = pages()
    RULES.mkdir(exist_ok=True)
    for path in found:
        if path in wanted:
            path.write_text(wanted[path], encoding="utf-8", newline="\n")
        else:
            path.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

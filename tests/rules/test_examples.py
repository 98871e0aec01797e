"""Every example of every rule, run through the pipeline with only that rule selected."""

from datetime import date

import pytest

from credlint import pipeline
from credlint.config.settings import Settings
from credlint.model.rule_info import Example, RuleInfo
from credlint.suppress.meta import SWITCHABLE

HEADINGS = ("What it does", "Why is this bad?", "Use instead", "Fix safety")
RULES = [rule.info for rule in pipeline.rules()]
EXAMPLES = [
    pytest.param(info, example, id=f"{info.code}-{word}{number}")
    for info in RULES
    for word, examples in (("bad", info.bad), ("good", info.good))
    for number, example in enumerate(examples, 1)
]

FIXES = [
    pytest.param(info, before, after, id=f"{info.code}-fix{number}")
    for info in (*RULES, *SWITCHABLE)
    for number, (before, after) in enumerate(info.fixes, 1)
]


def only(code: str) -> Settings:
    """Settings in which one rule is on."""
    return Settings(selected=frozenset({code}), today=date.min)


@pytest.mark.parametrize(("info", "example"), EXAMPLES)
def test_examples_report_on_the_marked_rows(info: RuleInfo, example: Example) -> None:
    result = pipeline.check_source("example.py", example.source.encode(), only(info.code))
    assert result.unchecked is None
    assert [(found.code, found.span.start.row) for found in result.diagnostics] == [
        (info.code, row) for row in example.expect
    ]


@pytest.mark.parametrize(("info", "example"), EXAMPLES)
def test_examples_are_programs(info: RuleInfo, example: Example) -> None:
    compile(example.source, f"<{info.code}>", "exec", dont_inherit=True)


@pytest.mark.parametrize(("info", "before", "after"), FIXES)
def test_fixes_change_what_they_show(info: RuleInfo, before: str, after: str) -> None:
    judged = {rule.code for rule in RULES} if info in SWITCHABLE else set()
    settings = Settings(selected=frozenset({info.code, *judged}), today=date.min, unsafe_fixes=True)
    fixed = pipeline.fix_source("example.py", before.encode(), settings)
    assert fixed.data.decode() == after
    assert not fixed.refused


@pytest.mark.parametrize("info", RULES, ids=lambda info: info.code)
def test_rules_have_examples_of_both_kinds(info: RuleInfo) -> None:
    assert info.bad
    assert info.good
    assert all(example.expect for example in info.bad)
    assert not any(example.expect for example in info.good)


@pytest.mark.parametrize("info", RULES, ids=lambda info: info.code)
def test_good_examples_pass_every_rule_of_their_family(info: RuleInfo) -> None:
    """What a rule recommends must not be what its default neighbours report."""
    family = frozenset(other.code for other in RULES if other.code[3] == info.code[3] and not other.pedantic)
    for example in info.good:
        result = pipeline.check_source("example.py", example.source.encode(), Settings(family, date.min))
        assert not result.diagnostics, example.source


@pytest.mark.parametrize("info", RULES, ids=lambda info: info.code)
def test_docstrings_have_the_headings(info: RuleInfo) -> None:
    found = [line.removeprefix("## ") for line in info.explanation.splitlines() if line.startswith("## ")]
    assert tuple(found) == HEADINGS
    assert info.summary.endswith(".")
    assert "\n" not in info.help


@pytest.mark.parametrize("info", RULES, ids=lambda info: info.code)
def test_messages_never_show_an_example_s_secret(info: RuleInfo) -> None:
    for example in info.bad:
        result = pipeline.check_source("example.py", example.source.encode(), only(info.code))
        for found in result.diagnostics:
            texts = (
                found.message,
                found.help,
                found.detail,
                *(step.message for step in (*found.trace, *found.related)),
            )
            assert not any(canary in text for text in texts for canary in ("AKIAQ7T3XW5LKZP4M2RD", "correct-horse"))


@pytest.mark.parametrize("info", SWITCHABLE, ids=lambda info: info.code)
def test_examples_of_the_meta_rules(info: RuleInfo) -> None:
    selected = frozenset({info.code, *(rule.code for rule in RULES)})
    for example in (*info.bad, *info.good):
        result = pipeline.check_source("example.py", example.source.encode(), Settings(selected, date.min))
        rows = tuple(found.span.start.row for found in result.diagnostics if found.code == info.code)
        assert rows == example.expect, example.source

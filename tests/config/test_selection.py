"""Which rules a selection turns on."""

import pytest

from credlint.config.errors import ConfigError
from credlint.config.selection import Known, Layer, ignored_by, select, selector_of
from credlint.model.diagnostic import Severity
from credlint.model.rule_info import RuleInfo


def rule(code: str, name: str, pedantic: bool = False) -> RuleInfo:
    return RuleInfo(code, name, "", Severity.ERROR, 798, "", pedantic=pedantic)


KNOWN = Known(
    rules=(
        rule("CRD101", "hardcoded"),
        rule("CRD102", "environment"),
        rule("CRD104", "temporary", pedantic=True),
        rule("CRD201", "printed"),
        rule("CRD900", "unused"),
    ),
    fixed=(rule("CRD901", "unparsable"),),
)


def codes(*layers: Layer) -> str:
    return " ".join(sorted(code.removeprefix("CRD") for code in select(layers, KNOWN)))


@pytest.mark.parametrize(
    ("layers", "expected"),
    [
        ([], "101 102 201 900"),
        ([Layer()], "101 102 201 900"),
        ([Layer(select=("ALL",))], "101 102 201 900"),
        ([Layer(select=())], ""),
        ([Layer(select=("CRD",))], "101 102 201 900"),
        ([Layer(select=("CRD1",))], "101 102"),
        ([Layer(select=("CRD10",))], "101 102"),
        ([Layer(select=("CRD104",))], "104"),
        ([Layer(select=("temporary",))], "104"),
        ([Layer(select=("PEDANTIC",))], "104"),
        ([Layer(select=("ALL", "PEDANTIC"))], "101 102 104 201 900"),
        ([Layer(extend=("PEDANTIC",))], "101 102 104 201 900"),
        ([Layer(extend=("CRD1",))], "101 102 201 900"),
        ([Layer(select=("hardcoded",))], "101"),
        ([Layer(ignore=("CRD1",))], "201 900"),
        ([Layer(ignore=("environment",))], "101 201 900"),
        ([Layer(ignore=("ALL",))], ""),
        # within a layer the more exact selector wins, an ignore wins a tie
        ([Layer(select=("CRD101",), ignore=("CRD1",))], "101"),
        ([Layer(select=("CRD1",), ignore=("CRD101",))], "102"),
        ([Layer(select=("CRD101",), ignore=("CRD101",))], ""),
        ([Layer(select=("CRD101",), ignore=("hardcoded",))], ""),
        ([Layer(extend=("CRD104",), ignore=("CRD1",))], "104 201 900"),
        # a stronger layer's select replaces, what was ignored stays so unless it is named as exactly
        ([Layer(select=("CRD2",)), Layer(select=("CRD1",))], "101 102"),
        ([Layer(select=("CRD2",)), Layer(extend=("CRD101",))], "101 201"),
        ([Layer(ignore=("CRD101",)), Layer(select=("ALL",))], "102 201 900"),
        ([Layer(ignore=("CRD101",)), Layer(select=("CRD101",))], "101"),
        ([Layer(ignore=("CRD101",)), Layer(extend=("hardcoded",))], "101 102 201 900"),
        ([Layer(ignore=("CRD1",)), Layer(ignore=("CRD2",))], "900"),
        ([Layer(select=("CRD101",)), Layer(ignore=("CRD1",))], ""),
        ([Layer(select=("CRD101",)), Layer()], "101"),
    ],
)
def test_select(layers: list[Layer], expected: str) -> None:
    assert codes(*layers) == expected


@pytest.mark.parametrize("selector", ["ALL", "PEDANTIC", "CRD", "CRD1", "CRD10", "CRD104", "temporary", "CRD9"])
def test_known_selectors_in_any_case(selector: str) -> None:
    assert {selector_of(word, KNOWN) for word in (selector, selector.lower(), selector.upper())} == {selector}


@pytest.mark.parametrize(
    ("selector", "message"),
    [
        ("CRD7", 'unknown rule "CRD7"'),
        ("CRD999", 'unknown rule "CRD999"'),
        ("CRD1011", 'unknown rule "CRD1011"; did you mean "CRD101"?'),
        ("crd1011", 'unknown rule "crd1011"; did you mean "CRD101"?'),
        ("hardcode", 'did you mean "hardcoded"?'),
        ("C", 'unknown rule "C"'),
        ("", "an empty string names no rule"),
        ("CRD901", "CRD901 is always on"),
        ("crd901", "crd901 is always on"),
        ("unparsable", "unparsable is always on"),
    ],
)
def test_unknown_selectors(selector: str, message: str) -> None:
    with pytest.raises(ConfigError) as error:
        selector_of(selector, KNOWN)
    assert message in str(error.value)


@pytest.mark.parametrize(
    ("selectors", "expected"),
    [
        ((), set()),
        (("CRD1",), {"CRD101", "CRD102", "CRD104"}),
        (("temporary",), {"CRD104"}),
        (("PEDANTIC",), {"CRD104"}),
        (("ALL",), {"CRD101", "CRD102", "CRD104", "CRD201", "CRD900"}),
    ],
)
def test_what_is_ignored_in_a_file_includes_pedantic_rules(selectors: tuple[str, ...], expected: set[str]) -> None:
    assert ignored_by(selectors, KNOWN) == expected

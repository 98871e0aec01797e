"""Chains as long as the bounds allow are analysed, on every Python."""

import pytest

from credlint.pipeline import check_source

SECRET = 'import os\n\nkey = os.environ["AWS_SECRET_ACCESS_KEY"]\n'

CHAINS = {
    "calls": f"print(key{'.strip()' * 2_000})\n",
    "calls with arguments": f"x = f{'.b(c, key)' * 1_000}\nprint(key)\n",
    "calls on lines": f"print(key, (x\n{'    .f(1)' * 2_000}))\n".replace(")    ", ")\n    "),
    "terms": f"print(key{' + x' * 3_000})\n",
    "subscripts": f"print(key{'[0:]' * 2_000})\n",
    "or": f"print(key{' or key' * 3_000})\n",
    "comparisons": f"print(key, 1{' < 2' * 3_000})\n",
    "adjacent strings": f"print(key, {chr(39) * 2 + ' ' + chr(39) * 2}{(' ' + chr(39) * 2) * 3_000})\n",
    "conditions": f"print({'1 if x else ' * 900}key)\n",
    "elif": "if x == 0:\n    y = key\n" + "elif x == 1:\n    y = 2\n" * 1_499 + "print(key)\n",
    "brackets": f"print({'(' * 190}key{')' * 190})\n",
    "nested calls": f"print({'str(' * 190}key{')' * 190})\n",
}


def alternating(levels: int) -> str:
    """`and` in `or` in `and` …"""
    test = "key"
    for level in range(levels):
        test = f"({test} {'and' if level % 2 else 'or'} key)"
    return test


UNDER_CONDITIONS = {
    "and in or": f"if {alternating(90)}:\n    print(key)\n",
    "and": f"if key{' and key' * 3_000}:\n    print(key)\n",
    "while and": f"while key{' and key' * 3_000}:\n    print(key)\n",
    "or in an argument": f"print(len(key{' or key' * 3_000}), key)\n",
}
UNIONS = f"""
import boto3

options = {{}}{" | {}" * 900} | {{"aws_secret_access_key": key}}
boto3.client("s3", **options)
"""


@pytest.mark.parametrize("text", UNDER_CONDITIONS.values(), ids=UNDER_CONDITIONS)
def test_long_conditions_are_analysed(text: str) -> None:
    result = check_source("a.py", (SECRET + text).encode())
    assert result.unchecked is None
    assert [diagnostic.code for diagnostic in result.diagnostics] == ["CRD201"]


def test_a_long_union_is_analysed() -> None:
    result = check_source("a.py", (SECRET + UNIONS).encode())
    assert result.unchecked is None
    assert [diagnostic.code for diagnostic in result.diagnostics] == ["CRD102"]


@pytest.mark.parametrize("text", CHAINS.values(), ids=CHAINS)
def test_a_long_chain_is_analysed(text: str) -> None:
    result = check_source("a.py", (SECRET + text).encode())
    assert result.unchecked is None
    assert [diagnostic.code for diagnostic in result.diagnostics] == ["CRD201"]

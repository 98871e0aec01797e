"""No input ends the process: each is parsed by one of its own, in the main thread with its usual stack."""

import subprocess
import sys

import pytest

PROGRAM = """
import sys
from credlint.source.decode import SourceError, decode
from credlint.source.parse import parse
from credlint.source.positions import positions
try:
    parsed = parse(decode(eval(sys.argv[1]).encode()))
    positions(parsed.module, parsed.module.body, parsed.source.text)
    print(len(parsed.statements) > 0)
except SourceError as error:
    print(error.reason)
"""


def outcome(expression: str) -> str:
    """What becomes of the text that a Python expression gives."""
    done = subprocess.run([sys.executable, "-c", PROGRAM, expression], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, ""), expression
    return done.stdout.strip()


@pytest.mark.parametrize(
    "expression",
    [
        "'x = a' + '.b()' * 2_000",
        "'x = a' + ' + a' * 3_000",
        "'if a: pass\\n' + 'elif a: pass\\n' * 1_500",
        "'if a: pass\\n' + 'elif a: pass\\n' * 3_000",
        "'x = a' + ' and a or b' * 2_400",
        "'x = a' + ' < a' * 5_000",
        "'x = ' + '(' * 200 + 'a' + ')' * 200",
        "'x = ' + 'f({a: [' * 66 + 'a' + ']})' * 66",
        "'x = ' + '(lambda: ' * 199 + 'a' + ')' * 199",
        "'x = ' + '-' * 1_000 + 'a'",
        "'x = ' + 'not ' * 1_000 + 'a'",
        "'x = ' + 'lambda a, b=1: ' * 1_000 + 'a'",
        "'x = a' + ' ** a' * 1_000",
        "'x = ' + '-----(' * 199 + 'a' + ')' * 199",
        "'x = ' + \"f'{\" * 148 + 'a' + \"}'\" * 148",
        "'x = (' + '\"a\" ' * 4_000 + ')'",
        "'x = [a ' + 'for a in b ' * 2_900 + ']'",
        "'@a\\n' * 5_000 + 'def f(): pass'",
        "'a = ' * 20_000 + '1'",
        "''.join(' ' * i + 'if a:\\n' for i in range(97)) + ' ' * 97 + 'pass'",
        "'match a:\\n case ' + '[' * 8 + 'a' + ']' * 8 + ': pass'",
    ],
)
def test_below_the_bounds_is_parsed(expression: str) -> None:
    assert outcome(expression) == "True"


@pytest.mark.parametrize(
    ("expression", "reason"),
    [
        ("'x = ' + '(' * 3_000 + 'a' + ')' * 3_000", "too deeply nested"),
        ("'(' * 1_000_000", "too deeply nested"),
        ("'x = ' + '[' * 60_000 + ']' * 60_000", "too deeply nested"),
        ("'x = ' + '-' * 20_000 + 'a'", "too deeply nested"),
        ("'x = ' + 'lambda: ' * 100_000 + 'a'", "too deeply nested"),
        ("'x = ' + 'a if b else ' * 20_000 + 'a'", "too deeply nested"),
        ("'x = a' + '**a' * 20_000", "too deeply nested"),
        ("'x = a' + '[0]' * 50_000", "expression too long"),
        ("'x = a' + ' and a' * 1_000_000", "expression too long"),
        ("'if a: pass\\n' + 'elif a: pass\\n' * 10_000", "too deeply nested"),
        ("'if a: pass\\n' + 'elif a: pass\\n' * 700_000", "too deeply nested"),
        ('"f\'{" * 100_000', "too deeply nested"),
        ("'match a:\\n case ' + '[' * 20 + 'a' + ']' * 20 + ': pass'", "too deeply nested"),
        ("'del ' + '(' * 30 + 'a,' + '),' * 30", "too deeply nested"),
        ("'x = \\'a\\'' * 1 + '\\'a\\'' * 4_000", "too many adjacent strings"),
        ("''.join(' ' * i + 'if a:\\n' for i in range(2_000))", "too deeply nested"),
        ("')' * 1_000_000", "syntax error"),
        ("'x = \\'\\'\\'' + 'a\\n' * 1_000_000", "syntax error"),
        ("'x = ' + '(' * 150 + 'a b' + ')' * 150", "syntax error"),
        ("'print ' + '[' * 199 + 'a b' + ']' * 199", "syntax error"),
        ("'\\\\\\n' * 1_000_000", "syntax error"),
    ],
)
def test_beyond_the_bounds_is_refused(expression: str, reason: str) -> None:
    assert outcome(expression) == reason

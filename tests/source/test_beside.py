"""Which literals of a call may be parts of a secret."""

import pytest

from credlint.source.beside import fragments
from credlint.source.lines import Lines
from credlint.source.scan import scan

HARMLESS = [
    'connect("s3")',
    "connect('s3', region_name='eu-west-1')",
    'connect(\n    b"s3",\n    profile = "x",\n)',
    'connect(key=os.environ["AWS_ACCESS_KEY_ID"])',
    'connect(key=os.environ.get("AWS_ACCESS_KEY_ID"), x=os.getenv( "A", None))',
    'connect(key=response["Credentials"]["SecretAccessKey"])',
    'connect(**{"key": value, "secret": other})',
    'os.environ["AWS_ACCESS_KEY_ID"] = key',
    'os.environ.update({"AWS_ACCESS_KEY_ID": key})',
    "connect(key)  # 'no string'",
    'connect(key=k, config=Config(region_name="eu-west-1", retries={"mode": "standard"}))',
    'connect(key=k, region_name=default("eu-west-1"))',
    """execute(f"COPY t FROM 's3://x/y' CREDENTIALS 'aws_access_key_id={k};aws_secret_access_key={s}'")""",
    """execute("COPY t FROM 's3://x/y' CREDENTIALS 'aws_access_key_id=%s;aws_secret_access_key=%s'" % (k, s))""",
    """execute("UNLOAD ('SELECT 1') TO 's3://{}/x' ACCESS_KEY_ID '{}'".format(b, k))""",
    "connect(key=f'{x}')",
]

SUSPICIOUS = [
    ('connect(key="left" + x + "right")', ['"left"', '"right"']),
    ('connect("s3", key="left-%s" % x)', ['"left-%s"']),
    ('connect("s3", key="left-{}".format(x))', ['"left-{}"']),
    ('connect(key=rb"left" + x)', ['rb"left"']),
    ('connect(key=b64decode("bGVmdA=="))', ['"bGVmdA=="']),
    ('connect(key=decode("bGVmdA==", "rot13"))', ['"bGVmdA=="', '"rot13"']),
    ('connect(key=("one", "two")[n])', ['"one"', '"two"']),
    ('connect(key=["one"][0])', ['"one"']),
    ('connect(key=os.getenv("A", "fallback"))', ['"fallback"']),
    ('connect(key=x or "fallback")', ['"fallback"']),
    ('connect(key="one" if x else y)', ['"one"']),
    ('connect(**{"key": "left" + x})', ['"left"']),
    ("connect(key=f'left{x}right')", ["f'left", "right'"]),
    ("connect(key=f'left{d['k']:>{w}}')", ["f'left"]),
    ('connect(key="one"\n  "two")', ['"one"', '"two"']),
    ('os.environ["AWS_ACCESS_KEY_ID"] = "left" + x', ['"left"']),
    ('"one"', ['"one"']),
    ("f'{x}'", ["f'", "'"]),
    ("'one two'", ["'one two'"]),
    ('connect(key=f"for {x} or left{x}right")', ["left", 'right"']),
    ('connect(key="for %s or left%s" % (x, y))', ["left"]),
    ('connect(key="for me " + "or left" + x)', ["or", "left"]),
    ('connect("for me" "or left", key=1)', ["me", "or"]),
    ('execute(f"""\nCOPY x{n}\nKEY q{k}"""\n)', ["x", "q"]),
    ('connect(key="a text with zZ7fK2mQ9xWv4TzLp8Rb in " + x)', ["zZ7fK2mQ9xWv4TzLp8Rb"]),
]


WITH_A_VALUE = [
    'f.write("[default]\\naws_secret_access_key = value")',
    'f.write("[default]\\n" "aws_session_token=value")',
    "run('export AWS_SECRET_ACCESS_KEY=\"value\"')",
    "post('https://x/?access_key_id=value')",
    'f.write(\'{"SecretAccessKey": "value"}\')',
    "f.write(f'[{x}]\\naws_secret_access_key=value')",
]
WITHOUT_A_VALUE = [
    'print("AWS_SECRET_ACCESS_KEY=" + value)',
    "print('aws_secret_access_key: %s' % value)",
    "print(f'aws_secret_access_key={value}')",
    "print('aws_secret_access_key: {}'.format(value))",
    "print('aws_secret_access_key', value)",
    "print('export AWS_SESSION_TOKEN=$TOKEN', 'AWS_SESSION_TOKEN=<token>')",
]


@pytest.mark.parametrize("text", WITH_A_VALUE)
def test_a_value_in_a_text(text: str) -> None:
    lines = Lines(text)
    (span,) = fragments(scan(text), lines, ())
    assert "value" in lines.slice(span)


@pytest.mark.parametrize("text", WITHOUT_A_VALUE)
def test_a_name_in_a_text(text: str) -> None:
    lines = Lines(text)
    assert fragments(scan(text), lines, ()) == []


def found(text: str, before: str = "") -> list[str]:
    whole = before + text
    lines = Lines(whole)
    spans = fragments(scan(whole), lines, [lines.span(len(before), len(whole))])
    return [lines.slice(span) for span in spans]


@pytest.mark.parametrize("text", HARMLESS)
def test_harmless(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(("text", "expected"), SUSPICIOUS)
def test_suspicious(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(("text", "expected"), SUSPICIOUS)
def test_the_place_does_not_matter(text: str, expected: list[str]) -> None:
    assert found(text, "x = 'outside' + f'{a}b'  # 'no string'\ny = (") == expected


def test_many_strings_take_no_longer_than_they_are() -> None:
    text = "f({" + "'a': 'b', " * 50_000 + "})"
    assert len(found(text)) == 50_000

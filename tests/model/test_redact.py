"""The one redactor."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from credlint.model.redact import BEARER, KEY_ID, MASK, SECRET, TOKEN, mask, redact, redact_path, secrets_in

ID = "AKIAQ3EGRTCANARYKEY2"
KEY = "cAnArY7fK2mQ9xWv4TzLp8RbNd3HsYg6JuEo1iCw"
SESSION = "IQoJb3JpZ2luX2Vj" + "b0dy/+" * 20 + "=="

keys = st.from_regex(
    r"(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}"
    r"|[A-Za-z0-9+/]{19}[A-Z0-9][A-Za-z0-9+/]{20}"
    r"|FQoDYXdzE[A-Za-z0-9/+]{20,40}={0,2}",
    fullmatch=True,
)
texts = st.lists(st.one_of(st.text(max_size=5), keys, st.sampled_from(["AKIA", "\\n", "%3D", "/", "*", '"', "%2F"])))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("nothing here", "nothing here"),
        (f"id {ID}.", "id ****."),
        (f"'{KEY}'", "'****'"),
        (f"{ID}:{KEY}", "****:****"),
        (f"{ID}{KEY}", "****"),
        (f"{KEY}{ID}", "****"),
        (f"token={SESSION}&", "token=****&"),
        (f"prefix{ID}suffix", "prefix****suffix"),
        ("AKIAI44QH8DHBEXAMPLE", "****"),
        ("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "****"),
        (f"\\n{KEY}\\n", "\\n****\\n"),
        (f"\\x3d{KEY}", "\\x3d****"),
        (f"\\u003d{KEY}", "\\u003d****"),
        (f"secret%3D{KEY}%26", "secret%3D****%26"),
        ("wJalrXUtnFEMI%2FK7MDENG%2fbPxRfiCYEXAMPLEKEY", "****"),
        ("wJalrXUtnFEMI\\/K7MDENG\\/bPxRfiCYEXAMPLEKEY", "****"),
        ("token=FwoGZXIvYXdzE" + "abc%2Fdef%3D" * 9 + "&x", "token=****&x"),
        ("ABSK" + "Qm9" * 40 + "==", "****"),
        ("密" + KEY + "🔑", "密****🔑"),
    ],
)
def test_redact(text: str, expected: str) -> None:
    assert redact(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "AKIA",
        "AKIASHORT",
        "akiaq3egrtcanarykey2",
        KEY[:-1],
        KEY + "x",
        "ABSK_A_NAME_THAT_IS_LONG_BUT_NO_KEY",
        "boto3.client('s3', aws_access_key_id=os.environ['AWS_ACCESS_KEY_ID'])",
        "0123456789abcdef" * 4,
    ],
)
def test_left_alone(text: str) -> None:
    assert redact(text) == text
    assert secrets_in(text) == []


def test_offsets() -> None:
    text = f"a {ID} b {KEY}"
    assert [text[start:end] for start, end in secrets_in(text)] == [ID, KEY]


def test_mask() -> None:
    assert mask("0123456789", [(0, 2), (4, 5), (9, 10)]) == f"{MASK}23{MASK}5678{MASK}"
    assert mask("0123", []) == "0123"


@settings(deadline=None)
@given(texts)
def test_idempotent_and_complete(parts: list[str]) -> None:
    once = redact("".join(parts))
    assert redact(once) == once
    assert secrets_in(once) == []
    assert not any(shape.search(once) for shape in (KEY_ID, SECRET, TOKEN, BEARER))


@settings(deadline=None)
@given(st.text(), keys, st.text())
def test_a_key_between_other_text_is_masked(before: str, key: str, after: str) -> None:
    assert key not in redact(f"{before}<{key}>{after}")


@settings(deadline=None)
@given(texts)
def test_spans_are_sorted_with_gaps_and_hold_no_mask(parts: list[str]) -> None:
    text = "".join(parts)
    spans = secrets_in(text)
    assert all(start < end for start, end in spans)
    assert all(left[1] < right[0] for left, right in pairwise(spans))
    assert not any("*" in text[start:end] for start, end in spans)
    assert redact(text) == mask(text, spans)


@pytest.mark.parametrize(
    "unit", ["a", "/", "%2F", "\\/", "ab%2F", "\\nab", "%41", "AKIA", "AQoDYXdzE", KEY + "%2F", KEY + "\\/"]
)
def test_a_long_line_takes_no_long_time(unit: str) -> None:
    """Work that is quadratic in the length would take minutes here."""
    assert redact(unit * 20_000) == redact(redact(unit * 20_000))
    assert redact(f"{ID} {unit * 20_000}").startswith("**** ")


@pytest.mark.parametrize("path", ["project/types/proxy/guardrails/guardrail_hooks/a.py", "a" * 40, "a/" * 20])
def test_small_letters_only_are_no_key(path: str) -> None:
    assert redact(f"shown in {path}:12") == f"shown in {path}:12"


@pytest.mark.parametrize("key", ["a" * 39 + "B", "B" + "a" * 39, "a/" * 19 + "a7"])
def test_one_letter_of_another_kind_makes_a_key(key: str) -> None:
    assert redact(f"shown in {key}:12") == "shown in ****:12"


CAMEL = "StorageManagerPostgresRotationSingleUser"


@pytest.mark.parametrize(
    "path",
    [
        f"{CAMEL}/function.py",
        f"src/{CAMEL}.py",
        f"src/{CAMEL}.test.py",
        "src/StorageManagerRDSMySQLRotationSingleUser/a.py",
        "a" * 39 + "B/a.py",
        f"{'ab12' * 10}/module.py",
        "src/app/a.py",
    ],
)
def test_a_path_whose_parts_are_names(path: str) -> None:
    assert redact_path(path) == path


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (f"src/{KEY}/a.py", "src/****/a.py"),
        (f"src/{KEY}.py", "src/****.py"),
        (f"{CAMEL[:-1]}7/a.py", "****/a.py"),
        (f"src/{'aBcDe' * 8}/a.py", "src/****/a.py"),
        (f"src/{ID}/a.py", "src/****/a.py"),
        ("src/AKIAQWERTYUIOPASDFGH.py", "src/****.py"),
        (f"src/Storage{ID}.py", "src/Storage****.py"),
        (f"{CAMEL}/{CAMEL}.{ID}.py", f"{CAMEL}/{CAMEL}.****.py"),
    ],
)
def test_a_path_with_a_key_in_it(path: str, expected: str) -> None:
    assert redact_path(path) == expected

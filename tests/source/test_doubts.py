"""What is masked on a line besides what is known to be a secret, and what stays readable."""

import pytest

from credlint.model.doubt import Values, is_plain_name, without_doubts, words_in_doubt
from credlint.model.redact import mask
from credlint.model.span import Span
from credlint.source.decode import Source
from credlint.source.documents import python
from credlint.source.doubts import Doubts
from credlint.source.scan import scan

READABLE = [
    'boto3.client("cognito-identity", region_name="ap-southeast-2", aws_secret_access_key=key)',
    'logging.info("Uploading %s to s3://%s/backups/latest with %(levelname)-8s", name, bucket)',
    'print(f"the session token of {user} in {settings.region}:", os.environ["AWS_SESSION_TOKEN"])',
    'os.environ["DATABASE_PASSWORD"], config.get("access_key_id"), {"session_token_of_user": token}',
    'open("/etc/application/config.yaml"), Path("~/.aws/credentials"), x("s3.amazonaws.com")',
    "cursor.execute(\"COPY t CREDENTIALS 'aws_access_key_id=%s;aws_secret_access_key=%s'\" % (k, s))",
    'get(url, headers={"Content-Type": "application/json", "X-Amz-Security-Token": token})',
    'assume(RoleArn="arn:aws:iam::123456789012:role/deployer", RoleSessionName="session")',
    "connect(key)  # the authentication of `aws_secret_access_key`, see https://jira.example.org/browse/SEC-123",
    "connect(key)  # noqa: S105,E501  # credlint: ignore[CRD101, CRD201] until=2031-01-31 rotated by SEC-123",
    "connect(key)  # type: ignore",
    "value = upload_to_bucket_v2(S3ClientForBackups, ec2_s3_v2_x1, [1, 2, 3, 4], 1_000_000)",
]

MASKED = [
    ('old("correct-horse-battery-staple")', 'old("****")'),
    ("old(b'correct-horse-battery', rb'-staple-of-1')", "old(b'****', rb'****')"),
    ('old(f"correct-horse-{x}-battery-staple-")', 'old(f"****{x}****")'),
    ('old({"correct-horse-battery-staple": 1})', 'old({"****": 1})'),
    ('old("key=hX9vQ2mT7bK4nR8w", "a hX9vQ2mT7bK4nR8w b")', 'old("key=****", "a **** b")'),
    ('old("\\x68\\x58\\x39\\x76", "\\N{LATIN SMALL LETTER A}\\N{DIGIT ONE}")', 'old("****", "****")'),
    ("new()  # was correct-horse-battery-staple", "new()  # was ****"),
    ("new()  # noqa: correct-horse-battery", "new()  # noqa: ****"),
    ("new()  # https://u:hX9vQ2mT7bK4nR8w@example.org", "new()  # https:****"),
    ("old([104, 88, 57, 118, 81, 50, 109, 84, 55, 98])", "old([****])"),
    ("old(['h', 'X', '9', 'v', 'Q', '2', 'm', 'T', '7'])", "old([****])"),
    ("hX9vQ2mT7bK4nR8w.client()", "****.client()"),
    ("old(0x68583976513268583976513268)", "old(****)"),
]


def doubts(text: str) -> Doubts:
    return Doubts(python(Source(text)), scan(text), (), frozenset({"cognito-identity"}))


def shown(text: str, row: int = 1) -> str:
    return mask(text.split("\n")[row - 1], doubts(text).in_row(row))


@pytest.mark.parametrize("text", READABLE)
def test_readable_stays_readable(text: str) -> None:
    assert shown(text) == text


@pytest.mark.parametrize(("text", "expected"), MASKED)
def test_masked(text: str, expected: str) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(("text", "expected"), MASKED)
def test_the_place_does_not_matter(text: str, expected: str) -> None:
    before = 'x = """\nno end of\n"""; y = f"{z:>{width}}"  # a comment\n'
    assert shown(before + text, 4) == expected


def test_a_row_of_a_text_over_several() -> None:
    text = 'x("""a text\nwith correct-horse-battery in\nit""")'
    assert shown(text, 2) == "with **** in"


def test_a_message_names_what_the_code_names() -> None:
    said = doubts('find_credentials(clients["correct-horse-battery"], os.environ["MY_SECRET_KEY"])').message
    for plain in ("find_credentials is given boto3.client.create_function", "the variable MY_SECRET_KEY"):
        assert said(plain) == plain
    assert said("clients[correct-horse-battery].client is given a key") == "clients[****].client is given a key"


def test_a_reason_without_a_secret() -> None:
    reason = doubts("x").reason
    assert reason("accepted until the migration (SEC-123)") == "accepted until the migration (SEC-123)"
    assert reason("was correct-horse-battery-staple") == "was ****"


def test_pieces_of_known_values() -> None:
    values = Values({"administrator of all", "operator", "short"})
    assert list(values.spans("an operator, short")) == [(3, 11)]
    assert list(values.spans("nistrator of al")) == [(0, 12), (1, 13), (2, 14), (3, 15)]
    assert list(values.spans("short")) == []


def test_many_words_take_no_longer_than_they_are() -> None:
    assert len(list(words_in_doubt("hX9vQ2mT7bK4nR8w " * 20_000))) == 20_000
    assert list(words_in_doubt("[=:/" * 50_000)) == []
    for part in ("a", "A_", "0", "0_", "%0", "aB", "a-", "access_", "\\\\n", "'a',"):
        assert without_doubts(f"{part * 20_000}!") != ""
        assert not is_plain_name(f"{part * 20_000}!")


def test_a_description_of_a_credential_is_no_secret_to_look_for() -> None:
    text = (
        '"""\n  access_key_id: The access key ID to look up\n  secret_key: correct-horse-battery staple of mine\n"""\n'
    )
    spans = [Span.of(2, 18, 2, 46), Span.of(3, 15, 3, 51)]
    found = Doubts(python(Source(text)), scan(text), spans, frozenset())
    assert found.message("print shows the access key id of correct-horse-battery") == (
        "print shows the access key id of ****"
    )

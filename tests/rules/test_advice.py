"""What a finding advises can be done where it stands."""

import pytest

from credlint.pipeline import check_source

IMPORTS = (
    "import os, boto3, requests\nfrom requests_aws4auth import AWS4Auth\nfrom botocore.credentials import Credentials\n"
)
ENVIRONMENT = 'os.environ["AWS_ACCESS_KEY_ID"], os.environ["AWS_SECRET_ACCESS_KEY"]'


@pytest.mark.parametrize(
    ("call", "advice"),
    [
        (f'AWS4Auth({ENVIRONMENT}, "eu-west-1", "es")', "Give the signer"),
        ('AWS4Auth(key, secret, "eu-west-1", "es")', "Give the signer"),
        ("Credentials(key, secret)", "Give the signer"),
        ('boto3.client("s3", aws_access_key_id=key, aws_secret_access_key=secret)', "Take a session or a profile name"),
        (f'boto3.client("s3", None, None, True, None, None, {ENVIRONMENT})', "Delete the credential arguments"),
        (
            'boto3.Session(os.environ["AWS_ACCESS_KEY"], os.environ["AWS_SECRET_KEY"])',
            "Delete the credential arguments, and set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY",
        ),
        (
            'boto3.Session(os.environ["AWS_ACCESS_KEY_ID"], os.environ["AWS_SECRET_KEY"])',
            "Delete the credential arguments, and set AWS_SECRET_ACCESS_KEY,",
        ),
        (
            'k = os.getenv\nboto3.Session(k("AWS_ACCESS_KEY") or k("AWS_ACCESS_KEY_ID"), k("AWS_SECRET_ACCESS_KEY"))',
            "Delete the credential arguments: the SDK reads",
        ),
        ('boto3.Session(os.environ["AWS_ACCESS_KEY"], os.environ["MY_SECRET_KEY"])', "Give each identity a profile"),
        ('boto3.Session("your-key-id", "your-secret-key")', "Delete the placeholders"),
        ("boto3.Session(cfg.key, cfg.secret, cfg.token)", "Take a session or the name of a profile that gets"),
        ("cursor.execute(f\"CREATE SECRET s (TYPE s3, KEY_ID '{key}', SECRET '{cfg.secret}')\")", "Let the database"),
        ("cursor.execute(f\"COPY t FROM 's3://b' ACCESS_KEY_ID '{key}' SECRET_ACCESS_KEY '{cfg.secret}'\")", "Let the"),
        ('open("keys", "w").write(os.environ["AWS_SECRET_ACCESS_KEY"])', "Write no keys"),
        ('os.system("run " + os.environ["AWS_SECRET_ACCESS_KEY"])', "Let the command use a role"),
        ('requests.post("https://x.dev", data=os.environ["AWS_SECRET_ACCESS_KEY"])', "Let the receiver"),
        ('print(os.environ["AWS_SECRET_ACCESS_KEY"])', "Show the name"),
        ('print(boto3.client("sts").get_session_token()["Credentials"])', "Show the role's ARN or the expiry"),
        ('aws_secret_access_key = "the-word-for-the-team"', "Delete the literal and, if it is a key,"),
        ('name = "AKIAQ7T3XW5LKZP4M2RD"', "Delete the literal and rotate"),
    ],
)
def test_advice_can_be_followed(call: str, advice: str) -> None:
    (found,) = check_source("program.py", (IMPORTS + call + "\n").encode()).diagnostics
    assert found.help.startswith(advice)

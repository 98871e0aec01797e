"""What a message says of the credentials that a line shows or passes, and which calls it tells."""

import pytest

from credlint.model.diagnostic import Diagnostic
from credlint.pipeline import check_source

IMPORTS = "import json\nimport os\nimport sys\n\nimport boto3\n"

MESSAGES = {
    # An answer that is known by its keys on one path, and by its call on another, is one.
    """
def show(creds):
    print(creds["SecretAccessKey"])


show(json.load(open("cache"))["Credentials"])
show(boto3.client("sts").assume_role(RoleArn="a", RoleSessionName="b")["Credentials"])
""": "print shows the secret access key of temporary credentials (assume_role())",
    """
def show(creds):
    print(creds["SecretAccessKey"], creds["SessionToken"])


show(boto3.client("sts").assume_role(RoleArn="a", RoleSessionName="b")["Credentials"])
show(boto3.client("sts").get_session_token()["Credentials"])
""": "print shows the secret access key and session token of temporary credentials (assume_role()) and of "
    "temporary credentials (get_session_token())",
    # A name is listed once, be it spelled like a credential or used as one.
    """
def connect(settings):
    return boto3.client("s3", aws_access_key_id="testing", aws_secret_access_key=settings["aws_secret_access_key"])


def show(settings):
    print(settings["aws_secret_access_key"])
""": "print shows the value of aws_secret_access_key",
    # Lists of lists are told apart by a comma.
    """
def connect(key=None, secret=None):
    token = boto3.client("sts").get_session_token()["Credentials"]["SessionToken"]
    boto3.client("s3", aws_access_key_id=key, aws_secret_access_key=secret, aws_session_token=token)
""": "boto3.client is given aws_access_key_id and aws_secret_access_key from the parameters key and secret, and "
    "aws_session_token of temporary credentials (get_session_token())",
    # What a constructor is given is known to methods, also where one of them mentions it.
    """
class Account:
    def users(self):
        return boto3.client("iam", aws_access_key_id=self.key, aws_secret_access_key=self.secret)

    def folder(self):
        client = boto3.client("s3", aws_access_key_id="testing", aws_secret_access_key="testing")
        return client.get_object(Bucket="files", Key=self.__init__.__code__.co_filename)

    def __init__(self, key=None, secret=None):
        self.key, self.secret = key, secret
""": "boto3.client is given aws_access_key_id and aws_secret_access_key from the parameters key and secret",
    # Keys of a metadata service are told from others, with the call that has fetched them.
    """
import requests

keys = requests.get("http://169.254.169.254/latest/meta-data/iam/security-credentials/app").json()
boto3.client("s3", aws_access_key_id=keys["AccessKeyId"], aws_secret_access_key=keys["SecretAccessKey"])
""": "boto3.client is given aws_access_key_id and aws_secret_access_key of credentials fetched from a metadata service "
    "(requests.get), without the session token",
    # A private logger keeps its name.
    """
def start(workers):
    workers[0]._log.info(os.environ["AWS_SECRET_ACCESS_KEY"])
""": "workers[0]._log.info logs the environment variable AWS_SECRET_ACCESS_KEY",
    # What a chained call gives has one name.
    """
from pyspark.sql import SparkSession

builder = SparkSession.builder.appName("x")
builder = builder.config("spark.hadoop.fs.s3a.secret.key", sys.argv[1])
""": "pyspark.sql.SparkSession.builder.config is given spark.hadoop.fs.s3a.secret.key from a setting (sys.argv)",
}


@pytest.mark.parametrize(("program", "message"), MESSAGES.items())
def test_message(program: str, message: str) -> None:
    assert message in [each.message for each in _found(program)]


def test_the_call_that_carries_the_value_is_told_first() -> None:
    program = """
def show(text):
    print(text)


def first():
    show(boto3.client("sts").get_session_token()["Credentials"]["SessionToken"])


def second():
    show(os.environ["AWS_SECRET_ACCESS_KEY"])


first()
second()
"""
    (found,) = _found(program)
    assert [step.span.start.row for step in found.related][:2] == [16, 20]


def test_few_calls_are_told() -> None:
    calls = "show(os.environ['AWS_SECRET_ACCESS_KEY'])\n" * 30
    (found,) = _found(f"\ndef show(text):\n    print(text)\n\n\n{calls}")
    assert len(found.related) == 10


def test_a_field_is_read_on_its_own_line() -> None:
    program = """
from dataclasses import dataclass


@dataclass
class Store:
    region: str
    secret: str

    def client(self):
        return boto3.client("s3", aws_access_key_id="testing", aws_secret_access_key=self.secret)
"""
    (found,) = _found(program)
    assert [step.span.start.row for step in found.trace if "parameter" in step.message] == [13]


def _found(program: str) -> tuple[Diagnostic, ...]:
    return check_source("program.py", (IMPORTS + program).encode()).diagnostics

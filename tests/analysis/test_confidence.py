"""A finding is less sure where the callee is not resolved, or where its source is known by a name only."""

import pytest

from credlint.model.diagnostic import Confidence
from credlint.pipeline import check_source

HEADER = """\
import logging
import os

import boto3
import requests

ENV = os.environ["AWS_SECRET_ACCESS_KEY"]
sts = boto3.client("sts")
STORAGE = {"key": os.environ["K"], "secret": os.environ["S"]}


def go(self, key, aws_secret_access_key, df, monkeypatch, response):
    """

SURE = (
    "boto3.Session(key, ENV)",
    "boto3.client('s3', aws_access_key_id=key)",
    "boto3.Session('uploader', 'uploader-secret')",
    "boto3.Session(response['AccessKeyId'], ENV, response['SessionToken'])",
    "print(ENV)",
    "logging.getLogger().info(ENV)",
    "print(sts.assume_role(RoleArn='arn')['Credentials'])",
    "print(boto3.Session().get_credentials().secret_key)",
    "print(aws_secret_access_key, ENV)",
    "print(os.environ)",
    "requests.get('http://169.254.169.254/latest/meta-data/iam/security-credentials/app')",
    "os.environ['AWS_SESSION_TOKEN'] = key",
    "open('.aws/credentials')",
    "name = 'AKIAQ7T3XW5LKZP4M2RD'",
    "aws_secret_key = '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'",
)
LESS_SURE = (
    "self.session.client('s3', aws_secret_access_key=ENV)",
    "self.conn.execute(f\"COPY t ACCESS_KEY_ID '{key}' SECRET_ACCESS_KEY '{ENV}'\")",
    "df.to_parquet('s3://bucket/key', storage_options=STORAGE)",
    "self.log.info(ENV)",
    "print(aws_secret_access_key)",
    "print(response['SecretAccessKey'])",
    "print(self.client.assume_role(RoleArn='arn')['Credentials'])",
    "print(self.session.get_credentials().secret_key)",
    "print(self.session.get_credentials().get_frozen_credentials())",
    "monkeypatch.setenv('AWS_SESSION_TOKEN', key)",
    "self.http.get('http://169.254.169.254/latest/meta-data/iam/security-credentials/app')",
    "aws_secret_key = 'a-pass-phrase-of-the-team'",
)


@pytest.mark.parametrize("line", SURE)
def test_what_is_resolved_is_sure(line: str) -> None:
    assert confidence(line) is Confidence.HIGH


@pytest.mark.parametrize("line", LESS_SURE)
def test_what_is_known_by_name_only_is_less_sure(line: str) -> None:
    assert confidence(line) is Confidence.MEDIUM


def test_a_place_is_as_sure_as_the_surest_way_to_it() -> None:
    lines = ("print(aws_secret_access_key)", "\n\ngo(None, None, ENV, None, None, None)")
    assert confidence("".join(lines)) is Confidence.HIGH


def confidence(line: str) -> Confidence:
    (finding,) = check_source("program.py", f"{HEADER}{line}\n".encode()).diagnostics
    return finding.confidence

"""Pairs of credentials that do not belong together are named in the message of the call's finding."""

import pytest

from credlint.pipeline import check_source

HEADER = """\
import os
import boto3

ID, SECRET = "AKIAQ7T3XW5LKZP4M2RD", "wPq8Vn3LxR5tY7uB1mK9sD4fG6hJ2aZ0cXeQvTyU"


def settings(cfg, key_id, secretAccessKey):
    """
MIXED = "the access key id is hard-coded, the secret access key comes from the environment"
OTHERWISE = "the secret access key is hard-coded, the access key id comes from the environment"
TOKEN = "a long-term key id (AKIA…) has no session token"
EXPIRING = "a temporary key (ASIA…) fails without its session token"
ROLE = "the keys of a role fail without the session token"
SWAPPED = "the access key id and secret access key seem to be swapped"

PAIRS = {
    "boto3.Session('uploader', 'uploader-secret')": "",
    "boto3.Session(ID, SECRET)": "",
    "boto3.Session(os.environ['AWS_ACCESS_KEY_ID'], os.environ['AWS_SECRET_ACCESS_KEY'], **cfg)": "",
    "boto3.Session(os.environ['A'], os.environ['B'], os.environ['C'])": "",
    "boto3.Session(os.environ['AWS_ACCESS_KEY'], os.environ['AWS_SECRET_KEY'])": ROLE,
    "boto3.Session(os.environ['S3_SECRET_KEY_ID'], os.environ['S3_SECRET_KEY'], None)": ROLE,
    "boto3.Session('ASIAQ7T3XW5LKZP4M2RD', SECRET)": EXPIRING,
    "boto3.Session(key_id, secretAccessKey)": "",
    "boto3.Session(cfg.access_key, cfg.secret_key, cfg.session_token)": "",
    "boto3.Session('test', os.environ['S'])": "",
    "boto3.Session('ASIAQ7T3XW5LKZP4M2RD', SECRET, cfg.token)": "",
    "boto3.Session(ID, SECRET, None)": "",
    "boto3.Session(ID, SECRET, '')": "",
    "boto3.Session(cfg.secret_key or cfg.key_id, SECRET)": "",
    "boto3.Session(ID, os.environ['S'])": MIXED,
    "boto3.client('s3', aws_secret_access_key=os.environ['S'], aws_access_key_id=ID)": MIXED,
    "boto3.Session(os.environ['K'], SECRET)": OTHERWISE,
    "boto3.Session(ID, SECRET, cfg.token)": TOKEN,
    "boto3.Session(ID, os.environ['S'], cfg.token)": f"{MIXED}; {TOKEN}",
    "boto3.Session(SECRET, ID)": SWAPPED,
    "boto3.Session(os.environ['AWS_SECRET_ACCESS_KEY'], os.environ['AWS_ACCESS_KEY_ID'])": f"{ROLE}; {SWAPPED}",
    "boto3.Session(secretAccessKey, key_id)": SWAPPED,
    "boto3.Session('uploader', ID)": "aws_secret_access_key seems to be given the access key id",
    "boto3.Session(SECRET, cfg.value)": "aws_access_key_id seems to be given the secret access key",
    "boto3.Session(cfg.secret_key, cfg.value)": "aws_access_key_id seems to be given the secret access key",
    "boto3.Session(key_id, cfg.session_token)": "aws_secret_access_key seems to be given the session token",
}


@pytest.mark.parametrize("call", PAIRS)
def test_a_pair_that_does_not_belong_together_is_named(call: str) -> None:
    found = check_source("program.py", f"{HEADER}{call}\n".encode()).diagnostics
    (finding,) = (each for each in found if each.code.startswith("CRD1"))
    _, _, remark = finding.message.removesuffix(")").partition(" (")
    assert remark == PAIRS[call]


def test_parts_that_a_response_names_are_not_swapped_unseen() -> None:
    program = """\
import os
import boto3

role = boto3.client("sts").assume_role(RoleArn="arn", RoleSessionName="s")["Credentials"]
boto3.Session(role["SecretAccessKey"], os.environ["K"], role["SessionToken"])
"""
    (finding,) = check_source("program.py", program.encode()).diagnostics
    assert finding.message.endswith("(aws_access_key_id seems to be given the secret access key)")


def test_texts_with_several_credentials_have_no_pair() -> None:
    program = """\
import duckdb

duckdb.sql("CREATE SECRET (TYPE s3, KEY_ID 'AKIAQ7T3XW5LKZP4M2RD', SECRET 'correct-horse-battery')")
"""
    (finding,) = check_source("program.py", program.encode()).diagnostics
    assert finding.code == "CRD101"
    assert "swapped" not in finding.message
    assert "seems" not in finding.message

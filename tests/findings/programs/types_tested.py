"""Tests of types: a secret is a text, so what is a number is none."""

SECRET = """\
import ast
import json
import os

import boto3
import yaml
from aws_lambda_powertools.utilities import parameters

client = boto3.client("secretsmanager")
text = client.get_secret_value(SecretId="x")["SecretString"]
"""

PROGRAMS = {
    "no_text": f"""\
{SECRET}
if isinstance(text, int):
    print(text)
if isinstance(text, (bool, float)):
    raise ValueError(f"{{text}} is no text")
if not isinstance(text, str):
    raise TypeError(f"{{text}} is no text")
match text:
    case int():
        print(text)


def read(ssm):
    value = ssm.get_parameter(Name="x", WithDecryption=True)["Parameter"]["Value"]
    return print(value) if isinstance(value, int) else None


read(boto3.client("ssm"))


class Store:
    def __init__(self, aws_secret_access_key):
        if isinstance(aws_secret_access_key, (int, float)):
            raise ValueError(aws_secret_access_key)
        self.secret_access_key = aws_secret_access_key

    def check(self, settings):
        if isinstance(self.secret_access_key, bool):
            print(self.secret_access_key)
        key = settings["secret_access_key"]
        if isinstance(key, int):
            print(key)
""",
    "a_text": f"""\
{SECRET}
if isinstance(text, str):
    print(text)  # expect: CRD201
if not isinstance(text, int):
    print(text)  # expect: CRD201
if isinstance(text, (str, int)):
    print(text)  # expect: CRD201
binary = client.get_secret_value(SecretId="x")["SecretBinary"]
if isinstance(binary, bytes):
    print(binary)  # expect: CRD201


def show(secret_access_key):
    if isinstance(secret_access_key, str):
        print(secret_access_key)  # expect: CRD201
    if not isinstance(secret_access_key, int):
        print(secret_access_key)  # expect: CRD201
    if isinstance(secret_access_key, dict):
        print(secret_access_key)  # expect: CRD201
""",
    "parsed": f"""\
{SECRET}
value = json.loads(text)["pin"]
if isinstance(value, int):
    print(value)  # expect: CRD201
if isinstance(json.loads(text), dict):
    print(json.loads(text))  # expect: CRD201
loaded = yaml.safe_load(text)
if isinstance(loaded, dict):
    print(loaded)  # expect: CRD201
for each in loaded.values():
    if isinstance(each, int):
        print(each)  # expect: CRD201
whole = ast.literal_eval(text)
if isinstance(whole, dict):
    print(whole)  # expect: CRD201
found = parameters.get_secret("x", transform="json")
if isinstance(found, dict):
    print(found)  # expect: CRD201
response = client.get_secret_value(SecretId="x")
if isinstance(response, dict):
    print(response)  # expect: CRD201
""",
    "an_exception_in_place_of_keys": """\
import boto3
from botocore.exceptions import ClientError


class Refused(Exception):
    pass


def role(arn, kind):
    try:
        got = boto3.client("sts").assume_role(RoleArn=arn, RoleSessionName="x")["Credentials"]
    except ClientError as error:
        return Refused(arn) if kind else RuntimeError(f"cannot assume {arn}")
    return dict(
        aws_access_key_id=got["AccessKeyId"],
        aws_secret_access_key=got["SecretAccessKey"],
        aws_session_token=got["SessionToken"],
    )


def run(log, arn):
    keys = role(arn, 0)
    if isinstance(keys, Exception):
        log.error(keys)
        return None
    return boto3.client("iam", **keys)


def run_with_both(log, arn, kind):
    keys = role(arn, kind)
    if not isinstance(keys, (Refused, RuntimeError)):
        return boto3.client("iam", **keys)
    raise keys


def run_matched(arn, kind):
    keys = role(arn, kind)
    match keys:
        case Refused() | RuntimeError():
            print(keys)
        case Exception():
            print(keys)
        case _:
            boto3.client("iam", **keys)


def run_any(log, arn, kind):
    keys = role(arn, kind)
    failed = isinstance(keys, Exception)
    if isinstance(keys, ClientError):
        print(keys)
    if isinstance(keys, BaseException):
        return print(keys)
    boto3.client("iam", **keys)
""",
    "keys_in_place_of_an_exception": """\
import boto3
from botocore.exceptions import ClientError


class Refused(Exception):
    pass


def role(arn, kind):
    try:
        got = boto3.client("sts").assume_role(RoleArn=arn, RoleSessionName="x")["Credentials"]
    except ClientError as error:
        return Refused(arn) if kind else RuntimeError(f"cannot assume {arn}")
    return dict(
        aws_access_key_id=got["AccessKeyId"],
        aws_secret_access_key=got["SecretAccessKey"],
        aws_session_token=got["SessionToken"],
    )


def run(log, arn, kind):
    keys = role(arn, kind)
    if not isinstance(keys, Refused):
        log.error(keys)  # expect: CRD202
    if not isinstance(keys, RuntimeError):
        print(keys)  # expect: CRD201
    if isinstance(keys, (dict, RuntimeError)):
        print(keys)  # expect: CRD201


def fail(error, token):
    if isinstance(error, Refused):
        token = boto3.client("sts").get_session_token()["Credentials"]["SessionToken"]
    elif isinstance(error, Exception):
        return
    print(token)  # expect: CRD201


def carried(arn):
    error = Refused(role(arn, 1))
    if isinstance(error, Refused):
        print(error)  # expect: CRD201
    if isinstance(error, ValueError):
        print(error)
""",
}

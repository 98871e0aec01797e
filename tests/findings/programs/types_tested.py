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
}

"""Items of what a loop runs over, one field of which is handed to an SDK as a secret."""

PROGRAMS = {
    "other fields of the items of a parameter": """\
import boto3


def check(accounts):
    for account in accounts:
        boto3.client("s3", aws_access_key_id=account["key"], aws_secret_access_key=account["secret"])  # expect: CRD103
        print(account["name"], account.get("region"), account["owner"]["mail"])
""",
    "the field itself of the items of a parameter": """\
import boto3


def check(accounts):
    for account in accounts:
        boto3.client("s3", aws_access_key_id=account["key"], aws_secret_access_key=account["secret"])  # expect: CRD103
        print(account["secret"])  # expect: CRD201
    print(accounts)  # expect: CRD201
""",
    "other fields of the values of a mapping": """\
import boto3


def check(profiles):
    for name, profile in profiles.items():
        boto3.client("s3", aws_access_key_id=profile["key"], aws_secret_access_key=profile["secret"])  # expect: CRD103
        print(name, profile["region"])
    for name in profiles:
        print(name, profiles[name]["region"])
    for profile in profiles.values():
        print(profile.get("region"))
""",
    "other fields of the records of a file": """\
import csv
import json

import boto3


def check(path):
    for account in json.load(open(path))["accounts"]:
        boto3.client("s3", aws_access_key_id=account["key"], aws_secret_access_key=account["secret"])  # expect: CRD103
        print(account["name"])


def check_table(path):
    for row in csv.DictReader(open(path)):
        boto3.client("s3", aws_access_key_id=row["Id"], aws_secret_access_key=row["Secret"])  # expect: CRD103
        print(row["User name"])
        print(row["Secret"])  # expect: CRD201
""",
    "the same field of items from elsewhere": """\
import json

import boto3


def check(path):
    for account in json.load(open(path)):
        boto3.client("s3", aws_access_key_id=account["key"], aws_secret_access_key=account["value"])  # expect: CRD103


def show(path):
    for setting in json.load(open(path)):
        print(setting["value"])
""",
    "an item by its number": """\
import boto3


def load(path):
    lines = open(path).readlines()
    boto3.client("s3", aws_access_key_id=lines[0], aws_secret_access_key=lines[1])  # expect: CRD103
    print(lines[1])  # expect: CRD201
    print(lines)  # expect: CRD201
""",
    "items by other numbers": """\
import boto3


def load(path):
    lines = open(path).readlines()
    boto3.client("s3", aws_access_key_id=lines[0], aws_secret_access_key=lines[1])  # expect: CRD103
    print(lines[2], len(lines), lines[1][:4], lines[1][0])
""",
    "a secret in the lines of a file": """\
import boto3


def load(path):
    with open(path) as stream:
        for line in stream:
            key, secret = line.strip().split(":")
            boto3.client("s3", aws_access_key_id=key, aws_secret_access_key=secret)  # expect: CRD103
            print(secret)  # expect: CRD201


def load_rest(path):
    with open(path) as stream:
        next(stream)
        secret = next(stream)
    boto3.client("s3", aws_access_key_id="AKIA", aws_secret_access_key=secret)  # expect: CRD103
    print(secret)  # expect: CRD201


def load_kept(path):
    lines = []
    for line in open(path):
        lines.append(line.rstrip())
    keys = {"key": lines[0], "secret": lines[1]}
    boto3.client("s3", aws_access_key_id=keys["key"], aws_secret_access_key=keys["secret"])  # expect: CRD103
    print(keys)  # expect: CRD201
""",
    "the lines of other files": """\
import boto3


def connect(secret):
    boto3.client("s3", aws_access_key_id="AKIA", aws_secret_access_key=secret)  # expect: CRD103


def show(path):
    for line in open(path):
        print(line)
    print(len(open(path).readlines()))
""",
}
